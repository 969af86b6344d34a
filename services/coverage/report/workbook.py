"""The report as a workbook: the same figures, to go on working with, and the picture."""

from __future__ import annotations

from collections.abc import Sequence

from locales import Texts
from services.coverage.drawing.words import Words
from services.coverage.report.contents import (
    GAP_COLUMNS,
    Line,
    Report,
    change_lines,
    definitions,
    gap_lines,
    trend_lines,
)
from services.files.workbooks import Table, workbook_bytes

_SUM = "#E8EEF4"


def report_workbook(report: Report, picture: bytes, texts: Texts) -> bytes:
    """An xlsx; `picture` is a PNG that stands on the first sheet, beside the kecamatan."""
    words, whole = Words(texts), report.picture
    gaps = tuple(words(f"report-column-{one}") for one in GAP_COLUMNS)
    kecamatan = gap_lines(whole.kecamatan, whole.total, words, adds_up=True)
    categories = gap_lines(whole.categories, whole.total, words, adds_up=False)
    trend = ("people", "protected", "percent", "source")
    return workbook_bytes(
        [
            _table(words, "kecamatan", gaps, kecamatan, picture),
            _table(words, "categories", gaps, categories),
            _table(
                words, "changes", (words("report-column-protected"),), change_lines(report.changes, words)
            ),
            _table(
                words,
                "trend",
                tuple(words(f"report-column-{one}") for one in (trend[1], trend[0], *trend[2:])),
                trend_lines(whole, words),
            ),
            _table(words, "definitions", (), [Line((said,)) for said in definitions(report, words)]),
        ]
    )


def _table(
    words: Words, name: str, titles: Sequence[str], lines: Sequence[Line], picture: bytes | None = None
) -> Table:
    colours = {place: _SUM for place, line in enumerate(lines) if line.is_sum}
    title = words(f"report-sheet-{name}")
    return Table(title, (title, *titles), [line.cells for line in lines], colours, picture)
