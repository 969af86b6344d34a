"""Answers to a renewal: who still waits for one, and the one tap that says that somebody serves."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import OPEN_STATUSES, Enrolment, Organisation, Renewal, RenewalAnswer, Worker
from services.audit import Subject, record
from services.errors import Invalid, NotAllowed
from services.permissions import Action, allowed
from services.renewals import check_allowed, reachable
from services.roles import Access

PAGE = 8


@dataclass(frozen=True, repr=False)
class Asked:
    """Somebody who waits for an answer."""

    enrolment_id: int
    version: int
    name: str
    organisation: str


@dataclass(frozen=True)
class AskedPage:
    """One page, from 0, of `total` people who wait."""

    people: tuple[Asked, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True)
class WaitingPlace:
    """An organisation with people who wait; `reachable`: somebody speaks for it on Telegram."""

    organisation_id: int
    name: str
    kecamatan_code: str
    waiting: int
    reachable: bool


async def waiting_people(
    session: AsyncSession, organisation_ids: Collection[int], page: int = 0, size: int = PAGE
) -> AskedPage:
    """Of whom these organisations have not said anything in the campaign under way, by name."""
    total = await session.scalar(_waiting(organisation_ids, func.count())) or 0
    pages = max(1, -(-total // size))
    page = min(max(page, 0), pages - 1)
    rows = await session.execute(
        _waiting(organisation_ids, Enrolment.id, Enrolment.version, Worker.name, Organisation.name)
        .order_by(Organisation.name, Worker.folded_name, Enrolment.id)
        .limit(size)
        .offset(page * size)
    )
    return AskedPage(tuple(Asked(*row) for row in rows), page, pages, total)


async def count_waiting(session: AsyncSession, organisation_ids: Collection[int]) -> dict[int, int]:
    """By organisation, of how many people nothing was said yet in the campaign under way."""
    rows = await session.execute(
        _waiting(organisation_ids, RenewalAnswer.organisation_id, func.count()).group_by(
            RenewalAnswer.organisation_id
        )
    )
    return {row[0]: row[1] for row in rows}


async def waiting_places(session: AsyncSession) -> list[WaitingPlace]:
    """Organisations with people who wait: those that cannot be reached by the bot first."""
    spoken_for = reachable(Organisation.id)
    rows = await session.execute(
        _waiting(
            None, Organisation.id, Organisation.name, Organisation.kecamatan_code, func.count(), spoken_for
        )
        .group_by(Organisation.id, Organisation.name, Organisation.kecamatan_code)
        .order_by(Organisation.kecamatan_code, Organisation.name)
    )
    found = [
        WaitingPlace(key, name, kecamatan, count, bool(spoken))
        for key, name, kecamatan, count, spoken in rows
    ]
    return sorted(found, key=lambda place: place.reachable)


async def still_serving(
    session: AsyncSession, by: Access, enrolment_id: int, now: datetime
) -> tuple[bool, int]:
    """One person still serves: whether that was news, and the organisation. Raises `NotAllowed`."""
    check_allowed(by, Action.ANSWER_RENEWAL)
    found = await session.scalar(
        select(RenewalAnswer)
        .join(Renewal, Renewal.id == RenewalAnswer.renewal_id)
        .join(Enrolment, Enrolment.id == RenewalAnswer.enrolment_id)
        .where(
            RenewalAnswer.enrolment_id == enrolment_id,
            Renewal.closed_at.is_(None),
            Enrolment.status.in_(OPEN_STATUSES),
        )
        .with_for_update(of=RenewalAnswer)
    )
    if found is None or not _may_answer(by, found.organisation_id):
        raise NotAllowed(Text("renewal-not-asked"))
    if found.serving_at is not None:
        return False, found.organisation_id
    found.serving_at, found.answered_by = now, by.account_id
    record(session, now, by.account_id, "renewal.serving", Subject.ENROLMENT, enrolment_id)
    return True, found.organisation_id


async def all_serving(
    session: AsyncSession, by: Access, organisation_ids: Collection[int], shown: int, now: datetime
) -> int:
    """Everybody of these organisations who waits still serves; how many that were.

    `shown` is the number that stood on the button: with another one now, nobody is marked. Raises
    `NotAllowed`, `Invalid`.
    """
    check_allowed(by, Action.ANSWER_RENEWAL)
    if not organisation_ids or not all(_may_answer(by, one) for one in organisation_ids):
        raise NotAllowed(Text("renewal-not-asked"))
    ids = (
        await session.scalars(_waiting(organisation_ids, RenewalAnswer.id).with_for_update(of=RenewalAnswer))
    ).all()
    if len(ids) != shown:
        raise Invalid(Text("renewal-changed", count=len(ids)))
    entries = await session.scalars(
        update(RenewalAnswer)
        .where(RenewalAnswer.id.in_(ids))
        .values(serving_at=now, answered_by=by.account_id)
        .returning(RenewalAnswer.enrolment_id)
    )
    for enrolment_id in sorted(entries):
        record(session, now, by.account_id, "renewal.serving", Subject.ENROLMENT, enrolment_id)
    return len(ids)


def _may_answer(by: Access, organisation_id: int) -> bool:
    return organisation_id in by.organisation_ids or allowed(by, Action.PREPARE_RENEWAL)


def _waiting(organisation_ids: Collection[int] | None, *columns: Any) -> Select[Any]:
    query = (
        select(*columns)
        .select_from(RenewalAnswer)
        .join(Renewal, Renewal.id == RenewalAnswer.renewal_id)
        .join(Enrolment, Enrolment.id == RenewalAnswer.enrolment_id)
        .join(Worker, Worker.id == Enrolment.worker_id)
        .join(Organisation, Organisation.id == RenewalAnswer.organisation_id)
        .where(
            Renewal.closed_at.is_(None),
            RenewalAnswer.serving_at.is_(None),
            Enrolment.status.in_(OPEN_STATUSES),
        )
    )
    if organisation_ids is not None:
        query = query.where(RenewalAnswer.organisation_id.in_(organisation_ids))
    return query
