"""Everybody a file of BPJS speaks of, as they are stored: periods, entry, place in a proposal that is open.

A whole file is looked up with a few statements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models import (
    OPEN_STATUSES,
    WITH_BPJS,
    Enrolment,
    EnrolmentStatus,
    LineState,
    Proposal,
    ProposalLine,
    Protection,
    Roster,
    RosterMatch,
    RosterStatus,
    Worker,
)
from models.encryption import blind_indexes
from services.bpjs.periods import Cover
from services.chunks import chunks
from services.dates import months_after

# Below the least number of parameters that a database takes in one statement.
CHUNK = 900


@dataclass(frozen=True, repr=False)
class Entry:
    """The open entry of a person, and who answers for it."""

    id: int
    status: EnrolmentStatus
    reference: str
    organisation_id: int
    submitted_by: int | None
    decided_by: int | None
    decided_at: datetime | None


@dataclass(frozen=True)
class Sent:
    """An open line of a proposal that BPJS has: it waits for an answer."""

    line_id: int
    proposal_id: int
    number: str
    enrolment_id: int
    worker_id: int
    before: EnrolmentStatus
    starts_on: date
    months: int
    sent_at: datetime

    @property
    def until(self) -> date:
        """The last day that was asked for."""
        return months_after(self.starts_on, self.months) - timedelta(days=1)


@dataclass(frozen=True, repr=False)
class Person:
    """A worker as the file is compared with them."""

    id: int
    nik: str
    name: str
    folded_name: str
    birth_date: date
    covers: tuple[Cover, ...] = ()
    entry: Entry | None = None
    sent: Sent | None = None


async def people_by_nik(
    session: AsyncSession, niks: Iterable[str], roster_id: int | None, *, lock: bool = False
) -> dict[str, Person]:
    """Whom the NIKs stand for. With `lock` nobody else changes these people until the end of this unit.

    A NIK that staff found to be another one of somebody's stands for that person, whether the two were
    merged or the NIK was said to be theirs in this file or in one that was applied.
    """
    worker_of = await _workers(session, sorted(set(niks)), roster_id)
    people = await people_by_id(session, worker_of.values(), lock=lock)
    return {nik: people[worker_id] for nik, worker_id in worker_of.items()}


async def people_by_id(
    session: AsyncSession, worker_ids: Iterable[int], *, lock: bool = False
) -> dict[int, Person]:
    """The same by the ids of workers."""
    found: dict[int, Person] = {}
    for ids in chunks(sorted(set(worker_ids)), CHUNK):
        # In the order of ids, so that two files at once wait for each other and not in a circle.
        about = select(Worker.id, Worker.nik, Worker.name, Worker.folded_name, Worker.birth_date)
        query = about.where(Worker.id.in_(ids)).order_by(Worker.id)
        rows = (await session.execute(query.with_for_update() if lock else query)).all()
        entries = await _entries(session, ids, lock=lock)
        covers = await covers_of(session, ids)
        sent = {one.worker_id: one for one in await sent_lines(session, ids, lock=lock)}
        for key, nik, name, folded, born in rows:
            found[key] = Person(
                key, nik, name, folded, born, tuple(covers[key]), entries.get(key), sent.get(key)
            )
    return found


async def covers_of(session: AsyncSession, worker_ids: Collection[int]) -> defaultdict[int, list[Cover]]:
    """The stored periods of at most `CHUNK` workers, by worker, in the order of their rows."""
    columns = (
        *(Protection.worker_id, Protection.starts_on, Protection.ends_on, Protection.grace_until),
        *(Protection.as_of, Protection.programmes, Protection.kpj, Protection.roster_id, Protection.id),
    )
    found: defaultdict[int, list[Cover]] = defaultdict(list)
    query = select(*columns).where(Protection.worker_id.in_(worker_ids)).order_by(Protection.id)
    for worker_id, starts, ends, grace, as_of, programmes, *rest in await session.execute(query):
        named = tuple(sorted(map(str, programmes)))
        found[worker_id].append(Cover(starts, ends, grace, as_of, named, *rest))
    return found


async def anybody_sent(session: AsyncSession) -> bool:
    """Whether anybody waits for BPJS's answer."""
    query = (
        select(ProposalLine.id)
        .join(Proposal, Proposal.id == ProposalLine.proposal_id)
        .where(ProposalLine.state == LineState.OPEN, Proposal.status.in_(WITH_BPJS))
    )
    return await session.scalar(query.limit(1)) is not None


async def sent_lines(
    session: AsyncSession, worker_ids: Sequence[int] | None = None, *, lock: bool = False
) -> list[Sent]:
    """Everybody who waits for BPJS's answer, or those among at most `CHUNK` workers; the oldest first."""
    query = (
        select(
            *(ProposalLine.id, ProposalLine.proposal_id, Proposal.number, ProposalLine.enrolment_id),
            # Of the entry: it goes over when two people turn out to be one.
            *(Enrolment.worker_id, ProposalLine.before, Proposal.starts_on, Proposal.months),
            Proposal.frozen_at,
        )
        .join(Proposal, Proposal.id == ProposalLine.proposal_id)
        .join(Enrolment, Enrolment.id == ProposalLine.enrolment_id)
        .where(ProposalLine.state == LineState.OPEN, Proposal.status.in_(WITH_BPJS))
        .order_by(Proposal.id, ProposalLine.place)
    )
    if worker_ids is not None:
        query = query.where(Enrolment.worker_id.in_(worker_ids))
    rows = await session.execute(query.with_for_update(of=ProposalLine) if lock else query)
    return [Sent(*row) for row in rows]


async def _workers(session: AsyncSession, niks: Sequence[str], roster_id: int | None) -> dict[str, int]:
    nik_of = {index: nik for nik in niks for index in blind_indexes(nik, "nik")}
    found: dict[str, int] = {}
    for chunk in chunks(nik_of, CHUNK):
        said = (
            select(RosterMatch.nik_index, func.coalesce(Worker.merged_into_id, Worker.id))
            .join(Roster, Roster.id == RosterMatch.roster_id)
            .join(Worker, Worker.id == RosterMatch.worker_id)
            .where(
                RosterMatch.nik_index.in_(chunk),
                RosterMatch.is_same,
                (Roster.status == RosterStatus.APPLIED) | (Roster.id == roster_id),
            )
            .order_by(RosterMatch.id)
        )
        row_of = aliased(Worker)
        stored = select(row_of.nik_index, func.coalesce(row_of.merged_into_id, row_of.id)).where(
            row_of.nik_index.in_(chunk)
        )
        # Whoever has the NIK itself comes last, and so before whom staff took for them.
        for query in (said, stored):
            for index, key in await session.execute(query):
                found[nik_of[index]] = key
    return found


async def _entries(session: AsyncSession, worker_ids: Sequence[int], *, lock: bool) -> dict[int, Entry]:
    query = (
        select(
            *(Enrolment.worker_id, Enrolment.id, Enrolment.status, Enrolment.reference),
            *(Enrolment.organisation_id, Enrolment.submitted_by, Enrolment.decided_by, Enrolment.decided_at),
        )
        .where(Enrolment.worker_id.in_(worker_ids), Enrolment.status.in_(OPEN_STATUSES))
        .order_by(Enrolment.id)
    )
    rows = await session.execute(query.with_for_update(of=Enrolment) if lock else query)
    return {row.worker_id: Entry(*row[1:]) for row in rows}
