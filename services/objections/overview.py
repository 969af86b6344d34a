"""Windows in figures: whom one would hold, and how those stand that were opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, not_, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import AnnouncedEntry, Enrolment, EnrolmentStatus, ObjectionWindow, WindowStatus, Worker
from regency import Regency
from services.dukcapil.verdicts import is_matched
from services.errors import Invalid
from services.objections.scopes import of_scope
from services.objections.windows import check_days, disputed, last_day

S = EnrolmentStatus


@dataclass(frozen=True)
class Prospect:
    """Whom a window would hold: people and desa, and how many of them Disdukcapil has not matched yet."""

    people: int
    desa: int
    unmatched: int
    ends_on: date


@dataclass(frozen=True)
class WindowLine:
    """A window with its people: still announced by it, and with an undecided objection among these."""

    window: ObjectionWindow
    people: int
    disputed: int


async def prospect(session: AsyncSession, scope: str, days: int, regency: Regency, now: datetime) -> Prospect:
    """What opening a window would do. Raises `Invalid` for an unknown scope or number of days."""
    check_days(days)
    whom = (Enrolment.status == S.APPROVED, of_scope(scope))
    figures = select(func.count(), func.count(Worker.desa_code.distinct())).select_from(Enrolment)
    figures = figures.join(Worker, Worker.id == Enrolment.worker_id).where(*whom)
    people, desa = (await session.execute(figures)).one()
    unmatched, _ = (await session.execute(figures.where(not_(is_matched())))).one()
    return Prospect(people, desa, unmatched, last_day(days, regency, now))


async def windows(session: AsyncSession, limit: int = 6) -> list[WindowLine]:
    """Windows, those that are open or still hold somebody first, then the latest."""
    rows = (
        await session.scalars(
            select(ObjectionWindow)
            .order_by(ObjectionWindow.status != WindowStatus.OPEN, ObjectionWindow.id.desc())
            .limit(limit)
        )
    ).all()
    return [await window_line(session, window) for window in rows]


async def window_line(session: AsyncSession, window: ObjectionWindow) -> WindowLine:
    """A window with its figures as of now."""
    held = (
        select(func.count())
        .select_from(AnnouncedEntry)
        .join(Enrolment, Enrolment.id == AnnouncedEntry.enrolment_id)
    )
    held = held.where(
        AnnouncedEntry.window_id == window.id,
        AnnouncedEntry.ended_at.is_(None),
        Enrolment.status == S.ANNOUNCED,
    )
    people = await session.scalar(held) or 0
    contested = await session.scalar(held.where(Enrolment.id.in_(disputed()))) or 0
    return WindowLine(window, people, contested)


async def closed_by_clock(session: AsyncSession, since: datetime) -> tuple[int, int]:
    """Windows that the clock has closed since then, and how many people went on by that."""
    closed = (ObjectionWindow.closed_by.is_(None), ObjectionWindow.closed_at > since)
    windows = await session.scalar(
        select(func.count())
        .select_from(ObjectionWindow)
        .where(*closed, ObjectionWindow.status == WindowStatus.CLOSED)
    )
    people = await session.scalar(
        select(func.count())
        .select_from(AnnouncedEntry)
        .join(ObjectionWindow, ObjectionWindow.id == AnnouncedEntry.window_id)
        .where(
            *closed,
            ObjectionWindow.status == WindowStatus.CLOSED,
            AnnouncedEntry.ended_at == ObjectionWindow.closed_at,
        )
    )
    return windows or 0, people or 0


async def undecided(session: AsyncSession) -> int:
    """People about whom an objection waits for the office."""
    return await session.scalar(select(func.count(disputed().subquery().c.enrolment_id.distinct()))) or 0


async def window_by_id(session: AsyncSession, window_id: int) -> ObjectionWindow:
    """A window, whatever has become of it. Raises `Invalid` when there is none."""
    window = await session.get(ObjectionWindow, window_id) if window_id else None
    if window is None:
        raise Invalid(Text("objections-window-gone"))
    return window
