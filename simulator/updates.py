"""The bot's queue of updates and its long polls."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections import deque
from collections.abc import Callable, Iterable

from simulator.errors import ApiError, Json
from simulator.store import Store

LIMIT = 100
LONGEST_POLL = 50
FIRST_UPDATE = 500_000_001
# Those that Telegram sends only to a bot that asks for them by name.
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})

TERMINATED = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
TERMINATED_BY_WEBHOOK = "Conflict: terminated by setWebhook request"


class Updates:
    """Updates wait, in order, until an offset confirms them or a webhook takes them."""

    def __init__(self, store: Store | None = None, on_change: Callable[[], object] | None = None) -> None:
        self._store = store
        self._on_change = on_change
        self._waiting: deque[tuple[int, bytes]] = deque()
        self._poll: asyncio.Future[None] | None = None
        self._arrival: asyncio.Event = asyncio.Event()
        self.next_id = FIRST_UPDATE
        self.allowed: list[str] = []

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def is_polled(self) -> bool:
        """Whether a long poll hangs: the bot is up and has nothing to do."""
        return self._poll is not None

    def restore(self, kept: Iterable[Json]) -> None:
        """Take up what the store still has."""
        for update in sorted(kept, key=lambda one: int(one["update_id"])):
            self._waiting.append((update["update_id"], json.dumps(update, ensure_ascii=False).encode()))

    def wants(self, kind: str) -> bool:
        """Whether the bot asked for this kind of update."""
        return kind in self.allowed if self.allowed else kind not in ON_REQUEST

    def push(self, kind: str, content: Json) -> int | None:
        """Queue an update; gives its id, or None for a kind that the bot does not want."""
        if not self.wants(kind):
            return None
        update_id = self.next_id
        self.next_id += 1
        update = {"update_id": update_id, kind: content}
        # Written down as bytes now: a later edit of the message must not change the past.
        self._waiting.append((update_id, json.dumps(update, ensure_ascii=False).encode()))
        if self._store:
            self._store.put("update", update_id, update)
        self._arrival.set()
        return update_id

    def confirm(self, offset: int) -> None:
        """Forget every update below `offset`; a negative one keeps only that many of the newest."""
        before = len(self._waiting)
        if offset < 0:
            while len(self._waiting) > -offset:
                self._forget()
        else:
            while self._waiting and self._waiting[0][0] < offset:
                self._forget()
        if len(self._waiting) != before and self._on_change:
            self._on_change()

    def _forget(self) -> None:
        update_id, _ = self._waiting.popleft()
        if self._store:
            self._store.delete("update", update_id)

    def clear(self) -> None:
        """Drop all that waits (`drop_pending_updates`)."""
        self.confirm(self.next_id)

    def first(self) -> tuple[int, bytes] | None:
        """The oldest update as (id, JSON), for the webhook."""
        return self._waiting[0] if self._waiting else None

    async def arrival(self) -> None:
        """Return as soon as something waits."""
        while not self._waiting:
            self._arrival.clear()
            await self._arrival.wait()

    def terminate_poll(self, description: str) -> None:
        """End a hanging getUpdates with 409, as a newer poll or a new webhook does on Telegram."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(ApiError(409, description))
        self._poll = None

    async def poll(self, offset: int, limit: int, seconds: float) -> bytes:
        """`getUpdates`: the JSON array of the waiting updates; waits up to `seconds` for the first."""
        self.terminate_poll(TERMINATED)
        if offset:
            self.confirm(offset)
        if self._store:
            self._store.commit()
        if not self._waiting and seconds > 0:
            await self._hang(min(seconds, LONGEST_POLL))
        batch = itertools.islice(self._waiting, min(max(limit, 1), LIMIT))
        return b"[" + b",".join(body for _, body in batch) + b"]"

    async def _hang(self, seconds: float) -> None:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poll = mine
        if self._on_change:
            self._on_change()
        arrival = asyncio.ensure_future(self.arrival())
        try:
            await asyncio.wait({mine, arrival}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            if mine.done():
                mine.result()
        finally:
            arrival.cancel()
            mine.cancel()
            if self._poll is mine:
                self._poll = None
