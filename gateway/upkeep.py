"""Forgetting: finished updates, sent messages and abandoned drafts go after their time."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete

from gateway.background import describe, wait_for_any
from models import Conversation, Database, InboxStatus, InboxUpdate, OutboxMessage, OutboxStatus

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


async def keep_tidy(database: Database, draft_days: int, stop: asyncio.Event) -> None:
    """Tidies up once an hour until `stop`."""
    while not stop.is_set():
        try:
            gone = await tidy(database, datetime.now(UTC), draft_days)
            log.info("upkeep: %d rows past their time were deleted", gone)
        except Exception as error:
            log.error("upkeep failed, next time again: %s", describe(error))
        await wait_for_any(stop, seconds=EVERY_SECONDS)
