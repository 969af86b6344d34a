"""A file of BPJS, read: who is covered from when to when, who was refused and in which words, and what of it
cannot be taken.

Law of every file: rows in it = cover + refusals + problems, and each row is known by its sheet and the number
that a person sees beside it in Excel.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from locales import Text
from services.bpjs.periods import same_card, share_programme
from services.bpjs.roster import (
    AnyRow,
    ProblemKind,
    ReadRow,
    RefusedRow,
    RosterFile,
    RosterRow,
    RowProblem,
    SheetHead,
    place_of,
)
from services.bpjs.roster_columns import Columns, find_columns, is_header, missing
from services.bpjs.roster_reading import EMPTY, row_reader
from services.errors import Invalid
from services.files.sheets import Sheet, open_sheets, text_of

MAX_ROWS = 20_000
GRACE_MONTHS = 3


def read_roster(data: bytes, today: date, grace_months: int = GRACE_MONTHS) -> RosterFile:
    """Reads every sheet that has a header with a NIK; the bytes, not the name, tell the kind of file.

    Raises `Invalid` for a file that cannot be read or lacks a needed column; a row at fault is a problem of
    that row alone. `grace_months` after the end stand in where the file has no masa_grace.
    """
    heads: list[SheetHead] = []
    found: list[AnyRow] = []
    for sheet, columns in _usable(data):
        titles, cells = _squared(sheet, columns)
        read = row_reader(today, grace_months)
        found += _rows_of(sheet, cells, columns, len(heads), read, MAX_ROWS - len(found))
        heads.append(SheetHead(sheet.name, titles))
    if not found:
        raise Invalid(Text("roster-no-rows"))
    rows, again = without_repeats([row for row in found if isinstance(row, RosterRow)], lambda row: row.nik)
    refusals, more = _refused_once([row for row in found if isinstance(row, RefusedRow)])
    problems = [row for row in found if isinstance(row, RowProblem)]
    return RosterFile(
        tuple(heads), tuple(rows), tuple(refusals), tuple(sorted([*problems, *again, *more], key=place_of))
    )


def _usable(data: bytes) -> Iterator[tuple[Sheet, Columns]]:
    """The sheets that can be read. Raises `Invalid` when there is none, for the first that is nearly one."""
    seen: list[Sheet] = []
    wrong: Invalid | None = None
    count = 0
    for sheet in open_sheets(data):
        seen.append(sheet)
        try:
            columns = find_columns(sheet)
        except Invalid as error:
            wrong = wrong or error
            continue
        if columns is not None:
            count += 1
            yield sheet, columns
            if not sheet.name:
                # The sheets of a text file are ways to cut the same text.
                break
    if not count:
        raise wrong or missing(seen)


def _squared(sheet: Sheet, columns: Columns) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The titles and the cells of all rows below them as words, each as wide as the widest row."""
    below = sheet.rows[columns.row :]
    width = max([len(columns.titles), *(len(row) for row in below)])
    titles = columns.titles + ("",) * (width - len(columns.titles))
    return titles, [tuple(text_of(cell) for cell in row) + ("",) * (width - len(row)) for row in below]


def _rows_of(
    sheet: Sheet, rows: Iterable[tuple[str, ...]], columns: Columns, place: int, read: ReadRow, most: int
) -> list[AnyRow]:
    found: list[AnyRow] = []
    for number, cells in enumerate(rows, start=columns.row + 1):
        if _is_blank(cells, columns) or is_header(cells, columns):
            continue
        if len(found) == most:
            raise Invalid(Text("roster-too-many-rows", most=MAX_ROWS))
        found.append(read(number, sheet.rows[number - 1], cells, columns, place))
    return found


def _is_blank(cells: tuple[str, ...], columns: Columns) -> bool:
    """A row in which no known column holds anything: an empty one, or one with only its running number."""
    asides = ("remark", "verdict")
    return all(cells[column] in EMPTY for field, column in columns.of.items() if field not in asides)


def without_repeats(
    rows: Iterable[RosterRow], whose: Callable[[RosterRow], str | int]
) -> tuple[list[RosterRow], list[RowProblem]]:
    """Of rows that say one thing of one person the one that ends last is kept, of equal ones the first.

    Another card, another programme or another time is another thing: such rows all stand.
    """
    kept: dict[str | int, list[RosterRow]] = {}
    left_out: list[tuple[RosterRow, RosterRow]] = []
    for row in sorted(rows, key=lambda row: (-row.ends_on.toordinal(), *place_of(row))):
        others = kept.setdefault(whose(row), [])
        same = next((other for other in others if _says_again(row, other)), None)
        if same is None:
            others.append(row)
        else:
            left_out.append((row, same))
    repeated = [
        RowProblem(
            row.row,
            ProblemKind.DUPLICATE,
            Text("roster-duplicate", row=str(better.row), ends=better.ends_on),
            row.cells,
            sheet=row.sheet,
        )
        for row, better in left_out
    ]
    twice = {place_of(better) for _, better in left_out}
    mark = Text("roster-remark-kept")
    all_kept = (row for others in kept.values() for row in others)
    return sorted(
        (replace(row, remarks=(*row.remarks, mark)) if place_of(row) in twice else row for row in all_kept),
        key=place_of,
    ), repeated


def _says_again(row: RosterRow, other: RosterRow) -> bool:
    return (
        same_card(row.kpj, other.kpj)
        and share_programme(row.programmes, other.programmes)
        and row.starts_on <= other.ends_on
        and other.starts_on <= row.ends_on
    )


def _refused_once(rows: Sequence[RefusedRow]) -> tuple[list[RefusedRow], list[RowProblem]]:
    """Of several refusals of one person the first that names a known reason is kept, else the first."""
    best: dict[str, RefusedRow] = {}
    for row in sorted(rows, key=lambda row: (row.reason is None, *place_of(row))):
        best.setdefault(row.nik, row)
    kept = {place_of(row) for row in best.values()}
    again = [
        RowProblem(
            row.row,
            ProblemKind.DUPLICATE,
            Text("roster-refused-twice", row=str(best[row.nik].row)),
            row.cells,
            row.remarks,
            row.sheet,
        )
        for row in rows
        if place_of(row) not in kept
    ]
    return [row for row in rows if place_of(row) in kept], again
