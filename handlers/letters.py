"""/surat: the office's Word templates: given, tried out when they come back changed, used once confirmed."""

from __future__ import annotations

from pathlib import PurePath

from telegram import Document, Update

from gateway.outgoing import document
from handlers.context import Context
from handlers.files import ReadLetter, Unreadable
from handlers.words import number, word
from locales import Text
from services.clean import clean_text
from services.errors import Invalid, Stale
from services.permissions import Action, allowed
from services.proposals import templates
from services.proposals.letters import LETTERS
from services.proposals.templates import InUse

CARD = "letters"
# What Word opens but templates are not made of is no list of people either: it is said how to save it.
_WORD = frozenset({".docx", ".doc", ".docm", ".dotx", ".dot", ".odt", ".rtf"})
_NAME_SHOWN = 60


async def show(_update: Update, context: Context) -> None:
    """/surat: which template each letter is made of, and how to change one."""
    await _show(context, fresh=context.incoming.update.callback_query is None)


async def give(_update: Update, context: Context) -> None:
    """`lt:<kind>`: the template in use, to be opened in Word."""
    kind = word(context.words, 0)
    if kind not in LETTERS:
        context.toast(Text("form-unknown"), alert=True)
        return
    found = await templates.contents(context.session, context.settings.regency)
    caption = context.t("letter-caption", kind=Text(f"letter-kind-{kind}"))
    context.send(document(context.chat_id, f"{kind}.docx", found[kind], caption))


def is_letter(context: Context, file: Document) -> bool:
    """Whether a document is a file of a word processor, sent by somebody who may change letters."""
    is_word = PurePath(file.file_name or "").suffix.lower() in _WORD
    return is_word and allowed(context.access, Action.MAKE_PROPOSAL)


async def received(context: Context, file: Document) -> None:
    """A changed template: tried out, its example given back, nothing changed before it is confirmed."""
    name = clean_text(file.file_name or "")[:_NAME_SHOWN] or "?"
    prepared = context.incoming.prepared
    if templates.kind_of(file.file_name or "") is None:
        context.say(Text("letter-which", file=name))
    elif PurePath(file.file_name or "").suffix.lower() != ".docx":
        _refuse(context, name, Text("letter-not-word"))
    elif (file.file_size or 0) > templates.MAX_BYTES:
        _refuse(context, name, Text("letter-too-large", megabytes=templates.MAX_BYTES // 1_000_000))
    elif prepared is None:
        context.given.wants_file, context.file_for = file.file_id, "letter"
    elif isinstance(prepared, Unreadable):
        _refuse(context, name, prepared.reason)
    elif isinstance(prepared, ReadLetter):
        await _offer(context, prepared)


async def use(_update: Update, context: Context) -> None:
    """`lu:<id>`: letters are made of it from now on."""
    try:
        row = await templates.use(context.session, number(context.words, 0), context.access, context.now)
    except (Invalid, Stale) as error:
        context.toast(error.text, alert=True)
        return
    context.toast(Text("letter-used", kind=Text(f"letter-kind-{row.kind}")))
    await _show(context)


async def back_to_first(_update: Update, context: Context) -> None:
    """`lf:<kind>`: the template that came with the bot."""
    kind = word(context.words, 0)
    try:
        await templates.back_to_first(context.session, kind, context.access, context.now)
    except Stale as error:
        context.toast(error.text, alert=True)
        return
    context.toast(Text("letter-used-first", kind=Text(f"letter-kind-{kind}")))
    await _show(context)


async def _offer(context: Context, read: ReadLetter) -> None:
    row = await templates.keep(context.session, read.kind, read.data, context.access, context.now)
    kind = Text(f"letter-kind-{read.kind}")
    caption = context.t("letter-example", kind=kind)
    context.send(document(context.chat_id, f"contoh-{read.kind}.docx", read.example, caption))
    rows = [
        [context.button(Text("letter-use"), "lu", row.id)],
        [context.button(Text("letter-keep-old"), "surat")],
    ]
    context.say(Text("letter-offer", kind=kind), rows, CARD, fresh=True)


def _refuse(context: Context, name: str, reason: Text) -> None:
    context.say(Text("letter-refused", file=name, reason=reason))


async def _show(context: Context, *, fresh: bool = False) -> None:
    found = await templates.in_use(context.session)
    lines = [
        context.t("letter-title"),
        *(_line(context, one) for one in found),
        "",
        context.t("letter-how", word="{{ jumlah_orang }}"),
    ]
    rows = []
    for one in found:
        kind = Text(f"letter-kind-{one.kind}")
        rows.append([context.button(Text("letter-give", kind=kind), "lt", one.kind)])
        if one.template_id is not None:
            rows.append([context.button(Text("letter-first", kind=kind), "lf", one.kind)])
    rows.append([context.button(Text("menu-usulan"), "usulan")])
    context.say("\n".join(lines), rows, CARD, fresh=fresh)


def _line(context: Context, one: InUse) -> str:
    kind = Text(f"letter-kind-{one.kind}")
    if one.since is None:
        return context.t("letter-line-first", kind=kind)
    return context.t("letter-line", kind=kind, by=one.by or "–", since=one.since)
