"""After an answer: the people a verdict speaks of, and giving back at once all whom coordinators can mend."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from locales import Text
from models import DECIDED_STATUSES, OPEN_STATUSES, DukcapilVerdict, Enrolment, EnrolmentStatus
from services.dukcapil.verdicts import RETURNABLE, field_to_mend, has_verdict, reason_for
from services.errors import NotAllowed
from services.lifecycle import Verdict, move
from services.organisations import coordinators_by_organisation
from services.permissions import Action, allowed
from services.review import is_own
from services.roles import Access

MOST = 50
"""People given back with one press; their names fit one message."""
PAGE = 10
# Steps from which an entry can still be given back.
_GIVEN_BACK_FROM = (EnrolmentStatus.SUBMITTED, *DECIDED_STATUSES)


@dataclass(frozen=True)
class Returned:
    """Who was given back, who had changed since the preview, and whom to tell of which."""

    returned: tuple[Enrolment, ...]
    changed_meanwhile: int
    tell: Mapping[int, tuple[Enrolment, ...]]


async def people_with(
    session: AsyncSession, verdict: DukcapilVerdict, page: int
) -> tuple[list[Enrolment], int]:
    """Open entries with a verdict that holds, a page (from 0) at a time, and how many there are."""
    mine = (Enrolment.status.in_(OPEN_STATUSES), has_verdict(verdict))
    total = await session.scalar(select(func.count()).select_from(Enrolment).where(*mine)) or 0
    rows = await session.scalars(
        select(Enrolment)
        .where(*mine)
        .options(joinedload(Enrolment.worker), joinedload(Enrolment.organisation))
        .order_by(Enrolment.submitted_at, Enrolment.id)
        .limit(PAGE)
        .offset(page * PAGE)
    )
    return list(rows), total


async def returnable(
    session: AsyncSession, verdict: DukcapilVerdict, by: Access, only: Collection[int] | None = None
) -> list[Enrolment]:
    """Whom "give all back" is about, the oldest first, at most `MOST`: not what is one's own (four eyes).

    With `only` (ids) these are locked.
    """
    if verdict not in RETURNABLE:
        return []
    query = (
        select(Enrolment)
        .where(Enrolment.status.in_(_GIVEN_BACK_FROM), has_verdict(verdict))
        .where(
            Enrolment.organisation_id.not_in(by.organisation_ids),
            Enrolment.worker_id != (by.worker_id or 0),
            func.coalesce(Enrolment.submitted_by, 0) != by.account_id,
        )
        .options(joinedload(Enrolment.worker, innerjoin=True))
        .options(joinedload(Enrolment.organisation, innerjoin=True))
        .order_by(Enrolment.submitted_at, Enrolment.id)
        .limit(MOST)
    )
    if only is not None:
        # In the order of ids, so that two presses cannot wait for each other for ever.
        query = query.where(Enrolment.id.in_(only)).order_by(None).order_by(Enrolment.id)
        query = query.with_for_update(of=Enrolment).execution_options(populate_existing=True)
    return [entry for entry in await session.scalars(query) if not is_own(entry, by)]


async def give_all_back(
    session: AsyncSession,
    verdict: DukcapilVerdict,
    shown: Collection[tuple[int, int]],
    note: str,
    by: Access,
    now: datetime,
) -> Returned:
    """Gives back exactly the (id, version) of a preview that are still so. Raises `NotAllowed`.

    `note` is what the coordinators read; it never holds what Disdukcapil has of the person.
    """
    if not allowed(by, Action.REVIEW_BULK):
        raise NotAllowed(Text("not-allowed"))
    versions = dict(shown)
    entries = [
        entry
        for entry in await returnable(session, verdict, by, versions.keys())
        if entry.version == versions[entry.id]
    ]
    for entry in entries:
        given = Verdict(EnrolmentStatus.RETURNED, reason_for(verdict), field_to_mend(verdict), note)
        move(session, entry, given, by, now)
    await session.flush()
    speakers = await coordinators_by_organisation(session, {entry.organisation_id for entry in entries})
    tell: dict[int, tuple[Enrolment, ...]] = {}
    for entry in entries:
        for account_id in speakers.get(entry.organisation_id, ()):
            tell[account_id] = (*tell.get(account_id, ()), entry)
    return Returned(tuple(entries), len(versions) - len(entries), tell)
