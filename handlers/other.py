"""Everything that is no command and no answer to a form: a useful word instead of silence."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import filters

from gateway.outgoing import delete, message
from handlers import menu, pasting, photos, search, status, visit_burst
from handlers.context import Context
from handlers.dialogue import heard
from locales import Text
from services.accounts import mark_blocked, mark_unblocked
from services.claims import looks_like_code
from services.masks import holds_nik
from services.permissions import Action, allowed
from services.references import looks_like_reference


async def text(update: Update, context: Context) -> None:
    """Typed text: an answer to the open dialogue, or the most likely meaning of it."""
    if await visit_burst.heard(update, context) or await pasting.heard(update, context):
        return
    if await heard(update, context):
        return
    said = update.message
    words = (said.text or "").strip() if said else ""
    if allowed(context.access, Action.SEARCH_PEOPLE):
        await search.search_for(context, words)
    elif _may_be_code(words) and allowed(context.access, Action.CLAIM_RECORD):
        await status.claim_by_code(context, words)
    elif _forget_nik(update, context):
        menu.greet(context, Text("other-nik"))
    elif looks_like_reference(words):
        menu.greet(context, Text("other-reference"))
    else:
        menu.greet(context, Text("other-text"))


async def unknown_command(update: Update, context: Context) -> None:
    """A command that does not exist, or not for this person."""
    _forget_nik(update, context)
    menu.greet(context, Text("other-command"))


async def anything(update: Update, context: Context) -> None:
    """Photos, contacts, stickers, voice …: for the open dialogue, or explained."""
    if await visit_burst.heard(update, context) or await photos.received(update, context):
        return
    if filters.StatusUpdate.ALL.check_update(update) or await heard(update, context):
        # Something pinned, a timer set: nobody has said anything.
        return
    if update.message is not None and update.message.contact is not None:
        await status.contact(update, context)
        return
    menu.greet(context, Text("other-nik" if _forget_nik(update, context) else "other-kind"))


async def unknown_button(_update: Update, context: Context) -> None:
    """A button that no line of the table knows: from an older version, or forged."""
    context.toast(Text("form-unknown"), alert=True)


async def edited(update: Update, context: Context) -> None:
    """A message edited afterwards is not read again: what was decided on it stands. The person is told."""
    if update.effective_chat is not None and update.effective_chat.type == ChatType.PRIVATE:
        _forget_nik(update, context)
        context.say(Text("other-edited"))


async def group(update: Update, context: Context) -> None:
    """In a group the bot only says where to find it, and only when it is called: people's data stay out."""
    said = update.effective_message
    if said is None or update.edited_message or not (said.text or "").startswith("/"):
        return
    _, _, called = (said.text or "").split(maxsplit=1)[0].partition("@")
    if called and called.casefold() != context.bot.username.casefold():
        # Another bot of the group is meant.
        return
    context.send(message(context.chat_id, context.t("other-group", bot=context.bot.username)))


async def membership(update: Update, context: Context) -> None:
    """Blocked: nothing is sent until they come back. Added to a group: one word, nothing else."""
    change = update.my_chat_member
    if change is None:
        return
    here = change.new_chat_member.status not in (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)
    if change.chat.type == ChatType.PRIVATE:
        (mark_unblocked(context.account) if here else mark_blocked(context.account, context.now))
    elif here and change.chat.type != ChatType.CHANNEL:
        context.send(message(context.chat_id, context.t("other-group", bot=context.bot.username)))


def _may_be_code(words: str) -> bool:
    # Every code holds a digit; without one, "Tolong ya" would be a try that has failed.
    return any(map(str.isdigit, words)) and looks_like_code(words)


def _forget_nik(update: Update, context: Context) -> bool:
    """Nobody should leave a NIK lying in a chat, in whatever message and with whatever words around it."""
    said = update.effective_message
    if said is None or not holds_nik(said.text or said.caption or ""):
        return False
    context.send(delete(context.chat_id, said.message_id))
    return True
