"""What waits comes one after the other, the oldest first, and nobody is asked about their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from models import Database, EnrolmentStatus, OrganisationStatus
from regency import load_regency
from services.errors import Invalid
from services.organisations import request_join
from services.queue import (
    Age,
    QueueCounts,
    QueueKind,
    join_card,
    next_in_queue,
    organisation_card,
    queue_counts,
)
from tests.factories import NOW, make_account, make_coordinator, make_enrolment, make_organisation, make_staff
from tests.services.saying import says

REGENCY = load_regency()
WAITING = OrganisationStatus.SUBMITTED
K = QueueKind


async def test_the_oldest_comes_first_and_skipping_goes_on_behind_it(database: Database) -> None:
    async with database.write() as session:
        staff, place = await make_staff(session), await make_organisation(session)
        asked = await request_join(
            session, await make_coordinator(session, await make_organisation(session)), place.id, None, NOW
        )
        member = await make_enrolment(session, organisation=place, submitted_at=NOW - timedelta(days=2))
        new = await make_organisation(session, status=WAITING, submitted_at=NOW - timedelta(days=1))
        same = await make_enrolment(session, organisation=place, submitted_at=NOW)
        await make_enrolment(session, organisation=place, status=EnrolmentStatus.RETURNED)
        expected = [(K.MEMBER, member.id), (K.ORGANISATION, new.id), (K.JOIN, asked.id), (K.MEMBER, same.id)]
        seen: list[tuple[QueueKind, int]] = []
        while item := await next_in_queue(session, staff, seen[-1] if seen else None):
            seen.append((item.kind, item.id))
            assert item.version == 1
        assert seen == expected
        member.status = EnrolmentStatus.APPROVED
        await session.flush()
        following = await next_in_queue(session, staff, after=expected[0])
        assert following is not None
        assert (following.kind, following.id) == expected[1]
        only = await next_in_queue(session, staff, kind=K.JOIN)
        assert only is not None
        assert (only.id, only.since) == (asked.id, NOW)
        assert await next_in_queue(session, staff, after=(K.JOIN, asked.id), kind=K.JOIN) is None
        forged = await next_in_queue(session, staff, after=(K.MEMBER, 10**12))
        assert forged is not None
        assert forged.id == new.id


async def test_ones_own_is_left_to_others_and_counted(database: Database) -> None:
    async with database.write() as session:
        staff = await make_staff(session)
        place = await make_organisation(session)
        await make_enrolment(session, submitted_by=staff.account_id)
        await make_organisation(session, status=WAITING, submitted_by=staff.account_id)
        await request_join(session, staff, place.id, None, NOW)
        record = await make_enrolment(session)
        speaker = replace(staff, worker_id=record.worker_id)
        assert await next_in_queue(session, speaker) is None
        counts = await queue_counts(session, speaker, REGENCY, NOW)
        assert (counts.total, counts.own) == (0, 4)
        colleague = await queue_counts(session, await make_staff(session), REGENCY, NOW)
        assert (colleague.total, colleague.own) == (4, 0)


async def test_counts_by_kind_and_age(database: Database) -> None:
    async with database.write() as session:
        staff, place = await make_staff(session), await make_organisation(session)
        for days in (0, 0, 3, 30):
            await make_enrolment(session, organisation=place, submitted_at=NOW - timedelta(days=days))
        await make_organisation(session, status=WAITING, submitted_at=NOW - timedelta(days=2))
        counts = await queue_counts(session, staff, REGENCY, NOW)
    assert counts.counts == {
        (K.MEMBER, Age.FRESH): 2,
        (K.MEMBER, Age.WAITING): 1,
        (K.MEMBER, Age.OVERDUE): 1,
        (K.ORGANISATION, Age.WAITING): 1,
    }
    assert (counts.of_kind(K.MEMBER), counts.of_kind(K.JOIN), counts.of_age(Age.WAITING)) == (4, 0, 2)
    assert (counts.total, QueueCounts({}).total) == (5, 0)


async def test_the_cards_of_organisations_and_requests(database: Database) -> None:
    async with database.write() as session:
        takmir = await make_account(session, name="Sari Contoh")
        place = await make_organisation(session, submitted_by=takmir.id, status=WAITING)
        await make_enrolment(session, organisation=place)
        applicant = await make_coordinator(session, await make_organisation(session))
        asked = await request_join(session, applicant, place.id, "Imam", NOW)
    async with database.read() as session:
        card = await organisation_card(session, place.id)
        assert (card.organisation.name, card.submitter, card.waiting_members) == (
            place.name,
            "Sari Contoh",
            1,
        )
        join = await join_card(session, asked.id)
        assert (join.request.organisation.name, join.request.position) == (place.name, "Imam")
        assert join.applicant
        for card_of in (organisation_card, join_card):
            with says(Invalid, "organisations-not-found"):
                await card_of(session, 0)
