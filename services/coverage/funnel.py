"""The way of an entry in five stages: how many reached each one, and how long it took.

SUBMITTED: the entry is open (as `Terdata`). VERIFIED: a visit met the person with right data, or Disdukcapil
found them as they stand here. APPROVED: decided by the office. PROPOSED: in a proposal, or taken in by BPJS.
ACTIVE: the cover is AKTIF on the day. Whoever is at a later stage counts at the earlier ones too; `skipped`
says how many of them have nothing of that stage (approved without a visit, covered before any proposal).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, case, func, literal, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    DECIDED_STATUSES,
    DukcapilCheck,
    DukcapilVerdict,
    Enrolment,
    EnrolmentStatus,
    Protection,
    StatusChange,
    VisitCheck,
    Worker,
)
from regency import Regency
from services.coverage.entries import By, Listed, in_cut, is_open, key_of, keys_of, parts_of, people_where
from services.coverage.figures import Cut, Funnel, FunnelStep, Stage
from services.coverage.medians import days_between, middle, place_among
from services.dukcapil.verdicts import holds
from services.field.verified import confirms
from services.protections import ranks_by_worker

S = EnrolmentStatus
STAGES = tuple(Stage)
_AFTER_SUBMITTED = STAGES[1:]
# Who is at a later stage may have nothing of these.
SKIPPABLE = (Stage.VERIFIED, Stage.APPROVED, Stage.PROPOSED)
# Both databases would else put what is asked of a row into every place that uses it, and ask it again there.
_ONCE = "MATERIALIZED"


async def funnels(session: AsyncSession, by: By, day: date, regency: Regency) -> tuple[Funnel, ...]:
    """The funnel of every part, in one statement; also of parts without anybody."""
    return await _funnels(session, by, Cut(), day, regency)


async def funnel(session: AsyncSession, cut: Cut, day: date, regency: Regency) -> Funnel:
    """The funnel of one cut, whatever it is."""
    (one,) = await _funnels(session, By.ALL, cut, day, regency)
    return Funnel(_label(cut, regency), cut, one.steps)


async def people_reaching(
    session: AsyncSession, cut: Cut, stage: Stage, day: date, regency: Regency
) -> tuple[Listed, ...]:
    """Everybody whom a step of the funnel counts, each with the stage at which they are now."""
    facts = _facts(day, regency)
    stages = case(
        *((facts.c.level == place, stage.value) for place, stage in enumerate(STAGES)),
        else_=literal(""),
    )
    reached = facts.c.level >= STAGES.index(stage)
    joined = [(facts, facts.c.enrolment_id == Enrolment.id)]
    return await people_where(session, [is_open(), *in_cut(cut), reached], stages, joined)


async def _funnels(
    session: AsyncSession, by: By, cut: Cut, day: date, regency: Regency
) -> tuple[Funnel, ...]:
    rows = {row.key: row for row in await session.execute(_statement(by, cut, day, regency))}
    return tuple(
        Funnel(label, part, _steps(rows.get(key_of(part))))
        for label, part in parts_of(by, list(rows), regency)
    )


def _steps(row: Any) -> tuple[FunnelStep, ...]:
    if row is None:
        return tuple(FunnelStep(stage, 0, None) for stage in STAGES)
    found = row._mapping
    return tuple(
        FunnelStep(
            stage, found[f"people_{stage}"], found.get(f"median_{stage}"), found.get(f"skipped_{stage}", 0)
        )
        for stage in STAGES
    )


def _statement(by: By, cut: Cut, day: date, regency: Regency) -> Select[Any]:
    facts, keys = _facts(day, regency), keys_of(by)
    rows = select(keys.c.key, *facts.c).join(facts, facts.c.enrolment_id == keys.c.enrolment_id)
    if conditions := in_cut(cut):
        rows = rows.join(Enrolment, Enrolment.id == keys.c.enrolment_id)
        rows = rows.join(Worker, Worker.id == Enrolment.worker_id).where(*conditions)
    found = rows.cte("rows_of_parts").prefix_with(_ONCE)
    counted = select(found.c.key, *_counts(found)).group_by(found.c.key).subquery()
    medians = _medians(found)
    statement = select(counted)
    for stage in _AFTER_SUBMITTED:
        one = medians.alias(f"of_{stage}")
        statement = statement.add_columns(one.c.median.label(f"median_{stage}")).outerjoin(
            one, and_(one.c.key == counted.c.key, one.c.stage == stage.value)
        )
    return statement


def _counts(rows: CTE) -> Iterator[ColumnElement[int]]:
    for level, stage in enumerate(STAGES):
        yield _count(rows.c.level >= level).label(f"people_{stage}")
    for stage in SKIPPABLE:
        skipped = and_(rows.c.level >= STAGES.index(stage), ~rows.c[f"has_{stage}"])
        yield _count(skipped).label(f"skipped_{stage}")


def _medians(rows: CTE) -> CTE:
    """The median days by part and stage; only days that there are take part in the sorting."""
    days = union_all(
        *(
            select(
                rows.c.key, literal(stage.value).label("stage"), rows.c[f"days_{stage}"].label("days")
            ).where(rows.c[f"days_{stage}"].is_not(None))
            for stage in _AFTER_SUBMITTED
        )
    ).subquery()
    place, count = place_among(days.c.days, days.c.key, days.c.stage)
    ordered = select(days, place.label("place"), count.label("among")).subquery()
    median = middle(ordered.c.days, ordered.c.place, ordered.c.among)
    by = ordered.c.key, ordered.c.stage
    return select(*by, median.label("median")).group_by(*by).cte("medians").prefix_with(_ONCE)


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _facts(day: date, regency: Regency) -> CTE:
    """Of every open entry: the stage reached (`level`), what there is of each one, days from the one before.

    Days that would be negative are none: the two came about in another order.
    """
    moments = _moments(day)
    level = case(
        (moments.c.rank == 0, 4),
        (moments.c.status.in_((S.PROPOSED, S.ENROLLED)), 3),
        (moments.c.status.in_(DECIDED_STATUSES), 2),
        (moments.c.verified.is_not(None), 1),
        else_=0,
    )
    before_approval = case(
        (moments.c.verified <= moments.c.approved, moments.c.verified), else_=moments.c.submitted
    )
    started = days_between(moments.c.covered, moments.c.proposed) - _hours_ahead(day, regency)
    days = {
        Stage.VERIFIED: days_between(moments.c.verified, moments.c.submitted),
        Stage.APPROVED: days_between(moments.c.approved, before_approval),
        Stage.PROPOSED: days_between(moments.c.proposed, moments.c.approved),
        # Proposed in the morning of the day on which the cover begins: no day has passed.
        Stage.ACTIVE: case((and_(started < 0, started > -1), literal(0.0)), else_=started),
    }
    has: dict[Stage, ColumnElement[bool]] = {
        Stage.VERIFIED: moments.c.verified.is_not(None),
        Stage.APPROVED: moments.c.status.in_((*DECIDED_STATUSES, S.PROPOSED, S.ENROLLED)),
        Stage.PROPOSED: moments.c.proposed.is_not(None),
    }
    columns: list[ColumnElement[Any]] = [moments.c.enrolment_id, level.label("level")]
    for place, stage in enumerate(STAGES):
        if stage in days:
            counts = and_(level >= place, days[stage] >= 0)
            columns.append(case((counts, days[stage])).label(f"days_{stage}"))
        if stage in has:
            columns.append(func.coalesce(has[stage], literal(value=False)).label(f"has_{stage}"))
    return select(*columns).cte("facts").prefix_with(_ONCE)


def _moments(day: date) -> CTE:
    """When each open entry came to each stage; NULL where nothing is written of it."""
    steps = _steps_of_entries()
    ranks = ranks_by_worker(day).subquery()
    visited, compared = VisitCheck.settled_at, DukcapilCheck.at
    verified = case(
        (visited.is_(None), compared),
        (compared.is_(None), visited),
        (visited < compared, visited),
        else_=compared,
    )
    covered = (
        select(Enrolment.id.label("enrolment_id"), func.min(Protection.starts_on).label("starts_on"))
        .join(steps, steps.c.enrolment_id == Enrolment.id)
        .join(Protection, Protection.worker_id == Enrolment.worker_id)
        .where(is_open(), days_between(Protection.starts_on, _proposed(steps)) > -1)
        .where(Protection.starts_on <= day)
        .group_by(Enrolment.id)
        .subquery()
    )
    matched = and_(
        DukcapilCheck.worker_id == Worker.id, DukcapilCheck.verdict == DukcapilVerdict.MATCH, holds()
    )
    return (
        select(
            Enrolment.id.label("enrolment_id"),
            Enrolment.status,
            ranks.c.rank,
            func.coalesce(steps.c.submitted, Enrolment.submitted_at).label("submitted"),
            verified.label("verified"),
            steps.c.approved,
            _proposed(steps).label("proposed"),
            covered.c.starts_on.label("covered"),
        )
        .join(Worker, Worker.id == Enrolment.worker_id)
        .outerjoin(steps, steps.c.enrolment_id == Enrolment.id)
        .outerjoin(covered, covered.c.enrolment_id == Enrolment.id)
        .outerjoin(ranks, ranks.c.worker_id == Enrolment.worker_id)
        .outerjoin(VisitCheck, and_(VisitCheck.enrolment_id == Enrolment.id, confirms()))
        .outerjoin(DukcapilCheck, matched)
        .where(is_open())
        .cte("moments")
        .prefix_with(_ONCE)
    )


def _steps_of_entries() -> CTE:
    """First submission, last approval of a waiting entry, and the first proposal since, of every entry."""
    change = StatusChange
    approval = and_(change.before == S.SUBMITTED, change.after == S.APPROVED)
    first = (
        select(
            change.enrolment_id,
            func.min(case((change.before.is_(None), change.at))).label("submitted"),
            func.max(case((approval, change.at))).label("approved"),
        )
        .group_by(change.enrolment_id)
        .cte("first_steps")
        .prefix_with(_ONCE)
    )
    proposed = (
        select(change.enrolment_id, func.min(change.at).label("proposed"))
        .join(first, first.c.enrolment_id == change.enrolment_id)
        .where(change.after == S.PROPOSED, or_(first.c.approved.is_(None), change.at >= first.c.approved))
        .group_by(change.enrolment_id)
        .subquery()
    )
    return (
        select(first, proposed.c.proposed)
        .outerjoin(proposed, proposed.c.enrolment_id == first.c.enrolment_id)
        .cte("steps")
        .prefix_with(_ONCE)
    )


def _proposed(steps: CTE) -> ColumnElement[Any]:
    """The moment of the proposal, of those who are in one or were taken in: others were taken out again."""
    return case((Enrolment.status.in_((S.PROPOSED, S.ENROLLED)), steps.c.proposed))


def _hours_ahead(day: date, regency: Regency) -> float:
    """The part of a day by which a day of the regency begins before that of UTC."""
    offset = datetime.combine(day, time(), regency.zone).utcoffset()
    return offset.total_seconds() / 86_400 if offset else 0.0


def _label(cut: Cut, regency: Regency) -> str:
    if cut.kecamatan is not None:
        return regency.area(cut.kecamatan).name if regency.has_area(cut.kecamatan) else cut.kecamatan
    return cut.category or ""
