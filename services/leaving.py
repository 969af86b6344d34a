"""A member who no longer serves: died, moved away, handed the office on; and a mistaken tap taken back.

Only open entries are proposed to BPJS, so what was planned for them stops: dues paid for the dead are an
audit finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import Enrolment, EnrolmentStatus, StatusChange
from regency import Regency
from services.audit import Subject, record
from services.benefits.cases import close_mistaken
from services.errors import Invalid, NotAllowed
from services.lifecycle import Verdict, expect_version, locked, move
from services.permissions import Action, allowed
from services.reasons import Decision, Reason, reasons_for
from services.roles import Access

REASONS = reasons_for(Decision.LEAVE)


@dataclass(frozen=True)
class Departure:
    """Why somebody no longer serves (one of `REASONS`), and from which day on."""

    reason: Reason
    day: date


async def record_left(
    session: AsyncSession,
    by: Access,
    enrolment_id: int,
    expected_version: int,
    departure: Departure,
    regency: Regency,
    now: datetime,
) -> Enrolment:
    """One of one's own people has left, from a day on. Raises `Invalid`, `Stale` or `NotAllowed`."""
    enrolment = await locked(session, enrolment_id)
    if enrolment is None or enrolment.organisation_id not in by.organisation_ids:
        raise NotAllowed(Text("enrolments-not-found"))
    await expect_version(session, enrolment, expected_version, regency)
    check_day(departure.day, enrolment, now.astimezone(regency.zone).date())
    move(session, enrolment, Verdict(EnrolmentStatus.LEFT, departure.reason), by, now)
    enrolment.left_on = departure.day
    await session.flush()
    return enrolment


def check_day(day: date, enrolment: Enrolment, today: date) -> None:
    """Nobody leaves tomorrow, nor before they were born. Raises `Invalid`."""
    if day > today:
        raise Invalid(Text("leaving-future", day=day, today=today))
    if day <= enrolment.worker.birth_date:
        raise Invalid(Text("leaving-before-birth", day=day))


def may_undo(enrolment: Enrolment, by: Access, regency: Regency, now: datetime) -> bool:
    """A coordinator takes a mistaken tap back on the same day; later staff do."""
    if enrolment.status is not EnrolmentStatus.LEFT or not allowed(by, Action.UNDO_LEFT):
        return False
    if allowed(by, Action.REVIEW_DECIDE):
        return True
    since = enrolment.status_since.astimezone(regency.zone).date()
    return enrolment.organisation_id in by.organisation_ids and since == now.astimezone(regency.zone).date()


async def undo_left(
    session: AsyncSession,
    by: Access,
    enrolment_id: int,
    expected_version: int,
    regency: Regency,
    now: datetime,
) -> Enrolment:
    """The entry stands where it stood before, with what was decided then.

    Raises `Invalid`, `Stale` or `NotAllowed`.
    """
    enrolment = await locked(session, enrolment_id)
    if enrolment is None or not (
        enrolment.organisation_id in by.organisation_ids or allowed(by, Action.REVIEW_DECIDE)
    ):
        raise NotAllowed(Text("enrolments-not-found"))
    await expect_version(session, enrolment, expected_version, regency)
    if enrolment.status is not EnrolmentStatus.LEFT:
        raise Invalid(Text("leaving-not-left"))
    if not may_undo(enrolment, by, regency, now):
        raise Invalid(Text("leaving-undo-late"))
    steps = await _last_two(session, enrolment.id)
    submitted_at, since = enrolment.submitted_at, steps[-1].at if len(steps) > 1 else enrolment.submitted_at
    back = _verdict(steps)
    try:
        async with session.begin_nested():
            move(session, enrolment, back, by, now)
            enrolment.left_on = None
            # It waits, or is decided, since then and by whom it was, not since this tap.
            enrolment.submitted_at, enrolment.status_since = submitted_at, since
            if back.to is not EnrolmentStatus.SUBMITTED:
                enrolment.decided_by, enrolment.decided_at = steps[-1].by, since
            await session.flush()
    except IntegrityError as error:
        raise Invalid(Text("enrolments-taken-other")) from error
    await close_mistaken(session, enrolment.worker_id, by, now)
    record(session, now, by.account_id, "enrolment.left_undone", Subject.ENROLMENT, enrolment.id)
    return enrolment


def _verdict(steps: Sequence[StatusChange]) -> Verdict:
    """What the entry was before it was LEFT, and why."""
    left, before = steps[0], steps[-1]
    reason = Reason(before.reason) if before.reason in set(Reason) and before is not left else None
    field, note = (None, None) if before is left else (before.field, before.note)
    return Verdict(left.before or EnrolmentStatus.SUBMITTED, reason, field, note, undo=True)


async def _last_two(session: AsyncSession, enrolment_id: int) -> Sequence[StatusChange]:
    """The step to LEFT and, where there was one, the step before it."""
    found = await session.scalars(
        select(StatusChange)
        .where(StatusChange.enrolment_id == enrolment_id)
        .order_by(StatusChange.id.desc())
        .limit(2)
    )
    return found.all()
