from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import Invalid
from services.phones import read_phone, show_phone
from tests.services.refusals import only_invalid, refusal


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "0812-3456-7890",
        "0812 3456 7890",
        "0812.3456.7890",
        "6281234567890",
        "+62 812-3456-7890",
        "+62 (0) 812 3456 7890",
        "006281234567890",
        "62081234567890",
        "81234567890",
        81234567890,
        81234567890.0,
        "HP: 081234567890",
        "No. WA 081234567890",
        "٠٨١٢٣٤٥٦٧٨٩٠",
        "\u202a+62 812‑3456‑7890\u202c",
    ],
)
def test_the_ways_people_write_it(typed: str | float) -> None:
    assert read_phone(typed) == "+6281234567890"


def test_a_foreign_mobile_needs_its_plus() -> None:
    assert read_phone("+60 12-345 6789") == "+60123456789"
    assert refusal(read_phone, "60 12-345 6789") == "phones-shape"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "phones-none"),
        ("tidak punya", "phones-none"),
        ("0812", "phones-shape"),
        ("0812345678901234", "phones-is-nik"),
        ("081234567890 / 081234567891", "phones-several"),
        ("081234567890 Ahmad", "phones-letters"),
        ("0711 123456", "phones-landline"),
        ("021 5551234", "phones-landline"),
        ("1609011708800001", "phones-is-nik"),
        ("+", "phones-none"),
    ],
)
def test_each_mistake_has_its_own_explanation(typed: str, reason: str) -> None:
    assert refusal(read_phone, typed) == reason


@given(st.text() | st.floats() | st.integers() | st.text(alphabet="0123456789+ -()", max_size=20))
def test_nothing_but_invalid_is_raised(typed: str | float) -> None:
    only_invalid(read_phone, typed)


@given(st.integers(10_000_000, 99_999_999))
def test_a_number_read_again_is_the_same(rest: int) -> None:
    number = read_phone(f"0812{rest}")
    assert read_phone(number) == number == f"+62812{rest}"


def test_it_is_shown_as_people_dial_it_with_its_middle_hidden() -> None:
    assert show_phone("+6281234567890") == "0812••••7890"
    assert show_phone("+60123456789") == "+601••••6789"


@given(st.from_regex(r"0?8[0-9]{6,13}", fullmatch=True) | st.from_regex(r"\+62[0-9]{6,13}", fullmatch=True))
def test_the_short_way_gives_what_the_library_gives(typed: str) -> None:
    parsed = phonenumbers.parse(typed, "ID")
    is_mobile = (
        phonenumbers.is_valid_number(parsed)
        and phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.MOBILE
    )
    if is_mobile:
        assert read_phone(typed) == phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    else:
        with pytest.raises(Invalid):
            read_phone(typed)
