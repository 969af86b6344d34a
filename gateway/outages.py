"""Whether an error means that the database is away, full or busy: a fault of nobody's message."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

# https://www.sqlite.org/rescode.html; the plain SQLITE_ERROR is not among them: that is a wrong statement.
SQLITE_OUTAGES = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOTADB,
    }
)
# Classes of https://www.postgresql.org/docs/current/errcodes-appendix.html: connection, resources, operator,
# system; and a standby that takes no writes.
POSTGRES_OUTAGES = ("08", "53", "57P", "58", "25006")


def is_outage(error: BaseException) -> bool:
    """Whether trying later helps, whatever was tried. A statement that can never succeed is no outage.

    SQLAlchemy's OperationalError does not tell: SQLite raises it for a full disk and for a wrong statement
    alike, and asyncpg's errors of a server that shuts down are none.
    """
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or _says_outage(error.orig)
    if isinstance(error, OSError):
        return _comes_from_driver(error)
    return isinstance(error, NoConnectionLeft) or _says_outage(error)


def _comes_from_driver(error: OSError) -> bool:
    """asyncpg lets errors of the network through as they are; a file that a handler misses is no outage."""
    trace = error.__traceback__
    while trace is not None:
        if str(trace.tb_frame.f_globals.get("__name__")).startswith("asyncpg"):
            return True
        trace = trace.tb_next
    return False


def _says_outage(error: BaseException | None) -> bool:
    """Judges the driver's own error, which may stand behind one that SQLAlchemy made of it."""
    while error is not None:
        code = getattr(error, "sqlite_errorcode", None)
        if isinstance(code, int) and code & 0xFF in SQLITE_OUTAGES:
            return True
        state = getattr(error, "sqlstate", None)
        if isinstance(state, str) and state.startswith(POSTGRES_OUTAGES):
            return True
        error = error.__cause__
    return False
