"""A column written into a workbook's own XML: all else stays to the byte, and what is unusual is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from services.lists.splicing import Column, NotSpliced, spliced
from tests.services.ugly_workbooks import saved, xlsx

HEAD, ROWS = ("NIK", "Nama"), (("1", "Ahmad Contoh"), ("2", "Budi Umpama"))
NOTES = {2: ("Sudah <b> & 'siap'.", "C6EFCE"), 3: ("=1+1", "FFC7CE")}


def column(**over: Any) -> Column:
    """A note for both rows of the usual file."""
    given: dict[str, Any] = {
        "sheet": "Sheet",
        "title": "Catatan",
        "title_row": 1,
        "notes": NOTES,
        "at": 0,
        "least": 2,
    }
    return Column(**(given | {"width": 40} | over))


def plain() -> openpyxl.Workbook:
    """A workbook with two people."""
    return openpyxl.load_workbook(io.BytesIO(xlsx(HEAD, *ROWS)))


def name_of(data: bytes) -> str:
    """Its only sheet."""
    return str(openpyxl.load_workbook(io.BytesIO(data)).sheetnames[0])


def shown(data: bytes) -> list[tuple[Any, ...]]:
    """What stands in the first sheet."""
    return list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True))


def test_the_notes_stand_beside_their_rows_in_colour() -> None:
    data = xlsx(HEAD, *ROWS)
    made = spliced(data, [column(sheet=name_of(data))])
    assert shown(made) == [
        (*HEAD, "Catatan"),
        (*ROWS[0], "Sudah <b> & 'siap'."),
        (*ROWS[1], "=1+1"),
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]
    assert [sheet.cell(row, 3).fill.start_color.rgb for row in (2, 3)] == ["FFC6EFCE", "FFFFC7CE"]
    assert [sheet.cell(row, 3).data_type for row in (2, 3)] == ["s", "s"]
    assert sheet.cell(1, 3).font.b
    assert sheet.column_dimensions["C"].width == 40


def test_every_other_part_stays_to_the_byte() -> None:
    data = xlsx(HEAD, *ROWS)
    made = spliced(data, [column(sheet=name_of(data))])
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(made)) as after:
        assert before.namelist() == after.namelist()
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {"xl/styles.xml", "xl/worksheets/sheet1.xml"}


def test_an_earlier_column_is_replaced_where_it_stands() -> None:
    data = xlsx(("NIK", "Catatan", "Nama"), ("1", "lama", "Ahmad Contoh"), ("2", "lama", "Budi Umpama"))
    made = spliced(data, [column(sheet=name_of(data), at=2, notes={2: ("baru", "C6EFCE")})])
    assert shown(made)[1:] == [("1", "baru", "Ahmad Contoh"), ("2", None, "Budi Umpama")]


def test_widths_of_many_columns_at_once_are_cut_around_ours() -> None:
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Anggota")
        sheet.set_column(0, 16_383, 12)
        for at, row in enumerate((HEAD, *ROWS)):
            sheet.write_row(at, 0, row)
    made = spliced(out.getvalue(), [column(sheet="Anggota")])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
    assert xml.count(b"<col ") == 3
    assert b'<col min="1" max="2"' in xml
    assert b'<col min="4" max="16384"' in xml
    assert shown(made)[1] == (*ROWS[0], NOTES[2][0])


def with_formula(book: openpyxl.Workbook) -> None:
    book.worksheets[0]["A5"] = "=1+1"


def with_array(book: openpyxl.Workbook) -> None:
    book.worksheets[0]["A5"] = ArrayFormula("A5:A6", "=1+1")


def with_words_like_a_formula(book: openpyxl.Workbook) -> None:
    book.worksheets[0]["A5"] = "=1+1"
    book.worksheets[0]["A5"].data_type = "s"


def with_link(book: openpyxl.Workbook) -> None:
    book.worksheets[0]["B2"].hyperlink = "https://example.org"


@pytest.mark.parametrize("unusual", [with_formula, with_array, with_words_like_a_formula, with_link])
def test_what_computes_or_reaches_out_is_for_a_real_reader(
    unusual: Callable[[openpyxl.Workbook], None],
) -> None:
    book = plain()
    unusual(book)
    data = saved(book)
    with pytest.raises(NotSpliced):
        spliced(data, [column(sheet=name_of(data))])


def test_a_merged_title_is_not_written_into() -> None:
    book = plain()
    book.worksheets[0].merge_cells("A1:D1")
    data = saved(book)
    with pytest.raises(NotSpliced):
        spliced(data, [column(sheet=name_of(data), at=3)])
    assert shown(spliced(data, [column(sheet=name_of(data))]))[0][4] == "Catatan"


def test_a_row_that_is_not_there_is_not_made_up() -> None:
    data = xlsx(HEAD, *ROWS)
    with pytest.raises(NotSpliced):
        spliced(data, [column(sheet=name_of(data), notes={9: ("x", "C6EFCE")})])
