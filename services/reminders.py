"""What a person is reminded of today: a digest of what waits for them and of days that come near.

Something is said on certain days after it began to wait (`draft_days`, …), or before it ends (`cover_days`,
…), and not on the days between. A digest speaks of all days since the last one, so nothing is left out when
the bot slept, and nothing is said twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    OPEN_STATUSES,
    Account,
    Conversation,
    Enrolment,
    EnrolmentStatus,
    RoleGrant,
    Visit,
    VisitStatus,
    Worker,
)
from regency import Programme
from services.completing import lacks_something
from services.deadlines import current_deadline
from services.endings import Ending, endings_of, in_any, last_periods
from services.reminder_window import Window
from services.renewal_answers import count_waiting
from services.renewals import open_renewal
from services.roles import Access


class Topic(StrEnum):
    """What a line of a digest is about, in the order in which they are said."""

    OWN_ENDING = "own_ending"
    OWN_GRACE = "own_grace"
    DEADLINE = "deadline"
    RENEWAL = "renewal"
    RETURNED = "returned"
    INCOMPLETE = "incomplete"
    VISITS = "visits"
    DRAFT = "draft"
    ENDING = "ending"
    GRACE = "grace"


@dataclass(frozen=True)
class Reminder:
    """One line: how many it concerns, which day it is about, and a second number where there is one.

    `others`: with DEADLINE, how many people are handed in already. `programmes`: what of the cover ends while
    the rest of it lasts longer; empty when all of it ends.
    """

    topic: Topic
    count: int = 0
    day: date | None = None
    others: int = 0
    programmes: tuple[Programme, ...] = ()


# A line of a digest is one topic, and with cover one set of programmes.
Line = tuple[Topic, tuple[Programme, ...]]


async def next_readers(
    session: AsyncSession, after: int, most: int, admin_ids: Collection[int]
) -> Sequence[Account]:
    """Accounts that may have something to read, by id: not muted, and not of people who stopped the bot."""
    concerned = or_(
        Account.worker_id.is_not(None),
        Account.telegram_id.in_(admin_ids),
        exists().where(RoleGrant.account_id == Account.id, RoleGrant.revoked_at.is_(None)),
        exists().where(Conversation.account_id == Account.id),
    )
    found = await session.scalars(
        select(Account)
        .where(
            Account.id > after,
            Account.blocked_at.is_(None),
            Account.reminders_muted_at.is_(None),
            concerned,
        )
        .order_by(Account.id)
        .limit(most)
    )
    return found.all()


async def reminders_for(
    session: AsyncSession, people: Sequence[Access], forms: Collection[str], window: Window
) -> dict[int, list[Reminder]]:
    """What each of these people is reminded of, by account id; `forms` are the dialogues there are."""
    found: dict[int, list[Reminder]] = defaultdict(list)
    organisations = frozenset().union(*(one.organisation_ids for one in people))
    drafts = await _drafts(session, [one.account_id for one in people], forms, window)
    visits = await _late_visits(session, [one.account_id for one in people], window)
    own = await _own_cover(session, [one.worker_id for one in people if one.worker_id], window)
    places = await _of_organisations(session, organisations, window) if organisations else {}
    for one in people:
        lines = list(own.get(one.worker_id or 0, ()))
        lines += _together(one.organisation_ids, places)
        if one.account_id in visits:
            lines.append(visits[one.account_id])
        if drafts.get(one.account_id):
            lines.append(Reminder(Topic.DRAFT, drafts[one.account_id]))
        if lines:
            found[one.account_id] = sorted(lines, key=lambda line: list(Topic).index(line.topic))
    return dict(found)


def _together(mine: Collection[int], places: Mapping[Line, Mapping[int, Reminder]]) -> list[Reminder]:
    """One line each for somebody who may speak for several organisations."""
    lines = []
    for (topic, programmes), by_place in places.items():
        some = [by_place[key] for key in mine if key in by_place]
        if some:
            days = [line.day for line in some if line.day is not None]
            total, others = sum(line.count for line in some), sum(line.others for line in some)
            lines.append(Reminder(topic, total, min(days, default=None), others, programmes))
    return lines


async def _drafts(
    session: AsyncSession, account_ids: Collection[int], forms: Collection[str], window: Window
) -> dict[int, int]:
    rows = await session.execute(
        select(Conversation.account_id, func.count())
        .where(
            Conversation.account_id.in_(account_ids),
            Conversation.form.in_(forms),
            window.waited(Conversation.updated_at, window.regency.reminders.draft_days),
        )
        .group_by(Conversation.account_id)
    )
    return {row[0]: row[1] for row in rows}


async def _late_visits(
    session: AsyncSession, account_ids: Collection[int], window: Window
) -> dict[int, Reminder]:
    """For verifiers: visits whose last day is over; all of them, once one has been late for so many days."""
    steps = window.regency.reminders.visit_days
    rows = await session.execute(
        select(Visit.account_id, Visit.due_on).where(
            Visit.account_id.in_(account_ids),
            Visit.status == VisitStatus.OPEN,
            Visit.due_on < window.today,
        )
    )
    late: defaultdict[int, list[date]] = defaultdict(list)
    for account_id, due_on in rows:
        if account_id is not None:
            late[account_id].append(due_on)
    return {
        account_id: Reminder(Topic.VISITS, len(days), min(days))
        for account_id, days in late.items()
        if any(window.holds(day + timedelta(days=step)) for day in days for step in steps)
    }


async def _own_cover(
    session: AsyncSession, worker_ids: Sequence[int], window: Window
) -> dict[int, list[Reminder]]:
    """For workers: their own cover or grace ends; nothing for those whose entries are all closed."""
    last = last_periods(worker_ids)
    still = exists().where(
        Enrolment.worker_id == last.c.worker_id, Enrolment.status.in_(OPEN_STATUSES)
    )  # fmt: skip
    found: defaultdict[int, list[Reminder]] = defaultdict(list)
    for row in await session.execute(select(last).where(still)):
        for topic, ending in _due_of(row, window):
            whole = topic is Topic.ENDING
            day = ending.ends_on if whole else ending.grace_until
            own = Topic.OWN_ENDING if whole else Topic.OWN_GRACE
            left = (day - window.today).days
            found[row.worker_id].append(Reminder(own, left, day, programmes=ending.programmes))
    return found


def _due_of(row: Any, window: Window) -> Iterator[tuple[Topic, Ending]]:
    """What of somebody's cover a digest speaks of: what ends, or what is in a grace that ends."""
    rules = window.regency.reminders
    for ending in endings_of(row):
        if window.counts_down(ending.ends_on, rules.cover_days):
            yield Topic.ENDING, ending
        elif ending.ends_on < window.today and window.counts_down(ending.grace_until, rules.grace_days):
            yield Topic.GRACE, ending


async def _of_organisations(
    session: AsyncSession, ids: Collection[int], window: Window
) -> dict[Line, dict[int, Reminder]]:
    rules = window.regency.reminders
    returned = Enrolment.status == EnrolmentStatus.RETURNED
    incomplete = and_(Enrolment.status == EnrolmentStatus.SUBMITTED, lacks_something())
    found: dict[Line, dict[int, Reminder]] = {
        (Topic.RETURNED, ()): await _waiting(
            session, ids, Topic.RETURNED, returned, window.waited(Enrolment.status_since, rules.returned_days)
        ),
        (Topic.INCOMPLETE, ()): await _waiting(
            session,
            ids,
            Topic.INCOMPLETE,
            incomplete,
            window.waited(Enrolment.submitted_at, rules.incomplete_days),
        ),
    }
    found |= await _lapsing(session, ids, window)
    found[Topic.RENEWAL, ()] = await _renewal(session, ids, window)
    found[Topic.DEADLINE, ()] = await _deadline(session, ids, window)
    return found


async def _waiting(
    session: AsyncSession,
    ids: Collection[int],
    topic: Topic,
    waits: ColumnElement[bool],
    due: ColumnElement[bool],
) -> dict[int, Reminder]:
    """How many wait in an organisation, once one of them has waited for the right number of days."""
    rows = await session.execute(
        select(Enrolment.organisation_id, func.count(), func.sum(case((due, 1), else_=0)))
        .join(Worker, Worker.id == Enrolment.worker_id)
        .where(Enrolment.organisation_id.in_(ids), waits)
        .group_by(Enrolment.organisation_id)
    )
    return {key: Reminder(topic, count) for key, count, now_due in rows if now_due}


async def _lapsing(
    session: AsyncSession, ids: Collection[int], window: Window
) -> dict[Line, dict[int, Reminder]]:
    """Members whose cover or grace ends; apart those of whom one programme ends while another lasts."""
    last, rules = last_periods(), window.regency.reminders
    comes_near = in_any(
        last,
        lambda ends, grace: or_(
            window.comes_near(ends, rules.cover_days),
            and_(ends < window.today, window.comes_near(grace, rules.grace_days)),
        ),
    )
    rows = await session.execute(
        select(Enrolment.organisation_id, *last.c)
        .join(last, last.c.worker_id == Enrolment.worker_id)
        .where(Enrolment.organisation_id.in_(ids), Enrolment.status.in_(OPEN_STATUSES), comes_near)
    )
    days: defaultdict[Line, defaultdict[int, list[date]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        for topic, ending in _due_of(row, window):
            day = ending.ends_on if topic is Topic.ENDING else ending.grace_until
            days[topic, ending.programmes][row.organisation_id].append(day)
    return {
        line: {
            key: Reminder(line[0], len(some), min(some), programmes=line[1]) for key, some in places.items()
        }
        for line, places in days.items()
    }


async def _renewal(session: AsyncSession, ids: Collection[int], window: Window) -> dict[int, Reminder]:
    """Of whom nothing was said yet, on certain days after a campaign began."""
    renewal = await open_renewal(session)
    if renewal is None:
        return {}
    begun = renewal.begun_at.astimezone(window.regency.zone).date()
    if not any(window.holds(begun + timedelta(days=step)) for step in window.regency.reminders.renewal_days):
        return {}
    waiting = await count_waiting(session, ids)
    return {key: Reminder(Topic.RENEWAL, count, renewal.starts_on) for key, count in waiting.items()}


async def _deadline(session: AsyncSession, ids: Collection[int], window: Window) -> dict[int, Reminder]:
    """The countdown to the last day of collection: what each has handed in, and what still hangs."""
    deadline = await current_deadline(session)
    if deadline is None or not window.counts_down(deadline.day, window.regency.reminders.deadline_days):
        return {}
    hangs = or_(
        Enrolment.status == EnrolmentStatus.RETURNED,
        and_(Enrolment.status == EnrolmentStatus.SUBMITTED, lacks_something()),
    )
    rows = await session.execute(
        select(Enrolment.organisation_id, func.count(), func.sum(case((hangs, 1), else_=0)))
        .join(Worker, Worker.id == Enrolment.worker_id)
        .where(Enrolment.organisation_id.in_(ids), Enrolment.status.in_(OPEN_STATUSES))
        .group_by(Enrolment.organisation_id)
    )
    known = {key: Reminder(Topic.DEADLINE, hanging, deadline.day, total) for key, total, hanging in rows}
    return {key: known.get(key, Reminder(Topic.DEADLINE, 0, deadline.day)) for key in ids}
