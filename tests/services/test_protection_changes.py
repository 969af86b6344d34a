"""Every change of cover is a move of the table, is written down once, and says from which day on it holds."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Database, Protection, ProtectionCause, ProtectionChange, ProtectionState, Role, Worker
from services.errors import NotAllowed
from services.protection_changes import MAY_CAUSE, MOVES, Because, State, note_changes, pass_days
from services.protections import best_of, state_on
from services.roles import Access
from tests.factories import NOW, make_account, make_worker

C, P = ProtectionCause, ProtectionState
FIRST = date(2026, 1, 1)
STAFF = Access(1, frozenset({Role.STAFF}))


def period(starts: int, days: int, grace: int, worker_id: int = 1) -> Protection:
    """A period that begins so many days after the first of the year, and lasts and is revivable so long."""
    begins = FIRST + timedelta(days=starts)
    ends = begins + timedelta(days=days)
    return Protection(
        worker_id=worker_id,
        starts_on=begins,
        ends_on=ends,
        grace_until=ends + timedelta(days=grace),
        as_of=FIRST,
    )


periods = st.lists(
    st.builds(period, st.integers(-40, 80), st.integers(0, 60), st.integers(0, 40)),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one.starts_on,
)


@given(periods)
def test_whatever_the_periods_days_make_only_moves_of_the_table(found: list[Protection]) -> None:
    states = []
    for number in range(-60, 240):
        day = FIRST + timedelta(days=number)
        best = best_of(day, found)
        assert best is not None
        states.append(state_on(day, best))
    for before, after in pairwise(states):
        assert before is after or C.DAY in MOVES[before, after], (before, after)


def test_who_may_bring_a_change_about() -> None:
    for cause, action in MAY_CAUSE.items():
        if action is None:
            Because(cause).check()
            with pytest.raises(NotAllowed):
                Because(cause, STAFF).check()
        else:
            Because(cause, STAFF).check()
            for by in (None, Access(2, frozenset({Role.COORDINATOR, Role.WORKER, Role.VERIFIER}))):
                with pytest.raises(NotAllowed):
                    Because(cause, by).check()


async def _covered(session: AsyncSession, *stated: tuple[int, int, int]) -> Worker:
    worker = await make_worker(session)
    session.add_all(period(*one, worker_id=worker.id) for one in stated)
    await session.flush()
    return worker


async def _trail(session: AsyncSession, worker: Worker) -> list[tuple[State, State, date, ProtectionCause]]:
    rows = await session.scalars(
        select(ProtectionChange).where(ProtectionChange.worker_id == worker.id).order_by(ProtectionChange.id)
    )
    return [(row.before, row.after, row.since, row.cause) for row in rows]


async def test_a_file_changes_cover_and_the_trail_says_who(database: Database) -> None:
    async with database.write() as session:
        account = await make_account(session)
        staff = Access(account.id, frozenset({Role.STAFF}))
        worker = await _covered(session, (0, 89, 90))
        other = await make_worker(session)
        found = await note_changes(
            session, [worker.id, other.id, worker.id], FIRST, Because(C.ROSTER, staff, note="berkas"), NOW
        )
        again = await note_changes(session, [worker.id], FIRST, Because(C.ROSTER, staff), NOW)
        await session.refresh(worker)
        await session.refresh(other)
    assert [(one.worker_id, one.by, one.note) for one in found] == [(worker.id, account.id, "berkas")]
    assert again == []
    assert (worker.protection, other.protection) == (P.ACTIVE, None)


async def test_days_that_were_slept_through_are_noted_each_under_its_own_date(database: Database) -> None:
    async with database.write() as session:
        worker = await _covered(session, (10, 19, 30), (200, 9, 0))
        await pass_days(session, None, FIRST, NOW)
        await pass_days(session, FIRST, FIRST + timedelta(days=365), NOW)
        again = await pass_days(session, FIRST, FIRST + timedelta(days=365), NOW)
        trail = await _trail(session, worker)
        await session.refresh(worker)
    days = [FIRST + timedelta(days=number) for number in (0, 10, 30, 200, 210)]
    assert trail == [
        (None, P.UPCOMING, days[0], C.FIRST_SEEN),
        (P.UPCOMING, P.ACTIVE, days[1], C.DAY),
        (P.ACTIVE, P.UPCOMING, days[2], C.DAY),
        (P.UPCOMING, P.ACTIVE, days[3], C.DAY),
        (P.ACTIVE, P.ENDED, days[4], C.DAY),
    ]
    assert worker.protection is P.ENDED
    assert again == []


async def test_the_day_after_the_last_one_is_masa_tenggang_and_then_berakhir(database: Database) -> None:
    async with database.write() as session:
        worker = await _covered(session, (0, 9, 10))
        await pass_days(session, None, FIRST, NOW)
        last = FIRST
        for number in range(1, 30):
            await pass_days(session, last, FIRST + timedelta(days=number), NOW)
            last = FIRST + timedelta(days=number)
        trail = await _trail(session, worker)
    assert [(after, since) for _, after, since, _ in trail] == [
        (P.ACTIVE, FIRST),
        (P.GRACE, FIRST + timedelta(days=10)),
        (P.ENDED, FIRST + timedelta(days=20)),
    ]


async def test_a_clock_that_goes_backwards_changes_nothing(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        worker = await _covered(session, (0, 9, 10))
        await pass_days(session, None, FIRST + timedelta(days=15), NOW)
        assert await pass_days(session, FIRST + timedelta(days=15), FIRST, NOW) == []
        assert len(await _trail(session, worker)) == 1


async def test_a_file_taken_back_leaves_nobody_covered(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        account = await make_account(session)
        staff = Access(account.id, frozenset({Role.STAFF}))
        worker = await _covered(session, (0, 89, 90))
        await note_changes(session, [worker.id], FIRST, Because(C.ROSTER, staff), NOW)
        for row in await session.scalars(select(Protection).where(Protection.worker_id == worker.id)):
            await session.delete(row)
        await session.flush()
        await note_changes(session, [worker.id], FIRST, Because(C.ROSTER_UNDONE, staff), NOW)
        trail = await _trail(session, worker)
        await session.refresh(worker)
    assert [(before, after) for before, after, _, _ in trail] == [(None, P.ACTIVE), (P.ACTIVE, None)]
    assert worker.protection is None
