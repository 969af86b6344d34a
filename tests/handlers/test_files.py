"""Files are read outside of the transaction: a roster, or the reason why it is none."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Update

from config import Settings
from handlers.files import ReadRoster, Unreadable, read
from locales import LANGUAGES, texts
from tests.handlers.test_rosters import csv_file, row


def update_with_file() -> Update:
    """A message with a document, of 22 November 2026."""
    message: dict[str, Any] = {
        "message_id": 1,
        "date": 1_795_316_400,
        "chat": {"id": 5, "type": "private"},
        "document": {"file_id": "a", "file_unique_id": "a"},
    }
    return Update.de_json({"update_id": 1, "message": message}, None)


SETTINGS = Settings(_env_file=None)


async def test_a_roster_is_read_with_its_fingerprint() -> None:
    data = csv_file(row("1609011708800001", "Ahmad Contoh"))
    found = await read(update_with_file(), data, SETTINGS)
    assert isinstance(found, ReadRoster)
    assert (len(found.roster.rows), len(found.file_hash)) == (1, 64)
    assert (await read(update_with_file(), data, SETTINGS)) == found


@pytest.mark.parametrize("data", [None, b"", b"nothing at all", b"\x00" * 100, b"PK\x03\x04"])
async def test_anything_else_has_a_reason_in_every_language(data: bytes | None) -> None:
    found = await read(update_with_file(), data, SETTINGS)
    assert isinstance(found, Unreadable)
    for language in LANGUAGES:
        assert texts(language)(found.reason)
