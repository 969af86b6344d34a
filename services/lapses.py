"""Whose cover ends soon or has just ended, the most urgent first: staff see it coming instead of reading it.

Each programme is looked at by itself (`services.endings`): whoever is renewed already is on no list, and
whose JKK ends while JKM goes on is on one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, Subquery, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import OPEN_STATUSES, Enrolment, Organisation, Worker
from regency import Regency
from services.chunks import chunks
from services.coverage.lists import Person
from services.dates import months_after, turns
from services.endings import Ending, endings_of, first_end, in_any, in_grace, last_periods, still_runs
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
    """One line of a list: what of the cover ends, and the birthday that makes it urgent."""

    person: Person
    ending: Ending
    turns_limit: date


@dataclass(frozen=True)
class LapsePage:
    """One page, from 0, of `total` people."""

    people: tuple[LapsingPerson, ...]
    page: int
    pages: int
    total: int


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
    people = await _people(session, ids[page * size : (page + 1) * size], lapse, regency, today)
    return LapsePage(people, page, pages, len(ids))


async def everyone_lapsing(
    session: AsyncSession, lapse: Lapse, today: date, regency: Regency
) -> tuple[LapsingPerson, ...]:
    """A whole list, for a file."""
    return await _people(session, await _ids(session, lapse, today, regency), lapse, regency, today)


async def _ids(session: AsyncSession, lapse: Lapse, today: date, regency: Regency) -> list[int]:
    """The entries of a list, in its order."""
    last = last_periods()
    entries = (
        select(Enrolment.id)
        .join(Worker, Worker.id == Enrolment.worker_id)
        .join(last, last.c.worker_id == Enrolment.worker_id)
        .where(Enrolment.status.in_(OPEN_STATUSES))
    )
    if lapse is Lapse.URGENT:
        return await _urgent(session, entries, last, today, regency)
    if lapse is Lapse.GRACE:
        day = first_end(last, in_grace(today))
        query = entries.where(in_any(last, in_grace(today)))
    else:
        # By the programme that ends next, so that nobody stands on two of these lists.
        day = first_end(last, still_runs(today))
        first, until = days_of(lapse, regency) or (1, 0)
        query = entries.where(day.between(today + timedelta(days=first), today + timedelta(days=until)))
    return list(await session.scalars(query.order_by(day, Worker.folded_name, Enrolment.id)))


async def _urgent(
    session: AsyncSession, entries: Select[int], last: Subquery, today: date, regency: Regency
) -> list[int]:
    """The birthday itself depends on each one's own grace; nobody younger than this can be concerned."""
    limit = regency.ages_on(today).limit
    latest = months_after(_furthest(today, regency), regency.cover.grace_months + 12)
    query = entries.add_columns(Worker.birth_date, *last.c).where(
        Worker.birth_date <= months_after(latest, -12 * limit),
        in_any(last, lambda _ends, grace: grace >= today),
    )
    found = []
    for row in await session.execute(query):
        ending = _ending(row, Lapse.URGENT, today, regency, turns(row.birth_date, limit))
        if ending is not None:
            found.append((ending.grace_until, row.birth_date, row.id))
    return [key for *_, key in sorted(found)]


def _furthest(today: date, regency: Regency) -> date:
    return today + timedelta(days=max(regency.reminders.cover_days))


def _ending(row: Any, lapse: Lapse, today: date, regency: Regency, turns_limit: date) -> Ending | None:
    """What of somebody's cover brings them on a list; None for what the list is not about."""
    for ending in endings_of(row):
        has_ended = ending.ends_on < today
        lasts = ending.grace_until >= today
        if lapse is Lapse.GRACE:
            is_meant = has_ended and lasts
        elif lapse is Lapse.URGENT:
            is_near = lasts and ending.ends_on <= _furthest(today, regency)
            is_meant = is_near and turns_limit <= ending.grace_until + timedelta(days=1)
        else:
            is_meant = not has_ended
        if is_meant:
            return ending
    return None


async def _people(
    session: AsyncSession, ids: Sequence[int], lapse: Lapse, regency: Regency, today: date
) -> tuple[LapsingPerson, ...]:
    found: dict[int, LapsingPerson] = {}
    for some in chunks(ids, AT_ONCE):
        people = await _some(session, some, lapse, regency, today)
        found |= {person.person.enrolment_id: person for person in people}
    return tuple(found[key] for key in ids if key in found)


async def _some(
    session: AsyncSession, ids: Sequence[int], lapse: Lapse, regency: Regency, today: date
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
    periods = {row.worker_id: row for row in await session.execute(select(last))}
    limit = regency.ages_on(today).limit
    found = []
    for entry, worker, organisation in rows:
        birthday = turns(worker.birth_date, limit)
        row = periods.get(worker.id)
        ending = _ending(row, lapse, today, regency, birthday) if row is not None else None
        if ending is None:
            continue
        person = Person(
            entry.id, worker.id, entry.reference, worker.name, mask_nik(worker.nik),
            entry.category, organisation, worker.desa_code, worker.kecamatan_code,
        )  # fmt: skip
        found.append(LapsingPerson(person, ending, birthday))
    return found
