"""/sanggah: the windows for objections: their lists to print, more time, closing, taking back."""

from __future__ import annotations

import re
from datetime import date

from telegram import Update

from gateway.outgoing import Button, Rows, document
from handlers import objections
from handlers.context import Context
from handlers.requested import Making, ask_for
from handlers.words import number, word
from locales import Text
from models import FileKind, ObjectionWindow, WindowStatus
from services.audit import record
from services.errors import Invalid, NotAllowed, Stale
from services.files.worded import worded
from services.objections import windows as work
from services.objections.deciding import count_open
from services.objections.lists import Notice, count_of, kecamatan_of, list_file, list_of
from services.objections.overview import WindowLine, window_by_id, window_line, windows
from services.objections.scopes import scope_name, waiting_by
from services.permissions import Action, allowed

CARD = objections.CARD
MOST_PRINTED = 1_000
"""People of one PDF: nobody prints more pages in one go."""
_KECAMATAN = re.compile(r"[0-9]{2}(?:\.[0-9]{2}){2}", re.ASCII)


async def show(_update: Update, context: Context) -> None:
    """/sanggah: what is open, and what waits."""
    await overview(context, fresh=True)


async def again(_update: Update, context: Context) -> None:
    """The way back."""
    await overview(context)


async def overview(context: Context, notice: Text | None = None, *, fresh: bool = False) -> None:
    """The windows, the objections that wait, and a new window."""
    lines: list[str] = [context.t("queue-notice", notice=notice), ""] if notice else []
    shown = await windows(context.session)
    waiting = await count_open(context.session)
    approved = sum(people for _, people in await waiting_by(context.session, "k"))
    lines += [context.t("objections-title"), context.t("objections-approved", count=approved)]
    if waiting:
        lines.append(context.t("objections-waiting", count=waiting))
    rows: list[list[Button]] = []
    if waiting:
        rows.append([context.button(Text("objections-open-queue", count=waiting), "sgk")])
    if approved:
        rows.append([context.button(Text("objections-new"), "sgn")])
    for line in shown:
        name = await scope_name(context.session, line.window.scope, context.regency)
        lines += ["", context.t(_about(line, name))]
        label = Text("objections-window-button", scope=name, end=line.window.ends_on)
        rows.append([context.button(label, "sgw", line.window.id)])
    context.say("\n".join(lines), rows, CARD, fresh=fresh)


async def look(_update: Update, context: Context) -> None:
    """`sgw:<id>`: one window."""
    window = await _found(context)
    if window is not None:
        await show_window(context, window)


async def extend(_update: Update, context: Context) -> None:
    """`sge:<id>:<last day>:<days>`: more time."""
    ordinal = number(context.words, 1)
    shown = date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else date.min
    try:
        window = await work.extend(
            context.session,
            number(context.words, 0),
            shown,
            number(context.words, 2),
            context.access,
            context.regency,
            context.now,
        )
    except (Invalid, NotAllowed, Stale) as error:
        context.toast(error.text, alert=True)
        return
    await show_window(context, window, Text("objections-extended", end=window.ends_on))


async def close(_update: Update, context: Context) -> None:
    """`sgc:<id>[:ya]`: ends it now; the second press does it."""
    window = await _found(context)
    if window is None:
        return
    if word(context.words, 1) != "ya":
        line = await window_line(context.session, window)
        asked = Text("objections-close-ask", people=line.people - line.disputed, held=line.disputed)
        _ask(context, asked, "sgc", window, "objections-close-yes")
        return
    try:
        done = await work.close_early(context.session, window.id, context.access, context.now)
    except (Invalid, NotAllowed, Stale) as error:
        context.toast(error.text, alert=True)
        return
    await show_window(context, window, Text("objections-closed", people=done.cleared, held=done.held))


async def cancel(_update: Update, context: Context) -> None:
    """`sgx:<id>[:ya]`: takes the whole announcement back; the second press does it."""
    window = await _found(context)
    if window is None:
        return
    if word(context.words, 1) != "ya":
        line = await window_line(context.session, window)
        asked = Text("objections-cancel-ask", people=line.people)
        _ask(context, asked, "sgx", window, "objections-cancel-yes")
        return
    try:
        people = await work.cancel(context.session, window.id, context.access, context.now)
    except (Invalid, NotAllowed, Stale) as error:
        context.toast(error.text, alert=True)
        return
    await show_window(context, window, Text("objections-cancelled", people=people))


async def download(_update: Update, context: Context) -> None:
    """`sgf:<id>:<p|x>[:<kecamatan>|*]`: the list as pages or as a sheet, of all or of one kecamatan."""
    window = await _found(context)
    kind, where = word(context.words, 1), word(context.words, 2)
    if window is None or kind not in ("p", "x"):
        return
    codes = await kecamatan_of(context.session, window.id)
    if not where and len(codes) > 1:
        _ask_where(context, window, kind, codes)
        return
    one = where if _KECAMATAN.fullmatch(where) else None
    people = await count_of(context.session, window.id, one)
    if not people:
        context.toast(Text("objections-list-empty"), alert=True)
        return
    if kind == "p" and people > MOST_PRINTED:
        context.toast(Text("objections-list-too-long", most=MOST_PRINTED), alert=True)
        return
    await ask_for(context, FileKind.OBJECTIONS, window.id, kind, one or "*")


async def gather(context: Context) -> Making | None:
    """The list that the words name; that it was taken is written down. Raises `Invalid`."""
    window = await window_by_id(context.session, number(context.words, 0))
    kind, where = word(context.words, 1), word(context.words, 2)
    one = where if _KECAMATAN.fullmatch(where) else None
    lines = await list_of(context.session, window.id, context.regency, one)
    if not lines:
        return None
    stem = f"pengumuman-{window.id}" + (f"-{one}" if one else "")
    window_id, ends_on = window.id, window.ends_on
    notice = Notice(
        regency=context.regency.name,
        office=context.regency.department.name,
        bot=context.bot.username,
        opened_on=window.opened_at.astimezone(context.regency.zone).date(),
        ends_on=ends_on,
    )

    async def give(given: Context, data: bytes) -> None:
        caption = given.t("objections-list-caption", people=len(lines), end=ends_on)
        said, by = f"{stem} rows={len(lines)}", given.account.id
        record(given.session, given.now, by, "objections.list", work.SUBJECT, window_id, after=said)
        name = f"{stem}.{'pdf' if kind == 'p' else 'xlsx'}"
        given.send(document(given.chat_id, name, data, caption))

    return Making(worded, (list_file, lines, notice if kind == "p" else None), len(lines), give)


def _ask_where(context: Context, window: ObjectionWindow, kind: str, codes: list[str]) -> None:
    areas = context.regency
    named = [(areas.area(code).name if areas.has_area(code) else code, code) for code in codes]
    buttons = [Button(name, f"sgf:{window.id}:{kind}:{code}") for name, code in sorted(named)]
    rows = [[context.button(Text("objections-list-all"), "sgf", window.id, kind, "*")]]
    rows += [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    rows.append([context.button(Text("objections-back"), "sgw", window.id)])
    context.say(Text("objections-list-where"), rows, CARD)


def _ask(context: Context, asked: Text, name: str, window: ObjectionWindow, yes: str) -> None:
    rows = [
        [context.button(Text(yes), name, window.id, "ya")],
        [context.button(Text("objections-back"), "sgw", window.id)],
    ]
    context.say(asked, rows, CARD)


async def _found(context: Context) -> ObjectionWindow | None:
    try:
        return await window_by_id(context.session, number(context.words, 0))
    except Invalid as error:
        context.toast(error.text, alert=True)
        return None


async def show_window(context: Context, window: ObjectionWindow, notice: Text | None = None) -> None:
    """The card of a window, with what may be done to it."""
    line = await window_line(context.session, window)
    name = await scope_name(context.session, window.scope, context.regency)
    lines: list[str] = [context.t("queue-notice", notice=notice), ""] if notice else []
    lines.append(context.t(_about(line, name)))
    context.say("\n".join(lines), _buttons(context, line), CARD)


def _buttons(context: Context, line: WindowLine) -> Rows:
    one = line.window
    rows = [
        [
            context.button(Text("objections-list-pdf"), "sgf", one.id, "p"),
            context.button(Text("objections-list-xlsx"), "sgf", one.id, "x"),
        ]
    ]
    if line.disputed:
        rows.append([context.button(Text("objections-open-queue", count=line.disputed), "sgk")])
    if one.status is WindowStatus.OPEN and allowed(context.access, Action.OPEN_OBJECTIONS):
        ordinal = one.ends_on.toordinal()
        rows += [
            [
                context.button(Text("objections-extend", days=days), "sge", one.id, ordinal, days)
                for days in (1, 3)
            ],
            [
                context.button(Text("objections-close"), "sgc", one.id),
                context.button(Text("objections-cancel"), "sgx", one.id),
            ],
        ]
    rows.append([context.button(Text("objections-back"), "sgv")])
    return rows


def _about(line: WindowLine, name: Text | str) -> Text:
    return Text(
        f"objections-window-{line.window.status}",
        scope=name,
        end=line.window.ends_on,
        people=line.people,
        disputed=line.disputed,
    )
