"""Files that went through the chat, and what a photo's bytes say about its size."""

from __future__ import annotations

import hashlib
import mimetypes
import struct
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from simulator.errors import Json, bad_request
from simulator.store import Store

DOWNLOAD_LIMIT = 20 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
# The longest side of the sizes that Telegram makes of a photo.
PHOTO_SIDES = (("s", 90), ("m", 320), ("x", 800), ("y", 1280))


@dataclass(slots=True)
class StoredFile:
    """A file known by `id` (for this bot) and `unique` (for everybody)."""

    id: str
    unique: str
    kind: str
    name: str
    mime: str
    size: int
    path: str
    width: int = 0
    height: int = 0

    def as_document(self) -> Json:
        """`Document` of the Bot API."""
        return {
            "file_id": self.id,
            "file_unique_id": self.unique,
            "file_name": self.name,
            "mime_type": self.mime,
            "file_size": self.size,
        }

    def as_photo(self) -> list[Json]:
        """A list of `PhotoSize`, smallest first. All carry the original bytes: nothing here scales."""
        longest = max(self.width, self.height)
        fitting = [(letter, side) for letter, side in PHOTO_SIDES if side < longest]
        if len(fitting) < len(PHOTO_SIDES):
            fitting.append((PHOTO_SIDES[len(fitting)][0], longest))
        return [
            {
                "file_id": f"{self.id}-{letter}",
                "file_unique_id": f"{self.unique}{letter}",
                "width": max(1, self.width * side // longest),
                "height": max(1, self.height * side // longest),
                "file_size": self.size,
            }
            for letter, side in fitting
        ]


class Files:
    """Every file of the simulation; the bytes in memory, or in the store when there is one."""

    def __init__(self, store: Store | None = None) -> None:
        self._store = store
        self._files: dict[str, StoredFile] = {}
        self._paths: dict[str, str] = {}
        self._bytes: dict[str, bytes] = {}
        if store:
            for kept in store.values("file"):
                self._register(StoredFile(**kept))

    def _register(self, file: StoredFile) -> None:
        self._files[file.id] = file
        self._paths[file.path] = file.id

    def add(self, kind: str, name: str, content: bytes, mime: str = "") -> StoredFile:
        """Keep bytes as a "document", "photo", "sticker" or "voice"; raises `ApiError`."""
        if not content:
            raise bad_request("file must be non-empty")
        size = image_size(content) if kind == "photo" else (0, 0)
        if kind == "photo":
            _check_photo(size, len(content))
        number = len(self._files) + 1
        mime = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        suffix = ".jpg" if kind == "photo" else PurePosixPath(name).suffix
        unique = hashlib.blake2s(content + name.encode(), digest_size=8).hexdigest()
        file = StoredFile(
            id=f"SIM{kind[0].upper()}-{number:06d}-{unique}",
            unique=f"AQ{unique}",
            kind=kind,
            name=PurePosixPath(name.replace("\\", "/")).name or "file",
            mime=mime,
            size=len(content),
            path=f"{kind}s/file_{number}{suffix}",
            width=size[0],
            height=size[1],
        )
        self._register(file)
        if self._store:
            self._store.put("file", file.id, asdict(file))
            self._store.put_blob(file.id, content)
        else:
            self._bytes[file.id] = content
        return file

    def find(self, file_id: str) -> StoredFile | None:
        """The file of an id; the ids of a photo's sizes all lead to the photo."""
        file = self._files.get(file_id)
        if file is None and file_id[-2:-1] == "-":
            file = self._files.get(file_id[:-2])
        return file

    def read(self, file: StoredFile) -> bytes:
        """The bytes of a file."""
        content = self._store.blob(file.id) if self._store else self._bytes.get(file.id)
        return content or b""

    def at_path(self, path: str) -> StoredFile | None:
        """The file that `getFile` gave this path for."""
        file_id = self._paths.get(path)
        return self._files.get(file_id) if file_id else None

    def describe(self, file_id: str) -> Json:
        """`File` of the Bot API; raises `ApiError` for an unknown id or more than 20 MB."""
        file = self.find(file_id)
        if file is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if file.size > DOWNLOAD_LIMIT:
            raise bad_request("file is too big")
        return {
            "file_id": file_id,
            "file_unique_id": file.unique,
            "file_size": file.size,
            "file_path": file.path,
        }


def _check_photo(size: tuple[int, int], length: int) -> None:
    width, height = size
    if not width or not height:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    if length > PHOTO_LIMIT:
        raise bad_request(
            f"file of size {length} bytes is too big for a photo; the maximum size is {PHOTO_LIMIT} bytes"
        )


def image_size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels of a PNG, JPEG, GIF or WebP from its header; (0, 0) for anything else."""
    try:
        return _image_size(content)
    except (struct.error, IndexError):
        return 0, 0


def _image_size(content: bytes) -> tuple[int, int]:
    numbers: tuple[Any, ...] = (0, 0)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        numbers = struct.unpack_from(">II", content, 16)
    elif content[:6] in (b"GIF87a", b"GIF89a"):
        numbers = struct.unpack_from("<HH", content, 6)
    elif content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _webp_size(content)
    return int(numbers[0]), int(numbers[1])


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while at < len(content):
        marker, length = struct.unpack_from(">HH", content, at)
        # Frame headers SOF0 to SOF15, without the three markers of that range that mean something else.
        if 0xFFC0 <= marker <= 0xFFCF and marker not in (0xFFC4, 0xFFC8, 0xFFCC):
            height, width = struct.unpack_from(">HH", content, at + 5)
            return int(width), int(height)
        at += 2 + length
    return 0, 0


def _webp_size(content: bytes) -> tuple[int, int]:
    if content[12:16] == b"VP8X":
        return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little")
    if content[12:16] == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack_from("<HH", content, 26)
    return int(width) & 0x3FFF, int(height) & 0x3FFF
