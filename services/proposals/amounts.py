"""Sums of money as people type them: 793.094.400, Rp 793 juta, 1,2 miliar."""

from __future__ import annotations

import re
from decimal import Decimal

from locales import Text
from services.clean import ascii_digits
from services.errors import Invalid

_UNITS = {
    "": 1, "ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6, "miliar": 10**9, "milyar": 10**9,
    "m": 10**9, "triliun": 10**12, "t": 10**12,
}  # fmt: skip
_SHAPE = re.compile(r"(?:rp|idr)?\.?\s*([0-9][0-9.,\s]*?)\s*([a-z]*)\s*(?:rupiah)?\s*(?:,-|\.)?")
_GROUPS = re.compile(r"[0-9]{1,3}(?:([.,\s])[0-9]{3})(?:\1[0-9]{3})*")


def read_rupiah(typed: str) -> int:
    """Whole rupiah. Points and commas between groups of three are only for the eye. Raises `Invalid`."""
    found = _SHAPE.fullmatch(ascii_digits(typed).strip().lower())
    if found is None or found[2] not in _UNITS:
        raise Invalid(Text("amount-unreadable"))
    amount = _number(found[1]) * _UNITS[found[2]]
    if amount != int(amount):
        raise Invalid(Text("amount-unreadable"))
    return int(amount)


def read_people(typed: str) -> int:
    """A number of people. Raises `Invalid`."""
    words = re.sub(r"\s*(orang|jiwa|peserta)\s*$", "", ascii_digits(typed).strip().lower())
    if not re.fullmatch(r"[0-9]{1,7}", words) and not _GROUPS.fullmatch(words):
        raise Invalid(Text("amount-people-unreadable"))
    return int(re.sub(r"[^0-9]", "", words))


def _number(typed: str) -> Decimal:
    # ",00" behind a sum is how a budget document ends it.
    bare = re.sub(r",00$", "", typed.strip())
    if bare.isdigit() or _GROUPS.fullmatch(bare):
        return Decimal(re.sub(r"[^0-9]", "", bare))
    if re.fullmatch(r"[0-9]+[.,][0-9]{1,3}", bare):
        return Decimal(bare.replace(",", "."))
    raise Invalid(Text("amount-unreadable"))
