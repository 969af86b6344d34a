"""Nobody is written to unasked at night or around the Friday prayer."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from regency import load_regency
from services.quiet import is_quiet, next_good_time

REGENCY = load_regency()


def at(day: int, clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, day, hour, minute, tzinfo=REGENCY.zone)


@pytest.mark.parametrize(
    ("day", "clock", "then_day", "then"),
    [
        (19, "20:59", 19, "20:59"),
        (19, "21:00", 20, "06:00"),
        (20, "05:59", 20, "06:00"),
        (20, "06:00", 20, "06:00"),
        (20, "11:29", 20, "11:29"),
        (20, "11:30", 20, "13:00"),
        (20, "12:59", 20, "13:00"),
        (21, "12:00", 21, "12:00"),
    ],
)
def test_what_is_held_back_and_until_when(day: int, clock: str, then_day: int, then: str) -> None:
    moment, expected = at(day, clock), at(then_day, then)
    assert next_good_time(moment, REGENCY) == expected
    assert is_quiet(moment, REGENCY) is (moment != expected)


def test_after_waiting_it_is_never_quiet() -> None:
    for minutes in range(0, 8 * 24 * 60, 7):
        assert not is_quiet(next_good_time(at(16, "00:00") + timedelta(minutes=minutes), REGENCY), REGENCY)
