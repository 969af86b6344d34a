"""How the work in the field goes: what is open, late and done, in all and for each verifier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    Account,
    Enrolment,
    Organisation,
    Visit,
    VisitCheck,
    VisitStatus,
    Worker,
)
from services.field.places import VISITED_STATUSES, wants_visit
from services.field.planning import verifiers
from services.field.verified import is_verified

RECENT = timedelta(days=30)


@dataclass(frozen=True)
class Progress:
    """One verifier, or (without a name) the visits that nobody has: visits, and people on them.

    `sent` and `people_sent` of the last 30 days.
    """

    account_id: int | None
    name: str | None
    open: int = 0
    people_open: int = 0
    late: int = 0
    sent: int = 0
    people_sent: int = 0


@dataclass(frozen=True)
class Overview:
    """`unseen` people are on no list; `verified` and `undecided` of those not yet in a proposal."""

    unseen: int
    verified: int
    people: int
    nobodys: Progress
    verifiers: tuple[Progress, ...]

    @property
    def late(self) -> int:
        """Visits whose day is over."""
        return self.nobodys.late + sum(one.late for one in self.verifiers)


@dataclass(frozen=True)
class VisitLine:
    """One visit in a list of staff. `done`: people of whom something is recorded."""

    visit_id: int
    organisation: str
    desa_code: str
    kecamatan_code: str
    due_on: date
    verifier: str | None
    people: int
    done: int


async def overview(session: AsyncSession, today: date, now: datetime) -> Overview:
    """Everything at a glance; in a handful of statements whatever the size."""
    unseen = (
        select(func.count())
        .select_from(Enrolment)
        .join(Worker, Worker.id == Enrolment.worker_id)
        .join(Organisation, Organisation.id == Enrolment.organisation_id)
        .where(wants_visit())
    )
    known = select(func.count()).select_from(Enrolment).where(Enrolment.status.in_(VISITED_STATUSES))
    counted = await _counted(session, today, now)
    names = dict(await verifiers(session))
    everybody = {**dict.fromkeys(names), **dict.fromkeys(key for key in counted if key is not None)}
    missing = [key for key in everybody if key not in names]
    if missing:
        # Whoever is no verifier any more may still have visits: they must be seen to be passed on.
        rows = await session.execute(select(Account.id, Account.name).where(Account.id.in_(missing)))
        names |= {row[0]: row[1] for row in rows}
    lines = (
        Progress(key, names.get(key), *counted[key]) if key in counted else Progress(key, names.get(key))
        for key in everybody
    )
    return Overview(
        await session.scalar(unseen) or 0,
        await session.scalar(known.where(is_verified())) or 0,
        await session.scalar(known) or 0,
        Progress(None, None, *counted.get(None, ())),
        tuple(lines),
    )


async def visits_where(session: AsyncSession, *conditions: ColumnElement[bool]) -> list[VisitLine]:
    """Visits that fulfil conditions on `Visit`, what is due first."""
    rows = await session.execute(
        select(
            Visit.id,
            Organisation.name,
            Organisation.desa_code,
            Organisation.kecamatan_code,
            Visit.due_on,
            Account.name,
            func.count(VisitCheck.id),
            func.count(VisitCheck.result),
        )
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .join(VisitCheck, VisitCheck.visit_id == Visit.id)
        .outerjoin(Account, Account.id == Visit.account_id)
        .where(*conditions)
        .group_by(
            *(Visit.id, Organisation.name, Organisation.desa_code, Organisation.kecamatan_code),
            *(Visit.due_on, Account.name),
        )
        .order_by(Visit.due_on, Visit.id)
    )
    return [VisitLine(*row) for row in rows]


def late(today: date) -> ColumnElement[bool]:
    """Of `Visit`: it is open and its day is over."""
    return (Visit.status == VisitStatus.OPEN) & (Visit.due_on < today)


async def _counted(session: AsyncSession, today: date, now: datetime) -> dict[int | None, tuple[int, ...]]:
    is_open = Visit.status == VisitStatus.OPEN
    is_sent = (Visit.status == VisitStatus.SENT) & (Visit.closed_at >= now - RECENT)
    people = (
        select(VisitCheck.visit_id, func.count().label("people")).group_by(VisitCheck.visit_id).subquery()
    )
    rows = await session.execute(
        select(
            Visit.account_id,
            func.sum(case((is_open, 1), else_=0)),
            func.sum(case((is_open, people.c.people), else_=0)),
            func.sum(case((late(today), 1), else_=0)),
            func.sum(case((is_sent, 1), else_=0)),
            func.sum(case((is_sent, people.c.people), else_=0)),
        )
        .join(people, people.c.visit_id == Visit.id)
        .where(is_open | is_sent)
        .group_by(Visit.account_id)
    )
    return {key: tuple(int(count) for count in counts) for key, *counts in rows}
