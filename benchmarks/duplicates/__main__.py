"""`python -m benchmarks.duplicates`: how well people alike are found beside Splink, and what one more
person costs.

--people N: the labelled set has so many people; --seed N: other ones. --stored N: measure the cost beside so
many stored people (may be given again). --postgres: on PostgreSQL as well. --weights: count the points of
`services.alike.likeness` again. --only PART.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Sequence

from benchmarks.duplicates.errors import labelled
from benchmarks.duplicates.growth import Cost, cost_on_postgres, cost_on_sqlite
from benchmarks.duplicates.pairs import Quality, candidates, quality, true_pairs
from benchmarks.duplicates.seeding import KEYS
from models.encryption import use_keys
from services.alike.likeness import is_alike, signs

TRAINED_ON, MEASURED_ON = 1, 2
STORED = (4_000, 100_000, 1_000_000)
PARTS = ("quality", "cost")


def measure_quality(count: int, seed: int) -> None:
    """Our choice of pairs and Splink's, on the same rows."""
    from benchmarks.duplicates.peer import link

    rows = labelled(count, seed)
    true = true_pairs(rows)
    print(f"{len(rows)} rows of {count} people, {len(true)} pairs of one person\n")
    print("| | precision | recall | F1 | pairs chosen | seconds |\n|---|---|---|---|---|---|", flush=True)
    began = time.perf_counter()
    alike = [pair for pair in candidates(rows) if is_alike(*(rows[place].traits for place in pair))]
    _print("Lindung", quality(alike, true), time.perf_counter() - began)
    for spelled in (False, True):
        linked = link(rows, spelled=spelled)
        bits, best = linked.best(true)
        names = "names as Lindung spells them" if spelled else "names as they stand"
        _print(f"Splink, {names}, from {bits:.1f} bits", best, linked.seconds)


def _print(name: str, found: Quality, seconds: float) -> None:
    print(
        f"| {name} | {found.precision:.4f} | {found.recall:.4f} | {found.f1:.4f} | {found.chosen} "
        f"| {seconds:.1f} |",
        flush=True,
    )


def measure_cost(sizes: Sequence[int], postgres: bool) -> None:
    """A new person's search, and the whole of storing them, beside more and more people."""
    print(
        "| database | stored people | search p50 ms | p95 | with keys, pairs and commit p50 ms | p95 "
        "| found again | database MB |\n|---|---|---|---|---|---|---|---|",
        flush=True,
    )
    for measure in (cost_on_sqlite, cost_on_postgres) if postgres else (cost_on_sqlite,):
        for size in sizes:
            cost: Cost = asyncio.run(measure(size))
            print(
                f"| {cost.kind} | {cost.stored:,} | {cost.search_p50:.1f} | {cost.search_p95:.1f} "
                f"| {cost.whole_p50:.1f} | {cost.whole_p95:.1f} | {cost.found} of {cost.new} "
                f"| {cost.megabytes:,.0f} |",
                flush=True,
            )


def print_weights(count: int) -> None:
    """The points as the training set gives them; those in use are rounded."""
    from benchmarks.duplicates.weights import fitted

    rows = labelled(count, TRAINED_ON)
    true, pairs = true_pairs(rows), candidates(rows)
    seen = [signs(rows[one].traits, rows[other].traits) for one, other in pairs]
    weights, start = fitted(seen, [pair in true for pair in pairs])
    print(f"start {start:.1f}")
    for (sign, word), points in weights.items():
        print(f"{sign} {word} {points:.1f}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line and measures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.duplicates", description=__doc__)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=MEASURED_ON)
    parser.add_argument("--stored", type=int, action="append")
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--weights", action="store_true")
    parser.add_argument("--only", choices=PARTS)
    given = parser.parse_args(arguments)
    use_keys(KEYS)
    if given.weights:
        print_weights(given.people)
        return
    if given.only != "cost":
        measure_quality(given.people, given.seed)
        print()
    if given.only != "quality":
        measure_cost(given.stored or STORED, given.postgres)


if __name__ == "__main__":
    main()
