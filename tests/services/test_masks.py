from __future__ import annotations

import pytest

from services.masks import mask_name, mask_nik, mask_phone


def test_a_nik_shows_its_ends_only() -> None:
    assert mask_nik("1609011708800001") == "1609••••••••0001"


@pytest.mark.parametrize(
    "wrong", ["160901170880000", "16090117088000011", "", "１６０９０１１７０８８００００１"]
)
def test_what_is_no_nik_is_hidden_whole(wrong: str) -> None:
    assert mask_nik(wrong) == "•" * len(wrong)


@pytest.mark.parametrize(
    ("number", "masked"),
    [("081234567890", "0812••••7890"), ("+60123456789", "+601••••6789"), ("175", "•••")],
)
def test_a_phone_number_shows_its_ends_only(number: str, masked: str) -> None:
    assert mask_phone(number) == masked


def test_a_name_shows_its_initials() -> None:
    assert mask_name("Ahmad Fauzi B") == "A•••• F•••• B"
