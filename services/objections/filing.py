"""Somebody objects: whom the public list names, and what is said against one of them.

Who asks learns no more than what hangs at the desa office: name, organisation and desa.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import (
    AnnouncedEntry,
    Enrolment,
    EnrolmentStatus,
    Objection,
    ObjectionReason,
    ObjectionStatus,
    ObjectionWindow,
    Organisation,
    WindowStatus,
    Worker,
)
from services.audit import record
from services.errors import Invalid, NotAllowed, Stale
from services.names import fold_name
from services.permissions import Action, allowed
from services.roles import Access
from services.search import best_matches

SUBJECT = "objection"
SHORTEST_NAME = 3
SHOWN = 6
"""Names that one search brings; who knows the person can type more of the name."""
A_DAY, PER_DAY, UNDECIDED, PER_PERSON = timedelta(days=1), 5, 5, 20
"""Objections of one account in a day and undecided at a time; undecided ones about one person."""


@dataclass(frozen=True)
class Announced:
    """One line of the public list; `id` is that of the announced entry."""

    id: int
    name: str
    organisation: str

    @property
    def label(self) -> str:
        """What a typed name is compared with."""
        return fold_name(self.name)

    @property
    def aliases(self) -> tuple[str, ...]:
        """The name with its titles."""
        return (self.name,)


@dataclass(frozen=True)
class Filed:
    """A new objection; `first` says that no other one waits for staff."""

    objection: Objection
    name: str
    first: bool


async def announced_desa(session: AsyncSession, now: datetime) -> list[str]:
    """Codes of the desa whose lists are open to objections now."""
    found = await session.scalars(_announced(now).with_only_columns(Worker.desa_code).distinct())
    return sorted(found)


async def find_announced(session: AsyncSession, desa: str, name: str, now: datetime) -> list[Announced]:
    """Who may be meant on the list of a desa. Raises `Invalid` for too little of a name."""
    if sum(map(str.isalpha, name)) < SHORTEST_NAME:
        raise Invalid(Text("objections-name-short", least=SHORTEST_NAME))
    rows = await session.execute(
        _announced(now)
        .where(Worker.desa_code == desa)
        .with_only_columns(AnnouncedEntry.id, Worker.name, Organisation.name)
        .order_by(Worker.folded_name, AnnouncedEntry.id)
    )
    return best_matches(fold_name(name), [Announced(*row) for row in rows], SHOWN)


async def expect_room(session: AsyncSession, by: Access, now: datetime) -> None:
    """Raises `Invalid` for somebody who has objected as often as one person may for now."""
    own = select(func.count()).where(Objection.account_id == by.account_id)
    today = await session.scalar(own.where(Objection.at > now - A_DAY)) or 0
    waiting = await session.scalar(own.where(Objection.status == ObjectionStatus.OPEN)) or 0
    if today >= PER_DAY or waiting >= UNDECIDED:
        raise Invalid(Text("objections-too-many", most=PER_DAY))


async def file_objection(
    session: AsyncSession,
    announced_id: int,
    reason: ObjectionReason,
    words: str | None,
    named: bool,
    by: Access,
    now: datetime,
) -> Filed:
    """Keeps an objection. Raises `Stale` when the time is over, `Invalid` beyond the limits, `NotAllowed`."""
    if not allowed(by, Action.OBJECT):
        raise NotAllowed(Text("not-allowed"))
    await expect_room(session, by, now)
    entry, name = await _against(session, announced_id, now)
    about = select(func.count()).where(
        Objection.enrolment_id == entry.enrolment_id, Objection.status == ObjectionStatus.OPEN
    )
    if await session.scalar(about.where(Objection.account_id == by.account_id)):
        raise Invalid(Text("objections-said-already", name=name))
    if (await session.scalar(about) or 0) >= PER_PERSON:
        raise Invalid(Text("objections-enough", name=name))
    waiting = select(func.count()).where(Objection.status == ObjectionStatus.OPEN)
    first = not await session.scalar(waiting)
    objection = Objection(
        window_id=entry.window_id,
        enrolment_id=entry.enrolment_id,
        account_id=by.account_id,
        named=named,
        reason=reason,
        words=words,
        at=now,
        status=ObjectionStatus.OPEN,
    )
    session.add(objection)
    await session.flush()
    # Without the account: the trail of an entry must not tell who spoke against it.
    record(session, now, None, "objection.file", SUBJECT, objection.id, reason=reason)
    return Filed(objection, name, first)


async def own_objections(
    session: AsyncSession, by: Access, limit: int = 5
) -> Sequence[tuple[Objection, str]]:
    """What somebody objected lately, with the name of whom it was about, the latest first."""
    rows = await session.execute(
        select(Objection, Worker.name)
        .join(Enrolment, Enrolment.id == Objection.enrolment_id)
        .join(Worker, Worker.id == Enrolment.worker_id)
        .where(Objection.account_id == by.account_id)
        .order_by(Objection.id.desc())
        .limit(limit)
    )
    return [(objection, name) for objection, name in rows]


async def _against(session: AsyncSession, announced_id: int, now: datetime) -> tuple[AnnouncedEntry, str]:
    """The line of the list, its window kept from closing at this very moment."""
    row = (
        await session.execute(
            select(AnnouncedEntry, Worker.name, ObjectionWindow.id)
            .join(ObjectionWindow, ObjectionWindow.id == AnnouncedEntry.window_id)
            .join(Enrolment, Enrolment.id == AnnouncedEntry.enrolment_id)
            .join(Worker, Worker.id == Enrolment.worker_id)
            .where(AnnouncedEntry.id == announced_id, *_open_at(now))
            .with_for_update(of=ObjectionWindow, read=True)
        )
    ).one_or_none()
    if row is None:
        raise Stale(Text("objections-time-over"))
    return row[0], row[1]


def _announced(now: datetime) -> Select[AnnouncedEntry]:
    return (
        select(AnnouncedEntry)
        .join(ObjectionWindow, ObjectionWindow.id == AnnouncedEntry.window_id)
        .join(Enrolment, Enrolment.id == AnnouncedEntry.enrolment_id)
        .join(Worker, Worker.id == Enrolment.worker_id)
        .join(Organisation, Organisation.id == Enrolment.organisation_id)
        .where(*_open_at(now))
    )


def _open_at(now: datetime) -> tuple[ColumnElement[bool], ...]:
    # The clock may be late with closing: what is over is over.
    return (
        AnnouncedEntry.ended_at.is_(None),
        ObjectionWindow.status == WindowStatus.OPEN,
        ObjectionWindow.ends_at > now,
        Enrolment.status == EnrolmentStatus.ANNOUNCED,
    )
