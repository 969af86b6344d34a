"""One process of an installation polls and delivers; others share the handling and stand by for the rest."""

from __future__ import annotations

import asyncio
import logging
from types import TracebackType
from typing import IO

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from gateway.background import wait_for_any
from models import Database

log = logging.getLogger(__name__)

POLL_SECONDS = 2.0
ANSWER_SECONDS = 10.0
LOCK_NAME = 0x11D0  # any number, the same in every process


class LeadLost(RuntimeError):
    """The connection that holds the lead is gone."""


class Leader:
    """Holds the lead while it is open: an advisory lock on PostgreSQL, a lock file beside an SQLite file.

    A process that dies loses the lead by itself, in both cases.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: AsyncConnection | None = None
        self._file: IO[str] | None = None

    async def try_to_lead(self) -> bool:
        """Whether the lead could be had at once."""
        if self._database.is_sqlite:
            return self._database.is_in_place() and self._lock_file()
        connection = await self._database.writer.connect()
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        taken = await connection.scalar(text("SELECT pg_try_advisory_lock(:name)"), {"name": LOCK_NAME})
        if taken:
            self._connection = connection
        else:
            await connection.close()
        return bool(taken)

    async def lead(self, stop: asyncio.Event) -> bool:
        """Waits until the lead is had; False when `stop` was set before that."""
        while not stop.is_set():
            if await self.try_to_lead():
                return True
            # A lock in another process rings no bell.
            await wait_for_any(stop, seconds=POLL_SECONDS)
        return False

    async def keep(self) -> None:
        """Runs as long as the lead is held; raises LeadLost when its connection breaks or hangs.

        Another process may lead from then on, so this one must stop polling and delivering. An SQLite file
        that was deleted or replaced ends the lead too: what comes in stays at Telegram until it is back.
        """
        while True:
            if not self._database.is_in_place():
                log.critical("the database file was deleted or replaced: nothing is taken in any more")
                raise LeadLost("the database file is gone")
            if self._connection is not None:
                try:
                    async with asyncio.timeout(ANSWER_SECONDS):
                        await self._connection.execute(text("SELECT 1"))
                except Exception as error:
                    raise LeadLost(type(error).__name__) from None
            await asyncio.sleep(POLL_SECONDS)

    def _lock_file(self) -> bool:
        try:
            import fcntl
        except ImportError:
            # Windows has no such lock; there the operator has to see to it that one bot runs.
            return True
        file = open(f"{self._database.url.database}.lock", "w")  # noqa: SIM115, PTH123 - open as long as we lead
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            return False
        self._file = file
        return True

    async def __aenter__(self) -> Leader:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            # Given back to the pool, the connection would go on holding the lock; closed, it cannot.
            await connection.invalidate()
            await connection.close()
        if self._file is not None:
            self._file.close()
            self._file = None
