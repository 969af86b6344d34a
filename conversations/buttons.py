"""Buttons of a dialogue and their callback data: `f:<dialogue>:<revision>:<action>:<argument>`.

At most 64 bytes; numbers are base 36. The revision tells a press on an old card from one on the live card.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from conversations.events import Action, Pressed
from locales import Text

__all__ = ["Action", "Button", "Press", "base36", "decode", "encode"]

LIMIT = 64
"""Bytes that Telegram allows in callback_data."""
LARGEST_ID = 2**63 - 1
LARGEST_REVISION = 36**6 - 1

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
DATA = re.compile(r"f:([0-9a-z]{1,13}):([0-9a-z]{1,6}):([a-z]):([a-z0-9_.]{0,32})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Button:
    """A button as data; the label is put into words by whoever draws the card."""

    label: Text | str
    action: Action
    arg: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """A press as it came from Telegram: which dialogue it is for, and the event for `advance`."""

    dialogue_id: int
    event: Pressed


@lru_cache(maxsize=4096)
def base36(number: int) -> str:
    """A whole number from 0 in base 36."""
    if number < 0:
        raise ValueError("only numbers from 0")
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
        if number == 0:
            return digits


def encode(button: Button, dialogue_id: int, revision: int) -> str:
    """The callback data of a button. Raises `ValueError` beyond 64 bytes or for what `decode` cannot read."""
    data = f"f:{base36(dialogue_id)}:{base36(revision)}:{button.action}:{button.arg}"
    if len(data.encode()) > LIMIT or not DATA.fullmatch(data):
        raise ValueError(
            f"a button that Telegram or decode would refuse: {button.action.name} {button.arg!r}"
        )
    return data


def decode(data: str | None) -> Press | None:
    """The press in callback data, or None for anything that `encode` cannot have made. Never raises."""
    if data is None or len(data) > LIMIT:
        return None
    match = DATA.fullmatch(data)
    if match is None:
        return None
    dialogue_id, revision, letter, arg = match.groups()
    if letter not in LETTERS or int(dialogue_id, 36) > LARGEST_ID:
        return None
    return Press(int(dialogue_id, 36), Pressed(Action(letter), arg, int(revision, 36)))


LETTERS = frozenset(Action)
