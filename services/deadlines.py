"""The day until which people are to be handed in: set by staff, said to coordinators as it comes nearer."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import CollectionDeadline
from services.audit import Subject, record
from services.dates import months_after
from services.errors import Invalid, NotAllowed
from services.permissions import Action, allowed
from services.roles import Access

MOST_MONTHS = 24


async def current_deadline(session: AsyncSession) -> CollectionDeadline | None:
    """The deadline in force, even when its day is over; None when there is none."""
    return await session.scalar(
        select(CollectionDeadline)
        .where(CollectionDeadline.ended_at.is_(None))
        .order_by(CollectionDeadline.id.desc())
        .limit(1)
    )


def check_day(day: date, today: date) -> None:
    """From today on, and not a slip of the finger in the year. Raises `Invalid`."""
    example = f"{example_day(today):%d-%m-%Y}"
    if day < today:
        raise Invalid(Text("deadline-past", day=day, today=today, example=example), "day")
    if day > (last := months_after(today, MOST_MONTHS)):
        raise Invalid(Text("deadline-far", day=day, last=last, example=example), "day")


def example_day(today: date) -> date:
    """The end of the month after the next: a deadline as it might be."""
    return months_after(today.replace(day=1), 3) - timedelta(days=1)


async def set_deadline(
    session: AsyncSession, by: Access, day: date, today: date, now: datetime
) -> CollectionDeadline:
    """A new deadline in the place of the one before. Raises `NotAllowed`, `Invalid` as `check_day`."""
    if not allowed(by, Action.SET_DEADLINE):
        raise NotAllowed(Text("not-allowed"))
    check_day(day, today)
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
