"""A way to SQLite that waits in a thread only for what can take long.

aiosqlite hands every single call to its thread: some twenty hand-overs in a small transaction, which cost far
more than the statements themselves, each a few microseconds. Here such calls are made at once. The thread
gets what waits: for the disk (a commit that has something to write), for another process (BEGIN IMMEDIATE
while the lock is held), long lists of rows, and every SELECT that turns out to be long.

How long a SELECT takes is not known before. It begins at once and is interrupted when it has held the event
loop for some milliseconds; then it is asked again, in the thread. Nothing is lost by that: it reads within
the same transaction, and SQLite rolls nothing back when it interrupts what only reads. What writes is never
interrupted: there it would roll back the whole transaction.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import aiosqlite

R = TypeVar("R")

MANY_ROWS = 200
# Only with the library's own lock may a call be made while the thread is at another.
SERIALISED = 3
SHORT = 0.005
"""Seconds for which a SELECT may hold the event loop."""
STEPS = 10_000
"""Once in so many steps, a fraction of a millisecond, SQLite asks whether to go on."""
_KNOWN = 500
# "WITH … DELETE" writes. Whoever has such a word in another place is only not interrupted.
_READS = re.compile(
    r"\s*(?:SELECT\b|WITH\b(?!.*\b(?:INSERT|UPDATE|DELETE|REPLACE)\b))", re.IGNORECASE | re.DOTALL
)


@dataclass(slots=True)
class _Reading:
    """A SELECT whose rows are still to be fetched."""

    cursor: sqlite3.Cursor
    sql: str
    values: tuple[Any, ...]
    began: float
    is_long: bool


class _Closing(sqlite3.Connection):
    """Lets go of its locks when it is closed, whatever holds on to one of its cursors.

    An interrupted cursor keeps its statement, and SQLite puts off closing, with the open transaction, until
    the last statement is gone.
    """

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self.rollback()
        super().close()


class QuickConnection(aiosqlite.Connection):
    """aiosqlite's connection; `_execute` is the one place through which all its calls go."""

    _asked = 0
    _done = 0
    _changes = 0
    _reading: _Reading | None = None
    _until = 0.0
    _is_watched = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # SELECTs that were long the last time: these are not begun in vain.
        self._long: set[str] = set()

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        reading, self._reading = self._reading, None
        # Behind a call that the thread has not finished (its caller was cancelled) the next ones queue up.
        if self._running and self._connection is not None and self._asked == self._done:
            name = fn.__name__
            if name == "execute" and _reads(args[0]):
                return await self._read(self._connection, fn, *args)
            if reading is not None and fn == reading.cursor.fetchall:
                return await self._fetch(self._connection, reading)
            if self._is_watched and name != "cursor":
                self._watch(self._connection, None)
            if name == "execute" and args[0] == "BEGIN IMMEDIATE":
                if self._began(self._connection, fn):
                    return None
            elif fn != self._connection.close and not self._is_slow(self._connection, name, args):
                return fn(*args, **kwargs)
        return await self._in_thread(fn, *args, **kwargs)

    async def _in_thread(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        self._asked += 1
        return await super()._execute(self._counted, fn, *args, **kwargs)  # type: ignore[no-untyped-call]

    def _counted(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        try:
            return fn(*args, **kwargs)
        finally:
            self._done += 1

    async def _read(
        self, connection: sqlite3.Connection, execute: Callable[..., sqlite3.Cursor], sql: str, *values: Any
    ) -> sqlite3.Cursor:
        began, cursor = time.perf_counter(), None
        if sql not in self._long:
            cursor = self._at_once(connection, execute, sql, *values)
        is_long = cursor is None
        if cursor is None:
            cursor = await self._patiently(connection, execute, sql, *values)
        self._reading = _Reading(cursor, sql, values, began, is_long)
        return cursor

    async def _fetch(self, connection: sqlite3.Connection, reading: _Reading) -> list[Any]:
        """All its rows. Nothing was asked since it was executed, so asking it again gives the same."""
        cursor, rows = reading.cursor, None
        if reading.is_long:
            rows = await self._patiently(connection, cursor.fetchall)
        else:
            rows = self._at_once(connection, cursor.fetchall)
            if rows is not None:
                return rows
            rows = await self._patiently(connection, _all_again, reading)
        if time.perf_counter() - reading.began < SHORT:
            self._long.discard(reading.sql)
        else:
            if len(self._long) >= _KNOWN:
                self._long.clear()
            self._long.add(reading.sql)
        return rows

    def _at_once(self, connection: sqlite3.Connection, fn: Callable[..., R], *args: Any) -> R | None:
        """What it gives; None when it takes long."""
        if not self._is_watched:
            self._watch(connection, self._is_long)
        self._until = time.perf_counter() + SHORT
        try:
            return fn(*args)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
        return None

    async def _patiently(self, connection: sqlite3.Connection, fn: Callable[..., R], *args: Any) -> R:
        """In the thread, for as long as somebody waits for it."""
        given_up = False

        def watched() -> R:
            self._watch(connection, lambda: given_up)
            try:
                return fn(*args)
            finally:
                self._watch(connection, None)

        try:
            found: R = await self._in_thread(watched)
        except asyncio.CancelledError:
            given_up = True
            raise
        return found

    def _is_long(self) -> bool:
        return time.perf_counter() > self._until

    def _watch(self, connection: sqlite3.Connection, is_enough: Callable[[], bool] | None) -> None:
        """What SQLite asks from now on; nothing while anything but a SELECT runs."""
        connection.set_progress_handler(is_enough, STEPS)
        self._is_watched = is_enough is not None

    def _is_slow(self, connection: sqlite3.Connection, name: str, args: tuple[Any, ...]) -> bool:
        if name == "commit":
            before, self._changes = self._changes, connection.total_changes
            return before != self._changes
        if name == "executemany":
            return len(args[1]) > MANY_ROWS
        return name == "executescript"

    @staticmethod
    def _began(connection: sqlite3.Connection, execute: Callable[..., Any]) -> bool:
        """Whether the lock was free: without waiting for it."""
        wait = connection.execute("PRAGMA busy_timeout").fetchone()[0]
        connection.execute("PRAGMA busy_timeout=0")
        try:
            execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_BUSY_SNAPSHOT):
                raise
            return False
        finally:
            connection.execute(f"PRAGMA busy_timeout={wait}")
        return True


def _reads(sql: str) -> bool:
    """Whether it does nothing else, for certain."""
    return sql.startswith("SELECT ") or _READS.match(sql) is not None


def _all_again(reading: _Reading) -> list[Any]:
    # The rows until the interruption went with it.
    return reading.cursor.execute(reading.sql, *reading.values).fetchall()


async def connect(database: str) -> aiosqlite.Connection:
    """A connection to a file (or ":memory:"); what `create_async_engine` wants as its `async_creator`."""

    def open_file() -> sqlite3.Connection:
        return sqlite3.connect(database, check_same_thread=False, factory=_Closing)

    kind = QuickConnection if sqlite3.threadsafety == SERIALISED else aiosqlite.Connection
    connection = kind(open_file, iter_chunk_size=64)
    # A process that ends does not wait for its connections.
    connection._thread.daemon = True
    return await connection
