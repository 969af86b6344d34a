"""What an error of Telegram means for a message: try again, do it another way, give up, or all is well."""

from __future__ import annotations

import re
from datetime import timedelta
from enum import Enum, auto

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError


class Verdict(Enum):
    """What to do after an error."""

    DONE = auto()
    AGAIN = auto()
    SEND_ANEW = auto()
    BLOCKED = auto()
    GIVE_UP = auto()


# The words of Telegram, in one place: it has no codes for these.
FINE_AS_IT_IS = ("message is not modified", "message to delete not found", "message can't be deleted")
CARD_IS_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
TOO_LARGE = ("request entity too large", "file is too big")
QUOTED = re.compile(r'"[^"]*"')
NOBODY_THERE = ("chat not found", "user is deactivated", "bot can't initiate conversation", "user not found")


def verdict(error: TelegramError) -> Verdict:
    """Judges an error by its class and, for refused requests, by its words."""
    words = str(error).lower()
    if isinstance(error, Forbidden):
        return Verdict.BLOCKED
    if isinstance(error, BadRequest):
        if any(part in words for part in FINE_AS_IT_IS):
            return Verdict.DONE
        if any(part in words for part in CARD_IS_GONE):
            return Verdict.SEND_ANEW
        if any(part in words for part in NOBODY_THERE):
            return Verdict.BLOCKED
        return Verdict.GIVE_UP
    if isinstance(error, InvalidToken):
        # 401 is a token that was taken back: the message waits for the new one, and the intake raises the
        # alarm. 404 is a wrong name of a method.
        return Verdict.AGAIN if "unauthorized" in words else Verdict.GIVE_UP
    if isinstance(error, ChatMigrated) or any(part in words for part in TOO_LARGE):
        return Verdict.GIVE_UP
    return Verdict.AGAIN


def words_of(error: TelegramError) -> str:
    """An error for logs and the outbox, at most 300 characters, without what Telegram quotes of our text."""
    said = QUOTED.sub('"…"', str(error))
    return f"{type(error).__name__}: {said}"[:300]


def pause_of(error: TelegramError) -> float | None:
    """Seconds that Telegram asks to wait, if it does."""
    if not isinstance(error, RetryAfter):
        return None
    pause = error.retry_after
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)
