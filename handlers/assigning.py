"""Giving visits out: to whom, then a kecamatan, a desa of it or one organisation, then yes."""

from __future__ import annotations

from telegram import Update

from gateway.outgoing import Button
from handlers.context import Context
from handlers.fieldwork import CARD, PAGE, show_overview, turns
from handlers.words import clipped, number, word
from locales import Text
from models import Account
from services.errors import Invalid, NotAllowed
from services.field.places import Place, waiting_places
from services.field.planning import assign, due_day, verifier_of, verifiers
from services.roles import Access

_NAME = 40
_KECAMATAN = len("16.09.01")


async def ask(_update: Update, context: Context) -> None:
    """Tugaskan: to whom, then in which kecamatan."""
    verifier = number(context.words, 0)
    if not verifier:
        await _ask_whom(context)
        return
    await _ask_area(context, verifier, "")


async def narrow(_update: Update, context: Context) -> None:
    """A kecamatan opens to its desa, a desa to its organisations; each can be given whole."""
    await _ask_area(context, number(context.words, 0), word(context.words, 1))


async def confirm(_update: Update, context: Context) -> None:
    """What would be given to whom, and by when; with the last word of the button it is."""
    account_id, scope = number(context.words, 0), word(context.words, 1)
    try:
        access, places = await _waiting(context, account_id)
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    meant = [one for one in places if _is_in(one, scope)]
    if not meant:
        context.toast(Text("field-nothing-there"), alert=True)
        return
    if word(context.words, 2) != "y":
        account = await context.session.get_one(Account, account_id)
        rows = [
            [context.button(Text("field-assign-yes"), "ly", account_id, scope, "y")],
            [context.button(Text("field-assign-no"), "la", account_id)],
        ]
        asked = Text(
            "field-assign-sure",
            people=sum(one.people for one in meant),
            places=len(meant),
            where=_named(context, scope, meant),
            name=clipped(account.name, _NAME),
            due=due_day(context.regency, context.now),
        )
        context.say(asked, rows, CARD)
        return
    await _give(context, access, meant)


async def _give(context: Context, access: Access, meant: list[Place]) -> None:
    try:
        done = await assign(
            context.session,
            [one.organisation_id for one in meant],
            access,
            context.access,
            context.regency,
            context.now,
        )
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    account = await context.session.get_one(Account, access.account_id)
    context.tell(account, Text("field-told", count=len(done.visits)), [[(Text("menu-tugas"), "tugas")]])
    about = {"people": done.people, "visits": len(done.visits), "name": clipped(account.name, _NAME)}
    await show_overview(context, Text("field-assigned", **about))


async def _ask_whom(context: Context) -> None:
    rows = [
        [context.button(clipped(name, _NAME), "la", account_id)]
        for account_id, name in await verifiers(context.session)
    ]
    text = Text("field-assign-whom" if rows else "field-no-verifiers")
    context.say(text, [*rows, [context.button(Text("field-back"), "lw")]], CARD)


async def _ask_area(context: Context, account_id: int, scope: str) -> None:
    """The areas (or organisations) within `scope` that have somebody to visit, with how many."""
    try:
        _, places = await _waiting(context, account_id)
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    within = [one for one in places if _is_in(one, scope)]
    if not within:
        context.toast(Text("field-nothing-there"), alert=True)
        return
    parts: dict[str, tuple[str, int]] = {}
    for one in within:
        key, name = _part(context, one, scope)
        parts[key] = (name, parts.get(key, ("", 0))[1] + one.people)
    pages = max(1, -(-len(parts) // PAGE))
    page = min(number(context.words, 2), pages - 1)
    # From an organisation there is nothing narrower: it is asked about at once.
    route = "ly" if len(scope) > _KECAMATAN else "lk"
    rows: list[list[Button]] = [
        [context.button(Text("field-area", name=clipped(name, _NAME), count=count), route, account_id, key)]
        for key, (name, count) in list(parts.items())[page * PAGE : (page + 1) * PAGE]
    ]
    rows.append(turns(context, page, pages, "lk", account_id, scope))
    people = sum(one.people for one in within)
    if scope:
        rows.append([context.button(Text("field-assign-all", count=people), "ly", account_id, scope)])
    rows.append([context.button(Text("field-back"), "lw")])
    where = _named(context, scope, within)
    context.say(Text("field-assign-where", where=where, people=people), rows, CARD)


async def _waiting(context: Context, account_id: int) -> tuple[Access, list[Place]]:
    access = await verifier_of(context.session, account_id)
    return access, await waiting_places(context.session, access)


def _is_in(place: Place, scope: str) -> bool:
    """Whether a place is meant by a scope: everywhere, a code of an area, or "o" and an organisation."""
    if scope.startswith("o"):
        return scope[1:] == str(place.organisation_id)
    return scope in ("", place.kecamatan_code, place.desa_code)


def _part(context: Context, place: Place, scope: str) -> tuple[str, str]:
    if len(scope) > _KECAMATAN:
        return f"o{place.organisation_id}", place.name
    code = place.desa_code if scope else place.kecamatan_code
    return code, context.regency.area(code).name if context.regency.has_area(code) else code


def _named(context: Context, scope: str, places: list[Place]) -> str:
    if scope.startswith("o"):
        return clipped(places[0].name, _NAME)
    if context.regency.has_area(scope):
        return context.regency.area(scope).name
    return context.regency.short_name
