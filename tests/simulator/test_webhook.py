from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from simulator import Person, Simulator
from simulator.webhook import SECRET_HEADER, is_loopback
from tests.simulator.conftest import Bot


class Receiver:
    """A bot's web server: keeps what comes and answers as told."""

    def __init__(self) -> None:
        self.url = ""
        self.got: asyncio.Queue[Any] = asyncio.Queue()
        self.failures = 0
        self.reply: Any = None

    async def hook(self, request: web.Request) -> web.Response:
        await self.got.put((request.headers.get(SECRET_HEADER), await request.json()))
        if self.failures:
            self.failures -= 1
            raise web.HTTPInternalServerError
        return web.json_response(self.reply) if self.reply else web.Response()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    made = Receiver()
    app = web.Application()
    app.router.add_post("/hook", made.hook)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


async def test_updates_are_posted_with_the_secret(bot: Bot, siti: Person, receiver: Receiver) -> None:
    await bot.call("setWebhook", url=receiver.url, secret_token="rahasia")
    secret, update = await asyncio.wait_for(receiver.got.get(), 5)
    assert (secret, update["message"]["text"]) == ("rahasia", "/start")
    await siti.settled()


async def test_a_failed_post_is_repeated(bot: Bot, siti: Person, receiver: Receiver) -> None:
    receiver.failures = 1
    await bot.call("setWebhook", url=receiver.url)
    (_, first), (_, second) = [await asyncio.wait_for(receiver.got.get(), 5) for _ in range(2)]
    assert first == second
    await siti.settled()
    assert "500" in (await bot.call("getWebhookInfo"))["last_error_message"]


async def test_the_answer_may_be_a_method(bot: Bot, siti: Person, receiver: Receiver) -> None:
    receiver.reply = {"method": "sendMessage", "chat_id": siti.id, "text": "Halo dari jawaban"}
    await bot.call("setWebhook", url=receiver.url)
    await siti.reads("Halo dari jawaban")


async def test_a_wrong_method_in_the_answer_is_noted(bot: Bot, siti: Person, receiver: Receiver) -> None:
    receiver.reply = {"method": "sendMessage", "chat_id": 1, "text": "x"}
    await bot.call("setWebhook", url=receiver.url)
    await siti.settled()
    assert (await bot.call("getWebhookInfo"))["last_error_message"] == "Bad Request: chat not found"


async def test_an_address_nobody_listens_at_is_reported(bot: Bot, siti: Person, simulator: Simulator) -> None:
    await bot.call("setWebhook", url="http://127.0.0.1:9/hook")
    assert await simulator.changes.wait(lambda: "last_error_message" in simulator.webhook, 5)
    assert len(simulator.updates) == 1


@pytest.mark.parametrize(
    ("host", "is_here"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True), ("10.0.0.1", False)],
)
def test_loopback_is_told_from_the_rest(host: str, is_here: bool) -> None:
    assert is_loopback(host) is is_here
    assert not is_loopback(f"{host}.example.org")
    assert not is_loopback(None)
