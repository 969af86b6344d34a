"""What is due is done once: across processes, restarts, failures and clocks that jump."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from gateway import scheduler as module
from gateway.outbox import MOST_IN_BULK, queue, queue_numbered, room_for_bulk
from gateway.outgoing import message
from gateway.scheduler import Job, More, Run, Scheduler, Turn, call, repeating, stumbling
from models import Account, Database, OutboxMessage, OutboxStatus, ScheduledJob
from tests.factories import make_account
from tests.gateway.fakes import SECRET

ZONE = ZoneInfo("Asia/Jakarta")
MORNING = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)  # a Monday, half past seven in the regency
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Clock:
    """The time, set by the test."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class Noted:
    """A job that notes its turns in a table, so that what is rolled back is not noted."""

    def __init__(self) -> None:
        self.turns: list[Turn] = []

    async def __call__(self, session: AsyncSession, turn: Turn) -> More | None:
        self.turns.append(turn)
        return None

    @property
    def days(self) -> list[date]:
        return [turn.day for turn in self.turns]


def scheduler(database: Database, clock: Clock, *jobs: Job) -> Scheduler:
    return Scheduler(database, jobs, ZONE, clock=clock)


async def until_idle(one: Scheduler) -> None:
    for _ in range(200):
        if not await one.step():
            return
    raise AssertionError("it never comes to rest")


async def row(database: Database, name: str = "daily") -> ScheduledJob:
    async with database.read() as session:
        return await session.get_one(ScheduledJob, name)


async def test_a_daily_job_runs_once_a_day_at_its_hour(database: Database) -> None:
    noted, clock = Noted(), Clock(MORNING - HOUR)
    one = scheduler(database, clock, Job("daily", noted, at=time(7, 30)))
    await one.begin()
    await until_idle(one)
    assert noted.days == []
    clock.now = MORNING
    await until_idle(one)
    await until_idle(one)
    assert noted.days == [date(2026, 11, 23)]
    assert (await row(database)).due_at == MORNING + DAY
    clock.now = MORNING + DAY
    await until_idle(one)
    assert [turn.last_day for turn in noted.turns] == [date(2026, 11, 22), date(2026, 11, 23)]


async def test_a_clock_that_jumps_forwards_makes_it_due_once(database: Database) -> None:
    noted, clock = Noted(), Clock(MORNING)
    one = scheduler(database, clock, Job("daily", noted, at=time(7, 30), at_once=True))
    await one.begin()
    await until_idle(one)
    clock.now = MORNING + 10 * DAY + 3 * HOUR
    await until_idle(one)
    assert noted.days == [date(2026, 11, 23), date(2026, 12, 3)]
    assert noted.turns[-1].last_day == date(2026, 11, 23)
    assert (await row(database)).due_at == MORNING + 11 * DAY


@pytest.mark.parametrize("back", [timedelta(seconds=5), HOUR, 2 * HOUR, 5 * HOUR])
async def test_a_clock_that_goes_back_within_a_day_repeats_nothing(
    database: Database, back: timedelta
) -> None:
    noted, clock = Noted(), Clock(MORNING + HOUR)
    one = scheduler(database, clock, Job("daily", noted, at=time(7, 30), at_once=True))
    await one.begin()
    await until_idle(one)
    for minutes in range(0, 6 * 60, 10):
        clock.now = MORNING + HOUR - back + timedelta(minutes=minutes)
        await until_idle(one)
    assert noted.days == [date(2026, 11, 23)]
    clock.now = MORNING + DAY
    await until_idle(one)
    assert noted.days == [date(2026, 11, 23), date(2026, 11, 24)]


async def test_after_a_year_that_never_was_it_goes_on_the_next_day(database: Database) -> None:
    noted, clock = Noted(), Clock(MORNING + 365 * DAY)
    one = scheduler(database, clock, Job("daily", noted, at=time(7, 30), at_once=True))
    await one.begin()
    await until_idle(one)
    clock.now = MORNING + HOUR
    await until_idle(one)
    assert len(noted.turns) == 1
    clock.now = MORNING + DAY
    await until_idle(one)
    assert noted.days == [date(2027, 11, 23), date(2026, 11, 24)]
    assert noted.turns[-1].last_day == date(2026, 11, 23)


async def test_what_runs_every_so_often_is_called_back_from_a_wrong_future(database: Database) -> None:
    noted, clock = Noted(), Clock(MORNING + 365 * DAY)
    one = scheduler(database, clock, Job("often", noted, every=timedelta(minutes=5)))
    await one.begin()
    await until_idle(one)
    clock.now = MORNING
    await until_idle(one)
    clock.now += timedelta(minutes=5)
    await until_idle(one)
    assert [turn.now for turn in noted.turns] == [MORNING + 365 * DAY, MORNING + timedelta(minutes=5)]


def counting_to(most: int) -> Run:
    """Goes on, unit by unit, with an account for each."""

    async def run(session: AsyncSession, turn: Turn) -> More | None:
        place = turn.cursor or 0
        if place == most:
            return None
        await make_account(session, telegram_id=100 + place)
        return More(place + 1)

    return run


async def people(database: Database) -> list[int]:
    async with database.read() as session:
        return sorted(await session.scalars(select(Account.telegram_id)))


async def test_a_restart_goes_on_where_the_last_unit_ended(database: Database) -> None:
    clock = Clock(MORNING)
    job = Job("daily", counting_to(5), at=time(7, 30), at_once=True)
    one = scheduler(database, clock, job)
    await one.begin()
    await one.step()
    await one.step()
    assert await people(database) == [100, 101]
    other = scheduler(database, clock, job)
    await other.begin()
    await until_idle(other)
    assert await people(database) == [100, 101, 102, 103, 104]
    assert (await row(database)).last_day == date(2026, 11, 23)


async def test_a_day_that_ended_in_the_middle_begins_anew(database: Database) -> None:
    noted: list[Any] = []

    async def run(_session: AsyncSession, turn: Turn) -> More | None:
        noted.append((turn.day.day, turn.cursor))
        return More("half", after=HOUR)

    clock = Clock(MORNING)
    one = scheduler(database, clock, Job("daily", run, at=time(7, 30), at_once=True))
    await one.begin()
    await one.step()
    clock.now += HOUR
    await one.step()
    clock.now += DAY
    await one.step()
    assert noted == [(23, None), (23, "half"), (24, None)]


async def test_what_fails_is_rolled_back_tried_later_and_holds_up_nobody(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(session: AsyncSession, _turn: Turn) -> More | None:
        await make_account(session, telegram_id=5)
        raise ValueError(SECRET)

    noted, clock = Noted(), Clock(MORNING)
    one = scheduler(
        database, clock, Job("bad", fails, every=HOUR), Job("good", noted, every=timedelta(minutes=1))
    )
    await one.begin()
    await until_idle(one)
    assert len(noted.turns) == 1
    assert await people(database) == []
    bad = await row(database, "bad")
    assert (bad.tries, bad.due_at) == (1, MORNING + timedelta(seconds=30))
    assert SECRET not in caplog.text
    assert SECRET not in (bad.error or "")
    for _ in range(8):
        clock.now = (await row(database, "bad")).due_at
        await one.step()
    assert (await row(database, "bad")).due_at - clock.now == timedelta(hours=1)
    async with database.read() as session:
        assert list(await stumbling(session, 5)) == ["bad"]


async def test_two_processes_do_each_thing_once(postgres_database: Database) -> None:
    clock = Clock(MORNING)
    job = Job("daily", counting_to(20), at=time(7, 30), at_once=True)
    both = [scheduler(postgres_database, clock, job) for _ in range(3)]
    for one in both:
        await one.begin()
    for _ in range(25):
        await asyncio.gather(*(one.step() for one in both))
    assert await people(postgres_database) == list(range(100, 120))
    assert (await row(postgres_database)).last_day == date(2026, 11, 23)


async def test_a_job_that_another_process_holds_is_not_waited_for(postgres_database: Database) -> None:
    noted, clock = Noted(), Clock(MORNING)
    one = scheduler(postgres_database, clock, Job("often", noted, every=HOUR))
    await one.begin()
    async with postgres_database.write() as session:
        await session.get(ScheduledJob, "often", with_for_update=True)
        assert await asyncio.wait_for(one.step(), 5) is False
    await one.step()
    assert len(noted.turns) == 1


async def test_somebody_calls_a_job(sqlite_database: Database) -> None:
    noted, clock = Noted(), Clock(MORNING)
    one = scheduler(sqlite_database, clock, Job("often", noted, every=HOUR))
    await one.begin()
    await until_idle(one)
    clock.now += timedelta(minutes=1)
    async with sqlite_database.write() as session:
        await call(session, "often", clock.now)
    await until_idle(one)
    assert len(noted.turns) == 2


async def test_a_function_that_counts_is_repeated_until_nothing_is_left(sqlite_database: Database) -> None:
    left = [3, 2, 0]

    async def some(_session: AsyncSession, _now: datetime) -> int:
        return left.pop(0)

    one = scheduler(sqlite_database, Clock(MORNING), Job("often", repeating(some), every=HOUR))
    await one.begin()
    await until_idle(one)
    assert left == []


async def test_a_row_of_a_job_that_is_gone_is_left_alone(sqlite_database: Database) -> None:
    clock = Clock(MORNING)
    await scheduler(sqlite_database, clock, Job("old", Noted(), every=HOUR)).begin()
    one = scheduler(sqlite_database, clock, Job("new", Noted(), every=HOUR))
    await one.begin()
    await until_idle(one)
    assert (await row(sqlite_database, "old")).ran_at is None


def test_two_jobs_with_one_name_are_a_mistake(sqlite_database: Database) -> None:
    with pytest.raises(ValueError, match="same name"):
        scheduler(sqlite_database, Clock(MORNING), Job("a", Noted()), Job("a", Noted()))


async def test_the_loop_works_until_it_is_stopped(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "LOOK_SECONDS", 0.001)
    stop, told = asyncio.Event(), 0

    def tell() -> None:
        nonlocal told
        told += 1
        if told == 3:
            stop.set()

    one = Scheduler(sqlite_database, [Job("often", Noted(), every=timedelta())], ZONE, tell, Clock(MORNING))
    begin, failures = one.begin, [OSError("a disk that is away")]

    async def begin_at_last() -> None:
        if failures:
            raise failures.pop()
        await begin()

    monkeypatch.setattr(one, "begin", begin_at_last)
    with caplog.at_level(logging.ERROR):
        await asyncio.wait_for(one.run(stop), 10)
    assert told == 3
    assert "OSError" in caplog.text


async def test_what_goes_to_many_waits_for_room(database: Database) -> None:
    made: Callable[[int], Any] = lambda number: message(number, "Halo")  # noqa: E731
    async with database.write() as session:
        assert await room_for_bulk(session, MORNING) == MOST_IN_BULK
        ids = await queue_numbered(session, [made(1), made(2), made(3)], MORNING)
        await queue(session, [made(4)], MORNING)
        assert await room_for_bulk(session, MORNING) == MOST_IN_BULK - 4
        found = await session.scalars(select(OutboxMessage).where(OutboxMessage.id.in_(ids)))
        assert {one.id: one.chat_id for one in found} == dict(zip(ids, (1, 2, 3), strict=True))
        await session.execute(update(OutboxMessage).values(status=OutboxStatus.SENT))
        assert await room_for_bulk(session, MORNING) == MOST_IN_BULK
        await queue(session, [made(number) for number in range(60)], MORNING)
        assert await room_for_bulk(session, MORNING) == 0
        # What is stuck does not hold up the others for ever.
        assert await room_for_bulk(session, MORNING + timedelta(minutes=6)) == MOST_IN_BULK
        assert await queue_numbered(session, [], MORNING) == []
