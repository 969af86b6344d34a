"""A counter of everything that happened, and people waiting for it to move: no polling by the clock."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Changes:
    """`version` grows by one with every visible change; waiters sleep until a chat, or anything, changes."""

    def __init__(self, version: int = 0) -> None:
        self.version = version
        self._waiters: dict[int | None, list[asyncio.Future[None]]] = {}

    def bump(self, chat_id: int | None = None) -> int:
        """Record a change (of one chat); gives its number."""
        self.version += 1
        if self._waiters:
            self._wake(chat_id)
            if chat_id is not None:
                self._wake(None)
        return self.version

    def poke(self) -> None:
        """Let those who wait for anything look again, though no chat changed."""
        if self._waiters:
            self._wake(None)

    def _wake(self, key: int | None) -> None:
        for waiter in self._waiters.pop(key, ()):
            if not waiter.done():
                waiter.set_result(None)

    async def wait(self, is_due: Callable[[], bool], seconds: float, chat_id: int | None = None) -> bool:
        """Sleep until `is_due()`, looking again after every change (of that chat, if given).

        Waits at most `seconds`; gives what `is_due()` says at the end.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not is_due():
            left = end - loop.time()
            if left <= 0:
                return False
            waiter = loop.create_future()
            self._waiters.setdefault(chat_id, []).append(waiter)
            try:
                async with asyncio.timeout(left):
                    await waiter
            except TimeoutError:
                self._forget(chat_id, waiter)
            except asyncio.CancelledError:
                self._forget(chat_id, waiter)
                raise
        return True

    def _forget(self, key: int | None, waiter: asyncio.Future[None]) -> None:
        waiting = self._waiters.get(key)
        if waiting and waiter in waiting:
            waiting.remove(waiter)
            if not waiting:
                del self._waiters[key]
