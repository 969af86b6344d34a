"""Reasons in BPJS's words that no code fits: staff choose the code, once for all rows with these words."""

from __future__ import annotations

from telegram import Update

from handlers.context import Context
from handlers.roster_cards import card_of, say_preview
from handlers.words import clipped, number, word
from locales import Text
from services.bpjs import rosters
from services.bpjs.refusals import choosable, wording_mark
from services.errors import Invalid
from services.reasons import Reason

_WORDING = 200


async def show(_update: Update, context: Context) -> None:
    """The first wording without a code; without any, the preview."""
    try:
        roster, plan = await rosters.plan_of(context.session, number(context.words, 0), context.access)
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    if not plan.unread:
        shown = await rosters.shown_again(context.session, roster.id, context.access, context.now)
        say_preview(context, shown)
        return
    wording, people = next(iter(plan.unread.items()))
    buttons = [
        context.button(reason.label, "rc", roster.id, wording_mark(wording), reason.value)
        for reason in choosable()
    ]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    rows.append([context.button(Text("roster-near-back"), "rp", roster.id)])
    text = Text("roster-reasons-card", words=clipped(wording, _WORDING), count=people, left=len(plan.unread))
    context.say(text, rows, card_of(roster.id))


async def choose(update: Update, context: Context) -> None:
    """The code of the button, for the wording it was shown with."""
    try:
        roster, plan = await rosters.plan_of(context.session, number(context.words, 0), context.access)
        code = word(context.words, 2)
        marked = {wording_mark(wording): wording for wording in plan.unread}
        wording = marked.get(word(context.words, 1))
        if wording is None or code not in set(Reason):
            context.toast(Text("roster-near-changed"), alert=True)
        else:
            await rosters.choose_reason(
                context.session, roster, wording, Reason(code), context.access, context.now
            )
            context.toast(Text("roster-reasons-chosen", reason=Reason(code).label))
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    await show(update, context)
