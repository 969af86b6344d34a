"""Names of people as Indonesians write them: spelled one way, reduced to sounds, and compared.

The same person is H. Moh. Sjahroel, S.Pd.I on one paper and Muhammad Syahrul on the next. What is brought
to one form here: titles and degrees, short forms (Moh., M., Abd., St.), the spelling before 1972 (oe, dj,
tj, sj, nj, ch), Arabic letters that Latin ones have no rule for (kh, dz, q, sy, th), double letters, words
written together or apart, bin and binti. Pure functions of their arguments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from services.names import DEGREE, MUHAMMAD, TITLE, plain_letters

_CONNECTORS = frozenset({"bin", "binti", "binte", "bt", "bte", "ibn", "ibnu"})
_WRITTEN_OUT = {
    "abd": "abdul", "abdoel": "abdul", "ach": "ahmad", "akh": "ahmad", "ahm": "ahmad", "st": "siti",
    "sitti": "siti", "kgs": "kiagus", "kms": "kemas", "mgs": "masagus", "rd": "raden", "nrl": "nurul",
}  # fmt: skip
_HAJI = re.compile(r"h|hj|haji|hajjah|k|kh|kyai|kiai|ust|ustadz?|ustadzah|drs?|dra|ir|prof|alm|almh")
_DEGREE_WORDS = 3

# Letters that sound alike, and how the spelling of before 1972 reads today. Order matters.
_SPELLINGS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"oe", "u"),
        (r"dj", "j"),
        (r"tj", "c"),
        (r"sj", "sy"),
        (r"nj", "ny"),
        (r"^ch(?=an|ris)", "c"),
        (r"[ck]h", "h"),
        (r"d[hl]", "d"),
        (r"[dz][zh]", "z"),
        (r"s[yh]|ts", "s"),
        (r"th", "t"),
        (r"ph|v", "f"),
        (r"gh", "g"),
        (r"q|ck", "k"),
        (r"x", "ks"),
        # y in today's spelling is j in the old one, and z is said j: Yusuf, Jusuf; Fauzi, Fauji.
        (r"(?<=i)y(?=[aeou])", ""),
        (r"[yz]", "j"),
        (r"f", "p"),
        (r"[aeo]i", "e"),
        (r"au", "o"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[aeiou])h$", ""),
    )
)
_HARD_END = {"d": "t", "b": "p", "g": "k"}
_VOWELS = "aeiou"

# Names that so many people bear that sharing one says little, as this module spells them.
_COMMON = frozenset({"siti", "sri", "nur", "nurul", "ahmat", "ahmad", "abdu"})
_MUHAMAD = "muhamad"
_COMMON_WEIGHT, _MUHAMAD_WEIGHT, _INITIAL_WEIGHT = 0.5, 0.3, 0.4

# How alike two words are by the slips between them, for words of at least so many letters.
_SLIPS = ((1, 6, 0.92), (1, 4, 0.8), (1, 3, 0.5), (2, 7, 0.75))
_SLIP = 0.9
_INITIAL_FITS = 0.85
# A word that only one of two names has takes less away than two words that contradict each other.
_LACKING = 0.25


@lru_cache(maxsize=16384)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, spelled one way, in their order; titles, degrees and bin/binti are left out.

    A name of nothing else keeps its last word. Applying it to its own words changes nothing.
    """
    words = _words_once(name)
    while (again := _words_once(" ".join(words))) != words:
        # A letter that is spelled today's way may make a neighbour readable in the old one.
        words = again
    return words


def _words_once(name: str) -> tuple[str, ...]:
    words = _split(name)
    while len(words) > 1 and (TITLE.fullmatch(words[0]) or _HAJI.fullmatch(words[0])):
        words = words[1:]
    words = _without_degrees(words)
    bare = [word for word in words if word not in _CONNECTORS] or words
    spelled = (_spelled(word) for word in _joined([_WRITTEN_OUT.get(word, word) for word in bare]))
    return tuple(word for word in spelled if word)


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """What is left of a word (from `name_words`) of its vowels and of h, for finding candidates."""
    first = "a" if word[0] in _VOWELS else ""
    consonants = first + re.sub(r"[aeiouh]", "", word)
    consonants = consonants[:-1] + _HARD_END.get(consonants[-1:], consonants[-1:])
    return re.sub(r"(.)\1+", r"\1", consonants) or word


def name_sounds(name: str) -> tuple[str, ...]:
    """The different sounds of the words that tell people apart, sorted; Muhammad only where it stands
    alone.
    """
    words = name_words(name)
    telling = [word for word in words if word != _MUHAMAD and len(word) > 1]
    return tuple(sorted({sound(word) for word in telling or words}))


def name_likeness(one: str, other: str) -> float:
    """How alike two names are, 0 to 1, in whatever order they are given and their words stand."""
    return _likeness(*sorted((name_words(one), name_words(other))))


def is_part(one: str, other: str) -> bool:
    """Whether one name is the other without some of its words."""
    words, others = sorted((name_words(one), name_words(other)), key=len)
    return set(_rejoined(words, others)) < set(_rejoined(others, words))


@lru_cache(maxsize=4096)
def _likeness(words: tuple[str, ...], others: tuple[str, ...]) -> float:
    if not words or not others:
        return 0.0
    words, others = _rejoined(words, others), _rejoined(others, words)
    if sorted(words) == sorted(others) or "".join(words) == "".join(others):
        return 1.0
    pairs = sorted(
        (
            (alike, here, there)
            for here, word in enumerate(words)
            for there, against in enumerate(others)
            if (alike := _word_likeness(word, against)) > 0
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    left, right = set(range(len(words))), set(range(len(others)))
    shared, lost = 0.0, 0.0
    for alike, here, there in pairs:
        if here in left and there in right:
            left.remove(here)
            right.remove(there)
            weight = min(_weight(words[here]), _weight(others[there]))
            shared += weight * alike
            lost += weight * (1 - alike)
    only_one = sum(_weight(words[place]) for place in left)
    only_other = sum(_weight(others[place]) for place in right)
    against = lost + min(only_one, only_other) + _LACKING * abs(only_one - only_other)
    return shared / (shared + against) if shared else 0.0


def _rejoined(words: tuple[str, ...], others: Sequence[str]) -> tuple[str, ...]:
    """Nur Hayati beside Nurhayati: two words that the other name writes together, a slip or none between."""
    for place in range(len(words) - 1):
        joined = words[place] + words[place + 1]
        if any(_word_likeness(joined, other) >= _SLIP for other in others):
            return _rejoined((*words[:place], joined, *words[place + 2 :]), others)
    return words


def _word_likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == 1:
        return _INITIAL_FITS if longer.startswith(shorter) else 0.0
    slips = OSA.distance(one, other, score_cutoff=2)
    for most, length, alike in _SLIPS:
        if slips <= most and len(longer) >= length:
            return alike
    return 0.0


def _weight(word: str) -> float:
    if word == _MUHAMAD:
        return _MUHAMAD_WEIGHT
    if len(word) == 1:
        return _INITIAL_WEIGHT
    return _COMMON_WEIGHT if word in _COMMON else 1.0


def _split(name: str) -> list[str]:
    """The words as written; a degree between commas goes, and so does one with points in it (S.Pd.I)."""
    chunks = re.split(r"[\s,/]+", plain_letters(name))
    words: list[str] = []
    for place, chunk in enumerate(chunks):
        if place and "." in chunk.rstrip(".") and DEGREE.fullmatch(re.sub(r"\W", "", chunk)):
            continue
        words += re.findall(r"[^\W\d_]+", chunk)
    return words


def _without_degrees(words: list[str]) -> list[str]:
    while len(words) > 1:
        for count in range(min(_DEGREE_WORDS, len(words) - 1), 0, -1):
            if DEGREE.fullmatch("".join(words[-count:])):
                words = words[:-count]
                break
        else:
            break
    return words


def _joined(words: list[str]) -> list[str]:
    """Abdul and what follows it as one word: Abdul Rahman, Abd. Rahman, Abdurrahman."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in ("abdul", "abdur", "abdus", "abdu"):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _spelled(word: str) -> str:
    if MUHAMMAD.fullmatch(word) or word == "mhd":
        return _MUHAMAD
    for pattern, letters in _SPELLINGS:
        word = pattern.sub(letters, word)
    return re.sub(r"^abdul(?=.)", "abdu", word)
