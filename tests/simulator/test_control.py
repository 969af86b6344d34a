from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from simulator import Person, Server, Simulator
from tests.simulator.conftest import Bot
from tests.simulator.samples import png


class Control:
    """The control API as JSON in, (status, JSON) out."""

    def __init__(self, url: str) -> None:
        self.url = f"{url}/sim"
        self.session = aiohttp.ClientSession()

    async def __call__(self, verb: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        async with self.session.request(verb, self.url + path, json=body, headers=headers) as answer:
            return answer.status, await answer.json()


@pytest.fixture
async def control(server: Server) -> AsyncIterator[Control]:
    made = Control(server.url)
    yield made
    await made.session.close()


async def test_people_are_added_act_and_are_seen(control: Control) -> None:
    _, siti = await control("POST", "/people", {"name": "Siti", "username": "siti", "role": "Pekerja"})
    status, sent = await control("POST", f"/people/{siti['id']}/send", {"text": "halo"})
    assert (status, sent["message_id"]) == (200, 1)
    _, chat = await control("GET", f"/people/{siti['id']}/chat")
    assert [one["message"]["text"] for one in chat["messages"]] == ["halo"]
    _, seen = await control("GET", "/people")
    assert seen["people"][0]["role"] == "Pekerja"


async def test_a_change_ends_the_wait(control: Control, siti: Person) -> None:
    _, chat = await control("GET", f"/people/{siti.id}/chat?chat={siti.id}")
    waiting = asyncio.create_task(
        control("GET", f"/changes?since={chat['version']}&chat={siti.id}&timeout=30")
    )
    await siti.send("bergerak")
    _, moved = await asyncio.wait_for(waiting, 5)
    assert moved["version"] > chat["version"]
    _, same = await control("GET", f"/changes?since={moved['version']}&timeout=0.01")
    assert same == moved


async def test_idle_tells_whether_the_bot_is_done(control: Control, bot: Bot, siti: Person) -> None:
    assert (await control("GET", "/idle?timeout=0"))[1] == {
        "idle": False,
        "pending": 1,
        "running": 0,
        "polled": False,
    }
    waiting = asyncio.create_task(control("GET", "/idle?timeout=30"))
    await bot.updates(offset=(await bot.updates())[0]["update_id"] + 1)
    assert (await asyncio.wait_for(waiting, 5))[1]["idle"]


async def test_faults_latency_calls_and_counters(control: Control, bot: Bot) -> None:
    rule = {"kind": "500", "method": "getMe", "times": 1}
    _, set_up = await control("POST", "/faults", {"latency": {"*": 0}, "faults": [rule]})
    assert set_up["faults"][0]["kind"] == "500"
    async with bot.session.get(f"{bot.url}/getMe") as answer:
        assert answer.status == 500
    assert (await control("GET", "/faults"))[1] == {"latency": {"*": 0.0}, "faults": []}
    assert [call["status"] for call in (await control("GET", "/calls?method=getMe"))[1]["calls"]] == [500]
    assert (await control("GET", "/counters"))[1]["by_method"] == {"getMe": 1}
    assert (await control("DELETE", "/counters"))[1]["calls"] == 0
    assert (await control("DELETE", "/faults"))[1] == {"latency": {}, "faults": []}


async def test_settings_groups_and_reset(control: Control, siti: Person, simulator: Simulator) -> None:
    before = simulator.now()
    _, settings = await control("POST", "/settings", {"advance": 3600, "flood": True, "callback_seconds": 2})
    assert settings == {"now": before + 3600, "flood": True, "callback_seconds": 2.0}
    _, group = await control("POST", "/groups", {"title": "Posko", "members": [siti.id]})
    assert simulator.chats[group["chat_id"]].type == "supergroup"
    assert (await control("POST", "/reset"))[0] == 200
    assert simulator.people == {}


async def test_photos_are_shown_and_documents_downloaded(control: Control, siti: Person) -> None:
    await siti.send_photo(png(9, 9))
    await siti.send_file("a.html", b"<script>")
    photo, document = (await siti.messages())[1:]
    async with control.session.get(f"{control.url}/files/{photo.file_id}") as answer:
        assert (answer.content_type, await answer.read()) == ("image/jpeg", png(9, 9))
    async with control.session.get(f"{control.url}/files/{document.file_id}") as answer:
        assert answer.headers["Content-Disposition"] == "attachment"
        assert answer.content_type == "application/octet-stream"
    assert (await control("GET", "/files/x"))[0] == 400


async def test_foreign_pages_are_kept_out(control: Control) -> None:
    for headers in ({"Origin": "https://example.org"}, {"Host": "rebound.example.org"}):
        assert (await control("GET", "/people", **headers))[0] == 403
    assert (await control("GET", "/people", Origin=control.url.removesuffix("/sim")))[0] == 200


@pytest.mark.parametrize(
    ("verb", "path", "body"),
    [
        ("POST", "/people", [1]),
        ("POST", "/people/1/send", {"text": "x"}),
        ("GET", "/people/1/chat?since=x", None),
        ("POST", "/faults", {"faults": [{"kind": "earthquake"}]}),
    ],
)
async def test_wrong_wishes_are_explained(control: Control, verb: str, path: str, body: Any) -> None:
    status, answer = await control(verb, path, body)
    assert status == 400
    assert answer["error"]


async def test_a_body_that_is_no_json_is_explained(control: Control) -> None:
    async with control.session.post(f"{control.url}/people", data=b"{") as answer:
        assert (answer.status, await answer.json()) == (400, {"error": "the body is not JSON"})
