"""The report as PDF: two pages, A4."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import matplotlib
from fpdf import FPDF
from fpdf.enums import MethodReturnValue
from PIL import Image

from locales import Texts
from services.coverage.drawing.changes import changes_png
from services.coverage.drawing.funnel import funnel_png
from services.coverage.drawing.overview import picture_png
from services.coverage.drawing.projection import projection_png
from services.coverage.drawing.words import Words
from services.coverage.report.contents import GAP_COLUMNS, Line, Report, definitions, gap_lines

# Millimetres.
_WIDTH, _HEIGHT, _MARGIN, _GUTTER = 210.0, 297.0, 13.0, 6.0
_INNER = _WIDTH - 2 * _MARGIN
_COLUMN = (_INNER - _GUTTER) / 2
_TALLEST_ROW, _LOWEST_ROW = 5.2, 3.0
_NUMBERS = (24.0, 24.0, 20.0, 20.0, 34.0)
_LABEL = _INNER - sum(_NUMBERS)
_SIGNATURE = 46.0
_GREY, _TINT, _INK = (85, 85, 85), (243, 246, 249), (26, 26, 26)


def report_pdf(report: Report, texts: Texts) -> bytes:
    """Two pages: pictures first, then tables, definitions and the place to sign. Seconds of CPU work."""
    words = Words(texts)
    pdf = _paper(report, words)
    pdf.add_page()
    _letterhead(pdf, report, words)
    _pictures(pdf, report, texts)
    pdf.add_page()
    _tables(pdf, report, words)
    _definitions(pdf, report, words)
    _signature(pdf, report, words)
    return bytes(pdf.output())


def _paper(report: Report, words: Words) -> FPDF:
    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_margins(_MARGIN, _MARGIN)
    # The same figures are the same bytes: the hour at which it was made stands nowhere in the file.
    pdf.set_creation_date(datetime.combine(report.made_on, datetime.min.time(), tzinfo=UTC))
    pdf.set_title(words("report-title", month=words.month(report.picture.total.share.day)))
    fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    pdf.add_font("sans", "", fonts / "DejaVuSans.ttf")
    pdf.add_font("sans", "B", fonts / "DejaVuSans-Bold.ttf")
    return pdf


def _letterhead(pdf: FPDF, report: Report, words: Words) -> None:
    share = report.picture.total.share
    _line(pdf, report.office.regency.upper(), 11, bold=True)
    _line(pdf, report.office.department, 10)
    pdf.set_draw_color(*_INK)
    pdf.set_line_width(0.5)
    pdf.line(_MARGIN, pdf.get_y() + 1.5, _WIDTH - _MARGIN, pdf.get_y() + 1.5)
    pdf.ln(5)
    _line(pdf, words("report-title", month=words.month(share.day)), 14, bold=True)
    pdf.ln(1)
    change = share.protected - report.changes.first.protected
    _paragraph(
        pdf,
        words(
            "report-summary",
            protected=share.protected,
            people=share.entitled.people,
            percent=words.percent(share.protected, share.entitled.people),
            day=share.day,
            change=words.signed(change),
            before=report.changes.first.day,
            gap=share.gap,
            rupiah=report.picture.total.rupiah,
            months=report.picture.total.months,
        ),
        9.5,
    )
    pdf.ln(2)


def _pictures(pdf: FPDF, report: Report, texts: Texts) -> None:
    """The whole at the left, what changed and what comes at the right."""
    top, label = pdf.get_y(), report.picture.total.label
    # The kecamatan have their table on the next page, and the small print its own place there.
    overview = picture_png(replace(report.picture, kecamatan=()), texts, small_print=False)
    beneath = _picture(pdf, overview, _MARGIN, top, _HEIGHT - _MARGIN - top) + _GUTTER
    if report.funnels:
        drawn = funnel_png(report.funnels[:1], texts, small_print=False)
        _picture(pdf, drawn, _MARGIN, beneath, _HEIGHT - _MARGIN - beneath)
    x = _MARGIN + _COLUMN + _GUTTER
    half = (_HEIGHT - _MARGIN - top - _GUTTER) / 2
    below = _picture(pdf, changes_png(report.changes, label, texts, small_print=False), x, top, half)
    if report.projection is not None:
        drawn = projection_png(report.projection, label, texts)
        _picture(pdf, drawn, x, below + _GUTTER, _HEIGHT - _MARGIN - below - _GUTTER)


def _picture(pdf: FPDF, png: bytes, x: float, y: float, room: float) -> float:
    """A picture as wide as a column, or as high as there is room; where it ends."""
    width, height = Image.open(io.BytesIO(png)).size
    wide = min(_COLUMN, room * width / height)
    tall = wide * height / width
    pdf.image(io.BytesIO(png), x=x, y=y, w=wide)
    pdf.set_draw_color(220)
    pdf.set_line_width(0.2)
    pdf.rect(x, y, wide, tall)
    return y + tall


def _tables(pdf: FPDF, report: Report, words: Words) -> None:
    picture = report.picture
    kecamatan = gap_lines(picture.kecamatan, picture.total, words, adds_up=True)
    categories = gap_lines(picture.categories, picture.total, words, adds_up=False)
    # What is below the tables needs its place too, however many kecamatan there are.
    room = _HEIGHT - 2 * _MARGIN - _SIGNATURE - _height_of_definitions(pdf, report, words) - 26
    row = max(_LOWEST_ROW, min(_TALLEST_ROW, room / (len(kecamatan) + len(categories) + 2)))
    _table(pdf, words("drawing-kecamatan"), kecamatan, row, words)
    pdf.ln(3)
    _table(pdf, words("drawing-categories"), categories, row, words)


def _table(pdf: FPDF, title: str, lines: Sequence[Line], row: float, words: Words) -> None:
    _line(pdf, title, 10, bold=True)
    pdf.ln(0.5)
    size = min(8.5, row * 1.75)
    _row(pdf, ("", *(words(f"report-column-{one}") for one in GAP_COLUMNS)), row, size - 0.5, tint=True)
    pdf.set_draw_color(225)
    pdf.set_line_width(0.15)
    for line in lines:
        shown = [words.number(cell) if isinstance(cell, int) else cell for cell in line.cells]
        _row(pdf, shown, row, size, bold=line.is_sum, tint=line.is_sum)
        pdf.line(_MARGIN, pdf.get_y(), _WIDTH - _MARGIN, pdf.get_y())


def _row(
    pdf: FPDF, cells: Sequence[str], height: float, size: float, *, bold: bool = False, tint: bool = False
) -> None:
    pdf.set_font("sans", "B" if bold else "", size)
    pdf.set_fill_color(*_TINT)
    pdf.set_x(_MARGIN)
    pdf.cell(_LABEL, height, _cut(pdf, cells[0], _LABEL - 2), fill=tint)
    for width, cell in zip(_NUMBERS, cells[1:], strict=True):
        pdf.cell(width, height, cell, align="R", fill=tint)
    pdf.ln(height)


def _cut(pdf: FPDF, words: str, width: float) -> str:
    if pdf.get_string_width(words) <= width:
        return words
    while words and pdf.get_string_width(f"{words}…") > width:
        words = words[:-1]
    return f"{words}…"


def _definitions(pdf: FPDF, report: Report, words: Words) -> None:
    pdf.ln(4)
    _line(pdf, words("report-definitions"), 10, bold=True)
    _paragraph(pdf, " ".join(definitions(report, words)), 7.5, _GREY)


def _height_of_definitions(pdf: FPDF, report: Report, words: Words) -> float:
    pdf.set_font("sans", "", 7.5)
    said = " ".join(definitions(report, words))
    height = pdf.multi_cell(_INNER, 7.5 * 0.46, said, dry_run=True, output=MethodReturnValue.HEIGHT)
    return cast(float, height)


def _signature(pdf: FPDF, report: Report, words: Words) -> None:
    """At the foot of the page, at the right, as letters of an office have it."""
    x = _WIDTH - _MARGIN - 74
    pdf.set_y(_HEIGHT - _MARGIN - _SIGNATURE + 8)
    for said, bold in (
        (f"{report.office.place}, {words.day(report.made_on)}", False),
        (words("report-head-of", office=report.office.department), False),
    ):
        pdf.set_x(x)
        pdf.set_font("sans", "B" if bold else "", 9)
        pdf.multi_cell(74, 4.4, said, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.set_y(_HEIGHT - _MARGIN - 9)
    pdf.set_x(x)
    pdf.cell(74, 4.4, "." * 44, new_x="LMARGIN", new_y="NEXT")
    pdf.set_x(x)
    pdf.cell(74, 4.4, words("report-nip"))


def _line(pdf: FPDF, words: str, size: float, bold: bool = False) -> None:
    pdf.set_text_color(*_INK)
    pdf.set_font("sans", "B" if bold else "", size)
    pdf.cell(0, size * 0.5, _cut(pdf, words, _INNER), new_x="LMARGIN", new_y="NEXT")


def _paragraph(pdf: FPDF, words: str, size: float, colour: tuple[int, int, int] = _INK) -> None:
    pdf.set_text_color(*colour)
    pdf.set_font("sans", "", size)
    pdf.multi_cell(0, size * 0.46, words, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.set_text_color(*_INK)
