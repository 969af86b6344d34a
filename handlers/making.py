"""What is made beside the answering: a loop of the leader that finds the next piece of work and does it."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import ClassVar

from sqlalchemy.ext.asyncio import AsyncSession

from config import Settings
from gateway.outbox import queue
from gateway.outgoing import Outgoing
from handlers.child import EVERY_SECONDS, SECONDS, Child, work_with
from handlers.router import Handlers
from models import Database
from regency import load_regency

Queue = Callable[[AsyncSession, Sequence[Outgoing], datetime], Awaitable[None]]


class Maker(ABC):
    """One piece of work after the other, what is heavy in a process of its own.

    `put` takes what is to be sent; `told` is called after each piece, so that it goes out at once.
    """

    name: ClassVar[str]
    """In the log."""
    every: ClassVar[float] = EVERY_SECONDS
    """Looks for work once in so many seconds."""
    seconds: ClassVar[float] = SECONDS
    """So long may the other process take."""

    def __init__(
        self,
        database: Database,
        settings: Settings,
        handlers: Handlers,
        put: Queue = queue,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        told: Callable[[], None] = lambda: None,
    ) -> None:
        self._database, self._settings, self._handlers = database, settings, handlers
        self._regency = load_regency(settings.regency)
        self._put, self._clock, self._told = put, clock, told
        self._child = Child(self.seconds)
        # How often a piece of work has failed, by its id.
        self._failed: dict[int, int] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Works until `stop` is set; what is under way then begins anew at the next start."""
        await work_with(self._child, self.step, stop, self.name, self.every, self._told)

    @abstractmethod
    async def step(self) -> bool:
        """One piece of work; False when there is none."""
