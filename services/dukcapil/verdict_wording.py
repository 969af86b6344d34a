"""Disdukcapil's wording of a result as one of the verdicts; its phrases are data (`verdict_wording.toml`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from models import DukcapilVerdict
from services.wording import SAYS_NO, folded, meaning_of, phrases_in

_SHORT_FORMS = {
    **{"tdk": "tidak", "tak": "tidak", "gak": "tidak", "blm": "belum", "bkn": "bukan"},
    **{"tgl": "tanggal", "tg": "tanggal", "lhr": "lahir", "ttl": "tanggal lahir"},
}
# Words that add nothing to "it agrees".
_NEUTRAL = frozenset(
    [
        *(
            "nik",
            "nama",
            "tanggal",
            "tempat",
            "lahir",
            "jenis",
            "kelamin",
            "data",
            "dan",
            "dengan",
            "di",
            "pada",
        ),
        *("sudah", "telah", "ktp", "el", "elektronik", "kk", "dukcapil", "disdukcapil", "database", "server"),
        *("siak", "persen", "hasil", "status", "semua", "lengkap", "penduduk", "warga", "hidup"),
    ]
)


_NOT_OTHERS = frozenset({DukcapilVerdict.MATCH, DukcapilVerdict.DEAD, DukcapilVerdict.MOVED})


def verdict_of(wording: str) -> DukcapilVerdict | None:
    """What a wording says; None for words that are not known: those are for a person to read.

    Death and moving away count before whatever else a cell says of the same person. A match is the one
    verdict that nobody looks at again, so it is taken only when nothing else is said.
    """
    words = " ".join(_SHORT_FORMS.get(word, word) for word in folded(wording).split())
    for grave in (DukcapilVerdict.DEAD, DukcapilVerdict.MOVED):
        phrases = [(phrase, verdict) for phrase, verdict in _phrases() if verdict is grave]
        if SAYS_NO & set(words.split()):
            # "Bukan almarhum": beside a "not" only what stands there word for word.
            phrases = [one for one in phrases if f" {one[0]} " in f" {words} "]
        if meaning_of(words, phrases) is not None:
            return grave
    others = [one for one in _phrases() if one[1] not in _NOT_OTHERS]
    says_otherwise = any(f" {phrase} " in f" {words} " for phrase, _ in others)
    if words and not says_otherwise and set(words.split()) <= _agreeing():
        return meaning_of(words, [one for one in _phrases() if one[1] is DukcapilVerdict.MATCH])
    return meaning_of(words, others)


@cache
def _agreeing() -> frozenset[str]:
    own = (phrase.split() for phrase, verdict in _phrases() if verdict is DukcapilVerdict.MATCH)
    return _NEUTRAL.union(*own)


@cache
def _phrases() -> tuple[tuple[str, DukcapilVerdict], ...]:
    """Every phrase with its verdict. Raises `ValueError` for a code that is none."""
    path = Path(__file__).with_suffix(".toml")
    return tuple((phrase, DukcapilVerdict(code)) for phrase, code in phrases_in(path))
