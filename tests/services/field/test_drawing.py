from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.field.drawing import allocate, draw

STRATA = st.dictionaries(
    st.sampled_from(["marbot", "guru_ngaji", "damkar", "adat", "lain"]), st.integers(0, 900)
)


@pytest.mark.parametrize(
    ("strata", "size", "given_"),
    [
        ({"a": 50, "b": 30, "c": 20}, 10, {"a": 5, "b": 3, "c": 2}),
        ({"a": 980, "b": 19, "c": 1}, 10, {"a": 8, "b": 1, "c": 1}),
        ({"a": 3, "b": 0}, 10, {"a": 3, "b": 0}),
        ({"a": 5, "b": 5, "c": 5}, 2, {"a": 1, "b": 1, "c": 1}),
        ({"a": 1, "b": 1, "c": 1}, 100, {"a": 1, "b": 1, "c": 1}),
        ({"a": 10, "b": 10, "c": 10}, 10, {"a": 4, "b": 3, "c": 3}),
        ({}, 10, {}),
        ({"a": 5}, 0, {"a": 0}),
    ],
)
def test_shares_are_in_proportion_with_at_least_one(
    strata: dict[str, int], size: int, given_: dict[str, int]
) -> None:
    assert allocate(strata, size) == given_


@given(STRATA, st.integers(1, 1_000))
def test_any_allocation_adds_up(strata: dict[str, int], size: int) -> None:
    found = allocate(strata, size)
    filled = [name for name, people in strata.items() if people]
    assert sum(found.values()) == min(sum(strata.values()), max(size, len(filled)))
    assert all((1 if strata[name] else 0) <= found[name] <= strata[name] for name in strata)


@given(st.sets(st.text("ABC0123456789-", min_size=3), max_size=40), st.integers(1, 999_999), st.randoms())
def test_the_order_of_the_list_does_not_matter(names: set[str], seed: int, random: object) -> None:
    some = sorted(names)
    assert draw(seed, some, 7) == draw(seed, some[::-1], 7)
    assert set(draw(seed, some, 7)) <= names


def test_anybody_can_draw_it_again() -> None:
    references = [f"OKS-26-{number:06d}-K" for number in range(50)]
    drawn = draw(4711, references, 5)
    by_hand = sorted(references, key=lambda one: sha256(f"4711:{one}".encode()).hexdigest())[:5]
    assert drawn == by_hand
    assert draw(4712, references, 5) != drawn


def test_everybody_has_the_same_chance() -> None:
    counts = dict.fromkeys(map(str, range(10)), 0)
    for seed in range(2_000):
        for one in draw(seed, list(counts), 3):
            counts[one] += 1
    # 600 expected each, standard deviation about 20.5: five of them either way.
    assert all(497 < count < 703 for count in counts.values())
