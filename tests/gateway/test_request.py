"""The way to the network, against a Bot API server on loopback that misbehaves on demand."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from config import Settings
from gateway.api import Api
from gateway.outgoing import Button, picture
from gateway.request import AiohttpRequest, TooLarge
from gateway.service import open_bot
from simulator import Person, Server, Simulator, serve
from tests.gateway.fakes import SECRET, TOKEN
from tests.simulator.samples import png


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serve(Simulator(token=TOKEN)) as running:
        yield running


def settings(url: str, token: str = TOKEN) -> Settings:
    return Settings(_env_file=None, bot_token=token, telegram_api_url=url)


@pytest.fixture
async def api(server: Server) -> AsyncIterator[Api]:
    bot, request = open_bot(settings(server.url))
    await request.initialize()
    yield Api(bot, request, server.url)
    await request.shutdown()


@pytest.fixture
async def siti(server: Server) -> AsyncIterator[Person]:
    async with await Person.join(server.simulator, name="Siti Contoh") as person:
        await person.start()
        yield person


async def test_messages_keyboards_and_edits_arrive(api: Api, siti: Person) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Ya", "callback_data": "y"}]]}
    sent = await api.call("sendMessage", {"chat_id": siti.id, "text": "Halo é 🙂", "reply_markup": keyboard})
    assert (await siti.last()).text == "Halo é 🙂"
    await api.call(
        "editMessageText",
        {"chat_id": siti.id, "message_id": sent["message_id"], "text": "Baik", "parse_mode": "HTML"},
    )
    assert (await siti.last()).text == "Baik"


async def test_a_document_goes_as_bytes_and_comes_back(api: Api, siti: Person, server: Server) -> None:
    content = bytes(range(256)) * 10
    await api.call("sendDocument", {"chat_id": siti.id, "caption": "Hasil"}, ("hasil é.xlsx", content))
    assert await siti.download(await siti.last()) == content
    await siti.send_file("data.csv", content)
    updates = await api.call("getUpdates", {"timeout": 0}, read_timeout=5)
    file_id = updates[-1]["message"]["document"]["file_id"]
    assert await api.fetch_file(file_id) == content
    with pytest.raises(TooLarge):
        await api.fetch_file(file_id, limit=100)
    with pytest.raises(BadRequest):
        await api.fetch_file("nonsense")


async def test_a_picture_of_our_own_is_a_photo_in_the_chat(api: Api, siti: Person) -> None:
    rows = [[Button("⬇️", "full")]]
    sent = picture(siti.id, "cakupan.png", png(4, 3), "1.014 orang", rows)
    parameters = {**sent.parameters, "chat_id": siti.id}
    name = parameters.pop("file_name")
    await api.call(sent.method, parameters, (name, png(4, 3)))
    shown = await siti.last()
    assert shown.raw["photo"][-1]["width"] == 4
    assert (shown.raw["caption"], await siti.download(shown)) == ("1.014 orang", png(4, 3))


async def test_a_press_is_answered_once_and_too_late_is_no_error(api: Api, siti: Person) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Ya", "callback_data": "y"}]]}
    await api.call("sendMessage", {"chat_id": siti.id, "text": "?", "reply_markup": keyboard})
    await siti.press("Ya")
    (update,) = (await api.call("getUpdates", {"timeout": 0}))[-1:]
    query_id = update["callback_query"]["id"]
    assert await api.answer_callback(query_id, "x" * 300)
    assert not await api.answer_callback(query_id)
    assert [toast.text for toast in await siti.toasts()] == ["x" * 200]


async def test_errors_of_telegram_have_their_classes(api: Api, siti: Person, server: Server) -> None:
    async def say() -> Any:
        return await api.call("sendMessage", {"chat_id": siti.id, "text": "a"})

    for kind, error in (
        ("500", NetworkError),
        ("502", NetworkError),
        ("refuse", NetworkError),
        ("drop", NetworkError),
    ):
        server.simulator.faults.add(kind=kind, method="sendMessage")
        with pytest.raises(error):
            await say()
    server.simulator.faults.add(kind="429", method="sendMessage", retry_after=7)
    with pytest.raises(RetryAfter) as caught:
        await say()
    assert caught.value.retry_after == 7 or str(caught.value.retry_after) == "0:00:07"
    await siti.block()
    with pytest.raises(Forbidden):
        await say()
    with pytest.raises(InvalidToken):
        await api.call("nonsense", {})


async def test_two_polls_are_a_conflict(api: Api) -> None:
    first = asyncio.create_task(api.call("getUpdates", {"timeout": 20}))
    second = asyncio.create_task(api.call("getUpdates", {"timeout": 20}))
    done, _ = await asyncio.wait({first, second}, return_when=asyncio.FIRST_COMPLETED)
    with pytest.raises(Conflict):
        await done.pop()
    for task in (first, second):
        task.cancel()


async def test_a_slow_answer_times_out_and_the_token_is_in_no_traceback(
    api: Api, siti: Person, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.simulator.faults.add(kind="timeout", method="getMe", seconds=20)
    try:
        await api.call("getMe", {}, read_timeout=0.05)
    except TimedOut:
        logging.getLogger("test").exception("as an operator might see it")
    server.simulator.faults.add(kind="refuse", method="getMe")
    try:
        await api.call("getMe", {})
    except NetworkError:
        logging.getLogger("test").exception("and this")
    assert caplog.text.count("Traceback") == 2
    assert TOKEN not in caplog.text.replace("Calling Bot API", "")


async def test_broken_json_is_an_error_that_shows_nothing(
    api: Api, siti: Person, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await siti.send(f"NIK {SECRET} " + "x" * 500)
    server.simulator.faults.add(kind="malformed", method="getUpdates")
    with pytest.raises(TelegramError, match="Invalid server response"):
        await api.call("getUpdates", {"timeout": 0})
    assert SECRET not in caplog.text


@pytest.mark.parametrize(
    ("payload", "text"),
    [
        (rb'{"a":"\ud83d\ude00"}', "\U0001f600"),
        (rb'{"a":"x\ud83d"}', "x�"),
        (rb'{"a":"\uDE00x"}', "�x"),
        (rb'{"a":"\ud83d\ud83d\ude00"}', "�\U0001f600"),
        (rb'{"a":"\\ud83d"}', "\\ud83d"),
        (b'{"a":"\xff"}', "�"),
    ],
)
def test_a_text_that_is_none_is_made_one(payload: bytes, text: str) -> None:
    found = AiohttpRequest.parse_json_payload(payload)["a"]
    assert found == text
    assert found.encode()


async def test_a_server_that_is_not_there(api: Api) -> None:
    bot, request = open_bot(settings("http://127.0.0.1:9"))
    await request.initialize()
    away = Api(bot, request, "http://127.0.0.1:9")
    with pytest.raises(NetworkError) as caught:
        await away.call("getMe", {})
    assert TOKEN not in str(caught.value)
    with pytest.raises(NetworkError):
        await request.download("http://127.0.0.1:9/file", 10)
    await request.shutdown()
    await request.shutdown()


async def test_a_file_that_is_gone_and_a_path_that_is_missing(api: Api, server: Server) -> None:
    with pytest.raises(NetworkError, match="404"):
        await api._request.download(f"{api._files}/documents/none", 10)
    found = {"file_id": "x"}

    async def without_path(*_: Any, **__: Any) -> Any:
        return found

    api.call = without_path  # type: ignore[method-assign]
    with pytest.raises(TelegramError, match="no longer there"):
        await api.fetch_file("x")


async def test_before_it_is_opened_it_says_so() -> None:
    with pytest.raises(RuntimeError, match="not initialised"):
        await AiohttpRequest().download("http://127.0.0.1:9/", 1)


async def test_the_clock_of_the_server_is_known_after_an_answer(api: Api) -> None:
    request = api._request
    assert request.clock_skew(datetime.now(UTC)) is None
    await api.call("getMe", {})
    assert abs(request.clock_skew(datetime.now(UTC)) or 0.0) < 5


async def test_a_timeout_in_a_download(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: Any, **__: Any) -> Any:
        raise aiohttp.ServerTimeoutError("http://x/bot" + TOKEN)

    monkeypatch.setattr(api._request._open(), "get", late)
    with pytest.raises(TimedOut) as caught:
        await api._request.download("http://127.0.0.1:9/", 1)
    assert caught.value.__suppress_context__
