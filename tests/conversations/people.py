"""What tests of the real forms share: a regency, a day, and a way to answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from conversations import picker
from conversations.card import card
from conversations.events import Check, Checked, Effect, Photo, Picked, Submitted, Typed
from conversations.fields import Env, Form
from conversations.form import Draft, advance, answers, start
from regency import load_regency

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = date(2026, 11, 22)
REGENCY = load_regency("oku-selatan")
MASJID = {
    "id": 7, "label": "Masjid Contoh", "kind": "masjid",
    "kecamatan": "16.09.01", "desa": "16.09.01.2002",
}  # fmt: skip


@dataclass
class Walk:
    """Somebody's way through a form; look-ups find nothing unless `found` says otherwise."""

    form: Form
    facts: Mapping[str, Any] = field(default_factory=dict)
    found: Mapping[str, Checked] = field(default_factory=dict)
    language: str = "id"
    given: Mapping[str, Any] | None = None

    def __post_init__(self) -> None:
        self.env = Env(TODAY, {"regency": REGENCY, **self.facts}, self.language)
        self.draft: Draft = start(self.form, self.env, NOW, answers=self.given).draft
        self.effects: tuple[Effect, ...] = ()

    def says(self, *typed: str) -> Walk:
        """Types answers, one after the other."""
        for text in typed:
            self.does(Typed(text))
        return self

    def picks(self, value: Any) -> Walk:
        """Presses the option with this value."""
        return self.does(Picked(self.draft.key, value, self.draft.revision))

    def does(self, event: Typed | Picked | Photo | Checked) -> Walk:
        """One event, and the look-ups that it asks for."""
        moved = advance(self.form, self.draft, event, NOW, self.env)
        self.draft, self.effects = moved.draft, moved.effects
        for effect in moved.effects:
            if isinstance(effect, Check):
                self.does(self.found.get(effect.name, Checked(effect.field)))
        return self

    @property
    def words(self) -> str:
        """The card as HTML."""
        return card(self.form, self.draft, self.env).html(self.language)

    @property
    def offered(self) -> list[str]:
        """The options of the question under way, in words."""
        shown = self.form[self.draft.key].offered(answers(self.form, self.draft, self.env), self.env)
        return [picker.words(one.label, self.language) for one in shown]

    @property
    def answers(self) -> dict[str, Any]:
        """What counts."""
        return answers(self.form, self.draft, self.env)

    @property
    def submitted(self) -> Mapping[str, Any] | None:
        """What was handed in, once it was."""
        return next((one.answers for one in self.effects if isinstance(one, Submitted)), None)


def steps(walk: Walk) -> Sequence[str]:
    """The keys that count, in order."""
    return list(walk.answers)
