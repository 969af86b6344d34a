"""/perpanjang: staff ask before each year who still serves; coordinators answer with one tap a person."""

from __future__ import annotations

import asyncio

from sqlalchemy import select
from telegram import Update

from gateway.outgoing import Button, document
from gateway.scheduler import call
from handlers.context import Context
from handlers.mailing import DELIVER
from handlers.words import clipped, number, word
from locales import Text
from models import Renewal, Role, RoleGrant
from services.audit import Subject, record
from services.errors import Invalid, NotAllowed
from services.mailings import begin_renewal_mailing
from services.permissions import Action, allowed
from services.renewal_answers import AskedPage, all_serving, still_serving, waiting_people, waiting_places
from services.renewal_file import waiting_file
from services.renewals import (
    begin_renewal,
    close_renewal,
    extend_renewal,
    next_start,
    open_renewal,
    plan_for,
    progress_of,
)

CARD, ANSWERS = "renewal", "masih"
PAGE = 8
_NAME = 40


async def show(_update: Update, context: Context) -> None:
    """/perpanjang: the campaign for staff, one's own people for coordinators."""
    if allowed(context.access, Action.PREPARE_RENEWAL):
        await _overview(context, fresh=True)
    else:
        await _ask(context, context.access.organisation_ids, 0, fresh=True)


async def again(_update: Update, context: Context) -> None:
    """The campaign as it is now."""
    await _overview(context)


async def begin(_update: Update, context: Context) -> None:
    """Mulai: who is asked is fixed, and their coordinators are written to, a few at a time."""
    starts_on = next_start(context.today, context.regency)
    if word(context.words, 0) != str(starts_on.toordinal()):
        context.toast(Text("renewal-plan-old"), alert=True)
        await _overview(context)
        return
    try:
        async with context.session.begin_nested():
            renewal = await begin_renewal(context.session, context.access, starts_on, context.now)
            await _write_to_coordinators(context, renewal)
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    context.toast(Text("renewal-begun"))
    await _overview(context)


async def extend(_update: Update, context: Context) -> None:
    """Asks about those too whom BPJS has taken in since it began."""
    try:
        more = await extend_renewal(context.session, context.access, context.now)
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    context.toast(Text("renewal-extended", count=more))
    await _overview(context)


async def close(_update: Update, context: Context) -> None:
    """`pt` asks, `pt:ya` ends the campaign."""
    if word(context.words, 0) != "ya":
        rows = [
            [context.button(Text("renewal-close-yes"), "pt", "ya")],
            [context.button(Text("coverage-chat-back"), "pv")],
        ]
        context.say(Text("renewal-close-sure"), rows, CARD)
        return
    try:
        await close_renewal(context.session, context.access, context.now)
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    context.toast(Text("renewal-closed"))
    await _overview(context)


async def places(_update: Update, context: Context) -> None:
    """`po:<page>`: organisations that have not answered, those that the bot cannot reach first."""
    found = await waiting_places(context.session)
    pages = max(1, -(-len(found) // PAGE))
    page = min(number(context.words, 0), pages - 1)
    rows = []
    for one in found[page * PAGE : (page + 1) * PAGE]:
        sign = "" if one.reachable else "📵 "
        label = Text("renewal-place", sign=sign, name=clipped(one.name, _NAME), count=one.waiting)
        rows.append([context.button(label, "pj", 0, one.organisation_id)])
    rows.append(_turns(context, page, pages, "po"))
    rows.append([context.button(Text("coverage-chat-download"), "px")] if found else [])
    rows.append([context.button(Text("coverage-chat-back"), "pv")])
    context.say(Text("renewal-places", count=len(found), page=page + 1, pages=pages), rows, CARD)


async def download(_update: Update, context: Context) -> None:
    """The same as a spreadsheet, for phoning."""
    found = await waiting_places(context.session)
    data = await asyncio.to_thread(waiting_file, found, context.regency, context.say_in)
    record(
        context.session, context.now, context.account.id, "renewal.export", Subject.RENEWAL, None,
        after=f"rows={len(found)}",
    )  # fmt: skip
    name = f"belum-menjawab-{context.today:%Y-%m-%d}.xlsx"
    context.send(document(context.chat_id, name, data, context.t("renewal-file", count=len(found))))
    context.toast(Text("coverage-chat-sent"))


async def answer(_update: Update, context: Context) -> None:
    """`pj[:<page>[:<organisation>]]`: of whom nothing was said yet."""
    ids = _places_of(context, number(context.words, 1))
    await _ask(context, ids, number(context.words, 0))


async def serving(_update: Update, context: Context) -> None:
    """`pm:<entry>:<page>[:<organisation>]`: this one still serves."""
    try:
        news, _ = await still_serving(
            context.session, context.access, number(context.words, 0), context.now
        )  # fmt: skip
    except NotAllowed as error:
        context.toast(error.text, alert=True)
        return
    context.toast(Text("renewal-noted" if news else "renewal-noted-already"))
    await _ask(context, _places_of(context, number(context.words, 2)), number(context.words, 1))


async def everybody(_update: Update, context: Context) -> None:
    """`pa:<how many>[:<organisation>]`: all who wait still serve."""
    ids = _places_of(context, number(context.words, 1))
    try:
        done = await all_serving(
            context.session, context.access, ids, number(context.words, 0), context.now
        )  # fmt: skip
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        await _ask(context, ids, 0)
        return
    context.toast(Text("renewal-all-noted", count=done))
    await _ask(context, ids, 0)


async def _overview(context: Context, *, fresh: bool = False) -> None:
    renewal = await open_renewal(context.session)
    if renewal is None:
        await _offer(context, fresh=fresh)
        return
    found = await progress_of(context.session, renewal)
    said = Text(
        "renewal-progress",
        day=renewal.starts_on,
        asked=found.asked,
        serving=found.serving,
        left=found.left,
        waiting=found.waiting,
        newcomers=found.newcomers,
        places=found.organisations_waiting,
    )
    rows = [
        [context.button(Text("renewal-see-places"), "po", 0)] if found.waiting else [],
        [context.button(Text("renewal-extend"), "pe"), context.button(Text("queue-refresh"), "pv")],
        [context.button(Text("renewal-close"), "pt")],
    ]
    if context.access.organisation_ids:
        rows.append([context.button(Text("renewal-own"), "pj")])
    context.say(said, rows, CARD, fresh=fresh)


async def _offer(context: Context, *, fresh: bool = False) -> None:
    """No campaign is under way: what the next one would ask."""
    starts_on = next_start(context.today, context.regency)
    plan = await plan_for(context.session, starts_on, context.regency)
    said = Text(
        "renewal-plan" if plan.people else "renewal-nobody",
        day=starts_on,
        people=plan.people,
        places=plan.organisations,
        unreachable=plan.unreachable,
        rupiah=plan.rupiah,
    )
    begins = context.button(Text("renewal-begin", count=plan.people), "pb", starts_on.toordinal())
    refresh = context.button(Text("queue-refresh"), "pv")
    context.say(said, [[begins] if plan.people else [], [refresh]], CARD, fresh=fresh)


async def _ask(context: Context, ids: frozenset[int], page: int, *, fresh: bool = False) -> None:
    renewal = await open_renewal(context.session)
    if renewal is None:
        context.say(Text("renewal-none-open"), (), ANSWERS, fresh=fresh)
        return
    found = await waiting_people(context.session, ids, page)
    by_office = _by_office(context, ids)
    if not found.total:
        rows = [[context.button(Text("coverage-chat-back"), "po", 0)]] if by_office else []
        rows += [] if by_office else [[context.button(Text("menu-anggota"), "anggota")]]
        context.say(Text("renewal-all-answered", day=renewal.starts_on), rows, ANSWERS, fresh=fresh)
        return
    place = (next(iter(ids)),) if by_office else ()
    rows = [_person_row(context, found, number_, place) for number_ in range(len(found.people))]
    rows.append(_turns(context, found.page, found.pages, "pj", after=place))
    rows.append([context.button(Text("renewal-all", count=found.total), "pa", found.total, *place)])
    if by_office:
        rows.append([context.button(Text("coverage-chat-back"), "po", 0)])
    said = Text(
        "renewal-question", day=renewal.starts_on, count=found.total, page=found.page + 1, pages=found.pages
    )
    context.say(said, rows, ANSWERS, fresh=fresh)


def _person_row(
    context: Context, found: AskedPage, place: int, organisation: tuple[int, ...]
) -> list[Button]:
    """One tap: still serves. Beside it, for coordinators, the usual way of somebody who left."""
    one = found.people[place]
    label = Text("renewal-person", name=clipped(one.name, _NAME))
    row = [context.button(label, "pm", one.enrolment_id, found.page, *organisation)]
    if not organisation and allowed(context.access, Action.MEMBER_LEFT):
        row.append(context.button(Text("renewal-left"), "pergi", one.enrolment_id, one.version))
    return row


def _turns(context: Context, page: int, pages: int, name: str, after: tuple[int, ...] = ()) -> list[Button]:
    turns = []
    if page > 0:
        turns.append(context.button("◀️", name, page - 1, *after))
    if page + 1 < pages:
        turns.append(context.button("▶️", name, page + 1, *after))
    return turns


def _places_of(context: Context, organisation_id: int) -> frozenset[int]:
    """One organisation for the office, one's own for a coordinator: whatever the button says."""
    if organisation_id and allowed(context.access, Action.PREPARE_RENEWAL):
        return frozenset({organisation_id})
    return context.access.organisation_ids


def _by_office(context: Context, ids: frozenset[int]) -> bool:
    return len(ids) == 1 and not ids <= context.access.organisation_ids


async def _write_to_coordinators(context: Context, renewal: Renewal) -> None:
    ids = {place.organisation_id for place in await waiting_places(context.session) if place.reachable}
    speakers = select(RoleGrant.account_id).where(
        RoleGrant.role == Role.COORDINATOR,
        RoleGrant.revoked_at.is_(None),
        RoleGrant.organisation_id.in_(ids),
    )
    accounts = set(await context.session.scalars(speakers))
    if accounts:
        await begin_renewal_mailing(context.session, context.access, renewal.id, accounts, context.now)
        await call(context.session, DELIVER, context.now)
