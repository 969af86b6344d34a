"""Tables of a workbook as bytes, for one that is written later: JSON, so that a newer version can read it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from typing import Any

from services.files.workbooks import Table, workbook_bytes

_FAST = 1


def packed(tables: Iterable[Table]) -> bytes:
    """Without pictures."""
    stored = [[one.name, one.titles, one.rows, list(one.colours.items())] for one in tables]
    return zlib.compress(json.dumps(stored, ensure_ascii=False).encode(), _FAST)


def packed_workbook(data: bytes, *_language: Any) -> bytes:
    """The workbook of what `packed` gave; its words are chosen already."""
    stored = json.loads(zlib.decompress(data))
    return workbook_bytes(
        Table(name, titles, rows, dict(map(tuple, colours))) for name, titles, rows, colours in stored
    )
