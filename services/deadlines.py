"""The day until which people are to be handed in: set by staff, said to coordinators as it comes nearer."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import CollectionDeadline
from services.audit import Subject, record
from services.errors import Invalid, NotAllowed
from services.permissions import Action, allowed
from services.roles import Access


async def current_deadline(session: AsyncSession) -> CollectionDeadline | None:
    """The deadline in force, even when its day is over; None when there is none."""
    return await session.scalar(
        select(CollectionDeadline)
        .where(CollectionDeadline.ended_at.is_(None))
        .order_by(CollectionDeadline.id.desc())
        .limit(1)
    )


async def set_deadline(
    session: AsyncSession, by: Access, day: date, today: date, now: datetime
) -> CollectionDeadline:
    """A new deadline in the place of the one before. Raises `NotAllowed`; `Invalid` for a past day."""
    if not allowed(by, Action.SET_DEADLINE):
        raise NotAllowed(Text("not-allowed"))
    if day < today:
        raise Invalid(Text("deadline-past", day=day, today=today), "day")
    before = await _end(session, by, now)
    made = CollectionDeadline(day=day, set_by=by.account_id, set_at=now)
    session.add(made)
    await session.flush()
    record(
        session, now, by.account_id, "deadline.set", Subject.DEADLINE, made.id,
        before=before.day.isoformat() if before else None, after=day.isoformat(),
    )  # fmt: skip
    return made


async def drop_deadline(session: AsyncSession, by: Access, now: datetime) -> bool:
    """Takes the deadline back; False when there was none. Raises `NotAllowed`."""
    if not allowed(by, Action.SET_DEADLINE):
        raise NotAllowed(Text("not-allowed"))
    ended = await _end(session, by, now)
    if ended is not None:
        record(
            session, now, by.account_id, "deadline.drop", Subject.DEADLINE, ended.id,
            before=ended.day.isoformat(),
        )  # fmt: skip
    return ended is not None


async def _end(session: AsyncSession, by: Access, now: datetime) -> CollectionDeadline | None:
    found = await current_deadline(session)
    if found is not None:
        found.ended_by, found.ended_at = by.account_id, now
    return found
