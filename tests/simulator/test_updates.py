from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from simulator.errors import ApiError
from simulator.updates import FIRST_UPDATE, TERMINATED, Updates


def filled(count: int) -> Updates:
    updates = Updates()
    for number in range(count):
        updates.push("message", {"message_id": number})
    return updates


async def polled(updates: Updates, offset: int = 0, limit: int = 100, seconds: float = 0) -> list[Any]:
    return [one["update_id"] for one in json.loads(await updates.poll(offset, limit, seconds))]


async def test_updates_come_again_until_an_offset_confirms_them() -> None:
    updates = filled(3)
    everything = [FIRST_UPDATE, FIRST_UPDATE + 1, FIRST_UPDATE + 2]
    assert await polled(updates) == everything
    assert await polled(updates) == everything
    assert await polled(updates, offset=FIRST_UPDATE + 2) == everything[2:]
    assert await polled(updates) == everything[2:]


async def test_a_batch_holds_at_most_100() -> None:
    updates = filled(150)
    assert len(await polled(updates, limit=1000)) == 100
    assert len(await polled(updates, limit=7)) == 7
    assert len(await polled(updates, limit=0)) == 1


async def test_a_negative_offset_keeps_only_the_newest() -> None:
    updates = filled(5)
    assert await polled(updates, offset=-2) == [FIRST_UPDATE + 3, FIRST_UPDATE + 4]
    assert len(updates) == 2


async def test_a_long_poll_returns_with_the_first_update() -> None:
    updates = Updates()
    waiting = asyncio.create_task(polled(updates, seconds=30))
    await asyncio.sleep(0)
    updates.push("message", {})
    assert await asyncio.wait_for(waiting, 5) == [FIRST_UPDATE]


async def test_an_empty_poll_ends_with_its_time() -> None:
    assert await polled(Updates(), seconds=0.01) == []


async def test_a_newer_poll_ends_the_older_one() -> None:
    updates = Updates()
    older = asyncio.create_task(polled(updates, seconds=30))
    await asyncio.sleep(0)
    newer = asyncio.create_task(polled(updates, seconds=30))
    with pytest.raises(ApiError, match=TERMINATED) as caught:
        await older
    assert caught.value.code == 409
    updates.push("message", {})
    assert await asyncio.wait_for(newer, 5) == [FIRST_UPDATE]


def test_unwanted_kinds_are_not_queued() -> None:
    updates = Updates()
    assert updates.push("chat_member", {}) is None
    updates.allowed = ["message"]
    assert updates.push("callback_query", {}) is None
    assert updates.push("message", {}) == FIRST_UPDATE


async def test_the_past_does_not_change_with_the_message() -> None:
    updates, message = Updates(), {"text": "lama"}
    updates.push("message", message)
    message["text"] = "baru"
    assert json.loads(await updates.poll(0, 1, 0))[0]["message"] == {"text": "lama"}
