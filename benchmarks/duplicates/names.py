"""Words of which invented names are made: the frequent ones first, since the first are drawn most often."""

from __future__ import annotations

import configparser
from pathlib import Path

_WORDS = configparser.ConfigParser(allow_no_value=True, delimiters=("=",))
_WORDS.read_string(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8"))


def _words(section: str) -> tuple[str, ...]:
    return tuple(word.capitalize() for line in _WORDS[section] for word in line.split())


MEN, WOMEN, FAMILY = _words("men"), _words("women"), _words("family")
# Second words with which twins are named, so that the two sound alike and are two.
RHYMES = (
    *(("Hasan", "Husin"), ("Rahmat", "Rahman"), ("Aminah", "Aisyah"), ("Hidayat", "Hidayah")),
    *(("Fitri", "Fitria"), ("Yuliana", "Yuliani"), ("Agus", "Bagus"), ("Amir", "Amri"), ("Fauzi", "Fauzan")),
    *(("Nurhayati", "Nurhayani"), ("Ridwan", "Ridho"), ("Susilawati", "Susanti"), ("Salim", "Salman")),
    ("Zakaria", "Zakiyah"),
)
