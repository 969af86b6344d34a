"""The engine as transcripts: what a person does, and where the dialogue stands then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from conversations.buttons import Action
from conversations.events import (
    Check,
    Checked,
    Contact,
    Leave,
    Photo,
    Picked,
    Pressed,
    Restart,
    Resume,
    SubmitRefused,
    Submitted,
    Typed,
    Unreadable,
)
from conversations.fields import Env, Field, Form, Option
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
    kecamatan,
    kinds,
    read_name,
)


def at_the_summary() -> Person:
    return Person(ORGANISATION).taps("Musholla", "Muaradua", "Bumi Agung").types("al ikhlas", "0812")


def submitted(person: Person) -> dict[str, Any]:
    (done,) = [one for one in person.effects if isinstance(one, Submitted)]
    return dict(done.answers)


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


def test_what_is_typed_is_always_taken_out_of_the_chat() -> None:
    person = Person(ORGANISATION).types("masjid")
    assert person.kinds == ["ForgetMessage", "ShowCard"]
    assert person.types("entah apa").kinds == ["ForgetMessage", "ShowCard"]
    assert at_the_summary().types("halo").kinds == ["ForgetMessage", "FreshCard"]


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


def test_a_change_from_the_summary_returns_to_the_summary() -> None:
    person = at_the_summary().taps("Nama")
    assert "Mengubah jawaban" in person.text
    person.types("Nurul Huda")
    assert person.draft.step == "summary"
    assert "Nama: Nurul Huda" in person.text
    person.taps("Nama", "Kembali")
    assert person.draft.step == "summary"
    assert person.draft.answers["name"] == "Nurul Huda"


def test_after_a_change_going_back_from_the_summary_walks_through_the_questions_again() -> None:
    person = at_the_summary().taps("Nama").types("Nurul Huda").taps("Kembali", "Kembali")
    assert person.draft.step == "name"


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


def test_the_third_wrong_answer_in_a_row_explains_more_and_offers_help() -> None:
    person = Person(TINY).types("a", "b")
    assert "Nama terlalu pendek" in person.text
    assert "Yang Bapak/Ibu ketik: “b”" in person.text
    assert "❓ Bantuan" not in person.labels
    person.types("c")
    assert "Tulis seperti pada KTP" not in person.text  # this form gives no help of its own
    assert "pelan-pelan saja" in person.text
    assert "HelpAsked" in person.taps("Bantuan").kinds
    assert "/bantuan" in person.text
    person.types("Siti")
    assert person.draft.misses == 0


def test_a_field_s_own_help_stands_on_the_card_after_three_refusals() -> None:
    person = Person(ORGANISATION).taps("Musholla", "Muaradua", "Bumi Agung").types("a", "b", "c")
    assert "Tulis seperti pada KTP" in person.text


def test_a_refused_sensitive_answer_is_never_repeated() -> None:
    person = Person(MEMBER).types("16091708800001x")
    assert person.notice == "sample-nik-bad"
    assert person.draft.typed == ""
    assert "1609" not in str(person.draft.dump())


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


def test_cancel_in_the_middle_of_a_confirmation_returns_to_it() -> None:
    person = Person(MEMBER).types("1234", "1980-08-17").taps("Batal", "lanjut mengisi")
    assert "lahir 17 Agustus 1980: benar?" in person.text
    assert person.types("benar").draft.answers["born"] == "1980-08-17"


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


def test_a_confirmation_stores_on_yes_and_asks_again_on_no() -> None:
    person = Person(MEMBER).types("1234", "1980-08-17")
    assert "lahir 17 Agustus 1980: benar?" in person.text
    person.taps("Bukan")
    assert (person.draft.step, person.notice) == ("born", "form-say-again")
    assert "born" not in person.draft.answers
    person.types("1981-08-17").taps("Ya, benar")
    assert person.draft.answers["born"] == "1981-08-17"


def test_anything_else_at_a_confirmation_is_pointed_to_the_buttons() -> None:
    person = Person(MEMBER).types("1234", "1980-08-17", "mungkin")
    assert (person.draft.step, person.notice) == ("confirm:born", "form-use-buttons")
    assert person.taps("Kembali").draft.step == "born"


def test_the_driver_s_check_can_refuse_an_answer() -> None:
    person = Person(MEMBER).knows("duplicate", "1234", refused=Text("sample-taken")).types("1234")
    assert (person.draft.step, person.notice, person.draft.misses) == ("nik", "sample-taken", 1)
    assert "nik" not in person.draft.answers
    assert person.types("1235").draft.step == "born"


def test_the_driver_s_check_can_leave_a_remark_and_the_answer_is_kept() -> None:
    person = Person(MEMBER).knows("duplicate", "1234", note=Text("sample-odd")).types("1234")
    assert (person.draft.step, person.notice) == ("born", "sample-odd")


def test_a_check_waits_in_its_own_step_and_is_asked_for_again_on_resuming() -> None:
    waiting = advance(MEMBER, Person(MEMBER).draft, Typed("1234"), NOW, ENV)
    assert waiting.draft.step == "checking:nik"
    assert waiting.effects[-1] == Check("duplicate", "nik", "1234", {})
    again = advance(MEMBER, waiting.draft, Resume(), NOW, ENV)
    assert again.effects == (Check("duplicate", "nik", "1234", {}),)
    late = advance(MEMBER, waiting.draft, Checked("born"), NOW, ENV)
    assert late.draft == waiting.draft


def test_facts_of_a_check_become_options_of_a_later_question() -> None:
    person = Person(ORGANISATION).knows("near-same", "Al Ikhlas", known={"near": ["Al-Ikhlash", "Ikhlas"]})
    person.taps("Musholla", "Muaradua", "Bumi Agung").types("al ikhlas")
    assert person.labels[:3] == ["Al-Ikhlash", "Ikhlas", "Bukan semuanya"]
    assert person.draft.known == {"near": ["Al-Ikhlash", "Ikhlas"]}
    person.taps("Bukan semuanya").types("0812").taps("Nama").types("Nurul Huda")
    assert person.draft.known == {}
    assert "same" not in answers(person.form, person.draft, ENV)


def test_a_checked_answer_is_checked_again_when_what_it_depends_on_changes() -> None:
    person = at_the_summary().knows("near-same", "Al Ikhlas", known={"near": ["Al-Ikhlash"]})
    person.taps("Desa", "Batu Belang II")
    assert person.draft.step == "same"
    assert person.taps("Bukan semuanya").draft.step == "summary"


def test_an_answer_refused_when_checked_again_is_asked_but_kept_until_replaced() -> None:
    person = at_the_summary().knows("near-same", "Al Ikhlas", refused=Text("sample-taken"))
    person.taps("Desa", "Batu Belang II")
    assert (person.draft.step, person.notice) == ("name", "sample-taken")
    assert "name" not in answers(person.form, person.draft, ENV)
    person.taps("Kembali", "Kirim")
    assert person.draft.step == "name"
    assert person.types("Nurul Huda").draft.step == "summary"


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


def test_a_question_about_the_phone_offers_the_contact_button_and_takes_it_away() -> None:
    person = Person(ORGANISATION).taps("Musholla", "Muaradua", "Bumi Agung").types("al ikhlas")
    assert person.kinds == ["ForgetMessage", "ShowCard", "AskContact"]
    person.send(Contact("0812", own=False))
    assert person.notice == "form-contact-not-own"
    person.send(Contact("0812", own=True))
    assert person.kinds == ["DropContactKeyboard", "ForgetMessage", "FreshCard"]
    assert person.draft.answers["phone"] == "0812"
    assert person.taps("HP").kinds == ["ShowCard", "AskContact"]
    assert person.taps("Kembali").kinds == ["DropContactKeyboard", "FreshCard"]


def test_a_photo_answers_where_one_is_asked_for() -> None:
    person = Person(MEMBER).types("1234", "1980-08-17", "ya", "Kisam").send(Photo("file", "unique"))
    assert person.draft.answers["photo"] == {"file_id": "file", "unique_id": "unique"}
    assert "Foto: foto sudah diterima" in person.text


def test_text_where_a_photo_is_asked_for_says_so() -> None:
    person = Person(MEMBER).types("1234", "1980-08-17", "ya", "Kisam", "ini fotonya")
    assert (person.draft.step, person.notice) == ("photo", "form-wants-photo")


@pytest.mark.parametrize("kind", ["sticker", "voice", "location", "document", "video", "poll", ""])
def test_what_cannot_be_read_is_explained_and_nothing_is_lost(kind: str) -> None:
    person = Person(ORGANISATION).taps("Musholla").send(Unreadable(kind))
    assert person.kinds == ["FreshCard"]
    assert person.notice == "form-unreadable"
    assert (person.draft.step, person.draft.misses) == ("kecamatan", 0)
    assert "Mohon ketuk salah satu pilihan" in person.text


def test_a_photo_or_contact_at_the_wrong_question_is_explained() -> None:
    person = Person(TINY).send(Photo("file"))
    assert "Foto tidak diperlukan" in person.text
    assert "Kontak tidak diperlukan" in person.send(Contact("0812", own=True)).text


def test_a_dialogue_is_resumed_after_days_at_the_same_question() -> None:
    person = Person(ORGANISATION).taps("Musholla")
    person.now += timedelta(days=9)
    assert person.send(Resume()).kinds == ["FreshCard"]
    assert person.draft.step == "kecamatan"
    assert "terakhir dibuka 2 Maret 2026" in person.text
    soon = Person(ORGANISATION).taps("Musholla").send(Resume())
    assert soon.notice == ""


def test_the_resume_button_works_from_any_card_and_the_restart_button_only_from_the_newest() -> None:
    person = Person(ORGANISATION).taps("Musholla")
    assert person.send(Pressed(Action.RESUME, "", 0)).kinds == ["FreshCard"]
    assert person.send(Pressed(Action.RESTART, "", 0)).kinds == ["Toast", "FreshCard"]
    assert person.draft.answers
    person.act(Action.RESTART)
    assert (person.draft.step, person.draft.answers) == ("kind", {})


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


def test_an_answer_that_no_longer_fits_is_asked_without_checking_it_again() -> None:
    def short(value: Any, given: Any, _: Any) -> None:
        if len(value) > len(given["first"]):
            raise Invalid(Text("sample-name-short"))

    second = Field("second", "sample-desa", read=read_name, validate=short, check="taken", depends=("first",))
    form = Form("names", 1, "sample-title", (Field("first", "sample-name", read=read_name), second))
    person = Person(form).types("Siti Aminah", "Siti").taps("Nama")
    done = advance(form, person.draft, Typed("Ani"), NOW, ENV)
    assert done.draft.step == "second"
    assert not any(isinstance(one, Check) for one in done.effects)


def test_mending_a_field_that_is_not_asked_goes_to_what_is() -> None:
    person = Person(ORGANISATION, answers=ORGANISATION_ANSWERS, at="simas")
    assert person.draft.step == "summary"


def test_a_submission_that_the_driver_cannot_take_comes_back_with_the_reason() -> None:
    person = at_the_summary().taps("Kirim").send(SubmitRefused(Text("sample-taken"), "name"))
    assert (person.draft.step, person.notice) == ("name", "sample-taken")
    person.types("Nurul Huda").taps("Kirim").send(SubmitRefused(Text("sample-taken")))
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


def test_another_form_s_draft_is_refused() -> None:
    with pytest.raises(ValueError, match="organisation"):
        advance(TINY, Person(ORGANISATION).draft, Resume(), NOW, ENV)


def test_a_value_that_json_would_change_is_the_declaration_s_mistake() -> None:
    form = Form("days", 1, "sample-title", (Field("day", "sample-born", read=lambda *_: date(2026, 1, 1)),))
    with pytest.raises(TypeError, match="date"):
        advance(form, start(form, ENV, NOW).draft, Typed("besok"), NOW, ENV)
