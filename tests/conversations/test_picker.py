from __future__ import annotations

import pytest

from conversations.buttons import Action
from conversations.fields import Option
from conversations.picker import by_token, found, named, page, token
from locales import Text
from tests.conversations.samples import ORGANISATION, Person

DESA = [Option(number, f"Suka Raja {number}") for number in range(1, 23)]


def at_the_desa() -> Person:
    return Person(ORGANISATION).taps("Musholla", "Banding Agung")


def test_options_come_in_pages_of_eight_with_buttons_to_turn() -> None:
    person = at_the_desa()
    assert [label for label in person.labels if label.startswith("Sido")] == [
        f"Sido Rahayu {number}" for number in range(1, 9)
    ]
    assert "Halaman 1 dari 3" in person.text
    person.taps("▶️", "▶️")
    assert "Halaman 3 dari 3" in person.text
    assert "▶️" not in person.labels
    person.taps("◀️", "Sido Rahayu 9")
    assert person.draft.answers["desa"] == "Sido Rahayu 9"


@pytest.mark.parametrize(
    "typed", ["SIDO RAHAYU 12", "sidorahayu12", "Desa Sido Rahayu 12", "Sido  Rahayu  12"]
)
def test_the_whole_name_typed_in_any_way_is_the_answer(typed: str) -> None:
    assert at_the_desa().types(typed).draft.answers["desa"] == "Sido Rahayu 12"


@pytest.mark.parametrize("typed", ["batu belang 2", "Batubelang II", "batu belang dua"])
def test_numbers_are_read_in_every_way_of_writing_them(typed: str) -> None:
    person = Person(ORGANISATION).taps("Musholla", "Muaradua").types(typed)
    assert person.draft.answers["desa"] == "Batu Belang II"


def test_part_of_a_name_or_a_near_spelling_narrows_the_buttons_and_can_be_cleared() -> None:
    person = Person(ORGANISATION).taps("Musholla", "Muaradua").types("panchur pungah")
    assert "Hasil pencarian “panchur pungah”" in person.text
    assert person.labels[0] == "Pancur Pungah"
    assert person.draft.misses == 0
    person.taps("Tampilkan semua")
    assert person.draft.query == ""
    assert person.labels[0] == "Bumi Agung"


def test_nothing_near_is_a_refusal_that_shows_all_options_again() -> None:
    person = at_the_desa().types("xyzzy")
    assert (person.notice, person.draft.misses, person.draft.query) == ("form-no-match", 1, "")
    assert "Sido Rahayu 1" in person.labels


def test_a_choice_is_found_by_the_words_on_its_button_and_its_aliases() -> None:
    assert Person(ORGANISATION).types("langgar").draft.answers["kind"] == "musholla"
    said = [Option("m", Text("form-button-yes")), Option("n", Text("form-button-no"))]
    option = named(said, "ya benar", "id")
    assert option is not None
    assert option.value == "m"


def test_a_name_that_two_options_share_is_not_taken_for_one_of_them() -> None:
    twins = [Option(1, "Bumi Agung"), Option(2, "Bumi Agung")]
    assert named(twins, "bumi agung", "id") is None
    assert found(twins, "bumi agung", "id") == [0, 1]
    assert named([Option(1, "…")], "!!", "id") is None


def test_a_page_beyond_the_last_gives_the_last() -> None:
    assert page(DESA, "", 99, "id").number == 2
    assert page([], "", 0, "id").count == 1


def test_a_button_names_its_option_only_while_the_option_stands_there() -> None:
    name = token(4, DESA[4])
    assert by_token(DESA, name) == DESA[4]
    assert by_token(DESA[1:], name) is None
    assert by_token(DESA[:3], name) is None


@pytest.mark.parametrize("name", ["", ".", "é.1", "zzzz.1", "zzzzzzzzzzzz.1", "-1.a", "4", "٣.a"])
def test_a_forged_name_names_nothing(name: str) -> None:
    assert by_token(DESA, name) is None


def test_a_press_on_an_option_that_moved_since_it_was_drawn_is_stale() -> None:
    person = at_the_desa()
    press = person.press("Sido Rahayu 2")
    forged = press.arg.replace("1.", "2.", 1)
    assert person.act(Action.PICK, forged).kinds == ["Toast", "FreshCard"]
    assert "desa" not in person.draft.answers
