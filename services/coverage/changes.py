"""Why coverage is another one than on an earlier day: everybody who came in or fell out, by cause.

Two days of the standings are laid side by side, so the steps are nothing but the people who are protected on
one of them alone: they add up to the difference by themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple, TypeAlias

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, exists, false, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models import ProtectionState, Standing
from regency import Regency
from services.coverage.asking import Known, as_known, in_cut, is_one_of_us, is_protected, on_day, steady
from services.coverage.figures import Cause, Changes, Cut
from services.coverage.lists import PAGE, PeoplePage, Person, page_of, people_of
from services.coverage.shares import share
from services.reasons import Reason

GAINS = (Cause.JOINED, Cause.RENEWED, Cause.CAME_BACK, Cause.MOVED_IN)
LOSSES = (Cause.LAPSED, Cause.DIED, Cause.MOVED, Cause.REMOVED, Cause.MOVED_OUT)
Row: TypeAlias = type[Standing]


class Days(NamedTuple):
    """The earlier and the later of the two days."""

    first: date
    last: date


async def changes(
    session: AsyncSession, cut: Cut, first_day: date, last_day: date, regency: Regency
) -> Changes:
    """From one day to a later one: both shares, and what lies between them; every cause, also those of 0.

    Raises ValueError when the days are the wrong way round.
    """
    if last_day < first_day:
        raise ValueError(f"{last_day} is before {first_day}")
    days = Days(first_day, last_day)

    async def ask(_now: Known) -> Changes:
        people = await _by_cause(session, cut, days)
        return Changes(
            await share(session, cut, first_day, regency),
            await share(session, cut, last_day, regency),
            tuple(
                (cause, people.get(cause, 0) * (1 if cause in GAINS else -1)) for cause in (*GAINS, *LOSSES)
            ),
        )

    return await steady(session, ask)


async def people_behind(
    session: AsyncSession, cut: Cut, cause: Cause, days: Days, page: int = 0, size: int = PAGE
) -> PeoplePage:
    """The people behind a step, by name: as they stood on the later day. A page beyond the last is it."""
    return await page_of(session, _rows(cut, cause, days), page, size)


async def everyone_behind(session: AsyncSession, cut: Cut, cause: Cause, days: Days) -> tuple[Person, ...]:
    """All of them, for a file."""
    return await people_of(session, _rows(cut, cause, days))


async def _by_cause(session: AsyncSession, cut: Cut, days: Days) -> Mapping[Cause, int]:
    found = _found(cut, days).subquery()
    query = select(found.c.cause, func.count()).group_by(found.c.cause)
    return {Cause(cause): people for cause, people in await session.execute(query)}


def _rows(cut: Cut, cause: Cause, days: Days) -> ColumnElement[bool]:
    found = _found(cut, days).subquery()
    return Standing.id.in_(select(found.c.row_id).where(found.c.cause == cause.value))


def _found(cut: Cut, days: Days) -> Select[int, str]:
    """Everybody protected in the part on one of the two days alone: their row on the later day, and why."""
    before, after = aliased(Standing, name="before"), aliased(Standing, name="after")
    changed = _changed(cut, days)
    both = (
        select(
            after.id.label("row_id"),
            _counts(changed, cut, days.first, before).label("was"),
            _counts(changed, cut, days.last, after).label("will"),
            _gained(before).label("gained"),
            _lost(after).label("lost"),
        )
        .select_from(changed)
        .join(after, and_(after.worker_id == changed.c.worker_id, after.is_main, on_day(after, days.last)))
        .outerjoin(
            before, and_(before.worker_id == changed.c.worker_id, before.is_main, on_day(before, days.first))
        )
        .subquery("both_days")
    )
    cause = case((both.c.will, both.c.gained), else_=both.c.lost)
    return select(both.c.row_id, cause.label("cause")).where(both.c.was != both.c.will)


def _changed(cut: Cut, days: Days) -> Subquery:
    """Whoever has a stretch that begins after the first day: of nobody else the two days can differ.

    Of one organisation, or of one category, only whoever was ever in it.
    """
    row, ever = aliased(Standing), aliased(Standing)
    chosen = and_(row.from_day > days.first, row.from_day <= days.last, as_known(row))
    if cut.organisation is not None or cut.category is not None:
        part = replace(cut, kecamatan=None)
        is_theirs = and_(ever.worker_id == row.worker_id, as_known(ever), in_cut(ever, part))
        chosen = and_(chosen, exists().where(is_theirs))
    return select(row.worker_id).where(chosen).distinct().subquery("changed")


def _counts(people: Subquery, cut: Cut, day: date, main: Row) -> ColumnElement[bool]:
    """Whether somebody counts as protected in the part on a day, on which `main` is their main row."""
    if cut.category is None and cut.organisation is None:
        return func.coalesce(and_(in_cut(main, cut), is_protected(main)), false())
    row = aliased(Standing)
    is_theirs = row.worker_id == people.c.worker_id
    return exists().where(is_theirs, on_day(row, day), in_cut(row, cut), is_protected(row))


def _gained(before: Row) -> ColumnElement[str]:
    """Why somebody is protected who was not: from their row on the earlier day, if there was one."""
    return case(
        (is_protected(before), Cause.MOVED_IN.value),
        (before.cover == ProtectionState.ACTIVE, Cause.CAME_BACK.value),
        (before.was_covered, Cause.RENEWED.value),
        else_=Cause.JOINED.value,
    )


def _lost(after: Row) -> ColumnElement[str]:
    """Why somebody is protected no longer: from their row on the later day."""
    return case(
        (is_protected(after), Cause.MOVED_OUT.value),
        (is_one_of_us(after), Cause.LAPSED.value),
        (after.reason == Reason.DECEASED.value, Cause.DIED.value),
        (after.reason == Reason.MOVED_AWAY.value, Cause.MOVED.value),
        else_=Cause.REMOVED.value,
    )
