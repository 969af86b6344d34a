"""What happened to a proposal, from the audit trail, and who stands in its way now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Account, AuditEntry, Enrolment, LineState, Proposal, ProposalLine
from services.audit import Subject
from services.proposals.candidates import NEW_ONES

STEPS = ("freeze", "remove", "replace", "pay", "unpay", "close", "cancel", "files_given")


@dataclass(frozen=True)
class HistoryLine:
    """One thing that was done. `step` is one of `STEPS`; `detail` a reason's code, or how many files.

    `note` is what staff wrote beside the reason.
    """

    at: datetime
    step: str
    who: str | None
    detail: str | None
    note: str | None


async def history_of(session: AsyncSession, proposal: Proposal, most: int = 15) -> list[HistoryLine]:
    """The newest steps of a proposal, the newest first."""
    rows = await session.execute(
        select(AuditEntry.at, AuditEntry.action, Account.name, AuditEntry.reason, AuditEntry.note)
        .outerjoin(Account, Account.id == AuditEntry.account_id)
        .where(
            AuditEntry.subject == Subject.PROPOSAL,
            AuditEntry.subject_id == proposal.id,
            AuditEntry.action.in_([f"proposal.{step}" for step in STEPS]),
        )
        .order_by(AuditEntry.id.desc())
        .limit(most)
    )
    return [HistoryLine(at, action.partition(".")[2], *rest) for at, action, *rest in rows]


async def mended(session: AsyncSession, proposal: Proposal) -> int:
    """How many that BPJS refused have been mended and approved again: they fit a follow-up."""
    waits_elsewhere = (
        select(ProposalLine.worker_id).where(ProposalLine.state == LineState.OPEN).scalar_subquery()
    )
    counted = await session.scalar(
        select(func.count())
        .select_from(ProposalLine)
        .join(Enrolment, Enrolment.id == ProposalLine.enrolment_id)
        .where(
            ProposalLine.proposal_id == proposal.id,
            ProposalLine.state == LineState.REFUSED,
            Enrolment.status.in_(NEW_ONES),
            ProposalLine.worker_id.not_in(waits_elsewhere),
        )
    )
    return counted or 0
