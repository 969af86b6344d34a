from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.field.wilson import Interval, wilson

# Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3; the last two by hand.
KNOWN = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0, 0.1611),
    (1, 29, 0.0061, 0.1718),
    (29, 29, 0.8830, 1.0),
    (8, 10, 0.4902, 0.9433),
]


@pytest.mark.parametrize(("hits", "tries", "low", "high"), KNOWN)
def test_known_values(hits: int, tries: int, low: float, high: float) -> None:
    found = wilson(hits, tries)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_nothing_tried_says_nothing() -> None:
    assert wilson(0, 0) == Interval(0.0, 1.0)


@pytest.mark.parametrize(("hits", "tries"), [(2, 1), (-1, 4), (0, -1)])
def test_what_cannot_be_is_refused(hits: int, tries: int) -> None:
    with pytest.raises(ValueError, match="out of"):
        wilson(hits, tries)


@given(st.integers(1, 5_000).flatmap(lambda tries: st.tuples(st.integers(0, tries), st.just(tries))))
def test_it_holds_the_share_and_mirrors(case: tuple[int, int]) -> None:
    hits, tries = case
    found, mirrored = wilson(hits, tries), wilson(tries - hits, tries)
    assert 0 <= found.low <= hits / tries <= found.high <= 1
    assert found.low == pytest.approx(1 - mirrored.high)
