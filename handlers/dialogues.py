"""Which dialogues there are: a form each, and what the outside world does for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from conversations import events
from conversations.form import Form
from handlers.context import Context
from services.permissions import Action

Facts = Callable[[Context, int], Awaitable[Mapping[str, Any]]]
Look = Callable[[Context, events.Check, int], Awaitable[events.Checked]]
Submit = Callable[[Context, Mapping[str, Any], int], Awaitable[None]]
Again = Callable[[Context, int], Awaitable[None]]


@dataclass(frozen=True)
class Dialogue:
    """A form and what the outside world does for it. The last argument of each function is the subject.

    `facts` gives what the form may know; `checks` are its look-ups by name; `submit` does what it is for and
    raises Invalid (with the field, where it knows) to send the person back. `again` opens it anew with what
    is stored already; without it "Mulai ulang" begins with nothing.
    """

    form: Form
    action: Action
    facts: Facts
    submit: Submit
    checks: Mapping[str, Look] = field(default_factory=dict)
    again: Again | None = None


_DIALOGUES: dict[str, Dialogue] = {}


def register(dialogue: Dialogue) -> Dialogue:
    """Makes a dialogue known by its form's name; open drafts find it by that."""
    _DIALOGUES[dialogue.form.name] = dialogue
    return dialogue


def dialogues() -> Mapping[str, Dialogue]:
    """All dialogues, by the name of their form."""
    return _DIALOGUES
