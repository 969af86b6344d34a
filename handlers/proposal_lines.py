"""Somebody is taken out of a proposal before it is paid: why, and who comes in instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telegram import Update

from conversations.removal import REMOVAL
from gateway.outgoing import Button
from handlers import proposal_card
from handlers.context import Context
from handlers.dialogue import begin
from handlers.dialogues import Dialogue, register
from handlers.words import clipped, number, word
from locales import Text
from models import LineState, ProposalStatus
from services.accounts import accounts_by_id
from services.errors import Invalid, NotAllowed
from services.organisations import coordinators_by_organisation
from services.permissions import Action, allowed
from services.proposals import revising
from services.proposals.revising import PUT_OFF, REASONS, LineCard, Removal, Removed
from services.reasons import Reason

CARD = proposal_card.CARD
ALONE, REPLACE, NOTED = "n", "g", "c"
_NAME = 30
# The subject of the form is one number: the line and the reason.
_REASONS = 100


async def take_out(_update: Update, context: Context) -> None:
    """`ur:<line>[:<reason>[:<n, g or c>]]`: each press adds a part, the last does it or asks for words."""
    try:
        card = await revising.line_card(context.session, number(context.words, 0))
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    if card.line.state is not LineState.OPEN or card.proposal.status is not ProposalStatus.SENT:
        context.toast(Text("proposal-line-gone", name=card.enrolment.worker.name), alert=True)
        return
    reason = next((one for one in REASONS if one == word(context.words, 1)), None)
    how = word(context.words, 2)
    if reason is None:
        _ask_why(context, card)
    elif how in (ALONE, REPLACE):
        await _do(context, card, reason, replace=how == REPLACE)
    elif how == NOTED:
        await begin(context, DIALOGUE, card.line.id * _REASONS + REASONS.index(reason), anew=True)
    else:
        await _ask_instead(context, card, reason)


async def button_for(context: Context, worker_id: int) -> Button | None:
    """On a person's card: the way out of the proposal they stand in, while it is not paid."""
    if not allowed(context.access, Action.MAKE_PROPOSAL):
        return None
    found = await revising.open_line_of(context.session, worker_id)
    if found is None or found[1].status is not ProposalStatus.SENT:
        return None
    return context.button(Text("proposal-take-out", number=found[1].number), "ur", found[0].id)


def _ask_why(context: Context, card: LineCard) -> None:
    rows = [[context.button(_label(reason), "ur", card.line.id, reason)] for reason in REASONS]
    rows.append([context.button(Text("proposal-no"), "uo", card.proposal.id)])
    asked = Text("proposal-why", name=card.enrolment.worker.name, number=card.proposal.number)
    context.say(asked, rows, CARD, fresh=True)


async def _ask_instead(context: Context, card: LineCard, reason: Reason) -> None:
    instead = await revising.next_in_line(
        context.session, card.proposal, context.regency, context.now, card.line
    )
    rows = [[context.button(Text("proposal-only-out"), "ur", card.line.id, reason, ALONE)]]
    if instead is not None:
        label = Text("proposal-replace", name=clipped(instead.name, _NAME))
        rows.insert(0, [context.button(label, "ur", card.line.id, reason, REPLACE)])
    rows.append([context.button(Text("proposal-with-note"), "ur", card.line.id, reason, NOTED)])
    rows.append([context.button(Text("proposal-no"), "uo", card.proposal.id)])
    asked = Text(
        "proposal-instead",
        name=card.enrolment.worker.name,
        reason=_label(reason),
        next=instead.name if instead else "–",
        has="yes" if instead else "no",
    )
    context.say(asked, rows, CARD)


async def _do(context: Context, card: LineCard, reason: Reason, *, replace: bool) -> None:
    try:
        await _removed(context, card, Removal(reason, replace))
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)


async def _removed(context: Context, card: LineCard, removal: Removal, *, fresh: bool = False) -> None:
    """Does it, tells, and shows the proposal. Raises as `revising.take_out` does."""
    removed = await revising.take_out(
        context.session, card.line.id, removal, context.access, context.regency, context.now
    )
    name = card.enrolment.worker.name
    if removed.instead is not None:
        context.toast(Text("proposal-replaced", name=name, instead=removed.instead.name))
    else:
        context.toast(Text("proposal-taken-out", name=name))
    await _tell(context, card, removed, removal)
    await proposal_card.show(context, removed.proposal.id, fresh=fresh)


async def _tell(context: Context, card: LineCard, removed: Removed, removal: Removal) -> None:
    """Those who speak for the organisation learn that an entry of theirs was closed."""
    reason = removal.reason
    if reason is PUT_OFF:
        return
    organisation = card.enrolment.organisation
    speakers = await coordinators_by_organisation(context.session, (organisation.id,))
    told = Text(
        "proposal-told",
        name=card.enrolment.worker.name,
        why=reason.sentence,
        next=reason.next_step,
        note=removal.note or "no",
    )
    ids = speakers.get(organisation.id, frozenset()) - {context.account.id}
    for account in (await accounts_by_id(context.session, ids)).values():
        context.tell(account, told, [[(Text("proposal-told-card"), f"orang:{removed.enrolment.id}")]])


async def _facts(context: Context, subject: int) -> Mapping[str, Any]:
    card, reason = await _about(context, subject)
    ask = "removal-message-put-off" if reason is PUT_OFF else "removal-message"
    return {"name": card.enrolment.worker.name, "reason": _label(reason).id, "ask": ask}


async def _submit(context: Context, given: Mapping[str, Any], subject: int) -> None:
    card, reason = await _about(context, subject)
    await _removed(context, card, Removal(reason, given["replace"], given["message"]), fresh=True)


async def _about(context: Context, subject: int) -> tuple[LineCard, Reason]:
    line_id, place = divmod(subject, _REASONS)
    return await revising.line_card(context.session, line_id), REASONS[place]


def _label(reason: Reason) -> Text:
    return Text("proposal-put-off") if reason is PUT_OFF else reason.label


DIALOGUE = register(Dialogue(REMOVAL, Action.MAKE_PROPOSAL, _facts, _submit))
