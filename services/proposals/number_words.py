"""Amounts in Indonesian words, as letters of an office give them: "enam belas ribu delapan ratus rupiah"."""

from __future__ import annotations

_ONES = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
    "sebelas",
)  # fmt: skip
_LARGE = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))
LARGEST = 10**15 - 1


def in_words(number: int) -> str:
    """A whole number from 0 to `LARGEST`. Raises `ValueError` beyond."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"not between 0 and {LARGEST}")
    return " ".join(_parts(number)) or _ONES[0]


def rupiah_in_words(amount: int) -> str:
    """An amount with its currency."""
    return f"{in_words(amount)} rupiah"


def _parts(number: int) -> list[str]:
    for size, name in _LARGE:
        if number >= size:
            many, rest = divmod(number, size)
            head = ["seribu"] if (size, many) == (1000, 1) else [*_parts(many), name]
            return [*head, *_parts(rest)]
    return _below_thousand(number)


def _below_thousand(number: int) -> list[str]:
    if number >= 100:
        many, rest = divmod(number, 100)
        return [*(["seratus"] if many == 1 else [_ONES[many], "ratus"]), *_below_thousand(rest)]
    if number >= 20:
        many, rest = divmod(number, 10)
        return [_ONES[many], "puluh", *_below_thousand(rest)]
    if number > 11:
        return [_ONES[number - 10], "belas"]
    return [_ONES[number]] if number else []
