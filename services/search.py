"""Finding what a person means: areas and options by tolerant spelling, organisations that may be the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from rapidfuzz import fuzz

from services.clean import clean_text

# From this score on, two names of organisations are worth the question "is this the same?".
SAME = 0.86

_NUMERALS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_ROMAN = dict(zip(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), _NUMERALS, strict=True))
_ARABIC = {str(number): word for number, word in enumerate(_NUMERALS, start=1)}
# Said before the name of an area, never part of it.
_AREA_WORDS = frozenset({"kecamatan", "kec", "desa", "ds", "kelurahan", "kel", "kampung", "kp"})

# What kind of place it is, not which one. The value keeps a masjid apart from a musholla.
_KIND_WORDS = {
    **dict.fromkeys(("masjid", "mesjid", "mesjit", "msjd"), "masjid"),
    **dict.fromkeys(("musholla", "mushola", "musala", "musalla", "mushalla", "langgar", "surau"), "musholla"),
    **dict.fromkeys(("posko", "pos", "damkar", "redkar", "satlakar", "balakar"), "posko"),
    **dict.fromkeys(("tpa", "tpq", "tka", "tkq", "mda"), "tpa"),
    **dict.fromkeys(("adat", "lembaga"), "adat"),
}
_FILLERS = frozenset(
    {"jami", "jamik", "jamie", "agung", "raya", "besar", "pemadam", "kebakaran", "relawan", "dan"}
)
_ARTICLES = frozenset({"al", "an", "ar", "as", "asy", "ash", "at", "ath", "ad", "adh", "az", "el"})
# Arabic names in Latin letters follow no one rule; these spellings sound alike. Order matters.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z0-9]", ""),
        (r"oe", "u"),
        (r"dj", "j"),
        (r"(kh|ch|k(?=l))", "h"),
        (r"(dh|dl|dz|zh)", "d"),
        (r"(sy|sh|ts|th)(?=.)", "s"),
        (r"(sh|sy|ts)$", "s"),
        (r"q", "k"),
        (r"o", "a"),
        (r"(.)\1+", r"\1"),
        (r"(?<=a)h$", ""),
    )
)


class Labelled(Protocol):
    """Anything that can be picked: what stands on its button, and what else it is called."""

    @property
    def label(self) -> str: ...

    @property
    def aliases(self) -> tuple[str, ...]: ...


Pick = TypeVar("Pick", bound=Labelled)


def best_matches(query: str, options: Sequence[Pick], limit: int = 8) -> list[Pick]:
    """The options a person may mean, best first; empty for an empty query or when nothing is near.

    Case, spaces, hyphens, accents and the way of writing numbers (II, 2, dua) do not count. The whole name
    comes before its beginning, that before any part of it, that before near spellings; equals stay in the
    order of `options`.
    """
    wanted = fold_label(query)
    if not wanted:
        return []
    ranks = ((_rank(wanted, option), place) for place, option in enumerate(options))
    found = sorted((rank, place) for rank, place in ranks if rank is not None)
    return [options[place] for _, place in found[:limit]]


@lru_cache(maxsize=2048)
def fold_label(text: str) -> str:
    """A name as the search compares it: "Desa Sukaraja II", "sukaraja 2" and "Suka Raja Dua" are one."""
    # "SukarajaII" and "sukarajaii": a number written onto the name.
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[a-z]{3})(?=(ii|iii|iv)\b)", " ", text)
    words = re.findall(r"[a-z]+|[0-9]+", _plain_letters(apart))
    while len(words) > 1 and words[0] in _AREA_WORDS:
        words = words[1:]
    return "".join(_numerals_as_words(words))


def same_thing(one: str, other: str) -> float:
    """How likely two names mean the same organisation: 0 to 1, ask from `SAME` on.

    "Masjid Jami' Al Ikhlas", "Al-Ikhlash" and "Mesjid AL IKHLAS" are one; a further word or another number
    ("An-Nuur Huda", "Al Ikhlas 2") makes another organisation, and so does another kind.
    """
    words, others = _name_words(one), _name_words(other)
    compact, opposite = _joined(words), _joined(others)
    if not compact or not opposite:
        return 0.0
    # "Alfalah" and "Al-Falah": the article may be written onto the name.
    if compact == opposite or _joined(_name_words(one, True)) == _joined(_name_words(other, True)):
        score = 1.0
    else:
        score = min(fuzz.ratio(compact, opposite) / 100, 0.99)
        if _has_own_word(words, others):
            score *= 0.6
    if _numbers(words) != _numbers(others):
        score *= 0.6
    kinds, other_kinds = _kinds(one), _kinds(other)
    if kinds and other_kinds and not kinds & other_kinds:
        score *= 0.7
    return round(score, 3)


def _plain_letters(text: str) -> str:
    """Lower case, without accents and apostrophes."""
    letters = unicodedata.normalize("NFKD", clean_text(text)).lower()
    return "".join(
        letter for letter in letters if not unicodedata.combining(letter) and letter not in "'’‘`ʼ"
    )


def _numerals_as_words(words: list[str]) -> list[str]:
    """2 and a final II as "dua"; elsewhere in a name an "i" is a letter that went astray."""
    last = [_ROMAN.get(word, word) for word in words[1:][-1:]]
    return [_ARABIC.get(word, word) for word in [*words[: len(words) - len(last)], *last]]


def _rank(wanted: str, option: Labelled) -> tuple[int, float, int] | None:
    ranks = (_closeness(wanted, fold_label(name)) for name in (option.label, *option.aliases))
    return min((rank for rank in ranks if rank is not None), default=None)


def _closeness(wanted: str, name: str) -> tuple[int, float, int] | None:
    """Sorts exact, beginning, part, near; then by likeness, then the shorter name."""
    if wanted == name:
        return (0, 0.0, 0)
    if name.startswith(wanted):
        return (1, 0.0, len(name))
    if len(wanted) >= 3 and wanted in name:
        return (2, 0.0, len(name))
    if len(wanted) < 3:
        return None
    # A beginning with a slip in it is worth a little less than a whole name with one.
    likeness = max(fuzz.ratio(wanted, name), 0.9 * fuzz.ratio(wanted, name[: len(wanted)]))
    return (3, -round(likeness, 1), len(name)) if likeness >= 70 else None


def _name_words(name: str, articles: bool = False) -> list[str]:
    """The words that tell which organisation it is, by sound; everything if only general words are there."""
    words = re.findall(r"[a-z]+|[0-9]+", _plain_letters(name.replace("-", " ")))
    own = [word for word in words if word not in _KIND_WORDS and word not in _FILLERS | _AREA_WORDS]
    bare = own if articles else [word for word in own if word not in _ARTICLES]
    sounds = (_sound(word) for word in _numerals_as_words(bare or own or words))
    return [sound for sound in sounds if sound]


def _joined(words: list[str]) -> str:
    """Written together; letters that double where two words meet are one, as within a word."""
    return re.sub(r"(.)\1+", r"\1", "".join(words))


def _sound(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def _kinds(name: str) -> set[str]:
    return {kind for word in re.findall(r"[a-z]+", _plain_letters(name)) if (kind := _KIND_WORDS.get(word))}


_NUMBER_SOUNDS = frozenset(_sound(word) for word in _NUMERALS)


def _numbers(words: list[str]) -> list[str]:
    return sorted(word for word in words if word in _NUMBER_SOUNDS or word.isdigit())


def _has_own_word(words: list[str], others: list[str]) -> bool:
    """Whether one name has a word of which the other holds nothing alike, written together or apart."""
    return any(
        fuzz.partial_ratio(word, "".join(against)) < 75
        for own, against in ((words, others), (others, words))
        for word in own
    )
