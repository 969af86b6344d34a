"""Updates come in here: into the inbox first, acknowledged only after that commit.

Telegram forgets an update once a later offset is asked for, so the offset moves on only when the batch is
safely stored. python-telegram-bot's own Updater moves on while updates still sit in memory.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from gateway.api import Api
from models import Database, InboxStatus, InboxUpdate

log = logging.getLogger(__name__)

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
BATCH = 100
LONG_POLL_SECONDS = 25
LONGEST_PAUSE = 30.0
# Kinds that are told apart before an update is parsed; everything else is "other".
KINDS = ("message", "callback_query", "edited_message", "my_chat_member", "channel_post")


def kind_of(update: dict[str, Any]) -> str:
    """What sort of update it is."""
    return next((kind for kind in KINDS if kind in update), "other")


def lane_of(update: dict[str, Any]) -> int:
    """The lane in which it is handled in order: the chat, else the person, else the update by itself."""
    body = update.get(kind_of(update)) or {}
    message = body.get("message") or body
    for holder in (message.get("chat"), body.get("from")):
        if isinstance(holder, dict) and isinstance(holder.get("id"), int):
            return int(holder["id"])
    return -int(update["update_id"])


def insert_ignoring_repeats(session: AsyncSession) -> Insert:
    """An insert into the inbox that passes over an update that is there already."""
    dialect = session.get_bind().dialect.name
    build = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return build(InboxUpdate).on_conflict_do_nothing(index_elements=["update_id"])


async def store(database: Database, updates: Iterable[dict[str, Any]], now: datetime) -> list[dict[str, Any]]:
    """Puts updates into the inbox in one commit; the callbacks among them whose lane is busy come back.

    Those are to be answered at once: Telegram waits about 15 s for an answer, and their turn may come later.
    """
    rows = [
        {
            "update_id": update["update_id"],
            "lane": lane_of(update),
            "kind": kind_of(update),
            "payload": update,
            "status": InboxStatus.WAITING,
            "answered": False,
            "tries": 0,
            "due_at": now,
            "received_at": now,
        }
        for update in updates
    ]
    if not rows:
        return []
    async with database.write() as session:
        early = await _behind_others(session, rows)
        for row in early:
            row["answered"] = True
        await session.execute(insert_ignoring_repeats(session), rows)
    return [row["payload"] for row in early]


async def _behind_others(session: AsyncSession, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The callbacks that have an unfinished update of their lane before them, in this batch or the inbox."""
    lanes = {row["lane"] for row in rows if row["kind"] == "callback_query"}
    if not lanes:
        return []
    waiting = select(InboxUpdate.lane).where(
        InboxUpdate.status == InboxStatus.WAITING, InboxUpdate.lane.in_(lanes)
    )
    busy = set((await session.scalars(waiting)).all())
    found = []
    for row in rows:
        if row["kind"] == "callback_query" and row["lane"] in busy:
            found.append(row)
        busy.add(row["lane"])
    return found


class Intake:
    """Long polling. `arrived` is called after each stored batch; `early` with callbacks to answer at once."""

    def __init__(
        self,
        database: Database,
        api: Api,
        arrived: Callable[[], None],
        early: Callable[[str], Awaitable[Any] | None],
    ) -> None:
        self._database = database
        self._api = api
        self._arrived = arrived
        self._early = early
        self._offset: int | None = None
        self._faults = 0

    async def run(self) -> None:
        """Polls until cancelled. A wrong token raises InvalidToken: nothing would ever come in."""
        await self._api.call("deleteWebhook", {"drop_pending_updates": False})
        while True:
            try:
                await self._poll()
                self._faults = 0
            except InvalidToken:
                raise
            except RetryAfter as pause:
                await asyncio.sleep(_seconds(pause.retry_after))
            except (TelegramError, DBAPIError) as error:
                await self._rest(error)

    async def _poll(self) -> None:
        parameters: dict[str, Any] = {
            "timeout": LONG_POLL_SECONDS,
            "limit": BATCH,
            "allowed_updates": ALLOWED_UPDATES,
        }
        if self._offset is not None:
            parameters["offset"] = self._offset
        updates = await self._api.call("getUpdates", parameters, read_timeout=LONG_POLL_SECONDS + 10)
        if not updates:
            return
        for update in await store(self._database, updates, datetime.now(UTC)):
            self._early(update["callback_query"]["id"])
        self._offset = max(update["update_id"] for update in updates) + 1
        self._arrived()

    async def _rest(self, error: Exception) -> None:
        """Passing faults: log once and wait longer each time, so that neither side is flooded."""
        self._faults += 1
        pause = min(LONGEST_PAUSE, 0.5 * 2 ** min(self._faults, 10))
        if isinstance(error, Conflict):
            log.warning("another program polls with this token; only one may. Trying again in %.0f s", pause)
        else:
            log.warning("intake: %s; trying again in %.1f s", type(error).__name__, pause)
        await asyncio.sleep(pause)


def _seconds(pause: int | float | timedelta) -> float:
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)
