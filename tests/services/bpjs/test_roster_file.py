from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from locales import LANGUAGES, Text, texts
from services.bpjs.roster import AnyRow, ProblemKind, RosterFile, place_of
from services.bpjs.roster_file import read_roster
from services.bpjs.roster_rows import packed, unpacked
from services.errors import Invalid
from services.reasons import Reason
from tests.services.old_excel import xls

TODAY = date(2026, 11, 22)
NIK, OTHER_NIK = "1609011708800001", "1609015708850002"
HEADER = ["NIK", "KPJ", "NAMA", "TGL_LAHIR", "TGL_KEPESERTAAN", "TGL_BERAKHIR", "MASA_GRACE"]


def row(nik: object = NIK, **over: object) -> list[object]:
    facts = {
        "nik": nik,
        "kpj": "12345678901",
        "nama": "BUDI CONTOH",
        "lahir": "17-08-1980",
        "mulai": "01-01-2026",
        "akhir": "31-12-2026",
        "grace": "31-03-2027",
    }
    return list((facts | over).values())


def xlsx(*rows: list[Any], header: list[str] | None = None) -> bytes:
    book = Workbook()
    for cells in [header or HEADER, *rows]:
        book.worksheets[0].append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(*rows: list[Any], header: list[str] | None = None) -> RosterFile:
    return read_roster(xlsx(*rows, header=header), TODAY)


def said(text: Text) -> str:
    assert texts("en")(text)
    return texts("id")(text)


def test_a_plain_row() -> None:
    (found,) = read(row()).rows
    assert (found.row, found.nik, found.kpj, found.name) == (2, NIK, "12345678901", "BUDI CONTOH")
    assert found.birth_date == date(1980, 8, 17)
    assert (found.starts_on, found.ends_on) == (date(2026, 1, 1), date(2026, 12, 31))
    assert found.grace_until == date(2027, 3, 31)


@pytest.mark.parametrize("title", ["NIK", "No KTP", "NOMOR_KTP", "no. identitas", " nik "])
def test_the_nik_column_has_many_names(title: str) -> None:
    assert read(row(), header=[title, *HEADER[1:]]).rows[0].nik == NIK


def test_columns_may_stand_in_any_order_among_others() -> None:
    header = ["Tanggal Berakhir", "Ranting", "Nama Peserta", "Tgl Kepesertaan", "No Identitas"]
    (found,) = read(["31-12-2026", "x", "SITI", "01-01-2026", NIK], header=header).rows
    assert (found.nik, found.name, found.ends_on) == (NIK, "SITI", date(2026, 12, 31))
    assert found.grace_until == date(2027, 3, 31)


def test_a_misspelt_header_is_understood() -> None:
    header = ["NIK", "KPJ", "NAMA", "TGL LAHIR", "TGL KEPESRTAAN", "TGL BERAKIHR", "MASA GRACE"]
    assert len(read(row(), header=header).rows) == 1


def test_titles_above_empty_rows_between_and_a_repeated_header() -> None:
    file = read(
        ["PER 1 NOVEMBER 2026"],
        [],
        HEADER,
        row(),
        [],
        [" "],
        HEADER,
        row(OTHER_NIK),
        header=["DAFTAR PESERTA"],
    )
    assert [(found.row, found.nik) for found in file.rows] == [(5, NIK), (9, OTHER_NIK)]
    assert file.total_rows == 2


def test_one_heading_over_three_programmes() -> None:
    header = ["NIK", "NAMA", "program", "", "", "TGL_KEPESERTAAN", "TGL_BERAKHIR"]
    file = read(
        ["", "", "JHT", "JKK", "JKM", "", ""], [NIK, "A", 0, 1, 1, "01-01-26", "31-12-26"], header=header
    )
    assert file.rows[0].programmes == ("JKK", "JKM")
    assert file.sheets[0].titles == ("NIK", "NAMA", "JHT", "JKK", "JKM", "TGL_KEPESERTAAN", "TGL_BERAKHIR")


def test_programmes_in_one_column() -> None:
    header = ["NIK", "Program", "TGL_KEPESERTAAN", "TGL_BERAKHIR"]
    assert read([NIK, "JKK + JKM", "01-01-26", "31-12-26"], header=header).rows[0].programmes == (
        "JKK",
        "JKM",
    )


@pytest.mark.parametrize(
    "cell",
    [
        "31-DES-26",
        "31-DEC-2026",
        "31/12/2026",
        46387,
        "46387",
        datetime.combine(date(2026, 12, 31), time()),
        date(2026, 12, 31),
    ],
)
def test_dates_in_all_their_forms(cell: object) -> None:
    assert read(row(akhir=cell)).rows[0].ends_on == date(2026, 12, 31)


def test_a_birth_year_of_two_digits_lies_in_the_past() -> None:
    assert read(row("1609010505550001", lahir="05-MEI-55")).rows[0].birth_date == date(1955, 5, 5)


@pytest.mark.parametrize("cell", [f"'{NIK}", "1609 0117 0880 0001", f' ="{NIK}"', f"NIK: {NIK}"])
def test_a_nik_as_text_with_signs(cell: str) -> None:
    csv = ";".join(HEADER) + "\n" + ";".join(str(c) for c in row(cell))
    assert read_roster(csv.encode(), TODAY).rows[0].nik == NIK


@pytest.mark.parametrize("cell", [1609011708800001, 1.60901e15, "1.60901E+15", "1,60901E+15"])
def test_a_nik_that_excel_has_rounded_is_refused_and_never_guessed(cell: object) -> None:
    file = read(row(cell), row(OTHER_NIK))
    (problem,) = file.problems
    assert (problem.row, problem.kind) == (2, ProblemKind.UNREADABLE)
    assert "Excel" in said(problem.reason)
    assert len(file.rows) == 1


@pytest.mark.parametrize(
    ("over", "text"),
    [
        ({"nik": ""}, "roster-nik-empty"),
        ({"akhir": ""}, "roster-end-empty"),
        ({"akhir": "besok"}, "roster-end-wrong"),
        ({"mulai": ""}, "roster-start-empty"),
        ({"mulai": "32-01-2026"}, "roster-start-wrong"),
        ({"akhir": "31-12-2025"}, "roster-end-before-start"),
        ({"grace": "01-01-2026"}, "roster-grace-before-end"),
        ({"grace": "x"}, "roster-grace-wrong"),
        ({"nik": "160901"}, "nik-count"),
    ],
)
def test_a_row_at_fault_says_why_and_harms_no_other(over: dict[str, object], text: str) -> None:
    file = read(row(OTHER_NIK), row(**over))
    assert [problem.reason.id for problem in file.problems] == [text]
    assert file.problems[0].row == 3
    assert said(file.problems[0].reason)
    assert len(file.rows) == 1


def test_what_cover_does_not_depend_on_is_a_remark() -> None:
    (found,) = read(row(lahir="kemarin", kpj="1")).rows
    assert (found.birth_date, found.kpj) == (None, None)
    assert [said(text) for text in found.remarks] == [
        "Tanggal lahir tidak terbaca.",
        "Bentuk nomor KPJ tidak dikenal, jadi tidak disimpan.",
    ]


def test_of_one_nik_twice_the_row_that_ends_last_is_kept_and_the_others_named() -> None:
    file = read(row(akhir="30-06-2026"), row(), row(OTHER_NIK), row(akhir="30-09-2026"))
    assert [found.row for found in file.rows] == [3, 4]
    assert [(problem.row, problem.kind) for problem in file.problems] == [
        (2, ProblemKind.DUPLICATE),
        (5, ProblemKind.DUPLICATE),
    ]
    assert said(file.problems[0].reason).startswith("NIK sama dengan baris 3.")
    assert file.total_rows == 4


def test_a_file_without_a_nik_column_names_what_was_found_and_what_is_needed() -> None:
    with pytest.raises(Invalid) as caught:
        read(["A", "B"], header=["Nama", "Alamat <b>"])
    words = said(caught.value.text)
    assert "Nama, Alamat &lt;b&gt;" in words
    assert "NIK, TGL_KEPESERTAAN, TGL_BERAKHIR" in words


def test_a_missing_end_column_is_named() -> None:
    with pytest.raises(Invalid) as caught:
        read([NIK, "A", "01-01-2026"], header=["NIK", "NAMA", "TGL_KEPESERTAAN"])
    assert "TGL_BERAKHIR" in said(caught.value.text)


@pytest.mark.parametrize("rows", [[], [["", "", "", ""]]])
def test_a_header_alone_is_no_roster(rows: list[list[Any]]) -> None:
    with pytest.raises(Invalid, match="roster-no-rows"):
        read(*rows)


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.bpjs.roster_file.MAX_ROWS", 2)
    with pytest.raises(Invalid, match="roster-too-many-rows"):
        read(row(), row(OTHER_NIK), row())


def test_the_roster_may_stand_on_the_second_sheet() -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "Sampul"
    sheet = book.create_sheet("Peserta")
    for cells in (HEADER, row()):
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    assert [head.name for head in read_roster(out.getvalue(), TODAY).sheets] == ["Peserta"]


CELLS = st.one_of(
    st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=20),
    st.sampled_from([NIK, OTHER_NIK, f"'{NIK}", "31-DES-26", "1.60901E+15", "-", "0", "=1+1", "JKK"]),
    st.integers(-10, 10**17).map(str),
)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, min_size=7, max_size=9), max_size=12))
def test_every_row_with_anything_in_it_is_taken_or_explained(rows: list[list[str]]) -> None:
    import csv

    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([HEADER, row(), *rows])
    file = read_roster(out.getvalue().encode(), TODAY)
    found: list[AnyRow] = [*file.rows, *file.refusals, *file.problems]
    places = [place_of(one) for one in found]
    assert len(places) == len(set(places)) == file.total_rows
    for problem in file.problems:
        for language in LANGUAGES:
            assert texts(language)(problem.reason)


def test_a_text_file_with_more_commas_than_separators() -> None:
    rows = [";".join(HEADER), *(";".join(map(str, row(nama="a,b,c,d,e,f,g,h,i,j"))) for _ in range(3))]
    assert read_roster("\n".join(rows).encode(), TODAY).rows[0].nik == NIK


def test_a_file_of_old_excel() -> None:
    cells: list[list[str | float]] = [["NIK", "TGL_KEPESERTAAN", "TGL_BERAKHIR"], [NIK, 46023.0, "31-DES-26"]]
    (found,) = read_roster(xls(cells), TODAY).rows
    assert (found.starts_on, found.ends_on) == (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("title", ["Keterangan", "ALASAN PENOLAKAN", "Catatan"])
def test_a_remark_that_names_a_reason_is_said_beside_the_row(title: str) -> None:
    file = read(
        [*row(), "Peserta sudah meninggal"], [*row(nik="12"), "NIK tidak valid"], [*row(OTHER_NIK), "OK"],
        header=[*HEADER, title],
    )  # fmt: skip
    assert [said(one) for one in file.rows[0].remarks] == [
        "Menurut catatan “Peserta sudah meninggal”: Meninggal dunia."
    ]
    assert file.rows[1].remarks == ()
    assert [said(one) for one in file.problems[0].remarks] == [
        "Menurut catatan “NIK tidak valid”: NIK tidak ditemukan."
    ]
    back = unpacked(packed(file))
    assert back == file


def test_a_file_stored_before_there_were_remarks_is_read() -> None:
    file = read(row(nik="12"), row())
    stored = packed(file)
    (head,) = stored.pop("sheets")
    del stored["refusals"]
    stored |= {"sheet": head[0], "header": head[1], "rows": [values[:-1] for values in stored["rows"]]}
    stored["problems"] = [[problem[0], "refused", *problem[2:4]] for problem in stored["problems"]]
    assert unpacked(stored) == file


def book(**sheets: list[list[Any]]) -> bytes:
    """A workbook with these sheets."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for cells in rows:
            sheet.append(cells)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_every_sheet_with_a_nik_is_read_and_the_failed_ones_are_refusals() -> None:
    file = read_roster(
        book(
            SAMPUL=[["Laporan"]],
            BERHASIL=[["TOTAL VALID: 1"], HEADER, row()],
            GAGAL=[
                ["TOTAL TIDAK VALID: 1"],
                [],
                ["NO KTP", "NAMA", "ALASAN"],
                [OTHER_NIK, "X", "Usia > 65 th"],
            ],
        ),
        TODAY,
    )
    assert [head.name for head in file.sheets] == ["BERHASIL", "GAGAL"]
    assert [(one.sheet, one.row, one.nik) for one in file.rows] == [(0, 3, NIK)]
    assert [(one.sheet, one.row, one.nik, one.wording) for one in file.refusals] == [
        (1, 4, OTHER_NIK, "Usia > 65 th")
    ]
    assert unpacked(packed(file)) == file


def test_a_list_of_failed_rows_needs_no_kpj_and_no_dates() -> None:
    file = read(
        [NIK, "A", "NIK tidak ditemukan"],
        [OTHER_NIK, "B", ""],
        ["12", "C", "NIK salah"],
        header=["NIK", "NAMA", "Keterangan"],
    )
    assert [(one.row, one.reason) for one in file.refusals] == [(2, Reason.NIK_UNKNOWN)]
    assert [one.reason.id for one in file.problems] == ["roster-reason-empty", "nik-count"]


def test_a_row_that_only_went_through_says_nothing_of_cover() -> None:
    header = ["NIK", "NAMA", "STATUS VALIDASI", "KETERANGAN"]
    file = read([NIK, "A", "VALID", ""], [OTHER_NIK, "B", "TIDAK VALID", "Data ganda"], header=header)
    assert [one.kind for one in file.problems] == [ProblemKind.NO_COVER]
    assert [(one.nik, one.reason) for one in file.refusals] == [(OTHER_NIK, Reason.DUPLICATE)]


def test_a_verdict_speaks_before_dates() -> None:
    file = read([*row(), "GAGAL", "NIK tidak valid"], header=[*HEADER, "STATUS", "KETERANGAN"])
    assert (len(file.rows), [one.reason for one in file.refusals]) == (0, [Reason.NIK_UNKNOWN])


def test_a_roster_that_lacks_one_date_is_no_list_of_failed_rows() -> None:
    with pytest.raises(Invalid, match="roster-missing-columns"):
        read([NIK, "01-01-2026", ""], header=["NIK", "TGL_KEPESERTAAN", "KETERANGAN"])


def test_two_cards_or_two_programmes_of_one_nik_are_no_repeat() -> None:
    file = read(row(), row(kpj="17012345678"))
    assert [one.kpj for one in file.rows] == ["12345678901", "17012345678"]
    header = ["NIK", "Program", "TGL_KEPESERTAAN", "TGL_BERAKHIR"]
    both = read([NIK, "JKK", "01-01-26", "31-12-26"], [NIK, "JKM", "01-01-26", "30-06-26"], header=header)
    assert [one.programmes for one in both.rows] == [("JKK",), ("JKM",)]


def test_of_two_refusals_of_one_person_the_one_with_a_known_reason_is_kept() -> None:
    file = read([NIK, "Kode 417"], [NIK, "meninggal dunia"], header=["NIK", "ALASAN"])
    assert [one.row for one in file.refusals] == [3]
    assert [(one.row, one.kind) for one in file.problems] == [(2, ProblemKind.DUPLICATE)]
