"""A workbook of people as a coordinator sends it: which sheets, which columns, one candidate a row.

Headers in any order and wording, below titles, merged over two rows or none at all; several sheets. The same
rows are known again by their own words, whatever their order and the columns beside them.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from locales import Text
from services.errors import Invalid
from services.files.sheets import Cell, Sheet, open_sheets, text_of
from services.lists.candidates import Candidate
from services.lists.people_columns import fields_of, split_born
from services.lists.values import Value, is_empty
from services.nik import EXAMPLES

MAX_ROWS = 20_000
KEY = "LINDUNG-LEMBAGA-"
NOTE = "Keterangan Lindung"
_SEARCHED_ROWS = 40
_KEY_WITHIN, _KEY_AMONG = 2_000_000, 40
_SIXTEEN = re.compile(r"\D*\d(?:[\s.'-]?\d){14,15}\D*")
_FOOTERS = re.compile(
    r"^(?:jumlah|total|mengetahui|ketua|sekretaris|bendahara|catatan|keterangan|tanda tangan|nb|ttd"
    r"|hormat kami|demikian|petunjuk|contoh)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ReadSheet:
    """A sheet that held people: its name, and the number (from 1) of its last row above them."""

    name: str
    header_row: int
    width: int


@dataclass(frozen=True, repr=False)
class PeopleFile:
    """A whole file; `passed_over` are sheets without people."""

    sheets: tuple[ReadSheet, ...]
    candidates: tuple[Candidate, ...]
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Columns:
    row: int
    of: Mapping[str, int]


def read_people(data: bytes) -> PeopleFile:
    """Reads every sheet with people. Raises `Invalid` for a file that cannot be read or holds nobody."""
    sheets: list[ReadSheet] = []
    found: list[Candidate] = []
    passed_over: list[str] = []
    seen: list[Sheet] = []
    for sheet in open_sheets(data):
        columns = find_columns(sheet)
        if columns is None:
            seen.append(sheet)
            if sheet.rows and sheet.name:
                passed_over.append(sheet.name)
            continue
        rows = list(_rows(sheet, columns, len(sheets)))
        if len(found) + len(rows) > MAX_ROWS:
            raise Invalid(Text("people-too-many-rows", most=MAX_ROWS))
        found += rows
        sheets.append(ReadSheet(sheet.name, columns.row, max(map(len, sheet.rows))))
        if not sheet.name:
            # A text file is one sheet, offered once for each way to cut it.
            break
    if not sheets:
        raise _nothing(seen)
    if not found:
        raise Invalid(Text("people-no-rows"))
    return PeopleFile(tuple(sheets), tuple(found), tuple(passed_over))


def find_columns(sheet: Sheet) -> _Columns | None:
    """Where the people begin and what stands in which column; None for a sheet that holds nobody."""
    for index, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        titles = [text_of(cell) for cell in row]
        if _holds_nik(titles):
            break
        fields = fields_of(titles)
        below = [text_of(cell) for cell in sheet.rows[index + 1]] if index + 1 < len(sheet.rows) else []
        both = {} if _holds_nik(below) else fields_of(_merged(titles, below))
        if len(both) > len(fields) and _is_enough(both):
            return _Columns(index + 2, both)
        if _is_enough(fields):
            return _Columns(index + 1, fields)
    return _by_contents(sheet)


def _is_enough(fields: Mapping[str, int]) -> bool:
    return ("nik" in fields and len(fields) > 1) or {"name", "phone"} <= fields.keys()


def _holds_nik(texts: Sequence[str]) -> bool:
    return any(_SIXTEEN.fullmatch(text) for text in texts)


def _merged(titles: Sequence[str], below: Sequence[str]) -> list[str]:
    """One title a column from two rows: the lower one with what is merged over it, or whichever there is."""
    width = max(len(titles), len(below))
    upper = [*titles, *[""] * (width - len(titles))]
    lower = [*below, *[""] * (width - len(below))]
    spread = ""
    merged = []
    for above, under in zip(upper, lower, strict=True):
        spread = above or (spread if under else "")
        merged.append(_joined(spread, under) if under else above)
    return merged


def _joined(above: str, under: str) -> str:
    """ "Tempat, Tanggal Lahir" over "Tempat": the lower word says which half is meant."""
    word = under.lower()
    if "lahir" in above.lower() and "tempat" in word:
        return "tempat lahir"
    if "lahir" in above.lower() and ("tgl" in word or "tanggal" in word):
        return "tanggal lahir"
    return under if fields_of([under]) else f"{above} {under}".strip()


def _by_contents(sheet: Sheet) -> _Columns | None:
    """A list without any header: the column of NIKs, and the first column of words."""
    rows = [[text_of(cell) for cell in row] for row in sheet.rows[:_SEARCHED_ROWS]]
    full = [row for row in rows if _holds_nik(row)]
    if not full:
        return None
    width = max(map(len, full))

    def counted(shape: str) -> list[int]:
        return [
            sum(at < len(row) and re.fullmatch(shape, row[at]) is not None for row in full)
            for at in range(width)
        ]

    niks = counted(_SIXTEEN.pattern)
    words = [
        sum(at < len(row) and bool(re.match(r"[^\W\d_]{2}", row[at])) for row in full) for at in range(width)
    ]
    phones = [
        sum(at < len(row) and bool(re.fullmatch(r"\+?(?:62|0)?8\d{8,11}", row[at])) for row in full)
        for at in range(width)
    ]
    if max(words) < len(full) / 2:
        return None
    of = {"nik": niks.index(max(niks)), "name": next(at for at in range(width) if words[at] >= len(full) / 2)}
    if max(phones) * 2 >= len(full):
        of["phone"] = phones.index(max(phones))
    return _Columns(rows.index(full[0]), of)


def _rows(sheet: Sheet, columns: _Columns, number: int) -> Iterator[Candidate]:
    for at, raw in enumerate(sheet.rows[columns.row :], start=columns.row + 1):
        values = {
            field: cell
            for field, column in columns.of.items()
            if column < len(raw) and not is_empty(cell := _cell(raw[column]))
        }
        if not values.keys() & {"nik", "name"} or _is_no_person(values):
            continue
        words = " ".join(f"{field}={text_of(values[field])}" for field in sorted(values))
        yield Candidate(at, _with_halves(values), sheet=number, words=words)


def _is_no_person(values: Mapping[str, Value]) -> bool:
    """The example of our template, a header repeated on the next page, a line below the list."""
    nik, name = text_of(values.get("nik", "")), text_of(values.get("name", ""))
    if re.sub(r"\D", "", nik) in EXAMPLES:
        return True
    if "nik" in fields_of([nik]) or (not nik and "name" in fields_of([name])):
        return True
    return not nik and _FOOTERS.match(name) is not None


def _with_halves(values: Mapping[str, Value]) -> dict[str, Value]:
    """ "TTL" as place and date; RT/RW behind the address."""
    found = dict(values)
    born = found.pop("born", None)
    if isinstance(born, str):
        place, day = split_born(born)
        halves = {"birth_place": place, "birth_date": day}
        found = {**{key: value for key, value in halves.items() if value}, **found}
    elif born is not None:
        found.setdefault("birth_date", born)
    neighbourhood = found.pop("neighbourhood", None)
    if neighbourhood is not None:
        where = f"RT/RW {text_of(neighbourhood)}"
        found["address"] = f"{text_of(found['address'])}, {where}" if "address" in found else where
    return found


def _cell(cell: Cell) -> Value:
    """As the readers take it: text without the apostrophe that Excel hides, numbers and days as they are."""
    if isinstance(cell, str):
        return text_of(cell).lstrip("'’`").strip()
    if isinstance(cell, date) or (isinstance(cell, int | float) and not isinstance(cell, bool)):
        return cell
    return text_of(cell)


def key_in(data: bytes) -> int | None:
    """Which organisation a template of ours was made for; the rest of the file is not read for it."""
    if not data.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist()[:_KEY_AMONG]:
                # Some programs keep words beside the sheets, some within them.
                if name.startswith(("xl/sharedStrings", "xl/worksheets/")):
                    with archive.open(name) as content:
                        found = re.search(rf"{KEY}(\d{{1,18}})<".encode(), content.read(_KEY_WITHIN))
                    if found:
                        return int(found[1])
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, zlib.error):
        # The reader says later what is wrong with it.
        pass
    return None


def _nothing(seen: Sequence[Sheet]) -> Invalid:
    titles = max(
        (
            [text for cell in row if (text := text_of(cell))]
            for one in seen
            for row in one.rows[:_SEARCHED_ROWS]
        ),
        key=len,
        default=[],
    )
    if not titles:
        return Invalid(Text("people-no-rows"))
    return Invalid(Text("people-no-header", found=", ".join(title[:30] for title in titles[:12])))
