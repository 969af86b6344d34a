"""Whose cover ends soon or has just ended, the most urgent first: staff see it coming instead of reading it.

Of several periods the one that ends last speaks for a person: whoever is renewed already is on no list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, Subquery, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import OPEN_STATUSES, Enrolment, Organisation, Protection, Worker
from regency import Regency
from services.chunks import chunks
from services.coverage.lists import Person
from services.dates import months_after, turns
from services.masks import mask_nik

PAGE = 8
AT_ONCE = 500
"""People read in one statement."""


class Lapse(StrEnum):
    """Lists of people, by what is about to happen.

    URGENT: once the grace is over they would be 65 or older, and BPJS takes nobody in at that age. The lists
    of ENDING are disjoint: within the shortest of the regency's `cover_days`, up to the next one, and so on.
    """

    URGENT = "urgent"
    ENDING_FIRST = "ending1"
    ENDING_SECOND = "ending2"
    ENDING_THIRD = "ending3"
    GRACE = "grace"


ENDING = (Lapse.ENDING_FIRST, Lapse.ENDING_SECOND, Lapse.ENDING_THIRD)


@dataclass(frozen=True, repr=False)
class LapsingPerson:
    """One line of a list: the last day of the cover, of the grace, and the birthday that makes it urgent."""

    person: Person
    ends_on: date
    grace_until: date
    turns_limit: date


@dataclass(frozen=True)
class LapsePage:
    """One page, from 0, of `total` people."""

    people: tuple[LapsingPerson, ...]
    page: int
    pages: int
    total: int


def last_periods(worker_ids: Sequence[int] | None = None) -> Subquery:
    """One row a person: worker_id, and the latest `ends_on` and `grace_until` that BPJS has stated."""
    query = select(
        Protection.worker_id,
        func.max(Protection.ends_on).label("ends_on"),
        func.max(Protection.grace_until).label("grace_until"),
    ).group_by(Protection.worker_id)
    if worker_ids is not None:
        query = query.where(Protection.worker_id.in_(worker_ids))
    return query.subquery("last_periods")


def days_of(lapse: Lapse, regency: Regency) -> tuple[int, int] | None:
    """The days until the end that a list of ENDING holds, first and last; None for the other lists."""
    steps = sorted(set(regency.reminders.cover_days))
    if lapse not in ENDING or ENDING.index(lapse) >= len(steps):
        return None
    place = ENDING.index(lapse)
    return (steps[place - 1] + 1 if place else 0), steps[place]


async def count_lapses(session: AsyncSession, today: date, regency: Regency) -> Mapping[Lapse, int]:
    """How many people each list holds."""
    return {lapse: len(await _ids(session, lapse, today, regency)) for lapse in lists_of(regency)}


def lists_of(regency: Regency) -> tuple[Lapse, ...]:
    """The lists that the regency's data make, the most urgent first."""
    ending = tuple(lapse for lapse in ENDING if days_of(lapse, regency) is not None)
    return (Lapse.URGENT, *ending, Lapse.GRACE)


async def lapsing(
    session: AsyncSession, lapse: Lapse, today: date, regency: Regency, page: int = 0, size: int = PAGE
) -> LapsePage:
    """A page of a list, the first to end on top; a page beyond the list is its last."""
    ids = await _ids(session, lapse, today, regency)
    pages = max(1, -(-len(ids) // size))
    page = min(max(page, 0), pages - 1)
    people = await _people(session, ids[page * size : (page + 1) * size], regency, today)
    return LapsePage(people, page, pages, len(ids))


async def everyone_lapsing(
    session: AsyncSession, lapse: Lapse, today: date, regency: Regency
) -> tuple[LapsingPerson, ...]:
    """A whole list, for a file."""
    return await _people(session, await _ids(session, lapse, today, regency), regency, today)


async def _ids(session: AsyncSession, lapse: Lapse, today: date, regency: Regency) -> list[int]:
    """The entries of a list, in its order."""
    last = last_periods()
    query = (
        select(Enrolment.id, Worker.birth_date, last.c.grace_until)
        .join(Worker, Worker.id == Enrolment.worker_id)
        .join(last, last.c.worker_id == Enrolment.worker_id)
        .where(Enrolment.status.in_(OPEN_STATUSES), _condition(lapse, last, today, regency))
    )
    if lapse is not Lapse.URGENT:
        ordered = query.order_by(last.c.ends_on, Worker.folded_name, Enrolment.id)
        return [row[0] for row in await session.execute(ordered)]
    ordered = query.order_by(last.c.grace_until, Worker.birth_date, Enrolment.id)
    limit = regency.ages_on(today).limit
    return [
        key
        for key, birth_date, grace_until in await session.execute(ordered)
        if turns(birth_date, limit) <= grace_until + timedelta(days=1)
    ]


def _condition(lapse: Lapse, last: Subquery, today: date, regency: Regency) -> ColumnElement[bool]:
    in_grace = and_(last.c.ends_on < today, last.c.grace_until >= today)
    if lapse is Lapse.GRACE:
        return in_grace
    furthest = today + timedelta(days=max(regency.reminders.cover_days))
    if lapse is Lapse.URGENT:
        # The birthday itself depends on each one's own grace; nobody younger than this can be concerned.
        limit = regency.ages_on(today).limit
        latest = months_after(furthest, regency.cover.grace_months + 12)
        youngest = Worker.birth_date <= months_after(latest, -12 * limit)
        return and_(youngest, or_(in_grace, last.c.ends_on.between(today, furthest)))
    first, until = days_of(lapse, regency) or (1, 0)
    return last.c.ends_on.between(today + timedelta(days=first), today + timedelta(days=until))


async def _people(
    session: AsyncSession, ids: Sequence[int], regency: Regency, today: date
) -> tuple[LapsingPerson, ...]:
    found: dict[int, LapsingPerson] = {}
    for some in chunks(ids, AT_ONCE):
        found |= {person.person.enrolment_id: person for person in await _some(session, some, regency, today)}
    return tuple(found[key] for key in ids if key in found)


async def _some(
    session: AsyncSession, ids: Sequence[int], regency: Regency, today: date
) -> list[LapsingPerson]:
    """These entries, in no order. The periods come apart: joined, SQLite groups them anew for every row."""
    rows = (
        await session.execute(
            select(Enrolment, Worker, Organisation.name)
            .join(Worker, Worker.id == Enrolment.worker_id)
            .join(Organisation, Organisation.id == Enrolment.organisation_id)
            .where(Enrolment.id.in_(ids))
        )
    ).all()
    last = last_periods([worker.id for _, worker, _ in rows])
    ends = {row.worker_id: (row.ends_on, row.grace_until) for row in await session.execute(select(last))}
    limit = regency.ages_on(today).limit
    return [
        LapsingPerson(
            Person(
                entry.id, worker.id, entry.reference, worker.name, mask_nik(worker.nik),
                entry.category, organisation, worker.desa_code, worker.kecamatan_code,
            ),
            *ends[worker.id],
            turns(worker.birth_date, limit),
        )
        for entry, worker, organisation in rows
        if worker.id in ends
    ]  # fmt: skip
