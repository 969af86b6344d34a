from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from locales import LANGUAGES, Text, texts
from regency import load_regency
from services.bpjs.counts import count
from services.bpjs.roster import SheetHead
from services.bpjs.roster_file import read_roster
from services.bpjs.roster_plan import Line, Outcome, Plan
from services.bpjs.roster_report import result_file
from services.bpjs.rosters import Applied
from services.bpjs.waiting import Waiting
from tests.factories import DESA, KECAMATAN, NOW

REGENCY = load_regency()
HEADER = ("NIK", "NAMA", "TGL_KEPESERTAAN", "TGL_BERAKHIR")
CELLS = ("1609011708800001", "=HYPERLINK(1)", "01-01-2026", "31-12-2026")
LINES = (
    Line(2, Outcome.NEW, (Text("roster-remark-new", ends=date(2026, 12, 31)),), CELLS),
    Line(4, Outcome.UNKNOWN, (Text("roster-remark-unknown"),), ("+1", "-2", "@x", "")),
    Line(5, Outcome.UNREADABLE, (Text("roster-nik-empty"),), ("", "B", "", "")),
)
WAITING = Waiting(
    41, "U-26-001", "OKS-26-000001-K", "Siti Rekaan", "1609••••••••0001", "Masjid", DESA, KECAMATAN
)
APPLIED = Applied(
    roster_id=1,
    file_name="BPJS.xlsx",
    as_of=date(2026, 11, 1),
    counts=count(Plan(LINES, ()), NOW),
    sheets=(SheetHead("DATA", HEADER),),
    lines=LINES,
    waiting=(WAITING,),
)


def cells_of(applied: Applied = APPLIED, language: str = "id") -> dict[str, list[list[object]]]:
    """The result file as another library reads it: rows of cells by sheet."""
    book = load_workbook(io.BytesIO(result_file(applied, texts(language), REGENCY)))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_own_rows_with_result_and_explanation(language: str) -> None:
    book = load_workbook(io.BytesIO(result_file(APPLIED, texts(language), REGENCY)))
    sheet = book.worksheets[0]
    rows = [list(cells) for cells in sheet.iter_rows(values_only=True)]
    assert rows[0][4:] == list(HEADER)
    assert [row[0] for row in rows[1:]] == ["2", "4", "5"]
    assert rows[1][4:] == list(CELLS)
    if language == "id":
        assert rows[0][:4] == ["Baris", "Hasil", "Rincian", "Penjelasan"]
        assert rows[1][1:4] == ["Cocok", "Baru", "Perlindungan baru sampai 31 Desember 2026."]


def test_no_cell_is_ever_a_formula() -> None:
    book = load_workbook(io.BytesIO(result_file(APPLIED, texts("id"), REGENCY)))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    assert kinds <= {"s", "n"}
    assert book.worksheets[0]["F2"].value == "=HYPERLINK(1)"
    assert book.worksheets[0]["F2"].data_type == "s"


def test_the_totals_add_up_to_both_sides() -> None:
    rows = [row[:2] for row in cells_of()["Jumlah"][1:]]
    blocks: list[list[int]] = [[]]
    for _, number in rows:
        if isinstance(number, int):
            blocks[-1].append(number)
        elif blocks[-1]:
            blocks.append([])
    answers, outcomes, people, _flags = blocks
    assert sum(answers[:-1]) == answers[-1] == 3
    assert sum(outcomes[:-1]) == outcomes[-1] == 3
    assert sum(people[:-1]) == people[-1]


def test_there_is_a_list_for_every_answer_and_for_those_who_wait() -> None:
    sheets = cells_of()
    assert list(sheets) == [
        "Hasil per baris", "Jumlah", "Cocok", "Belum terdata", "Disisihkan", "Belum dijawab",
    ]  # fmt: skip
    assert sheets["Belum dijawab"][1][:4] == [41, "U-26-001", "OKS-26-000001-K", "Siti Rekaan"]


def test_sheets_with_other_columns_stand_beside_each_other() -> None:
    failed = SheetHead("GAGAL", ("NIK", "ALASAN"))
    line = Line(2, Outcome.UNREADABLE, (Text("roster-nik-empty"),), ("9", "salah"), sheet=1)
    both = replace(APPLIED, sheets=(*APPLIED.sheets, failed), lines=(*LINES, line))
    rows = cells_of(both)["Hasil per baris"]
    assert rows[0][:2] == ["Baris", "Lembar"]
    assert rows[0][5:] == [*HEADER, "ALASAN"]
    assert (rows[-1][1], rows[-1][5], rows[-1][-1]) == ("GAGAL", "9", "salah")


def test_the_result_file_can_be_sent_again_after_correction() -> None:
    roster = read_roster(result_file(APPLIED, texts("id"), REGENCY), date(2026, 11, 22))
    assert [row.nik for row in roster.rows] == ["1609011708800001"]
    assert roster.total_rows == 3
