"""Random samples: drawn by a seed from every category, and what the visits to those people say of all data.

Right are the data of somebody who was met and of whom the verifier has confirmed name, organisation, category
and address. Everything else that a visit found is not right: whoever cannot be found is nothing to rely on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Table, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import (
    DECIDED_STATUSES,
    OPEN_STATUSES,
    Enrolment,
    EnrolmentStatus,
    Organisation,
    Sample,
    SamplePerson,
    SamplePool,
    Visit,
    VisitCheck,
    VisitResult,
    VisitStatus,
)
from regency import Regency
from services.audit import Subject, record
from services.chunks import chunks
from services.errors import Invalid, NotAllowed
from services.field.drawing import LARGEST_SEED, allocate, draw
from services.field.passing import AGAIN
from services.field.planning import due_day, make_visits
from services.field.wilson import Interval, wilson
from services.permissions import Action, allowed
from services.roles import Access

_AT_ONCE = 500
_PEOPLE = cast(Table, SamplePerson.__table__)
# Whoever mends an entry knows that it is not right yet: nobody is sent there.
POOLS: Mapping[SamplePool, tuple[EnrolmentStatus, ...]] = {
    SamplePool.WAITING: (EnrolmentStatus.SUBMITTED,),
    SamplePool.DECIDED: DECIDED_STATUSES,
    SamplePool.EVERYBODY: tuple(one for one in OPEN_STATUSES if one is not EnrolmentStatus.RETURNED),
}


@dataclass(frozen=True)
class Design:
    """From whom to draw, how many (people, or percent of all), and with which seed."""

    pool: SamplePool
    kecamatan: str | None
    size: int
    is_percent: bool
    seed: int

    def people(self, whole: int) -> int:
        """How many that is of so many, a part of a person counted as one."""
        return -(-whole * self.size // 100) if self.is_percent else self.size


@dataclass(frozen=True)
class Plan:
    """What would be drawn: category → [people there are, people drawn]."""

    strata: dict[str, tuple[int, int]]

    @property
    def whole(self) -> int:
        """From how many people."""
        return sum(people for people, _ in self.strata.values())

    @property
    def drawn(self) -> int:
        """How many people."""
        return sum(count for _, count in self.strata.values())


@dataclass(frozen=True)
class Line:
    """What is known of one category, or of all: people there are, drawn, visited, and right among these."""

    category: str | None
    people: int
    drawn: int
    visited: int
    right: int

    @property
    def share(self) -> float | None:
        """The share whose data were right among those visited; None before the first."""
        return self.right / self.visited if self.visited else None

    @property
    def is_whole(self) -> bool:
        """Everybody was visited: then the share is counted and not estimated."""
        return self.visited == self.people

    @property
    def interval(self) -> Interval | None:
        """The 95 % interval of Wilson; None before the first visit, and where nothing is estimated."""
        return None if not self.visited or self.is_whole else wilson(self.right, self.visited)


@dataclass(frozen=True)
class Outcome:
    """A sample, what it says in total, and in each category."""

    sample: Sample
    total: Line
    lines: tuple[Line, ...]


async def plan(session: AsyncSession, design: Design) -> Plan:
    """What a design would draw today."""
    return _planned(design, await _people(session, design))


async def draw_sample(
    session: AsyncSession, design: Design, by: Access, regency: Regency, now: datetime
) -> Sample:
    """Draws, and puts the visits to everybody drawn up for verifiers.

    Somebody who is on a list already is not listed twice: that visit counts. Raises `NotAllowed`, and
    `Invalid` when there is nobody to draw.
    """
    if not allowed(by, Action.DRAW_SAMPLE):
        raise NotAllowed(Text("not-allowed"))
    if not 0 <= design.seed <= LARGEST_SEED:
        raise ValueError(f"not a seed: {design.seed}")
    people = await _people(session, design)
    planned = _planned(design, people)
    if not planned.drawn:
        raise Invalid(Text("samples-nobody"))
    due_on = due_day(regency, now)
    sample = Sample(
        seed=design.seed,
        pool=design.pool,
        kecamatan_code=design.kecamatan,
        strata={key: list(counts) for key, counts in planned.strata.items()},
        due_on=due_on,
        drawn_at=now,
        drawn_by=by.account_id,
    )
    session.add(sample)
    await session.flush()
    drawn: list[tuple[int, int]] = []
    rows: list[dict[str, int | str]] = []
    for category, entries in sorted(people.items()):
        for reference in draw(design.seed, list(entries), planned.strata[category][1]):
            organisation_id, enrolment_id = entries[reference]
            drawn.append((organisation_id, enrolment_id))
            rows.append({"sample_id": sample.id, "enrolment_id": enrolment_id, "category": category})
    connection = await session.connection()
    for some in chunks(rows, _AT_ONCE):
        await connection.execute(insert(_PEOPLE), some)
    fresh = await _without_open_list(session, sorted(drawn))
    await make_visits(session, fresh, by.account_id, due_on, now, sample_id=sample.id)
    record(
        session,
        now,
        by.account_id,
        "sample.draw",
        Subject.SAMPLE,
        sample.id,
        after=f"seed={design.seed} {design.pool} {design.kecamatan or 'all'} {planned.drawn}/{planned.whole}",
    )
    return sample


async def samples(session: AsyncSession, limit: int = 10) -> list[Sample]:
    """The latest samples, the newest first."""
    return list(await session.scalars(select(Sample).order_by(Sample.id.desc()).limit(limit)))


async def sample_by_id(session: AsyncSession, sample_id: int) -> Sample:
    """Raises `Invalid` when there is none."""
    sample = await session.get(Sample, sample_id)
    if sample is None:
        raise Invalid(Text("samples-gone"))
    return sample


async def outcome(session: AsyncSession, sample_id: int) -> Outcome:
    """What a sample says so far. Raises `Invalid` when there is none."""
    sample = await sample_by_id(session, sample_id)
    visited: dict[str, list[bool]] = {}
    for person, check in await people_of(session, sample):
        if check is not None:
            visited.setdefault(person.category, []).append(is_right(check))
    lines = tuple(
        Line(category, whole, drawn, len(visited.get(category, ())), sum(visited.get(category, ())))
        for category, (whole, drawn) in sorted(sample.strata.items())
    )
    sums = (sum(getattr(line, name) for line in lines) for name in ("people", "drawn", "visited", "right"))
    return Outcome(sample, Line(None, *sums), lines)


async def people_of(
    session: AsyncSession, sample: Sample
) -> Sequence[tuple[SamplePerson, VisitCheck | None]]:
    """Everybody drawn, with the result that counts for the sample.

    That is the first one since the drawing in which the person was met or known: what is mended afterwards
    does not make the data that were drawn right. Whoever was never met has the newest result.
    """
    rows = await session.execute(
        select(SamplePerson, VisitCheck)
        .outerjoin(
            VisitCheck,
            (VisitCheck.enrolment_id == SamplePerson.enrolment_id)
            & VisitCheck.result.is_not(None)
            & (VisitCheck.settled_at >= sample.drawn_at),
        )
        .where(SamplePerson.sample_id == sample.id)
        .order_by(SamplePerson.id, VisitCheck.id)
    )
    found: dict[int, tuple[SamplePerson, VisitCheck | None]] = {}
    for person, check in rows:
        before = found.get(person.id)
        if before is None or before[1] is None or before[1].result in AGAIN:
            found[person.id] = (person, check)
    return list(found.values())


def is_right(check: VisitCheck) -> bool:
    """Whether the person was met and everything that we have of them was confirmed."""
    return check.result is VisitResult.PRESENT and check.data_right is True


async def waiting_visits(session: AsyncSession, sample_id: int) -> int:
    """How many visits of a sample nobody has taken yet."""
    rows = await session.scalars(
        select(Visit.id).where(
            Visit.sample_id == sample_id, Visit.status == VisitStatus.OPEN, Visit.account_id.is_(None)
        )
    )
    return len(rows.all())


def _planned(design: Design, people: Mapping[str, Mapping[str, tuple[int, int]]]) -> Plan:
    counts = {category: len(entries) for category, entries in sorted(people.items())}
    drawn = allocate(counts, design.people(sum(counts.values())))
    return Plan({category: (counts[category], drawn[category]) for category in counts})


async def _people(session: AsyncSession, design: Design) -> dict[str, dict[str, tuple[int, int]]]:
    """Category → reference number → (organisation, entry) of everybody from whom is drawn."""
    query = (
        select(Enrolment.category, Enrolment.reference, Enrolment.organisation_id, Enrolment.id)
        .join(Organisation, Organisation.id == Enrolment.organisation_id)
        .where(Enrolment.status.in_(POOLS[design.pool]))
    )
    if design.kecamatan is not None:
        query = query.where(Organisation.kecamatan_code == design.kecamatan)
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for category, reference, organisation_id, enrolment_id in await session.execute(query):
        found.setdefault(category, {})[reference] = (organisation_id, enrolment_id)
    return found


async def _without_open_list(
    session: AsyncSession, people: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    listed: set[int] = set()
    for some in chunks([entry for _, entry in people], _AT_ONCE):
        listed |= set(
            await session.scalars(
                select(VisitCheck.enrolment_id).where(
                    VisitCheck.enrolment_id.in_(some), VisitCheck.settled_at.is_(None)
                )
            )
        )
    return [one for one in people if one[1] not in listed]
