"""The NIK: what can have been issued is read, what cannot is refused with its own reason."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales import LANGUAGES, texts
from regency import load_regency
from services.nik import EXAMPLES, Nik, Sex, read_nik
from tests.services.refusals import only_invalid, refusal

TODAY = date(2026, 7, 1)


def written(birth_date: date, sex: Sex, area: str = "160901", serial: int = 1) -> str:
    day = birth_date.day + (40 if sex is Sex.FEMALE else 0)
    return f"{area}{day:02}{birth_date:%m%y}{serial:04}"


@given(
    st.dates(date(1930, 1, 1), date(2010, 12, 31)),
    st.sampled_from(Sex),
    st.from_regex(r"[1-9][0-9]{5}", fullmatch=True),
    st.integers(1, 9999),
)
def test_every_birth_date_comes_back(birth_date: date, sex: Sex, area: str, serial: int) -> None:
    digits = written(birth_date, sex, area, serial)
    assert read_nik(digits, TODAY, stated=birth_date) == Nik(digits, area, birth_date, sex)


@given(st.dates(date(1930, 1, 1), date(2009, 6, 30)), st.sampled_from(Sex))
def test_the_century_is_that_of_a_living_adult(birth_date: date, sex: Sex) -> None:
    assert read_nik(written(birth_date, sex), TODAY).birth_date == birth_date


@given(st.dates(date(2009, 7, 1), date(2015, 6, 30)))
def test_a_child_is_read_as_a_child_where_nobody_so_old_lives(birth_date: date) -> None:
    assert read_nik(written(birth_date, Sex.MALE), TODAY).birth_date == birth_date


@given(st.text())
def test_nothing_but_invalid_is_raised_for_text(typed: str) -> None:
    only_invalid(read_nik, typed, TODAY)


@given(st.text(alphabet="0123456789OIl .-eE+", max_size=20))
def test_nothing_but_invalid_is_raised_for_near_numbers(typed: str) -> None:
    only_invalid(read_nik, typed, TODAY)


@given(st.integers() | st.floats())
def test_nothing_but_invalid_is_raised_for_cells(typed: float) -> None:
    only_invalid(read_nik, typed, TODAY)


@pytest.mark.parametrize(
    "typed",
    [
        "1609011708800001",
        " 160901 170880 0001 ",
        "1609.0117.0880.0001",
        "16-09-01-170880-0001",
        "１６０９０１１７０８８００００１",
        "١٦٠٩٠١١٧٠٨٨٠٠٠٠١",
        "\u202a1609011708800001\u202c",
        "NIK: 1609011708800001",
        "No. KTP 1609011708800001",
        "NIK1609011708800001",
        "'1609011708800001",
    ],
)
def test_the_ways_people_write_it(typed: str) -> None:
    nik = read_nik(typed, TODAY)
    assert nik == Nik("1609011708800001", "160901", date(1980, 8, 17), Sex.MALE)


def test_women_have_forty_added_to_the_day() -> None:
    nik = read_nik("1609015708800001", TODAY)
    assert (nik.birth_date, nik.sex) == (date(1980, 8, 17), Sex.FEMALE)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "nik-count"),
        ("160901170880001", "nik-count"),
        ("16090117088000012", "nik-count"),
        ("tidak tahu", "nik-letters"),
        ("1609011708800001?", "nik-letters"),
        ("16O9011708800001", "nik-letter-like"),
        ("l6090117O88OOOO1", "nik-letter-like"),
        ("26012345678", "nik-is-kpj"),
        ("07A12345678", "nik-is-kpj"),
        ("KPJ 26012345678", "nik-letters"),
        ("081234567890", "nik-is-phone"),
        ("+62 812-3456-7890", "nik-letters"),
        ("6281234567890", "nik-is-phone"),
        ("0001234567890", "nik-is-health-card"),
        ("1609013202800001", "nik-date"),
        ("1609013002800001", "nik-date"),
        ("1609017202800001", "nik-date"),
        ("1609011713800001", "nik-date"),
        ("1609010008800001", "nik-date"),
        ("1609018108800001", "nik-date"),
        ("1609012902810001", "nik-date"),
        ("1609011708800000", "nik-serial"),
        ("1234567890123456", "nik-dummy"),
        ("0123456789012345", "nik-dummy"),
        ("9876543210987654", "nik-dummy"),
        ("1111111111111111", "nik-dummy"),
        ("1212121212121212", "nik-dummy"),
        ("0000001708800001", "nik-dummy"),
        ("1.60901E+15", "nik-rounded"),
        ("1,60901E+15", "nik-rounded"),
        ("1,60901e15", "nik-rounded"),
        ("1609011708800000.0", "nik-rounded"),
        (1609011708800000.0, "nik-rounded"),
        (1609011708800001, "nik-rounded"),
        (1.60901e15, "nik-rounded"),
        (float("nan"), "nik-letters"),
    ],
)
def test_each_mistake_has_its_own_explanation(typed: str | float, reason: str) -> None:
    assert refusal(read_nik, typed, TODAY) == reason


def test_the_count_is_told() -> None:
    from services.errors import Invalid

    with pytest.raises(Invalid) as refused:
        read_nik("160901170880001", TODAY)
    assert "15 angka" in texts("id")(refused.value.text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", EXAMPLES)
def test_our_own_example_is_in_the_words_and_not_taken(language: str, example: str) -> None:
    assert example in texts(language)("nik-date", part="310280")
    assert refusal(read_nik, example, TODAY) == "nik-dummy"


@pytest.mark.parametrize(
    ("stated", "year"), [(None, 2003), (date(1903, 1, 5), 1903), (date(2003, 5, 1), 2003)]
)
def test_the_stated_date_decides_the_century(stated: date | None, year: int) -> None:
    assert read_nik("1609010501030001", TODAY, stated=stated).birth_date == date(year, 1, 5)


def test_a_leap_day_lies_in_a_leap_year() -> None:
    assert read_nik("1609012902000001", TODAY).birth_date == date(2000, 2, 29)


def test_a_birth_in_the_future_is_of_the_last_century() -> None:
    assert read_nik("1609013112260001", TODAY).birth_date == date(1926, 12, 31)


@pytest.mark.parametrize(
    ("digits", "local"),
    [("1609011708800001", True), ("1601011708800001", False), ("9901011708800001", False)],
)
def test_a_foreign_prefix_is_information(digits: str, local: bool) -> None:
    assert read_nik(digits, TODAY).is_local(load_regency()) is local


def test_its_repr_hides_it() -> None:
    assert repr(read_nik("1609011708800001", TODAY)) == "Nik(1609••••••••0001)"
