"""Pairs come and go with the data; who was decided on stays so; what many share leads nowhere."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
from sqlalchemy import delete, event, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Database, DuplicatePair, EnrolmentStatus, PairStatus, Worker, WorkerKey
from regency import load_regency
from services.alike import duplicates
from services.alike.blocking import BLOCK_LIMIT, traits_of, wanted_keys
from services.alike.duplicates import alike_to, catch_up, pairs_of, refresh
from services.enrolments import mend, submit
from services.findings import LOOKALIKE
from services.review import review_card
from tests.factories import (
    NOW,
    make_coordinator,
    make_enrolment,
    make_organisation,
    make_protection,
    make_staff,
    make_worker,
    member_data,
)

REGENCY = load_regency()
BORN = date(1972, 3, 9)
ONE = {"name": "Muhammad Syahrul", "birth_date": BORN, "nik": "1609010903720001"}
TWIN = {"name": "H. Moh. Sjahroel", "birth_date": BORN, "nik": "1609010903720010"}


async def pairs(session: AsyncSession) -> list[DuplicatePair]:
    return list(await session.scalars(select(DuplicatePair).order_by(DuplicatePair.id)))


async def two(session: AsyncSession) -> tuple[Worker, Worker]:
    """One person under two NIKs, both with an open entry."""
    one, other = await make_worker(session, **ONE), await make_worker(session, **TWIN)
    for worker in (one, other):
        await make_enrolment(session, worker=worker)
    await refresh(session, [one, other], NOW)
    return one, other


async def test_one_person_under_two_niks_becomes_one_pair(database: Database) -> None:
    async with database.write() as session:
        one, other = await two(session)
        await refresh(session, [other, one], NOW)
        (pair,) = await pairs(session)
        assert (pair.first_id, pair.second_id, pair.status) == (one.id, other.id, PairStatus.OPEN)
        assert await pairs_of(session, [one.id, other.id]) == {one.id: pair.id, other.id: pair.id}
        assert (await alike_to(session, traits_of(one)))[other.id] == pair.points


async def test_submitting_and_mending_make_and_take_away_pairs(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        place = await make_organisation(session)
        by = await make_coordinator(session, place)
        await submit(session, by, place.id, member_data(**ONE), REGENCY, NOW)
        second = await submit(session, by, place.id, member_data(**TWIN), REGENCY, NOW)
        assert await catch_up(session, NOW) == 2
        assert len(await pairs(session)) == 1
        entry = second.enrolment
        entry.status = EnrolmentStatus.RETURNED
        await session.flush()
        other = member_data(name="Joko Susilo", birth_date=date(1970, 7, 7), nik="1609010707700004")
        await mend(session, by, entry.id, entry.version, other, REGENCY, NOW)
        assert await catch_up(session, NOW) == 1
        assert await pairs(session) == []


async def test_staff_see_whom_somebody_resembles_before_the_search_came_to_them(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session)
        by = await make_coordinator(session, place)
        await submit(session, by, place.id, member_data(**ONE), REGENCY, NOW)
        await catch_up(session, NOW)
        twin = (await submit(session, by, place.id, member_data(**TWIN), REGENCY, NOW)).enrolment
        staff = await make_staff(session)
        card = await review_card(session, twin.id, staff, REGENCY, NOW)
        assert LOOKALIKE.code in {finding.code for finding in card.findings}
        # Whom another transaction names at this moment it cannot have seen: it is looked for again.
        assert await catch_up(session, NOW) == 1
        assert len(await pairs(session)) == 1


async def test_what_was_decided_stays_whatever_the_data_say(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        one, other = await two(session)
        (pair,) = await pairs(session)
        pair.status = PairStatus.DIFFERENT
        other.name = "Joko Susilo"
        await refresh(session, [other], NOW)
        other.name = "Moh. Syahrul"
        await refresh(session, [other, one], NOW)
        assert [found.status for found in await pairs(session)] == [PairStatus.DIFFERENT]
        assert await pairs_of(session, [one.id, other.id]) == {}


async def test_a_pair_counts_only_while_both_take_part(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        one, other = await make_worker(session, **ONE), await make_worker(session, **TWIN)
        await make_enrolment(session, worker=one)
        gone = await make_enrolment(session, worker=other, status=EnrolmentStatus.WITHDRAWN)
        await refresh(session, [one, other], NOW)
        assert await pairs_of(session, [one.id]) == {}
        await make_protection(session, other)
        assert list(await pairs_of(session, [one.id])) == [one.id]
        assert gone.status is EnrolmentStatus.WITHDRAWN


async def test_what_very_many_share_leads_nowhere(sqlite_database: Database) -> None:
    phone = "+6281200000001"
    async with sqlite_database.write() as session:
        everybody = [
            await make_worker(
                session, name=f"Nama{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10]}", phone=phone,
                birth_date=date(1950 + n % 50, 1 + n % 12, 1 + n % 28), desa_code=f"16.09.01.{2000 + n}",
            )
            for n in range(BLOCK_LIMIT + 2)
        ]  # fmt: skip
        await refresh(session, everybody, NOW)
        found = await duplicates._candidates(session, wanted_keys(traits_of(everybody[0])))
    assert len(found) < BLOCK_LIMIT


async def test_forty_unrelated_people_of_one_day_are_nobody_s_look_alikes(sqlite_database: Database) -> None:
    names = ("Ahmad Fauzi", "Budi Santoso", "Joko Susilo", "Hasan Basri", "Ridwan Hakim", "Umar Somad")
    async with sqlite_database.write() as session:
        people = [await make_worker(session, name=name, birth_date=date(1960, 7, 1)) for name in names]
        for worker in people:
            await make_enrolment(session, worker=worker)
        await refresh(session, people, NOW)
        assert await pairs(session) == []


async def test_people_from_before_are_caught_up_with_in_steps(database: Database) -> None:
    async with database.write() as session:
        for facts in (ONE, TWIN, {}):
            await make_enrolment(session, worker=await make_worker(session, keys_version=0, **facts))
        assert await catch_up(session, NOW, most=2) == 2
        assert await catch_up(session, NOW, most=2) == 1
        assert await catch_up(session, NOW, most=2) == 0
        assert len(await pairs(session)) == 1
        without = ~select(WorkerKey.key).where(WorkerKey.worker_id == Worker.id).exists()
        assert await session.scalar(select(func.count()).select_from(Worker).where(without)) == 0


@pytest.mark.postgres
async def test_two_who_come_in_the_same_instant_are_found_once_both_are_there(
    postgres_database: Database,
) -> None:
    async with postgres_database.write() as first, postgres_database.write() as second:
        for session, facts in ((first, ONE), (second, TWIN)):
            worker = await make_worker(session, keys_version=0, **facts)
            await make_enrolment(session, worker=worker)
        await first.commit()
        # The first to be there is looked for while the other is still open: nobody yet.
        async with postgres_database.write() as session:
            assert await catch_up(session, NOW) == 1
            assert await pairs(session) == []
    async with postgres_database.write() as session:
        assert await catch_up(session, NOW) == 1
        assert len(await pairs(session)) == 1
        assert await catch_up(session, NOW) == 0


@pytest.mark.postgres
async def test_a_pair_that_two_searches_find_at_once_is_kept_once(postgres_database: Database) -> None:
    async with postgres_database.write() as session:
        one, _ = await two(session)
        await session.execute(delete(DuplicatePair))
    people = {one.id: traits_of(one)}
    async with postgres_database.write() as first, postgres_database.write() as second:
        alike = await duplicates._alike(first, people)
        await duplicates._pair(first, people, alike, NOW)
        waits = asyncio.create_task(duplicates._pair(second, people, alike, NOW))
        await first.commit()
        await waits
    async with postgres_database.read() as session:
        assert len(await pairs(session)) == 1


@pytest.mark.parametrize("stored", [5, 60])
async def test_the_number_of_statements_does_not_depend_on_the_number_of_people(
    sqlite_database: Database, stored: int
) -> None:
    said: list[str] = []
    async with sqlite_database.write() as session:
        others = [await make_worker(session) for _ in range(stored)]
        await refresh(session, others, NOW)
        one = await make_worker(session, **ONE)
        event.listen(
            sqlite_database.writer.sync_engine, "before_cursor_execute", lambda *args: said.append(args[2])
        )
        await refresh(session, [one], NOW)
    assert len(said) <= 7
