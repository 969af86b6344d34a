"""What a person typed, without what no one can see: the first step of every reader."""

from __future__ import annotations

import re
import unicodedata

# Control, format (bidi marks, zero width), surrogates, private use, unassigned.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
# Emoji and other pictures, their skin tones and variation selectors.
_PICTURES = re.compile("[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe00-\ufe0f\u20e3]")
_FULLWIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣-", "-"))


def clean_text(typed: str) -> str:
    """Composed letters (NFC), no invisible or bidirectional marks, one plain space between words."""
    if typed.isascii() and typed.isprintable():  # nearly every answer
        return " ".join(typed.split())
    # Line breaks and tabs are control characters and spaces at once: they part words.
    spaced = re.sub(r"\s", " ", typed)
    seen = "".join(letter for letter in spaced if unicodedata.category(letter) not in _UNSEEN)
    return " ".join(unicodedata.normalize("NFC", seen).split())


def clean_lines(typed: str) -> str:
    """Clean text whose lines are kept: for what is to be read as it was written, at most one line empty."""
    lines = "\n".join(clean_text(line) for line in typed.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def without_pictures(typed: str) -> str:
    """Clean text without emoji."""
    return clean_text(_PICTURES.sub("", typed))


def ascii_digits(typed: str) -> str:
    """Clean text with digits of any script (Arabic-Indic, fullwidth …) as 0-9 and every dash as "-"."""
    clean = clean_text(typed)
    if clean.isascii():
        return clean
    narrow = clean.translate(_FULLWIDTH)
    digits = (str(unicodedata.decimal(letter, letter)) for letter in narrow)
    return "".join(digits).translate(_DASHES)


def cell_text(typed: object) -> str:
    """A typed answer or a spreadsheet cell as text; a whole number loses its ".0"."""
    if isinstance(typed, float) and typed.is_integer():
        return str(int(typed))
    return typed if isinstance(typed, str) else str(typed)
