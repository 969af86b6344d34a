"""A workbook of people: the template that is given, and the file that comes back filled in."""

from __future__ import annotations

import asyncio
import re
from pathlib import PurePath

from telegram import Document, Update

from gateway.outgoing import Button, document
from handlers import batch_card as cards
from handlers import dialogue
from handlers.context import Context
from handlers.files import KeptFile, Unreadable
from handlers.member import naming_organisations
from handlers.organisation import label_of
from handlers.words import clipped, number
from locales import Text
from models import Organisation
from services.clean import clean_text
from services.errors import Invalid, NotAllowed
from services.files.sheets import MAX_BYTES
from services.lists import importing
from services.lists.people_template import template
from services.organisations import own_organisation
from services.permissions import Action, allowed

_KINDS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"})


async def give_template(_update: Update, context: Context) -> None:
    """/templat: the workbook of one's organisation; of several, first which."""
    own = await naming_organisations(context)
    if not own:
        context.say(Text("member-no-organisation"), [[context.button(Text("menu-daftar"), "daftar")]])
        return
    wanted = number(context.words, 0)
    if wanted:
        own = [one for one in own if one.id == wanted]
        if not own:
            context.toast(Text("enrolments-organisation-not-own"), alert=True)
            return
    if len(own) > 1:
        rows = [[context.button(clipped(label_of(context, one), 60), "templat", one.id)] for one in own]
        context.say(Text("people-template-which"), rows)
        return
    data = await asyncio.to_thread(template, own[0], context.regency, context.say_in)
    stem = re.sub(r"[^\w .-]", "", own[0].name)[:50].strip() or "anggota"
    caption = context.t("people-template-caption", organisation=own[0].name)
    context.send(document(context.chat_id, f"templat-{stem}.xlsx", data, caption))


def is_workbook(file: Document) -> bool:
    """Whether a document looks like a spreadsheet: then it is a list, even while a form is open."""
    kind = file.mime_type or ""
    return PurePath(file.file_name or "").suffix.lower() in _KINDS or "sheet" in kind or "excel" in kind


async def received(update: Update, context: Context, file: Document) -> None:
    """A document of a coordinator: a list of people, kept and read soon."""
    if not is_workbook(file) and await dialogue.heard(update, context):
        return
    own = await naming_organisations(context)
    if not own:
        context.say(Text("member-no-organisation"), [[context.button(Text("menu-daftar"), "daftar")]])
        return
    name = clean_text(file.file_name or "")[:100] or "?"
    size = file.file_size or 0
    prepared = context.incoming.prepared
    if size > MAX_BYTES:
        reason = Text("sheet-too-large", megabytes=MAX_BYTES // 1_000_000)
        context.say(Text("roster-chat-refused", file=name, reason=reason))
    elif prepared is None:
        context.given.wants_file, context.file_for = file.file_id, "people"
    elif isinstance(prepared, Unreadable):
        context.say(Text("roster-chat-refused", file=name, reason=prepared.reason))
    elif isinstance(prepared, KeptFile):
        await _keep(context, name, prepared, own)


async def _keep(context: Context, name: str, kept: KeptFile, own: list[Organisation]) -> None:
    """For whom it is, if that is clear; else, or when it may be BPJS's file, a question first."""
    stated = next((one for one in own if one.id == kept.organisation_id), None)
    may_be_roster = allowed(context.access, Action.UPLOAD_ROSTER) and stated is None
    organisation = stated or own[0]
    ask = may_be_roster or (stated is None and len(own) > 1)
    try:
        await own_organisation(context.session, context.access, organisation.id)
        batch = await importing.upload(
            context.session,
            context.access,
            organisation.id,
            (name, kept.data, kept.file_hash),
            context.now,
            choosing=ask,
        )
    except (Invalid, NotAllowed) as error:
        context.say(error.text)
        return
    if not ask:
        await cards.refresh(context, batch, fresh=True)
        return
    rows = [[context.button(clipped(label_of(context, one), 60), "bo", batch.id, one.id)] for one in own]
    if may_be_roster:
        rows.append([Button(context.t("people-is-roster"), f"bp:{batch.id}")])
    context.say(Text("people-what", file=clipped(name, 60)), rows, cards.card_of(batch), fresh=True)
