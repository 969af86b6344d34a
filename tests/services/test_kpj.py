from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.kpj import read_kpj
from tests.services.refusals import only_invalid, refusal


@pytest.mark.parametrize(
    ("typed", "kpj"),
    [
        ("26012345678", "26012345678"),
        ("26 0123 45678", "26012345678"),
        ("No. KPJ: 26012345678", "26012345678"),
        ("07a12345678", "07A12345678"),
        (26012345678.0, "26012345678"),
        (26012345678, "26012345678"),
        ("٢٦٠١٢٣٤٥٦٧٨", "26012345678"),
    ],
)
def test_the_shape_is_eleven_characters(typed: str | float, kpj: str) -> None:
    assert read_kpj(typed) == kpj


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "kpj-shape"),
        ("2601234567", "kpj-shape"),
        ("tidak punya", "kpj-shape"),
        ("abcdefghijk", "kpj-shape"),
        ("00000000000", "kpj-shape"),
        ("26012345678?", "kpj-characters"),
        ("1609011708800001", "kpj-is-nik"),
        ("0001234567890", "kpj-is-health-card"),
    ],
)
def test_each_mistake_has_its_own_explanation(typed: str, reason: str) -> None:
    assert refusal(read_kpj, typed) == reason


@given(st.text() | st.floats() | st.integers())
def test_nothing_but_invalid_is_raised(typed: str | float) -> None:
    only_invalid(read_kpj, typed)
