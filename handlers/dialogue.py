"""Drives dialogues: from a message or press to an event, from the engine's effects to rows and answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from telegram import Update

from conversations import events
from conversations.buttons import Action as Press
from conversations.buttons import Button as FormButton
from conversations.buttons import decode, encode
from conversations.card import card as draw
from conversations.draft import Unsure
from conversations.form import Draft, Env, advance, start
from gateway.outgoing import Button, ask_contact, delete, drop_keyboard, message
from handlers import drafts
from handlers.context import Context
from handlers.dialogues import Dialogue, dialogues
from handlers.said import event_of
from locales import Text, plain
from models import Conversation
from services.errors import Invalid, NotAllowed, Stale
from services.permissions import allowed


def card_name(conversation: Conversation) -> str:
    """The live card of a dialogue."""
    return f"f{conversation.id}"


async def begin(  # noqa: PLR0913 - a dialogue may be opened with that much
    context: Context,
    dialogue: Dialogue,
    subject: int = 0,
    *,
    answers: Mapping[str, Any] | None = None,
    at: str | None = None,
    notice: Text | None = None,
    aside: Mapping[str, Any] | None = None,
    unsure: Mapping[str, Unsure] | None = None,
    anew: bool = False,
) -> None:
    """Opens a dialogue. With an open draft of it, offers to go on or to begin again instead."""
    found = await drafts.find(context, dialogue.form.name, subject)
    if found is not None and not anew:
        await offer_draft(context, found)
        return
    env = await _env(context, dialogue, subject)
    opened = start(
        dialogue.form, env, context.now, answers=answers, at=at, notice=notice, aside=aside, unsure=unsure
    )
    if found is None:
        found = drafts.open_new(context, dialogue.form.name, subject, opened.draft)
        draft = opened.draft
    else:
        # Counted on, so that a button of the card before never fits the new one.
        draft = replace(opened.draft, revision=Draft.load(found.draft).revision + 1)
    await drafts.activate(context, found)
    await context.session.flush()
    await _follow(context, dialogue, found, env, draft, opened.effects)


async def offer_draft(context: Context, conversation: Conversation) -> None:
    """An unfinished form: go on or begin again."""
    dialogue = dialogues()[conversation.form]
    draft = Draft.load(conversation.draft)
    rows = [
        [_form_button(context, conversation, draft, "draft-resume", Press.RESUME)],
        [_form_button(context, conversation, draft, "draft-restart", Press.RESTART)],
    ]
    since = conversation.updated_at.astimezone(context.regency.zone).date()
    context.say(Text("draft-open", title=Text(dialogue.form.title), since=since), rows, fresh=True)


def _form_button(
    context: Context, conversation: Conversation, draft: Draft, label: str, action: Press
) -> Button:
    press = FormButton(Text(label), action)
    return Button(plain(context.t(label)), encode(press, conversation.id, draft.revision))


async def open_drafts(context: Context) -> list[Conversation]:
    """This person's unfinished forms, the newest first."""
    return [one for one in await drafts.all_of(context) if one.form in dialogues()]


async def pressed(update: Update, context: Context) -> None:
    """A button of a form: of a live card, of an old one, of a finished dialogue, or forged."""
    query = update.callback_query
    press = decode(query.data if query else None)
    if press is None:
        context.toast(Text("form-unknown"), alert=True)
        return
    conversation = await context.session.get(Conversation, press.dialogue_id)
    if conversation is None or conversation.account_id != context.account.id:
        context.toast(Text("form-finished"), alert=True)
        return
    await hear(context, conversation, press.event)


async def heard(update: Update, context: Context) -> bool:
    """A message for the active dialogue; False when none is open."""
    conversation = context.active
    if conversation is None or conversation.form not in dialogues():
        return False
    event = event_of(update)
    if event is None:
        return False
    await hear(context, conversation, event)
    return True


async def leave(context: Context) -> bool:
    """/batal: leaves the active dialogue; False when none is open."""
    conversation = context.active
    if conversation is None or conversation.form not in dialogues():
        return False
    await hear(context, conversation, events.Leave())
    return True


async def hear(context: Context, conversation: Conversation, event: events.Event) -> None:
    """One event through the engine."""
    dialogue = dialogues().get(conversation.form)
    if dialogue is None or not allowed(context.access, dialogue.action):
        await drafts.close(context, conversation)
        context.toast(Text("not-allowed"), alert=True)
        return
    if not conversation.active:
        await drafts.activate(context, conversation)
    draft = Draft.load(conversation.draft)
    if dialogue.again is not None and _begins_again(event, draft):
        await dialogue.again(context, conversation.subject)
        return
    try:
        env = await _env(context, dialogue, conversation.subject)
    except NotAllowed as error:
        # What it was about is not this person's any more.
        await drafts.close(context, conversation)
        context.toast(error.text, alert=True)
        return
    moved = advance(dialogue.form, draft, event, context.now, env)
    await _follow(context, dialogue, conversation, env, moved.draft, moved.effects)


def _begins_again(event: events.Event, draft: Draft) -> bool:
    if not isinstance(event, events.Pressed) or event.action is not Press.RESTART:
        return False
    return event.revision == draft.revision


async def _follow(
    context: Context,
    dialogue: Dialogue,
    conversation: Conversation,
    env: Env,
    draft: Draft,
    effects: tuple[events.Effect, ...],
) -> None:
    """Does what the engine wants done, feeding look-ups back to it, and shows the card once at the end."""
    pending = list(effects)
    show: events.Effect | None = None
    last: list[events.Effect] = []
    while pending:
        effect = pending.pop(0)
        answer: events.Event | None = None
        match effect:
            case events.Check():
                answer = await dialogue.checks[effect.name](context, effect, conversation.subject)
            case events.Submitted():
                answer = await _submit(context, dialogue, effect.answers, conversation.subject)
            case events.FreshCard():
                show = effect
            case events.ShowCard():
                show = show or effect
            case events.AskContact() | events.ForgetMessage():
                # The card first: it is what the person waits for.
                last.append(effect)
            case _:
                _do(context, effect)
        if answer is not None:
            moved = advance(dialogue.form, draft, answer, context.now, env)
            draft = moved.draft
            pending.extend(moved.effects)
    if show is not None:
        _show(context, dialogue, conversation, env, draft, fresh=isinstance(show, events.FreshCard))
    for effect in last:
        _do(context, effect)
    if draft.ended:
        await drafts.close(context, conversation)
    else:
        drafts.keep(context, conversation, draft)


def _do(context: Context, effect: events.Effect) -> None:
    """The effects that are one call each."""
    said = context.incoming.update.message
    match effect:
        case events.Toast():
            context.toast(effect.text, alert=effect.alert)
        case events.ForgetMessage():
            if said is not None:
                context.send(delete(context.chat_id, said.message_id))
        case events.AskContact():
            context.send(
                ask_contact(context.chat_id, context.t(effect.text), plain(context.t(effect.button)))
            )
        case events.DropContactKeyboard():
            context.send(drop_keyboard(context.chat_id, context.t("form-contact-done")))
        case _:
            # HelpAsked and Cancelled: the card says it all.
            return


def _show(
    context: Context,
    dialogue: Dialogue,
    conversation: Conversation,
    env: Env,
    draft: Draft,
    *,
    fresh: bool,
) -> None:
    drawn = draw(dialogue.form, draft, env)
    rows = [
        [Button(label, data) for label, data in row]
        for row in drawn.keyboard(env.language, conversation.id, draft.revision)
    ]
    name = card_name(conversation)
    context.send(message(context.chat_id, drawn.html(env.language), rows, name, fresh))


async def _submit(
    context: Context, dialogue: Dialogue, given: Mapping[str, Any], subject: int
) -> events.Event | None:
    """Does what the form is for. A refusal undoes what it did and goes back to the person."""
    said = len(context.given.outgoing)
    try:
        async with context.session.begin_nested():
            await dialogue.submit(context, given, subject)
    except Invalid as error:
        del context.given.outgoing[said:]
        return events.SubmitRefused(error.text, error.field)
    except (Stale, NotAllowed) as error:
        del context.given.outgoing[said:]
        return events.SubmitRefused(error.text)
    return None


async def _env(context: Context, dialogue: Dialogue, subject: int) -> Env:
    facts = await dialogue.facts(context, subject)
    return Env(context.today, facts, context.say_in.language)
