"""A workbook of Excel 97 (.xls) with one sheet, made by hand: no maintained library writes them any more."""

from __future__ import annotations

import struct
from collections.abc import Sequence

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def xls(
    rows: Sequence[Sequence[str | float]], *, first: tuple[int, int] = (0, 0), password: bool = False
) -> bytes:
    """Text and number cells in the BIFF8 format ([MS-XLS]) inside a compound file ([MS-CFB])."""
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    # After this record (4 + 8 + 4 bytes) and the end of the globals (4) the sheet begins.
    name = _record(0x0085, struct.pack("<IBBBB", len(begin) + 20, 0, 0, 4, 0) + b"Data")
    cells = b"".join(
        _cell(row, column, cell)
        for row, line in enumerate(rows, start=first[0])
        for column, cell in enumerate(line, start=first[1])
    )
    if password:
        begin += _record(0x002F, bytes(54))
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6)) + cells
    return _compound(begin + name + _record(0x000A, b"") + sheet + _record(0x000A, b""))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _cell(row: int, column: int, cell: str | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(cell, str):
        return _record(0x0204, place + struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))
    return _record(0x0203, place + struct.pack("<d", cell))


def _compound(stream: bytes) -> bytes:
    """Header, one sector of allocation table, one of directory, then the stream (at least 4,096 bytes)."""
    stream = stream.ljust(max(4_096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    sectors = len(stream) // _SECTOR
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4_096, _END, 0, _END, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    chain = [*range(3, 2 + sectors), _END]
    table = [_FAT, _END, *chain]
    table += [_FREE] * (_SECTOR // 4 - len(table))
    root = _entry("Root Entry", 5, child=1, start=_END, size=0)
    book = _entry("Workbook", 2, child=_FREE, start=2, size=len(stream))
    empty = _entry("", 0, child=_FREE, start=0, size=0) * 2
    return header + struct.pack(f"<{len(table)}I", *table) + root + book + empty + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    length = len(text) + 2 if name else 0
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", length, kind, 1)
        + struct.pack("<III", _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
