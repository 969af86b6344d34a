"""Closed questions: options in pages of buttons, found by typing, named by place and fingerprint."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from zlib import crc32

from conversations.buttons import base36
from conversations.fields import Option
from locales import Text, plain, texts
from services.search import best_matches, fold_label

PAGE_SIZE = 8
HITS = 24
"""How many options a search shows at most, best first."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An option in words, as the search reads it."""

    label: str
    aliases: tuple[str, ...]
    place: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of options with each option's place among all that are offered; `number` counts from 0."""

    options: tuple[tuple[int, Option], ...]
    number: int
    count: int


def words(label: Text | str, language: str) -> str:
    """A label as a person reads it, without markup."""
    return plain(texts(language)(label)) if isinstance(label, Text) else label


def candidates(options: Sequence[Option], language: str) -> list[Candidate]:
    """All options in words."""
    return [Candidate(words(one.label, language), one.aliases, place) for place, one in enumerate(options)]


def found(options: Sequence[Option], query: str, language: str) -> list[int]:
    """Places of the options that a typed word means, best first; all of them for an empty word."""
    if not query:
        return list(range(len(options)))
    return [one.place for one in best_matches(query, candidates(options, language), HITS)]


def named(options: Sequence[Option], typed: str, language: str) -> Option | None:
    """The one option that is called so, but for case, spaces and II/2/dua; None when none or several are."""
    wanted = fold_label(typed)
    places = [
        one.place
        for one in candidates(options, language)
        if wanted and wanted in {_folded(name) for name in (one.label, *one.aliases)}
    ]
    return options[places[0]] if len(places) == 1 else None


def page(options: Sequence[Option], query: str, number: int, language: str) -> Page:
    """A page of what the query finds; a number beyond the last page gives the last."""
    places = found(options, query, language)
    count = max(1, -(-len(places) // PAGE_SIZE))
    number = min(max(number, 0), count - 1)
    shown = places[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
    return Page(tuple((place, options[place]) for place in shown), number, count)


def token(place: int, option: Option) -> str:
    """The short name of an option for a button: its place, and a fingerprint of its value."""
    return f"{base36(place)}.{fingerprint(option.value)}"


def by_token(options: Sequence[Option], name: str) -> Option | None:
    """The option that `token` named; None when another stands there now, or for a forged name."""
    place, _, mark = name.partition(".")
    if not (place.isascii() and place.isalnum()) or len(place) > 4:
        return None
    number = int(place, 36)
    if number >= len(options) or fingerprint(options[number].value) != mark:
        return None
    return options[number]


_folded = lru_cache(maxsize=2048)(fold_label)


def fingerprint(value: Any) -> str:
    """A short mark of a JSON value."""
    # Options may change between drawing and press; a press must never take what stands there by then.
    return base36(crc32(json.dumps(value, sort_keys=True).encode()))
