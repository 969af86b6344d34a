"""Benefit cases and lines of proposals when two rows of one person become one, and two again."""

from __future__ import annotations

import pytest

from models import CaseStatus, Database, EnrolmentStatus, LineState
from services.benefits.cases import report
from services.benefits.progress import Move, move_case
from services.proposals.revising import PUT_OFF, Removal, open_line_of, strays, take_out
from services.proposals.steps import cancel
from services.reasons import Reason
from tests.factories import NOW, make_account
from tests.services.alike.twins import (
    REGENCY,
    S,
    apart,
    case,
    case_for,
    entry_of,
    line_for,
    merged,
    owner,
)
from tests.services.benefits.test_cases import DEATH

C, L = CaseStatus, LineState


@pytest.mark.parametrize("both", [False, True])
async def test_a_line_of_a_proposal_goes_over_unless_it_would_be_a_second_one(
    database: Database, both: bool
) -> None:
    async with database.write() as session:
        found = await case(session)
        line = await line_for(session, found.other, "2027-01")
        if both:
            await line_for(session, found.one, "2027-02")
        await merged(session, found)
        assert await owner(session, line) == (found.other.id if both else found.one.id)
        await apart(session, found)
        assert await owner(session, line) == found.other.id


@pytest.mark.parametrize("state", [L.ENROLLED, L.REFUSED, L.REMOVED])
async def test_answered_lines_go_over_beside_an_open_one(database: Database, state: LineState) -> None:
    async with database.write() as session:
        found = await case(session)
        own = await line_for(session, found.one, "2027-01")
        old = await line_for(session, found.other, "2026-01", state)
        await merged(session, found)
        assert await owner(session, old) == await owner(session, own) == found.one.id
        waits = await open_line_of(session, found.one.id)
        assert waits is not None
        assert waits[0].id == own.id
        await apart(session, found)
        assert await owner(session, old) == found.other.id
        assert await owner(session, own) == found.one.id


async def test_a_case_goes_over_and_a_second_report_finds_it(database: Database) -> None:
    async with database.write() as session:
        found = await case(session)
        told = await case_for(session, found.other)
        version = told.version
        await merged(session, found)
        assert await owner(session, told) == found.one.id
        assert told.version == version
        for worker in (found.one, found.other):
            known, is_new = await report(session, found.staff, worker.id, DEATH, REGENCY, NOW)
            assert (known.id, is_new) == (told.id, False)
        await apart(session, found)
        assert await owner(session, told) == found.other.id
        _, is_new = await report(session, found.staff, found.one.id, DEATH, REGENCY, NOW)
        assert is_new


async def test_a_second_open_case_of_one_event_stays_and_others_go(database: Database) -> None:
    async with database.write() as session:
        found = await case(session)
        own = await case_for(session, found.one)
        same = await case_for(session, found.other)
        done = await case_for(session, found.other, status=C.CLOSED)
        accident = await case_for(session, found.other, "accident 2026-11-20")
        await merged(session, found)
        owners = [await owner(session, one) for one in (own, same, done, accident)]
        assert owners == [found.one.id, found.other.id, found.one.id, found.one.id]
        await apart(session, found)
        owners = [await owner(session, one) for one in (own, same, done, accident)]
        assert owners == [found.one.id, found.other.id, found.other.id, found.other.id]


async def test_a_case_opened_again_since_stays_where_it_would_be_a_second_one(database: Database) -> None:
    async with database.write() as session:
        found = await case(session)
        own = await case_for(session, found.one)
        same = await case_for(session, found.other)
        done = await case_for(session, found.other, status=C.CLOSED)
        await merged(session, found)
        await session.refresh(done)
        own.status = C.CLOSED
        await session.flush()
        await move_case(session, done, done.version, Move(C.REPORTED, note="Buka lagi"), (), found.staff, NOW)
        await apart(session, found)
        owners = [await owner(session, one) for one in (own, same, done)]
        assert owners == [found.one.id, found.other.id, found.one.id]


async def test_a_line_that_waits_again_stays_where_it_would_be_a_second_one(database: Database) -> None:
    async with database.write() as session:
        found = await case(session)
        own = await line_for(session, found.one, "2027-01")
        same = await line_for(session, found.other, "2027-02")
        old = await line_for(session, found.other, "2026-01", L.REFUSED)
        await merged(session, found)
        await session.refresh(old)
        own.state = L.ENROLLED
        await session.flush()
        # BPJS's file was taken back.
        old.state = L.OPEN
        await session.flush()
        await apart(session, found)
        owners = [await owner(session, one) for one in (own, same, old)]
        assert owners == [found.one.id, found.other.id, found.one.id]


async def test_the_entry_of_a_line_is_closed_and_proposed_again_with_it(database: Database) -> None:
    async with database.write() as session:
        found = await case(session, S.APPROVED, S.PROPOSED)
        entry = await entry_of(session, found.other)
        approver = await make_account(session)
        entry.decided_by, entry.decided_at = approver.id, NOW
        line = await line_for(session, found.other, "2027-01", entry=entry)
        await merged(session, found)
        assert (entry.status, entry.reason) == (S.REJECTED, Reason.DUPLICATE)
        cards, total = await strays(session, line.proposal_id)
        assert (total, cards[0].line.id) == (1, line.id)
        await apart(session, found)
        assert entry.status is S.PROPOSED
        assert (entry.decided_by, entry.decided_at) == (approver.id, NOW)
        assert await strays(session, line.proposal_id) == ([], 0)


@pytest.mark.parametrize("way", ["taken out", "cancelled", L.REFUSED])
async def test_nobody_is_proposed_again_without_a_line_that_waits(
    database: Database, way: LineState | str
) -> None:
    async with database.write() as session:
        found = await case(session, S.APPROVED, S.PROPOSED)
        entry = await entry_of(session, found.other)
        line = await line_for(session, found.other, "2027-01", entry=entry)
        await merged(session, found)
        if way == "taken out":
            await take_out(session, line.id, Removal(PUT_OFF), found.staff, REGENCY, NOW)
        elif way == "cancelled":
            await cancel(session, line.proposal_id, found.staff, NOW)
        else:
            line.state = LineState(way)
        await apart(session, found)
        assert entry.status is EnrolmentStatus.APPROVED


async def test_whom_bpjs_took_in_meanwhile_is_in(database: Database) -> None:
    async with database.write() as session:
        found = await case(session, S.APPROVED, S.PROPOSED)
        entry = await entry_of(session, found.other)
        line = await line_for(session, found.other, "2027-01", entry=entry)
        await merged(session, found)
        await session.refresh(line)
        line.state = L.ENROLLED
        await apart(session, found)
        assert entry.status is S.ENROLLED
