"""Writing down what became of messages: many in one commit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, bindparam, delete, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from models import Account, Card, Database, OutboxMessage, OutboxStatus


@dataclass(frozen=True)
class Receipt:
    """What became of one message. `card`: chat, name and message id (None: the card has ended)."""

    outbox_id: int
    status: OutboxStatus
    error: str | None = None
    card: tuple[int, str, int | None] | None = None
    blocked: int | None = None
    # Whether doing it once more would be no harm, so that writing it down may wait for what follows.
    repeatable: bool = False


_OUTBOX = cast(Table, OutboxMessage.__table__)
_SENT = (
    update(_OUTBOX)
    .where(_OUTBOX.c.id.in_(bindparam("ids", expanding=True)))
    .values(status=OutboxStatus.SENT, payload=None, attachment=None, sent_at=bindparam("now"))
)


async def write_receipts(database: Database, receipts: Sequence[Receipt], now: datetime) -> None:
    """Records the messages and wipes what they said, notes cards, and marks people who cannot be reached."""
    async with database.write() as session:
        done = [one.outbox_id for one in receipts if one.status is OutboxStatus.SENT]
        if done:
            connection = await session.connection()
            await connection.execute(_SENT, {"ids": done, "now": now})
        others = [
            {"row_id": one.outbox_id, "status": one.status, "error": one.error}
            for one in receipts
            if one.status is not OutboxStatus.SENT
        ]
        if others:
            connection = await session.connection()
            table = OutboxMessage.__table__
            await connection.execute(
                update(OutboxMessage)
                .where(table.c.id == bindparam("row_id"))
                .values(status=bindparam("status"), error=bindparam("error"), payload=None, attachment=None),
                others,
            )
        await _note_cards(session, receipts)
        blocked = {one.blocked for one in receipts if one.blocked}
        if blocked:
            await session.execute(
                update(Account)
                .where(Account.telegram_id.in_(blocked), Account.blocked_at.is_(None))
                .values(blocked_at=now)
                .execution_options(synchronize_session=False)
            )


async def _note_cards(session: AsyncSession, receipts: Sequence[Receipt]) -> None:
    latest: dict[tuple[int, str], int | None] = {}
    for one in receipts:
        if one.card is not None:
            latest[one.card[:2]] = one.card[2]
    shown: list[dict[str, Any]] = [
        {"chat_id": chat, "name": name, "message_id": message_id}
        for (chat, name), message_id in latest.items()
        if message_id is not None
    ]
    ended = [key for key, message_id in latest.items() if message_id is None]
    if shown:
        build = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
        upsert = build(Card)
        upsert = upsert.on_conflict_do_update(
            index_elements=["chat_id", "name"], set_={"message_id": upsert.excluded.message_id}
        )
        await session.execute(upsert, shown)
    if ended:
        await session.execute(
            delete(Card)
            .where(tuple_(Card.chat_id, Card.name).in_(ended))
            .execution_options(synchronize_session=False)
        )
