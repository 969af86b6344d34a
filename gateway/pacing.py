"""How fast Telegram may be written to: about 30 messages a second in all, one a second to a chat.

A short burst to a chat is allowed. python-telegram-bot's AIORateLimiter (22.8) has no limit for private chats
and ends a flood pause early, hence this one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

CHAT_BURST = 4


@dataclass
class _Bucket:
    """Tokens that come back at `rate` a second, up to `size`."""

    rate: float
    size: float
    tokens: float
    at: float

    def take(self, now: float) -> float:
        """Takes one token, on credit if need be; seconds until it may be used."""
        self.tokens = min(self.size, self.tokens + (now - self.at) * self.rate)
        self.at = now
        self.tokens -= 1
        return max(0.0, -self.tokens / self.rate)


class Pacing:
    """Tells each message how long it has to wait; everything is in seconds of `clock`."""

    def __init__(self, rate: float, chat_rate: float, clock: Callable[[], float] | None = None) -> None:
        self._clock = clock or asyncio.get_running_loop().time
        self._chat_rate = chat_rate
        self._all = _Bucket(rate, rate, rate, self._clock())
        self._chats: dict[int, _Bucket] = {}
        self._paused: dict[int, float] = {}
        self._all_paused = 0.0

    def delay(self, chat_id: int) -> float:
        """Seconds to wait before the next message to this chat; the message counts as sent then."""
        now = self._clock()
        self._forget_quiet_chats(now)
        bucket = self._chats.setdefault(chat_id, _Bucket(self._chat_rate, CHAT_BURST, CHAT_BURST, now))
        pause = max(self._paused.get(chat_id, 0.0), self._all_paused) - now
        return max(0.0, pause, bucket.take(now), self._all.take(now))

    def flooded(self, chat_id: int, seconds: float) -> None:
        """Telegram asked for a pause: for this chat, and for all when a second chat is told so meanwhile."""
        now = self._clock()
        self._paused = {chat: until for chat, until in self._paused.items() if until > now}
        self._paused[chat_id] = max(self._paused.get(chat_id, 0.0), now + seconds)
        if len(self._paused) > 1:
            self._all_paused = max(self._all_paused, now + seconds)

    def _forget_quiet_chats(self, now: float) -> None:
        if len(self._chats) > 10_000:
            full_after = CHAT_BURST / self._chat_rate
            self._chats = {c: b for c, b in self._chats.items() if now - b.at < full_after}
