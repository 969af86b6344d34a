"""/pengumuman: staff write to many; first a preview with the number, then a tap, then a live report."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update

from conversations.announcement import ANNOUNCEMENT, ANY
from gateway.scheduler import call
from handlers.context import Context
from handlers.dialogue import begin
from handlers.dialogues import Dialogue, register
from handlers.mailing import DELIVER, card_of, show_report
from handlers.words import number
from locales import Text
from models import Mailing, MailingStatus
from services.errors import Invalid, NotAllowed, Stale
from services.mailings import (
    begin_announcement,
    drop_mailing,
    locked_mailing,
    preview_mailing,
    report_of,
    resume_mailing,
    stop_mailing,
)
from services.permissions import Action
from services.segments import Segment, reach_of

Turned = Callable[[AsyncSession, Any, int, Any], Awaitable[Mailing]]


async def start(_update: Update, context: Context) -> None:
    """/pengumuman: to whom, and what."""
    await begin(context, DIALOGUE)


async def send(_update: Update, context: Context) -> None:
    """Kirim: begins; from here on the scheduler sends."""
    try:
        mailing = await begin_announcement(
            context.session, context.access, number(context.words, 0), context.regency, context.now
        )
    except (Invalid, NotAllowed, Stale) as error:
        context.toast(error.text, alert=True)
        return
    await call(context.session, DELIVER, context.now)
    await _report(context, mailing)


async def drop(_update: Update, context: Context) -> None:
    """Tidak jadi."""
    try:
        mailing = await drop_mailing(context.session, context.access, number(context.words, 0), context.now)
    except (Invalid, NotAllowed, Stale) as error:
        context.toast(error.text, alert=True)
        return
    context.say(Text("mailing-dropped"), card=card_of(mailing))


async def look(_update: Update, context: Context) -> None:
    """Perbarui: the report as it is now."""
    try:
        mailing = await locked_mailing(context.session, number(context.words, 0))
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    if mailing.status in (MailingStatus.PREVIEWED, MailingStatus.DROPPED):
        context.toast(Text("mailing-settled"), alert=True)
        return
    await _report(context, mailing)


async def stop(_update: Update, context: Context) -> None:
    """Hentikan."""
    await _turned(context, stop_mailing)


async def resume(_update: Update, context: Context) -> None:
    """Lanjutkan."""
    await _turned(context, resume_mailing)


async def _turned(context: Context, turn: Turned) -> None:
    try:
        mailing = await turn(context.session, context.access, number(context.words, 0), context.now)
    except (Invalid, NotAllowed, Stale) as error:
        context.toast(error.text, alert=True)
        return
    await call(context.session, DELIVER, context.now)
    await _report(context, mailing)


async def _report(context: Context, mailing: Mailing) -> None:
    await context.session.flush()
    show_report(context, mailing, await report_of(context.session, mailing.id))


async def _facts(context: Context, _subject: int) -> Mapping[str, Any]:
    return {"regency": context.regency}


async def _submit(context: Context, given: Mapping[str, Any], _subject: int) -> None:
    """The preview: the message as it will be read, to how many, and the two buttons."""
    segment = Segment.load({key: value for key, value in given.items() if value != ANY})
    reach = await reach_of(context.session, segment, context.today, context.regency)
    if not reach.people:
        raise Invalid(Text("mailing-nobody"), "role")
    mailing = await preview_mailing(context.session, context.access, given["words"], segment, context.now)
    office = context.regency.department.short_name
    message = context.t("announcement-message", office=office, words=given["words"])
    head = context.t("announcement-preview", count=reach.people, blocked=reach.blocked)
    rows = [
        [context.button(Text("announcement-send", count=reach.people), "mb", mailing.id)],
        [context.button(Text("announcement-drop"), "mx", mailing.id)],
    ]
    context.say(f"{head}\n\n<blockquote>{message}</blockquote>", rows, card_of(mailing), fresh=True)


DIALOGUE = register(Dialogue(ANNOUNCEMENT, Action.ANNOUNCE, _facts, _submit))
