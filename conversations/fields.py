"""What a form is made of: questions declared as data, nothing to program.

Values of answers are plain JSON (str, int, float, bool, None, list, dict with text keys; dates as ISO text),
because a draft is stored as JSON between any two messages. The functions of a field see the answers of the
fields before it (and the facts found by their checks), never those after it, so a condition can always be
decided in order. A skipped answer is None. `answers["kind"]` without an answer (yet) means "not
decided": such a condition does not hold, such options are empty; `answers.get("kind")` gives None instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from conversations.buttons import LARGEST_ID, LARGEST_REVISION, Action, Button, encode
from locales import Text

Answers = Mapping[str, Any]


class NotAnswered(KeyError):
    """A function of a field wanted the answer to a question that has none."""


class Given(dict[str, Any]):
    """Answers and facts given so far; a missing one raises `NotAnswered`."""

    def __missing__(self, key: str) -> Any:
        raise NotAnswered(key)


KEY = re.compile(r"[a-z][a-z0-9_]{0,23}")
RESERVED = frozenset(
    {
        "confirm",
        "checking",
        "leave",
        "list",
        "summary",
        "submitted",
        "cancelled",
        "form",
        "end",
        "note",
        "state",
    }
)


@dataclass(frozen=True, slots=True)
class Env:
    """What a dialogue may know of the world: the day in the regency, facts by name, the person's language."""

    today: date
    facts: Mapping[str, Any] = field(default_factory=dict)
    language: str = "id"


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers of a closed question; `aliases` are other spellings that typing should find."""

    value: Any
    label: Text | str
    aliases: tuple[str, ...] = ()


Reader = Callable[[str, Answers, Env], Any]
Choices = Callable[[Answers, Env], Sequence[Option]]
Condition = Callable[[Answers, Env], bool]


@dataclass(frozen=True, slots=True)
class Field:
    """One question: ask, recognise, validate, show.

    `ask`            locale id of the question, or a function that gives its `Text`; `example` likewise.
    `label`          locale id of the short name on the summary and its button; default: `<ask>-label`.
    `read`           reads typed text (and the number of a shared contact); raises `Invalid`.
    `options`        a closed question: buttons in pages, search by typing. With `read` too, typing is free.
    `photo`          a photo answers it; the value is {"file_id", "unique_id"}.
    `share_contact`  offers the button that shares the person's own number.
    `validate`       raises `Invalid` for a value that does not fit; asked again after every edit elsewhere.
    `check`          name of a look-up that the driver does; `depends` are fields whose change repeats it.
    `confirm`        a question that yes or no answers before the value is stored; None asks nothing.
    `on_no`          the field before this one that "no" leads to; without it the question itself.
    `when`           asked only if; a hidden answer does not count, but comes back with its condition.
    `known`          a value that need not be asked; the summary shows it and lets it be changed.
    `optional`       may be skipped. `help`: locale id of the longer explanation, third refusal in a row.
    `later`          optional and not asked on the way: the summary offers to add it.
    `show`           what the summary shows; `sensitive`: what was typed is never repeated when refused.
    `columns`        buttons a row for options with short labels.
    """

    key: str
    ask: str | Callable[[Answers, Env], Text]
    label: str = ""
    example: str | Callable[[Answers, Env], Text] | None = None
    help: str | None = None
    read: Reader | None = None
    options: Choices | None = None
    photo: bool = False
    share_contact: bool = False
    validate: Callable[[Any, Answers, Env], None] | None = None
    check: str | None = None
    depends: tuple[str, ...] = ()
    confirm: Callable[[Any, Answers, Env], Text | None] | None = None
    on_no: str = ""
    when: Condition | None = None
    known: Callable[[Answers, Env], Any] | None = None
    optional: bool = False
    later: bool = False
    show: Callable[[Any, Env], Text | str] | None = None
    sensitive: bool = False
    columns: int = 1

    def __post_init__(self) -> None:
        if not KEY.fullmatch(self.key) or self.key in RESERVED:
            raise ValueError(f"not a field key: {self.key!r}")
        if not self.label and isinstance(self.ask, str) and self.ask:
            object.__setattr__(self, "label", f"{self.ask}-label")
        if not self.ask or not self.label or self.example == "" or self.help == "":
            raise ValueError(f"{self.key}: an empty locale id")
        if not self.takes:
            raise ValueError(f"{self.key}: nothing can answer it; give read, options or photo")
        if self.share_contact and self.read is None:
            raise ValueError(f"{self.key}: a shared contact needs read for its number")
        if self.depends and self.check is None:
            raise ValueError(f"{self.key}: depends repeats a check, and there is none")
        if self.later and not self.optional:
            raise ValueError(f"{self.key}: what is not asked on the way cannot be needed")
        if self.on_no and self.confirm is None:
            raise ValueError(f"{self.key}: on_no needs a question that can be answered with no")
        if not 1 <= self.columns <= 4:
            raise ValueError(f"{self.key}: 1 to 4 columns")

    @property
    def takes(self) -> frozenset[str]:
        """What answers it: "text", "choice", "contact", "photo"."""
        kinds = {
            "text": self.read,
            "choice": self.options,
            "contact": self.share_contact,
            "photo": self.photo,
        }
        return frozenset(kind for kind, given in kinds.items() if given)

    @property
    def closed(self) -> bool:
        """Whether only an offered option is an answer."""
        return self.options is not None and self.read is None

    def offered(self, answers: Answers, env: Env) -> Sequence[Option]:
        """The options as things stand; none while they wait for another answer."""
        if self.options is None:
            return ()
        try:
            return self.options(answers, env)
        except NotAnswered:
            return ()

    def question(self, answers: Answers, env: Env) -> Text:
        """The question in this situation."""
        return Text(self.ask) if isinstance(self.ask, str) else self.ask(answers, env)


@dataclass(frozen=True, slots=True)
class Form:
    """An ordered tuple of questions. Raise `version` when fields or the meaning of values change.

    `name` is short and ASCII; `title` is a locale id, and so is `statement`: what whoever presses Kirim
    declares with it, said on the summary. Raises `ValueError` when the declaration cannot work.
    """

    name: str
    version: int
    title: str
    fields: tuple[Field, ...]
    statement: str = ""
    _by_key: dict[str, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not KEY.fullmatch(self.name) or self.version < 1 or not self.title or not self.fields:
            raise ValueError(
                f"a form needs a short name, a version from 1, a title and fields: {self.name!r}"
            )
        by_key: dict[str, Field] = {}
        for one in self.fields:
            if one.key in by_key:
                raise ValueError(f"two fields are called {one.key!r}")
            if missing := set(one.depends) - by_key.keys():
                raise ValueError(f"{one.key}: depends on {sorted(missing)}, which are not asked before it")
            if one.on_no and one.on_no not in by_key:
                raise ValueError(f"{one.key}: no leads to {one.on_no!r}, which is not asked before it")
            by_key[one.key] = one
            encode(Button(Text(one.label), Action.EDIT, one.key), LARGEST_ID, LARGEST_REVISION)
        object.__setattr__(self, "_by_key", by_key)

    def __getitem__(self, key: str) -> Field:
        return self._by_key[key]

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)

    def locale_ids(self) -> frozenset[str]:
        """Every locale id named in the declaration, for the test that they all exist."""
        named = {self.title, *([self.statement] if self.statement else [])}
        for one in self.fields:
            named.update(i for i in (one.ask, one.label, one.example, one.help) if isinstance(i, str))
        return frozenset(named)
