"""What dispatch asks of those who know what an update means. The handlers fulfil it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from gateway.outgoing import Outgoing


@dataclass(frozen=True)
class Incoming:
    """An update whose turn it is. `prepared` is what `Router.prepare` made of the file it brought."""

    update: Update
    now: datetime
    answered: bool = False
    prepared: Any = None


@dataclass
class Answer:
    """What comes of an update, beside the rows that were changed.

    `wants_file`: nothing was done yet; the file is to be fetched and the update handled again with it.
    """

    outgoing: list[Outgoing] = field(default_factory=list)
    toast: str | None = None
    alert: bool = False
    wants_file: str | None = None


class Router(Protocol):
    """From (update, rows) to (rows, answers). It never calls Telegram."""

    async def preload(self, session: AsyncSession, updates: Sequence[Update]) -> None:
        """Loads in one go what `handle` will need for each of them."""

    async def handle(self, session: AsyncSession, incoming: Incoming) -> Answer:
        """Handles one update in the transaction of the session. Whatever it raises rolls all of it back."""

    async def settle(self, session: AsyncSession) -> None:
        """Writes what `handle` has kept back, once for all the updates since `preload`."""

    async def prepare(self, update: Update, data: bytes | None) -> Any:
        """Makes something of a fetched file (None: too large or gone), outside of any transaction."""

    def apology(self, update: Update | None) -> str:
        """What somebody reads whose update was set aside."""

    def alert(self, count: int) -> str:
        """What administrators read when updates were set aside."""
