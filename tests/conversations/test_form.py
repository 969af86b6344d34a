"""Forms as transcripts: filling in, changing, mending, resuming, a new version, and the way to the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from conversations.buttons import Action
from conversations.events import (
    Pressed,
    Restart,
    Resume,
    SubmitRefused,
    Toast,
)
from conversations.fields import Env, Field, Form, Given, Option
from conversations.form import advance, answers, migrate, start
from locales import Text
from services.errors import Invalid
from tests.conversations.samples import (
    ENV,
    MEMBER,
    NOW,
    ORGANISATION,
    ORGANISATION_ANSWERS,
    TINY,
    Person,
    at_the_summary,
    kecamatan,
    kinds,
    read_name,
    submitted,
)


def test_a_form_is_filled_in_from_the_first_question_to_sending() -> None:
    person = Person(ORGANISATION)
    assert "Langkah 1/5" in person.text
    person.taps("Masjid", "Muaradua", "Bumi Agung").types("1234", "al ikhlas")
    assert "Langkah 6/6" in person.text
    person.types("0812").taps("Kirim")
    assert submitted(person) == {
        "kind": "masjid",
        "kecamatan": "muaradua",
        "desa": "Bumi Agung",
        "simas": "1234",
        "name": "Al Ikhlas",
        "phone": "0812",
    }
    assert "Terkirim" in person.text
    assert person.labels == []


def test_a_value_is_validated_when_given_and_again_after_an_edit_elsewhere() -> None:
    def enough(value: Any, given: Any, _: Any) -> None:
        if len(value) < len(given.get("first", "")):
            raise Invalid(Text("sample-name-short"))

    form = Form(
        "names",
        1,
        "sample-title",
        (
            Field("first", "sample-name", read=read_name),
            Field("second", "sample-desa", read=read_name, validate=enough),
        ),
    )
    person = Person(form).types("Siti", "Ani")
    assert (person.draft.step, person.notice) == ("second", "sample-name-short")
    person.types("Aminah").taps("Nama").types("Siti Rahmawati")
    assert person.draft.step == "second"
    person.types("Siti Rahmawati").taps("Kirim")
    assert submitted(person)["second"] == "Siti Rahmawati"


def test_a_change_from_the_summary_returns_to_the_summary() -> None:
    person = at_the_summary().taps("Nama")
    assert "Mengubah jawaban" in person.text
    person.types("Nurul Huda")
    assert person.draft.step == "summary"
    assert "Nama: Nurul Huda" in person.text
    person.taps("Nama", "Kembali")
    assert person.draft.step == "summary"
    assert person.draft.answers["name"] == "Nurul Huda"


def test_a_change_that_makes_another_answer_impossible_asks_that_next() -> None:
    person = at_the_summary().taps("Kecamatan", "Banding Agung")
    assert person.draft.step == "desa"
    person.types("sido rahayu 7")
    assert person.draft.step == "summary"
    assert submitted(person.taps("Kirim"))["desa"] == "Sido Rahayu 7"


def test_an_answer_that_was_made_impossible_counts_again_when_it_fits_again() -> None:
    person = at_the_summary().taps("Kecamatan", "Kisam")
    assert person.draft.step == "summary"
    assert submitted(person.taps("Kirim"))["desa"] == "Bumi Agung"


def test_submit_with_something_missing_goes_there() -> None:
    person = at_the_summary().taps("Kecamatan", "Banding Agung", "Kembali")
    assert "Desa: belum diisi" in person.text
    person.taps("Kirim")
    assert (person.draft.step, person.notice) == ("desa", "form-missing")


def test_what_is_known_is_not_asked_but_can_be_changed() -> None:
    env = Env(date(2026, 3, 2), {"desa": "Bumi Agung"})
    person = Person(MEMBER, env).types("1234", "1980-08-17", "ya")
    assert person.draft.step == "photo"
    assert "Langkah 3/3" in person.text
    person.taps("Lewati")
    assert "Desa: Bumi Agung" in person.text
    assert "NIK: 12••" in person.text
    person.taps("Desa").types("kisam").taps("Kirim")
    assert submitted(person)["desa"] == "Kisam"


def test_a_dialogue_is_resumed_after_days_at_the_same_question() -> None:
    person = Person(ORGANISATION).taps("Musholla")
    person.now += timedelta(days=9)
    assert person.send(Resume()).kinds == ["FreshCard"]
    assert person.draft.step == "kecamatan"
    assert "terakhir dibuka 2 Maret 2026" in person.text
    soon = Person(ORGANISATION).taps("Musholla").send(Resume())
    assert soon.notice == ""


def test_resuming_at_the_phone_question_offers_the_contact_button_again() -> None:
    person = Person(ORGANISATION).taps("Musholla", "Muaradua", "Bumi Agung").types("al ikhlas")
    assert person.send(Resume()).kinds == ["FreshCard", "AskContact"]


def test_restart_at_the_phone_question_takes_the_contact_button_away() -> None:
    person = Person(ORGANISATION).taps("Musholla", "Muaradua", "Bumi Agung").types("al ikhlas")
    assert person.send(Restart()).kinds == ["DropContactKeyboard", "FreshCard"]


def test_mending_opens_at_the_named_field_and_comes_to_the_summary() -> None:
    person = Person(ORGANISATION, answers=ORGANISATION_ANSWERS, at="name", notice=Text("sample-name-short"))
    assert "Nama terlalu pendek" in person.text
    assert person.draft.revision == 0
    person.types("Nurul Huda")
    assert person.draft.step == "summary"
    assert submitted(person.taps("Kirim")) == {**ORGANISATION_ANSWERS, "name": "Nurul Huda"}


def test_a_required_answer_that_was_left_out_before_is_asked() -> None:
    assert Person(ORGANISATION, answers={**ORGANISATION_ANSWERS, "name": None}).draft.step == "name"


def test_mending_a_field_that_is_not_asked_goes_to_what_is() -> None:
    person = Person(ORGANISATION, answers=ORGANISATION_ANSWERS, at="simas")
    assert person.draft.step == "summary"


def test_a_submission_that_the_driver_cannot_take_comes_back_with_the_reason() -> None:
    person = at_the_summary().taps("Kirim").send(SubmitRefused(Text("sample-taken"), "name"))
    assert (person.draft.step, person.notice) == ("name", "sample-taken")
    person.types("Nurul Huda").taps("Kirim").send(SubmitRefused(Text("sample-taken")))
    assert (person.draft.step, person.notice) == ("summary", "sample-taken")


def test_the_second_tap_on_a_refused_submission_does_not_say_that_it_was_recorded() -> None:
    person = at_the_summary()
    tap = person.press("Kirim")
    person.send(tap).send(SubmitRefused(Text("sample-taken"))).send(tap)
    assert person.kinds == ["Toast", "FreshCard"]
    assert person.effects[0] == Toast(Text("form-stale"), alert=True)
    assert (person.draft.step, person.notice) == ("summary", "sample-taken")


def renewed(*fields: Field) -> Form:
    return Form("organisation", 2, "sample-title", fields)


def test_a_new_version_keeps_what_still_fits_and_asks_the_rest() -> None:
    def fewer(_: Any, __: Any) -> list[Option]:
        return [Option("kisam", "Kisam")]

    form = renewed(
        Field("kind", "sample-kind", options=kinds),
        Field("kecamatan", "sample-kecamatan", options=fewer),
        Field("name", "sample-name", read=read_name),
    )
    old = Person(ORGANISATION).taps("Musholla", "Muaradua", "Bumi Agung").types("al ikhlas").draft
    new = migrate(form, old, ENV, NOW)
    assert (new.step, new.version, new.revision) == ("kecamatan", 2, old.revision + 1)
    assert answers(form, new, ENV) == {"kind": "musholla", "name": "Al Ikhlas"}
    assert new.notice == Text("form-renewed")
    assert migrate(form, new, ENV, NOW) == new


def test_an_answer_whose_shape_the_new_version_cannot_read_is_asked_again() -> None:
    def born(value: Any, _: Any, __: Any) -> None:
        date(*value["day"])

    form = renewed(Field("name", "sample-name", read=read_name, validate=born))
    old = Person(ORGANISATION).taps("Musholla", "Muaradua", "Bumi Agung").types("al ikhlas").draft
    new = migrate(form, old, ENV, NOW)
    assert (new.step, new.answers) == ("name", {})


def test_a_new_version_is_noticed_by_advance_and_the_event_is_not_taken_for_an_answer() -> None:
    form = renewed(Field("kecamatan", "sample-kecamatan", options=kecamatan))
    person = Person(ORGANISATION).taps("Musholla")
    old, person.form = person.draft, form
    assert person.types("kisam").kinds == ["ForgetMessage", "FreshCard"]
    assert (person.draft.answers, person.notice) == ({}, "form-renewed")
    pressed = advance(form, old, Pressed(Action.BACK, "", old.revision), NOW, ENV)
    assert [type(one).__name__ for one in pressed.effects] == ["Toast", "FreshCard"]


def test_a_question_that_disappears_under_the_person_leads_to_the_next() -> None:
    def local(_: Any, env: Env) -> bool:
        return bool(env.facts.get("local"))

    form = Form(
        "changing",
        1,
        "sample-title",
        (
            Field("name", "sample-name", read=read_name, when=local),
            Field("desa", "sample-desa", read=read_name),
        ),
    )
    person = Person(form, replace(ENV, facts={"local": True}))
    person.env = ENV
    assert person.types("Siti").draft.step == "desa"
    assert person.draft.answers == {}


def test_an_answer_that_rests_on_an_open_question_leads_to_that_question() -> None:
    def read(text: str, given: Any, _: Any) -> str:
        return f"{given['kind']} {text}"

    form = Form(
        "rests",
        1,
        "sample-title",
        (Field("kind", "sample-kind", options=kinds), Field("name", "sample-name", read=read)),
    )
    person = Person(form, at="name").types("Al Ikhlas")
    assert (person.draft.step, person.notice) == ("kind", "form-missing")
    assert person.taps("Masjid").types("Al Ikhlas").draft.answers["name"] == "masjid Al Ikhlas"


def test_options_that_rest_on_an_open_question_are_none_and_a_forgotten_fact_is_a_mistake() -> None:
    desa = ORGANISATION["desa"]
    assert not desa.offered(Given(), ENV)
    assert Person(ORGANISATION, answers={"desa": "Bumi Agung"}).draft.step == "kind"
    form = Form(
        "facts",
        1,
        "sample-title",
        (Field("name", "sample-name", read=read_name, when=lambda _, e: e.facts["x"]),),
    )
    with pytest.raises(KeyError, match="x"):
        start(form, ENV, NOW)


def test_another_form_s_draft_is_refused() -> None:
    with pytest.raises(ValueError, match="organisation"):
        advance(TINY, Person(ORGANISATION).draft, Resume(), NOW, ENV)
