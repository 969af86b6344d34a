"""What errors of Telegram mean."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from gateway.faults import Verdict, pause_of, verdict, words_of


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (BadRequest("Message is not modified: specified new message content"), Verdict.DONE),
        (BadRequest("Message to delete not found"), Verdict.DONE),
        (BadRequest("Message can't be deleted for everyone"), Verdict.DONE),
        (BadRequest("Message to edit not found"), Verdict.SEND_ANEW),
        (BadRequest("Message can't be edited"), Verdict.SEND_ANEW),
        (BadRequest("MESSAGE_ID_INVALID"), Verdict.SEND_ANEW),
        (BadRequest("Chat not found"), Verdict.BLOCKED),
        (Forbidden("Forbidden: bot was blocked by the user"), Verdict.BLOCKED),
        (Forbidden("Forbidden: bot was kicked from the group chat"), Verdict.BLOCKED),
        (BadRequest("Can't parse entities"), Verdict.GIVE_UP),
        (BadRequest("something nobody has seen before"), Verdict.GIVE_UP),
        (InvalidToken("Not Found"), Verdict.GIVE_UP),
        (InvalidToken("Unauthorized"), Verdict.AGAIN),
        (ChatMigrated(-100), Verdict.GIVE_UP),
        (NetworkError("Request Entity Too Large (413)"), Verdict.GIVE_UP),
        (RetryAfter(3), Verdict.AGAIN),
        (TimedOut(), Verdict.AGAIN),
        (NetworkError("Bad Gateway"), Verdict.AGAIN),
        (Conflict("x"), Verdict.AGAIN),
        (TelegramError("Invalid server response"), Verdict.AGAIN),
    ],
)
def test_verdicts(error: TelegramError, expected: Verdict) -> None:
    assert verdict(error) is expected


def test_pauses_are_seconds() -> None:
    assert pause_of(RetryAfter(3)) == 3.0
    assert pause_of(RetryAfter(timedelta(minutes=1))) == 60.0
    assert pause_of(TimedOut()) is None


def test_what_telegram_quotes_stays_out() -> None:
    error = BadRequest('Can\'t parse entities: unsupported start tag "siti contoh" at byte offset 3')
    assert words_of(error) == 'BadRequest: Can\'t parse entities: unsupported start tag "…" at byte offset 3'
    assert len(words_of(BadRequest("x" * 1000))) == 300
