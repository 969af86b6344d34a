"""Staff confirm organisations and those who speak for them; once, and never their own."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select

from models import (
    AuditEntry,
    Database,
    Enrolment,
    EnrolmentStatus,
    JoinRequest,
    Organisation,
    OrganisationStatus,
    Role,
    RoleGrant,
    StatusChange,
)
from regency import load_regency
from services.confirmations import NOTE_LENGTH, Answer, decide_join, decide_organisation
from services.errors import Invalid, NotAllowed, Stale
from services.organisations import request_join
from tests.factories import (
    NOW,
    make_coordinator,
    make_enrolment,
    make_organisation,
    make_staff,
)
from tests.services.saying import says

REGENCY = load_regency()
WAITING, CONFIRMED, REJECTED = OrganisationStatus
YES, NO = Answer(CONFIRMED), Answer(REJECTED, "Sudah terdaftar dengan nama lain")


async def test_a_confirmed_organisation_keeps_its_coordinator(database: Database) -> None:
    async with database.write() as session:
        place, staff = await make_organisation(session, status=WAITING), await make_staff(session)
        takmir = await make_coordinator(session, place)
        decided = await decide_organisation(session, place.id, place.version, YES, staff, REGENCY, NOW)
    assert decided.tell_account_ids == {takmir.account_id}
    async with database.read() as session:
        stored = await session.get_one(Organisation, place.id)
        [trail] = await session.scalars(select(AuditEntry))
    assert (stored.status, stored.decided_by, stored.decided_at) == (CONFIRMED, staff.account_id, NOW)
    assert (trail.action, trail.before, trail.after) == ("organisation.decide", "submitted", "confirmed")


async def test_a_rejected_one_frees_its_people_and_its_coordinators(database: Database) -> None:
    async with database.write() as session:
        place, staff = await make_organisation(session, status=WAITING), await make_staff(session)
        takmir, other = (
            await make_coordinator(session, place),
            await make_coordinator(session, await make_organisation(session)),
        )
        waiting = await make_enrolment(session, organisation=place)
        returned = await make_enrolment(session, organisation=place, status=EnrolmentStatus.RETURNED)
        await request_join(session, other, place.id, None, NOW)
        decided = await decide_organisation(session, place.id, place.version, NO, staff, REGENCY, NOW)
    assert decided.withdrawn == 2
    assert decided.tell_account_ids == {takmir.account_id}
    assert decided.applicants == {other.account_id}
    async with database.read() as session:
        statuses = (await session.scalars(select(Enrolment.status))).all()
        changes = (await session.scalars(select(StatusChange.enrolment_id))).all()
        in_force = (
            await session.scalars(select(RoleGrant.account_id).where(RoleGrant.revoked_at.is_(None)))
        ).all()
        [asked] = await session.scalars(select(JoinRequest))
    assert statuses == [EnrolmentStatus.WITHDRAWN] * 2
    assert set(changes) == {waiting.id, returned.id}
    assert takmir.account_id not in in_force
    assert other.account_id in in_force
    assert asked.status is REJECTED


async def test_of_two_who_decide_at_once_the_second_reads_who_was_first(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session, status=WAITING)
        staff = [await make_staff(session), await make_staff(session)]

    async def press(number: int) -> str:
        async with database.write() as session:
            try:
                await decide_organisation(
                    session, place.id, place.version, (YES, NO)[number], staff[number], REGENCY, NOW
                )
            except Stale as stale:
                return stale.text.id
            return "decided"

    assert sorted(await asyncio.gather(press(0), press(1))) == ["decided", "review-decided-already"]


async def test_nobody_confirms_what_is_their_own(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        staff = await make_staff(session)
        place = await make_organisation(session, status=WAITING, submitted_by=staff.account_id)
        other = await make_organisation(session, status=WAITING)
        speaker = replace(staff, organisation_ids=frozenset({other.id}))
        with says(NotAllowed, "review-own"):
            await decide_organisation(session, place.id, 1, YES, staff, REGENCY, NOW)
        with says(NotAllowed, "review-own"):
            await decide_organisation(session, other.id, 1, YES, speaker, REGENCY, NOW)


@pytest.mark.parametrize("role", [Role.GUEST, Role.COORDINATOR, Role.VERIFIER])
async def test_others_than_staff_decide_nothing(sqlite_database: Database, role: Role) -> None:
    async with sqlite_database.write() as session:
        nobody = await make_staff(session, role)
        with says(NotAllowed, "not-allowed"):
            await decide_organisation(session, 1, 1, YES, nobody, REGENCY, NOW)
        with says(NotAllowed, "not-allowed"):
            await decide_join(session, 1, 1, YES, nobody, REGENCY, NOW)


async def test_bad_ids_versions_and_answers(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        staff, place = await make_staff(session), await make_organisation(session, status=WAITING)
        with says(Invalid, "organisations-not-found"):
            await decide_organisation(session, 0, 1, YES, staff, REGENCY, NOW)
        with says(Invalid, "organisations-not-found"):
            await decide_join(session, 0, 1, YES, staff, REGENCY, NOW)
        with says(Stale, "review-changed"):
            await decide_organisation(session, place.id, 9, YES, staff, REGENCY, NOW)
        with says(Invalid, "review-note-long"):
            long = Answer(REJECTED, "a" * (NOTE_LENGTH + 1))
            await decide_organisation(session, place.id, 1, long, staff, REGENCY, NOW)
        with pytest.raises(ValueError, match="confirm or reject"):
            await decide_organisation(session, place.id, 1, Answer(WAITING), staff, REGENCY, NOW)


async def test_a_confirmed_request_makes_a_coordinator(database: Database) -> None:
    async with database.write() as session:
        place, staff = await make_organisation(session), await make_staff(session)
        applicant = await make_coordinator(session, await make_organisation(session))
        asked = await request_join(session, applicant, place.id, "Imam", NOW)
        decided = await decide_join(session, asked.id, asked.version, YES, staff, REGENCY, NOW)
        assert decided.tell_account_ids == {applicant.account_id}
        with says(Stale, "review-decided-already"):
            await decide_join(session, asked.id, 1, NO, staff, REGENCY, NOW)
        given = select(RoleGrant).where(RoleGrant.organisation_id == place.id)
        [grant] = await session.scalars(given)
    assert (grant.account_id, grant.position, grant.granted_by) == (
        applicant.account_id,
        "Imam",
        staff.account_id,
    )


async def test_a_rejected_request_gives_nothing_and_may_be_made_again(database: Database) -> None:
    async with database.write() as session:
        place, staff = await make_organisation(session), await make_staff(session)
        applicant = await make_coordinator(session, await make_organisation(session))
        asked = await request_join(session, applicant, place.id, None, NOW)
        await decide_join(session, asked.id, asked.version, NO, staff, REGENCY, NOW)
        given = select(RoleGrant).where(RoleGrant.organisation_id == place.id)
        assert list(await session.scalars(given)) == []
        again = await request_join(session, applicant, place.id, None, NOW)
        assert again.id != asked.id
        own = replace(staff, account_id=applicant.account_id)
        with says(NotAllowed, "review-own"):
            await decide_join(session, again.id, again.version, YES, own, REGENCY, NOW)


async def test_a_request_for_a_rejected_organisation_comes_to_nothing(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        place, staff = await make_organisation(session), await make_staff(session)
        applicant = await make_coordinator(session, await make_organisation(session))
        asked = await request_join(session, applicant, place.id, None, NOW)
        place.status = REJECTED
        await session.flush()
        with says(Invalid, "organisations-not-found"):
            await decide_join(session, asked.id, asked.version, YES, staff, REGENCY, NOW)
