"""The NIK of a card: letters that look like digits mended, several readings of the line weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.ktp.rows import digits_like

LENGTH = 16
# What recognition takes a digit for.
_DIGITS = {
    **dict.fromkeys("OoQDU", "0"),
    **dict.fromkeys("Il|!iL", "1"),
    **dict.fromkeys("Zz", "2"),
    **dict.fromkeys("E", "3"),
    **dict.fromkeys("A", "4"),
    **dict.fromkeys("Ss", "5"),
    **dict.fromkeys("Gb", "6"),
    **dict.fromkeys("T?", "7"),
    **dict.fromkeys("B", "8"),
    **dict.fromkeys("gq", "9"),
}


@dataclass(frozen=True)
class Number:
    """A NIK as weighed; `sure` when two readings agree on every digit and the card's date and sex fit."""

    digits: str
    sure: bool


def mend(text: str) -> str:
    """A line as digits: O is 0, I is 1, B is 8 …; empty when it can be no NIK."""
    return "".join(_DIGITS.get(sign, sign) for sign in digits_like(text))


def date_part(born: date, sex: str | None) -> tuple[str, ...]:
    """The six digits that a birth date gives, for the sex or for both."""
    men, women = f"{born:%d%m%y}", f"{born.day + 40:02d}{born:%m%y}"
    return {"L": (men,), "P": (women,)}.get(sex or "", (men, women))


def weigh(readings: Sequence[tuple[str, float]], born: date | None, sex: str | None) -> Number | None:
    """The best of several readings (text, score) of the same line. None when none has sixteen digits.

    A digit read twice alike is believed. The printed birth date and sex stand against a slip in the middle;
    nothing stands against one in the area or the serial but another reading.
    """
    whole = [(mend(text), score, digits_like(text)) for text, score in readings]
    whole = [one for one in whole if len(one[0]) == LENGTH]
    if not whole:
        return None
    fitting = date_part(born, sex) if born else ()
    digits = "".join(_likeliest([(one[0][place], one[1]) for one in whole]) for place in range(LENGTH))
    if fitting and digits[6:12] not in fitting:
        others = [one for one in whole if one[0][6:12] in fitting]
        if others:
            digits = max(others, key=lambda one: one[1])[0]
    agreeing = [one for one in whole if one[0] == digits]
    straight = sum(one[2] == digits for one in agreeing)
    fits = bool(fitting) and digits[6:12] in fitting
    # Every whole reading has to say the same; a dissenting one is a doubt that the person settles.
    sure = fits and straight >= 2 and len(agreeing) == len(whole)
    return Number(digits, sure)


def _likeliest(votes: Sequence[tuple[str, float]]) -> str:
    weight: Counter[str] = Counter()
    for digit, score in votes:
        weight[digit] += round(1000 * score)
    return weight.most_common(1)[0][0]
