"""Setujui semua yang bersih: a list of names, and then exactly those."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from telegram import Update

from gateway.outgoing import message
from handlers import entry, queue
from handlers.context import Context
from handlers.words import clipped, word
from locales import Text, texts
from models import Account, Enrolment
from services import review
from services.accounts import accounts_by_id
from services.errors import NotAllowed

# Fifty lines of these lengths stay within one message.
_NAME, _PLACE = 32, 26


async def preview(_update: Update, context: Context) -> None:
    """Who would be approved."""
    await _show(context, await _clean(context))


async def confirm(_update: Update, context: Context) -> None:
    """Approves the people of the preview; when the list has changed since, shows the new one instead."""
    clean = await _clean(context)
    if not clean or word(context.words, 0) != digest(clean):
        context.toast(Text("queue-bulk-changed"), alert=True)
        await _show(context, clean)
        return
    shown = [(one.id, one.version) for one in clean]
    try:
        done = await review.approve_all_clean(
            context.session, shown, context.access, context.regency, context.now
        )
    except NotAllowed as error:
        context.toast(error.text, alert=True)
        return
    accounts = await accounts_by_id(context.session, done.tell)
    for account_id, entries in done.tell.items():
        if account_id in accounts:
            _tell(context, accounts[account_id], entries)
    notice = Text("queue-bulk-done", count=len(done.approved), left=len(done.changed_meanwhile))
    context.toast(notice)
    await queue.overview(context, notice)


def _tell(context: Context, account: Account, entries: Sequence[Enrolment]) -> None:
    """One message for all of somebody's people, in their language."""
    say = texts(account.language or context.settings.locale)
    lines: list[str] = [say("queue-told-approved-many", count=len(entries))]
    lines += [
        say("queue-told-approved-name", name=clipped(one.worker.name, _NAME), reference=one.reference)
        for one in entries
    ]
    lines += ["", say("queue-told-approved-next")]
    context.send(message(account.telegram_id, "\n".join(lines)))


def digest(entries: Sequence[Enrolment]) -> str:
    """A fingerprint of who stands in a preview, and as what: short enough for a button."""
    versions = ",".join(f"{one.id}.{one.version}" for one in entries)
    return hashlib.sha256(versions.encode()).hexdigest()[:24]


async def _clean(context: Context) -> list[Enrolment]:
    return await review.clean_ones(context.session, context.access, context.regency, context.now)


async def _show(context: Context, clean: Sequence[Enrolment]) -> None:
    if not clean:
        await queue.overview(context, Text("queue-bulk-none"))
        return
    lines: list[str] = [context.t("queue-bulk-title", count=len(clean)), ""]
    lines += [
        context.t(
            "queue-bulk-line",
            place=str(place),
            name=clipped(one.worker.name, _NAME),
            category=entry.category_name(context, one.category),
            organisation=clipped(one.organisation.name, _PLACE),
        )
        for place, one in enumerate(clean, 1)
    ]
    rows = [
        [context.button(Text("queue-bulk-confirm", count=len(clean)), "qy", digest(clean))],
        [context.button(Text("queue-back"), "qv")],
    ]
    context.say("\n".join(lines), rows, queue.CARD)
