"""Other people's words for why somebody falls out, as one of the codes of `services.reasons`.

BPJS's failed rows, Dukcapil's verdicts and staff's own notes word the same in many ways and misspell it.
The phrases are data (`refusal_wording.toml`); what none of them fits stays as it is, for a person to read.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from services.clean import clean_text
from services.reasons import Reason

LONGEST = 300
"""Characters that are read; a reason stands at the beginning."""
_ALIKE = 88  # percent; "sudah" for "tidak" in a phrase of two words stays well below it
_SHORT = 7  # letters of a phrase that has to stand there as it is: one slip makes another word of it
_WORDS = re.compile(r"[a-z0-9]+")
_SAYS_NO = frozenset({"tidak", "bukan", "belum", "tdk", "blm", "bkn"})


def reason_of(wording: str) -> Reason | None:
    """The code a wording speaks of; None when no phrase fits, or only under a "not" that the phrase lacks.

    Of several phrases the one that fits best counts, of equal ones the longest, as it says most.
    """
    words = _folded(wording)
    if not words:
        return None
    best: tuple[float, int, Reason] | None = None
    for phrase, reason in _phrases():
        score = _likeness(phrase, words)
        if score >= _ALIKE and (best is None or (score, len(phrase)) > best[:2]):
            best = (score, len(phrase), reason)
    return best[2] if best else None


def _likeness(phrase: str, words: str) -> float:
    if f" {phrase} " in f" {words} ":
        score = 100.0
    elif len(phrase) < _SHORT or len(words) < len(phrase) - 2:
        return 0.0
    else:
        score = fuzz.partial_ratio(phrase, words)
        if score < _ALIKE or not _keeps_no(phrase, words):
            return 0.0
    return 0.0 if _is_denied(phrase, words) else score


def _keeps_no(phrase: str, words: str) -> bool:
    """A "not" of the phrase must stand in the wording: without it the same letters say the opposite."""
    wanted = _SAYS_NO & set(phrase.split())
    return not wanted or bool(_SAYS_NO & set(words.split()))


def _is_denied(phrase: str, words: str) -> bool:
    """ "Tidak meninggal" is no death."""
    before, found, _ = f" {words} ".partition(f" {phrase} ")
    return bool(found) and before.split()[-1:] != [] and before.split()[-1] in _SAYS_NO


def _folded(wording: str) -> str:
    return " ".join(_WORDS.findall(clean_text(wording[:LONGEST]).casefold()))


@cache
def _phrases() -> tuple[tuple[str, Reason], ...]:
    """Every phrase with its code. Raises `ValueError` for a code that is none."""
    stored = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple((_folded(phrase), Reason(code)) for code, phrases in stored.items() for phrase in phrases)
