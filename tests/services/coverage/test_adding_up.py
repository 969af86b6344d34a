"""Whatever happened: parts sum to wholes, lists are as long as stated, sums are a recount, the past stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import TypeAlias

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Database, Protection, ProtectionState, Standing, StandingDue, Worker
from services.coverage import changes as why
from services.coverage.asking import is_protected
from services.coverage.changes import Days, changes
from services.coverage.counting import Count, coverage, everyone_behind
from services.coverage.figures import Cause, Cut, Share
from services.coverage.lists import people_of, rows_of
from services.coverage.shares import picture, share
from services.coverage.sums import counts_on
from services.reasons import Reason
from tests.services.coverage.world import (
    CATEGORIES,
    FIRST_DAY,
    HORIZON,
    KECAMATAN,
    REGENCY,
    Post,
    World,
    cover_on,
)

HAPPENINGS = (
    *("submit", "submit", "decide", "leave", "take_back", "file", "file", "take_file_back"),
    *("merge", "part", "move", "mend", "post", "days_pass", "days_pass", "work_out"),
)
numbers = st.integers(0, 500)
histories = st.lists(
    st.tuples(st.sampled_from(HAPPENINGS), numbers, numbers, numbers), min_size=8, max_size=40
)
days = st.integers(0, HORIZON - 1).map(lambda number: FIRST_DAY + timedelta(days=number))
anything = settings(
    max_examples=15,
    phases=(Phase.explicit, Phase.generate, Phase.target),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
History: TypeAlias = list[tuple[str, int, int, int]]


def cuts(world: World) -> list[Cut]:
    """Every part there is, and parts of parts."""
    categories, areas = (None, *CATEGORIES), (None, *KECAMATAN)
    offices = (None, *(one.id for one in world.organisations))
    return [Cut(*parts) for parts in product(categories, areas, offices)]


def rows_in(world: World, cut: Cut, day: date) -> dict[int, Post]:
    """Who counts in a part on a day by the naive count, each with one of their rows."""
    found = {}
    for worker_id, their_days in world.seen.items():
        for post in their_days.get(day, ()):
            is_there = post.is_main if cut.category is None and cut.organisation is None else True
            if cut.organisation is None and cut.category is not None:
                is_there = post.in_category
            wanted = ((cut.category, post.category), (cut.kecamatan, post.kecamatan))
            wanted += ((cut.organisation, post.organisation_id),)  # type: ignore[assignment]
            if is_there and all(part in (None, its) for part, its in wanted):
                found[worker_id] = post
    return found


@asynccontextmanager
async def world_after(database: Database, history: History) -> AsyncIterator[World]:
    """The world after all of that, everybody worked out; gone again afterwards."""
    async with AsyncSession(database.writer, expire_on_commit=False) as session:
        world = await World.make(session)
        for happening in history:
            await world.happen(*happening)
        await world.all_worked_out()
        yield world


@anything
@given(history=histories)
async def test_stretches_are_what_a_count_of_every_single_day_says(
    database: Database, history: History
) -> None:
    async with world_after(database, history) as world:
        query = select(Standing).where(Standing.known_until.is_(None))
        rows = (await world.session.scalars(query)).all()
    found: dict[tuple[int, date], list[Post]] = {}
    for row in rows:
        of = Post(
            row.enrolment_id, row.organisation_id, row.category, row.kecamatan_code, row.desa_code,
            row.is_main, row.in_category, row.status, row.reason, row.cover,
        )  # fmt: skip
        for number in range(HORIZON):
            day = FIRST_DAY + timedelta(days=number)
            if row.from_day <= day < row.until_day:
                found.setdefault((row.worker_id, day), []).append(of)
    expected = {
        (worker_id, day): sorted(posts, key=str)
        for worker_id, their_days in world.seen.items()
        for day, posts in their_days.items()
    }
    assert {key: sorted(posts, key=str) for key, posts in found.items()} == expected


@anything
@given(history=histories, day=days)
async def test_sums_are_a_recount_and_parts_add_up(database: Database, history: History, day: date) -> None:
    async with world_after(database, history) as world:
        counts = counts_on(day)
        cells = {tuple(row[:4]): row[4] for row in await world.session.execute(select(counts))}
        assert cells == await recounted(world.session, day) == naive_cells(world, day)
        figures = await coverage(world.session, day, REGENCY)
        for cut in cuts(world):
            rows = rows_in(world, cut, day)
            found = await share(world.session, cut, day, REGENCY)
            assert found.known == sum(row.is_ours for row in rows.values())
            assert found.protected == sum(row.is_protected for row in rows.values())
        whole = await picture(world.session, day, REGENCY, 12)
    assert sum(one.share.protected for one in whole.kecamatan) == whole.total.share.protected
    assert sum(one.share.known for one in whole.kecamatan) == whole.total.share.known
    gaps = [one.share.gap for one in whole.kecamatan]
    assert gaps == sorted(gaps, reverse=True)
    assert whole.trend[-1] == whole.total.share
    further = [row for row in naive_rows(world, day) if row.is_ours and row.in_category and not row.is_main]
    more = sum(one.share.known for one in whole.categories) - whole.total.share.known
    assert (len(further), more > 0) == (more, whole.further_roles > 0)
    for count in Count:
        assert sum(row[count] for row in figures.kecamatan) == figures.total[count]
        assert sum(row[count] for row in figures.categories) >= figures.total[count]


@anything
@given(history=histories, day=days)
async def test_every_list_holds_exactly_the_people_counted(
    database: Database, history: History, day: date
) -> None:
    async with world_after(database, history) as world:
        session = world.session
        figures = await coverage(session, day, REGENCY)
        for row, count in product((figures.total, *figures.categories, *figures.kecamatan[:3]), Count):
            people = await everyone_behind(session, row.cut, count, day)
            assert len({one.worker_id for one in people}) == len(people) == row[count]
        for cut in cuts(world):
            people = await people_of(session, rows_of(cut, day, is_protected(Standing)))
            naive = {worker for worker, post in rows_in(world, cut, day).items() if post.is_protected}
            assert {one.worker_id for one in people} == naive
            assert len(people) == len(naive)


@anything
@given(history=histories, one=days, other=days, part=numbers)
async def test_causes_add_up_to_the_difference_and_open_to_their_people(
    database: Database, history: History, one: date, other: date, part: int
) -> None:
    between = Days(min(one, other), max(one, other))
    async with world_after(database, history) as world:
        for cut in (Cut(), cuts(world)[part % 18]):
            found = await changes(world.session, cut, *between, REGENCY)
            steps = dict(found.steps)
            assert found.first.protected + sum(steps.values()) == found.last.protected
            assert list(steps) == [*why.GAINS, *why.LOSSES]
            naive = await naive_causes(world, cut, between)
            for cause in Cause:
                people = await why.everyone_behind(world.session, cut, cause, between)
                assert {person.worker_id for person in people} == naive.get(cause, set())
                assert len(people) == abs(steps[cause])
            page = await why.people_behind(world.session, cut, Cause.JOINED, between, page=9, size=2)
            assert (page.total, page.page) == (steps[Cause.JOINED], page.pages - 1)


@anything
@given(history=histories, later=histories, day=days)
async def test_a_day_as_it_was_known_never_changes(
    database: Database, history: History, later: History, day: date
) -> None:
    async with world_after(database, history) as world:
        asked: list[Share] = []
        parts = cuts(world)
        for number, happening in enumerate(later):
            cut = parts[number % len(parts)]
            # Whether or not everybody is worked out: what was said is said.
            asked.append(await share(world.session, cut, day, REGENCY))
            asked.append(await share(world.session, cut, world.today, REGENCY))
            await world.happen(*happening)
        await world.all_worked_out()
        for said in asked:
            again = await share(world.session, said.cut, said.day, REGENCY, said.known_at)
            assert replace(again, still_counting=said.still_counting) == said
            named = rows_of(said.cut, said.day, is_protected(Standing), said.known_at)
            assert len(await people_of(world.session, named)) == said.protected


@anything
@given(history=histories)
async def test_was_covered_means_aktif_on_an_earlier_day(database: Database, history: History) -> None:
    async with world_after(database, history) as world:
        query = select(Standing).where(Standing.known_until.is_(None))
        for row in await world.session.scalars(query):
            of_worker = select(Protection).where(Protection.worker_id == row.worker_id)
            periods = list(await world.session.scalars(of_worker))
            earlier = any(
                cover_on(row.from_day - timedelta(days=number), periods) is ProtectionState.ACTIVE
                for number in range(1, 200)
            )
            assert row.was_covered is earlier


@given(history=histories, seed=st.integers(0, 9))
@anything
async def test_working_out_again_finds_nothing_new(
    sqlite_database: Database, history: History, seed: int
) -> None:
    async with world_after(sqlite_database, history) as world:
        rows = select(func.count(Standing.id))
        before = await world.session.scalar(rows)
        for worker in await world.session.scalars(select(Worker)):
            world.session.add(StandingDue(worker_id=worker.id))
        world.now += timedelta(days=seed * 11)
        await world.all_worked_out()
        assert await world.session.scalar(rows) == before


async def recounted(session: AsyncSession, day: date) -> dict[tuple[str, ...], int]:
    """The cells of a day, from the standings."""
    found = Counter[tuple[str, ...]]()
    query = select(Standing).where(
        Standing.known_until.is_(None), Standing.from_day <= day, Standing.until_day > day
    )
    for row in await session.scalars(query):
        for category in [""] * row.is_main + [row.category] * row.in_category:
            found[category, row.kecamatan_code, row.status.value, row.cover.value if row.cover else ""] += 1
    return dict(found)


def naive_rows(world: World, day: date) -> list[Post]:
    """Everybody's posts on a day by the naive count."""
    return [post for their_days in world.seen.values() for post in their_days.get(day, ())]


def naive_cells(world: World, day: date) -> dict[tuple[str, ...], int]:
    """The cells of a day, by the naive count."""
    found = Counter[tuple[str, ...]]()
    for row in naive_rows(world, day):
        for category in [""] * row.is_main + [row.category] * row.in_category:
            found[category, row.kecamatan, row.status.value, row.cover.value if row.cover else ""] += 1
    return dict(found)


async def naive_causes(world: World, cut: Cut, between: Days) -> dict[Cause, set[int]]:
    """Who is protected in a part on one of two days alone, and why."""
    was, will = (
        {worker for worker, post in rows_in(world, cut, day).items() if post.is_protected} for day in between
    )
    found: dict[Cause, set[int]] = {}
    for worker in was ^ will:
        first, last = (next(iter(world.seen[worker].get(day, ())), None) for day in between)
        assert last is not None
        if worker in will:
            cause = await _gained(world, worker, first, between.first)
        elif last.is_protected:
            cause = Cause.MOVED_OUT
        elif last.is_ours:
            cause = Cause.LAPSED
        else:
            ways = {Reason.DECEASED.value: Cause.DIED, Reason.MOVED_AWAY.value: Cause.MOVED}
            cause = ways.get(last.reason or "", Cause.REMOVED)
        found.setdefault(cause, set()).add(worker)
    return found


async def _gained(world: World, worker: int, first: Post | None, day: date) -> Cause:
    if first is None:
        return Cause.JOINED
    if first.is_protected:
        return Cause.MOVED_IN
    if first.cover is ProtectionState.ACTIVE:
        return Cause.CAME_BACK
    periods = list(await world.session.scalars(select(Protection).where(Protection.worker_id == worker)))
    earlier = (cover_on(day - timedelta(days=number), periods) for number in range(1, 250))
    return Cause.RENEWED if ProtectionState.ACTIVE in earlier else Cause.JOINED
