"""Everybody of a proposal as the files name them, and whom it leaves out; read in a few statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Enrolment, LineState, Organisation, Proposal, ProposalKind, ProposalLine, Worker
from regency import Regency
from services.chunks import chunks
from services.errors import Invalid
from services.masks import mask_nik
from services.proposals.money import Stretch, ends_on, stretches
from services.proposals.ordering import Candidate
from services.proposals.planning import Plan, Request, plan

_AT_ONCE = 500


@dataclass(frozen=True, repr=False)
class Named:
    """A person of a proposal with everything that BPJS's form asks for."""

    place: int
    reference: str
    nik: str
    name: str
    birth_place: str
    birth_date: date
    sex: str
    mother_name: str
    address: str
    desa: str
    kecamatan: str
    phone: str
    category: str
    job: str
    organisation: str
    amount: int


@dataclass(frozen=True, repr=False)
class Listed:
    """A person in a list for staff; `why` are the codes of why they are not in the proposal."""

    place: int
    reference: str
    name: str
    masked_nik: str
    category: str
    organisation: str
    desa: str
    kecamatan: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class Lists:
    """A plan with names: whom it takes, who waits in line, who is not ready."""

    taken: tuple[Listed, ...]
    waiting: tuple[Listed, ...]
    not_ready: tuple[Listed, ...]


@dataclass(frozen=True, repr=False)
class Papers:
    """Everything that the files of one revision of a proposal are made of; no database behind it."""

    proposal_id: int
    number: str
    revision: int
    kind: ProposalKind
    starts_on: date
    months: int
    stretches: tuple[Stretch, ...]
    made_on: date
    people: tuple[Named, ...]
    lists: Lists

    @property
    def ends_on(self) -> date:
        """The last day of cover."""
        return ends_on(self.starts_on, self.months)

    @property
    def total(self) -> int:
        """Rupiah for everybody."""
        return sum(person.amount for person in self.people)


async def papers_of(session: AsyncSession, proposal: Proposal, regency: Regency, now: datetime) -> Papers:
    """What the files of a proposal say as it stands now."""
    made_on = now.astimezone(regency.zone).date()
    request = Request(proposal.kind, proposal.starts_on, proposal.months, proposal.parent_id)
    try:
        rest = await plan(session, request, regency, made_on)
        lists = await lists_of(session, rest, regency)
    except Invalid:  # Its first month is over: nobody can come in any more, so nobody waits.
        lists = Lists((), (), ())
    # Whom the money would still be enough for stands first in the line.
    line = tuple(_placed((*lists.taken, *lists.waiting)))
    return Papers(
        proposal.id, proposal.number, proposal.revision, proposal.kind, proposal.starts_on, proposal.months,
        stretches(regency, proposal.starts_on, proposal.months), made_on,
        await _named(session, proposal.id, regency), Lists((), line, lists.not_ready),
    )  # fmt: skip


async def lists_of(session: AsyncSession, found: Plan, regency: Regency) -> Lists:
    """A plan's people by name, the NIK masked."""
    workers: dict[int, tuple[str, str, str]] = {}
    groups: tuple[Collection[Candidate], ...] = (
        found.taken,
        [one.person for one in found.waiting],
        found.not_ready,
    )
    for ids in chunks((one.worker_id for group in groups for one in group), _AT_ONCE):
        rows = await session.execute(
            select(Worker.id, Worker.nik, Worker.desa_code, Worker.kecamatan_code).where(Worker.id.in_(ids))
        )
        workers |= {row.id: (mask_nik(row.nik), row.desa_code, row.kecamatan_code) for row in rows}
    names = await _organisations(session, (one.organisation_id for group in groups for one in group))
    why = {one.person.enrolment_id: (f"limit-{one.why}",) for one in found.waiting}

    def listed(one: Candidate, place: int) -> Listed:
        masked, desa, kecamatan = workers[one.worker_id]
        reasons = one.why_not or why.get(one.enrolment_id, ())
        return Listed(
            place, one.reference, one.name, masked, one.category, names.get(one.organisation_id, ""),
            _area(regency, desa), _area(regency, kecamatan), reasons,
        )  # fmt: skip

    return Lists(*(tuple(listed(one, place) for place, one in enumerate(group, 1)) for group in groups))


async def _named(session: AsyncSession, proposal_id: int, regency: Regency) -> tuple[Named, ...]:
    rows = await session.execute(
        select(
            Enrolment.reference, Enrolment.category, Organisation.name.label("organisation"),
            ProposalLine.amount, Worker.nik, Worker.name, Worker.birth_place, Worker.birth_date, Worker.sex,
            Worker.mother_name, Worker.address, Worker.desa_code, Worker.kecamatan_code, Worker.phone,
        )
        .select_from(ProposalLine)
        .join(Enrolment, Enrolment.id == ProposalLine.enrolment_id)
        .join(Worker, Worker.id == ProposalLine.worker_id)
        .join(Organisation, Organisation.id == Enrolment.organisation_id)
        .where(ProposalLine.proposal_id == proposal_id, ProposalLine.state != LineState.REMOVED)
        .order_by(ProposalLine.place)
    )  # fmt: skip
    jobs = {category.key: category.job for category in regency.categories}
    return tuple(
        Named(
            place, row.reference, row.nik, row.name, row.birth_place or "", row.birth_date, row.sex,
            row.mother_name or "", row.address or "", _area(regency, row.desa_code),
            _area(regency, row.kecamatan_code), row.phone or "", row.category,
            jobs.get(row.category, row.category), row.organisation, row.amount,
        )
        for place, row in enumerate(rows, 1)
    )  # fmt: skip


async def _organisations(session: AsyncSession, ids: Iterable[int]) -> dict[int, str]:
    names: dict[int, str] = {}
    for some in chunks(sorted(set(ids)), _AT_ONCE):
        rows = await session.execute(
            select(Organisation.id, Organisation.name).where(Organisation.id.in_(some))
        )
        names |= {row.id: row.name for row in rows}
    return names


def _placed(people: Iterable[Listed]) -> Iterable[Listed]:
    return (replace(one, place=place) for place, one in enumerate(people, 1))


def _area(regency: Regency, code: str) -> str:
    return regency.area(code).name if regency.has_area(code) else code
