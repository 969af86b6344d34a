"""What a button does: only on the live card, and only where the card shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from conversations import picker
from conversations.buttons import Action
from conversations.events import (
    Cancelled,
    FreshCard,
    HelpAsked,
    Picked,
    Pressed,
    ShowCard,
    Submitted,
    Toast,
)
from conversations.fields import Field, Option
from conversations.steps import Move, Turn, at, back, check, onward, store, take
from locales import Text

HELP_AFTER = 3
"""Wrong answers in a row until the card explains more and offers help."""

LIST_PAGE = 16
"""Fields on a page of a list: eight rows of two, so that a form of usual length needs one page."""

PLACES = {
    Action.BACK: {"ask", "confirm", "checking", "summary", "list"},
    Action.SKIP: {"ask"},
    Action.KEEP: {"ask"},
    Action.OTHER: {"ask"},
    Action.CANCEL: {"ask", "confirm", "checking", "summary", "list"},
    Action.EDIT: {"summary", "list"},
    Action.LIST: {"summary"},
    Action.SUBMIT: {"summary"},
    Action.PAGE: {"ask", "list"},
    Action.CLEAR_SEARCH: {"ask"},
    Action.HELP: {"ask"},
    Action.YES: {"confirm", "leave"},
    Action.NO: {"confirm", "leave"},
    Action.PICK: {"ask"},
}


def trace(event: Pressed | Picked) -> str:
    """A press as text, to recognise its repetition."""
    if isinstance(event, Pressed):
        return f"{event.revision}:{event.action}:{event.arg}"
    return f"{event.revision}:{event.field}:{picker.fingerprint(event.value)}"


def pressed(turn: Turn, event: Pressed) -> Move:
    """A button of the card. An old card's is explained, a double tap acknowledged; nothing changes."""
    if turn.draft.last == trace(event):
        return turn.draft, (Toast(Text("form-already")),)
    if event.revision != turn.draft.revision or not allowed(turn, event.action):
        return stale(turn)
    return _remembered(turn, event, act(turn, event.action, event.arg))


def picked(turn: Turn, event: Picked) -> Move:
    """An option named by field and value."""
    if turn.draft.last == trace(event):
        return turn.draft, (Toast(Text("form-already")),)
    draft = turn.draft
    if event.revision != draft.revision or draft.place != "ask" or draft.key != event.field:
        return stale(turn)
    option = next((one for one in _options(turn, turn.field) if one.value == event.value), None)
    if option is None:
        return stale(turn)
    return _remembered(turn, event, take(turn, turn.field, option.value))


def _remembered(turn: Turn, event: Pressed | Picked, move: Move) -> Move:
    draft, effects = move
    return (draft if draft == turn.draft else replace(draft, last=trace(event))), effects


def stale(turn: Turn) -> Move:
    """A press that means nothing here and now: say so and show where the dialogue stands."""
    return turn.draft, (Toast(Text("form-stale"), alert=True), FreshCard())


def allowed(turn: Turn, action: Action) -> bool:
    """Whether the card shows a button for this now."""
    draft = turn.draft
    if draft.place not in PLACES.get(action, ()):
        return False
    match action:
        case Action.SKIP:
            return turn.field.optional
        case Action.KEEP:
            return keepable(turn)
        case Action.OTHER:
            return turn.sheet.unsure(draft.key) and draft.unsure[draft.key].other is not None
        case Action.HELP:
            return draft.misses >= HELP_AFTER
        case Action.PAGE:
            return draft.place == "list" or turn.field.options is not None
        case Action.CLEAR_SEARCH:
            return draft.query != ""
        case _:
            return True


def keepable(turn: Turn) -> bool:
    """Whether the question has an answer already that may stay, and the dialogue goes on from there."""
    draft = turn.draft
    if draft.place != "ask":
        return False
    answered = turn.sheet.done(draft.key) and turn.sheet.values[draft.key] is not None
    return turn.sheet.unsure(draft.key) or (not draft.editing and answered)


def act(turn: Turn, action: Action, arg: str = "") -> Move:
    """Do what an allowed button does."""
    draft = turn.draft
    match action:
        case Action.BACK:
            moved = back(turn)
            if moved is None:
                return draft, (Toast(Text("form-first-step")),)
            return moved, (ShowCard(),)
        case Action.SKIP:
            return store(turn, turn.field, None, {}, None)
        case Action.KEEP if turn.sheet.unsure(draft.key):
            return _vouch(turn)
        case Action.KEEP:
            return _forward(turn)
        case Action.CANCEL:
            return _ask_leave(turn)
        case Action.YES | Action.NO:
            return _decide(turn, yes=action is Action.YES)
        case _:
            return _choose(turn, action, arg)


def _choose(turn: Turn, action: Action, arg: str) -> Move:
    match action:
        case Action.EDIT:
            return _edit(turn, arg)
        case Action.LIST:
            return (at(turn.draft, f"list:{arg}"), (ShowCard(),)) if listed(turn, arg) else stale(turn)
        case Action.SUBMIT:
            return _submit(turn)
        case Action.OTHER:
            return take(turn, turn.field, turn.draft.unsure[turn.draft.key].other)
        case Action.PICK:
            option = picker.by_token(_options(turn, turn.field), arg)
            return stale(turn) if option is None else take(turn, turn.field, option.value)
        case _:
            return _look_around(turn, action, arg)


def _look_around(turn: Turn, action: Action, arg: str) -> Move:
    draft = turn.draft
    if action is Action.HELP:
        return replace(draft, notice=Text("form-help-more")), (ShowCard(), HelpAsked(draft.key))
    if action is Action.CLEAR_SEARCH:
        return replace(draft, query="", page=0, notice=None), (ShowCard(),)
    if draft.place == "list":
        count = list_pages(turn)
    else:
        count = picker.page(_options(turn, turn.field), draft.query, 0, turn.env.language).count
    if not arg.isdecimal() or len(arg) > 3 or int(arg) >= count:
        return stale(turn)
    return replace(draft, page=int(arg), notice=None), (ShowCard(),)


def listed(turn: Turn, which: str) -> list[Field]:
    """The fields of a list that the summary opens: "edit" what is there, "add" what may be added."""
    match which:
        case "edit":
            return turn.sheet.given()
        case "add":
            return turn.sheet.addable()
        case _:
            return []


def list_pages(turn: Turn) -> int:
    """How many pages the open list has; 1 for an empty one."""
    return max(1, -(-len(listed(turn, turn.draft.step.removeprefix("list:"))) // LIST_PAGE))


def _options(turn: Turn, field: Field) -> Sequence[Option]:
    return field.offered(turn.sheet.seen[field.key], turn.env)


def _forward(turn: Turn) -> Move:
    asked = turn.sheet.asked(turn.draft.key)
    place = next(number for number, one in enumerate(asked) if one.key == turn.draft.key)
    if place + 1 < len(asked):
        return at(turn.draft, asked[place + 1].key), (ShowCard(),)
    return onward(turn.form, turn.draft, turn.env)


def _vouch(turn: Turn) -> Move:
    """What a reader was not certain of is right: from now on it is the person's own answer."""
    field, value = turn.field, turn.sheet.values[turn.draft.key]
    if field.check is not None:
        return check(turn.draft, field, value, turn.sheet, again=True)
    return store(turn, field, value, {}, None)


def _edit(turn: Turn, key: str) -> Move:
    if key not in turn.form or not turn.sheet.visible(key):
        return stale(turn)
    return at(turn.draft, key, editing=True), (ShowCard(),)


def _submit(turn: Turn) -> Move:
    if turn.sheet.next_open() is not None:
        return onward(turn.form, turn.draft, turn.env, Text("form-missing"))
    return at(turn.draft, "submitted"), (Submitted(dict(turn.sheet.values)), ShowCard())


def _ask_leave(turn: Turn) -> Move:
    draft = turn.draft
    if not draft.answers:
        return at(draft, "cancelled"), (Cancelled(), ShowCard())
    if draft.place == "checking":
        draft = at(draft, draft.key)
    return replace(draft, step=f"leave:{draft.step}", notice=None), (ShowCard(),)


def _decide(turn: Turn, *, yes: bool) -> Move:
    draft = turn.draft
    if draft.place == "leave":
        if yes:
            return at(draft, "cancelled"), (Cancelled(), ShowCard())
        return replace(draft, step=draft.step.removeprefix("leave:"), notice=None), (ShowCard(),)
    if not yes and turn.field.on_no:
        return at(draft, turn.field.on_no, notice=Text("form-say-again-from")), (ShowCard(),)
    if draft.pending is None or not yes:
        return at(draft, draft.key, notice=Text("form-say-again")), (ShowCard(),)
    return store(turn, turn.field, draft.pending["value"], draft.pending["found"], draft.notice)
