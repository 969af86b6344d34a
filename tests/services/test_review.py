"""Staff decide once, on what they were shown, and never on their own."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from models import AuditEntry, Database, Enrolment, EnrolmentStatus, OrganisationStatus, Role, StatusChange
from regency import load_regency
from services.alike.duplicates import refresh
from services.enrolments import mend
from services.errors import Invalid, NotAllowed, Stale
from services.lifecycle import Verdict
from services.reasons import Reason
from services.review import NOTE_LENGTH, approve_all_clean, clean_ones, decide, history, review_card
from services.roles import Access
from services.workers import data_of
from tests.factories import (
    NOW,
    make_account,
    make_coordinator,
    make_enrolment,
    make_organisation,
    make_staff,
    make_worker,
)
from tests.services.saying import says

REGENCY = load_regency()
S = EnrolmentStatus
YES = Verdict(S.APPROVED)
BACK = Verdict(S.RETURNED, Reason.NIK_MISMATCH, note="Mohon cocokkan dengan KTP")
NO = Verdict(S.REJECTED, Reason.DECEASED)


async def test_the_card_holds_what_staff_need(database: Database) -> None:
    async with database.write() as session:
        submitter = await make_account(session, name="Sari Contoh")
        worker = await make_worker(session, birth_date=date(1962, 1, 5))
        entry = await make_enrolment(session, worker=worker, submitted_by=submitter.id)
        staff, verifier = await make_staff(session), await make_staff(session, Role.VERIFIER)
    async with database.read() as session:
        card = await review_card(session, entry.id, staff, REGENCY, NOW)
        assert card.submitter == "Sari Contoh"
        assert (card.enrolment.worker.name, card.enrolment.organisation.kind) == (worker.name, "masjid")
        assert [finding.code for finding in card.findings] == ["near_age_limit"]
        assert card.possible == {S.APPROVED, S.RETURNED, S.REJECTED}
        assert not card.own
        assert (await review_card(session, entry.id, verifier, REGENCY, NOW)).possible == frozenset()
        with says(Invalid, "review-not-found"):
            await review_card(session, 0, staff, REGENCY, NOW)


async def test_findings_are_those_of_today(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        worker = await make_worker(session, birth_date=date(1961, 11, 25))
        entry, staff = await make_enrolment(session, worker=worker), await make_staff(session)
        turned_65 = NOW + timedelta(days=5)
        card = await review_card(session, entry.id, staff, REGENCY, turned_65)
        assert [finding.code for finding in card.findings] == ["age_over_limit"]
        with says(Invalid, "review-blocked"):
            await decide(session, entry.id, entry.version, YES, staff, REGENCY, turned_65)
        assert entry.status is S.SUBMITTED


@pytest.mark.parametrize("verdict", [YES, BACK, NO])
async def test_a_decision_is_kept_and_its_people_are_told(database: Database, verdict: Verdict) -> None:
    async with database.write() as session:
        place, staff = await make_organisation(session), await make_staff(session)
        takmir, imam = await make_coordinator(session, place), await make_coordinator(session, place)
        entry = await make_enrolment(session, organisation=place, submitted_by=takmir.account_id)
        decided = await decide(session, entry.id, entry.version, verdict, staff, REGENCY, NOW)
        assert decided.tell_account_ids == {takmir.account_id, imam.account_id}
    async with database.read() as session:
        stored = await session.get_one(Enrolment, entry.id)
        [step] = await history(session, entry.id)
    assert (stored.status, stored.reason, stored.note) == (verdict.to, verdict.reason, verdict.note)
    assert (step.before, step.after, step.reason) == (S.SUBMITTED, verdict.to, verdict.reason)
    assert step.who


async def test_of_two_who_press_at_once_the_second_reads_who_was_first(database: Database) -> None:
    async with database.write() as session:
        entry = await make_enrolment(session)
        staff = [await make_staff(session) for _ in range(4)]

    async def press(number: int) -> str:
        async with database.write() as session:
            verdict = (YES, BACK, NO, YES)[number]
            try:
                await decide(session, entry.id, entry.version, verdict, staff[number], REGENCY, NOW)
            except Stale as stale:
                return stale.text.id
            return "decided"

    answers = await asyncio.gather(*(press(number) for number in range(4)))
    assert sorted(answers) == ["decided", *["review-decided-already"] * 3]
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(StatusChange)) == 1
        assert await session.scalar(select(func.count()).select_from(AuditEntry)) == 1


async def test_a_decision_on_what_was_mended_meanwhile_is_not_taken(database: Database) -> None:
    async with database.write() as session:
        place, staff = await make_organisation(session), await make_staff(session)
        takmir = await make_coordinator(session, place)
        entry = await make_enrolment(session, organisation=place)
        await decide(session, entry.id, entry.version, BACK, staff, REGENCY, NOW)
        shown = entry.version
        await mend(session, takmir, entry.id, shown, data_of(entry), REGENCY, NOW)
        with says(Stale, "review-changed"):
            await decide(session, entry.id, shown, NO, staff, REGENCY, NOW)


async def owners(session: Any) -> list[tuple[Access, Enrolment]]:
    """Staff who submitted an entry, who speak for its organisation, and whose own entry it is."""
    staff = await make_staff(session)
    submitted = await make_enrolment(session, submitted_by=staff.account_id)
    other = await make_enrolment(session)
    return [
        (staff, submitted),
        (replace(staff, organisation_ids=frozenset({other.organisation_id})), other),
        (replace(staff, worker_id=other.worker_id), other),
    ]


async def test_nobody_decides_on_their_own(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        for by, entry in await owners(session):
            card = await review_card(session, entry.id, by, REGENCY, NOW)
            assert (card.own, card.possible) == (True, frozenset())
            with says(NotAllowed, "review-own"):
                await decide(session, entry.id, entry.version, YES, by, REGENCY, NOW)
            assert entry not in await clean_ones(session, by, REGENCY, NOW)
            bulk = await approve_all_clean(session, [(entry.id, entry.version)], by, REGENCY, NOW)
            assert (bulk.approved, bulk.changed_meanwhile) == ((), (entry.id,))


@pytest.mark.parametrize("role", [Role.GUEST, Role.WORKER, Role.COORDINATOR, Role.VERIFIER])
async def test_others_than_staff_decide_nothing(sqlite_database: Database, role: Role) -> None:
    async with sqlite_database.write() as session:
        entry = await make_enrolment(session)
        nobody = Access((await make_account(session)).id, frozenset({role}))
        with says(NotAllowed, "not-allowed"):
            await decide(session, entry.id, entry.version, YES, nobody, REGENCY, NOW)
        with says(NotAllowed, "not-allowed"):
            await approve_all_clean(session, [(entry.id, entry.version)], nobody, REGENCY, NOW)


async def test_forged_presses(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        staff, entry = await make_staff(session), await make_enrolment(session)
        with says(Invalid, "review-not-found"):
            await decide(session, 10**12, 1, YES, staff, REGENCY, NOW)
        with says(Invalid, "review-note-long"):
            long = replace(BACK, note="a" * (NOTE_LENGTH + 1))
            await decide(session, entry.id, 1, long, staff, REGENCY, NOW)
        for forged in (S.SUBMITTED, S.WITHDRAWN):
            with pytest.raises(ValueError, match="not a decision"):
                await decide(session, entry.id, 1, Verdict(forged), staff, REGENCY, NOW)
        with says(Invalid, "lifecycle-reason-needed"):
            await decide(session, entry.id, 1, Verdict(S.REJECTED), staff, REGENCY, NOW)


async def test_members_wait_for_their_organisation(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        place, staff = (
            await make_organisation(session, status=OrganisationStatus.SUBMITTED),
            await make_staff(session),
        )
        entry = await make_enrolment(session, organisation=place)
        with says(Invalid, "review-organisation-waits"):
            await decide(session, entry.id, entry.version, YES, staff, REGENCY, NOW)
        assert (await decide(session, entry.id, entry.version, BACK, staff, REGENCY, NOW)).enrolment is entry


async def test_clean_ones_are_those_without_anything_to_look_at(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.review.SCAN", 2)
    async with database.write() as session:
        staff, place = await make_staff(session), await make_organisation(session)
        unconfirmed = await make_organisation(session, status=OrganisationStatus.SUBMITTED)
        old = await make_worker(session, birth_date=date(1962, 1, 5))
        twins = [await make_worker(session, name="Sari Kembar", nik=f"160901170880900{n}") for n in (1, 2)]
        # Named just now: the search for people alike has not come to her yet.
        third = await make_worker(session, name="Sari Kembar", nik="1609011708809003", keys_version=0)
        for worker in (old, *twins, third):
            await make_enrolment(session, worker=worker, organisation=place)
        await refresh(session, twins, NOW)
        await make_enrolment(session, organisation=unconfirmed)
        await make_enrolment(session, organisation=place, status=S.RETURNED)
        newer = await make_enrolment(session, organisation=place)
        older = await make_enrolment(session, organisation=place, submitted_at=NOW - timedelta(days=2))
        assert await clean_ones(session, staff, REGENCY, NOW) == [older, newer]
        assert await clean_ones(session, staff, REGENCY, NOW, limit=1) == [older]


async def test_of_very_many_who_were_named_just_now_some_wait_for_the_search(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.review.CATCH_UP", 1)
    async with sqlite_database.write() as session:
        staff, place = await make_staff(session), await make_organisation(session)
        entries = [
            await make_enrolment(
                session, worker=await make_worker(session, keys_version=0), organisation=place
            )
            for _ in range(3)
        ]
        assert await clean_ones(session, staff, REGENCY, NOW) == entries[:1]


async def test_exactly_what_was_shown_is_approved(database: Database) -> None:
    async with database.write() as session:
        staff, colleague = await make_staff(session), await make_staff(session)
        place = await make_organisation(session)
        takmir = await make_coordinator(session, place)
        entries = [await make_enrolment(session, organisation=place) for _ in range(4)]
        shown = [(entry.id, entry.version) for entry in entries[:3]]
        await decide(session, entries[1].id, entries[1].version, BACK, colleague, REGENCY, NOW)
        flagged = entries[2].worker
        flagged.birth_date = date(1962, 1, 5)
    async with database.write() as session:
        done = await approve_all_clean(session, [*shown, (10**12, 1)], staff, REGENCY, NOW)
    assert [entry.id for entry in done.approved] == [entries[0].id]
    assert done.changed_meanwhile == (entries[1].id, entries[2].id, 10**12)
    assert {account: [entry.id for entry in told] for account, told in done.tell.items()} == {
        takmir.account_id: [entries[0].id]
    }
    async with database.read() as session:
        rows = await session.execute(select(Enrolment.id, Enrolment.status).order_by(Enrolment.id))
        statuses = [status for _, status in rows]
    assert statuses == [S.APPROVED, S.RETURNED, S.SUBMITTED, S.SUBMITTED]


async def test_two_bulk_approvals_at_once_approve_each_once(database: Database) -> None:
    async with database.write() as session:
        staff = [await make_staff(session), await make_staff(session)]
        place = await make_organisation(session)
        entries = [await make_enrolment(session, organisation=place) for _ in range(12)]
        shown = [(entry.id, entry.version) for entry in entries]

    async def press(number: int) -> int:
        async with database.write() as session:
            order = shown if number else shown[::-1]
            return len((await approve_all_clean(session, order, staff[number], REGENCY, NOW)).approved)

    assert sorted(await asyncio.gather(press(0), press(1))) == [0, 12]
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(StatusChange)) == 12
