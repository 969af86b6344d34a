"""Presses as transcripts: back, skip, cancel, old cards, double taps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversations.buttons import Action
from conversations.draft import Draft, Unsure
from conversations.events import (
    Leave,
    Picked,
    Pressed,
    Resume,
    Typed,
)
from conversations.form import advance, answers, start
from locales import Text
from tests.conversations.samples import (
    ENV,
    MEMBER,
    NOW,
    ORGANISATION,
    TINY,
    Person,
    at_the_summary,
    submitted,
)


def test_a_hidden_answer_does_not_count_and_comes_back_with_its_condition() -> None:
    person = Person(ORGANISATION).taps("Masjid", "Muaradua", "Bumi Agung").types("1234", "al ikhlas", "0812")
    person.taps("Jenis", "Musholla")
    assert person.draft.step == "summary"
    assert "simas" not in answers(person.form, person.draft, ENV)
    assert "1234" not in person.text
    person.taps("Jenis", "Masjid")
    assert person.draft.step == "summary"
    assert answers(person.form, person.draft, ENV)["simas"] == "1234"


def test_an_optional_question_may_be_skipped_by_button_or_word() -> None:
    person = Person(ORGANISATION).taps("Masjid", "Muaradua", "Bumi Agung", "Lewati")
    assert person.draft.step == "name"
    assert "Lewati" not in person.labels
    spoken = Person(ORGANISATION).taps("Masjid", "Muaradua", "Bumi Agung").types("lewati")
    assert spoken.draft.answers["simas"] is None
    spoken.types("al ikhlas", "0812").taps("Kirim")
    assert submitted(spoken)["simas"] is None


def test_going_back_to_an_optional_answer_offers_to_keep_it_and_to_empty_it() -> None:
    person = Person(ORGANISATION).taps("Masjid", "Muaradua", "Bumi Agung").types("1234").taps("Kembali")
    assert {"Kosongkan", "Lanjut ➡️"} <= set(person.labels)
    assert person.taps("Lanjut").draft.answers["simas"] == "1234"
    assert person.taps("Kembali", "Kosongkan").draft.answers["simas"] is None


def test_back_goes_one_question_back_and_keeps_every_answer() -> None:
    person = Person(ORGANISATION).taps("Musholla", "Muaradua", "Bumi Agung", "Kembali", "Kembali")
    assert person.draft.step == "kecamatan"
    assert person.draft.answers["desa"] == "Bumi Agung"
    assert "Jawaban sekarang: Muaradua" in person.text
    person.taps("Lanjut", "Lanjut")
    assert person.draft.step == "name"


def test_back_at_the_first_question_stays_there() -> None:
    person = Person(ORGANISATION)
    assert "⬅️ Kembali" not in person.labels
    before = person.draft
    assert person.act(Action.BACK).kinds == ["Toast"]
    assert person.draft == before
    assert person.types("kembali").notice == "form-first-step"


def test_after_a_change_going_back_from_the_summary_walks_through_the_questions_again() -> None:
    person = at_the_summary().taps("Nama").types("Nurul Huda").taps("Kembali", "Kembali")
    assert person.draft.step == "name"


def test_a_press_on_an_old_card_is_explained_and_changes_nothing() -> None:
    person = Person(ORGANISATION)
    old = person.press("Musholla")
    person.taps("Masjid", "Muaradua")
    before = person.draft
    assert person.send(old).kinds == ["Toast", "FreshCard"]
    assert person.draft == before


@pytest.mark.parametrize("action", [Action.BACK, Action.SKIP, Action.CANCEL])
def test_an_old_card_s_button_does_nothing_even_where_the_new_card_has_the_same(action: Action) -> None:
    person = Person(ORGANISATION).taps("Masjid", "Muaradua", "Bumi Agung")
    before = person.draft
    assert person.send(Pressed(action, "", before.revision - 1)).kinds == ["Toast", "FreshCard"]
    assert person.draft == before


def test_a_press_from_a_later_card_or_with_a_forged_argument_changes_nothing() -> None:
    person = Person(ORGANISATION)
    before = person.draft
    for event in (
        Pressed(Action.PICK, "0.zzz", 0),
        Pressed(Action.PICK, "0." + "z" * 20, 99),
        Pressed(Action.EDIT, "phone", 0),
        Pressed(Action.SUBMIT, "", 0),
        Pressed(Action.PAGE, "9" * 30, 0),
        Picked("desa", "Bumi Agung", 0),
        Picked("kind", "gereja", 0),
    ):
        assert person.send(event).kinds[0] == "Toast"
        assert person.draft == before


def test_a_double_tap_is_acknowledged_and_acts_once() -> None:
    person = Person(ORGANISATION)
    press = person.press("Musholla")
    person.send(press)
    before = person.draft
    assert person.send(press).kinds == ["Toast"]
    assert person.draft == before
    picked = Picked("kecamatan", "kisam", before.revision)
    assert person.send(picked).send(picked).kinds == ["Toast"]
    assert person.send(Picked("kecamatan", "muaradua", before.revision)).kinds == ["Toast", "FreshCard"]


def test_a_double_tap_on_send_sends_once() -> None:
    person = at_the_summary()
    press = person.press("Kirim")
    assert "Submitted" in person.send(press).kinds
    assert person.send(press).kinds == ["Toast"]


def test_cancel_asks_first_and_going_on_loses_nothing() -> None:
    person = at_the_summary().taps("Batal")
    assert "dihapus" in person.text
    person.taps("lanjut mengisi")
    assert person.draft.step == "summary"
    person.taps("Batal")
    assert person.types("ya").kinds == ["ForgetMessage", "Cancelled", "ShowCard"]
    assert person.draft.ended
    assert "dibatalkan" in person.text


def test_cancel_while_a_check_is_under_way_returns_to_the_question() -> None:
    person = Person(MEMBER)
    person.draft = advance(MEMBER, person.draft, Typed("1234"), NOW, ENV).draft
    person.draft = replace(person.draft, answers={"born": "1980-08-17"})
    assert person.taps("Batal", "lanjut mengisi").draft.step == "nik"


def test_cancel_with_nothing_answered_leaves_at_once_and_so_does_the_command() -> None:
    assert "Cancelled" in Person(TINY).taps("Batal").kinds
    assert "Cancelled" in at_the_summary().send(Leave()).kinds


def test_after_the_end_presses_are_answered_and_messages_are_left_to_others() -> None:
    person = at_the_summary().taps("Kirim")
    assert person.send(Pressed(Action.BACK, "", person.draft.revision)).kinds == ["Toast"]
    assert person.send(Typed("halo")).kinds == []
    assert person.send(Resume()).kinds == []


def test_the_resume_button_works_from_any_card_and_the_restart_button_only_from_the_newest() -> None:
    person = Person(ORGANISATION).taps("Musholla")
    assert person.send(Pressed(Action.RESUME, "", 0)).kinds == ["FreshCard"]
    assert person.send(Pressed(Action.RESTART, "", 0)).kinds == ["Toast", "FreshCard"]
    assert person.draft.answers
    person.act(Action.RESTART)
    assert (person.draft.step, person.draft.answers) == ("kind", {})


def read_from_a_photo() -> Person:
    """At the first of two answers that somebody else read, one of them with another meaning."""
    person = Person(ORGANISATION).taps("Masjid", "Muaradua", "Bumi Agung").types("1234", "al ikhlas", "0812")
    unsure = {
        "simas": Unsure(Text("sample-odd")),
        "name": Unsure(Text("sample-taken"), "Lain Sekali"),
    }
    opened = start(ORGANISATION, ENV, NOW, answers=person.draft.answers, unsure=unsure)
    person.draft = Draft.load(opened.draft.dump())
    return person


def test_unsure_answers_are_asked_in_turn_until_the_person_vouches_for_them() -> None:
    person = read_from_a_photo()
    assert person.draft.step == "simas"
    assert "Awalan ini dari daerah lain" in person.text
    assert "1234" in person.text
    person.taps("Sudah benar")
    assert person.draft.step == "name"
    assert "Lain Sekali" in person.text


def test_unsure_answers_are_marked_on_the_summary_and_cannot_be_sent_unseen() -> None:
    person = read_from_a_photo()
    person.draft = replace(person.draft, step="summary")
    assert "⚠️ SIMAS: 1234" in person.text
    assert "⚠️ Nama" in person.text
    person.taps("Kirim")
    assert person.draft.step == "simas"


def test_the_other_meaning_is_taken_with_one_press_and_only_where_it_stands() -> None:
    person = read_from_a_photo()
    assert "📷 Pakai yang di foto" not in person.labels
    person.taps("Sudah benar", "Pakai yang di foto")
    assert answers(person.form, person.draft, ENV)["name"] == "Lain Sekali"
    assert not person.draft.unsure


def test_an_unsure_answer_that_is_changed_is_the_persons_own() -> None:
    person = read_from_a_photo().types("4321")
    assert answers(person.form, person.draft, ENV)["simas"] == "4321"
    assert set(person.draft.unsure) == {"name"}
