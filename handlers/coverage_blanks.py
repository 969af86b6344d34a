"""/cakupan, blank spots: desa and organisations from which nobody is entered."""

from __future__ import annotations

import asyncio

from telegram import Update

from gateway.outgoing import Button, document
from handlers.context import Context
from handlers.coverage_cuts import CARD, cut_code, cut_of, note_export, part_name, turns
from handlers.words import clipped, number, word
from locales import Text
from services.coverage.blanks import PAGE, BlankCount, blanks, count_blanks, every_blank
from services.coverage.blanks_file import blanks_file
from services.coverage.figures import Blank, Cut
from services.permissions import Action, allowed

_NAME = 44
DESA = "desa"


async def show(_update: Update, context: Context) -> None:
    """`cb:<part>`: how many desa and organisations of each kind are blank."""
    cut = _place(context)
    if cut is None:
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    counts = await count_blanks(context.session, context.regency, cut.kecamatan)
    lines: list[str] = [
        context.t("blanks-title", part=part_name(context, cut), today=context.today),
        "",
        context.t("blanks-head"),
    ]
    for count in counts:
        name = "blanks-count" if count.all else "blanks-count-none"
        lines.append(context.t(name, name=_kind(context, count.kind), blank=count.blank, all=count.all))
    lines += ["", context.t("blanks-note")]
    known = _kinds(context)
    shown = [count for count in counts if count.blank and (count.kind or DESA) in known]
    rows = [[_open(context, count, cut)] for count in shown]
    up = ("cm",) if cut.kecamatan is None else ("cp", cut_code(cut))
    context.say("\n".join(lines), [*rows, [context.button(Text("coverage-chat-back"), *up)]], CARD)


async def listed(_update: Update, context: Context) -> None:
    """`cbl:<part>:<desa or kind>:<page>`: a page of what is blank."""
    cut, kind = _place(context), word(context.words, 1)
    if cut is None or kind not in _kinds(context):
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    sort = None if kind == DESA else kind
    page = number(context.words, 2)
    found = await blanks(context.session, context.regency, sort, cut.kecamatan, page)
    head = context.t(
        "blanks-list",
        name=_kind(context, sort),
        part=part_name(context, cut),
        total=found.total,
        page=found.page + 1,
        pages=found.pages,
    )
    first = found.page * PAGE + 1
    lines = [_line(context, place, spot) for place, spot in enumerate(found.spots, first)]
    rows = [turns(context, found.page, found.pages, "cbl", cut_code(cut), kind)]
    if found.total and allowed(context.access, Action.COVERAGE_LISTS):
        rows.append([context.button(Text("coverage-chat-download"), "cbx", cut_code(cut), kind)])
    up = context.button(Text("coverage-chat-back"), "cb", cut_code(cut))
    context.say("\n".join([head, "", *lines]), [*rows, [up]], CARD)


async def download(_update: Update, context: Context) -> None:
    """`cbx:<part>:<desa or kind>`: all of them as a spreadsheet."""
    cut, kind = _place(context), word(context.words, 1)
    if cut is None or kind not in _kinds(context):
        context.toast(Text("coverage-chat-unknown"), alert=True)
        return
    sort = None if kind == DESA else kind
    spots = await every_blank(context.session, context.regency, sort, cut.kecamatan)
    data = await asyncio.to_thread(blanks_file, spots, context.regency, context.say_in)
    note_export(context, f"{cut_code(cut)} blanks {kind}", len(spots))
    part = part_name(context, cut)
    caption = context.t("blanks-file", name=_kind(context, sort), part=part, total=len(spots))
    name = f"titik-kosong-{kind.replace('_', '-')}-{context.today:%Y-%m-%d}.xlsx"
    context.send(document(context.chat_id, name, data, caption))
    context.toast(Text("coverage-chat-sent"))


def _place(context: Context) -> Cut | None:
    """All of the regency or one kecamatan; there are no blank spots of a category."""
    cut = cut_of(word(context.words, 0))
    return cut if cut is not None and cut.category is None else None


def _kinds(context: Context) -> set[str]:
    return {DESA, *(kind.key for kind in context.regency.organisation_kinds)}


def _kind(context: Context, kind: str | None) -> Text:
    if kind is None:
        return Text("blanks-desa")
    known = {one.key: one.label_id for one in context.regency.organisation_kinds}
    return Text(known[kind]) if kind in known else Text("coverage-chat-part", name=kind)


def _open(context: Context, count: BlankCount, cut: Cut) -> Button:
    label = Text("coverage-chat-open", count=_kind(context, count.kind), people=count.blank)
    return context.button(label, "cbl", cut_code(cut), count.kind or DESA, 0)


def _line(context: Context, place: int, spot: Blank) -> str:
    def area(code: str) -> str:
        return context.regency.area(code).name if context.regency.has_area(code) else code

    said = Text(
        "blanks-desa-line" if spot.organisation is None else "blanks-line",
        place=str(place),
        name=clipped(spot.organisation or "", _NAME),
        desa=area(spot.desa_code),
        kecamatan=area(spot.kecamatan_code),
    )
    if spot.expected is None:
        return context.t(said)
    return context.t("blanks-expected", line=said, count=spot.expected)
