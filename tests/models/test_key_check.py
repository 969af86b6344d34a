"""Wrong or missing keys are noticed at start, and a rotation loses nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from models import Account, Database, Worker
from models.encryption import blind_index, use_keys
from models.key_check import key_at_fault
from services.workers import worker_by_nik
from tests.factories import make_worker

OLD, NEW = bytes(32), bytes([7] * 32)
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
NIK = "1609991708800011"


async def somebody(database: Database, telegram_id: int) -> None:
    async with database.write() as session:
        session.add(Account(telegram_id=telegram_id, name="Contoh", created_at=NOW))


async def fault(database: Database) -> str | None:
    async with database.read() as session:
        return await key_at_fault(session)


async def test_an_empty_database_fits_any_key(database: Database) -> None:
    assert await fault(database) is None


async def test_the_keys_that_wrote_fit(database: Database) -> None:
    use_keys({"old": OLD})
    await somebody(database, 1)
    assert await fault(database) is None
    use_keys({"newer-name": NEW, "old": OLD})
    await somebody(database, 2)
    assert await fault(database) is None


@pytest.mark.parametrize("keys", [{"new": NEW}, {"old": NEW}, {"new": OLD}])
async def test_a_lost_or_another_key_is_named(database: Database, keys: dict[str, bytes]) -> None:
    use_keys({"old": OLD})
    await somebody(database, 1)
    use_keys(keys)
    assert await fault(database) == "old"


async def test_one_old_value_among_new_ones_is_found(database: Database) -> None:
    use_keys({"old": OLD})
    await somebody(database, 2)
    use_keys({"new": NEW, "old": OLD})
    for telegram_id in (1, 3, 4):
        await somebody(database, telegram_id)
    use_keys({"new": NEW})
    assert await fault(database) == "old"


async def test_bytes_that_were_never_encrypted_are_a_fault(database: Database) -> None:
    await somebody(database, 1)
    async with database.connection() as connection:
        await connection.exec_driver_sql(
            "UPDATE accounts SET name = ''" if database.is_sqlite else "UPDATE accounts SET name = ''::bytea"
        )
    assert await fault(database) == "?"


async def test_a_person_is_found_under_every_key_and_stays_one(database: Database) -> None:
    use_keys({"old": OLD})
    async with database.write() as session:
        known = await make_worker(session, nik=NIK)
        assert known.nik_index == blind_index(NIK, "nik")
    use_keys({"new": NEW, "old": OLD})
    async with database.read() as session:
        found = await worker_by_nik(session, NIK)
        assert found is not None
        assert (found.id, found.nik) == (known.id, NIK)
        assert len((await session.scalars(select(Worker))).all()) == 1
