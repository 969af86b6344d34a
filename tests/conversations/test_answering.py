"""Messages as transcripts: refusals, help, checks, confirmations, contacts, photos, what nobody can read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from conversations.events import (
    Check,
    Checked,
    Contact,
    Photo,
    Resume,
    Typed,
    Unreadable,
)
from conversations.fields import Field, Form
from conversations.form import advance, answers, start
from locales import Text
from services.errors import Invalid
from tests.conversations.samples import (
    ENV,
    MEMBER,
    NOW,
    ORGANISATION,
    TINY,
    Person,
    at_the_summary,
    read_name,
)


def test_what_is_typed_is_always_taken_out_of_the_chat() -> None:
    person = Person(ORGANISATION).types("masjid")
    assert person.kinds == ["ForgetMessage", "ShowCard"]
    assert person.types("entah apa").kinds == ["ForgetMessage", "ShowCard"]
    assert at_the_summary().types("halo").kinds == ["ForgetMessage", "FreshCard"]


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


def test_cancel_in_the_middle_of_a_confirmation_returns_to_it() -> None:
    person = Person(MEMBER).types("1234", "1980-08-17").taps("Batal", "lanjut mengisi")
    assert "lahir 17 Agustus 1980: benar?" in person.text
    assert person.types("benar").draft.answers["born"] == "1980-08-17"


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


def test_a_value_that_json_would_change_is_the_declaration_s_mistake() -> None:
    form = Form("days", 1, "sample-title", (Field("day", "sample-born", read=lambda *_: date(2026, 1, 1)),))
    with pytest.raises(TypeError, match="date"):
        advance(form, start(form, ENV, NOW).draft, Typed("besok"), NOW, ENV)
