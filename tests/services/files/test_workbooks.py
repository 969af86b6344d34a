from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from services.files.sheets import open_sheets
from services.files.workbooks import Table, workbook_bytes

READABLE = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=15)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(READABLE, READABLE), max_size=5))
def test_what_is_written_is_what_is_read(rows: list[tuple[str, str]]) -> None:
    (sheet,) = open_sheets(workbook_bytes([Table("Daftar", ("A", "B"), rows)]))
    assert sheet.rows == [["A", "B"], *(list(row) for row in rows)]


def test_whole_numbers_can_be_added_up_in_excel() -> None:
    book = load_workbook(io.BytesIO(workbook_bytes([Table("Jumlah", ("A", "B"), [("x", 3_934)])])))
    assert book.worksheets[0]["B2"].value == 3_934


def test_rows_have_their_colour() -> None:
    data = workbook_bytes([Table("x", ("A",), [("a",), ("b",)], {1: "#FFC7CE"})])
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    assert sheet["A3"].fill.fgColor.rgb == "FFFFC7CE"
    assert sheet["A2"].fill.fgColor.rgb != "FFFFC7CE"
