"""Protected and not yet protected people, a bar for each part of the regency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.coverage.drawing.sheet import BLUE, BODY, INK, MARGIN, ORANGE, QUIET, RIGHT, SMALL, Sheet
from services.coverage.drawing.words import Words
from services.coverage.figures import Basis, Gap

MOST = 20
_ROW, _SECOND, _THICK = 16.5, 11.5, 10.0
_LABEL, _BAR = 116.0, 122.0
_PERCENT = 44.0


@dataclass(frozen=True)
class Bar:
    """One row. `hatched`: the people are only a number, nobody knows yet who they are."""

    label: str
    protected: int
    gap: int
    entitled: int
    hatched: bool = False


def kecamatan_bars(total: Gap, parts: Sequence[Gap], words: Words) -> list[Bar]:
    """The widest gaps first, at most `MOST`, the others in one; people not in any list yet are a bar too."""
    bars = [_bar(gap) for gap in parts]
    if len(bars) > MOST:
        rest = bars[MOST - 1 :]
        bars = [*bars[: MOST - 1], _together(rest, words("drawing-others", count=len(rest)))]
    missing = total.share.gap - sum(gap.share.gap for gap in parts)
    if missing > 0 and total.share.entitled.basis is Basis.STATED:
        bars.append(Bar(words("drawing-unlisted"), 0, missing, missing, hatched=True))
    return bars


def category_bars(parts: Sequence[Gap]) -> list[Bar]:
    """One for each, the widest gap first."""
    return [_bar(gap) for gap in sorted(parts, key=lambda gap: -gap.share.gap)]


def draw_bars(sheet: Sheet, bars: Sequence[Bar], words: Words) -> None:
    """The rows with their legend; at the right how many are missing, and the share that is protected."""
    longest = max((max(bar.entitled, bar.protected) for bar in bars), default=0)
    _legend(sheet, words)
    for bar in bars:
        sheet.y += _ROW
        base = sheet.y
        top = base - _THICK + 1
        for at, line in enumerate(sheet.wrapped(bar.label, _LABEL - 5, SMALL + 0.5, most=2)):
            sheet.y += _SECOND if at else 0
            sheet.text(MARGIN, sheet.y, line, SMALL + 0.5)
        per_person = _BAR / longest if longest else 0.0
        start = MARGIN + _LABEL
        sheet.box(start, top, bar.protected * per_person, _THICK, BLUE)
        paint = sheet.outline if bar.hatched else sheet.box
        paint(start + bar.protected * per_person, top, bar.gap * per_person, _THICK, ORANGE)
        sheet.text(RIGHT - _PERCENT, base, words.number(bar.gap), BODY, INK, bold=True, align="right")
        share = "" if bar.hatched else words.percent(bar.protected, bar.entitled, 1)
        sheet.text(RIGHT, base, share, SMALL, QUIET, align="right")
    sheet.gap(3)


def _legend(sheet: Sheet, words: Words) -> None:
    sheet.y += SMALL + 1
    x = MARGIN
    for colour, label in ((BLUE, "drawing-protected"), (ORANGE, "drawing-not-yet")):
        sheet.box(x, sheet.y - 8, 9, 9, colour)
        said = words(label)
        sheet.text(x + 13, sheet.y, said, SMALL, QUIET)
        x += 13 + sheet.width_of(said, SMALL) + 10
    sheet.text(RIGHT - _PERCENT, sheet.y, words("drawing-column-gap"), SMALL, QUIET, align="right")
    sheet.text(RIGHT, sheet.y, words("drawing-column-share"), SMALL, QUIET, align="right")


def _bar(gap: Gap) -> Bar:
    share = gap.share
    return Bar(gap.label, share.protected, share.gap, share.entitled.people)


def _together(bars: Sequence[Bar], label: str) -> Bar:
    return Bar(
        label,
        sum(bar.protected for bar in bars),
        sum(bar.gap for bar in bars),
        sum(bar.entitled for bar in bars),
    )
