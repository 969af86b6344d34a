"""From dispatch to delivery within one process: messages are in the table, and need not be looked for there.

Whatever is said is written in the transaction that made it necessary. When nothing else waits in the table,
it is written as being in hand already, and handed over once that is committed: delivery is spared a
transaction and the decryption. SQLite only: there the writer's lock makes "nothing else waits" certain.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.outbox import IS_WAITING, queue
from gateway.outgoing import Outgoing
from models import OutboxMessage

MOST_IN_HAND = 1000
# One chat with a long queue must not fill the hand while others wait: it goes out at one a second.
MOST_OF_A_CHAT = 10

_LAST_AND_WAITING = select(
    select(func.coalesce(func.max(OutboxMessage.id), 0)).scalar_subquery(),
    select(1).where(IS_WAITING).exists(),
)


@dataclass(slots=True)
class Parcel:
    """A message in hand: a row of the outbox that is marked as being sent."""

    id: int
    chat_id: int
    method: str
    payload: Any
    attachment: bytes | None
    card: str | None
    fresh: bool
    created_at: datetime
    tries: int = 0


class Handover:
    """What delivery has in hand, and what comes to it. `open` while delivery is at work in this process."""

    def __init__(self) -> None:
        self.open = False
        self.held: set[int] = set()
        self.ready: list[Parcel] = []
        # Messages of each chat on their way, from the table or from dispatch.
        self.of_chat: Counter[int] = Counter()
        self.unsure = False
        self.look = True
        self.told = False
        self.wake = asyncio.Event()
        self._time = 0

    def more(self) -> None:
        """The table holds something new."""
        self.look = self.told = True
        self.wake.set()

    def hold(self, parcels: Sequence[Parcel]) -> None:
        """These are in hand from now on."""
        self.held.update(one.id for one in parcels)
        self.of_chat.update(one.chat_id for one in parcels)

    def left(self, chat_id: int) -> None:
        """One message of a chat is not in its lane any more."""
        self.of_chat[chat_id] -= 1
        if self.of_chat[chat_id] <= 0:
            del self.of_chat[chat_id]

    def full(self) -> list[int]:
        """Chats of which no more should be taken for now."""
        return [chat_id for chat_id, count in self.of_chat.items() if count >= MOST_OF_A_CHAT]

    def let_go(self) -> None:
        """Delivery ends: what is not sent stays in the table for the next start."""
        self.open = False
        self._time += 1
        self.ready.clear()
        self.of_chat.clear()

    @contextmanager
    def post(self) -> Iterator[Post]:
        """Around a transaction that says something: at its end the messages are given to delivery."""
        post, time = Post(self), self._time
        try:
            yield post
        except BaseException:
            # Whether that was committed nobody knows: delivery looks into the table for them.
            if post.parcels:
                self.unsure = self.look = True
            self._forget(post.parcels)
            raise
        if post.waits:
            self.more()
        elif time != self._time:
            # Delivery ended meanwhile, and finds them in the table when it begins again.
            self._forget(post.parcels)
        elif post.parcels:
            self.ready.extend(post.parcels)
            self.wake.set()

    def _forget(self, parcels: Sequence[Parcel]) -> None:
        self.held.difference_update(one.id for one in parcels)
        for one in parcels:
            self.left(one.chat_id)

    def takes(self, messages: Sequence[Outgoing]) -> bool:
        """Whether delivery would take these in hand now."""
        if not self.open or len(self.held) + len(messages) > MOST_IN_HAND:
            return False
        return all(self.of_chat[one.chat_id] < MOST_OF_A_CHAT for one in messages)


class Post:
    """The messages of one transaction."""

    def __init__(self, handover: Handover) -> None:
        self._handover = handover
        self.parcels: list[Parcel] = []
        self.waits = False

    async def put(self, session: AsyncSession, messages: Sequence[Outgoing], now: datetime) -> None:
        """Keeps messages; nothing is sent unless the transaction commits."""
        if not messages:
            return
        last = await self._last_id(session, messages, now)
        if last is None:
            await queue(session, messages, now)
            self.waits = True
            return
        ids = range(last + 1, last + 1 + len(messages))
        await queue(session, messages, now, in_hand_as=ids)
        parcels = [
            Parcel(number, one.chat_id, one.method, one.parameters, one.attachment, one.card, one.fresh, now)
            for number, one in zip(ids, messages, strict=True)
        ]
        self._handover.hold(parcels)
        self.parcels += parcels

    async def _last_id(
        self, session: AsyncSession, messages: Sequence[Outgoing], now: datetime
    ) -> int | None:
        """The greatest id so far, if these messages may go past the table."""
        if session.get_bind().dialect.name != "sqlite" or not self._handover.takes(messages):
            return None
        if any(one.not_before is not None and one.not_before > now for one in messages):
            return None
        last, waiting = (await session.execute(_LAST_AND_WAITING, {"now": now})).one()
        return None if waiting else int(last)
