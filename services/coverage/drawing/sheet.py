"""A sheet of a phone's width on which pictures are laid out from top to bottom.

All lengths are pixels of a screen 360 wide (y goes down, text sizes too); the file has three times as many.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text
from PIL import Image

WIDTH, MARGIN = 360.0, 14.0
RIGHT = WIDTH - MARGIN
INNER = WIDTH - 2 * MARGIN
SCALE = 3

# Okabe and Ito's colours, which people who see few colours tell apart too.
BLUE, ORANGE, GREEN, RED = "#0072B2", "#E69F00", "#009E73", "#D55E00"
INK, QUIET, FAINT = "#1A1A1A", "#555555", "#E4E4E4"

SMALL, BODY, HEAD = 10.0, 11.5, 13.5
_POINTS_AN_INCH = 72
_UNIT = 100
_COLOURS = 128
_LINE = 1.28
FAMILY = "DejaVu Sans"


class Sheet:
    """What is drawn goes below what is there: `y` is where the next thing begins."""

    def __init__(self) -> None:
        self._figure = Figure(figsize=(WIDTH / _POINTS_AN_INCH, 1), dpi=_POINTS_AN_INCH * SCALE)
        self._canvas = FigureCanvasAgg(self._figure)
        self._page = self._figure.add_axes((0, 0, 1, 1))
        self._page.set_axis_off()
        self._charts: list[tuple[Axes, tuple[float, float, float, float]]] = []
        self.y = MARGIN

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = BODY,
        colour: str = INK,
        bold: bool = False,
        align: str = "left",
    ) -> None:
        """One line whose letters stand on `y`."""
        self._page.add_artist(
            Text(
                x, y, words, color=colour, fontproperties=_font(size, bold), ha=align, va="baseline",
                parse_math=False, clip_on=False,
            )
        )  # fmt: skip

    def line(
        self, words: str, size: float = BODY, colour: str = INK, bold: bool = False, after: float = 4
    ) -> None:
        """One line at the left, made smaller where it is too long, and the way below it."""
        while size > SMALL and self.width_of(words, size, bold) > INNER:
            size -= 0.5
        self.y += size
        self.text(MARGIN, self.y, self.fitted(words, INNER, size, bold), size, colour, bold)
        self.y += after

    def paragraph(self, words: str, size: float = BODY, colour: str = INK, bold: bool = False) -> None:
        """As many lines as it takes."""
        for row in self.wrapped(words, INNER, size, bold):
            self.y += size * _LINE
            self.text(MARGIN, self.y, row, size, colour, bold)
        self.y += size * 0.35

    def heading(self, words: str) -> None:
        """The title of a part, with air above."""
        self.y += 13
        self.line(words, HEAD, bold=True, after=4)

    def gap(self, height: float) -> None:
        """Air."""
        self.y += height

    def box(self, x: float, y: float, width: float, height: float, colour: str, alpha: float = 1.0) -> None:
        """A filled rectangle whose upper left corner is x, y."""
        self._page.add_patch(
            Rectangle((x, y), width, height, facecolor=colour, edgecolor="none", alpha=alpha)
        )

    def outline(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A hatched rectangle: people of whom only the number is known."""
        self._page.add_patch(
            Rectangle(
                (x, y), width, height, facecolor="none", edgecolor=colour, hatch="//////", linewidth=0.7
            )
        )

    def stroke(
        self, points: Sequence[tuple[float, float]], colour: str, width: float = 1, dash: bool = False
    ) -> None:
        """A line through points."""
        xs, ys = zip(*points, strict=True)
        self._page.add_line(
            Line2D(
                xs, ys, color=colour, linewidth=width, linestyle=(0, (4, 3)) if dash else "-", clip_on=False
            )
        )

    def shape(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """A filled polygon."""
        self._page.add_patch(Polygon(points, closed=True, facecolor=colour, edgecolor="none"))

    def chart(self, height: float, left: float = MARGIN + 26, right: float = RIGHT) -> Axes:
        """An empty chart of that height below what is there, with a quiet grid and no frame."""
        axes = self._figure.add_axes((0, 0, 1, 1))
        self._charts.append((axes, (left, self.y, right - left, height)))
        self.y += height
        for side in ("top", "right", "left"):
            axes.spines[side].set_visible(False)
        axes.spines["bottom"].set(color=QUIET, linewidth=0.8)
        axes.set_facecolor("none")
        axes.grid(axis="y", color=FAINT, linewidth=0.8)
        axes.set_axisbelow(True)
        axes.tick_params(length=0, labelsize=SMALL, labelcolor=QUIET, pad=3)
        axes.tick_params(axis="x", pad=6)
        return axes

    def width_of(self, words: str, size: float, bold: bool = False) -> float:
        """How wide a line is."""
        return size * sum(_advance(letter, bold) for letter in words)

    def fitted(self, words: str, width: float, size: float = BODY, bold: bool = False) -> str:
        """A line cut to a width, with an ellipsis where it was."""
        if self.width_of(words, size, bold) <= width:
            return words
        while words and self.width_of(f"{words}…", size, bold) > width:
            words = words[:-1].rstrip()
        return f"{words}…"

    def png(self) -> bytes:
        """The file, as high as what stands on it."""
        height = self.y + MARGIN
        self._figure.set_size_inches(WIDTH / _POINTS_AN_INCH, height / _POINTS_AN_INCH)
        self._page.set(xlim=(0, WIDTH), ylim=(height, 0))
        for axes, (x, y, width, tall) in self._charts:
            axes.set_position((x / WIDTH, 1 - (y + tall) / height, width / WIDTH, tall / height))
        # Hinting is for letters of a few pixels; without it a quarter of the time is saved.
        with rc_context({"text.hinting": "no_hinting"}):
            self._canvas.draw()  # type: ignore[no-untyped-call]
        out = io.BytesIO()
        # A hundred colours are all that letters with soft edges need: a third of the bytes, in less time.
        pixels = self._canvas.buffer_rgba()  # type: ignore[no-untyped-call]
        drawn = Image.frombuffer("RGBA", self._canvas.get_width_height(), pixels)
        few = drawn.convert("RGB").quantize(
            _COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
        few.save(out, format="png")
        # Figure and canvas hold each other: the pixels would stay until the garbage collector comes by.
        self._canvas.renderer = None
        self._figure.clear()
        return out.getvalue()

    def wrapped(
        self, words: str, width: float = INNER, size: float = BODY, bold: bool = False, most: int = 99
    ) -> list[str]:
        """Lines of a width, at most so many; what does not fit the last is cut."""
        rows: list[str] = []
        # A no-break space keeps a number and its sign together.
        for word in words.split(" "):
            fits = rows and self.width_of(f"{rows[-1]} {word}", size, bold) <= width
            if rows and (fits or len(rows) == most):
                rows[-1] += f" {word}"
            else:
                rows.append(word)
        return [self.fitted(row, width, size, bold) for row in rows]


def _font(size: float, bold: bool) -> FontProperties:
    return FontProperties(family=FAMILY, weight="bold" if bold else "normal", size=size)


@lru_cache(maxsize=2048)
def _advance(letter: str, bold: bool) -> float:
    """The width of a letter at size 1. Asking the renderer for whole lines takes a hundred times as long."""
    font = get_font(findfont(_font(1.0, bold)))
    font.set_size(_UNIT, _POINTS_AN_INCH)
    return float(font.load_char(ord(letter)).linearHoriAdvance) / 65536 / _UNIT
