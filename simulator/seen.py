"""What a person sees in a chat, as a test reads it."""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.errors import Json


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it stands now, or (`kind` "toast", `id` of the message) the answer to a pressed button."""

    id: int
    seq: int
    kind: str
    by_bot: bool
    text: str
    raw: Json = field(repr=False)

    @property
    def buttons(self) -> list[list[Json]]:
        """The inline keyboard, row by row, as `InlineKeyboardButton`s."""
        rows: list[list[Json]] = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return rows

    @property
    def labels(self) -> list[str]:
        """The labels of the inline keyboard, in reading order."""
        return [button["text"] for row in self.buttons for button in row]

    @property
    def is_edited(self) -> bool:
        """Whether it was changed after it was sent."""
        return "edit_date" in self.raw

    @property
    def is_alert(self) -> bool:
        """Whether a toast must be closed by hand."""
        return bool(self.raw.get("alert"))

    @property
    def file_id(self) -> str:
        """The file_id of the document or of the largest size of the photo; "" when there is none."""
        if "photo" in self.raw:
            return str(self.raw["photo"][-1]["file_id"])
        return str(self.raw.get("document", {}).get("file_id", ""))

    @property
    def file_name(self) -> str:
        """The name of the document."""
        return str(self.raw.get("document", {}).get("file_name", ""))


def message_seen(seen: Json) -> Message:
    """From a message of `views.history`."""
    raw = seen["message"]
    words = raw.get("text") or raw.get("caption") or ""
    return Message(seen["id"], seen["seq"], "message", seen["by_bot"], words, raw)


def toast_seen(raw: Json) -> Message:
    """From a toast of `views.history`."""
    return Message(raw["message_id"], raw["seq"], "toast", True, raw["text"], raw)
