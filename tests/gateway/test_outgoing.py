"""What the bot says, as data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.outgoing import MAX_TEXT, Button, drop_keyboard, long_message, message, photo


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


@given(st.lists(st.text(st.characters(exclude_characters="\n"), max_size=900), max_size=40))
def test_a_long_text_loses_no_line(lines: list[str]) -> None:
    pieces = [str(one.parameters["text"]) for one in long_message(1, "\n".join(lines))]
    assert all(len(piece) <= MAX_TEXT and piece.strip() for piece in pieces)
    kept = [line for piece in pieces for line in piece.split("\n") if line.strip()]
    assert kept == [line for line in lines if line.strip()]


def test_photos_cannot_be_forwarded_and_keyboards_can_be_taken_away() -> None:
    assert photo(1, "file").parameters["protect_content"] is True
    assert drop_keyboard(1, "a").parameters["reply_markup"] == {"remove_keyboard": True}
