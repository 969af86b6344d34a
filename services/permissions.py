"""Who may do what: one table. What does not stand in it, nobody may do."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from models import Role


class Action(StrEnum):
    """Everything that can be done with the bot, by whatever command or button."""

    START = "start"
    HELP = "help"
    CANCEL = "cancel"
    LANGUAGE = "language"
    PRIVACY = "privacy"
    REGISTER_ORGANISATION = "register_organisation"
    JOIN_ORGANISATION = "join_organisation"
    SUBMIT_MEMBER = "submit_member"
    SUBMIT_MANY = "submit_many"
    UNDO_BATCH = "undo_batch"
    COMPLETE_MEMBER = "complete_member"
    LIST_OWN_MEMBERS = "list_own_members"
    MEND_MEMBER = "mend_member"
    WITHDRAW_MEMBER = "withdraw_member"
    NAME_FURTHER_POST = "name_further_post"
    SHOW_CLAIM_CODE = "show_claim_code"
    MEMBER_LEFT = "member_left"
    UNDO_LEFT = "undo_left"
    MEMBER_STATUS = "member_status"
    MAKE_SLIP = "make_slip"
    CHECK_OWN_STATUS = "check_own_status"
    CLAIM_RECORD = "claim_record"
    UNLINK_RECORD = "unlink_record"
    ACCEPT_INVITE = "accept_invite"
    CLAIM_GUIDE = "claim_guide"
    REPORT_CASE = "report_case"
    SEE_CASE = "see_case"
    TICK_PAPERS = "tick_papers"
    WITHDRAW_CASE = "withdraw_case"
    FOLLOW_CASES = "follow_cases"
    REVIEW_QUEUE = "review_queue"
    REVIEW_DECIDE = "review_decide"
    REVIEW_BULK = "review_bulk"
    CONFIRM_ORGANISATION = "confirm_organisation"
    SEE_PAIRS = "see_pairs"
    DECIDE_PAIR = "decide_pair"
    SEARCH_PEOPLE = "search_people"
    UPLOAD_ROSTER = "upload_roster"
    APPLY_ROSTER = "apply_roster"
    SEND_TO_DUKCAPIL = "send_to_dukcapil"
    APPLY_DUKCAPIL = "apply_dukcapil"
    OBJECT = "object"
    SEE_ROSTERS = "see_rosters"
    OPEN_OBJECTIONS = "open_objections"
    CLOSE_OBJECTIONS = "close_objections"
    DECIDE_OBJECTION = "decide_objection"
    SEE_BUDGET = "see_budget"
    SET_BUDGET = "set_budget"
    SEE_PROPOSALS = "see_proposals"
    MAKE_PROPOSAL = "make_proposal"
    COVERAGE = "coverage"
    COVERAGE_LISTS = "coverage_lists"
    REPORT = "report"
    VISIT = "visit"
    SEE_VISITS = "see_visits"
    ASSIGN_VISITS = "assign_visits"
    DRAW_SAMPLE = "draw_sample"
    INVITE = "invite"
    SEE_ROLES = "see_roles"
    REVOKE_ROLE = "revoke_role"
    REMINDERS = "reminders"
    SET_DEADLINE = "set_deadline"
    SEE_LAPSES = "see_lapses"
    PREPARE_RENEWAL = "prepare_renewal"
    ANSWER_RENEWAL = "answer_renewal"
    ANNOUNCE = "announce"
    DEAD_LETTERS = "dead_letters"
    REPLAY_DEAD_LETTER = "replay_dead_letter"


class Holder(Protocol):
    """Whoever acts: `services.roles.Access`."""

    @property
    def roles(self) -> frozenset[Role]: ...


EVERYBODY = frozenset(Role)
COORDINATORS = frozenset({Role.COORDINATOR})
# In a small office the administrator is one of the staff, so may do all that staff may; never the other
# way round: who gives roles is decided by ADMIN_IDS alone.
OFFICE = frozenset({Role.STAFF, Role.ADMIN})
# Who is hit by an accident or a death, whoever speaks for them, and the office when a family calls there.
CONCERNED = OFFICE | {Role.WORKER, Role.COORDINATOR}
# Verifiers go to the villages: they look people up and see how far the work is, and decide nothing.
# Verifiers go to the villages: they look people up, say what they found, and decide nothing.
FIELD = OFFICE | {Role.VERIFIER}
# Who looks at people and places in the name of the regency has been asked to by an invitation of its own.
VERIFIERS = frozenset({Role.VERIFIER})
ADMINS = frozenset({Role.ADMIN})

ALLOWED: Mapping[Action, frozenset[Role]] = MappingProxyType(
    {
        Action.START: EVERYBODY,
        Action.HELP: EVERYBODY,
        Action.CANCEL: EVERYBODY,
        Action.LANGUAGE: EVERYBODY,
        Action.PRIVACY: EVERYBODY,
        Action.REGISTER_ORGANISATION: EVERYBODY,
        Action.JOIN_ORGANISATION: EVERYBODY,
        Action.CHECK_OWN_STATUS: EVERYBODY,
        Action.CLAIM_RECORD: EVERYBODY,
        Action.UNLINK_RECORD: EVERYBODY,
        Action.ACCEPT_INVITE: EVERYBODY,
        Action.OBJECT: EVERYBODY,
        Action.CLAIM_GUIDE: EVERYBODY,
        Action.REPORT_CASE: CONCERNED,
        Action.SEE_CASE: CONCERNED,
        Action.TICK_PAPERS: CONCERNED,
        Action.WITHDRAW_CASE: CONCERNED,
        Action.FOLLOW_CASES: OFFICE,
        Action.REMINDERS: EVERYBODY,
        Action.SUBMIT_MEMBER: COORDINATORS,
        Action.SUBMIT_MANY: COORDINATORS,
        Action.UNDO_BATCH: COORDINATORS,
        Action.COMPLETE_MEMBER: COORDINATORS,
        Action.LIST_OWN_MEMBERS: COORDINATORS,
        Action.MEND_MEMBER: COORDINATORS,
        Action.WITHDRAW_MEMBER: COORDINATORS,
        Action.NAME_FURTHER_POST: COORDINATORS,
        Action.SHOW_CLAIM_CODE: COORDINATORS,
        Action.MEMBER_LEFT: COORDINATORS,
        Action.UNDO_LEFT: COORDINATORS | OFFICE,
        Action.MEMBER_STATUS: COORDINATORS,
        Action.MAKE_SLIP: COORDINATORS | OFFICE,
        # Not everybody is on Telegram: the office may write down what a coordinator said on the phone.
        Action.ANSWER_RENEWAL: COORDINATORS | OFFICE,
        Action.REVIEW_QUEUE: OFFICE,
        Action.REVIEW_DECIDE: OFFICE,
        Action.REVIEW_BULK: OFFICE,
        Action.CONFIRM_ORGANISATION: OFFICE,
        Action.SEE_PAIRS: OFFICE,
        Action.DECIDE_PAIR: OFFICE,
        Action.UPLOAD_ROSTER: OFFICE,
        Action.APPLY_ROSTER: OFFICE,
        Action.SEND_TO_DUKCAPIL: OFFICE,
        Action.APPLY_DUKCAPIL: OFFICE,
        Action.SEE_ROSTERS: OFFICE,
        Action.OPEN_OBJECTIONS: OFFICE,
        Action.CLOSE_OBJECTIONS: OFFICE,
        Action.DECIDE_OBJECTION: OFFICE,
        Action.SEE_BUDGET: OFFICE,
        Action.SET_BUDGET: OFFICE,
        Action.SEE_PROPOSALS: OFFICE,
        Action.MAKE_PROPOSAL: OFFICE,
        Action.COVERAGE_LISTS: OFFICE,
        Action.REPORT: OFFICE,
        Action.SET_DEADLINE: OFFICE,
        Action.SEE_LAPSES: OFFICE,
        Action.PREPARE_RENEWAL: OFFICE,
        Action.ANNOUNCE: OFFICE,
        Action.SEARCH_PEOPLE: FIELD,
        Action.COVERAGE: FIELD,
        Action.VISIT: VERIFIERS,
        Action.SEE_VISITS: OFFICE,
        Action.ASSIGN_VISITS: OFFICE,
        Action.DRAW_SAMPLE: OFFICE,
        Action.INVITE: ADMINS,
        Action.SEE_ROLES: ADMINS,
        Action.REVOKE_ROLE: ADMINS,
        Action.DEAD_LETTERS: ADMINS,
        Action.REPLAY_DEAD_LETTER: ADMINS,
    }
)


def allowed(access: Holder, action: Action) -> bool:
    """Whether one of the roles held may do it. Of which organisation, the services check beside the data."""
    return not access.roles.isdisjoint(ALLOWED.get(action, frozenset()))
