"""A dialogue under way: where it stands and what was answered, as it lies in the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

from locales import Html, Text


@dataclass(frozen=True, slots=True)
class Unsure:
    """Why an answer is to be looked at; `other` is what may be meant instead, None for nothing."""

    why: Text
    other: Any = None

    def dump(self) -> dict[str, Any]:
        """Plain JSON, for `load`."""
        return {"why": dump_text(self.why), "other": self.other}

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Unsure:
        """What `dump` gave."""
        return cls(load_text(stored["why"]), stored["other"])


@dataclass(frozen=True, slots=True)
class Draft:
    """One person's way through one form; a new one for every change, its revision greater by one.

    `step`     a field's key while it is asked, "confirm:<key>", "checking:<key>", "summary", "submitted",
               "cancelled"; "list:edit" and "list:add" offer answers to change or to add;
               "leave:<step>" asks whether to stop really, there.
    `answers`  what the person answered, by key; None was skipped. Answers of hidden fields stay here.
    `found`    facts that a field's check brought, by the field's key.
    `doubts`   answers to look at again: "unchecked" (something they depend on changed) or "refused".
    `unsure`   answers that count but that the person has not vouched for yet, by key.
    `pending`  {"value", "found", "again"} between reading an answer and storing it.
    `misses`   refusals in a row at this step; `typed` is what was refused last, empty when sensitive.
    `editing`  the summary comes next, not the next question.
    `last`     the last accepted press, to tell a double tap from an old card.
    `aside`    plain JSON of the driver's own, which the engine carries along and never looks at.
    """

    form: str
    version: int
    step: str
    opened_at: datetime
    touched_at: datetime
    revision: int = 0
    answers: Mapping[str, Any] = field(default_factory=dict)
    found: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    doubts: Mapping[str, str] = field(default_factory=dict)
    unsure: Mapping[str, Unsure] = field(default_factory=dict)
    pending: Mapping[str, Any] | None = None
    page: int = 0
    query: str = ""
    misses: int = 0
    editing: bool = False
    notice: Text | None = None
    typed: str = ""
    last: str = ""
    aside: Mapping[str, Any] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """ "ask", "confirm", "checking", "list", "leave", "summary", "submitted" or "cancelled"."""
        head, colon, _ = self.step.partition(":")
        if colon or head in {"summary", "submitted", "cancelled"}:
            return head
        return "ask"

    @property
    def key(self) -> str:
        """The field this is about; empty at the summary, at its lists and after the end."""
        step = self.step.removeprefix("leave:")
        if step.startswith("list:") or step in {"summary", "submitted", "cancelled"}:
            return ""
        return step.rpartition(":")[2]

    @property
    def ended(self) -> bool:
        return self.step in {"submitted", "cancelled"}

    @property
    def known(self) -> dict[str, Any]:
        """All facts that checks brought, of whichever field."""
        return {name: value for facts in self.found.values() for name, value in facts.items()}

    def dump(self) -> dict[str, Any]:
        """Plain JSON, for `load`."""
        stored = {name: getattr(self, name) for name in _NAMES}
        stored["opened_at"] = self.opened_at.isoformat()
        stored["touched_at"] = self.touched_at.isoformat()
        stored["unsure"] = {key: one.dump() for key, one in self.unsure.items()}
        stored["notice"] = None if self.notice is None else dump_text(self.notice)
        return stored

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Draft:
        """What `dump` gave. A name that this release does not know (a newer one wrote it) is left out."""
        values = {name: stored[name] for name in _NAMES if name in stored}
        values["opened_at"] = datetime.fromisoformat(values["opened_at"])
        values["touched_at"] = datetime.fromisoformat(values["touched_at"])
        values["unsure"] = {key: Unsure.load(one) for key, one in values.get("unsure", {}).items()}
        notice = values.get("notice")
        values["notice"] = None if notice is None else load_text(notice)
        return cls(**values)


# Every message loads a draft and stores one.
_NAMES = tuple(one.name for one in fields(Draft))


def dump_text(text: Text) -> dict[str, Any]:
    """A sentence as JSON. Raises `TypeError` for an argument that JSON would change."""
    return {"id": text.id, "args": {name: _dump(value) for name, value in text.args.items()}}


def load_text(stored: Mapping[str, Any]) -> Text:
    """What `dump_text` gave."""
    return Text(stored["id"], **{name: _load(value) for name, value in stored["args"].items()})


def _dump(value: Any) -> Any:
    match value:
        case Html():
            return {"html": str(value)}
        case Text():
            return {"text": dump_text(value)}
        case datetime():
            return {"datetime": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case None | bool() | int() | float() | str():
            return value
    raise TypeError(f"a sentence in a draft cannot hold {type(value).__name__}")


def _load(value: Any) -> Any:
    match value:
        case {"html": str(words)}:
            return Html(words)
        case {"text": dict(text)}:
            return load_text(text)
        case {"datetime": str(moment)}:
            return datetime.fromisoformat(moment)
        case {"date": str(day)}:
            return date.fromisoformat(day)
    return value
