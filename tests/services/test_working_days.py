"""Weekends and the regency's holidays do not count as working days."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from regency import load_regency
from services.working_days import working_days_before

REGENCY = load_regency()


@pytest.mark.parametrize(("days", "expected"), [(0, 20), (1, 19), (4, 16), (5, 13), (6, 12)])
def test_weekends_do_not_count(days: int, expected: int) -> None:
    friday = datetime(2026, 11, 20, 3, tzinfo=UTC)
    assert working_days_before(friday, days, REGENCY) == friday.replace(day=expected)


@pytest.mark.parametrize(("days", "expected"), [(1, 23), (2, 22), (3, 21), (4, 18)])
def test_holidays_do_not_count(days: int, expected: int) -> None:
    # 24 and 25 December are off, 26 and 27 a weekend.
    monday = datetime(2026, 12, 28, 3, tzinfo=UTC)
    assert working_days_before(monday, days, REGENCY) == monday.replace(day=expected)


def test_the_day_is_that_of_the_regency_and_not_of_utc() -> None:
    # Monday one in the morning in Jakarta is still Sunday in UTC; the day before is a Sunday all the same.
    monday = datetime(2026, 11, 22, 18, tzinfo=UTC)
    assert working_days_before(monday, 1, REGENCY) == datetime(2026, 11, 19, 18, tzinfo=UTC)


def test_a_year_without_a_calendar_has_its_weekends() -> None:
    assert REGENCY.is_working_day(date(2031, 1, 1))
    assert not REGENCY.is_working_day(date(2031, 1, 4))
