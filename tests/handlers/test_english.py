"""Everything staff read is there in English as well."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from models import Account, OrganisationStatus
from tests.factories import make_organisation
from tests.handlers.conftest import NOW, Person, Village, World
from tests.handlers.test_rosters import csv_file, known, row


@pytest.fixture
async def english(world: World) -> World:
    """Everybody who is here by now has chosen English."""
    async with world.database.write() as session:
        await session.execute(update(Account).values(language="en"))
    return world


async def test_a_day_of_the_office(staff: Person, masjid: Village, english: World) -> None:
    near = {"birth_date": date(1962, 3, 1), "nik": "1609010103620001"}
    await masjid.names("Ahmad Clean", days=3)
    await masjid.names("Grandfather Near", days=2, worker=near)
    async with english.database.write() as session:
        await make_organisation(session, status=OrganisationStatus.SUBMITTED, submitted_at=NOW)
    await staff.sends("/antrean")
    staff.reads("3 waiting", "More than a day: 2")
    await staff.presses("✅ Approve all clean")
    await staff.presses("✅ Approve these 1")
    masjid.takmir.reads("One person approved", "not yet apply")
    await staff.presses("▶️ Start")
    await staff.presses("🔎 Details")
    staff.got("Mother: Siti Rekaan", "on record")
    await staff.presses("⛔ Reject")
    await staff.presses("▶️")
    await staff.presses("Civil servant")
    await staff.presses("Skip")
    await staff.presses("✅ S")
    masjid.takmir.reads("Could not be approved: Grandfather Near")
    await staff.presses("✅ Confirm")
    staff.reads("Nothing is waiting")


async def test_figures_people_and_files(staff: Person, masjid: Village, english: World) -> None:
    nik = await known(english, masjid, "Ahmad Fauzi")
    await staff.sends_file(csv_file(row(nik, "Ahmad Fauzi"), row("1", "x")), caption="30-04-2026")
    staff.reads("Rows in the file: 2", "Matched: 1", "one person")
    await staff.presses("✅ Apply")
    assert staff.sheet()[0][0]
    await staff.sends("/cari ahmad")
    await staff.presses("1. Ahmad")
    staff.reads("History", "30 April 2026")
    await staff.sends_data("cv")
    staff.reads("ACTIVE today: 0.02 % – 1 of 3,934 entitled")
    await staff.presses("By group")
    await staff.sends_data("cl:a:known:0")
    staff.reads("1 people", "Ahmad Fauzi")


async def test_an_administrators_pages(admin: Person, staff: Person, world: World) -> None:
    await admin.sends("/peran")
    async with world.database.write() as session:
        await session.execute(update(Account).values(language="en"))
    await admin.sends("/gagal")
    admin.reads("No message failed")
    await admin.sends("/undang")
    await admin.presses("Staff")
    await admin.presses("1 day")
    admin.reads("Good once")
    await admin.sends("/peran")
    await admin.presses("Revoke: Rina")
    await admin.presses("Yes, revoke")
    admin.reads("Roles in force: 0")
    staff.reads("has ended")
