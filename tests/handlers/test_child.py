"""The process for what would hold the loop."""

from __future__ import annotations

import asyncio
import os
import time

import pytest

from handlers.child import Child, ChildFailed, work_with
from services.coverage.drawing.making import Work, make
from tests.services.coverage.drawing.figures import april

LOADED = "[name for name in __import__('sys').modules if '.' not in name]"


async def test_a_picture_is_drawn_in_a_process_that_knows_no_handlers() -> None:
    child = Child()
    try:
        (made,) = await child.apart(make, Work(april(), "OKU Selatan", "id", "cakupan"))
        assert made.name == "cakupan.png"
        assert made.data.startswith(b"\x89PNG")
        assert await child.apart(os.getpid) != os.getpid()
        assert not {"handlers", "telegram", "sqlalchemy"} & set(await child.apart(eval, LOADED))
    finally:
        child.end()


async def test_what_takes_too_long_is_ended_and_the_next_works() -> None:
    child = Child(seconds=0.5)
    try:
        with pytest.raises(ChildFailed):
            await child.apart(time.sleep, 60)
    finally:
        child.end()


async def test_what_kills_the_process_is_said() -> None:
    child = Child()
    try:
        with pytest.raises(ChildFailed):
            await child.apart(os._exit, 3)
        assert await child.apart(abs, -3) == 3
    finally:
        child.end()


async def test_the_loop_goes_on_after_a_failure_and_ends_an_idle_child(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("handlers.child.IDLE_SECONDS", 0.02)
    child, stop = Child(), asyncio.Event()
    await child.apart(abs, -1)
    taken = []

    async def step() -> bool:
        taken.append(child._pool is not None)
        if len(taken) == 1:
            raise OSError("the disk is full")
        if len(taken) > 4:
            stop.set()
        return len(taken) == 3

    told: list[int] = []
    await work_with(child, step, stop, "testing", every=0.01, told=lambda: told.append(len(taken)))
    assert told == [3]
    assert taken[0]
    assert not taken[-1]
    assert len(taken) == 5
