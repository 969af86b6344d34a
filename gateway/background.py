"""Small tasks beside the main loops, bounded in number, and waiting for more than one thing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Iterable
from typing import Any

log = logging.getLogger(__name__)


class Background:
    """Tasks that nobody waits for until the end; at most `limit` run, the rest queue up behind them."""

    def __init__(self, limit: int) -> None:
        self._slots = asyncio.Semaphore(limit)
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, Any]) -> None:
        """Runs it soon."""
        task = asyncio.create_task(self._run(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        # One that is cancelled before its turn was never begun; closing one that has ended does nothing.
        task.add_done_callback(lambda _task: work.close())

    async def _run(self, work: Coroutine[Any, Any, Any]) -> None:
        async with self._slots:
            try:
                await work
            except Exception as error:
                log.error("a background task failed: %s", describe(error))

    async def finish(self, seconds: float = 10.0) -> None:
        """Waits for all of them; what is not done by then is cancelled."""
        try:
            async with asyncio.timeout(seconds):
                # One may start another.
                while self._tasks:
                    await asyncio.wait(set(self._tasks))
        except TimeoutError:
            await cancel(self._tasks)


async def cancel(tasks: Iterable[asyncio.Task[None]]) -> None:
    """Ends tasks and waits until they have let go of what they hold."""
    ending = set(tasks)
    for task in ending:
        task.cancel()
    if ending:
        await asyncio.wait(ending)


async def wait_for_any(*events: asyncio.Event, seconds: float) -> None:
    """Returns when one of the events is set or the time is up."""
    waits = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()


def describe(error: BaseException) -> str:
    """The kind of an error and the place it comes from, without its words: they could hold personal data."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    code = trace.tb_frame.f_code
    place = "/".join(code.co_filename.rsplit("/", 2)[-2:])
    return f"{type(error).__name__} at {place}:{trace.tb_lineno} in {code.co_name}"
