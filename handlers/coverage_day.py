"""/cakupan as it was on a past day: the same counts, and the lists of that day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from telegram import Update

from conversations.coverage_days import COVERAGE_DAY
from gateway.outgoing import Button
from handlers.context import Context
from handlers.coverage import PAGE, count_of
from handlers.coverage_cuts import (
    CARD,
    count_up,
    cut_code,
    cut_of,
    day_code,
    day_of,
    part_name,
    send_people,
    turns,
)
from handlers.coverage_lines import COVER, REVIEW, count_name, lines_of, row_line
from handlers.dialogue import begin
from handlers.dialogues import Dialogue, register
from handlers.pictures import picture_button
from handlers.words import number, word
from locales import Text
from models import PictureKind
from services.coverage.asking import known
from services.coverage.counting import Count, Coverage, Row, coverage, everyone_behind
from services.permissions import Action, allowed

SPLITS = ("k", "c")


async def ask(_update: Update, context: Context) -> None:
    """`cd`: which day."""
    await begin(context, DIALOGUE, anew=True)


async def show(_update: Update, context: Context) -> None:
    """`cdd:<day>:<part>`: all counts of a part on that day."""
    day, cut = _day(context), cut_of(word(context.words, 1))
    found = await _counted(context, day) if day is not None else None
    rows = (found.total, *found.categories, *found.kecamatan) if found is not None else ()
    row = next((row for row in rows if row.cut == cut), None)
    if found is None or row is None:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    await _say(context, found, row)


async def parts(_update: Update, context: Context) -> None:
    """`cds:<day>:<k or c>:<page>`: the kecamatan or categories of that day."""
    day, split = _day(context), word(context.words, 1)
    if day is None or split not in SPLITS:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    found = await _counted(context, day)
    rows = found.kecamatan if split == "k" else found.categories
    pages = max(1, -(-len(rows) // PAGE))
    page = min(number(context.words, 2), pages - 1)
    shown = rows[page * PAGE : (page + 1) * PAGE]
    lines: list[str] = [context.t("coverage-day-parts", day=day, page=page + 1, pages=pages), ""]
    lines += [row_line(context, row) for row in shown]
    buttons = [
        context.button(part_name(context, row.cut), "cdd", day_code(day), cut_code(row.cut)) for row in shown
    ]
    ways = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    up = context.button(Text("coverage-chat-back"), "cdd", day_code(day), "a")
    more = turns(context, page, pages, "cds", day_code(day), split)
    context.say("\n".join(lines), [*ways, more, [up]], CARD)


async def download(_update: Update, context: Context) -> None:
    """`cdx:<day>:<part>:<count>`: exactly the people whom a count of that day stands for."""
    day, cut, count = _day(context), cut_of(word(context.words, 1)), count_of(word(context.words, 2))
    if day is None or cut is None or count is None:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    people = await everyone_behind(context.session, cut, count, day)
    caption = Text(
        "coverage-day-file",
        count=count_name(count, past=day < context.today),
        part=part_name(context, cut),
        day=day,
        total=len(people),
    )
    taken = f"{cut_code(cut)} {count} {day:%Y-%m-%d}"
    await send_people(context, people, f"keadaan-{day:%Y-%m-%d}-{count}", taken, caption)


async def _counted(context: Context, day: date) -> Coverage:
    await count_up(context)
    return await coverage(context.session, day, context.regency)


async def _say(context: Context, found: Coverage, row: Row, *, fresh: bool = False) -> None:
    known_at = (await known(context.session)).at.astimezone(context.regency.zone)
    lines = [context.t("coverage-day-head"), *lines_of(context, found, row)]
    if row is found.total:
        lines += [
            context.t("coverage-day-stated", percent=stated.percent, source=stated.source)
            for stated in context.regency.history
            if stated.days[0] <= found.today <= stated.days[1]
        ]
    lines += ["", context.t("coverage-day-known", at=known_at)]
    context.say("\n".join(lines), [*_lists(context, found.today, row), *_ways(context, found, row)], CARD,
                fresh=fresh)  # fmt: skip


def _lists(context: Context, day: date, row: Row) -> list[list[Button]]:
    if not allowed(context.access, Action.COVERAGE_LISTS):
        return []
    buttons = [
        context.button(
            Text("analysis-list", name=count_name(count, past=day < context.today), people=row[count]),
            *("cdx", day_code(day), cut_code(row.cut), count),
        )
        for count in (Count.KNOWN, *REVIEW, *COVER)
        if row[count]
    ]
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def _ways(context: Context, found: Coverage, row: Row) -> list[list[Button]]:
    code = day_code(found.today)
    if row is not found.total:
        return [[context.button(Text("coverage-chat-back"), "cdd", code, "a")]]
    ways = [
        [picture_button(context, PictureKind.OVERVIEW, day=found.today)],
        [
            context.button(Text("coverage-chat-by-category"), "cds", code, "c", 0),
            context.button(Text("coverage-chat-by-kecamatan"), "cds", code, "k", 0),
        ],
        [context.button(Text("analysis-day"), "cd")],
        [context.button(Text("coverage-chat-back"), "cm")],
    ]
    if found.today < context.today:
        label = Text("coverage-day-changes")
        ways.insert(2, [context.button(label, "cgs", "a", code, day_code(context.today))])
    return ways


def _day(context: Context) -> date | None:
    """The day of a button; none that is still to come."""
    day = day_of(word(context.words, 0))
    return day if day is not None and day <= context.today else None


async def _facts(context: Context, _subject: int) -> Mapping[str, Any]:
    return {"regency": context.regency}


async def _submit(context: Context, given: Mapping[str, Any], _subject: int) -> None:
    found = await _counted(context, date.fromisoformat(given["day"]))
    await _say(context, found, found.total, fresh=True)


DIALOGUE = register(Dialogue(COVERAGE_DAY, Action.COVERAGE, _facts, _submit))
