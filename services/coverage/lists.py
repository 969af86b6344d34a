"""The people behind a count, of today or of a past day: by the very conditions that were counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Enrolment, Organisation, Standing, Worker
from services.coverage.asking import in_cut, on_day
from services.coverage.figures import Cut
from services.masks import mask_nik

PAGE = 10


@dataclass(frozen=True, repr=False)
class Person:
    """One line of a list behind a count."""

    enrolment_id: int
    worker_id: int
    reference: str
    name: str
    masked_nik: str
    category: str
    organisation: str
    desa_code: str
    kecamatan_code: str


@dataclass(frozen=True)
class PeoplePage:
    """One page, from 0, of `total` people."""

    people: tuple[Person, ...]
    page: int
    pages: int
    total: int


async def page_of(
    session: AsyncSession, chosen: ColumnElement[bool], page: int = 0, size: int = PAGE
) -> PeoplePage:
    """A page of the people whose rows of `Standing` are chosen, by name; a page beyond the last is it."""
    total = await session.scalar(select(func.count(Standing.id)).where(chosen)) or 0
    pages = max(1, -(-total // size))
    page = min(max(page, 0), pages - 1)
    return PeoplePage(await people_of(session, chosen, size, page * size), page, pages, total)


async def people_of(
    session: AsyncSession, chosen: ColumnElement[bool], limit: int | None = None, offset: int | None = None
) -> tuple[Person, ...]:
    """All of them, or a part, in the same order.

    Where and as what they counted is as it was on that day; name and NIK are those of the person as they
    are now, also when two people turned out to be one since.
    """
    row = Standing
    columns = (
        *(Enrolment.id, Worker.id, Enrolment.reference, Worker.name, Worker.nik, row.category),
        *(Organisation.name, row.desa_code, row.kecamatan_code),
    )
    query = (
        select(*columns)
        .select_from(row)
        .join(Enrolment, Enrolment.id == row.enrolment_id)
        .join(Worker, Worker.id == Enrolment.worker_id)
        .join(Organisation, Organisation.id == row.organisation_id)
        .where(chosen)
        .order_by(Worker.folded_name, Worker.id, row.id)
    )
    return tuple(
        Person(key, worker, reference, name, mask_nik(nik), *rest)
        for key, worker, reference, name, nik, *rest in await session.execute(
            query.limit(limit).offset(offset)
        )
    )


def rows_of(
    cut: Cut, day: date, what: ColumnElement[bool], at: datetime | None = None
) -> ColumnElement[bool]:
    """Exactly one row for each person who counts in a part on a day and of whom `what` is true."""
    chosen = and_(on_day(Standing, day, at), in_cut(Standing, cut), what)
    if cut.organisation is None or cut.category is not None:
        return chosen
    # Two posts in one organisation are two rows of one person.
    first = select(func.min(Standing.id)).where(chosen).group_by(Standing.worker_id)
    return Standing.id.in_(first)
