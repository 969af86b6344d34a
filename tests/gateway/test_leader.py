"""One leads, the others stand by."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text

from gateway import leader as module
from gateway.leader import Leader, LeadLost
from migrations import upgrade
from models import Database
from tests.gateway.fakes import another


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "POLL_SECONDS", 0.01)


async def test_the_second_waits_and_takes_over(database: Database) -> None:
    other = another(database)
    never = asyncio.Event()
    first = Leader(database)
    assert await first.lead(never)
    async with Leader(other) as second:
        assert not await second.try_to_lead()
        waiting = asyncio.create_task(second.lead(never))
        await first.__aexit__(None, None, None)
        assert await asyncio.wait_for(waiting, 20)
        assert not await Leader(database).try_to_lead()
    await other.close()


async def test_who_stands_by_can_be_stopped(database: Database) -> None:
    other, stop = another(database), asyncio.Event()
    async with Leader(database) as first, Leader(other) as second:
        assert await first.try_to_lead()
        waiting = asyncio.create_task(second.lead(stop))
        await asyncio.sleep(0)
        stop.set()
        assert await asyncio.wait_for(waiting, 20) is False
    await other.close()


@pytest.mark.postgres
async def test_a_lead_whose_connection_breaks_is_lost_and_can_be_had_again(database: Database) -> None:
    if database.is_sqlite:
        # A lock file is lost only with the process.
        async with Leader(database) as leader:
            assert await leader.try_to_lead()
            keeping = asyncio.create_task(leader.keep())
            await asyncio.wait({keeping}, timeout=0.05)
            assert not keeping.done()
            keeping.cancel()
        return
    other = another(database)
    async with Leader(database) as leader:
        assert await leader.try_to_lead()
        keeping = asyncio.create_task(leader.keep())
        async with other.write() as session:
            kill = (
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database ="
                " (SELECT oid FROM pg_database WHERE datname = current_database())"
            )
            await session.execute(text(kill))
        with pytest.raises(LeadLost):
            await asyncio.wait_for(keeping, 20)
    async with Leader(other) as second:
        assert await asyncio.wait_for(second.lead(asyncio.Event()), 20)
    await other.close()


@pytest.mark.parametrize("put_another", [False, True])
async def test_a_database_file_that_is_taken_away_ends_the_lead(tmp_path: Path, put_another: bool) -> None:
    file = tmp_path / "x.sqlite3"
    database = Database(f"sqlite+aiosqlite:///{file}")
    await upgrade(database)
    async with Leader(database) as leader:
        assert await leader.try_to_lead()
        keeping = asyncio.create_task(leader.keep())
        await asyncio.wait({keeping}, timeout=0.05)
        assert not keeping.done()
        file.rename(tmp_path / "away.sqlite3")
        if put_another:
            file.write_bytes(b"")
        with pytest.raises(LeadLost):
            await asyncio.wait_for(keeping, 20)
    async with Leader(database) as leader:
        assert not await leader.try_to_lead()
        (tmp_path / "away.sqlite3").replace(file)
        assert await leader.try_to_lead()
    await database.close()
