"""Kecamatan and organisations by completeness and speed, for a coordination meeting: who is late.

Complete: everything that BPJS's form asks for is there, and the entry is not given back to be mended. Speed:
the median days from giving an entry back to its coming again, of all that came. Late: given back, and not
mended within the working days that the regency allows itself for a decision (regency.toml, review).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Float, Select, Subquery, and_, case, cast, func, not_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models import Enrolment, EnrolmentStatus, Organisation, StatusChange, Worker
from regency import Regency
from services.completing import lacks_something
from services.coverage.entries import By, Listed, in_cut, is_open, parts_of, people_where
from services.coverage.figures import Cut, Rank
from services.coverage.medians import days_between, middle, place_among
from services.working_days import working_days_before

PAGE = 8
S = EnrolmentStatus


class Shortfall(StrEnum):
    """What a line of the ranking opens to: the entries that are not complete, and those that are late."""

    INCOMPLETE = "incomplete"
    LATE = "late"


@dataclass(frozen=True)
class RankPage:
    """One page, from 0, of `total` organisations; `first` is the place of the first line."""

    ranks: tuple[Rank, ...]
    page: int
    pages: int
    total: int
    first: int


async def rank_kecamatan(session: AsyncSession, now: datetime, regency: Regency) -> tuple[Rank, ...]:
    """Every kecamatan (where people live), the best first; those without anybody last."""
    statement = _statement(Worker.kecamatan_code, now, regency)
    found = {row.key: row for row in await session.execute(statement)}
    ranks = [
        _rank(label, cut, found.get(cut.kecamatan))
        for label, cut in parts_of(By.KECAMATAN, list(found), regency)
    ]
    return tuple(sorted(ranks, key=_order))


async def rank_organisations(
    session: AsyncSession, now: datetime, regency: Regency, page: int = 0, size: int = PAGE
) -> RankPage:
    """A page of the organisations that have handed somebody in, the best first; beyond the end the last."""
    base = _statement(Enrolment.organisation_id, now, regency).subquery()
    total = await session.scalar(select(func.count()).select_from(base)) or 0
    pages = max(1, -(-total // size))
    page = min(max(page, 0), pages - 1)
    share = cast(base.c.complete, Float) / base.c.people
    rows = await session.execute(
        select(base, Organisation.name)
        .join(Organisation, Organisation.id == base.c.key)
        .order_by(
            share.desc(), base.c.late, base.c.median.is_(None), base.c.median, base.c.people.desc(),
            Organisation.folded_name, Organisation.id,
        )
        .limit(size)
        .offset(page * size)
    )  # fmt: skip
    ranks = tuple(_rank(row.name, Cut(organisation=row.key), row) for row in rows)
    return RankPage(ranks, page, pages, total, page * size + 1)


async def rank_of(session: AsyncSession, cut: Cut, now: datetime, regency: Regency) -> Rank:
    """The line of one kecamatan or one organisation; its label is left to who shows it."""
    if cut.organisation is not None:
        statement = _statement(Enrolment.organisation_id, now, regency, cut.organisation)
    else:
        statement = _statement(Worker.kecamatan_code, now, regency, cut.kecamatan)
    return _rank("", cut, (await session.execute(statement)).one_or_none())


async def people_short(
    session: AsyncSession, cut: Cut, shortfall: Shortfall, now: datetime, regency: Regency
) -> tuple[Listed, ...]:
    """The people whom a line of the ranking counts as not complete (people - complete), or as late.

    An organisation ranks by its own entries only, not by those who serve there too.
    """
    late = _late(now, regency)
    wanted = late if shortfall is Shortfall.LATE else not_(_complete())
    about = case((late, Shortfall.LATE.value), else_=Enrolment.status)
    own = [] if cut.organisation is None else [Enrolment.organisation_id == cut.organisation]
    part = in_cut(Cut(cut.category, cut.kecamatan))
    return await people_where(session, [is_open(), wanted, *own, *part], about)


def _rank(label: str, cut: Cut, row: Any) -> Rank:
    if row is None:
        return Rank(label, cut, 0, 0, None, 0)
    return Rank(label, cut, row.people, row.complete, row.median, row.late)


def _order(rank: Rank) -> tuple[Any, ...]:
    slow = (rank.median_days is None, rank.median_days or 0.0)
    return (not rank.people, -rank.percent, rank.late, *slow, -rank.people, rank.label)


def _statement(
    key: InstrumentedAttribute[Any], now: datetime, regency: Regency, only: str | int | None = None
) -> Select[Any]:
    speed = _speed(key)
    counted = (
        select(
            key.label("key"),
            func.count().label("people"),
            _count(_complete()).label("complete"),
            _count(_late(now, regency)).label("late"),
        )
        .select_from(Enrolment)
        .join(Worker, Worker.id == Enrolment.worker_id)
        .where(is_open(), true() if only is None else key == only)
        .group_by(key)
        .subquery()
    )
    return select(counted, speed.c.median).outerjoin(speed, speed.c.key == counted.c.key)


def _speed(key: InstrumentedAttribute[Any]) -> Subquery:
    """The median days in which what was given back came again, by key."""
    change = StatusChange
    returned = select(change.enrolment_id).where(change.after == S.RETURNED)
    steps = (
        select(
            change.enrolment_id,
            change.after,
            change.at,
            func.lead(change.after).over(partition_by=change.enrolment_id, order_by=change.id).label("next"),
            func.lead(change.at).over(partition_by=change.enrolment_id, order_by=change.id).label("next_at"),
        )
        .where(change.enrolment_id.in_(returned))
        .subquery()
    )
    answered = (
        select(key.label("key"), days_between(steps.c.next_at, steps.c.at).label("days"))
        .select_from(steps)
        .join(Enrolment, Enrolment.id == steps.c.enrolment_id)
        .join(Worker, Worker.id == Enrolment.worker_id)
        .where(steps.c.after == S.RETURNED, steps.c.next == S.SUBMITTED)
        .subquery()
    )
    place, count = place_among(answered.c.days, answered.c.key)
    ordered = select(answered, place.label("place"), count.label("among")).subquery()
    median = middle(ordered.c.days, ordered.c.place, ordered.c.among)
    return select(ordered.c.key, median.label("median")).group_by(ordered.c.key).subquery()


def _complete() -> ColumnElement[bool]:
    return and_(not_(lacks_something()), Enrolment.status != S.RETURNED)


def _late(now: datetime, regency: Regency) -> ColumnElement[bool]:
    limit = working_days_before(now, regency.review.working_days, regency)
    return and_(Enrolment.status == S.RETURNED, Enrolment.status_since < limit)


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
