"""Which open cases somebody should be reminded of now, for whoever runs by the clock.

Each reminder names whom to tell and what to say; `mark_reminded` in the same transaction keeps it from coming
again at once. Quiet hours and muting are the scheduler's.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from locales import Text
from models import BenefitCase, CaseStatus
from regency import Regency
from services.benefits.cases import family_of, missing_papers

BEFORE_THE_END = timedelta(hours=12)
PAPERS_AFTER = timedelta(days=3)
# A family that has not touched its papers for so long is not reminded any more; staff still see the case.
PAPERS_UNTIL = timedelta(days=30)
# From these statuses on the office is the one who is waited for, or waits for BPJS.
OFFICE_AFTER = {
    CaseStatus.REPORTED: timedelta(days=2),
    CaseStatus.COMPLETE: timedelta(days=2),
    CaseStatus.SENT: timedelta(days=7),
    CaseStatus.PAID: timedelta(days=7),
    CaseStatus.REFUSED: timedelta(days=7),
}


class FollowUpKind(StrEnum):
    """TELL_BPJS: the time for reporting an accident runs. PAPERS: some are missing. OFFICE: staff's turn."""

    TELL_BPJS = "tell_bpjs"
    PAPERS = "papers"
    OFFICE = "office"


@dataclass(frozen=True)
class FollowUp:
    """A reminder. `account_ids` are of the family's side; `to_staff`: every account of the office as well.

    `data` is that of the button that opens the case.
    """

    case_id: int
    kind: FollowUpKind
    account_ids: frozenset[int]
    to_staff: bool
    text: Text
    data: str


async def due_followups(session: AsyncSession, now: datetime, regency: Regency) -> list[FollowUp]:
    """Every case that is due at this instant, at most one reminder each, the oldest case first."""
    found = await session.scalars(
        select(BenefitCase)
        .where(BenefitCase.status != CaseStatus.CLOSED)
        .options(joinedload(BenefitCase.worker, innerjoin=True))
        .order_by(BenefitCase.id)
    )
    due = []
    for case in found.all():
        kind = due_kind(case, len(missing_papers(case, regency)), now)
        if kind is not None:
            due.append(await _follow_up(session, case, kind, regency, now))
    return due


async def mark_reminded(session: AsyncSession, case_ids: Collection[int], now: datetime) -> None:
    """Notes that somebody was reminded; buttons on cards that are open stay good."""
    await session.execute(
        update(BenefitCase)
        .where(BenefitCase.id.in_(case_ids))
        .values(reminded_at=now, version=BenefitCase.version)
        .execution_options(synchronize_session="fetch")
    )


def due_kind(case: BenefitCase, missing: int, now: datetime) -> FollowUpKind | None:
    """What a case calls for at an instant; None when nothing does, or it was said lately."""
    quiet_since = max(case.touched_at, case.reminded_at or case.touched_at)
    if case.bpjs_told_at is None and case.report_until is not None and now < case.report_until:
        near = case.report_until - BEFORE_THE_END
        said = case.reminded_at is not None and case.reminded_at >= near
        return FollowUpKind.TELL_BPJS if now >= near and not said else None
    if case.status is CaseStatus.REPORTED and missing:
        stale = quiet_since + PAPERS_AFTER <= now < case.touched_at + PAPERS_UNTIL
        return FollowUpKind.PAPERS if stale else None
    return FollowUpKind.OFFICE if quiet_since + OFFICE_AFTER[case.status] <= now else None


async def _follow_up(
    session: AsyncSession, case: BenefitCase, kind: FollowUpKind, regency: Regency, now: datetime
) -> FollowUp:
    family = frozenset[int]() if kind is FollowUpKind.OFFICE else await family_of(session, case)
    hours = int((case.report_until - now).total_seconds() // 3600) if case.report_until else 0
    text = Text(
        f"klaim-remind-{kind.replace('_', '-')}",
        name=case.worker.name,
        hours=max(hours, 0),
        count=len(missing_papers(case, regency)),
        status=Text(f"klaim-status-{case.status}"),
        since=case.status_since.astimezone(regency.zone).date(),
    )
    return FollowUp(case.id, kind, family, kind is not FollowUpKind.PAPERS, text, f"klk:{case.id}")
