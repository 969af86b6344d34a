"""Coverage by organisation, the widest gap first: people with a post there, and those of them protected.

Who serves in two organisations counts in both, so the lines may add up to more than the total.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Organisation, ProtectionState, Standing
from regency import Regency
from services.coverage.asking import is_one_of_us, is_protected, known, on_day
from services.coverage.figures import Basis, Cut, Entitled, Gap, Share
from services.coverage.lists import Person, people_of, rows_of

PAGE = 8


@dataclass(frozen=True)
class OrganisationPage:
    """One page, from 0, of `total` organisations with anybody on that day."""

    gaps: tuple[Gap, ...]
    page: int
    pages: int
    total: int


async def organisations_by_gap(
    session: AsyncSession, day: date, regency: Regency, page: int = 0, size: int = PAGE
) -> OrganisationPage:
    """A page of organisations on a day; a page beyond the end is the last. Gaps are priced for one month."""
    people = func.count(Standing.worker_id.distinct()).label("people")
    active = func.count(case((is_protected(Standing), Standing.worker_id)).distinct()).label("active")
    counted = (
        select(Standing.organisation_id, people, active)
        .where(on_day(Standing, day), is_one_of_us(Standing))
        .group_by(Standing.organisation_id)
        .subquery()
    )
    total = await session.scalar(select(func.count()).select_from(counted)) or 0
    pages = max(1, -(-total // size))
    page = min(max(page, 0), pages - 1)
    rows = await session.execute(
        select(counted, Organisation.name)
        .join(Organisation, Organisation.id == counted.c.organisation_id)
        .order_by(
            (counted.c.people - counted.c.active).desc(), counted.c.people.desc(),
            Organisation.folded_name, Organisation.id,
        )
        .limit(size)
        .offset(page * size)
    )  # fmt: skip
    now, monthly = await known(session), regency.monthly_contribution(day)
    gaps = tuple(
        Gap(
            row.name,
            Share(
                Cut(organisation=row.organisation_id), day, row.active, row.people,
                Entitled(row.people, Basis.KNOWN), now.as_of, now.at, now.still_counting,
            ),
            1,
            monthly,
        )
        for row in rows
    )  # fmt: skip
    return OrganisationPage(gaps, page, pages, total)


async def people_on(session: AsyncSession, cut: Cut, day: date, *, protected: bool) -> tuple[Person, ...]:
    """The people of a part on a day who are protected, or who are not: together all who are known there."""
    what = is_protected(Standing) if protected else _unprotected()
    return await people_of(session, rows_of(cut, day, what))


def _unprotected() -> ColumnElement[bool]:
    uncovered = or_(Standing.cover.is_(None), Standing.cover != ProtectionState.ACTIVE)
    return and_(is_one_of_us(Standing), uncovered)
