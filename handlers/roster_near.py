"""Rows of BPJS with a NIK of nobody, beside whom they may mean: staff say so, one by one or as a list."""

from __future__ import annotations

from telegram import Update

from handlers.context import Context
from handlers.roster_cards import card_of, say_preview
from handlers.words import clipped, number
from locales import Html, Text
from models import Roster
from services.bpjs import rosters
from services.bpjs.near import Near, decide
from services.errors import Invalid
from services.masks import mask_nik

_NAME, _LISTED = 60, 20


async def show(_update: Update, context: Context) -> None:
    """The one at the place that the button names."""
    await _show(context, number(context.words, 1))


async def same(_update: Update, context: Context) -> None:
    """Orang yang sama: the row counts as this person's."""
    await _say(context, is_same=True)


async def different(_update: Update, context: Context) -> None:
    """Bukan: never offered again for this NIK."""
    await _say(context, is_same=False)


async def ask_all(_update: Update, context: Context) -> None:
    """Semua sama: shows who that is, and asks once more."""
    found = await _near(context)
    if found is None:
        return
    roster, near = found
    lines = [
        context.t(
            "roster-near-line",
            theirs=clipped(one.row.name, _NAME),
            ours=clipped(one.name, _NAME),
            places=_places(one),
        )
        for one in near[:_LISTED]
    ]
    text = Text(
        "roster-near-all-ask", count=len(near), lines=Html("\n".join(lines)), more=len(near) - len(lines)
    )
    rows = [
        [context.button(Text("roster-near-all-yes", count=len(near)), "rj", roster.id, len(near))],
        [context.button(Text("roster-near-back"), "rp", roster.id)],
    ]
    context.say(text, rows, card_of(roster.id))


async def all_same(update: Update, context: Context) -> None:
    """Every one that was listed; when the list has changed meanwhile, it is shown again."""
    found = await _near(context)
    if found is None:
        return
    roster, near = found
    if len(near) != number(context.words, 1):
        context.toast(Text("roster-near-changed"), alert=True)
        await ask_all(update, context)
        return
    said = {(one.row.nik, one.worker_id): True for one in near}
    await decide(context.session, roster, said, context.access, context.now)
    context.toast(Text("roster-near-all-done", count=len(near)))
    shown = await rosters.shown_again(context.session, roster.id, context.access, context.now)
    say_preview(context, shown)


async def _say(context: Context, *, is_same: bool) -> None:
    found = await _near(context)
    if found is None:
        return
    roster, near = found
    sheet, row, worker = (number(context.words, place) for place in (1, 2, 3))
    # By its place in the file: the NIK itself has no business in a button.
    one = next((n for n in near if (n.row.sheet, n.row.row, n.worker_id) == (sheet, row, worker)), None)
    if one is None:
        context.toast(Text("roster-near-changed"), alert=True)
        await _show(context, 0)
        return
    said = {(one.row.nik, one.worker_id): is_same}
    await decide(context.session, roster, said, context.access, context.now)
    context.toast(Text("roster-near-same-done" if is_same else "roster-near-different-done"))
    await _show(context, near.index(one))


async def _show(context: Context, place: int) -> None:
    found = await _near(context)
    if found is None:
        return
    roster, near = found
    if not near:
        shown = await rosters.shown_again(context.session, roster.id, context.access, context.now)
        say_preview(context, shown)
        return
    place = place % len(near)
    one = near[place]
    here = (roster.id, one.row.sheet, one.row.row, one.worker_id)
    rows = [
        [
            context.button(Text("roster-near-same"), "ry", *here),
            context.button(Text("roster-near-different"), "rz", *here),
        ]
    ]
    if len(near) > 1:
        rows.append(
            [
                context.button(Text("roster-near-next"), "rn", roster.id, place + 1),
                context.button(Text("roster-near-all", count=len(near)), "ri", roster.id),
            ]
        )
    rows.append([context.button(Text("roster-near-back"), "rp", roster.id)])
    context.say(_both(one, place, len(near)), rows, card_of(roster.id))


async def _near(context: Context) -> tuple[Roster, list[Near]] | None:
    try:
        roster, plan = await rosters.plan_of(context.session, number(context.words, 0), context.access)
    except Invalid as error:
        context.toast(error.text, alert=True)
        return None
    return roster, [line.near for line in plan.near if line.near is not None]


def _both(one: Near, place: int, total: int) -> Text:
    born = one.row.birth_date
    return Text(
        "roster-near-card",
        place=place + 1,
        total=total,
        theirs=clipped(one.row.name, _NAME),
        their_nik=mask_nik(one.row.nik),
        their_date=born or Text("roster-near-no-date"),
        ours=clipped(one.name, _NAME),
        our_nik=mask_nik(one.nik),
        our_date=one.birth_date,
        mark="≠ " if born is not None and born != one.birth_date else "",
        places=_places(one),
    )


def _places(one: Near) -> str:
    return ", ".join(map(str, one.differing_places))
