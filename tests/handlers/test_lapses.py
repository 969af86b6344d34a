"""/jatuhtempo as transcripts: lists that add up, the most urgent first, and what may be taken along."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models import AuditEntry, EnrolmentStatus, Protection, Worker
from tests.factories import make_protection
from tests.handlers.conftest import Person, Village, World, entry_of

TODAY = date(2026, 11, 22)


async def covered(
    masjid: Village, name: str, days: int, born: date = date(1980, 8, 17), grace: int = 90
) -> None:
    """Somebody whose cover ends so many days from today."""
    entry_id = await masjid.names(name, status=EnrolmentStatus.ENROLLED, worker={"birth_date": born})
    worker = (await entry_of(masjid.world, entry_id)).worker
    ends_on = TODAY + timedelta(days=days)
    async with masjid.world.database.write() as session:
        until = ends_on + timedelta(days=grace)
        await make_protection(session, worker, ends_on=ends_on, grace_until=until)


@pytest.mark.parametrize(
    ("days", "in_list"),
    [
        (0, "0–7 hari: 1"), (7, "0–7 hari: 1"), (8, "8–30 hari: 1"), (30, "8–30 hari: 1"),
        (31, "31–60 hari: 1"), (60, "31–60 hari: 1"), (61, ""), (-1, "Masa tenggang: 1"),
        (-90, "Masa tenggang: 1"), (-91, ""),
    ],
)  # fmt: skip
async def test_everybody_is_on_one_list_at_most(
    staff: Person, masjid: Village, days: int, in_list: str
) -> None:
    await covered(masjid, "Ahmad Contoh", days)
    await staff.sends("/jatuhtempo")
    assert staff.newest.text.count(": 1") == bool(in_list)
    staff.reads(in_list, "hampir 65 tahun: 0")


@pytest.mark.parametrize(
    ("born", "is_urgent"),
    [
        # Cover ends on 29 November, the grace on 27 February: from the 28th on it is a new registration.
        (date(1962, 2, 28), True),
        (date(1962, 3, 1), False),
        (date(1955, 1, 1), True),
        (date(1980, 1, 1), False),
    ],
)
async def test_who_would_be_too_old_to_come_back_is_urgent(
    staff: Person, masjid: Village, born: date, is_urgent: bool
) -> None:
    await covered(masjid, "Ahmad Contoh", 7, born)
    await staff.sends("/jatuhtempo")
    staff.reads(f"hampir 65 tahun: {int(is_urgent)}")


async def test_the_list_opens_turns_pages_and_downloads(staff: Person, masjid: Village, world: World) -> None:
    for number in range(11):
        await covered(masjid, f"Orang Nomor {number:02d}", 3 + number % 3)
    await staff.sends("/jatuhtempo")
    await staff.presses("🟠 Berakhir dalam 0–7 hari: 11")
    staff.reads("11 orang", "Halaman 1 dari 2", "1609••••••••")
    first = staff.newest.text
    await staff.presses("▶️")
    staff.reads("Halaman 2 dari 2")
    names = {f"Orang Nomor {number:02d}" for number in range(11)}
    assert {name for name in names if name in first + staff.newest.text} == names
    await staff.presses("⬇️ Unduh daftar")
    rows = staff.sheet()
    assert len(rows) == 12
    assert all("••••••••" in str(row[3]) for row in rows[1:])
    assert rows[1][8] == "25-11-2026"
    async with world.database.read() as session:
        taken = select(AuditEntry.after).where(AuditEntry.action == "lapses.export")
        assert (await session.scalars(taken)).all() == ["ending1 rows=11"]
    await staff.presses("⬅️ Kembali")
    staff.got("Jatuh tempo perlindungan")


async def test_a_list_and_its_file_name_the_programme_that_ends(
    staff: Person, masjid: Village, world: World
) -> None:
    await covered(masjid, "Ahmad Contoh", 200)
    async with world.database.write() as session:
        worker = (await session.scalars(select(Worker))).one()
        (await session.scalars(select(Protection))).one().programmes = ["JKM"]
        await make_protection(session, worker, programmes=["JKK"], ends_on=TODAY + timedelta(days=5))
    await staff.sends("/jatuhtempo")
    await staff.presses("🟠 Berakhir dalam 0–7 hari: 1")
    staff.reads("JKK: berakhir 27 November 2026")
    await staff.presses("⬇️ Unduh daftar")
    titles, row = staff.sheet()
    assert dict(zip(titles, row, strict=True))["Program yang berakhir"] == "JKK"


async def test_the_most_urgent_stands_on_top(staff: Person, masjid: Village) -> None:
    await covered(masjid, "Ahmad Nanti", 20, date(1960, 1, 1))
    await covered(masjid, "Budi Segera", -80, date(1960, 1, 1))
    await staff.sends("/jatuhtempo")
    await staff.presses("🔴 Mendesak")
    text = staff.newest.text
    assert text.index("Budi Segera") < text.index("Ahmad Nanti")
    staff.reads("paling lambat", "65 tahun pada 1 Januari 2025")


@pytest.mark.parametrize("data", ["jl", "jl:nonsense:0", "jx:nonsense", "jl:urgent:999"])
async def test_forged_presses_are_answered(staff: Person, masjid: Village, data: str) -> None:
    await staff.sends_data(data)
    assert staff.toast or staff.newest.text


async def test_verifiers_and_coordinators_see_no_list(
    verifier: Person, masjid: Village, world: World
) -> None:
    await covered(masjid, "Ahmad Contoh", 3)
    for person in (verifier, masjid.takmir):
        await person.sends("/jatuhtempo")
        await person.sends_data("jl:ending1:0")
        person.does_not_read("Ahmad")
