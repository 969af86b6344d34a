"""A process of its own for what would hold the event loop: workbooks of strangers, letters, pictures.

It is started when it is needed, runs at a lower priority, and ends when it has been idle, so that its memory
is given back. What takes too long is ended with it.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from types import ModuleType
from typing import TypeVar, TypeVarTuple

from gateway.background import describe, wait_for_any

Args = TypeVarTuple("Args")
R = TypeVar("R")

log = logging.getLogger(__name__)

SECONDS = 120.0
SMALL = 60_000
"""Files up to so many bytes are read in a thread: starting a process costs more than that."""
EVERY_SECONDS = 1.0
IDLE_SECONDS = 60.0
_NICENESS = 5


class ChildFailed(RuntimeError):
    """The process died or took too long."""


class Child:
    """One process, for one piece of work at a time; each may take so many seconds."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._pool: ProcessPoolExecutor | None = None

    async def run(self, size: int, work: Callable[[*Args], R], *args: *Args) -> R:
        """What `work` gives for a file of `size` bytes. Raises `ChildFailed`."""
        if size <= SMALL:
            return await asyncio.to_thread(work, *args)
        return await self.apart(work, *args)

    async def apart(self, work: Callable[[*Args], R], *args: *Args) -> R:
        """What `work` gives, always in the other process. Raises `ChildFailed`."""
        if self._pool is None:
            # Not a function of ours: the process would load all handlers to find it.
            lower = partial(os.nice, _NICENESS) if hasattr(os, "nice") else None
            self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=lower)
        try:
            with _front_door_hidden():
                work_done = asyncio.get_running_loop().run_in_executor(self._pool, work, *args)
            async with asyncio.timeout(self._seconds):
                return await work_done
        except (BrokenProcessPool, TimeoutError) as error:
            self.end()
            raise ChildFailed from error

    def end(self) -> None:
        """Ends the process, whatever it is at."""
        if self._pool is not None:
            processes = list((self._pool._processes or {}).values())
            self._pool.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.kill()
            self._pool = None


async def work_with(
    child: Child,
    step: Callable[[], Awaitable[bool]],
    stop: asyncio.Event,
    name: str,
    every: float = EVERY_SECONDS,
    told: Callable[[], None] = lambda: None,
) -> None:
    """Takes steps until `stop` is set, and looks for one `every` so many seconds when there was none.

    `told` is called after each: there may be something in the outbox, which delivery finds late by itself.
    An idle child is ended. What is under way at the stop begins anew at the next start.
    """
    idle = 0
    try:
        while not stop.is_set():
            try:
                worked = await step()
            except Exception as error:
                log.error("%s: %s; trying again", name, describe(error))
                worked = False
            if worked:
                told()
            idle = 0 if worked else idle + 1
            if idle * every >= IDLE_SECONDS:
                child.end()
            if not worked:
                await wait_for_any(stop, seconds=every)
    finally:
        child.end()


@contextmanager
def _front_door_hidden() -> Iterator[None]:
    """A new process would first load the program's main file with all that it imports: three seconds."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
