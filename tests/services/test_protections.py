from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from models import Database, Protection, ProtectionState, Worker
from services.protections import PRECEDENCE, best_of, ranks_by_worker, state_on

NOW = datetime(2026, 8, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Cover:
    starts_on: date
    ends_on: date
    grace_until: date


YEAR = Cover(date(2026, 1, 1), date(2026, 12, 31), date(2027, 3, 31))


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2025, 12, 31), ProtectionState.UPCOMING),
        (date(2026, 1, 1), ProtectionState.ACTIVE),
        (date(2026, 12, 31), ProtectionState.ACTIVE),
        (date(2027, 1, 1), ProtectionState.GRACE),
        (date(2027, 3, 31), ProtectionState.GRACE),
        (date(2027, 4, 1), ProtectionState.ENDED),
    ],
)
def test_the_first_and_last_day_of_each_state(day: date, state: ProtectionState) -> None:
    assert state_on(day, YEAR) is state


def test_nobody_without_periods_has_a_state() -> None:
    assert best_of(date(2026, 5, 1), []) is None


def test_cover_today_speaks_before_cover_to_come_and_both_before_what_has_ended() -> None:
    day = date(2026, 6, 1)
    ended = Cover(date(2024, 1, 1), date(2024, 12, 31), date(2025, 3, 31))
    grace = Cover(date(2025, 10, 1), date(2026, 4, 30), date(2026, 7, 31))
    soon, later = (Cover(date(2026, m, 1), date(2026, 12, 31), date(2027, 3, 31)) for m in (7, 9))
    assert best_of(day, [ended, grace]) == grace
    assert best_of(day, [ended, grace, later, soon]) == soon
    assert best_of(day, [ended, grace, later, soon, YEAR]) == YEAR


def test_of_two_active_periods_the_longer_one_speaks() -> None:
    short = Cover(date(2026, 1, 1), date(2026, 6, 30), date(2026, 9, 30))
    assert best_of(date(2026, 3, 1), [short, YEAR]) == YEAR


@st.composite
def covers(draw: st.DrawFn) -> Cover:
    start = date(2026, 1, 1) + timedelta(days=draw(st.integers(-400, 400)))
    end = start + timedelta(days=draw(st.integers(0, 400)))
    return Cover(start, end, end + timedelta(days=draw(st.integers(0, 100))))


@settings(deadline=None)
@given(st.lists(covers(), min_size=1), st.dates(date(2025, 1, 1), date(2027, 1, 1)))
def test_the_best_period_has_the_highest_state_of_all(periods: list[Cover], day: date) -> None:
    best = best_of(day, periods)
    assert best is not None
    assert state_on(day, best) is min((state_on(day, p) for p in periods), key=PRECEDENCE.index)


async def test_sql_and_python_agree_on_every_day_around_the_borders(database: Database) -> None:
    async with database.write() as session:
        worker = Worker(
            nik="1609010101800001",
            nik_index=b"n" * 32,
            name="A",
            folded_name="a",
            birth_date=date(1980, 1, 1),
            sex="L",
            kecamatan_code="16.09.01",
            desa_code="16.09.01.2005",
            created_at=NOW,
            updated_at=NOW,
        )
        session.add(worker)
        await session.flush()
        session.add(
            Protection(
                worker_id=worker.id,
                starts_on=YEAR.starts_on,
                ends_on=YEAR.ends_on,
                grace_until=YEAR.grace_until,
                as_of=YEAR.starts_on,
            )
        )
    days = [
        edge + timedelta(days=d)
        for edge in (YEAR.starts_on, YEAR.ends_on, YEAR.grace_until)
        for d in (-1, 0, 1)
    ]
    async with database.read() as session:
        for day in days:
            rank = (await session.execute(select(ranks_by_worker(day).subquery().c.rank))).scalar_one()
            assert PRECEDENCE[rank] is state_on(day, YEAR), day
