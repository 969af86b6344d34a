"""/tugas as transcripts: a visit by buttons, a visit in one burst, and two visits whose messages mix."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models import (
    AuditEntry,
    EnrolmentStatus,
    PieceKind,
    Visit,
    VisitCheck,
    VisitPiece,
    VisitResult,
    VisitStatus,
)
from tests.handlers.conftest import Person, Village, World, village

PLACE, FAR = (-4.53521, 104.07312), (-4.60012, 104.20040)


async def goes(world: World, verifier: Person, place: Village, *names: str) -> int:
    """A masjid whose people are all on the verifier's list; the number of the visit."""
    for name in names:
        await place.names(name)
    async with world.database.write() as session:
        from services.field.planning import assign, verifier_of

        access = await verifier_of(session, await _account(world, verifier))
        done = await assign(session, [place.organisation.id], access, access, world.regency, world.now)
        return done.visits[0]


async def _account(world: World, person: Person) -> int:
    async with world.database.read() as session:
        from models import Account

        found = await session.scalar(select(Account.id).where(Account.telegram_id == person.telegram_id))
        assert found
        return found


async def shares(person: Person, place: tuple[float, float] = PLACE, **more: Any) -> None:
    """Shares a location."""
    await person.sends_message(location={"latitude": place[0], "longitude": place[1]}, **more)


async def photographs(person: Person, file_id: str = "place-1", **more: Any) -> None:
    """A photo of a place."""
    photo = {"file_id": file_id, "file_unique_id": f"u{file_id}", "width": 90, "height": 60}
    await person.sends_message(photo=[photo], **more)


async def checks(world: World, visit_id: int) -> dict[int, tuple[str | None, bool | None, list[Any]]]:
    """What stands of everybody on a list."""
    async with world.database.read() as session:
        found = await session.scalars(select(VisitCheck).where(VisitCheck.visit_id == visit_id))
        return {one.place: (one.result, one.data_right, one.differs) for one in found}


async def pieces(world: World, visit_id: int | None) -> list[tuple[PieceKind, str]]:
    """What was sent to a visit."""
    async with world.database.read() as session:
        here = VisitPiece.visit_id.is_(None) if visit_id is None else VisitPiece.visit_id == visit_id
        found = await session.scalars(select(VisitPiece).where(here).order_by(VisitPiece.id))
        return [(one.kind, one.content) for one in found]


async def status(world: World, visit_id: int) -> VisitStatus:
    async with world.database.read() as session:
        return (await session.get_one(Visit, visit_id)).status


LOCATION = (PieceKind.LOCATION, "-4.53521,104.07312")
PHOTO = (PieceKind.PHOTO, "place-1")


async def test_a_visit_by_buttons(world: World, masjid: Village, verifier: Person, staff: Person) -> None:
    number = await goes(world, verifier, masjid, "Ahmad Satu", "Budi Dua", "Citra Tiga")
    await verifier.sends("/tugas")
    verifier.reads("1 kunjungan", "3 orang belum dicatat", "Masjid Al-Ikhlas", "0/3 orang")
    await verifier.presses(f"K{number}")
    verifier.reads(f"K{number} · Masjid Al-Ikhlas", "1. Ahmad Satu, 46 th · Marbot", "Jalan Contoh 1")
    verifier.reads("lokasi belum", f"K{number} 1 benar, 2 tidak ada, 3 meninggal, kirim")
    verifier.does_not_read("KK")
    verifier.does_not_read("1609")
    await verifier.presses("⬜ 2. Budi Dua")
    await verifier.presses("✏️ Hadir, data beda")
    await verifier.presses("▫️ alamat")
    await verifier.presses("▫️ nama")
    await verifier.presses("✏️ nama")
    await verifier.presses("✔️ Selesai")
    verifier.reads("✏️ 2. Budi Dua", "hadir, data beda: alamat")
    await verifier.presses("⬜ 3. Citra Tiga")
    await verifier.presses("🕊 Meninggal")
    assert not verifier.has_button("📤 Kirim")
    await verifier.presses("✅ Sisanya (1) hadir")
    await shares(verifier)
    await photographs(verifier)
    await verifier.sends("Rumahnya di belakang masjid")
    verifier.reads("lokasi ✓", "1 foto", "Rumahnya di belakang masjid")
    await verifier.presses("📤 Kirim")
    verifier.reads("Terkirim")
    assert await checks(world, number) == {
        1: ("present", True, []), 2: ("present", False, ["address"]), 3: ("deceased", None, []),
    }  # fmt: skip
    assert await pieces(world, number) == [
        LOCATION, PHOTO, (PieceKind.NOTE, "Rumahnya di belakang masjid"),
    ]  # fmt: skip
    assert await status(world, number) is VisitStatus.SENT
    staff.got("Citra Tiga", "sudah meninggal", "Tono Lapangan")
    async with world.database.read() as session:
        trail = (await session.scalars(select(AuditEntry).where(AuditEntry.action == "visit.result"))).all()
        assert [(one.after, one.reason) for one in trail] == [
            ("present", None), ("present", "address"), ("deceased", None),
        ]  # fmt: skip


async def test_a_visit_opens_below_the_list_and_its_own_buttons_change_its_card(
    world: World, masjid: Village, verifier: Person
) -> None:
    number = await goes(world, verifier, masjid, "Ahmad Satu")
    await verifier.sends("/tugas")
    await verifier.presses(f"K{number}")
    below = verifier.chat.shown[-1].message_id
    await verifier.presses("⬜ 1. Ahmad Satu")
    await verifier.presses("⬅️ Kembali")
    assert verifier.chat.shown[-1].message_id == below
    await verifier.sends("/tugas")
    await verifier.presses(f"K{number}")
    assert verifier.chat.shown[-1].message_id > below
    assert verifier.chat.shown[-1].text.startswith(f"🧭 K{number} ")


ORDERS = [
    ("text", "location", "photo"),
    ("location", "photo", "text"),
    ("photo", "text", "location"),
    ("photo", "location", "text"),
]


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
async def test_a_burst_in_any_order_lands_in_its_visit_and_sends_itself(
    world: World, masjid: Village, verifier: Person, order: tuple[str, ...]
) -> None:
    number = await goes(world, verifier, masjid, "Ahmad Satu", "Budi Dua", "Citra Tiga")
    other = await goes(world, verifier, await village(world, name="Masjid Lain"), "Dewi Lain")
    # While there was signal, that visit was opened; the other one is open as well.
    await verifier.sends_data(f"vi:{number}")
    for what in order:
        if what == "text":
            await verifier.sends("1 benar\n2 tidak ada\n3 meninggal bulan lalu\nkirim")
        elif what == "location":
            await shares(verifier)
        else:
            await photographs(verifier)
    assert await status(world, number) is VisitStatus.SENT
    assert await checks(world, number) == {
        1: ("present", True, []), 2: ("not_found", None, []), 3: ("deceased", None, []),
    }  # fmt: skip
    assert {LOCATION, PHOTO} <= set(await pieces(world, number))
    assert await pieces(world, other) == await pieces(world, None) == []


async def test_two_visits_in_one_burst_are_told_apart_by_number_caption_and_answer(
    world: World, masjid: Village, verifier: Person
) -> None:
    first = await goes(world, verifier, masjid, "Ahmad Satu")
    second = await goes(world, verifier, await village(world, name="Masjid Lain"), "Dewi Lain")
    await verifier.sends("/tugas")
    await verifier.presses("📥 Bawa semua (2)")
    card = next(one for one in verifier.chat.shown if one.text.startswith(f"🧭 K{second} "))
    answered = {
        "message_id": card.message_id, "date": 1, "chat": {"id": 1, "type": "private"}, "text": card.text,
        "from": {"id": 1, "is_bot": True, "first_name": "Lindung"},
    }  # fmt: skip
    await photographs(verifier, "of-second", caption=f"k{second} 1 pindah ke Palembang")
    await shares(verifier, FAR)
    await verifier.sends(f"K{first} 1 benar")
    await shares(verifier)
    await photographs(verifier)
    await verifier.sends_message(text="gerbang dikunci", reply_to_message=answered)
    assert await checks(world, first) == {1: ("present", True, [])}
    assert await checks(world, second) == {1: ("moved", None, [])}
    assert await pieces(world, first) == [LOCATION, PHOTO]
    assert [kind for kind, _ in await pieces(world, second)] == [
        PieceKind.PHOTO, PieceKind.LOCATION, PieceKind.NOTE,
    ]  # fmt: skip


async def test_what_cannot_be_told_waits_and_is_asked_about(
    world: World, masjid: Village, verifier: Person
) -> None:
    first = await goes(world, verifier, masjid, "Ahmad Satu")
    second = await goes(world, verifier, await village(world, name="Masjid Lain"), "Dewi Lain")
    await shares(verifier)
    await photographs(verifier)
    await verifier.sends("1 benar")
    verifier.reads("3 kiriman menunggu", "Dari kunjungan mana")
    await verifier.presses(f"K{second}")
    assert await checks(world, second) == {1: ("present", True, [])}
    assert await pieces(world, second) == [LOCATION, PHOTO]
    assert await checks(world, first) == {1: (None, None, [])}
    assert await pieces(world, None) == []


async def test_a_location_far_away_is_asked_about(world: World, masjid: Village, verifier: Person) -> None:
    number = await goes(world, verifier, masjid, "Ahmad Satu")
    await shares(verifier)
    await shares(verifier, FAR)
    verifier.reads("jauh dari lokasi pertama", "1 kiriman menunggu")
    assert await pieces(world, number) == [LOCATION]


async def test_a_wrong_number_loses_nothing(world: World, masjid: Village, verifier: Person) -> None:
    number = await goes(world, verifier, masjid, "Ahmad Satu")
    await verifier.sends("K9999 1 benar")
    verifier.reads("tidak ada di daftar Bapak/Ibu", "1 kiriman menunggu")
    await verifier.presses(f"K{number}")
    assert await checks(world, number) == {1: ("present", True, [])}


async def test_what_is_not_understood_is_said_and_kept(
    world: World, masjid: Village, verifier: Person
) -> None:
    number = await goes(world, verifier, masjid, "Ahmad Satu", "Budi Dua")
    await verifier.sends("1 benar, 2 sakit, kirim")
    verifier.reads("Belum terbaca: “2 sakit”")
    await verifier.sends("9 benar")
    verifier.reads("Nomor 9 tidak ada di daftar ini (1 sampai 2)")
    assert await checks(world, number) == {1: ("present", True, []), 2: (None, None, [])}
    assert await pieces(world, number) == [(PieceKind.NOTE, "2 sakit")]
    assert await status(world, number) is VisitStatus.OPEN


async def test_whoever_is_present_needs_a_word_about_the_data(
    world: World, masjid: Village, verifier: Person
) -> None:
    number = await goes(world, verifier, masjid, "Ahmad Satu", "Budi Dua")
    await verifier.sends("1 hadir 2 pindah kirim")
    verifier.reads("nomor 1 belum lengkap", "data belum dinyatakan")
    await verifier.presses("✅ Sisanya (1)")
    await verifier.presses("📤 Kirim")
    verifier.reads("belum ada lokasi dan foto")
    await verifier.presses("📤 Kirim tanpa itu")
    assert await status(world, number) is VisitStatus.SENT
    assert await checks(world, number) == {1: ("present", True, []), 2: ("moved", None, [])}
    await verifier.sends_data(f"vs:{number}:y")
    assert "sudah dikirim" in verifier.toast


async def test_forwarded_things_and_numbers_of_people_are_not_kept(
    world: World, masjid: Village, verifier: Person
) -> None:
    number = await goes(world, verifier, masjid, "Ahmad Satu")
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Orang"}
    await shares(verifier, forward_origin=origin)
    verifier.reads("yang diteruskan tidak dipakai")
    assert await pieces(world, number) == []
    await verifier.sends(f"K{number} NIK di KTP 1609011708800001 beda")
    assert await pieces(world, number) == [(PieceKind.NOTE, "NIK di KTP 1609••••••••0001 beda")]


async def test_without_a_visit_words_are_a_search(world: World, masjid: Village, verifier: Person) -> None:
    await masjid.names("Ahmad Satu")
    await verifier.sends("Ahmad Satu")
    verifier.reads("Ahmad Satu")
    number = await goes(world, verifier, masjid)
    await verifier.sends_data(f"vi:{number}")
    world.now += timedelta(hours=13)
    await verifier.sends("Ahmad Satu")
    assert await pieces(world, number) == []


async def test_the_nearest_place_is_taken(world: World, masjid: Village, verifier: Person) -> None:
    await goes(world, verifier, masjid, "Ahmad Satu")
    far = await village(world, name="Masjid Jauh", kecamatan_code="16.09.02", desa_code="16.09.02.2001")
    near = await village(world, name="Masjid Dekat")
    await far.names("Orang Jauh", days=30)
    await near.names("Orang Dekat", days=1)
    await verifier.sends("/tugas")
    await verifier.presses("📍 Ambil yang terdekat")
    verifier.reads("Masjid Dekat", "sekarang tugas Bapak/Ibu")
    await verifier.sends_data("vn")
    verifier.reads("Masjid Jauh")
    await verifier.sends_data("vn")
    assert "Semua orang sudah dikunjungi" in verifier.toast


async def test_a_newcomer_says_where_they_are(world: World, masjid: Village, verifier: Person) -> None:
    await masjid.names("Ahmad Satu")
    await verifier.sends("/tugas")
    verifier.reads("Belum ada kunjungan")
    await verifier.presses("📍 Ambil yang terdekat")
    verifier.reads("sedang di mana")
    await verifier.presses("Muara Dua (1)")
    verifier.reads("Masjid Al-Ikhlas")


async def test_a_location_alone_offers_the_nearest(world: World, masjid: Village, verifier: Person) -> None:
    await masjid.names("Ahmad Satu")
    await shares(verifier)
    verifier.reads("ambil yang terdekat dari sini")
    await verifier.presses("📍 Ambil yang terdekat")
    verifier.reads("Masjid Al-Ikhlas")


async def test_a_visit_is_given_back_and_somebody_else_s_is_closed(
    world: World, masjid: Village, verifier: Person
) -> None:
    number = await goes(world, verifier, masjid, "Ahmad Satu")
    other = await world.holder("Ujang Lapangan", "verifier")  # type: ignore[arg-type]
    for data in ("vi", "vp", "vr", "vs", "va", "vd", "vl", "vw"):
        await other.sends_data(f"{data}:{number}:1:y")
        assert "tidak ada di daftar Bapak/Ibu" in other.toast
    await other.sends(f"K{number} 1 meninggal kirim")
    assert await checks(world, number) == {1: (None, None, [])}
    other.does_not_read("Ahmad")
    await verifier.sends_data(f"vi:{number}")
    await verifier.presses("↩️ Kembalikan")
    await verifier.presses("↩️ Ya, kembalikan")
    async with world.database.read() as session:
        assert (await session.get_one(Visit, number)).account_id is None


async def test_pieces_are_taken_away(world: World, masjid: Village, verifier: Person) -> None:
    number = await goes(world, verifier, masjid, "Ahmad Satu")
    await photographs(verifier, "papers", caption="1 benar")
    await verifier.presses("🗑 Hapus kiriman")
    await verifier.presses("🗑 Ya, hapus")
    verifier.reads("foto tempat belum")
    assert await pieces(world, number) == []
    assert await checks(world, number) == {1: ("present", True, [])}


async def test_a_closed_entry_is_left_out(world: World, masjid: Village, verifier: Person) -> None:
    number = await goes(world, verifier, masjid, "Ahmad Satu", "Budi Dua")
    async with world.database.write() as session:
        check = await session.scalar(
            select(VisitCheck).where(VisitCheck.visit_id == number, VisitCheck.place == 1)
        )
        assert check
        from models import Enrolment

        (await session.get_one(Enrolment, check.enrolment_id)).status = EnrolmentStatus.WITHDRAWN
    await shares(verifier)
    verifier.reads("1. Ahmad Satu: sudah tidak diajukan")
    await verifier.sends("2 meninggal")
    await verifier.sends_data(f"vs:{number}:y")
    verifier.reads("Terkirim")
    assert await checks(world, number) == {1: (None, None, []), 2: (VisitResult.DECEASED, None, [])}
