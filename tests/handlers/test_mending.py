"""Returned entries in a row: the next one opens by itself, may be skipped, and the row may stop."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models import EnrolmentStatus, Role
from services.reasons import Reason
from tests.factories import make_organisation
from tests.handlers.conftest import Person, Village, World, entry_of, village
from tests.handlers.flows import NIK, drafts


async def returned(masjid: Village, count: int) -> list[int]:
    """So many entries that came back for their name."""
    return [
        await masjid.names(
            f"Orang {chr(65 + number)}",
            status=EnrolmentStatus.RETURNED,
            reason=Reason.INCOMPLETE,
            returned_field="name",
        )
        for number in range(count)
    ]


async def test_twelve_are_mended_in_a_row(masjid: Village, world: World) -> None:
    ids = await returned(masjid, 12)
    takmir = masjid.takmir
    await takmir.sends("/anggota")
    await takmir.presses("✏️ Perbaiki semua (12)")
    for place, entry_id in enumerate(ids, 1):
        letter = chr(64 + place)
        takmir.got(f"Perbaikan {place} dari 12: Orang {letter}")
        takmir.reads("nama lengkap", f"Jawaban sekarang: Orang {letter}")
        await takmir.sends(f"Betul {letter}")
        await takmir.presses("✅ Kirim")
        entry = await entry_of(world, entry_id)
        assert (entry.status, entry.worker.name) == (EnrolmentStatus.SUBMITTED, f"Betul {letter}")
        takmir.got(f"Perbaikan Betul {letter} sudah dikirim", entry.reference)
    takmir.reads("Semua sudah diperbaiki")
    takmir.does_not_read("Kode status")
    assert not await drafts(world)


async def test_what_is_skipped_waits_for_the_next_row(masjid: Village, world: World) -> None:
    first, second = await returned(masjid, 2)
    takmir = masjid.takmir
    await takmir.sends_data("mendrow")
    await takmir.sends("Belum Jadi")
    await takmir.presses("⏭ Lewati")
    takmir.got("Perbaikan 2 dari 2: Orang B")
    assert len(await drafts(world)) == 1
    await takmir.sends("Betul B")
    await takmir.presses("✅ Kirim")
    takmir.reads("Masih 1 orang menunggu perbaikan")
    assert (await entry_of(world, first)).worker.name == "Orang A"
    assert (await entry_of(world, second)).worker.name == "Betul B"


async def test_a_row_that_is_stopped_leaves_no_form_open(masjid: Village, world: World) -> None:
    await returned(masjid, 3)
    takmir = masjid.takmir
    await takmir.sends_data("mendrow")
    await takmir.presses("⏹ Berhenti")
    takmir.got("3 orang lagi menunggu perbaikan di /anggota")
    assert not await drafts(world)
    assert takmir.has_button("✏️ Perbaiki semua (3)")


async def test_another_form_is_not_closed_by_an_old_row(masjid: Village, world: World) -> None:
    first, _ = await returned(masjid, 2)
    takmir = masjid.takmir
    await takmir.sends_data("mendrow")
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await takmir.sends_data(f"mendstop:{first}")
    await takmir.sends(NIK)
    takmir.reads("nama lengkap")
    assert {one.form for one in await drafts(world)} == {"mend", "member"}


async def test_one_mended_by_a_colleague_meanwhile_is_left_out(masjid: Village, world: World) -> None:
    _, second, _ = await returned(masjid, 3)
    takmir = masjid.takmir
    colleague = await world.holder("Bu Takmir", Role.COORDINATOR, masjid.organisation.id)
    await takmir.sends_data("mendrow")
    takmir.got("1 dari 3")
    await colleague.sends_data(f"mend:{second}")
    await colleague.sends("Betul B")
    await colleague.presses("✅ Kirim")
    colleague.got("Perbaikan untuk Betul B sudah dikirim")
    assert colleague.has_button("✏️ Perbaiki semua (2)")
    await takmir.sends("Betul A")
    await takmir.presses("✅ Kirim")
    takmir.got("Perbaikan 2 dari 2: Orang C")


@pytest.mark.parametrize("data", ["mendrow:x", "mendrow:999999999999999999", "mendrow::", "mendrow:-1:9"])
async def test_forged_places_open_nothing_of_others(masjid: Village, world: World, data: str) -> None:
    other = await village(world, name="Masjid Rahasia")
    await returned(other, 2)
    await masjid.takmir.sends_data(data)
    masjid.takmir.reads("Semua sudah diperbaiki")
    masjid.takmir.does_not_read("Orang A")


async def test_one_returned_needs_no_row(masjid: Village) -> None:
    await returned(masjid, 1)
    await masjid.takmir.sends("/anggota")
    assert not masjid.takmir.has_button("✏️ Perbaiki semua")


async def test_the_notice_names_the_field_and_opens_all(masjid: Village, staff: Person, world: World) -> None:
    await returned(masjid, 2)
    await masjid.names("Zainal Baru")
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    await staff.presses("↩️ Kembalikan")
    await staff.presses("Data tidak cocok dengan NIK")
    await staff.presses("Lewati")
    await staff.presses("✅ Kirim")
    masjid.takmir.reads("Perlu diperbaiki: Zainal Baru", "Yang perlu diperbaiki: NIK")
    assert masjid.takmir.buttons == ["✏️ Perbaiki sekarang", "✏️ Perbaiki semua (3)"]
    masjid.takmir.world.now += timedelta(minutes=1)
    await masjid.takmir.presses("✏️ Perbaiki semua")
    masjid.takmir.got("Perbaikan 1 dari 3: Orang A")


async def test_people_of_an_organisation_no_longer_theirs(masjid: Village, world: World) -> None:
    await returned(masjid, 2)
    async with world.database.write() as session:
        other = await make_organisation(session)
    stranger = await world.holder("Pak Lain", Role.COORDINATOR, other.id)
    await stranger.sends_data("mendrow")
    stranger.reads("Semua sudah diperbaiki")
