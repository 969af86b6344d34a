"""Putting messages into the outbox, within the transaction of whatever made them necessary."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.outgoing import Outgoing
from models import OutboxMessage, OutboxStatus

_INSERT = insert(OutboxMessage.__table__)  # type: ignore[arg-type]


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
        "due_at": now,
        "created_at": now,
    }
