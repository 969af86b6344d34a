"""How a draft moves: taking an answer through its stations, refusing it, going on, going back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from conversations.draft import Draft
from conversations.events import Check, Effect, ShowCard
from conversations.fields import Env, Field, Form
from conversations.sheet import Sheet, fit, look
from locales import Text
from services.clean import clean_text
from services.errors import Invalid

Move = tuple[Draft, tuple[Effect, ...]]

TYPED_SHOWN = 100
"""Characters of a refused answer that the card repeats."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One event's view of a dialogue."""

    form: Form
    draft: Draft
    env: Env
    now: datetime
    sheet: Sheet

    @property
    def field(self) -> Field:
        """The field under way; only while there is one."""
        return self.form[self.draft.key]


def at(draft: Draft, step: str, **changes: Any) -> Draft:
    """The draft at a step, with all that belonged to the step before cleared away."""
    clean: dict[str, Any] = {
        "pending": None,
        "page": 0,
        "query": "",
        "misses": 0,
        "notice": None,
        "typed": "",
    }
    if step == "summary":
        clean["editing"] = False
    return replace(draft, step=step, **{**clean, **changes})


def refuse(draft: Draft, field: Field, text: Text, typed: str = "") -> Draft:
    """The field asked again with the reason; refusals in a row are counted."""
    misses = draft.misses + 1 if draft.key == field.key else 1
    # Marks that nobody sees would turn the rest of the card around.
    shown = "" if field.sensitive else clean_text(typed)[:TYPED_SHOWN]
    return at(draft, field.key, misses=misses, notice=text, typed=shown)


def take(turn: Turn, field: Field, value: Any, typed: str = "") -> Move:
    """A value that was read or picked: validate, then check, then confirm, then store.

    Raises `TypeError` for a value that is not plain JSON: a mistake in the form's declaration.
    """
    ensure_json(value)
    if field.validate is not None:
        try:
            field.validate(value, turn.sheet.seen[field.key], turn.env)
        except Invalid as error:
            return refuse(turn.draft, field, error.text, typed), (ShowCard(),)
    if field.check is not None:
        return check(turn.draft, field, value, turn.sheet, again=False)
    return confirm(turn, field, value, {}, None)


def check(draft: Draft, field: Field, value: Any, sheet: Sheet, *, again: bool) -> Move:
    """Ask the driver to look a value up."""
    pending = {"value": value, "found": {}, "again": again}
    # An edit elsewhere may have left a remark that the person has not read yet.
    waiting = at(draft, f"checking:{field.key}", pending=pending, notice=draft.notice if again else None)
    waiting = replace(waiting, misses=draft.misses if draft.key == field.key else 0)
    return waiting, (Check(field.check or "", field.key, value, sheet.seen[field.key]),)


def confirm(turn: Turn, field: Field, value: Any, facts: Mapping[str, Any], note: Text | None) -> Move:
    """Ask yes or no where the field wants it, else store."""
    question = None
    if field.confirm is not None:
        question = field.confirm(value, turn.sheet.seen[field.key], turn.env)
    if question is None:
        return store(turn, field, value, facts, note)
    pending = {"value": value, "found": dict(facts), "again": False}
    return at(turn.draft, f"confirm:{field.key}", pending=pending, notice=note), (ShowCard(),)


def store(turn: Turn, field: Field, value: Any, facts: Mapping[str, Any], note: Text | None) -> Move:
    """Keep an answer, cast doubt on the checked answers that depend on it, and go on."""
    draft, key = turn.draft, field.key
    changed = key not in draft.answers or draft.answers[key] != value
    doubts = {name: doubt for name, doubt in draft.doubts.items() if name != key}
    if changed:
        doubts.update(
            {
                one.key: "unchecked"
                for one in turn.form
                if key in one.depends and draft.answers.get(one.key) is not None
            }
        )
    found = {name: kept for name, kept in draft.found.items() if name != key}
    unsure = {name: why for name, why in draft.unsure.items() if name != key}
    if facts:
        found[key] = dict(facts)
    kept = replace(draft, answers={**draft.answers, key: value}, found=found, doubts=doubts, unsure=unsure)
    return onward(turn.form, kept, turn.env, note)


def onward(form: Form, draft: Draft, env: Env, notice: Text | None = None) -> Move:
    """To the first question that still needs the person, or to the summary."""
    sheet = look(form, draft, env)
    field = sheet.next_open()
    if field is None:
        return at(draft, "summary", notice=notice), (ShowCard(),)
    if draft.doubts.get(field.key) == "unchecked":
        value = draft.answers[field.key]
        if fit(field, value, sheet.seen[field.key], env):
            return check(replace(draft, notice=notice), field, value, sheet, again=True)
    return at(draft, field.key, notice=notice), (ShowCard(),)


def back(turn: Turn) -> Draft | None:
    """One step back; None where there is nothing before."""
    draft = turn.draft
    if draft.place in {"confirm", "checking"}:
        return at(draft, draft.key)
    if draft.editing or draft.place == "list":
        return at(draft, "summary")
    previous = turn.sheet.before(draft.key)
    return None if previous is None else at(draft, previous.key)


def ensure_json(value: Any) -> None:
    """Raises `TypeError` unless a JSON round trip gives the very same value."""
    match value:
        case None | bool() | int() | float() | str():
            return
        case list():
            for one in value:
                ensure_json(one)
        case dict() if all(isinstance(name, str) for name in value):
            for one in value.values():
                ensure_json(one)
        case _:
            raise TypeError(f"answers are plain JSON; {type(value).__name__} is not")
