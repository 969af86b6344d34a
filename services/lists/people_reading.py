"""What is done with a workbook in a process of its own, so that nobody else waits: reading and annotating."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from locales import Text
from regency import load_regency
from services.errors import Invalid
from services.lists.annotating import Notes, annotated
from services.lists.candidates import Defaults, Judged, judge
from services.lists.people_file import ReadSheet, read_people


@dataclass(frozen=True, repr=False)
class ReadPeople:
    """A workbook read and judged, as far as that needs no database."""

    judged: tuple[Judged, ...]
    sheets: tuple[ReadSheet, ...]
    passed_over: tuple[str, ...]


def read_and_judge(data: bytes, defaults: Defaults, regency: str, today: date) -> ReadPeople | Text:
    """The rows of a workbook, or why it cannot be read. `regency` is the name of its folder."""
    facts = load_regency(regency)
    try:
        found = read_people(data)
    except Invalid as error:
        return error.text
    judged = tuple(judge(one, defaults, facts, today) for one in found.candidates)
    return ReadPeople(judged, found.sheets, found.passed_over)


def give_back(data: bytes, sheets: Sequence[ReadSheet], notes: Notes) -> bytes:
    """The workbook with what became of its rows."""
    return annotated(data, sheets, notes)
