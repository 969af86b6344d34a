"""Whom a proposal takes, in which order, and whom it leaves out and why."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import DuplicatePair, Enrolment, EnrolmentStatus, ProposalKind, Worker
from regency import OrderRule
from services.errors import Invalid
from services.proposals.ordering import RULES, Candidate, Circumstances, in_order
from services.proposals.planning import Limit, Request
from tests.factories import NOW, make_enrolment, make_protection, make_worker
from tests.services.proposals.conftest import EACH, START, Year


async def taken(year: Year, request: Request | None = None) -> list[int]:
    return [one.enrolment_id for one in (await year.plan(request)).taken]


async def test_the_list_stops_at_the_ceiling_and_the_rest_waits_in_order(year: Year) -> None:
    ids = [await year.person(days=30 - number) for number in range(5)]
    await year.budget(EACH * 3 + EACH - 1)
    found = await year.plan()
    assert [one.enrolment_id for one in found.taken] == ids[:3]
    assert [(one.place, one.person.enrolment_id, one.why) for one in found.waiting] == [
        (1, ids[3], Limit.CEILING), (2, ids[4], Limit.CEILING),
    ]  # fmt: skip
    assert (found.cost.people, found.cost.each, found.cost.total, found.left) == (3, EACH, 3 * EACH, EACH - 1)
    assert found.request.ends_on == date(2027, 9, 30)


async def test_the_list_stops_at_the_quota_though_there_is_money(year: Year) -> None:
    for _ in range(3):
        await year.person()
    await year.budget(EACH * 10, quota=2)
    found = await year.plan()
    assert len(found.taken) == 2
    assert [one.why for one in found.waiting] == [Limit.QUOTA]


async def test_who_turns_65_soon_goes_first_then_renewals_then_by_day_of_approval(year: Year) -> None:
    late = await year.person(days=1)
    early = await year.person(days=20)
    renewal = await year.person(days=2, status=EnrolmentStatus.ENROLLED)
    june = await year.person(days=1, worker={"birth_date": date(1962, 6, 1)})
    march = await year.person(days=1, worker={"birth_date": date(1962, 3, 1)})
    assert await taken(year) == [march, june, renewal, early, late]


async def test_who_is_not_ready_is_counted_with_the_reason(year: Year) -> None:
    await year.person("Tanpa Ibu", worker={"mother_name": None})
    await year.person("Sudah Tua", worker={"birth_date": date(1962, 1, 1)})
    await year.person("Di Pengumuman", status=EnrolmentStatus.ANNOUNCED)
    covered = await year.person("Masih Terlindung", status=EnrolmentStatus.ENROLLED)
    async with year.database.write() as session:
        entry = await session.get_one(Enrolment, covered)
        worker = await make_worker(session)
        entry.worker_id = worker.id
        await make_protection(session, worker, ends_on=START)
        first, second = await make_worker(session), await make_worker(session)
        # Beyond anybody's place in a proposal, but known to BPJS: paid for already, perhaps.
        await make_protection(session, first, ends_on=date(2025, 1, 1))
        await make_enrolment(session, worker=second, status=EnrolmentStatus.APPROVED)
        session.add(DuplicatePair(first_id=first.id, second_id=second.id, points=90, found_at=NOW))
    found = await year.plan()
    assert found.taken == ()
    assert found.why_not == dict.fromkeys(
        ("complete", "age_over_limit", "announced", "covered", "no_twin"), 1
    )


@pytest.mark.parametrize("half", ["first", "second"])
async def test_a_pair_that_nobody_is_asked_about_holds_nobody_back(year: Year, half: str) -> None:
    """The other half withdrew and was never covered: /ganda does not show the pair."""
    one = await year.person()
    async with year.database.write() as session:
        entry = await session.get_one(Enrolment, one)
        gone = await make_worker(session)
        await make_enrolment(session, worker=gone, status=EnrolmentStatus.WITHDRAWN)
        ids = (entry.worker_id, gone.id) if half == "first" else (gone.id, entry.worker_id)
        session.add(DuplicatePair(first_id=ids[0], second_id=ids[1], points=90, found_at=NOW))
    assert await taken(year) == [one]


async def test_age_is_counted_on_the_planned_start_not_today(year: Year) -> None:
    born = date(1962, 5, 1)
    one = await year.person(worker={"birth_date": born})
    assert await taken(year, Request(ProposalKind.NEW, date(2027, 4, 1), 3)) == [one]
    assert await taken(year, Request(ProposalKind.NEW, date(2027, 5, 1), 3)) == []


async def test_somebody_past_65_who_is_still_in_the_grace_is_renewed(year: Year) -> None:
    one = await year.person(worker={"birth_date": date(1960, 1, 1)}, status=EnrolmentStatus.ENROLLED)
    assert await taken(year) == []
    async with year.database.write() as session:
        entry = await session.get_one(Enrolment, one)
        worker = await session.get_one(Worker, entry.worker_id)
        await make_protection(session, worker, ends_on=date(2026, 12, 31), grace_until=date(2027, 3, 31))
    assert await taken(year) == [one]


async def test_a_renewal_takes_only_those_who_were_in(year: Year) -> None:
    await year.person()
    old = await year.person(status=EnrolmentStatus.ENROLLED)
    assert await taken(year, Request(ProposalKind.RENEWAL, START, 9)) == [old]


async def test_who_waits_in_an_open_proposal_is_not_taken_again(year: Year) -> None:
    await year.person()
    await year.budget(EACH * 10)
    await year.freeze()
    later = await year.person()
    assert await taken(year) == [later]


@pytest.mark.parametrize(
    ("start", "months"), [(date(2027, 1, 2), 3), (date(2026, 10, 1), 3), (date(2027, 6, 1), 8), (START, 0)]
)
async def test_a_start_or_a_length_that_cannot_be_is_refused(year: Year, start: date, months: int) -> None:
    with pytest.raises(Invalid):
        await year.plan(Request(ProposalKind.NEW, start, months))


people = st.builds(
    lambda number, birth, status, approved: Candidate(
        number, number, status, "", "", "marbot", 1, birth, approved, NOW, None
    ),
    st.integers(1, 10**6),
    st.dates(date(1950, 1, 1), date(2005, 1, 1)),
    st.sampled_from([EnrolmentStatus.APPROVED, EnrolmentStatus.ENROLLED]),
    st.none() | st.sampled_from([datetime(2026, month, 1, tzinfo=UTC) for month in (1, 2, 3)]),
)


@given(
    st.lists(people, max_size=12, unique_by=lambda one: one.enrolment_id),
    st.permutations(list(OrderRule)),
    st.randoms(),
)
def test_the_order_is_the_same_however_the_people_come(
    everybody: list[Candidate], rules: list[OrderRule], random: object
) -> None:
    around = Circumstances(65, date(2027, 12, 31))
    once = in_order(everybody, rules, around)
    assert in_order(list(reversed(everybody)), rules, around) == once
    first = RULES[rules[0]]
    values = [first(one, around) for one in once]
    assert values == sorted(values)


def test_another_first_rule_is_another_order() -> None:
    around = Circumstances(65, date(2027, 12, 31))
    old = Candidate(1, 1, EnrolmentStatus.APPROVED, "", "", "marbot", 1, date(1962, 5, 1), NOW, NOW, None)
    renewal = Candidate(2, 2, EnrolmentStatus.ENROLLED, "", "", "marbot", 1, date(1980, 5, 1), NOW, NOW, None)
    firsts = {
        in_order([old, renewal], rules, around)[0].enrolment_id
        for rules in permutations([OrderRule.NEAR_LIMIT, OrderRule.RENEWAL])
    }
    assert firsts == {1, 2}
