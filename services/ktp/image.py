"""Whether bytes are a picture worth reading: looked at early, before anything unpacks them."""

from __future__ import annotations

import struct

from locales import Text
from services.errors import Invalid

MAX_BYTES = 12 * 1024 * 1024
MAX_PIXELS = 50_000_000
"""A picture of 8,000 by 6,000; what claims more is a decompression bomb or no photo of a card."""
LEAST_SIDE = 200
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


def check_picture(data: bytes) -> tuple[int, int]:
    """Width and height as the file states them. Raises `Invalid`: no picture, cut off, too large or small."""
    if len(data) > MAX_BYTES:
        raise Invalid(Text("ktp-too-large", most=MAX_BYTES // 1024 // 1024))
    size = _jpeg(data) if data.startswith(b"\xff\xd8\xff") else _other(data)
    if size is None:
        raise Invalid(Text("ktp-no-picture"))
    width, height = size
    if width * height > MAX_PIXELS:
        raise Invalid(Text("ktp-too-many-pixels"))
    if min(width, height) < LEAST_SIDE:
        raise Invalid(Text("ktp-too-small", least=LEAST_SIDE))
    if not _is_whole(data):
        raise Invalid(Text("ktp-cut-off"))
    return size


def _other(data: bytes) -> tuple[int, int] | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    return None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    """Walks the segments to the frame header, as ITU T.81 has them."""
    at = 2
    while at + 9 <= len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
    return None


def _webp(data: bytes) -> tuple[int, int] | None:
    if len(data) < 30:
        return None
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return None


def _is_whole(data: bytes) -> bool:
    """Whether the end is there; phones and chats cut pictures off when the signal breaks."""
    if data.startswith(b"\xff\xd8"):
        return b"\xff\xd9" in data[-4096:]
    if data.startswith(b"\x89PNG"):
        return b"IEND" in data[-64:]
    return len(data) >= 8 + int.from_bytes(data[4:8], "little")
