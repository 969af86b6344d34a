"""Rows of every table outlive the way from any revision to the newest."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, Table

from migrations import NEWEST, config_for, level, upgrade
from models import Database

REVISIONS = [
    script.revision
    for script in reversed(list(ScriptDirectory.from_config(config_for()).walk_revisions("base", "head")))
]
# How many rows each table gets; more than one, so that a table that is copied is copied wholly.
ROWS = 3
MOMENT = datetime(2026, 11, 22, 3, tzinfo=UTC)

Row = dict[str, Any]


def value_for(column: sa.Column[Any], number: int) -> Any:
    """Something of the column's own type, different in each row."""
    kind = column.type
    if isinstance(kind, sa.Boolean):
        return number % 2 == 0
    if isinstance(kind, sa.Integer):
        return number
    if isinstance(kind, sa.DateTime):
        return MOMENT.replace(minute=number)
    if isinstance(kind, sa.Date):
        return date(2026, 1, number)
    if isinstance(kind, sa.JSON):
        return [number]
    if isinstance(kind, sa.LargeBinary):
        return bytes([number]) * 8
    if isinstance(kind, sa.Float | sa.Numeric):
        return float(number)
    text = f"v{number}"
    length = getattr(kind, "length", None)
    return text if length is None or length >= len(text) else str(number)


def row_for(table: Table, number: int) -> Row:
    """A row with every column filled; a reference names the row of the same number."""
    return {
        column.name: number if column.foreign_keys else value_for(column, number) for column in table.columns
    }


def fill(connection: Connection) -> dict[str, int]:
    """Fills every table of the revision as it is in the database; how many rows each has then."""
    found = tables(connection)
    # The rows of others bring some of their own into this one (triggers): it comes last, and empty.
    by_triggers = found.pop("standings_due", None)
    for table in found.values():
        _fill(connection, table)
    if by_triggers is not None:
        connection.execute(sa.delete(by_triggers))
        _fill(connection, by_triggers)
    return dict.fromkeys(tables(connection), ROWS)


def _fill(connection: Connection, table: Table) -> None:
    for number in range(1, ROWS + 1):
        connection.execute(sa.insert(table).values(row_for(table, number)))


def tables(connection: Connection) -> dict[str, Table]:
    """The tables as the database describes them, those that are referred to first."""
    metadata = MetaData()
    metadata.reflect(connection)
    names = {table.name for table in metadata.sorted_tables} - {"alembic_version"}
    return {table.name: table for table in metadata.sorted_tables if table.name in names}


def contents(connection: Connection) -> dict[str, list[Row]]:
    """Every row of every table."""
    return {
        name: sorted((dict(row._mapping) for row in connection.execute(sa.select(table))), key=repr)
        for name, table in tables(connection).items()
    }


def lost(before: dict[str, list[Row]], after: dict[str, list[Row]]) -> list[str]:
    """Tables with fewer rows than before, and values that changed in a column that is still there."""
    complaints = []
    for name, rows in before.items():
        if name not in after:
            complaints.append(f"{name} is gone")
            continue
        kept = after[name]
        for row in rows:
            same = [one for one in kept if all(one[key] == value for key, value in row.items() if key in one)]
            if not same:
                complaints.append(f"{name}: {row}")
    return complaints


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
@pytest.mark.parametrize("revision", REVISIONS)
async def test_rows_of_every_table_outlive_the_upgrade(empty_database: Database, revision: str) -> None:
    await upgrade(empty_database, revision)
    async with empty_database.connection() as connection:
        filled = await connection.run_sync(fill)
        before = await connection.run_sync(contents)
    assert {name: len(rows) for name, rows in before.items()} == filled
    assert len(filled) > 10
    await upgrade(empty_database)
    current, newest = await level(empty_database)
    assert current == newest == REVISIONS[-1]
    async with empty_database.connection() as connection:
        after = await connection.run_sync(contents)
    assert lost(before, after) == []


def test_the_comparison_notices_what_is_lost() -> None:
    before = {"a": [{"id": 1, "x": 2}], "b": [{"id": 1}]}
    assert lost(before, {"a": [{"id": 1, "x": 2, "new": None}], "b": [{"id": 1}]}) == []
    assert lost(before, {"a": [{"id": 1, "x": 3}]}) == ["a: {'id': 1, 'x': 2}", "b is gone"]


def test_revisions_are_one_line_without_branches() -> None:
    script = ScriptDirectory.from_config(config_for())
    assert script.get_heads() == [REVISIONS[-1]]
    assert len(REVISIONS) == len(set(REVISIONS))


def test_the_newest_revision_is_named_where_the_start_looks_for_it() -> None:
    assert ScriptDirectory.from_config(config_for()).get_current_head() == NEWEST
