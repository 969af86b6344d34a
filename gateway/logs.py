"""Logging: what happened, never who or what was said; the token is cut out of whatever a library logs."""

from __future__ import annotations

import logging
import re

# The form of every bot token, so that also one of another bot, in a mistyped address, stays out.
TOKEN = re.compile(r"\d{6,20}:[A-Za-z0-9_-]{20,}")


class WithoutToken(logging.Formatter):
    """Formats as usual, and puts dots where a token stood, in tracebacks as well."""

    def format(self, record: logging.LogRecord) -> str:
        return TOKEN.sub("•••", super().format(record))


def set_up(level: str) -> None:
    """Logs to the standard error stream, from `level` on."""
    handler = logging.StreamHandler()
    handler.setFormatter(WithoutToken("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in ("httpx", "aiosqlite", "alembic", "telegram"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, logging.getLevelName(level)))
