"""Visits that change hands: passed on, given back, called off, and asked for again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager

from locales import Text
from models import OPEN_STATUSES, Enrolment, Visit, VisitCheck, VisitResult, VisitStatus
from regency import Regency
from services.audit import Subject, record
from services.errors import Invalid, NotAllowed, Stale
from services.field.places import is_strange_to
from services.field.planning import Assigned, due_day, make_visits
from services.field.verified import is_newest
from services.permissions import Action, allowed
from services.roles import Access

# Whoever was not met, or would not talk, may be asked again.
AGAIN = (VisitResult.NOT_FOUND, VisitResult.REFUSED)
# What others said of somebody, or what was tapped, may be wrong: the office may have it looked into.
DOUBTFUL = (VisitResult.DECEASED, VisitResult.MOVED, VisitResult.NOT_ACTIVE)


async def locked_visit(session: AsyncSession, visit_id: int) -> Visit:
    """A visit with its organisation, nobody else's until the end of this unit. Raises `Invalid` for none."""
    found = await session.scalar(
        select(Visit)
        .join(Visit.organisation)
        .where(Visit.id == visit_id)
        .options(contains_eager(Visit.organisation))
        .with_for_update(of=Visit)
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise Invalid(Text("visits-gone"))
    return found


async def reassign(
    session: AsyncSession, visit_id: int, holder: int, to: Access, by: Access, now: datetime
) -> Visit:
    """Gives an open visit to another verifier; what is recorded stays.

    `holder`: whose it was as shown, 0 for nobody's. Raises `Stale` when it has changed hands or was sent,
    `Invalid` when it is the new one's own matter.
    """
    visit = await _open_as_shown(session, visit_id, holder, by)
    strange = await session.scalar(
        select(Enrolment.id)
        .join(VisitCheck, VisitCheck.enrolment_id == Enrolment.id)
        .where(VisitCheck.visit_id == visit_id, ~is_strange_to(to))
        .limit(1)
    )
    if strange is not None:
        raise Invalid(Text("field-own-matter"))
    before = visit.account_id
    visit.account_id, visit.assigned_at, visit.current_at = to.account_id, now, None
    _write(session, now, by, "visit.reassign", visit, before, to.account_id)
    return visit


async def release(session: AsyncSession, visit_id: int, by: Access, now: datetime) -> Visit:
    """A verifier gives a visit back: whoever is near may take it. Raises `Invalid` or `Stale`."""
    visit = await locked_visit(session, visit_id)
    if visit.status is not VisitStatus.OPEN or visit.account_id != by.account_id:
        raise Stale(Text("visits-not-yours"))
    visit.account_id = visit.assigned_at = visit.current_at = None
    _write(session, now, by, "visit.release", visit, by.account_id, None)
    return visit


async def cancel(session: AsyncSession, visit_id: int, holder: int, by: Access, now: datetime) -> Visit:
    """Calls an open visit off: its people may be assigned anew. Raises as `reassign` does."""
    visit = await _open_as_shown(session, visit_id, holder, by)
    visit.status, visit.closed_at = VisitStatus.CANCELLED, now
    checks = await session.scalars(select(VisitCheck).where(VisitCheck.visit_id == visit_id))
    for check in checks:
        # Nobody has sent it: it does not count.
        check.result, check.settled_at = None, now
    _write(session, now, by, "visit.cancel", visit, visit.account_id, None)
    return visit


async def go_again(
    session: AsyncSession,
    visit_id: int,
    by: Access,
    regency: Regency,
    now: datetime,
    results: Collection[VisitResult] = AGAIN,
) -> Assigned:
    """A new visit, of nobody yet, for those of whom a sent one says one of `results`. Raises `Invalid`."""
    if not allowed(by, Action.ASSIGN_VISITS):
        raise NotAllowed(Text("not-allowed"))
    visit = await locked_visit(session, visit_id)
    open_ones = select(VisitCheck.enrolment_id).where(VisitCheck.settled_at.is_(None))
    people = await session.scalars(
        select(VisitCheck.enrolment_id)
        .join(Enrolment, Enrolment.id == VisitCheck.enrolment_id)
        .where(
            VisitCheck.visit_id == visit_id,
            VisitCheck.settled_at.is_not(None),
            VisitCheck.result.in_(results),
            is_newest(),
            Enrolment.status.in_(OPEN_STATUSES),
            VisitCheck.enrolment_id.not_in(open_ones),
        )
        .order_by(VisitCheck.place)
    )
    rows = [(visit.organisation_id, entry) for entry in people]
    if visit.status is not VisitStatus.SENT or not rows:
        raise Invalid(Text("field-nobody-again"))
    made = await make_visits(session, rows, by.account_id, due_day(regency, now), now, None, visit.sample_id)
    for one in made:
        record(
            session, now, by.account_id, "visit.again", Subject.VISIT, one, before=str(visit_id), after="open"
        )
    return Assigned(tuple(made), len(rows))


async def _open_as_shown(session: AsyncSession, visit_id: int, holder: int, by: Access) -> Visit:
    if not allowed(by, Action.ASSIGN_VISITS):
        raise NotAllowed(Text("not-allowed"))
    visit = await locked_visit(session, visit_id)
    if visit.status is not VisitStatus.OPEN or (visit.account_id or 0) != holder:
        raise Stale(Text("field-changed"))
    return visit


def _write(
    session: AsyncSession,
    now: datetime,
    by: Access,
    action: str,
    visit: Visit,
    before: int | None,
    after: int | None,
) -> None:
    """Whose it was and whose it is, as account ids."""
    record(
        session,
        now,
        by.account_id,
        action,
        Subject.VISIT,
        visit.id,
        before=str(before) if before else None,
        after=str(after) if after else None,
    )
