"""A random sample that anybody can draw again: from its seed and the reference numbers, with nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

LARGEST_SEED = 999_999


def allocate(strata: Mapping[str, int], size: int) -> dict[str, int]:
    """How many to draw from each stratum (name → people in it): in proportion, at least one of each.

    Together `size`; more where there are more strata than that, and all people where there are fewer.
    Shares are rounded so that the sum is right: whoever lost most by rounding is given first.
    """
    people = {name: count for name, count in strata.items() if count > 0}
    whole = sum(people.values())
    size = min(size, whole)
    if size <= 0:
        return dict.fromkeys(strata, 0)
    fair = {name: size * count / whole for name, count in people.items()}
    given = {name: max(1, int(share)) for name, share in fair.items()}
    names = sorted(people)
    while sum(given.values()) < size:
        open_ones = [name for name in names if given[name] < people[name]]
        given[max(open_ones, key=lambda name: fair[name] - given[name])] += 1
    while sum(given.values()) > size and max(given.values()) > 1:
        generous = [name for name in names if given[name] > 1]
        given[max(generous, key=lambda name: given[name] - fair[name])] -= 1
    return dict.fromkeys(strata, 0) | given


def rank(seed: int, reference: str) -> str:
    """Where a reference number stands in the order of a seed: the SHA-256 of "seed:reference", in hex.

    No generator of a programming language: those differ between versions, and nobody could check them.
    """
    return sha256(f"{seed}:{reference}".encode()).hexdigest()


def draw(seed: int, references: Sequence[str], count: int) -> list[str]:
    """The first `count` of the references in the order of the seed; how they were ordered is of no matter."""
    return sorted(references, key=lambda reference: rank(seed, reference))[:count]
