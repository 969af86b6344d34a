"""The whole gateway against a real Bot API server on loopback: start, work, stop, crash, take over."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import text
from telegram.error import InvalidToken

from config import Settings
from gateway import leader
from gateway.api import Api
from gateway.service import Gateway, open_bot
from models import Database
from simulator import Person, Server, Simulator, serve
from tests.gateway.fakes import TOKEN, FakeRouter, another, eventually, waiting


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leader, "POLL_SECONDS", 0.05)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serve(Simulator(token=TOKEN)) as running:
        yield running


@asynccontextmanager
async def bot(
    server: Server, database: Database, router: Any, token: str = TOKEN
) -> AsyncIterator[tuple[asyncio.Task[None], asyncio.Event]]:
    """A gateway at work; it is stopped at the end, and must end within seconds."""
    settings = Settings(_env_file=None, bot_token=token, telegram_api_url=server.url)
    made, request = open_bot(settings)
    await request.initialize()
    stop = asyncio.Event()
    gateway = Gateway(settings, database, Api(made, request, server.url), router)
    running = asyncio.create_task(gateway.run(stop))
    try:
        yield running, stop
        stop.set()
        await asyncio.wait_for(running, 20)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await request.shutdown()


async def test_a_message_is_answered_and_a_stop_is_graceful(database: Database, server: Server) -> None:
    async with (
        await Person.join(server.simulator, name="Siti") as siti,
        bot(server, database, FakeRouter()),
    ):
        await siti.send("halo")
        await siti.reads("re: halo")
        assert await waiting(database) == 0


async def test_the_next_start_goes_on_where_the_last_one_stopped(database: Database, server: Server) -> None:
    async with await Person.join(server.simulator, name="Siti") as siti:
        await siti.send("pertama")
        async with bot(server, database, FakeRouter()):
            await siti.reads("re: pertama")
        await siti.send("kedua")
        async with bot(server, database, FakeRouter()):
            await siti.reads("re: kedua")
        said = [message.text for message in await siti.messages() if message.by_bot]
    assert said == ["re: pertama", "re: kedua"]


async def test_a_wrong_token_surfaces(sqlite_database: Database, server: Server) -> None:
    with pytest.raises(InvalidToken):
        async with bot(server, sqlite_database, FakeRouter(), "1:wrong-token-of-nobody") as (running, _):
            await asyncio.wait({running}, timeout=20)


async def test_an_error_of_a_part_ends_the_whole(
    sqlite_database: Database, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: Any) -> Any:
        raise KeyError("a bug")

    monkeypatch.setattr("gateway.intake.store", broken)

    async def greet() -> None:
        async with (
            await Person.join(server.simulator, name="Siti") as siti,
            bot(server, sqlite_database, FakeRouter()) as (running, _),
        ):
            await siti.send("halo")
            await asyncio.wait({running}, timeout=20)

    with pytest.raises(KeyError):
        await greet()


async def test_who_stands_by_stops_at_once_and_takes_over_when_the_first_ends(
    database: Database, server: Server
) -> None:
    second, third = another(database), another(database)
    async with await Person.join(server.simulator, name="Siti") as siti:
        async with bot(server, database, FakeRouter()):
            await siti.send("satu")
            await siti.reads("re: satu")
            async with bot(server, third, FakeRouter()):
                await siti.send("dua")
                await siti.reads("re: dua")
        async with bot(server, second, FakeRouter()):
            await siti.send("tiga")
            await siti.reads("re: tiga")
    await second.close()
    await third.close()


async def test_a_lost_lead_is_won_back(postgres_database: Database, server: Server) -> None:
    # On SQLite a lock file is lost only with its process.
    database = postgres_database
    kill = (
        "SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE locktype = 'advisory' AND database ="
        " (SELECT oid FROM pg_database WHERE datname = current_database())"
    )

    async def killed() -> bool:
        async with database.write() as session:
            return bool(await session.scalar(text(kill)))

    async with (
        await Person.join(server.simulator, name="Siti") as siti,
        bot(server, database, FakeRouter()),
    ):
        await siti.send("satu")
        await siti.reads("re: satu")
        await eventually(killed)
        await siti.send("dua")
        await siti.reads("re: dua")


async def test_telegram_away_at_the_start(sqlite_database: Database, server: Server) -> None:
    server.simulator.faults.add(kind="502", method="deleteWebhook")
    async with (
        await Person.join(server.simulator, name="Siti") as siti,
        bot(server, sqlite_database, FakeRouter()),
    ):
        await siti.send("halo")
        await siti.reads("re: halo")
