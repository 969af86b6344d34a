"""The sums of standings: cells by day and by month, kept with them and read by whoever counts.

The count of a cell on a day is the sum of its months before that one and of its days up to that day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias, cast

from sqlalchemy import ColumnElement, Select, Subquery, Table, func, select, true, union_all
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from models import FAR, CoverageCell, CoverageMonth
from services.coverage.timeline import Stretch

Change: TypeAlias = tuple[Stretch, int]
"""A row of standings that is new (1) or gone (-1)."""
Cell: TypeAlias = tuple[date, tuple[str, str, str, str]]
KEY = ("category", "kecamatan_code", "status", "cover")
_CELLS = cast(Table, CoverageCell.__table__)
_MONTHS = cast(Table, CoverageMonth.__table__)


async def add_up(session: AsyncSession, changes: Iterable[Change]) -> None:
    """Adds rows of standings that are new, and takes away those that are gone, in their transaction."""
    by_day = Counter[Cell]()
    for stretch, sign in changes:
        kinds = [""] * stretch.is_main + [stretch.category] * stretch.in_category
        cover = stretch.cover.value if stretch.cover is not None else ""
        for kind in kinds:
            of = kind, stretch.kecamatan_code, stretch.status.value, cover
            by_day[stretch.from_day, of] += sign
            if stretch.until_day != FAR:
                by_day[stretch.until_day, of] -= sign
    by_month = Counter[Cell]()
    for (day, of), people in by_day.items():
        by_month[first_of(day), of] += people
    await _upsert(session, _CELLS, "day", by_day)
    await _upsert(session, _MONTHS, "month", by_month)


def first_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def counts_on(day: date, category: str | None = None) -> Subquery:
    """Cells with their people at the end of a day: the columns of `KEY`, and `people`.

    With `category` ("": persons) of that one alone.
    """
    month = first_of(day)
    months = _cells(CoverageMonth, CoverageMonth.month < month, category)
    days = _cells(CoverageCell, CoverageCell.day.between(month, day), category)
    cells = union_all(months, days).subquery()
    names = [cells.c[name] for name in KEY]
    total = func.sum(cells.c.people)
    query: Select[Any] = select(*names, total.label("people")).group_by(*names).having(total != 0)
    return query.subquery("counts")


def _cells(
    table: type[CoverageCell | CoverageMonth], when: ColumnElement[bool], category: str | None
) -> Select[Any]:
    of_category = table.category == category if category is not None else true()
    names = [getattr(table, name) for name in KEY]
    # Added up here already: months lie in this order, so it is done while they are read.
    return select(*names, func.sum(table.people).label("people")).where(when, of_category).group_by(*names)


async def _upsert(session: AsyncSession, table: Table, when: str, people: Counter[Cell]) -> None:
    rows = [
        {when: day, **dict(zip(KEY, of, strict=True)), "people": count}
        for (day, of), count in sorted(people.items())
        if count
    ]
    if not rows:
        return
    connection = await session.connection()
    build = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = build(table)
    added = table.c.people + statement.excluded.people
    await connection.execute(
        statement.on_conflict_do_update(index_elements=list(table.primary_key), set_={"people": added}), rows
    )
