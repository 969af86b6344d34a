"""The life of a proposal: frozen, paid, closed, or taken back before it is paid. Each step is on record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import Table, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import (
    WITH_BPJS,
    Enrolment,
    EnrolmentStatus,
    LineState,
    Proposal,
    ProposalLine,
    ProposalStatus,
)
from regency import Regency
from services.audit import Subject, record
from services.chunks import chunks
from services.errors import Invalid, NotAllowed, Stale
from services.lifecycle import Verdict, move_many
from services.permissions import Action, allowed
from services.proposals.budgets import budget_of
from services.proposals.ordering import Candidate
from services.proposals.planning import Plan, Request, plan
from services.reasons import Reason
from services.roles import Access

_LINES = cast(Table, ProposalLine.__table__)
_AT_ONCE = 500


async def freeze(
    session: AsyncSession, request: Request, fingerprint: str, by: Access, regency: Regency, now: datetime
) -> Proposal:
    """Makes the plan that was shown a proposal: its people are PROPOSED from now on, each in one line.

    Raises `NotAllowed`, `Invalid` without a budget or people, `Stale` when the plan would be another now.
    """
    may_make(by)
    if await budget_of(session, request.year, lock=True) is None:
        raise Invalid(Text("proposal-no-budget", year=str(request.year)))
    today = now.astimezone(regency.zone).date()
    found = await plan(session, request, regency, today)
    if found.fingerprint != fingerprint or not await _stand_as_planned(session, found.taken):
        raise Stale(Text("proposal-changed"))
    if not found.taken:
        raise Invalid(Text("proposal-nobody"))
    proposal = Proposal(
        number=await _next_number(session, request.year),
        year=request.year,
        kind=request.kind,
        status=ProposalStatus.SENT,
        starts_on=request.starts_on,
        months=request.months,
        programmes=list(regency.proposal.programmes),
        monthly=found.stretches[0].rupiah,
        order_rule=list(regency.proposal.order),
        parent_id=request.parent_id,
        fingerprint=found.fingerprint,
        files_for=by.account_id,
        frozen_at=now,
        frozen_by=by.account_id,
    )
    session.add(proposal)
    await session.flush()
    await add_lines(session, proposal, found.taken, found.cost.each, 1)
    for before, ids in _by_status((one.status, one.enrolment_id) for one in found.taken).items():
        await move_many(session, ids, before, Verdict(EnrolmentStatus.PROPOSED), by, now)
    note_step(session, proposal, "proposal.freeze", by, now, after=_figures(found))
    return proposal


async def frozen_as(session: AsyncSession, fingerprint: str) -> Proposal | None:
    """The proposal that this plan became, for a second tap on its button."""
    if not fingerprint:
        return None
    return await session.scalar(
        select(Proposal)
        .where(Proposal.fingerprint == fingerprint, Proposal.status != ProposalStatus.CANCELLED)
        .order_by(Proposal.id.desc())
        .limit(1)
    )


async def pay(session: AsyncSession, proposal_id: int, by: Access, now: datetime) -> Proposal:
    """The money has gone to BPJS: from now on nobody is taken out. Raises `NotAllowed`, `Invalid`."""
    proposal = await locked_proposal(session, proposal_id, by)
    expect(proposal, ProposalStatus.SENT)
    _become(session, proposal, ProposalStatus.PAID, "proposal.pay", by, now)
    proposal.paid_at, proposal.paid_by = now, by.account_id
    return proposal


async def unpay(session: AsyncSession, proposal_id: int, by: Access, now: datetime) -> Proposal:
    """Takes a mistaken tap back, while BPJS has answered for nobody. Raises `NotAllowed`, `Invalid`."""
    proposal = await locked_proposal(session, proposal_id, by)
    expect(proposal, ProposalStatus.PAID)
    answered = await session.scalar(
        select(func.count()).where(
            ProposalLine.proposal_id == proposal_id, ProposalLine.answered_at.is_not(None)
        )
    )
    if answered:
        raise Invalid(Text("proposal-answered"))
    _become(session, proposal, ProposalStatus.SENT, "proposal.unpay", by, now)
    proposal.paid_at = proposal.paid_by = None
    return proposal


async def close_if_answered(session: AsyncSession, proposal_id: int, by: int | None, now: datetime) -> bool:
    """Closes a proposal of which BPJS has answered every line; whether it did. For whoever answers."""
    proposal = await session.get_one(Proposal, proposal_id, with_for_update=True)
    await session.flush()
    waits = await session.scalar(
        select(func.count()).where(
            ProposalLine.proposal_id == proposal_id, ProposalLine.state == LineState.OPEN
        )
    )
    # BPJS may answer before the payment was noted here.
    if waits or proposal.status not in WITH_BPJS:
        return False
    record(
        session, now, by, "proposal.close", Subject.PROPOSAL, proposal.id,
        before=proposal.status, after=ProposalStatus.CLOSED,
    )  # fmt: skip
    proposal.status, proposal.ended_at, proposal.ended_by = ProposalStatus.CLOSED, now, by
    return True


async def cancel(session: AsyncSession, proposal_id: int, by: Access, now: datetime) -> Proposal:
    """Takes a proposal back that is not paid: everybody in it stands where they stood before.

    Whoever left or was closed in the meantime stays so. Raises `NotAllowed`, `Invalid`.
    """
    proposal = await locked_proposal(session, proposal_id, by)
    expect(proposal, ProposalStatus.SENT)
    rows = await session.execute(
        select(ProposalLine.before, Enrolment.id)
        .join(Enrolment, Enrolment.id == ProposalLine.enrolment_id)
        .where(
            ProposalLine.proposal_id == proposal_id,
            ProposalLine.state == LineState.OPEN,
            Enrolment.status == EnrolmentStatus.PROPOSED,
        )
        .order_by(Enrolment.id)
        .with_for_update(of=Enrolment)
    )
    for before, ids in _by_status((status, enrolment_id) for status, enrolment_id in rows).items():
        await move_many(session, ids, EnrolmentStatus.PROPOSED, Verdict(before, undo=True), by, now)
    await session.execute(
        update(ProposalLine)
        .where(ProposalLine.proposal_id == proposal_id, ProposalLine.state == LineState.OPEN)
        .values(state=LineState.REMOVED, reason=Reason.WITHDRAWN, removed_at=now, removed_by=by.account_id)
        .execution_options(synchronize_session=False)
    )
    _become(session, proposal, ProposalStatus.CANCELLED, "proposal.cancel", by, now)
    proposal.ended_at, proposal.ended_by, proposal.files_for = now, by.account_id, None
    return proposal


def may_make(by: Access) -> None:
    """Raises `NotAllowed` for somebody who makes no proposals."""
    if not allowed(by, Action.MAKE_PROPOSAL):
        raise NotAllowed(Text("not-allowed"))


async def locked_proposal(session: AsyncSession, proposal_id: int, by: Access) -> Proposal:
    """A proposal that nobody else changes until the end of this unit. Raises `NotAllowed`, `Invalid`."""
    may_make(by)
    proposal = await session.scalar(
        select(Proposal)
        .where(Proposal.id == proposal_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if proposal is None:
        raise Invalid(Text("proposal-not-found"))
    return proposal


def expect(proposal: Proposal, status: ProposalStatus) -> None:
    """Raises `Invalid`, saying how the proposal stands, unless it has this status."""
    if proposal.status is not status:
        now_is = Text(f"proposal-status-{proposal.status}")
        raise Invalid(Text("proposal-not-now", number=proposal.number, status=now_is))


async def add_lines(
    session: AsyncSession, proposal: Proposal, people: Sequence[Candidate], amount: int, first_place: int
) -> None:
    """A line for each of these people, in this order. Raises IntegrityError for somebody in an open one."""
    rows = [
        {
            "proposal_id": proposal.id,
            "enrolment_id": one.enrolment_id,
            "worker_id": one.worker_id,
            "place": place,
            "before": one.status,
            "amount": amount,
            "state": LineState.OPEN,
        }
        for place, one in enumerate(people, first_place)
    ]
    connection = await session.connection()
    for some in chunks(rows, _AT_ONCE):
        await connection.execute(insert(_LINES), some)


def note_step(
    session: AsyncSession,
    proposal: Proposal,
    action: str,
    by: Access,
    now: datetime,
    *,
    after: str | None = None,
    reason: str | None = None,
) -> None:
    """Writes into the trail what happened to a proposal that keeps its status."""
    record(session, now, by.account_id, action, Subject.PROPOSAL, proposal.id, after=after, reason=reason)


async def _stand_as_planned(session: AsyncSession, people: Sequence[Candidate]) -> bool:
    """Locks the entries; whether each is still where the plan saw it (on PostgreSQL others write too)."""
    for some in chunks(people, _AT_ONCE):
        rows = await session.execute(
            select(Enrolment.id, Enrolment.status)
            .where(Enrolment.id.in_([one.enrolment_id for one in some]))
            .order_by(Enrolment.id)
            .with_for_update()
        )
        if {row.id: row.status for row in rows} != {one.enrolment_id: one.status for one in some}:
            return False
    return True


def _become(
    session: AsyncSession,
    proposal: Proposal,
    status: ProposalStatus,
    action: str,
    by: Access,
    now: datetime,
) -> None:
    record(
        session, now, by.account_id, action, Subject.PROPOSAL, proposal.id,
        before=proposal.status, after=status,
    )  # fmt: skip
    proposal.status = status


async def _next_number(session: AsyncSession, year: int) -> str:
    """2026-01, 2026-02 …; proposals are never deleted, and the budget's lock keeps others waiting."""
    made = await session.scalar(select(func.count()).select_from(Proposal).where(Proposal.year == year))
    return f"{year}-{(made or 0) + 1:02d}"


def _by_status(
    pairs: Iterable[tuple[EnrolmentStatus, int]],
) -> Mapping[EnrolmentStatus, list[int]]:
    found: dict[EnrolmentStatus, list[int]] = {}
    for status, enrolment_id in pairs:
        found.setdefault(status, []).append(enrolment_id)
    return found


def _figures(found: Plan) -> str:
    cost = found.cost
    return f"people={cost.people} months={cost.months} rupiah={cost.total} waiting={len(found.waiting)}"
