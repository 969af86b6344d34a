"""Every word the bot says: Fluent files in `id/` (first) and `en/`, one file per topic.

`Text` is a sentence as data, so that rules and dialogues can say what they mean without a language;
`texts(language)` turns it into Telegram HTML.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from babel.dates import format_date, format_datetime
from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("id", "en")
FOLDER = Path(__file__).parent

_DEFINED = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)
_MENTIONED = re.compile(r"\{ *(-?[a-zA-Z][\w-]*)")
_TAG = re.compile(r"<[^>]+>")


class Html(str):
    """Text that is markup already and must not be escaped again."""

    __slots__ = ()


@dataclass(frozen=True, init=False)
class Text:
    """A sentence not yet in a language: a locale id and its arguments.

    An argument may itself be a `Text`; it is put into words in the same language.
    """

    id: str
    args: dict[str, Any] = field(default_factory=dict)

    def __init__(self, id: str, /, **args: Any) -> None:
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "args", args)

    def __hash__(self) -> int:
        return hash((self.id, tuple(sorted(self.args))))


class MissingText(LookupError):
    """A locale id that no Fluent file has, or arguments that do not fit it."""


class Texts:
    """All sentences of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        # Isolation marks (U+2068/U+2069) around arguments show as boxes on old phones.
        self._bundle = FluentBundle([language], use_isolating=False)
        # What holds nobody's words is put together once: most of what is on buttons and cards.
        self._fixed = lru_cache(maxsize=1024)(lambda identifier: self._format(identifier, {}))
        self._counted = lru_cache(maxsize=1024)(lambda identifier, args: self._format(identifier, dict(args)))
        # A file is read when the first of its sentences is needed: reading all of them takes a second.
        self._home: dict[str, Path | None] = {
            identifier: path
            for path in sorted((FOLDER / language).glob("*.ftl"))
            for identifier in _DEFINED.findall(path.read_text(encoding="utf-8"))
        }
        self._read: set[Path] = set()

    def __call__(self, text: Text | str, /, **args: Any) -> Html:
        """The sentence as Telegram HTML.

        Dates read "17 Agustus 1980", whole numbers "3.934" (pass years as `str`), everything else is escaped.
        Raises `MissingText` for an unknown id or an argument that the sentence needs and did not get.
        """
        if isinstance(text, Text):
            identifier, args = text.id, {**text.args, **args}
        else:
            identifier = text
        if not args:
            return self._fixed(identifier)
        if all(_is_nobodys(value) for value in args.values()):
            return self._counted(identifier, tuple(args.items()))
        return self._format(identifier, args)

    def _format(self, identifier: str, args: dict[str, Any]) -> Html:
        if not self.has(identifier):
            raise MissingText(identifier)
        self._fetch(identifier)
        pattern = self._bundle.get_message(identifier).value
        if pattern is None:
            raise MissingText(identifier)
        words, errors = self._bundle.format_pattern(pattern, {k: self._argument(v) for k, v in args.items()})
        if errors:
            raise MissingText(f"{identifier}: {errors[0]}")
        return Html(words)

    def has(self, identifier: str) -> bool:
        """Whether this language has the sentence."""
        return identifier in self._home

    def _fetch(self, identifier: str) -> None:
        """Reads the file of a sentence, and those of the sentences that it mentions."""
        path = self._home.get(identifier)
        if path is None or path in self._read:
            return
        self._read.add(path)
        words = path.read_text(encoding="utf-8")
        self.add(words)
        for mentioned in _MENTIONED.findall(words):
            self._fetch(mentioned)

    def add(self, words: str) -> None:
        """Takes in the sentences of a Fluent file."""
        self._home.update(dict.fromkeys(_DEFINED.findall(words)))
        self._bundle.add_resource(FluentResource(words))

    def date(self, day: date) -> str:
        """A day as people write it: 17 Agustus 1980."""
        return str(format_date(day, "d MMMM y", locale=self.language))

    def _argument(self, value: Any) -> Any:
        match value:
            case Html():
                return str(value)
            case Text():
                return str(self(value))
            case datetime():
                return str(format_datetime(value, "d MMMM y HH.mm", locale=self.language))
            case date():
                return self.date(value)
            case bool():
                return str(value).lower()
            case int() | float():
                return value
            case None:
                return "–"
            case _:
                return html.escape(str(value), quote=False)


def _is_nobodys(value: Any) -> bool:
    """A small number or a fixed sentence: few of these exist, and none tells anything about a person."""
    if isinstance(value, Text):
        return not value.args
    return type(value) is int and 0 <= value < 100


@cache
def texts(language: str) -> Texts:
    """The sentences of a language ("id" or "en"); anything else speaks Indonesian."""
    return Texts(language if language in LANGUAGES else LANGUAGES[0])


def plain(words: str) -> str:
    """Telegram HTML without its tags, for callback answers and files, which know no markup."""
    return html.unescape(_TAG.sub("", words))
