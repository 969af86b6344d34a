"""A way to SQLite that waits in a thread only for what can take long.

aiosqlite hands every single call to its thread: some twenty hand-overs in a small transaction, which cost far
more than the statements themselves, each a few microseconds. Here such calls are made at once. The thread
gets what waits: for the disk (a commit that has something to write), for another process (BEGIN IMMEDIATE
while the lock is held), and long lists of rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import aiosqlite

MANY_ROWS = 200
# Only with the library's own lock may a call be made while the thread is at another.
SERIALISED = 3


class QuickConnection(aiosqlite.Connection):
    """aiosqlite's connection; `_execute` is the one place through which all its calls go."""

    _asked = 0
    _done = 0
    _changes = 0

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        # Behind a call that the thread has not finished (its caller was cancelled) the next ones queue up.
        if self._running and self._connection is not None and self._asked == self._done:
            if fn.__name__ == "execute" and args[0] == "BEGIN IMMEDIATE":
                if self._began(self._connection, fn):
                    return None
            elif fn != self._connection.close and not self._is_slow(self._connection, fn.__name__, args):
                return fn(*args, **kwargs)
        self._asked += 1
        return await super()._execute(self._counted, fn, *args, **kwargs)  # type: ignore[no-untyped-call]

    def _counted(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        try:
            return fn(*args, **kwargs)
        finally:
            self._done += 1

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


async def connect(database: str) -> aiosqlite.Connection:
    """A connection to a file (or ":memory:"); what `create_async_engine` wants as its `async_creator`."""

    def open_file() -> sqlite3.Connection:
        return sqlite3.connect(database, check_same_thread=False)

    kind = QuickConnection if sqlite3.threadsafety == SERIALISED else aiosqlite.Connection
    connection = kind(open_file, iter_chunk_size=64)
    # A process that ends does not wait for its connections.
    connection._thread.daemon = True
    return await connection
