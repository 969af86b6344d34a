"""Results of a whole visit in one text: "K12 1 benar, 2 tidak ada, 3 meninggal". Pure: knows no list.

A part begins with the numbers of people ("1", "2-4", "1, 2 dan 5", "sisanya"), then says what was found; what
follows until the next part is of the same people: which data differ, and free words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from models import VisitResult
from services.clean import ascii_digits
from services.field.words import (
    PART_WORDS,
    REST_WORDS,
    RESULT_WORDS,
    RIGHT_WORDS,
    WRONG_WORDS,
    Part,
    any_of,
)

NOTE_LENGTH = 300
# From this likeness on, a word behind a number is a slip of the thumb and not another word.
_SLIP = 82
_SHORTEST_SLIP = 5

_ONE = r"\d{1,3}(?:\s*(?:-|s/d|sd|sampai)\s*\d{1,3})?"
_NUMBERS = rf"{_ONE}(?:(?:\s*(?:,|&|\+|/|\bdan\b)\s*|[ ]+){_ONE})*"
_SAYS = any_of([*RESULT_WORDS, *RIGHT_WORDS, *WRONG_WORDS, *PART_WORDS])


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


def _word(words: tuple[str, ...] | list[str]) -> re.Pattern[str]:
    return _pattern(rf"(?<!\w){any_of(words)}(?!\w)")


_ITEM = _pattern(
    rf"(?<![\w/])(?P<who>{_NUMBERS}|{any_of(REST_WORDS)})\s*[.):=-]*\s*(?:data[ ]+)?(?P<says>{_SAYS})(?!\w)"
)
_VISIT = _pattern(r"(?:k|kunjungan)\s?[-:#]?\s?(?P<visit>\d{1,9})(?!\w)\s*[.):,;-]*\s*")
_NOTE = _pattern(r"(?:^|[\s,;.])(?:catatan|note)\s*[:=-]?\s+(?P<note>.+)")
_SENDS = _pattern(r"(?:^|[\s,;.])(?:kirim|selesai|send)[\s.!]*$")
_RIGHT, _WRONG, _PARTS = _word(RIGHT_WORDS), _word(WRONG_WORDS), _word(list(PART_WORDS))
_FILLERS = _pattern(r"\b(?:dan|data|nya|tapi|kecuali|sedangkan|yang|orang|and|but|except)\b|\W")
_UNREAD = _pattern(r"(?P<place>\d{1,3})\s*[.):=-]*\s+[^\W\d].*")
_SINGLE = [word for word in (*RESULT_WORDS, *RIGHT_WORDS) if len(word) >= _SHORTEST_SLIP and " " not in word]
_BEHIND_NUMBER = _pattern(rf"(?<!\w)(\d{{1,3}}\s*[.):=-]*\s*)([a-z]{{{_SHORTEST_SLIP},}})")
_BETWEEN = " \t\n,;.-"


@dataclass(frozen=True)
class Said:
    """What is said of somebody. `right`: whether our data are right, None where that is not said."""

    result: VisitResult
    right: bool | None = None
    differs: tuple[Part, ...] = ()
    note: str | None = None


@dataclass(frozen=True)
class Report:
    """`said`: number on the list → result. `rest`: for all who have none yet. `unread`: not understood."""

    visit: int | None = None
    said: Mapping[int, Said] = field(default_factory=dict)
    rest: Said | None = None
    note: str | None = None
    unread: tuple[tuple[int, str], ...] = ()
    sends: bool = False

    @property
    def has_results(self) -> bool:
        """Whether anything was said of anybody."""
        return bool(self.said) or self.rest is not None


def read_report(typed: str) -> Report:
    """What a text says. Words that say nothing of anybody, behind the number of a visit, are its note."""
    text = "\n".join(ascii_digits(line) for line in typed.splitlines()).strip()
    visit = note = None
    if named := _VISIT.match(text):
        visit, text = int(named["visit"]), text[named.end() :]
    sends = _SENDS.search(text)
    text = text[: sends.start()] if sends else text
    if noted := _NOTE.search(text):
        note, text = noted["note"].strip(_BETWEEN), text[: noted.start()]
    lead, items, unread = _parts(_BEHIND_NUMBER.sub(_unslipped, text))
    said: dict[int, Said] = {}
    rest: Said | None = None
    for places, one in items:
        said |= dict.fromkeys(places, one)
        rest = rest if places else one
    notes = "; ".join(part for part in (lead, note) if part)
    return Report(visit, said, rest, notes or None, tuple(unread), sends is not None)


def _parts(text: str) -> tuple[str | None, list[tuple[list[int], Said]], list[tuple[int, str]]]:
    """The words before the first part, the parts, and what looks like a part and is none."""
    found = list(_ITEM.finditer(text))
    ends = [0, *(item.end() for item in found)]
    whole = [_begins(text, since, item) for since, item in zip(ends, found, strict=False)]
    begins = [
        item.start() if is_whole else _last_number(item) for item, is_whole in zip(found, whole, strict=True)
    ]
    bounds = [*begins, len(text)]
    lead, unread = _free_words(text[: bounds[0]], of_somebody=False)
    items = []
    for item, is_whole, until in zip(found, whole, bounds[1:], strict=True):
        note, odd = _free_words(text[item.end() : until], of_somebody=True)
        unread += odd
        items.append((_places(item, whole=is_whole), _said(item["says"], text[item.end() : until], note)))
    return lead, items, unread


def _begins(text: str, since: int, item: re.Match[str]) -> bool:
    """Whether numbers stand where a part begins: behind another part, or behind a comma.

    Elsewhere they are words ("dusun 3, 5 hadir"), but for the one right before what was found.
    """
    between = text[since : item.start()]
    return not between.strip(_BETWEEN) or between.rstrip(" ")[-1:] in "\n,;"


def _last_number(item: re.Match[str]) -> int:
    numbers = list(re.finditer(_ONE, item["who"]))
    return item.start("who") + (numbers[-1].start() if numbers else 0)


def _places(item: re.Match[str], *, whole: bool) -> list[int]:
    """The numbers meant; empty for everybody else on the list."""
    places: list[int] = []
    for one in re.findall(_ONE, item["who"])[0 if whole else -1 :]:
        ends = [int(number) for number in re.findall(r"\d+", one)]
        places += range(min(ends), max(ends) + 1)
    return places


def _said(says: str, behind: str, note: str | None) -> Said:
    says = " ".join(says.lower().split())
    result = RESULT_WORDS.get(says, VisitResult.PRESENT)
    if result is not VisitResult.PRESENT:
        return Said(result, note=note)
    whole = f"{says} {behind}"
    wrong = _WRONG.search(whole) is not None or says in PART_WORDS
    right = False if wrong else (True if _RIGHT.search(whole) else None)
    named = {PART_WORDS[" ".join(found.lower().split())] for found in _PARTS.findall(whole)} if wrong else ()
    return Said(result, right, tuple(part for part in Part if part in named), note)


def _free_words(text: str, *, of_somebody: bool) -> tuple[str | None, list[tuple[int, str]]]:
    """Words that say more than the known ones; and what begins like a part and is none."""
    kept: list[str] = []
    unread: list[tuple[int, str]] = []
    for place, line in enumerate(re.split(r"[\n;,]", text)):
        stripped = line.strip(_BETWEEN)
        # "3 meninggal 12 maret": what follows a result at once belongs to it.
        odd = None if of_somebody and place == 0 else _UNREAD.fullmatch(stripped)
        if odd:
            unread.append((int(odd["place"]), stripped))
        elif stripped:
            kept.append(stripped)
    note = ", ".join(kept)
    note = note[:NOTE_LENGTH] if of_somebody else note
    left = note
    for known in (_WRONG, _RIGHT, _PARTS, _FILLERS):
        left = known.sub("", left)
    return note if left else None, unread


def _unslipped(found: re.Match[str]) -> str:
    """The known word in place of one with a slip."""
    word = found[2].lower()
    near = None if word in _SINGLE else process.extractOne(word, _SINGLE, scorer=fuzz.ratio)
    return found[0] if near is None or near[1] < _SLIP else found[1] + str(near[0])
