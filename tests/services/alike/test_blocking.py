"""Keys: records of one person share one, whatever single thing is wrong; the keys tell nothing of anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.encryption import use_keys
from services.alike.blocking import Traits, stored_keys, wanted_keys

ONE = Traits("Ahmad Fauzi", date(1980, 8, 17), "L", "16.09.01.2002", "1609011708800001", "+6281234567890")
# Nothing in common but what is said of it.
STRANGER = Traits("Joko Susilo", date(1962, 3, 1), "L", "16.09.05.2001", "1609050103620009")


def shared(one: Traits, other: Traits) -> bool:
    return bool(set(stored_keys(one)) & set(wanted_keys(other)))


def test_strangers_share_no_key() -> None:
    assert not shared(ONE, STRANGER)


@given(place=st.integers(0, 15), digit=st.integers(0, 9))
def test_a_wrong_digit_of_the_nik_is_found(place: int, digit: int) -> None:
    wrong = ONE.nik[:place] + str(digit) + ONE.nik[place + 1 :]
    assert shared(ONE, replace(STRANGER, nik=wrong))


@given(place=st.integers(0, 14))
def test_two_neighbours_swapped_in_the_nik_are_found(place: int) -> None:
    nik = ONE.nik
    wrong = nik[:place] + nik[place + 1] + nik[place] + nik[place + 2 :]
    assert shared(ONE, replace(STRANGER, nik=wrong))


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Achmad F.", "birth_date": ONE.birth_date},
        {"name": "Fauji", "birth_date": date(1980, 8, 17)},
        {"name": "H. Ahmad Fauzi, S.Pd", "birth_date": date(1980, 8, 27)},
        {"name": "AHMAD FAUJI", "birth_date": date(1990, 8, 17)},
        {"name": "Fauzi Ahmad", "desa": ONE.desa},
        {"phone": ONE.phone},
    ],
)
def test_each_way_of_being_alike_leads_there(changes: dict[str, object]) -> None:
    assert shared(ONE, replace(STRANGER, **changes))  # type: ignore[arg-type]


def test_day_and_month_swapped_is_the_same_day() -> None:
    born = replace(STRANGER, name="Fauzi", birth_date=date(1975, 4, 9))
    assert shared(born, replace(ONE, name="Fauji", birth_date=date(1975, 9, 4)))


def test_the_keys_are_keyed_and_fit_into_the_column() -> None:
    before = stored_keys(ONE)
    assert all(-(2**63) <= key < 2**63 for key in before)
    assert before == stored_keys(ONE)
    use_keys({"another": bytes(32)})
    assert not set(before) & set(stored_keys(ONE))


def test_who_was_stored_under_an_older_data_key_is_found() -> None:
    use_keys({"old": bytes(32)})
    before = set(stored_keys(ONE))
    use_keys({"new": bytes(range(32)), "old": bytes(32)})
    assert before <= set(wanted_keys(ONE))
    assert not before & set(stored_keys(ONE))


def test_nobody_stands_in_a_repr() -> None:
    assert "Fauzi" not in repr(ONE)
    assert ONE.nik not in repr(ONE)
