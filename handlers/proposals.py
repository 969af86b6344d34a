"""/usulan: the proposals of a year, and a new one as a preview that is counted anew at every look."""

from __future__ import annotations

from datetime import date

from telegram import Update

from handlers import plan_preview, proposal_card
from handlers.budget import year_in, year_now, years
from handlers.context import Context
from handlers.words import word
from locales import Text
from models import FileKind
from services import file_requests
from services.errors import Invalid, NotAllowed, Stale
from services.permissions import Action, allowed
from services.proposals import budgets, steps

CARD = proposal_card.CARD


async def show(_update: Update, context: Context) -> None:
    """/usulan: the proposals of the year in which cover would begin now."""
    await _list(context, year_now(context), fresh=context.incoming.update.callback_query is None)


async def turn(_update: Update, context: Context) -> None:
    """`ul:<year>`: those of another year."""
    await _list(context, year_in(context, 0))


async def preview(_update: Update, context: Context) -> None:
    """`ub:<kind>:<yyyymm>:<months>:<parent>`: who would be in, who would not, and what it costs.

    Everybody is looked at anew, which takes longer than others should wait: it is counted beside the turns.
    """
    await _ask_for(context, FileKind.PLAN)


async def download(_update: Update, context: Context) -> None:
    """The same as a spreadsheet, made beside the turns."""
    await _ask_for(context, FileKind.PLAN_FILE)


async def freeze(_update: Update, context: Context) -> None:
    """Bekukan: the plan that was shown becomes a proposal; its files are made in the background."""
    request = await plan_preview.request_of(context)
    try:
        proposal = await steps.freeze(
            context.session, request, word(context.words, 4), context.access, context.regency, context.now
        )
    except Stale as error:
        done = await steps.frozen_as(context.session, word(context.words, 4))
        if done is not None:
            context.toast(Text("proposal-frozen-already", number=done.number))
            await proposal_card.show(context, done.id)
            return
        context.toast(error.text, alert=True)
        await plan_preview.show_plan(context, request)
        return
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    context.toast(Text("proposal-frozen", number=proposal.number))
    await proposal_card.show(context, proposal.id)


async def _list(context: Context, year: int, *, fresh: bool = False) -> None:
    money = await budgets.year_of_money(context.session, year)
    lines: list[str] = [context.t("proposal-list", year=str(year))]
    lines += [
        context.t(
            "proposal-list-line",
            number=one.number,
            kind=Text(f"proposal-kind-{one.kind}"),
            status=Text(f"proposal-status-{one.status}"),
            people=one.people,
            rupiah=one.rupiah,
        )
        for one in money.proposals
    ]
    if not money.proposals:
        lines.append(context.t("proposal-list-empty"))
    if money.budget is None:
        lines.append(context.t("proposal-no-budget", year=str(year)))
    opened = [context.button(f"📋 {one.number}", "uo", one.id) for one in money.proposals]
    rows = [opened[at : at + 3] for at in range(0, len(opened), 3)]
    start = _start_in(context, year)
    if start is not None and allowed(context.access, Action.MAKE_PROPOSAL):
        month = f"{start:%Y%m}"
        rows.append([context.button(Text("proposal-new"), "ub", "n", month)])
        rows.append([context.button(Text("proposal-renewal"), "ub", "r", month)])
    rows.append(years(context, "ul", year))
    rows.append([context.button(Text("proposal-budget"), "ag", year)])
    context.say("\n".join(lines), rows, CARD, fresh=fresh)


def _start_in(context: Context, year: int) -> date | None:
    """The month in which a new proposal of a year would begin; None for a year that is over."""
    start = context.regency.planned_start(context.today).replace(day=1)
    if start.year == year:
        return start
    return date(year, 1, 1) if year > start.year else None


async def _ask_for(context: Context, kind: FileKind) -> None:
    words = ":".join(context.words[:4])
    await file_requests.ask(context.session, context.account.id, kind, words, context.now)
    context.toast(Text("proposal-counting"))
