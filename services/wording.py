"""Other people's wording looked up among known phrases, slips of the hand tolerated."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from rapidfuzz import fuzz

from services.clean import clean_text

LONGEST = 300
"""Characters that are read; what matters stands at the beginning."""
_ALIKE = 88  # percent; "sudah" for "tidak" in a phrase of two words stays well below it
_SHORT = 7  # letters of a phrase that has to stand there as it is: one slip makes another word of it
_WORDS = re.compile(r"[a-z0-9]+")
_AS_IT_IS = 101.0  # a phrase that stands there word for word comes before any that is only alike
SAYS_NO = frozenset({"tidak", "bukan", "belum", "tdk", "blm", "bkn"})

Meaning = TypeVar("Meaning")


def meaning_of(wording: str, phrases: Iterable[tuple[str, Meaning]]) -> Meaning | None:
    """What a wording means; None when no phrase fits, or only under a "not" that the phrase lacks.

    Of several phrases the one that fits best counts, of equal ones the longest, as it says most.
    """
    words = folded(wording)
    if not words:
        return None
    best: tuple[float, int, Meaning] | None = None
    for phrase, meaning in phrases:
        score = _likeness(phrase, words)
        if score >= _ALIKE and (best is None or (score, len(phrase)) > best[:2]):
            best = (score, len(phrase), meaning)
    return best[2] if best else None


def phrases_in(path: Path) -> list[tuple[str, str]]:
    """Every phrase of a data file with its code, folded as wordings are."""
    stored = tomllib.loads(path.read_text(encoding="utf-8"))
    return [(folded(phrase), code) for code, phrases in stored.items() for phrase in phrases]


def folded(wording: str) -> str:
    """Small letters and digits, one space between words, signs gone."""
    return " ".join(_WORDS.findall(clean_text(wording[:LONGEST]).casefold()))


def _likeness(phrase: str, words: str) -> float:
    if f" {phrase} " in f" {words} ":
        score = _AS_IT_IS
    elif len(phrase) < _SHORT or len(words) < len(phrase) - 2:
        return 0.0
    else:
        score = fuzz.partial_ratio(phrase, words)
        if score < _ALIKE or not _keeps_no(phrase, words):
            return 0.0
    return 0.0 if _is_denied(phrase, words) else score


def _keeps_no(phrase: str, words: str) -> bool:
    """A "not" of the phrase must stand in the wording: without it the same letters say the opposite."""
    wanted = SAYS_NO & set(phrase.split())
    return not wanted or bool(SAYS_NO & set(words.split()))


def _is_denied(phrase: str, words: str) -> bool:
    """ "Tidak meninggal" is no death."""
    before, found, _ = f" {words} ".partition(f" {phrase} ")
    return bool(found) and before.split()[-1:] != [] and before.split()[-1] in SAYS_NO
