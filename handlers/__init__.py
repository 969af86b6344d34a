"""What each kind of person may do: the routing table, to be read like a menu.

The first line that fits handles an update. Who may use it stands in `services/permissions.py`;
what the office may do, in `office_routes.py` and `coverage_routes.py`.
"""

from __future__ import annotations

from telegram.ext import filters

from handlers import (
    batch_rows,
    batches,
    completing,
    dead_letters,
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
    objecting,
    organisation,
    other,
    pasting,
    reminders,
    renewal,
    roles,
    rosters,
    slips,
    start,
    status,
    visit_burst,
    visits,
    workbooks,
)
from handlers.coverage_routes import COVERAGE
from handlers.office_routes import OFFICE
from handlers.routes import Route, any_button, both, button, command, elsewhere, membership, message
from services.permissions import Action

PRIVATE = filters.ChatType.PRIVATE

ROUTES: tuple[Route, ...] = (
    # Answers to forms: the most frequent updates of all.
    button("f", Action.START, dialogue.pressed),
    # Everybody
    command("start", Action.START, start.start),
    command("menu", Action.START, menu.show),
    button("saya", Action.START, start.who),
    *both("privasi", Action.PRIVACY, start.privacy),
    *both("bahasa", Action.LANGUAGE, start.language),
    *both("bantuan", Action.HELP, help.help_here),
    command("batal", Action.CANCEL, help.cancel),
    *both("keberatan", Action.OBJECT, objecting.start),
    *both("pengingat", Action.REMINDERS, reminders.show),
    button("pg", Action.REMINDERS, reminders.turn),
    button("pgd", Action.REMINDERS, reminders.drafts),
    # Coordinators
    *both("daftar", Action.REGISTER_ORGANISATION, organisation.start),
    *both("tambah", Action.SUBMIT_MEMBER, member.start),
    *both("anggota", Action.LIST_OWN_MEMBERS, members.show),
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
    *both("tempel", Action.SUBMIT_MANY, pasting.explain),
    button("bo", Action.SUBMIT_MANY, pasting.chosen),
    *both("templat", Action.SUBMIT_MANY, workbooks.give_template),
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
    # Who still serves: asked by staff, answered by coordinators
    *both("perpanjang", Action.ANSWER_RENEWAL, renewal.show),
    button("pj", Action.ANSWER_RENEWAL, renewal.answer),
    button("pm", Action.ANSWER_RENEWAL, renewal.serving),
    button("pa", Action.ANSWER_RENEWAL, renewal.everybody),
    button("pv", Action.PREPARE_RENEWAL, renewal.again),
    button("pb", Action.PREPARE_RENEWAL, renewal.begin),
    button("pe", Action.PREPARE_RENEWAL, renewal.extend),
    button("pt", Action.PREPARE_RENEWAL, renewal.close),
    button("po", Action.PREPARE_RENEWAL, renewal.places),
    button("px", Action.PREPARE_RENEWAL, renewal.download),
    # Workers
    *both("status", Action.CHECK_OWN_STATUS, status.show),
    button("lepas", Action.UNLINK_RECORD, status.ask_to_unlink),
    # After an accident or a death: guidance for everybody, reports and cases of those it concerns
    *both("klaim", Action.CLAIM_GUIDE, klaim.show),
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
    *OFFICE,
    *COVERAGE,
    # Verifiers: their visits; what they send without a button goes by `visit_burst`
    *both("tugas", Action.VISIT, visits.show),
    button("vi", Action.VISIT, visits.open_visit),
    button("vb", Action.VISIT, visits.bring),
    button("vn", Action.VISIT, visits.near),
    button("vp", Action.VISIT, visits.person),
    button("vr", Action.VISIT, visits.result),
    button("vf", Action.VISIT, visits.part),
    button("va", Action.VISIT, visits.all_right),
    button("vs", Action.VISIT, visits.send_off),
    button("vd", Action.VISIT, visits.forget),
    button("vl", Action.VISIT, visits.give_back),
    button("vw", Action.VISIT, visit_burst.chosen),
    # Administrators
    *both("undang", Action.INVITE, roles.invite),
    button("in", Action.INVITE, roles.invite_step),
    *both("peran", Action.SEE_ROLES, roles.show),
    button("ro", Action.SEE_ROLES, roles.turn),
    button("rv", Action.REVOKE_ROLE, roles.revoke),
    *both("gagal", Action.DEAD_LETTERS, dead_letters.show),
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
