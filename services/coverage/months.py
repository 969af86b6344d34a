"""Whole months: what a monthly report is about, and on which day it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from regency import Regency

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Month:
    """A month of a year."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Month:
        """The month in which a day lies."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next.first - _ONE_DAY

    @property
    def day_before(self) -> date:
        """The last day of the month before."""
        return self.first - _ONE_DAY

    @property
    def next(self) -> Month:
        """The month after."""
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    @property
    def previous(self) -> Month:
        """The month before."""
        return Month.of(self.day_before)


def last_full_month(today: date) -> Month:
    """The newest month that is over."""
    return Month.of(today).previous


def first_working_day(day: date, regency: Regency) -> date:
    """The first day of the month of `day` on which the office works."""
    first = day.replace(day=1)
    while not regency.is_working_day(first):
        first += _ONE_DAY
    return first
