"""Who goes where: visits given to verifiers, or taken by them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from sqlalchemy import Table, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import (
    Account,
    Enrolment,
    Organisation,
    Role,
    Visit,
    VisitCheck,
    VisitStatus,
    Worker,
)
from regency import Regency
from services.audit import Subject, record
from services.chunks import chunks
from services.errors import Invalid, NotAllowed
from services.field.places import is_strange_to, waits_for, wants_visit
from services.permissions import Action, allowed
from services.roles import Access, list_roles, roles_of

# So many names with their addresses fit one message; more people of one place are several visits.
MOST_PEOPLE = 12
_AT_ONCE = 500
_CHECKS = cast(Table, VisitCheck.__table__)


@dataclass(frozen=True)
class Assigned:
    """What has come to somebody's list."""

    visits: tuple[int, ...]
    people: int


def due_day(regency: Regency, now: datetime) -> date:
    """The day by which a visit that is given out now should be done."""
    return now.astimezone(regency.zone).date() + timedelta(days=regency.field.visit_days)


async def verifier_of(session: AsyncSession, account_id: int) -> Access:
    """The access of somebody who is a verifier now. Raises `Invalid` for anybody else."""
    account = await session.get(Account, account_id)
    access = await roles_of(session, account, ()) if account is not None else None
    if access is None or not allowed(access, Action.VISIT):
        raise Invalid(Text("field-no-verifier"))
    return access


async def verifiers(session: AsyncSession) -> list[tuple[int, str]]:
    """Account id and name of everybody who is a verifier now, by name."""

    held = await list_roles(session, (Role.VERIFIER,))
    return sorted(((line.account_id, line.name) for line in held), key=lambda one: (one[1].lower(), one[0]))


async def assign(
    session: AsyncSession,
    organisation_ids: Sequence[int],
    verifier: Access,
    by: Access,
    regency: Regency,
    now: datetime,
) -> Assigned:
    """Everybody of these organisations who is to be looked for, on a verifier's list.

    Raises `NotAllowed`, and `Invalid` when somebody else was faster.
    """
    if not allowed(by, Action.ASSIGN_VISITS) and by.account_id != verifier.account_id:
        raise NotAllowed(Text("not-allowed"))
    if not allowed(verifier, Action.VISIT):
        raise Invalid(Text("field-no-verifier"))
    try:
        async with session.begin_nested():
            given, people = await _take_planned(session, organisation_ids, verifier, now)
            rows = await _who_waits(session, organisation_ids, verifier)
            made = await make_visits(session, rows, by.account_id, due_day(regency, now), now, verifier)
    except IntegrityError as error:
        raise Invalid(Text("field-taken-meanwhile")) from error
    for visit_id in (*given, *made):
        record(
            session,
            now,
            by.account_id,
            "visit.assign",
            Subject.VISIT,
            visit_id,
            after=str(verifier.account_id),
        )
    return Assigned((*given, *made), people + len(rows))


async def make_visits(
    session: AsyncSession,
    people: Sequence[tuple[int, int]],
    by: int,
    due_on: date,
    now: datetime,
    verifier: Access | None = None,
    sample_id: int | None = None,
) -> list[int]:
    """New visits for people, as (organisation, entry) sorted by organisation; their ids.

    Raises IntegrityError when one of them is on an open list already.
    """
    lists: list[tuple[int, list[int]]] = []
    for organisation_id, enrolment_id in people:
        if not lists or lists[-1][0] != organisation_id or len(lists[-1][1]) == MOST_PEOPLE:
            lists.append((organisation_id, []))
        lists[-1][1].append(enrolment_id)
    made = [
        Visit(
            organisation_id=organisation_id,
            account_id=verifier.account_id if verifier else None,
            sample_id=sample_id,
            status=VisitStatus.OPEN,
            due_on=due_on,
            created_at=now,
            created_by=by,
            assigned_at=now if verifier else None,
        )
        for organisation_id, _ in lists
    ]
    session.add_all(made)
    await session.flush()
    rows = [
        {"visit_id": visit.id, "enrolment_id": entry, "place": place, "differs": []}
        for visit, (_, entries) in zip(made, lists, strict=True)
        for place, entry in enumerate(entries, start=1)
    ]
    connection = await session.connection()
    for some in chunks(rows, _AT_ONCE):
        await connection.execute(insert(_CHECKS), some)
    return [visit.id for visit in made]


async def _take_planned(
    session: AsyncSession, organisation_ids: Collection[int], verifier: Access, now: datetime
) -> tuple[list[int], int]:
    """Visits that wait for somebody (drawn, given back, asked for again): their ids, and how many people."""
    taken: list[int] = []
    for some in chunks(organisation_ids, _AT_ONCE):
        waiting = await session.scalars(
            select(Visit)
            .where(Visit.organisation_id.in_(some), waits_for(verifier))
            .order_by(Visit.id)
            .with_for_update(of=Visit)
        )
        for visit in waiting:
            visit.account_id, visit.assigned_at = verifier.account_id, now
            taken.append(visit.id)
    await session.flush()
    people = 0
    for some in chunks(taken, _AT_ONCE):
        people += len(
            (await session.scalars(select(VisitCheck.id).where(VisitCheck.visit_id.in_(some)))).all()
        )
    return taken, people


async def _who_waits(
    session: AsyncSession, organisation_ids: Collection[int], verifier: Access
) -> list[tuple[int, int]]:
    """(organisation, entry) of those whom nobody is to look for yet, as a list reads best."""
    found: list[tuple[int, int]] = []
    for some in chunks(organisation_ids, _AT_ONCE):
        rows = await session.execute(
            select(Enrolment.organisation_id, Enrolment.id)
            .join(Worker, Worker.id == Enrolment.worker_id)
            .join(Organisation, Organisation.id == Enrolment.organisation_id)
            .where(Organisation.id.in_(some), wants_visit(), is_strange_to(verifier))
            .order_by(Enrolment.organisation_id, Worker.folded_name, Enrolment.id)
        )
        found += [(organisation_id, entry) for organisation_id, entry in rows]
    return found
