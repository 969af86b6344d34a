from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest

from simulator import Person, Server, Simulator, serve
from simulator.errors import ApiError
from simulator.updates import TERMINATED
from tests.simulator.conftest import Bot


async def test_only_loopback_is_served() -> None:
    for host in ("192.168.1.4", "example.org"):
        with pytest.raises(ValueError, match="loopback only"):
            serve(Simulator(), host)


async def test_the_sixth_protocol_works_as_well() -> None:
    async with serve(Simulator(), "::1") as server:
        bot = Bot(server)
        assert (await bot.call("getMe"))["is_bot"]
        await bot.session.close()


@pytest.mark.parametrize("token", ["x", "123", "123:short", "abc:AAAAAAAAAAAAAAAA", "123:AAAA AAAA"])
async def test_malformed_tokens_are_unauthorized(server: Server, token: str) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{server.url}/bot{token}/getMe") as answer:
        assert (answer.status, (await answer.json())["description"]) == (401, "Unauthorized")


async def test_a_given_token_is_the_only_one() -> None:
    async with serve(Simulator(token="1:AAAAAAAAAAAAAAAA")) as server:
        bot = Bot(server)
        with pytest.raises(ApiError, match="Unauthorized"):
            await bot.call("getMe")
        async with bot.session.get(f"{bot.files}/documents/file_1.txt") as answer:
            assert answer.status == 401
        await bot.session.close()


async def test_unknown_methods_and_files_are_not_found(bot: Bot) -> None:
    with pytest.raises(ApiError, match="Not Found: method not found"):
        await bot.call("sendGift")
    async with bot.session.get(f"{bot.files}/documents/file_9.txt") as answer:
        assert answer.status == 404


async def test_two_pollers_conflict_and_the_older_one_learns_it(bot: Bot, simulator: Simulator) -> None:
    older = asyncio.create_task(bot.updates(timeout=30))
    assert await polled(simulator)
    newer = asyncio.create_task(bot.updates(timeout=1))
    with pytest.raises(ApiError, match=TERMINATED):
        await older
    assert await newer == []


async def polled(simulator: Simulator) -> bool:
    return await simulator.changes.wait(lambda: simulator.updates.is_polled, 5)


async def test_a_poller_that_died_leaves_the_updates(bot: Bot, siti: Person) -> None:
    await bot.updates(offset=-1)
    first = (await bot.updates())[0]["update_id"]
    dead = asyncio.create_task(bot.updates(offset=first + 1, timeout=30))
    await siti.settled()
    dead.cancel()
    await asyncio.gather(dead, return_exceptions=True)
    await siti.send("masih ada")
    assert [one["message"]["text"] for one in await bot.updates()] == ["masih ada"]


async def test_stopping_ends_a_hanging_poll(simulator: Simulator) -> None:
    async with serve(simulator) as server:
        bot = Bot(server)
        poll = asyncio.create_task(bot.updates(timeout=50))
        assert await polled(simulator)
    with pytest.raises((ApiError, aiohttp.ClientError)):
        await asyncio.wait_for(poll, 5)
    await bot.session.close()


async def test_refusing_faults_do_nothing(bot: Bot, siti: Person, simulator: Simulator) -> None:
    for kind, code, words in (
        ("429", 429, "Too Many Requests: retry after 9"),
        ("500", 500, "Internal Server Error"),
        ("502", 502, "Bad Gateway"),
    ):
        simulator.faults.add(kind=kind, method="sendMessage", retry_after=9)
        with pytest.raises(ApiError, match=words) as caught:
            await bot.call("sendMessage", chat_id=siti.id, text="x")
        assert caught.value.code == code
    simulator.faults.add(kind="refuse", method="sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await bot.call("sendMessage", chat_id=siti.id, text="x")
    assert [message.text for message in await siti.messages()] == ["/start"]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"kind": "drop"}, aiohttp.ServerDisconnectedError),
        ({"kind": "malformed"}, ValueError),
        ({"kind": "timeout", "seconds": 30}, TimeoutError),
    ],
)
async def test_treacherous_faults_have_done_it(
    bot: Bot, siti: Person, simulator: Simulator, fault: Any, error: type[Exception]
) -> None:
    simulator.faults.add(method="sendMessage", **fault)
    with pytest.raises(error):
        await asyncio.wait_for(bot.call("sendMessage", chat_id=siti.id, text="sampai"), 0.5)
    assert (await siti.last()).text == "sampai"


async def test_latency_delays_each_call(bot: Bot, siti: Person, simulator: Simulator) -> None:
    simulator.faults.latency["*"] = 0.05
    await asyncio.gather(*(bot.call("sendMessage", chat_id=siti.id, text=str(n)) for n in range(20)))
    assert all(call["seconds"] >= 0.05 for call in simulator.calls.log(method="sendMessage"))
    await siti.send_file("a.txt", b"isi")
    file_id = (await bot.updates(offset=-1))[0]["message"]["document"]["file_id"]
    path = (await bot.call("getFile", file_id=file_id))["file_path"]
    simulator.faults.latency["file"] = 0.01
    async with bot.session.get(f"{bot.files}/{path}") as answer:
        assert await answer.read() == b"isi"


async def test_calls_are_counted_with_their_bytes(bot: Bot, siti: Person, simulator: Simulator) -> None:
    await bot.form("sendMessage", {"chat_id": str(siti.id), "text": "halo"})
    call = simulator.calls.log()[-1]
    assert (call["method"], call["chat_id"], call["status"]) == ("sendMessage", siti.id, 200)
    assert call["bytes_in"] == len(f"chat_id={siti.id}&text=halo")
    assert call["bytes_out"] > 100
