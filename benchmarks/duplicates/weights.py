"""Counts the points of `services.alike.likeness` again, from a labelled set other than the measured one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from services.alike.likeness import Sign

_ROUNDS, _PULL_TO_ZERO = 40, 1.0


def fitted(
    seen: Sequence[Mapping[Sign, str]], same: Sequence[bool]
) -> tuple[dict[tuple[Sign, str], float], float]:
    """Points of each sign and the points to start from, by logistic regression with a ridge."""
    parts = sorted({(sign, word) for one in seen for sign, word in one.items()})
    place = {part: number for number, part in enumerate(parts)}
    rows = np.zeros((len(seen), len(parts) + 1))
    rows[:, -1] = 1
    for number, one in enumerate(seen):
        for part in one.items():
            rows[number, place[part]] = 1
    wanted = np.array(same, dtype=float)
    points = np.zeros(len(parts) + 1)
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-rows @ points))
        slope = rows.T @ (wanted - likely) - _PULL_TO_ZERO * points
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + _PULL_TO_ZERO * np.eye(len(points))
        points += np.linalg.solve(curve, slope)
    return {part: float(points[number]) for part, number in place.items()}, float(points[-1])
