"""To whom staff write: a role, a kecamatan, a category, a state of cover or entry, as one condition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    OPEN_STATUSES,
    Account,
    Enrolment,
    EnrolmentStatus,
    Organisation,
    Protection,
    ProtectionState,
    Role,
    RoleGrant,
    Worker,
)
from regency import Regency
from services.completing import lacks_something
from services.endings import in_any, last_periods
from services.protections import PRECEDENCE, ranks_by_worker

# Roles that can be written to; a worker is somebody whose own record is linked.
ROLES = (Role.COORDINATOR, Role.WORKER, Role.VERIFIER, Role.STAFF)


class Condition(StrEnum):
    """The state of an entry or of the cover of somebody (of one's own people, for a coordinator)."""

    RETURNED = "returned"
    INCOMPLETE = "incomplete"
    ACTIVE = "active"
    ENDING = "ending"
    GRACE = "grace"
    ENDED = "ended"
    UNCOVERED = "uncovered"


_STATES = {
    Condition.ACTIVE: ProtectionState.ACTIVE,
    Condition.GRACE: ProtectionState.GRACE,
    Condition.ENDED: ProtectionState.ENDED,
}


@dataclass(frozen=True)
class Segment:
    """None asks for nothing in that respect; `role` None means coordinators and workers."""

    role: Role | None = None
    kecamatan: str | None = None
    category: str | None = None
    condition: Condition | None = None

    def dump(self) -> dict[str, Any]:
        """As codes, for the table and the audit trail."""
        found = {
            "role": self.role, "kecamatan": self.kecamatan, "category": self.category,
            "condition": self.condition,
        }  # fmt: skip
        return {name: str(value) for name, value in found.items() if value is not None}

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Segment:
        """From what `dump` gave, or the answers of the form. Raises ValueError for unknown codes."""
        role, condition = stored.get("role"), stored.get("condition")
        return cls(
            Role(role) if role else None,
            stored.get("kecamatan") or None,
            stored.get("category") or None,
            Condition(condition) if condition else None,
        )

    @property
    def is_about_people(self) -> bool:
        """Whether it asks for anything that only an entry can tell."""
        return self.category is not None or self.condition is not None


@dataclass(frozen=True)
class Reach:
    """People of a segment who can be written to, and those who have stopped the bot."""

    people: int
    blocked: int


async def reach_of(session: AsyncSession, segment: Segment, today: date, regency: Regency) -> Reach:
    """How many people a segment holds now."""
    blocked = Account.blocked_at.is_not(None)
    total, away = (
        await session.execute(
            select(func.count(), func.count().filter(blocked)).where(holds(segment, today, regency))
        )
    ).one()
    return Reach(total - away, away)


def holds(segment: Segment, today: date, regency: Regency) -> ColumnElement[bool]:
    """The segment as a condition on `Account`."""
    parts = [
        condition(segment, today, regency)
        for role, condition in ((Role.COORDINATOR, _coordinators), (Role.WORKER, _workers))
        if segment.role in (None, role)
    ]
    if segment.role in (Role.VERIFIER, Role.STAFF):
        parts.append(_granted(segment.role))
    return or_(false(), *parts)


def _granted(role: Role) -> ColumnElement[bool]:
    return exists().where(
        RoleGrant.account_id == Account.id, RoleGrant.role == role, RoleGrant.revoked_at.is_(None)
    )


def _coordinators(segment: Segment, today: date, regency: Regency) -> ColumnElement[bool]:
    conditions = [
        RoleGrant.account_id == Account.id,
        RoleGrant.role == Role.COORDINATOR,
        RoleGrant.revoked_at.is_(None),
        Organisation.id == RoleGrant.organisation_id,
    ]
    if segment.kecamatan is not None:
        conditions.append(Organisation.kecamatan_code == segment.kecamatan)
    if segment.is_about_people:
        entries = _entries(segment, today, regency).where(Enrolment.organisation_id == Organisation.id)
        conditions.append(entries.correlate(Organisation).exists())
    return exists(select(RoleGrant.id).where(*conditions).correlate(Account))


def _workers(segment: Segment, today: date, regency: Regency) -> ColumnElement[bool]:
    linked = Account.worker_id.is_not(None)
    if not segment.is_about_people and segment.kecamatan is None:
        return linked
    entries = _entries(segment, today, regency).where(Enrolment.worker_id == Account.worker_id)
    if segment.kecamatan is not None:
        entries = entries.where(Worker.kecamatan_code == segment.kecamatan)
    return and_(linked, entries.correlate(Account).exists())


def _entries(segment: Segment, today: date, regency: Regency) -> Any:
    """Open entries of the category and in the state that are asked for."""
    query = (
        select(Enrolment.id)
        .join(Worker, Worker.id == Enrolment.worker_id)
        .where(Enrolment.status.in_(OPEN_STATUSES))
    )
    if segment.category is not None:
        query = query.where(Enrolment.category == segment.category)
    if segment.condition is not None:
        query = query.where(*_in_state(segment.condition, today, regency))
    return query


def _in_state(condition: Condition, today: date, regency: Regency) -> Iterator[ColumnElement[bool]]:
    match condition:
        case Condition.RETURNED:
            yield Enrolment.status == EnrolmentStatus.RETURNED
        case Condition.INCOMPLETE:
            yield Enrolment.status == EnrolmentStatus.SUBMITTED
            yield lacks_something()
        case Condition.ENDING:
            yield Enrolment.worker_id.in_(_ending(today, regency))
        case Condition.UNCOVERED:
            yield Enrolment.worker_id.not_in(select(Protection.worker_id))
        case Condition.ACTIVE | Condition.GRACE | Condition.ENDED:
            # By the state that /status and /cakupan say: cover that begins later is none today.
            ranks = ranks_by_worker(today).subquery()
            rank = PRECEDENCE.index(_STATES[condition])
            yield Enrolment.worker_id.in_(select(ranks.c.worker_id).where(ranks.c.rank == rank))


def _ending(today: date, regency: Regency) -> Select[int]:
    """People of whom the cover by some programme ends within the days of which reminders speak."""
    last, furthest = last_periods(), today + timedelta(days=max(regency.reminders.cover_days))
    return select(last.c.worker_id).where(in_any(last, lambda ends, _: ends.between(today, furthest)))
