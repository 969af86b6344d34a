"""A coordinator's own workbook given back: what became of each row, beside it, in colour.

Same sheets, rows and order; nothing but our one column is touched. Formulas become the values they showed, so
that nothing in a file that went through here computes or reaches out. What openpyxl cannot carry (csv, xls,
ods, sheets with a hundred thousand formatted rows) comes back as a new xlsx with the same cells.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from services.errors import Invalid
from services.files.sheets import open_sheets, text_of
from services.lists.people_file import NOTE, ReadSheet, find_columns
from services.lists.splicing import Column, NotSpliced, spliced

# The libraries for workbooks are imported where one is written: this module is known to every process, and
# only the child that gives files back needs their twenty megabytes.
if TYPE_CHECKING:
    from openpyxl.styles import PatternFill

# Cells up to which a workbook is opened as a whole; beyond, it is mostly formatted emptiness.
MOST_CELLS = 400_000
WIDTH = 60


@dataclass(frozen=True)
class Note:
    """What stands beside a row: words, and a background (RRGGBB)."""

    words: str
    colour: str


Notes = Mapping[tuple[int, int], Note]
"""By the sheet's place among those read and the row's number."""


def annotated(data: bytes, sheets: Sequence[ReadSheet], notes: Notes) -> bytes:
    """An xlsx file with the column `NOTE`; `sheets` as they were read, `notes` for their rows."""
    found = _quickly(data, sheets, notes)
    if found is not None:
        return found
    try:
        return _in_place(data, sheets, notes)
    except _NotInPlace:
        return _anew(data, sheets, notes)


def _quickly(data: bytes, sheets: Sequence[ReadSheet], notes: Notes) -> bytes | None:
    """Most files are plain: the column is written into their XML, and read again before it is believed."""
    if not data.startswith(b"PK") or not _is_xlsx(data):
        return None
    before = {sheet.name: sheet.rows for sheet in open_sheets(data)}
    try:
        columns = [
            Column(
                read.name,
                NOTE,
                read.header_row,
                {row: (note.words, note.colour) for (of, row), note in notes.items() if of == number},
                _noted(before[read.name], read),
                read.width,
                WIDTH,
            )
            for number, read in enumerate(sheets)
        ]
        made = spliced(data, columns)
        after = {sheet.name: sheet.rows for sheet in open_sheets(made)}
    except (NotSpliced, Invalid, KeyError, ValueError, OverflowError):
        return None
    return made if _is_told(before, after, columns) else None


def _noted(rows: Sequence[Sequence[object]], read: ReadSheet) -> int:
    """Our own column of the time before, from 1; 0 for none."""
    for row in rows[: read.header_row]:
        for at, cell in enumerate(row, start=1):
            if cell == NOTE:
                return at
    return 0


def _is_told(
    before: Mapping[str, list[list[Any]]], after: Mapping[str, list[list[Any]]], columns: Sequence[Column]
) -> bool:
    """Whether every cell is as it was, and each note beside its row."""
    ours = {column.sheet: column for column in columns}
    if list(before) != list(after):
        return False
    for name, rows in before.items():
        column = ours.get(name)
        if column is None:
            if rows != after[name]:
                return False
            continue
        if len(rows) != len(after[name]):
            return False
        at = column.at or _noted(after[name], ReadSheet(name, column.title_row, 0)) or column.least + 1
        for number, (was, now) in enumerate(zip(rows, after[name], strict=True), start=1):
            note = column.notes.get(number)
            kept = [cell for place, cell in enumerate(now, start=1) if place != at and cell != ""]
            if kept != [cell for place, cell in enumerate(was, start=1) if place != column.at and cell != ""]:
                return False
            if note is not None and text_of(now[at - 1]) != " ".join(note[0].split()):
                return False
    return True


class _NotInPlace(Exception):
    """The file is of a kind, or in a state, in which it cannot be given back as it is."""


def _in_place(data: bytes, sheets: Sequence[ReadSheet], notes: Notes) -> bytes:
    if not data.startswith(b"PK") or not _is_xlsx(data):
        raise _NotInPlace
    import openpyxl

    try:
        shown = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        if any(sheet.max_row * sheet.max_column > MOST_CELLS for sheet in shown.worksheets):
            raise _NotInPlace
        for number, read in enumerate(sheets):
            _annotate(shown[read.name], read, number, notes)
        _neutralise(shown, data)
        out = io.BytesIO()
        shown.save(out)
    except _NotInPlace:
        raise
    except Exception as error:
        # Whatever openpyxl stumbles over (broken styles, odd drawings), the person still gets the answer.
        raise _NotInPlace from error
    return out.getvalue()


def _is_xlsx(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "xl/workbook.xml" in archive.namelist()


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(b"<f" in archive.read(name) for name in sheets)


def _annotate(sheet: Any, read: ReadSheet, number: int, notes: Notes) -> None:
    from openpyxl.cell.cell import MergedCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    column = _free_column(sheet, read)
    if read.header_row:
        head = sheet.cell(read.header_row, column)
        if isinstance(head, MergedCell):
            raise _NotInPlace
        head.value, head.font = NOTE, Font(bold=True)
    fills: dict[str, PatternFill] = {}
    for (of, row), note in notes.items():
        if of != number:
            continue
        cell = sheet.cell(row, column)
        if isinstance(cell, MergedCell):
            raise _NotInPlace
        cell.value, cell.data_type = note.words, "s"
        if note.colour not in fills:
            fills[note.colour] = PatternFill("solid", start_color=note.colour, end_color=note.colour)
        cell.fill = fills[note.colour]
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    letter = get_column_letter(column)
    sheet.column_dimensions[letter].width = WIDTH
    sheet.column_dimensions[letter].hidden = False


def _free_column(sheet: Any, read: ReadSheet) -> int:
    """Our own column of the time before, or the first behind everything."""
    for row in range(1, read.header_row + 1):
        for cell in sheet[row]:
            if cell.value == NOTE:
                return int(cell.column)
    return max(read.width, 1) + 1 if read.width >= sheet.max_column else int(sheet.max_column) + 1


def _neutralise(book: Any, data: bytes) -> None:
    """No cell computes: a formula is the value it showed, and its own words where it never showed one."""
    import openpyxl

    if _has_formulas(data):
        written = openpyxl.load_workbook(io.BytesIO(data))
        for sheet in written.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    shown = book[sheet.title].cell(cell.row, cell.column)
                    if cell.data_type == "f" and shown.value is None:
                        shown.value = str(getattr(cell.value, "text", cell.value))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    cell.data_type, cell.quotePrefix = "s", True


def _anew(data: bytes, sheets: Sequence[ReadSheet], notes: Notes) -> bytes:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    out = io.BytesIO()
    by_name = {read.name: (number, read) for number, read in enumerate(sheets)}
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        plain = book.add_format({"num_format": "@"})
        colours: dict[str, Any] = {}
        bold = book.add_format({"num_format": "@", "bold": True})
        for sheet in open_sheets(data):
            found = by_name.get(sheet.name)
            if found is None or (not sheet.name and find_columns(sheet) is None):
                continue
            number, read = found
            page = book.add_worksheet((sheet.name or "Anggota")[:31])
            width = max(map(len, sheet.rows), default=0)
            column = next(
                (
                    at
                    for row in sheet.rows[: read.header_row]
                    for at, cell in enumerate(row)
                    if text_of(cell) == NOTE
                ),
                width,
            )
            for at, row in enumerate(sheet.rows):
                for place, cell in enumerate(row):
                    if words := text_of(cell):
                        page.write_string(at, place, words, plain)
                note = notes.get((number, at + 1))
                if note is not None:
                    if note.colour not in colours:
                        colours[note.colour] = book.add_format(
                            {"num_format": "@", "bg_color": f"#{note.colour}", "text_wrap": True}
                        )
                    page.write_string(at, column, note.words, colours[note.colour])
            if read.header_row:
                page.write_string(read.header_row - 1, column, NOTE, bold)
            page.set_column(0, column, 18)
            page.set_column(column, column, WIDTH)
            if not sheet.name:
                break
    return out.getvalue()
