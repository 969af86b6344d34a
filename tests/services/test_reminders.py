"""On the right days, each once, on both databases."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from models import Database, EnrolmentStatus
from regency import load_regency
from services.reminder_window import Window
from services.reminders import Reminder, Topic, next_readers, reminders_for
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


def since(last: date | None, today: date = TODAY) -> Window:
    return Window.since(last, today, REGENCY)


@pytest.mark.parametrize(
    ("end", "last", "today", "says"),
    [
        (TODAY + 30 * DAY, TODAY - DAY, TODAY, True),
        (TODAY + 29 * DAY, TODAY - DAY, TODAY, False),
        (TODAY + 29 * DAY, TODAY - 3 * DAY, TODAY, True),
        (TODAY - DAY, TODAY - 20 * DAY, TODAY, False),
        (TODAY + 7 * DAY, TODAY, TODAY, False),
    ],
)
def test_a_countdown_falls_due_once(end: date, last: date, today: date, says: bool) -> None:
    assert since(last, today).counts_down(end, (60, 30, 7)) is says


def test_every_step_is_said_once_however_the_days_are_cut() -> None:
    end = TODAY + 70 * DAY
    for step in (1, 2, 5, 31):
        days = range(0, 94, step)
        windows = [since(TODAY + (day - step) * DAY, TODAY + day * DAY) for day in days]
        said = sum(one.counts_down(end, (60, 30, 7)) for one in windows)
        assert said <= 3
        assert said == 3 or step == 31


def test_a_long_sleep_is_forgotten_and_a_first_window_is_a_day() -> None:
    assert since(date(2020, 1, 1)).last == TODAY - 31 * DAY
    assert since(None).last == TODAY - DAY


@pytest.mark.parametrize(
    ("days", "clock", "says"),
    [(1, "23:59", True), (1, "00:00", True), (2, "23:59", False), (3, "12:00", True), (0, "00:00", False)],
)
async def test_days_are_those_of_the_regency(database: Database, days: int, clock: str, says: bool) -> None:
    at = datetime.combine(TODAY - days * DAY, time.fromisoformat(clock), tzinfo=REGENCY.zone)
    async with database.write() as session:
        place = await make_organisation(session)
        await make_enrolment(session, organisation=place, status=EnrolmentStatus.RETURNED, status_since=at)
        by = await make_coordinator(session, place)
        found = await reminders_for(session, [by], (), since(TODAY - DAY))
    assert found == ({by.account_id: [Reminder(Topic.RETURNED, 1)]} if says else {})


async def test_several_organisations_make_one_line(database: Database) -> None:
    async with database.write() as session:
        places = [await make_organisation(session) for _ in range(2)]
        for number, place in enumerate(places):
            worker = await make_worker(session)
            await make_enrolment(session, organisation=place, worker=worker, status=EnrolmentStatus.ENROLLED)
            end = TODAY + (7 if number else 30) * DAY
            await make_protection(session, worker, ends_on=end, grace_until=end + 90 * DAY)
        one = await make_coordinator(session, places[0])
        both = type(one)(one.account_id, one.roles, frozenset(place.id for place in places))
        found = await reminders_for(session, [both], (), since(TODAY - DAY))
    assert found == {one.account_id: [Reminder(Topic.ENDING, 2, TODAY + 7 * DAY)]}


async def test_who_may_be_written_to(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session)
        plain = await make_coordinator(session, place)
        await make_account(session)
        worker = await make_worker(session)
        linked = await make_account(session, worker_id=worker.id)
        now = datetime.now(REGENCY.zone)
        await make_account(session, worker_id=worker.id, blocked_at=now)
        await make_account(session, worker_id=worker.id, reminders_muted_at=now)
        admin = await make_account(session, telegram_id=42)
        found = await next_readers(session, 0, 10, (42,))
        assert [one.id for one in found] == [plain.account_id, linked.id, admin.id]
        assert [one.id for one in await next_readers(session, linked.id, 10, (42,))] == [admin.id]
        assert len(await next_readers(session, 0, 2, (42,))) == 2
