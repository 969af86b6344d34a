"""Windows for objections: opened, lengthened, closed early, cancelled, and closed by the clock.

A window of N days is open to the end of the N-th day after the one it was opened on, by the regency's
calendar: people who read the list on the day it goes up lose nothing of their time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import (
    AnnouncedEntry,
    Enrolment,
    EnrolmentStatus,
    Objection,
    ObjectionStatus,
    ObjectionWindow,
    WindowStatus,
    Worker,
)
from regency import Regency
from services.audit import record
from services.chunks import chunks
from services.errors import Invalid, NotAllowed, Stale
from services.lifecycle import Verdict, move_many
from services.objections.scopes import of_scope
from services.organisations import coordinators_by_organisation
from services.permissions import Action, allowed
from services.roles import Access

S = EnrolmentStatus
_ENTRY = AnnouncedEntry.enrolment_id
SUBJECT = "objection_window"
LONGEST_DAYS = 30
_CHUNK = 400


@dataclass(frozen=True)
class Opened:
    """A new window, its people, and how many of each coordinator's (account id) are among them."""

    window: ObjectionWindow
    people: int
    tell: Mapping[int, int]


@dataclass(frozen=True)
class Closed:
    """What the end of a window brought: people who went on, and those about whom staff have to decide."""

    cleared: int
    held: int


async def open_window(
    session: AsyncSession, scope: str, days: int, shown: int, by: Access, regency: Regency, now: datetime
) -> Opened:
    """Announces everybody of a scope who is approved. Raises `Stale` when they are not as many as shown."""
    _permit(by, Action.OPEN_OBJECTIONS)
    check_days(days)
    found = await session.execute(
        select(Enrolment.id, Enrolment.organisation_id)
        .join(Worker, Worker.id == Enrolment.worker_id)
        .where(Enrolment.status == S.APPROVED, of_scope(scope))
        .order_by(Enrolment.id)
        .with_for_update(of=Enrolment)
    )
    places = dict(found.all())
    if not places:
        raise Invalid(Text("objections-nobody-approved"))
    if len(places) != shown:
        raise Stale(Text("objections-people-changed", count=len(places)))
    ends_on = last_day(days, regency, now)
    window = ObjectionWindow(
        scope=scope,
        status=WindowStatus.OPEN,
        opened_by=by.account_id,
        opened_at=now,
        ends_on=ends_on,
        ends_at=_end_of(ends_on, regency),
    )
    session.add(window)
    await session.flush()
    await move_many(session, list(places), S.APPROVED, Verdict(S.ANNOUNCED), by, now)
    for some in chunks(places, _CHUNK):
        await _release(session, some, now)
        rows = [{"window_id": window.id, "enrolment_id": one} for one in some]
        await session.execute(insert(AnnouncedEntry), rows)
    said = f"{scope} people={len(places)} until={ends_on}"
    record(session, now, by.account_id, "objections.open", SUBJECT, window.id, after=said)
    speakers = await coordinators_by_organisation(session, set(places.values()))
    tell: Counter[int] = Counter()
    for organisation_id in places.values():
        tell.update(speakers.get(organisation_id, ()))
    return Opened(window, len(places), tell)


async def extend(
    session: AsyncSession,
    window_id: int,
    shown: date,
    days: int,
    by: Access,
    regency: Regency,
    now: datetime,
) -> ObjectionWindow:
    """Lengthens an open window by so many days. Raises `Stale` when its end is not `shown` any more."""
    _permit(by, Action.OPEN_OBJECTIONS)
    window = await _locked(session, window_id)
    if window.ends_on != shown:
        raise Stale(Text("objections-window-changed"))
    check_days(days)
    before, window.ends_on = window.ends_on, window.ends_on + timedelta(days=days)
    if (window.ends_on - window.opened_at.astimezone(regency.zone).date()).days > 3 * LONGEST_DAYS:
        raise Invalid(Text("objections-too-long", most=3 * LONGEST_DAYS))
    window.ends_at = _end_of(window.ends_on, regency)
    record(
        session, now, by.account_id, "objections.extend", SUBJECT, window.id,
        before=str(before), after=str(window.ends_on),
    )  # fmt: skip
    return window


async def close_early(session: AsyncSession, window_id: int, by: Access, now: datetime) -> Closed:
    """Ends a window before its time. Raises `Stale` when it is not open (any more)."""
    _permit(by, Action.CLOSE_OBJECTIONS)
    return await _close(session, await _locked(session, window_id), by, now)


async def close_due(session: AsyncSession, now: datetime) -> int:
    """Ends every window whose last day is over, by the clock; how many that were.

    What another process is just closing is left to it. Who came back to a list that is closed already (a
    mistaken "has left", taken back) goes on as well.
    """
    due = await session.scalars(
        select(ObjectionWindow)
        .where(ObjectionWindow.status == WindowStatus.OPEN, ObjectionWindow.ends_at <= now)
        .order_by(ObjectionWindow.id)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    windows = due.all()
    for window in windows:
        await _close(session, window, None, now)
    if late := await _late(session):
        await move_many(session, late, S.ANNOUNCED, Verdict(S.CLEARED), None, now)
        await _release(session, late, now)
    return len(windows)


async def cancel(session: AsyncSession, window_id: int, by: Access, now: datetime) -> int:
    """As if it had never been opened: its people are approved as before; how many. Raises `Stale`.

    What was objected already stays and is decided; while it is not, the next window does not let the person
    through either.
    """
    _permit(by, Action.OPEN_OBJECTIONS)
    window = await _locked(session, window_id)
    entries = await _held(session, window.id)
    await move_many(session, entries, S.ANNOUNCED, Verdict(S.APPROVED, undo=True), by, now)
    await _release_all(session, window, now)
    window.status, window.closed_by, window.closed_at = WindowStatus.CANCELLED, by.account_id, now
    said = f"people={len(entries)}"
    record(session, now, by.account_id, "objections.cancel", SUBJECT, window.id, after=said)
    return len(entries)


async def _close(session: AsyncSession, window: ObjectionWindow, by: Access | None, now: datetime) -> Closed:
    """Everybody without an undecided objection goes on; the others wait, still announced, for staff."""
    entries = await _held(session, window.id)
    contested = set(await session.scalars(disputed().where(Objection.enrolment_id.in_(_of(window)))))
    free = [one for one in entries if one not in contested]
    await move_many(session, free, S.ANNOUNCED, Verdict(S.CLEARED), by, now)
    for some in chunks(free, _CHUNK):
        await _release(session, some, now)
    account_id = by.account_id if by is not None else None
    window.status, window.closed_by, window.closed_at = WindowStatus.CLOSED, account_id, now
    closed = Closed(len(free), len(entries) - len(free))
    said = f"cleared={closed.cleared} held={closed.held}"
    record(session, now, account_id, "objections.close", SUBJECT, window.id, after=said)
    return closed


def disputed() -> Select[int]:
    """Ids of entries about which an objection waits for staff."""
    return select(Objection.enrolment_id).where(Objection.status == ObjectionStatus.OPEN)


def _of(window: ObjectionWindow) -> Select[int]:
    return select(_ENTRY).where(AnnouncedEntry.window_id == window.id)


async def _held(session: AsyncSession, window_id: int) -> Sequence[int]:
    """Ids of the entries that are announced by this window, locked."""
    found = await session.scalars(
        select(Enrolment.id)
        .join(AnnouncedEntry, Enrolment.id == _ENTRY)
        .where(
            AnnouncedEntry.window_id == window_id,
            AnnouncedEntry.ended_at.is_(None),
            Enrolment.status == S.ANNOUNCED,
        )
        .order_by(Enrolment.id)
        .with_for_update(of=Enrolment)
    )
    return found.all()


async def _late(session: AsyncSession) -> Sequence[int]:
    """Announced by a window that is closed, and no objection holds them: locked, some at a time."""
    found = await session.scalars(
        select(Enrolment.id)
        .join(AnnouncedEntry, Enrolment.id == _ENTRY)
        .join(ObjectionWindow, ObjectionWindow.id == AnnouncedEntry.window_id)
        .where(
            Enrolment.status == S.ANNOUNCED,
            AnnouncedEntry.ended_at.is_(None),
            ObjectionWindow.status == WindowStatus.CLOSED,
            Enrolment.id.not_in(disputed()),
        )
        .order_by(Enrolment.id)
        .limit(_CHUNK)
        .with_for_update(of=Enrolment, skip_locked=True)
    )
    return found.all()


async def _release(session: AsyncSession, enrolment_ids: Sequence[int], now: datetime) -> None:
    await session.execute(
        update(AnnouncedEntry)
        .where(_ENTRY.in_(enrolment_ids), AnnouncedEntry.ended_at.is_(None))
        .values(ended_at=now)
        .execution_options(synchronize_session=False)
    )


async def _release_all(session: AsyncSession, window: ObjectionWindow, now: datetime) -> None:
    await session.execute(
        update(AnnouncedEntry)
        .where(AnnouncedEntry.window_id == window.id, AnnouncedEntry.ended_at.is_(None))
        .values(ended_at=now)
        .execution_options(synchronize_session=False)
    )


async def _locked(session: AsyncSession, window_id: int) -> ObjectionWindow:
    """The open window, nobody else's until the end of this unit."""
    window = await session.scalar(
        select(ObjectionWindow)
        .where(ObjectionWindow.id == window_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if window is None:
        raise Invalid(Text("objections-window-gone"))
    if window.status is not WindowStatus.OPEN:
        raise Stale(Text("objections-window-over"))
    return window


def _permit(by: Access, action: Action) -> None:
    if not allowed(by, action):
        raise NotAllowed(Text("not-allowed"))


def check_days(days: int) -> None:
    """Raises `Invalid` for a window that is no window."""
    if not 1 <= days <= LONGEST_DAYS:
        raise Invalid(Text("objections-days", most=LONGEST_DAYS))


def last_day(days: int, regency: Regency, now: datetime) -> date:
    """The last day of a window opened now."""
    return now.astimezone(regency.zone).date() + timedelta(days=days)


def _end_of(day: date, regency: Regency) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=regency.zone)
