from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.clean import ascii_digits, cell_text, clean_text, without_pictures


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("  Ahmad \t Fauzi\n", "Ahmad Fauzi"),
        ("Ahmad\u00a0Fauzi", "Ahmad Fauzi"),
        ("Ahmad\u200b\u200dFauzi", "AhmadFauzi"),
        ("\u202eAhmad\u202c \u2066Fauzi\u2069", "Ahmad Fauzi"),
        ("Ahmad\x00\x07 Fauzi", "Ahmad Fauzi"),
        ("Ahmad\ud800", "Ahmad"),
        ("Rene\u0301", "René"),
        ("baris satu\r\nbaris dua", "baris satu baris dua"),
        ("", ""),
    ],
)
def test_what_no_one_can_see_is_gone(typed: str, clean: str) -> None:
    assert clean_text(typed) == clean


@given(st.text())
def test_clean_text_is_settled_and_can_be_stored(typed: str) -> None:
    clean = clean_text(typed)
    assert clean_text(clean) == clean
    assert clean.encode().decode() == clean
    assert not any(unicodedata.category(letter) in {"Cc", "Cf", "Cs"} for letter in clean)


def test_pictures_go_and_letters_stay() -> None:
    assert without_pictures("🙏 Ahmad 👍🏽 Fauzi ❤️ 1️⃣") == "Ahmad Fauzi 1"


@pytest.mark.parametrize("typed", ["16090117", "１６０９０１１７", "١٦٠٩٠١١٧", "१६०९०११७"])
def test_digits_of_any_script_are_digits(typed: str) -> None:
    assert ascii_digits(typed) == "16090117"


def test_every_dash_is_a_hyphen() -> None:
    assert ascii_digits("17–08—1980") == "17-08-1980"


def test_a_whole_number_of_a_sheet_loses_its_fraction() -> None:
    assert [cell_text(value) for value in (812.0, 812, 8.5, " 812 ", float("inf"))] == [
        "812",
        "812",
        "8.5",
        " 812 ",
        "inf",
    ]
