"""The monthly report: two pages and a workbook with the same figures."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from locales import texts
from services.coverage.drawing.overview import picture_png
from services.coverage.drawing.words import Words
from services.coverage.figures import Picture
from services.coverage.report.contents import (
    Office,
    Report,
    change_lines,
    definitions,
    gap_lines,
    trend_lines,
)
from services.coverage.report.pages import report_pdf
from services.coverage.report.workbook import report_workbook
from tests.poppler import needs_poppler, pages_of
from tests.services.coverage.drawing import figures

SAY = texts("id")
WORDS = Words(SAY)
OFFICE = Office("Kabupaten Ogan Komering Ulu Selatan", "Dinas Ketenagakerjaan dan Transmigrasi", "Muaradua")


def report(picture: Picture | None = None) -> Report:
    """April 2025."""
    shown = picture or figures.april()
    return Report(
        OFFICE, date(2025, 5, 2), shown, figures.changes(), figures.projection(), (figures.funnel(),)
    )


def test_kecamatan_and_the_unlisted_make_the_total() -> None:
    for picture in (figures.april(), figures.april(40), figures.unlisted()):
        *parts, total = gap_lines(picture.kecamatan, picture.total, WORDS, adds_up=True)
        assert total.is_sum
        for column in (1, 2, 4, 5):
            assert sum(int(line.cells[column]) for line in parts) == total.cells[column]


def test_the_changes_lead_from_one_day_to_the_other() -> None:
    first, *steps, last = change_lines(figures.changes(), WORDS)
    assert int(first.cells[1]) + sum(int(line.cells[1]) for line in steps) == last.cells[1]


def test_what_was_reported_stands_before_what_was_counted() -> None:
    lines = [line.cells for line in trend_lines(figures.april(), WORDS)]
    assert lines[0] == ("2024", "", "", "39 %", "peserta aktif sepanjang 2024")
    assert lines[-1] == ("30 April 2025", 1_014, 3_934, "25,77 %", "dihitung dari berkas BPJS")


def test_every_number_is_explained() -> None:
    said = " ".join(definitions(report(), WORDS))
    for part in ("28 April 2025", "AKTIF", "3.934", "12 orang bertugas", "Rp16.800 × 12 bulan", "ke bawah"):
        assert part in said


@pytest.mark.parametrize("kecamatan", [1, 19, 40])
def test_the_pdf_has_two_pages_however_many_kecamatan(kecamatan: int) -> None:
    data = report_pdf(report(figures.april(kecamatan)), SAY)
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 2


@needs_poppler
def test_another_programme_reads_the_same_figures() -> None:
    first, second = pages_of(report_pdf(report(), SAY))
    assert "25,77 %" in first
    assert "1.014" in first
    assert "3.934" in first
    assert "Berhak" in second or "berhak" in second


def test_an_empty_regency_has_a_report_too() -> None:
    assert report_pdf(report(figures.nobody()), texts("en")).count(b"/Type /Page\n") == 2


def test_the_same_figures_are_the_same_pdf() -> None:
    assert report_pdf(report(), SAY) == report_pdf(report(), SAY)


def test_the_workbook_holds_the_same_figures_and_the_picture() -> None:
    whole = report()
    data = report_workbook(whole, picture_png(whole.picture, SAY), SAY)
    book = openpyxl.load_workbook(io.BytesIO(data))
    rows = list(book["Kecamatan"].iter_rows(values_only=True))
    assert rows[-1][:6] == ("Seluruhnya", 3_934, 1_014, "25,77 %", 2_920, 588_672_000)
    assert len(rows) == 21
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert [name for name in packed.namelist() if "media" in name] == ["xl/media/image1.png"]
    assert [row[1] for row in book["Perubahan"].iter_rows(min_row=2, values_only=True)][-1] == 1_014
