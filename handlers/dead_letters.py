"""/gagal: messages that could not be handled, and trying them again."""

from __future__ import annotations

from datetime import tzinfo

from telegram import Update

from gateway.dead_letters import DeadLetter, count, dead_letters, replay
from handlers.context import Context
from handlers.words import clipped, number, word
from locales import Html, Text, Texts

CARD = "dead"
SHOWN = 8
ALL = "all"
_ERROR_LENGTH = 120


async def show(_update: Update, context: Context) -> None:
    """/gagal: what was set aside, the oldest first."""
    await _show(context, fresh=True)


async def again(_update: Update, context: Context) -> None:
    """Coba lagi: puts one of them, or all, back into the line."""
    wanted = word(context.words, 0)
    update_id = number(context.words, 0)
    if wanted != ALL and not update_id:
        context.toast(Text("dead-letters-gone"), alert=True)
        return
    done = await replay(context.session, context.now, None if wanted == ALL else update_id)
    context.toast(
        Text("dead-letters-replayed", count=done) if done else Text("dead-letters-gone"), alert=True
    )
    await _show(context)


async def _show(context: Context, *, fresh: bool = False) -> None:
    total = await count(context.session)
    letters = await dead_letters(context.session, SHOWN)
    rows = [
        [context.button(Text("dead-letters-again", number=str(letter.update_id)), "dl", letter.update_id)]
        for letter in letters
    ]
    if total > 1:
        rows.append([context.button(Text("dead-letters-again-all", count=total), "dl", ALL)])
    context.say(_listing(letters, total, context.say_in, context.regency.zone), rows, CARD, fresh=fresh)


def _listing(letters: list[DeadLetter], total: int, say: Texts, zone: tzinfo) -> Html:
    if not letters:
        return say("dead-letters-none")
    parts: list[str] = [say("dead-letters-title", count=total)]
    parts += [
        say(
            "dead-letters-line",
            number=str(letter.update_id),
            kind=letter.kind,
            since=letter.received_at.astimezone(zone),
            tries=letter.tries,
            error=clipped(letter.error, _ERROR_LENGTH),
        )
        for letter in letters
    ]
    if total > len(letters):
        parts.append(say("dead-letters-more", count=total - len(letters)))
    return Html("\n\n".join(parts))
