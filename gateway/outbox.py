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


async def queue(session: AsyncSession, messages: Sequence[Outgoing], now: datetime) -> None:
    """Keeps messages for delivery; nothing is sent unless the transaction commits."""
    if messages:
        # Past the ORM, which would make an object of each row only to forget it.
        connection = await session.connection()
        await connection.execute(_INSERT, [_row(one, now) for one in messages])


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
