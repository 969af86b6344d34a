"""Putting messages into the outbox, within the transaction of whatever made them necessary."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.outgoing import Outgoing
from models import OutboxMessage, OutboxStatus

_INSERT = insert(OutboxMessage.__table__)  # type: ignore[arg-type]
_INSERT_NUMBERED = insert(OutboxMessage).returning(OutboxMessage.id, sort_by_parameter_order=True)

# Who asks something waits for at most so many messages that nobody asked for: about a second.
MOST_IN_BULK = 25
# What has been on its way for longer is stuck, such as to a phone that Telegram wants left alone.
_STUCK_AFTER = timedelta(minutes=5)

_IS_DUE = or_(
    # Said at once: another process's clock may be ahead of ours.
    OutboxMessage.due_at <= OutboxMessage.created_at,
    OutboxMessage.due_at <= bindparam("now"),
)
IS_WAITING = and_(OutboxMessage.status == OutboxStatus.WAITING, _IS_DUE)
"""What delivery may take at the moment `now`, a parameter."""


async def queue(
    session: AsyncSession,
    messages: Sequence[Outgoing],
    now: datetime,
    in_hand_as: Sequence[int] | None = None,
) -> None:
    """Keeps messages for delivery; nothing is sent unless the transaction commits.

    `in_hand_as`: the ids of rows of which delivery is told without looking for them.
    """
    if not messages:
        return
    rows = [_row(one, now) for one in messages]
    if in_hand_as is not None:
        for row, number in zip(rows, in_hand_as, strict=True):
            row |= {"id": number, "status": OutboxStatus.SENDING}
    # Past the ORM, which would make an object of each row only to forget it.
    connection = await session.connection()
    await connection.execute(_INSERT, rows)


async def room_for_bulk(session: AsyncSession, now: datetime) -> int:
    """How many messages that nobody waits for may be queued now.

    Delivery goes by the order of the outbox, so what is written to many is put in a little at a time, as fast
    as it goes out: answers to people are never behind more than `MOST_IN_BULK` of it.
    """
    open_ones = select(func.count()).where(
        OutboxMessage.status.in_((OutboxStatus.WAITING, OutboxStatus.SENDING)),
        _IS_DUE,
        OutboxMessage.created_at > now - _STUCK_AFTER,
    )
    return max(0, MOST_IN_BULK - (await session.scalar(open_ones, {"now": now}) or 0))


async def queue_numbered(session: AsyncSession, messages: Sequence[Outgoing], now: datetime) -> list[int]:
    """As `queue`, and gives the ids, so that what becomes of each message can be looked up."""
    if not messages:
        return []
    return list(await session.scalars(_INSERT_NUMBERED, [_row(one, now) for one in messages]))


def _row(outgoing: Outgoing, now: datetime) -> dict[str, Any]:
    return {
        "chat_id": outgoing.chat_id,
        "method": outgoing.method,
        "payload": outgoing.parameters,
        "attachment": outgoing.attachment,
        "card": outgoing.card,
        "fresh": outgoing.fresh,
        "status": OutboxStatus.WAITING,
        "tries": 0,
        "due_at": max(now, outgoing.not_before or now),
        "created_at": now,
    }
