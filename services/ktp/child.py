"""The child process that reads pictures: `python -m services.ktp.child`, fed over its standard input.

A message either way is a length of four bytes and so many bytes: first a line of JSON, then the picture. The
picture is only ever held in memory. It ends when its input does.
"""

from __future__ import annotations

import json
import os
import struct
import sys
from datetime import date
from typing import Any, BinaryIO

HEAD = struct.Struct(">I")


def main() -> int:
    """Answers requests until the parent closes the pipe."""
    source, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # What a library prints must not run into the answers.
    os.dup2(2, 1)
    reader = _Reader()
    while (message := take(source)) is not None:
        head, _, picture = message.partition(b"\n")
        give(answers, json.dumps(reader.answer(json.loads(head), picture)).encode())
    return 0


def take(source: BinaryIO) -> bytes | None:
    """The next message; None at the end."""
    head = source.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    size = HEAD.unpack(head)[0]
    data = source.read(size)
    return data if len(data) == size else None


def give(answers: BinaryIO, data: bytes) -> None:
    """Sends a message."""
    answers.write(HEAD.pack(len(data)) + data)
    answers.flush()


class _Reader:
    def __init__(self) -> None:
        from services.ktp.engine import Engine

        self._engine = Engine()

    def answer(self, asked: dict[str, Any], picture: bytes) -> dict[str, Any]:
        """{"reading": …}, or {"broken": true} for what no library can open."""
        from regency import load_regency
        from services.ktp.card import lines_to_check, read_card
        from services.ktp.picture import Broken, opened

        try:
            pixels = opened(picture)
        except Broken:
            return {"broken": True}
        lines, seen = self._engine.lines(pixels)
        again = self._engine.again(seen, {place: lines[place] for place in lines_to_check(lines)})
        today = date.fromisoformat(asked["today"])
        return {"reading": read_card(lines, load_regency(asked["regency"]), today, again).dump()}


if __name__ == "__main__":
    sys.exit(main())
