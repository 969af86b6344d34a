"""One statement for many rows, each made ready for the driver beforehand.

What SQLAlchemy does for every value of every row (dates, moments, JSON, encryption) can be done before a
transaction opens, in a thread if need be: then the transaction, for which everybody else waits on SQLite,
only hands tuples over.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Dialect, Insert, Update
from sqlalchemy.ext.asyncio import AsyncSession

AT_ONCE = 2_000


class ForMany:
    """A statement as the driver gets it; `names` are its values in their order.

    An insert has all columns of its table, but those that the database fills in by itself (`without`).
    """

    def __init__(
        self, statement: Insert | Update, dialect: Dialect, without: Collection[str] = frozenset()
    ) -> None:
        columns = None
        if isinstance(statement, Insert):
            columns = [column.key for column in statement.table.c if column.key not in without]
            statement = statement.inline()
        compiled: Any = statement.compile(dialect=dialect, column_keys=columns)
        self.sql = str(compiled)
        self.names: tuple[str, ...] = tuple(compiled.positiontup or ())
        binds = [compiled.binds[name] for name in self.names]
        self._values: list[tuple[str, Callable[[Any], Any] | None, Any]] = [
            (
                name,
                bind.type.dialect_impl(dialect).bind_processor(dialect),
                None if bind.required else bind.value,
            )
            for name, bind in zip(self.names, binds, strict=True)
        ]

    def row(self, values: Mapping[str, Any], but: int = 0) -> tuple[Any, ...]:
        """The values of one row, without the first `but`, which become known later.

        What is not given is what the statement itself says, or nothing.
        """
        given = []
        for name, convert, constant in self._values[but:]:
            value = values.get(name, constant)
            given.append(value if convert is None else convert(value))
        return tuple(given)


async def run_many(session: AsyncSession, statement: ForMany, rows: Sequence[tuple[Any, ...]]) -> None:
    """Runs it for all rows, some at a time, so that the event loop has its turns in between."""
    connection = await session.connection()
    for start in range(0, len(rows), AT_ONCE):
        await connection.exec_driver_sql(statement.sql, list(rows[start : start + AT_ONCE]))
