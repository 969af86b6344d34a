"""A verifier's own visits: the list, one of them with its people, and everything that was sent from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, case, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager, joinedload

from locales import Text
from models import (
    OPEN_STATUSES,
    Enrolment,
    Organisation,
    PieceKind,
    Visit,
    VisitCheck,
    VisitPiece,
    VisitResult,
    VisitStatus,
)
from services.errors import Invalid, NotAllowed
from services.field.near import Position
from services.field.passing import locked_visit
from services.roles import Access

# What came without a visit waits so long to be told where it belongs.
LOOSE_FOR = timedelta(days=3)


@dataclass(frozen=True)
class DeskLine:
    """One of somebody's open visits: how many people are on it, and of how many something is recorded."""

    visit_id: int
    organisation: str
    kecamatan_code: str
    desa_code: str
    due_on: date
    people: int
    done: int


@dataclass(frozen=True)
class Person:
    """Somebody on the list of a visit; the entry comes with its worker."""

    check: VisitCheck
    enrolment: Enrolment

    @property
    def is_asked(self) -> bool:
        """Whether anybody still wants to know: the entry may be closed by now."""
        return self.enrolment.status in OPEN_STATUSES

    @property
    def is_done(self) -> bool:
        """Whether everything is said that a result needs."""
        check = self.check
        stated = check.result is not VisitResult.PRESENT or check.data_right is not None
        return not self.is_asked or (check.result is not None and stated)


@dataclass(frozen=True)
class VisitCard:
    """A visit with its organisation, its people by their numbers, and what was sent, in that order."""

    visit: Visit
    people: tuple[Person, ...]
    pieces: tuple[VisitPiece, ...]

    @property
    def organisation(self) -> Organisation:
        """Where it goes."""
        return self.visit.organisation

    @property
    def position(self) -> Position | None:
        """The last location that was shared."""
        shared = self.of_kind(PieceKind.LOCATION)
        return Position.load(shared[-1]) if shared else None

    def of_kind(self, kind: PieceKind) -> list[str]:
        """The contents of one kind, the first sent first."""
        return [piece.content for piece in self.pieces if piece.kind is kind]

    def person(self, place: int) -> Person | None:
        """Whoever has that number."""
        return next((one for one in self.people if one.check.place == place), None)

    @property
    def open_places(self) -> list[int]:
        """The numbers of those of whom something is still to be said."""
        return [one.check.place for one in self.people if not one.is_done]


async def visit_card(session: AsyncSession, visit_id: int, *, lock: bool = False) -> VisitCard:
    """A visit, whose ever it is. Raises `Invalid` when there is none."""
    if lock:
        visit = await locked_visit(session, visit_id)
    else:
        found = await session.scalar(
            select(Visit).where(Visit.id == visit_id).options(joinedload(Visit.organisation, innerjoin=True))
        )
        visit = found or await locked_visit(session, visit_id)
    checks = await session.scalars(
        select(VisitCheck)
        .join(VisitCheck.enrolment)
        .where(VisitCheck.visit_id == visit_id)
        .options(contains_eager(VisitCheck.enrolment).joinedload(Enrolment.worker, innerjoin=True))
        .order_by(VisitCheck.place)
    )
    pieces = await session.scalars(
        select(VisitPiece).where(VisitPiece.visit_id == visit_id).order_by(VisitPiece.id)
    )
    return VisitCard(visit, tuple(Person(check, check.enrolment) for check in checks), tuple(pieces))


async def own_card(session: AsyncSession, by: Access, visit_id: int) -> VisitCard:
    """One's own visit, nobody else's until the end of this unit. Raises `NotAllowed` for any other."""
    try:
        card = await visit_card(session, visit_id, lock=True)
    except Invalid as error:
        raise NotAllowed(Text("visits-not-yours")) from error
    if card.visit.account_id != by.account_id:
        raise NotAllowed(Text("visits-not-yours"))
    return card


async def own_visits(session: AsyncSession, account_id: int) -> list[DeskLine]:
    """Somebody's open visits: what is due first, then along the way through kecamatan and desa."""
    done = and_(
        VisitCheck.result.is_not(None),
        or_(VisitCheck.result != VisitResult.PRESENT, VisitCheck.data_right.is_not(None)),
    )
    rows = await session.execute(
        select(
            Visit.id,
            Organisation.name,
            Organisation.kecamatan_code,
            Organisation.desa_code,
            Visit.due_on,
            func.count(VisitCheck.id),
            func.sum(case((done, 1), else_=0)),
        )
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .join(VisitCheck, VisitCheck.visit_id == Visit.id)
        .where(Visit.account_id == account_id, Visit.status == VisitStatus.OPEN)
        .group_by(
            Visit.id, Organisation.name, Organisation.kecamatan_code, Organisation.desa_code, Visit.due_on
        )
        .order_by(Visit.due_on, Organisation.kecamatan_code, Organisation.desa_code, Visit.id)
    )
    return [DeskLine(*row) for row in rows]


async def current_visit(session: AsyncSession, by: Access, since: datetime | None = None) -> int | None:
    """The open visit that somebody is at: the one worked on last (not before `since`)."""
    query = select(Visit.id).where(
        Visit.account_id == by.account_id, Visit.status == VisitStatus.OPEN, Visit.current_at.is_not(None)
    )
    if since is not None:
        query = query.where(Visit.current_at >= since)
    return await session.scalar(query.order_by(Visit.current_at.desc(), Visit.id.desc()).limit(1))


async def only_visit(session: AsyncSession, by: Access) -> int | None:
    """The one open visit of somebody who has just one."""
    found = (
        await session.scalars(
            select(Visit.id)
            .where(Visit.account_id == by.account_id, Visit.status == VisitStatus.OPEN)
            .limit(2)
        )
    ).all()
    return found[0] if len(found) == 1 else None


async def leave_all(session: AsyncSession, by: Access) -> None:
    """Somebody is at no visit any more: what comes next is not taken for one by itself."""
    await session.execute(
        update(Visit)
        .where(Visit.account_id == by.account_id, Visit.current_at.is_not(None))
        .values(current_at=None)
        .execution_options(synchronize_session="fetch")
    )


def keep(
    session: AsyncSession,
    by: Access,
    visit_id: int | None,
    kind: PieceKind,
    content: str,
    message_id: int,
    now: datetime,
) -> VisitPiece:
    """Something that was sent; without a visit it waits to be told where it belongs."""
    piece = VisitPiece(
        account_id=by.account_id,
        visit_id=visit_id,
        kind=kind,
        content=content,
        message_id=message_id,
        created_at=now,
    )
    session.add(piece)
    return piece


async def loose_pieces(session: AsyncSession, by: Access, now: datetime) -> Sequence[VisitPiece]:
    """What waits to be told where it belongs; older things are forgotten."""
    own = (VisitPiece.account_id == by.account_id, VisitPiece.visit_id.is_(None))
    await session.execute(delete(VisitPiece).where(*own, VisitPiece.created_at < now - LOOSE_FOR))
    return (await session.scalars(select(VisitPiece).where(*own).order_by(VisitPiece.id))).all()


async def forget_pieces(session: AsyncSession, card: VisitCard) -> int:
    """Takes away what was sent to an open visit (a photo of papers, a wrong location); how many things."""
    for piece in card.pieces:
        await session.delete(piece)
    await session.flush()
    return len(card.pieces)
