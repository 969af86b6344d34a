"""Taking waiting messages out of the outbox, fairly among the chats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from typing import Any, cast

from sqlalchemy import Table, bindparam, func, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from gateway.handover import Parcel
from gateway.outbox import IS_WAITING
from models import Database, OutboxMessage, OutboxStatus


@dataclass(frozen=True)
class Most:
    """How many are taken at once, among how many of the oldest, and how many of these of one chat."""

    at_once: int
    looked_at: int
    of_a_chat: int


async def claim(
    database: Database, full: Sequence[int], most: Most, now: datetime, *, sure: bool = False
) -> list[Parcel]:
    """The oldest waiting messages that are due, marked as being sent; none of the chats in `full`.

    Unless it is `sure` that something waits, this is looked up first, so that nobody waits for the lock of a
    writer with nothing to write.
    """
    if not sure:
        async with database.read() as session:
            if await session.scalar(_ANY_WAITING, {"now": now}) is None:
                return []
    async with database.write() as session:
        claimed = await session.execute(_taking(most), {"full": list(full), "now": now})
        return sorted((Parcel(*row) for row in claimed), key=lambda parcel: parcel.id)


_ANY_WAITING = select(OutboxMessage.id).where(IS_WAITING).limit(1)
_OUTBOX = cast(Table, OutboxMessage.__table__)


@cache
def _taking(most: Most) -> ReturningUpdate[Any]:
    # Made once: putting this together takes longer than the database needs for it.
    oldest = (
        select(OutboxMessage.id, OutboxMessage.chat_id)
        .where(
            IS_WAITING,
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
        update(_OUTBOX)
        .where(_OUTBOX.c.id.in_(ids))
        .values(status=OutboxStatus.SENDING)
        .returning(*(_OUTBOX.c[one.name] for one in fields(Parcel)))
    )
