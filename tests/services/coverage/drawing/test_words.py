"""Numbers on pictures: as people write them, and never more than is true."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales import texts
from services.coverage.drawing.words import Words

WORDS = Words(texts("id"))


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (1_014, 3_934, "25,77 %"), (3_933, 3_934, "99,97 %"), (3_934, 3_934, "100 %"), (0, 3_934, "0,00 %"),
        (0, 0, "–"), (3, 2, "150,00 %"), (2, 3, "66,66 %"), (99_999, 100_000, "99,99 %"),
    ],
)  # fmt: skip
def test_percentages_are_cut_off(part: int, whole: int, said: str) -> None:
    assert WORDS.percent(part, whole) == said


@given(st.integers(0, 10**7), st.integers(1, 10**7), st.integers(0, 2))
def test_no_percentage_claims_more_than_is_true(part: int, whole: int, digits: int) -> None:
    said = WORDS.percent(part, whole, digits).removesuffix(" %").replace(".", "").replace(",", ".")
    assert 0 <= 100 * part / whole - float(said) <= 10**-digits + 1e-9


def test_numbers_and_days_are_indonesian() -> None:
    assert WORDS.number(3_934) == "3.934"
    assert WORDS.signed(-508) == "−508"
    assert WORDS.signed(34) == "+34"
    assert WORDS.signed(0) == "0"
    assert WORDS.rupiah(588_672_000) == "Rp588.672.000"
    assert WORDS.days(3.5) == "3,5"
    assert WORDS.days(None) == "–"
    assert WORDS.stated(25.77) == "25,77 %"
    assert WORDS.stated(39.0) == "39 %"
    assert WORDS.short_month(date(2025, 8, 1)) == "Agu 25"


def test_periods_are_named_as_people_name_them() -> None:
    assert WORDS.period(date(2024, 1, 1), date(2024, 12, 31)) == "2024"
    assert WORDS.period(date(2025, 4, 1), date(2025, 4, 30)) == "April 2025"
    assert WORDS.period(date(2025, 4, 2), date(2025, 4, 9)) == "2 April 2025 – 9 April 2025"
