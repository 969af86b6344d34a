"""The result file: Disdukcapil's own rows in their order, each with what became of it and why."""

from __future__ import annotations

from locales import Texts, plain
from models import DukcapilVerdict
from services.dukcapil.answers import Shown
from services.dukcapil.plan import TAKEN, Line
from services.files.workbooks import Table, workbook_bytes

V = DukcapilVerdict
COLOURS = {
    V.MATCH: "#C6EFCE",
    V.NAME_DIFFERS: "#FFEB9C",
    V.DATE_DIFFERS: "#FFEB9C",
    V.DIFFERS: "#FFEB9C",
    V.UNKNOWN: "#FFC7CE",
    V.DEAD: "#FFC7CE",
    V.MOVED: "#FFC7CE",
}


def result_file(shown: Shown, texts: Texts) -> bytes:
    """An xlsx: row number, result and explanation before the sender's columns. Call it in a thread."""

    def words(identifier: str) -> str:
        return plain(texts(identifier))

    def result(line: Line) -> str:
        if line.outcome in TAKEN and line.verdict is not None:
            return words(f"dukcapil-verdict-{line.verdict.value.replace('_', '-')}")
        return words(f"dukcapil-outcome-{line.outcome}")

    rows = [
        (str(line.row), result(line), plain(texts(line.remark)) if line.remark else "", *line.cells)
        for line in shown.lines
    ]
    colours = {
        place: COLOURS[line.verdict] if line.outcome in TAKEN and line.verdict else "#EDEDED"
        for place, line in enumerate(shown.lines)
    }
    titles = [words("roster-column-row"), words("roster-column-result"), words("roster-column-explanation")]
    return workbook_bytes([Table(words("roster-sheet-rows"), [*titles, *shown.header], rows, colours)])
