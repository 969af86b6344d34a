"""Spreadsheet files of other people as plain rows: xlsx, xls, ods and text with separators (csv).

A file is looked at before it is opened: a small zip can hold gigabytes, and one cell in the last row and
column of an otherwise empty sheet makes a reader take memory for the whole rectangle.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from locales import Text
from services.errors import Invalid
from services.files.old_workbooks import look_into
from services.files.open_documents import is_open_document, look_into_open_document

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MAX_BYTES = 10_000_000
MAX_UNPACKED_BYTES = 80_000_000
MAX_AREA = 3_000_000  # rows x columns
MAX_SHEETS = 30

Cell = str | int | float | bool | date | datetime | time | timedelta

_ZIP, _OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BINARY = (b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"PK\x05\x06")
_FILLED_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]*[^<>/])>")
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_ROW = re.compile(rb"""<(?:\w+:)?row\s[^<>]*?\br=["'](\d{1,7})["']""")
_SEPARATORS = ";,\t|"
_ENCODINGS = ("cp1252", "latin_1", "cp1250", "mac_roman", "cp1256")
_SAMPLE = 100_000
# What is inside must not look like another such cell, or a file given back would be read differently.
_EXCEL_TEXT = re.compile(r'="?\s*((?![\s=])[^"]*?)\s*"?')


@dataclass(frozen=True)
class Sheet:
    """A sheet as a person sees it: `rows[0]` is row 1. Empty cells are ""; formulas are their last values."""

    name: str
    rows: list[list[Cell]]


def open_sheets(data: bytes) -> Iterator[Sheet]:
    """The sheets of a file, the visible ones first, each read when it is asked for.

    A text file has one sheet for each way to cut it into columns, the likeliest first.

    Raises `Invalid` with the reason and the way out: empty, too large, password, damaged, not a spreadsheet.
    """
    if not data.strip():
        raise Invalid(Text("sheet-empty-file"))
    if len(data) > MAX_BYTES:
        raise Invalid(Text("sheet-too-large", megabytes=MAX_BYTES // 1_000_000))
    if data.startswith(_ZIP):
        _look_into_zip(data)
        return _workbook_sheets(data)
    if data.startswith(_OLE):
        _look_into_old(data)
        return _workbook_sheets(data)
    if data.startswith(_BINARY):
        raise Invalid(Text("sheet-not-a-spreadsheet"))
    if re.match(rb"(\xef\xbb\xbf)?\s*<", data):
        # "Export to Excel" of many web pages is a page with the name of a spreadsheet.
        raise Invalid(Text("sheet-is-web-page"))
    return _text_sheets(data)


def text_of(cell: object) -> str:
    """A cell as its reader sees it, on one line; a number of more than 15 digits as Excel shows it."""
    match cell:
        case datetime() if cell.time() == time():
            return f"{cell:%d-%m-%Y}"
        case datetime():
            return f"{cell:%d-%m-%Y %H:%M}"
        case date():
            return f"{cell:%d-%m-%Y}"
        case bool():
            return str(int(cell))
        case int() | float() if abs(cell) >= 1e15:
            return f"{cell:.5E}"
        case float() if cell.is_integer():
            return str(int(cell))
        case str():
            text = " ".join(cell.split())
            # A way to keep Excel from turning long numbers of a csv file into 1.6E+15.
            return quoted[1] if text.startswith("=") and (quoted := _EXCEL_TEXT.fullmatch(text)) else text
        case _:
            return str(cell)


def _look_into_zip(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
                raise Invalid(Text("sheet-too-large-inside"))
            names = {entry.filename for entry in entries}
            if is_open_document(names):
                look_into_open_document(archive, MAX_AREA)
                return
            if "xl/workbook.xml" not in names:
                raise Invalid(Text("sheet-not-a-spreadsheet"))
            for entry in entries:
                # A sheet may have any name; its relations say where it is.
                if b"sheetData" in (content := archive.read(entry)):
                    _check_area(content)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        if isinstance(error, Invalid):
            raise
        raise Invalid(Text("sheet-damaged")) from error


def _look_into_old(data: bytes) -> None:
    # A newer workbook with a password is kept in the same kind of container as an old one without.
    if _ENCRYPTED in data:
        raise Invalid(Text("sheet-password"))
    try:
        found = look_into(data)
    except ValueError as error:
        raise Invalid(Text("sheet-damaged")) from error
    if found.has_password:
        raise Invalid(Text("sheet-password"))
    if found.area > MAX_AREA:
        raise Invalid(Text("sheet-too-large-inside"))


def _check_area(xml: bytes) -> None:
    """Refuses a sheet whose filled cells span too much; formatted empty ones are nothing."""
    last_row = last_column = 0
    for cell in _FILLED_CELL.finditer(xml):
        if place := _PLACE.search(cell[1]):
            last_row = max(last_row, int(place[2]))
            last_column = max(last_column, _column_number(place[1]))
        elif not last_row:  # Cells may leave out their place; then their rows have it.
            last_row = max((int(row[1]) for row in _ROW.finditer(xml)), default=1)
    if last_row * max(last_column, 1) > MAX_AREA:
        raise Invalid(Text("sheet-too-large-inside"))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _workbook_sheets(data: bytes) -> Iterator[Sheet]:
    import python_calamine as calamine

    try:
        with calamine.load_workbook(io.BytesIO(data)) as book:
            known = book.sheets_metadata[:MAX_SHEETS]
            for about in sorted(known, key=lambda sheet: sheet.visible != calamine.SheetVisibleEnum.Visible):
                if about.typ == calamine.SheetTypeEnum.WorkSheet:
                    yield Sheet(about.name, _filled_rows(book.get_sheet_by_name(about.name)))
    except calamine.PasswordError as error:
        raise Invalid(Text("sheet-password")) from error
    except calamine.CalamineError as error:
        if "password" in str(error).lower():
            raise Invalid(Text("sheet-password")) from error
        raise Invalid(Text("sheet-damaged")) from error


def _filled_rows(sheet: CalamineSheet) -> list[list[Cell]]:
    if sheet.start is None:
        return []
    if sheet.total_height * sheet.total_width > MAX_AREA:
        raise Invalid(Text("sheet-too-large-inside"))
    return _without_empty_end([list(row) for row in sheet.to_python(skip_empty_area=False)])


def _text_sheets(data: bytes) -> Iterator[Sheet]:
    """The text cut by each separator that may be meant; only its header can tell which one is."""
    # A break within a cell stays one: it stands in quotes.
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    marks = _separators(text)
    if text[:4].lower() == "sep=":
        first, _, text = text.partition("\n")
        marks = [mark for mark in _SEPARATORS if mark == first[4:5]] or marks
    for mark in marks:
        try:
            rows: list[list[Cell]] = [list(row) for row in csv.reader(io.StringIO(text), delimiter=mark)]
        except csv.Error as error:
            raise Invalid(Text("sheet-damaged")) from error
        yield Sheet("", _without_empty_end(rows))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\0" in data[:200]:
        encodings = _two_bytes_a_letter(data)
    else:
        encodings = ("utf-8-sig", *_guessed(data), "cp1252", "latin-1")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Invalid(Text("sheet-not-a-spreadsheet"))


def _two_bytes_a_letter(data: bytes) -> tuple[str, ...]:
    """For text whose writer has left out the mark that says so: nearly every other byte is empty."""
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        half = data[first:200:2]
        if half.count(0) >= 0.9 * len(half):
            return (encoding,)
    return ()


def _guessed(data: bytes) -> tuple[str, ...]:
    """The likeliest of the encodings that spreadsheets of this country are saved in, if it is not UTF-8."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Needed for few files: a bot that has seen none does not carry it.
        from charset_normalizer import from_bytes

        found = from_bytes(data[:_SAMPLE], cp_isolation=list(_ENCODINGS)).best()
        return (found.encoding,) if found is not None else ()
    return ()


def _separators(text: str) -> list[str]:
    """Those that cut the first lines into many columns alike come first; an address may hold commas too."""
    lines = text.splitlines()[:30]

    def alike(mark: str) -> int:
        cuts = Counter(line.count(mark) for line in lines)
        return max((count * times for count, times in cuts.items()), default=0)

    return sorted(_SEPARATORS, key=alike, reverse=True)


def _without_empty_end(rows: list[list[Cell]]) -> list[list[Cell]]:
    while rows and not any(text_of(cell) for cell in rows[-1]):
        rows.pop()
    return rows
