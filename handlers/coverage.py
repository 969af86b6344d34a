"""/cakupan: how far the programme is, in counts that open to the list behind them."""

from __future__ import annotations

from telegram import Update

from gateway.outgoing import Button
from handlers.context import Context
from handlers.coverage_cuts import (
    BELOW,
    CARD,
    back,
    count_up,
    cut_code,
    cut_of,
    part_name,
    send_people,
    turns,
)
from handlers.coverage_lines import COVER, REVIEW, lines_of, row_line
from handlers.pictures import ask_for, picture_button
from handlers.words import clipped, number, word
from locales import Text
from models import PictureKind
from services.coverage import counting
from services.coverage.counting import Count, Coverage, Row
from services.coverage.lists import PAGE as LIST_PAGE
from services.coverage.lists import Person
from services.permissions import Action, allowed

# Kecamatan on one page; the regency has 19.
PAGE = 7


async def show(_update: Update, context: Context) -> None:
    """/cakupan: the whole regency, and its picture as soon as that is drawn."""
    found = await _counted(context)
    _show_row(context, found, found.total, fresh=True)
    await ask_for(context, PictureKind.OVERVIEW, found.today)


async def again(_update: Update, context: Context) -> None:
    """The whole regency in the card at hand."""
    found = await _counted(context)
    _show_row(context, found, found.total)


async def by_category(_update: Update, context: Context) -> None:
    """Every category with its counts; a button each."""
    found = await _counted(context)
    lines: list[str] = [context.t("coverage-chat-categories", today=found.today)]
    lines += [row_line(context, row) for row in found.categories]
    rows = [[_row_button(context, row)] for row in found.categories]
    context.say("\n\n".join(lines), [*rows, [back(context)]], CARD)


async def by_kecamatan(_update: Update, context: Context) -> None:
    """The kecamatan in pages, with their counts; a button each."""
    found = await _counted(context)
    pages = max(1, -(-len(found.kecamatan) // PAGE))
    page = min(number(context.words, 0), pages - 1)
    shown = found.kecamatan[page * PAGE : (page + 1) * PAGE]
    lines: list[str] = [
        context.t("coverage-chat-kecamatan", today=found.today, page=page + 1, pages=pages),
        "",
    ]
    lines += [row_line(context, row) for row in shown]
    buttons = [_row_button(context, row) for row in shown]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    context.say("\n".join(lines), [*rows, turns(context, page, pages, "ck"), [back(context)]], CARD)


async def part(_update: Update, context: Context) -> None:
    """All counts of one category or one kecamatan."""
    cut = cut_of(word(context.words, 0))
    found = await _counted(context)
    row = found.row_of(cut) if cut is not None else None
    if row is None:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    _show_row(context, found, row, fresh=word(context.words, 1) == BELOW)


async def lists(_update: Update, context: Context) -> None:
    """Every count of a part as a button that opens to its people."""
    cut = cut_of(word(context.words, 0))
    row = (await _counted(context)).row_of(cut) if cut is not None else None
    if row is None:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    code = cut_code(row.cut)
    buttons = []
    for count in (Count.KNOWN, *REVIEW, *COVER):
        if row[count]:
            label = Text("coverage-chat-open", count=Text(f"coverage-count-{count}"), people=row[count])
            buttons.append([context.button(label, "cl", code, count, 0)])
    head = context.t("coverage-chat-which", part=part_name(context, row.cut), today=context.today)
    context.say(head, [*buttons, [context.button(Text("coverage-chat-back"), "cp", code)]], CARD)


async def people(_update: Update, context: Context) -> None:
    """The list behind a count, a page at a time."""
    cut, count = cut_of(word(context.words, 0)), count_of(word(context.words, 1))
    if cut is None or count is None:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    await count_up(context)
    listed = await counting.people_behind(
        context.session, cut, count, context.today, number(context.words, 2)
    )
    head = context.t(
        "coverage-chat-list",
        count=Text(f"coverage-count-{count}"),
        part=part_name(context, cut),
        total=listed.total,
        page=listed.page + 1,
        pages=listed.pages,
    )
    first = listed.page * LIST_PAGE + 1
    lines = [_person_line(context, place, one) for place, one in enumerate(listed.people, first)]
    data = ("cl", cut_code(cut), count)
    rows = [turns(context, listed.page, listed.pages, *data)]
    if listed.total:
        rows.append([context.button(Text("coverage-chat-download"), "cx", cut_code(cut), count)])
    to_part = context.button(Text("coverage-chat-back"), "cw", cut_code(cut))
    context.say("\n\n".join([head, *lines]), [*rows, [to_part]], CARD)


async def download(_update: Update, context: Context) -> None:
    """The whole list as a spreadsheet; that it was taken is written down."""
    cut, count = cut_of(word(context.words, 0)), count_of(word(context.words, 1))
    if cut is None or count is None:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    await count_up(context)
    everyone = await counting.everyone_behind(context.session, cut, count, context.today)
    caption = Text(
        "coverage-chat-file",
        count=Text(f"coverage-count-{count}"),
        part=part_name(context, cut),
        total=len(everyone),
    )
    await send_people(context, everyone, f"daftar-{count}", f"{cut_code(cut)} {count}", caption)


def count_of(code: str) -> Count | None:
    """The count in a button's data, None for what is none."""
    return Count(code) if code in set(Count) else None


async def _counted(context: Context) -> Coverage:
    await count_up(context)
    return await counting.coverage(context.session, context.today, context.regency)


def _show_row(context: Context, found: Coverage, row: Row, *, fresh: bool = False) -> None:
    lines = lines_of(context, found, row)
    context.say("\n".join(lines), _ways(context, found, row), CARD, fresh=fresh)


def _ways(context: Context, found: Coverage, row: Row) -> list[list[Button]]:
    code = cut_code(row.cut)
    ways = [
        [picture_button(context, PictureKind.OVERVIEW, code)],
        [context.button(Text("analysis-changes"), "cg", code)],
    ]
    if allowed(context.access, Action.COVERAGE_LISTS):
        ways[0].append(context.button(Text("coverage-chat-lists"), "cw", code))
    if row is found.total:
        return [*ways, *_to_parts(context)]
    ways += [
        [
            context.button(Text("analysis-funnel"), "cf", code),
            context.button(Text("analysis-quality"), "cq", code),
        ],
        [context.button(Text("analysis-projection"), "cj", code)],
    ]
    if row.cut.kecamatan is None:
        return [*ways, [context.button(Text("coverage-chat-back"), "cc")]]
    codes = [other.cut.kecamatan for other in found.kecamatan]
    page = codes.index(row.cut.kecamatan) // PAGE
    blanks = context.button(Text("analysis-blanks"), "cb", code)
    ways[-1].append(blanks)
    return [*ways, [context.button(Text("coverage-chat-back"), "ck", page)]]


def _to_parts(context: Context) -> list[list[Button]]:
    return [
        [
            context.button(Text("coverage-chat-by-category"), "cc"),
            context.button(Text("coverage-chat-by-kecamatan"), "ck", 0),
        ],
        [
            context.button(Text("analysis-organisations"), "co", 0),
            context.button(Text("analysis-open"), "cm"),
        ],
    ]


def _row_button(context: Context, row: Row) -> Button:
    return context.button(part_name(context, row.cut), "cp", cut_code(row.cut))


def _person_line(context: Context, place: int, person: Person) -> str:
    return context.t(
        "coverage-chat-person",
        place=str(place),
        name=clipped(person.name, 60),
        nik=person.masked_nik,
        organisation=clipped(person.organisation, 60),
    )
