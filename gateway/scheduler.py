"""What is due by the clock: one scanner over rows, each unit of work in a transaction of its own.

Any number of processes may scan: the row of a job is locked while a unit of it runs, and what the unit did is
committed together with when the job is due next. So a unit is done wholly or not at all, and once. A clock
that jumps forwards makes a job due once and not for every time it missed; one that jumps backwards repeats no
day that was done, and a job that was put off into a wrong future is called back.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.background import describe, wait_for_any
from gateway.outages import is_outage
from models import Database, ScheduledJob

log = logging.getLogger(__name__)

LOOK_SECONDS = 2.0
BREATH_SECONDS = 0.02
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(hours=1)
ONE_DAY = timedelta(days=1)
# By so much a healthy clock is put right now and then.
CORRECTION = timedelta(minutes=1)


@dataclass(frozen=True)
class Turn:
    """One unit of work: the moment, the day in the regency, the last day done, and where it stopped before.

    `cursor` is None at the beginning of a day (of a run, for a job that is not daily).
    """

    now: datetime
    day: date
    last_day: date | None
    cursor: Any = None


@dataclass(frozen=True)
class More:
    """There is more to do, from `cursor` on (small, JSON), after a while of at most an hour."""

    cursor: Any
    after: timedelta = timedelta()


Run = Callable[[AsyncSession, Turn], Awaitable[More | None]]


@dataclass(frozen=True)
class Job:
    """Something to be done every day `at` a time of the regency, or again and again after `every`.

    `run` does one unit in the session's transaction, a short one: on SQLite nobody else writes meanwhile. It
    gives None when this day, or this run, is done. What it raises is rolled back and tried again later.
    """

    name: str
    run: Run
    at: time | None = None
    every: timedelta = timedelta(days=1)
    # A new daily job waits for its hour, so that a new installation writes to nobody at once.
    at_once: bool = False

    def next(self, now: datetime, zone: ZoneInfo) -> datetime:
        """When it is due after this moment."""
        if self.at is None:
            return now + self.every
        here = now.astimezone(zone)
        slot = datetime.combine(here.date(), self.at, tzinfo=zone)
        if slot <= here:
            slot = datetime.combine(here.date() + timedelta(days=1), self.at, tzinfo=zone)
        return slot.astimezone(UTC)


def repeating(work: Callable[[AsyncSession, datetime], Awaitable[int]]) -> Run:
    """A job from a function that does some of what is due and says how many: until there is nothing left."""

    async def run(session: AsyncSession, turn: Turn) -> More | None:
        return More(None) if await work(session, turn.now) else None

    return run


async def call(session: AsyncSession, name: str, now: datetime) -> None:
    """Makes a job due with the commit of this transaction: there is something for it to do."""
    await session.execute(
        update(ScheduledJob).where(ScheduledJob.name == name, ScheduledJob.due_at > now).values(due_at=now)
    )


async def stumbling(session: AsyncSession, tries: int) -> Sequence[str]:
    """Names of jobs that failed at least so many times in a row."""
    return (await session.scalars(select(ScheduledJob.name).where(ScheduledJob.tries >= tries))).all()


class Scheduler:
    """Does what is due. `told` is called after each unit: there may be something in the outbox."""

    def __init__(
        self,
        database: Database,
        jobs: Sequence[Job],
        zone: ZoneInfo,
        told: Callable[[], None] = lambda: None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._database, self._zone, self._told, self._clock = database, zone, told, clock
        self._jobs = {job.name: job for job in jobs}
        if len(self._jobs) != len(jobs):
            raise ValueError("two jobs have the same name")

    async def run(self, stop: asyncio.Event) -> None:
        """Works until `stop` is set; a unit that is under way is finished first."""
        begun = False
        while not stop.is_set():
            worked = False
            try:
                if not begun:
                    await self.begin()
                    begun = True
                worked = await self.step()
            except Exception as error:
                log.error("scheduler: %s; soon again", describe(error))
            await wait_for_any(stop, seconds=BREATH_SECONDS if worked else LOOK_SECONDS)

    async def begin(self) -> None:
        """A row for every job that has none yet."""
        now = self._clock()
        async with self._database.write() as session:
            insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
            rows = [self._new_row(job, now) for job in self._jobs.values()]
            if rows:
                await session.execute(
                    insert(ScheduledJob).on_conflict_do_nothing(index_elements=["name"]), rows
                )

    async def step(self) -> bool:
        """One unit of every job that is due; whether anything was done."""
        now = self._clock()
        async with self._database.read() as session:
            rows = await session.execute(
                select(ScheduledJob.name, ScheduledJob.due_at, ScheduledJob.last_day).order_by(
                    ScheduledJob.due_at
                )
            )
            due = [name for name, at, last in rows if self._is_up(name, at, last, now)]
        worked = False
        for name in due:
            try:
                worked |= await self._unit(self._jobs[name])
            except Exception as error:
                if is_outage(error):
                    raise
                await self._failed(self._jobs[name], error)
        return worked

    def _new_row(self, job: Job, now: datetime) -> dict[str, Any]:
        if job.at is None or job.at_once:
            return {"name": job.name, "due_at": now, "last_day": None, "tries": 0}
        due_at = job.next(now, self._zone)
        # As if the day before had been done: what is missed from now on is made good.
        return {"name": job.name, "due_at": due_at, "last_day": self._day(due_at) - ONE_DAY, "tries": 0}

    def _is_up(self, name: str, due_at: datetime, last_day: date | None, now: datetime) -> bool:
        job = self._jobs.get(name)
        if job is None:
            return False
        return due_at <= now or self._is_astray(job, due_at, last_day, now)

    def _is_astray(self, job: Job, due_at: datetime, last_day: date | None, now: datetime) -> bool:
        """Whether a row speaks of a future that only a wrong clock can have seen."""
        too_far = due_at > max(job.next(now, self._zone), now + LONGEST_PAUSE) + CORRECTION
        return too_far or (last_day is not None and last_day > self._day(now))

    def _has_come(self, job: Job, now: datetime) -> bool:
        """Whether the hour of a daily job has come today."""
        return job.at is None or now.astimezone(self._zone).time() >= job.at

    def _day(self, now: datetime) -> date:
        return now.astimezone(self._zone).date()

    async def _unit(self, job: Job) -> bool:
        now = self._clock()
        today = self._day(now)
        async with self._database.write() as session:
            row = await session.get(ScheduledJob, job.name, with_for_update={"skip_locked": True})
            if row is None or not self._is_up(job.name, row.due_at, row.last_day, now):
                # Another process was quicker.
                return False
            if self._is_astray(job, row.due_at, row.last_day, now):
                self._call_back(job, row, now)
                return True
            if job.at is not None and row.last_day == today:
                row.due_at = job.next(now, self._zone)
                return True
            if row.cursor_day not in (None, today) and not self._has_come(job, now):
                # Yesterday was not finished; what is left of it waits for today's hour.
                row.cursor_day, row.cursor, row.due_at = None, None, job.next(now, self._zone)
                return True
            cursor = row.cursor if row.cursor_day == today or job.at is None else None
            more = await job.run(session, Turn(now, today, row.last_day, cursor))
            row.ran_at, row.tries, row.error = now, 0, None
            if more is None:
                row.last_day, row.cursor_day, row.cursor = today, None, None
                row.due_at = job.next(now, self._zone)
            else:
                row.cursor_day, row.cursor = today, more.cursor
                row.due_at = now + min(more.after, LONGEST_PAUSE)
        self._told()
        return True

    def _call_back(self, job: Job, row: ScheduledJob, now: datetime) -> None:
        """The clock went backwards: what it did is not done again today, and goes on as usual tomorrow."""
        today = self._day(now)
        log.warning("the clock went backwards: %s is put right", job.name)
        row.due_at = job.next(now, self._zone)
        if row.last_day is not None and row.last_day > today:
            row.last_day = today
        if row.cursor_day is not None and row.cursor_day > today:
            row.cursor_day, row.cursor = None, None

    async def _failed(self, job: Job, error: Exception) -> None:
        """Later again, each time a longer while; the other jobs go on."""
        now = self._clock()
        async with self._database.write() as session:
            row = await session.get(ScheduledJob, job.name, with_for_update=True)
            if row is None:
                return
            row.tries += 1
            row.error = describe(error)[:300]
            row.due_at = now + min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(row.tries - 1, 10))
            log.error("job %s, try %d: %s", job.name, row.tries, describe(error))
