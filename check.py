"""`python bot.py --check`: a line for each thing that has to be right."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import TelegramError

import migrations
from config import Settings
from gateway.service import open_bot
from startup import CannotStart, keys_fit, open_database, ready

# Callbacks and invitations expire by the clock; half a minute is what they bear.
CLOCK_SECONDS = 30


class Report:
    """A line for each thing that has to be right."""

    def __init__(self) -> None:
        self.all_good = True

    def line(self, name: str, words: str, *, good: bool = True) -> None:
        """Prints what was found."""
        self.all_good = self.all_good and good
        print(f"{'ok  ' if good else 'FAIL'}  {name:<9}  {words}")


async def check(settings: Settings) -> int:
    """Checks settings, database, migration level, token and clock; 0 when all are right, else 1."""
    report = Report()
    try:
        ready(settings)
        report.line("settings", f"regency {settings.regency}, {len(settings.admin_ids)} administrators")
    except CannotStart as error:
        report.line("settings", str(error), good=False)
    await _check_database(settings, report)
    await _check_telegram(settings, report)
    return 0 if report.all_good else 1


async def _check_database(settings: Settings, report: Report) -> None:
    try:
        database = open_database(settings)
    except CannotStart as error:
        report.line("database", str(error), good=False)
        return
    try:
        await database.ping()
        report.line("database", database.url.render_as_string(hide_password=True))
        current, newest = await migrations.level(database)
        report.line("migration", f"{current or 'empty'}; the newest is {newest} and is applied at start")
        if current == newest and settings.data_keys.get_secret_value():
            await keys_fit(database)
    except CannotStart as error:
        report.line("keys", str(error), good=False)
    except (SQLAlchemyError, OSError) as error:
        report.line("database", f"cannot be used: {type(error).__name__}", good=False)
    finally:
        await database.close()


async def _check_telegram(settings: Settings, report: Report) -> None:
    if not settings.bot_token.get_secret_value():
        report.line("token", "BOT_TOKEN is not set", good=False)
        return
    bot, request = open_bot(settings)
    await request.initialize()
    try:
        me = await bot.get_me()
        report.line("token", f"@{me.username} at {settings.telegram_api_url}")
        skew = request.clock_skew(datetime.now(UTC)) or 0.0
        report.line(
            "clock", f"{skew:+.0f} s beside the server's; {settings.tz}", good=abs(skew) < CLOCK_SECONDS
        )
    except TelegramError as error:
        report.line("token", f"{settings.telegram_api_url} says {type(error).__name__}", good=False)
    finally:
        await request.shutdown()
