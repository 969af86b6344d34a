"""Message entities: offsets in UTF-16 units, as Telegram counts, and what it finds in a text by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

Entity = dict[str, Any]

_PLAIN = frozenset({"code", "pre", "text_link", "text_mention"})
_MERGED = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
_TOP_DOMAINS = r"(?:com|org|net|info|id|me|io|dev|app)"
_found = re.compile(
    r"(?P<bot_command>(?<![\w/<])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<url>(?:https?://[^\s<>\"]+|(?<![\w@.\-/])(?:[a-z0-9\-]+\.)+"
    + _TOP_DOMAINS
    + r"\b(?:[/?][^\s<>\"]*)?))"
    r"|(?P<email>(?<![\w.+\-])[A-Za-z0-9._+\-]+@(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{2,8}\b)"
    r"|(?P<mention>(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{3,31}\b)"
    r"|(?P<hashtag>(?<![\w#/])#(?=\d*[^\W\d])\w{1,255})",
    re.IGNORECASE,
)
_hint = re.compile(r"[/@#.]")


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, Telegram's unit for offsets and limits."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def find_entities(text: str) -> list[Entity]:
    """What Telegram marks unasked: commands, links, e-mail addresses, mentions and hashtags."""
    if not _hint.search(text):
        return []
    entities: list[Entity] = []
    for found in _found.finditer(text):
        piece = found[0]
        kind = found.lastgroup
        if kind == "url":
            piece = piece.rstrip(".,;:!?)'\"”…")
        entities.append(
            {"type": kind, "offset": utf16_length(text[: found.start()]), "length": utf16_length(piece)}
        )
    return entities


def arrange(text: str, marked: Iterable[Entity]) -> tuple[str, list[Entity]]:
    """The text as it is stored: white space trimmed at both ends, entities clipped, merged and sorted.

    Nothing lies inside code and pre, as on Telegram; what Telegram finds by itself is added outside of
    code, pre and links.
    """
    stripped = text.lstrip()
    cut = utf16_length(text) - utf16_length(stripped)
    stripped = stripped.rstrip()
    limit = utf16_length(stripped)
    kept: list[Entity] = []
    for entity in marked:
        start = max(entity["offset"] - cut, 0)
        end = min(entity["offset"] + entity["length"] - cut, limit)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    kept = _merge(_without_code_content(kept))
    for entity in find_entities(stripped):
        if not any(other["type"] in _PLAIN and _overlap(entity, other) for other in kept):
            kept.append(entity)
    kept.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return stripped, kept


def _overlap(one: Entity, other: Entity) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"]
    )


def _without_code_content(entities: list[Entity]) -> list[Entity]:
    blocks = [entity for entity in entities if entity["type"] in ("code", "pre")]
    if not blocks:
        return entities
    return [
        entity
        for entity in entities
        if entity["type"] == "pre"
        or not any(
            block is not entity and _overlap(entity, block) and _weaker(entity, block) for block in blocks
        )
    ]


def _weaker(entity: Entity, block: Entity) -> bool:
    return entity["type"] not in ("blockquote", "expandable_blockquote") and (
        entity["type"] != "code" or block["type"] == "pre" or block["length"] > entity["length"]
    )


def _merge(entities: list[Entity]) -> list[Entity]:
    """One entity where two of the same formatting touch or overlap."""
    merged: list[Entity] = []
    open_ends: dict[str, Entity] = {}
    for entity in sorted(entities, key=lambda one: (one["offset"], -one["length"])):
        earlier = open_ends.get(entity["type"])
        if (
            earlier is not None
            and entity["type"] in _MERGED
            and entity["offset"] <= earlier["offset"] + earlier["length"]
        ):
            end = max(earlier["offset"] + earlier["length"], entity["offset"] + entity["length"])
            earlier["length"] = end - earlier["offset"]
            continue
        merged.append(entity)
        open_ends[entity["type"]] = entity
    return merged
