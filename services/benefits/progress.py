"""What is done with a case: steps by the table of `case_steps`, ticked papers, details, notes. All on record.

Every function takes a case that its caller has looked up with `cases.case_for(…, lock=True)`, which checks
whose it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import Account, BenefitCase, BenefitCaseStep, CaseStatus
from regency import Paper
from services.audit import Subject, record
from services.benefits.case_steps import STEPS, CaseReason
from services.errors import Invalid, NotAllowed, Stale
from services.permissions import Action, allowed
from services.roles import Access

HAVE, NOT_NEEDED = "have", "not_needed"
# As long as BPJS has not answered, a paper can come or turn out to be missing.
TICKABLE = (CaseStatus.REPORTED, CaseStatus.COMPLETE, CaseStatus.SENT)


@dataclass(frozen=True)
class Move:
    """Where a case goes and why: a reason or words, as the step needs them."""

    to: CaseStatus
    reason: CaseReason | None = None
    note: str | None = None


@dataclass(frozen=True)
class CaseLine:
    """A line of a case's history: a step, or a note where `before` and `after` are the same."""

    at: datetime
    before: CaseStatus | None
    after: CaseStatus
    who: str | None
    reason: str | None
    note: str | None


async def begin(session: AsyncSession, case: BenefitCase, by: Access, now: datetime) -> None:
    """The first step of a new case. Raises IntegrityError when one is open for the event."""
    _check(None, Move(CaseStatus.REPORTED), by)
    case.status, case.status_since = CaseStatus.REPORTED, now
    case.opened_by, case.opened_at, case.touched_at = by.account_id, now, now
    case.papers = {}
    session.add(case)
    await session.flush()
    _write(session, case, None, Move(CaseStatus.REPORTED), by, now)


async def move_case(
    session: AsyncSession, case: BenefitCase, version: int, move: Move, missing: Sequence[Paper],
    by: Access, now: datetime,
) -> None:  # fmt: skip
    """One step. `missing` are the papers still to come. Raises `Stale`, `Invalid` or `NotAllowed`."""
    expect(case, version)
    _check(case.status, move, by)
    if move.to is CaseStatus.COMPLETE and missing:
        raise Invalid(Text("klaim-papers-first", count=len(missing)))
    before = case.status
    try:
        async with session.begin_nested():
            case.status, case.status_since = move.to, now
            case.reason = move.reason
            if move.to is CaseStatus.SENT and case.report_until is not None and case.bpjs_told_at is None:
                # Whoever has the papers knows of the accident: the hours for reporting it end here.
                case.bpjs_told_at = now
            _touch(case, now)
            await session.flush()
    except IntegrityError as error:
        # Opened again while another one for the same event is open.
        raise Invalid(Text("klaim-open-already")) from error
    _write(session, case, before, move, by, now)


def tick(
    session: AsyncSession, case: BenefitCase, paper: Paper, state: str | None, by: Access, now: datetime
) -> bool:
    """Says of a paper that it is there (HAVE), not needed, or still to come (None); False: it was so already.

    Raises `Invalid` or `NotAllowed`.
    """
    _permit(by, Action.TICK_PAPERS)
    if case.status not in TICKABLE:
        raise Invalid(Text("klaim-papers-closed"))
    if state not in (HAVE, None) and not (state == NOT_NEEDED and paper.may_not_apply):
        raise Invalid(Text("form-unknown"))
    before = case.papers.get(paper.key)
    if before == state:
        return False
    # A new object: a change inside the JSON is not noticed.
    others = {key: value for key, value in case.papers.items() if key != paper.key}
    case.papers = others | ({paper.key: state} if state else {})
    _touch(case, now)
    record(
        session, now, by.account_id, "case.paper", Subject.BENEFIT_CASE, case.id,
        before=before, after=state, reason=paper.key,
    )  # fmt: skip
    return True


def bpjs_told(session: AsyncSession, case: BenefitCase, by: Access, now: datetime) -> bool:
    """BPJS itself knows of the accident now; False when that was said before. Raises `NotAllowed`."""
    _permit(by, Action.TICK_PAPERS)
    if case.bpjs_told_at is not None or case.report_until is None or case.status is CaseStatus.CLOSED:
        return False
    case.bpjs_told_at = now
    _touch(case, now)
    record(session, now, by.account_id, "case.bpjs_told", Subject.BENEFIT_CASE, case.id)
    return True


def describe(
    session: AsyncSession, case: BenefitCase, details: Mapping[str, str], by: Access, now: datetime
) -> None:
    """What happened and who inherits, as far as somebody tells. Raises `Invalid` or `NotAllowed`."""
    _permit(by, Action.TICK_PAPERS)
    if case.status is CaseStatus.CLOSED:
        raise Invalid(Text("klaim-closed"))
    before: Mapping[str, Any] = case.details or {}
    changed = sorted(key for key in {*before, *details} if before.get(key) != details.get(key))
    if not changed:
        return
    case.details = dict(details) or None
    _touch(case, now)
    record(
        session, now, by.account_id, "case.describe", Subject.BENEFIT_CASE, case.id,
        after=",".join(changed),
    )  # fmt: skip


def add_note(session: AsyncSession, case: BenefitCase, note: str, by: Access, now: datetime) -> None:
    """Words of the office on a case, seen by the office only. Raises `NotAllowed`."""
    _permit(by, Action.FOLLOW_CASES)
    _touch(case, now)
    session.add(
        BenefitCaseStep(
            case_id=case.id, before=case.status, after=case.status, at=now, by=by.account_id, note=note
        )
    )
    record(session, now, by.account_id, "case.note", Subject.BENEFIT_CASE, case.id)


async def history(session: AsyncSession, case_id: int) -> list[CaseLine]:
    """Everything that was done with a case, the oldest first."""
    rows = await session.execute(
        select(BenefitCaseStep, Account.name)
        .outerjoin(Account, Account.id == BenefitCaseStep.by)
        .where(BenefitCaseStep.case_id == case_id)
        .order_by(BenefitCaseStep.id)
    )
    return [CaseLine(one.at, one.before, one.after, who, one.reason, one.note) for one, who in rows]


def expect(case: BenefitCase, version: int) -> None:
    """Raises `Stale` unless the case is still as it was shown."""
    if case.version != version:
        raise Stale(Text("klaim-changed"))


def _check(before: CaseStatus | None, move: Move, by: Access) -> None:
    step = STEPS.get((before, move.to))
    if step is None:
        raise Invalid(Text("klaim-no-such-step"))
    _permit(by, step.action)
    if step.needs_reason is not (move.reason is not None) or (step.needs_note and not move.note):
        raise Invalid(Text("klaim-why-needed"))


def _permit(by: Access, action: Action) -> None:
    if not allowed(by, action):
        raise NotAllowed(Text("not-allowed"))


def _touch(case: BenefitCase, now: datetime) -> None:
    case.touched_at = now


def _write(
    session: AsyncSession, case: BenefitCase, before: CaseStatus | None, move: Move, by: Access, now: datetime
) -> None:
    session.add(
        BenefitCaseStep(
            case_id=case.id, before=before, after=move.to, at=now, by=by.account_id,
            reason=move.reason, note=move.note,
        )
    )  # fmt: skip
    record(
        session, now, by.account_id, "case.status", Subject.BENEFIT_CASE, case.id,
        before=before, after=move.to, reason=move.reason, note=move.note,
    )  # fmt: skip
