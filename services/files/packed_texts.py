"""Sentences as data, as JSON for a column and back."""

from __future__ import annotations

from datetime import date
from typing import Any

from locales import Text


def packed_text(text: Text) -> list[Any]:
    """[id, arguments]; arguments are texts, days, words and numbers."""
    return [text.id, {name: _packed_argument(value) for name, value in text.args.items()}]


def unpacked_text(stored: list[Any]) -> Text:
    """What `packed_text` made."""
    return Text(stored[0], **{name: _argument(value) for name, value in stored[1].items()})


def _packed_argument(value: Any) -> Any:
    match value:
        case Text():
            return {"text": packed_text(value)}
        case date():
            return {"day": value.isoformat()}
        case _:
            return value


def _argument(value: Any) -> Any:
    match value:
        case {"text": stored}:
            return unpacked_text(stored)
        case {"day": day}:
            return date.fromisoformat(day)
        case _:
            return value
