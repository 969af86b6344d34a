"""An answer of Disdukcapil, read: which person, which verdict, and for each row that says none the reason.

Law of every file: rows in it = those with a verdict + those without, each known by the number that a person
sees beside it in Excel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from locales import Text
from models import DukcapilVerdict
from services.clean import clean_text
from services.dates import read_birth_date
from services.dukcapil.columns import AnswerColumns, find_answer, is_header
from services.dukcapil.verdict_wording import verdict_of
from services.errors import Invalid
from services.files.packed_texts import packed_text, unpacked_text
from services.files.sheets import Cell, Sheet, open_sheets, text_of
from services.nik import read_nik
from services.references import looks_like_reference

MAX_ROWS = 20_000
WORDS = 200
"""Characters of Disdukcapil's own words that are kept."""
_EMPTY = {"", "-", "–", "0"}
V = DukcapilVerdict


class Silence(StrEnum):
    """Why a row says nothing of anybody. UNREAD: in words that are not known; UNANSWERED: in none at all."""

    UNREAD = "unread"
    UNANSWERED = "unanswered"
    REFUSED = "refused"


@dataclass(frozen=True, repr=False)
class AnswerRow:
    """What a row says. `nik` or `reference` tells of whom; name and birth date as they stand in the row."""

    row: int
    nik: str | None
    reference: str | None
    name: str
    birth_date: date | None
    verdict: DukcapilVerdict
    words: str
    cells: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class SilentRow:
    """A row without a verdict, and why."""

    row: int
    why: Silence
    reason: Text
    cells: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class AnswerFile:
    """A whole answer; `header` are the titles of its columns."""

    header: tuple[str, ...]
    rows: tuple[AnswerRow, ...]
    silent: tuple[SilentRow, ...]


def read_answer(data: bytes, today: date) -> AnswerFile | None:
    """Reads the first sheet with a header of an answer; None when none has: then it is another file.

    Raises `Invalid` for a file that cannot be opened or has no rows; a row at fault is silent by itself.
    """
    for sheet in open_sheets(data):
        columns = find_answer(sheet)
        if columns is not None:
            return _read_sheet(sheet, columns, today)
    return None


def packed(answer: AnswerFile) -> dict[str, Any]:
    """The whole answer as JSON values, for an encrypted column."""
    return {
        "header": list(answer.header),
        "rows": [
            [
                *(one.row, one.nik, one.reference, one.name),
                one.birth_date.isoformat() if one.birth_date else None,
                *(one.verdict.value, one.words, list(one.cells)),
            ]
            for one in answer.rows
        ],
        "silent": [
            [one.row, one.why.value, packed_text(one.reason), list(one.cells)] for one in answer.silent
        ],
    }


def unpacked(stored: Mapping[str, Any]) -> AnswerFile:
    """What `packed` made."""
    rows = [
        AnswerRow(
            *(number, nik, reference, name),
            *(date.fromisoformat(born) if born else None, V(verdict), words, tuple(cells)),
        )
        for number, nik, reference, name, born, verdict, words, cells in stored["rows"]
    ]
    silent = [
        SilentRow(number, Silence(why), unpacked_text(reason), tuple(cells))
        for number, why, reason, cells in stored["silent"]
    ]
    return AnswerFile(tuple(stored["header"]), tuple(rows), tuple(silent))


def _read_sheet(sheet: Sheet, columns: AnswerColumns, today: date) -> AnswerFile:
    width = max([len(columns.titles), *(len(row) for row in sheet.rows[columns.row :])])
    rows: list[AnswerRow] = []
    silent: list[SilentRow] = []
    for number, raw in enumerate(sheet.rows[columns.row :], start=columns.row + 1):
        cells = tuple(text_of(cell) for cell in raw) + ("",) * (width - len(raw))
        if all(cells[column] in _EMPTY for column in columns.of.values()) or is_header(cells, columns):
            continue
        if len(rows) + len(silent) == MAX_ROWS:
            raise Invalid(Text("roster-too-many-rows", most=MAX_ROWS))
        found = _read_row(number, raw, cells, columns, today)
        if isinstance(found, AnswerRow):
            rows.append(found)
        else:
            silent.append(found)
    if not rows and not silent:
        raise Invalid(Text("roster-no-rows"))
    header = columns.titles + ("",) * (width - len(columns.titles))
    return AnswerFile(header, tuple(rows), tuple(silent))


def _read_row(
    number: int, raw: Sequence[Cell], cells: tuple[str, ...], columns: AnswerColumns, today: date
) -> AnswerRow | SilentRow:
    def text(field: str) -> str:
        column = columns.of.get(field)
        said = cells[column] if column is not None else ""
        return "" if said in _EMPTY else clean_text(said)

    reference = text("reference") if looks_like_reference(text("reference")) else None
    born = _birth_date(_cell(raw, columns, "birth_date"), today)
    try:
        cell = _cell(raw, columns, "nik")
        typed = text("nik") if isinstance(cell, date) else cell
        nik = read_nik(typed, today, born).digits if text("nik") else None
    except Invalid as error:
        # Excel has eaten a digit, but our own number beside it still tells who it is.
        if reference is None:
            return SilentRow(number, Silence.REFUSED, error.text, cells)
        nik = None
    if nik is None and reference is None:
        return SilentRow(number, Silence.REFUSED, Text("dukcapil-row-nobody"), cells)
    said = {field: text(field) for field in ("result", "name_result", "date_result", "remark")}
    words = "; ".join(filter(None, said.values()))[:WORDS]
    if not words:
        return SilentRow(number, Silence.UNANSWERED, Text("dukcapil-row-unanswered"), cells)
    verdict = verdict_in(**said)
    if verdict is None:
        return SilentRow(number, Silence.UNREAD, Text("dukcapil-row-unread", words=words), cells)
    return AnswerRow(number, nik, reference, text("name")[:100], born, verdict, words, cells)


def verdict_in(
    result: str, name_result: str = "", date_result: str = "", remark: str = ""
) -> DukcapilVerdict | None:
    """What the columns of a row say together; None when they are not understood or contradict each other."""
    of_fields = _of_fields(name_result, date_result)
    verdict = verdict_of(result) if result else of_fields
    if result and verdict is V.DIFFERS and of_fields not in (None, V.MATCH):
        verdict = of_fields
    if not remark:
        return verdict
    remarked = verdict_of(remark)
    if remarked in (V.DEAD, V.MOVED) and verdict is not V.DEAD:
        return remarked
    if verdict is V.DIFFERS and remarked in (V.NAME_DIFFERS, V.DATE_DIFFERS, V.UNKNOWN):
        return remarked
    if verdict is None and not result and not (name_result or date_result):
        return remarked
    # "Sesuai", and beside it that something differs: a person has to look.
    return None if verdict is V.MATCH and remarked not in (None, V.MATCH) else verdict


def _of_fields(name_result: str, date_result: str) -> DukcapilVerdict | None:
    """A column for each field, as Disdukcapil's own service answers: "Sesuai", "Tidak Sesuai"."""
    found = [verdict_of(said) for said in (name_result, date_result) if said]
    grave = next((one for one in found if one in (V.DEAD, V.MOVED, V.UNKNOWN)), None)
    if not found or None in found or grave is not None:
        return grave
    name_fits = not name_result or found[0] is V.MATCH
    date_fits = not date_result or found[-1] is V.MATCH
    if name_fits and date_fits:
        return V.MATCH
    if name_fits:
        return V.DATE_DIFFERS
    return V.NAME_DIFFERS if date_fits else V.DIFFERS


def _cell(raw: Sequence[Cell], columns: AnswerColumns, field: str) -> str | float | date:
    column = columns.of.get(field)
    if column is None or column >= len(raw):
        return ""
    cell = raw[column]
    if isinstance(cell, date) or (isinstance(cell, int | float) and not isinstance(cell, bool)):
        return cell
    return text_of(cell)


def _birth_date(cell: str | float | date, today: date) -> date | None:
    """A birth date that cannot be read, or is a verdict itself, is none: the person is known without it."""
    if text_of(cell) in _EMPTY:
        return None
    try:
        return read_birth_date(cell, today, sheet=True)
    except Invalid:
        return None
