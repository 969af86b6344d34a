"""/lapangan: how the work in the field goes, who goes where, and passing visits on."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update

from gateway.outgoing import Button
from handlers import visit_results
from handlers.context import Context
from handlers.entry import place_name
from handlers.words import clipped, number, word
from locales import Html, Text
from models import Account, Visit, VisitStatus
from services.errors import Invalid, NotAllowed, Stale
from services.field.desk import visit_card
from services.field.passing import AGAIN, DOUBTFUL, cancel, go_again, reassign
from services.field.planning import verifier_of, verifiers
from services.field.progress import Progress, VisitLine, late, overview, visits_where

CARD = "field"
PAGE = 8
_NAME = 40


async def show(_update: Update, context: Context) -> None:
    """/lapangan: everything at a glance."""
    await show_overview(context, fresh=True)


async def again(_update: Update, context: Context) -> None:
    """The way back to it."""
    await show_overview(context)


async def show_overview(context: Context, notice: Text | None = None, *, fresh: bool = False) -> None:
    """What is to be done, what is late, and each verifier's part."""
    found = await overview(context.session, context.today, context.now)
    parts: list[str] = [context.t(notice), ""] if notice else []
    parts.append(
        context.t(
            "field-overview",
            people=found.people,
            verified=found.verified,
            unseen=found.unseen,
            waiting=found.nobodys.open,
            waiting_people=found.nobodys.people_open,
            late=found.late,
        )
    )
    parts += [_progress_line(context, one) for one in found.verifiers]
    if not found.verifiers:
        parts.append(context.t("field-no-verifiers"))
    rows = [[context.button(Text("field-assign"), "la")]]
    if found.late:
        rows.append([context.button(Text("field-late", count=found.late), "lo", "l", 0)])
    if found.nobodys.open:
        rows.append([context.button(Text("field-waiting", count=found.nobodys.open), "lo", "0", 0)])
    for one in found.verifiers:
        if one.open:
            label = Text("field-of-verifier", name=clipped(one.name or "–", _NAME), count=one.open)
            rows.append([context.button(label, "lo", one.account_id, 0)])
    rows.append([context.button(Text("menu-sampel"), "sampel"), context.button(Text("queue-refresh"), "lw")])
    context.say("\n".join(parts), rows, CARD, fresh=fresh)


async def listed(_update: Update, context: Context) -> None:
    """Open visits: the late ones, those that nobody has, or one verifier's."""
    whose = word(context.words, 0)
    holder = number(context.words, 0)
    lines = await _lines(context, whose)
    pages = max(1, -(-len(lines) // PAGE))
    page = min(number(context.words, 1), pages - 1)
    shown = lines[page * PAGE : (page + 1) * PAGE]
    if not shown:
        context.toast(Text("field-list-empty"))
        await show_overview(context)
        return
    parts: list[str] = [context.t("field-list", count=len(lines), page=page + 1, pages=pages)]
    parts += [_visit_line(context, one) for one in shown]
    rows: list[list[Button]] = [
        [context.button(f"K{one.visit_id} {clipped(one.organisation, _NAME)}", "lv", one.visit_id)]
        for one in shown
    ]
    rows.append(turns(context, page, pages, "lo", whose))
    if holder:
        rows.append([context.button(Text("field-move-all", count=len(lines)), "lm", "a", holder)])
    context.say("\n\n".join(parts), [*rows, [context.button(Text("field-back"), "lw")]], CARD)


async def visit(_update: Update, context: Context) -> None:
    """One visit, below the list."""
    await visit_results.show(_update, context)


async def move(_update: Update, context: Context) -> None:
    """Pindahkan: asks to whom, then passes one visit on, or all of one verifier."""
    visit_word, holder, to = word(context.words, 0), number(context.words, 1), number(context.words, 2)
    if not to:
        others = [one for one in await verifiers(context.session) if one[0] != holder]
        if not others:
            context.toast(Text("field-no-other"), alert=True)
            return
        rows = [
            [context.button(clipped(name, _NAME), "lm", visit_word, holder, account_id)]
            for account_id, name in others
        ]
        back = context.button(Text("field-back"), "lw")
        context.say(Text("field-move-ask"), [*rows, [back]], CARD, fresh=visit_word != "a")
        return
    try:
        moved, kept = await _move(context, visit_word, holder, to)
    except (Invalid, NotAllowed, Stale) as error:
        context.toast(error.text, alert=True)
        return
    name = await _tell(context, to, Text("field-told", count=moved)) if moved else ""
    await show_overview(context, Text("field-moved", count=moved, name=name or "–", kept=kept))


async def call_off(_update: Update, context: Context) -> None:
    """Batalkan tugas: asks first."""
    visit_id, holder = number(context.words, 0), number(context.words, 1)
    if word(context.words, 2) != "y":
        rows = [
            [context.button(Text("field-cancel-yes"), "lc", visit_id, holder, "y")],
            [context.button(Text("field-back"), "lw")],
        ]
        context.say(Text("field-cancel-ask", number=str(visit_id)), rows, CARD, fresh=True)
        return
    try:
        await cancel(context.session, visit_id, holder, context.access, context.now)
    except (Invalid, NotAllowed, Stale) as error:
        context.toast(error.text, alert=True)
        return
    if holder:
        await _tell(context, holder, Text("field-told-cancelled", number=str(visit_id)))
    await show_overview(context, Text("field-cancelled", number=str(visit_id)))


async def visit_again(_update: Update, context: Context) -> None:
    """Kunjungi lagi: a new visit for those whom this one did not meet, or of whom it may be mistaken."""
    visit_id = number(context.words, 0)
    results = DOUBTFUL if word(context.words, 1) == visit_results.DOUBT else AGAIN
    try:
        made = await go_again(
            context.session, visit_id, context.access, context.regency, context.now, results
        )
        card = await visit_card(context.session, visit_id)
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    numbers = ", ".join(f"K{one}" for one in made.visits)
    await visit_results.show_card(
        context, card, Text("field-again-done", numbers=numbers, people=made.people)
    )


def turns(context: Context, page: int, pages: int, *data: object) -> list[Button]:
    """The arrows of a list in pages."""
    found = []
    if page > 0:
        found.append(context.button("◀️", *data, page - 1))
    if page + 1 < pages:
        found.append(context.button("▶️", *data, page + 1))
    return found


async def _tell(context: Context, account_id: int, text: Text) -> str:
    """Tells a verifier, with the way to their list; their name."""
    account = await context.session.get(Account, account_id)
    if account is None:
        return ""
    context.tell(account, text, [[(Text("menu-tugas"), "tugas")]])
    return clipped(account.name, _NAME)


async def _move(context: Context, visit_word: str, holder: int, to: int) -> tuple[int, int]:
    """How many visits were passed on, and how many stay because they are the new one's own matter."""
    access = await verifier_of(context.session, to)
    if visit_word != "a":
        wanted: Sequence[int] = (number(context.words, 0),)
    else:
        own = (Visit.account_id == holder, Visit.status == VisitStatus.OPEN)
        wanted = [one.visit_id for one in await visits_where(context.session, *own)]
    moved = kept = 0
    for visit_id in wanted:
        try:
            await reassign(context.session, visit_id, holder, access, context.access, context.now)
            moved += 1
        except Invalid:
            if len(wanted) == 1:
                raise
            kept += 1
    return moved, kept


async def _lines(context: Context, whose: str) -> list[VisitLine]:
    if whose == "l":
        return await visits_where(context.session, late(context.today))
    holder = number(context.words, 0)
    mine = Visit.account_id == holder if holder else Visit.account_id.is_(None)
    return await visits_where(context.session, Visit.status == VisitStatus.OPEN, mine)


def _progress_line(context: Context, one: Progress) -> Html:
    return context.t(
        "field-progress",
        name=clipped(one.name or "–", _NAME),
        open=one.open,
        people=one.people_open,
        late=one.late,
        sent=one.sent,
        met=one.people_sent,
    )


def _visit_line(context: Context, one: VisitLine) -> Html:
    return context.t(
        "field-line",
        number=str(one.visit_id),
        organisation=clipped(one.organisation, _NAME),
        place=place_name(context, one.desa_code, one.kecamatan_code),
        verifier=clipped(one.verifier, _NAME) if one.verifier else Text("field-nobody"),
        people=one.people,
        done=one.done,
        due=one.due_on,
        late="yes" if one.due_on < context.today else "no",
    )
