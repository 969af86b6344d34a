"""What the bot says, as data."""

from __future__ import annotations

import pytest

from gateway.outgoing import Button, drop_keyboard, message, photo


def test_a_button_has_data_or_an_address_and_at_most_64_bytes() -> None:
    assert Button("Ya", "y").markup() == {"text": "Ya", "callback_data": "y"}
    assert Button("Situs", url="https://t.me/x").markup() == {"text": "Situs", "url": "https://t.me/x"}
    Button("Ya", "é" * 32)
    for data in ("é" * 33, ""):
        with pytest.raises(ValueError, match="64 bytes"):
            Button("Ya", data)
    for both in ({}, {"data": "y", "url": "https://t.me/x"}):
        with pytest.raises(ValueError, match="either"):
            Button("Ya", **both)


def test_a_message_without_buttons_has_no_markup() -> None:
    assert "reply_markup" not in message(1, "a").parameters
    shown = message(1, "a", [[], [Button("Ya", "y")]]).parameters["reply_markup"]
    assert shown == {"inline_keyboard": [[{"text": "Ya", "callback_data": "y"}]]}


def test_photos_cannot_be_forwarded_and_keyboards_can_be_taken_away() -> None:
    assert photo(1, "file").parameters["protect_content"] is True
    assert drop_keyboard(1, "a").parameters["reply_markup"] == {"remove_keyboard": True}
