"""/pengingat: everybody decides about the daily digest; /tenggat: staff set the last day of collection."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from telegram import Update

from conversations.deadline import DEADLINE
from handlers.context import Context
from handlers.dialogue import begin, offer_draft, open_drafts
from handlers.dialogues import Dialogue, register
from handlers.words import word
from locales import Text
from services.accounts import mute_reminders
from services.audit import Subject, record
from services.deadlines import current_deadline, drop_deadline, set_deadline
from services.permissions import Action

CARD, DEADLINE_CARD = "reminders", "deadline"
MOST_DRAFTS = 3


async def show(_update: Update, context: Context) -> None:
    """/pengingat: whether reminders come, when, and the way to change that."""
    _say(context, fresh=True)


async def turn(_update: Update, context: Context) -> None:
    """`pg:off` and `pg:on`; the same press twice says the same again."""
    wanted = word(context.words, 0)
    if wanted not in ("on", "off"):
        context.toast(Text("form-unknown"), alert=True)
        return
    if mute_reminders(context.account, wanted == "off", context.now):
        account_id = context.account.id
        record(
            context.session, context.now, account_id, "account.reminders", Subject.ACCOUNT, account_id,
            after=wanted,
        )  # fmt: skip
    context.toast(Text(f"reminders-{wanted}-done"))
    _say(context)


async def drafts(_update: Update, context: Context) -> None:
    """The forms that are not finished, from the digest."""
    found = await open_drafts(context)
    if not found:
        context.toast(Text("reminders-no-drafts"), alert=True)
    for draft in found[:MOST_DRAFTS]:
        await offer_draft(context, draft)


def _say(context: Context, *, fresh: bool = False) -> None:
    rules, muted = context.regency.reminders, context.account.reminders_muted_at is not None
    said = Text(
        "reminders-muted" if muted else "reminders-heard",
        at=f"{rules.digest_at:%H.%M}",
        quiet_from=f"{rules.quiet_from:%H.%M}",
        quiet_until=f"{rules.quiet_until:%H.%M}",
    )
    button = ("reminders-unmute", "on") if muted else ("reminders-mute", "off")
    context.say(said, [[context.button(Text(button[0]), "pg", button[1])]], CARD, fresh=fresh)


async def deadline(_update: Update, context: Context) -> None:
    """/tenggat: the deadline in force."""
    await _say_deadline(context, fresh=True)


async def ask_deadline(_update: Update, context: Context) -> None:
    """Another day."""
    await begin(context, DIALOGUE, anew=True)


async def end_deadline(_update: Update, context: Context) -> None:
    """No deadline any more."""
    dropped = await drop_deadline(context.session, context.access, context.now)
    context.toast(Text("deadline-dropped" if dropped else "deadline-none"))
    await _say_deadline(context)


async def _say_deadline(context: Context, *, fresh: bool = False) -> None:
    found = await current_deadline(context.session)
    rows = [[context.button(Text("deadline-set"), "td")]]
    said = Text("deadline-none")
    if found is not None:
        said = Text("deadline-shown", day=found.day, left=(found.day - context.today).days)
        rows.append([context.button(Text("deadline-drop"), "tx")])
    days = context.regency.reminders.deadline_days
    steps = ", ".join(str(step) for step in days if step)
    said = Text("deadline-card", state=said, steps=steps, too="yes" if 0 in days else "no")
    context.say(said, rows, DEADLINE_CARD, fresh=fresh)


async def _facts(context: Context, _subject: int) -> Mapping[str, Any]:
    return {"regency": context.regency}


async def _submit(context: Context, given: Mapping[str, Any], _subject: int) -> None:
    day = date.fromisoformat(given["day"])
    await set_deadline(context.session, context.access, day, context.today, context.now)
    await _say_deadline(context, fresh=True)


DIALOGUE = register(Dialogue(DEADLINE, Action.SET_DEADLINE, _facts, _submit))
