"""Amounts in words, and sums as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import Invalid
from services.proposals.amounts import read_people, read_rupiah
from services.proposals.number_words import LARGEST, in_words, rupiah_in_words

WORDS = {
    0: "nol", 10: "sepuluh", 11: "sebelas", 12: "dua belas", 20: "dua puluh", 21: "dua puluh satu",
    100: "seratus", 101: "seratus satu", 111: "seratus sebelas", 200: "dua ratus", 1_000: "seribu",
    1_001: "seribu satu", 2_000: "dua ribu", 11_000: "sebelas ribu", 100_000: "seratus ribu",
    101_000: "seratus satu ribu", 1_000_000: "satu juta", 1_001_000: "satu juta seribu",
    793_094_400: "tujuh ratus sembilan puluh tiga juta sembilan puluh empat ribu empat ratus",
    10**9: "satu miliar", 10**12: "satu triliun",
}  # fmt: skip
ONES = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
VALUES = {word: number for number, word in enumerate(ONES)}
SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


@pytest.mark.parametrize(("number", "words"), WORDS.items())
def test_numbers_in_words(number: int, words: str) -> None:
    assert in_words(number) == words


def test_rupiah_and_what_is_too_large() -> None:
    assert rupiah_in_words(16_800) == "enam belas ribu delapan ratus rupiah"
    for number in (-1, LARGEST + 1):
        with pytest.raises(ValueError, match="not between"):
            in_words(number)


def read(words: str) -> int:
    """The number in such words, by adding up: the other way round than they are made."""
    total = part = 0
    for word in words.split():
        match word:
            case "sepuluh" | "sebelas" | "seratus":
                part += {"sepuluh": 10, "sebelas": 11, "seratus": 100}[word]
            case "seribu":
                total += 1_000
            case "belas":
                part += 10
            case "puluh":
                part += part % 10 * 9
            case "ratus":
                part += part % 10 * 99
            case _ if word in SCALES:
                total, part = total + part * SCALES[word], 0
            case _:
                part += VALUES[word]
    return total + part


@given(st.integers(0, LARGEST))
def test_words_say_exactly_the_number(number: int) -> None:
    assert read(in_words(number)) == number


@pytest.mark.parametrize(
    ("typed", "rupiah"),
    [
        ("793094400", 793_094_400), ("793.094.400", 793_094_400), ("Rp 793.094.400,-", 793_094_400),
        ("Rp793.094.400,00", 793_094_400), ("793,094,400", 793_094_400), ("793 juta", 793_000_000),
        ("1,2 miliar", 1_200_000_000), ("1.5 M", 1_500_000_000), ("500 ribu rupiah", 500_000),
        ("793 094 400", 793_094_400), ("2jt", 2_000_000),
    ],
)  # fmt: skip
def test_sums_as_people_type_them(typed: str, rupiah: int) -> None:
    assert read_rupiah(typed) == rupiah


@pytest.mark.parametrize("typed", ["", "banyak", "79.30.94", "1,2345", "-5", "1.5", "12 dolar"])
def test_what_is_no_sum_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        read_rupiah(typed)


@pytest.mark.parametrize(("typed", "people"), [("4000", 4_000), ("4.000 orang", 4_000), ("3,934", 3_934)])
def test_numbers_of_people(typed: str, people: int) -> None:
    assert read_people(typed) == people


def test_what_is_no_number_of_people_is_refused() -> None:
    for typed in ("semua", "40.00", "-3"):
        with pytest.raises(Invalid):
            read_people(typed)
