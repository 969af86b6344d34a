from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import Invalid
from services.names import fold_name, read_address, read_name, read_organisation_name, read_place
from tests.services.refusals import only_invalid, refusal


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Ahmad Fauzi", "Ahmad Fauzi"),
        ("  AHMAD   FAUZI ", "AHMAD FAUZI"),
        ("Siti Nur’aini , S.Pd.I", "Siti Nur'aini, S.Pd.I"),
        ("H. M. Al-Amin", "H. M. Al-Amin"),
        ("🙏 Ahmad\u200b Fauzi 🙏🏽", "Ahmad Fauzi"),
        ("\u202eAhmad Fauzi\u202c", "Ahmad Fauzi"),
        ("Ahmad\nFauzi", "Ahmad Fauzi"),
        ("Rene\u0301", "René"),
        ("Ni", "Ni"),
    ],
)
def test_a_name_stands_as_on_the_ktp(typed: str, name: str) -> None:
    assert read_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "names-short"),
        ("A", "names-short"),
        ("--", "names-short"),
        ("A.", "names-short"),
        ("🙂🙂🙂", "names-short"),
        ("Ahmad Fauzi 1609011708800001", "names-digits"),
        ("Ahmad ٣", "names-digits"),
        ("Ahmad <b>Fauzi</b>", "names-characters"),
        ("Ahmad/Fauzi", "names-characters"),
        ("Ahmad" * 21, "names-long"),
    ],
)
def test_each_mistake_of_a_name_has_its_own_explanation(typed: str, reason: str) -> None:
    assert refusal(read_name, typed) == reason


@pytest.mark.parametrize(
    "place", ["Muaradua", "Batu Belang 2", "Ogan Komering Ulu (OKU)", "Pere'an", "Sukaraja II"]
)
def test_a_birth_place_is_taken_as_typed(place: str) -> None:
    assert read_place(place) == place


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "places-short"),
        ("()", "places-short"),
        ("Muaradua, 17-08-1980", "places-date"),
        ("Muaradua 1980", "places-date"),
        ("Muaradua @ OKU", "places-characters"),
        ("Muaradua " * 12, "places-long"),
    ],
)
def test_each_mistake_of_a_place_has_its_own_explanation(typed: str, reason: str) -> None:
    assert refusal(read_place, typed) == reason


def test_an_address_may_hold_numbers_and_signs() -> None:
    assert read_address(" Dusun II\nRT 02/RW 01 🏠 ") == "Dusun II RT 02/RW 01"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "addresses-short"),
        ("Dsn1", "addresses-short"),
        ("02/01 123", "addresses-letters"),
        ("a" * 201, "addresses-long"),
    ],
)
def test_each_mistake_of_an_address_has_its_own_explanation(typed: str, reason: str) -> None:
    assert refusal(read_address, typed) == reason


@pytest.mark.parametrize(
    "name", ["Masjid Jami' Al-Ikhlas", "Posko 2 (Simpang)", "TPA & TPQ Nurul Iman", "An-Nur 1"]
)
def test_an_organisation_may_hold_numbers_and_signs(name: str) -> None:
    assert read_organisation_name(f" {name} 🕌") == name


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "organisation-names-short"),
        ("An", "organisation-names-short"),
        ("123", "organisation-names-short"),
        ("a" * 101, "organisation-names-long"),
        ("Al-Ikhlas <b>", "organisation-names-characters"),
    ],
)
def test_each_mistake_of_an_organisation_has_its_own_explanation(typed: str, reason: str) -> None:
    assert refusal(read_organisation_name, typed) == reason


@given(st.text(max_size=250))
def test_nothing_but_invalid_is_raised_and_what_is_taken_is_settled(typed: str) -> None:
    for read in (read_name, read_place, read_address, read_organisation_name):
        only_invalid(read, typed)
        try:
            taken = read(typed)
        except Invalid:
            continue
        assert read(taken) == taken
        assert not any(unicodedata.category(letter) in {"Cc", "Cf", "Cs"} for letter in taken)


@pytest.mark.parametrize(
    "name",
    [
        "Muhammad Maruf",
        "H. Moh. Ma'ruf, S.Pd.I",
        "HAJI MUH MA’RUF",
        "Kyai H. M. Ma'rūf",
        "Ust. Mochamad Maruf, S. Pd. I.",
        "Drs. Md Maruf, M.Pd., M.Si.",
    ],
)
def test_titles_degrees_and_signs_do_not_count(name: str) -> None:
    assert fold_name(name) == "muhammad maruf"


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Haji", "haji"),
        ("M", "m"),
        ("Siti, Aminah", "siti aminah"),
        ("Abdul H", "abdul h"),
        ("Al-Amin", "al amin"),
        ("", ""),
    ],
)
def test_a_name_keeps_what_belongs_to_it(name: str, folded: str) -> None:
    assert fold_name(name) == folded


@given(st.text())
def test_a_folded_name_is_settled(name: str) -> None:
    folded = fold_name(name)
    assert folded == folded.lower()
    assert "  " not in folded
