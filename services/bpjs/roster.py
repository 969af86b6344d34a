"""What a file of BPJS says, row by row: cover, refusals, and what of it is left aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from locales import Text
from services.bpjs.roster_columns import Columns
from services.files.sheets import Cell
from services.reasons import Reason


class ProblemKind(StrEnum):
    """Why a row is left aside: it cannot be read, a better one says the same, or it only says "received"."""

    UNREADABLE = "unreadable"
    DUPLICATE = "duplicate"
    NO_COVER = "no_cover"


@dataclass(frozen=True, repr=False)
class RosterRow:
    """Cover that can be taken. `row` as in Excel; `cells` are its own words, for the result file."""

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
    sheet: int = 0


@dataclass(frozen=True, repr=False)
class RefusedRow:
    """Somebody whom BPJS did not take. `wording` is its own; `reason` None when no code fits the words."""

    row: int
    nik: str
    name: str
    birth_date: date | None
    wording: str
    reason: Reason | None
    cells: tuple[str, ...]
    remarks: tuple[Text, ...] = ()
    sheet: int = 0


@dataclass(frozen=True, repr=False)
class RowProblem:
    """A row that is left aside, and why."""

    row: int
    kind: ProblemKind
    reason: Text
    cells: tuple[str, ...]
    remarks: tuple[Text, ...] = ()
    sheet: int = 0


AnyRow = RosterRow | RefusedRow | RowProblem
ReadRow = Callable[[int, list[Cell], tuple[str, ...], Columns, int], AnyRow]


@dataclass(frozen=True)
class SheetHead:
    """A sheet that was read: its name, "" in a text file, and the titles of its columns."""

    name: str
    titles: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class RosterFile:
    """A whole file; `sheet` of a row is the place of its sheet in `sheets`."""

    sheets: tuple[SheetHead, ...]
    rows: tuple[RosterRow, ...]
    refusals: tuple[RefusedRow, ...]
    problems: tuple[RowProblem, ...]

    @property
    def total_rows(self) -> int:
        """Rows with anything of a person in them."""
        return len(self.rows) + len(self.refusals) + len(self.problems)


def place_of(row: AnyRow) -> tuple[int, int]:
    """Where in the file a row stands."""
    return row.sheet, row.row
