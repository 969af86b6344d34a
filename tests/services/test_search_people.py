"""Staff find few and near ones; part of a NIK finds nobody."""

from __future__ import annotations

import pytest

from models import Database, EnrolmentStatus
from regency import load_regency
from services.errors import Invalid
from services.search_people import search_people
from tests.factories import make_enrolment, make_organisation, make_worker
from tests.services.saying import says

REGENCY = load_regency()


async def test_by_name_the_nearest_first(database: Database) -> None:
    names = ("Siti Ahmadah", "Budi Ahmad", "Ahmad Rekaan", "Ahmad", "Sari Contoh")
    async with database.write() as session:
        for name in names:
            await make_worker(session, name=name)
    async with database.read() as session:
        found = await search_people(session, "H. AHMAD", REGENCY)
    assert [hit.worker.name for hit in found.hits] == ["Ahmad", "Ahmad Rekaan", "Budi Ahmad", "Siti Ahmadah"]
    assert found.total == 4
    assert {hit.enrolment for hit in found.hits} == {None}


async def test_at_most_ten_and_the_number_of_all(database: Database) -> None:
    async with database.write() as session:
        for _ in range(12):
            await make_worker(session, name="Ahmad Contoh")
        found = await search_people(session, "ahmad", REGENCY)
        assert (len(found.hits), found.total) == (10, 12)
        assert len((await search_people(session, "ahmad", REGENCY, limit=12)).hits) == 12


async def test_by_reference_nik_and_organisation(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session, name="Masjid Al-Ikhlas 2")
        entry = await make_enrolment(session, organisation=place)
        await make_enrolment(session)
        for query in (entry.reference.lower(), entry.worker.nik, "masjid al ikhlas II", "Al-Ikhlas 2"):
            found = await search_people(session, query, REGENCY)
            assert [(hit.worker, hit.enrolment) for hit in found.hits] == [(entry.worker, entry)]
            assert found.hits[0].enrolment is not None
            assert found.hits[0].enrolment.organisation is place


async def test_the_entry_that_counts_is_the_open_one_or_the_one_asked_for(database: Database) -> None:
    async with database.write() as session:
        worker = await make_worker(session)
        first = await make_enrolment(session, worker=worker, status=EnrolmentStatus.REJECTED)
        still_open = await make_enrolment(session, worker=worker)
        await make_enrolment(session, worker=worker, status=EnrolmentStatus.WITHDRAWN)
        [hit] = (await search_people(session, worker.nik, REGENCY)).hits
        assert hit.enrolment is still_open
        [hit] = (await search_people(session, first.reference, REGENCY)).hits
        assert hit.enrolment is first


@pytest.mark.parametrize(
    ("query", "refusal"),
    [
        ("", "search-short"),
        ("ah", "search-short"),
        ("🕌🕌🕌", "search-short"),
        ("%%%", "search-short"),
        ("____", "search-short"),
        ("1609", "search-nik-whole"),
        ("1609 0117 0880", "search-nik-whole"),
        ("OKS-26-000123-Z", "reference-check"),
    ],
)
async def test_what_would_find_too_much_or_the_wrong_one_is_refused(
    sqlite_database: Database, query: str, refusal: str
) -> None:
    async with sqlite_database.read() as session:
        with says(Invalid, refusal):
            await search_people(session, query, REGENCY)


@pytest.mark.parametrize("query", ["ah%ad", "ah_ad", "'; drop table workers; --", "1609011708809999"])
async def test_wildcards_and_strangers_find_nobody(database: Database, query: str) -> None:
    async with database.write() as session:
        await make_enrolment(session, worker=await make_worker(session, name="Ahmad Abcde"))
        found = await search_people(session, query, REGENCY)
        assert (found.hits, found.total) == ((), 0)
