"""/bantuan says what can be done here and now; /batal leaves anywhere."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models import Account
from tests.handlers.conftest import Person, Village, World
from tests.handlers.flows import MEMBER, NIK, drafts, registers


async def test_help_fits_the_person(guest: Person, masjid: Village, staff: Person, admin: Person) -> None:
    for person, does, does_not in (
        (guest, "/daftar", "/tambah"),
        (masjid.takmir, "/tambah", "/antrean"),
        (staff, "/antrean", "/undang"),
        (admin, "/undang", "/tambah"),
    ):
        await person.sends("/bantuan")
        person.reads("Yang bisa dilakukan", does, "/batal", "175", "Dinas Ketenagakerjaan")
        person.does_not_read(does_not)


async def test_help_in_the_middle_of_a_form_shows_the_way_back(masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await takmir.sends("/bantuan")
    takmir.got("Yang bisa dilakukan")
    takmir.reads("Tambah anggota", "belum selesai")
    await takmir.presses("▶️ Lanjutkan")
    takmir.reads("NIK-nya")


async def test_the_button_does_what_the_command_does(masjid: Village) -> None:
    await masjid.takmir.sends("/menu")
    await masjid.takmir.presses("❓ Bantuan")
    masjid.takmir.reads("Yang bisa dilakukan")


async def test_nothing_to_leave(guest: Person) -> None:
    await guest.sends("/batal")
    guest.reads("Tidak ada isian")
    assert guest.has_button("🕌 Daftarkan lembaga")


@pytest.mark.parametrize("answered", range(10))
async def test_a_form_is_left_at_any_question(masjid: Village, world: World, answered: int) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    given = ["Marbot", *MEMBER.values()]
    for answer in given[:answered]:
        await takmir.sends(answer)
        if answer == NIK:
            await takmir.sends("ya")
    await takmir.sends("/batal")
    takmir.reads("Pengisian dibatalkan")
    takmir.does_not_read(NIK)
    assert not await drafts(world)
    await takmir.sends("Ahmad Contoh")
    takmir.reads("belum mengerti")


async def test_leaving_a_registration_takes_the_contact_button_away(guest: Person, world: World) -> None:
    await registers(guest, phone="0812 7890 1234")
    await guest.sends("/batal")
    assert not await drafts(world)
    async with world.database.read() as session:
        account = (await session.scalars(select(Account))).one()
    assert account.phone is None


async def test_the_button_asks_before_it_leaves(masjid: Village, world: World) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await takmir.presses("✖️ Batal")
    takmir.reads("Berhenti mengisi?")
    await takmir.presses("Tidak, lanjut")
    takmir.reads("NIK-nya")
    await takmir.sends("batal")
    await takmir.sends("ya")
    takmir.reads("dibatalkan")
    assert not await drafts(world)


async def test_leaving_one_form_names_the_other_that_waits(masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await takmir.sends("/daftar")
    await takmir.presses("Masjid")
    await takmir.sends("/batal")
    takmir.reads("Ada isian Tambah anggota yang belum selesai")
    await takmir.presses("▶️ Lanjutkan")
    takmir.reads("NIK-nya")
    await takmir.sends("/batal")
    takmir.does_not_read("Ada isian Daftarkan")
