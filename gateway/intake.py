"""Updates come in here: into the inbox first, acknowledged only after that commit.

Telegram forgets an update once a later offset is asked for, so the offset moves on only when the batch is
safely stored. python-telegram-bot's own Updater moves on while updates still sit in memory.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from sqlalchemy import Insert, Table, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DataError
from sqlalchemy.ext.asyncio import AsyncSession
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from gateway.api import Api
from gateway.background import describe
from gateway.outages import is_outage
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
    body = _dict(update.get(kind_of(update)))
    message = _dict(body.get("message")) or body
    for holder in (_dict(message.get("chat")), _dict(body.get("from"))):
        found = holder.get("id")
        if isinstance(found, int) and abs(found) < 2**63:
            return found
    return -int(update["update_id"])


def callback_id(update: Any) -> str | None:
    """What answerCallbackQuery needs, if the update is a pressed button."""
    found = _dict(_dict(update).get("callback_query")).get("id")
    return found if isinstance(found, str) else None


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def insert_ignoring_repeats(session: AsyncSession) -> Insert:
    """An insert into the inbox that passes over an update that is there already."""
    dialect = session.get_bind().dialect.name
    build = postgresql.insert if dialect == "postgresql" else sqlite.insert
    # The table, not the class: the ORM would make an object of each row only to forget it.
    table = cast(Table, InboxUpdate.__table__)
    return build(table).on_conflict_do_nothing(index_elements=["update_id"])


def needed(update: dict[str, Any]) -> dict[str, Any]:
    """The update without the words of the message below whose text a button was pressed.

    They are the bot's own, may hold personal data, and would be read, encrypted and parsed for nothing.
    """
    query = update.get("callback_query")
    said = query.get("message") if isinstance(query, dict) else None
    if not isinstance(query, dict) or not isinstance(said, dict):
        return update
    kept = {name: said[name] for name in ("message_id", "date", "chat") if name in said}
    return {**update, "callback_query": {**query, "message": kept}}


async def store(database: Database, updates: Iterable[dict[str, Any]], now: datetime) -> list[dict[str, Any]]:
    """Puts updates into the inbox in one commit; the callbacks among them whose lane is busy come back.

    Those are to be answered at once: Telegram waits about 15 s for an answer, and their turn may come later.
    """
    rows = [
        {
            "update_id": update["update_id"],
            "lane": lane_of(update),
            "kind": kind_of(update),
            "payload": needed(update),
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
        connection = await session.connection()
        await connection.execute(insert_ignoring_repeats(session), rows)
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
    found = {}
    for row in rows:
        if row["lane"] in busy and callback_id(row["payload"]):
            found[row["update_id"]] = row
        busy.add(row["lane"])
    if found:
        # One that comes again, because its batch was not acknowledged, has been answered or will be.
        known = select(InboxUpdate.update_id).where(InboxUpdate.update_id.in_(found))
        for update_id in await session.scalars(known):
            del found[update_id]
    return list(found.values())


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
        self._ready = False

    async def run(self) -> None:
        """Polls until cancelled. A wrong token raises InvalidToken: nothing would ever come in."""
        while True:
            try:
                if not self._ready:
                    # A webhook that was set would keep all updates to itself.
                    await self._api.call("deleteWebhook", {"drop_pending_updates": False})
                    self._ready = True
                await self._poll()
                self._faults = 0
            except InvalidToken:
                raise
            except RetryAfter as pause:
                await asyncio.sleep(_seconds(pause.retry_after))
            except TelegramError as error:
                await self._rest(error)
            except Exception as error:
                if not is_outage(error):
                    raise
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
        for update in await self._keep(updates):
            if query_id := callback_id(update):
                self._early(query_id)
        self._offset = max(update["update_id"] for update in updates) + 1
        self._arrived()

    async def _keep(self, updates: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Stores a batch; should one update in it be such that it can never be stored, all the others.

        Otherwise that one would come again and again, and nobody's would get in any more.
        """
        now = datetime.now(UTC)
        try:
            return await store(self._database, updates, now)
        except Exception as error:
            if not _is_hopeless(error):
                raise
            log.error("intake: a batch is stored one by one: %s", describe(error))
        early = []
        for update in updates:
            try:
                early += await store(self._database, [update], now)
            except Exception as error:
                if not _is_hopeless(error):
                    raise
                log.error("intake: update %s is passed over: %s", update.get("update_id"), describe(error))
        return early

    async def _rest(self, error: Exception) -> None:
        """Passing faults: log once and wait longer each time, so that neither side is flooded."""
        self._faults += 1
        pause = min(LONGEST_PAUSE, 0.5 * 2 ** min(self._faults, 10))
        if isinstance(error, Conflict):
            log.warning("another program polls with this token; only one may. Trying again in %.0f s", pause)
        else:
            log.warning("intake: %s; trying again in %.1f s", type(error).__name__, pause)
        await asyncio.sleep(pause)


def _is_hopeless(error: Exception) -> bool:
    """Whether the value itself cannot be stored: a number too large, a text that is none."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, (OverflowError, UnicodeError, DataError)):
            return True
        cause = cause.__cause__
    return False


def _seconds(pause: int | float | timedelta) -> float:
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)
