"""What the bot says, as data: a handler returns these, the outbox keeps them, delivery sends them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

MAX_BUTTON_BYTES = 64
MAX_TEXT = 4096
MAX_CAPTION = 1024


@dataclass(frozen=True)
class Button:
    """An inline button that sends `data` back (at most 64 bytes) or opens `url`."""

    label: str
    data: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if (self.data is None) == (self.url is None):
            raise ValueError("a button has either data or an address")
        if self.data is not None and not 1 <= len(self.data.encode()) <= MAX_BUTTON_BYTES:
            raise ValueError(f"the data of a button is at most {MAX_BUTTON_BYTES} bytes: {self.data!r}")

    def markup(self) -> dict[str, str]:
        """As the Bot API wants it."""
        return {"text": self.label, **({"url": self.url} if self.url else {"callback_data": self.data or ""})}


Rows = Sequence[Sequence[Button]]


@dataclass(frozen=True)
class Outgoing:
    """One call of the Bot API that is to be made.

    `card` names a message that is edited in place: the first call sends it, later ones edit it, one without
    buttons ends it. `fresh` sends it anew at the bottom of the chat and takes the old one away. `not_before`:
    it is kept until then, also through a restart.
    """

    chat_id: int
    method: str
    parameters: dict[str, Any]
    card: str | None = None
    fresh: bool = False
    attachment: bytes | None = None
    not_before: datetime | None = None


def message(
    chat_id: int, text: str, rows: Rows = (), card: str | None = None, fresh: bool = False
) -> Outgoing:
    """A message in Telegram HTML, with buttons below it."""
    parameters: dict[str, Any] = {"text": text, "parse_mode": "HTML", "link_preview_options": NO_PREVIEW}
    if rows:
        parameters["reply_markup"] = inline_keyboard(rows)
    return Outgoing(chat_id, "sendMessage", parameters, card=card, fresh=fresh)


NO_PREVIEW = {"is_disabled": True}


def inline_keyboard(rows: Rows) -> dict[str, Any]:
    """The markup of buttons below a message."""
    return {"inline_keyboard": [[button.markup() for button in row] for row in rows if row]}


def ask_contact(chat_id: int, text: str, label: str) -> Outgoing:
    """A message whose keyboard shares the person's own contact with one tap."""
    keyboard = {
        "keyboard": [[{"text": label, "request_contact": True}]],
        "one_time_keyboard": True,
        "resize_keyboard": True,
    }
    return Outgoing(chat_id, "sendMessage", {"text": text, "parse_mode": "HTML", "reply_markup": keyboard})


def drop_keyboard(chat_id: int, text: str) -> Outgoing:
    """A message that takes the contact keyboard away."""
    remove = {"remove_keyboard": True}
    return Outgoing(chat_id, "sendMessage", {"text": text, "parse_mode": "HTML", "reply_markup": remove})


def document(chat_id: int, name: str, data: bytes, caption: str = "") -> Outgoing:
    """A file of our own; the bytes are sent, never an address."""
    parameters = {"file_name": name, "caption": caption, "parse_mode": "HTML"}
    return Outgoing(chat_id, "sendDocument", parameters, attachment=data)


def picture(chat_id: int, name: str, data: bytes, caption: str = "", rows: Rows = ()) -> Outgoing:
    """A picture of our own, shown in the chat; Telegram makes it smaller where it is long."""
    parameters: dict[str, Any] = {"file_name": name, "caption": caption, "parse_mode": "HTML"}
    if rows:
        parameters["reply_markup"] = inline_keyboard(rows)
    return Outgoing(chat_id, "sendPhoto", parameters, attachment=data)


def photo(chat_id: int, file_id: str, caption: str = "") -> Outgoing:
    """A photo that Telegram has already, with protection against forwarding."""
    parameters = {"photo": file_id, "caption": caption, "parse_mode": "HTML", "protect_content": True}
    return Outgoing(chat_id, "sendPhoto", parameters)


def delete(chat_id: int, message_id: int) -> Outgoing:
    """Takes a message away, such as one that held a NIK."""
    return Outgoing(chat_id, "deleteMessage", {"message_id": message_id})


def set_commands(
    commands: Sequence[tuple[str, str]], chat_id: int | None = None, language: str | None = None
) -> Outgoing:
    """The menu of commands: of one chat or all private ones, of phones in one language or all."""
    scope: dict[str, Any] = {"type": "chat", "chat_id": chat_id} if chat_id else {"type": "all_private_chats"}
    listed = [{"command": command, "description": words} for command, words in commands]
    parameters: dict[str, Any] = {"commands": listed, "scope": scope}
    if language:
        parameters["language_code"] = language
    return Outgoing(chat_id or 0, "setMyCommands", parameters)
