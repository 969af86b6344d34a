"""Disdukcapil's answer, sent by staff as a document: shown first, kept once confirmed, given back."""

from __future__ import annotations

import asyncio
import re
from datetime import date
from pathlib import PurePath

from telegram import Update

from gateway.outgoing import document
from handlers import dukcapil
from handlers.context import Context
from handlers.files import ReadAnswer
from handlers.words import clipped, number
from locales import Text
from services.dukcapil import answers
from services.dukcapil.answers import Counts, Shown
from services.dukcapil.report import result_file
from services.dukcapil.verdicts import TROUBLES
from services.errors import Invalid, NotAllowed, Stale

_SHOWN_NAME, _WORDS, _WORDINGS = 60, 60, 5


async def received(context: Context, name: str, read: ReadAnswer, as_of: date | None) -> None:
    """The preview of an answer; of one that was applied before, what it said then."""
    try:
        shown = await answers.preview(
            context.session,
            read.answer,
            name,
            read.file_hash,
            as_of or context.today,
            context.access,
            context.now,
        )
    except NotAllowed as error:
        context.say(error.text)
        return
    file = clipped(shown.file_name, _SHOWN_NAME)
    if shown.already is not None:
        at = shown.already.astimezone(context.regency.zone)
        head = context.t("dukcapil-answer-same", file=file, at=at)
        context.say("\n".join([head, "", *_count_lines(context, shown.counts)]))
        return
    day = Text(f"dukcapil-as-of-{'caption' if as_of else 'today'}", day=shown.as_of)
    lines = [context.t("dukcapil-answer-preview", file=file), context.t(day), ""]
    lines += _count_lines(context, shown.counts)
    if shown.unread:
        wordings = "; ".join(f"“{clipped(one, _WORDS)}”" for one in shown.unread[:_WORDINGS])
        lines += ["", context.t("dukcapil-answer-unread", wordings=wordings)]
    lines += ["", context.t("dukcapil-answer-confirm", count=shown.counts.taken)]
    rows = [
        [
            context.button(Text("roster-chat-apply"), "dka", shown.file_id),
            context.button(Text("roster-chat-discard"), "dkd", shown.file_id),
        ]
    ]
    context.say("\n".join(lines), rows, _card(shown.file_id), fresh=True)


async def apply(_update: Update, context: Context) -> None:
    """Terapkan: keeps the verdicts once, and answers with the rows and what became of each."""
    file_id = number(context.words, 0)
    try:
        shown = await answers.apply(context.session, file_id, context.access, context.now)
    except (Invalid, Stale, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    if shown.already is not None:
        context.toast(Text("roster-chat-already"), alert=True)
        return
    context.toast(Text("roster-chat-stored"))
    file = clipped(shown.file_name, _SHOWN_NAME)
    head = context.t("dukcapil-answer-applied", file=file, day=shown.as_of)
    rows = [
        [
            context.button(
                Text("dukcapil-open", verdict=dukcapil.verdict_name(verdict), count=count), "dkl", verdict
            )
        ]
        for verdict in TROUBLES
        if (count := shown.counts.by_verdict.get(verdict))
    ]
    rows.append([context.button(Text("dukcapil-back"), "dkv")])
    # The buttons are those of the card of /dukcapil, which goes on below.
    context.say("\n".join([head, "", *_count_lines(context, shown.counts)]), card=_card(file_id))
    context.say(Text("dukcapil-answer-next"), rows, dukcapil.CARD, fresh=True)
    await _give_result(context, shown, file)


async def discard(_update: Update, context: Context) -> None:
    """Buang: forgets a preview."""
    file_id = number(context.words, 0)
    try:
        discarded = await answers.discard(context.session, file_id, context.access, context.now)
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    if not discarded:
        context.toast(Text("roster-chat-settled"), alert=True)
        return
    context.toast(Text("roster-chat-discarded"))
    context.say(Text("roster-chat-discarded-card"), card=_card(file_id))


async def _give_result(context: Context, shown: Shown, file: str) -> None:
    data = await asyncio.to_thread(result_file, shown, context.say_in)
    stem = re.sub(r"[^\w .-]", "", PurePath(shown.file_name).stem)[:_SHOWN_NAME].strip() or "dukcapil"
    caption = context.t("roster-chat-result-caption", file=file)
    context.send(document(context.chat_id, f"hasil-{stem}.xlsx", data, caption))


def _count_lines(context: Context, counts: Counts) -> list[str]:
    """Rows in the file, then what they say: the parts add up to the whole."""
    lines: list[str] = [context.t("roster-chat-total", count=counts.total)]
    lines += [
        context.t("roster-chat-count", label=dukcapil.verdict_name(verdict), count=count)
        for verdict, count in counts.by_verdict.items()
    ]
    lines += [
        context.t("roster-chat-count", label=Text(f"dukcapil-outcome-{outcome}"), count=count)
        for outcome, count in counts.left.items()
    ]
    if counts.by_outcome:
        parts = [context.t(f"dukcapil-taken-{one}", count=count) for one, count in counts.by_outcome.items()]
        lines += ["", context.t("dukcapil-taken", parts=", ".join(parts))]
    if counts.mended:
        lines.append(context.t("dukcapil-mended", count=counts.mended))
    return lines


def _card(file_id: int) -> str:
    return f"dukcapil{file_id}"
