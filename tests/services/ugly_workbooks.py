"""Workbooks as they come: every habit and accident that lists of people have, made with invented people."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import openpyxl
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from tests.services.old_excel import xls

A, B, C = "1609011708800001", "1609015203750002", "1609020101900003"
Row = Sequence[Any]
HEAD: Row = ("No", "NIK", "Nama", "No HP")
PEOPLE: tuple[Row, ...] = (
    (1, A, "Ahmad Contoh", "081234567890"),
    (2, B, "Siti Rekaan", "085267890123"),
)
Found = list[dict[str, Any]]
AHMAD = {"nik": A, "name": "Ahmad Contoh", "phone": "081234567890"}
SITI = {"nik": B, "name": "Siti Rekaan", "phone": "085267890123"}
BOTH: Found = [AHMAD, SITI]
NAMES: Found = [{"nik": A, "name": "Ahmad Contoh"}, {"nik": B, "name": "Siti Rekaan"}]


def xlsx(*rows: Row, sheet: str = "Sheet1") -> bytes:
    """A workbook by openpyxl: Python's own types become Excel's."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append(list(row))
    return saved(book)


def saved(book: Any) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def text(*rows: Row, mark: str = ",", encoding: str = "utf-8", ends: str = "\n") -> bytes:
    """Text with separators."""
    return ends.join(mark.join(str(cell) for cell in row) for row in rows).encode(encoding)


def ods(*rows: Row, repeated: int = 1) -> bytes:
    """An OpenDocument spreadsheet, as LibreOffice writes it."""

    def cell(value: Any) -> str:
        if value is None:
            return "<table:table-cell/>"
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    filler = f'<table:table-row table:number-rows-repeated="{repeated}"><table:table-cell/></table:table-row>'
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="Lembar1">{lines}{filler}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": '<?xml version="1.0"?><manifest:manifest/>',
            "content.xml": content,
        }
    )


def zipped(files: dict[str, str]) -> bytes:
    """An archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def sheets(**pages: Sequence[Row]) -> bytes:
    """A workbook of several sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in pages.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    return saved(book)


def changed(change: Callable[[Any], None], *rows: Row) -> bytes:
    """A workbook after something was done to its sheet."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(list(row))
    change(page)
    return saved(book)


def _hide(page: Any) -> None:
    page.row_dimensions[2].hidden = True
    page.column_dimensions["B"].hidden = True


def _merge_title(page: Any) -> None:
    page.insert_rows(1, 2)
    page["A1"] = "DAFTAR MARBOT MASJID AL-IKHLAS"
    page.merge_cells("A1:D1")
    page.merge_cells("A2:D2")


def _merge_born(page: Any) -> None:
    page.merge_cells("C1:D1")
    page.merge_cells("A1:A2")
    page.merge_cells("B1:B2")


def _format_far(page: Any) -> None:
    for row in range(4, 3_000):
        for column in range(1, 5):
            page.cell(row, column).number_format = "@"


def cached_formulas() -> bytes:
    """Formulas with the values that Excel showed last."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["NIK", "Nama"])
        page.write_formula(1, 0, '="1609011708800001"', None, A)
        page.write_formula(1, 1, '=UPPER("ahmad contoh")', None, "AHMAD CONTOH")
    return out.getvalue()


def many_formatted_rows() -> bytes:
    """A hundred thousand rows of formatted emptiness below two people."""
    out = io.BytesIO()
    with Workbook(out, {"constant_memory": True}) as book:
        page, blank = book.add_worksheet(), book.add_format({"num_format": "@", "border": 1})
        for at, row in enumerate((HEAD, *PEOPLE)):
            page.write_row(at, 0, row)
        for at in range(3, 100_000):
            page.write_blank(at, 0, None, blank)
            page.write_blank(at, 1, None, blank)
    return out.getvalue()


BORN = ("NIK", "Nama", "Tgl Lahir")
SEVENTEENTH = {"nik": A, "name": "Ahmad Contoh", "birth_date": date(1980, 8, 17)}

GOOD: dict[str, tuple[Callable[[], bytes], Found]] = {
    "plain": (lambda: xlsx(HEAD, *PEOPLE), BOTH),
    "other order": (
        lambda: xlsx(("Nama", "HP", "NIK"), *((row[2], row[3], row[1]) for row in PEOPLE)),
        BOTH,
    ),
    "other wording": (
        lambda: xlsx(("NO. KTP", "NAMA LENGKAP", "Nomor HP/WA"), *(row[1:] for row in PEOPLE)),
        BOTH,
    ),
    "misspelt headers": (
        lambda: xlsx(("NIK", "Nama Lengkpa", "No Handphne"), *(row[1:] for row in PEOPLE)),
        BOTH,
    ),
    "headers with remarks": (
        lambda: xlsx(("NIK (16 angka)*", "Nama (sesuai KTP)", "No. HP"), *(row[1:] for row in PEOPLE)),
        BOTH,
    ),
    "headers of two lines": (
        lambda: xlsx(("NIK", "Nama\nLengkap", "No\nHP"), *(row[1:] for row in PEOPLE)),
        BOTH,
    ),
    "title rows above": (
        lambda: xlsx(("DAFTAR MARBOT",), (), ("Masjid Al-Ikhlas",), HEAD, *PEOPLE),
        BOTH,
    ),
    "a merged title": (lambda: changed(_merge_title, HEAD, *PEOPLE), BOTH),
    "merged headers over two rows": (
        lambda: changed(
            _merge_born,
            ("NIK", "Nama", "Tempat, Tanggal Lahir", None),
            (None, None, "Tempat", "Tanggal"),
            (A, "Ahmad Contoh", "Muaradua", "17-08-1980"),
        ),
        [{"nik": A, "name": "Ahmad Contoh", "birth_place": "Muaradua", "birth_date": "17-08-1980"}],
    ),
    "ttl in one column": (
        lambda: xlsx(("NIK", "Nama", "TTL"), (A, "Ahmad Contoh", "Muaradua, 17 Agustus 1980")),
        [{"nik": A, "name": "Ahmad Contoh", "birth_place": "Muaradua", "birth_date": "17 Agustus 1980"}],
    ),
    "a real date": (
        lambda: xlsx(BORN, (A, "Ahmad Contoh", date(1980, 8, 17))),
        [SEVENTEENTH],
    ),
    "a serial date": (
        lambda: xlsx(BORN, (A, "Ahmad Contoh", 29450)),
        [SEVENTEENTH | {"birth_date": 29450}],
    ),
    "several sheets": (
        lambda: sheets(Marbot=[HEAD, PEOPLE[0]], Guru=[HEAD, PEOPLE[1]], Petunjuk=[("Isi dengan benar",)]),
        BOTH,
    ),
    "an instruction sheet first": (lambda: sheets(Petunjuk=[("Cara mengisi",)], Data=[HEAD, *PEOPLE]), BOTH),
    "hidden rows and columns": (lambda: changed(_hide, HEAD, *PEOPLE), BOTH),
    "leading apostrophes": (
        lambda: xlsx(HEAD, (1, "'" + A, "'Ahmad Contoh", "'081234567890")),
        [AHMAD],
    ),
    "a nik with spaces": (
        lambda: xlsx(HEAD, (1, "1609 0117 0880 0001", "Ahmad Contoh", None)),
        [{"nik": "1609 0117 0880 0001", "name": "Ahmad Contoh"}],
    ),
    "a phone that is a number": (
        lambda: xlsx(HEAD, (1, A, "Ahmad Contoh", 81234567890)),
        [{"nik": A, "name": "Ahmad Contoh", "phone": 81234567890}],
    ),
    "a nik that is a number": (
        lambda: xlsx(HEAD, (1, 1609011708800001, "Ahmad Contoh", None)),
        [{"nik": 1609011708800001, "name": "Ahmad Contoh"}],
    ),
    "empty rows between": (lambda: xlsx(HEAD, PEOPLE[0], (), (None, None), PEOPLE[1]), BOTH),
    "only running numbers below": (
        lambda: xlsx(HEAD, *PEOPLE, *((number, None, None, None) for number in range(3, 60))),
        BOTH,
    ),
    "spaces in empty cells": (lambda: xlsx(HEAD, *PEOPLE, (3, " ", "  ", "\u00a0")), BOTH),
    "dashes in empty cells": (lambda: xlsx(HEAD, (1, A, "Ahmad Contoh", "-")), [NAMES[0]]),
    "the header again on page two": (lambda: xlsx(HEAD, PEOPLE[0], HEAD, PEOPLE[1]), BOTH),
    "signatures below": (
        lambda: xlsx(HEAD, *PEOPLE, (), (None, None, "Mengetahui,"), (None, None, "Ketua Masjid")),
        BOTH,
    ),
    "a total below": (lambda: xlsx(HEAD, *PEOPLE, ("Jumlah", None, "Jumlah: 2 orang")), BOTH),
    "no header at all": (lambda: xlsx(*(row[1:] for row in PEOPLE)), BOTH),
    "no header, name first": (
        lambda: xlsx(*((row[0], row[2], row[1]) for row in PEOPLE)),
        NAMES,
    ),
    "the table begins in column D": (
        lambda: xlsx((None, None, None, *HEAD), *((None, None, None, *row) for row in PEOPLE)),
        BOTH,
    ),
    "columns of no interest": (
        lambda: xlsx(
            ("No", "No KK", "NIK", "Agama", "Nama", "Umur", "Ket"),
            (1, "1609010101150009", A, "Islam", "Ahmad Contoh", 46, "aktif"),
        ),
        [NAMES[0]],
    ),
    "formulas with values": (cached_formulas, [{"nik": A, "name": "AHMAD CONTOH"}]),
    "formatted emptiness": (lambda: changed(_format_far, HEAD, *PEOPLE), BOTH),
    "a hundred thousand formatted rows": (many_formatted_rows, BOTH),
    "emoji and marks of direction": (
        lambda: xlsx(("NIK", "Nama"), (f"\u200e{A}\u200e", "🕌 Ahmad Contoh \u200f")),
        [{"nik": f"\u200e{A}\u200e", "name": "🕌 Ahmad Contoh \u200f"}],
    ),
    "an old workbook": (
        lambda: xls([["NIK", "Nama"], [A, "Ahmad Contoh"], [B, "Siti Rekaan"]]),
        NAMES,
    ),
    "an open document": (lambda: ods(HEAD, *PEOPLE), BOTH),
    "an open document to the last row": (lambda: ods(HEAD, *PEOPLE, repeated=1_048_573), BOTH),
    "commas": (lambda: text(HEAD, *PEOPLE), BOTH),
    "semicolons": (lambda: text(HEAD, *PEOPLE, mark=";"), BOTH),
    "tabs": (lambda: text(HEAD, *PEOPLE, mark="\t", ends="\r\n"), BOTH),
    "bars": (lambda: text(HEAD, *PEOPLE, mark="|"), BOTH),
    "a mark of utf-8": (lambda: b"\xef\xbb\xbf" + text(HEAD, *PEOPLE), BOTH),
    "utf-16": (lambda: text(HEAD, *PEOPLE, mark="\t", encoding="utf-16"), BOTH),
    "utf-16 without a mark": (lambda: text(HEAD, *PEOPLE, mark="\t", encoding="utf-16-le"), BOTH),
    "the code page of windows": (
        lambda: text(("NIK", "Nama"), (A, "Ahmad Ma’ruf é"), encoding="cp1252"),
        [{"nik": A, "name": "Ahmad Ma’ruf é"}],
    ),
    "old lines of the mac": (lambda: text(HEAD, *PEOPLE, ends="\r"), BOTH),
    "sep= in the first line": (lambda: b"sep=;\n" + text(HEAD, *PEOPLE, mark=";"), BOTH),
    "quoted for excel": (
        lambda: text(("NIK", "Nama"), (f'="{A}"', "Ahmad Contoh"), mark=";"),
        [NAMES[0]],
    ),
    "commas within quotes": (
        f'NIK,Nama,Alamat\n{A},Ahmad Contoh,"Dusun II, RT 02"\n'.encode,
        [NAMES[0] | {"address": "Dusun II, RT 02"}],
    ),
    "rt and rw apart": (
        lambda: xlsx(("NIK", "Nama", "Alamat", "RT/RW"), (A, "Ahmad Contoh", "Dusun II", "02/01")),
        [NAMES[0] | {"address": "Dusun II, RT/RW 02/01"}],
    ),
}

BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "sheet-empty-file"),
    "spaces": (lambda: b"   \n ", "sheet-empty-file"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "sheet-not-a-spreadsheet"),
    "a pdf": (lambda: b"%PDF-1.7 " + bytes(100), "sheet-not-a-spreadsheet"),
    "a web page": (lambda: b"<html><table><tr><td>NIK</td></tr></table></html>", "sheet-is-web-page"),
    "another archive": (lambda: zipped({"surat.txt": "halo"}), "sheet-not-a-spreadsheet"),
    "a broken archive": (lambda: xlsx(HEAD, *PEOPLE)[:900], "sheet-damaged"),
    "a zip bomb": (
        lambda: zipped({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": " " * 90_000_000}),
        "sheet-too-large-inside",
    ),
    "an open document that says it is huge": (
        lambda: zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": "<manifest/>",
                "content.xml": '<office:spreadsheet><table:table-row table:number-rows-repeated="1048576">'
                '<table:table-cell table:number-columns-repeated="1024" office:value-type="string"/>'
                "</table:table-row></office:spreadsheet>",
            }
        ),
        "sheet-too-large-inside",
    ),
    "an open document with a password": (
        lambda: zipped(
            {
                "META-INF/manifest.xml": "<manifest:encryption-data/>",
                "content.xml": "not to be read",
            }
        ),
        "sheet-password",
    ),
    "an open text": (
        lambda: zipped({"META-INF/manifest.xml": "<m/>", "content.xml": "<office:text/>"}),
        "sheet-not-a-spreadsheet",
    ),
    "an old container with a password": (
        lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
        "sheet-password",
    ),
    "a header and nobody": (lambda: xlsx(HEAD), "people-no-rows"),
    "other columns": (lambda: xlsx(("Barang", "Jumlah"), ("Sajadah", 10)), "people-no-header"),
    "a letter": (lambda: b"Dengan hormat, kami kirim daftarnya.", "people-no-header"),
    "names alone": (lambda: xlsx(("No", "Nama"), (1, "Ahmad Contoh")), "people-no-header"),
    "too many people": (
        lambda: text(("NIK", "Nama"), *((A, "Ahmad Contoh") for _ in range(20_001))),
        "people-too-many-rows",
    ),
}
