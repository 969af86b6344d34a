"""What waits for staff: members, organisations and requests to speak for one, the oldest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Subquery, and_, case, func, literal, not_, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from locales import Text
from models import (
    Account,
    Enrolment,
    EnrolmentStatus,
    JoinRequest,
    Organisation,
    OrganisationStatus,
    Worker,
)
from regency import Regency
from services.completing import count_incomplete, lacks_something
from services.errors import Invalid
from services.roles import Access
from services.working_days import working_days_before


class QueueKind(StrEnum):
    """What sort of thing waits."""

    MEMBER = "member"
    ORGANISATION = "organisation"
    JOIN = "join"


class Age(StrEnum):
    """How long it has waited: a day at most, within what was promised, longer."""

    FRESH = "fresh"
    WAITING = "waiting"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class ReviewItem:
    """One waiting thing: a row of enrolments, organisations or join_requests, as of `version`."""

    kind: QueueKind
    id: int
    version: int
    since: datetime


@dataclass(frozen=True)
class QueueCounts:
    """How much waits for this person, by kind and age; `own` is what only somebody else may decide.

    `incomplete` entries wait for their coordinators and not for staff, so they are no part of the line.
    """

    counts: Mapping[tuple[QueueKind, Age], int]
    own: int = 0
    incomplete: int = 0

    @property
    def total(self) -> int:
        """Everything this person may decide."""
        return sum(self.counts.values())

    def of_kind(self, kind: QueueKind) -> int:
        """How many of one kind."""
        return sum(count for (of, _), count in self.counts.items() if of is kind)

    def of_age(self, age: Age) -> int:
        """How many of one age."""
        return sum(count for (_, of), count in self.counts.items() if of is age)


@dataclass(frozen=True)
class OrganisationCard:
    """An organisation as staff look at it: who registered it, and its entries that wait for it."""

    organisation: Organisation
    submitter: str | None
    waiting_members: int


@dataclass(frozen=True)
class JoinCard:
    """A request to speak for an organisation, who asks, and who speaks for it now."""

    request: JoinRequest
    applicant: str


async def queue_counts(session: AsyncSession, by: Access, regency: Regency, now: datetime) -> QueueCounts:
    """What waits now, for staff and for coordinators."""
    waiting = _waiting(by)
    age = case(
        (waiting.c.since > now - timedelta(days=1), Age.FRESH),
        (waiting.c.since > working_days_before(now, regency.review.working_days, regency), Age.WAITING),
        else_=Age.OVERDUE,
    ).label("age")
    rows = await session.execute(
        select(waiting.c.kind, age, waiting.c.own, func.count()).group_by(waiting.c.kind, age, waiting.c.own)
    )
    counts: dict[tuple[QueueKind, Age], int] = {}
    own = 0
    for kind, years, is_own, count in rows:
        if is_own:
            own += count
        else:
            counts[QueueKind(kind), Age(years)] = count
    return QueueCounts(counts, own, await count_incomplete(session))


async def next_in_queue(
    session: AsyncSession,
    by: Access,
    after: tuple[QueueKind, int] | None = None,
    kind: QueueKind | None = None,
) -> ReviewItem | None:
    """The oldest waiting item, or the one that follows `after` (decided by now or not); None at the end.

    What this person may not decide is left out.
    """
    waiting = _waiting(by)
    query = select(waiting).where(waiting.c.own == 0)
    if kind is not None:
        query = query.where(waiting.c.kind == kind.value)
    since = await _since(session, *after) if after else None
    if after and since:
        query = query.where(
            or_(
                waiting.c.since > since,
                and_(waiting.c.since == since, waiting.c.kind > after[0].value),
                and_(waiting.c.since == since, waiting.c.kind == after[0].value, waiting.c.id > after[1]),
            )
        )
    row = (
        await session.execute(query.order_by(waiting.c.since, waiting.c.kind, waiting.c.id).limit(1))
    ).one_or_none()
    return ReviewItem(QueueKind(row.kind), row.id, row.version, row.since) if row else None


async def organisation_card(session: AsyncSession, organisation_id: int) -> OrganisationCard:
    """An organisation for the eyes of staff. Raises `Invalid` when there is none."""
    members = (
        select(func.count())
        .where(Enrolment.organisation_id == organisation_id, Enrolment.status == EnrolmentStatus.SUBMITTED)
        .scalar_subquery()
    )
    row = (
        await session.execute(
            select(Organisation, Account.name, members)
            .outerjoin(Account, Account.id == Organisation.submitted_by)
            .where(Organisation.id == organisation_id)
        )
    ).one_or_none()
    if row is None:
        raise Invalid(Text("organisations-not-found"))
    return OrganisationCard(row[0], row[1], row[2])


async def join_card(session: AsyncSession, request_id: int) -> JoinCard:
    """A request to speak for an organisation, with it. Raises `Invalid` when there is none."""
    row = (
        await session.execute(
            select(JoinRequest, Account.name)
            .join(Account, Account.id == JoinRequest.account_id)
            .where(JoinRequest.id == request_id)
            .options(joinedload(JoinRequest.organisation, innerjoin=True))
        )
    ).one_or_none()
    if row is None:
        raise Invalid(Text("organisations-not-found"))
    return JoinCard(row[0], row[1])


def _waiting(by: Access) -> Subquery:
    """Everything that waits: kind, id, version, since, and `own` as 0 or 1."""
    mine = by.organisation_ids
    members = (
        select(
            literal(QueueKind.MEMBER.value).label("kind"),
            Enrolment.id,
            Enrolment.version,
            Enrolment.submitted_at.label("since"),
            _flag(
                Enrolment.submitted_by == by.account_id,
                Enrolment.organisation_id.in_(mine),
                Enrolment.worker_id == (by.worker_id or 0),
            ),
        )
        .join(Worker, Worker.id == Enrolment.worker_id)
        .where(Enrolment.status == EnrolmentStatus.SUBMITTED, not_(lacks_something()))
    )
    organisations = select(
        literal(QueueKind.ORGANISATION.value),
        Organisation.id,
        Organisation.version,
        Organisation.submitted_at,
        _flag(Organisation.submitted_by == by.account_id, Organisation.id.in_(mine)),
    ).where(Organisation.status == OrganisationStatus.SUBMITTED)
    joins = select(
        literal(QueueKind.JOIN.value),
        JoinRequest.id,
        JoinRequest.version,
        JoinRequest.submitted_at,
        _flag(JoinRequest.account_id == by.account_id, JoinRequest.organisation_id.in_(mine)),
    ).where(JoinRequest.status == OrganisationStatus.SUBMITTED)
    return union_all(members, organisations, joins).subquery("waiting")


def _flag(*conditions: Any) -> Any:
    return case((or_(*conditions), 1), else_=0).label("own")


async def _since(session: AsyncSession, kind: QueueKind, row_id: int) -> datetime | None:
    table: dict[QueueKind, type[Enrolment | Organisation | JoinRequest]] = {
        QueueKind.MEMBER: Enrolment,
        QueueKind.ORGANISATION: Organisation,
        QueueKind.JOIN: JoinRequest,
    }
    model = table[kind]
    return await session.scalar(select(model.submitted_at).where(model.id == row_id))
