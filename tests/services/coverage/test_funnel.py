from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import product
from statistics import median

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    DECIDED_STATUSES,
    OPEN_STATUSES,
    Database,
    DukcapilCheck,
    Enrolment,
    EnrolmentStatus,
    FurtherPost,
    Protection,
    StatusChange,
    VisitCheck,
    VisitResult,
    Worker,
)
from services.coverage.entries import By
from services.coverage.figures import Cut, Funnel, Stage
from services.coverage.funnel import funnel, funnels, people_reaching
from tests.factories import make_organisation, make_protection
from tests.services.coverage.invented import (
    REGENCY,
    TODAY,
    ago,
    entry,
    matched,
    populate,
    serves_too,
    visited,
)

S = EnrolmentStatus


def people(one: Funnel) -> list[int]:
    return [step.people for step in one.steps]


def medians(one: Funnel) -> list[float | None]:
    return [None if step.median_days is None else round(step.median_days, 3) for step in one.steps]


async def test_somebody_goes_all_the_way(database: Database) -> None:
    async with database.write() as session:
        one = await entry(session, (S.SUBMITTED, 40), (S.APPROVED, 30), (S.PROPOSED, 25), (S.ENROLLED, 2))
        await visited(session, one, 36)
        await make_protection(session, one.worker, starts_on=ago(5).date())
    async with database.read() as session:
        found = await funnel(session, Cut(), TODAY, REGENCY)
    assert people(found) == [1, 1, 1, 1, 1]
    # The cover begins at midnight in the regency, ten hours before the time of day of the proposal.
    assert medians(found) == [None, 4, 6, 5, round(20 - 10 / 24, 3)]
    assert [step.skipped for step in found.steps] == [0, 0, 0, 0, 0]


async def test_who_waits_counts_as_far_as_they_came(database: Database) -> None:
    async with database.write() as session:
        await entry(session, (S.SUBMITTED, 9))
        await entry(session, (S.SUBMITTED, 9), (S.RETURNED, 5))
        await matched(session, await entry(session, (S.SUBMITTED, 9)), 7)
        await entry(session, (S.SUBMITTED, 9), (S.APPROVED, 8))
        await entry(session, (S.SUBMITTED, 9), (S.APPROVED, 8), (S.PROPOSED, 3))
        await entry(session, (S.SUBMITTED, 9), (S.REJECTED, 8))
    async with database.read() as session:
        found = await funnel(session, Cut(), TODAY, REGENCY)
    assert people(found) == [5, 3, 2, 1, 0]
    assert [step.skipped for step in found.steps] == [0, 2, 0, 0, 0]
    assert medians(found) == [None, 2, 1, 5, None]


async def test_a_proposal_that_was_taken_back_is_none(database: Database) -> None:
    async with database.write() as session:
        await entry(session, (S.SUBMITTED, 9), (S.APPROVED, 8), (S.PROPOSED, 3), (S.APPROVED, 2))
    async with database.read() as session:
        found = await funnel(session, Cut(), TODAY, REGENCY)
    assert people(found) == [1, 1, 1, 0, 0]
    assert medians(found)[2:] == [1, None, None]


async def test_cover_from_before_the_proposal_took_no_days(database: Database) -> None:
    async with database.write() as session:
        one = await entry(session, (S.SUBMITTED, 9), (S.APPROVED, 8), (S.PROPOSED, 3))
        await make_protection(session, one.worker, starts_on=ago(200).date())
    async with database.read() as session:
        assert medians(await funnel(session, Cut(), TODAY, REGENCY))[4] is None


async def test_two_roles_count_in_each_category_and_once_in_total(database: Database) -> None:
    async with database.write() as session:
        one = await entry(session, (S.SUBMITTED, 9))
        other = await make_organisation(session, kind="tpa")
        await serves_too(session, one, other, "guru_ngaji")
        await serves_too(session, one, await make_organisation(session), "marbot")
    async with database.read() as session:
        parts = {
            part.label: part.steps[0].people for part in await funnels(session, By.CATEGORY, TODAY, REGENCY)
        }
        total = await funnel(session, Cut(), TODAY, REGENCY)
        there = await funnel(session, Cut(organisation=other.id), TODAY, REGENCY)
    assert (parts["marbot"], parts["guru_ngaji"], total.steps[0].people) == (1, 1, 1)
    assert there.steps[0].people == 1


async def test_an_empty_regency_has_every_part(database: Database) -> None:
    async with database.read() as session:
        found = await funnels(session, By.KECAMATAN, TODAY, REGENCY)
        assert len(found) == 19
        assert all(people(one) == [0] * 5 and medians(one) == [None] * 5 for one in found)


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_parts_add_up_and_every_step_opens_to_its_people(database: Database, seed: int) -> None:
    async with database.write() as session:
        await populate(session, seed)
    async with database.read() as session:
        total = await funnel(session, Cut(), TODAY, REGENCY)
        places = await funnels(session, By.KECAMATAN, TODAY, REGENCY)
        kinds = await funnels(session, By.CATEGORY, TODAY, REGENCY)
        for place in range(len(Stage)):
            assert sum(one.steps[place].people for one in places) == total.steps[place].people
            assert sum(one.steps[place].skipped for one in places) == total.steps[place].skipped
            assert sum(one.steps[place].people for one in kinds) >= total.steps[place].people
        for one, stage in product((total, *places[:6], *kinds), Stage):
            assert people(one) == sorted(people(one), reverse=True)
            listed = await people_reaching(session, one.cut, stage, TODAY, REGENCY)
            step = next(step for step in one.steps if step.stage is stage)
            assert len({line.person.worker_id for line in listed}) == len(listed) == step.people
            assert {line.about for line in listed} <= set(list(Stage)[list(Stage).index(stage) :])
        for one in (*places, *kinds):
            assert one.steps == (await funnel(session, one.cut, TODAY, REGENCY)).steps


@pytest.mark.parametrize("seed", [4, 5])
async def test_sql_counts_as_somebody_with_pen_and_paper(database: Database, seed: int) -> None:
    async with database.write() as session:
        await populate(session, seed)
    async with database.read() as session:
        reached, days = await by_hand(session)
        found = await funnel(session, Cut(), TODAY, REGENCY)
    assert people(found) == [sum(level >= place for level in reached) for place in range(5)]
    expected = [None, *(round(median(days[place]), 3) if days[place] else None for place in range(1, 5))]
    assert medians(found) == expected


async def by_hand(session: AsyncSession) -> tuple[list[int], dict[int, list[float]]]:
    """The stage of every open entry and the days to each, person by person."""
    reached, days = [], {place: list[float]() for place in range(1, 5)}
    statuses = Enrolment.status.in_(OPEN_STATUSES)
    for one in await session.scalars(select(Enrolment).where(statuses)):
        steps = list(
            await session.scalars(
                select(StatusChange).where(StatusChange.enrolment_id == one.id).order_by(StatusChange.id)
            )
        )
        check = await session.scalar(
            select(VisitCheck).where(
                VisitCheck.enrolment_id == one.id, VisitCheck.result == VisitResult.PRESENT
            )
        )
        compared = await session.scalar(select(DukcapilCheck).where(DukcapilCheck.worker_id == one.worker_id))
        periods = list(await session.scalars(select(Protection).where(Protection.worker_id == one.worker_id)))
        assert await session.get(Worker, one.worker_id)
        seen = [at for at in (check and check.settled_at, compared and compared.at) if at]
        verified = min(seen, default=None)
        approved = _last(step.at for step in steps if (step.before, step.after) == (S.SUBMITTED, S.APPROVED))
        level = 1 if verified else 0
        level = 2 if one.status in DECIDED_STATUSES else level
        level = 3 if one.status in (S.PROPOSED, S.ENROLLED) else level
        proposed = next((step.at for step in steps if step.after is S.PROPOSED), None) if level == 3 else None
        level = 4 if any(period.starts_on <= TODAY for period in periods) else level
        before = verified if verified and approved and verified <= approved else steps[0].at
        begun = [datetime.combine(one.starts_on, datetime.min.time(), REGENCY.zone) for one in periods]
        covered = _first(at for at in begun if proposed and at > proposed - timedelta(days=1))
        pairs = ((verified, steps[0].at), (approved, before), (proposed, approved), (covered, proposed))
        for place, (later, earlier) in enumerate(pairs, start=1):
            if later and earlier and level >= place:
                passed = (later - earlier).total_seconds() / 86_400
                passed = max(0.0, passed) if place == 4 else passed
                if passed >= 0:
                    days[place].append(passed)
        reached.append(level)
    return reached, days


def _last(moments: Iterable[datetime]) -> datetime | None:
    return max(moments, default=None)


def _first(moments: Iterable[datetime]) -> datetime | None:
    return min(moments, default=None)


async def test_further_posts_of_closed_entries_count_nowhere(database: Database) -> None:
    async with database.write() as session:
        one = await entry(session, (S.SUBMITTED, 9), (S.REJECTED, 8))
        await serves_too(session, one, await make_organisation(session), "guru_ngaji")
        assert await session.scalar(select(FurtherPost.id))
    async with database.read() as session:
        assert all(people(part)[0] == 0 for part in await funnels(session, By.CATEGORY, TODAY, REGENCY))
