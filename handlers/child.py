"""A process of its own for what would hold the event loop: opening and writing workbooks of strangers.

It is started when it is needed, runs at a lower priority, and ends when it has been idle, so that its memory
is given back. What takes too long is ended with it.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar, TypeVarTuple

Args = TypeVarTuple("Args")
R = TypeVar("R")

SECONDS = 120.0
SMALL = 60_000
"""Files up to so many bytes are read in a thread: starting a process costs more than that."""


class ChildFailed(RuntimeError):
    """The process died or took too long."""


class Child:
    """One process, for one piece of work at a time."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    async def run(self, size: int, work: Callable[[*Args], R], *args: *Args) -> R:
        """What `work` gives for a file of `size` bytes. Raises `ChildFailed`."""
        if size <= SMALL:
            return await asyncio.to_thread(work, *args)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_behind_others)
        try:
            async with asyncio.timeout(SECONDS):
                return await asyncio.get_running_loop().run_in_executor(self._pool, work, *args)
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


def _behind_others() -> None:
    os.nice(5)
