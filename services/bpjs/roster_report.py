"""The result file: the sender's own rows in their order with what became of each, the numbers of both sides,
and a list for every answer. The lists mask NIK; the sender's own rows stay as they came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from locales import Text, Texts, plain
from regency import Regency
from services.bpjs.comparing import FLAGS
from services.bpjs.counts import Counts
from services.bpjs.roster import RefusedRow, SheetHead
from services.bpjs.roster_plan import Answer, Line, Outcome
from services.bpjs.rosters import Applied
from services.bpjs.undoing import Builds
from services.bpjs.waiting import Waiting
from services.files.workbooks import Table, workbook_bytes
from services.masks import mask_nik

GREEN, BLUE, YELLOW, RED, GREY = "#C6EFCE", "#DDEBF7", "#FFEB9C", "#FFC7CE", "#EDEDED"
COLOURS = {
    Answer.MATCHED: GREEN,
    Answer.CHANGED: BLUE,
    Answer.UNKNOWN: YELLOW,
    Answer.REFUSED: RED,
    Answer.ASIDE: GREY,
}


class _Words:
    """The sentences of one language without markup."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def __call__(self, text: Text | str) -> str:
        return plain(self._texts(text))

    def remarks(self, line: Line) -> str:
        return " ".join(self(remark) for remark in line.remarks)


def result_tables(applied: Applied, texts: Texts, regency: Regency) -> list[Table]:
    """Its sheets. CPU for 4,000 rows is a few tenths of a second: call it in a thread."""
    words = _Words(texts)
    lists = [_list(words, applied, answer) for answer in Answer]
    return [
        _own_rows(words, applied),
        _totals(words, applied.counts),
        *(table for table in lists if table.rows),
        waiting_table(applied.waiting, texts, regency),
    ]


def result_file(applied: Applied, texts: Texts, regency: Regency) -> bytes:
    """An xlsx. CPU for 4,000 rows is more than a second."""
    return workbook_bytes(result_tables(applied, texts, regency))


def waiting_file(people: Sequence[Waiting], regency: Regency, texts: Texts) -> bytes:
    """An xlsx with those who were sent and never answered."""
    return workbook_bytes([waiting_table(people, texts, regency)])


def waiting_table(people: Sequence[Waiting], texts: Texts, regency: Regency) -> Table:
    """Who was sent and never answered, with the days they have waited."""
    words = _Words(texts)
    titles = ("days", "proposal", "reference", "name", "nik", "organisation", "desa", "kecamatan")
    rows: list[tuple[str | int, ...]] = [
        (
            one.days,
            *(one.number, one.reference, one.name, one.masked_nik, one.organisation),
            *(_area(regency, code) for code in (one.desa_code, one.kecamatan_code)),
        )
        for one in people
    ]
    return Table(words("roster-sheet-unanswered"), [words(f"roster-column-{name}") for name in titles], rows)


def _own_rows(words: _Words, applied: Applied) -> Table:
    titles, places = _side_by_side(applied.sheets)
    many = len(applied.sheets) > 1
    first = ["row", *(["sheet"] if many else []), "result", "effect", "explanation"]
    rows = []
    for line in applied.lines:
        cells = [""] * len(titles)
        for place, cell in zip(places[line.sheet], line.cells, strict=True):
            cells[place] = cell
        sheet = [applied.sheets[line.sheet].name] if many else []
        result = (words(f"roster-answer-{line.answer.value}"), words(f"roster-result-{line.outcome.value}"))
        rows.append((str(line.row), *sheet, *result, words.remarks(line), *cells))
    colours = {place: COLOURS[line.answer] for place, line in enumerate(applied.lines)}
    shown = [words(f"roster-column-{name}") for name in first]
    return Table(words("roster-sheet-rows"), [*shown, *titles], rows, colours)


def _side_by_side(sheets: Iterable[SheetHead]) -> tuple[list[str], list[list[int]]]:
    """One row of titles for all sheets, and for each sheet in which column its cells stand."""
    columns: dict[tuple[str, int], int] = {}
    places: list[list[int]] = []
    for sheet in sheets:
        seen: Counter[str] = Counter()
        here = []
        for title in sheet.titles:
            here.append(columns.setdefault((title, seen[title]), len(columns)))
            seen[title] += 1
        places.append(here)
    return [title for title, _ in columns], places


def _totals(words: _Words, counts: Counts) -> Table:
    rows: list[tuple[str | int, ...]] = [
        *((words(f"roster-answer-{answer.value}"), counts[answer]) for answer in Answer),
        (words("roster-total"), counts.total),
        ("", ""),
        *((words(f"roster-result-{outcome.value}"), counts[outcome]) for outcome in Outcome),
        (words("roster-total"), counts.total),
        ("", ""),
        (words("roster-accepted"), counts.accepted),
        (words("roster-turned-down"), counts.turned_down),
        (words("roster-sheet-unanswered"), counts.unanswered),
        (words("roster-sent"), counts.sent),
        ("", ""),
        *((words(f"roster-{flag.replace('_', '-')}"), counts.flags.get(flag, 0)) for flag in FLAGS),
    ]
    return Table(words("roster-sheet-totals"), [words("roster-column-result"), words("roster-count")], rows)


def _list(words: _Words, applied: Applied, answer: Answer) -> Table:
    titles = (
        "sheet",
        "row",
        "nik",
        "their-name",
        "our-name",
        "reference",
        "proposal",
        "reason",
        "explanation",
    )
    lines = [line for line in applied.lines if line.answer is answer]
    rows = [(applied.sheets[line.sheet].name, str(line.row), *_about(words, line)) for line in lines]
    name = words(f"roster-answer-{answer.value}")
    shown = [words(f"roster-column-{title}") for title in (*titles, "explanation")]
    return Table(name, shown, rows)


def _about(words: _Words, line: Line) -> tuple[str, ...]:
    said, person, near = line.said, line.person, line.near
    entry = person.entry if person else None
    reason = said.reason if isinstance(said, RefusedRow) else None
    return (
        mask_nik(said.nik) if said else "",
        said.name if said else "",
        person.name if person else near.name if near else "",
        entry.reference if entry else "",
        line.answers.number if line.answers else "",
        words(reason.label) if reason else "",
        words.remarks(line),
    )


def _area(regency: Regency, code: str) -> str:
    return regency.area(code).name if regency.has_area(code) else code


def builds_file(builds: Sequence[Builds], texts: Texts) -> bytes:
    """An xlsx with the people for whom a file cannot be taken back, and why."""
    words = _Words(texts)
    titles = [words("roster-column-name"), words("roster-column-explanation")]
    rows = [(one.name, words(one.why)) for one in builds]
    return workbook_bytes([Table(words("roster-sheet-builds"), titles, rows)])
