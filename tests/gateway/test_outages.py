"""A database that is away is told from a statement that can never succeed, with real errors of both kinds."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

from gateway.outages import is_outage
from models import Database
from tests.gateway.fakes import another


async def _error(database: Database, *statements: str) -> Exception:
    try:
        async with database.write() as session:
            for statement in statements:
                await session.execute(text(statement))
    except Exception as error:
        return error
    raise AssertionError("it went well")


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT nonsense FROM nowhere",
        "INSERT INTO cards VALUES (1, 'a', 1), (1, 'a', 1)",
        "INSERT INTO cards (chat_id) VALUES (NULL)",
    ],
)
async def test_a_wrong_statement_is_none(database: Database, statement: str) -> None:
    assert not is_outage(await _error(database, statement))


async def test_a_full_disk_is_one(sqlite_database: Database) -> None:
    error = await _error(
        sqlite_database,
        "PRAGMA max_page_count = 1",
        "CREATE TABLE big AS SELECT randomblob(1000000) AS data",
    )
    assert isinstance(error, OperationalError)
    assert is_outage(error)


async def test_a_server_that_ends_the_connection_is_one(postgres_database: Database) -> None:
    database = postgres_database
    other = another(database)

    async def cut_off() -> None:
        async with database.write() as session:
            own = await session.scalar(text("SELECT pg_backend_pid()"))
            async with other.write() as second:
                await second.execute(text(f"SELECT pg_terminate_backend({own})"))
            await session.execute(text("SELECT 1"))

    with pytest.raises(Exception, match=r".") as caught:
        await cut_off()
    assert is_outage(caught.value)
    await other.close()


@pytest.mark.parametrize(
    "url",
    ["postgresql+asyncpg://nobody@127.0.0.1:9/none", "postgresql+asyncpg://nobody@/none?host=/nonexistent"],
)
async def test_a_server_that_is_not_there_is_one(url: str) -> None:
    database = Database(url)
    assert is_outage(await _error(database, "SELECT 1"))
    await database.close()


async def test_a_database_that_does_not_exist_is_none(postgres_database: Database) -> None:
    # SQLite makes it.
    wrong = Database(
        make_url(another(postgres_database).url).set(database="none").render_as_string(hide_password=False)
    )
    assert not is_outage(await _error(wrong, "SELECT 1"))
    await wrong.close()


def test_errors_of_a_handler_are_none() -> None:
    for error in (
        ValueError("x"),
        KeyError("x"),
        FileNotFoundError("x"),
        TimeoutError("x"),
        ConnectionError("x"),
    ):
        assert not is_outage(error)


def test_a_pool_without_a_connection_is_one() -> None:
    assert is_outage(NoConnectionLeft("QueuePool limit"))


def test_extended_codes_count_as_their_class() -> None:
    cause = sqlite3.OperationalError("disk I/O error")
    cause.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
    assert is_outage(OperationalError("COMMIT", {}, cause))
