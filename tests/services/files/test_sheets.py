from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from locales import LANGUAGES, texts
from services.errors import Invalid
from services.files.sheets import MAX_BYTES, Cell, Sheet, open_sheets, text_of
from tests.services.old_excel import xls
from tests.services.refusals import only_invalid


def xlsx(*rows: list[object], **cells: str) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for place, value in cells.items():
        sheet[place] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(data: bytes) -> list[list[Cell]]:
    sheets: list[Sheet] = list(open_sheets(data))
    return sheets[0].rows


def refusal(data: bytes) -> str:
    with pytest.raises(Invalid) as caught:
        list(open_sheets(data))
    for language in LANGUAGES:
        assert texts(language)(caught.value.text)
    return caught.value.text.id


def test_rows_stand_where_a_person_sees_them() -> None:
    assert read(xlsx(B3="x")) == [["", ""], ["", ""], ["", "x"]]


def test_dates_come_as_dates_and_numbers_as_numbers() -> None:
    rows = read(xlsx([date(1980, 8, 17), 46387, "teks"]))
    assert [text_of(cell) for cell in rows[0]] == ["17-08-1980", "46387", "teks"]


def test_formatted_empty_rows_at_the_end_are_nothing() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "x"
    for row in range(2, 3_000):
        sheet.cell(row, 1).number_format = "@"
    out = io.BytesIO()
    book.save(out)
    assert read(out.getvalue()) == [["x"]]


def test_hidden_sheets_come_last() -> None:
    book = Workbook()
    book.worksheets[0].title = "sembunyi"
    book.worksheets[0]["A1"] = 1
    book.create_sheet("tampak")["A1"] = 2
    book.worksheets[0].sheet_state = "hidden"
    out = io.BytesIO()
    book.active = book.worksheets[1]
    book.save(out)
    assert [sheet.name for sheet in open_sheets(out.getvalue())] == ["tampak", "sembunyi"]


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_files_of_any_separator_and_encoding(mark: str, encoding: str) -> None:
    text = f"NIK{mark}NAMA\r\n1{mark}José\r\n\r\n2{mark}Siti"
    assert read(text.encode(encoding)) == [["NIK", "NAMA"], ["1", "José"], [], ["2", "Siti"]]


def test_commas_in_addresses_do_not_hide_the_separator() -> None:
    text = "NIK;ALAMAT\n1;Dusun I, RT 1, RW 2\n2;Dusun II, RT 3\n"
    assert read(text.encode())[1] == ["1", "Dusun I, RT 1, RW 2"]


def test_the_separator_that_excel_writes_into_the_first_line_is_not_a_row() -> None:
    assert read(b"sep=;\nNIK;NAMA\n1;A\n")[0] == ["NIK", "NAMA"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "sheet-empty-file"),
        (b"  \n", "sheet-empty-file"),
        (b"x" * (MAX_BYTES + 1), "sheet-too-large"),
        (b"%PDF-1.7 ...", "sheet-not-a-spreadsheet"),
        (b"\xff\xd8\xff\xe0 jpeg", "sheet-not-a-spreadsheet"),
        (b"a\0b\0\0c", "sheet-not-a-spreadsheet"),
        (b"<html><table><tr><td>NIK</td></tr></table>", "sheet-is-web-page"),
        (b"PK\x03\x04 cut off", "sheet-damaged"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "sheet-damaged"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "sheet-password",
        ),
    ],
)
def test_what_cannot_be_read_is_explained(data: bytes, said: str) -> None:
    assert refusal(data) == said


def test_a_word_document_is_not_a_spreadsheet() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refusal(out.getvalue()) == "sheet-not-a-spreadsheet"


def test_a_zip_bomb_is_not_opened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 90_000_000)
    assert len(out.getvalue()) < 200_000
    assert refusal(out.getvalue()) == "sheet-too-large-inside"


def test_a_single_cell_far_away_is_not_opened() -> None:
    assert refusal(xlsx(A1="x", XFD1048576="y")) == "sheet-too-large-inside"


def test_a_cut_off_workbook_is_damaged() -> None:
    assert refusal(xlsx(["NIK"], ["1"])[:-200]) == "sheet-damaged"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (1.60901e15, "1.60901E+15"),
        (12.0, "12"),
        (1.5, "1.5"),
        (True, "1"),
        (datetime.combine(date(2026, 1, 2), time()), "02-01-2026"),
        (datetime.combine(date(2026, 1, 2), time(3, 4)), "02-01-2026 03:04"),
        ("  dua \n kata ", "dua kata"),
        ('="1609010101800001"', "1609010101800001"),
        ("=1+1", "1+1"),
        ("", ""),
    ],
)
def test_cells_read_as_a_person_sees_them(cell: object, shown: str) -> None:
    assert text_of(cell) == shown


def test_a_workbook_of_old_excel_is_read() -> None:
    (sheet,) = open_sheets(xls([["NIK", "AKHIR"], ["1609011708800001", 46387.0]]))
    assert sheet == Sheet("Data", [["NIK", "AKHIR"], ["1609011708800001", 46387.0]])


def test_old_excel_with_a_password_or_a_cell_far_away() -> None:
    assert refusal(xls([["NIK"]], password=True)) == "sheet-password"
    assert refusal(xls([["NIK"]], first=(65_535, 255))) == "sheet-too-large-inside"
    assert refusal(xls([["NIK"]])[:700]) == "sheet-damaged"


@settings(deadline=None)
@given(st.integers(24, 1_600), st.binary(min_size=1, max_size=8))
def test_damaged_old_excel_is_read_or_refused(place: int, noise: bytes) -> None:
    whole = xls([["NIK", "AKHIR"], ["1", 2.0]])
    only_invalid(lambda: list(open_sheets(whole[:place] + noise + whole[place + len(noise) :])))


@settings(deadline=None)
@given(st.binary(max_size=2_000))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        sheets = list(open_sheets(data))
    except Invalid:
        return
    assert all(isinstance(text_of(cell), str) for sheet in sheets for row in sheet.rows for cell in row)
