"""What a family may claim: by the cover on the day of death and how long the membership had lasted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from locales import plain, texts
from regency import load_regency
from services.death_claim import DeathCover, claim_on, membership_began

REGENCY = load_regency()


@dataclass(frozen=True)
class Period:
    """A period of cover with three months of grace."""

    starts_on: date
    ends_on: date
    grace_until: date


YEAR = Period(date(2026, 1, 1), date(2026, 12, 31), date(2027, 3, 31))
NEXT = Period(date(2027, 2, 1), date(2027, 12, 31), date(2028, 3, 31))
LATER = Period(date(2028, 6, 1), date(2028, 12, 31), date(2029, 3, 31))


@pytest.mark.parametrize(
    ("day", "cover", "amount"),
    [
        (date(2025, 12, 31), DeathCover.NONE, None),
        (date(2026, 1, 1), DeathCover.EARLY, 10_000_000),
        (date(2026, 3, 31), DeathCover.EARLY, 10_000_000),
        (date(2026, 4, 1), DeathCover.FULL, 42_000_000),
        (date(2026, 12, 31), DeathCover.FULL, 42_000_000),
        (date(2027, 1, 15), DeathCover.NONE, None),
        (date(2027, 2, 1), DeathCover.FULL, 42_000_000),
        (date(2028, 6, 1), DeathCover.EARLY, 10_000_000),
    ],
)
def test_by_the_day_of_death(day: date, cover: DeathCover, amount: int | None) -> None:
    claim = claim_on(day, [LATER, YEAR, NEXT], REGENCY)
    assert (claim.cover, claim.amount) == (cover, amount)
    said = plain(texts("id")(claim.headline))
    assert ("Rp" in said) == (amount is not None)


def test_a_membership_revived_in_time_goes_on() -> None:
    assert membership_began(date(2027, 3, 1), [YEAR, NEXT]) == date(2026, 1, 1)
    assert membership_began(date(2028, 7, 1), [YEAR, NEXT, LATER]) == date(2028, 6, 1)
    assert membership_began(date(2027, 3, 1), []) is None


def test_the_months_of_the_reduced_benefit_are_data() -> None:
    other = replace(REGENCY, cover=replace(REGENCY.cover, reduced_death_months=6))
    assert claim_on(date(2026, 4, 1), [YEAR], other).cover is DeathCover.EARLY


def test_papers_and_channels_come_from_the_regency() -> None:
    claim = claim_on(date(2026, 4, 1), [YEAR], REGENCY)
    assert len(claim.papers) == 6
    assert len(claim.channels) == len(REGENCY.channels)
    for text in (*claim.papers, *claim.channels, *claim.further):
        assert texts("id")(text)
