from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from conversations.draft import Draft, dump_text, load_text
from locales import Html, Text
from tests.conversations.samples import NOW, ORGANISATION, Person, round_trip


def test_a_draft_comes_back_from_json_as_it_was() -> None:
    person = Person(ORGANISATION).taps("Musholla", "Muaradua", "Bumi Agung").types("x")
    assert round_trip(person.draft) == person.draft


def test_a_sentence_comes_back_from_json_with_its_arguments_kinds() -> None:
    text = Text(
        "some-id",
        day=date(1980, 8, 17),
        moment=datetime(2026, 3, 2, 1, 2, tzinfo=UTC),
        count=3,
        share=0.5,
        yes=True,
        none=None,
        name="Siti & <Aminah>",
        markup=Html("<b>x</b>"),
        inner=Text("inner", day=date(2026, 1, 1)),
    )
    back = load_text(json.loads(json.dumps(dump_text(text))))
    assert back == text
    assert {name: type(value) for name, value in back.args.items()} == {
        name: type(value) for name, value in text.args.items()
    }


def test_a_sentence_that_json_would_change_is_refused() -> None:
    with pytest.raises(TypeError, match="Decimal"):
        dump_text(Text("some-id", amount=Decimal(1)))


def test_a_draft_of_a_newer_release_is_read_without_what_is_not_known_here() -> None:
    draft = Person(ORGANISATION).draft
    assert Draft.load({**draft.dump(), "colour": "blue"}) == draft


def test_a_draft_of_an_older_release_is_read_with_what_is_new_left_empty() -> None:
    draft = Person(ORGANISATION).draft
    stored = draft.dump()
    del stored["doubts"], stored["last"]
    assert Draft.load(stored) == draft


@pytest.mark.parametrize(
    ("step", "place", "key"),
    [
        ("name", "ask", "name"),
        ("confirm:name", "confirm", "name"),
        ("checking:name", "checking", "name"),
        ("leave:name", "leave", "name"),
        ("leave:confirm:name", "leave", "name"),
        ("leave:summary", "leave", ""),
        ("summary", "summary", ""),
        ("submitted", "submitted", ""),
        ("cancelled", "cancelled", ""),
    ],
)
def test_a_step_says_where_the_dialogue_stands_and_about_what(step: str, place: str, key: str) -> None:
    draft = replace(Draft("form", 1, "", NOW, NOW), step=step)
    assert (draft.place, draft.key) == (place, key)
    assert draft.ended == (step in {"submitted", "cancelled"})
