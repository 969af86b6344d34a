"""A reference that was copied wrongly finds nobody instead of somebody else."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Database
from regency import load_regency
from services.errors import Invalid
from services.references import (
    LETTERS,
    looks_like_reference,
    new_reference,
    next_number,
    read_reference,
    reference,
    references,
)
from tests.factories import make_enrolment
from tests.services.saying import says

REGENCY = load_regency()
numbers = st.integers(1, 9_999_999)
years = st.integers(2020, 2099)


def test_the_shape() -> None:
    assert reference("OKS", 2026, 123)[:-1] == "OKS-26-000123-"
    assert len(reference("OKUS", 2026, 10_000_000)) <= 20


def test_the_year_is_that_of_the_regency() -> None:
    new_year_in_muaradua = datetime(2026, 12, 31, 18, tzinfo=UTC)
    assert new_reference(REGENCY, 7, new_year_in_muaradua).startswith("OKS-27-000007-")


@given(years, numbers)
def test_every_way_to_type_it_is_read(year: int, number: int) -> None:
    right = reference("OKS", year, number)
    for typed in (
        right,
        right.lower(),
        right.replace("-", ""),
        right.replace("-", " "),
        right[4:],
        f" {right}\n",
    ):
        assert looks_like_reference(typed)
        assert read_reference(typed, REGENCY) == right


@given(st.lists(numbers, max_size=20), years)
def test_many_at_once_are_the_same(some: list[int], year: int) -> None:
    assert references("OKS", year, some) == [reference("OKS", year, one) for one in some]


def test_leading_zeros_may_be_left_out() -> None:
    right = reference("OKS", 2026, 123)
    assert read_reference(f"oks 26 123 {right[-1]}", REGENCY) == right


@given(years, numbers, st.data())
def test_every_wrong_digit_and_letter_is_noticed(year: int, number: int, data: st.DataObject) -> None:
    right = reference("OKS", year, number)
    place = data.draw(
        st.sampled_from([at for at, sign in enumerate(right) if sign.isdigit()] + [len(right) - 1])
    )
    others = "0123456789" if right[place].isdigit() else LETTERS
    wrong = data.draw(st.sampled_from([sign for sign in others if sign != right[place]]))
    with says(Invalid, "reference-check"):
        read_reference(right[:place] + wrong + right[place + 1 :], REGENCY)


@given(years, numbers, st.data())
def test_every_swap_of_two_digits_is_noticed(year: int, number: int, data: st.DataObject) -> None:
    right = reference("OKS", year, number)
    digits = [at for at, sign in enumerate(right) if sign.isdigit()]
    one, other = sorted(data.draw(st.lists(st.sampled_from(digits), min_size=2, max_size=2, unique=True)))
    swapped = list(right)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    if swapped != list(right):
        with says(Invalid, "reference-check"):
            read_reference("".join(swapped), REGENCY)


@pytest.mark.parametrize("typed", ["", "ahmad", "1609011708800001", "OKS", "OKS-26", "26-000123", "🕌"])
def test_other_words_are_none(typed: str) -> None:
    assert not looks_like_reference(typed)
    with says(Invalid, "reference-shape"):
        read_reference(typed, REGENCY)


def test_another_regency_is_told_apart() -> None:
    with says(Invalid, "reference-elsewhere"):
        read_reference(reference("OKT", 2026, 5), REGENCY)


async def test_numbers_grow_and_are_never_given_twice(database: Database) -> None:
    async def take() -> int:
        async with database.write() as session:
            return (await make_enrolment(session)).id

    taken = await asyncio.gather(*(take() for _ in range(8)))
    assert len(set(taken)) == 8
    async with database.write() as session:
        assert await next_number(session) > max(taken)
