"""A long SELECT holds up nobody; small calls go on at once."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

import aiosqlite
import pytest
from sqlalchemy import text

from models import Database, sqlite

R = TypeVar("R")


def counted(many: int) -> str:
    return f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many}) "


SLOW = counted(600_000) + "SELECT sum(i) FROM n"
SLOW_SUM = 600_000 * 600_001 // 2
# The first rows come at once, the last one after all the counting.
SLOW_LAST = counted(600_000) + "SELECT i FROM n WHERE i < 4 OR i = 600000"
# Nobody waits for the end of this one.
ENDLESS = counted(10**12) + "SELECT sum(i) FROM n"


@pytest.fixture
async def connection() -> AsyncIterator[aiosqlite.Connection]:
    opened = await sqlite.connect(":memory:")
    opened.isolation_level = None
    await opened.execute("CREATE TABLE kept (x)")
    yield opened
    await opened.close()


async def turns_beside(work: Awaitable[R]) -> tuple[R, int]:
    """What it gives, and how often the event loop came round meanwhile."""
    done, turns = False, 0

    async def count() -> None:
        nonlocal turns
        while not done:
            turns += 1
            await asyncio.sleep(0)

    counting = asyncio.create_task(count())
    await asyncio.sleep(0)
    turns = 0
    try:
        found = await work
    finally:
        done = True
        await counting
    return found, turns


class Handed:
    """The calls that the thread gets from now on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls, self.any = 0, asyncio.Event()
        hand_over = sqlite.QuickConnection._in_thread

        async def count(connection: Any, call: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
            self.calls += 1
            self.any.set()
            return await hand_over(connection, call, *args, **kwargs)

        monkeypatch.setattr(sqlite.QuickConnection, "_in_thread", count)


@pytest.mark.parametrize(
    ("statement", "rows"), [(SLOW, [(SLOW_SUM,)]), (SLOW_LAST, [(1,), (2,), (3,), (600_000,)])]
)
@pytest.mark.parametrize("kind", ["read", "write"])
async def test_the_loop_goes_on_while_a_select_is_slow(
    sqlite_database: Database, statement: str, rows: list[tuple[int]], kind: str
) -> None:
    async with getattr(sqlite_database, kind)() as session:
        # The second time it is known to be slow.
        for _ in range(2):
            result, turns = await turns_beside(session.execute(text(statement)))
            assert [tuple(row) for row in result.all()] == rows
            assert turns > 10


async def test_what_was_written_before_a_slow_select_stays(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        await session.execute(text("CREATE TABLE kept (x)"))
        await session.execute(text("INSERT INTO kept VALUES (1)"))
        assert (await session.execute(text(SLOW))).scalar_one() == SLOW_SUM
        seen = await session.execute(text(SLOW_LAST + " UNION ALL SELECT x FROM kept"))
        assert seen.scalars().all() == [1, 2, 3, 600_000, 1]
        await session.execute(text("INSERT INTO kept VALUES (2)"))
    async with sqlite_database.read() as session:
        assert (await session.execute(text("SELECT x FROM kept"))).scalars().all() == [1, 2]


async def test_what_writes_is_never_interrupted(
    connection: aiosqlite.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "SHORT", -1.0)
    count = counted(50_000)
    await connection.execute("BEGIN IMMEDIATE")
    for statement in (
        "INSERT INTO kept " + count + "SELECT i FROM n",
        count + "INSERT INTO kept SELECT i FROM n",
        "UPDATE kept SET x = x + 1",
        count + "DELETE FROM kept WHERE x IN (SELECT i FROM n) AND x > 2",
    ):
        await connection.execute(statement)
    cursor = await connection.execute("INSERT INTO kept " + count + "SELECT -i FROM n RETURNING x")
    assert len(list(await cursor.fetchall())) == 50_000
    assert connection.in_transaction
    await connection.commit()
    assert await _one(connection, "SELECT count(*) FROM kept WHERE x > 0") == 4


@pytest.mark.parametrize(
    ("statement", "reads"),
    [
        ("SELECT 1", True),
        ("\n  select 1", True),
        ("WITH a AS (SELECT 1) SELECT * FROM a", True),
        ("WITH a AS (SELECT 1)\nINSERT INTO kept SELECT * FROM a", False),
        ("WITH a AS (SELECT 1) update kept SET x = 1", False),
        ("SELECTED", False),
        ("INSERT INTO kept SELECT 1", False),
        ("UPDATE kept SET x = 1 RETURNING x", False),
        ("REPLACE INTO kept VALUES (1)", False),
        ("PRAGMA user_version", False),
        ("BEGIN", False),
        ("-- SELECT\nDELETE FROM kept", False),
    ],
)
def test_only_what_reads_for_certain_may_be_interrupted(statement: str, reads: bool) -> None:
    assert sqlite._reads(statement) is reads


async def _one(connection: aiosqlite.Connection, statement: str) -> Any:
    (row,) = await (await connection.execute(statement)).fetchall()
    return row[0]


async def test_whoever_gives_up_waiting_leaves_a_usable_connection(
    connection: aiosqlite.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed = Handed(monkeypatch)
    await connection.execute("BEGIN IMMEDIATE")
    await connection.execute("INSERT INTO kept VALUES (7)")

    async def ask() -> None:
        await connection.execute(ENDLESS)

    waiting = asyncio.create_task(ask())
    await handed.any.wait()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    # It does not wait for the endless one, and what was written is still there.
    assert await _one(connection, "SELECT x FROM kept") == 7
    await connection.commit()
    assert await _one(connection, "SELECT count(*) FROM kept") == 1


async def test_whoever_gives_up_in_a_session_blocks_nobody(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed = Handed(monkeypatch)

    async def ask() -> None:
        async with sqlite_database.write() as session:
            await session.execute(text("CREATE TABLE kept (x)"))
            await session.execute(text(ENDLESS))

    waiting = asyncio.create_task(ask())
    await handed.any.wait()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    # SQLAlchemy has closed the connection; its lock must be free again.
    async with sqlite_database.write() as session:
        found = await session.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'kept'"))
        assert found.scalar_one() == 0


async def test_a_select_that_is_short_again_comes_back_from_the_thread(
    connection: aiosqlite.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed = Handed(monkeypatch)
    await connection.execute("INSERT INTO kept VALUES (100000)")
    slow = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n, kept WHERE i < x) "
    slow += "SELECT max(i) FROM n"
    monkeypatch.setattr(sqlite, "SHORT", -1.0)
    assert await _one(connection, slow) == 100_000
    assert handed.calls == 2
    await connection.execute("UPDATE kept SET x = 2")
    monkeypatch.setattr(sqlite, "SHORT", 60.0)
    assert await _one(connection, slow) == 2
    assert handed.calls == 4
    assert await _one(connection, slow) == 2
    assert handed.calls == 4


async def test_rows_taken_singly_are_not_asked_twice(
    connection: aiosqlite.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    cursor = await connection.execute(counted(100_000) + "SELECT i FROM n")
    assert await cursor.fetchone() == (1,)
    monkeypatch.setattr(sqlite, "SHORT", -1.0)
    rows = list(await cursor.fetchall())
    assert [rows[0][0], len(rows)] == [2, 99_999]


async def test_an_error_of_a_select_stays_that_error(connection: aiosqlite.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        await connection.execute("SELECT * FROM nowhere")
    assert await _one(connection, "SELECT 1") == 1
