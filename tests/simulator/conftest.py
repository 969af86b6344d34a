"""A simulator on a port, a person in it, and a bot that is nothing but a HTTP client."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from simulator import Person, Server, Simulator, serve
from simulator.errors import ApiError

TOKEN = "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"


class Clock:
    """A clock that stands still until it is told to move."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


class Bot:
    """Calls methods of the Bot API; a refusal is raised as `ApiError`."""

    def __init__(self, server: Server) -> None:
        self.url = f"{server.url}/bot{TOKEN}"
        self.files = f"{server.url}/file/bot{TOKEN}"
        self.session = aiohttp.ClientSession()

    async def call(self, method: str, **params: Any) -> Any:
        async with self.session.post(f"{self.url}/{method}", json=params) as answer:
            return unwrap(await answer.json())

    async def form(self, method: str, data: Any) -> Any:
        async with self.session.post(f"{self.url}/{method}", data=data) as answer:
            return unwrap(await answer.json())

    async def updates(self, **params: Any) -> list[Any]:
        return list(await self.call("getUpdates", **params))


def unwrap(body: Any) -> Any:
    if not body["ok"]:
        raise ApiError(
            body["error_code"],
            body["description"],
            retry_after=body.get("parameters", {}).get("retry_after"),
        )
    return body["result"]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def simulator(clock: Clock) -> Simulator:
    return Simulator(clock=clock)


@pytest.fixture
async def server(simulator: Simulator) -> AsyncIterator[Server]:
    async with serve(simulator) as running:
        yield running


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[Bot]:
    client = Bot(server)
    yield client
    await client.session.close()


@pytest.fixture
async def siti(server: Server) -> AsyncIterator[Person]:
    """A person who has pressed Start; the update of that is still waiting."""
    async with await Person.join(server.simulator, name="Siti Aminah", phone="+6281200000001") as person:
        await person.start()
        yield person
