"""Recognition with rapidocr, for the child process only: a picture to lines, and one line looked at again.

The models come inside the wheel; nothing is fetched. Its line-direction classifier now and then turns the
NIK line upside down, so it stays off and the direction of the whole card is found here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import rapidocr
from numpy.typing import NDArray
from rapidocr import RapidOCR
from rapidocr.ch_ppocr_rec import TextRecInput

from services.ktp.lines import Box, Line, straighten

Pixels = NDArray[np.uint8]
Corners = NDArray[np.float32]

SEEN_SIDE = 960
"""Pixels of the longest side in which text is looked for; read is from the picture as it came."""
SMALL_SIDE = 900
_MODELS = Path(rapidocr.__file__).parent / "models"
_DIRECTION_LINES = 4
_UPRIGHT = 0.9
# The row of the kecamatan stands at two thirds of the print.
_READ_SHARE = 0.74


class Engine:
    """The loaded models: about 300 MB while they work."""

    def __init__(self, threads: int = 0) -> None:
        self._ocr = RapidOCR(
            params={
                "Global.use_cls": False,
                "Global.log_level": "critical",
                "Global.model_root_dir": str(_MODELS),
                "Det.limit_type": "max",
                "Det.limit_side_len": SEEN_SIDE,
                "EngineConfig.onnxruntime.intra_op_num_threads": threads or min(4, os.cpu_count() or 1),
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )
        self._find: Any = self._ocr._load_det_model()  # type: ignore[no-untyped-call]
        self._read: Any = self._ocr._load_rec_model()  # type: ignore[no-untyped-call]

    def lines(self, picture: Pixels) -> tuple[list[Line], Pixels]:
        """All text of a picture (BGR), each line in its direction of reading, and the picture looked at."""
        picture = _prepared(picture)
        found = self._find(picture).boxes
        if found is None or len(found) == 0:
            return [], picture
        boxes, read = self._directed(picture, [np.asarray(box, np.float32) for box in found])
        wanted = [one for one in _upper(boxes) if one not in read]
        read |= dict(zip(wanted, self._texts([_cut(picture, boxes[one]) for one in wanted]), strict=True))
        lines = [Line(text, _corners(boxes[one]), score) for one, (text, score) in read.items()]
        return [line for line in lines if line.text.strip()], picture

    def again(self, picture: Pixels, lines: Mapping[int, Line]) -> dict[int, list[tuple[str, float]]]:
        """Further readings of lines, by their own keys: cut closer, wider, larger, sharper."""
        boxes = [np.array(line.box, np.float32) for line in lines.values()]
        wide = [_cut(picture, _grown(box, 0.02, 0.12), 64) for box in boxes]
        close = [_sharpened(_cut(picture, _grown(box, 0.01, 0.05), 72)) for box in boxes]
        read = self._texts([*wide, *close])
        return {key: [read[at], read[at + len(boxes)]] for at, key in enumerate(lines)}

    def _directed(
        self, picture: Pixels, boxes: Sequence[Corners]
    ) -> tuple[list[Corners], dict[int, tuple[str, float]]]:
        """The corners of each box, from where its text begins: upright, upside down or sideways.

        With the text of those that were read to know it.
        """
        sides = [(float(np.linalg.norm(b[1] - b[0])), float(np.linalg.norm(b[3] - b[0]))) for b in boxes]
        standing = sum(high for wide, high in sides if high > 1.5 * wide)
        lying = sum(wide for wide, high in sides if wide > 1.5 * high)
        ways = (1, 3) if standing > lying else (0, 2)
        longest = sorted(range(len(boxes)), key=lambda one: -max(sides[one]))[:_DIRECTION_LINES]
        best, way, known = -1.0, ways[0], {}
        for one in ways:
            read = self._texts([_cut(picture, np.roll(boxes[place], -one, axis=0)) for place in longest])
            score = sum(score * (len(text) > 3) for text, score in read) / len(longest)
            if score > best:
                best, way, known = score, one, dict(zip(longest, read, strict=True))
            if best >= _UPRIGHT:
                break
        return [np.roll(box, -way, axis=0) for box in boxes], known

    def _texts(self, cuts: Sequence[Pixels]) -> list[tuple[str, float]]:
        if not cuts:
            return []
        read = self._read(TextRecInput(img=list(cuts)))
        return [(str(text), float(score)) for text, score in zip(read.txts, read.scores, strict=True)]


def _prepared(picture: Pixels) -> Pixels:
    """Larger where it is small, brighter where it is dark."""
    longest = max(picture.shape[:2])
    if longest < SMALL_SIDE:
        picture = cv2.resize(picture, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)  # type: ignore[assignment]
    low, high = np.percentile(picture[::8, ::8], (1, 99))
    if high - low < 150:
        stretched = (picture.astype(np.float32) - low) * (255 / max(1.0, high - low))
        picture = np.clip(stretched, 0, 255).astype(np.uint8)
    return picture


def _upper(boxes: Sequence[Corners]) -> list[int]:
    """Which lines are worth reading: what stands below the kecamatan nobody asks for, and it costs time."""
    placed = straighten([Line("", _corners(box)) for box in boxes])
    top, bottom = placed[0].row, placed[-1].row
    return [one.index for one in placed if one.row <= top + _READ_SHARE * (bottom - top)]


def _cut(picture: Pixels, box: Corners, height: int = 48) -> Pixels:
    """A line cut out and laid flat."""
    wide = max(_length(box[1] - box[0]), _length(box[2] - box[3]))
    high = max(_length(box[3] - box[0]), _length(box[2] - box[1]), 1.0)
    width = max(8, round(wide * height / high))
    goal = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(box, goal)
    flat: Any = cv2.warpPerspective(
        picture, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE, flags=cv2.INTER_CUBIC
    )
    return flat  # type: ignore[no-any-return]


def _grown(box: Corners, along: float, across: float) -> Corners:
    right, down = box[1] - box[0], box[3] - box[0]
    sides = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float32)
    grown: Corners = box + sides[:, :1] * right * along + sides[:, 1:] * down * across
    return grown.astype(np.float32)


def _length(vector: Corners) -> float:
    return float(np.linalg.norm(vector))


def _sharpened(cut: Pixels) -> Pixels:
    grey = cv2.cvtColor(cut, cv2.COLOR_BGR2GRAY)
    even = cv2.createCLAHE(2.0, (2, 8)).apply(grey)
    soft = cv2.GaussianBlur(even, (0, 0), 2)
    sharp = cv2.addWeighted(even, 1.6, soft, -0.6, 0)
    back: Any = cv2.cvtColor(sharp, cv2.COLOR_GRAY2BGR)
    return back  # type: ignore[no-any-return]


def _corners(box: Corners) -> Box:
    a, b, c, d = ((float(x), float(y)) for x, y in box)
    return a, b, c, d
