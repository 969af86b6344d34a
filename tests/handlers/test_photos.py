"""A photo of a KTP in the chat: read, deleted, shown, taken with one tap; doubts asked; a way out always."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from locales import Text
from models import Conversation, Enrolment, EnrolmentStatus, KtpEvidence, Role, Worker
from services import evidence
from services.errors import Invalid
from services.ktp.card import Reading
from services.ktp.image import MAX_BYTES
from services.ktp.reader import Reader
from services.reasons import Reason
from tests.factories import make_grant, make_organisation
from tests.handlers.conftest import Person, Village, World

CARD = {
    "nik": "1609011708850003",
    "name": "ZULKIFLI CONTOH",
    "birth_place": "MUARADUA",
    "birth_date": "1985-08-17",
    "sex": "L",
    "address": "DUSUN II RT 002/RW 001",
    "desa": "Bumi Agung",
    "kecamatan": "Muara Dua",
}
CLEAR = Reading(True, CARD)


class FakeReader(Reader):
    """Answers by the bytes of the photo."""

    def __init__(self) -> None:
        super().__init__("oku-selatan")
        self.cards: dict[bytes, Reading | Text] = {}

    async def read(self, picture: bytes, today: date) -> Reading:
        found = self.cards[picture]
        if isinstance(found, Text):
            raise Invalid(found)
        return found


Show = Callable[..., None]


@pytest.fixture
def show(world: World) -> Show:
    """Makes a photo with this id read as a card."""
    reader = FakeReader()
    world.handlers._reader = reader

    def shown(card: Reading | Text = CLEAR, file_id: str = "photo-1") -> None:
        data = f"bytes of {file_id}".encode()
        world.files[file_id], reader.cards[data] = data, card

    return shown


def other(name: str, nik: str, **over: str) -> Reading:
    return Reading(True, {**CARD, "name": name, "nik": nik, **over})


async def drafted(world: World) -> list[object]:
    async with world.database.read() as session:
        return list(await session.scalars(select(Conversation.draft)))


async def names(world: World) -> list[str]:
    async with world.database.read() as session:
        return sorted(await session.scalars(select(Worker.name)))


async def test_a_photo_and_one_tap_register_somebody(world: World, masjid: Village, show: Show) -> None:
    show()
    takmir = masjid.takmir
    await takmir.sends_photo()
    takmir.got("KTP sudah dibaca", "1609••••••••0003", "DUSUN II", "Desa: Bumi Agung")
    takmir.reads("ZULKIFLI CONTOH", "Siap didaftarkan: 1", "tahu dan setuju")
    takmir.does_not_read(CARD["nik"])
    await takmir.presses("✅ Daftarkan 1")
    takmir.reads("Sudah didaftarkan: 1", "belum lengkap")
    assert await names(world) == ["ZULKIFLI CONTOH"]
    async with world.database.read() as session:
        worker = await session.scalar(select(Worker))
        assert worker is not None
        assert (worker.nik, worker.sex, worker.mother_name) == (CARD["nik"], "L", None)
        assert await session.scalar(select(func.count()).select_from(KtpEvidence)) == 0


async def test_the_person_sees_at_once_that_it_is_being_read(
    world: World, masjid: Village, show: Show
) -> None:
    show()
    seen: list[str] = []
    prepare = world.handlers.prepare

    async def watched(update: object, data: bytes | None) -> object:
        seen.append(masjid.takmir.transcript)
        return await prepare(update, data)  # type: ignore[arg-type]

    world.handlers.prepare = watched  # type: ignore[method-assign]
    await masjid.takmir.sends_photo()
    assert "Sedang membaca KTP" in seen[0]
    masjid.takmir.does_not_read("Sedang membaca KTP")


async def test_an_album_is_one_card_and_one_tap(world: World, masjid: Village, show: Show) -> None:
    takmir = masjid.takmir
    for number in range(1, 11):
        show(other(f"ORANG {'ABCDEFGHIJ'[number - 1]}", f"16090117088500{number:02d}"), f"photo-{number}")
        await takmir.sends_photo(f"photo-{number}")
    takmir.reads("10 orang terbaca", "ORANG A", "ORANG J", "Siap didaftarkan: 10")
    await takmir.presses("✅ Daftarkan 10")
    assert len(await names(world)) == 10


async def test_a_doubtful_field_is_marked_and_asked(world: World, masjid: Village, show: Show) -> None:
    show(replace(CLEAR, doubtful=frozenset({"nik"})))
    takmir = masjid.takmir
    await takmir.sends_photo()
    takmir.reads("Perlu dilihat: 1", "NIK di foto kurang jelas")
    assert not takmir.has_button("✅ Daftarkan")
    assert await names(world) == []


async def test_the_same_card_twice_is_one_person(world: World, masjid: Village, show: Show) -> None:
    show()
    show(CLEAR, "photo-2")
    await masjid.takmir.sends_photo()
    await masjid.takmir.sends_photo("photo-2")
    masjid.takmir.reads("Sudah ada atau tertulis dua kali: 1", "Siap didaftarkan: 1")


@pytest.mark.parametrize(
    ("card", "words"),
    [
        (Reading(False), "bukan foto KTP"),
        (Text("ktp-cut-off"), "terpotong"),
        (Text("ktp-reader-failed"), "tidak berhasil dibaca"),
    ],
)
async def test_what_cannot_be_read_gets_a_friendly_answer_with_ways_out(
    masjid: Village, show: Show, card: Reading | Text, words: str
) -> None:
    show(card)
    await masjid.takmir.sends_photo()
    masjid.takmir.reads(words, "/tambah", "/tempel")
    await masjid.takmir.presses("Tambah")


async def test_a_photo_that_telegram_has_lost(world: World, masjid: Village, show: Show) -> None:
    show()
    world.files["photo-1"] = None
    await masjid.takmir.sends_photo()
    masjid.takmir.reads("tidak bisa diambil dari Telegram")


async def test_a_picture_sent_as_a_file_is_read_too(masjid: Village, show: Show) -> None:
    show(CLEAR, "scan")
    file = {"file_id": "scan", "file_unique_id": "s", "mime_type": "image/png", "file_size": 9}
    await masjid.takmir.sends_message(document=file)
    masjid.takmir.reads("ZULKIFLI CONTOH")
    await masjid.takmir.sends_message(document={**file, "file_size": MAX_BYTES + 1})
    masjid.takmir.reads("terlalu besar")


async def test_within_the_form_it_fills_what_is_open(world: World, masjid: Village, show: Show) -> None:
    show()
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await takmir.sends(CARD["nik"])
    await takmir.sends("Zulkifli Sendiri")
    await takmir.presses("Ya, benar")
    await takmir.sends_photo()
    takmir.reads("Nama di foto berbeda dari yang sudah diisi", "Jawaban sekarang: Zulkifli Sendiri")
    assert "Zulkifli Sendiri" in str(await drafted(world))
    assert "DUSUN II RT 002/RW 001" in str(await drafted(world))


async def test_within_the_form_every_doubt_is_marked_and_asked(
    world: World, masjid: Village, show: Show
) -> None:
    doubtful = frozenset({"birth_place", "address"})
    show(Reading(True, {**CARD, "name": "Zulkifli Contoh"}, doubtful))
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await takmir.sends(CARD["nik"])
    await takmir.sends("Zulkifli Contoh")
    await takmir.presses("Ya, benar")
    await takmir.sends_photo()
    takmir.reads("Tempat lahir di foto kurang jelas", "Jawaban sekarang: MUARADUA")
    await takmir.presses("✔️ Sudah benar")
    takmir.reads("ibu kandung")
    await takmir.sends("Siti Contoh")
    takmir.reads("Alamat di foto kurang jelas", "DUSUN II RT 002/RW 001")
    await takmir.presses("Kembali")
    takmir.reads("⚠️ Alamat: DUSUN II")
    await takmir.presses("✅ Kirim")
    takmir.reads("Alamat di foto kurang jelas")
    await takmir.sends("Dusun III")
    takmir.does_not_read("⚠️")
    await takmir.presses("✅ Kirim")
    async with world.database.read() as session:
        worker = (await session.scalars(select(Worker))).one()
        assert (worker.birth_place, worker.address) == ("MUARADUA", "Dusun III")


async def mending(masjid: Village) -> None:
    """The form of an entry that came back, for a card of this NIK."""
    await masjid.names(
        "Zulkifli Lama",
        worker={"nik": CARD["nik"], "birth_date": date(1985, 8, 17), "address": None},
        status=EnrolmentStatus.RETURNED,
        reason=Reason.INCOMPLETE,
        returned_field="name",
    )
    await masjid.takmir.sends_data("mendrow")


async def test_an_entry_being_mended_takes_from_the_card_what_the_person_says(
    world: World, masjid: Village, show: Show
) -> None:
    show()
    takmir = masjid.takmir
    await mending(masjid)
    await takmir.sends_photo()
    takmir.reads("Nama di foto berbeda", "sekarang: Zulkifli Lama", "Di foto tertulis: ZULKIFLI CONTOH")
    await takmir.presses("📷 Pakai yang di foto")
    while takmir.has_button("✔️ Sudah benar"):
        await takmir.presses("✔️ Sudah benar")
    await takmir.presses("✅ Kirim")
    assert await names(world) == ["ZULKIFLI CONTOH"]


@pytest.mark.parametrize(
    ("over", "words"), [({"nik": "1609011708850004"}, "NIK di foto berbeda"), ({"nik": ""}, "tidak terbaca")]
)
async def test_a_card_of_another_or_no_nik_changes_nothing_in_an_entry(
    world: World, masjid: Village, show: Show, over: dict[str, str], words: str
) -> None:
    values = {key: value for key, value in {**CARD, **over}.items() if value}
    show(Reading(True, values))
    takmir = masjid.takmir
    await mending(masjid)
    before = (await drafted(world))[0]
    await takmir.sends_photo()
    takmir.got(words, "Tidak ada isian yang diubah")
    after = (await drafted(world))[0]
    assert before["answers"] == after["answers"]  # type: ignore[index]


async def test_a_second_photo_fills_the_form_of_a_row(world: World, masjid: Village, show: Show) -> None:
    show(replace(CLEAR, doubtful=frozenset({"address", "name"})))
    show(other("ZULKIFLI CONTOH", CARD["nik"], address="DUSUN III RT 002/RW 001"), "photo-2")
    takmir = masjid.takmir
    await takmir.sends_photo()
    await takmir.presses("✏️ Lihat yang perlu")
    await takmir.presses("✏️ 1. ZULKIFLI")
    takmir.reads("Nama di foto kurang jelas")
    await takmir.sends_photo("photo-2")
    takmir.reads("Nama di foto kurang jelas")
    await takmir.presses("✔️ Sudah benar")
    while not takmir.has_button("📷 Pakai yang di foto"):
        await takmir.presses("Marbot" if takmir.has_button("Marbot") else "Lewati")
    takmir.reads("Alamat di foto berbeda", "Di foto tertulis: DUSUN III")
    await takmir.presses("📷 Pakai yang di foto")
    assert "DUSUN III RT 002/RW 001" in str(await drafted(world))


async def test_within_the_form_of_somebody_else_nothing_is_mixed(masjid: Village, show: Show) -> None:
    show(other("ORANG LAIN", "1609012708850009", birth_date="1985-08-27"))
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await takmir.sends(CARD["nik"])
    await takmir.sends_photo()
    takmir.reads("NIK di foto berbeda")
    assert "ORANG LAIN" not in takmir.newest.text


async def test_at_the_beginning_of_the_form_the_photo_takes_its_place(masjid: Village, show: Show) -> None:
    show()
    await masjid.takmir.sends("/tambah")
    await masjid.takmir.sends_photo()
    masjid.takmir.reads("Siap didaftarkan: 1")


async def test_who_speaks_for_two_is_asked_for_which_one(world: World, masjid: Village, show: Show) -> None:
    async with world.database.write() as session:
        second = await make_organisation(session, kind="musholla", name="Musholla Contoh Dua")
        account = await world.account(session, masjid.takmir)
        await make_grant(session, account, Role.COORDINATOR, organisation_id=second.id)
    show()
    show(other("ORANG DUA", "1609011708850004"), "photo-2")
    await masjid.takmir.sends_photo()
    await masjid.takmir.sends_photo("photo-2")
    await masjid.takmir.presses("Musholla Contoh Dua")
    masjid.takmir.reads("2 orang terbaca", "ZULKIFLI CONTOH", "ORANG DUA")


async def test_a_stranger_has_no_photo_read(guest: Person, show: Show) -> None:
    show()
    await guest.sends_photo()
    guest.does_not_read("Sedang membaca", "ZULKIFLI")


async def test_without_the_reader_a_photo_is_only_attached(world: World, masjid: Village) -> None:
    await masjid.takmir.sends_photo()
    masjid.takmir.does_not_read("Sedang membaca")
    async with world.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Enrolment)) == 0


async def test_evidence_is_kept_encrypted_and_wiped_after_its_days(
    world: World, masjid: Village, show: Show
) -> None:
    world.handlers._settings = world.settings.model_copy(update={"keep_ktp_evidence": True})
    show()
    await masjid.takmir.sends_photo()
    async with world.database.write() as session:
        kept = (await session.scalars(select(KtpEvidence))).one()
        assert kept.picture == b"bytes of photo-1"
        assert await evidence.forget_old(session, world.now + timedelta(days=89), 90) == 0
        assert await evidence.forget_old(session, world.now + timedelta(days=91), 90) == 1
