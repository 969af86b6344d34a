"""/undang and /peran as transcripts: a link that works once, and roles taken back at once."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from models import AuditEntry, Invite, Role
from tests.handlers.conftest import Person, Village, World


async def invited(admin: Person, role: str = "Petugas: memeriksa", days: str = "3 hari") -> str:
    """The token of a new invitation, out of its link."""
    await admin.sends("/undang")
    await admin.presses(role)
    await admin.presses(days)
    link = re.search(r"https://t\.me/lindung_bot\?start=(i_[\w-]+)", admin.newest.text)
    assert link
    assert len(link[1]) <= 64
    return link[1]


async def test_an_invitation_makes_staff_once(world: World, admin: Person, guest: Person) -> None:
    token = await invited(admin)
    admin.reads("Undangan untuk petugas", "Berlaku satu kali", "25 November 2026")
    assert not admin.newest.buttons
    await guest.sends("/antrean")
    guest.does_not_read("Antrean kosong")
    await guest.sends(f"/start {token}")
    guest.reads("Selamat datang, petugas", "/antrean")
    assert "antrean" in guest.chat.commands
    assert "undang" not in guest.chat.commands
    admin.got("Pak Tamu menerima undangan sebagai petugas")
    await guest.sends("/antrean")
    guest.reads("Antrean kosong")
    second = world.person(7_501, "Pak Kedua")
    await second.sends(f"/start {token}")
    second.reads("tidak berlaku", "minta undangan baru")
    await second.sends("/antrean")
    second.does_not_read("Antrean kosong")


async def test_an_invitation_ends_in_time(world: World, admin: Person, guest: Person) -> None:
    token = await invited(admin, "Petugas lapangan", "1 hari")
    world.now += timedelta(days=1, minutes=1)
    await guest.sends(f"/start {token}")
    guest.reads("tidak berlaku")


async def test_a_verifier_is_welcomed_as_one(admin: Person, guest: Person) -> None:
    await guest.sends(f"/start {await invited(admin, 'Petugas lapangan', '7 hari')}")
    guest.reads("petugas lapangan", "/cari")
    assert {"cari", "cakupan"} <= set(guest.chat.commands)
    assert "antrean" not in guest.chat.commands


async def test_only_the_index_of_a_link_is_kept(world: World, admin: Person) -> None:
    token = (await invited(admin)).removeprefix("i_").encode()
    async with world.database.read() as session:
        invite = (await session.scalars(select(Invite))).one()
    assert token not in invite.token_index


def links_shown(admin: Person) -> int:
    """In how many messages of the chat a link stands."""
    return sum("start=i_" in one.text for one in admin.chat.shown)


async def test_pressed_twice_it_is_one_link(world: World, admin: Person, guest: Person) -> None:
    await admin.sends("/undang")
    await admin.presses("Petugas: memeriksa")
    data = admin.button("3 hari")
    await admin.sends_data(data)
    token = re.search(r"start=(i_[\w-]+)", admin.newest.text)
    assert token
    await admin.sends_data(data)
    admin.reads("baru saja dibuat dan belum dipakai", "pesan di atas")
    assert links_shown(admin) == 1
    await guest.sends(f"/start {token[1]}")
    guest.reads("Selamat datang")
    async with world.database.read() as session:
        assert len((await session.scalars(select(Invite))).all()) == 1


async def test_a_second_person_is_invited_with_one_press_more(world: World, admin: Person) -> None:
    await invited(admin)
    await admin.sends("/undang")
    await admin.presses("Petugas: memeriksa")
    await admin.presses("7 hari")
    data = admin.button("Buat satu tautan lagi")
    await admin.sends_data(data)
    admin.reads("Undangan untuk petugas", "29 November 2026")
    await admin.sends_data(data)
    admin.reads("baru saja dibuat")
    assert links_shown(admin) == 2
    world.now += timedelta(minutes=5)
    await invited(admin)
    assert links_shown(admin) == 3


async def test_whoever_is_staff_leaves_the_link_for_the_one_it_is_for(
    admin: Person, staff: Person, guest: Person
) -> None:
    token = await invited(admin)
    await staff.sends(f"/start {token}")
    staff.reads("sudah menjadi petugas")
    await guest.sends(f"/start {token}")
    guest.reads("Selamat datang")


@pytest.mark.parametrize("token", ["i_", "i_nonsense", "i_" + "x" * 62])
async def test_a_made_up_link_opens_nothing(guest: Person, token: str) -> None:
    await guest.sends(f"/start {token}")
    guest.reads("tidak berlaku")


async def test_the_list_of_roles_and_taking_one_back(world: World, admin: Person, staff: Person) -> None:
    await staff.sends("/antrean")
    await admin.sends("/peran")
    admin.reads("Peran yang berlaku: 1 orang", "Rina Petugas – petugas, sejak 13 November 2026", "Admin: 1")
    await admin.presses("Cabut: Rina Petugas")
    admin.reads("Cabut peran petugas dari Rina Petugas?")
    await admin.presses("Tidak")
    admin.reads("Peran yang berlaku: 1 orang")
    await admin.presses("Cabut: Rina Petugas")
    await admin.presses("Ya, cabut")
    admin.reads("Peran yang berlaku: 0 orang")
    assert "dicabut" in admin.toast
    staff.got("sebagai petugas sudah berakhir")
    assert "antrean" not in staff.chat.commands
    await staff.presses("🔄 Segarkan")
    assert "peran" in staff.toast
    async with world.database.read() as session:
        entry = (await session.scalars(select(AuditEntry).where(AuditEntry.action == "role.revoke"))).one()
    assert entry.account_id == await world.account_id(admin)


async def test_a_role_taken_back_twice_is_taken_back_once(admin: Person, staff: Person) -> None:
    await admin.sends("/peran")
    await admin.presses("Cabut: Rina")
    data = admin.button("Ya, cabut")
    await admin.sends_data(data)
    told = len(staff.chat.shown)
    await admin.sends_data(data)
    assert "sudah tidak berlaku" in admin.toast
    assert len(staff.chat.shown) == told


async def test_coordinators_are_listed_with_their_masjid(admin: Person, masjid: Village) -> None:
    await admin.sends("/peran")
    await admin.presses("Lihat pengurus lembaga")
    admin.reads("Pengurus lembaga: 1", "Pak Takmir – pengurus Masjid Al-Ikhlas")
    await admin.presses("Cabut: Pak Takmir")
    await admin.presses("Ya, cabut")
    admin.reads("Pengurus lembaga: 0")
    masjid.takmir.reads("sebagai pengurus sudah berakhir")


async def test_many_roles_come_in_pages(world: World, admin: Person) -> None:
    for number in range(10):
        await world.holder(f"Petugas <{number}>", Role.STAFF)
    await admin.sends("/peran")
    admin.reads("10 orang", "Halaman 1 dari 2", "Petugas <9>")
    await admin.presses("▶️")
    admin.reads("Petugas <0>")
    await admin.presses("◀️")
    admin.reads("Petugas <9>")
    await admin.sends_data("ro:o:500")
    admin.reads("Halaman 2 dari 2")


@pytest.mark.parametrize(
    "data", ["undang", "peran", "in", "in:staff:3", "ro", "ro:o:0", "rv:1", "rv:1:y", "gagal", "dl:all"]
)
async def test_staff_give_and_take_no_roles(world: World, staff: Person, data: str) -> None:
    await staff.sends_data(data)
    assert "peran" in staff.toast
    assert not staff.chat.shown
    async with world.database.read() as session:
        assert (await session.scalars(select(Invite))).all() == []


async def test_a_link_for_an_administrator_cannot_be_made(world: World, admin: Person) -> None:
    for data in ("in:admin:3", "in:coordinator:3", "in:x:3"):
        await admin.sends_data(data)
        assert "Undangan hanya untuk" in admin.toast
    await admin.sends_data("in:staff:3650")
    admin.reads("Berapa lama")
    async with world.database.read() as session:
        assert (await session.scalars(select(Invite))).all() == []


@pytest.mark.parametrize("data", ["rv", "rv:0", "rv:777:y", "rv:x", "ro:x:x"])
async def test_a_forged_role_is_answered(admin: Person, data: str) -> None:
    await admin.sends_data(data)
    admin.reads("Peran yang berlaku: 0 orang")
