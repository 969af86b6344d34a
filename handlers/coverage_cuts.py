"""What all cards of /cakupan share: parts of the regency on buttons, pages, and files that are on record."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from datetime import date

from gateway.outgoing import Button, document
from handlers.context import Context
from locales import Text, plain
from models import Organisation
from services.audit import record
from services.coverage.figures import Cut
from services.coverage.lists import Person
from services.coverage.people_file import people_file
from services.coverage.standings import up_to_date

CARD = "coverage"
BELOW = "n"
"""In a button under a picture: the card comes anew, below it."""
_CATEGORY = re.compile(r"c([a-z][a-z0-9_]{0,31})")
_KECAMATAN = re.compile(r"k([0-9]{2}(?:\.[0-9]{2}){2})", re.ASCII)
_DAY = re.compile(r"[0-9]{8}", re.ASCII)
_ORGANISATION = re.compile(r"o([0-9]{1,18})", re.ASCII)


def cut_code(cut: Cut) -> str:
    """A cut as it stands in a button."""
    if cut.category is not None:
        return f"c{cut.category}"
    if cut.organisation is not None:
        return f"o{cut.organisation}"
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


def any_cut_of(code: str) -> Cut | None:
    """As `cut_of`, and an organisation too, whether there is one or not."""
    if found := _ORGANISATION.fullmatch(code):
        return Cut(organisation=int(found[1]))
    return cut_of(code)


async def name_of(context: Context, cut: Cut) -> Text | None:
    """What any cut is called; None for an organisation that is not there."""
    if cut.organisation is None:
        return part_name(context, cut)
    found = await context.session.get(Organisation, cut.organisation)
    return Text("coverage-chat-part", name=found.name) if found is not None else None


def part_name(context: Context, cut: Cut) -> Text:
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


def turns(context: Context, page: int, pages: int, *data: object) -> Sequence[Button]:
    """The arrows of a list in pages."""
    turns = []
    if page > 0:
        turns.append(context.button("◀️", *data, page - 1))
    if page + 1 < pages:
        turns.append(context.button("▶️", *data, page + 1))
    return turns


def back(context: Context) -> Button:
    return context.button(Text("coverage-chat-back"), "cv")


def day_code(day: date) -> str:
    """A day as it stands in a button."""
    return f"{day:%Y%m%d}"


def day_of(code: str) -> date | None:
    """The day in a button's data, None for what is none."""
    if not _DAY.fullmatch(code):
        return None
    try:
        return date(int(code[:4]), int(code[4:6]), int(code[6:]))
    except ValueError:
        return None


async def count_up(context: Context) -> None:
    """Works out who changed just now, so that the figures are those of now."""
    await up_to_date(context.session, context.regency.zone, context.now)


def percent(part: int, whole: int) -> float:
    """A share in percent with two decimals, cut off and not rounded: it never claims more than there is."""
    return 10_000 * part // whole / 100 if whole else 0.0


async def send_people(
    context: Context,
    people: Sequence[Person],
    file_name: str,
    code: str,
    caption: Text,
    further: tuple[Text, Sequence[Text]] | None = None,
) -> None:
    """A list as a spreadsheet, with one more column if wanted; that it was taken is written down."""
    said = context.say_in
    column = None
    if further is not None:
        column = plain(said(further[0])), [plain(said(one)) for one in further[1]]
    data = await asyncio.to_thread(people_file, people, context.regency, said, column)
    note_export(context, code, len(people))
    name = f"{file_name}-{context.today:%Y-%m-%d}.xlsx"
    context.send(document(context.chat_id, name, data, context.t(caption)))
    context.toast(Text("coverage-chat-sent"))


def note_export(context: Context, code: str, rows: int) -> None:
    """Writes down that somebody took a list, and which."""
    record(
        context.session, context.now, context.account.id, "coverage.export", "coverage", None,
        after=f"{code} rows={rows}",
    )  # fmt: skip
