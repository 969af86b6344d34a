"""The preview of a proposal as a card and as a file: counted anew at every look, beside the turns."""

from __future__ import annotations

import re
from datetime import date

from gateway.outgoing import Button, document
from handlers import proposal_card
from handlers.budget import cost_text, quota_text
from handlers.context import Context
from handlers.requested import Making
from handlers.words import number, word
from locales import Text
from models import Budget, ProposalKind
from services.audit import Subject, record
from services.dates import months_after
from services.errors import Invalid
from services.permissions import Action, allowed
from services.proposals import budgets
from services.proposals.money import MONTHS, most_months
from services.proposals.ordering import rule_label
from services.proposals.people import lists_of
from services.proposals.planning import Plan, Request, plan
from services.proposals.sheets import plan_file, why_text

CARD = proposal_card.CARD
_KINDS = {"n": ProposalKind.NEW, "r": ProposalKind.RENEWAL, "f": ProposalKind.FOLLOW_UP}
_CODES = {kind: code for code, kind in _KINDS.items()}
_MONTH = re.compile(r"(20[2-9][0-9])(0[1-9]|1[0-2])", re.ASCII)
_SHOWN_REASONS = 5


async def show(context: Context) -> None:
    """The card of the plan that the words of the button ask for."""
    await show_plan(context, await request_of(context))


async def gather(context: Context) -> Making:
    """Everybody of the plan that the words ask for; that it was taken is written down. Raises `Invalid`."""
    request = await request_of(context)
    found = await plan(context.session, request, context.regency, context.today)
    lists = await lists_of(context.session, found, context.regency)
    people = len(lists.taken) + len(lists.waiting) + len(lists.not_ready)

    async def give(given: Context, data: bytes) -> None:
        record(
            given.session, given.now, given.account.id, "proposal.preview_file", Subject.PROPOSAL, None,
            after=f"{request.kind} {request.starts_on:%Y-%m} rows={people}",
        )  # fmt: skip
        name = f"pratinjau-usulan-{request.starts_on:%Y-%m}.xlsx"
        given.send(document(given.chat_id, name, data, given.t("proposal-preview-file", people=people)))

    return Making(plan_file, (lists,), people, give)


async def show_plan(context: Context, request: Request) -> None:
    """The card of one plan."""
    try:
        found = await plan(context.session, request, context.regency, context.today)
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    context.say("\n".join(_plan_lines(context, found)), _plan_buttons(context, found), CARD)


def _plan_lines(context: Context, found: Plan) -> list[str]:
    request, money = found.request, found.money
    lines: list[str] = [
        context.t(
            "proposal-plan",
            kind=Text(f"proposal-kind-{request.kind}"),
            starts=request.starts_on,
            ends=request.ends_on,
            months=request.months,
        ),
        context.t("proposal-plan-cost", cost=cost_text(context, found.cost)),
        context.t("proposal-plan-renewals", renewals=found.renewals, new=len(found.taken) - found.renewals),
        "",
    ]
    if money.budget is None:
        lines.append(context.t("proposal-no-budget", year=str(request.year)))
    else:
        lines.append(
            context.t(
                "proposal-plan-money",
                ceiling=money.budget.ceiling,
                quota=quota_text(money.budget.quota),
                used=money.used,
                left=found.left,
            )
        )
    order = ", ".join(str(context.t(rule_label(rule))) for rule in context.regency.proposal.order)
    lines.append(context.t("proposal-plan-order", order=order))
    if found.waiting:
        why = why_text(f"limit-{found.waiting[0].why}")
        lines.append(context.t("proposal-plan-waiting", people=len(found.waiting), why=why))
    lines += _not_ready(context, found)
    return lines


def _not_ready(context: Context, found: Plan) -> list[str]:
    if not found.not_ready:
        return []
    counted = list(found.why_not.items())
    lines: list[str] = [context.t("proposal-plan-not-ready", people=len(found.not_ready))]
    lines += [
        context.t("proposal-plan-reason", why=why_text(code), people=people)
        for code, people in counted[:_SHOWN_REASONS]
    ]
    if rest := sum(people for _, people in counted[_SHOWN_REASONS:]):
        lines.append(context.t("proposal-plan-reason", why=Text("proposal-other-reasons"), people=rest))
    return lines


def _plan_buttons(context: Context, found: Plan) -> list[list[Button]]:
    request, budget = found.request, found.money.budget
    start, months, most = request.starts_on, request.months, most_months(request.starts_on)
    # Whoever has not chosen the months gets those of the budget in another month, too.
    chosen = 0 if months == _usual_months(budget, start) else months
    rows: list[list[Button]] = [[], []]
    if months_after(start, -1) >= context.today.replace(day=1):
        earlier = months_after(start, -1)
        rows[0].append(_plan_button(context, Text("proposal-earlier"), request, earlier, chosen))
    rows[0].append(_plan_button(context, Text("proposal-later"), request, months_after(start, 1), chosen))
    if months > 1:
        rows[1].append(_plan_button(context, Text("proposal-fewer"), request, start, months - 1))
    if months < most:
        rows[1].append(_plan_button(context, Text("proposal-more"), request, start, months + 1))
    if months + 1 < most:
        rows.append([_plan_button(context, Text("proposal-whole", months=most), request, start, most)])
    if found.taken or found.waiting or found.not_ready:
        rows.append([context.button(Text("proposal-look"), "ux", *_parts(request))])
    if found.taken and budget is not None:
        label = Text("proposal-freeze", people=len(found.taken))
        rows.append([context.button(label, "uf", *_parts(request), found.fingerprint)])
    if budget is None and allowed(context.access, Action.SET_BUDGET):
        rows.append([context.button(Text("budget-enter"), "ai", request.year)])
    rows.append([context.button(Text("proposal-back"), "ul", request.year)])
    return rows


def _plan_button(context: Context, label: Text, request: Request, start: date, months: int) -> Button:
    """`months` 0: as many as are usual in that year."""
    wanted = min(months, most_months(start))
    return context.button(label, "ub", *_parts(Request(request.kind, start, wanted, request.parent_id)))


def _usual_months(budget: Budget | None, start: date) -> int:
    return min(budget.months if budget else MONTHS, most_months(start))


def _parts(request: Request) -> tuple[object, ...]:
    return _CODES[request.kind], f"{request.starts_on:%Y%m}", request.months, request.parent_id or 0


async def request_of(context: Context) -> Request:
    """What the button asks for; anything that cannot be is what the regency would take by itself."""
    kind = _KINDS.get(word(context.words, 0), ProposalKind.NEW)
    found = _MONTH.fullmatch(word(context.words, 1))
    start = date(int(found[1]), int(found[2]), 1) if found else context.regency.planned_start(context.today)
    start = start.replace(day=1)
    months = number(context.words, 2)
    if not months:
        months = _usual_months(await budgets.budget_of(context.session, start.year), start)
    parent = number(context.words, 3) if kind is ProposalKind.FOLLOW_UP else 0
    return Request(kind, start, months, parent or None)
