from __future__ import annotations

import pytest

from locales import LANGUAGES, texts
from services.reasons import RETURNABLE, Decision, Reason, reason_text, reasons_for

# domain.md, "Why people fall out".
CODES = [
    "age_over_limit",
    "already_member",
    "funded_elsewhere",
    "deceased",
    "moved_away",
    "not_resident",
    "nik_mismatch",
    "nik_unknown",
    "duplicate",
    "incomplete",
    "role_not_met",
    "civil_servant",
    "over_quota",
    "not_working_or_ill",
    "under_age",
    "term_ended",
    "payment_late",
    "objection_upheld",
    "withdrawn",
]


def test_every_reason_of_the_field_has_its_code() -> None:
    assert [reason.value for reason in Reason] == CODES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", Reason)
def test_every_reason_says_what_is_the_matter_and_what_to_do(reason: Reason, language: str) -> None:
    say = texts(language)
    sayings = {say(reason.label), say(reason.sentence), say(reason.next_step)}
    assert len(sayings) == 3
    assert len(say(reason.label)) <= 40  # a button


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_points_at_a_question_only_if_it_can_be_mended(reason: Reason) -> None:
    if reason.field is not None:
        assert reason.mendable
        assert reason.field in RETURNABLE


@pytest.mark.parametrize("decision", Decision)
def test_reasons_fit_the_decision(decision: Decision) -> None:
    assert reasons_for(decision) == reasons_for(decision.value)
    assert all(decision in reason.decisions for reason in reasons_for(decision))


def test_what_can_be_returned_and_what_is_refused() -> None:
    assert reasons_for("return") == (
        Reason.INCOMPLETE,
        Reason.NIK_MISMATCH,
        Reason.NIK_UNKNOWN,
        Reason.NOT_RESIDENT,
        Reason.ROLE_NOT_MET,
    )
    assert Reason.AGE_OVER_LIMIT in reasons_for("reject")
    assert Reason.INCOMPLETE not in reasons_for("reject")
    assert not {Reason.OVER_QUOTA, Reason.PAYMENT_LATE, Reason.WITHDRAWN} & {*reasons_for("reject")}


def test_another_decision_is_an_error() -> None:
    with pytest.raises(ValueError, match="approve"):
        reasons_for("approve")


def test_a_stored_code_has_words_even_if_it_is_unknown() -> None:
    say = texts("id")
    assert say(reason_text("nik_mismatch")) == say(Reason.NIK_MISMATCH.label)
    assert say(reason_text("from_a_later_version")) == "Alasan lain (from_a_later_version)"
