"""A document: BPJS's roster from staff, shown first, stored once confirmed, answered; or another file."""

from __future__ import annotations

import asyncio
import re
from datetime import date
from pathlib import PurePath

from telegram import Document, Update

from gateway.outgoing import document
from handlers import dialogue, dukcapil_answers, photos, workbooks
from handlers.context import Context
from handlers.files import ReadAnswer, ReadRoster, Unreadable, read_office_file
from handlers.said import picture_in
from handlers.words import clipped, number
from locales import Text
from models import BatchStatus
from services.bpjs import rosters
from services.bpjs.roster_plan import Outcome
from services.bpjs.roster_report import result_file
from services.bpjs.rosters import Applied, Counts, Preview
from services.clean import clean_text
from services.dates import read_date
from services.errors import Invalid, NotAllowed, Stale
from services.files.sheets import MAX_BYTES
from services.lists.batches import discard as discard_batch
from services.lists.batches import own_batch
from services.permissions import Action, allowed

# 2026-04-30, 30-04-2026, 30/4/26, 30 April 2026
_DAY = re.compile(
    r"(?<!\d)(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})"
    r"|\d{1,2}[ -][A-Za-z]{3,9}[ -](?:\d{4}|\d{2}))(?!\d)"
)
_SHOWN_NAME = 60


async def received(update: Update, context: Context) -> None:
    """A document of anybody: a roster from staff, a photo for an open dialogue, or something unexpected."""
    file = update.message.document if update.message else None
    if file is None:
        return
    if await photos.received(update, context):
        return
    may_upload = allowed(context.access, Action.UPLOAD_ROSTER)
    is_picture = picture_in(update.message) is not None
    if allowed(context.access, Action.SUBMIT_MANY) and not is_picture:
        await workbooks.received(update, context, file)
        return
    if (is_picture or not may_upload) and await dialogue.heard(update, context):
        return
    if not may_upload:
        context.say(Text("roster-chat-not-needed"))
        return
    try:
        as_of = _as_of(update.message.caption if update.message else None, context.today)
        _refuse_hopeless(file)
    except Invalid as error:
        context.say(Text("roster-chat-refused", file=_name_of(file), reason=error.text))
        return
    prepared = context.incoming.prepared
    if prepared is None:
        context.given.wants_file = file.file_id
    elif isinstance(prepared, Unreadable):
        context.say(Text("roster-chat-refused", file=_name_of(file), reason=prepared.reason))
    elif isinstance(prepared, ReadRoster | ReadAnswer):
        await _shown(context, _name_of(file), prepared, as_of)


async def meant(_update: Update, context: Context) -> None:
    """Somebody who is staff and a coordinator says that a file is one for the office."""
    try:
        batch = await own_batch(context.session, context.access, number(context.words, 0), lock=True)
    except NotAllowed as error:
        context.toast(error.text, alert=True)
        return
    data, name = batch.file, batch.file_name or "?"
    if batch.status is not BatchStatus.CHOOSING or data is None:
        context.toast(Text("batch-settled"), alert=True)
        return
    await discard_batch(context.session, context.access, batch.id, context.now)
    context.say(Text("people-was-roster", file=clipped(name, _SHOWN_NAME)), card=f"batch{batch.id}")
    grace = context.regency.cover.grace_months
    try:
        read = await asyncio.to_thread(read_office_file, data, context.today, grace)
    except Invalid as error:
        context.say(Text("roster-chat-refused", file=name, reason=error.text))
        return
    await _shown(context, name, read, None)


async def apply(_update: Update, context: Context) -> None:
    """Terapkan: stores what the file says, once, and answers with the rows and what became of each."""
    roster_id = number(context.words, 0)
    try:
        applied = await rosters.apply(context.session, roster_id, context.account.id, context.now)
    except (Invalid, Stale) as error:
        context.toast(error.text, alert=True)
        return
    if applied.already:
        context.toast(Text("roster-chat-already"), alert=True)
        return
    context.toast(Text("roster-chat-stored"))
    context.say(_applied_text(applied, context), card=_card(roster_id))
    data = await asyncio.to_thread(result_file, applied, context.say_in)
    stem = re.sub(r"[^\w .-]", "", PurePath(applied.file_name).stem)[:_SHOWN_NAME].strip() or "bpjs"
    caption = context.t("roster-chat-result-caption", file=clipped(applied.file_name, _SHOWN_NAME))
    context.send(document(context.chat_id, f"hasil-{stem}.xlsx", data, caption))


async def discard(_update: Update, context: Context) -> None:
    """Buang: forgets a preview."""
    roster_id = number(context.words, 0)
    try:
        discarded = await rosters.discard(context.session, roster_id, context.account.id, context.now)
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    if not discarded:
        context.toast(Text("roster-chat-settled"), alert=True)
        return
    context.toast(Text("roster-chat-discarded"))
    context.say(Text("roster-chat-discarded-card"), card=_card(roster_id))


async def _shown(context: Context, name: str, read: ReadRoster | ReadAnswer, as_of: date | None) -> None:
    if isinstance(read, ReadAnswer):
        await dukcapil_answers.received(context, name, read, as_of)
    else:
        await _preview(context, name, read, as_of)


async def _preview(context: Context, name: str, read: ReadRoster, as_of: date | None) -> None:
    shown = await rosters.preview(
        context.session,
        read.roster,
        name,
        read.file_hash,
        as_of or context.today,
        context.account.id,
        context.now,
    )
    if shown.already_applied_at is not None:
        applied_at = shown.already_applied_at.astimezone(context.regency.zone)
        head = Text(
            "roster-chat-same", file=clipped(shown.file_name, _SHOWN_NAME), as_of=shown.as_of, at=applied_at
        )
        context.say("\n".join([context.t(head), "", *_count_lines(context, shown.counts)]))
        return
    rows = [
        [
            context.button(Text("roster-chat-apply"), "ra", shown.roster_id),
            context.button(Text("roster-chat-discard"), "rd", shown.roster_id),
        ]
    ]
    context.say(_preview_text(context, shown, as_of is not None), rows, _card(shown.roster_id), fresh=True)


def _preview_text(context: Context, shown: Preview, has_date: bool) -> str:
    day = Text(f"roster-chat-as-of-{'caption' if has_date else 'today'}", as_of=shown.as_of)
    lines = [
        context.t("roster-chat-preview", file=clipped(shown.file_name, _SHOWN_NAME)),
        context.t(day),
        "",
        *_count_lines(context, shown.counts),
        "",
    ]
    if shown.newer_as_of is not None:
        lines += [context.t("roster-chat-newer", newer=shown.newer_as_of), ""]
    lines.append(context.t("roster-chat-confirm", count=shown.counts.changes))
    return "\n".join(lines)


def _applied_text(applied: Applied, context: Context) -> str:
    head = context.t("roster-chat-applied", file=clipped(applied.file_name, _SHOWN_NAME), as_of=applied.as_of)
    return "\n".join([head, "", *_count_lines(context, applied.counts), "", context.t("roster-chat-quiet")])


def _count_lines(context: Context, counts: Counts) -> list[str]:
    """Rows in the file, then what becomes of them: the parts add up to the whole."""
    lines: list[str] = [context.t("roster-chat-total", count=counts.total)]
    for outcome in Outcome:
        if count := int(getattr(counts, outcome.value)):
            label = Text(f"roster-result-{outcome.value}")
            lines.append(context.t("roster-chat-count", label=label, count=count))
    if counts.name_differs or counts.birth_date_differs:
        lines += [
            "",
            context.t("roster-chat-differs", names=counts.name_differs, dates=counts.birth_date_differs),
        ]
    return lines


def _as_of(caption: str | None, today: date) -> date | None:
    """The day named beside the file; None without one. Raises `Invalid` for one that cannot be."""
    found = _DAY.search(caption or "")
    return read_date(found[0], today) if found else None


def _refuse_hopeless(file: Document) -> None:
    """What need not even be fetched."""
    if file.file_size == 0:
        raise Invalid(Text("sheet-empty-file"))
    if (file.file_size or 0) > MAX_BYTES:
        raise Invalid(Text("sheet-too-large", megabytes=MAX_BYTES // 1_000_000))


def _name_of(file: Document) -> str:
    return clean_text(file.file_name or "")[:100] or "?"


def _card(roster_id: int) -> str:
    return f"roster{roster_id}"
