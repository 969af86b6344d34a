"""What stands in a button's data, read defensively: a modified client can send anything."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)


def word(words: Sequence[str], place: int) -> str:
    """The part at a place, "" when there is none."""
    return words[place] if place < len(words) else ""


def number(words: Sequence[str], place: int) -> int:
    """The number at a place; 0, which no row has as its id, for anything that is none."""
    found = word(words, place)
    return int(found) if _NUMBER.fullmatch(found) else 0


def clipped(text: str, most: int) -> str:
    """A text cut to so many characters, for lists on small screens."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
