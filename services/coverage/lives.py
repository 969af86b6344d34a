"""Reading what is stored of many people in a few statements, for `services.coverage.timeline`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Enrolment, EnrolmentStatus, FurtherPost, Protection, StatusChange, Worker
from services.coverage.timeline import Entry, Life, Period, Post, Step


async def lives_of(session: AsyncSession, worker_ids: Sequence[int], zone: ZoneInfo) -> dict[int, Life]:
    """Who of these takes part: not those that were found to be somebody else, nor those that are gone."""
    people = select(Worker.id, Worker.kecamatan_code, Worker.desa_code).where(
        Worker.id.in_(worker_ids), Worker.merged_into_id.is_(None)
    )
    entries = await _entries(session, worker_ids, zone)
    posts = await _posts(session, worker_ids, zone)
    periods = await _periods(session, worker_ids)
    return {
        key: Life(kecamatan, desa, tuple(entries[key]), tuple(posts[key]), tuple(periods[key]))
        for key, kecamatan, desa in await session.execute(people)
    }


async def _entries(
    session: AsyncSession, worker_ids: Sequence[int], zone: ZoneInfo
) -> defaultdict[int, list[Entry]]:
    steps: defaultdict[int, list[Step]] = defaultdict(list)
    trail = (
        select(StatusChange.enrolment_id, StatusChange.at, StatusChange.after, StatusChange.reason)
        .join(Enrolment, Enrolment.id == StatusChange.enrolment_id)
        .where(Enrolment.worker_id.in_(worker_ids))
        .order_by(StatusChange.id)
    )
    for enrolment_id, at, after, reason in await session.execute(trail):
        steps[enrolment_id].append(Step(_day(at, zone), after, reason))
    found: defaultdict[int, list[Entry]] = defaultdict(list)
    query = select(
        *(Enrolment.worker_id, Enrolment.id, Enrolment.organisation_id, Enrolment.category),
        *(Enrolment.left_on, Enrolment.status, Enrolment.status_since, Enrolment.reason),
        Enrolment.submitted_at,
    ).where(Enrolment.worker_id.in_(worker_ids))
    for row in await session.execute(query.order_by(Enrolment.id)):
        taken = steps[row.id]
        if not taken or taken[-1].status is not row.status:
            # The trail of entries from elsewhere may be short; what stands in the entry itself holds.
            if not taken and row.submitted_at < row.status_since:
                taken.append(Step(_day(row.submitted_at, zone), EnrolmentStatus.SUBMITTED))
            taken.append(Step(_day(row.status_since, zone), row.status, row.reason))
        entry = Entry(row.id, row.organisation_id, row.category, tuple(taken), row.left_on)
        found[row.worker_id].append(entry)
    return found


async def _posts(
    session: AsyncSession, worker_ids: Sequence[int], zone: ZoneInfo
) -> defaultdict[int, list[Post]]:
    found: defaultdict[int, list[Post]] = defaultdict(list)
    query = select(
        FurtherPost.worker_id, FurtherPost.organisation_id, FurtherPost.category, FurtherPost.named_at
    ).where(FurtherPost.worker_id.in_(worker_ids))
    for worker_id, organisation_id, category, named_at in await session.execute(
        query.order_by(FurtherPost.id)
    ):
        found[worker_id].append(Post(organisation_id, category, _day(named_at, zone)))
    return found


async def _periods(session: AsyncSession, worker_ids: Sequence[int]) -> defaultdict[int, list[Period]]:
    found: defaultdict[int, list[Period]] = defaultdict(list)
    columns = Protection.worker_id, Protection.starts_on, Protection.ends_on, Protection.grace_until
    query = select(*columns).where(Protection.worker_id.in_(worker_ids)).order_by(Protection.id)
    for worker_id, *days in await session.execute(query):
        found[worker_id].append(Period(*days))
    return found


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()
