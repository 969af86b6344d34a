"""/cakupan by organisation, the widest gap first."""

from __future__ import annotations

from telegram import Update

from gateway.outgoing import Button
from handlers.context import Context
from handlers.coverage_cuts import (
    CARD,
    any_cut_of,
    count_up,
    cut_code,
    name_of,
    percent,
    send_people,
    turns,
)
from handlers.words import clipped, number, word
from locales import Text
from services.coverage.figures import Cut, Gap, Share
from services.coverage.organisations import PAGE, organisations_by_gap, people_on
from services.coverage.shares import share
from services.permissions import Action, allowed

_NAME = 40
_BUTTON = 22
SIDES = {"yes": True, "no": False}


async def show(_update: Update, context: Context) -> None:
    """`co:<page>`: organisations with how many of their people are protected."""
    await count_up(context)
    page = number(context.words, 0)
    found = await organisations_by_gap(context.session, context.today, context.regency, page)
    head = context.t(
        "organisations-title",
        today=context.today,
        total=found.total,
        page=found.page + 1,
        pages=found.pages,
    )
    first = found.page * PAGE + 1
    lines = [_line(context, place, gap) for place, gap in enumerate(found.gaps, first)]
    buttons = [
        context.button(f"{place}. {clipped(gap.label, _BUTTON)}", "cod", cut_code(gap.share.cut))
        for place, gap in enumerate(found.gaps, first)
    ]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    up = context.button(Text("coverage-chat-back"), "cm")
    if not found.gaps:
        lines = [context.t("ranking-none")]
    context.say("\n".join([head, *lines]), [*rows, turns(context, found.page, found.pages, "co"), [up]], CARD)


async def one(_update: Update, context: Context) -> None:
    """`cod:<organisation>`: its figures and the lists behind them."""
    cut = _organisation(context)
    name = await name_of(context, cut) if cut is not None else None
    if cut is None or name is None:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    await count_up(context)
    found = await share(context.session, cut, context.today, context.regency)
    gap = Gap("", found, 1, context.regency.monthly_contribution(context.today))
    lines: list[str] = [
        context.t("organisations-one", name=name, today=context.today),
        "",
        context.t(
            "organisations-protected",
            protected=found.protected,
            known=found.known,
            percent=percent(found.protected, found.known),
        ),
        context.t("organisations-gap", count=found.gap, rupiah=gap.rupiah, monthly=gap.monthly),
    ]
    if found.as_of is not None:
        lines.append(context.t("analysis-as-of", as_of=found.as_of))
    rows = [*_lists(context, found), [context.button(Text("coverage-chat-back"), "co", 0)]]
    context.say("\n".join(lines), rows, CARD)


async def download(_update: Update, context: Context) -> None:
    """`cox:<organisation>:<yes or no>`: its people who are protected, or who are not."""
    cut, side = _organisation(context), word(context.words, 1)
    name = await name_of(context, cut) if cut is not None else None
    if cut is None or name is None or side not in SIDES:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    people = await people_on(context.session, cut, context.today, protected=SIDES[side])
    caption = Text(
        "coverage-chat-file", count=Text(f"organisations-list-{side}"), part=name, total=len(people)
    )
    await send_people(context, people, "lembaga", f"{cut_code(cut)} protected={side}", caption)


def _organisation(context: Context) -> Cut | None:
    cut = any_cut_of(word(context.words, 0))
    return cut if cut is not None and cut.organisation is not None else None


def _line(context: Context, place: int, gap: Gap) -> str:
    return context.t(
        "organisations-line",
        place=str(place),
        name=clipped(gap.label, _NAME),
        protected=gap.share.protected,
        known=gap.share.known,
        percent=percent(gap.share.protected, gap.share.known),
        gap=gap.share.gap,
    )


def _lists(context: Context, found: Share) -> list[list[Button]]:
    if not allowed(context.access, Action.COVERAGE_LISTS):
        return []
    counts = {"yes": found.protected, "no": found.known - found.protected}
    return [
        [
            context.button(
                Text("analysis-list", name=Text(f"organisations-list-{side}"), people=count),
                *("cox", cut_code(found.cut), side),
            )
        ]
        for side, count in counts.items()
        if count
    ]
