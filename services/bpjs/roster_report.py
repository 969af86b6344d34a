"""The result file: the sender's own rows in their order, each with what became of it and why."""

from __future__ import annotations

from locales import Texts, plain
from services.bpjs.roster_plan import Outcome
from services.bpjs.rosters import Applied
from services.files.workbooks import Table, workbook_bytes

COLOURS = {
    Outcome.NEW: "#C6EFCE",
    Outcome.EXTENDED: "#C6EFCE",
    Outcome.CHANGED: "#DDEBF7",
    Outcome.UNCHANGED: "",
    Outcome.OLDER: "#EDEDED",
    Outcome.UNKNOWN: "#FFEB9C",
    Outcome.DUPLICATE: "#EDEDED",
    Outcome.REFUSED: "#FFC7CE",
}


def result_file(applied: Applied, texts: Texts) -> bytes:
    """An xlsx: row number, result and explanation before the sender's columns; a second sheet adds them up.

    CPU for 4,000 rows is a few tenths of a second: call it in a thread.
    """

    def words(identifier: str) -> str:
        return plain(texts(identifier))

    results = {outcome: words(f"roster-result-{outcome.value}") for outcome in Outcome}
    rows = [
        (
            *(str(line.row), results[line.outcome]),
            " ".join(plain(texts(remark)) for remark in line.remarks),
            *line.cells,
        )
        for line in applied.lines
    ]
    titles = [words("roster-column-row"), words("roster-column-result"), words("roster-column-remark")]
    colours = {
        number: colour
        for number, line in enumerate(applied.lines)
        if (colour := COLOURS[line.outcome] or ("#FFEB9C" if line.flags else ""))
    }
    counts = applied.counts
    totals: list[tuple[str | int, ...]] = [
        (results[outcome], int(getattr(counts, outcome.value))) for outcome in Outcome
    ]
    totals.append((words("roster-total"), counts.total))
    totals.append((words("roster-name-differs"), counts.name_differs))
    totals.append((words("roster-birth-date-differs"), counts.birth_date_differs))
    return workbook_bytes(
        [
            Table(words("roster-sheet-rows"), [*titles, *applied.header], rows, colours),
            Table(
                words("roster-sheet-totals"), [words("roster-column-result"), words("roster-count")], totals
            ),
        ]
    )
