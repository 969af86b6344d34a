"""Each cause by an example; that they add up whatever happened is in `test_adding_up`."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from models import Database, Enrolment, EnrolmentStatus, FurtherPost, StatusChange
from regency import load_regency
from services.coverage.changes import Days, changes, everyone_behind
from services.coverage.figures import Cause, Cut
from services.coverage.standings import up_to_date
from services.reasons import Reason
from tests.factories import make_account, make_enrolment, make_organisation, make_protection, make_worker

REGENCY = load_regency()
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
LONG_AGO = datetime(2025, 1, 5, 3, tzinfo=UTC)
JUNE, NOVEMBER = date(2026, 6, 30), date(2026, 11, 20)
WHOLE_YEAR = (date(2026, 1, 1), date(2026, 12, 31))
Days_ = tuple[date, date]


async def somebody(session: AsyncSession, *periods: Days_, since: datetime = LONG_AGO) -> Enrolment:
    """Somebody approved, with these periods of cover."""
    worker = await make_worker(session)
    for starts_on, ends_on in periods:
        await make_protection(session, worker, starts_on=starts_on, ends_on=ends_on, grace_until=ends_on)
    status = EnrolmentStatus.APPROVED
    entry = await make_enrolment(
        session, worker=worker, status=status, status_since=since, submitted_at=since
    )
    session.add(StatusChange(enrolment_id=entry.id, after=status, at=since))
    return entry


async def left(session: AsyncSession, reason: Reason) -> None:
    """Somebody whose cover runs on, and who left in September."""
    entry = await somebody(session, WHOLE_YEAR)
    day = datetime(2026, 9, 1, 3, tzinfo=UTC)
    entry.status, entry.reason, entry.left_on = EnrolmentStatus.LEFT, reason, day.date()
    session.add(StatusChange(enrolment_id=entry.id, after=EnrolmentStatus.LEFT, at=day, reason=reason))


async def came_back(session: AsyncSession) -> None:
    """Refused in May, named again in September; BPJS's cover ran on."""
    entry = await somebody(session, WHOLE_YEAR)
    refused = datetime(2026, 5, 1, 3, tzinfo=UTC)
    entry.status, entry.reason = EnrolmentStatus.REJECTED, Reason.NOT_RESIDENT
    session.add(
        StatusChange(enrolment_id=entry.id, after=entry.status, at=refused, reason=Reason.NOT_RESIDENT)
    )
    await session.flush()
    again = datetime(2026, 9, 1, 3, tzinfo=UTC)
    await make_enrolment(session, worker=entry.worker, status_since=again, submitted_at=again)


@pytest.fixture
async def year(database: Database) -> Database:
    """One person, or more, for each cause in the whole regency."""
    half, old = (date(2026, 1, 1), date(2026, 8, 31)), (date(2025, 1, 1), date(2025, 12, 31))
    later = (date(2026, 8, 1), date(2027, 7, 31))
    async with database.write() as session:
        for _ in range(3):
            await somebody(session, later)
        await somebody(session, later, since=datetime(2026, 8, 20, tzinfo=UTC))
        for _ in range(2):
            await somebody(session, old, later)
        await somebody(session, half)
        await somebody(session, WHOLE_YEAR)
        for reason in (Reason.DECEASED, Reason.MOVED_AWAY, Reason.TERM_ENDED):
            await left(session, reason)
        await came_back(session)
        await session.flush()
        assert await up_to_date(session, REGENCY.zone, NOW)
    return database


async def test_every_cause_has_its_people(year: Database) -> None:
    async with year.read() as session:
        found = await changes(session, Cut(), JUNE, NOVEMBER, REGENCY)
        assert dict(found.steps) == {
            Cause.JOINED: 4,
            Cause.RENEWED: 2,
            Cause.CAME_BACK: 1,
            Cause.MOVED_IN: 0,
            Cause.LAPSED: -1,
            Cause.DIED: -1,
            Cause.MOVED: -1,
            Cause.REMOVED: -1,
            Cause.MOVED_OUT: 0,
        }
        assert (found.first.protected, found.last.protected) == (5, 8)
        for cause, people in found.steps:
            assert len(await everyone_behind(session, Cut(), cause, Days(JUNE, NOVEMBER))) == abs(people)


async def test_moving_counts_only_in_a_part(database: Database) -> None:
    later = datetime(2026, 12, 5, 3, tzinfo=UTC)
    async with database.write() as session:
        entry = await somebody(session, WHOLE_YEAR)
        other = await somebody(session, WHOLE_YEAR)
        await up_to_date(session, REGENCY.zone, NOW)
        entry.worker.kecamatan_code = "16.09.02"
        office, account = await make_organisation(session), await make_account(session)
        session.add(
            FurtherPost(
                worker_id=other.worker_id, organisation_id=office.id, category="guru_ngaji",
                named_by=account.id, named_at=later,
            )
        )  # fmt: skip
        await session.flush()
        await up_to_date(session, REGENCY.zone, later)
        days = Days(NOVEMBER, date(2026, 12, 10))

        async def steps(cut: Cut) -> dict[Cause, int]:
            found = await changes(session, cut, *days, REGENCY)
            return {cause: people for cause, people in found.steps if people}

        assert await steps(Cut()) == {}
        assert await steps(Cut(kecamatan="16.09.01")) == {Cause.MOVED_OUT: -1}
        assert await steps(Cut(kecamatan="16.09.02")) == {Cause.MOVED_IN: 1}
        assert await steps(Cut(category="guru_ngaji")) == {Cause.MOVED_IN: 1}
        assert await steps(Cut(organisation=office.id)) == {Cause.MOVED_IN: 1}
        (person,) = await everyone_behind(session, Cut(kecamatan="16.09.02"), Cause.MOVED_IN, days)
        assert (person.enrolment_id, person.kecamatan_code) == (entry.id, "16.09.02")


async def test_the_days_have_an_order(sqlite_database: Database) -> None:
    async with sqlite_database.read() as session:
        with pytest.raises(ValueError, match="is before"):
            await changes(session, Cut(), NOVEMBER, JUNE, REGENCY)
