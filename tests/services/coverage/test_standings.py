from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, func, inspect, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from migrations import upgrade
from models import (
    FAR,
    CoverageCell,
    Database,
    Enrolment,
    EnrolmentStatus,
    FurtherPost,
    ProtectionState,
    Standing,
    StandingDue,
    Worker,
)
from regency import load_regency
from services.coverage.standings import catch_up, somebody_is_due, up_to_date
from tests.factories import make_account, make_enrolment, make_organisation, make_protection, make_worker

ZONE = load_regency().zone
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = date(2026, 11, 22)
JANUARY = date(2026, 1, 1)


async def now_known(session: AsyncSession) -> list[Standing]:
    """The rows that are known now, by day."""
    query = select(Standing).where(Standing.known_until.is_(None))
    return list(await session.scalars(query.order_by(Standing.from_day, Standing.id)))


async def test_days_of_an_entry_follow_its_trail_and_the_periods_of_bpjs(database: Database) -> None:
    async with database.write() as session:
        worker = await make_worker(session)
        await make_enrolment(
            session,
            worker=worker,
            status=EnrolmentStatus.APPROVED,
            submitted_at=datetime(2025, 11, 1, 5, tzinfo=UTC),
            status_since=datetime(2025, 12, 1, 5, tzinfo=UTC),
        )
        await make_protection(session, worker)
        assert await up_to_date(session, ZONE, NOW)
        rows = await now_known(session)
    submitted, approved = EnrolmentStatus.SUBMITTED, EnrolmentStatus.APPROVED
    assert [(row.status, row.from_day, row.until_day, row.cover, row.was_covered) for row in rows] == [
        (submitted, date(2025, 11, 1), date(2025, 12, 1), None, False),
        (approved, date(2025, 12, 1), JANUARY, None, False),
        (approved, JANUARY, date(2027, 1, 1), ProtectionState.ACTIVE, False),
        (approved, date(2027, 1, 1), date(2027, 4, 1), ProtectionState.GRACE, True),
        (approved, date(2027, 4, 1), FAR, ProtectionState.ENDED, True),
    ]


async def change(session: AsyncSession, table: Any, **values: Any) -> None:
    await session.execute(update(table).values(values))


@pytest.mark.parametrize(
    ("table", "values", "count"),
    [
        (Enrolment, {"category": "guru_ngaji"}, 1),
        (Enrolment, {"status": EnrolmentStatus.RETURNED}, 1),
        (Enrolment, {"findings": ["x"]}, 0),
        (Enrolment, {"category": "marbot"}, 0),
        (Worker, {"kecamatan_code": "16.09.02"}, 1),
        (Worker, {"name": "Orang Lain"}, 0),
    ],
)
async def test_the_database_itself_notes_who_has_to_be_worked_out(
    database: Database, table: Any, values: dict[str, Any], count: int
) -> None:
    async with database.write() as session:
        await make_enrolment(session)
        await up_to_date(session, ZONE, NOW)
        await change(session, table, **values)
        assert await session.scalar(select(func.count(StandingDue.id))) == count


async def test_periods_and_posts_are_noted_when_they_come_change_and_go(database: Database) -> None:
    async with database.write() as session:
        worker, other = await make_worker(session), await make_worker(session)
        organisation, account = await make_organisation(session), await make_account(session)
        period = await make_protection(session, worker)
        post = FurtherPost(
            worker_id=worker.id, organisation_id=organisation.id, category="marbot",
            named_by=account.id, named_at=NOW,
        )  # fmt: skip
        session.add(post)
        await session.flush()
        due = select(StandingDue.worker_id).order_by(StandingDue.id)
        assert list(await session.scalars(due)) == [worker.id, worker.id]
        await up_to_date(session, ZONE, NOW)
        # Gone over to somebody else: both are.
        period.worker_id = other.id
        await session.flush()
        assert set(await session.scalars(due)) == {worker.id, other.id}
        await up_to_date(session, ZONE, NOW)
        await session.delete(post)
        await session.flush()
        assert list(await session.scalars(due)) == [worker.id]


async def test_it_goes_in_steps_until_nobody_is_left(database: Database) -> None:
    async with database.write() as session:
        for _ in range(5):
            await make_enrolment(session)
    async with database.write() as session:
        assert await catch_up(session, ZONE, NOW, at_most=2)
        assert await catch_up(session, ZONE, NOW, at_most=2)
        assert not await catch_up(session, ZONE, NOW, at_most=2)
        assert not await catch_up(session, ZONE, NOW, at_most=2)
        assert not await somebody_is_due(session)
        assert len(await now_known(session)) == 5
        total = select(func.sum(CoverageCell.people)).where(CoverageCell.category == "")
        assert await session.scalar(total) == 5


async def test_nothing_is_overwritten(database: Database) -> None:
    async with database.write() as session:
        entry = await make_enrolment(session)
        await up_to_date(session, ZONE, NOW)
        entry.status, entry.status_since = EnrolmentStatus.APPROVED, NOW + timedelta(days=3)
        await session.flush()
        await up_to_date(session, ZONE, NOW + timedelta(days=3))
        rows = list(await session.scalars(select(Standing).order_by(Standing.id)))
    old, first, second = rows
    assert (old.until_day, old.known_until) == (FAR, NOW + timedelta(days=3))
    assert (first.from_day, first.until_day) == (TODAY, TODAY + timedelta(days=3))
    assert (second.from_day, second.until_day) == (TODAY + timedelta(days=3), FAR)
    assert old.known_until == first.known_from == second.known_from
    assert first.known_until is second.known_until is None


async def test_everybody_from_before_is_due_after_the_upgrade(empty_database: Database) -> None:
    await upgrade(empty_database, "0012")
    async with empty_database.write() as session:
        people = [await make_worker(session) for _ in range(3)]
    await upgrade(empty_database)
    async with empty_database.read() as session:
        assert list(await session.scalars(select(StandingDue.worker_id))) == [one.id for one in people]


async def test_no_later_revision_has_lost_a_trigger(database: Database) -> None:
    def names(connection: Connection) -> set[str]:
        if connection.dialect.name == "sqlite":
            query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        else:
            query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        return {name for name in connection.scalars(text(query)) if "_due_" in name}

    async with database.connection() as connection:
        assert await connection.run_sync(lambda sync: inspect(sync).has_table("standings_due"))
        found = await connection.run_sync(names)
    tables = ("enrolments", "further_posts", "protections")
    assert found == {
        *(f"{table}_due_{verb}" for table in tables for verb in ("insert", "update", "delete")),
        "workers_due_update",
        "status_changes_due_insert",
    }
