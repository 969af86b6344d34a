"""People who play through forms: each does the next thing as soon as the answer to the last one is seen.

They live in the process of the simulator and are called by it; nothing polls, nothing sleeps.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from simulator import Simulator
from simulator.actions import act
from simulator.changes import Changes

LOOKED_AT = 12


@dataclass(frozen=True)
class Step:
    """Types `say`, or presses the button labelled `press`; the answer is a message with the words `reads`."""

    reads: str
    say: str = ""
    press: str = ""


class Noticed(Changes):
    """Tells whoever asked for it that a chat has changed."""

    def __init__(self) -> None:
        super().__init__()
        self.listeners: dict[int, Callable[[], None]] = {}

    def bump(self, chat_id: int | None = None) -> int:
        version = super().bump(chat_id)
        if chat_id is not None and (listener := self.listeners.get(chat_id)):
            # The message itself is put into the chat right after this.
            asyncio.get_running_loop().call_soon(listener)
        return version


class Crowd(Simulator):
    """A simulator with people at hand."""

    def __init__(self, token: str) -> None:
        super().__init__(token=token)
        self.noticed = self.changes = Noticed()
        self.updates._on_change = self.changes.poke


@dataclass
class Tally:
    """What was measured: `waits` are the seconds from each act to the sight of its answer."""

    most: int
    began: float
    waits: list[float] = field(default_factory=list)
    full: asyncio.Event = field(default_factory=asyncio.Event)
    stuck: Exception | None = None

    def add(self, seconds: float) -> None:
        """One answer was seen."""
        self.waits.append(seconds)
        if len(self.waits) >= self.most:
            self.full.set()

    def fail(self, error: Exception) -> None:
        """Somebody cannot go on: nothing measured would count."""
        self.stuck = error
        self.full.set()


class Player:
    """One person with a phone and something to do, for ever."""

    def __init__(self, crowd: Crowd, person_id: int, steps: Iterator[Step]) -> None:
        self._crowd = crowd
        self._id = person_id
        self._steps = steps
        self._step: Step | None = None
        self._acted_seq = 0
        self._acted_at = 0.0
        self._tally: Tally | None = None
        self._loop = asyncio.get_running_loop()
        crowd.noticed.listeners[person_id] = self._look

    def play(self, tally: Tally) -> None:
        """Acts, and goes on whenever an answer comes, until `rest`."""
        self._tally = tally
        if self._step is None:
            self._next()

    def rest(self) -> None:
        """Does nothing more after the answer that is awaited."""
        self._tally = None

    def waiting_since(self) -> float | None:
        """When the act was done whose answer is not there yet."""
        return self._acted_at if self._step is not None else None

    def story(self) -> str:
        """What is awaited and what can be seen, for the words of an error."""
        seen = [entry.message.get("text", "") for entry in self._newest()]
        return "\n".join([f"awaits {self._step}", *reversed(seen)])

    def _look(self) -> None:
        step = self._step
        if step is None or not self._is_answered(step):
            return
        waited = self._loop.time() - self._acted_at
        self._step = None
        if self._tally is not None:
            self._tally.add(waited)
        if self._tally is not None and not self._tally.full.is_set():
            try:
                self._next()
            except Exception as error:
                self._tally.fail(error)

    def _is_answered(self, step: Step) -> bool:
        return any(
            entry.by_bot and entry.seq > self._acted_seq and step.reads in entry.message.get("text", "")
            for entry in self._newest()
        )

    def _newest(self) -> Iterator[Any]:
        return islice(reversed(self._crowd.chats[self._id].entries.values()), LOOKED_AT)

    def _next(self) -> None:
        step = self._step = next(self._steps)
        body: dict[str, Any] = {"text": step.say}
        if step.press:
            body = self._button(step.press)
        self._acted_at = self._loop.time()
        done = act(self._crowd, self._id, "press" if step.press else "send", body)
        self._acted_seq = done["seq"]

    def _button(self, label: str) -> dict[str, Any]:
        for entry in self._newest():
            rows = entry.message.get("reply_markup", {}).get("inline_keyboard", [])
            for button in (button for row in rows for button in row):
                if button["text"] == label:
                    return {"message_id": entry.message["message_id"], "data": button["callback_data"]}
        raise LookupError(f"nobody shows a button {label!r}")
