"""The summary and its lists: few answers a button each, many behind one; what is not asked may be added."""

from __future__ import annotations

from typing import Any

import pytest

from conversations.buttons import Action
from conversations.events import Pressed
from conversations.fields import Answers, Env, Field, Form
from conversations.form import answers
from locales import Text
from tests.conversations.samples import ENV, Person, born_right, read_day, read_digits, read_name, submitted


def names(count: int) -> tuple[Field, ...]:
    """So many questions for a name."""
    return tuple(Field(f"name{number}", "sample-name", read=read_name) for number in range(count))


def born_so(_name: Any, answers: Answers, env: Env) -> Text:
    """The day given before, asked about once more beside the name."""
    return born_right(answers["born"], answers, env)


WITH_DETAILS = Form(
    "details",
    1,
    "sample-title",
    (
        Field("name", "sample-name", read=read_name),
        Field("phone", "sample-phone", read=read_digits, optional=True, later=True),
        Field("simas", "sample-simas", read=read_digits, optional=True, later=True),
    ),
    statement="sample-same",
)
DENIED = Form(
    "denied",
    1,
    "sample-title",
    (
        Field("born", "sample-born", read=read_day),
        Field("name", "sample-name", read=read_name, confirm=born_so, on_no="born"),
    ),
)


def test_many_answers_are_changed_behind_one_button() -> None:
    person = Person(Form("many", 1, "sample-title", names(7)))
    person.types(*(f"orang {number}" for number in "abcdefg"))
    assert person.labels == ["✅ Kirim", "✏️ Ubah …", "⬅️ Kembali", "✖️ Batal"]
    person.taps("Ubah")
    assert "Mana yang mau diubah?" in person.text
    assert person.labels[:7] == ["✏️ Nama"] * 7
    person.act(Action.EDIT, "name3").types("orang baru")
    assert person.draft.step == "summary"
    assert answers(person.form, person.draft, ENV)["name3"] == "Orang Baru"


def test_back_from_a_list_is_the_summary_and_kirim_waits_there() -> None:
    person = Person(Form("many", 1, "sample-title", names(7)))
    person.types(*(f"orang {number}" for number in "abcdefg")).taps("Ubah")
    assert person.act(Action.SUBMIT).kinds == ["Toast", "FreshCard"]
    person.types("apa saja")
    assert person.notice == "form-use-buttons"
    person.types("kembali")
    assert person.draft.step == "summary"


def test_a_long_list_has_pages() -> None:
    form = Form("long", 1, "sample-title", names(18))
    person = Person(form, answers={field.key: "Siti Aminah" for field in form}).taps("Ubah")
    assert person.labels.count("✏️ Nama") == 16
    person.taps("Berikutnya")
    assert person.labels == ["✏️ Nama", "✏️ Nama", "◀️ Sebelumnya", "⬅️ Kembali", "✖️ Batal"]
    before = person.draft
    for page in ("2", "99", "x", ""):
        assert person.act(Action.PAGE, page).kinds == ["Toast", "FreshCard"]
        assert person.draft == before
    person.taps("Sebelumnya")
    assert person.draft.page == 0


@pytest.mark.parametrize("which", ["", "x", "add", "summary"])
def test_a_forged_list_opens_nothing(which: str) -> None:
    person = Person(Form("two", 1, "sample-title", names(2))).types("orang a", "orang b")
    assert person.send(Pressed(Action.LIST, which, person.draft.revision)).kinds == ["Toast", "FreshCard"]
    assert person.draft.step == "summary"


def test_leaving_from_a_list_asks_first_and_staying_returns_there() -> None:
    person = Person(WITH_DETAILS).types("siti aminah").taps("Tambah keterangan", "Batal")
    assert "dihapus" in person.text
    person.taps("lanjut mengisi")
    assert person.draft.step == "list:add"
    assert person.taps("Batal").types("ya").draft.ended


def test_what_is_not_asked_on_the_way_may_be_added_changed_and_emptied() -> None:
    person = Person(WITH_DETAILS).types("siti aminah")
    assert person.draft.step == "summary"
    assert "HP:" not in person.text
    assert "Boleh ditambahkan, boleh tidak: HP, SIMAS." in person.text
    person.taps("Tambah keterangan", "➕ HP").types("0812")
    assert "HP: 0812" in person.text
    assert "boleh tidak: SIMAS." in person.text
    person.taps("✏️ HP", "Kosongkan")
    assert "HP:" not in person.text
    person.taps("Kirim")
    assert submitted(person) == {"name": "Siti Aminah", "phone": None, "simas": None}


def test_steps_are_counted_without_what_may_be_added() -> None:
    person = Person(WITH_DETAILS)
    assert "Langkah 1/1" in person.text
    person.types("siti aminah").taps("Tambah keterangan", "➕ HP").types("0812").taps("Kembali")
    assert person.draft.step == "name"


def test_what_sending_declares_stands_on_the_summary() -> None:
    assert "Dengan mengetuk Kirim: Ini masjid yang sama?" in Person(WITH_DETAILS).types("siti aminah").text


def test_no_leads_to_the_answer_that_was_in_doubt() -> None:
    person = Person(DENIED).types("1980-08-17", "siti aminah").taps("Bukan")
    assert (person.draft.step, person.notice) == ("born", "form-say-again-from")
    person.taps("Lanjut").types("siti aminah", "ya")
    assert person.draft.step == "summary"


@pytest.mark.parametrize(
    "field",
    [
        {"key": "name", "later": True},
        {"key": "name", "on_no": "born"},
        {"key": "name", "on_no": "name", "confirm": born_right},
    ],
)
def test_what_cannot_work_is_refused(field: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="name"):
        Form("wrong", 1, "sample-title", (Field(ask="sample-name", read=read_name, **field),))  # type: ignore[arg-type]
