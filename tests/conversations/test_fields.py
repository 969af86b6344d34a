from __future__ import annotations

from typing import Any

import pytest

from conversations.fields import Field, Form
from locales import Text
from tests.conversations.samples import MEMBER, ORGANISATION, kinds, read_name

NAME = Field("name", "sample-name", read=read_name)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"key": "Nama"}, "not a field key"),
        ({"key": "summary"}, "not a field key"),
        ({"key": "x" * 25}, "not a field key"),
        ({"ask": ""}, "empty locale id"),
        ({"ask": lambda *_: Text("sample-name")}, "empty locale id"),
        ({"example": ""}, "empty locale id"),
        ({"help": ""}, "empty locale id"),
        ({"read": None}, "nothing can answer"),
        ({"read": None, "options": kinds, "share_contact": True}, "needs read"),
        ({"depends": ("desa",)}, "repeats a check"),
        ({"columns": 0}, "columns"),
    ],
)
def test_a_question_that_cannot_work_is_refused_when_declared(wrong: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Field(**{"key": "name", "ask": "sample-name", "read": read_name, **wrong})


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("Big Name", 1, "sample-title", (NAME,)), "short name"),
        (("form1", 0, "sample-title", (NAME,)), "short name"),
        (("form1", 1, "", (NAME,)), "short name"),
        (("form1", 1, "sample-title", ()), "short name"),
        (("form1", 1, "sample-title", (NAME, NAME)), "two fields"),
        (
            ("form1", 1, "sample-title", (Field("a", "b", read=read_name, check="c", depends=("z",)),)),
            "not asked before",
        ),
    ],
)
def test_a_form_that_cannot_work_is_refused_when_declared(arguments: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Form(*arguments)


def test_the_short_name_is_the_question_s_id_with_label_behind() -> None:
    assert NAME.label == "sample-name-label"


def test_a_form_names_every_locale_id_it_uses() -> None:
    ids = ORGANISATION.locale_ids()
    assert {
        "sample-title",
        "sample-kind",
        "sample-kind-label",
        "sample-name-example",
        "sample-name-help",
    } <= ids


def test_a_question_says_what_answers_it() -> None:
    assert ORGANISATION["phone"].takes == {"text", "contact"}
    assert ORGANISATION["kind"].takes == {"choice"}
    assert ORGANISATION["kind"].closed
    assert MEMBER["photo"].takes == {"photo"}
    assert "photo" in MEMBER
    assert "phone" not in MEMBER
    assert [field.key for field in MEMBER] == ["nik", "born", "desa", "photo"]


def test_a_question_may_be_put_into_words_by_a_function() -> None:
    field = Field(
        "desa",
        lambda answers, _: Text("sample-desa", kec=answers["kecamatan"]),
        "sample-desa-label",
        read=read_name,
    )
    question = field.question({"kecamatan": "Kisam"}, None)  # type: ignore[arg-type]
    assert question == Text("sample-desa", kec="Kisam")
