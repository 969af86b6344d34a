"""Which column of a sheet holds what: titles in any wording and order, beside the words that are known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process


def fold(title: str) -> str:
    """A header without case, spaces, underscores and dots."""
    return re.sub(r"[^a-z0-9]", "", title.lower())


class Headers:
    """Fields with the folded words for each, the most usual word first.

    A word may be misspelt: `likeness` in percent is asked for, of words with at least `shortest` letters.
    """

    def __init__(self, aliases: Mapping[str, Sequence[str]], likeness: int, shortest: int) -> None:
        self._aliases, self._likeness, self._shortest = aliases, likeness, shortest
        self._field_of = {alias: field for field, words in aliases.items() for alias in words}

    def fields(self, titles: Sequence[str]) -> dict[str, int]:
        """Field → column. Of two columns for one field the one with the more usual word is taken."""
        best: dict[str, tuple[int, int]] = {}
        for column, title in enumerate(titles):
            alias = self._alias(fold(title))
            if alias is not None:
                field = self._field_of[alias]
                best[field] = min(best.get(field, (99, 0)), (self._aliases[field].index(alias), column))
        return {field: column for field, (_, column) in best.items()}

    def field(self, word: str) -> str | None:
        """The field that a folded word means; None when it means none."""
        alias = self._alias(word)
        return self._field_of[alias] if alias is not None else None

    def _alias(self, word: str) -> str | None:
        if word in self._field_of:
            return word
        if len(word) < self._shortest:
            return None
        known = self._field_of.keys()
        found = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=self._likeness)
        return found[0] if found else None
