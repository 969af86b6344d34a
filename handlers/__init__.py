"""What each kind of person may do: the routing table, to be read like a menu.

The first line that fits handles an update. Who may use it stands in `services/permissions.py`.
"""

from __future__ import annotations

from telegram.ext import filters

from handlers import (
    batch_rows,
    batches,
    bulk,
    completing,
    coverage,
    dead_letters,
    decide,
    dialogue,
    help,
    klaim,
    klaim_case,
    klaim_papers,
    klaim_staff,
    leaving,
    member,
    members,
    menu,
    organisation,
    other,
    pairs,
    pasting,
    queue,
    roles,
    rosters,
    search,
    slips,
    start,
    status,
    workbooks,
)
from handlers.routes import Handle, Route, any_button, button, command, elsewhere, membership, message
from services.permissions import Action

PRIVATE = filters.ChatType.PRIVATE


def _both(name: str, action: Action, handle: Handle) -> tuple[Route, Route]:
    """A command that stands as a button in the menu too."""
    return command(name, action, handle), button(name, action, handle)


ROUTES: tuple[Route, ...] = (
    # Answers to forms: the most frequent updates of all.
    button("f", Action.START, dialogue.pressed),
    # Everybody
    command("start", Action.START, start.start),
    command("menu", Action.START, menu.show),
    button("saya", Action.START, start.who),
    *_both("privasi", Action.PRIVACY, start.privacy),
    *_both("bahasa", Action.LANGUAGE, start.language),
    *_both("bantuan", Action.HELP, help.help_here),
    command("batal", Action.CANCEL, help.cancel),
    # Coordinators
    *_both("daftar", Action.REGISTER_ORGANISATION, organisation.start),
    *_both("tambah", Action.SUBMIT_MEMBER, member.start),
    *_both("anggota", Action.LIST_OWN_MEMBERS, members.show),
    button("orang", Action.LIST_OWN_MEMBERS, members.card),
    button("mend", Action.MEND_MEMBER, member.start_mending),
    button("juga", Action.NAME_FURTHER_POST, member.serves_too),
    button("mendrow", Action.MEND_MEMBER, member.mend_in_a_row),
    button("mendstop", Action.MEND_MEMBER, member.stop_mending),
    button("isi", Action.COMPLETE_MEMBER, completing.start),
    button("cek", Action.MEMBER_STATUS, members.status),
    button("slip", Action.MAKE_SLIP, slips.one),
    button("slipall", Action.MAKE_SLIP, slips.everybody),
    button("kode", Action.SHOW_CLAIM_CODE, members.code),
    button("pergi", Action.MEMBER_LEFT, leaving.ask),
    button("kembali", Action.UNDO_LEFT, leaving.undo),
    button("tarik", Action.WITHDRAW_MEMBER, members.ask_to_withdraw),
    # Coordinators: many at once
    *_both("tempel", Action.SUBMIT_MANY, pasting.explain),
    button("bo", Action.SUBMIT_MANY, pasting.chosen),
    *_both("templat", Action.SUBMIT_MANY, workbooks.give_template),
    button("bp", Action.UPLOAD_ROSTER, rosters.meant),
    button("bz", Action.SUBMIT_MANY, batches.stop),
    button("bf", Action.SUBMIT_MANY, batches.give_back),
    button("bs", Action.SUBMIT_MANY, batches.show),
    button("bt", Action.SUBMIT_MANY, batches.take),
    button("bl", Action.SUBMIT_MANY, batches.look),
    button("br", Action.SUBMIT_MANY, batch_rows.start),
    button("bd", Action.SUBMIT_MANY, batch_rows.drop),
    button("bx", Action.SUBMIT_MANY, batches.discard),
    button("bu", Action.UNDO_BATCH, batches.undo),
    # Workers
    *_both("status", Action.CHECK_OWN_STATUS, status.show),
    button("lepas", Action.UNLINK_RECORD, status.ask_to_unlink),
    # After an accident or a death: guidance for everybody, reports and cases of those it concerns
    *_both("klaim", Action.CLAIM_GUIDE, klaim.show),
    button("klg", Action.CLAIM_GUIDE, klaim.guide),
    button("klo", Action.LIST_OWN_MEMBERS, klaim.choose),
    button("klr", Action.REPORT_CASE, klaim.start),
    button("klk", Action.SEE_CASE, klaim_case.card),
    button("klp", Action.TICK_PAPERS, klaim_papers.show),
    button("klt", Action.TICK_PAPERS, klaim_papers.press),
    button("klb", Action.TICK_PAPERS, klaim_case.told_bpjs),
    button("kld", Action.TICK_PAPERS, klaim_case.details),
    button("klw", Action.WITHDRAW_CASE, klaim_case.withdraw),
    button("kll", Action.FOLLOW_CASES, klaim_staff.turn),
    button("kls", Action.FOLLOW_CASES, klaim_staff.step),
    button("kln", Action.FOLLOW_CASES, klaim_staff.note),
    # Staff: the queue
    *_both("antrean", Action.REVIEW_QUEUE, queue.show),
    button("qv", Action.REVIEW_QUEUE, queue.again),
    button("qn", Action.REVIEW_QUEUE, queue.go_on),
    button("qc", Action.REVIEW_QUEUE, queue.look),
    button("qd", Action.REVIEW_QUEUE, queue.details),
    button("qa", Action.REVIEW_DECIDE, decide.approve),
    button("qr", Action.REVIEW_DECIDE, decide.give_back),
    button("qx", Action.REVIEW_DECIDE, decide.reject),
    button("qb", Action.REVIEW_BULK, bulk.preview),
    button("qy", Action.REVIEW_BULK, bulk.confirm),
    # Staff: people who may be one
    *_both("ganda", Action.SEE_PAIRS, pairs.show),
    button("gp", Action.SEE_PAIRS, pairs.look),
    button("gn", Action.SEE_PAIRS, pairs.go_on),
    button("gx", Action.SEE_PAIRS, pairs.download),
    button("gs", Action.DECIDE_PAIR, pairs.ask_same),
    button("gm", Action.DECIDE_PAIR, pairs.merge),
    button("gu", Action.DECIDE_PAIR, pairs.undo),
    button("gb", Action.DECIDE_PAIR, pairs.different),
    button("gl", Action.DECIDE_PAIR, pairs.later),
    # Staff and verifiers: people
    *_both("cari", Action.SEARCH_PEOPLE, search.ask),
    button("so", Action.SEARCH_PEOPLE, search.person),
    # Staff: the file of BPJS
    button("ra", Action.APPLY_ROSTER, rosters.apply),
    button("rd", Action.APPLY_ROSTER, rosters.discard),
    # Staff and verifiers: coverage; the lists behind it for staff only
    *_both("cakupan", Action.COVERAGE, coverage.show),
    button("cv", Action.COVERAGE, coverage.again),
    button("cc", Action.COVERAGE, coverage.by_category),
    button("ck", Action.COVERAGE, coverage.by_kecamatan),
    button("cp", Action.COVERAGE, coverage.part),
    button("cl", Action.COVERAGE_LISTS, coverage.people),
    button("cx", Action.COVERAGE_LISTS, coverage.download),
    # Administrators
    *_both("undang", Action.INVITE, roles.invite),
    button("in", Action.INVITE, roles.invite_step),
    *_both("peran", Action.SEE_ROLES, roles.show),
    button("ro", Action.SEE_ROLES, roles.turn),
    button("rv", Action.REVOKE_ROLE, roles.revoke),
    *_both("gagal", Action.DEAD_LETTERS, dead_letters.show),
    button("dl", Action.REPLAY_DEAD_LETTER, dead_letters.again),
    # Whatever is left
    message(filters.COMMAND, "unknown command", Action.START, other.unknown_command),
    message(filters.TEXT, "text", Action.START, other.text),
    message(filters.Document.ALL, "document", Action.START, rosters.received),
    message(filters.ALL, "anything", Action.START, other.anything),
    any_button("unknown button", Action.START, other.unknown_button),
    elsewhere(PRIVATE & filters.UpdateType.EDITED_MESSAGE, "edited", other.edited),
    elsewhere(~PRIVATE, "group or channel", other.group),
    membership("membership", other.membership),
)
