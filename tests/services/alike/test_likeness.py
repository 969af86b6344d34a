"""Points for and against, and how good they are on invented people whose truth is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.duplicates.errors import labelled
from benchmarks.duplicates.pairs import candidates, quality, true_pairs
from services.alike.blocking import Traits
from services.alike.likeness import Sign, is_alike, points, signs

ONE = Traits("Ahmad Fauzi", date(1980, 8, 17), "L", "16.09.01.2002", "1609011708800001", "+6281234567890")


@pytest.mark.parametrize(
    "other",
    [
        replace(ONE, nik="1609011708800010"),
        replace(ONE, name="H. Achmad Fauji", nik="1609011708801001"),
        replace(ONE, name="Fauzi", nik="1609017108800001"),
        replace(ONE, birth_date=date(1980, 8, 7), nik="1609011708800091"),
        replace(ONE, nik="1609010102810007"),
        replace(ONE, desa="16.09.07.2001", nik="1609011709800001"),
    ],
)
def test_one_person_under_another_nik_is_shown_to_staff(other: Traits) -> None:
    assert is_alike(ONE, other)


@pytest.mark.parametrize(
    "other",
    [
        replace(ONE, name="Ahmad Fauzan", nik="1609011708800002"),
        replace(ONE, name="Joko Fauzi", birth_date=date(1984, 2, 1), nik="1609010102840001"),
        replace(ONE, birth_date=date(1966, 5, 4), nik="1609010405660003", phone=None),
        replace(ONE, name="Siti Aminah", sex="P", nik="1609015708800001"),
    ],
    ids=["twin", "brother", "namesake", "wife"],
)
def test_relatives_and_namesakes_are_not(other: Traits) -> None:
    assert not is_alike(ONE, other)


def test_the_signs_say_what_differs() -> None:
    other = replace(ONE, birth_date=date(1980, 8, 18), nik="1609011808800001", phone=None)
    seen = signs(ONE, other)
    assert (seen[Sign.NAME], seen[Sign.DESA]) == ("same", "same")
    assert (seen[Sign.BIRTH_DATE], seen[Sign.NIK], seen[Sign.PHONE]) == ("slip", "dates", "unknown")
    assert signs(ONE, replace(ONE, nik="1609011808800001"))[Sign.NIK] == "slip"
    assert signs(ONE, replace(ONE, nik="1609011708800002"))[Sign.NIK] == "beside"
    swapped = replace(ONE, birth_date=date(1980, 9, 4))
    assert signs(swapped, replace(ONE, birth_date=date(1980, 4, 9)))[Sign.BIRTH_DATE] == "swapped"


TRAITS = st.builds(
    Traits,
    name=st.sampled_from(["Ahmad Fauzi", "Fauzi", "Siti", "", "Moh. Ali", "A. Fauzi", "Nur Hayati Ali"]),
    birth_date=st.dates(date(1940, 1, 1), date(2008, 1, 1)),
    sex=st.sampled_from("LP"),
    desa=st.sampled_from(["16.09.01.2002", "16.09.01.2003", "16.09.02.2002"]),
    nik=st.from_regex(r"[0-9]{16}", fullmatch=True),
    phone=st.none() | st.sampled_from(["+6281234567890", "+6281234567891"]),
)


@given(TRAITS, TRAITS)
def test_points_are_the_same_whichever_comes_first(one: Traits, other: Traits) -> None:
    assert points(one, other) == points(other, one)
    # Nobody is stored without a name; without one, nobody is quite like themselves.
    assert points(one, one) > points(one, other) or one.nik == other.nik or not one.name


def test_hardly_anybody_is_missed_and_hardly_anybody_shown_in_vain() -> None:
    rows = labelled(6_000, seed=3)
    alike = [pair for pair in candidates(rows) if is_alike(*(rows[place].traits for place in pair))]
    found = quality(alike, true_pairs(rows))
    assert found.true > 500
    assert found.recall >= 0.97
    assert found.precision >= 0.95
