"""Telegram in and out: intake → inbox → in order per chat → handler → outbox → delivery."""

import os

# python-telegram-bot reads this once: pauses then come as timedelta, and without a deprecation warning.
os.environ.setdefault("PTB_TIMEDELTA", "true")
