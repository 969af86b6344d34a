"""When the cover of somebody ends, apart for each programme: JKK and JKM may have other dates.

Of several periods of a programme the one that ends last speaks: whoever is renewed already ends nowhere. A
period that names no programmes holds for all that a regency buys; what it does not buy (JHT) is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, String, Subquery, and_, case, cast, func, or_, select

from models import Protection
from regency import Programme

Day = ColumnElement[Any]


@dataclass(frozen=True)
class Ending:
    """The last day of some programmes and of their grace.

    `programmes` are named only while other cover of the person lasts longer: without, all of it ends.
    """

    ends_on: date
    grace_until: date
    programmes: tuple[Programme, ...] = ()


def last_periods(worker_ids: Sequence[int] | None = None) -> Subquery:
    """One row a person: worker_id, and for each programme `ends_…` and `grace_…`, the latest stated."""
    columns = []
    for programme in Programme:
        holds = _holds(programme)
        columns += [
            func.max(case((holds, Protection.ends_on))).label(f"ends_{programme}"),
            func.max(case((holds, Protection.grace_until))).label(f"grace_{programme}"),
        ]
    query = select(Protection.worker_id, *columns).group_by(Protection.worker_id)
    if worker_ids is not None:
        query = query.where(Protection.worker_id.in_(worker_ids))
    return query.subquery("last_periods")


def days_in(last: Subquery) -> list[tuple[Day, Day]]:
    """The last day of the cover and of the grace of each programme; NULL where it was never bought."""
    return [(last.c[f"ends_{programme}"], last.c[f"grace_{programme}"]) for programme in Programme]


def in_any(last: Subquery, condition: Callable[[Day, Day], ColumnElement[bool]]) -> ColumnElement[bool]:
    """Whether it is so for one of the programmes, by the last day of its cover and of its grace."""
    return or_(*(condition(ends, grace) for ends, grace in days_in(last)))


def first_end(last: Subquery, condition: Callable[[Day, Day], ColumnElement[bool]]) -> Day:
    """Of the programmes of which it is so, the last day of the one that ends first; NULL without any."""
    return reduce(_earlier, (case((condition(ends, grace), ends)) for ends, grace in days_in(last)))


def endings_of(row: Any) -> tuple[Ending, ...]:
    """The endings in a row of `last_periods`, the first on top; programmes that end together are one."""
    days = sorted(
        (ends, getattr(row, f"grace_{programme}"), programme)
        for programme in Programme
        if (ends := getattr(row, f"ends_{programme}")) is not None
    )
    found = [
        Ending(ends, grace, tuple(programme for *_, programme in some))
        for (ends, grace), some in groupby(days, key=lambda one: one[:2])
    ]
    return (*found[:-1], Ending(found[-1].ends_on, found[-1].grace_until)) if found else ()


def _holds(programme: Programme) -> ColumnElement[bool]:
    """Whether a period holds for a programme. A JSON list reads alike as text in both databases."""
    named = cast(Protection.programmes, String)
    return or_(named == "[]", named.contains(f'"{programme}"', autoescape=True))


def _earlier(one: Day, other: Day) -> Day:
    # min() of two values is called otherwise in each database, and disagrees about NULL.
    return case((or_(other.is_(None), one <= other), one), else_=other)


def still_runs(today: date) -> Callable[[Day, Day], ColumnElement[bool]]:
    """Cover that has not ended, as a condition for `in_any` and `first_end`."""
    return lambda ends, _grace: ends >= today


def in_grace(today: date) -> Callable[[Day, Day], ColumnElement[bool]]:
    """Cover that has ended and can still be gone on with."""
    return lambda ends, grace: and_(ends < today, grace >= today)
