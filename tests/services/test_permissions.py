"""What does not stand in the table, nobody may do."""

from __future__ import annotations

import pytest

from models import Role
from services.permissions import ALLOWED, Action, allowed
from services.roles import Access

OPEN_TO_ALL = {
    Action.START,
    Action.HELP,
    Action.CANCEL,
    Action.LANGUAGE,
    Action.PRIVACY,
    Action.REGISTER_ORGANISATION,
    Action.JOIN_ORGANISATION,
    Action.CHECK_OWN_STATUS,
    Action.CLAIM_RECORD,
    Action.UNLINK_RECORD,
    Action.ACCEPT_INVITE,
    Action.CLAIM_GUIDE,
    Action.OBJECT,
    Action.REMINDERS,
}
# Those whom an accident or a death concerns: workers, coordinators, and the office for anybody.
CASES = {Action.REPORT_CASE, Action.SEE_CASE, Action.TICK_PAPERS, Action.WITHDRAW_CASE}
OWN_PEOPLE = {
    Action.SUBMIT_MEMBER,
    Action.LIST_OWN_MEMBERS,
    Action.MEND_MEMBER,
    Action.WITHDRAW_MEMBER,
    Action.SHOW_CLAIM_CODE,
    Action.MEMBER_LEFT,
    Action.NAME_FURTHER_POST,
    Action.SUBMIT_MANY,
    Action.UNDO_BATCH,
    Action.COMPLETE_MEMBER,
    Action.MEMBER_STATUS,
    Action.SUBMIT_MANY,
    Action.NAME_FURTHER_POST,
    Action.COMPLETE_MEMBER,
    Action.UNDO_BATCH,
}
# Coordinators for their own people, the office for everybody.
SHARED = {Action.UNDO_LEFT, Action.MAKE_SLIP, Action.ANSWER_RENEWAL}
IN_THE_FIELD = {Action.SEARCH_PEOPLE, Action.COVERAGE, Action.VISIT}
ADMINISTRATION = {
    Action.INVITE,
    Action.SEE_ROLES,
    Action.REVOKE_ROLE,
    Action.DEAD_LETTERS,
    Action.REPLAY_DEAD_LETTER,
}
OFFICE = set(Action) - OPEN_TO_ALL - OWN_PEOPLE - ADMINISTRATION - {Action.VISIT}


def can(*roles: Role) -> set[Action]:
    access = Access(1, frozenset(roles))
    return {action for action in Action if allowed(access, action)}


def test_every_action_has_its_line() -> None:
    assert set(ALLOWED) == set(Action)


def test_what_stands_in_no_line_is_denied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.permissions.ALLOWED", {})
    assert not allowed(Access(1, frozenset(Role)), Action.START)


def test_without_any_role_nothing_is_allowed() -> None:
    assert can() == set()


def test_guests_do_what_everybody_may_and_workers_report_what_happened() -> None:
    assert can(Role.GUEST) == OPEN_TO_ALL
    assert can(Role.WORKER) == OPEN_TO_ALL | CASES


def test_coordinators_care_for_their_own_people() -> None:
    assert can(Role.COORDINATOR) == OPEN_TO_ALL | OWN_PEOPLE | SHARED | CASES


def test_verifiers_look_and_decide_nothing() -> None:
    assert can(Role.VERIFIER) == OPEN_TO_ALL | IN_THE_FIELD


def test_staff_review_and_do_not_give_roles() -> None:
    assert can(Role.STAFF) == OPEN_TO_ALL | OFFICE
    assert can(Role.STAFF) & ADMINISTRATION == set()


def test_administrators_are_of_the_office_too() -> None:
    assert can(Role.ADMIN) == OPEN_TO_ALL | OFFICE | ADMINISTRATION
