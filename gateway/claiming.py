"""Taking waiting messages out of the outbox, fairly among the chats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from models import Database, OutboxMessage, OutboxStatus


@dataclass(frozen=True)
class Most:
    """How many are taken at once, among how many of the oldest, and how many of these of one chat."""

    at_once: int
    looked_at: int
    of_a_chat: int


async def claim(
    database: Database, full: Sequence[int], most: Most, *, sure: bool = False
) -> list[OutboxMessage]:
    """The oldest waiting messages, marked as being sent; none of the chats in `full`.

    Unless it is `sure` that something waits, this is looked up first, so that nobody waits for the lock of a
    writer with nothing to write.
    """
    if not sure:
        async with database.read() as session:
            if await session.scalar(_ANY_WAITING) is None:
                return []
    async with database.write() as session:
        claimed = await session.execute(_taking(most), {"full": list(full)})
        return sorted(claimed.scalars(), key=lambda row: row.id)


_ANY_WAITING = select(OutboxMessage.id).where(OutboxMessage.status == OutboxStatus.WAITING).limit(1)


@cache
def _taking(most: Most) -> ReturningUpdate[OutboxMessage]:
    # Made once: putting this together takes longer than the database needs for it.
    oldest = (
        select(OutboxMessage.id, OutboxMessage.chat_id)
        .where(
            OutboxMessage.status == OutboxStatus.WAITING,
            OutboxMessage.chat_id.not_in(bindparam("full", expanding=True)),
        )
        .order_by(OutboxMessage.id)
        .limit(most.looked_at)
        .subquery()
    )
    place = func.row_number().over(partition_by=oldest.c.chat_id, order_by=oldest.c.id)
    placed = select(oldest.c.id, place.label("place")).subquery()
    ids = (
        select(placed.c.id).where(placed.c.place <= most.of_a_chat).order_by(placed.c.id).limit(most.at_once)
    )
    return (
        update(OutboxMessage)
        .where(OutboxMessage.id.in_(ids))
        .values(status=OutboxStatus.SENDING)
        .returning(OutboxMessage)
        .execution_options(synchronize_session=False)
    )
