"""/jatuhtempo: whose cover ends, in lists with the most urgent first; whole lists come as a file."""

from __future__ import annotations

from telegram import Update

from gateway.outgoing import Button, document
from handlers.context import Context
from handlers.requested import Making, ask_for
from handlers.words import clipped, number, word
from locales import Text
from models import FileKind
from services.audit import record
from services.files.worded import worded
from services.lapses import (
    Lapse,
    LapsingPerson,
    count_lapses,
    days_of,
    everyone_lapsing,
    lapsing,
    lists_of,
)
from services.lapses_file import lapses_file

CARD = "lapses"
_NAME = 50
SIGNS = {Lapse.URGENT: "🔴", Lapse.ENDING_FIRST: "🟠", Lapse.GRACE: "⏳"}


async def show(_update: Update, context: Context) -> None:
    """How many people each list holds."""
    await _overview(context, fresh=True)


async def again(_update: Update, context: Context) -> None:
    """Back to the numbers."""
    await _overview(context)


async def look(_update: Update, context: Context) -> None:
    """`jl:<list>:<page>`: the people of a list, a page at a time."""
    lapse = _lapse(context)
    if lapse is None:
        context.toast(Text("form-unknown"), alert=True)
        return
    found = await lapsing(
        context.session, lapse, context.today, context.regency, number(context.words, 1)
    )  # fmt: skip
    head = Text("lapses-list", name=_name(context, lapse), total=found.total)
    lines = [context.t(head), *(_line(context, lapse, one) for one in found.people)]
    if found.pages > 1:
        lines.append(context.t("lapses-page", page=found.page + 1, pages=found.pages))
    turns = []
    if found.page > 0:
        turns.append(context.button("◀️", "jl", lapse, found.page - 1))
    if found.page + 1 < found.pages:
        turns.append(context.button("▶️", "jl", lapse, found.page + 1))
    rows = [turns]
    if found.total:
        rows.append([context.button(Text("coverage-chat-download"), "jx", lapse)])
    context.say("\n\n".join(lines), [*rows, [_back(context)]], CARD)


async def download(_update: Update, context: Context) -> None:
    """`jx:<list>`: asks for a whole list as a spreadsheet."""
    lapse = _lapse(context)
    if lapse is None:
        context.toast(Text("form-unknown"), alert=True)
        return
    await ask_for(context, FileKind.LAPSES, lapse)


async def gather(context: Context) -> Making | None:
    """The whole list that the words name; that it was taken is written down."""
    lapse = _lapse(context)
    if lapse is None:
        return None
    people = await everyone_lapsing(context.session, lapse, context.today, context.regency)

    async def give(given: Context, data: bytes) -> None:
        record(
            given.session, given.now, given.account.id, "lapses.export", "coverage", None,
            after=f"{lapse} rows={len(people)}",
        )  # fmt: skip
        caption = given.t("lapses-file", name=_name(given, lapse), total=len(people))
        name = f"jatuh-tempo-{lapse}-{given.today:%Y-%m-%d}.xlsx"
        given.send(document(given.chat_id, name, data, caption))

    return Making(worded, (lapses_file, people), len(people), give)


async def _overview(context: Context, *, fresh: bool = False) -> None:
    counts = await count_lapses(context.session, context.today, context.regency)
    lines = [context.t("lapses-title", day=context.today)]
    rows: list[list[Button]] = []
    for lapse in lists_of(context.regency):
        sign = SIGNS.get(lapse, "🟡")
        line = Text("lapses-count", sign=sign, name=_name(context, lapse), count=counts[lapse])
        lines.append(context.t(line))
        if counts[lapse]:
            rows.append([context.button(line, "jl", lapse, 0)])
    lines.append(context.t("lapses-explained", limit=context.regency.ages_on(context.today).limit))
    rows.append([context.button(Text("queue-refresh"), "jv")])
    context.say("\n".join(lines), rows, CARD, fresh=fresh)


def _name(context: Context, lapse: Lapse) -> Text:
    days = days_of(lapse, context.regency)
    if days is None:
        return Text(f"lapses-{lapse}", limit=context.regency.ages_on(context.today).limit)
    return Text("lapses-ending", first=days[0], until=days[1])


def _line(context: Context, lapse: Lapse, one: LapsingPerson) -> str:
    urgent = lapse is Lapse.URGENT
    programmes = ", ".join(one.ending.programmes)
    return context.t(
        "lapses-line-urgent" if urgent else "lapses-line",
        name=clipped(one.person.name, _NAME),
        nik=one.person.masked_nik,
        organisation=clipped(one.person.organisation, _NAME),
        ends=one.ending.ends_on,
        grace=one.ending.grace_until,
        programmes=programmes or "no",
        turns=one.turns_limit,
        limit=context.regency.ages_on(context.today).limit,
    )


def _lapse(context: Context) -> Lapse | None:
    code = word(context.words, 0)
    return next((lapse for lapse in lists_of(context.regency) if lapse == code), None)


def _back(context: Context) -> Button:
    return context.button(Text("coverage-chat-back"), "jv")
