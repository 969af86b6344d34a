"""/bpjs: BPJS's files of late, who still waits for its answer, and taking a wrong file back as a whole."""

from __future__ import annotations

import asyncio

from telegram import Update

from gateway.outgoing import document
from handlers.context import Context
from handlers.requested import Making, ask_for
from handlers.roster_cards import card_of, count_lines, file_name, say_preview
from handlers.roster_news import tell_taken_back, waits_until
from handlers.words import clipped, number
from locales import Html, Text
from models import FileKind, RosterStatus
from services.audit import record
from services.bpjs import rosters
from services.bpjs.counts import from_json
from services.bpjs.known import anybody_sent
from services.bpjs.roster_history import FileLine, file_line, newest_files
from services.bpjs.roster_report import builds_file, waiting_file
from services.bpjs.undoing import Undone, undo
from services.bpjs.waiting import everybody_waiting
from services.errors import Invalid
from services.files.worded import worded

CARD = "bpjs"
_LISTED = 5
_BUTTON_NAME = 24
_SIGNS = {
    RosterStatus.PREVIEWED: "🕓",
    RosterStatus.APPLIED: "✅",
    RosterStatus.DISCARDED: "🗑",
    RosterStatus.UNDONE: "↩️",
}


async def show(_update: Update, context: Context) -> None:
    """/bpjs: the newest files, and how many people wait."""
    files = await newest_files(context.session, context.access)
    waiting = await everybody_waiting(context.session, context.now)
    lines: list[str] = [context.t("roster-list-title")]
    oldest = waiting[0].days if waiting else 0
    lines += ["", context.t("roster-list-waiting", count=len(waiting), days=oldest)]
    if not files:
        lines += ["", context.t("roster-list-none")]
    rows = [
        [
            context.button(
                Text(
                    "roster-list-file",
                    sign=_SIGNS[one.status],
                    as_of=one.as_of,
                    file=clipped(one.name, _BUTTON_NAME),
                ),
                "rs",
                one.id,
            )
        ]
        for one in files
    ]  # fmt: skip
    if waiting:
        rows.append([context.button(Text("roster-list-download", count=len(waiting)), "rq")])
    context.say("\n".join(lines), rows, CARD, fresh=True)


async def one(_update: Update, context: Context) -> None:
    """A file: what it came to, who did what with it, and what can be done now."""
    try:
        about = await file_line(context.session, number(context.words, 0), context.access)
        if about.status is RosterStatus.PREVIEWED:
            shown = await rosters.shown_again(context.session, about.id, context.access, context.now)
            say_preview(context, shown, fresh=True)
            return
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    _say(context, about, fresh=True)


async def waiting(_update: Update, context: Context) -> None:
    """`rq`, Belum dijawab: asks for the list as a file."""
    if not await anybody_sent(context.session):
        context.toast(Text("roster-list-nobody"), alert=True)
        return
    await ask_for(context, FileKind.ROSTER_WAITING)


async def gather(context: Context) -> Making | None:
    """Everybody who waits for BPJS. That somebody took the list is on record."""
    people = await everybody_waiting(context.session, context.now)
    if not people:
        return None

    async def give(given: Context, data: bytes) -> None:
        record(
            given.session, given.now, given.account.id, "roster.waiting", rosters.SUBJECT, None,
            after=str(len(people)),
        )  # fmt: skip
        caption = given.t("roster-list-caption", count=len(people))
        name = f"belum-dijawab-{given.today:%Y-%m-%d}.xlsx"
        given.send(document(given.chat_id, name, data, caption))

    return Making(worded, (waiting_file, people), len(people), give)


async def ask_undo(_update: Update, context: Context) -> None:
    """Batalkan: says what that means and asks."""
    try:
        about = await file_line(context.session, number(context.words, 0), context.access)
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    if about.status is not RosterStatus.APPLIED:
        context.toast(Text("roster-undo-not-applied"), alert=True)
        return
    counts = from_json(about.counts)
    text = Text(
        "roster-undo-ask",
        file=file_name(about.name),
        as_of=about.as_of,
        changes=counts.changes,
        accepted=counts.accepted,
        refused=counts.turned_down,
    )
    rows = [
        [context.button(Text("roster-undo-yes"), "rk", about.id)],
        [context.button(Text("roster-undo-no"), "rs", about.id, "h")],
    ]
    context.say(text, rows, card_of(about.id))


async def take_back(_update: Update, context: Context) -> None:
    """Ya, batalkan: everything is as before the file, or nothing is, and it is said who stands in the way."""
    try:
        done = await undo(
            context.session, number(context.words, 0), context.access, context.today, context.now
        )
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    if done.builds:
        await _say_builds(context, done)
        return
    told = await tell_taken_back(context, done.refused)
    context.toast(Text("roster-undone-toast"))
    text = Text(
        "roster-undone",
        file=file_name(done.file_name),
        people=done.people,
        told=told,
        at=waits_until(context),
    )
    context.say(text, card=card_of(done.roster_id))


async def _say_builds(context: Context, done: Undone) -> None:
    context.toast(Text("roster-undo-refused-toast"), alert=True)
    lines = [
        context.t("roster-undo-line-of", name=clipped(built.name, 60), why=built.why)
        for built in done.builds[:_LISTED]
    ]
    text = Text(
        "roster-undo-refused",
        file=file_name(done.file_name),
        count=len(done.builds),
        lines=Html("\n".join(lines)),
        more=max(0, len(done.builds) - _LISTED),
    )
    context.say(text, card=card_of(done.roster_id))
    if len(done.builds) > _LISTED:
        record(
            context.session, context.now, context.account.id, "roster.builds", rosters.SUBJECT,
            done.roster_id, after=str(len(done.builds)),
        )  # fmt: skip
        data = await asyncio.to_thread(builds_file, done.builds, context.say_in)
        caption = context.t("roster-undo-caption", count=len(done.builds))
        context.send(document(context.chat_id, f"tidak-bisa-dibatalkan-{done.roster_id}.xlsx", data, caption))


def _say(context: Context, about: FileLine, *, fresh: bool) -> None:
    at = about.at.astimezone(context.regency.zone)
    head = Text(
        f"roster-list-{about.status.value}",
        file=file_name(about.name), as_of=about.as_of, at=at, who=about.who or "–",
    )  # fmt: skip
    rows = []
    if about.status is RosterStatus.APPLIED:
        rows.append([context.button(Text("roster-undo-button"), "ru", about.id)])
    lines = [context.t(head), "", *count_lines(context, from_json(about.counts))]
    context.say("\n".join(lines), rows, card_of(about.id), fresh=fresh and len(context.words) < 2)
