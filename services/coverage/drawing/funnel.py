"""From submitted to protected: how many come how far, and how long each stage takes."""

from __future__ import annotations

from collections.abc import Sequence

from locales import Texts
from services.coverage.drawing.sheet import BLUE, FAINT, INK, INNER, MARGIN, QUIET, RED, RIGHT, SMALL, Sheet
from services.coverage.drawing.words import Words
from services.coverage.figures import Funnel, FunnelStep

_THICK = 22.0
_FIRST_COLUMN = 118.0


def funnel_png(funnels: Sequence[Funnel], texts: Texts, *, small_print: bool = True) -> bytes:
    """A PNG of 1080 pixels width: the first large, the others (its parts) as a table. Not of no funnel."""
    words, sheet = Words(texts), Sheet()
    whole, parts = funnels[0], funnels[1:]
    sheet.line(words("drawing-funnel-title"), 12, QUIET, after=3)
    sheet.line(whole.label, 18, bold=True)
    sheet.gap(2)
    _steps(sheet, whole.steps, words)
    if parts:
        sheet.heading(words("drawing-funnel-parts"))
        _table(sheet, parts, words)
    if small_print:
        sheet.gap(8)
        sheet.paragraph(words("drawing-funnel-note"), SMALL, QUIET)
    return sheet.png()


def _steps(sheet: Sheet, steps: Sequence[FunnelStep], words: Words) -> None:
    first = steps[0].people if steps else 0
    slowest = max((step.median_days or 0 for step in steps), default=0)
    for number, step in enumerate(steps):
        sheet.gap(6)
        if number:
            slow = step.median_days is not None and step.median_days == slowest > 0
            days = words("drawing-funnel-days", days=words.days(step.median_days))
            sheet.y += SMALL
            sheet.text(MARGIN + 4, sheet.y, f"↓ {days}", SMALL, RED if slow else QUIET, bold=slow)
            sheet.gap(6)
        sheet.box(MARGIN, sheet.y, INNER, _THICK, FAINT, 0.6)
        sheet.box(MARGIN, sheet.y, INNER * step.people / first if first else 0, _THICK, BLUE, 0.28)
        base = sheet.y + _THICK - 7
        sheet.text(MARGIN + 6, base, words(f"drawing-stage-{step.stage}"), 12, INK, bold=True)
        share = words.percent(step.people, first, 1)
        sheet.text(RIGHT - 6, base, share, SMALL, QUIET, align="right")
        sheet.text(RIGHT - 54, base, words.number(step.people), 13, INK, bold=True, align="right")
        sheet.gap(_THICK)


def _table(sheet: Sheet, parts: Sequence[Funnel], words: Words) -> None:
    stages = [step.stage for step in parts[0].steps]
    width = (INNER - _FIRST_COLUMN) / max(1, len(stages))
    ends = [MARGIN + _FIRST_COLUMN + width * (at + 1) for at in range(len(stages))]
    sheet.y += 8
    for end, stage in zip(ends, stages, strict=True):
        sheet.text(end, sheet.y, words(f"drawing-stage-short-{stage}"), 9, QUIET, align="right")
    for part in parts:
        sheet.y += 5
        sheet.stroke([(MARGIN, sheet.y), (RIGHT, sheet.y)], FAINT, 0.8)
        sheet.y += SMALL + 2
        base = sheet.y
        for at, line in enumerate(sheet.wrapped(part.label, _FIRST_COLUMN - 22, SMALL + 0.5, most=2)):
            sheet.y += 11.5 if at else 0
            sheet.text(MARGIN, sheet.y, line, SMALL + 0.5)
        for end, step in zip(ends, part.steps, strict=True):
            sheet.text(end, base, words.number(step.people), SMALL + 0.5, align="right")
    sheet.gap(4)
