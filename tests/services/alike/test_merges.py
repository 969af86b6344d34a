"""Merging keeps both histories, pays once, and can be taken back as a whole; two at once cannot both
decide.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    AuditEntry,
    Base,
    CaseStatus,
    ClaimCode,
    Database,
    DuplicatePair,
    Enrolment,
    EnrolmentStatus,
    FurtherPost,
    LineState,
    PairStatus,
    Protection,
)
from services.alike.duplicates import refresh
from services.alike.merges import merge, undo
from services.alike.pairs import count_undecided, keep_apart, next_pair, pair_card, put_off
from services.claims import code_of
from services.enrolments import submit
from services.errors import Invalid, NotAllowed, Stale
from services.roles import Access
from services.search_people import search_people
from services.taken import TakenBy, nik_taken
from tests.factories import (
    NOW,
    make_account,
    make_coordinator,
    make_enrolment,
    make_organisation,
    make_protection,
    make_staff,
    make_worker,
    member_data,
)
from tests.services.alike.twins import REGENCY, TWIN, S, case, case_for, entries, line_for
from tests.services.saying import says


async def test_one_entry_is_closed_and_both_histories_are_one_person_s(database: Database) -> None:
    async with database.write() as session:
        given = await case(session)
        one, other = given.one, given.other
        await make_protection(session, other)
        await code_of(session, other.id, NOW)
        done = await merge(session, given.pair.id, given.pair.version, one.id, given.staff, REGENCY, NOW)
        assert done.kept.id == one.id
        assert await entries(session) == [(one.id, S.SUBMITTED), (one.id, S.REJECTED)]
        assert (await session.scalars(select(Protection.worker_id))).all() == [one.id]
        assert (await session.scalars(select(ClaimCode.worker_id))).all() == [one.id]
        assert given.pair.status is PairStatus.SAME
        trail = list(await session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))
        assert {"worker.merge", "pair.decide", "enrolment.status"} <= set(trail)
        assert await count_undecided(session) == 0


async def test_the_nik_that_went_leads_to_the_person(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        given = await case(session)
        await merge(session, given.pair.id, given.pair.version, given.one.id, given.staff, REGENCY, NOW)
        place = await make_organisation(session)
        by = await make_coordinator(session, place)
        assert await nik_taken(session, TWIN["nik"], by) is TakenBy.OTHER  # type: ignore[arg-type]
        with says(Invalid, "enrolments-taken-other"):
            await submit(session, by, place.id, member_data(**TWIN), REGENCY, NOW)
        found = await search_people(session, str(TWIN["nik"]), REGENCY)
        assert [hit.worker.id for hit in found.hits] == [given.one.id]
        by_name = await search_people(session, "syahrul", REGENCY)
        assert [hit.worker.id for hit in by_name.hits] == [given.one.id]


@pytest.mark.parametrize("status", [S.SUBMITTED, S.RETURNED, S.APPROVED])
async def test_undoing_gives_everything_back(database: Database, status: EnrolmentStatus) -> None:
    async with database.write() as session:
        given = await case(session, S.APPROVED, status)
        await make_protection(session, given.other)
        account = await make_account(session, worker_id=given.other.id)
        before = await entries(session)
        await merge(session, given.pair.id, given.pair.version, given.one.id, given.staff, REGENCY, NOW)
        await session.refresh(account)
        assert account.worker_id == given.one.id
        version = given.pair.version
        later = NOW + timedelta(minutes=1)
        done = await undo(session, given.pair.id, version, given.staff, REGENCY, later)
        assert done.closed is not None
        assert await entries(session) == before
        assert (await session.scalars(select(Protection.worker_id))).all() == [given.other.id]
        await session.refresh(account)
        assert account.worker_id == given.other.id
        await session.refresh(given.other)
        assert given.other.merged_into_id is None
        assert given.pair.status is PairStatus.OPEN
        assert await count_undecided(session) == 1


async def test_what_was_decided_on_the_entry_since_is_not_undone(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        given = await case(session, None, S.SUBMITTED)
        await make_protection(session, given.one)
        await merge(session, given.pair.id, given.pair.version, given.one.id, given.staff, REGENCY, NOW)
        (entry,) = await session.scalars(select(Enrolment))
        entry.status = S.APPROVED
        await session.flush()
        await undo(session, given.pair.id, given.pair.version, given.staff, REGENCY, NOW)
        assert await entries(session) == [(given.other.id, S.APPROVED)]


async def test_two_periods_from_one_day_stay_apart(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        given = await case(session)
        for worker in (given.one, given.other):
            await make_protection(session, worker)
        await merge(session, given.pair.id, given.pair.version, given.one.id, given.staff, REGENCY, NOW)
        owners = await session.scalars(select(Protection.worker_id).order_by(Protection.id))
        assert owners.all() == [given.one.id, given.other.id]


async def test_further_posts_go_over_once(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        given = await case(session)
        place, by = await make_organisation(session), await make_account(session)
        for worker in (given.one, given.other):
            session.add(
                FurtherPost(
                    worker_id=worker.id,
                    organisation_id=place.id,
                    category="marbot",
                    named_by=by.id,
                    named_at=NOW,
                )
            )
        await merge(session, given.pair.id, given.pair.version, given.one.id, given.staff, REGENCY, NOW)
        owners = await session.scalars(select(FurtherPost.worker_id).order_by(FurtherPost.id))
        assert owners.all() == [given.one.id, given.other.id]


async def test_a_second_press_is_told_who_was_first(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        given = await case(session)
        version, second = given.pair.version, await make_staff(session)
        await merge(session, given.pair.id, version, given.one.id, given.staff, REGENCY, NOW)
        for again in (merge(session, given.pair.id, version, given.other.id, second, REGENCY, NOW),
                      keep_apart(session, given.pair.id, version, second, REGENCY, NOW)):  # fmt: skip
            with says(Stale, "pairs-decided-already"):
                await again
        with says(Stale, "pairs-decided-already"):
            await keep_apart(session, given.pair.id, given.pair.version, second, REGENCY, NOW)


async def test_nobody_decides_on_their_own_people_nor_without_the_role(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        given = await case(session)
        organisation_id = (await session.scalars(select(Enrolment.organisation_id))).first()
        assert organisation_id is not None
        own = replace(given.staff, organisation_ids=frozenset({organisation_id}))
        with says(NotAllowed, "pairs-own"):
            await merge(session, given.pair.id, given.pair.version, given.one.id, own, REGENCY, NOW)
        nobody = Access(given.staff.account_id, frozenset())
        with says(NotAllowed, "not-allowed"):
            await put_off(session, given.pair.id, given.pair.version, nobody, REGENCY, NOW)
        assert (await pair_card(session, given.pair.id, own, NOW)).own


async def test_a_person_of_another_pair_cannot_be_kept(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        given = await case(session)
        with says(Invalid, "pairs-changed"):
            await merge(session, given.pair.id, given.pair.version, 777, given.staff, REGENCY, NOW)
        with says(Invalid, "pairs-changed"):
            await undo(session, given.pair.id, given.pair.version, given.staff, REGENCY, NOW)
        with says(Invalid, "pairs-gone"):
            await merge(session, 777, 1, given.one.id, given.staff, REGENCY, NOW)


async def test_put_off_comes_last_and_different_never_again(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        given = await case(session)
        twin = await make_worker(session, name="Siti Aminah", nik="1609015708800001", sex="P")
        again = await make_worker(session, name="St. Aminah", nik="1609015708810001", sex="P")
        for worker in (twin, again):
            await make_enrolment(session, worker=worker)
        await refresh(session, [twin, again], NOW)
        first = await next_pair(session)
        assert first is not None
        version = await session.scalar(select(DuplicatePair.version).where(DuplicatePair.id == first))
        await put_off(session, first, version or 0, given.staff, REGENCY, NOW)
        second = await next_pair(session)
        assert second not in (None, first)
        assert await next_pair(session, second or 0) == first
        assert await next_pair(session, first) is None


# The trail of cover only grows; where it ends is looked at by itself.
# Who is to be counted anew is a list of work.
LEFT_OUT = {"protection_changes", "standings_due"}


async def everything(session: AsyncSession) -> dict[str, list[Any]]:
    """Whose what is: every pointer to a person, and every status."""
    found: dict[str, list[Any]] = {"entries": list(await entries(session))}
    for table in Base.metadata.sorted_tables:
        if table.name not in LEFT_OUT and {"worker_id", "id"} <= set(table.columns.keys()):
            rows = await session.execute(select(table.c.id, table.c.worker_id).order_by(table.c.id))
            found[table.name] = [tuple(row) for row in rows]
    return found


CASES = [
    (event, status)
    for event in ("death", "accident 2026-11-20")
    for status in (CaseStatus.REPORTED, CaseStatus.CLOSED)
]


@given(
    statuses=st.tuples(*[st.none() | st.sampled_from((S.SUBMITTED, S.RETURNED, S.APPROVED))] * 2),
    cover=st.tuples(st.booleans(), st.booleans()),
    events=st.tuples(*[st.sets(st.sampled_from(CASES))] * 2),
    lines=st.tuples(*[st.sets(st.sampled_from(LineState))] * 2),
    linked=st.booleans(),
    keep_first=st.booleans(),
)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
async def test_undo_is_the_exact_way_back(
    database: Database,
    statuses: tuple[EnrolmentStatus | None, EnrolmentStatus | None],
    cover: tuple[bool, bool],
    events: tuple[set[tuple[str, CaseStatus]], set[tuple[str, CaseStatus]]],
    lines: tuple[set[LineState], set[LineState]],
    linked: bool,
    keep_first: bool,
) -> None:
    session_of = database.write()
    session = await session_of.__aenter__()
    try:
        given = await case(session, *statuses)
        for worker, has in zip((given.one, given.other), cover, strict=True):
            if has:
                await make_protection(session, worker)
        for number, worker in enumerate((given.one, given.other)):
            for event, status in sorted(events[number]):
                await case_for(session, worker, event, status)
            for state in sorted(lines[number]):
                await line_for(session, worker, f"2027-{number}{state}"[:12], state)
        if linked:
            await make_account(session, worker_id=given.other.id)
        before = await everything(session)
        kept = given.one if keep_first else given.other
        await merge(session, given.pair.id, given.pair.version, kept.id, given.staff, REGENCY, NOW)
        closed = (S.REJECTED, S.WITHDRAWN)
        open_ones = [one for one in await entries(session) if one[1] not in closed]
        assert len(open_ones) <= 1
        assert {worker_id for worker_id, _ in await entries(session)} <= {kept.id}
        await undo(session, given.pair.id, given.pair.version, given.staff, REGENCY, NOW)
        assert await everything(session) == before
    finally:
        await session.rollback()
        await session.close()
