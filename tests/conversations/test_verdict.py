"""Why an entry goes back or is refused."""

from __future__ import annotations

import pytest

from conversations.refusal import REFUSAL, TURNDOWN
from conversations.verdict import NOTE_LENGTH, VERDICT
from services.reasons import RETURNABLE, Reason, reasons_for
from tests.conversations.people import Walk

FIELDS = [(key, f"member-{key.replace('_', '-')}-label") for key in RETURNABLE]


def walk(decision: str) -> Walk:
    """Staff have pressed Kembalikan ("return") or Tolak ("reject")."""
    form = VERDICT if decision == "return" else REFUSAL
    return Walk(form, {"decision": decision, "fields": FIELDS})


@pytest.mark.parametrize("decision", ["return", "reject"])
def test_only_reasons_that_fit_are_offered(decision: str) -> None:
    assert len(walk(decision).offered) == len(reasons_for(decision))


def test_a_reason_that_speaks_of_a_field_asks_for_none() -> None:
    made = walk("return").picks(Reason.NIK_MISMATCH.value)
    assert made.draft.key == "message"
    assert made.answers["field"] == "nik"


def test_one_that_does_not_asks_which() -> None:
    made = walk("return").picks(Reason.INCOMPLETE.value)
    assert made.draft.key == "field"
    assert len(made.offered) == len(RETURNABLE)
    assert made.picks("ktp").draft.key == "message"


def test_what_is_refused_has_nothing_to_mend() -> None:
    made = walk("reject").picks(Reason.DECEASED.value)
    assert made.draft.key == "message"
    assert "field" not in made.answers


def test_a_note_may_be_left_out() -> None:
    made = walk("reject").picks(Reason.DECEASED.value).says("lewati", "kirim")
    assert made.submitted == {"reason": "deceased", "message": None}


@pytest.mark.parametrize("note", ["ab", "\u200b\u202e", "x" * (NOTE_LENGTH + 1)])
def test_a_note_is_a_sentence_or_two(note: str) -> None:
    made = walk("reject").picks(Reason.DECEASED.value).says(note)
    assert made.draft.key == "message"
    assert f"3 sampai {NOTE_LENGTH}" in made.words


def test_an_organisation_is_refused_in_words() -> None:
    made = Walk(TURNDOWN).says("-")
    assert made.draft.key == "message"
    assert made.says("Lembaga ini <tidak> ada.", "kirim").submitted == {"message": "Lembaga ini <tidak> ada."}


def test_the_words_of_bpjs_are_read_as_a_reason() -> None:
    made = walk("reject").says("Usia diatas 65 tahun")
    assert made.answers["reason"] == "age_over_limit"
    unread = walk("return").says("Usia diatas 65 tahun")
    assert unread.draft.key == "reason"
    assert "belum dikenali" in unread.words
