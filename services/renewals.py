"""Renewal: before each year those who are covered are asked about, one tap a person, so that cover goes on.

Who left is recorded by the usual way (`services.leaving`), replacements come by the usual form; a campaign
only knows who was asked and who was said to serve still. What became of the others, their entries say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from sqlalchemy import ColumnElement, Select, Table, and_, exists, func, insert, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from locales import Text
from models import (
    OPEN_STATUSES,
    Account,
    Enrolment,
    EnrolmentStatus,
    LineState,
    Proposal,
    ProposalLine,
    Protection,
    Renewal,
    RenewalAnswer,
    Role,
    RoleGrant,
)
from regency import Regency
from services.audit import Subject, record
from services.errors import Invalid, NotAllowed
from services.permissions import Action, allowed
from services.roles import Access

MONTHS = 12
_ANSWERS = cast(Table, RenewalAnswer.__table__)


@dataclass(frozen=True)
class Plan:
    """What a campaign would ask: people and their organisations, of which some have nobody on Telegram.

    `rupiah` is what a year of all of them costs by the rates of its first day.
    """

    starts_on: date
    people: int
    organisations: int
    unreachable: int
    rupiah: int


@dataclass(frozen=True)
class Progress:
    """Asked = serving + left + waiting; `newcomers` were handed in by these organisations since it began."""

    asked: int
    serving: int
    left: int
    newcomers: int
    organisations_waiting: int

    @property
    def waiting(self) -> int:
        """Of whom nobody has said anything yet."""
        return self.asked - self.serving - self.left


def is_still_serving() -> ColumnElement[bool]:
    """A condition on `Enrolment`: whoever BPJS has taken in was said to serve still in the newest campaign.

    A first proposal needs no such word. Used by `services.readiness`.
    """
    newest = select(func.max(Renewal.id)).scalar_subquery()
    said = exists().where(
        RenewalAnswer.enrolment_id == Enrolment.id,
        RenewalAnswer.renewal_id == newest,
        RenewalAnswer.serving_at.is_not(None),
    )
    return or_(Enrolment.status != EnrolmentStatus.ENROLLED, said)


def next_start(today: date, regency: Regency) -> date:
    """The day that next year's cover begins: the first stated for a coming year, else 1 January."""
    stated = [one.starts_on for one in regency.planned_starts if one.starts_on.year > today.year]
    return min(stated, default=date(today.year + 1, 1, 1))


async def open_renewal(session: AsyncSession) -> Renewal | None:
    """The campaign under way."""
    return await session.scalar(
        select(Renewal).where(Renewal.closed_at.is_(None)).order_by(Renewal.id.desc()).limit(1)
    )


async def newest_renewal(session: AsyncSession) -> Renewal | None:
    """The campaign under way, or the last one."""
    return await session.scalar(select(Renewal).order_by(Renewal.id.desc()).limit(1))


async def plan_for(session: AsyncSession, starts_on: date, regency: Regency) -> Plan:
    """What a campaign for that day would ask now."""
    due = _due(starts_on).subquery()
    people, places = (
        await session.execute(select(func.count(), func.count(due.c.organisation_id.distinct())))
    ).one()
    reached = await session.scalar(
        select(func.count(due.c.organisation_id.distinct())).where(reachable(due.c.organisation_id))
    )
    monthly = regency.monthly_contribution(starts_on)
    return Plan(starts_on, people, places, places - (reached or 0), people * monthly * MONTHS)


async def begin_renewal(session: AsyncSession, by: Access, starts_on: date, now: datetime) -> Renewal:
    """Begins the campaign for a day. Raises `NotAllowed`, and `Invalid` for a second one or for nobody."""
    check_allowed(by, Action.PREPARE_RENEWAL)
    if await session.scalar(select(Renewal.id).where(Renewal.starts_on == starts_on)) is not None:
        raise Invalid(Text("renewal-there", day=starts_on))
    if await open_renewal(session) is not None:
        raise Invalid(Text("renewal-other-open"))
    made = Renewal(starts_on=starts_on, begun_by=by.account_id, begun_at=now)
    session.add(made)
    await session.flush()
    asked = await _ask(session, made)
    if not asked:
        raise Invalid(Text("renewal-nobody", day=starts_on))
    record(
        session, now, by.account_id, "renewal.begin", Subject.RENEWAL, made.id,
        after=f"{starts_on.isoformat()} people={asked}",
    )  # fmt: skip
    return made


async def extend_renewal(session: AsyncSession, by: Access, now: datetime) -> int:
    """Asks about those too whom BPJS has taken in since; how many. Raises `NotAllowed`, `Invalid`."""
    check_allowed(by, Action.PREPARE_RENEWAL)
    found = await _under_way(session)
    asked = await _ask(session, found)
    if asked:
        record(
            session, now, by.account_id, "renewal.extend", Subject.RENEWAL, found.id, after=f"people={asked}"
        )
    return asked


async def close_renewal(session: AsyncSession, by: Access, now: datetime) -> Renewal:
    """Ends the campaign; what was answered stays. Raises `NotAllowed`, `Invalid` without one."""
    check_allowed(by, Action.PREPARE_RENEWAL)
    found = await _under_way(session)
    found.closed_by, found.closed_at = by.account_id, now
    record(session, now, by.account_id, "renewal.close", Subject.RENEWAL, found.id)
    return found


async def progress_of(session: AsyncSession, renewal: Renewal) -> Progress:
    """How far a campaign is; the parts add up to those asked."""
    is_open = Enrolment.status.in_(OPEN_STATUSES)
    answered = RenewalAnswer.serving_at.is_not(None)
    waits = and_(is_open, ~answered)
    asked, serving, waiting, places = (
        await session.execute(
            select(
                func.count(),
                func.count().filter(and_(is_open, answered)),
                func.count().filter(waits),
                func.count(RenewalAnswer.organisation_id.distinct()).filter(waits),
            )
            .select_from(RenewalAnswer)
            .join(Enrolment, Enrolment.id == RenewalAnswer.enrolment_id)
            .where(RenewalAnswer.renewal_id == renewal.id)
        )
    ).one()
    places_asked = select(RenewalAnswer.organisation_id).where(RenewalAnswer.renewal_id == renewal.id)
    newcomers = await session.scalar(
        select(func.count()).where(
            Enrolment.organisation_id.in_(places_asked),
            Enrolment.submitted_at >= renewal.begun_at,
            Enrolment.status.in_(OPEN_STATUSES),
        )
    )
    return Progress(asked, serving, asked - serving - waiting, newcomers or 0, places)


def check_allowed(by: Access, action: Action) -> None:
    """Raises `NotAllowed`."""
    if not allowed(by, action):
        raise NotAllowed(Text("not-allowed"))


async def _under_way(session: AsyncSession) -> Renewal:
    found = await open_renewal(session)
    if found is None:
        raise Invalid(Text("renewal-none-open"))
    return found


def _due(starts_on: date) -> Select[int, int]:
    """Entries of people in, whose cover runs, or can be revived, on that day.

    Whoever is in a proposal for that day or a later one is settled: nothing is left to ask.
    """
    period = aliased(Protection)
    covered = exists().where(
        period.worker_id == Enrolment.worker_id,
        period.starts_on <= starts_on,
        period.grace_until >= starts_on,
    )
    proposed = exists().where(
        ProposalLine.worker_id == Enrolment.worker_id,
        ProposalLine.state.in_((LineState.OPEN, LineState.ENROLLED)),
        Proposal.id == ProposalLine.proposal_id,
        Proposal.starts_on >= starts_on,
    )
    return select(Enrolment.id, Enrolment.organisation_id).where(
        Enrolment.status == EnrolmentStatus.ENROLLED, covered, ~proposed
    )


async def _ask(session: AsyncSession, renewal: Renewal) -> int:
    """Rows for all who are due and not asked about yet; how many. The database makes them itself."""
    asked = select(RenewalAnswer.enrolment_id).where(RenewalAnswer.renewal_id == renewal.id)
    due = _due(renewal.starts_on).where(Enrolment.id.not_in(asked)).subquery()
    rows = select(literal(renewal.id), due.c.id, due.c.organisation_id)
    connection = await session.connection()
    made = await connection.execute(
        insert(_ANSWERS).from_select(["renewal_id", "enrolment_id", "organisation_id"], rows)
    )
    return made.rowcount


def reachable(organisation_id: ColumnElement[int] | InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Whether somebody speaks for an organisation who has not blocked the bot."""
    return exists().where(
        RoleGrant.organisation_id == organisation_id,
        RoleGrant.role == Role.COORDINATOR,
        RoleGrant.revoked_at.is_(None),
        Account.id == RoleGrant.account_id,
        Account.blocked_at.is_(None),
    )
