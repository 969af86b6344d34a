"""Where somebody still has to go: organisations with people whom nobody has looked for, and which is near."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    DECIDED_STATUSES,
    Enrolment,
    EnrolmentStatus,
    Organisation,
    OrganisationStatus,
    PieceKind,
    Visit,
    VisitCheck,
    VisitPiece,
    VisitStatus,
    Worker,
)
from services.completing import lacks_something
from services.field.near import Here, Position, metres, nearness
from services.field.verified import is_verified
from services.roles import Access

VISITED_STATUSES = (EnrolmentStatus.SUBMITTED, *DECIDED_STATUSES)
# Whoever is nearer than this to a place that is known is in its desa.
_SAME_DESA_METRES = 3_000


@dataclass(frozen=True)
class Place:
    """An organisation and how many of its people are to be looked for; `oldest` of them was named first."""

    organisation_id: int
    name: str
    kecamatan_code: str
    desa_code: str
    people: int
    oldest: datetime


def wants_visit() -> ColumnElement[bool]:
    """Of `Enrolment` joined with its `Worker` and `Organisation`: nobody has gone there, or is to go.

    Once there is a result it is for staff to say whether somebody goes again.
    """
    seen = (
        select(VisitCheck.id)
        .where(
            VisitCheck.enrolment_id == Enrolment.id,
            or_(
                VisitCheck.settled_at.is_(None),
                and_(VisitCheck.result.is_not(None), VisitCheck.settled_at >= Enrolment.submitted_at),
            ),
        )
        .correlate(Enrolment)
    )
    return and_(
        Enrolment.status.in_(VISITED_STATUSES),
        Organisation.status != OrganisationStatus.REJECTED,
        ~lacks_something(),
        ~seen.exists(),
        ~is_verified(),
    )


def is_strange_to(verifier: Access) -> ColumnElement[bool]:
    """Of `Enrolment`: it is no matter of the verifier's own, so that they may look into it (four eyes)."""
    return and_(
        Enrolment.organisation_id.not_in(verifier.organisation_ids),
        Enrolment.worker_id != (verifier.worker_id or 0),
        func.coalesce(Enrolment.submitted_by, 0) != verifier.account_id,
    )


def waits_for(verifier: Access) -> ColumnElement[bool]:
    """Of `Visit`: nobody's yet, and this verifier may take it."""
    own = (
        select(VisitCheck.id)
        .join(Enrolment, Enrolment.id == VisitCheck.enrolment_id)
        .where(VisitCheck.visit_id == Visit.id, ~is_strange_to(verifier))
        .correlate(Visit)
    )
    return and_(Visit.status == VisitStatus.OPEN, Visit.account_id.is_(None), ~own.exists())


async def waiting_places(session: AsyncSession, verifier: Access) -> list[Place]:
    """Every place to which this verifier could go, by kecamatan, desa and name."""
    about = (Organisation.id, Organisation.name, Organisation.kecamatan_code, Organisation.desa_code)
    fresh = (
        select(*about, func.count(), func.min(Enrolment.submitted_at))
        .select_from(Enrolment)
        .join(Worker, Worker.id == Enrolment.worker_id)
        .join(Organisation, Organisation.id == Enrolment.organisation_id)
        .where(wants_visit(), is_strange_to(verifier))
        .group_by(*about)
    )
    planned = (
        select(*about, func.count(), func.min(Visit.created_at))
        .select_from(Visit)
        .join(VisitCheck, VisitCheck.visit_id == Visit.id)
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .where(waits_for(verifier))
        .group_by(*about)
    )
    places: dict[int, Place] = {}
    for query in (fresh, planned):
        for key, name, kecamatan, desa, people, oldest in await session.execute(query):
            other = places.get(key)
            both = people + (other.people if other else 0)
            first = min(oldest, other.oldest) if other else oldest
            places[key] = Place(key, name, kecamatan, desa, both, first)
    return sorted(places.values(), key=lambda one: (one.kecamatan_code, one.desa_code, one.name, one.oldest))


async def here_of(session: AsyncSession, account_id: int) -> Here:
    """Where a verifier was last: by the last location shared, else by the last visit."""
    row = (
        await session.execute(
            select(Organisation.desa_code, Organisation.kecamatan_code, VisitPiece.content)
            .join(Visit, Visit.organisation_id == Organisation.id)
            .join(
                VisitPiece,
                and_(VisitPiece.visit_id == Visit.id, VisitPiece.kind == PieceKind.LOCATION),
                isouter=True,
            )
            .where(Visit.account_id == account_id)
            .order_by(
                func.coalesce(
                    VisitPiece.created_at, Visit.closed_at, Visit.current_at, Visit.assigned_at
                ).desc()
            )
            .limit(1)
        )
    ).one_or_none()
    if row is None:
        return Here()
    return Here(row[0], row[1], Position.load(row[2]) if row[2] else None)


async def nearest(session: AsyncSession, places: Sequence[Place], here: Here) -> list[Place]:
    """The places in the order in which somebody would go there from where they are."""
    known = await _positions(session) if here.position else {}
    if here.position and here.desa_code is None:
        here = _placed(here.position, known) or here

    def order(place: Place) -> tuple[bool, bool, float, datetime]:
        areas = (place.organisation_id, place.desa_code, place.kecamatan_code)
        position = next((known[area] for area in areas if area in known), None)
        return *nearness(here, place.desa_code, place.kecamatan_code, position), place.oldest

    return sorted(places, key=order)


def _placed(position: Position, known: dict[int | str, Position]) -> Here | None:
    """The desa around somebody who has only shared a location."""
    desa = {
        area: there for area, there in known.items() if isinstance(area, str) and len(area) > len("16.09.01")
    }
    if not desa:
        return None
    code = min(desa, key=lambda area: metres(position, desa[area]))
    if metres(position, desa[code]) > _SAME_DESA_METRES:
        return None
    return Here(code, code.rpartition(".")[0], position)


async def _positions(session: AsyncSession) -> dict[int | str, Position]:
    """Where organisations (by id), desa and kecamatan (by code) are, as far as visits have told.

    Of an organisation the last location counts, of an area the middle of its organisations.
    """
    rows = await session.execute(
        select(Organisation.id, Organisation.desa_code, Organisation.kecamatan_code, VisitPiece.content)
        .join(Visit, Visit.organisation_id == Organisation.id)
        .join(VisitPiece, VisitPiece.visit_id == Visit.id)
        .where(VisitPiece.kind == PieceKind.LOCATION)
        .order_by(VisitPiece.id)
    )
    own: dict[int, tuple[tuple[str, str], Position]] = {}
    for key, desa, kecamatan, content in rows:
        own[key] = ((desa, kecamatan), Position.load(content))
    areas: dict[str, list[Position]] = {}
    for codes, position in own.values():
        for code in codes:
            areas.setdefault(code, []).append(position)
    found: dict[int | str, Position] = {key: position for key, (_, position) in own.items()}
    return found | {code: _middle(positions) for code, positions in areas.items()}


def _middle(positions: Collection[Position]) -> Position:
    count = len(positions)
    return Position(
        sum(one.latitude for one in positions) / count, sum(one.longitude for one in positions) / count
    )
