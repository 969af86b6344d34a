from __future__ import annotations

import re
from pathlib import Path

import pytest

from conversations.buttons import decode
from conversations.card import card
from conversations.fields import Field, Form, Option
from locales import LANGUAGES, texts
from tests.conversations.samples import ENV, MEMBER, ORGANISATION, Person, kinds, read_name

ROOM = Path(__file__).parents[2] / "conversations"
ENGINE = ("answering", "card", "form", "pressing", "steps")


def test_the_first_card_says_where_one_is_and_what_is_asked() -> None:
    person = Person(ORGANISATION)
    assert person.text == "Marbot baru\nLangkah 1/5\n\nMasjid atau musholla?"
    assert [[person.words(one.label) for one in row] for row in person.card.rows] == [
        ["Masjid", "Musholla"],
        ["✖️ Batal"],
    ]


def test_a_question_shows_its_example() -> None:
    person = Person(ORGANISATION).taps("Musholla", "Muaradua", "Bumi Agung")
    assert "Contoh: Siti Aminah" in person.text


def test_what_people_type_is_escaped() -> None:
    person = Person(ORGANISATION).taps("Musholla", "Muaradua", "Bumi Agung").types("<b>al & ikhlas")
    person.types("0812")
    assert "&lt;B&gt;Al &amp; Ikhlas" in person.card.html("id")


def test_the_summary_lists_every_answer_with_a_button_to_change_it() -> None:
    person = Person(ORGANISATION).taps("Musholla", "Muaradua", "Bumi Agung").types("al ikhlas", "0812")
    assert "Jenis: Musholla\nKecamatan: Muaradua\nDesa: Bumi Agung\nNama: Al Ikhlas\nHP: 0812" in person.text
    assert [[person.words(one.label) for one in row] for row in person.card.rows] == [
        ["✅ Kirim"],
        ["✏️ Jenis", "✏️ Kecamatan"],
        ["✏️ Desa", "✏️ Nama"],
        ["✏️ HP"],
        ["⬅️ Kembali", "✖️ Batal"],
    ]


def test_a_long_answer_is_shortened_so_that_the_card_fits_a_message() -> None:
    fields = tuple(Field(f"name{number}", "sample-name", read=read_name) for number in range(15))
    form = Form("long", 1, "sample-title", fields)
    person = Person(form, answers={field.key: "x" * 4000 for field in fields})
    assert person.draft.step == "summary"
    assert len(person.text) < 4096


def test_a_long_label_is_shortened_on_its_button() -> None:
    def long(_: object, __: object) -> list[Option]:
        return [Option(1, "x" * 100)]

    form = Form("long", 1, "sample-title", (Field("kind", "sample-kind", options=long),))
    ((label, data),), _ = card(form, Person(form).draft, ENV).keyboard("id", 1, 0)
    assert label == "x" * 47 + "…"
    assert decode(data) is not None


def test_yes_and_no_are_shown_as_words() -> None:
    form = Form("agree", 1, "sample-title", (Field("agree", "sample-kind", read=lambda *_: True),))
    assert "Jenis: ya" in Person(form).types("setuju").text


def test_a_card_speaks_the_person_s_language() -> None:
    assert "Step 1/4" in Person(MEMBER).card.html("en")


def test_a_shared_option_label_is_shown_instead_of_the_value() -> None:
    form = Form("kinds", 1, "sample-title", (Field("kind", "sample-kind", options=kinds),))
    assert "Jenis: Musholla" in Person(form).types("surau").text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["form-stale", "form-already", "form-finished", "form-unknown", "form-first-step"]
)
def test_what_answers_a_press_fits_telegram_s_200_characters(language: str, name: str) -> None:
    assert len(texts(language)(name)) <= 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_that_the_engine_names_exists(language: str) -> None:
    source = "".join((ROOM / f"{name}.py").read_text(encoding="utf-8") for name in ENGINE)
    named = set(re.findall(r'"(form-[a-z-]+)"', source))
    assert len(named) > 40
    assert [name for name in sorted(named) if not texts(language).has(name)] == []
