"""What may be claimed: by the cover on the day, how long the membership had lasted, and BPJS's own file."""

from __future__ import annotations

from datetime import date

import pytest

from locales import plain, texts
from models import CaseKind, Protection
from regency import load_regency
from services.benefits.entitlement import Entitlement, Event, contributed_months, entitled

REGENCY = load_regency()


def period(starts_on: date, ends_on: date, *programmes: str) -> Protection:
    return Protection(
        worker_id=1, programmes=list(programmes), starts_on=starts_on, ends_on=ends_on,
        grace_until=date(ends_on.year + 1, 3, 31), as_of=date(2026, 11, 1),
    )  # fmt: skip


YEAR = period(date(2026, 1, 1), date(2026, 12, 31), "JKK", "JKM")
BEFORE = [period(date(year, 1, 1), date(year, 12, 31)) for year in (2023, 2024, 2025)]


def asked(kind: CaseKind, day: date, *periods: Protection, traffic: bool = False) -> tuple[Entitlement, str]:
    found = entitled(Event(kind, day, "Ahmad", traffic), periods, date(2026, 11, 1), REGENCY)
    words = (found.headline, *found.amounts, *found.notes, *found.still)
    return found, " ".join(plain(texts("id")(one)) for one in words)


@pytest.mark.parametrize(
    ("day", "sum_"),
    [
        (date(2026, 1, 1), "10.000.000"), (date(2026, 3, 31), "10.000.000"), (date(2026, 4, 1), "42.000.000"),
        (date(2026, 12, 31), "42.000.000"),
    ],
)  # fmt: skip
def test_a_death_in_the_first_three_months_pays_less(day: date, sum_: str) -> None:
    found, words = asked(CaseKind.DEATH, day, YEAR)
    assert found.is_covered
    assert sum_ in words
    assert ("10.000.000" in words) != ("42.000.000" in words)
    assert ("belum 3 bulan" in words) == (sum_ == "10.000.000")


def test_the_file_and_its_date_stand_behind_the_answer() -> None:
    assert "per 1 November 2026" in asked(CaseKind.DEATH, date(2026, 5, 1), YEAR)[1]
    assert "lebih lama" not in asked(CaseKind.DEATH, date(2026, 11, 1), YEAR)[1]
    assert "lebih lama" in asked(CaseKind.DEATH, date(2026, 11, 2), YEAR)[1]


def test_scholarships_begin_after_three_years_of_contributions() -> None:
    assert "174.000.000" in asked(CaseKind.DEATH, date(2026, 1, 1), *BEFORE, YEAR)[1]
    words = asked(CaseKind.DEATH, date(2026, 5, 31), *BEFORE[1:], YEAR)[1]
    assert "174.000.000" not in words
    assert "baru 29 bulan" in words


def test_an_accident_and_a_death_by_it_are_jkk() -> None:
    assert "56.000.000" in asked(CaseKind.ACCIDENT, date(2026, 5, 1), YEAR)[1]
    assert "70.000.000" in asked(CaseKind.WORK_DEATH, date(2026, 1, 2), YEAR)[1]
    only_jkm = period(date(2026, 1, 1), date(2026, 12, 31), "JKM")
    assert not asked(CaseKind.ACCIDENT, date(2026, 5, 1), only_jkm)[0].is_covered
    assert asked(CaseKind.DEATH, date(2026, 5, 1), only_jkm)[0].is_covered


@pytest.mark.parametrize(
    ("day", "periods", "said"),
    [
        (date(2027, 1, 1), [YEAR], "berakhir 31 Desember 2026"),
        (date(2025, 12, 31), [YEAR], "baru mulai 1 Januari 2026"),
        (date(2026, 5, 1), [], "tidak tercatat"),
        (date(2026, 5, 1), [period(date(2026, 6, 1), date(2026, 12, 31)), BEFORE[0]], "berakhir 31 Desember"),
    ],
)
def test_without_cover_no_sum_is_named(day: date, periods: list[Protection], said: str) -> None:
    found, words = asked(CaseKind.DEATH, day, *periods)
    assert not found.is_covered
    assert said in words
    assert "Rp" not in words
    assert "175" in words


def test_what_can_still_be_done_fits_what_happened() -> None:
    traffic = asked(CaseKind.ACCIDENT, date(2027, 1, 1), YEAR, traffic=True)[1]
    assert "Jasa Raharja" in traffic
    assert "JKN" in traffic
    death = asked(CaseKind.DEATH, date(2027, 1, 1), YEAR)[1]
    assert "Jasa Raharja" not in death
    assert "JKN" not in death


def test_months_count_once_and_only_whole_ones() -> None:
    half = period(date(2026, 7, 1), date(2027, 6, 30))
    assert contributed_months(date(2027, 6, 30), [YEAR, half]) == 18
    assert contributed_months(date(2026, 1, 30), [YEAR]) == 0
    assert contributed_months(date(2026, 1, 31), [YEAR]) == 1
    assert contributed_months(date(2025, 12, 31), [YEAR]) == 0
