"""Staff open a window for objections: for whom, for how many days, and then exactly those."""

from __future__ import annotations

from telegram import Update

from gateway.outgoing import Button
from handlers.context import Context
from handlers.objection_windows import CARD, show_window
from handlers.words import clipped, number, word
from locales import Text
from services.accounts import accounts_by_id
from services.errors import Invalid, NotAllowed, Stale
from services.objections import windows as work
from services.objections.overview import prospect
from services.objections.scopes import EVERYBODY, scope_name, waiting_by

PAGE = 8
_KINDS = {"k": "kecamatan", "c": "category", "o": "organisation"}
_LABEL = 44


async def choose(_update: Update, context: Context) -> None:
    """`sgn`: for whom."""
    approved = sum(people for _, people in await waiting_by(context.session, "k"))
    rows = [[context.button(Text("objections-choose-all", count=approved), "sgp", EVERYBODY)]]
    rows += [
        [context.button(Text(f"objections-choose-{name}"), "sgl", kind)] for kind, name in _KINDS.items()
    ]
    rows.append([context.button(Text("objections-back"), "sgv")])
    context.say(Text("objections-choose"), rows, CARD)


async def choose_one(_update: Update, context: Context) -> None:
    """`sgl:<kind>[:<page>]`: which kecamatan, category or organisation."""
    kind, page = word(context.words, 0), number(context.words, 1)
    if kind not in _KINDS:
        context.toast(Text("objections-scope-unknown"), alert=True)
        return
    found = await waiting_by(context.session, kind)
    page = min(page, max(0, (len(found) - 1) // PAGE))
    rows = []
    for scope, people in found[page * PAGE : (page + 1) * PAGE]:
        name = await scope_name(context.session, scope, context.regency)
        words = clipped(context.t(name) if isinstance(name, Text) else name, _LABEL)
        rows.append([Button(f"{words} ({people})", f"sgp:{scope}")])
    turns = []
    if page:
        turns.append(Button("◀️", f"sgl:{kind}:{page - 1}"))
    if (page + 1) * PAGE < len(found):
        turns.append(Button("▶️", f"sgl:{kind}:{page + 1}"))
    rows += [turns, [context.button(Text("objections-back"), "sgn")]]
    context.say(Text(f"objections-which-{_KINDS[kind]}"), rows, CARD)


async def preview(_update: Update, context: Context) -> None:
    """`sgp:<scope>[:<days>]`: who would be announced and until when."""
    await _preview(context, word(context.words, 0), number(context.words, 1))


async def _preview(context: Context, scope: str, days: int) -> None:
    days = min(max(days or context.regency.review.objection_days, 1), work.LONGEST_DAYS)
    try:
        found = await prospect(context.session, scope, days, context.regency, context.now)
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    name = await scope_name(context.session, scope, context.regency)
    lines = [
        context.t(
            "objections-preview",
            scope=name,
            people=found.people,
            desa=found.desa,
            days=days,
            end=found.ends_on,
        )
    ]
    if found.unmatched:
        lines.append(context.t("objections-unmatched", count=found.unmatched))
    rows = [
        [
            context.button(Text("objections-days-less"), "sgp", scope, max(days - 1, 1)),
            context.button(Text("objections-days-more"), "sgp", scope, min(days + 1, work.LONGEST_DAYS)),
        ],
        [context.button(Text("objections-back"), "sgn")],
    ]
    if found.people:
        label = Text("objections-confirm", people=found.people, days=days)
        rows.insert(0, [context.button(label, "sgo", scope, days, found.people)])
    context.say("\n\n".join(lines), rows, CARD)


async def confirm(_update: Update, context: Context) -> None:
    """`sgo:<scope>:<days>:<people>`: announces as many as were shown; tells their coordinators."""
    scope, days, shown = word(context.words, 0), number(context.words, 1), number(context.words, 2)
    try:
        done = await work.open_window(
            context.session, scope, days, shown, context.access, context.regency, context.now
        )
    except Stale as error:
        context.toast(error.text, alert=True)
        await _preview(context, scope, days)
        return
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    context.toast(Text("objections-opened", people=done.people))
    accounts = await accounts_by_id(context.session, done.tell)
    for account_id, people in done.tell.items():
        if account_id in accounts:
            told = Text("objections-told-announced", people=people, end=done.window.ends_on)
            context.tell(accounts[account_id], told)
    await show_window(context, done.window, Text("objections-opened", people=done.people))
