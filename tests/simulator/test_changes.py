from __future__ import annotations

import asyncio

from simulator.changes import Changes


async def test_a_change_wakes_who_waits_for_that_chat() -> None:
    changes = Changes()
    woken = asyncio.create_task(changes.wait(lambda: changes.version >= 2, 5, chat_id=1))
    await asyncio.sleep(0)
    changes.bump(2)
    changes.bump(1)
    assert await woken


async def test_a_change_of_any_chat_wakes_who_waits_for_anything() -> None:
    changes = Changes()
    woken = asyncio.create_task(changes.wait(lambda: changes.version == 1, 5))
    await asyncio.sleep(0)
    changes.bump(2)
    assert await woken


async def test_a_poke_lets_look_again_without_a_change() -> None:
    changes = Changes()
    doors: list[str] = []
    woken = asyncio.create_task(changes.wait(lambda: bool(doors), 5))
    await asyncio.sleep(0)
    doors.append("open")
    changes.poke()
    assert await woken
    assert changes.version == 0


async def test_waiting_ends_with_the_time_and_leaves_nothing_behind() -> None:
    changes = Changes()
    assert not await changes.wait(lambda: False, 0.01, chat_id=1)
    given_up = asyncio.create_task(changes.wait(lambda: False, 5, chat_id=1))
    await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.gather(given_up, return_exceptions=True)
    assert changes._waiters == {}
