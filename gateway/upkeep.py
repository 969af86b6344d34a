"""Forgetting: finished updates, sent messages and abandoned drafts go after their time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.background import describe, wait_for_any
from models import Conversation, Database, InboxStatus, InboxUpdate, OutboxMessage, OutboxStatus

# Deletes rows past their time; how many that were.
Chore = Callable[[AsyncSession, datetime], Awaitable[int]]

log = logging.getLogger(__name__)

EVERY_SECONDS = 3600.0
# Telegram keeps an unacknowledged update for a day, so a repeat cannot come later than that.
INBOX_DAYS = 7
OUTBOX_DAYS = 30


async def tidy(database: Database, now: datetime, draft_days: int) -> int:
    """Deletes what is past its time; how many rows that were. Waiting and dead ones always stay."""
    finished = (OutboxStatus.SENT, OutboxStatus.FAILED, OutboxStatus.SUPERSEDED)
    rules = (
        delete(InboxUpdate).where(
            InboxUpdate.status == InboxStatus.DONE,
            InboxUpdate.received_at < now - timedelta(days=INBOX_DAYS),
        ),
        delete(OutboxMessage).where(
            OutboxMessage.status.in_(finished),
            OutboxMessage.created_at < now - timedelta(days=OUTBOX_DAYS),
        ),
        delete(Conversation).where(Conversation.updated_at < now - timedelta(days=draft_days)),
    )
    gone = 0
    async with database.write() as session:
        for rule in rules:
            result = await session.execute(rule.execution_options(synchronize_session=False))
            gone += int(getattr(result, "rowcount", 0))
    return gone


async def keep_tidy(
    database: Database, draft_days: int, stop: asyncio.Event, chores: Sequence[Chore] = ()
) -> None:
    """Tidies up once an hour until `stop`; `chores` are what others want forgotten as well."""
    while not stop.is_set():
        try:
            now = datetime.now(UTC)
            gone = await tidy(database, now, draft_days)
            for chore in chores:
                async with database.write() as session:
                    gone += await chore(session, now)
            log.info("upkeep: %d rows past their time were deleted", gone)
        except Exception as error:
            log.error("upkeep failed, next time again: %s", describe(error))
        await wait_for_any(stop, seconds=EVERY_SECONDS)
