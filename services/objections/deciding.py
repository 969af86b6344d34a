"""Staff decide on objections: upheld, the entry is refused; dismissed, it goes on when its time is over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from locales import Text
from models import (
    DECIDED_STATUSES,
    OPEN_STATUSES,
    Account,
    AnnouncedEntry,
    Enrolment,
    EnrolmentStatus,
    Objection,
    ObjectionStatus,
    ObjectionWindow,
    WindowStatus,
)
from services.audit import record
from services.errors import Invalid, NotAllowed, Stale
from services.lifecycle import Verdict, locked, move, status_name
from services.objections.filing import SUBJECT
from services.organisations import coordinators_by_organisation
from services.permissions import Action, allowed
from services.reasons import Reason
from services.review import NOTE_LENGTH, is_own
from services.roles import Access

_S = ObjectionStatus
_REFUSABLE = (EnrolmentStatus.SUBMITTED, EnrolmentStatus.RETURNED, *DECIDED_STATUSES)


@dataclass(frozen=True)
class ObjectionCard:
    """An objection as staff look at it. `who` only where the objector agreed; `others` wait about the same
    person; `own`: somebody else has to decide."""

    objection: Objection
    entry: Enrolment
    who: str | None
    others: int
    own: bool


@dataclass(frozen=True)
class Settled:
    """An objection as decided, whose objectors are told of what, and whom of the organisation to tell."""

    entry: Enrolment
    objections: Sequence[Objection]
    refused: bool
    tell_account_ids: frozenset[int]


async def count_open(session: AsyncSession) -> int:
    """How many objections wait for staff."""
    return await session.scalar(select(func.count()).where(Objection.status == _S.OPEN)) or 0


async def next_objection(session: AsyncSession, by: Access, after: int = 0) -> ObjectionCard | None:
    """The oldest undecided one behind `after` (an id); None at the end."""
    found = await session.scalar(
        select(Objection.id)
        .where(Objection.status == _S.OPEN, Objection.id > after)
        .order_by(Objection.id)
        .limit(1)
    )
    return await objection_card(session, found, by) if found else None


async def objection_card(session: AsyncSession, objection_id: int, by: Access) -> ObjectionCard:
    """An objection, whatever has become of it. Raises `Invalid` when there is none."""
    objection = await session.get(Objection, objection_id) if objection_id else None
    if objection is None:
        raise Invalid(Text("objections-gone"))
    entry = await session.get_one(
        Enrolment,
        objection.enrolment_id,
        options=[joinedload(Enrolment.worker), joinedload(Enrolment.organisation)],
    )
    who = None
    if objection.named:
        who = await session.scalar(select(Account.name).where(Account.id == objection.account_id))
    others = await session.scalar(
        select(func.count()).where(
            Objection.enrolment_id == entry.id, Objection.status == _S.OPEN, Objection.id != objection.id
        )
    )
    return ObjectionCard(objection, entry, who, others or 0, _is_own(objection, entry, by))


async def uphold(
    session: AsyncSession, objection_id: int, note: str | None, by: Access, now: datetime
) -> Settled:
    """The objection is right: the entry is refused, and every other open one about it is upheld with it.

    Raises `Stale` when it was decided meanwhile, `NotAllowed` (role, four eyes), and `Invalid` when the entry
    is in a proposal or with BPJS already.
    """
    objection, entry = await _to_decide(session, objection_id, note, by)
    refused = entry.status in OPEN_STATUSES
    if refused and entry.status not in _REFUSABLE:
        raise Invalid(Text("objections-too-late", status=status_name(entry.status)))
    if refused:
        move(session, entry, Verdict(EnrolmentStatus.REJECTED, Reason.OBJECTION_UPHELD, note=note), by, now)
    rows = await session.scalars(
        select(Objection)
        .where(
            Objection.enrolment_id == entry.id, or_(Objection.id == objection.id, Objection.status == _S.OPEN)
        )
        .order_by(Objection.id)
    )
    settled = rows.all()
    for one in settled:
        _settle(session, one, _S.UPHELD, note, by, now)
    await _release(session, entry, now)
    await session.flush()
    tell = await coordinators_by_organisation(session, (entry.organisation_id,))
    told = tell.get(entry.organisation_id, frozenset()) if refused else frozenset()
    return Settled(entry, settled, refused, told)


async def dismiss(session: AsyncSession, objection_id: int, words: str, by: Access, now: datetime) -> Settled:
    """The objection is not right. The last one about somebody whose window is over lets the entry go on."""
    objection, entry = await _to_decide(session, objection_id, words, by)
    _settle(session, objection, _S.DISMISSED, words, by, now)
    await session.flush()
    if entry.status is EnrolmentStatus.ANNOUNCED and await _may_go_on(session, entry):
        move(session, entry, Verdict(EnrolmentStatus.CLEARED), by, now)
        await _release(session, entry, now)
    await session.flush()
    return Settled(entry, [objection], False, frozenset())


async def _to_decide(
    session: AsyncSession, objection_id: int, note: str | None, by: Access
) -> tuple[Objection, Enrolment]:
    """The objection and its entry, both nobody else's until the end of this unit."""
    if not allowed(by, Action.DECIDE_OBJECTION):
        raise NotAllowed(Text("not-allowed"))
    if len(note or "") > NOTE_LENGTH:
        raise Invalid(Text("review-note-long", limit=NOTE_LENGTH))
    about = await session.scalar(select(Objection.enrolment_id).where(Objection.id == objection_id))
    # The window before the entry, as closing takes them, so that neither waits for the other for ever.
    await session.execute(
        select(ObjectionWindow.id)
        .join(AnnouncedEntry, AnnouncedEntry.window_id == ObjectionWindow.id)
        .where(AnnouncedEntry.enrolment_id == (about or 0), AnnouncedEntry.ended_at.is_(None))
        .with_for_update(of=ObjectionWindow)
    )
    entry = await locked(session, about) if about else None
    objection = await session.get(Objection, objection_id, populate_existing=True) if entry else None
    if objection is None or entry is None:
        raise Invalid(Text("objections-gone"))
    if objection.status is not _S.OPEN:
        raise Stale(Text("objections-decided-already"))
    if _is_own(objection, entry, by):
        raise NotAllowed(Text("review-own"))
    return objection, entry


def _settle(
    session: AsyncSession,
    one: Objection,
    status: ObjectionStatus,
    words: str | None,
    by: Access,
    now: datetime,
) -> None:
    one.status, one.answer = status, words
    one.decided_by, one.decided_at = by.account_id, now
    record(
        session, now, by.account_id, "objection.decide", SUBJECT, one.id,
        before=_S.OPEN, after=status, note=words,
    )  # fmt: skip


async def _may_go_on(session: AsyncSession, entry: Enrolment) -> bool:
    """Whether only the objections held it: none is left, and its window is closed."""
    left = select(func.count()).where(Objection.enrolment_id == entry.id, Objection.status == _S.OPEN)
    if await session.scalar(left):
        return False
    still_open = await session.scalar(
        select(ObjectionWindow.id)
        .join(AnnouncedEntry, AnnouncedEntry.window_id == ObjectionWindow.id)
        .where(
            AnnouncedEntry.enrolment_id == entry.id,
            AnnouncedEntry.ended_at.is_(None),
            ObjectionWindow.status == WindowStatus.OPEN,
        )
    )
    return still_open is None


async def _release(session: AsyncSession, entry: Enrolment, now: datetime) -> None:
    await session.execute(
        update(AnnouncedEntry)
        .where(AnnouncedEntry.enrolment_id == entry.id, AnnouncedEntry.ended_at.is_(None))
        .values(ended_at=now)
        .execution_options(synchronize_session=False)
    )


def _is_own(objection: Objection, entry: Enrolment, by: Access) -> bool:
    """Four eyes: nobody decides on their own people, nor on what they said themselves."""
    return is_own(entry, by) or objection.account_id == by.account_id
