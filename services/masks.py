"""Numbers and names with their middle hidden, for every place where others may look."""

from __future__ import annotations

import re

from services.clean import ascii_digits

HIDDEN = "•"
_SIXTEEN = re.compile(r"(?<![0-9])[0-9](?:[ .,'/-]{0,3}[0-9]){15}(?![0-9])")


def mask_nik(digits: str) -> str:
    """1609••••••••0001: area and serial. Anything that is not 16 digits is hidden whole."""
    if not re.fullmatch(r"[0-9]{16}", digits):
        return HIDDEN * len(digits)
    return digits[:4] + HIDDEN * 8 + digits[-4:]


def mask_phone(number: str) -> str:
    """0812••••7890: the first and last four characters of a phone number in any spelling without spaces."""
    if len(number) < 10:
        return HIDDEN * len(number)
    return number[:4] + HIDDEN * (len(number) - 8) + number[-4:]


def holds_nik(text: str) -> bool:
    """Whether sixteen digits in a row stand somewhere in a text, however they are parted: a NIK, or a KK."""
    return _SIXTEEN.search(ascii_digits(text)) is not None


def hide_niks(text: str) -> str:
    """A text in which every number of sixteen digits is masked, however its digits are parted."""
    plain = ascii_digits(text)
    if _SIXTEEN.search(plain) is None:
        return text
    return _SIXTEEN.sub(lambda found: mask_nik(re.sub(r"[^0-9]", "", found[0])), plain)
