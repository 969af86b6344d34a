"""/status: a worker asks whether the protection is active; before that, proves once who they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telegram import Update

from conversations.claim import CLAIM
from gateway.outgoing import ask_contact, delete, drop_keyboard
from handlers import menu
from handlers.context import Context
from handlers.dialogue import begin
from handlers.dialogues import Dialogue, register
from handlers.entry import status_words
from locales import Text, plain
from services.accounts import set_phone
from services.claims import (
    Claim,
    ClaimOutcome,
    link_by_code,
    link_by_contact,
    link_by_contact_and_nik,
    unlink,
)
from services.errors import Invalid
from services.permissions import Action
from services.phones import read_phone
from services.roles import roles_of
from services.worker_status import status_of


async def show(_update: Update, context: Context) -> None:
    """One tap for those who are linked; the two ways to be linked for the others."""
    if context.account.worker_id is None:
        label = plain(context.t("form-contact-button"))
        context.send(ask_contact(context.chat_id, context.t("status-prove"), label))
        return
    found = await status_of(context.session, context.account.worker_id, context.today, context.regency)
    answer = status_words(context, found)
    again = context.button(Text("status-again"), "status")
    not_mine = context.button(Text("status-not-mine"), "lepas")
    context.say(
        answer, [[again], [not_mine]], card="status", fresh=context.incoming.update.message is not None
    )


async def contact(update: Update, context: Context) -> None:
    """A contact that was shared outside a form: the way to one's own record."""
    said = update.message
    if said is None or said.contact is None:
        return
    context.send(delete(context.chat_id, said.message_id))
    if said.from_user is None or said.contact.user_id != said.from_user.id:
        # Anyone can forward another person's contact.
        context.say(Text("form-contact-not-own"))
        return
    try:
        phone = read_phone("+" + said.contact.phone_number.lstrip("+"))
    except Invalid as error:
        context.say(error.text)
        return
    set_phone(context.account, phone, proven=True)
    context.send(drop_keyboard(context.chat_id, context.t("form-contact-done")))
    claim = await link_by_contact(context.session, context.account, phone, context.now)
    if claim.outcome is ClaimOutcome.CHOOSE:
        await begin(context, DIALOGUE, anew=True)
        return
    await _answer(update, context, claim)


async def claim_by_code(context: Context, code: str) -> None:
    """A code from a link or typed."""
    claim = await link_by_code(context.session, context.account, code, context.now)
    await _answer(context.incoming.update, context, claim)


async def ask_to_unlink(_update: Update, context: Context) -> None:
    """The record shown is not theirs, or the phone changes hands."""
    if context.words[:1] != ("ya",):
        rows = [
            [context.button(Text("status-unlink-yes"), "lepas", "ya")],
            [context.button(Text("status-unlink-no"), "status")],
        ]
        context.say(Text("status-unlink-ask"), rows, card="status")
        return
    done = await unlink(context.session, context.account, context.now)
    await _renew_access(context)
    context.say(Text("status-unlinked" if done else "status-unlinked-already"), card="status")


async def _answer(update: Update, context: Context, claim: Claim) -> None:
    if claim.outcome is not ClaimOutcome.LINKED:
        context.say(claim.text)
        return
    await _renew_access(context)
    context.say(claim.text)
    await show(update, context)


async def _renew_access(context: Context) -> None:
    context.forget_access()
    context.access = await roles_of(context.session, context.account, context.settings.admin_ids)
    menu.refresh_commands(context, context.account, context.access)


async def _facts(context: Context, _subject: int) -> Mapping[str, Any]:
    return {"regency": context.regency}


async def _submit(context: Context, given: Mapping[str, Any], _subject: int) -> None:
    phone = context.account.phone
    if phone is None or not context.account.phone_proven:
        raise Invalid(Text("claim-none"))
    claim = await link_by_contact_and_nik(context.session, context.account, phone, given["nik"], context.now)
    # A failed try has to be counted, so it is no refusal that would be rolled back.
    await _answer(context.incoming.update, context, claim)


DIALOGUE = register(Dialogue(CLAIM, Action.CLAIM_RECORD, _facts, _submit))
