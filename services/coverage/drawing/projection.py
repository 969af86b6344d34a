"""What the coming months bring: the cover that ends, and where the present pace leads."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from locales import Texts
from services.coverage.drawing.sheet import BLUE, FAMILY, GREEN, INK, QUIET, RED, SMALL, Sheet
from services.coverage.drawing.words import Words
from services.coverage.figures import Forecast, Projection

_HEIGHT = 210.0
_LABELS = 6


def projection_png(projection: Projection, label: str, texts: Texts) -> bytes:
    """A PNG of 1080 pixels width; `label` is the part of the regency."""
    words, sheet = Words(texts), Sheet()
    sheet.line(words("drawing-projection-title", part=label), 12, QUIET, after=3)
    sheet.line(words("drawing-projection-day", day=projection.today), 12, QUIET)
    sheet.gap(5)
    _headline(sheet, projection, words)
    sheet.gap(10)
    if projection.points:
        _chart(sheet, projection, words)
    sheet.gap(8)
    for line in _small_print(projection, words):
        sheet.paragraph(line, SMALL, QUIET)
    return sheet.png()


def _headline(sheet: Sheet, projection: Projection, words: Words) -> None:
    cliff = projection.cliff
    if cliff is None:
        sheet.line(words("drawing-projection-steady"), 16, BLUE, bold=True)
        return
    before = _before(projection, cliff)
    sheet.line(words("drawing-projection-cliff", day=cliff.day), 15, RED, bold=True)
    sheet.line(words("drawing-projection-fall", before=before, after=cliff.by_periods), 15, RED, bold=True)


def _before(projection: Projection, cliff: Forecast) -> int:
    """Protected at the month end before the greatest fall, or today."""
    at = projection.points.index(cliff)
    return projection.points[at - 1].by_periods if at else projection.protected


def _chart(sheet: Sheet, projection: Projection, words: Words) -> None:
    axes = sheet.chart(_HEIGHT, left=54)
    points = projection.points
    places = list(range(len(points)))
    people = projection.entitled.people
    highest = max(
        [people, *(point.by_periods for point in points), *(point.at_pace for point in points)], default=1
    )
    axes.set_xlim(-0.35, len(points) - 0.5)
    axes.set_ylim(0, max(1, highest) * 1.1)
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: words.number(round(value))))
    step = max(1, -(-len(points) // _LABELS))
    # From the end, so that the year's last month is always named.
    shown = places[::-1][::step]
    axes.set_xticks(shown, [words.short_month(points[at].day) for at in shown])
    if people:
        axes.axhline(people, color=GREEN, linewidth=1.6, linestyle=(0, (5, 3)))
        _note(axes, -0.25, people * 0.975, words("drawing-projection-target", people=people), GREEN, "top")
    at_pace = [point.at_pace for point in points]
    axes.plot(places, at_pace, color=BLUE, linewidth=2, linestyle=(0, (2, 1.2)), marker="o", markersize=3.5)
    axes.plot(
        places, [point.by_periods for point in points], color=RED, linewidth=2.6, marker="s", markersize=4.5
    )
    axes.fill_between(places, [point.by_periods for point in points], color=RED, alpha=0.1, linewidth=0)
    if projection.cliff is not None:
        at = points.index(projection.cliff)
        fall = projection.cliff.by_periods - _before(projection, projection.cliff)
        place = projection.cliff.by_periods + max(1, highest) * 0.05
        _note(axes, at + 0.08, place, words.signed(fall), RED, "bottom", bold=True)
    sheet.gap(20)
    sheet.line(words("drawing-projection-by-periods"), SMALL + 0.5, RED, bold=True, after=3)
    pace = words("drawing-projection-at-pace", pace=words.signed(round(projection.pace)))
    sheet.line(pace, SMALL + 0.5, BLUE, bold=True)


def _small_print(projection: Projection, words: Words) -> list[str]:
    return [
        words("drawing-projection-note", days=projection.pace_days),
        words(f"drawing-basis-{projection.entitled.basis}", people=projection.entitled.people),
    ]


def _note(axes: Axes, x: float, y: float, words: str, colour: str, valign: str, bold: bool = False) -> None:
    axes.text(
        x, y, words, color=colour or INK, fontsize=SMALL + 0.5, va=valign, ha="left", parse_math=False,
        fontweight="bold" if bold else "normal", fontfamily=FAMILY,
    )  # fmt: skip
