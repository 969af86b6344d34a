"""Names as Indonesians write them: one person's spellings meet, two people's names do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.alike.name_keys import is_part, name_likeness, name_sounds, name_words, sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("H. Moh. Sjahroel, S.Pd.I", "Muhammad Syahrul"),
        ("Muh. Ali", "M. ALI"),
        ("Mhd Ali", "Mochammad Ali"),
        ("Hj. Siti Aminah binti Hasan", "St. Aminah Hasan"),
        ("Ust. Ahmad Fauzi", "Achmad Fauji"),
        ("Drs. H. Jusuf", "Yusup"),
        ("Tjoe Djoemadi", "Cu Jumadi"),
        ("Abd. Rahman", "Abdurrahman"),
        ("Abdul Latif", "Abdullatif"),
        ("Nur Hayati", "Nurhayatti"),
        ("Zulkifli", "Dzulkipli"),
        ("Ahmad Fauzi S Pd", "Ahmad Fauzi"),
        ("Soeharto", "Suharto"),
        ("Budi Santoso", "Santoso Budi"),
        ("Kgs. Ali", "Kiagus Ali"),
        ("Ma’ruf", "Maruf"),
        ("Fatimah", "Fatima"),
        ("Yusuf bin Ali", "Yusuf Ali"),
    ],
)
def test_two_spellings_are_one_name(one: str, other: str) -> None:
    assert name_likeness(one, other) == 1
    assert "".join(sorted(name_sounds(one))) == "".join(sorted(name_sounds(other))) or " " in one + other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hasan", "Husin"),
        ("Siti Aminah", "Siti Aisyah"),
        ("Ahmad Fauzi", "Ahmad Hasan"),
        ("Muhammad Ali", "Muhammad Umar"),
        ("Budi", "Joko"),
    ],
)
def test_two_people_are_not_alike(one: str, other: str) -> None:
    assert name_likeness(one, other) < 0.5


def test_a_slip_costs_little_and_a_lacking_word_some() -> None:
    assert 0.9 <= name_likeness("Suparman", "Suparmin") < 1
    assert 0.6 < name_likeness("Ahmad Fauzi", "Fauzi") < 1
    assert is_part("Fauzi", "Ahmad Fauzi")
    assert is_part("Ahmad Fauzi", "Fauzi")
    assert not is_part("Fauzi", "Fauzi")
    assert not is_part("Fauzan", "Ahmad Fauzi")


def test_an_initial_fits_its_word() -> None:
    assert name_likeness("A. Fauzi", "Ahmad Fauzi") > 0.9
    assert name_likeness("B. Fauzi", "Ahmad Fauzi") < name_likeness("A. Fauzi", "Ahmad Fauzi")


def test_muhammad_tells_nobody_apart_unless_it_is_all_there_is() -> None:
    assert name_sounds("Muhammad Ali") == name_sounds("Ali")
    assert name_sounds("Muhammad") != ()


def test_a_name_of_titles_only_keeps_a_word() -> None:
    assert name_words("H. Drs.") != ()
    assert name_words("Haji") == ("haji",) or name_words("Haji")


def test_an_empty_name_is_like_nobody() -> None:
    assert name_words("") == ()
    assert name_likeness("", "") == 0.0


WORDS = [
    "H.",
    "Moh.",
    "Ahmad",
    "Achmad",
    "Abd.",
    "Abdul",
    "Rahman",
    "Siti",
    "Nur",
    "Hayati",
    "bin",
    "Ali",
    "S.Pd",
    "Tjoet",
    "Njak",
    "Dhien",
    "Djoko",
    "Fauzi",
    "Sjahrir",
    "M",
    "A.",
    "Yazid",
    "Khairul",
    "S.Ag,",
    "Ki",
]
NAMES = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)


@given(st.text(max_size=30) | NAMES)
def test_spelling_a_name_again_changes_nothing(name: str) -> None:
    words = name_words(name)
    assert name_words(" ".join(words)) == words
    assert all(sound(word) for word in words)


@given(st.text(max_size=20) | NAMES, st.text(max_size=20) | NAMES)
def test_likeness_is_symmetric_and_a_share(one: str, other: str) -> None:
    alike = name_likeness(one, other)
    assert alike == name_likeness(other, one)
    assert 0 <= alike <= 1
    if name_words(one):
        assert name_likeness(one, one) == 1
