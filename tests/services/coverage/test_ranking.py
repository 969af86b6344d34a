from __future__ import annotations

from itertools import product

import pytest

from models import Database, EnrolmentStatus
from services.coverage.counting import Count, coverage
from services.coverage.figures import Cut, Rank
from services.coverage.ranking import Shortfall, people_short, rank_kecamatan, rank_organisations
from tests.factories import NOW, make_organisation
from tests.services.coverage.invented import REGENCY, TODAY, counted, entry, populate, serves_too

S = EnrolmentStatus


async def test_the_complete_and_quick_come_first_and_the_empty_last(database: Database) -> None:
    async with database.write() as session:
        slow = await make_organisation(session, name="Masjid Lambat")
        quick = await make_organisation(session, name="Masjid Cepat")
        poor = await make_organisation(session, name="Masjid Kurang", kecamatan_code="16.09.02")
        for organisation, days in ((slow, 10), (slow, 12), (slow, 2), (quick, 1)):
            steps = (S.SUBMITTED, 30), (S.RETURNED, 20), (S.SUBMITTED, 20 - days)
            await entry(session, *steps, organisation=organisation)
        await entry(session, (S.SUBMITTED, 30), (S.RETURNED, 1), organisation=poor, kecamatan="16.09.02")
        await entry(session, (S.SUBMITTED, 30), organisation=poor, kecamatan="16.09.02")
    async with database.read() as session:
        found = await rank_organisations(session, NOW, REGENCY)
        places = await rank_kecamatan(session, NOW, REGENCY)
    assert [(rank.label, rank.people, rank.complete) for rank in found.ranks] == [
        ("Masjid Cepat", 1, 1),
        ("Masjid Lambat", 3, 3),
        ("Masjid Kurang", 2, 1),
    ]
    assert [rank.median_days and round(rank.median_days, 3) for rank in found.ranks] == [1, 10, None]
    assert [rank.cut.kecamatan for rank in places[:2]] == ["16.09.01", "16.09.02"]
    assert (round(places[0].median_days or 0, 3), places[0].percent, len(places)) == (6.0, 100.0, 19)
    assert not any(rank.people for rank in places[2:])


async def test_late_is_who_has_not_mended_within_the_working_days(database: Database) -> None:
    # Five working days before Sunday 22-11-2026 is Monday the 16th, ten in the morning.
    async with database.write() as session:
        place = await make_organisation(session)
        late = await entry(session, (S.SUBMITTED, 30), (S.RETURNED, 6.1), organisation=place)
        await entry(session, (S.SUBMITTED, 30), (S.RETURNED, 5.9), organisation=place)
        await entry(session, (S.SUBMITTED, 30), organisation=place)
    async with database.read() as session:
        (rank,) = (await rank_organisations(session, NOW, REGENCY)).ranks
        people = await people_short(session, rank.cut, Shortfall.LATE, NOW, REGENCY)
    assert rank.late == 1
    assert [(one.person.enrolment_id, one.about) for one in people] == [(late.id, "late")]


async def test_what_is_missing_makes_an_entry_incomplete(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session)
        await entry(session, (S.SUBMITTED, 3), organisation=place, lacks="mother_name")
        await entry(session, (S.SUBMITTED, 3), organisation=place)
    async with database.read() as session:
        (rank,) = (await rank_organisations(session, NOW, REGENCY)).ranks
        (short,) = await people_short(session, rank.cut, Shortfall.INCOMPLETE, NOW, REGENCY)
    assert (rank.people, rank.complete, rank.percent, short.about) == (2, 1, 50.0, "submitted")


async def test_an_organisation_ranks_by_its_own_entries_only(database: Database) -> None:
    async with database.write() as session:
        other = await make_organisation(session)
        await serves_too(
            session, await entry(session, (S.SUBMITTED, 3), lacks="mother_name"), other, "marbot"
        )
    async with database.read() as session:
        assert (await rank_organisations(session, NOW, REGENCY)).total == 1
        cut = Cut(organisation=other.id)
        assert await people_short(session, cut, Shortfall.INCOMPLETE, NOW, REGENCY) == ()


@pytest.mark.parametrize("seed", [1, 2])
async def test_ranks_add_up_to_those_entered_and_open_to_their_people(database: Database, seed: int) -> None:
    async with database.write() as session:
        await populate(session, seed)
        await counted(session)
    async with database.read() as session:
        known = (await coverage(session, TODAY, REGENCY)).total[Count.KNOWN]
        places = await rank_kecamatan(session, NOW, REGENCY)
        pages = [await rank_organisations(session, NOW, REGENCY, page, 2) for page in range(3)]
        organisations = [rank for page in pages for rank in page.ranks]
        assert organisations == list((await rank_organisations(session, NOW, REGENCY)).ranks)
        assert (await rank_organisations(session, NOW, REGENCY, 99, 2)).page == 2
        assert [page.first for page in pages] == [1, 3, 5]
        for ranks in (places, organisations):
            assert sum(rank.people for rank in ranks) == known
        assert sum(rank.late for rank in places) == sum(rank.late for rank in organisations)
        for rank, shortfall in product((*places[:5], *organisations), Shortfall):
            people = await people_short(session, rank.cut, shortfall, NOW, REGENCY)
            assert len({one.person.worker_id for one in people}) == len(people) == short(rank, shortfall)


def short(rank: Rank, shortfall: Shortfall) -> int:
    return rank.late if shortfall is Shortfall.LATE else rank.people - rank.complete
