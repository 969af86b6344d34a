"""Updates that could not be handled: tried again a few times, then set aside for an administrator."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Bot, Update

from gateway.background import describe
from gateway.outbox import queue
from gateway.outgoing import Outgoing, message
from gateway.router import Router
from models import Database, InboxStatus, InboxUpdate

log = logging.getLogger(__name__)

# Pauses before the second, third, … try; after the last one the update is a dead letter.
PAUSES = (timedelta(0), timedelta(seconds=1), timedelta(seconds=5), timedelta(seconds=20))
QUIET = timedelta(hours=1)


@dataclass(frozen=True)
class DeadLetter:
    """One update that was set aside: nothing of what the person wrote."""

    update_id: int
    kind: str
    error: str
    received_at: datetime
    tries: int


async def record_failure(
    database: Database,
    update_id: int,
    error: Exception,
    now: datetime,
    router: Router,
    admin_ids: Sequence[int],
    bot: Bot,
) -> None:
    """Counts a failed try; after the last one says sorry to the person and tells the administrators."""
    async with database.write() as session:
        row = await session.get(InboxUpdate, update_id, with_for_update=True)
        if row is None or row.status is not InboxStatus.WAITING:
            return
        row.tries += 1
        row.error = describe(error)[:300]
        if row.tries <= len(PAUSES):
            log.warning("update %d, try %d: %s", update_id, row.tries, row.error)
            row.due_at = now + PAUSES[row.tries - 1]
            return
        log.error("update %d is set aside after %d tries: %s", update_id, row.tries, row.error)
        row.status = InboxStatus.DEAD
        row.done_at = now
        # Whatever breaks one update mostly breaks a hundred: administrators are told once an hour.
        told = admin_ids if await _is_first_in_a_while(session, row, now) else ()
        dead = await count(session)
        await queue(session, _last_words(row, dead, router, told, bot), now)


def _last_words(
    row: InboxUpdate, dead: int, router: Router, admin_ids: Sequence[int], bot: Bot
) -> list[Outgoing]:
    """What is said of a dead letter. That this fails as well must not keep the update alive."""
    try:
        said = [message(chat_id, router.alert(dead)) for chat_id in admin_ids]
        if row.lane > 0:
            said.append(message(row.lane, router.apology(_readable(row, bot))))
    except Exception as error:
        log.error("nobody is told of update %d: %s", row.update_id, describe(error))
        return []
    return said


def _readable(row: InboxUpdate, bot: Bot) -> Update | None:
    """The update, unless it cannot even be parsed: that may be the very reason why it was set aside."""
    try:
        return Update.de_json(row.payload or {}, bot)
    except Exception as error:
        log.warning("update %d cannot be parsed: %s", row.update_id, describe(error))
        return None


async def _is_first_in_a_while(session: AsyncSession, row: InboxUpdate, now: datetime) -> bool:
    recent = select(InboxUpdate.update_id).where(
        InboxUpdate.status == InboxStatus.DEAD,
        InboxUpdate.done_at > now - QUIET,
        InboxUpdate.update_id != row.update_id,
    )
    return await session.scalar(recent.limit(1)) is None


async def count(session: AsyncSession) -> int:
    """How many dead letters there are."""
    found = select(func.count()).where(InboxUpdate.status == InboxStatus.DEAD)
    return int(await session.scalar(found.select_from(InboxUpdate)) or 0)


async def dead_letters(session: AsyncSession, limit: int = 20) -> list[DeadLetter]:
    """The oldest dead letters."""
    found = await session.scalars(
        select(InboxUpdate)
        .where(InboxUpdate.status == InboxStatus.DEAD)
        .order_by(InboxUpdate.update_id)
        .limit(limit)
    )
    return [DeadLetter(row.update_id, row.kind, row.error or "", row.received_at, row.tries) for row in found]


async def replay(session: AsyncSession, now: datetime, update_id: int | None = None) -> int:
    """Puts one dead letter, or all of them, back into the inbox; how many that were."""
    chosen = InboxUpdate.status == InboxStatus.DEAD
    if update_id is not None:
        chosen &= InboxUpdate.update_id == update_id
    result = await session.execute(
        update(InboxUpdate)
        .where(chosen)
        .values(status=InboxStatus.WAITING, tries=0, due_at=now, done_at=None)
        .execution_options(synchronize_session=False)
    )
    return int(getattr(result, "rowcount", 0))
