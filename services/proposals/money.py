"""What cover costs: people x rupiah x months, always together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from regency import Regency
from services.dates import months_after

MONTHS = 12


@dataclass(frozen=True)
class Stretch:
    """Months in a row at one rate; `rupiah` a person a month."""

    months: int
    rupiah: int


@dataclass(frozen=True)
class Cost:
    """So many people for these stretches, in rupiah. A changed rate makes a second stretch."""

    people: int
    stretches: tuple[Stretch, ...]

    @property
    def each(self) -> int:
        """Rupiah for one person over all months."""
        return sum(stretch.months * stretch.rupiah for stretch in self.stretches)

    @property
    def total(self) -> int:
        """Rupiah for everybody over all months."""
        return self.people * self.each

    @property
    def months(self) -> int:
        """All months of one person."""
        return sum(stretch.months for stretch in self.stretches)


def stretches(regency: Regency, starts_on: date, months: int) -> tuple[Stretch, ...]:
    """The months from a day on, put together by their rate. Raises `LookupError` before the first rate."""
    wanted = regency.proposal.programmes
    rates = []
    for month in range(months):
        in_force = regency.rates_on(months_after(starts_on, month))
        if {rate.programme for rate in in_force} < set(wanted):
            raise LookupError(f"no contribution rate on {months_after(starts_on, month)}")
        rates.append(sum(rate.amount for rate in in_force if rate.programme in wanted))
    return tuple(Stretch(len(list(same)), rupiah) for rupiah, same in groupby(rates))


def cost(regency: Regency, people: int, starts_on: date, months: int) -> Cost:
    """What so many people cost from a day on. Raises `LookupError` before the first rate."""
    return Cost(people, stretches(regency, starts_on, months))


def ends_on(starts_on: date, months: int) -> date:
    """The last day of cover."""
    return months_after(starts_on, months) - timedelta(days=1)


def most_months(starts_on: date) -> int:
    """How many months a year's money can pay from a day on: it ends with the year."""
    return MONTHS + 1 - starts_on.month


def people_for(rupiah: int, stretches: Sequence[Stretch]) -> int:
    """How many people a sum is enough for."""
    each = Cost(1, tuple(stretches)).each
    return max(0, rupiah) // each if each else 0
