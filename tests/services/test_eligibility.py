"""Who can be taken in: each rule of domain.md with its border days."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales import LANGUAGES, texts
from regency import PlannedStart, load_regency
from services.dates import months_after
from services.eligibility import (
    REQUIRED,
    Finding,
    Membership,
    Payer,
    PersonFacts,
    Severity,
    check_person,
    finding_label,
    is_clean,
)
from services.nik import Sex
from services.reasons import RETURNABLE, Reason

TODAY = date(2026, 6, 9)
REGENCY = load_regency()
START = date(2026, 7, 1)
MARBOT = PersonFacts(
    nik="1609011708800001",
    name="Ahmad Fauzi",
    birth_place="Muaradua",
    birth_date=date(1980, 8, 17),
    sex=Sex.MALE,
    mother_name="Siti Aminah",
    address="Dusun II, RT 02",
    desa="16.09.01.2005",
    category="marbot",
)


def check(*memberships: Membership, **changes: Any) -> tuple[Finding, ...]:
    return check_person(replace(MARBOT, **changes), TODAY, REGENCY, memberships)


def codes(*memberships: Membership, **changes: Any) -> list[str]:
    return [finding.code for finding in check(*memberships, **changes)]


def born(day: date) -> dict[str, Any]:
    return {"birth_date": day, "nik": f"160901{day:%d%m%y}0001"}


def assert_words(findings: tuple[Finding, ...]) -> None:
    for language in LANGUAGES:
        say = texts(language)
        assert all(say(one.text) and say(one.next_step) and say(finding_label(one.code)) for one in findings)


def test_a_complete_person_of_working_age_is_clean() -> None:
    assert check() == ()
    assert is_clean(())


@pytest.mark.parametrize("field", REQUIRED)
@pytest.mark.parametrize("empty", [None, "", "  "])
def test_an_empty_answer_is_named(field: str, empty: str | None) -> None:
    if field == "birth_date":
        empty = None
    findings = check(**{field: empty})
    missing = next(finding for finding in findings if finding.code == "incomplete")
    assert (missing.reason, missing.field, missing.severity) == (Reason.INCOMPLETE, field, Severity.BLOCKS)
    assert_words(findings)


@pytest.mark.parametrize(
    ("birth_date", "expected"),
    [
        (date(1962, 7, 2), []),
        (date(1962, 7, 1), ["near_age_limit"]),
        (date(1961, 7, 2), ["near_age_limit"]),
        (date(1961, 7, 1), ["age_over_limit"]),
        (date(1940, 1, 1), ["age_over_limit"]),
        (date(2008, 7, 1), []),
        (date(2008, 7, 2), ["under_age"]),
    ],
)
def test_age_counts_to_the_day_when_cover_is_to_begin(birth_date: date, expected: list[str]) -> None:
    assert codes(**born(birth_date)) == expected
    assert_words(check(**born(birth_date)))


def test_the_day_on_which_cover_is_to_begin_is_the_next_one_stated_else_the_first_of_the_next_month() -> None:
    planned = replace(
        REGENCY, planned_starts=tuple(PlannedStart(day, "test") for day in (START, date(2027, 1, 1)))
    )
    assert planned.planned_start(TODAY) == planned.planned_start(START) == START
    assert planned.planned_start(date(2026, 7, 2)) == date(2027, 1, 1)
    assert planned.planned_start(date(2027, 12, 31)) == date(2028, 1, 1)
    old = replace(MARBOT, **born(date(1962, 1, 1)))
    assert [one.code for one in check_person(old, date(2026, 7, 2), planned)] == ["age_over_limit"]
    assert check_person(replace(MARBOT, **born(date(1962, 12, 31))), TODAY, planned) == ()


def test_a_changed_age_rule_holds_from_its_day() -> None:
    (rules,) = REGENCY.age_rules
    changed = replace(rules, valid_from=START, limit=60, warn_from=59)
    regency = replace(REGENCY, age_rules=(rules, changed))
    sixty = replace(MARBOT, **born(date(1966, 5, 1)))
    assert [one.code for one in check_person(sixty, date(2026, 5, 1), regency)] == []
    assert [one.code for one in check_person(sixty, TODAY, regency)] == ["age_over_limit"]
    with pytest.raises(LookupError):
        REGENCY.ages_on(date(2015, 6, 30))


def test_every_reason_of_a_finding_is_one_of_the_field() -> None:
    findings = check(nik="1609011708800000", birth_date=date(1950, 1, 1), desa="x", civil_servant=True)
    assert {one.reason for one in findings} <= set(Reason)
    assert {"nik_invalid", "age_over_limit", "not_resident", "civil_servant"} <= {
        one.code for one in findings
    }


def test_the_warning_names_the_last_moment() -> None:
    (warning,) = check(**born(date(1961, 8, 17)))
    assert warning.severity is Severity.FLAG
    assert "17 Agustus 2026" in texts("id")(warning.text)


def test_the_nik_gives_the_age_where_no_date_is_stated() -> None:
    assert "age_over_limit" in codes(nik="1609010101500001", birth_date=None)


@pytest.mark.parametrize("payer", [Payer.REGENCY, Payer.SELF, Payer.OTHER])
@pytest.mark.parametrize(("gone", "over"), [(0, False), (1, True)])
def test_a_member_may_stay_past_the_limit_until_the_grace_is_over(
    payer: Payer, gone: int, over: bool
) -> None:
    grace = START - timedelta(days=gone)
    stated = Membership(payer, date(2026, 3, 31), grace)
    found = codes(stated, **born(date(1950, 1, 1)))
    assert ("age_over_limit_again" in found) is over
    assert "age_over_limit" not in found
    assert_words(check(stated, **born(date(1950, 1, 1))))


@pytest.mark.parametrize(("until", "over"), [(date(2026, 4, 1), False), (date(2026, 3, 31), True)])
def test_the_grace_is_three_months_where_bpjs_states_none(until: date, over: bool) -> None:
    assert months_after(until, 3) >= START or over
    assert (
        "age_over_limit_again" in codes(Membership(Payer.REGENCY, until), **born(date(1950, 1, 1)))
    ) is over


def test_a_membership_through_an_employer_does_not_lift_the_limit() -> None:
    employed = Membership(Payer.EMPLOYER, date(2026, 12, 31))
    assert codes(employed, **born(date(1950, 1, 1))) == ["age_over_limit", "employed"]


@pytest.mark.parametrize(
    ("payer", "code", "reason", "severity"),
    [
        (Payer.SELF, "already_member", Reason.ALREADY_MEMBER, Severity.BLOCKS),
        (Payer.OTHER, "funded_elsewhere", Reason.FUNDED_ELSEWHERE, Severity.BLOCKS),
        (Payer.EMPLOYER, "employed", None, Severity.FLAG),
    ],
)
def test_a_running_membership_elsewhere(
    payer: Payer, code: str, reason: Reason | None, severity: Severity
) -> None:
    findings = check(Membership(payer, TODAY))
    assert [(one.code, one.reason, one.severity) for one in findings] == [(code, reason, severity)]
    assert check(Membership(payer, TODAY - timedelta(days=1))) == ()
    assert_words(findings)


def test_a_membership_of_this_programme_is_renewed() -> None:
    assert check(Membership(Payer.REGENCY, TODAY)) == ()


def test_another_date_or_sex_than_in_the_nik_is_to_be_confirmed() -> None:
    findings = check(birth_date=date(1980, 8, 18), sex="P")
    assert [(one.code, one.severity, one.field) for one in findings] == [
        ("nik_date_differs", Severity.FLAG, "birth_date"),
        ("nik_sex_differs", Severity.FLAG, "sex"),
    ]
    assert {one.reason for one in findings} == {Reason.NIK_MISMATCH}
    assert not is_clean(findings)
    assert_words(findings)


def test_a_foreign_nik_is_information_and_stays_clean() -> None:
    findings = check(nik="1601011708800001")
    assert [(one.code, one.severity, one.reason) for one in findings] == [
        ("nik_foreign", Severity.INFO, None)
    ]
    assert is_clean(findings)
    assert_words(findings)


def test_an_impossible_nik_says_why() -> None:
    (finding,) = check(nik="160901170880000")
    assert (finding.code, finding.severity, finding.text.id) == ("nik_invalid", Severity.BLOCKS, "nik-count")
    assert_words((finding,))


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"desa": "16.08.01.2001"}, "not_resident"), ({"civil_servant": True}, "civil_servant")],
)
def test_residents_only_and_no_civil_servants(changes: dict[str, Any], code: str) -> None:
    (finding,) = check(**changes)
    assert (finding.code, finding.severity) == (code, Severity.BLOCKS)
    assert_words((finding,))


def test_what_blocks_comes_first() -> None:
    found = check(nik="1601011708800001", birth_date=date(1980, 8, 18), desa="elsewhere")
    assert [one.severity for one in found] == [Severity.BLOCKS, Severity.FLAG, Severity.INFO]


def test_a_person_is_not_in_the_repr() -> None:
    shown = repr(MARBOT)
    assert not any(
        str(getattr(MARBOT, field.name)) in shown for field in fields(MARBOT) if field.name != "category"
    )


ANY_TEXT = st.none() | st.text(max_size=20)


@given(
    person=st.builds(
        PersonFacts,
        nik=ANY_TEXT | st.from_regex(r"[0-9]{16}", fullmatch=True),
        name=ANY_TEXT,
        birth_place=ANY_TEXT,
        birth_date=st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)),
        sex=st.none() | st.sampled_from(Sex),
        mother_name=ANY_TEXT,
        address=ANY_TEXT,
        desa=ANY_TEXT,
        category=ANY_TEXT,
        civil_servant=st.booleans(),
    ),
    memberships=st.lists(
        st.builds(
            Membership, st.sampled_from(Payer), st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.none()
        ),
        max_size=3,
    ),
)
def test_whatever_is_known_gives_findings_with_words(
    person: PersonFacts, memberships: list[Membership]
) -> None:
    findings = check_person(person, TODAY, REGENCY, memberships)
    assert_words(findings)
    assert all(one.field is None or one.field in RETURNABLE for one in findings)
