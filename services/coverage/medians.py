"""Days between moments and their medians as SQL, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Float, SQLColumnExpression, case, func
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction


class day_number(GenericFunction[float]):  # noqa: N801 (it is read as a function)
    """A day or an instant as a number of days, so that a difference of two is days; a day begins in UTC."""

    type = Float()
    inherit_cache = True


@compiles(day_number, "sqlite")
def _sqlite(element: day_number, compiler: SQLCompiler, **kw: Any) -> str:
    return f"julianday({compiler.process(element.clauses, **kw)})"


@compiles(day_number, "postgresql")
def _postgresql(element: day_number, compiler: SQLCompiler, **kw: Any) -> str:
    return f"(CAST(EXTRACT(EPOCH FROM {compiler.process(element.clauses, **kw)}) AS FLOAT) / 86400)"


def days_between(later: SQLColumnExpression[Any], earlier: SQLColumnExpression[Any]) -> ColumnElement[float]:
    """Days from one moment or day to another, with their fraction."""
    return day_number(later) - day_number(earlier)


def place_among(value: ColumnElement[Any], *key: ColumnElement[Any]) -> tuple[ColumnElement[int], ...]:
    """For `middle`: the place of a value among those of its group, and how many there are; none is NULL."""
    place = func.row_number().over(partition_by=key, order_by=value)
    return place, func.count(value).over(partition_by=key)


def middle(
    value: ColumnElement[Any], place: ColumnElement[int], count: ColumnElement[int]
) -> ColumnElement[Any]:
    """The median of a group: its middle value, or the mean of the two in the middle."""
    return func.avg(case(((2 * place).between(count, count + 2), value)))
