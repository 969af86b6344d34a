from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models import FAR, EnrolmentStatus, ProtectionState
from services.bpjs.periods import Cover, merge
from services.coverage.timeline import Entry, Life, Period, Post, Step, Stretch, timeline

S, P = EnrolmentStatus, ProtectionState
FIRST, SECOND, TODAY = date(2025, 3, 1), date(2025, 6, 1), date(2026, 2, 10)
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31), date(2026, 3, 31))
NEXT = Period(date(2026, 3, 1), date(2026, 12, 31), date(2027, 3, 31))


def entry(*steps: Step, number: int = 1, left_on: date | None = None) -> Entry:
    return Entry(number, 10, "marbot", (Step(FIRST, S.SUBMITTED), *steps), left_on)


def life(*entries: Entry, posts: tuple[Post, ...] = (), periods: tuple[Period, ...] = ()) -> Life:
    return Life("16.09.01", "16.09.01.2002", entries, posts, periods)


def statuses(found: list[Stretch]) -> list[tuple[EnrolmentStatus, date, date]]:
    return [(one.status, one.from_day, one.until_day) for one in found]


def covers(found: list[Stretch]) -> list[tuple[ProtectionState | None, date]]:
    return [(one.cover, one.from_day) for one in found]


def test_somebody_without_an_entry_does_not_count() -> None:
    assert timeline(life(periods=(YEAR,)), [], TODAY) == []


def test_who_left_is_gone_from_the_day_of_leaving_however_late_it_was_said() -> None:
    left = entry(Step(SECOND, S.APPROVED), Step(TODAY, S.LEFT, "deceased"), left_on=date(2025, 9, 1))
    found = timeline(life(left), [], TODAY)
    assert statuses(found) == [
        (S.SUBMITTED, FIRST, SECOND),
        (S.APPROVED, SECOND, date(2025, 9, 1)),
        (S.LEFT, date(2025, 9, 1), FAR),
    ]
    assert found[-1].reason == "deceased"


@pytest.mark.parametrize("ended", [S.LEFT, S.REJECTED])
def test_a_mistake_that_was_taken_back_never_held(ended: EnrolmentStatus) -> None:
    mistaken = entry(Step(SECOND, ended, "deceased"), Step(TODAY, S.SUBMITTED))
    assert statuses(timeline(life(mistaken), [], TODAY)) == [(S.SUBMITTED, FIRST, FAR)]


def test_the_open_entry_speaks_and_without_one_the_last_that_ended() -> None:
    first = entry(Step(SECOND, S.REJECTED, "not_resident"))
    again = Entry(2, 11, "guru_ngaji", (Step(date(2025, 8, 1), S.SUBMITTED), Step(TODAY, S.WITHDRAWN)))
    found = timeline(life(first, again), [], TODAY)
    assert [(one.enrolment_id, one.status, one.from_day) for one in found] == [
        (1, S.SUBMITTED, FIRST),
        (1, S.REJECTED, SECOND),
        (2, S.SUBMITTED, date(2025, 8, 1)),
        (2, S.WITHDRAWN, TODAY),
    ]


def test_the_status_of_the_evening_counts() -> None:
    twice = entry(Step(SECOND, S.APPROVED), Step(SECOND, S.RETURNED, "incomplete"))
    assert statuses(timeline(life(twice), [], TODAY))[1:] == [(S.RETURNED, SECOND, FAR)]


def test_cover_that_is_to_come_is_known_from_the_day_its_file_came() -> None:
    before = timeline(life(entry(), periods=(YEAR,)), [], date(2026, 1, 5))
    assert covers(before) == [(P.ACTIVE, FIRST), (P.GRACE, date(2026, 1, 1)), (P.ENDED, date(2026, 4, 1))]
    after = timeline(life(entry(), periods=(YEAR, NEXT)), before, TODAY)
    # January and early February stay what they were known to be: in grace, with nothing to come.
    assert covers(after)[:4] == [
        (P.ACTIVE, FIRST),
        (P.GRACE, date(2026, 1, 1)),
        (P.UPCOMING, TODAY),
        (P.ACTIVE, NEXT.starts_on),
    ]
    # Days that were known as "to come" stay so when they are past.
    assert timeline(life(entry(), periods=(YEAR, NEXT)), after, date(2026, 2, 20)) == after


def test_the_next_years_file_takes_nothing_from_last_years_days() -> None:
    old = Cover(*YEAR, as_of=date(2025, 2, 1), programmes=("JKK", "JKM"), kpj="1", id=1)
    new = Cover(*NEXT, as_of=TODAY, programmes=("JKK", "JKM"), kpj="1")
    periods = tuple(Period(one.starts_on, one.ends_on, one.grace_until) for one in merge([old], [new]).covers)
    before = timeline(life(entry(), periods=(YEAR,)), [], TODAY - timedelta(days=1))
    after = timeline(life(entry(), periods=periods), before, TODAY)
    assert covers(after)[0] == (P.ACTIVE, FIRST)
    assert after[0].until_day == before[0].until_day == date(2026, 1, 1)


def test_a_period_that_bpjs_corrects_corrects_its_days() -> None:
    before = timeline(life(entry(), periods=(YEAR,)), [], TODAY)
    short = YEAR._replace(ends_on=date(2025, 6, 30), grace_until=date(2025, 9, 30))
    after = timeline(life(entry(), periods=(short,)), before, TODAY)
    assert covers(after) == [(P.ACTIVE, FIRST), (P.GRACE, date(2025, 7, 1)), (P.ENDED, date(2025, 10, 1))]


def test_where_and_as_what_somebody_counted_stays_for_past_days() -> None:
    before = timeline(life(entry()), [], SECOND)
    moved = replace(life(replace(entry(), category="guru_ngaji")), kecamatan_code="16.09.05")
    after = timeline(moved, before, TODAY)
    assert [(one.category, one.kecamatan_code, one.from_day) for one in after] == [
        ("marbot", "16.09.01", FIRST),
        ("guru_ngaji", "16.09.05", TODAY),
    ]
    assert timeline(moved, after, TODAY + timedelta(days=40)) == after


def test_two_posts_count_once_in_the_whole_and_once_in_each_category() -> None:
    posts = (Post(11, "guru_ngaji", SECOND), Post(12, "marbot", SECOND), Post(13, "guru_ngaji", TODAY))
    found = timeline(life(entry(), posts=posts), [], TODAY)
    here = [one for one in found if one.from_day <= TODAY < one.until_day]
    assert {(one.organisation_id, one.category, one.is_main, one.in_category) for one in here} == {
        (10, "marbot", True, True),
        (11, "guru_ngaji", False, True),
        (12, "marbot", False, False),
        (13, "guru_ngaji", False, False),
    }


def test_covered_before_is_told_from_covered_for_the_first_time() -> None:
    found = timeline(life(entry(), periods=(YEAR, NEXT)), [], TODAY)
    flags = {one.from_day: one.was_covered for one in found}
    # BPJS had the person before the entry was made.
    turns = (FIRST, date(2026, 1, 1), TODAY, NEXT.starts_on, date(2027, 1, 1), date(2027, 4, 1))
    assert flags == dict.fromkeys(turns, True)
    new = timeline(life(entry(), periods=(NEXT,)), [], TODAY)
    assert [one.was_covered for one in new] == [False, False, False, True, True]
