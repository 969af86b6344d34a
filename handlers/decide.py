"""What staff decide from a card of the queue, and what is said to whoever handed it in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telegram import Update

from conversations.member import MEMBER
from conversations.refusal import REFUSAL, TURNDOWN
from conversations.verdict import VERDICT
from handlers import mending, menu, queue
from handlers.context import Context
from handlers.dialogue import begin
from handlers.dialogues import Dialogue, register
from handlers.words import number
from locales import Text
from models import Account, Enrolment, EnrolmentStatus, Organisation, OrganisationStatus
from services import review
from services.accounts import accounts_by_id
from services.confirmations import Answer, decide_join, decide_organisation, expect_waiting
from services.errors import Invalid, NotAllowed, Stale
from services.lifecycle import Verdict, expect_version
from services.permissions import Action
from services.queue import QueueKind, join_card, organisation_card
from services.reasons import RETURNABLE, Decision, Reason
from services.returned import count_returned
from services.roles import roles_of

Labelled = list[list[tuple[Text, str]]]
"""Rows of buttons for somebody else: (label, data)."""

# The subject of a dialogue is one number: which line, which kind, which row at which version.
_VERSIONS, _PLACES = 10_000, 10
_LINES = (queue.EVERYTHING, *queue.LETTERS)
_KINDS = tuple(QueueKind)
_LARGEST_ROW = 10**11


async def approve(_update: Update, context: Context) -> None:
    """Setujui or Konfirmasi: decides, tells, and shows the next card in the same message."""
    line, item, version = queue.line_of(context), queue.item_of(context, 1), number(context.words, 3)
    if item is None:
        context.toast(Text("review-not-found"), alert=True)
        return
    kind, row_id = item
    try:
        if kind is QueueKind.MEMBER:
            notice = await _decide_member(context, row_id, version, Verdict(EnrolmentStatus.APPROVED))
        else:
            notice = await _decide_place(context, kind, row_id, version, Answer(OrganisationStatus.CONFIRMED))
    except Stale as error:
        context.toast(error.text, alert=True)
        await queue.show_next(context, line, item)
        return
    except (Invalid, NotAllowed) as error:
        await queue.show_item(context, line, kind, row_id, error.text)
        return
    context.toast(notice)
    await queue.show_next(context, line, item, notice)


async def give_back(_update: Update, context: Context) -> None:
    """Kembalikan: asks what is to be mended."""
    await _ask(context, RETURN, QueueKind.MEMBER, number(context.words, 1), number(context.words, 2))


async def reject(_update: Update, context: Context) -> None:
    """Tolak: asks why."""
    item = queue.item_of(context, 1)
    if item is None:
        context.toast(Text("review-not-found"), alert=True)
        return
    dialogue = REJECT if item[0] is QueueKind.MEMBER else TURN_DOWN
    await _ask(context, dialogue, *item, number(context.words, 3))


def subject_of(line: str, kind: QueueKind, row_id: int, version: int) -> int:
    """One number for a decision under way; 0 for what no button of ours can say."""
    if not (0 < row_id < _LARGEST_ROW and 0 < version < _VERSIONS and line in _LINES):
        return 0
    return ((row_id * _PLACES + _LINES.index(line)) * _PLACES + _KINDS.index(kind)) * _VERSIONS + version


def parts_of(subject: int) -> tuple[str, QueueKind, int, int]:
    """Line, kind, row and version of such a number."""
    rest, version = divmod(subject, _VERSIONS)
    rest, kind = divmod(rest, _PLACES)
    row_id, line = divmod(rest, _PLACES)
    return _LINES[line], _KINDS[kind], row_id, version


async def _ask(context: Context, dialogue: Dialogue, kind: QueueKind, row_id: int, version: int) -> None:
    subject = subject_of(queue.line_of(context), kind, row_id, version)
    try:
        about = await _about(context, kind, row_id, version) if subject else None
    except Stale as error:
        # Before a form is filled in for nothing.
        context.toast(error.text, alert=True)
        await queue.show_item(context, queue.line_of(context), kind, row_id)
        return
    except Invalid:
        about = None
    if about is None:
        context.toast(Text("review-not-found"), alert=True)
        return
    await begin(context, dialogue, subject, notice=about, anew=True)


async def _about(context: Context, kind: QueueKind, row_id: int, version: int) -> Text:
    """Whom the questions are about. Raises `Stale` when somebody else was faster, `Invalid` for nobody."""
    if kind is QueueKind.MEMBER:
        card = await review.review_card(context.session, row_id, context.access, context.regency, context.now)
        one = card.enrolment
        await expect_version(context.session, one, version, context.regency)
        return Text("queue-about", name=one.worker.name, reference=one.reference)
    if kind is QueueKind.ORGANISATION:
        place = await organisation_card(context.session, row_id)
        await expect_waiting(context.session, place.organisation, version, context.regency)
        return Text("queue-about-place", name=place.organisation.name)
    join = await join_card(context.session, row_id)
    await expect_waiting(context.session, join.request, version, context.regency)
    return Text("queue-about-join", name=join.applicant, place=join.request.organisation.name)


async def _facts_for_return(_context: Context, _subject: int) -> Mapping[str, Any]:
    return {
        "decision": Decision.RETURN.value,
        "fields": [(key, MEMBER[key].label) for key in RETURNABLE if key in MEMBER],
    }


async def _facts_for_reject(_context: Context, _subject: int) -> Mapping[str, Any]:
    return {"decision": Decision.REJECT.value, "fields": []}


async def _no_facts(_context: Context, _subject: int) -> Mapping[str, Any]:
    return {}


async def _submit_return(context: Context, given: Mapping[str, Any], subject: int) -> None:
    verdict = Verdict(EnrolmentStatus.RETURNED, given["reason"], given.get("field"), given.get("message"))
    await _submit_member(context, verdict, subject)


async def _submit_reject(context: Context, given: Mapping[str, Any], subject: int) -> None:
    await _submit_member(
        context, Verdict(EnrolmentStatus.REJECTED, given["reason"], note=given.get("message")), subject
    )


async def _submit_member(context: Context, verdict: Verdict, subject: int) -> None:
    line, kind, row_id, version = parts_of(subject)
    notice = await _decide_member(context, row_id, version, verdict)
    await queue.show_next(context, line, (kind, row_id), notice, fresh=True)


async def _submit_turndown(context: Context, given: Mapping[str, Any], subject: int) -> None:
    line, kind, row_id, version = parts_of(subject)
    answer = Answer(OrganisationStatus.REJECTED, given["message"])
    notice = await _decide_place(context, kind, row_id, version, answer)
    await queue.show_next(context, line, (kind, row_id), notice, fresh=True)


async def _decide_member(context: Context, row_id: int, version: int, verdict: Verdict) -> Text:
    """Decides and tells; the words for whoever decided. Raises as `review.decide` does."""
    done = await review.decide(
        context.session, row_id, version, verdict, context.access, context.regency, context.now
    )
    one = done.enrolment
    text, rows = _told(one)
    for account in (await accounts_by_id(context.session, done.tell_account_ids)).values():
        context.tell(account, text, rows + await _more_to_mend(context, one, account))
    return Text(f"queue-done-{one.status}", name=one.worker.name)


async def _more_to_mend(context: Context, one: Enrolment, account: Account) -> Labelled:
    """Below the news of one that came back: all that wait for the same hand, where there are several."""
    if one.status is not EnrolmentStatus.RETURNED:
        return []
    access = await roles_of(context.session, account, context.settings.admin_ids)
    return mending.all_label(await count_returned(context.session, access.organisation_ids))


def _told(one: Enrolment) -> tuple[Text, Labelled]:
    """What those who handed an entry in read of the decision, with the button that mends it."""
    about = {"name": one.worker.name, "reference": one.reference}
    if one.status is EnrolmentStatus.APPROVED:
        return Text("queue-told-approved", **about), []
    reason = Reason(one.reason) if one.reason in set(Reason) else Reason.INCOMPLETE
    named = one.returned_field or ""
    field = Text(MEMBER[named].label) if named in MEMBER else "no"
    why = {"why": reason.sentence, "next": reason.next_step, "note": one.note or "no"}
    if one.status is EnrolmentStatus.REJECTED:
        return Text("queue-told-rejected", **about, **why), []
    return Text("queue-told-returned", **about, **why, field=field), [
        [(Text("queue-mend"), f"mend:{one.id}")]
    ]


async def _decide_place(context: Context, kind: QueueKind, row_id: int, version: int, answer: Answer) -> Text:
    """The same for an organisation, or for a request to speak for one."""
    asked = (context.session, row_id, version, answer, context.access, context.regency, context.now)
    if kind is QueueKind.ORGANISATION:
        decided = await decide_organisation(*asked)
        place, tell, subject = decided.organisation, decided.tell_account_ids, "organisation"
        withdrawn = decided.withdrawn
        turned_down = f"queue-told-join-{answer.to}"
        await _tell_about_place(context, turned_down, place, decided.applicants, answer.note, 0)
    else:
        join = await decide_join(*asked)
        place, tell, subject = join.request.organisation, join.tell_account_ids, "join"
        withdrawn = 0
    await _tell_about_place(context, f"queue-told-{subject}-{answer.to}", place, tell, answer.note, withdrawn)
    return Text(f"queue-done-{answer.to}", name=place.name)


async def _tell_about_place(
    context: Context,
    sentence: str,
    place: Organisation,
    tell: frozenset[int],
    note: str | None,
    withdrawn: int,
) -> None:
    """Tells them; what they may do has changed with it, and so has their menu."""
    context.forget_access()
    for account in (await accounts_by_id(context.session, tell)).values():
        context.tell(account, Text(sentence, name=place.name, note=note or "no", withdrawn=withdrawn))
        access = await roles_of(context.session, account, context.settings.admin_ids)
        menu.refresh_commands(context, account, access)


RETURN = register(Dialogue(VERDICT, Action.REVIEW_DECIDE, _facts_for_return, _submit_return))
REJECT = register(Dialogue(REFUSAL, Action.REVIEW_DECIDE, _facts_for_reject, _submit_reject))
TURN_DOWN = register(Dialogue(TURNDOWN, Action.CONFIRM_ORGANISATION, _no_facts, _submit_turndown))
