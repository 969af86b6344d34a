"""A bounded log of the bot's calls and counters for benchmarks."""

from __future__ import annotations

from collections import Counter, deque

from simulator.errors import Json

LOG_LENGTH = 5000


class Calls:
    """Who called what, when, with which result. Times in seconds of the simulator's clock."""

    def __init__(self) -> None:
        self._log: deque[tuple[int, float, str, int | None, int, int, int, float]] = deque(maxlen=LOG_LENGTH)
        self.running = 0
        self.reset()

    def reset(self) -> None:
        """Start counting anew."""
        self._log.clear()
        self.total = 0
        self.bytes_in = 0
        self.bytes_out = 0
        self.by_method: Counter[str] = Counter()
        self.by_status: Counter[int] = Counter()

    def record(
        self, at: float, method: str, chat_id: int | None, status: int, sizes: tuple[int, int], took: float
    ) -> None:
        """Note a finished call; `sizes` are the bytes of the request and of the answer, `took` seconds."""
        self.total += 1
        self.bytes_in += sizes[0]
        self.bytes_out += sizes[1]
        self.by_method[method] += 1
        self.by_status[status] += 1
        self._log.append((self.total, at, method, chat_id, status, *sizes, took))

    def log(self, since: int = 0, method: str | None = None) -> list[Json]:
        """The calls after number `since`, oldest first."""
        names = ("number", "at", "method", "chat_id", "status", "bytes_in", "bytes_out", "seconds")
        return [
            dict(zip(names, call, strict=True))
            for call in self._log
            if call[0] > since and (method is None or call[2] == method)
        ]

    def counters(self) -> Json:
        """The sums since the last reset."""
        return {
            "calls": self.total,
            "running": self.running,
            "bytes_in": self.bytes_in,
            "bytes_out": self.bytes_out,
            "by_method": dict(self.by_method),
            "by_status": {str(status): count for status, count in self.by_status.items()},
        }
