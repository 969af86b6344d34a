"""Chats and their messages, as the server keeps them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from simulator.errors import Json, bad_request

HISTORY = 1000
TOASTS = 50


@dataclass(slots=True)
class Entry:
    """A message in its chat. The dict in `message` is never changed, only replaced."""

    message: Json
    seq: int
    by_bot: bool
    deleted: bool = False
    markup: Json | None = None

    def as_json(self) -> Json:
        """For the store."""
        return {
            "message": self.message,
            "seq": self.seq,
            "by_bot": self.by_bot,
            "deleted": self.deleted,
            "markup": self.markup,
        }


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's), a group or a channel.

    `known`: the person wrote to the bot before what stands here begins, so the bot may write first.
    """

    id: int
    api: Json
    members: list[int] = field(default_factory=list)
    started: bool = False
    known: bool = False
    blocked: bool = False
    sees_all: bool = False
    keyboard: Json | None = None
    next_id: int = 1
    seq: int = 0
    from_bot: int = 0
    entries: dict[int, Entry] = field(default_factory=dict)
    toasts: deque[Json] = field(default_factory=lambda: deque(maxlen=TOASTS))
    action: Json | None = None

    @property
    def type(self) -> str:
        """private, group, supergroup or channel."""
        return str(self.api["type"])

    @property
    def is_open(self) -> bool:
        """Whether the person can type: they pressed START, or the bot has written to somebody it knows."""
        return self.started or (self.known and bool(self.entries))

    def new_id(self) -> int:
        """The next message id of this chat."""
        taken = self.next_id
        self.next_id += 1
        return taken

    def add(self, entry: Entry) -> int | None:
        """Append a message; gives the id of an old one that fell out of the bounded history, if any."""
        self.entries[entry.message["message_id"]] = entry
        self.seq = entry.seq
        if entry.by_bot:
            self.from_bot += 1
        if len(self.entries) <= HISTORY:
            return None
        oldest = next(iter(self.entries))
        del self.entries[oldest]
        return oldest

    def find(self, message_id: int | None, missing: str) -> Entry:
        """A message that still stands; raises `bad_request(missing)`."""
        entry = self.entries.get(message_id) if message_id is not None else None
        if entry is None or entry.deleted:
            raise bad_request(missing)
        return entry

    def as_json(self) -> Json:
        """Everything but the messages, for the store."""
        return {
            "id": self.id,
            "api": self.api,
            "members": self.members,
            "started": self.started,
            "known": self.known,
            "blocked": self.blocked,
            "sees_all": self.sees_all,
            "keyboard": self.keyboard,
            "next_id": self.next_id,
            "seq": self.seq,
            "from_bot": self.from_bot,
            "toasts": list(self.toasts),
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Chat:
        """Back from `as_json`, still without messages."""
        toasts = deque(kept["toasts"], maxlen=TOASTS)
        return cls(**{**kept, "toasts": toasts})
