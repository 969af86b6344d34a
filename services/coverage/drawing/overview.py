"""The one picture: how many of ours are protected, where the gap is, and what closing it costs."""

from __future__ import annotations

from locales import Texts
from services.coverage.drawing.bars import category_bars, draw_bars, kecamatan_bars
from services.coverage.drawing.sheet import BLUE, INK, INNER, MARGIN, ORANGE, QUIET, RED, SMALL, Sheet
from services.coverage.drawing.trend import draw_trend
from services.coverage.drawing.words import Words
from services.coverage.figures import Basis, Gap, Picture

_TINT = "#F3F6F9"


def picture_png(picture: Picture, texts: Texts, *, small_print: bool = True) -> bytes:
    """A PNG of 1080 pixels width that reads at 360. Labels are drawn as they are given. CPU work of 0.5 s."""
    words, sheet = Words(texts), Sheet()
    _headline(sheet, picture.total, words)
    _cost(sheet, picture.total, words)
    if picture.stated or any(share.entitled.people for share in picture.trend):
        sheet.heading(words("drawing-trend"))
        sheet.gap(6)
        draw_trend(sheet, picture, words)
    if picture.categories:
        sheet.heading(words("drawing-categories"))
        draw_bars(sheet, category_bars(picture.categories), words)
    if picture.kecamatan:
        sheet.heading(words("drawing-kecamatan"))
        draw_bars(sheet, kecamatan_bars(picture.total, picture.kecamatan, words), words)
    if small_print:
        _small_print(sheet, picture, words)
    return sheet.png()


def _headline(sheet: Sheet, total: Gap, words: Words) -> None:
    share = total.share
    sheet.line(words("drawing-title", part=total.label), 12, QUIET, after=3)
    sheet.line(words.day(share.day), 12, QUIET)
    sheet.gap(4)
    if not share.entitled.people:
        sheet.line(words("drawing-nobody"), 22, INK, bold=True)
        return
    sheet.line(words.percent(share.protected, share.entitled.people), 46, BLUE, bold=True, after=7)
    sheet.line(
        words(
            f"drawing-headline-{share.entitled.basis}",
            protected=share.protected,
            people=share.entitled.people,
        ),
        15,
        bold=True,
    )
    sheet.gap(4)
    whole = max(share.entitled.people, share.protected)
    protected = INNER * share.protected / whole
    sheet.box(MARGIN, sheet.y, protected, 14, BLUE)
    sheet.box(MARGIN + protected, sheet.y, INNER * share.gap / whole, 14, ORANGE)
    sheet.gap(14)


def _cost(sheet: Sheet, total: Gap, words: Words) -> None:
    if not total.share.entitled.people:
        return
    sheet.gap(6)
    if not total.share.gap:
        sheet.line(words("drawing-all"), 15, BLUE, bold=True)
        return
    sheet.line(words("drawing-gap", people=total.share.gap), 15, RED, bold=True)
    sheet.gap(6)
    top = sheet.y
    sheet.box(0, top, 360, 55, _TINT)
    sheet.gap(7)
    sheet.line(words("drawing-cost"), SMALL + 0.5, QUIET)
    sheet.line(words("drawing-cost-total", rupiah=total.rupiah, months=total.months), 14, bold=True)
    sheet.line(
        words("drawing-cost-sum", people=total.share.gap, monthly=total.monthly, months=total.months),
        SMALL + 0.5,
        QUIET,
    )
    sheet.y = top + 55


def _small_print(sheet: Sheet, picture: Picture, words: Words) -> None:
    share = picture.total.share
    said = [words("drawing-as-of", day=share.as_of) if share.as_of else words("drawing-no-file")]
    said.append(words("drawing-definition"))
    said.append(words(f"drawing-basis-{share.entitled.basis}", people=share.entitled.people))
    if share.entitled.source:
        said[-1] += " " + words("drawing-source", source=share.entitled.source)
    parts = {gap.share.entitled.basis for gap in (*picture.categories, *picture.kecamatan)}
    if Basis.KNOWN in parts and share.entitled.basis is Basis.STATED:
        said.append(words("drawing-basis-parts"))
    if picture.further_roles:
        said.append(words("drawing-further-roles", people=picture.further_roles))
    said.append(words("drawing-rounding"))
    for one in picture.stated:
        said.append(
            words(
                "drawing-stated",
                percent=words.stated(one.percent),
                period=words.period(one.first, one.last),
                source=one.source,
            )
        )
    sheet.gap(10)
    sheet.paragraph(" ".join(said).replace(" %", "\u00a0%"), SMALL, QUIET)
