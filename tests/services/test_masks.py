from __future__ import annotations

import pytest

from services.masks import holds_nik, mask_nik, mask_phone


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


@pytest.mark.parametrize(
    "text",
    [
        "1609011708800001",
        "NIK saya 1609011708800001, tolong dicek",
        "nik 160901 170880 0001 atas nama Ahmad",
        "1609.0117.0880.0001",
        "1609 - 0117 - 0880 - 0001",
        "NIK\n1609011708800001\nAhmad",
        "١٦٠٩٠١١٧٠٨٨٠٠٠٠١",
        "nomor=1609011799990000",
    ],
)
def test_a_nik_is_seen_among_other_words(text: str) -> None:
    assert holds_nik(text)


@pytest.mark.parametrize(
    "text",
    ["", "halo", "160901170880000", "16090117088000012", "0812-3456-7890", "OKS-26-000001-Z", "17-8-1980"],
)
def test_other_numbers_are_no_nik(text: str) -> None:
    assert not holds_nik(text)
