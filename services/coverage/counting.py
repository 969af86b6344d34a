"""How far the programme is: people known, decided and covered, in total, per category and per kecamatan.

Everything is counted in one statement, cell by cell; every row is a sum of the same cells, so parts always
add up to wholes, and a list is asked for with the very conditions that were counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    OPEN_STATUSES,
    Enrolment,
    EnrolmentStatus,
    Organisation,
    ProtectionState,
    Roster,
    RosterStatus,
    Worker,
)
from regency import Regency
from services.coverage.figures import Cut
from services.masks import mask_nik
from services.protections import PRECEDENCE, ranks_by_worker

PAGE = 10


class Count(StrEnum):
    """What is counted. KNOWN is the sum of SUBMITTED to APPROVED, and also of ACTIVE to UNCOVERED."""

    KNOWN = "known"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    ACTIVE = "active"
    UPCOMING = "upcoming"
    GRACE = "grace"
    ENDED = "ended"
    UNCOVERED = "uncovered"


STATUSES = {
    EnrolmentStatus.SUBMITTED: Count.SUBMITTED,
    EnrolmentStatus.RETURNED: Count.RETURNED,
    # Approved by the office, however far it has gone since.
    EnrolmentStatus.APPROVED: Count.APPROVED,
    EnrolmentStatus.ANNOUNCED: Count.APPROVED,
    EnrolmentStatus.CLEARED: Count.APPROVED,
    EnrolmentStatus.PROPOSED: Count.APPROVED,
    EnrolmentStatus.ENROLLED: Count.APPROVED,
}
STATES = {
    ProtectionState.ACTIVE: Count.ACTIVE,
    ProtectionState.UPCOMING: Count.UPCOMING,
    ProtectionState.GRACE: Count.GRACE,
    ProtectionState.ENDED: Count.ENDED,
}


@dataclass(frozen=True)
class Row:
    """The counts of one cut; `label` is the name of a kecamatan or the key of a category, "" for all."""

    cut: Cut
    label: str
    counts: dict[Count, int]

    def __getitem__(self, count: Count) -> int:
        return self.counts[count]


@dataclass(frozen=True)
class Coverage:
    """`as_of` is the date of BPJS's newest file (None before the first); `target` people of that year."""

    today: date
    as_of: date | None
    target: int | None
    total: Row
    categories: tuple[Row, ...]
    kecamatan: tuple[Row, ...]

    @property
    def active_percent(self) -> float:
        """People AKTIF today in percent of the target, of those known while there is no target."""
        whole = self.target or self.total[Count.KNOWN]
        return 100 * self.total[Count.ACTIVE] / whole if whole else 0.0


@dataclass(frozen=True, repr=False)
class Person:
    """One line of a list behind a count."""

    enrolment_id: int
    worker_id: int
    reference: str
    name: str
    masked_nik: str
    category: str
    organisation: str
    desa_code: str
    kecamatan_code: str


@dataclass(frozen=True)
class PeoplePage:
    """One page, from 0, of `total` people."""

    people: tuple[Person, ...]
    page: int
    pages: int
    total: int


async def coverage(session: AsyncSession, today: date, regency: Regency) -> Coverage:
    """All counts as of today. A person counts once: nobody has two open entries; closed ones do not count."""
    ranks = ranks_by_worker(today).subquery()
    statement = (
        select(Enrolment.category, Worker.kecamatan_code, Enrolment.status, ranks.c.rank, func.count())
        .join(Worker, Worker.id == Enrolment.worker_id)
        .outerjoin(ranks, ranks.c.worker_id == Enrolment.worker_id)
        .where(Enrolment.status.in_(OPEN_STATUSES))
        .group_by(Enrolment.category, Worker.kecamatan_code, Enrolment.status, ranks.c.rank)
    )
    cells = [tuple(row) for row in await session.execute(statement)]
    return Coverage(
        today=today,
        as_of=await newest_roster(session),
        target=_target(regency, today),
        total=_row(Cut(), "", cells),
        categories=tuple(
            _row(Cut(category=key), key, cells)
            for key in _keys((category.key for category in regency.categories), (cell[0] for cell in cells))
        ),
        kecamatan=tuple(
            _row(Cut(kecamatan=code), regency.area(code).name if regency.has_area(code) else code, cells)
            for code in _keys((area.code for area in regency.kecamatan), (cell[1] for cell in cells))
        ),
    )


async def newest_roster(session: AsyncSession) -> date | None:
    """The date as of which BPJS's newest applied file speaks."""
    return await session.scalar(select(func.max(Roster.as_of)).where(Roster.status == RosterStatus.APPLIED))


async def people_behind(
    session: AsyncSession, cut: Cut, count: Count, today: date, page: int = 0, size: int = PAGE
) -> PeoplePage:
    """The people whom a count of `coverage` stands for, by name; a page beyond the list is its last."""
    total = await session.scalar(_behind(cut, count, today, func.count(Enrolment.id))) or 0
    pages = max(1, -(-total // size))
    page = min(max(page, 0), pages - 1)
    people = await _people(session, cut, count, today, limit=size, offset=page * size)
    return PeoplePage(people, page, pages, total)


async def everyone_behind(session: AsyncSession, cut: Cut, count: Count, today: date) -> tuple[Person, ...]:
    """All of them, for `services.coverage.people_file`."""
    return await _people(session, cut, count, today)


async def _people(
    session: AsyncSession,
    cut: Cut,
    count: Count,
    today: date,
    *,
    limit: int | None = None,
    offset: int | None = None,
) -> tuple[Person, ...]:
    columns = (
        *(Enrolment.id, Worker.id, Enrolment.reference, Worker.name, Worker.nik, Enrolment.category),
        *(Organisation.name, Worker.desa_code, Worker.kecamatan_code),
    )
    statement = (
        _behind(cut, count, today, *columns)
        .join(Organisation, Organisation.id == Enrolment.organisation_id)
        .order_by(Worker.folded_name, Worker.id)
        .limit(limit)
        .offset(offset)
    )
    return tuple(
        Person(key, worker, reference, name, mask_nik(nik), *rest)
        for key, worker, reference, name, nik, *rest in await session.execute(statement)
    )


def _behind(cut: Cut, count: Count, today: date, *columns: Any) -> Select[Any]:
    ranks = ranks_by_worker(today).subquery()
    return (
        select(*columns)
        .select_from(Enrolment)
        .join(Worker, Worker.id == Enrolment.worker_id)
        .outerjoin(ranks, ranks.c.worker_id == Enrolment.worker_id)
        .where(and_(*_conditions(cut, count, ranks.c.rank)))
    )


def _conditions(cut: Cut, count: Count, rank: ColumnElement[Any]) -> Iterable[ColumnElement[bool]]:
    yield Enrolment.status.in_([status for status, c in STATUSES.items() if c is count] or OPEN_STATUSES)
    if cut.category is not None:
        yield Enrolment.category == cut.category
    if cut.kecamatan is not None:
        yield Worker.kecamatan_code == cut.kecamatan
    if count is Count.UNCOVERED:
        yield rank.is_(None)
    for state, state_count in STATES.items():
        if state_count is count:
            yield rank == PRECEDENCE.index(state)


def _row(cut: Cut, label: str, cells: Iterable[tuple[Any, ...]]) -> Row:
    counts = dict.fromkeys(Count, 0)
    for category, kecamatan, status, rank, people in cells:
        if cut.category in (None, category) and cut.kecamatan in (None, kecamatan):
            covered = Count.UNCOVERED if rank is None else STATES[PRECEDENCE[rank]]
            for count in (Count.KNOWN, STATUSES[status], covered):
                counts[count] += people
    return Row(cut, label, counts)


def _keys(declared: Iterable[str], found: Iterable[str]) -> list[str]:
    """All keys of the regency's data, and those that only old rows still have, so that sums stay whole."""
    keys = list(declared)
    return keys + sorted(set(found) - set(keys))


def _target(regency: Regency, today: date) -> int | None:
    try:
        return regency.target(today.year).people
    except LookupError:
        return None
