"""One person under two NIKs, and what may hang on each of the two rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    BenefitCase,
    CaseKind,
    CaseStatus,
    DuplicatePair,
    Enrolment,
    EnrolmentStatus,
    LineState,
    Proposal,
    ProposalKind,
    ProposalLine,
    ProposalStatus,
    StatusChange,
    Worker,
)
from regency import load_regency
from services.alike.duplicates import refresh
from services.alike.merges import merge, undo
from services.roles import Access
from tests.factories import NOW, make_enrolment, make_staff, make_worker

REGENCY = load_regency()
S = EnrolmentStatus
BORN = date(1972, 3, 9)
ONE = {"name": "Muhammad Syahrul", "birth_date": BORN, "nik": "1609010903720001"}
TWIN = {"name": "H. Moh. Sjahroel", "birth_date": BORN, "nik": "1609010903720010"}


@dataclass
class Case:
    """One person twice, the staff who decides, and the pair."""

    one: Worker
    other: Worker
    staff: Access
    pair: DuplicatePair


async def case(session: AsyncSession, *statuses: EnrolmentStatus | None) -> Case:
    workers = [await make_worker(session, **facts) for facts in (ONE, TWIN)]
    for worker, status in zip(workers, statuses or (S.SUBMITTED, S.SUBMITTED), strict=True):
        if status is not None:
            entry = await make_enrolment(session, worker=worker, status=status)
            session.add(StatusChange(enrolment_id=entry.id, after=status, at=NOW))
    await refresh(session, workers, NOW)
    pair = (await session.scalars(select(DuplicatePair))).one()
    return Case(workers[0], workers[1], await make_staff(session), pair)


async def entry_of(session: AsyncSession, worker: Worker) -> Enrolment:
    """The one entry of a person."""
    return (await session.scalars(select(Enrolment).where(Enrolment.worker_id == worker.id))).one()


async def entries(session: AsyncSession) -> list[tuple[int, EnrolmentStatus]]:
    rows = await session.scalars(
        select(Enrolment).order_by(Enrolment.id).execution_options(populate_existing=True)
    )
    return [(one.worker_id, one.status) for one in rows]


async def line_for(
    session: AsyncSession,
    worker: Worker,
    number: str,
    state: LineState = LineState.OPEN,
    entry: Enrolment | None = None,
) -> ProposalLine:
    """A line of a person in a proposal of its own; of an old entry unless another one is given."""
    proposal = Proposal(
        number=number, year=2027, kind=ProposalKind.NEW, status=ProposalStatus.SENT,
        starts_on=date(2027, 1, 1), months=9, monthly=16_800, frozen_at=NOW,
    )  # fmt: skip
    entry = entry or await make_enrolment(session, worker=worker, status=S.WITHDRAWN)
    session.add(proposal)
    await session.flush()
    line = ProposalLine(
        proposal_id=proposal.id, enrolment_id=entry.id, worker_id=worker.id, place=1, before=S.APPROVED,
        amount=151_200, state=state,
    )  # fmt: skip
    session.add(line)
    await session.flush()
    return line


async def case_for(
    session: AsyncSession, worker: Worker, event: str = "death", status: CaseStatus = CaseStatus.REPORTED
) -> BenefitCase:
    """A benefit case of a person."""
    made = BenefitCase(
        worker_id=worker.id, kind=CaseKind.DEATH, event=event, event_on=date(2026, 11, 20), status=status,
        status_since=NOW, opened_by=(await make_staff(session)).account_id, opened_at=NOW, touched_at=NOW,
        papers={},
    )  # fmt: skip
    session.add(made)
    await session.flush()
    return made


async def merged(session: AsyncSession, found: Case) -> None:
    """The first NIK is kept."""
    await merge(session, found.pair.id, found.pair.version, found.one.id, found.staff, REGENCY, NOW)


async def apart(session: AsyncSession, found: Case) -> None:
    """The merge is taken back."""
    await undo(session, found.pair.id, found.pair.version, found.staff, REGENCY, NOW)


async def owner(session: AsyncSession, row: BenefitCase | ProposalLine) -> int:
    """Whose a row is now."""
    await session.refresh(row)
    return row.worker_id
