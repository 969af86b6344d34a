"""What is fuzzed: each target takes bytes and must come back, refusing with `Invalid` or not at all."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache

from regency import Regency, load_regency
from services.dates import read_birth_date, read_year_or_date
from services.errors import Invalid
from services.files.open_documents import look_into_open_document
from services.files.sheets import Cell, Sheet
from services.lists.annotating import Note, annotated
from services.lists.candidates import Defaults, judge
from services.lists.pasted import looks_like_list, read_pasted
from services.lists.people_file import find_columns, read_people
from services.names import read_address, read_name, read_place
from services.nik import read_nik
from services.phones import read_phone

TODAY = date(2026, 11, 22)
DEFAULTS = Defaults("16.09.01", "16.09.01.2002", ("marbot", "guru_ngaji"))


@cache
def regency() -> Regency:
    """The facts of the first regency, read once."""
    return load_regency()


def pasted(data: bytes) -> None:
    """A message of a coordinator."""
    text = data.decode("utf-8", "ignore")
    looks_like_list(text, regency())
    for one in read_pasted(text, regency()):
        judge(one, DEFAULTS, regency(), TODAY)


def workbook(data: bytes) -> None:
    """Any bytes as a file of people; one that can be read is given back as well."""
    try:
        found = read_people(data)
    except Invalid:
        return
    for one in found.candidates:
        judge(one, DEFAULTS, regency(), TODAY)
    notes = {(one.sheet, one.place): Note("Perlu dilihat.", "FFEB9C") for one in found.candidates}
    again = read_people(annotated(data, found.sheets, notes))
    if [one.words for one in again.candidates] != [one.words for one in found.candidates]:
        raise AssertionError("the file that came back says something else")


def sheet(data: bytes) -> None:
    """Rows of cells, as a reader of spreadsheets gives them."""
    try:
        rows = json.loads(data)
    except (ValueError, RecursionError):
        rows = [line.split(",") for line in data.decode("utf-8", "ignore").split("\n")]
    if not isinstance(rows, list):
        return
    cells: list[list[Cell]] = [
        [one if isinstance(one, str | int | float | bool) else "" for one in row]
        for row in rows
        if isinstance(row, list)
    ]
    find_columns(Sheet("x", cells))


def answers(data: bytes) -> None:
    """Single answers of the member form."""
    text = data.decode("utf-8", "ignore")
    readers: tuple[Callable[[str], object], ...] = (
        lambda typed: read_nik(typed, TODAY),
        read_phone,
        read_name,
        read_place,
        read_address,
        lambda typed: read_birth_date(typed, TODAY, sheet=True),
        lambda typed: read_year_or_date(typed, TODAY),
    )
    for read in readers:
        try:
            read(text)
        except Invalid:
            continue


def open_document(data: bytes) -> None:
    """The look at an .ods file before it is opened."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", data)
    with zipfile.ZipFile(out) as archive:
        try:
            look_into_open_document(archive, 1_000)
        except Invalid:
            return


TARGETS: dict[str, Callable[[bytes], None]] = {
    "pasted": pasted,
    "workbook": workbook,
    "sheet": sheet,
    "answers": answers,
    "open_document": open_document,
}
