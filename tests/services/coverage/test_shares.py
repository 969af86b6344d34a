from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from models import Database, EnrolmentStatus, Roster, RosterStatus, StatusChange
from regency import Target, load_regency
from services.coverage.figures import Basis, Cut, Share
from services.coverage.shares import picture, share
from services.coverage.standings import up_to_date
from tests.factories import make_account, make_enrolment, make_protection, make_worker

REGENCY = load_regency()
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY, SINCE = date(2026, 11, 22), datetime(2026, 5, 20, 3, tzinfo=UTC)


async def covered(session: AsyncSession, kecamatan: str = "16.09.01", category: str = "marbot") -> None:
    """Somebody named in May whose cover began in August and ends with the year."""
    worker = await make_worker(session, kecamatan_code=kecamatan)
    entry = await make_enrolment(
        session, worker=worker, category=category, submitted_at=SINCE, status_since=SINCE
    )
    session.add(StatusChange(enrolment_id=entry.id, after=EnrolmentStatus.SUBMITTED, at=SINCE))
    await make_protection(session, worker, starts_on=date(2026, 8, 1))


@pytest.fixture
async def three(database: Database) -> Database:
    async with database.write() as session:
        await covered(session)
        await covered(session, "16.09.02")
        await covered(session, "16.09.02", "guru_ngaji")
        await session.flush()
        await up_to_date(session, REGENCY.zone, NOW)
    return database


async def test_a_share_says_of_how_many_and_who_says_so(three: Database) -> None:
    stated = Target(2026, 50, "SK Bupati", kecamatan="16.09.02", stated_on=date(2026, 2, 1))
    regency = replace(REGENCY, targets=(*REGENCY.targets, stated))
    async with three.read() as session:
        whole = await share(session, Cut(), TODAY, regency)
        part = await share(session, Cut(kecamatan="16.09.02"), TODAY, regency)
        other = await share(session, Cut(kecamatan="16.09.01"), TODAY, regency)
        before = await share(session, Cut(), date(2024, 1, 1), regency)
    assert (whole.protected, whole.known, whole.entitled.people, whole.gap) == (3, 3, 3_934, 3_931)
    assert whole.entitled.basis is Basis.STATED
    assert (part.protected, part.entitled.people, part.entitled.source) == (2, 50, "SK Bupati")
    assert part.entitled.stated_on == date(2026, 2, 1)
    assert (other.entitled.people, other.entitled.basis, other.entitled.source) == (1, Basis.KNOWN, None)
    assert (before.protected, before.entitled.people, before.percent) == (0, 0, 0.0)


async def test_the_picture_has_the_months_since_there_was_anybody(three: Database) -> None:
    async with three.read() as session:
        found = await picture(session, TODAY, REGENCY, months=3)
    assert [(one.day, one.protected, one.known) for one in found.trend] == [
        (date(2026, 5, 31), 0, 3),
        (date(2026, 6, 30), 0, 3),
        (date(2026, 7, 31), 0, 3),
        (date(2026, 8, 31), 3, 3),
        (date(2026, 9, 30), 3, 3),
        (date(2026, 10, 31), 3, 3),
        (TODAY, 3, 3),
    ]
    assert [(one.first, one.last, one.percent) for one in found.stated] == [
        (date(2024, 1, 1), date(2024, 12, 31), 39.0),
        (date(2025, 4, 1), date(2025, 4, 30), 25.77),
    ]
    assert found.target == 3_934
    assert found.total.rupiah == 3_931 * 16_800 * 3
    assert len(found.kecamatan) == 19
    assert {one.label: one.share.protected for one in found.categories if one.share.protected} == {
        "marbot": 2,
        "guru_ngaji": 1,
    }


async def test_in_a_years_time_the_cover_is_over(three: Database) -> None:
    async with three.read() as session:
        assert (await share(session, Cut(), date(2026, 12, 31), REGENCY)).protected == 3
        assert (await share(session, Cut(), date(2027, 1, 1), REGENCY)).protected == 0


async def test_the_trend_is_at_most_a_year_long(three: Database) -> None:
    async with three.read() as session:
        found = await picture(session, date(2030, 2, 10), REGENCY, months=1)
    assert [one.day for one in found.trend][:2] == [date(2029, 2, 28), date(2029, 3, 31)]
    assert len(found.trend) == 13


async def test_a_file_that_came_later_was_not_known_earlier(three: Database) -> None:
    async def asked() -> Share:
        async with three.read() as session:
            return await share(session, Cut(), TODAY, REGENCY)

    first = await asked()
    async with three.write() as session:
        account = await make_account(session)
        roster = Roster(
            file_name="x", file_hash="x", as_of=date(2026, 11, 1), counts={}, status=RosterStatus.APPLIED,
            uploaded_by=account.id, uploaded_at=NOW, applied_at=NOW + timedelta(hours=1),
        )  # fmt: skip
        session.add(roster)
    second = await asked()
    async with three.write() as session:
        stored = await session.merge(roster)
        stored.status, stored.undone_at = RosterStatus.UNDONE, NOW + timedelta(hours=2)
    third = await asked()
    assert [one.as_of for one in (first, second, third)] == [None, date(2026, 11, 1), None]
    async with three.read() as session:
        for said in (first, second, third):
            assert await share(session, Cut(), TODAY, REGENCY, said.known_at) == said


async def test_who_is_not_counted_yet_is_told(three: Database) -> None:
    async with three.write() as session:
        await covered(session)
    async with three.write() as session:
        waiting = await share(session, Cut(), TODAY, REGENCY)
        await up_to_date(session, REGENCY.zone, NOW)
        done = await share(session, Cut(), TODAY, REGENCY)
    assert (waiting.still_counting, waiting.protected) == (True, 3)
    assert (done.still_counting, done.protected) == (False, 4)
    assert done.known_at > waiting.known_at
