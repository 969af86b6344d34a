"""Parts of a button's data, whoever made it."""

from __future__ import annotations

import pytest

from handlers.words import clipped, number, word


@pytest.mark.parametrize(
    ("words", "found"), [(("7",), 7), ((), 0), (("-7",), 0), (("٧",), 0), (("1" * 19,), 0), (("7 ",), 0)]
)
def test_a_number_is_plain_digits_or_nothing(words: tuple[str, ...], found: int) -> None:
    assert number(words, 0) == found


def test_a_missing_word_is_empty() -> None:
    assert word(("a",), 1) == ""


def test_a_clipped_text_keeps_its_length() -> None:
    assert (clipped("Ahmad", 5), clipped("Ahmad Fauzi", 7)) == ("Ahmad", "Ahmad…")
