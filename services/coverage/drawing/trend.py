"""The share of protected people over time: counted ones joined, reported ones apart, the target above."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from matplotlib.axes import Axes
from matplotlib.dates import date2num

from services.coverage.drawing.sheet import BLUE, FAMILY, GREEN, INK, QUIET, SMALL, Sheet
from services.coverage.drawing.words import Words
from services.coverage.figures import Picture, Share, Stated

_HEIGHT = 132.0
_LABELS = 5


def draw_trend(sheet: Sheet, picture: Picture, words: Words) -> None:
    """The chart with what its marks mean below it."""
    axes = sheet.chart(_HEIGHT)
    here = picture.total.share
    days = [here.day, *(share.day for share in picture.trend), *(one.first for one in picture.stated)]
    first, last = min(days), max(days)
    room = max(timedelta(days=12), (last - first) * 0.025)
    # At the right the number of the newest share has its place.
    axes.set_xlim(_x(first - room), _x(last + max(room, timedelta(days=12), (last - first) * 0.2)))
    target = _target_percent(picture)
    percents = [*(share.percent for share in picture.trend), *(one.percent for one in picture.stated)]
    axes.set_ylim(0, max([105.0, 1.06 * (target or 0), *(1.06 * percent for percent in percents)]))
    axes.set_yticks([0, 25, 50, 75, 100], [f"{at} %" for at in (0, 25, 50, 75, 100)])
    _months(axes, first, last, words)
    if target is not None:
        axes.axhline(target, color=GREEN, linewidth=1.6, linestyle=(0, (5, 3)))
        _note(axes, _x(first), target - 4, words("drawing-target", people=picture.target or 0), GREEN, "top")
    for one in picture.stated:
        _stated(axes, one, words, near=_is_near(one, here, last - first))
    if picture.trend:
        _computed(axes, picture.trend, words)
    sheet.gap(19)
    _legend(sheet, picture, words)


def _computed(axes: Axes, trend: Sequence[Share], words: Words) -> None:
    axes.plot(
        [_x(share.day) for share in trend], [share.percent for share in trend], color=BLUE, linewidth=2.2,
        marker="o", markersize=3.5, solid_capstyle="round",
    )  # fmt: skip
    last = trend[-1]
    axes.plot([_x(last.day)], [last.percent], color=BLUE, marker="o", markersize=6.5)
    axes.annotate(
        words.percent(last.protected, last.entitled.people), (_x(last.day), last.percent), (7, 0),
        textcoords="offset points", color=BLUE, fontsize=SMALL + 0.5, fontweight="bold", fontfamily=FAMILY,
        va="center", parse_math=False, bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
    )  # fmt: skip


def _legend(sheet: Sheet, picture: Picture, words: Words) -> None:
    said = [words("drawing-trend-computed")]
    if picture.stated:
        said.append(words("drawing-trend-stated"))
    sheet.line("    ".join(said), SMALL, QUIET)


def _is_near(one: Stated, here: Share, span: timedelta) -> bool:
    """Whether its number would stand on that of the newest share."""
    return abs(here.day - _middle(one)) < span * 0.25 and abs(here.percent - one.percent) < 25


def _stated(axes: Axes, one: Stated, words: Words, near: bool) -> None:
    """A hollow diamond; a line as long as the time that it speaks of."""
    middle = _x(_middle(one))
    if (one.last - one.first).days > 31:
        axes.plot(
            [_x(one.first), _x(one.last)],
            [one.percent] * 2,
            color=INK,
            linewidth=1.2,
            linestyle=(0, (1, 1.5)),
        )
    axes.plot(
        [middle], [one.percent], marker="D", markersize=5.5, markerfacecolor="white", markeredgecolor=INK,
        markeredgewidth=1.3, linestyle="none", zorder=4,
    )  # fmt: skip
    below = near and one.percent > 15
    place = one.percent + (-7 if below else 6)
    _note(axes, middle, place, words.stated(one.percent), INK, "top" if below else "bottom", "center")


def _note(
    axes: Axes,
    x: float,
    y: float,
    words: str,
    colour: str,
    valign: str,
    align: str = "left",
) -> None:
    axes.text(
        x, y, words, color=colour, fontsize=SMALL + 0.5, va=valign, ha=align, parse_math=False,
        fontfamily=FAMILY,
    )  # fmt: skip


def _months(axes: Axes, first: date, last: date, words: Words) -> None:
    """At most five months below the line, evenly apart."""
    months = [
        date(first.year + at // 12, at % 12 + 1, 1) for at in range(first.month - 1, _span(first, last))
    ]
    step = max(1, -(-len(months) // _LABELS))
    shown = months[::step]
    axes.set_xticks([_x(month) for month in shown], [words.short_month(month) for month in shown])


def _span(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month


def _middle(one: Stated) -> date:
    return one.first + (one.last - one.first) / 2


def _target_percent(picture: Picture) -> float | None:
    entitled = picture.total.share.entitled.people
    return 100 * picture.target / entitled if picture.target is not None and entitled else None


def _x(day: date) -> float:
    return float(date2num(day))  # type: ignore[no-untyped-call]
