"""Splink on the same rows: its own comparisons for names, dates and numbers, trained by EM, on DuckDB.

It gets what helps it: names as they stand and, in a second run, as `services.alike.name_keys` spells them;
blocking rules as generous as ours; and the threshold at which its F1 on the very set is best, which no one
has in the field.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from benchmarks.duplicates.pairs import Pair, Quality
from benchmarks.duplicates.people import Record
from services.alike.name_keys import name_words

_LOWEST, _STEPS = -12.0, 0.5


@dataclass(frozen=True)
class Linked:
    """Pairs with the weight (in bits) that Splink gives them, and the seconds it took with training."""

    weighed: dict[Pair, float]
    seconds: float

    def above(self, weight: float) -> list[Pair]:
        """The pairs of at least so many bits."""
        return [pair for pair, bits in self.weighed.items() if bits >= weight]

    def best(self, true: set[Pair]) -> tuple[float, Quality]:
        """The weight with the best F1 on these rows, and what it gives."""
        weights = [_LOWEST + step * _STEPS for step in range(int(40 / _STEPS))]
        judged = [(weight, self._quality(weight, true)) for weight in weights]
        return max(judged, key=lambda one: one[1].f1)

    def _quality(self, weight: float, true: set[Pair]) -> Quality:
        chosen = self.above(weight)
        return Quality(len(chosen), sum(pair in true for pair in chosen), len(true))


def link(rows: Sequence[Record], *, spelled: bool) -> Linked:
    """Everything Splink finds; with `spelled` it is given our spelling of the names."""
    began = time.perf_counter()
    linker = Linker(DuckDBAPI().register(_table(rows, spelled)), _settings(), log_level=logging.ERROR)
    sure: list[Any] = [
        block_on("name", "born"),
        block_on("nik"),
        block_on("phone", "born"),
        block_on("name", "desa"),
    ]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("born", "desa"), block_on("name"), block_on("substr(nik, 1, 12)")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_weight=_LOWEST).as_pyarrow_table()
    columns = (found[name].to_pylist() for name in ("unique_id_l", "unique_id_r", "match_weight"))
    weighed = {(min(one, other), max(one, other)): bits for one, other, bits in zip(*columns, strict=True)}
    return Linked(weighed, time.perf_counter() - began)


def _table(rows: Sequence[Record], spelled: bool) -> pa.Table:
    names = [" ".join(name_words(row.traits.name)) if spelled else row.traits.name.lower() for row in rows]
    traits = [row.traits for row in rows]
    return pa.table(
        {
            "unique_id": list(range(len(rows))),
            "name": names,
            "first": [name.split()[0] for name in names],
            "last": [name.split()[-1] for name in names],
            "born": [one.birth_date.isoformat() for one in traits],
            "sex": [one.sex for one in traits],
            "desa": [one.desa for one in traits],
            "kecamatan": [one.desa[:6] for one in traits],
            "phone": [one.phone for one in traits],
            "nik": [one.nik for one in traits],
        }
    )


def _settings() -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("born"),
            block_on("name", "desa"),
            block_on("name", "kecamatan"),
            block_on("phone"),
            block_on("first", "substr(born, 1, 7)"),
            block_on("last", "substr(born, 1, 7)"),
            block_on("first", "substr(born, 6, 5)"),
            block_on("last", "substr(born, 6, 5)"),
            block_on("substr(nik, 1, 12)"),
            block_on("substr(nik, 5, 12)"),
            block_on("substr(nik, 1, 8)", "substr(nik, 13, 4)", "first"),
        ],
        comparisons=[
            cl.NameComparison("name").configure(term_frequency_adjustments=True),
            cl.DateOfBirthComparison("born", input_is_string=True),
            cl.ExactMatch("sex"),
            cl.ExactMatch("desa").configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("phone", [1]),
            cl.DamerauLevenshteinAtThresholds("nik", [1, 2]),
        ],
        retain_intermediate_calculation_columns=False,
    )
