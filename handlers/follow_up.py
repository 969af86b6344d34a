"""Below a proposal: its follow-up with those whom BPJS refused and who were mended, and who is held back."""

from __future__ import annotations

from datetime import date

from gateway.outgoing import Button
from handlers.context import Context
from locales import Text
from models import Proposal, ProposalKind
from services.errors import Invalid
from services.permissions import Action, allowed
from services.proposals.history import mended
from services.proposals.money import ends_on, most_months
from services.proposals.planning import Plan, Request, plan
from services.proposals.sheets import why_text

_TWIN = "no_twin"


async def offer(context: Context, proposal: Proposal) -> tuple[list[str], list[list[Button]]]:
    """What the card says of a follow-up, and its buttons; nothing while nobody is mended.

    The button counts whom the preview would take; who would not be taken is named with the way out.
    """
    if not allowed(context.access, Action.MAKE_PROPOSAL):
        return [], []
    people = await mended(context.session, proposal)
    if not people:
        return [], []
    request = request_for(context, proposal)
    try:
        found = await plan(context.session, request, context.regency, context.today)
    except Invalid:
        # The preview says what is wrong with it.
        return [], [[_button(context, request, Text("proposal-follow-up", people=people))]]
    return _lines(context, found), _rows(context, found)


def request_for(context: Context, proposal: Proposal) -> Request:
    """A follow-up from the next month that can be planned up to the end of what it follows."""
    start = max(context.regency.planned_start(context.today).replace(day=1), proposal.starts_on)
    return Request(ProposalKind.FOLLOW_UP, start, _months_left(proposal, start), proposal.id)


def _rows(context: Context, found: Plan) -> list[list[Button]]:
    taken, held = len(found.taken), len(found.waiting) + len(found.not_ready)
    if not held:
        label = Text("proposal-follow-up", people=taken)
    elif not taken and found.why_not.get(_TWIN) == held:
        label = Text("proposal-follow-up-twin", people=held)
    else:
        label = Text("proposal-follow-up-held", people=taken, held=held)
    rows = [[_button(context, found.request, label)]]
    if found.why_not.get(_TWIN):
        rows.append([context.button(Text("menu-ganda"), "ganda")])
    return rows


def _lines(context: Context, found: Plan) -> list[str]:
    """Who cannot be in it yet, and why."""
    held = len(found.waiting) + len(found.not_ready)
    if not held:
        return []
    reasons = [(why_text(code), people) for code, people in found.why_not.items()]
    if found.waiting:
        reasons.append((why_text(f"limit-{found.waiting[0].why}"), len(found.waiting)))
    lines = [context.t("proposal-follow-up-not-yet", people=held)]
    lines += [context.t("proposal-plan-reason", why=why, people=people) for why, people in reasons]
    return ["", *lines]


def _button(context: Context, request: Request, label: Text) -> Button:
    month = f"{request.starts_on:%Y%m}"
    return context.button(label, "ub", "f", month, request.months, request.parent_id)


def _months_left(proposal: Proposal, start: date) -> int:
    """Months from a start up to the end of the proposal that is followed up; one at least."""
    end = ends_on(proposal.starts_on, proposal.months)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    return max(1, min(months, most_months(start)))
