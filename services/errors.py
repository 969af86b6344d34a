"""What the rules of the work raise. Handlers and dialogues turn these into words for a person."""

from __future__ import annotations

from locales import Text


class Invalid(ValueError):
    """An answer that cannot be taken; `text` says what was wrong, the rule, an example and the way out.

    `field` names the question of a form that it concerns, where that is known.
    """

    def __init__(self, text: Text, field: str | None = None) -> None:
        super().__init__(text.id)
        self.text = text
        self.field = field


class Stale(RuntimeError):
    """Somebody else changed the row since it was shown; `text` says who did what and when."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.id)
        self.text = text


class NotAllowed(PermissionError):
    """The person may not do this here and now; `text` says so without telling what exists."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.id)
        self.text = text
