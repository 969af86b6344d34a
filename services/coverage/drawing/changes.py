"""Why the number of protected people changed between two days: a waterfall."""

from __future__ import annotations

from dataclasses import dataclass

from locales import Texts
from services.coverage.drawing.sheet import BLUE, INK, MARGIN, QUIET, RED, RIGHT, SMALL, Sheet
from services.coverage.drawing.words import Words
from services.coverage.figures import Changes, Share

_WHOLE = "#7A8A99"
_ROW, _THICK = 25.0, 15.0
_LABEL, _NUMBER = 112.0, 50.0
# Where all changes together are less of the whole than this, only the upper end of the bars is shown.
_VISIBLE = 0.25


@dataclass(frozen=True)
class _Scale:
    """From people to a place across; `cut`: it does not begin at nobody."""

    low: float
    high: float

    @property
    def cut(self) -> bool:
        return self.low > 0

    def x(self, people: float) -> float:
        start, end = MARGIN + _LABEL, RIGHT - _NUMBER
        return start + (end - start) * (people - self.low) / (self.high - self.low)


def changes_png(changes: Changes, label: str, texts: Texts, *, small_print: bool = True) -> bytes:
    """A PNG of 1080 pixels width; `label` is the part of the regency. The bars add up."""
    words, sheet = Words(texts), Sheet()
    first, last = changes.first, changes.last
    sheet.line(words("drawing-changes-title", part=label), 12, QUIET, after=3)
    sheet.line(words("drawing-changes-days", first=first.day, last=last.day), 12, QUIET)
    sheet.gap(6)
    difference = last.protected - first.protected
    sheet.line(
        words("drawing-changes-head", change=words.signed(difference)), 24, _colour(difference), bold=True
    )
    sheet.gap(4)
    sheet.line(
        words("drawing-changes-share", before=_share(first, words), after=_share(last, words)), 13, bold=True
    )
    sheet.gap(10)
    _bars(sheet, changes, words)
    sheet.gap(10)
    for line in _small_print(changes, words) if small_print else ():
        sheet.paragraph(line, SMALL, QUIET)
    return sheet.png()


def _bars(sheet: Sheet, changes: Changes, words: Words) -> None:
    scale = _scale(changes)
    _whole(sheet, changes.first, scale, words)
    at = changes.first.protected
    for cause, people in changes.steps:
        if not people:
            continue
        _step(sheet, words(f"drawing-cause-{cause.replace('_', '-')}"), at, people, scale, words)
        at += people
    _whole(sheet, changes.last, scale, words)
    if scale.cut:
        sheet.gap(4)
        sheet.paragraph(words("drawing-changes-cut"), SMALL, QUIET)


def _whole(sheet: Sheet, share: Share, scale: _Scale, words: Words) -> None:
    top, base = _row(sheet)
    sheet.text(MARGIN, base, words.short_day(share.day), SMALL + 0.5, bold=True)
    start, end = scale.x(scale.low), scale.x(share.protected)
    sheet.box(start, top, end - start, _THICK, _WHOLE)
    if scale.cut:
        # A slit: here the bar is longer than it looks.
        for shift in (8, 13):
            slit = [(start + shift, top), (start + shift + 2, top), (start + shift - 2, top + _THICK)]
            sheet.shape([*slit, (start + shift - 4, top + _THICK)], "white")
    sheet.text(RIGHT, base, words.number(share.protected), 12, INK, bold=True, align="right")


def _step(sheet: Sheet, label: str, at: int, people: int, scale: _Scale, words: Words) -> None:
    top, base = _row(sheet)
    for number, line in enumerate(lines := sheet.wrapped(label, _LABEL - 6, SMALL + 0.5, most=2)):
        sheet.text(MARGIN, base + (number - (len(lines) - 1) / 2) * 11.5, line, SMALL + 0.5)
    left, right = sorted((scale.x(at), scale.x(at + people)))
    sheet.box(left, top, max(1.2, right - left), _THICK, _colour(people))
    here = scale.x(at)
    sheet.stroke([(here, top - _ROW + _THICK), (here, top + _THICK)], QUIET, 0.7)
    sheet.text(RIGHT, base, words.signed(people), 12, _colour(people), bold=True, align="right")


def _row(sheet: Sheet) -> tuple[float, float]:
    """Upper edge of the bar and the line on which letters stand."""
    top = sheet.y + (_ROW - _THICK) / 2
    sheet.y += _ROW
    return top, top + _THICK - 3.5


def _scale(changes: Changes) -> _Scale:
    levels = [changes.first.protected]
    for _, people in changes.steps:
        levels.append(levels[-1] + people)
    low, high = min(levels), max(*levels, 1)
    if (high - low) / high >= _VISIBLE:
        return _Scale(0.0, float(high))
    room = max(1, high - low) * 0.6
    return _Scale(max(0.0, low - room), float(high) + room * 0.1)


def _small_print(changes: Changes, words: Words) -> list[str]:
    first, last = changes.first.entitled.people, changes.last.entitled.people
    said = words("drawing-changes-same", people=last)
    if first != last:
        said = words("drawing-changes-entitled", before=first, after=last, change=words.signed(last - first))
    return [said, words("drawing-definition"), words("drawing-rounding")]


def _share(share: Share, words: Words) -> str:
    return words.percent(share.protected, share.entitled.people)


def _colour(people: int) -> str:
    return BLUE if people > 0 else RED if people < 0 else INK
