"""Small tasks beside the loops."""

from __future__ import annotations

import asyncio
import gc

import pytest

from gateway.background import Background, describe, wait_for_any
from tests.gateway.fakes import SECRET


async def test_at_most_so_many_at_once() -> None:
    background, gate = Background(limit=3), asyncio.Event()
    now, most, done = 0, 0, 0

    async def work() -> None:
        nonlocal now, most, done
        now += 1
        most = max(most, now)
        await gate.wait()
        now -= 1
        done += 1

    for _ in range(10):
        background.start(work())
    for _ in range(5):
        await asyncio.sleep(0)
    assert now == 3
    gate.set()
    await background.finish()
    assert (most, done) == (3, 10)


async def test_the_end_waits_for_what_tasks_start() -> None:
    background, done = Background(limit=1), []

    async def second() -> None:
        done.append(2)

    async def first() -> None:
        background.start(second())

    background.start(first())
    await background.finish()
    assert done == [2]


async def test_what_is_late_is_cancelled_and_lets_go_of_what_it_holds() -> None:
    background, let_go = Background(limit=1), []

    async def late() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            let_go.append(1)

    background.start(late())
    background.start(late())
    await asyncio.sleep(0)
    await background.finish(seconds=0)
    assert let_go == [1]
    gc.collect()  # a coroutine that was never begun would warn now, and a warning is an error


async def test_an_error_is_logged_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    async def fails() -> None:
        raise ValueError(SECRET)

    background = Background(limit=1)
    background.start(fails())
    await background.finish()
    assert "ValueError at gateway/test_background.py" in caplog.text
    assert SECRET not in caplog.text


async def test_waiting_ends_with_an_event_or_the_time() -> None:
    set_one, other = asyncio.Event(), asyncio.Event()
    set_one.set()
    await asyncio.wait_for(wait_for_any(other, set_one, seconds=60), 5)
    await asyncio.wait_for(wait_for_any(other, seconds=0.001), 5)
    assert not other.is_set()


def test_an_error_that_was_never_raised_has_no_place() -> None:
    assert describe(ValueError(SECRET)) == "ValueError"
