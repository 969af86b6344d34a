"""The checks of entries see cover and people quite alike, in few statements."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import event

from locales import LANGUAGES, texts
from models import Database, EnrolmentStatus
from regency import load_regency
from services.alike.duplicates import refresh
from services.eligibility import finding_label
from services.errors import Invalid
from services.findings import LOOKALIKE, codes, findings_for, findings_of, first_block, refuse_blocked
from tests.factories import NOW, make_enrolment, make_organisation, make_protection, make_worker, member_data
from tests.services.saying import says

REGENCY = load_regency()
TODAY = date(2026, 11, 22)


async def test_a_person_of_the_same_name_and_birth_date_is_pointed_out(database: Database) -> None:
    async with database.write() as session:
        one, other, gone = [await make_worker(session, name="Sari Kembar") for _ in range(3)]
        away = await make_worker(session, name="Sari Kembar", birth_date=date(1961, 1, 1))
        await refresh(session, [away], NOW)
        first = await make_enrolment(session, worker=one)
        second = await make_enrolment(session, worker=other, status=EnrolmentStatus.APPROVED)
        third = await make_enrolment(session, worker=gone, status=EnrolmentStatus.WITHDRAWN)
        alone = await make_enrolment(session)
        await refresh(session, [one, other, gone, alone.worker], NOW)
        found = await findings_of(session, [first, second, third, alone], REGENCY, TODAY)
    assert {entry: codes(said) for entry, said in found.items()} == {
        first.id: ["lookalike"],
        second.id: ["lookalike"],
        third.id: ["lookalike"],
        alone.id: [],
    }


async def test_a_lookalike_that_is_gone_is_not_said_any_more(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        one, other = [await make_worker(session, name="Sari Kembar") for _ in range(2)]
        entry = await make_enrolment(session, worker=one)
        twin = await make_enrolment(session, worker=other)
        await refresh(session, [one, other], NOW)
        assert codes((await findings_of(session, [entry], REGENCY, TODAY))[entry.id]) == ["lookalike"]
        twin.status = EnrolmentStatus.REJECTED
        await session.flush()
        assert await findings_of(session, [entry], REGENCY, TODAY) == {entry.id: ()}


async def test_many_entries_take_no_more_statements_than_one(sqlite_database: Database) -> None:
    statements: list[str] = []
    async with sqlite_database.write() as session:
        place = await make_organisation(session)
        entries = [await make_enrolment(session, organisation=place) for _ in range(20)]
        engine = sqlite_database.writer.sync_engine
        event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
        assert len(await findings_of(session, entries, REGENCY, TODAY)) == 20
    assert len([said for said in statements if said.startswith("SELECT")]) == 4


@pytest.mark.parametrize(
    ("ends_on", "expected"), [(date(2026, 12, 31), []), (date(2025, 1, 1), ["age_over_limit_again"])]
)
async def test_cover_so_far_decides_on_the_age_limit(
    sqlite_database: Database, ends_on: date, expected: list[str]
) -> None:
    born = date(1958, 8, 17)
    async with sqlite_database.write() as session:
        worker = await make_worker(session, birth_date=born)
        await make_protection(
            session, worker, starts_on=date(2024, 1, 1), ends_on=ends_on, grace_until=ends_on
        )
        data = member_data(nik=worker.nik, birth_date=born)
        assert codes(await findings_for(session, data, REGENCY, TODAY)) == expected
        entry = await make_enrolment(session, worker=worker)
        assert codes((await findings_of(session, [entry], REGENCY, TODAY))[entry.id]) == expected


async def test_what_blocks_is_said_with_the_way_out(sqlite_database: Database) -> None:
    async with sqlite_database.read() as session:
        found = await findings_for(session, member_data(name=""), REGENCY, TODAY)
        later = await findings_for(session, member_data(mother_name=None), REGENCY, TODAY)
    block = first_block(found)
    assert block is not None
    assert block.field == "name"
    # What may be filled in later keeps an entry from being approved, not from being taken in.
    waits = first_block(later)
    assert waits is not None
    assert waits.field == "mother_name"
    refuse_blocked(later)
    with says(Invalid, "enrolments-blocked"):
        refuse_blocked(found)
    refuse_blocked([LOOKALIKE])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lookalike_has_its_words(language: str) -> None:
    for said in (LOOKALIKE.text, LOOKALIKE.next_step, finding_label(LOOKALIKE.code)):
        assert texts(language)(said)
