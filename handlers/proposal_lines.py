"""Somebody is taken out of a proposal before it is paid: why, and who comes in instead."""

from __future__ import annotations

from telegram import Update

from gateway.outgoing import Button
from handlers import proposal_card
from handlers.context import Context
from handlers.words import clipped, number, word
from locales import Text
from models import LineState, ProposalStatus
from services.accounts import accounts_by_id
from services.errors import Invalid, NotAllowed
from services.organisations import coordinators_by_organisation
from services.permissions import Action, allowed
from services.proposals import revising
from services.proposals.revising import PUT_OFF, REASONS, LineCard, Removed
from services.reasons import Reason

CARD = proposal_card.CARD
ALONE, REPLACE = "n", "g"
_NAME = 30


async def take_out(_update: Update, context: Context) -> None:
    """`ur:<line>[:<reason>[:<n or g>]]`: each press adds a part, the last one does it."""
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
        removed = await revising.take_out(
            context.session, card.line.id, reason, context.access, context.regency, context.now,
            replace=replace,
        )  # fmt: skip
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    name = card.enrolment.worker.name
    if removed.instead is not None:
        context.toast(Text("proposal-replaced", name=name, instead=removed.instead.name))
    else:
        context.toast(Text("proposal-taken-out", name=name))
    await _tell(context, card, removed, reason)
    await proposal_card.show(context, removed.proposal.id)


async def _tell(context: Context, card: LineCard, removed: Removed, reason: Reason) -> None:
    """Those who speak for the organisation learn that an entry of theirs was closed."""
    if reason is PUT_OFF:
        return
    organisation = card.enrolment.organisation
    speakers = await coordinators_by_organisation(context.session, (organisation.id,))
    told = Text("proposal-told", name=card.enrolment.worker.name, why=reason.sentence, next=reason.next_step)
    ids = speakers.get(organisation.id, frozenset()) - {context.account.id}
    for account in (await accounts_by_id(context.session, ids)).values():
        context.tell(account, told, [[(Text("proposal-told-card"), f"orang:{removed.enrolment.id}")]])


def _label(reason: Reason) -> Text:
    return Text("proposal-put-off") if reason is PUT_OFF else reason.label
