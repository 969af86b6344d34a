"""/anggota: a coordinator's own people, a card each, what was returned first."""

from __future__ import annotations

from telegram import Update

from conversations.member import MEMBER
from gateway.outgoing import Button
from handlers import leaving, mending, slips
from handlers.completing import missing_line
from handlers.context import Context
from handlers.entry import category_name, status_words
from handlers.member import mend_button
from handlers.words import number
from locales import Text
from models import OPEN_STATUSES, Enrolment, EnrolmentStatus, OrganisationStatus
from services.audit import Subject, record
from services.claims import renew_code
from services.completing import count_incomplete, waits_for_completing
from services.enrolments import claim_code_of, member_card, own_members, withdraw
from services.errors import Invalid, NotAllowed, Stale
from services.leaving import may_undo
from services.lifecycle import possible, status_name
from services.masks import mask_nik
from services.reasons import Reason, reason_text
from services.worker_status import status_of

CARD = "anggota"
SIGNS = {
    EnrolmentStatus.RETURNED: "🟠",
    EnrolmentStatus.SUBMITTED: "🟡",
    EnrolmentStatus.APPROVED: "🟢",
    EnrolmentStatus.ANNOUNCED: "🟢",
    EnrolmentStatus.CLEARED: "🟢",
    EnrolmentStatus.PROPOSED: "📨",
    EnrolmentStatus.ENROLLED: "✅",
    EnrolmentStatus.REJECTED: "⚪",
    EnrolmentStatus.WITHDRAWN: "⚪",
    EnrolmentStatus.LEFT: "👋",
}


INCOMPLETE = "🔵"


async def show(_update: Update, context: Context) -> None:
    """A page of people; the first word of the button is the page."""
    found = await own_members(context.session, context.access, number(context.words, 0))
    if not found.total:
        context.say(Text("members-none"), [[context.button(Text("menu-tambah"), "tambah")]], CARD, fresh=True)
        return
    lines = [context.t("members-title", total=found.total)]
    lines += [
        context.t("members-count", sign=SIGNS[status], status=status_name(status), count=count)
        for status, count in found.counts.items()
        if count
    ]
    rows = [mending.all_button(context, found.counts.get(EnrolmentStatus.RETURNED, 0))]
    rows += [[Button(f"{sign_of(one)} {one.worker.name}"[:60], f"orang:{one.id}")] for one in found.members]
    turns = []
    if found.page > 0:
        turns.append(context.button(Text("form-button-previous"), "anggota", found.page - 1))
    if found.page + 1 < found.pages:
        turns.append(context.button(Text("form-button-next"), "anggota", found.page + 1))
    if incomplete := await count_incomplete(context.session, context.access):
        lines.append(context.t("completing-count", count=incomplete))
        turns.append(context.button(Text("completing-next"), "isi"))
    rows += [turns, [context.button(Text("menu-tambah"), "tambah")]]
    rows.append([context.button(Text("slip-all-button"), "slipall")])
    context.say("\n".join(lines), rows, CARD, fresh=context.incoming.update.message is not None)


def sign_of(enrolment: Enrolment) -> str:
    """The colour of an entry in the list; what its coordinator has still to fill in has one of its own."""
    return INCOMPLETE if waits_for_completing(enrolment) else SIGNS[enrolment.status]


async def card(_update: Update, context: Context) -> None:
    """One person: where the entry stands, what is to be done, the code."""
    enrolment = await _own(context)
    if enrolment is None:
        return
    await _show_card(context, enrolment)


async def _show_card(context: Context, enrolment: Enrolment, notice: Text | None = None) -> None:
    worker = enrolment.worker
    seen = await status_of(context.session, worker.id, context.today, context.regency)
    lines = [
        context.t(
            "members-card",
            name=worker.name,
            reference=enrolment.reference,
            nik=mask_nik(worker.nik),
            category=category_name(context, enrolment.category),
            organisation=enrolment.organisation.name,
            status=status_name(enrolment.status),
            sign=SIGNS[enrolment.status],
            since=enrolment.status_since.astimezone(context.regency.zone).date(),
        ),
    ]
    if enrolment.organisation.status is OrganisationStatus.CONFIRMED:
        # Anybody can register an organisation and name somebody whose NIK they know.
        lines.append(context.t("members-protection", state=seen.headline))
    if enrolment.reason:
        lines.append(context.t("members-reason", reason=reason_text(enrolment.reason)))
        if enrolment.reason in set(Reason):
            lines.append(context.t(Reason(enrolment.reason).next_step))
    named = enrolment.returned_field or ""
    if enrolment.status is EnrolmentStatus.RETURNED and named in MEMBER:
        lines.append(context.t("members-field", field=Text(MEMBER[named].label)))
    if enrolment.left_on is not None:
        lines.append(context.t("members-left-on", day=enrolment.left_on))
    if enrolment.note:
        lines.append(context.t("members-note", note=enrolment.note))
    if waits_for_completing(enrolment):
        lines.append(missing_line(context, enrolment))
    if notice is not None:
        lines.append(context.t(notice))
    context.say("\n\n".join(lines), _actions(context, enrolment), CARD)


def _actions(context: Context, enrolment: Enrolment) -> list[list[Button]]:
    rows = []
    if enrolment.status is EnrolmentStatus.RETURNED:
        rows.append([mend_button(context, enrolment)])
    if waits_for_completing(enrolment):
        rows.append([context.button(Text("completing-fill"), "isi", enrolment.id)])
    if enrolment.status in OPEN_STATUSES:
        rows.append(
            [
                context.button(Text("members-status"), "cek", enrolment.id),
                context.button(Text("members-code"), "kode", enrolment.id),
            ]
        )
        last = [leaving.left_button(context, enrolment)]
        if EnrolmentStatus.WITHDRAWN in possible(enrolment.status, context.access):
            last.append(context.button(Text("members-withdraw"), "tarik", enrolment.id, enrolment.version))
        rows.append(last)
    if may_undo(enrolment, context.access, context.regency, context.now):
        rows.append([leaving.undo_button(context, enrolment)])
    return [*rows, [context.button(Text("members-back"), "anggota")]]


async def code(_update: Update, context: Context) -> None:
    """The code that the person opens their own record with; a used one can be renewed."""
    enrolment = await _own(context)
    if enrolment is None:
        return
    try:
        issued = await claim_code_of(context.session, context.access, enrolment.id, context.now)
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    if context.words[1:2] == ("baru",):
        if context.words[2:3] != ("ya",):
            _ask_to_renew(context, enrolment, issued.used)
            return
        issued = await renew_code(context.session, enrolment.worker_id, context.account.id, context.now)
    link = f"https://t.me/{context.bot.username}?start={issued.payload}"
    rows = [
        [context.button(Text("slip-button"), "slip", enrolment.id)],
        [context.button(Text("members-code-renew"), "kode", enrolment.id, "baru")],
    ]
    sentence = "members-code-used" if issued.used else "member-code"
    lines = [context.t(sentence, name=enrolment.worker.name, code=issued.code, link=link)]
    if not issued.used:
        lines.append(context.t("slip-sms-copy", text=slips.sms_of(context, enrolment, issued)))
    context.say("\n\n".join(lines), rows)


def _ask_to_renew(context: Context, enrolment: Enrolment, used: bool) -> None:
    """A new code unlinks whoever came in by the old one, so one tap must not be enough."""
    rows = [
        [context.button(Text("members-code-renew-yes"), "kode", enrolment.id, "baru", "ya")],
        [context.button(Text("members-code-renew-no"), "orang", enrolment.id)],
    ]
    asked = Text("members-code-renew-ask", name=enrolment.worker.name, used="yes" if used else "no")
    context.say(asked, rows, CARD, fresh=True)


async def status(_update: Update, context: Context) -> None:
    """What the person would read at /status, for those who have no Telegram."""
    enrolment = await _own(context)
    if enrolment is None:
        return
    if enrolment.organisation.status is not OrganisationStatus.CONFIRMED:
        context.toast(Text("members-status-unconfirmed"), alert=True)
        return
    # Looking at a person is on record (UU 27/2022 art. 31).
    record(
        context.session, context.now, context.account.id, "worker.view", Subject.WORKER, enrolment.worker_id
    )
    seen = await status_of(context.session, enrolment.worker_id, context.today, context.regency)
    head = context.t("members-status-head", name=enrolment.worker.name)
    rows = [[context.button(Text("members-to-card"), "orang", enrolment.id)]]
    context.say(f"{head}\n\n{status_words(context, seen)}", rows, CARD)


async def ask_to_withdraw(_update: Update, context: Context) -> None:
    """Tarik: asks first, then takes the entry back at the version that was shown."""
    enrolment = await _own(context)
    if enrolment is None:
        return
    version = number(context.words, 1)
    if context.words[2:3] != ("ya",):
        rows = [
            [context.button(Text("members-withdraw-yes"), "tarik", enrolment.id, version, "ya")],
            [context.button(Text("members-withdraw-no"), "orang", enrolment.id)],
        ]
        context.say(Text("members-withdraw-ask", name=enrolment.worker.name), rows, CARD)
        return
    try:
        done = await withdraw(
            context.session, context.access, enrolment.id, version, context.regency, context.now
        )
    except (Invalid, Stale, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    await _show_card(context, done, Text("members-withdrawn"))


async def _own(context: Context) -> Enrolment | None:
    """The entry a button names, if it is of one's own people; otherwise the press is answered."""
    try:
        return await member_card(context.session, context.access, number(context.words, 0))
    except NotAllowed:
        context.toast(Text("members-gone"), alert=True)
        return None
