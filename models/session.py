"""The engine and its sessions: one writer and many readers on SQLite, a pool on PostgreSQL.

SQLite: WAL, so that readers never wait for the writer; synchronous=FULL, so that a commit survives a power
cut; BEGIN IMMEDIATE for writers, because a deferred BEGIN that reads first and writes later ends in "database
is locked" under load, or loses one of two concurrent changes without a word.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine

from models import sqlite

WAIT_FOR_LOCK_MS = 30_000


class Database:
    """One database. `write()` and `read()` give sessions; everything else is up to the caller."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._opened: tuple[int, int] | None = None
        if self.is_sqlite:
            self._make_folder()
            self.writer = self._sqlite_engine("BEGIN IMMEDIATE", connections=1)
            self.reader = self._sqlite_engine("BEGIN", connections=2)
        else:
            self.writer = create_async_engine(
                self.url, pool_size=8, max_overflow=4, pool_pre_ping=True, hide_parameters=True
            )
            self.reader = self.writer.execution_options(postgresql_readonly=True)

    def _make_folder(self) -> None:
        if self.url.database and self.url.database != ":memory:":
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)

    def _file_now(self) -> tuple[int, int] | None:
        """Which file stands at the address now: device and number; None for none."""
        try:
            found = Path(self.url.database or ":memory:").stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def is_in_place(self) -> bool:
        """False when the SQLite file was deleted or replaced while it was open.

        What is written from then on goes into a file that nobody will ever find again.
        """
        return self._opened is None or self._opened == self._file_now()

    def _sqlite_engine(self, begin: str, connections: int) -> AsyncEngine:
        engine = create_async_engine(
            self.url,
            async_creator=lambda: sqlite.connect(self.url.database or ":memory:"),
            pool_size=connections,
            max_overflow=0,
            pool_timeout=WAIT_FOR_LOCK_MS / 1000,
            # The words of a database error would otherwise hold what somebody typed.
            hide_parameters=True,
        )

        @event.listens_for(engine.sync_engine, "connect")
        def _prepare(connection: Any, _record: Any) -> None:
            # The driver would open transactions by itself, deferred ones; ours are opened below.
            connection.isolation_level = None
            cursor = connection.cursor()
            for pragma in (
                f"busy_timeout={WAIT_FOR_LOCK_MS}",
                "journal_mode=WAL",
                "synchronous=FULL",
                "foreign_keys=ON",
                "temp_store=MEMORY",
                f"query_only={'ON' if begin == 'BEGIN' else 'OFF'}",
            ):
                cursor.execute(f"PRAGMA {pragma}")
            cursor.close()
            self._opened = self._opened or self._file_now()

        @event.listens_for(engine.sync_engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql(begin)

        return engine

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """A session in one transaction: committed at the end, rolled back when the block raises."""
        async with AsyncSession(self.writer, expire_on_commit=False) as session, session.begin():
            yield session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session that sees one state of the data and can change nothing."""
        async with AsyncSession(self.reader, expire_on_commit=False, autoflush=False) as session:
            yield session

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[AsyncConnection]:
        """A bare writing connection in one transaction, for migrations."""
        async with self.writer.begin() as connection:
            yield connection

    async def ping(self) -> None:
        """Raises what the driver raises when the database cannot be reached."""
        async with self.read() as session:
            await session.execute(text("SELECT 1"))

    async def close(self) -> None:
        """Gives all connections back."""
        await self.writer.dispose()
        if self.is_sqlite:
            await self.reader.dispose()
