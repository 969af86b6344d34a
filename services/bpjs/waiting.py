"""People who were sent to BPJS and of whom it has said neither yes nor no, with how long they have waited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import WITH_BPJS, Enrolment, LineState, Organisation, Proposal, ProposalLine, Worker
from services.bpjs.counts import age_of
from services.bpjs.known import CHUNK, Sent, sent_lines
from services.chunks import chunks
from services.masks import mask_nik


@dataclass(frozen=True, repr=False)
class Waiting:
    """One of them; `days` since the proposal went to BPJS."""

    days: int
    number: str
    reference: str
    name: str
    masked_nik: str
    organisation: str
    desa_code: str
    kecamatan_code: str


@dataclass(frozen=True)
class Unanswered:
    """How many have waited for at least so many days, and how long the first of them."""

    people: int
    oldest_days: int


async def unanswered_for(session: AsyncSession, days: int, now: datetime) -> Unanswered:
    """People of whom BPJS should have said something by now, counted from the freezing of their proposal."""
    people, oldest = (
        await session.execute(
            select(func.count(), func.min(Proposal.frozen_at))
            .select_from(ProposalLine)
            .join(Proposal, Proposal.id == ProposalLine.proposal_id)
            .where(
                ProposalLine.state == LineState.OPEN,
                Proposal.status.in_(WITH_BPJS),
                Proposal.frozen_at <= now - timedelta(days=days),
            )
        )
    ).one()
    return Unanswered(people, age_of(oldest, now) if people else 0)


async def everybody_waiting(session: AsyncSession, now: datetime) -> list[Waiting]:
    """All of them now."""
    return await waiting_people(session, await sent_lines(session), now)


async def waiting_people(session: AsyncSession, sent: Sequence[Sent], now: datetime) -> list[Waiting]:
    """These people for a list, who has waited longest first."""
    about = {key: rest for key, *rest in await _rows(session, (one.enrolment_id for one in sent))}
    found = [
        Waiting(age_of(one.sent_at, now), one.number, *about[one.enrolment_id])
        for one in sent
        if one.enrolment_id in about
    ]
    return sorted(found, key=lambda one: (-one.days, one.number, one.name))


async def _rows(
    session: AsyncSession, enrolment_ids: Iterable[int]
) -> list[tuple[int, str, str, str, str, str, str]]:
    found: list[tuple[int, str, str, str, str, str, str]] = []
    for ids in chunks(enrolment_ids, CHUNK):
        rows = await session.execute(
            select(
                *(Enrolment.id, Enrolment.reference, Worker.name, Worker.nik, Organisation.name),
                *(Worker.desa_code, Worker.kecamatan_code),
            )
            .join(Worker, Worker.id == Enrolment.worker_id)
            .join(Organisation, Organisation.id == Enrolment.organisation_id)
            .where(Enrolment.id.in_(ids))
        )
        found += [(row[0], row[1], row[2], mask_nik(row[3]), *row[4:]) for row in rows]
    return found
