"""Pairs of rows: those that are one person, those that share a key, and how good a choice among them is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from benchmarks.duplicates.people import Record
from services.alike.blocking import BLOCK_LIMIT, stored_keys

Pair = tuple[int, int]


@dataclass(frozen=True)
class Quality:
    """Of a choice of pairs: how many are right, and how many of the right ones are in it."""

    chosen: int
    right: int
    true: int

    @property
    def precision(self) -> float:
        """Right ones among those chosen."""
        return self.right / self.chosen if self.chosen else 0.0

    @property
    def recall(self) -> float:
        """Of all true pairs, also those that were never compared."""
        return self.right / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.chosen + self.true) if self.chosen + self.true else 0.0


def quality(chosen: Iterable[Pair], true: set[Pair]) -> Quality:
    """How good a choice is."""
    unique = set(chosen)
    return Quality(len(unique), len(unique & true), len(true))


def true_pairs(rows: Sequence[Record]) -> set[Pair]:
    """Every two rows of one person, by their places in the list, the smaller one first."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        places[row.person].append(place)
    return {pair for same in places.values() for pair in combinations(same, 2)}


def candidates(rows: Sequence[Record]) -> list[Pair]:
    """Every two rows that share a key which few share, as the database would find them."""
    blocks: dict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        for key in stored_keys(row.traits):
            blocks[key].append(place)
    found = {
        pair for block in blocks.values() if len(block) <= BLOCK_LIMIT for pair in combinations(block, 2)
    }
    return sorted(found)
