"""The front door: reads the command line and the settings, puts the parts together, runs.

python bot.py            runs on Telegram      python bot.py keys     prints a new encryption key
python bot.py --check    checks everything     python bot.py --demo   needs nothing, opens a chat page
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

import migrations
from config import ROOT, Settings, new_key, parse_keys
from gateway import logs
from gateway.api import Api
from gateway.background import wait_for_any
from gateway.leader import Leader
from gateway.outbox import queue
from gateway.outgoing import set_commands
from gateway.service import Gateway, open_bot
from handlers import ROUTES
from handlers.menu import everyones_commands
from handlers.router import Handlers
from models import Database
from models.encryption import use_keys
from models.key_check import key_at_fault
from regency import Regency, RegencyError, load_regency
from services import evidence
from services.claims import forget_attempts
from services.ktp.reader import Reader, is_installed
from services.rosters import discard_older

log = logging.getLogger(__name__)

MISCONFIGURED = 2
# Callbacks and invitations expire by the clock; half a minute is what they bear.
CLOCK_SECONDS = 30


# Previews of BPJS's file that nobody confirmed are forgotten after so long.
PREVIEW_DAYS = 7


class CannotStart(Exception):
    """Something an operator has to put right; the words say what and how."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs what the command line asks for; the exit status is 0, 1 (a check failed) or 2 (cannot start)."""
    given = _parser().parse_args(arguments)
    if given.command == "keys":
        print(new_key())
        return 0
    try:
        if given.demo:
            return asyncio.run(_demo(given.folder, given.port, fresh=given.fresh))
        settings = read_settings()
        if given.check:
            return asyncio.run(check(settings))
        ready(settings)
        return asyncio.run(_run(settings))
    except CannotStart as error:
        print(error, file=sys.stderr)
        return MISCONFIGURED
    except KeyboardInterrupt:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python bot.py", description="Lindung, the Telegram bot.")
    parser.add_argument("command", nargs="?", choices=("keys",), help="keys: print a new key for DATA_KEYS")
    parser.add_argument("--check", action="store_true", help="check settings, database, token and clock")
    parser.add_argument("--demo", action="store_true", help="run with a Telegram of its own, on this machine")
    parser.add_argument("--fresh", action="store_true", help="with --demo: begin with new synthetic people")
    parser.add_argument(
        "--folder", type=Path, default=ROOT / "data" / "demo", help="with --demo: where it keeps its data"
    )
    parser.add_argument("--port", type=int, default=8090, help="with --demo: port of the chat page")
    return parser


def read_settings() -> Settings:
    """The settings of this installation. Raises CannotStart that names those at fault, not their values."""
    try:
        return Settings()
    except ValidationError as error:
        faults = [
            f"  {'.'.join(map(str, one['loc'])).upper()}: {one['msg'].removeprefix('Value error, ')}"
            for one in error.errors(include_input=False, include_url=False)
        ]
        listed = "\n".join(faults)
        words = f"These settings cannot be used:\n{listed}\n.env.example explains each one."
        raise CannotStart(words) from None


def ready(settings: Settings) -> None:
    """Sets the keys of this process. Raises CannotStart when the token or the keys are missing."""
    missing = [name for name in ("bot_token", "data_keys") if not getattr(settings, name).get_secret_value()]
    if missing:
        names = " and ".join(name.upper() for name in missing)
        raise CannotStart(
            f"Lindung cannot start yet: {names} not set. Copy .env.example to .env, put the token from "
            "@BotFather behind BOT_TOKEN= and the line that `python bot.py keys` prints behind DATA_KEYS=, "
            "then start again. To try everything without a token: make demo."
        )
    use_keys(parse_keys(settings.data_keys.get_secret_value()))
    regency_of(settings)


async def _run(settings: Settings) -> int:
    """The bot on Telegram, until SIGINT or SIGTERM."""
    logs.set_up(settings.log_level)
    database = open_database(settings)
    stop = _stop_on_signals()
    try:
        await run_bot(settings, database, stop)
    finally:
        await database.close()
    return 0


def regency_of(settings: Settings) -> Regency:
    """The facts of the regency, in the time zone of the settings. Raises CannotStart for a file at fault."""
    try:
        return replace(load_regency(settings.regency), timezone=settings.tz)
    except RegencyError as error:
        raise CannotStart(f"The data files of the regency cannot be used. {error}") from None


def open_database(settings: Settings) -> Database:
    """The database of the settings. Raises CannotStart for an address that can never work."""
    try:
        return Database(settings.database_url)
    except (SQLAlchemyError, ImportError, OSError) as error:
        words = f"DATABASE_URL cannot be used ({type(error).__name__}). .env.example shows how it is written."
        raise CannotStart(words) from error


async def run_bot(settings: Settings, database: Database, stop: asyncio.Event) -> None:
    """Migrates the database and serves until `stop`. Raises CannotStart where an operator has to help."""
    try:
        if database.is_sqlite:
            # The file is this process's alone; a second bot on it would send everything twice.
            async with Leader(database) as leader:
                if not await leader.try_to_lead():
                    raise CannotStart("Another bot works with this database already. Stop it first.")
        await migrations.upgrade(database)
        await _keys_fit(database)
    except LookupError as error:
        raise CannotStart("The database was made by a newer version of Lindung than this one.") from error
    except (SQLAlchemyError, OSError) as error:
        words = f"The database cannot be used ({type(error).__name__}). See: make check."
        raise CannotStart(words) from error
    bot, request = open_bot(settings)
    await request.initialize()
    try:
        if not await _known_to_telegram(bot, stop):
            return
        await _offer_commands(database)
        api = Api(bot, request, settings.telegram_api_url)
        reader = Reader(settings.regency) if is_installed() else None
        handlers = Handlers(settings, regency_of(settings), bot, ROUTES, reader)

        async def forget_evidence(session: AsyncSession, now: datetime) -> int:
            return await evidence.forget_old(session, now, settings.ktp_evidence_days)

        chores = [_forget_previews, forget_attempts, forget_evidence]
        try:
            await Gateway(settings, database, api, handlers, chores).run(stop)
        finally:
            if reader is not None:
                await reader.close()
    except InvalidToken:
        # The words of the error hold the token.
        words = "Telegram does not know this BOT_TOKEN. Get it from @BotFather once more."
        raise CannotStart(words) from None
    finally:
        await bot.shutdown()
        await request.shutdown()


async def _keys_fit(database: Database) -> None:
    """Raises CannotStart when what is stored cannot be read: whoever writes would only get apologies."""
    async with database.read() as session:
        name = await key_at_fault(session)
    if name is not None:
        raise CannotStart(
            f"DATA_KEYS does not fit the database: the key named {name} is missing or another one. "
            "Put it back, behind the newest one if there is another; without it nobody can read the data."
        )


async def _forget_previews(session: AsyncSession, now: datetime) -> int:
    return await discard_older(session, now - timedelta(days=PREVIEW_DAYS))


async def _known_to_telegram(bot: ExtBot[None], stop: asyncio.Event) -> bool:
    """Asks Telegram who the bot is, again and again while the network is away; False when stopped first."""
    pause = 1.0
    while not stop.is_set():
        try:
            await bot.initialize()
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("Telegram cannot be reached (%s); again in %.0f s", type(error).__name__, pause)
            await wait_for_any(stop, seconds=pause)
            pause = min(30.0, pause * 2)
        else:
            return True
    return False


async def _offer_commands(database: Database) -> None:
    """Telegram's command menu for everybody; who has a role gets one of their own."""
    offers = [
        set_commands(everyones_commands("id")),
        set_commands(everyones_commands("en"), language="en"),
    ]
    async with database.write() as session:
        await queue(session, offers, datetime.now(UTC))


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
            await _keys_fit(database)
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


async def _demo(folder: Path, port: int, *, fresh: bool) -> int:
    """Bot, Telegram and people on this machine; nothing leaves it."""
    # The simulator is no part of a bot on Telegram.
    from simulator import demo, serve

    logs.set_up("WARNING")
    world = await demo.prepare(folder, fresh=fresh, now=datetime.now(UTC))
    stop = _stop_on_signals()
    try:
        async with serve(world.simulator, port=port) as server:
            settings = world.settings(server.url)
            print(f"\n  Lindung: open {server.url} in a browser. Ctrl-C stops.\n", flush=True)
            await run_bot(settings, world.database, stop)
    except OSError as error:
        raise CannotStart(f"Port {port} is taken. Try: make demo ARGS='--port {port + 1}'") from error
    finally:
        await world.close()
    return 0


def _stop_on_signals() -> asyncio.Event:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(name, stop.set)
        except NotImplementedError:
            # Windows: Ctrl-C arrives as KeyboardInterrupt, which main() takes.
            break
    return stop


if __name__ == "__main__":
    sys.exit(main())
