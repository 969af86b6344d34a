"""Checks of `reply_markup`, with Telegram's limits and words."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from simulator.errors import Json, bad_request

DATA_LIMIT = 64
BUTTON_LIMIT = 100
INLINE_ACTIONS = (
    "callback_data",
    "url",
    "web_app",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "copy_text",
    "login_url",
    "pay",
)


def read_markup(markup: Any) -> Json | None:
    """A checked `reply_markup`, or None; raises `ApiError`."""
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return {"inline_keyboard": _rows(markup["inline_keyboard"], _inline_button)}
    if "keyboard" in markup:
        return {**markup, "keyboard": _rows(markup["keyboard"], _reply_button)}
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return dict(markup)
    return None


def read_inline(markup: Any) -> Json | None:
    """As `read_markup`, for edits, which take inline keyboards only."""
    checked = read_markup(markup)
    if checked is not None and "inline_keyboard" not in checked:
        raise bad_request("inline keyboard expected")
    return checked if checked and checked["inline_keyboard"] else None


def _rows(rows: Any, check: Any) -> list[list[Json]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("can't parse keyboard button: Array of Arrays expected")
    if sum(len(row) for row in rows) > BUTTON_LIMIT:
        raise bad_request("reply markup is too long")
    return [[check(button) for button in row] for row in rows if row]


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict) or not str(button.get("text", "")).strip():
        raise bad_request("can't parse inline keyboard button: Text buttons must have non-empty text")
    if not any(action in button for action in INLINE_ACTIONS):
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button:
        address = urlsplit(str(button["url"]))
        if address.scheme not in ("http", "https", "tg") or not address.netloc:
            raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    return dict(button)


def _reply_button(button: Any) -> Json:
    checked = {"text": button} if isinstance(button, str) else button
    if not isinstance(checked, dict) or not str(checked.get("text", "")).strip():
        raise bad_request("can't parse keyboard button: text can't be empty")
    return dict(checked)
