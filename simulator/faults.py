"""Latency, failures on demand and Telegram's flood limits, all deterministic."""

from __future__ import annotations

import math
import random
from dataclasses import asdict, dataclass, field
from typing import Any

from simulator.errors import Json, Refused, too_many_requests

KINDS = ("429", "500", "502", "refuse", "drop", "timeout", "malformed")
PRIVATE_BURST = 3
GROUP_PER_MINUTE = 20
OVERALL_PER_SECOND = 30


@dataclass(slots=True)
class Fault:
    """What goes wrong with calls of `method` ("*": every one but getUpdates).

    429, 500 and 502 are refusals: nothing is done. "refuse" closes the connection before anything is done,
    "drop" after it was done and without an answer, "timeout" does it and answers after `seconds`,
    "malformed" does it and answers half a JSON.
    The first `after` matching calls pass; then `times` calls fail (None: all), each with probability `rate`.
    """

    kind: str
    method: str = "*"
    times: int | None = 1
    rate: float = 1.0
    after: int = 0
    retry_after: int = 1
    seconds: float = 30.0
    chat_id: int | None = None
    seed: int = 1
    _random: random.Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise Refused(f"unknown kind of fault: {self.kind}; known: {', '.join(KINDS)}")
        # Only a reproducible series of coin tosses.
        self._random = random.Random(self.seed)  # noqa: S311

    def strikes(self, method: str, chat_id: int | None) -> bool:
        """Whether it happens to this call; counts down."""
        if self.method != method and (self.method != "*" or method == "getUpdates"):
            return False
        if self.chat_id is not None and self.chat_id != chat_id:
            return False
        if self.after:
            self.after -= 1
            return False
        if self.times == 0 or self._random.random() >= self.rate:
            return False
        if self.times is not None:
            self.times -= 1
        return True

    def as_json(self) -> Json:
        """For the control API."""
        return {name: value for name, value in asdict(self).items() if not name.startswith("_")}


class Faults:
    """The settable misfortunes. `latency` in seconds by method, "*" for all that are not named."""

    def __init__(self) -> None:
        self.latency: dict[str, float] = {}
        self.rules: list[Fault] = []

    def add(self, **rule: Any) -> Fault:
        """Add a `Fault`; raises `Refused` for one that does not make sense."""
        try:
            fault = Fault(**rule)
        except TypeError as error:
            raise Refused(str(error)) from error
        self.rules.append(fault)
        return fault

    def clear(self) -> None:
        """All is well again."""
        self.rules.clear()
        self.latency.clear()

    def delay(self, method: str) -> float:
        """Seconds that a call of this method takes longer."""
        if not self.latency:
            return 0.0
        return self.latency.get(method, self.latency.get("*", 0.0))

    def strike(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that happens to this call, if any; used-up ones are forgotten."""
        for rule in self.rules:
            if rule.strikes(method, chat_id):
                if rule.times == 0:
                    self.rules.remove(rule)
                return rule
        return None


class FloodLimits:
    """Telegram's published limits: about one message a second to a chat with short bursts, 20 a minute to a
    group, 30 a second overall.

    Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
    """

    def __init__(self) -> None:
        self._buckets: dict[int | None, tuple[float, float]] = {}

    def take(self, chat_id: int, now: float) -> None:
        """Count a message at `now` (seconds); raises 429 when it comes too early."""
        per_chat = (PRIVATE_BURST, 1.0) if chat_id > 0 else (GROUP_PER_MINUTE, GROUP_PER_MINUTE / 60)
        wanted = [(chat_id, *per_chat), (None, OVERALL_PER_SECOND, float(OVERALL_PER_SECOND))]
        levels = []
        for key, size, rate in wanted:
            level, since = self._buckets.get(key, (float(size), now))
            level = min(float(size), level + (now - since) * rate)
            if level < 1.0:
                raise too_many_requests(max(1, math.ceil((1.0 - level) / rate)))
            levels.append((key, level - 1.0))
        for key, level in levels:
            self._buckets[key] = (level, now)
