"""Lines of recognised text and where they stand, made straight: tilted, turned and seen from the side."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

Point = tuple[float, float]
Box = tuple[Point, Point, Point, Point]


@dataclass(frozen=True)
class Line:
    """A line as recognised. `box` are its corners in pixels, from where it begins, clockwise as one reads it.

    `score` is how sure the recognition is, 0 to 1.
    """

    text: str
    box: Box
    score: float = 1.0

    @property
    def width(self) -> float:
        """Length in pixels, along the direction of reading."""
        return (math.dist(self.box[0], self.box[1]) + math.dist(self.box[3], self.box[2])) / 2

    @property
    def height(self) -> float:
        """Height of the letters in pixels."""
        return (math.dist(self.box[0], self.box[3]) + math.dist(self.box[1], self.box[2])) / 2

    @property
    def angle(self) -> float:
        """Direction of reading in radians: 0 to the right, positive downwards."""
        return math.atan2(
            self.box[1][1] + self.box[2][1] - self.box[0][1] - self.box[3][1],
            self.box[1][0] + self.box[2][0] - self.box[0][0] - self.box[3][0],
        )


@dataclass(frozen=True)
class Placed:
    """A line on a card held straight: left and right end, and the row it stands in (its middle)."""

    text: str
    left: float
    right: float
    row: float
    height: float
    score: float
    index: int


def straighten(lines: Sequence[Line]) -> list[Placed]:
    """The lines as if the card lay straight before one, top to bottom. `index` is the place in `lines`.

    Rows of a card seen from the side are not parallel: their direction is fitted as a line over the height.
    """
    if not lines:
        return []
    turn = _direction(lines)
    turned = [_turned(line, turn) for line in lines]
    base, growth = _slopes(turned)
    placed = []
    for index, line in enumerate(turned):
        x = sum(point[0] for point in line.box) / 4
        y = sum(point[1] for point in line.box) / 4
        # Where this row would meet the left edge.
        row = y - math.tan(base + growth * y) * x
        half = line.width / 2
        placed.append(Placed(line.text, x - half, x + half, row, line.height, line.score, index))
    return sorted(placed, key=lambda one: one.row)


def _direction(lines: Sequence[Line]) -> float:
    """The direction of most of the text; short lines say little about it."""
    longest = sorted(lines, key=lambda line: line.width, reverse=True)[: max(3, len(lines) // 2)]
    x = sum(math.cos(line.angle) * line.width for line in longest)
    y = sum(math.sin(line.angle) * line.width for line in longest)
    return math.atan2(y, x)


def _turned(line: Line, angle: float) -> Line:
    cos, sin = math.cos(angle), math.sin(angle)
    a, b, c, d = ((x * cos + y * sin, y * cos - x * sin) for x, y in line.box)
    return Line(line.text, (a, b, c, d), line.score)


def _slopes(lines: Sequence[Line]) -> tuple[float, float]:
    """Angle of a row as base + growth * height; the median where too few lines are long enough to tell."""
    long = [line for line in lines if line.width > 5 * line.height and abs(line.angle) < 0.35]
    if not long:
        return 0.0, 0.0
    middle = median(line.angle for line in long)
    long = [line for line in long if abs(line.angle - middle) < 0.12]
    if len(long) < 5:
        return middle, 0.0
    heights = [sum(point[1] for point in line.box) / 4 for line in long]
    weights = [line.width for line in long]
    total = sum(weights)
    mean_y = sum(w * y for w, y in zip(weights, heights, strict=True)) / total
    mean_a = sum(w * line.angle for w, line in zip(weights, long, strict=True)) / total
    spread = sum(w * (y - mean_y) ** 2 for w, y in zip(weights, heights, strict=True))
    if spread < 1:
        return mean_a, 0.0
    pairs = zip(weights, heights, long, strict=True)
    growth = sum(w * (y - mean_y) * (line.angle - mean_a) for w, y, line in pairs) / spread
    return mean_a - growth * mean_y, growth
