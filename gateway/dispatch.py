"""Updates in order within a chat, chats beside each other; one update is one unit of work.

Updates whose turn it is in different chats share one commit: the disk is waited for once, not once each.
When one of such a group raises, the whole group is rolled back and each is done again by itself, so that
an update is still applied wholly or not at all. On PostgreSQL several processes may do this at once; the
row locks of the heads decide who takes which chat.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from telegram import Bot, Update
from telegram.error import TelegramError

from gateway.api import Api
from gateway.background import Background, describe, wait_for_any
from gateway.dead_letters import record_failure
from gateway.handover import Handover, Post
from gateway.intake import callback_id
from gateway.outages import is_outage
from gateway.request import TooLarge
from gateway.router import Answer, Incoming, Router
from models import Database, InboxStatus, InboxUpdate

log = logging.getLogger(__name__)

GROUP = 64
POLL_SECONDS = 5.0
FETCH_LEASE = timedelta(minutes=2)
# Each file may be 20 MB, and all of them are held in memory.
FETCHES = 4


_OTHER = aliased(InboxUpdate)
_WAITS_TOO = select(1).where(_OTHER.lane == InboxUpdate.lane, _OTHER.status == InboxStatus.WAITING)
_BEHIND = _WAITS_TOO.where(_OTHER.update_id < InboxUpdate.update_id).exists()
_FOLLOWED = _WAITS_TOO.where(_OTHER.update_id > InboxUpdate.update_id).exists()
_HEADS = (
    select(InboxUpdate, _FOLLOWED)
    .where(InboxUpdate.status == InboxStatus.WAITING, InboxUpdate.due_at <= bindparam("now"), ~_BEHIND)
    .order_by(InboxUpdate.update_id)
    .limit(GROUP)
    .with_for_update(skip_locked=True, of=InboxUpdate)
)


_INBOX = cast(Table, InboxUpdate.__table__)
_DONE = (
    update(_INBOX)
    .where(_INBOX.c.update_id.in_(bindparam("ids", expanding=True)))
    .values(status=InboxStatus.DONE, payload=None, error=None, done_at=bindparam("now"))
)


_WHO_AND_WHERE = ("message_id", "date", "chat", "from")


class AskedTwice(RuntimeError):
    """A handler that was given the file of an update asks for it again: that would never end."""


class Dispatch:
    """Takes updates from the inbox to the router, and answers to the outbox."""

    def __init__(
        self,
        database: Database,
        api: Api,
        router: Router,
        admin_ids: Sequence[int],
        handover: Handover,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._database = database
        self._api = api
        self._router = router
        self._admin_ids = admin_ids
        self._handover = handover
        self._clock = clock
        self._fetching: set[int] = set()
        self.background = Background(limit=64)
        self._fetches = Background(limit=FETCHES)
        self._more = False
        self.wake = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Works until `stop` is set, and then ends after the group at hand."""
        while not stop.is_set():
            self.wake.clear()
            try:
                handled = await self.step()
            except Exception as error:
                if not is_outage(error):
                    raise
                log.error("dispatch: the database does not answer (%s); trying again", type(error).__name__)
                await wait_for_any(stop, seconds=1.0)
                continue
            if not (handled and self._more):
                await wait_for_any(stop, self.wake, seconds=POLL_SECONDS)
        await asyncio.gather(self._fetches.finish(), self.background.finish())

    async def step(self) -> int:
        """Handles what is due, at most one update per chat; how many that were."""
        ids: list[int] = []
        try:
            async with self._transaction() as (session, post):
                rows = await self._due(session)
                if not rows:
                    return 0
                # A rolled back row forgets what it held.
                ids = [row.update_id for row in rows]
                answers = await self._handle_all(session, rows, post)
        except Exception as error:
            if not ids or is_outage(error):
                raise
            log.debug("a group of %d is done one by one: %s", len(ids), type(error).__name__)
            for update_id in ids:
                await self._alone(update_id)
            self._more = True
            return len(ids)
        self._after_commit(rows, answers)
        return len(rows)

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[tuple[AsyncSession, Post]]:
        """A writing session, and what is said in it: given to delivery once it is committed."""
        with self._handover.post() as post:
            async with self._database.write() as session:
                yield session, post

    async def _due(self, session: AsyncSession) -> list[InboxUpdate]:
        """The first unfinished update of each chat whose time has come, locked on PostgreSQL."""
        found = (await session.execute(_HEADS, {"now": self._clock()})).all()
        # Else the next wake will do: nothing is left that could be done now.
        self._more = len(found) == GROUP or any(followed for _, followed in found)
        return [row for row, _ in found if row.update_id not in self._fetching]

    async def _handle_all(
        self, session: AsyncSession, rows: Sequence[InboxUpdate], post: Post
    ) -> list[Answer]:
        parsed = [parse(row, self._api.bot) for row in rows]
        await self._router.preload(session, parsed)
        answers = []
        for row, one in zip(rows, parsed, strict=True):
            incoming = Incoming(one, self._clock(), answered=row.answered)
            answers.append(await self._router.handle(session, incoming))
        await self._router.settle(session)
        await self._finish(session, rows, answers, post)
        return answers

    async def _finish(
        self, session: AsyncSession, rows: Sequence[InboxUpdate], answers: Sequence[Answer], post: Post
    ) -> None:
        """Marks updates as done, wipes what they said, and puts the answers into the outbox."""
        now = self._clock()
        done = []
        for row, answer in zip(rows, answers, strict=True):
            if answer.wants_file:
                # Should this process die while fetching, the update is due again after the lease.
                row.due_at = now + FETCH_LEASE
            else:
                done.append(row.update_id)
        await post.put(session, [outgoing for answer in answers for outgoing in answer.outgoing], now)
        if done:
            connection = await session.connection()
            await connection.execute(_DONE, {"ids": done, "now": now})

    async def _alone(self, update_id: int, prepared: Any = None, fetched: bool = False) -> None:
        """One update in a transaction of its own; what it raises is counted against it."""
        try:
            async with self._transaction() as (session, post):
                row = await session.get(InboxUpdate, update_id, with_for_update={"skip_locked": True})
                if row is None or row.status is not InboxStatus.WAITING:
                    return
                if row.due_at > self._clock() and not fetched:
                    # Another process was quicker and has put it off.
                    return
                parsed = parse(row, self._api.bot)
                await self._router.preload(session, [parsed])
                incoming = Incoming(parsed, self._clock(), answered=row.answered, prepared=prepared)
                answers = [await self._router.handle(session, incoming)]
                if fetched and answers[0].wants_file:
                    raise AskedTwice
                await self._router.settle(session)
                await self._finish(session, [row], answers, post)
        except Exception as error:
            if is_outage(error):
                raise
            await self._failed(update_id, error)
            return
        self._after_commit([row], answers)

    async def _failed(self, update_id: int, error: Exception) -> None:
        """Counts a try that failed; the last one may have put an apology into the outbox."""
        await record_failure(
            self._database, update_id, error, self._clock(), self._router, self._admin_ids, self._api.bot
        )
        self._handover.more()

    def _after_commit(self, rows: Sequence[InboxUpdate], answers: Sequence[Answer]) -> None:
        """What is worthless later, and so is not kept: callback answers; and files that are to be fetched."""
        for row, answer in zip(rows, answers, strict=True):
            if answer.wants_file:
                self._fetching.add(row.update_id)
                self._fetches.start(self._fetch(row.update_id, parse(row, self._api.bot), answer.wants_file))
            elif not row.answered and (query_id := callback_id(row.payload)):
                self.background.start(self._api.answer_callback(query_id, answer.toast, answer.alert))

    async def _fetch(self, update_id: int, parsed: Update, file_id: str) -> None:
        """Fetches a file and hands its update over again. What fails is told to the router as no file."""
        try:
            data: bytes | None
            try:
                data = await self._api.fetch_file(file_id)
            except (TooLarge, TelegramError) as error:
                log.warning("a file could not be fetched: %s", type(error).__name__)
                data = None
            prepared = await self._router.prepare(parsed, data)
            del data
            await self._alone(update_id, prepared, fetched=True)
        except Exception as error:
            await self._fetch_failed(update_id, error)
        finally:
            self._fetching.discard(update_id)
            self.wake.set()

    async def _fetch_failed(self, update_id: int, error: Exception) -> None:
        """A file that cannot be read counts as a try; a database that is away does not."""
        try:
            if is_outage(error):
                raise error
            await self._failed(update_id, error)
        except Exception as worse:
            log.error("a fetched file could not be handled (%s); it is due again soon", describe(worse))


def parse(row: InboxUpdate, bot: Bot) -> Update:
    """The update as python-telegram-bot's object.

    What a person sent may have a shape that the library cannot read, because Telegram's server is older or
    newer than it: then the update says who sent something and where, and no more.
    """
    payload = row.payload or {}
    try:
        return Update.de_json(payload, bot)
    except (TypeError, ValueError, KeyError, AttributeError):
        body = payload.get(row.kind)
        if not row.kind.endswith("message") or not isinstance(body, dict):
            raise
        kept = {name: body[name] for name in _WHO_AND_WHERE if name in body}
        return Update.de_json({"update_id": row.update_id, row.kind: kept}, bot)
