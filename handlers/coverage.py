"""/cakupan: how far the programme is, in counts that open to the list behind them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence

from telegram import Update

from gateway.outgoing import Button, document
from handlers.context import Context
from handlers.words import clipped, number, word
from locales import Text
from services.audit import record
from services.coverage import counting
from services.coverage.counting import Count, Coverage, Row
from services.coverage.figures import Cut
from services.coverage.lists import PAGE as LIST_PAGE
from services.coverage.lists import Person
from services.coverage.people_file import people_file
from services.coverage.standings import up_to_date
from services.permissions import Action, allowed

CARD = "coverage"
# Kecamatan on one page; the regency has 19.
PAGE = 7
REVIEW = (Count.SUBMITTED, Count.RETURNED, Count.APPROVED)
COVER = (Count.ACTIVE, Count.UPCOMING, Count.GRACE, Count.ENDED, Count.UNCOVERED)
_CATEGORY = re.compile(r"c([a-z][a-z0-9_]{0,31})")
_KECAMATAN = re.compile(r"k([0-9]{2}(?:\.[0-9]{2}){2})", re.ASCII)


async def show(_update: Update, context: Context) -> None:
    """/cakupan: the whole regency."""
    found = await _counted(context)
    _show_row(context, found, found.total, fresh=True)


async def again(_update: Update, context: Context) -> None:
    """The whole regency in the card at hand."""
    found = await _counted(context)
    _show_row(context, found, found.total)


async def by_category(_update: Update, context: Context) -> None:
    """Every category with its counts; a button each."""
    found = await _counted(context)
    lines: list[str] = [context.t("coverage-chat-categories", today=found.today)]
    lines += [_row_line(context, row) for row in found.categories]
    rows = [[_row_button(context, row)] for row in found.categories]
    context.say("\n\n".join(lines), [*rows, [_back(context)]], CARD)


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
    lines += [_row_line(context, row) for row in shown]
    buttons = [_row_button(context, row) for row in shown]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    context.say("\n".join(lines), [*rows, _turns(context, page, pages, "ck"), [_back(context)]], CARD)


async def part(_update: Update, context: Context) -> None:
    """All counts of one category or one kecamatan."""
    cut = cut_of(word(context.words, 0))
    found = await _counted(context)
    rows = (found.total, *found.categories, *found.kecamatan)
    row = next((row for row in rows if row.cut == cut), None)
    if row is None:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    _show_row(context, found, row)


async def people(_update: Update, context: Context) -> None:
    """The list behind a count, a page at a time."""
    cut, count = cut_of(word(context.words, 0)), count_of(word(context.words, 1))
    if cut is None or count is None:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    await up_to_date(context.session, context.regency.zone, context.now)
    listed = await counting.people_behind(
        context.session, cut, count, context.today, number(context.words, 2)
    )
    head = context.t(
        "coverage-chat-list",
        count=Text(f"coverage-count-{count}"),
        part=_part(context, cut),
        total=listed.total,
        page=listed.page + 1,
        pages=listed.pages,
    )
    first = listed.page * LIST_PAGE + 1
    lines = [_person_line(context, place, one) for place, one in enumerate(listed.people, first)]
    data = ("cl", cut_code(cut), count)
    rows = [_turns(context, listed.page, listed.pages, *data)]
    if listed.total:
        rows.append([context.button(Text("coverage-chat-download"), "cx", cut_code(cut), count)])
    back = context.button(Text("coverage-chat-back"), "cp", cut_code(cut))
    context.say("\n\n".join([head, *lines]), [*rows, [back]], CARD)


async def download(_update: Update, context: Context) -> None:
    """The whole list as a spreadsheet; that it was taken is written down."""
    cut, count = cut_of(word(context.words, 0)), count_of(word(context.words, 1))
    if cut is None or count is None:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    await up_to_date(context.session, context.regency.zone, context.now)
    everyone = await counting.everyone_behind(context.session, cut, count, context.today)
    data = await asyncio.to_thread(people_file, everyone, context.regency, context.say_in)
    record(
        context.session,
        context.now,
        context.account.id,
        "coverage.export",
        "coverage",
        None,
        after=f"{cut_code(cut)} {count} rows={len(everyone)}",
    )
    name = f"daftar-{count}-{context.today:%Y-%m-%d}.xlsx"
    caption = context.t(
        "coverage-chat-file",
        count=Text(f"coverage-count-{count}"),
        part=_part(context, cut),
        total=len(everyone),
    )
    context.send(document(context.chat_id, name, data, caption))
    context.toast(Text("coverage-chat-sent"))


def cut_code(cut: Cut) -> str:
    """A cut as it stands in a button."""
    if cut.category is not None:
        return f"c{cut.category}"
    return f"k{cut.kecamatan}" if cut.kecamatan is not None else "a"


def cut_of(code: str) -> Cut | None:
    """The cut in a button's data, None for what is none."""
    if code == "a":
        return Cut()
    if found := _CATEGORY.fullmatch(code):
        return Cut(category=found[1])
    if found := _KECAMATAN.fullmatch(code):
        return Cut(kecamatan=found[1])
    return None


def count_of(code: str) -> Count | None:
    """The count in a button's data, None for what is none."""
    return Count(code) if code in set(Count) else None


async def _counted(context: Context) -> Coverage:
    await up_to_date(context.session, context.regency.zone, context.now)
    return await counting.coverage(context.session, context.today, context.regency)


def _show_row(context: Context, found: Coverage, row: Row, *, fresh: bool = False) -> None:
    lines: list[str] = [context.t("coverage-chat-title", part=_part(context, row.cut), today=found.today)]
    if row is found.total and found.target is not None:
        lines.append(context.t("coverage-chat-target", target=found.target))
    lines += ["", context.t("coverage-chat-known", count=row[Count.KNOWN])]
    lines += [_count_line(context, row, count) for count in REVIEW]
    lines += ["", context.t(_source(found))]
    lines += [_count_line(context, row, count) for count in COVER]
    if row is found.total:
        name = "coverage-chat-percent" if found.target is not None else "coverage-chat-percent-known"
        lines += ["", context.t(name, percent=found.active_percent)]
    if found.still_counting:
        lines += ["", context.t("coverage-chat-still-counting")]
    context.say("\n".join(lines), [*_lists(context, row), *_ways(context, found, row)], CARD, fresh=fresh)


def _source(found: Coverage) -> Text:
    if found.as_of is None:
        return Text("coverage-chat-no-source")
    return Text("coverage-chat-source", as_of=found.as_of)


def _lists(context: Context, row: Row) -> list[list[Button]]:
    """A button for every count that holds somebody, for those who may see names."""
    if not allowed(context.access, Action.COVERAGE_LISTS):
        return []
    buttons = []
    for count in (Count.KNOWN, *REVIEW, *COVER):
        if row[count]:
            label = Text("coverage-chat-open", count=Text(f"coverage-count-{count}"), people=row[count])
            buttons.append(context.button(label, "cl", cut_code(row.cut), count, 0))
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def _ways(context: Context, found: Coverage, row: Row) -> list[list[Button]]:
    if row is found.total:
        return [
            [
                context.button(Text("coverage-chat-by-category"), "cc"),
                context.button(Text("coverage-chat-by-kecamatan"), "ck", 0),
            ]
        ]
    if row.cut.kecamatan is not None:
        codes = [other.cut.kecamatan for other in found.kecamatan]
        page = codes.index(row.cut.kecamatan) // PAGE
        return [[context.button(Text("coverage-chat-back"), "ck", page)]]
    return [[context.button(Text("coverage-chat-back"), "cc")]]


def _count_line(context: Context, row: Row, count: Count) -> str:
    name = "coverage-chat-count-active" if count is Count.ACTIVE else "coverage-chat-count"
    return context.t(name, label=Text(f"coverage-count-{count}"), count=row[count])


def _row_line(context: Context, row: Row) -> str:
    return context.t(
        "coverage-chat-row",
        part=_part(context, row.cut),
        known=row[Count.KNOWN],
        approved=row[Count.APPROVED],
        active=row[Count.ACTIVE],
    )


def _row_button(context: Context, row: Row) -> Button:
    return context.button(_part(context, row.cut), "cp", cut_code(row.cut))


def _person_line(context: Context, place: int, person: Person) -> str:
    return context.t(
        "coverage-chat-person",
        place=str(place),
        name=clipped(person.name, 60),
        nik=person.masked_nik,
        organisation=clipped(person.organisation, 60),
    )


def _part(context: Context, cut: Cut) -> Text:
    """What a cut is called; an old key that the regency's data no longer has is shown as it is."""
    if cut.category is not None:
        labels = {category.key: category.label_id for category in context.regency.categories}
        known = labels.get(cut.category)
        return Text(known) if known else Text("coverage-chat-part", name=cut.category)
    if cut.kecamatan is not None:
        has_name = context.regency.has_area(cut.kecamatan)
        name = context.regency.area(cut.kecamatan).name if has_name else cut.kecamatan
        return Text("coverage-chat-part", name=name)
    return Text("coverage-chat-part", name=context.regency.short_name)


def _turns(context: Context, page: int, pages: int, *data: object) -> Sequence[Button]:
    """The arrows of a list in pages."""
    turns = []
    if page > 0:
        turns.append(context.button("◀️", *data, page - 1))
    if page + 1 < pages:
        turns.append(context.button("▶️", *data, page + 1))
    return turns


def _back(context: Context) -> Button:
    return context.button(Text("coverage-chat-back"), "cv")
