from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Database, EnrolmentStatus
from services.coverage.figures import Basis, Cut, Entitled
from services.coverage.organisations import organisations_by_gap, people_on
from services.coverage.projection import PACE_DAYS, month_ends, project, projection
from services.coverage.shares import share
from tests.factories import make_organisation, make_protection
from tests.services.coverage.invented import (
    CATEGORIES,
    KECAMATAN,
    REGENCY,
    TODAY,
    ago,
    counted,
    entry,
    populate,
    serves_too,
)

S = EnrolmentStatus
STATED, KNOWN = Entitled(100, Basis.STATED, "test"), Entitled(100, Basis.KNOWN)
YEAR_END, JANUARY = date(2026, 12, 31), date(2027, 1, 31)


def test_the_month_ends_reach_over_the_end_of_the_year() -> None:
    found = month_ends(date(2026, 11, 22))
    assert found[:4] == [date(2026, 11, 30), YEAR_END, JANUARY, date(2027, 2, 28)]
    assert len(found) == 6
    assert (month_ends(date(2028, 2, 29))[0], month_ends(date(2028, 2, 29))[-1]) == (
        date(2028, 2, 29),
        date(2029, 1, 31),
    )
    assert month_ends(YEAR_END)[-1] == date(2027, 5, 31)


def test_the_cliff_is_the_deepest_fall() -> None:
    counts = [(date(2026, 11, 30), 40), (YEAR_END, 38), (JANUARY, 5)]
    found = project(TODAY, STATED, 42, 0, counts)
    assert found.cliff is not None
    assert (found.cliff.day, found.cliff.by_periods, found.pace) == (JANUARY, 5, 0)
    assert project(TODAY, STATED, 5, 9, [(YEAR_END, 5), (JANUARY, 6)]).cliff is None


def test_who_joins_at_the_present_pace_counts_to_the_end_of_the_budget_year() -> None:
    found = project(TODAY, STATED, 10, 90, [(date(2026, 11, 30), 10), (YEAR_END, 10), (JANUARY, 0)])
    assert [point.at_pace for point in found.points] == [18, 49, 31]


def test_nobody_expects_more_people_than_there_are() -> None:
    counts = [(YEAR_END, 90)]
    assert project(TODAY, STATED, 90, 900, counts).points[0].at_pace == 100
    assert project(TODAY, KNOWN, 90, 900, counts).points[0].at_pace == 480


@given(st.lists(st.integers(0, 120), max_size=12), st.integers(0, 500), st.integers(0, 120))
def test_the_pace_never_takes_away(counts: list[int], joined: int, protected: int) -> None:
    days = [date(2026, 1, 31) + timedelta(days=30 * place) for place in range(len(counts))]
    found = project(date(2026, 1, 15), STATED, protected, joined, list(zip(days, counts, strict=True)))
    assert all(point.at_pace >= point.by_periods for point in found.points)
    falls = [a - b for a, b in zip([protected, *counts], counts, strict=False)]
    assert (found.cliff is None) == (max(falls, default=0) <= 0)


async def test_cover_that_ends_with_the_year_is_seen_months_ahead(database: Database) -> None:
    async with database.write() as session:
        for days in (200, 100, 60, 20):
            one = await entry(session, (S.SUBMITTED, 300), (S.APPROVED, 290))
            await make_protection(session, one.worker, starts_on=ago(days).date())
        await make_protection(
            session, one.worker, starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31),
            grace_until=date(2028, 3, 31),
        )  # fmt: skip
        await counted(session)
    async with database.read() as session:
        found = await projection(session, Cut(), TODAY, REGENCY)
    assert [point.by_periods for point in found.points] == [4, 4, 1, 1, 1, 1]
    assert found.cliff is not None
    assert found.cliff.day == JANUARY
    # Two were protected for the first time within the days before today.
    assert round(found.pace * PACE_DAYS / 30.4375) == 2


@pytest.mark.parametrize("seed", [1, 2])
async def test_every_month_end_opens_to_its_people(database: Database, seed: int) -> None:
    async with database.write() as session:
        await populate(session, seed)
        await counted(session)
    async with database.read() as session:
        cuts = (
            Cut(),
            *(Cut(kecamatan=code) for code in KECAMATAN),
            *(Cut(category=key) for key in CATEGORIES),
        )
        found = {cut: await projection(session, cut, TODAY, REGENCY) for cut in cuts}
        for place, point in enumerate(found[Cut()].points):
            parts = [found[Cut(kecamatan=code)].points[place].by_periods for code in KECAMATAN]
            assert sum(parts) == point.by_periods
        for cut, one in found.items():
            for point in one.points:
                people = await people_on(session, cut, point.day, protected=True)
                assert len({person.worker_id for person in people}) == len(people) == point.by_periods


async def test_the_widest_gap_comes_first(database: Database) -> None:
    async with database.write() as session:
        wide = await make_organisation(session, name="Masjid Lebar")
        narrow = await make_organisation(session, name="Masjid Sempit")
        for organisation, active in (
            (wide, False),
            (wide, False),
            (wide, True),
            (narrow, True),
            (narrow, False),
        ):
            one = await entry(session, (S.SUBMITTED, 30), organisation=organisation)
            if active:
                await make_protection(session, one.worker)
        await serves_too(session, one, narrow, "guru_ngaji")
        await counted(session)
    async with database.read() as session:
        found = await organisations_by_gap(session, TODAY, REGENCY)
    lines = [(gap.label, gap.share.protected, gap.share.known, gap.share.gap) for gap in found.gaps]
    assert lines == [("Masjid Lebar", 1, 3, 2), ("Masjid Sempit", 1, 2, 1)]
    assert found.gaps[0].rupiah == 2 * 16_800


@pytest.mark.parametrize("seed", [3, 4])
async def test_organisations_open_to_their_people_and_agree_with_their_share(
    database: Database, seed: int
) -> None:
    async with database.write() as session:
        await populate(session, seed)
        await counted(session)
    async with database.read() as session:
        for day in (TODAY, ago(20).date(), date(2027, 1, 31)):
            pages = [await organisations_by_gap(session, day, REGENCY, page, 2) for page in range(3)]
            gaps = [gap for page in pages for gap in page.gaps]
            assert len(gaps) == pages[0].total
            for gap in gaps:
                assert gap.share == await share(session, gap.share.cut, day, REGENCY)
                active = await people_on(session, gap.share.cut, day, protected=True)
                others = await people_on(session, gap.share.cut, day, protected=False)
                assert (len(active), len(others)) == (gap.share.protected, gap.share.gap)
                everyone = {person.worker_id for person in (*active, *others)}
                assert len(everyone) == gap.share.known
