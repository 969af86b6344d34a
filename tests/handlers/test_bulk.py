"""Setujui semua yang bersih: a list of names, then exactly those."""

from __future__ import annotations

from datetime import date

from models import Enrolment, EnrolmentStatus
from tests.handlers.conftest import Person, Village, World, entry_of


async def test_exactly_the_people_of_the_preview_are_approved(
    world: World, staff: Person, masjid: Village
) -> None:
    clean = [await masjid.names(name, days=3) for name in ("Ahmad Bersih", "Budi Bersih")]
    near = {"birth_date": date(1962, 3, 1), "nik": "1609010103620001"}
    doubtful = await masjid.names("Kakek Hampir", days=3, worker=near)
    await staff.sends("/antrean")
    await staff.presses("✅ Setujui semua yang bersih")
    staff.reads("Setujui 2 orang ini?", "1. Ahmad Bersih – Marbot, Masjid Al-Ikhlas", "2. Budi Bersih")
    staff.does_not_read("Kakek Hampir")
    assert (await entry_of(world, clean[0])).status is EnrolmentStatus.SUBMITTED
    await staff.presses("✅ Setujui 2 orang ini")
    staff.reads("2 orang disetujui", "1 menunggu")
    for entry in clean:
        assert (await entry_of(world, entry)).status is EnrolmentStatus.APPROVED
    assert (await entry_of(world, doubtful)).status is EnrolmentStatus.SUBMITTED


async def test_the_takmir_gets_one_message_for_all(staff: Person, masjid: Village) -> None:
    for name in ("Ahmad Bersih", "Budi Bersih", "Citra Bersih"):
        await masjid.names(name)
    await staff.sends("/antrean")
    await staff.presses("✅ Setujui semua")
    await staff.presses("✅ Setujui 3")
    assert len(masjid.takmir.chat.shown) == 1
    masjid.takmir.reads("3 orang disetujui", "Ahmad Bersih", "Citra Bersih", "belum berlaku")


async def test_a_list_that_changed_meanwhile_is_shown_anew(
    world: World, staff: Person, colleague: Person, masjid: Village
) -> None:
    first = await masjid.names("Ahmad Bersih", days=3)
    second = await masjid.names("Budi Bersih", days=2)
    await staff.sends("/antrean")
    await staff.presses("✅ Setujui semua")
    await colleague.sends("/antrean")
    await colleague.presses("▶️ Mulai")
    await colleague.presses("✅ Setujui")
    await staff.presses("✅ Setujui 2 orang ini")
    assert "berubah" in staff.toast
    staff.reads("Setujui 1 orang ini?", "Budi Bersih")
    assert (await entry_of(world, second)).status is EnrolmentStatus.SUBMITTED
    assert (await entry_of(world, first)).decided_by == await world.account_id(colleague)


async def test_somebody_new_is_not_approved_with_an_old_preview(
    world: World, staff: Person, masjid: Village
) -> None:
    await masjid.names("Ahmad Bersih", days=3)
    await staff.sends("/antrean")
    await staff.presses("✅ Setujui semua")
    late = await masjid.names("Zaki Susulan", days=0)
    await staff.presses("✅ Setujui 1 orang ini")
    staff.reads("Setujui 2 orang ini?", "Zaki Susulan")
    assert (await entry_of(world, late)).status is EnrolmentStatus.SUBMITTED


async def test_fifty_long_names_fit_into_one_message(world: World, staff: Person, masjid: Village) -> None:
    async with world.database.write() as session:
        place = await session.get_one(type(masjid.organisation), masjid.organisation.id)
        place.name = "Masjid Jami' " + "Nurul <Huda> & " * 6
    for number in range(52):
        await masjid.names(f"{'Muhammad <Ahmad> & ' * 4}{number}", days=60 - number)
    await staff.sends("/antrean")
    await staff.presses("✅ Setujui semua")
    staff.reads("Setujui 50 orang ini?", "50. ")
    await staff.presses("✅ Setujui 50 orang ini")
    masjid.takmir.reads("50 orang disetujui")
    staff.reads("2 menunggu")


async def test_without_clean_ones_it_says_so(staff: Person, masjid: Village) -> None:
    near = {"birth_date": date(1962, 3, 1), "nik": "1609010103620001"}
    await masjid.names("Kakek Hampir", worker=near)
    await staff.sends("/antrean")
    await staff.presses("✅ Setujui semua")
    staff.reads("Tidak ada yang bisa disetujui sekaligus", "1 menunggu")


async def test_pressing_the_confirmation_twice_approves_once(
    world: World, staff: Person, masjid: Village
) -> None:
    entry = await masjid.names("Ahmad Bersih")
    await staff.sends("/antrean")
    await staff.presses("✅ Setujui semua")
    data = staff.button("✅ Setujui 1")
    await staff.sends_data(data)
    await staff.sends_data(data)
    assert len(masjid.takmir.chat.shown) == 1
    async with world.database.read() as session:
        assert (await session.get_one(Enrolment, entry)).version == 2
