from __future__ import annotations

import pytest

from models import Database, EnrolmentStatus
from services.coverage.figures import Cut
from services.coverage.quality import people_returned, quality
from tests.services.coverage.invented import CATEGORIES, KECAMATAN, entry, populate

S = EnrolmentStatus


async def test_the_newest_reason_of_an_entry_counts(database: Database) -> None:
    async with database.write() as session:
        await entry(session, (S.SUBMITTED, 9), (S.APPROVED, 8))
        await entry(session, (S.SUBMITTED, 9))
        await entry(session, (S.SUBMITTED, 9), (S.RETURNED, 8), reason="nik_mismatch")
        await entry(session, (S.SUBMITTED, 9), (S.RETURNED, 8), (S.SUBMITTED, 7), (S.RETURNED, 6))
        await entry(session, (S.SUBMITTED, 9), (S.RETURNED, 8), (S.REJECTED, 7))
    async with database.read() as session:
        found = await quality(session, Cut())
        listed = await people_returned(session, Cut(), "nik_mismatch")
    assert (found.decided, found.returned) == (4, 3)
    assert found.reasons == (("incomplete", 2), ("nik_mismatch", 1))
    assert [one.about for one in listed] == ["nik_mismatch"]


async def test_what_bpjs_sent_back_counts_as_given_back(database: Database) -> None:
    async with database.write() as session:
        steps = (S.SUBMITTED, 9), (S.APPROVED, 8), (S.PROPOSED, 5), (S.RETURNED, 1)
        await entry(session, *steps, reason="nik_unknown")
    async with database.read() as session:
        assert (await quality(session, Cut())).reasons == (("nik_unknown", 1),)


async def test_nothing_decided_is_nothing_returned(database: Database) -> None:
    async with database.read() as session:
        found = await quality(session, Cut())
    assert (found.decided, found.returned, found.reasons) == (0, 0, ())


@pytest.mark.parametrize("seed", [1, 2])
async def test_reasons_add_up_and_open_to_their_people(database: Database, seed: int) -> None:
    async with database.write() as session:
        await populate(session, seed)
    async with database.read() as session:
        total = await quality(session, Cut())
        assert total.returned
        parts = [await quality(session, Cut(kecamatan=code)) for code in KECAMATAN]
        assert sum(part.decided for part in parts) == total.decided
        assert sum(part.returned for part in parts) == total.returned
        cuts = (
            Cut(),
            *(Cut(kecamatan=code) for code in KECAMATAN),
            *(Cut(category=key) for key in CATEGORIES),
        )
        for cut in cuts:
            found = await quality(session, cut)
            assert sum(people for _, people in found.reasons) == found.returned <= found.decided
            assert len(await people_returned(session, cut)) == found.returned
            for reason, people in found.reasons:
                assert len(await people_returned(session, cut, reason)) == people
