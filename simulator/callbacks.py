"""Pressed buttons that wait for their one answer."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from simulator.errors import Json, bad_request
from simulator.store import Store

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
FIRST = 4_100_000_000_000_001
KEPT = 10_000


@dataclass(slots=True)
class Pressed:
    """A press: who, where, when (seconds of the simulator's clock)."""

    id: str
    chat_id: int
    person_id: int
    message_id: int
    at: float


class Callbacks:
    """Each press may be answered once, within `seconds`."""

    def __init__(self, seconds: float, store: Store | None = None) -> None:
        self.seconds = seconds
        self._store = store
        self._open: dict[str, Pressed] = {}
        if store:
            for kept in sorted(store.values("callback"), key=lambda one: int(one["id"])):
                self._open[kept["id"]] = Pressed(**kept)
        self.next_id = max((int(key) + 1 for key in self._open), default=FIRST)

    def press(self, chat_id: int, person_id: int, message_id: int, now: float) -> Pressed:
        """A new press."""
        pressed = Pressed(str(self.next_id), chat_id, person_id, message_id, now)
        self.next_id += 1
        self._open[pressed.id] = pressed
        if len(self._open) > KEPT:
            self._forget(next(iter(self._open)))
        if self._store:
            self._store.put("callback", pressed.id, asdict(pressed))
        return pressed

    def answer(self, callback_id: str, now: float) -> Pressed:
        """Take the press that is answered; raises `ApiError` when unknown, answered or too old."""
        pressed = self._open.get(callback_id)
        if pressed is None:
            raise bad_request(TOO_OLD)
        self._forget(callback_id)
        if now - pressed.at > self.seconds:
            raise bad_request(TOO_OLD)
        return pressed

    def waiting(self, chat_id: int) -> list[Json]:
        """The presses of a chat that nobody answered yet, for the page's spinner."""
        return [asdict(pressed) for pressed in self._open.values() if pressed.chat_id == chat_id]

    def _forget(self, callback_id: str) -> None:
        del self._open[callback_id]
        if self._store:
            self._store.delete("callback", callback_id)
