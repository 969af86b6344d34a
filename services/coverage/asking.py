"""What every question about coverage has in common: the rows of a day and a part, and what is known when."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    OPEN_STATUSES,
    CoverageClock,
    ProtectionState,
    Roster,
    RosterStatus,
    Standing,
    StandingDue,
)
from services.coverage.figures import Cut
from services.coverage.standings import BEGINNING

_TRIES = 5
T = TypeVar("T")


@dataclass(frozen=True)
class Known:
    """The moment of which figures speak, BPJS's newest file by then, and whether somebody is still due."""

    at: datetime
    as_of: date | None
    still_counting: bool


async def known(session: AsyncSession, at: datetime | None = None) -> Known:
    """What is known now, or was at a moment that an earlier answer named."""
    if at is not None:
        return Known(at, await session.scalar(_as_of(at)), still_counting=False)
    is_applied = Roster.status == RosterStatus.APPLIED
    row = await session.execute(
        select(
            select(func.max(CoverageClock.known_at)).scalar_subquery(),
            select(func.max(Roster.applied_at)).scalar_subquery(),
            select(func.max(Roster.undone_at)).scalar_subquery(),
            select(func.max(Roster.as_of)).where(is_applied).scalar_subquery(),
            exists().where(StandingDue.id.is_not(None)),
        )
    )
    *moments, as_of, is_due = row.one()
    return Known(max((one for one in moments if one is not None), default=BEGINNING), as_of, bool(is_due))


async def steady(
    session: AsyncSession, ask: Callable[[Known], Awaitable[T]], at: datetime | None = None
) -> T:
    """The answer of several statements that all saw what was known at one moment.

    PostgreSQL lets each statement see what was committed before it: should the figures have moved on
    meanwhile, they are asked again.
    """
    if at is not None:
        return await ask(await known(session, at))
    before = await known(session)
    for _ in range(_TRIES):
        found = await ask(before)
        after = await known(session)
        if after.at == before.at:
            break
        before = after
    return found


def on_day(row: type[Standing], day: date, at: datetime | None = None) -> ColumnElement[bool]:
    """The rows that hold on a day, as is known now or was at a moment."""
    return and_(row.from_day <= day, row.until_day > day, as_known(row, at))


def as_known(row: type[Standing], at: datetime | None = None) -> ColumnElement[bool]:
    """The rows that are known now, or were at a moment."""
    if at is None:
        return row.known_until.is_(None)
    return and_(row.known_from <= at, or_(row.known_until.is_(None), row.known_until > at))


def in_cut(row: type[Standing], cut: Cut) -> ColumnElement[bool]:
    """The rows by which people count in a part: one a person, but for the posts in one organisation."""
    conditions: list[ColumnElement[bool]] = []
    if cut.organisation is not None:
        conditions.append(row.organisation_id == cut.organisation)
        if cut.category is not None:
            conditions.append(row.category == cut.category)
    elif cut.category is not None:
        conditions += [row.category == cut.category, and_(row.in_category)]
    else:
        conditions.append(and_(row.is_main))
    if cut.kecamatan is not None:
        conditions.append(row.kecamatan_code == cut.kecamatan)
    return and_(true(), *conditions)


def is_one_of_us(row: type[Standing]) -> ColumnElement[bool]:
    """Whether a row counts at all: its entry is open."""
    return row.status.in_(OPEN_STATUSES)


def is_protected(row: type[Standing]) -> ColumnElement[bool]:
    """The numerator of every share."""
    return and_(is_one_of_us(row), row.cover == ProtectionState.ACTIVE)


def _as_of(at: datetime) -> Select[date]:
    was_applied = and_(Roster.applied_at <= at, or_(Roster.undone_at.is_(None), Roster.undone_at > at))
    return select(func.max(Roster.as_of)).where(was_applied)
