"""How fast Telegram may be written to: about 30 messages a second in all, one a second to a chat.

A short burst to a chat is allowed. python-telegram-bot's AIORateLimiter (22.8) has no limit for private chats
and ends a flood pause early, hence this one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

CHAT_BURST = 4
MOST_CHATS = 10_000


class Pacing:
    """Tells each message how long it has to wait; everything is in seconds of `clock`.

    A message first waits until nothing holds its chat (`hold`), then for its turn among all (`delay`), and
    looks whether a pause began meanwhile (`paused`). In any window of t seconds at most rate * t + burst
    messages go out, to one chat and in all: the generic cell rate algorithm (ITU-T I.371), in which each
    bucket is one number, the time at which it will be full again.
    """

    def __init__(self, rate: float, chat_rate: float, clock: Callable[[], float] | None = None) -> None:
        self._clock = clock or asyncio.get_running_loop().time
        self._gap = 1.0 / rate
        self._slack = max(0.0, 1.0 - self._gap)  # a burst of one second's worth
        self._full_at = 0.0
        self._chat_gap = 1.0 / chat_rate
        self._chat_slack = (CHAT_BURST - 1) * self._chat_gap
        self._chat_full_at: dict[int, float] = {}
        self._paused: dict[int, float] = {}
        self._all_paused = 0.0

    def paused(self, chat_id: int) -> float:
        """Seconds for which Telegram wants nothing to be sent to this chat."""
        return max(0.0, max(self._paused.get(chat_id, 0.0), self._all_paused) - self._clock())

    def hold(self, chat_id: int) -> float:
        """Seconds until the next message may go to this chat, as far as the chat itself is concerned."""
        open_at = self._chat_full_at.get(chat_id, 0.0) - self._chat_slack
        return max(self.paused(chat_id), open_at - self._clock())

    def delay(self, chat_id: int) -> float:
        """Seconds until the turn of a message among those to all chats; it counts as sent then."""
        now = self._clock()
        turn = max(now, self._full_at - self._slack)
        self._full_at = max(self._full_at, turn) + self._gap
        self._forget_quiet_chats(now)
        self._chat_full_at[chat_id] = max(self._chat_full_at.get(chat_id, 0.0), turn) + self._chat_gap
        return turn - now

    def flooded(self, chat_id: int, seconds: float) -> None:
        """Telegram asked for a pause: for this chat, and for all when a second chat is told so meanwhile."""
        now = self._clock()
        self._paused = {chat: until for chat, until in self._paused.items() if until > now}
        self._paused[chat_id] = max(self._paused.get(chat_id, 0.0), now + seconds)
        if len(self._paused) > 1:
            self._all_paused = max(self._all_paused, now + seconds)

    def _forget_quiet_chats(self, now: float) -> None:
        if len(self._chat_full_at) > MOST_CHATS:
            self._chat_full_at = {chat: at for chat, at in self._chat_full_at.items() if at > now}
