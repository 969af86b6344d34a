"""Changes of a proposal before it is paid: somebody is taken out, and the next of the line may come in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from locales import Text
from models import (
    Enrolment,
    EnrolmentStatus,
    LineState,
    Proposal,
    ProposalLine,
    ProposalStatus,
)
from regency import Regency
from services.audit import Subject, record
from services.errors import Invalid
from services.lifecycle import Verdict, locked, move, move_many
from services.proposals.budgets import budget_of
from services.proposals.ordering import Candidate
from services.proposals.planning import Request, plan
from services.proposals.steps import add_lines, expect, locked_proposal, note_step
from services.reasons import Reason
from services.roles import Access

# Put off: the entry stays approved and waits for the next proposal. The others close it.
PUT_OFF = Reason.OVER_QUOTA
REASONS = (
    Reason.DECEASED,
    Reason.MOVED_AWAY,
    Reason.TERM_ENDED,
    Reason.ROLE_NOT_MET,
    Reason.ALREADY_MEMBER,
    Reason.NOT_WORKING_OR_ILL,
    PUT_OFF,
)


@dataclass(frozen=True)
class LineCard:
    """A line with its proposal and its entry (loaded with worker and organisation)."""

    line: ProposalLine
    proposal: Proposal
    enrolment: Enrolment


@dataclass(frozen=True, repr=False)
class Removal:
    """Why somebody goes, with the words of staff beside it (encrypted), and whether the next comes in."""

    reason: Reason
    replace: bool = False
    note: str | None = None


@dataclass(frozen=True)
class Removed:
    """Who was taken out, and who came in instead."""

    proposal: Proposal
    enrolment: Enrolment
    instead: Candidate | None = None


async def line_card(session: AsyncSession, line_id: int) -> LineCard:
    """A line for the eyes of staff. Raises `Invalid` when there is none."""
    row = (
        await session.execute(
            select(ProposalLine, Proposal, Enrolment)
            .join(Proposal, Proposal.id == ProposalLine.proposal_id)
            .join(Enrolment, Enrolment.id == ProposalLine.enrolment_id)
            .options(joinedload(Enrolment.worker, innerjoin=True))
            .options(joinedload(Enrolment.organisation, innerjoin=True))
            .where(ProposalLine.id == line_id)
        )
    ).one_or_none()
    if row is None:
        raise Invalid(Text("proposal-not-found"))
    return LineCard(row[0], row[1], row[2])


async def open_line_of(session: AsyncSession, worker_id: int) -> tuple[ProposalLine, Proposal] | None:
    """The line in which a person waits for BPJS's answer; there is one at most."""
    row = (
        await session.execute(
            select(ProposalLine, Proposal)
            .join(Proposal, Proposal.id == ProposalLine.proposal_id)
            .where(ProposalLine.worker_id == worker_id, ProposalLine.state == LineState.OPEN)
        )
    ).one_or_none()
    return (row[0], row[1]) if row is not None else None


async def strays(
    session: AsyncSession, proposal_id: int, page: int = 0, size: int = 5
) -> tuple[Sequence[LineCard], int]:
    """Open lines whose entry is PROPOSED no longer (somebody died, left …), in pages, and how many."""
    conditions = (
        ProposalLine.proposal_id == proposal_id,
        ProposalLine.state == LineState.OPEN,
        Enrolment.status != EnrolmentStatus.PROPOSED,
    )
    query = (
        select(ProposalLine, Proposal, Enrolment)
        .join(Proposal)
        .join(Enrolment, Enrolment.id == ProposalLine.enrolment_id)
    )
    total = await session.scalar(
        select(func.count())
        .select_from(ProposalLine)
        .join(Enrolment, Enrolment.id == ProposalLine.enrolment_id)
        .where(*conditions)
    )
    rows = await session.execute(
        query.options(joinedload(Enrolment.worker, innerjoin=True))
        .options(joinedload(Enrolment.organisation, innerjoin=True))
        .where(*conditions)
        .order_by(ProposalLine.place)
        .limit(size)
        .offset(page * size)
    )
    return [LineCard(line, proposal, enrolment) for line, proposal, enrolment in rows], total or 0


async def next_in_line(
    session: AsyncSession, proposal: Proposal, regency: Regency, now: datetime, leaving: ProposalLine
) -> Candidate | None:
    """Who would take the place of somebody who goes: the first of those who are ready; None without one.

    Nobody who was taken out of this proposal comes back into it, and nobody new once its first month is over.
    """
    today = now.astimezone(regency.zone).date()
    gone = await session.scalars(
        select(ProposalLine.enrolment_id).where(
            ProposalLine.proposal_id == proposal.id, ProposalLine.state == LineState.REMOVED
        )
    )
    request = Request(proposal.kind, proposal.starts_on, proposal.months, proposal.parent_id)
    without = frozenset(gone) | {leaving.enrolment_id}
    try:
        found = await plan(session, request, regency, today, without)
    except Invalid:
        return None
    # The money and the place of whoever goes are free for whoever comes: the line begins with the first.
    ready = (*found.taken, *(one.person for one in found.waiting))
    return ready[0] if ready else None


async def take_out(
    session: AsyncSession,
    line_id: int,
    removal: Removal,
    by: Access,
    regency: Regency,
    now: datetime,
) -> Removed:
    """Takes somebody out of a proposal that is not paid; the next of the line may come in.

    The entry goes back to where it stood; every reason but `PUT_OFF` then closes it. The files of the
    proposal are to be made anew. Raises `NotAllowed`, `Invalid`.
    """
    reason, note = removal.reason, removal.note
    if reason not in REASONS:
        raise ValueError(f"not a reason to take somebody out: {reason}")
    card = await line_card(session, line_id)
    proposal = await locked_proposal(session, card.proposal.id, by)
    expect(proposal, ProposalStatus.SENT)
    await budget_of(session, proposal.year, lock=True)
    line = await session.get_one(ProposalLine, line_id, with_for_update=True, populate_existing=True)
    if line.state is not LineState.OPEN:
        raise Invalid(Text("proposal-line-gone", name=card.enrolment.worker.name))
    entry = await _back(session, line, Verdict(EnrolmentStatus.REJECTED, reason, note=note), by, now)
    line.state, line.reason, line.note = LineState.REMOVED, reason, note
    line.removed_at, line.removed_by = now, by.account_id
    proposal.revision += 1
    proposal.file_hash = proposal.files_for = None
    await session.flush()
    record(
        session, now, by.account_id, "proposal.remove", Subject.PROPOSAL, proposal.id,
        after=f"line={line.id} entry={line.enrolment_id}", reason=reason, note=note,
    )  # fmt: skip
    if not removal.replace:
        return Removed(proposal, entry)
    instead = await next_in_line(session, proposal, regency, now, line)
    if instead is None:
        return Removed(proposal, entry)
    await _put_in(session, proposal, line, instead, by, now)
    return Removed(proposal, entry, instead)


async def _back(
    session: AsyncSession, line: ProposalLine, closing: Verdict, by: Access, now: datetime
) -> Enrolment:
    entry = await locked(session, line.enrolment_id)
    if entry is None:
        raise LookupError("a line without an entry")
    if entry.status is EnrolmentStatus.PROPOSED:
        move(session, entry, Verdict(line.before, undo=True), by, now)
        if closing.reason is not PUT_OFF:
            move(session, entry, closing, by, now)
        await session.flush()
    return entry


async def _put_in(
    session: AsyncSession,
    proposal: Proposal,
    gone: ProposalLine,
    instead: Candidate,
    by: Access,
    now: datetime,
) -> None:
    last = await session.scalar(
        select(func.max(ProposalLine.place)).where(ProposalLine.proposal_id == proposal.id)
    )
    place = (last or 0) + 1
    await add_lines(session, proposal, [instead], gone.amount, place)
    await move_many(
        session, [instead.enrolment_id], instead.status, Verdict(EnrolmentStatus.PROPOSED), by, now
    )
    line = await session.scalar(
        select(ProposalLine).where(ProposalLine.proposal_id == proposal.id, ProposalLine.place == place)
    )
    if line is None:
        raise LookupError("a line vanished while it was made")
    line.replaces_id = gone.id
    note_step(
        session, proposal, "proposal.replace", by, now,
        after=f"line={line.id} entry={instead.enrolment_id} instead_of={gone.id}",
    )  # fmt: skip
