from __future__ import annotations

import json

import aiohttp
import pytest

from simulator import Person, Simulator, serve
from simulator.errors import ApiError
from simulator.params import Params, Upload
from tests.simulator.conftest import Bot, unwrap


def test_values_are_read_from_text_and_json_alike() -> None:
    params = Params({"a": "7", "b": 7, "c": "x", "flag": "true", "off": "False", "list": "[1]", "same": [1]})
    assert [params.integer(name) for name in ("a", "b", "c", "none")] == [7, 7, 0, 0]
    assert (params.flag("flag"), params.flag("off"), params.flag("none")) == (True, False, False)
    assert params.nested("list") == params.nested("same") == [1]
    assert (params.text("b"), params.text("none"), params.nested("none")) == ("7", "", None)
    assert "a" in params
    assert Params({"chat_id": "@kanal"}).chat_id() is None


def test_broken_values_are_refused() -> None:
    with pytest.raises(ApiError, match="can't parse reply markup JSON object"):
        Params({"reply_markup": "{"}).nested("reply_markup")
    with pytest.raises(ApiError, match="encoded in UTF-8"):
        Params({"text": "\ud83d"}).text("text")
    with pytest.raises(ApiError, match="wrong file identifier"):
        Params({"document": "attach://x"}).upload("document")


def test_uploads_go_by_name_or_attach_address() -> None:
    upload = Upload("a.txt", "text/plain", b"isi")
    assert Params({}, {"document": upload}).upload("document") is upload
    assert Params({"document": "attach://x"}, {"x": upload}).upload("document") is upload
    assert Params({"document": "file-id"}, {}).upload("document") is None


async def test_json_form_multipart_and_query_say_the_same(bot: Bot, siti: Person) -> None:
    markup = {"inline_keyboard": [[{"text": "Ya", "callback_data": "ya"}]]}
    flat = {"chat_id": str(siti.id), "text": "halo 😀", "reply_markup": json.dumps(markup)}
    multipart = aiohttp.FormData(flat, default_to_multipart=True)
    address = f"{bot.url}/SENDMESSAGE"
    sent = [
        await bot.call("sendMessage", chat_id=siti.id, text="halo 😀", reply_markup=markup),
        await bot.form("sendmessage", flat),
        await bot.form("sendMessage", multipart),
    ]
    async with bot.session.get(address, params=flat) as answer:
        sent.append(unwrap(await answer.json()))
    assert {one["text"] for one in sent} == {"halo 😀"}
    assert all(one["reply_markup"] == markup for one in sent)


@pytest.mark.parametrize("body", ["{", "[1]"])
async def test_a_body_that_is_no_object_is_refused(bot: Bot, body: str) -> None:
    headers = {"Content-Type": "application/json"}
    async with bot.session.post(f"{bot.url}/getMe", data=body, headers=headers) as answer:
        assert (answer.status, (await answer.json())["ok"]) == (400, False)


async def test_a_body_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.server.UPLOAD_LIMIT", 1000)
    async with serve(Simulator()) as server:
        bot = Bot(server)
        for body in (aiohttp.FormData({"text": "x" * 1001}), aiohttp.JsonPayload({"text": "x" * 1001})):
            with pytest.raises(ApiError, match="Request Entity Too Large"):
                await bot.form("sendMessage", body)
        await bot.session.close()
