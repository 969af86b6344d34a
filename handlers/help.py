"""/bantuan and /batal: what can be done here and now, and the way out."""

from __future__ import annotations

from telegram import Update

from handlers import menu
from handlers.context import Context
from handlers.dialogue import leave, offer_draft, open_drafts
from handlers.dialogues import dialogues
from locales import Html, Text


async def help_here(_update: Update, context: Context) -> None:
    """What fits the roles; with an open dialogue, first how to go on with it."""
    lines = [context.t("help-title")]
    for command in menu.commands_of(context.access):
        lines.append(Html(f"/{command.name} – {context.t(command.words)}"))
    channels = [
        context.t("help-channel", label=Text(channel.label_id), value=channel.value)
        for channel in context.regency.channels
    ]
    lines += [Html(""), context.t("help-office", office=context.regency.department.name), *channels]
    context.say("\n".join(lines), menu.buttons(context))
    if context.active is not None and context.active.form in dialogues():
        await offer_draft(context, context.active)


async def cancel(_update: Update, context: Context) -> None:
    """Leaves whatever is open; another form that rests is not forgotten."""
    if not await leave(context):
        menu.greet(context, Text("cancel-nothing"))
        return
    if resting := await open_drafts(context):
        await offer_draft(context, resting[0])
