"""What can be said of an Excel 97 file (.xls) before it is opened: its password, and how far its cells reach.

A reader takes memory for the whole rectangle up to the last cell, a gigabyte for one cell in the last corner.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Record numbers of [MS-XLS]: cells with something in them, by where their row and column stand first.
_CELLS = frozenset({0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})
_SEVERAL_CELLS = 0x00BD  # its last two bytes are the last column
_PASSWORD = 0x002F
_STREAMS = frozenset({"Workbook", "Book"})
_LAST_SECTOR = 0xFFFFFFFA  # above are marks: end of a chain, free, table


@dataclass(frozen=True)
class OldWorkbook:
    """`area` is rows x columns up to the last filled cell of all sheets."""

    has_password: bool
    area: int


def look_into(data: bytes) -> OldWorkbook:
    """Raises `ValueError` for what is no such file or is damaged."""
    rows = columns = 0
    try:
        for kind, content in _records(_stream(data)):
            if kind == _PASSWORD:
                return OldWorkbook(True, 0)
            if kind in _CELLS:
                row, column = struct.unpack_from("<HH", content)
                if kind == _SEVERAL_CELLS:
                    (column,) = struct.unpack("<H", content[-2:])
                rows, columns = max(rows, row + 1), max(columns, column + 1)
    except (struct.error, IndexError) as error:
        raise ValueError("a damaged workbook") from error
    return OldWorkbook(False, rows * columns)


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + size]
        place += 4 + size


def _stream(data: bytes) -> bytes:
    """The workbook inside its compound file ([MS-CFB]), put together from its sectors."""
    sector = 1 << min(struct.unpack_from("<H", data, 30)[0], 12)
    first_directory, small, first_small_table = struct.unpack_from("<I4xII", data, 48)
    body = data[sector:]
    table = _table(data, body, sector)
    entries = [
        (entry[: max(size - 2, 0)].decode("utf-16-le", "replace"), *struct.unpack_from("<II", entry, 116))
        for entry, size in _entries(_chain(body, sector, table, first_directory))
    ]
    for name, start, size in entries:
        if name in _STREAMS:
            if size >= small:
                return _chain(body, sector, table, start)[:size]
            small_table = _numbers(_chain(body, sector, table, first_small_table))
            return _chain(_chain(body, sector, table, entries[0][1]), 64, small_table, start)[:size]
    raise ValueError("no workbook inside")


def _entries(directory: bytes) -> Iterator[tuple[bytes, int]]:
    for place in range(0, len(directory) - 127, 128):
        entry = directory[place : place + 128]
        yield entry, struct.unpack_from("<H", entry, 64)[0]


def _table(data: bytes, body: bytes, sector: int) -> Sequence[int]:
    """The allocation table: which sector follows which; the header and what follows it list its parts."""
    listed = list(struct.unpack_from("<109I", data, 76))
    following = struct.unpack_from("<I", data, 68)[0]
    for _ in range(len(body) // sector):
        if following >= _LAST_SECTOR:
            break
        *more, following = _numbers(body[following * sector : (following + 1) * sector])
        listed += more
    parts = [body[number * sector : (number + 1) * sector] for number in listed if number < _LAST_SECTOR]
    return _numbers(b"".join(parts))


def _chain(body: bytes, sector: int, table: Sequence[int], start: int) -> bytes:
    parts: list[bytes] = []
    while start < _LAST_SECTOR:
        if len(parts) > len(table):
            raise ValueError("a chain of sectors that never ends")
        parts.append(body[start * sector : (start + 1) * sector])
        start = table[start]
    return b"".join(parts)


def _numbers(content: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])
