"""Dates: every spelling of domain.md, and each mistake with its own explanation."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales import texts
from services.dates import (
    age_on,
    months_after,
    read_birth_date,
    read_date,
    read_day,
    read_year_or_date,
    turns,
)
from services.errors import Invalid
from tests.services.refusals import only_invalid, refusal

TODAY = date(2026, 7, 1)
PROCLAMATION_DAY = date(1980, 8, 17)
CELLS = st.text() | st.floats() | st.integers() | st.dates() | st.datetimes() | st.none() | st.booleans()
NEAR_DATES = st.text(alphabet="0123456789-/. jan mei tahun", max_size=14)


@pytest.mark.parametrize(
    "typed",
    [
        "17-8-1980",
        "17/08/80",
        "17081980",
        "17.08.1980",
        "17 08 1980",
        "170880",
        "17 Agustus 1980",
        "17 agt 80",
        "17-AGS-80",
        "17 Aug 1980",
        "August 17, 1980",
        "17Agustus1980",
        "1980-08-17",
        "1980/8/17",
        "19800817",
        "1980-08-17 00:00:00",
        "1980-08-17T00:00:00Z",
        "tgl 17 Agustus 1980",
        "Muaradua, 17-08-1980",
        "Minggu, 17 Agustus 1980",
        "١٧-٠٨-١٩٨٠",
        "１７／０８／１９８０",
        "17–08–1980",
        "29450.0",
        29450,
        29450.0,
        29450.75,
        17081980,
        date(1980, 8, 17),
        datetime(1980, 8, 17, 12, 30),  # noqa: DTZ001 - spreadsheets know no time zone
    ],
)
def test_the_ways_people_and_sheets_write_it(typed: str | float | date) -> None:
    assert read_date(typed, TODAY) == PROCLAMATION_DAY


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("05-JAN-55", 1),
        ("05-PEB-55", 2),
        ("05-MRT-55", 3),
        ("05-APR-55", 4),
        ("05-MEI-55", 5),
        ("05-MAY-55", 5),
        ("05-JUN-55", 6),
        ("05-JUL-55", 7),
        ("05-AGU-55", 8),
        ("05-SEPT-55", 9),
        ("05-OKT-55", 10),
        ("05-OCT-55", 10),
        ("05-NOP-55", 11),
        ("05-DES-55", 12),
        ("05-DEC-55", 12),
    ],
)
def test_months_in_both_languages(typed: str, month: int) -> None:
    assert read_date(typed, TODAY) == date(1955, month, 5)


@given(
    st.dates(date(1927, 1, 1), TODAY),
    st.sampled_from(["%d-%m-%Y", "%d/%m/%y", "%d%m%Y", "%Y-%m-%d", "%d%m%y"]),
)
def test_every_day_comes_back(day: date, spelling: str) -> None:
    assert read_date(day.strftime(spelling), TODAY) == day


@given(st.dates(date(1906, 1, 1), TODAY))
def test_every_serial_number_comes_back(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    assert read_date(serial, TODAY) == read_date(float(serial), TODAY) == day
    if serial >= 10_000:
        assert read_date(str(serial), TODAY, sheet=True) == day


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "dates-unreadable"),
        (None, "dates-unreadable"),
        ("tidak tahu", "dates-unreadable"),
        ("17-08", "dates-unreadable"),
        ("17-08-198", "dates-unreadable"),
        (True, "dates-unreadable"),
        (1980, "dates-unreadable"),
        (-5, "dates-unreadable"),
        (float("nan"), "dates-unreadable"),
        ("17880", "dates-ambiguous"),
        ("17-13-1980", "dates-month"),
        ("08/17/1980", "dates-month"),
        ("17-00-1980", "dates-month"),
        ("17 Foo 1980", "dates-month-word"),
        ("17 Ma 1980", "dates-month-word"),
        ("31-02-1980", "dates-no-such-day"),
        ("29-02-1981", "dates-no-such-day"),
        ("00-02-1981", "dates-no-such-day"),
        ("17-08-1080", "dates-year"),
        ("17-08-2980", "dates-year"),
        (date(1, 1, 1), "dates-year"),
        ("02-07-2026", "dates-future"),
        (date(2026, 7, 2), "dates-future"),
    ],
)
def test_each_mistake_has_its_own_explanation(typed: str | float | date | None, reason: str) -> None:
    assert refusal(read_date, typed, TODAY) == reason


def test_a_two_digit_year_lies_in_the_past_unless_the_day_may_come() -> None:
    assert read_date("31-12-26", TODAY) == date(1926, 12, 31)
    assert read_date("31-12-26", TODAY, past=False) == date(2026, 12, 31)
    assert read_date("05-MEI-99", TODAY, past=False) == date(1999, 5, 5)
    assert read_date("29-02-00", TODAY) == date(2000, 2, 29)
    assert read_date("31-12-2027", TODAY, past=False) == date(2027, 12, 31)
    assert read_date("01-07-26", TODAY) == TODAY


def test_a_two_digit_birth_year_is_that_of_an_adult() -> None:
    assert read_date("17/08/20", TODAY) == date(2020, 8, 17)
    assert read_birth_date("17/08/20", TODAY) == date(1920, 8, 17)
    assert read_birth_date("170820", TODAY) == date(1920, 8, 17)
    assert read_birth_date("17/08/05", TODAY) == date(2005, 8, 17)
    assert read_birth_date("17 Agt 20", TODAY) == date(1920, 8, 17)
    assert read_birth_date("17/08/2020", TODAY) == date(2020, 8, 17)
    assert read_birth_date("2020-08-17", TODAY) == date(2020, 8, 17)
    assert read_birth_date("42235.75", TODAY) == date(2015, 8, 19)
    assert read_birth_date(29450, TODAY) == PROCLAMATION_DAY


@pytest.mark.parametrize(
    ("typed", "since"),
    [
        ("2015", date(2015, 1, 1)),
        (2015, date(2015, 1, 1)),
        (2015.0, date(2015, 1, 1)),
        ("sejak 2015", date(2015, 1, 1)),
        ("sejak tahun 2015", date(2015, 1, 1)),
        ("mulai Juni 2015", date(2015, 6, 1)),
        ("06/2015", date(2015, 6, 1)),
        ("10 tahun", date(2016, 7, 1)),
        ("10thn", date(2016, 7, 1)),
        ("sudah 10 tahun lebih", date(2016, 7, 1)),
        ("sepuluh tahun yang lalu", date(2016, 7, 1)),
        ("10 years ago", date(2016, 7, 1)),
        ("setahun", date(2025, 7, 1)),
        ("5 bulan lalu", date(2026, 2, 1)),
        ("2 tahun 3 bulan", date(2024, 4, 1)),
        ("17-08-2015", date(2015, 8, 17)),
        (date(2015, 8, 17), date(2015, 8, 17)),
    ],
)
def test_since_when_somebody_serves(typed: str | float | date, since: date) -> None:
    assert read_year_or_date(typed, TODAY) == since


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "dates-since"),
        ("lama sekali", "dates-since"),
        ("seratus tahun", "dates-since"),
        ("10", "dates-since-unclear"),
        ("2030", "dates-future"),
        ("1850", "dates-year"),
        ("13/2015", "dates-month"),
        ("31-02-2015", "dates-no-such-day"),
    ],
)
def test_each_mistake_of_a_beginning_has_its_own_explanation(typed: str, reason: str) -> None:
    assert refusal(read_year_or_date, typed, TODAY) == reason


@given(CELLS | NEAR_DATES, st.booleans(), st.booleans())
def test_nothing_but_invalid_is_raised(typed: str | float | date | None, past: bool, sheet: bool) -> None:
    only_invalid(read_date, typed, TODAY, past=past, sheet=sheet)
    only_invalid(read_birth_date, typed, TODAY, sheet=sheet)
    only_invalid(read_year_or_date, typed, TODAY)


@pytest.mark.parametrize(
    ("birth_date", "day", "age"),
    [
        (date(1961, 7, 1), date(2026, 7, 1), 65),
        (date(1961, 7, 2), date(2026, 7, 1), 64),
        (date(1980, 2, 29), date(2026, 2, 28), 45),
        (date(1980, 2, 29), date(2026, 3, 1), 46),
    ],
)
def test_age_counts_completed_years(birth_date: date, day: date, age: int) -> None:
    assert age_on(birth_date, day) == age


@given(st.dates(date(1900, 1, 1), date(2020, 1, 1)), st.integers(1, 100))
def test_somebody_turns_an_age_on_the_first_day_of_it(birth_date: date, age: int) -> None:
    day = turns(birth_date, age)
    assert age_on(birth_date, day) == age == age_on(birth_date, day - timedelta(days=1)) + 1


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(-600, 600))
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("hari ini", TODAY), (" Kemarin ", TODAY - timedelta(days=1)),
        ("yesterday", TODAY - timedelta(days=1)), ("kemarin lusa", TODAY - timedelta(days=2)),
        ("30-06-26", date(2026, 6, 30)), ("05-MEI-99", date(1999, 5, 5)),
    ],
)  # fmt: skip
def test_a_day_of_these_times(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


def test_a_day_to_come_is_taken_where_it_may_come() -> None:
    assert read_day("besok", TODAY, past=False) == TODAY + timedelta(days=1)
    assert read_day("31-12-26", TODAY, past=False) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("besok", "day-future"), ("31-12-26", "day-future"), ("", "day-unreadable"),
        ("17880", "day-ambiguous"),
        ("17-13-2026", "day-month"), ("17 Foo 2026", "day-month-word"), ("31-02-26", "day-no-such-day"),
        ("1-1-0001", "day-year"),
    ],
)  # fmt: skip
def test_what_is_no_day_of_these_times_brings_today_as_the_example(typed: str, reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_day(typed, TODAY)
    assert refused.value.text.id == reason
    assert refused.value.text.args["example"] == f"{TODAY:%d-%m-%Y}"
    assert "KTP" not in texts("id")(refused.value.text)
