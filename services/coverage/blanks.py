"""Blank spots: organisations and desa from which nobody is entered today, with who would be expected there.

An organisation is blank when it has no open entry and nobody who serves there too; refused ones do not count.
A desa is blank when nobody who is entered lives there and no organisation of it has entered anybody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select, union
from sqlalchemy.ext.asyncio import AsyncSession

from models import Enrolment, FurtherPost, Organisation, OrganisationStatus, Worker
from regency import Regency
from services.coverage.entries import is_open
from services.coverage.figures import Blank

PAGE = 10


@dataclass(frozen=True)
class BlankCount:
    """How many are blank of how many there are; `kind` None: desa."""

    kind: str | None
    blank: int
    all: int


@dataclass(frozen=True)
class BlankPage:
    """One page, from 0, of `total` blank spots of a sort."""

    spots: tuple[Blank, ...]
    page: int
    pages: int
    total: int


async def count_blanks(
    session: AsyncSession, regency: Regency, kecamatan: str | None = None
) -> tuple[BlankCount, ...]:
    """Desa first, then each kind of organisation of the regency's data; of one kecamatan or of all."""
    desa = blank_desa(regency, await _named_desa(session), kecamatan)
    all_desa = [one for one in _desa(regency) if kecamatan in (None, one[0])]
    counts = [BlankCount(None, len(desa), len(all_desa))]
    everyone, empty = await _by_kind(session, kecamatan), await _by_kind(session, kecamatan, _is_blank())
    keys = [kind.key for kind in regency.organisation_kinds]
    for kind in keys + sorted(set(everyone) - set(keys)):
        counts.append(BlankCount(kind, empty.get(kind, 0), everyone.get(kind, 0)))
    return tuple(counts)


async def blanks(
    session: AsyncSession,
    regency: Regency,
    kind: str | None,
    kecamatan: str | None = None,
    page: int = 0,
    size: int = PAGE,
) -> BlankPage:
    """A page of the blank desa (`kind` None) or organisations of a kind, by place and name."""
    if kind is None:
        found = blank_desa(regency, await _named_desa(session), kecamatan)
        total = len(found)
    else:
        total = (await _by_kind(session, kecamatan, _is_blank())).get(kind, 0)
    pages = max(1, -(-total // size))
    page = min(max(page, 0), pages - 1)
    if kind is None:
        spots = found[page * size : (page + 1) * size]
    else:
        spots = await _organisations(session, regency, kind, kecamatan, limit=size, offset=page * size)
    return BlankPage(spots, page, pages, total)


async def every_blank(
    session: AsyncSession, regency: Regency, kind: str | None, kecamatan: str | None = None
) -> tuple[Blank, ...]:
    """All of them, for a file."""
    if kind is None:
        return blank_desa(regency, await _named_desa(session), kecamatan)
    return await _organisations(session, regency, kind, kecamatan)


def blank_desa(regency: Regency, named: Iterable[str], kecamatan: str | None = None) -> tuple[Blank, ...]:
    """The desa and kelurahan that are not among those named."""
    there = set(named)
    return tuple(
        Blank(parent, code, None, None, None, regency.expected_people(code))
        for parent, code in _desa(regency)
        if code not in there and kecamatan in (None, parent)
    )


def _desa(regency: Regency) -> list[tuple[str, str]]:
    return [(area.code, desa.code) for area in regency.kecamatan for desa in regency.desa_of(area.code)]


async def _named_desa(session: AsyncSession) -> set[str]:
    lives = select(Worker.desa_code).join(Enrolment, Enrolment.worker_id == Worker.id).where(is_open())
    from_there = (
        select(Organisation.desa_code)
        .join(Enrolment, Enrolment.organisation_id == Organisation.id)
        .where(is_open())
    )
    return set(await session.scalars(union(lives, from_there)))


def _is_blank() -> ColumnElement[bool]:
    own = select(Enrolment.id).where(Enrolment.organisation_id == Organisation.id, is_open())
    further = (
        select(FurtherPost.id)
        .join(Enrolment, Enrolment.worker_id == FurtherPost.worker_id)
        .where(FurtherPost.organisation_id == Organisation.id, is_open())
    )
    return ~own.correlate(Organisation).exists() & ~further.correlate(Organisation).exists()


def _some(kecamatan: str | None, *conditions: ColumnElement[bool]) -> list[ColumnElement[bool]]:
    place = [] if kecamatan is None else [Organisation.kecamatan_code == kecamatan]
    return [Organisation.status != OrganisationStatus.REJECTED, *place, *conditions]


async def _by_kind(
    session: AsyncSession, kecamatan: str | None, *conditions: ColumnElement[bool]
) -> dict[str, int]:
    rows = await session.execute(
        select(Organisation.kind, func.count())
        .where(*_some(kecamatan, *conditions))
        .group_by(Organisation.kind)
    )
    return {kind: organisations for kind, organisations in rows}  # noqa: C416 (dict() loses the types)


async def _organisations(
    session: AsyncSession,
    regency: Regency,
    kind: str,
    kecamatan: str | None,
    *,
    limit: int | None = None,
    offset: int | None = None,
) -> tuple[Blank, ...]:
    rows = await session.execute(
        select(Organisation.id, Organisation.name, Organisation.kecamatan_code, Organisation.desa_code)
        .where(*_some(kecamatan, _is_blank(), Organisation.kind == kind))
        .order_by(
            Organisation.kecamatan_code, Organisation.desa_code, Organisation.folded_name, Organisation.id
        )
        .limit(limit)
        .offset(offset)
    )
    return tuple(
        Blank(parent, code, key, name, kind, regency.expected_people(code, kind, name))
        for key, name, parent, code in rows
    )
