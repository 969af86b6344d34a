"""What staff do with objections: one card after the other, and an answer that the objector reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telegram import Update

from conversations.objecting import DISMISSAL, UPHOLDING, reason_name
from handlers import entry, queue
from handlers.context import Context
from handlers.dialogue import begin
from handlers.dialogues import Dialogue, register
from handlers.words import number
from locales import Text
from models import ObjectionStatus
from services.accounts import accounts_by_id
from services.errors import Invalid, Stale
from services.lifecycle import status_name
from services.objections.deciding import (
    ObjectionCard,
    Settled,
    count_open,
    dismiss,
    next_objection,
    objection_card,
    uphold,
)
from services.permissions import Action
from services.reasons import Reason

CARD = "objections"


async def go_on(_update: Update, context: Context) -> None:
    """`sgk[:<after>]`: the next one that waits."""
    await show_next(context, number(context.words, 0))


async def ask_uphold(_update: Update, context: Context) -> None:
    """`sgt:<id>`: the objection is right; asks for words to the organisation, if any."""
    await _ask(context, UPHOLD)


async def ask_dismiss(_update: Update, context: Context) -> None:
    """`sgb:<id>`: it is not; asks for the words that the objector reads."""
    await _ask(context, DISMISS)


async def _ask(context: Context, dialogue: Dialogue) -> None:
    try:
        card = await objection_card(context.session, number(context.words, 0), context.access)
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    if card.own or card.objection.status is not ObjectionStatus.OPEN:
        # Before a form is filled in for nothing.
        context.toast(Text("review-own" if card.own else "objections-decided-already"), alert=True)
        return
    about = Text("queue-about", name=card.entry.worker.name, reference=card.entry.reference)
    await begin(context, dialogue, card.objection.id, notice=about, anew=True)


async def show_next(
    context: Context, after: int = 0, notice: Text | None = None, *, fresh: bool = False
) -> None:
    """The next card; at the end how many were passed over."""
    card = await next_objection(context.session, context.access, after)
    if card is not None:
        await _show(context, card, notice, fresh=fresh)
        return
    lines: list[str] = [context.t("queue-notice", notice=notice), ""] if notice else []
    lines.append(context.t("objections-end", count=await count_open(context.session)))
    context.say("\n".join(lines), [[context.button(Text("objections-back"), "sgv")]], CARD, fresh=fresh)


async def _show(context: Context, card: ObjectionCard, notice: Text | None, *, fresh: bool) -> None:
    one, about = card.objection, card.entry
    parts: list[str] = [context.t("queue-notice", notice=notice)] if notice else []
    parts += [
        context.t("objections-card-title", count=await count_open(context.session)),
        entry.short(context, about),
        context.t("queue-status", status=status_name(about.status)),
        context.t(
            "objections-card",
            reason=reason_name(one.reason),
            words=one.words or "–",
            at=one.at.astimezone(context.regency.zone),
            who=card.who or Text("objections-anonymous"),
        ),
    ]
    if card.others:
        parts.append(context.t("objections-others", count=card.others))
    rows = []
    if card.own:
        parts.append(context.t("review-own"))
    else:
        rows.append(
            [
                context.button(Text("objections-uphold"), "sgt", one.id),
                context.button(Text("objections-dismiss"), "sgb", one.id),
            ]
        )
    rows += [
        [
            context.button(Text("queue-skip"), "sgk", one.id),
            context.button(Text("queue-details"), "qd", queue.FROM_SEARCH, about.id),
        ],
        [context.button(Text("objections-back"), "sgv")],
    ]
    context.say("\n\n".join(parts), rows, CARD, fresh=fresh)


async def _facts(_context: Context, _subject: int) -> Mapping[str, Any]:
    return {}


async def _submit_uphold(context: Context, given: Mapping[str, Any], subject: int) -> None:
    note = given.get("message")
    try:
        done = await uphold(context.session, subject, note, context.access, context.now)
    except Stale as error:
        raise Invalid(error.text) from error
    name = done.entry.worker.name
    told = Text(
        "queue-told-rejected",
        name=name,
        reference=done.entry.reference,
        why=Reason.OBJECTION_UPHELD.sentence,
        next=Reason.OBJECTION_UPHELD.next_step,
        note=note or "no",
    )
    for account in (await accounts_by_id(context.session, done.tell_account_ids)).values():
        context.tell(account, told)
    await _tell_objectors(context, done, Text("objection-told-upheld", name=name))
    await show_next(context, subject, Text("objections-done-upheld", name=name), fresh=True)


async def _submit_dismiss(context: Context, given: Mapping[str, Any], subject: int) -> None:
    try:
        done = await dismiss(context.session, subject, given["message"], context.access, context.now)
    except Stale as error:
        raise Invalid(error.text) from error
    name = done.entry.worker.name
    await _tell_objectors(context, done, Text("objection-told-dismissed", name=name, words=given["message"]))
    await show_next(context, subject, Text("objections-done-dismissed", name=name), fresh=True)


async def _tell_objectors(context: Context, done: Settled, text: Text) -> None:
    for account in (
        await accounts_by_id(context.session, {one.account_id for one in done.objections})
    ).values():
        context.tell(account, text)


UPHOLD = register(Dialogue(UPHOLDING, Action.DECIDE_OBJECTION, _facts, _submit_uphold))
DISMISS = register(Dialogue(DISMISSAL, Action.DECIDE_OBJECTION, _facts, _submit_dismiss))
