"""One case per worker and event, by the table of steps, each on record; reminders by the clock."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import product

import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    AuditEntry,
    BenefitCase,
    BenefitCaseStep,
    CaseKind,
    CaseStatus,
    Database,
    Role,
    Worker,
)
from regency import load_regency
from services.benefits.case_steps import STEPS, CaseReason, mermaid, steps_from
from services.benefits.cases import Report, case_for, close_mistaken, concerned, missing_papers, report
from services.benefits.followups import FollowUpKind, due_followups, due_kind, mark_reminded
from services.benefits.progress import HAVE, NOT_NEEDED, Move, bpjs_told, move_case, tick
from services.errors import Invalid, NotAllowed, Stale
from services.permissions import allowed
from services.roles import Access
from tests.factories import NOW, make_coordinator, make_enrolment, make_staff, make_worker

REGENCY = load_regency()
S = CaseStatus
DEATH = Report(CaseKind.DEATH, date(2026, 11, 20))
# 10.00 of 22 November in the regency is NOW.
ACCIDENT = Report(CaseKind.ACCIDENT, date(2026, 11, 22), time(8), is_traffic=True)


async def opened(session: AsyncSession, said: Report = DEATH) -> tuple[BenefitCase, Access, Access]:
    """A case, the coordinator who reported it, and somebody of the staff."""
    enrolment = await make_enrolment(session)
    coordinator = await make_coordinator(session, enrolment.organisation)
    case, is_new = await report(session, coordinator, enrolment.worker_id, said, REGENCY, NOW)
    assert is_new
    return case, coordinator, await make_staff(session)


async def test_the_second_report_of_an_event_finds_the_first(database: Database) -> None:
    async with database.write() as session:
        case, coordinator, staff = await opened(session)
        other = Report(CaseKind.WORK_DEATH, date(2026, 11, 19), time(7))
        for by in (coordinator, staff):
            again, is_new = await report(session, by, case.worker_id, other, REGENCY, NOW)
            assert (again.id, is_new) == (case.id, False)
        for day, expected in ((20, True), (21, True), (20, False)):
            said = Report(CaseKind.ACCIDENT, date(2026, 11, day), time(8))
            assert (await report(session, staff, case.worker_id, said, REGENCY, NOW))[1] is expected


async def test_a_row_merged_into_another_leads_to_the_person(database: Database) -> None:
    async with database.write() as session:
        case, _, staff = await opened(session)
        gone = await make_worker(session, merged_into_id=case.worker_id)
        assert (await concerned(session, staff, gone.id)).worker.id == case.worker_id


async def test_the_hours_count_from_the_stated_time(database: Database) -> None:
    async with database.write() as session:
        case, _, _ = await opened(session, ACCIDENT)
        assert case.event_at is not None
        assert case.report_until == case.event_at + timedelta(hours=48) == NOW + timedelta(hours=46)
        for said in (
            Report(CaseKind.ACCIDENT, date(2026, 11, 22), time(11)),
            Report(CaseKind.DEATH, date(2026, 11, 23)),
        ):
            with pytest.raises(Invalid):
                await report(session, await make_staff(session), case.worker_id, said, REGENCY, NOW)


async def test_traffic_asks_for_the_police_and_death_for_the_heirs(database: Database) -> None:
    async with database.write() as session:
        accident, _, _ = await opened(session, ACCIDENT)
        death, _, _ = await opened(session)
        both, _, _ = await opened(session, Report(CaseKind.WORK_DEATH, date(2026, 11, 20), time(8)))
        keys = [{paper.key for paper in missing_papers(one, REGENCY)} for one in (accident, death, both)]
        assert "police_report" in keys[0]
        assert keys[1].isdisjoint({"chronology", "witnesses", "police_report"})
        assert {"chronology", "witnesses", "doctor_letter", "heir_letter", "bank_book"} <= keys[2]
        assert "police_report" not in keys[2]


async def test_only_what_may_not_apply_can_be_not_needed(database: Database) -> None:
    async with database.write() as session:
        case, coordinator, _ = await opened(session)
        papers = {paper.key: paper for paper in missing_papers(case, REGENCY)}
        assert tick(session, case, papers["marriage_book"], NOT_NEEDED, coordinator, NOW)
        with pytest.raises(Invalid):
            tick(session, case, papers["bank_book"], NOT_NEEDED, coordinator, NOW)
        with pytest.raises(NotAllowed):
            tick(session, case, papers["bank_book"], HAVE, Access(9, frozenset({Role.GUEST})), NOW)
        await session.flush()
        assert len(missing_papers(case, REGENCY)) == 5


@pytest.mark.parametrize(("before", "after"), list(product(S, S)))
async def test_only_steps_of_the_table_by_those_it_names(
    database: Database, before: CaseStatus, after: CaseStatus
) -> None:
    async with database.write() as session:
        case, coordinator, staff = await opened(session)
        case.status = before
        await session.flush()
        step = STEPS.get((before, after))
        reason = CaseReason.NOT_PURSUED if step and step.needs_reason else None
        move = Move(after, reason, "Sudah ditanyakan" if step and step.needs_note else None)
        if step is None:
            with pytest.raises(Invalid):
                await move_case(session, case, case.version, move, (), staff, NOW)
            return
        if not allowed(coordinator, step.action):
            with pytest.raises(NotAllowed):
                await move_case(session, case, case.version, move, (), coordinator, NOW)
        if step.needs_reason or step.needs_note:
            with pytest.raises(Invalid):
                await move_case(session, case, case.version, Move(after), (), staff, NOW)
        with pytest.raises(Stale):
            await move_case(session, case, case.version + 1, move, (), staff, NOW)
        await move_case(session, case, case.version, move, (), staff, NOW)
        await session.flush()
        last = await session.scalar(select(BenefitCaseStep).order_by(BenefitCaseStep.id.desc()).limit(1))
        assert last is not None
        assert (last.before, last.after, last.by, last.reason) == (before, after, staff.account_id, reason)
        assert await session.scalar(
            select(func.count())
            .select_from(AuditEntry)
            .where(AuditEntry.action == "case.status", AuditEntry.after == after)
        )


def test_every_status_can_be_reached_and_left_and_is_drawn() -> None:
    assert {after for _, after in STEPS} == set(S)
    assert all(steps_from(status) for status in S)
    assert all(
        f"{before.value if before else '[*]'} --> {after.value}" in mermaid() for before, after in STEPS
    )


async def test_papers_come_before_complete(database: Database) -> None:
    async with database.write() as session:
        case, _, staff = await opened(session)
        missing = missing_papers(case, REGENCY)
        with pytest.raises(Invalid):
            await move_case(session, case, case.version, Move(S.COMPLETE), missing, staff, NOW)


async def test_a_case_opened_again_yields_to_the_one_that_is_open(database: Database) -> None:
    async with database.write() as session:
        case, coordinator, staff = await opened(session)
        await close_mistaken(session, case.worker_id, coordinator, NOW)
        assert case.status is S.CLOSED
        _, is_new = await report(session, staff, case.worker_id, DEATH, REGENCY, NOW)
        assert is_new
        await session.refresh(case, ["worker"])
        with pytest.raises(Invalid):
            await move_case(session, case, case.version, Move(S.REPORTED, note="Buka lagi"), (), staff, NOW)


async def test_another_s_case_is_not_closed_with_a_mistaken_tap(database: Database) -> None:
    async with database.write() as session:
        case, _, staff = await opened(session)
        await close_mistaken(session, case.worker_id, staff, NOW)
        assert case.status is S.REPORTED


async def test_strangers_learn_nothing(database: Database) -> None:
    async with database.write() as session:
        case, _, _ = await opened(session)
        stranger = await make_coordinator(session, (await make_enrolment(session)).organisation)
        for by in (stranger, Access(1, frozenset({Role.GUEST, Role.WORKER}), worker_id=case.worker_id + 1)):
            with pytest.raises(NotAllowed):
                await case_for(session, by, case.id)
            with pytest.raises(NotAllowed):
                await concerned(session, by, case.worker_id)


async def test_steps_can_only_be_added(database: Database) -> None:
    async with database.write() as session:
        await opened(session)
    with pytest.raises(DBAPIError):
        async with database.write() as session:
            await session.execute(delete(BenefitCaseStep))


async def test_reminders_come_when_due_and_once(database: Database) -> None:
    async with database.write() as session:
        accident, coordinator, _ = await opened(session, ACCIDENT)
        near = NOW + timedelta(hours=35)
        assert await due_followups(session, NOW, REGENCY) == []
        (due,) = await due_followups(session, near, REGENCY)
        assert (due.kind, due.to_staff, due.case_id) == (FollowUpKind.TELL_BPJS, True, accident.id)
        assert due.account_ids == {coordinator.account_id}
        assert due.text.args["hours"] == 11
        version = accident.version
        await mark_reminded(session, [accident.id], near)
        assert await due_followups(session, near + timedelta(hours=1), REGENCY) == []
        await session.refresh(accident)
        assert accident.version == version
        bpjs_told(session, accident, coordinator, near)
        await session.flush()
        (due,) = await due_followups(session, near + timedelta(days=3), REGENCY)
        assert (due.kind, due.to_staff) == (FollowUpKind.PAPERS, False)


def test_the_office_is_reminded_of_what_waits_for_it() -> None:
    case = BenefitCase(kind=CaseKind.DEATH, status=S.REPORTED, touched_at=NOW, status_since=NOW)
    day = timedelta(days=1)
    assert due_kind(case, 0, NOW + day) is None
    assert due_kind(case, 0, NOW + 2 * day) is FollowUpKind.OFFICE
    assert due_kind(case, 2, NOW + 2 * day) is None
    assert due_kind(case, 2, NOW + 3 * day) is FollowUpKind.PAPERS
    assert due_kind(case, 2, NOW + 31 * day) is None
    case.status = S.SENT
    assert due_kind(case, 0, NOW + 6 * day) is None
    assert due_kind(case, 0, NOW + 7 * day) is FollowUpKind.OFFICE


async def test_a_worker_who_is_gone_has_no_case(database: Database) -> None:
    async with database.write() as session:
        staff = await make_staff(session)
        with pytest.raises(NotAllowed):
            await report(session, staff, 0, DEATH, REGENCY, NOW)
        assert await session.scalar(select(func.count()).select_from(Worker)) == 0
