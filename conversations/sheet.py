"""A draft looked at through its form: which questions are asked, which are answered, what each may know."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from operator import is_
from typing import Any

from conversations.draft import Draft
from conversations.fields import Answers, Env, Field, Form, Given, NotAnswered
from services.errors import Invalid


class Standing(Enum):
    """How far one question is."""

    HIDDEN = "its condition does not hold"
    OPEN = "not answered"
    WAITING = "not answered, and perhaps known once an answer before it is there"
    UNFIT = "answered, but the answer no longer fits or its check is due"
    UNSURE = "answered by a reader that was not certain; the person has to look"
    GIVEN = "answered or skipped by the person"
    KNOWN = "known without asking"

    # There is one of each; an enum's own hash is computed from its name, in Python, at every look into a set.
    __hash__ = object.__hash__


DONE = frozenset({Standing.GIVEN, Standing.KNOWN})
_COUNTS = DONE | {Standing.UNSURE}


@dataclass(frozen=True, slots=True)
class Sheet:
    """`values` are the answers that count, by key; `seen` is what each field may know: all before it."""

    form: Form
    standing: Mapping[str, Standing]
    values: Mapping[str, Any]
    seen: Mapping[str, Answers]

    def visible(self, key: str) -> bool:
        return self.standing[key] is not Standing.HIDDEN

    def done(self, key: str) -> bool:
        return self.standing[key] in DONE

    def unsure(self, key: str) -> bool:
        return self.standing[key] is Standing.UNSURE

    def next_open(self) -> Field | None:
        """The first question that still needs the person."""
        for field in self.form:
            if self.visible(field.key) and not self.done(field.key):
                return field
        return None

    def asked(self, current: str = "") -> list[Field]:
        """The questions that this person goes through: visible, and not known anyway unless `current`."""
        asked = (Standing.OPEN, Standing.UNFIT, Standing.UNSURE, Standing.GIVEN)
        return [
            one
            for one in self.form
            if (self.standing[one.key] in asked and not one.later) or one.key == current
        ]

    def given(self) -> list[Field]:
        """What the summary lists: visible, and of what may be added later only what was."""
        return [one for one in self.form if self.visible(one.key) and not self._waits(one)]

    def addable(self) -> list[Field]:
        """What the summary offers to add."""
        return [one for one in self.form if self.visible(one.key) and self._waits(one)]

    def _waits(self, field: Field) -> bool:
        return field.later and self.done(field.key) and self.values[field.key] is None

    def before(self, key: str) -> Field | None:
        """The question before this one; before the end for an empty key."""
        asked = self.asked(key)
        if not key:
            return asked[-1] if asked else None
        place = next(number for number, one in enumerate(asked) if one.key == key)
        return asked[place - 1] if place else None


# The latest sheets with what they were made of: one event looks at the same answers several times.
_recent: deque[tuple[Form, tuple[Any, ...], Env, Sheet]] = deque(maxlen=4)


def look(form: Form, draft: Draft, env: Env) -> Sheet:
    """The draft's sheet. Answers that are hidden or no longer fit stay in the draft and do not count."""
    parts = (draft.answers, draft.found, draft.doubts, draft.unsure)
    for of_form, of_parts, in_env, sheet in _recent:
        if all(map(is_, of_parts, parts)) and in_env is env and of_form is form:
            return sheet
    sheet = _look(form, draft, env)
    _recent.append((form, parts, env, sheet))
    return sheet


def _look(form: Form, draft: Draft, env: Env) -> Sheet:
    standing: dict[str, Standing] = {}
    values: dict[str, Any] = {}
    seen: dict[str, Answers] = {}
    facts: dict[str, Any] = {}
    answers = Given()
    for field in form:
        key = field.key
        seen[key] = answers
        state, value = _standing(field, draft, answers, env)
        standing[key] = state
        if state in _COUNTS or (state is Standing.UNFIT and draft.doubts.get(key) == "unchecked"):
            values[key] = value
            facts.update(draft.found.get(key, {}))
            # Fields with nothing new between them see the same.
            answers = Given(facts)
            answers.update(values)
    return Sheet(form, standing, values, seen)


def _standing(field: Field, draft: Draft, answers: Answers, env: Env) -> tuple[Standing, Any]:
    if not _asked(field, answers, env):
        return Standing.HIDDEN, None
    if field.key in draft.answers:
        value = draft.answers[field.key]
        fits = field.key not in draft.doubts and fit(field, value, answers, env)
        given = Standing.UNSURE if field.key in draft.unsure else Standing.GIVEN
        return (given if fits else Standing.UNFIT), value
    try:
        value = None if field.known is None else field.known(answers, env)
    except NotAnswered:
        return Standing.WAITING, None
    if value is not None and fit(field, value, answers, env):
        return Standing.KNOWN, value
    return (Standing.KNOWN if field.later else Standing.OPEN), None


def _asked(field: Field, answers: Answers, env: Env) -> bool:
    try:
        return field.when is None or field.when(answers, env)
    except NotAnswered:
        return False


def fit(field: Field, value: Any, answers: Answers, env: Env) -> bool:
    """Whether a stored value is still an answer: skipped where allowed, offered where closed, valid."""
    if value is None:
        return field.optional
    if field.closed and not any(option.value == value for option in field.offered(answers, env)):
        return False
    if field.validate is not None:
        try:
            field.validate(value, answers, env)
        except (Invalid, NotAnswered):
            return False
    return True
