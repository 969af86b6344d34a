from __future__ import annotations

from dataclasses import replace

import pytest

from models import Database, EnrolmentStatus, OrganisationStatus
from regency.expecting import Expected
from services.coverage.blanks import BlankCount, blanks, count_blanks, every_blank
from tests.factories import make_organisation
from tests.services.coverage.invented import REGENCY, entry, populate, serves_too

S = EnrolmentStatus
KECAMATAN = "16.09.01"
FIRST, SECOND, THIRD = (desa.code for desa in REGENCY.desa_of(KECAMATAN)[:3])
DESA = sum(len(REGENCY.desa_of(area.code)) for area in REGENCY.kecamatan)


async def test_of_an_empty_regency_every_desa_is_blank(database: Database) -> None:
    async with database.read() as session:
        counts = await count_blanks(session, REGENCY)
        page = await blanks(session, REGENCY, None)
    assert counts[0] == BlankCount(None, DESA, DESA)
    assert [one.kind for one in counts[1:]] == [kind.key for kind in REGENCY.organisation_kinds]
    assert (page.total, page.pages, len(page.spots)) == (DESA, 26, 10)


async def test_who_lives_there_or_is_named_from_there_fills_a_desa(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session, desa_code=SECOND)
        await entry(session, (S.SUBMITTED, 3), organisation=place)  # lives in FIRST
        elsewhere = await make_organisation(session, desa_code=THIRD)
        await entry(session, (S.SUBMITTED, 3), (S.REJECTED, 1), organisation=elsewhere)
    async with database.read() as session:
        empty = {spot.desa_code for spot in await every_blank(session, REGENCY, None, KECAMATAN)}
    assert {FIRST, SECOND, THIRD} - empty == {FIRST, SECOND}


async def test_an_organisation_is_blank_without_an_open_entry_or_somebody_who_serves_too(
    database: Database,
) -> None:
    async with database.write() as session:
        empty = await make_organisation(session, name="Masjid Kosong", desa_code=FIRST)
        await entry(session, (S.SUBMITTED, 3), (S.WITHDRAWN, 1), organisation=empty)
        await make_organisation(session, name="Bukan Masjid", status=OrganisationStatus.REJECTED)
        named = await make_organisation(session, name="Masjid Ada")
        helped = await make_organisation(session, name="Masjid Dibantu")
        await serves_too(
            session, await entry(session, (S.SUBMITTED, 3), organisation=named), helped, "marbot"
        )
        await make_organisation(session, name="Posko Kosong", kind="posko_damkar", kecamatan_code="16.09.02")
    async with database.read() as session:
        counts = {one.kind: (one.blank, one.all) for one in await count_blanks(session, REGENCY)}
        here = {one.kind: one.blank for one in await count_blanks(session, REGENCY, KECAMATAN)}
        (spot,) = await every_blank(session, REGENCY, "masjid")
    assert (counts["masjid"], counts["posko_damkar"], counts["musholla"]) == ((1, 3), (1, 1), (0, 0))
    assert (here["masjid"], here["posko_damkar"]) == (1, 0)
    assert (spot.organisation, spot.desa_code, spot.organisation_id) == ("Masjid Kosong", FIRST, empty.id)


async def test_what_is_expected_stands_beside_the_blank(database: Database) -> None:
    stated = (
        Expected(FIRST, 2, "test", "masjid", "Masjid Kosong"),
        Expected(FIRST, 3, "test", "posko_damkar"),
        Expected(SECOND, 9, "test"),
        Expected(SECOND, 4, "test", "masjid"),
    )
    regency = replace(REGENCY, expected=stated)
    async with database.write() as session:
        await make_organisation(session, name="MASJID KOSONG", desa_code=FIRST)
        await make_organisation(session, name="Masjid Lain", desa_code=FIRST)
    async with database.read() as session:
        spots = await every_blank(session, regency, "masjid")
        desa = {spot.desa_code: spot.expected for spot in await every_blank(session, regency, None)}
    assert [(spot.organisation, spot.expected) for spot in spots] == [
        ("MASJID KOSONG", 2),
        ("Masjid Lain", None),
    ]
    assert (desa[FIRST], desa[SECOND], desa[THIRD]) == (5, 9, None)


@pytest.mark.parametrize("seed", [1, 2])
async def test_every_list_is_as_long_as_its_count_and_pages_are_the_list(
    database: Database, seed: int
) -> None:
    async with database.write() as session:
        await populate(session, seed, people=8)
        for number in range(5):
            await make_organisation(session, kecamatan_code=REGENCY.kecamatan[number].code)
    async with database.read() as session:
        total = await count_blanks(session, REGENCY)
        parts = [await count_blanks(session, REGENCY, area.code) for area in REGENCY.kecamatan]
        for place, count in enumerate(total):
            assert sum(part[place].blank for part in parts) == count.blank
            assert sum(part[place].all for part in parts) == count.all
            everyone = await every_blank(session, REGENCY, count.kind)
            pages = [await blanks(session, REGENCY, count.kind, None, page, 50) for page in range(7)]
            shown = [spot for page in pages[: pages[0].pages] for spot in page.spots]
            assert len(everyone) == count.blank == pages[0].total == len(shown)
            assert shown == list(everyone)
