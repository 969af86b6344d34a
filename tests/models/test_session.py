"""The database keeps its promises on both kinds."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from migrations import level, upgrade
from models import Account, AuditEntry, Base, Database

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def account(telegram_id: int, name: str = "Sari Contoh") -> Account:
    return Account(telegram_id=telegram_id, name=name, created_at=NOW)


async def test_migrating_twice_changes_nothing(empty_database: Database) -> None:
    assert (await level(empty_database))[0] is None
    await upgrade(empty_database)
    await upgrade(empty_database)
    current, newest = await level(empty_database)
    assert current == newest


async def test_the_migrations_make_exactly_the_tables_of_the_models(database: Database) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def differences(connection: object) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": False})  # type: ignore[arg-type]
        return list(compare_metadata(context, Base.metadata))

    import warnings

    async with database.reader.connect() as connection:
        with warnings.catch_warnings():
            # SQLite cannot reflect an index over an expression; the test below holds that index.
            warnings.filterwarnings("ignore", message="autogenerate skipping metadata-specified")
            warnings.filterwarnings("ignore", message="Skipped unsupported reflection")
            found = await connection.run_sync(differences)
    assert found == []


async def test_a_reader_does_not_wait_for_the_writer(database: Database) -> None:
    async with database.write() as writer:
        writer.add(account(1))
        await writer.flush()
        async with asyncio.timeout(5), database.read() as reader:
            assert (await reader.scalars(select(Account))).all() == []


async def test_a_reader_cannot_write(database: Database) -> None:
    async with database.read() as reader:
        reader.add(account(1))
        with pytest.raises(DBAPIError):
            await reader.flush()


async def test_a_raising_block_leaves_no_trace(database: Database) -> None:
    async def fails() -> None:
        async with database.write() as session:
            session.add(account(1))
            await session.flush()
            raise KeyError

    with pytest.raises(KeyError):
        await fails()
    async with database.read() as session:
        assert (await session.scalars(select(Account))).all() == []


async def test_concurrent_read_modify_writes_lose_nothing(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        session.add(account(1, "0"))

    async def add_one() -> None:
        async with sqlite_database.write() as session:
            row = (await session.scalars(select(Account))).one()
            row.name = str(int(row.name) + 1)

    await asyncio.gather(*(add_one() for _ in range(50)))
    async with sqlite_database.read() as session:
        assert (await session.scalars(select(Account))).one().name == "50"


async def test_sqlite_is_set_to_survive_a_power_cut(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        assert (await session.scalar(text("PRAGMA journal_mode"))) == "wal"
        assert (await session.scalar(text("PRAGMA synchronous"))) == 2
        assert (await session.scalar(text("PRAGMA foreign_keys"))) == 1


async def test_a_moment_comes_back_aware(database: Database) -> None:
    async with database.write() as session:
        session.add(account(1))
    async with database.read() as session:
        assert (await session.scalars(select(Account))).one().created_at == NOW


async def _try(database: Database, statement: str) -> None:
    async with database.write() as session:
        await session.execute(text(statement))


async def test_the_audit_trail_can_only_grow(database: Database) -> None:
    async with database.write() as session:
        session.add(AuditEntry(at=NOW, action="test", subject="account"))
    for statement in ("UPDATE audit SET action = 'forged'", "DELETE FROM audit"):
        with pytest.raises((DBAPIError, IntegrityError), match="audit trail"):
            await _try(database, statement)


async def test_one_role_is_in_force_once(database: Database) -> None:
    grant = (
        "INSERT INTO role_grants (account_id, role, granted_at) "
        "VALUES (1, 'staff', '2026-01-01 00:00:00+00:00')"
    )
    async with database.write() as session:
        session.add(account(1))
        await session.flush()
        await session.execute(text(grant))
    with pytest.raises(IntegrityError):
        await _try(database, grant)


async def test_only_what_waits_goes_through_the_thread(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hand-over to the thread costs more than a small statement does."""
    handed: list[str] = []
    hand_over = aiosqlite.Connection._execute

    async def counted(self: Any, count: Any, call: Any, *args: Any, **kwargs: Any) -> Any:
        handed.append(call.__name__)
        return await hand_over(self, count, call, *args, **kwargs)  # type: ignore[no-untyped-call]

    async with sqlite_database.read() as session:
        await session.execute(text("SELECT 1"))
    monkeypatch.setattr(aiosqlite.Connection, "_execute", counted)
    async with sqlite_database.read() as session:
        assert (await session.execute(text("SELECT 1"))).scalar_one() == 1
    assert handed == []
    async with sqlite_database.write() as session:
        await session.execute(text("CREATE TABLE tried (x)"))
        await session.execute(text("INSERT INTO tried VALUES (1)"))
    assert handed == ["commit"]
