"""Telegram's HTML subset, read the way Telegram reads it.

The grammar and the words of the errors follow `parse_html` of tdlib, which the real Bot API server uses:
a byte offset into the UTF-8 source in every complaint, four named entities, any other `&` taken literally.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from simulator.entities import Entity, utf16_length

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
SPACE = " \t\r\n\0\v"

_reference = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,8})|([a-zA-Z]+));?")
_literal = re.compile(r"[^<&]+")
_tag_name = re.compile(r"[^\s>]*")
_attribute_name = re.compile(r"[^\s=>/\"']*")
_name_token = re.compile(r"[A-Za-z0-9.\-]*")
_spaces = re.compile(r"\s*")
_plausible_link = re.compile(r"(?:https?://|tg://)?[^\s.]+(?:\.[^\s.]+)*\S*", re.IGNORECASE)


class MarkupError(ValueError):
    """The source cannot be read; the words are tdlib's."""


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    out_length: int


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Plain text and its entities with UTF-16 offsets; raises `MarkupError`."""
    if "<" not in source and "&" not in source:
        return source, []
    return _Reader(source).read()


def _decode_reference(source: str, at: int) -> tuple[str, int] | None:
    found = _reference.match(source, at)
    if not found:
        return None
    hexadecimal, decimal, name = found.groups()
    if name is not None:
        return (NAMED[name], found.end()) if name in NAMED else None
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return None
    return chr(code), found.end()


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        source = self.source
        while self.at < len(source):
            character = source[self.at]
            if character == "<":
                if source.startswith("</", self.at):
                    self._end_tag()
                else:
                    self._start_tag()
                continue
            if character == "&":
                decoded = _decode_reference(source, self.at)
                piece, self.at = decoded or ("&", self.at + 1)
            else:
                found = _literal.match(source, self.at)
                piece = found[0] if found else character
                self.at += len(piece)
            self.out.append(piece)
            self.offset += utf16_length(piece)
        if self.open:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return "".join(self.out), self.entities

    def _byte(self, position: int) -> int:
        return len(self.source[:position].encode("utf-8", "surrogatepass"))

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.source, self.at)
        piece = found[0] if found else ""
        self.at += len(piece)
        return piece

    def _peek(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._skip(_tag_name).lower()
        if not self._peek():
            raise MarkupError(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if tag not in TAGS:
            raise MarkupError(f'Unsupported start tag "{tag}" at byte offset {self._byte(begin)}')
        argument = ""
        while True:
            self._skip(_spaces)
            if self._peek() == ">":
                break
            name, value = self._attribute(tag, begin)
            argument = _argument(tag, name, value) or argument
        self.at += 1
        if tag == "span" and argument != "tg-spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}')
        self.open.append(_Open(tag, argument, self.offset, len(self.out)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        unclosed = f'Unclosed start tag "{tag}" at byte offset {self._byte(begin)}'
        name = self._skip(_attribute_name)
        if not name:
            if not self._peek():
                raise MarkupError(unclosed)
            raise MarkupError(f'Empty attribute name in the tag "{tag}" at byte offset {self._byte(begin)}')
        self._skip(_spaces)
        if self._peek() != "=":
            if not self._peek():
                raise MarkupError(unclosed)
            return name.lower(), ""
        self.at += 1
        self._skip(_spaces)
        quote = self._peek()
        if quote and quote in "\"'":
            return name.lower(), self._quoted(quote, begin)
        start = self.at
        value = self._skip(_name_token).lower()
        if not self._peek():
            raise MarkupError(unclosed)
        if self._peek() not in f"{SPACE}>":
            raise MarkupError(f"Unexpected end of name token at byte offset {self._byte(start)}")
        return name.lower(), value

    def _quoted(self, quote: str, begin: int) -> str:
        self.at += 1
        value: list[str] = []
        while (character := self._peek()) and character != quote:
            decoded = _decode_reference(self.source, self.at) if character == "&" else None
            piece, self.at = decoded or (character, self.at + 1)
            value.append(piece)
        self.at += 1
        if not self._peek():
            raise MarkupError(f"Unclosed start tag at byte offset {self._byte(begin)}")
        return "".join(value)

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise MarkupError(f"Unexpected end tag at byte offset {self._byte(begin)}")
        self.at += 2
        found = self._skip(_tag_name).lower()
        self._skip(_spaces)
        if self._peek() != ">":
            raise MarkupError(f"Unclosed end tag at byte offset {self._byte(begin)}")
        self.at += 1
        opened = self.open.pop()
        if found and found != opened.tag:
            raise MarkupError(
                f"Unmatched end tag at byte offset {self._byte(begin)}, "
                f'expected "</{opened.tag}>", found "</{found}>"'
            )
        if self.offset > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        kind = TAGS[opened.tag]
        entity: Entity = {"type": kind, "offset": opened.offset, "length": self.offset - opened.offset}
        if kind == "text_link":
            link = opened.argument or "".join(self.out[opened.out_length :])
            # As on Telegram: a link that is no address loses its tag silently and stays as text.
            if not _plausible_link.fullmatch(link) or ("." not in link and "tg://" not in link):
                return
            entity["url"] = link if "://" in link else f"http://{link}"
        elif kind == "code" and opened.argument:
            entity["language"] = opened.argument
        elif kind == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif kind == "pre" and self._takes_language(entity):
            entity["language"] = self.entities.pop()["language"]
        self.entities.append(entity)

    def _takes_language(self, pre: Entity) -> bool:
        last = self.entities[-1] if self.entities else None
        return bool(
            last
            and last["type"] == "code"
            and "language" in last
            and (last["offset"], last["length"]) == (pre["offset"], pre["length"])
        )


def _argument(tag: str, name: str, value: str) -> str:
    if tag == "a" and name == "href":
        return value
    if tag == "code" and name == "class" and value.startswith("language-"):
        return value.removeprefix("language-")
    if tag == "span" and name == "class":
        return value
    if tag == "blockquote" and name == "expandable":
        return "expandable"
    return ""
