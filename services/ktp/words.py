"""The words of a card: readings of one line weighed, lost spaces put back, and what is still doubtful.

Recognition is sure of itself where it loses a space ("DUSUNI", "JLMERDEKANO5"), so that its score says
nothing of it. A closer look at the line often has the space; and an address has few ways to be written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_WORD = 13
"""Letters of the longest words that stand in names and streets; what is longer has likely lost a space."""

_WAYS = r"JLN?|JALAN|KP|KAMPUNG|KMP|GG|GANG|LR|LRG|LORONG|DSN|DUSUN|LK|LINGK|LINGKUNGAN|PERUM|KOMP|BLOK|NO|KM"
_ROMAN = re.compile(r"\b(DUSUN|DSN|DS|LINGKUNGAN|LINGK|LK|BLOK)(\.?) ?([IVXL|1]*[IVXL|][IVXL|1]*)\b")
_AFTER_A_POINT = re.compile(rf"\b({_WAYS})\.(?=\w)")
_COMMA = re.compile(rf"\b({_WAYS}),(?=[ \w])")
_COMMA_OF_A_TITLE = re.compile(r"^(HJ?|K\. ?H|DR[SA]?|ABD|MUH|MOH|ST),(?= ?\w)")
_A_NUMBER = re.compile(r"\b([A-Z]{2,})(\d+[A-Z]?)\b")
_GLUED_WAY = re.compile(r"\b(JALAN|KAMPUNG|LORONG|LINGKUNGAN|JL(?!N)|KP)(?=[B-DF-HJ-NP-TV-Z][A-Z]{3,})")
_GLUED_NUMBER = re.compile(r"(?<=[A-Z]{2})(NO\. ?\d)")
_MIXED = re.compile(r"\d[A-Z]{2}|[A-Z]\d")
_DOUBTFUL_WAY = re.compile(
    # A way run into its name, a house number behind NO without its point, a neighbourhood behind a street.
    r"\b(JLN?|KP|GG|LRG|DSN|DUSUN|TALANG|PASAR)[A-Z]{3,}|\b[A-Z]{3,}NO\d|[A-Z](RT|RW)\b"
)


@dataclass(frozen=True)
class Settled:
    """What a line says; `sure` when every reading says the same."""

    text: str
    sure: bool


def settle(readings: Sequence[str]) -> Settled | None:
    """The likeliest of several readings, the first of which is of the whole picture; None without any.

    Letters go by the majority. Of spacings the widest is taken: spaces get lost, they are hardly ever made.
    """
    said = [one for one in readings if one]
    if not said:
        return None
    letters = Counter(_bare(one) for one in said)
    best = letters.most_common(1)[0][0]
    text = max((one for one in said if _bare(one) == best), key=lambda one: one.count(" "))
    return Settled(text, len(set(said)) == 1)


def spaced_address(text: str) -> str:
    """An address in capitals with the spaces that its words demand: DUSUN II, JL. RAYA, NO. 17."""
    text = _ROMAN.sub(lambda found: f"{found[1]}{found[2]} {_roman(found[3])}", text)
    text = _GLUED_WAY.sub(r"\1 ", text)
    text = _GLUED_NUMBER.sub(r" \1", text)
    text = _COMMA.sub(r"\1.", text)
    text = _AFTER_A_POINT.sub(r"\1. ", text)
    return _A_NUMBER.sub(r"\1 \2", text)


def spaced(text: str) -> str:
    """A name or a place with a space behind each comma and point: ABD. ROHIM, S. AG stays as it may be."""
    text = _COMMA_OF_A_TITLE.sub(r"\1.", text)
    return re.sub(r"(?<=\w\w)\.(?=\w{3})|,(?=\S)", lambda found: f"{found[0]} ", text)


def is_glued(text: str) -> bool:
    """Whether words look as if a space or a letter was lost among them."""
    return _MIXED.search(text) is not None or any(
        len(word) > LONGEST_WORD for word in re.findall(r"\w+", text)
    )


def is_glued_address(text: str) -> bool:
    """As `is_glued`, with the words that stand before the name of a way."""
    return is_glued(text) or _DOUBTFUL_WAY.search(text) is not None


def _roman(letters: str) -> str:
    return letters.translate(str.maketrans("L|1", "III"))


def _bare(text: str) -> str:
    return re.sub(r"[\s.,]", "", text)
