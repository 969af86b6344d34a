"""The dialogue engine: `advance(form, draft, event, now, env)` says where a dialogue stands next.

No input, no output, no clock: the same arguments always give the same transition. The revision grows by
exactly one when the draft changes, and not otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from conversations import answering, pressing
from conversations.buttons import Action
from conversations.draft import Draft, Unsure
from conversations.events import (
    AskContact,
    Cancelled,
    Check,
    Checked,
    Contact,
    DropContactKeyboard,
    Effect,
    Event,
    ForgetMessage,
    FreshCard,
    Leave,
    Photo,
    Picked,
    Pressed,
    Restart,
    Resume,
    ShowCard,
    SubmitRefused,
    Toast,
    Typed,
    Unreadable,
)
from conversations.fields import Env, Field, Form, Given, NotAnswered, Option
from conversations.sheet import look
from conversations.steps import Move, Turn, at, onward
from locales import Text
from services.errors import Invalid

__all__ = ["Draft", "Env", "Field", "Form", "Option", "Transition", "advance", "answers", "migrate", "start"]

AWAY_SECONDS = 6 * 3600
"""After so long a resumed dialogue says since when it has waited."""


@dataclass(frozen=True, slots=True)
class Transition:
    """The dialogue after an event, and what the driver has to do, in this order."""

    draft: Draft
    effects: tuple[Effect, ...]


def start(  # noqa: PLR0913 - a dialogue may be opened with that much
    form: Form,
    env: Env,
    now: datetime,
    *,
    answers: Mapping[str, Any] | None = None,
    at: str | None = None,
    notice: Text | None = None,
    aside: Mapping[str, Any] | None = None,
    unsure: Mapping[str, Unsure] | None = None,
) -> Transition:
    """A new dialogue at its first open question.

    With `at` it opens at that field, to mend it, and comes to the summary from there; `notice` says why.
    `unsure` are given answers that the person has to look at, with the reason; each is asked.
    `aside` stays with the draft for the driver.
    """
    first = form.fields[0].key
    draft = Draft(
        *(form.name, form.version, first, now, now),
        answers=dict(answers or {}),
        unsure={key: one for key, one in (unsure or {}).items() if key in form},
        aside=dict(aside or {}),
    )
    if at is not None and look(form, draft, env).visible(at):
        draft = replace(draft, step=at, editing=True, notice=notice)
    else:
        draft, _ = onward(form, draft, env, notice)
    return Transition(draft, (FreshCard(), *_contact_keyboard(form, None, draft)))


def answers(form: Form, draft: Draft, env: Env) -> dict[str, Any]:
    """The answers that count: visible, fitting, with what is known without asking; skipped ones are None."""
    return dict(look(form, draft, env).values)


def migrate(form: Form, draft: Draft, env: Env, now: datetime) -> Draft:
    """A draft of another version of the form, continued at its first open question.

    Answers to questions that still exist stay, and count where they still fit. The notice says that the form
    was renewed. A draft of this very version comes back as it is.
    """
    if draft.version == form.version:
        return draft
    kept = {
        key: value for key, value in draft.answers.items() if key in form and _readable(form[key], value, env)
    }
    renewed = replace(
        draft,
        version=form.version,
        answers=kept,
        found={key: facts for key, facts in draft.found.items() if key in kept},
        doubts={key: doubt for key, doubt in draft.doubts.items() if key in kept and form[key].check},
        unsure={key: why for key, why in draft.unsure.items() if key in kept},
        last="",
    )
    if not renewed.ended:
        # A check that is due waits: its question is asked when the person comes to it.
        renewed = _relocated(form, renewed, env)
    return replace(renewed, revision=draft.revision + 1, touched_at=now)


def _readable(field: Field, value: Any, env: Env) -> bool:
    try:
        if value is not None and field.validate is not None:
            field.validate(value, Given(), env)
        if value is not None and field.show is not None:
            field.show(value, env)
    except (Invalid, NotAnswered):
        return True
    except Exception:
        # A value of another shape, from before: better ask again than fail at every message from now on.
        return False
    return True


def advance(form: Form, draft: Draft, event: Event, now: datetime, env: Env) -> Transition:
    """What an event makes of a dialogue.

    A draft of another version of the form is migrated first and shown; what was pressed on its old card, or
    typed to its old question, is not taken for an answer. Raises `ValueError` for another form's draft.
    """
    if draft.form != form.name:
        raise ValueError(f"a draft of {draft.form!r} given to {form.name!r}")
    if isinstance(event, Pressed):
        event = _meant(draft, event)
    if isinstance(event, Restart):
        return _restart(form, draft, now, env)
    if draft.ended:
        return _after_the_end(form, draft, event, now, env)
    if draft.version != form.version:
        return _renew(form, draft, migrate(form, draft, env, now), event, now)
    sheet = look(form, draft, env)
    if draft.key and not (draft.key in form and sheet.visible(draft.key)):
        return _renew(form, draft, _relocated(form, draft, env), event, now)
    try:
        new, effects = _move(Turn(form, draft, env, now, sheet), event)
    except NotAnswered:
        # A later question was to be answered or changed while one that it rests on is open: that comes first.
        new, effects = onward(form, draft, env, Text("form-missing"))
    return _settle(form, draft, new, effects, event, now)


def _move(turn: Turn, event: Event) -> Move:
    match event:
        case Typed() | Contact() | Photo() | Unreadable() | Checked():
            return answering.heard(turn, event)
        case Pressed():
            return pressing.pressed(turn, event)
        case Picked():
            return pressing.picked(turn, event)
        case Leave():
            return at(turn.draft, "cancelled"), (Cancelled(), ShowCard())
        case Resume():
            return _resume(turn)
        case SubmitRefused() | Restart():
            return turn.draft, ()


def _settle(
    form: Form, old: Draft, new: Draft, effects: tuple[Effect, ...], event: Event, now: datetime
) -> Transition:
    if new != old:
        new = replace(new, revision=old.revision + 1, touched_at=now)
    keyboard = _contact_keyboard(form, old, new)
    if isinstance(event, Contact) or any(isinstance(one, DropContactKeyboard) for one in keyboard):
        effects = tuple(FreshCard() if isinstance(one, ShowCard) else one for one in effects)
    if isinstance(event, Resume) and not keyboard:
        keyboard = _contact_keyboard(form, None, new)
    if isinstance(event, Typed | Contact | Photo):
        effects = (ForgetMessage(), *effects)
    # The keyboard goes first and comes last, so that the card stands at the bottom and the button below it.
    dropped = tuple(one for one in keyboard if isinstance(one, DropContactKeyboard))
    asked = tuple(one for one in keyboard if isinstance(one, AskContact))
    return Transition(new, (*dropped, *effects, *asked))


def _contact_keyboard(form: Form, old: Draft | None, new: Draft) -> tuple[Effect, ...]:
    before, after = old is not None and _wants_contact(form, old), _wants_contact(form, new)
    if after and not before:
        return (AskContact(Text("form-contact-ask"), Text("form-contact-button")),)
    return (DropContactKeyboard(),) if before and not after else ()


def _wants_contact(form: Form, draft: Draft) -> bool:
    # While its answer is being checked the question is still open: the driver is about to answer.
    return draft.place in {"ask", "checking"} and draft.key in form and form[draft.key].share_contact


def _meant(draft: Draft, event: Pressed) -> Event:
    # Going on is harmless from any card; beginning again would wipe what was answered since an old one.
    if event.action is Action.RESUME and not draft.ended:
        return Resume()
    if event.action is Action.RESTART and not draft.ended and event.revision == draft.revision:
        return Restart()
    return event


def _relocated(form: Form, draft: Draft, env: Env) -> Draft:
    # The world changed (a fact given by the driver), and the question under way is none any more.
    moved, _ = onward(form, draft, env)
    return at(moved, moved.key or "summary", notice=Text("form-renewed"))


def _renew(form: Form, old: Draft, new: Draft, event: Event, now: datetime) -> Transition:
    effects: tuple[Effect, ...] = (FreshCard(),)
    if isinstance(event, Pressed | Picked):
        effects = (Toast(Text("form-stale"), alert=True), FreshCard())
    return _settle(form, old, new, effects, event, now)


def _restart(form: Form, draft: Draft, now: datetime, env: Env) -> Transition:
    fresh = start(form, env, now)
    dropped = _wants_contact(form, draft)
    effects = (DropContactKeyboard(), *fresh.effects) if dropped else fresh.effects
    return Transition(replace(fresh.draft, revision=draft.revision + 1), effects)


def _resume(turn: Turn) -> Move:
    draft = turn.draft
    if draft.place == "checking":
        pending = draft.pending or {}
        seen = turn.sheet.seen[draft.key]
        return draft, (Check(turn.field.check or "", draft.key, pending.get("value"), seen),)
    if (turn.now - draft.touched_at).total_seconds() >= AWAY_SECONDS:
        draft = replace(draft, notice=Text("form-resumed", since=draft.touched_at.date()))
    return draft, (FreshCard(),)


def _after_the_end(form: Form, draft: Draft, event: Event, now: datetime, env: Env) -> Transition:
    if isinstance(event, SubmitRefused) and draft.step == "submitted":
        shown = (
            event.field is not None and event.field in form and look(form, draft, env).visible(event.field)
        )
        step = event.field if shown and event.field else "summary"
        # The second tap of two must not read "already recorded": nothing was.
        back = at(draft, step, notice=event.text, editing=shown, last="")
        return _settle(form, draft, back, (FreshCard(),), event, now)
    if isinstance(event, Pressed | Picked):
        return Transition(draft, (Toast(Text("form-finished")),))
    return Transition(draft, ())
