"""Many invented people put into an empty database at once, as the bot would have stored them one by one.

The keys are made in all cores and go in sorted, while the tables have no second index and nothing is checked:
a million people have fifteen million keys, and into a full index each would be written somewhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Table, insert, text
from sqlalchemy.ext.asyncio import AsyncConnection

from benchmarks.duplicates.people import Record
from models import Database, Worker, WorkerKey
from models.encryption import blind_index, use_keys
from services.alike.blocking import VERSION, Traits, stored_keys
from services.names import fold_name

KEYS = {"benchmark": bytes(range(32))}
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
_CHUNK, _CACHE_KB = 20_000, 400_000
_WORKERS, _WORKER_KEYS = cast(Table, Worker.__table__), cast(Table, WorkerKey.__table__)

Numbers = NDArray[np.int64]


async def fill(database: Database, rows: Sequence[Record]) -> None:
    """The people with ids from 1 on in their order, their keys, and what the database counts about itself."""
    keys = _sorted_keys(rows)
    async with database.connection() as connection:
        if database.is_sqlite:
            await connection.execute(text(f"PRAGMA cache_size = -{_CACHE_KB}"))
        await connection.run_sync(_without_index)
        await connection.run_sync(_insert_workers, rows)
        put = _put_into_sqlite if database.is_sqlite else _put_into_postgres
        await put(connection, keys)
        await connection.run_sync(_with_index)
    async with database.connection() as connection:
        await connection.execute(text("ANALYZE"))


def row_of(number: int, one: Traits) -> dict[str, Any]:
    """The columns of a person."""
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


def _insert_workers(connection: Connection, rows: Sequence[Record]) -> None:
    for part in _parts(len(rows)):
        numbered = enumerate(rows[part], start=part.start + 1)
        columns = [row_of(number, row.traits) for number, row in numbered]
        connection.execute(insert(_WORKERS), columns)


def _sorted_keys(rows: Sequence[Record]) -> Numbers:
    """Key and id of the person, two columns, in the order of the table."""
    with ProcessPoolExecutor(initializer=use_keys, initargs=(KEYS,)) as pool:
        chunks = ((part.start + 1, [row.traits for row in rows[part]]) for part in _parts(len(rows)))
        keys = np.concatenate(list(pool.map(_keys_of, chunks)))
    ordered: Numbers = keys[np.lexsort((keys[:, 1], keys[:, 0]))]
    return ordered


def _keys_of(chunk: tuple[int, list[Traits]]) -> Numbers:
    first, people = chunk
    return np.array(
        [(key, number) for number, one in enumerate(people, first) for key in stored_keys(one)],
        np.int64,
    )


def _without_index(connection: Connection) -> None:
    for index in (*_WORKERS.indexes, *_WORKER_KEYS.indexes):
        index.drop(connection)


def _with_index(connection: Connection) -> None:
    for index in (*_WORKERS.indexes, *_WORKER_KEYS.indexes):
        index.create(connection)


async def _put_into_sqlite(connection: AsyncConnection, keys: Numbers) -> None:
    driver: Any = (await connection.get_raw_connection()).driver_connection
    for part in _parts(len(keys)):
        await driver.executemany(
            "INSERT INTO worker_keys (key, worker_id) VALUES (?, ?)", keys[part].tolist()
        )


async def _put_into_postgres(connection: AsyncConnection, keys: Numbers) -> None:
    # The ids were made here, so that nobody has to look each of them up.
    await connection.execute(text("ALTER TABLE worker_keys DISABLE TRIGGER ALL"))
    driver: Any = (await connection.get_raw_connection()).driver_connection
    for part in _parts(len(keys)):
        await driver.copy_records_to_table(
            "worker_keys", records=map(tuple, keys[part].tolist()), columns=["key", "worker_id"]
        )
    await connection.execute(text("ALTER TABLE worker_keys ENABLE TRIGGER ALL"))


def _parts(count: int) -> Iterator[slice]:
    return (slice(start, start + _CHUNK) for start in range(0, count, _CHUNK))
