"""/start: the first words, who somebody is, the language, and what was left unfinished."""

from __future__ import annotations

import pytest

from models import Account
from tests.handlers.conftest import Person, Village, World
from tests.handlers.flows import NIK, answers, drafts


async def account_of(world: World, person: Person) -> Account:
    """The account as stored."""
    account_id = await world.account_id(person)
    async with world.database.read() as session:
        return await session.get_one(Account, account_id)


async def test_somebody_new_is_welcomed_and_reads_about_privacy(guest: Person, world: World) -> None:
    await guest.sends("/start")
    guest.reads("selamat datang", "gratis", "Privasi singkat", "Saya adalah")
    assert len(guest.buttons) == 8
    assert (await account_of(world, guest)).privacy_seen_at is None


async def test_that_the_notice_was_seen_is_recorded_once(guest: Person, world: World) -> None:
    await guest.sends("/start")
    await guest.presses("🕌 Pengurus")
    first = (await account_of(world, guest)).privacy_seen_at
    assert first == world.now
    await guest.presses("🔒 Privasi")
    guest.reads("UU 27/2022", "Dinas Ketenagakerjaan", "Hak Anda", "180 hari")
    assert (await account_of(world, guest)).privacy_seen_at == first


@pytest.mark.parametrize(
    ("says", "asked", "offered"),
    [
        ("🕌 Pengurus", "Lembaga apa", ["Masjid", "Musholla / langgar", "✖️ Batal"]),
        ("🚒 Koordinator", "Apa nama lembaganya", ["✖️ Batal"]),
        ("📖 Guru ngaji", "Apa nama lembaganya", ["✖️ Batal"]),
        ("🏛 Pengurus", "Apa nama lembaganya", ["✖️ Batal"]),
    ],
)
async def test_who_speaks_for_an_organisation_registers_it(
    guest: Person, says: str, asked: str, offered: list[str]
) -> None:
    await guest.sends("/start")
    await guest.presses(says)
    guest.reads("Daftarkan lembaga", asked)
    assert guest.buttons == offered


async def test_a_worker_proves_who_they_are(guest: Person) -> None:
    await guest.sends("/start")
    await guest.presses("👷 Pekerja")
    guest.reads("Cek status perlindungan", "kode status", "Kirim nomor HP saya")


async def test_the_office_comes_in_by_invitation(guest: Person) -> None:
    await guest.sends("/start")
    await guest.presses("🗂 Petugas")
    guest.reads("tautan undangan", str(guest.telegram_id))


async def test_an_answer_that_was_never_offered(guest: Person) -> None:
    await guest.sends_data("saya:presiden")
    await guest.sends_data("saya")
    assert all("sudah tidak ada" in toast for toast in guest.toasts)
    assert not guest.chat.shown


async def test_who_has_a_role_finds_their_menu(masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends("/start")
    takmir.reads("Selamat datang kembali, Pak Takmir")
    assert takmir.buttons[:2] == ["👥 Anggota saya", "➕ Tambah anggota"]
    assert not takmir.has_button("🗂 Antrean")


async def test_an_unfinished_form_is_gone_on_with(masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await answers(takmir, until="name")
    masjid.world.now = masjid.world.now.replace(day=25)
    await takmir.sends("/start")
    takmir.reads("Ada isian Tambah anggota yang belum selesai", "22 November 2026")
    await takmir.presses("▶️ Lanjutkan")
    takmir.reads("Selamat datang kembali", "nama lengkap")
    await takmir.sends("Ahmad Contoh")
    takmir.reads("17 Agustus 1980")


async def test_an_unfinished_form_is_begun_again(masjid: Village, world: World) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await answers(takmir, until="name")
    await takmir.sends("/start")
    await takmir.presses("🔄 Mulai ulang")
    takmir.reads("Tugasnya sebagai apa")
    (draft,) = await drafts(world)
    assert draft.draft["answers"] == {}
    assert NIK not in repr(draft.draft)


async def test_beginning_again_from_an_old_offer_wipes_nothing(masjid: Village, world: World) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.sends("/start")
    old = takmir.button("🔄 Mulai ulang")
    await takmir.presses("▶️ Lanjutkan")
    await takmir.presses("Marbot")
    await takmir.sends_data(old)
    assert "tidak berlaku" in takmir.toast
    (draft,) = await drafts(world)
    assert draft.draft["answers"] == {"category": "marbot"}


async def test_two_forms_wait_side_by_side(masjid: Village, world: World) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await takmir.sends("/daftar")
    await takmir.presses("Masjid")
    await takmir.sends("/tambah")
    takmir.reads("Ada isian Tambah anggota")
    await takmir.presses("▶️ Lanjutkan")
    takmir.reads("NIK-nya")
    await takmir.sends(NIK)
    takmir.reads("nama lengkap")
    assert [one.active for one in await drafts(world)] == [True, False]


async def test_the_other_language_and_back(guest: Person) -> None:
    await guest.sends("/start")
    await guest.presses("🇬🇧 English")
    guest.got("English it is")
    guest.reads("Welcome to Lindung")
    assert "daftar" in guest.chat.commands
    await guest.presses("🕌")
    guest.reads("Step 1/")
    await guest.sends("/bahasa")
    await guest.presses("🇮🇩 Bahasa Indonesia")
    guest.got("saya berbahasa Indonesia")
    guest.reads("selamat datang")


async def test_a_coordinator_who_changes_the_language_sees_the_menu(masjid: Village) -> None:
    await masjid.takmir.sends("/bahasa")
    masjid.takmir.reads("Pilih bahasa")
    await masjid.takmir.presses("🇬🇧")
    masjid.takmir.reads("English it is")
    assert masjid.takmir.has_button("👥 My members")
    assert "antrean" not in masjid.takmir.chat.commands


async def test_a_language_that_is_none_is_asked_again(guest: Person) -> None:
    await guest.sends_data("bahasa:fr")
    guest.reads("Pilih bahasa")


async def test_links_that_open_nothing(guest: Person) -> None:
    await guest.sends("/start i_dikarang")
    guest.reads("Undangan ini tidak berlaku")
    await guest.sends("/start kode_DIKARANG")
    guest.reads("Data belum ditemukan")
    await guest.sends("/start apa-saja")
    guest.reads("selamat datang")
