"""People in a proposal that BPJS has, and files of BPJS that speak of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    Database,
    Enrolment,
    EnrolmentStatus,
    LineState,
    Proposal,
    ProposalKind,
    ProposalLine,
    ProposalStatus,
    Worker,
)
from services.alike.duplicates import refresh
from services.bpjs.refusal_wording import reason_of
from services.bpjs.roster import RefusedRow, RosterFile, RosterRow, RowProblem, SheetHead
from services.bpjs.rosters import Applied, Preview, apply, preview
from services.roles import Access
from tests.factories import NOW, make_coordinator, make_enrolment, make_organisation, make_staff, make_worker

AS_OF, TODAY = date(2026, 11, 15), date(2026, 11, 22)
SENT_AT = NOW - timedelta(days=40)
STARTS, ENDS = date(2026, 11, 1), date(2027, 1, 31)
S = EnrolmentStatus


@dataclass
class Sent:
    """A proposal with its people, its staff and the coordinator who named them."""

    staff: Access
    takmir: Access
    proposal: Proposal
    workers: list[Worker]
    entries: list[Enrolment]
    lines: list[ProposalLine]


async def send(session: AsyncSession, count: int, before: EnrolmentStatus = S.APPROVED) -> Sent:
    """So many people of one mosque, sent for three months from the first of November."""
    organisation = await make_organisation(session)
    takmir, staff = await make_coordinator(session, organisation), await make_staff(session)
    proposal = Proposal(
        number=f"U-26-{organisation.id:03}",
        year=2026,
        kind=ProposalKind.NEW,
        status=ProposalStatus.SENT,
        starts_on=STARTS,
        months=3,
        monthly=16_800,
        frozen_at=SENT_AT,
    )
    session.add(proposal)
    await session.flush()
    workers = [await make_worker(session) for _ in range(count)]
    await refresh(session, workers, NOW)
    entries = [
        await make_enrolment(
            session,
            worker=worker,
            organisation=organisation,
            status=S.PROPOSED,
            submitted_by=takmir.account_id,
            decided_by=staff.account_id,
            decided_at=SENT_AT - timedelta(days=1),
        )
        for worker in workers
    ]
    lines = [
        await add_line(session, proposal, entry, place, before) for place, entry in enumerate(entries, 1)
    ]
    return Sent(staff, takmir, proposal, workers, entries, lines)


async def add_line(
    session: AsyncSession,
    proposal: Proposal,
    entry: Enrolment,
    place: int,
    before: EnrolmentStatus = S.APPROVED,
) -> ProposalLine:
    """An open place in a proposal."""
    line = ProposalLine(
        proposal_id=proposal.id,
        enrolment_id=entry.id,
        worker_id=entry.worker_id,
        place=place,
        before=before,
        amount=3 * 16_800,
        state=LineState.OPEN,
    )
    session.add(line)
    await session.flush()
    return line


def covered(worker: Worker, number: int, **over: object) -> RosterRow:
    """A row that says yes, to exactly what was asked for."""
    facts = RosterRow(
        row=number,
        nik=worker.nik,
        kpj="12345678901",
        name=worker.name.upper(),
        birth_date=worker.birth_date,
        programmes=("JKK", "JKM"),
        job="Marbot",
        starts_on=STARTS,
        ends_on=ENDS,
        grace_until=date(2027, 4, 30),
        cells=(worker.nik, worker.name),
    )
    return replace(facts, **over)  # type: ignore[arg-type]


def refused(worker: Worker, number: int, wording: str = "NIK tidak ditemukan", **over: object) -> RefusedRow:
    """A row that says no."""
    facts = RefusedRow(
        row=number,
        nik=worker.nik,
        name=worker.name.upper(),
        birth_date=worker.birth_date,
        wording=wording,
        reason=reason_of(wording),
        cells=(worker.nik, wording),
    )
    return replace(facts, **over)  # type: ignore[arg-type]


def file(*rows: RosterRow | RefusedRow | RowProblem) -> RosterFile:
    """A file with these rows."""
    return RosterFile(
        (SheetHead("DATA", ("nik", "nama")),),
        tuple(row for row in rows if isinstance(row, RosterRow)),
        tuple(row for row in rows if isinstance(row, RefusedRow)),
        tuple(row for row in rows if isinstance(row, RowProblem)),
    )


async def show(
    database: Database, roster: RosterFile, by: Access, file_hash: str = "a" * 64, as_of: date = AS_OF
) -> Preview:
    """The preview of a file."""
    async with database.write() as session:
        return await preview(session, roster, "BPJS.xlsx", file_hash, as_of, by, NOW)


async def give(
    database: Database, roster: RosterFile, by: Access, file_hash: str = "a" * 64, as_of: date = AS_OF
) -> Applied:
    """A file, shown and applied."""
    shown = await show(database, roster, by, file_hash, as_of)
    async with database.write() as session:
        return await apply(session, shown.roster_id, by, TODAY, NOW)


async def statuses(database: Database, given: Sent) -> list[EnrolmentStatus]:
    """Where the people stand now, in the order they were sent."""
    async with database.read() as session:
        rows = await session.execute(select(Enrolment.id, Enrolment.status))
        found = {row[0]: row[1] for row in rows}
    return [found[entry.id] for entry in given.entries]


async def states(database: Database, given: Sent) -> list[LineState]:
    """What became of the lines, in the order they were sent."""
    async with database.read() as session:
        rows = await session.execute(select(ProposalLine.id, ProposalLine.state))
        found = {row[0]: row[1] for row in rows}
    return [found[line.id] for line in given.lines]
