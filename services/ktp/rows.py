"""What stands beside which label: by position, also where a label is misread, lost or run into its value."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from rapidfuzz import fuzz

from services.ktp.lines import Placed

# In the order of the card; the NIK stands above them with a distance of its own.
LABELS = {
    "name": "nama",
    "birth": "tempattgllahir",
    "sex": "jeniskelamin",
    "address": "alamat",
    "rt_rw": "rtrw",
    "desa": "keldesa",
    "kecamatan": "kecamatan",
    "faith": "agama",
    "marriage": "statusperkawinan",
    "work": "pekerjaan",
    "nationality": "kewarganegaraan",
    "until": "berlakuhingga",
}
_ORDER = tuple(LABELS)
_BLOOD = "goldarah"
_NUMBER_LABEL = "nik"
_DIGIT_LIKE = frozenset("0123456789OoQDIl|!iLZzEASsGbTBgqU?")
_NUMBER_DIGITS = range(13, 20)
# In distances of rows from where the labels begin. Under the portrait the print goes on, unseen.
_PORTRAIT = 18.5


@dataclass(frozen=True)
class Value:
    """What stands behind a label. `score` is the least of its lines', `indexes` are their places.

    `inline`: the line begins with the label. `cut`: it reaches the portrait, under which the rest may stand.
    """

    text: str
    score: float
    indexes: tuple[int, ...]
    inline: bool = False
    cut: bool = False

    def read_again(self, lines: Sequence[str]) -> str:
        """The same from another reading of its lines."""
        text = " ".join(lines)
        return _label_of(text)[1] or text if self.inline else text


@dataclass(frozen=True)
class Rows:
    """A card taken apart: the line of the NIK, values by label, and how many labels were recognised."""

    number: Value | None
    values: dict[str, Value]
    labels: int


@dataclass(frozen=True)
class _Label:
    key: str
    line: Placed


def take_apart(lines: Sequence[Placed]) -> Rows:
    """Pairs labels with values."""
    number = _number(lines)
    rest = [one for one in lines if number is None or one.index != number.index]
    labels: dict[str, _Label] = {}
    loose: list[Placed] = []
    inline: dict[str, Placed] = {}
    for line in rest:
        key, value = _label_of(line.text)
        if key is None or key in labels:
            loose.append(line)
            continue
        if value:
            share = len(value) / max(1, len(line.text))
            cut = line.right - (line.right - line.left) * share
            inline[key] = Placed(value, cut, line.right, line.row, line.height, line.score, line.index)
        if key in LABELS:
            labels[key] = _Label(key, line)
    seen = len(labels) + (number is not None)
    values = _paired(labels, loose, inline)
    number_value = None
    if number is not None:
        number_value = Value(number.text, number.score, (number.index,))
    return Rows(number_value, values, seen)


def digits_like(text: str) -> str:
    """The part of a line that may be a NIK: signs that are digits or look like some."""
    bare = re.sub(r"[\s:;.,'’`_-]", "", text)
    bare = re.sub(r"^(?i:n[il1|]k)(?=.{12})", "", bare)
    return bare if bare and all(sign in _DIGIT_LIKE for sign in bare) else ""


def _number(lines: Sequence[Placed]) -> Placed | None:
    found = [
        line
        for line in lines
        if len(digits_like(line.text)) in _NUMBER_DIGITS
        and sum(sign.isdigit() for sign in line.text) >= len(digits_like(line.text)) * 0.6
    ]
    return max(found, key=lambda line: line.height * min(16, len(digits_like(line.text))), default=None)


def _fold(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower().translate(str.maketrans("01|!5", "oilis")))


def _label_of(text: str) -> tuple[str | None, str]:
    """The label that a line is or begins with, and what follows it."""
    head, colon, tail = text.partition(":")
    if not colon:
        head, colon, tail = text.partition(";")
    key = _named(_fold(head)) if head.strip() else None
    if key is not None:
        return key, tail.strip(" :;") if colon else ""
    if colon and head.strip():
        return None, ""
    # "Status Perkawinan KAWIN": the colon was lost.
    words = text.split()
    for count in range(1, len(words)):
        key = _named(_fold("".join(words[:count])), strict=True)
        if key is not None and " ".join(words[count:]).isupper():
            return key, " ".join(words[count:])
    return None, ""


def _named(folded: str, *, strict: bool = False) -> str | None:
    if len(folded) < 3:
        return None
    best, score = None, 0.0
    for key, label in (*LABELS.items(), ("blood", _BLOOD), ("number", _NUMBER_LABEL)):
        least = 100 if len(label) < 4 else 90 if strict else 74
        found = fuzz.ratio(folded, label)
        if key == "rt_rw" and re.fullmatch(r"r[tli]+[il]?r[wvil]+", folded):
            found = 100.0
        if key == "blood" and folded.startswith("gold"):
            found = 100.0
        if found >= least and found > score:
            best, score = key, found
    return best


def _paired(
    labels: dict[str, _Label], loose: Sequence[Placed], inline: dict[str, Placed]
) -> dict[str, Value]:
    found: dict[str, list[Placed]] = {key: [line] for key, line in inline.items() if key in LABELS}
    if len(labels) < 2:
        return {key: _joined(lines, True, math.inf) for key, lines in found.items()}
    rows = _rows(labels)
    pitch = _pitch(rows)
    edge = median(one.line.left for one in labels.values())
    starts = [line.left for line in loose if line.left > edge + pitch]
    column = median(starts) if starts else edge + 6 * pitch
    for line in loose:
        key = min(rows, key=lambda one: abs(rows[one] - line.row))
        if key in inline or not edge + pitch < line.left < column + 4 * pitch:
            continue
        off = abs(rows[key] - line.row)
        if off <= 0.62 * pitch:
            found.setdefault(key, []).append(line)
    border = edge + _PORTRAIT * pitch
    return {key: _joined(lines, key in inline, border) for key, lines in found.items()}


def _rows(labels: dict[str, _Label]) -> dict[str, float]:
    """Where each label stands; those that were not recognised, between their neighbours."""
    known = [(place, labels[key].line.row) for place, key in enumerate(_ORDER) if key in labels]
    rows = {}
    for place, key in enumerate(_ORDER):
        if key in labels:
            rows[key] = labels[key].line.row
            continue
        before = [one for one in known if one[0] < place]
        after = [one for one in known if one[0] > place]
        near = (before[-1], after[0]) if before and after else (before[-2:] if len(before) > 1 else after[:2])
        (first, top), (last, bottom) = near[0], near[1]
        rows[key] = top + (bottom - top) * (place - first) / (last - first)
    return rows


def _pitch(rows: dict[str, float]) -> float:
    ordered = sorted(rows.values())
    return max(4.0, median(low - high for high, low in pairwise(ordered)))


def _joined(lines: Sequence[Placed], inline: bool, border: float) -> Value:
    ordered = sorted(lines, key=lambda line: line.left)
    text = " ".join(line.text for line in ordered)
    indexes = tuple(line.index for line in ordered)
    return Value(text, min(line.score for line in ordered), indexes, inline, ordered[-1].right > border)
