"""A document: BPJS's roster from staff, shown first, stored once confirmed, answered; or another file."""

from __future__ import annotations

import asyncio
import re
from datetime import date
from pathlib import PurePath

from telegram import Document, Update

from gateway.outgoing import document
from handlers import dialogue, dukcapil_answers, letters, photos, workbooks
from handlers.context import Context
from handlers.files import ReadAnswer, ReadRoster, Unreadable, read_office_file
from handlers.requested import Making
from handlers.roster_cards import NAME_SHOWN, card_of, file_name, say_applied, say_preview
from handlers.roster_news import tell_refused
from handlers.said import picture_in
from handlers.words import number
from locales import Text, Texts
from models import BatchStatus, FileKind
from regency import Regency
from services import file_requests
from services.audit import record
from services.bpjs import rosters
from services.bpjs.roster_history import file_line
from services.bpjs.roster_report import result_tables
from services.clean import clean_text
from services.dates import read_day
from services.errors import Invalid, NotAllowed, Stale
from services.files.packing import packed, packed_workbook
from services.files.sheets import MAX_BYTES
from services.lists.batches import discard as discard_batch
from services.lists.batches import own_batch
from services.permissions import Action, allowed

# 2026-04-30, 30-04-2026, 30/4/26, 30 April 2026
_DAY = re.compile(
    r"(?<!\d)(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})"
    r"|\d{1,2}[ -][A-Za-z]{3,9}[ -](?:\d{4}|\d{2}))(?!\d)"
)


async def received(update: Update, context: Context) -> None:
    """A document of anybody: a roster from staff, a photo for an open dialogue, or something unexpected."""
    file = update.message.document if update.message else None
    if file is None:
        return
    if await photos.received(update, context):
        return
    if letters.is_letter(context, file):
        await letters.received(context, file)
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
    context.say(Text("people-was-roster", file=file_name(name)), card=f"batch{batch.id}")
    grace = context.regency.cover.grace_months
    try:
        read = await asyncio.to_thread(read_office_file, data, context.today, grace)
    except Invalid as error:
        context.say(Text("roster-chat-refused", file=name, reason=error.text))
        return
    await _shown(context, name, read, None)


async def apply(_update: Update, context: Context) -> None:
    """Terapkan: stores what the file says, once; coordinators read of refusals, staff get the result."""
    roster_id = number(context.words, 0)
    try:
        applied = await rosters.apply(context.session, roster_id, context.access, context.today, context.now)
    except (Invalid, Stale) as error:
        context.toast(error.text, alert=True)
        return
    if applied.already:
        context.toast(Text("roster-chat-already"), alert=True)
        return
    context.toast(Text("roster-chat-stored"))
    told = await tell_refused(context, applied.refused)
    say_applied(context, applied, told)
    # The rows are forgotten from here on, so the request brings along what the file is made of.
    about = await asyncio.to_thread(_packed_result, applied, context.say_in, context.regency)
    words = f"{roster_id}:{applied.counts.total}:{len(applied.waiting)}"
    kind, by = FileKind.ROSTER_RESULT, context.account.id
    await file_requests.ask(context.session, by, kind, words, context.now, about)


async def gather(about: bytes | None, context: Context) -> Making | None:
    """The result of the file that the words name. Raises `Invalid`."""
    if about is None:
        return None
    roster_id, rows, waiting = (number(context.words, place) for place in range(3))
    of = (await file_line(context.session, roster_id, context.access)).name
    stem = re.sub(r"[^\w .-]", "", PurePath(of).stem)[:NAME_SHOWN].strip() or "bpjs"

    async def give(given: Context, data: bytes) -> None:
        caption = given.t("roster-chat-result-caption", file=file_name(of))
        given.send(document(given.chat_id, f"hasil-{stem}.xlsx", data, caption))
        record(
            given.session, given.now, given.account.id, "roster.download", rosters.SUBJECT, roster_id,
            after=f"rows={rows} waiting={waiting}",
        )  # fmt: skip

    return Making(packed_workbook, (about,), rows, give)


async def discard(_update: Update, context: Context) -> None:
    """Buang: forgets a preview."""
    roster_id = number(context.words, 0)
    try:
        discarded = await rosters.discard(context.session, roster_id, context.access, context.now)
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    if not discarded:
        context.toast(Text("roster-chat-settled"), alert=True)
        return
    context.toast(Text("roster-chat-discarded"))
    context.say(Text("roster-chat-discarded-card"), card=card_of(roster_id))


async def again(_update: Update, context: Context) -> None:
    """The way back to a preview, with the numbers as they are by now."""
    try:
        shown = await rosters.shown_again(
            context.session, number(context.words, 0), context.access, context.now
        )
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    say_preview(context, shown)


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
        context.access,
        context.now,
    )
    say_preview(context, shown, fresh=True, has_date=as_of is not None)


def _packed_result(applied: rosters.Applied, texts: Texts, regency: Regency) -> bytes:
    return packed(result_tables(applied, texts, regency))


def _as_of(caption: str | None, today: date) -> date | None:
    """The day named beside the file; None without one. Raises `Invalid` for one that cannot be."""
    found = _DAY.search(caption or "")
    return read_day(found[0], today) if found else None


def _refuse_hopeless(file: Document) -> None:
    """What need not even be fetched."""
    if file.file_size == 0:
        raise Invalid(Text("sheet-empty-file"))
    if (file.file_size or 0) > MAX_BYTES:
        raise Invalid(Text("sheet-too-large", megabytes=MAX_BYTES // 1_000_000))


def _name_of(file: Document) -> str:
    return clean_text(file.file_name or "")[:100] or "?"
