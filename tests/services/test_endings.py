"""JKK and JKM are looked at apart: what ends is found, also while the other goes on, on both databases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Account, Database, EnrolmentStatus
from regency import Programme, load_regency
from services.endings import Ending, endings_of, last_periods
from services.lapses import Lapse, count_lapses, everyone_lapsing
from services.reminder_window import Window
from services.reminders import Reminder, Topic, reminders_for
from services.roles import Access
from services.segments import Condition, Segment, holds
from tests.factories import (
    make_account,
    make_coordinator,
    make_enrolment,
    make_organisation,
    make_protection,
    make_worker,
)

REGENCY = load_regency()
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
JKK, JKM = Programme.JKK, Programme.JKM
Periods = list[tuple[list[str], int]]
"""Programmes, and in how many days they end."""


async def _covered(session: AsyncSession, periods: Periods, **person: Any) -> tuple[Access, Access]:
    """Somebody with these periods: the access of the coordinator, and their own."""
    place = await make_organisation(session)
    worker = await make_worker(session, **person)
    await make_enrolment(session, organisation=place, worker=worker, status=EnrolmentStatus.ENROLLED)
    for programmes, days in periods:
        end = TODAY + days * DAY
        await make_protection(
            session, worker, programmes=programmes, ends_on=end, grace_until=end + 90 * DAY
        )  # fmt: skip
    account = await make_account(session, worker_id=worker.id)
    return await make_coordinator(session, place), Access(account.id, frozenset(), worker_id=worker.id)


def _end(days: int) -> tuple[date, date]:
    return TODAY + days * DAY, TODAY + (days + 90) * DAY


@pytest.mark.parametrize(
    ("periods", "endings"),
    [
        ([(["JKK", "JKM"], 7)], [Ending(*_end(7))]),
        ([(["JKK"], 7), (["JKM"], 7)], [Ending(*_end(7))]),
        ([(["JKK"], 7), (["JKM"], 200)], [Ending(*_end(7), (JKK,)), Ending(*_end(200))]),
        ([(["JKK", "JKM"], 7), (["JKK"], 200)], [Ending(*_end(7), (JKM,)), Ending(*_end(200))]),
        ([(["JKK", "JKM"], 7), ([], 200)], [Ending(*_end(200))]),
        ([([], 7), (["JHT", "JKM"], 200)], [Ending(*_end(7), (JKK,)), Ending(*_end(200))]),
        ([(["JKM"], 7)], [Ending(*_end(7))]),
        ([(["JHT"], 7)], []),
    ],
)
async def test_what_ends_together_is_one_ending(
    database: Database, periods: Periods, endings: list[Ending]
) -> None:
    async with database.write() as session:
        await _covered(session, periods)
        row = (await session.execute(select(last_periods()))).one()
        assert list(endings_of(row)) == endings


@pytest.mark.parametrize(
    ("periods", "own", "line"),
    [
        ([(["JKK"], 7), (["JKM"], 200)], [(Topic.OWN_ENDING, 7, (JKK,))], [(Topic.ENDING, 7, (JKK,))]),
        ([(["JKK"], 7), (["JKM"], 7)], [(Topic.OWN_ENDING, 7, ())], [(Topic.ENDING, 7, ())]),
        ([(["JKK", "JKM"], 7), (["JKM"], 30)], [(Topic.OWN_ENDING, 7, (JKK,)), (Topic.OWN_ENDING, 30, ())],
         [(Topic.ENDING, 7, (JKK,)), (Topic.ENDING, 30, ())]),
        ([(["JKM"], -60), (["JKK"], 200)], [(Topic.OWN_GRACE, 30, (JKM,))], [(Topic.GRACE, 30, (JKM,))]),
        # Long over: what remains is all there is.
        ([(["JKM"], -400), (["JKK"], 7)], [(Topic.OWN_ENDING, 7, ())], [(Topic.ENDING, 7, ())]),
        ([(["JKK", "JKM"], 7), (["JKK", "JKM"], 200)], [], []),
    ],
)  # fmt: skip
async def test_reminders_speak_of_the_programme_that_ends(
    database: Database, periods: Periods, own: list[Any], line: list[Any]
) -> None:
    async with database.write() as session:
        coordinator, worker = await _covered(session, periods)
        window = Window.since(TODAY - DAY, TODAY, REGENCY)
        found = await reminders_for(session, [coordinator, worker], (), window)
    assert found.get(worker.account_id, []) == [
        Reminder(topic, days, TODAY + days * DAY, programmes=which) for topic, days, which in own
    ]
    assert found.get(coordinator.account_id, []) == [
        Reminder(topic, 1, TODAY + days * DAY, programmes=which) for topic, days, which in line
    ]


@pytest.mark.parametrize(
    ("periods", "lists"),
    [
        ([(["JKK"], 5), (["JKM"], 200)], {Lapse.ENDING_FIRST: (JKK,)}),
        ([(["JKK"], 5), (["JKM"], 40)], {Lapse.ENDING_FIRST: (JKK,)}),
        ([(["JKK"], 5), (["JKM"], 5)], {Lapse.ENDING_FIRST: ()}),
        ([(["JKK"], -5), (["JKM"], 40)], {Lapse.GRACE: (JKK,), Lapse.ENDING_THIRD: ()}),
        ([(["JKK"], -400), (["JKM"], 200)], {}),
    ],
)
async def test_lists_hold_everybody_of_whom_a_programme_ends(
    database: Database, periods: Periods, lists: dict[Lapse, tuple[Programme, ...]]
) -> None:
    async with database.write() as session:
        await _covered(session, periods)
        counts = await count_lapses(session, TODAY, REGENCY)
        assert {lapse for lapse, count in counts.items() if count} == set(lists)
        for lapse, programmes in lists.items():
            (one,) = await everyone_lapsing(session, lapse, TODAY, REGENCY)
            assert one.ending.programmes == programmes


async def test_it_is_urgent_when_one_programme_could_not_be_taken_up_again(database: Database) -> None:
    async with database.write() as session:
        # 65 on 1 April 2027: after the grace of JKK, long before that of JKM.
        await _covered(session, [(["JKK"], 45), (["JKM"], 10)], birth_date=date(1962, 4, 1))
        (one,) = await everyone_lapsing(session, Lapse.URGENT, TODAY, REGENCY)
    assert one.ending == Ending(*_end(45))


async def test_staff_reach_those_of_whom_one_programme_ends(database: Database) -> None:
    async with database.write() as session:
        _, worker = await _covered(session, [(["JKK"], 7), (["JKM"], 200)])
        segment = Segment(condition=Condition.ENDING)
        found = set(await session.scalars(select(Account.id).where(holds(segment, TODAY, REGENCY))))
    assert worker.account_id in found
