"""What can be said of an OpenDocument spreadsheet (.ods) before it is opened: its password and its extent.

A row or cell may say in a few bytes that it is repeated a million times, and a reader would believe it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection

from locales import Text
from services.errors import Invalid

_ROW = re.compile(rb"<table:table-row([^>]*?)(?:/>|>(.*?)</table:table-row>)", re.DOTALL)
_CELL = re.compile(rb"<table:(?:covered-)?table-cell([^>]*?)(/>|>)")
_REPEATED_ROWS = re.compile(rb'number-rows-repeated="(\d+)"')
_REPEATED_CELLS = re.compile(rb'number-columns-repeated="(\d+)"')


def is_open_document(names: Collection[str]) -> bool:
    """Whether the files of an archive are those of an OpenDocument."""
    return "content.xml" in names and "META-INF/manifest.xml" in names


def look_into_open_document(archive: zipfile.ZipFile, most: int) -> None:
    """Raises `Invalid` for one with a password, no spreadsheet, and one of more than `most` cells."""
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Invalid(Text("sheet-password"))
    content = archive.read("content.xml")
    if b"<office:spreadsheet" not in content:
        raise Invalid(Text("sheet-not-a-spreadsheet"))
    if sum(_area(row) for row in _ROW.finditer(content)) > most:
        raise Invalid(Text("sheet-too-large-inside"))


def _area(row: re.Match[bytes]) -> int:
    """Cells up to the last filled one, as often as the row says it is repeated."""
    reached = width = 0
    for cell in _CELL.finditer(row[2] or b""):
        times = _REPEATED_CELLS.search(cell[1])
        reached += int(times[1]) if times else 1
        if b"value-type" in cell[1]:
            width = reached
    times = _REPEATED_ROWS.search(row[1])
    return width * (int(times[1]) if times else 1)
