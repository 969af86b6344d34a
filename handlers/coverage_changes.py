"""/cakupan, "jelaskan perubahan": what lies between two days, adding up; each cause opens to its people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from telegram import Update

from conversations.coverage_days import COVERAGE_SPAN
from gateway.outgoing import Button
from handlers.context import Context
from handlers.coverage_cuts import (
    CARD,
    count_up,
    cut_code,
    cut_of,
    day_code,
    day_of,
    part_name,
    percent,
    send_people,
)
from handlers.dialogue import begin
from handlers.dialogues import Dialogue, register
from handlers.pictures import picture_button
from handlers.words import word
from locales import Text
from models import PictureKind
from services.coverage.changes import Days, changes, everyone_behind
from services.coverage.figures import Cause, Changes, Cut, Share
from services.permissions import Action, allowed


async def menu(_update: Update, context: Context) -> None:
    """`cg:<part>`: since when."""
    cut = cut_of(word(context.words, 0))
    if cut is None:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    today, code = context.today, cut_code(cut)
    month, year = today.replace(day=1) - timedelta(days=1), date(today.year - 1, 12, 31)
    rows = [
        [context.button(Text("changes-since", day=day), "cgs", code, day_code(day), day_code(today))]
        for day in dict.fromkeys((month, year))
    ]
    if cut == Cut():
        rows.append([context.button(Text("changes-ask"), "cgd")])
    rows.append([_back(context, cut)])
    context.say(Text("changes-menu", part=part_name(context, cut)), rows, CARD)


async def ask(_update: Update, context: Context) -> None:
    """`cgd`: two days as typed."""
    await begin(context, DIALOGUE, anew=True)


async def show(_update: Update, context: Context) -> None:
    """`cgs:<part>:<day>:<day>`: the table from one day to the other."""
    cut, days = _asked(context)
    if cut is None or days is None:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    await _say(context, cut, days)


async def download(_update: Update, context: Context) -> None:
    """`cgx:<part>:<day>:<day>:<cause>`: exactly the people of one cause."""
    cut, days = _asked(context)
    code = word(context.words, 3)
    if cut is None or days is None or code not in set(Cause):
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    people = await everyone_behind(context.session, cut, Cause(code), days)
    caption = Text(
        "changes-file",
        cause=_name(Cause(code)),
        part=part_name(context, cut),
        first=days.first,
        last=days.last,
        total=len(people),
    )
    taken = f"{cut_code(cut)} changes {code} {days.first:%Y-%m-%d} {days.last:%Y-%m-%d}"
    await send_people(context, people, f"perubahan-{code.replace('_', '-')}", taken, caption)


async def _say(context: Context, cut: Cut, days: Days, *, fresh: bool = False) -> None:
    await count_up(context)
    found = await changes(context.session, cut, days.first, days.last, context.regency)
    title = context.t("changes-title", part=part_name(context, cut), first=days.first, last=days.last)
    lines: list[str] = [title, "", _share(context, found.first)]
    lines += [
        context.t("changes-gain" if people > 0 else "changes-loss", cause=_name(cause), count=abs(people))
        for cause, people in found.steps
        if people
    ]
    if not any(people for _, people in found.steps):
        lines.append(context.t("changes-nothing"))
    lines += [_share(context, found.last), ""]
    change = found.last.protected - found.first.protected
    sign = "+" if change > 0 else "−" if change < 0 else ""
    lines.append(context.t("changes-difference", sign=sign, count=abs(change)))
    before, after = found.first.entitled.people, found.last.entitled.people
    name = "changes-same-whole" if before == after else "changes-whole"
    lines.append(context.t(name, before=before, after=after))
    if found.last.as_of is not None:
        lines.append(context.t("analysis-as-of", as_of=found.last.as_of))
    drawn = picture_button(context, PictureKind.CHANGES, cut_code(cut), days.last, days.first)
    rows = [
        *_lists(context, found, cut, days),
        [drawn],
        [context.button(Text("changes-other"), "cg", cut_code(cut))],
    ]
    context.say("\n".join(lines), [*rows, [_back(context, cut)]], CARD, fresh=fresh)


def _share(context: Context, one: Share) -> str:
    whole = one.entitled.people
    return context.t(
        "changes-share",
        day=one.day,
        protected=one.protected,
        whole=whole,
        percent=percent(one.protected, whole),
    )


def _lists(context: Context, found: Changes, cut: Cut, days: Days) -> list[list[Button]]:
    if not allowed(context.access, Action.COVERAGE_LISTS):
        return []
    span = cut_code(cut), day_code(days.first), day_code(days.last)
    buttons = [
        context.button(Text("analysis-list", name=_name(cause), people=abs(people)), "cgx", *span, cause)
        for cause, people in found.steps
        if people
    ]
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def _asked(context: Context) -> tuple[Cut | None, Days | None]:
    """The part and the two days of a button; no days the wrong way round or still to come."""
    first, last = day_of(word(context.words, 1)), day_of(word(context.words, 2))
    if first is None or last is None or not first < last <= context.today:
        return None, None
    return cut_of(word(context.words, 0)), Days(first, last)


def _name(cause: Cause) -> Text:
    return Text(f"changes-{cause.replace('_', '-')}")


def _back(context: Context, cut: Cut) -> Button:
    data = ("cm",) if cut == Cut() else ("cp", cut_code(cut))
    return context.button(Text("coverage-chat-back"), *data)


async def _facts(context: Context, _subject: int) -> Mapping[str, Any]:
    return {"regency": context.regency}


async def _submit(context: Context, given: Mapping[str, Any], _subject: int) -> None:
    days = Days(date.fromisoformat(given["first"]), date.fromisoformat(given["last"]))
    await _say(context, Cut(), days, fresh=True)


DIALOGUE = register(Dialogue(COVERAGE_SPAN, Action.COVERAGE, _facts, _submit))
