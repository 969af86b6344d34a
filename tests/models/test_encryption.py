"""What is encrypted stays so, and is found again by its blind index."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text

from models import Account, Database
from models.encryption import KeyRing, NoKeys, blind_index, blind_indexes, use_keys

OLD, NEW = bytes(32), bytes([7] * 32)


@given(st.binary())
def test_what_goes_in_comes_out(plain: bytes) -> None:
    ring = KeyRing({"a": OLD})
    assert ring.decrypt(ring.encrypt(plain, b"t.c"), b"t.c") == plain


def test_a_value_cannot_be_moved_to_another_column() -> None:
    ring = KeyRing({"a": OLD})
    with pytest.raises(NoKeys):
        ring.decrypt(ring.encrypt(b"1", b"workers.nik"), b"workers.phone")


def test_a_changed_byte_is_noticed() -> None:
    ring = KeyRing({"a": OLD})
    stored = bytearray(ring.encrypt(b"1", b"t.c"))
    stored[-1] ^= 1
    with pytest.raises(NoKeys):
        ring.decrypt(bytes(stored), b"t.c")


def test_after_a_rotation_old_values_are_read_and_new_ones_use_the_new_key() -> None:
    stored = KeyRing({"old": OLD}).encrypt(b"x", b"t.c")
    ring = KeyRing({"new": NEW, "old": OLD})
    assert ring.decrypt(stored, b"t.c") == b"x"
    renewed = ring.encrypt(b"x", b"t.c")
    assert KeyRing({"new": NEW}).decrypt(renewed, b"t.c") == b"x"


def test_a_lost_key_is_said_plainly() -> None:
    stored = KeyRing({"old": OLD}).encrypt(b"x", b"t.c")
    with pytest.raises(NoKeys, match="DATA_KEYS"):
        KeyRing({"new": NEW}).decrypt(stored, b"t.c")


def test_a_blind_index_is_found_under_every_key_and_differs_by_kind() -> None:
    use_keys({"old": OLD})
    before = blind_index("1609010101800001", "nik")
    use_keys({"new": NEW, "old": OLD})
    assert before in blind_indexes("1609010101800001", "nik")
    assert blind_index("1609010101800001", "nik") != before
    assert blind_index("1609010101800001", "phone") not in blind_indexes("1609010101800001", "nik")


async def test_the_stored_bytes_do_not_hold_the_text(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        session.add(Account(telegram_id=1, name="Nama Rahasia", created_at=datetime.now(UTC)))
    async with sqlite_database.read() as session:
        raw = await session.scalar(text("SELECT name FROM accounts"))
        assert b"Rahasia" not in raw
        assert (await session.scalars(select(Account))).one().name == "Nama Rahasia"
