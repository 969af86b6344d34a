from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from locales import LANGUAGES, Text, texts
from services.bpjs.roster_file import read_roster
from services.bpjs.roster_plan import Line, Outcome
from services.bpjs.roster_report import result_file
from services.bpjs.rosters import Applied, Counts

HEADER = ("NIK", "NAMA", "TGL_KEPESERTAAN", "TGL_BERAKHIR")
CELLS = ("1609011708800001", "=HYPERLINK(1)", "01-01-2026", "31-12-2026")
APPLIED = Applied(
    roster_id=1,
    file_name="BPJS.xlsx",
    as_of=date(2026, 11, 1),
    counts=Counts(total=3, new=1, unknown=1, refused=1),
    header=HEADER,
    lines=(
        Line(2, Outcome.NEW, (Text("roster-remark-new", ends=date(2026, 12, 31)),), CELLS),
        Line(4, Outcome.UNKNOWN, (Text("roster-remark-unknown"),), ("+1", "-2", "@x", "")),
        Line(5, Outcome.REFUSED, (Text("roster-nik-empty"),), ("", "B", "", "")),
    ),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_own_rows_with_result_and_explanation(language: str) -> None:
    book = load_workbook(io.BytesIO(result_file(APPLIED, texts(language))))
    sheet = book.worksheets[0]
    rows = [list(cells) for cells in sheet.iter_rows(values_only=True)]
    assert rows[0][3:] == list(HEADER)
    assert [row[0] for row in rows[1:]] == ["2", "4", "5"]
    assert rows[1][3:] == list(CELLS)
    if language == "id":
        assert rows[0][:3] == ["Baris", "Hasil", "Keterangan"]
        assert rows[1][1:3] == ["Baru", "Perlindungan baru sampai 31 Desember 2026."]


def test_no_cell_is_ever_a_formula() -> None:
    book = load_workbook(io.BytesIO(result_file(APPLIED, texts("id"))))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    assert kinds <= {"s", "n"}
    assert book.worksheets[0]["E2"].value == "=HYPERLINK(1)"
    assert book.worksheets[0]["E2"].data_type == "s"


def test_the_totals_add_up_to_the_rows() -> None:
    book = load_workbook(io.BytesIO(result_file(APPLIED, texts("id"))))
    totals = {str(cells[0]): cells[1] for cells in book.worksheets[1].iter_rows(min_row=2, values_only=True)}
    parts = [totals[str(texts("id")(f"roster-result-{outcome.value}"))] for outcome in Outcome]
    assert sum(int(str(part)) for part in parts) == totals["Jumlah baris di berkas"] == 3


def test_the_result_file_can_be_sent_again_after_correction() -> None:
    roster = read_roster(result_file(APPLIED, texts("id")), date(2026, 11, 22))
    assert [row.nik for row in roster.rows] == ["1609011708800001"]
    assert roster.total_rows == 3
