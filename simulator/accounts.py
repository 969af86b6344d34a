"""The people who have Telegram on their (simulated) phones."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from simulator.errors import Json


@dataclass(slots=True)
class Account:
    """A person's Telegram account. `role` and `hint` are for the persona list of the chat page only."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "id"
    phone: str = ""
    role: str = ""
    hint: str = ""

    @property
    def name(self) -> str:
        """The full name as a chat list shows it."""
        return f"{self.first_name} {self.last_name}".strip()

    def as_user(self) -> Json:
        """`User` of the Bot API."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if self.language_code:
            user["language_code"] = self.language_code
        return user

    def as_chat(self) -> Json:
        """`Chat` of the Bot API: the private chat of this person with the bot."""
        chat: Json = {"id": self.id, "type": "private", "first_name": self.first_name}
        if self.last_name:
            chat["last_name"] = self.last_name
        if self.username:
            chat["username"] = self.username
        return chat

    def as_json(self) -> Json:
        """Everything, for the store and the control API."""
        return {**asdict(self), "name": self.name}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Account:
        """Back from `as_json`."""
        return cls(**{field: kept[field] for field in cls.__slots__ if field in kept})
