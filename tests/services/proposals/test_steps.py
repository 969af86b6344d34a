"""Freezing, paying, cancelling, closing, and changes in between: every rupiah and status accounted for."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from models import (
    AuditEntry,
    Enrolment,
    EnrolmentStatus,
    LineState,
    ProposalKind,
    ProposalLine,
    ProposalStatus,
    Role,
    StatusChange,
)
from services.errors import Invalid, NotAllowed, Stale
from services.proposals import revising, steps
from services.proposals.budgets import BudgetData, set_budget, sums, year_of_money
from services.proposals.history import history_of, mended
from services.proposals.planning import Request
from services.reasons import Reason
from services.roles import Access
from tests.factories import make_staff
from tests.services.proposals.conftest import EACH, REGENCY, START, Year, line_of

S = EnrolmentStatus


async def test_freezing_proposes_exactly_those_who_were_shown(year: Year) -> None:
    ids = [
        await year.person(days=9),
        await year.person(days=8, status=S.CLEARED),
        await year.person(days=7, status=S.ENROLLED),
        await year.person(days=6),
    ]
    await year.budget(EACH * 3)
    proposal = await year.proposal(await year.freeze())
    assert (proposal.number, proposal.status, proposal.monthly) == ("2027-01", ProposalStatus.SENT, 16_800)
    assert proposal.order_rule == ["near_65", "renewal", "approved_at"]
    # The renewal goes before those who are new.
    lines = await year.lines(proposal.id)
    assert [(line.enrolment_id, line.before, line.amount, line.place) for line in lines] == [
        (ids[2], S.ENROLLED, EACH, 1), (ids[0], S.APPROVED, EACH, 2), (ids[1], S.CLEARED, EACH, 3),
    ]  # fmt: skip
    assert await year.statuses(*ids) == [S.PROPOSED] * 3 + [S.APPROVED]
    async with year.database.read() as session:
        steps_taken = await session.scalars(select(StatusChange).where(StatusChange.after == S.PROPOSED))
        assert {(one.enrolment_id, one.by) for one in steps_taken} == {
            (one, year.staff.account_id) for one in ids[:3]
        }
        money = await year_of_money(session, 2027)
        assert (money.used, money.free, money.people) == (EACH * 3, 0, 3)


async def test_a_list_that_changed_since_it_was_shown_is_not_frozen(year: Year) -> None:
    await year.person()
    await year.budget(EACH * 5)
    shown = await year.plan()
    await year.person()
    async with year.database.write() as session:
        with pytest.raises(Stale):
            await steps.freeze(session, year.request, shown.fingerprint, year.staff, REGENCY, year.now)


async def test_nothing_is_frozen_without_a_budget_people_or_the_role(year: Year) -> None:
    with pytest.raises(Invalid):
        await year.freeze()
    await year.budget(EACH)
    with pytest.raises(Invalid):
        await year.freeze()
    one = await year.person()
    async with year.database.write() as session:
        verifier = await make_staff(session, Role.VERIFIER)
        with pytest.raises(NotAllowed):
            await steps.freeze(session, year.request, "", verifier, REGENCY, year.now)
    assert await year.statuses(one) == [S.APPROVED]


async def test_a_person_is_in_one_open_proposal_at_most(year: Year) -> None:
    await year.person()
    await year.budget(EACH * 5)
    proposal_id = await year.freeze()
    line = (await year.lines(proposal_id))[0]
    with pytest.raises(IntegrityError):
        async with year.database.write() as session:
            session.add(
                ProposalLine(
                    proposal_id=proposal_id, enrolment_id=line.enrolment_id, worker_id=line.worker_id,
                    place=99, before=S.APPROVED, amount=1, state=LineState.OPEN,
                )
            )  # fmt: skip


async def test_cancelling_gives_everybody_and_every_rupiah_back(year: Year) -> None:
    ids = [await year.person(), await year.person(status=S.CLEARED), await year.person(status=S.ENROLLED)]
    await year.budget(EACH * 3)
    before = await year.statuses(*ids)
    proposal_id = await year.freeze()
    async with year.database.write() as session:
        await steps.cancel(session, proposal_id, year.staff, year.now)
    assert await year.statuses(*ids) == before
    assert {line.state for line in await year.lines(proposal_id)} == {LineState.REMOVED}
    async with year.database.read() as session:
        assert (await year_of_money(session, 2027)).used == 0
    again = await year.proposal(await year.freeze())
    assert again.number == "2027-02"


async def test_who_left_in_the_meantime_stays_left_when_it_is_cancelled(year: Year) -> None:
    one = await year.person()
    await year.budget(EACH)
    proposal_id = await year.freeze()
    async with year.database.write() as session:
        (await session.get_one(Enrolment, one)).status = S.LEFT
    async with year.database.write() as session:
        found, total = await revising.strays(session, proposal_id)
        assert ([card.enrolment.id for card in found], total) == ([one], 1)
        await steps.cancel(session, proposal_id, year.staff, year.now)
    assert await year.statuses(one) == [S.LEFT]


async def test_what_is_paid_is_not_changed_any_more(year: Year) -> None:
    one = await year.person()
    await year.budget(EACH)
    proposal_id = await year.freeze()
    async with year.database.write() as session:
        await steps.pay(session, proposal_id, year.staff, year.now)
        line = await line_of(session, proposal_id, one)
        for attempt in (
            steps.cancel(session, proposal_id, year.staff, year.now),
            steps.pay(session, proposal_id, year.staff, year.now),
            revising.take_out(
                session, line.id, revising.Removal(Reason.DECEASED), year.staff, REGENCY, year.now
            ),
        ):
            with pytest.raises(Invalid):
                await attempt
        assert (await steps.unpay(session, proposal_id, year.staff, year.now)).status is ProposalStatus.SENT


async def test_it_is_closed_once_every_line_is_answered_and_not_before(year: Year) -> None:
    one, two = await year.person(), await year.person()
    await year.budget(EACH * 2)
    proposal_id = await year.freeze()
    async with year.database.write() as session:
        await steps.pay(session, proposal_id, year.staff, year.now)
        (await line_of(session, proposal_id, one)).state = LineState.ENROLLED
        assert await steps.close_if_answered(session, proposal_id, None, year.now) is False
        (await line_of(session, proposal_id, two)).state = LineState.REFUSED
        assert await steps.close_if_answered(session, proposal_id, None, year.now) is True
    assert (await year.proposal(proposal_id)).status is ProposalStatus.CLOSED
    async with year.database.read() as session:
        (found,) = await sums(session, proposal_id=proposal_id)
    assert (found.people, found.rupiah, found.enrolled, found.refused) == (1, EACH, 1, 1)


async def take_out(
    year: Year, proposal_id: int, one: int, reason: Reason, *, replace: bool
) -> revising.Removed:
    async with year.database.write() as session:
        line = await line_of(session, proposal_id, one)
        removal = revising.Removal(reason, replace)
        return await revising.take_out(session, line.id, removal, year.staff, REGENCY, year.now)


async def test_the_next_of_the_line_takes_the_place(year: Year) -> None:
    one, two, three = [await year.person(days=9 - number) for number in range(3)]
    await year.budget(EACH * 2)
    proposal_id = await year.freeze()
    removed = await take_out(year, proposal_id, one, Reason.MOVED_AWAY, replace=True)
    assert removed.instead is not None
    assert removed.instead.enrolment_id == three
    assert await year.statuses(one, two, three) == [S.REJECTED, S.PROPOSED, S.PROPOSED]
    lines = await year.lines(proposal_id)
    assert [(line.place, line.state, line.replaces_id) for line in lines] == [
        (1, LineState.REMOVED, None), (2, LineState.OPEN, None), (3, LineState.OPEN, lines[0].id),
    ]  # fmt: skip
    assert (lines[0].reason, lines[0].removed_by) == (Reason.MOVED_AWAY, year.staff.account_id)
    assert (await year.proposal(proposal_id)).revision == 1
    async with year.database.read() as session:
        assert (await year_of_money(session, 2027)).used == EACH * 2
        proposal = await year.proposal(proposal_id)
        assert [line.step for line in await history_of(session, proposal)] == ["replace", "remove", "freeze"]


async def test_somebody_put_off_waits_for_the_next_proposal_and_does_not_replace_themselves(
    year: Year,
) -> None:
    one = await year.person()
    await year.budget(EACH)
    proposal_id = await year.freeze()
    removed = await take_out(year, proposal_id, one, revising.PUT_OFF, replace=True)
    assert removed.instead is None
    assert await year.statuses(one) == [S.APPROVED]
    assert [person.enrolment_id for person in (await year.plan()).taken] == [one]


async def test_nobody_is_taken_out_twice(year: Year) -> None:
    one = await year.person()
    await year.budget(EACH)
    proposal_id = await year.freeze()
    await take_out(year, proposal_id, one, Reason.DECEASED, replace=False)
    with pytest.raises(Invalid):
        await take_out(year, proposal_id, one, Reason.DECEASED, replace=False)
    assert (await year.proposal(proposal_id)).revision == 1


async def test_a_follow_up_holds_only_what_failed_and_was_mended(year: Year) -> None:
    one, two, other = await year.person(), await year.person(), await year.person(days=1)
    await year.budget(EACH * 2)
    parent = await year.freeze()
    await year.refuse(parent, two)
    request = Request(ProposalKind.FOLLOW_UP, START, 9, parent)
    async with year.database.read() as session:
        assert await mended(session, await year.proposal(parent)) == 1
    # The money of who was refused is free again, and nobody else takes it in a follow-up.
    child = await year.proposal(await year.freeze(request))
    assert [line.enrolment_id for line in await year.lines(child.id)] == [two]
    assert (child.parent_id, child.kind) == (parent, ProposalKind.FOLLOW_UP)
    assert await year.statuses(one, two, other) == [S.PROPOSED, S.PROPOSED, S.APPROVED]
    async with year.database.read() as session:
        assert await mended(session, await year.proposal(parent)) == 0
        assert (await year_of_money(session, 2027)).people == 2


async def test_a_ceiling_below_what_is_used_is_refused_and_history_is_kept(year: Year) -> None:
    await year.person()
    await year.budget(EACH * 2)
    await year.freeze()
    async with year.database.write() as session:
        with pytest.raises(Invalid) as refused:
            await set_budget(session, 2027, BudgetData(EACH - 1, None, 9), year.staff, year.now)
        assert refused.value.field == "ceiling"
        await set_budget(session, 2027, BudgetData(EACH, None, 9), year.staff, year.now)
        entries = await session.scalars(select(AuditEntry).where(AuditEntry.action == "budget.set"))
        assert [entry.before for entry in entries] == [
            None, f"ceiling={EACH * 2} quota=None months=9",
        ]  # fmt: skip


async def test_a_quota_below_the_people_or_a_stranger_is_refused(year: Year) -> None:
    await year.person()
    await year.person()
    await year.budget(EACH * 2)
    await year.freeze()
    async with year.database.write() as session:
        with pytest.raises(Invalid) as refused:
            await set_budget(session, 2027, BudgetData(EACH * 2, 1, 9), year.staff, year.now)
        assert refused.value.field == "quota"
        stranger = Access(year.staff.account_id, frozenset({Role.GUEST}))
        with pytest.raises(NotAllowed):
            await set_budget(session, 2027, BudgetData(EACH * 2, None, 9), stranger, year.now)
