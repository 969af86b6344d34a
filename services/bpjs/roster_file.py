"""BPJS's roster, read: who is covered from when to when, and for each row that cannot be taken the reason.

Law of every file: rows in it = taken + duplicate + refused, and each row is known by the number that a person
sees beside it in Excel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from locales import Text
from services.bpjs.refusal_wording import reason_of
from services.bpjs.roster_columns import PROGRAMMES, Columns, find_columns, is_header, missing
from services.dates import months_after, read_birth_date, read_date
from services.errors import Invalid
from services.files.sheets import Cell, Sheet, open_sheets, text_of
from services.kpj import read_kpj
from services.nik import read_nik

MAX_ROWS = 20_000
GRACE_MONTHS = 3
_REMARK = 200  # characters of a remark that are repeated
_EMPTY = {"", "-", "–", "0"}
_YES = {"1", "Y", "YA", "V", "X", "✓", "√", "AKTIF", "TRUE", "IKUT"}


class ProblemKind(StrEnum):
    """Why a row is not taken: it cannot be right, or a better one for the same person is in the file."""

    REFUSED = "refused"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, repr=False)
class RosterRow:
    """A row that can be taken. `row` as in Excel; `cells` are its own words, for the result file."""

    row: int
    nik: str
    kpj: str | None
    name: str
    birth_date: date | None
    programmes: tuple[str, ...]
    job: str
    starts_on: date
    ends_on: date
    grace_until: date
    cells: tuple[str, ...]
    remarks: tuple[Text, ...] = ()


@dataclass(frozen=True, repr=False)
class RowProblem:
    """A row that is not taken, and why."""

    row: int
    kind: ProblemKind
    reason: Text
    cells: tuple[str, ...]
    remarks: tuple[Text, ...] = ()


@dataclass(frozen=True, repr=False)
class RosterFile:
    """A whole file; `header` are the titles of its columns, `sheet` the name of the sheet that was read."""

    sheet: str
    header: tuple[str, ...]
    rows: tuple[RosterRow, ...]
    problems: tuple[RowProblem, ...]

    @property
    def total_rows(self) -> int:
        """Rows with anything of a person in them."""
        return len(self.rows) + len(self.problems)

    @property
    def duplicates(self) -> int:
        """Rows left out for a later one of the same person."""
        return sum(problem.kind is ProblemKind.DUPLICATE for problem in self.problems)

    @property
    def refused(self) -> int:
        """Rows that cannot be right."""
        return len(self.problems) - self.duplicates


def read_roster(data: bytes, today: date, grace_months: int = GRACE_MONTHS) -> RosterFile:
    """Reads the first sheet that has a header with a NIK; the bytes, not the name, tell the kind of file.

    Raises `Invalid` for a file that cannot be read or lacks a needed column; a row at fault is a problem of
    that row alone. `grace_months` after the end stand in where the file has no masa_grace.
    """
    seen: list[Sheet] = []
    for sheet in open_sheets(data):
        columns = find_columns(sheet)
        if columns is not None:
            return _read_sheet(sheet, columns, today, grace_months)
        seen.append(sheet)
    raise missing(seen)


def _read_sheet(sheet: Sheet, columns: Columns, today: date, grace_months: int) -> RosterFile:
    width = max([len(columns.titles), *(len(row) for row in sheet.rows[columns.row :])])
    header = columns.titles + ("",) * (width - len(columns.titles))
    rows: list[RosterRow] = []
    problems: list[RowProblem] = []
    for number, raw in enumerate(sheet.rows[columns.row :], start=columns.row + 1):
        cells = tuple(text_of(cell) for cell in raw) + ("",) * (width - len(raw))
        if _is_blank(cells, columns) or is_header(cells, columns):
            continue
        if len(rows) + len(problems) == MAX_ROWS:
            raise Invalid(Text("roster-too-many-rows", most=MAX_ROWS))
        try:
            rows.append(_read_row(number, raw, cells, columns, today, grace_months))
        except Invalid as error:
            problems.append(RowProblem(number, ProblemKind.REFUSED, error.text, cells, _said(cells, columns)))
    if not rows and not problems:
        raise Invalid(Text("roster-no-rows"))
    kept, repeated = _without_repeats(rows)
    return RosterFile(
        sheet.name, header, tuple(kept), tuple(sorted([*problems, *repeated], key=lambda p: p.row))
    )


def _is_blank(cells: tuple[str, ...], columns: Columns) -> bool:
    """A row in which no known column holds anything: an empty one, or one with only its running number."""
    return all(cells[column] in _EMPTY for field, column in columns.of.items() if field != "remark")


def _read_row(
    number: int, raw: list[Cell], cells: tuple[str, ...], columns: Columns, today: date, grace_months: int
) -> RosterRow:
    def cell(field: str) -> Cell:
        column = columns.of.get(field)
        return "" if column is None or column >= len(raw) else _plain(raw[column])

    nik_cell = cell("nik")
    if text_of(nik_cell) in _EMPTY:
        raise Invalid(Text("roster-nik-empty"))
    birth_date, remarks = _birth_date(cell("birth_date"), today)
    nik = read_nik(_text_or_number(nik_cell), today, birth_date).digits
    starts_on = _day("roster-start", cell("starts_on"), today)
    ends_on = _day("roster-end", cell("ends_on"), today)
    if ends_on < starts_on:
        raise Invalid(Text("roster-end-before-start", starts=starts_on, ends=ends_on))
    grace_until = months_after(ends_on, grace_months)
    if text_of(cell("grace_until")) not in _EMPTY:
        grace_until = _day("roster-grace", cell("grace_until"), today)
        if grace_until < ends_on:
            raise Invalid(Text("roster-grace-before-end", grace=grace_until, ends=ends_on))
    kpj, kpj_remarks = _kpj(cell("kpj"))
    return RosterRow(
        row=number,
        nik=nik,
        kpj=kpj,
        name=text_of(cell("name"))[:100],
        birth_date=birth_date,
        programmes=_programmes(text_of(cell("programme")), cells, columns),
        job=text_of(cell("job"))[:100],
        starts_on=starts_on,
        ends_on=ends_on,
        grace_until=grace_until,
        cells=cells,
        remarks=(*remarks, *kpj_remarks, *_said(cells, columns)),
    )


def _said(cells: tuple[str, ...], columns: Columns) -> tuple[Text, ...]:
    """What the sender remarks about the row, beside the reason that it means."""
    column = columns.of.get("remark")
    words = cells[column][:_REMARK] if column is not None else ""
    reason = reason_of(words)
    return (Text("roster-remark-said", words=words, reason=reason.label),) if reason else ()


def _plain(cell: Cell) -> Cell:
    return text_of(cell) if isinstance(cell, str) else cell


def _text_or_number(cell: Cell) -> str | float:
    return cell if isinstance(cell, int | float) and not isinstance(cell, bool) else text_of(cell)


def _day(label: str, cell: Cell, today: date) -> date:
    if text_of(cell) in _EMPTY:
        raise Invalid(Text(f"{label}-empty"))
    try:
        return read_date(_date_or_text(cell), today, past=False, sheet=True)
    except Invalid as error:
        raise Invalid(Text(f"{label}-wrong", reason=error.text)) from error


def _date_or_text(cell: Cell) -> str | float | date:
    return cell if isinstance(cell, date) else _text_or_number(cell)


def _birth_date(cell: Cell, today: date) -> tuple[date | None, tuple[Text, ...]]:
    """A birth date that cannot be read is a remark: the cover does not depend on it."""
    if text_of(cell) in _EMPTY:
        return None, ()
    try:
        return read_birth_date(_date_or_text(cell), today, sheet=True), ()
    except Invalid:
        return None, (Text("roster-remark-birth-date-unread"),)


def _kpj(cell: Cell) -> tuple[str | None, tuple[Text, ...]]:
    """As with the birth date: a KPJ of another shape does not undo the cover that BPJS states."""
    if text_of(cell) in _EMPTY:
        return None, ()
    try:
        return read_kpj(_text_or_number(cell)), ()
    except Invalid:
        return None, (Text("roster-remark-kpj-unread"),)


def _programmes(listed: str, cells: tuple[str, ...], columns: Columns) -> tuple[str, ...]:
    if columns.programmes:
        return tuple(
            sorted(name for name, column in columns.programmes.items() if cells[column].upper() in _YES)
        )
    words = set(re.findall(r"[A-Z]+", listed.upper()))
    return tuple(sorted(words & set(PROGRAMMES)))


def _without_repeats(rows: Iterable[RosterRow]) -> tuple[list[RosterRow], list[RowProblem]]:
    """Of several rows with one NIK the one that ends last is kept, of equal ones the first."""
    best: dict[str, RosterRow] = {}
    left_out: list[RosterRow] = []
    for row in rows:
        other = best.get(row.nik)
        if other is None:
            best[row.nik] = row
        elif row.ends_on > other.ends_on:
            best[row.nik] = row
            left_out.append(other)
        else:
            left_out.append(row)
    repeated = [
        RowProblem(
            row.row,
            ProblemKind.DUPLICATE,
            Text("roster-duplicate", row=str(best[row.nik].row), ends=best[row.nik].ends_on),
            row.cells,
        )
        for row in left_out
    ]
    twice = {row.nik for row in left_out}
    kept = [_marked(row) if row.nik in twice else row for row in best.values()]
    return sorted(kept, key=lambda row: row.row), repeated


def _marked(row: RosterRow) -> RosterRow:
    return replace(row, remarks=(*row.remarks, Text("roster-remark-kept")))
