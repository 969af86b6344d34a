"""What a message means to the dialogue: typed text, a contact, a photo, the driver's check of an answer."""

from __future__ import annotations

from dataclasses import replace

from conversations import picker, pressing
from conversations.buttons import Action
from conversations.draft import Draft
from conversations.events import Checked, Contact, FreshCard, Photo, ShowCard, Toast, Typed, Unreadable
from conversations.fields import Field
from conversations.steps import Move, Turn, at, confirm, refuse, store, take
from locales import Text
from services.errors import Invalid

YES = frozenset({"ya", "iya", "y", "benar", "betul", "yes"})
NO = frozenset({"tidak", "bukan", "salah", "t", "n", "no"})
SPOKEN = {
    "kembali": Action.BACK,
    "lewati": Action.SKIP,
    "-": Action.SKIP,
    "batal": Action.CANCEL,
    "kirim": Action.SUBMIT,
}
"""What people type instead of pressing; taken only where the button stands too."""

KINDS = frozenset({"sticker", "voice", "location", "document", "video", "photo", "contact"})
"""Kinds of message with a sentence of their own."""


def heard(turn: Turn, event: Typed | Contact | Photo | Unreadable | Checked) -> Move:
    """Whatever came as a message, or from the driver."""
    match event:
        case Typed(text):
            return typed(turn, text)
        case Contact(phone, own):
            return contact(turn, phone, own)
        case Photo():
            return photo(turn, event)
        case Unreadable(kind):
            return unreadable(turn, kind)
        case Checked():
            return checked(turn, event)


def typed(turn: Turn, text: str) -> Move:
    """A text message: a spoken button, yes or no, or the answer to the question."""
    word = " ".join(text.split()).casefold()
    draft = turn.draft
    if draft.place in {"confirm", "leave"} and word in YES | NO:
        return pressing.act(turn, Action.YES if word in YES else Action.NO)
    action = SPOKEN.get(word)
    if action is not None and pressing.allowed(turn, action):
        moved, effects = pressing.act(turn, action)
        said = next((one.text for one in effects if isinstance(one, Toast)), None)
        return (moved, effects) if said is None else _say(draft, said)
    if draft.place not in {"ask", "checking"}:
        return _say(draft, Text("form-use-buttons"))
    return _read(turn, turn.field, text)


def _read(turn: Turn, field: Field, text: str) -> Move:
    answers, env = turn.sheet.seen[field.key], turn.env
    if field.options is not None:
        options = field.offered(answers, env)
        option = picker.named(options, text, env.language)
        if option is not None:
            return take(turn, field, option.value, text)
        if field.closed:
            query = " ".join(text.split())[:40]
            if query and picker.found(options, query, env.language):
                searched = at(turn.draft, field.key, query=query, misses=turn.draft.misses)
                return searched, (ShowCard(),)
            return refuse(turn.draft, field, Text("form-no-match"), text), (ShowCard(),)
    if field.read is None:
        return refuse(turn.draft, field, _wanted(field), text), (ShowCard(),)
    try:
        value = field.read(text, answers, env)
    except Invalid as error:
        return refuse(turn.draft, field, error.text, text), (ShowCard(),)
    return take(turn, field, value, text)


def contact(turn: Turn, phone: str, own: bool) -> Move:
    """A shared contact; another person's is refused."""
    if turn.draft.place not in {"ask", "checking"} or not turn.field.share_contact:
        return unreadable(turn, "contact")
    if not own:
        return refuse(turn.draft, turn.field, Text("form-contact-not-own")), (ShowCard(),)
    return _read(turn, turn.field, phone)


def photo(turn: Turn, event: Photo) -> Move:
    """A photo, where one is asked for."""
    if turn.draft.place not in {"ask", "checking"} or not turn.field.photo:
        return unreadable(turn, "photo")
    return take(turn, turn.field, {"file_id": event.file_id, "unique_id": event.unique_id})


def unreadable(turn: Turn, kind: str) -> Move:
    """Something that cannot answer this: say what can. It is not counted as a wrong answer."""
    draft = turn.draft
    if draft.place not in {"ask", "checking"}:
        return _say(draft, Text("form-use-buttons"))
    return _say(
        draft, Text("form-unreadable", kind=kind if kind in KINDS else "other", wanted=_wanted(turn.field))
    )


def checked(turn: Turn, event: Checked) -> Move:
    """What the driver's look-up said; news about anything but the value under way is out of date."""
    draft = turn.draft
    if draft.place != "checking" or draft.key != event.field or draft.pending is None:
        return draft, ()
    field, value, again = turn.field, draft.pending["value"], draft.pending["again"]
    if event.refused is not None:
        refused = refuse(draft, field, event.refused, value if isinstance(value, str) else "")
        if again:
            refused = replace(refused, doubts={**refused.doubts, field.key: "refused"})
        return refused, (ShowCard(),)
    if again:
        return store(turn, field, value, event.known, event.note or draft.notice)
    return confirm(turn, field, value, event.known, event.note)


def _wanted(field: Field) -> Text:
    if field.photo:
        return Text("form-wants-photo")
    return Text("form-wants-choice") if field.closed else Text("form-wants-text")


def _say(draft: Draft, text: Text) -> Move:
    return replace(draft, notice=text, typed=""), (FreshCard(),)
