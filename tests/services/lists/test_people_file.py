"""Workbooks of people, however ugly: read as they were meant, or refused with words; and given back."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from locales import texts
from models import RowOutcome
from regency import load_regency
from services.errors import Invalid
from services.files.sheets import Sheet
from services.lists.annotating import Note, annotated
from services.lists.candidates import Defaults, judge
from services.lists.people_file import NOTE, find_columns, key_in, read_people
from services.lists.people_reading import ReadPeople, read_and_judge
from services.lists.people_template import template
from tests.factories import DESA, KECAMATAN, NOW
from tests.services.saying import says
from tests.services.ugly_workbooks import BAD, BOTH, GOOD, HEAD, PEOPLE, A, saved, text, xlsx

REGENCY = load_regency()
DEFAULTS = Defaults(KECAMATAN, DESA, ("marbot", "guru_ngaji"))
TODAY = NOW.date()


def test_the_corpus_is_large_enough() -> None:
    assert len(GOOD) + len(BAD) >= 40


@pytest.mark.parametrize("name", GOOD)
def test_an_ugly_workbook_is_read_as_it_was_meant(name: str) -> None:
    make, expected = GOOD[name]
    found = read_people(make())
    assert [dict(one.values) for one in found.candidates] == expected


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_refused_with_words(name: str) -> None:
    make, refusal = BAD[name]
    with says(Invalid, refusal):
        read_people(make())


@pytest.mark.parametrize("name", GOOD)
def test_every_workbook_comes_back_with_its_rows_where_they_were(name: str) -> None:
    make, _ = GOOD[name]
    data = make()
    found = read_people(data)
    notes = {(one.sheet, one.place): Note(f"baris {one.place}", "C6EFCE") for one in found.candidates}
    back = read_people(annotated(data, found.sheets, notes))
    assert [one.place for one in back.candidates] == [one.place for one in found.candidates]
    assert [one.words for one in back.candidates] == [one.words for one in found.candidates]


def test_the_place_of_a_row_is_the_number_that_excel_shows() -> None:
    found = read_people(xlsx(("DAFTAR",), (), HEAD, PEOPLE[0], (), PEOPLE[1]))
    assert [one.place for one in found.candidates] == [4, 6]


def test_a_nik_that_excel_has_rounded_is_refused_with_the_reason() -> None:
    for cell in (1609011708800001, 1.609011708800001e15, "1.60901E+15", "1,60901E+15"):
        (one,) = read_people(xlsx(HEAD, (1, cell, "Ahmad Contoh", None))).candidates
        judged = judge(one, DEFAULTS, REGENCY, TODAY)
        assert judged.outcome is RowOutcome.REFUSED
        assert [remark.text.id for remark in judged.remarks] == ["nik-rounded"]


@pytest.mark.parametrize(
    "cell", ["17-8-1980", "17/08/80", "17081980", "17 Agustus 1980", "17.08.1980", 29450, date(1980, 8, 17)]
)
def test_a_date_is_read_in_every_form(cell: Any) -> None:
    (one,) = read_people(xlsx(("NIK", "Nama", "Tanggal Lahir"), (A, "Ahmad Contoh", cell))).candidates
    judged = judge(one, DEFAULTS, REGENCY, TODAY)
    assert judged.answers["birth_date"] == "1980-08-17"
    assert judged.outcome is RowOutcome.GOOD


def test_the_words_of_a_row_do_not_depend_on_order_and_other_columns() -> None:
    first = read_people(xlsx(HEAD, *PEOPLE)).candidates
    second = read_people(
        xlsx(("Ket", "No HP", "Nama", "NIK"), *(("baru", row[3], row[2], row[1]) for row in reversed(PEOPLE)))
    ).candidates
    assert [one.words for one in second] == [one.words for one in reversed(first)]


@pytest.mark.parametrize("cell", ["==", "= =", '="=A"', '=" A "', "=A", "=", "= A"])
def test_a_csv_cell_that_looks_like_a_formula_says_the_same_when_given_back(cell: str) -> None:
    data = f"NIK;Nama;Alamat\n1609011708800001;Ahmad Contoh;{cell}\n".encode()
    read = read_people(data)
    again = read_people(annotated(data, read.sheets, {(0, 2): Note("Perlu dilihat.", "FFEB9C")}))
    assert [one.words for one in again.candidates] == [one.words for one in read.candidates]


def test_the_template_is_read_back_and_its_example_passed_over(masjid: Any) -> None:
    data = template(masjid, REGENCY, texts("id"))
    assert key_in(data) == masjid.id
    with says(Invalid, "people-no-rows"):
        read_people(data)
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book["Anggota"]
    for column, value in enumerate((A, "Ahmad Contoh"), start=1):
        page.cell(3, column).value = value
    desa, category = page.data_validations.dataValidation[0], page.data_validations.dataValidation[1]
    assert desa.formula1 == f"_lindung!$B$1:$B${len(REGENCY.desa_of(KECAMATAN))}"
    assert category.formula1 == "_lindung!$C$1:$C$2"
    assert page.column_dimensions["A"].number_format == "@"
    (one,) = read_people(saved(book)).candidates
    assert (one.place, one.values) == (3, {"nik": A, "name": "Ahmad Contoh"})


def test_no_other_file_belongs_to_an_organisation() -> None:
    for data in (b"", b"PK\x03\x04", xlsx(HEAD, *PEOPLE), text(HEAD, *PEOPLE)):
        assert key_in(data) is None


def test_only_our_column_is_added_and_the_second_time_it_is_used_again() -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in (HEAD, *PEOPLE):
        page.append(list(row))
    page["A5"] = "=SUM(A2:A3)"
    page["B5"] = "catatan"
    data = saved(book)
    sheets = read_people(data).sheets
    once = annotated(data, sheets, {(0, 2): Note("Sudah didaftarkan.", "C6EFCE")})
    twice = annotated(once, read_people(once).sheets, {(0, 3): Note("=2+5", "FFC7CE")})
    page = openpyxl.load_workbook(io.BytesIO(twice)).worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows(max_row=3)]
    assert rows[0] == [*HEAD, NOTE]
    assert rows[1] == [*PEOPLE[0], "Sudah didaftarkan."]
    assert rows[2] == [*PEOPLE[1], "=2+5"]
    # Neither our words nor theirs compute.
    assert (page["E3"].data_type, page["A5"].data_type) == ("s", "s")
    assert page["A5"].value == "=SUM(A2:A3)"
    assert page["E2"].fill.start_color.rgb.endswith("C6EFCE")


def test_reading_in_another_process_gives_words_for_what_cannot_be_read() -> None:
    refused = read_and_judge(b"%PDF", DEFAULTS, REGENCY.key, TODAY)
    assert getattr(refused, "id", None) == "sheet-not-a-spreadsheet"
    read = read_and_judge(xlsx(HEAD, *PEOPLE), DEFAULTS, REGENCY.key, TODAY)
    assert isinstance(read, ReadPeople)
    assert len(read.judged) == len(BOTH)


CELLS = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=True),
    st.dates(),
    st.booleans(),
    st.sampled_from(["NIK", "Nama", "TTL", A, "Tempat, Tanggal Lahir", "No HP", "Desa", "17-8-80"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=6), max_size=8))
def test_no_sheet_breaks_the_reader(rows: list[list[Any]]) -> None:
    shown = [["" if cell is None else cell for cell in row] for row in rows]
    columns = find_columns(Sheet("x", shown))
    assert columns is None or {"nik", "name"} & columns.of.keys()


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400) | st.text(alphabet="NIKama;,\t\n1609\"'=", max_size=200).map(str.encode))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    try:
        found = read_people(data)
    except Invalid:
        return
    for one in found.candidates:
        judge(one, DEFAULTS, REGENCY, TODAY)


@pytest.fixture
def masjid() -> Any:
    """A masjid that is in no database."""
    from models import Organisation

    return Organisation(id=77, kind="masjid", name="Masjid Rekaan", kecamatan_code=KECAMATAN, desa_code=DESA)
