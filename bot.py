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
from collections.abc import Coroutine, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

import migrations
from check import check
from config import ROOT, Settings, new_key
from gateway import logs
from gateway.api import Api
from gateway.background import wait_for_any
from gateway.leader import Leader
from gateway.outbox import queue
from gateway.outgoing import set_commands
from gateway.scheduler import Scheduler
from gateway.service import Gateway, Loop, open_bot
from handlers import ROUTES
from handlers.file_maker import FileMaker
from handlers.importing import Importer
from handlers.jobs import jobs
from handlers.menu import everyones_commands
from handlers.paperwork import PaperMaker
from handlers.picture_maker import PictureMaker
from handlers.router import Handlers
from models import Database
from regency import Regency
from services import evidence
from services.alike.duplicates import catch_up, somebody_waits
from services.bpjs.rosters import discard_older
from services.claims import forget_attempts
from services.coverage import pictures, standings
from services.dukcapil import answers as dukcapil_answers
from services.ktp.reader import Reader, is_installed
from services.lists.batches import forget_old
from startup import CannotStart, keys_fit, open_database, read_settings, ready, regency_of

log = logging.getLogger(__name__)

MISCONFIGURED = 2
# Others write between two steps of catching up; with nothing to do it looks again after a while.
BREATH_SECONDS, LOOK_SECONDS = 0.05, 2.0
# Previews of BPJS's or Disdukcapil's file that nobody confirmed are forgotten after so long.
PREVIEW_DAYS = 7


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs what the command line asks for; the exit status is 0, 1 (a check failed) or 2 (cannot start)."""
    given = _parser().parse_args(arguments)
    if given.command == "keys":
        print(new_key())
        return 0
    try:
        if given.demo:
            return run_loop(_demo(given.folder, given.port, fresh=given.fresh))
        settings = read_settings()
        if given.check:
            return run_loop(check(settings))
        ready(settings)
        return run_loop(_run(settings))
    except CannotStart as error:
        print(error, file=sys.stderr)
        return MISCONFIGURED
    except KeyboardInterrupt:
        return 0


def run_loop(work: Coroutine[Any, Any, int]) -> int:
    """On uvloop where there is one: about a tenth less CPU an update."""
    try:
        import uvloop
    except ImportError:
        return asyncio.run(work)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(work)


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


async def run_bot(settings: Settings, database: Database, stop: asyncio.Event) -> None:
    """Migrates the database and serves until `stop`. Raises CannotStart where an operator has to help."""
    try:
        if database.is_sqlite:
            # The file is this process's alone; a second bot on it would send everything twice.
            async with Leader(database) as leader:
                if not await leader.try_to_lead():
                    raise CannotStart("Another bot works with this database already. Stop it first.")
        await migrations.upgrade(database)
        await keys_fit(database)
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
        await _serve(settings, database, bot, api, stop)
    except InvalidToken:
        # The words of the error hold the token.
        words = "Telegram does not know this BOT_TOKEN. Get it from @BotFather once more."
        raise CannotStart(words) from None
    finally:
        await bot.shutdown()
        await request.shutdown()


async def _serve(
    settings: Settings, database: Database, bot: ExtBot[None], api: Api, stop: asyncio.Event
) -> None:
    """What runs side by side until `stop`: the gateway, chores, imports, catching up, what is due."""
    reader = Reader(settings.regency) if is_installed() else None
    regency = regency_of(settings)
    handlers = Handlers(settings, regency, bot, ROUTES, reader)

    def told() -> None:
        gateway.told()

    makers = (
        Importer(database, settings, handlers, told=told),
        PaperMaker(database, settings, handlers, told=told),
        PictureMaker(database, settings, handlers, told=told),
        FileMaker(database, settings, handlers, told=told),
    )

    async def forget_evidence(session: AsyncSession, now: datetime) -> int:
        return await evidence.forget_old(session, now, settings.ktp_evidence_days)

    chores = [_forget_previews, _forget_batches, forget_attempts, forget_evidence, pictures.forget_old]
    loops: list[Loop] = [*(maker.run for maker in makers), partial(_catch_up, database, regency)]
    gateway = Gateway(settings, database, api, handlers, chores, loops)
    scheduler = Scheduler(database, jobs(handlers, settings, regency), regency.zone, gateway.told)
    ticking = asyncio.create_task(scheduler.run(stop), name="scheduler")
    try:
        await gateway.run(stop)
    finally:
        stop.set()
        await ticking
        if reader is not None:
            await reader.close()


async def _catch_up(database: Database, regency: Regency, stop: asyncio.Event) -> None:
    """Works out a few at a time what changed people make necessary: look-alikes, and their standing."""
    works = (
        ("look-alikes", somebody_waits, catch_up),
        ("coverage", standings.somebody_is_due, partial(_work_out, regency)),
    )
    while not stop.is_set():
        done = False
        for name, is_there, work in works:
            try:
                async with database.read() as session:
                    is_behind = await is_there(session)
                if is_behind:
                    async with database.write() as session:
                        await work(session, datetime.now(UTC))
                    done = True
            except (SQLAlchemyError, OSError) as error:
                log.error("catching up with %s failed, soon again (%s)", name, type(error).__name__)
        await wait_for_any(stop, seconds=BREATH_SECONDS if done else LOOK_SECONDS)


async def _work_out(regency: Regency, session: AsyncSession, now: datetime) -> bool:
    return await standings.catch_up(session, regency.zone, now)


async def _forget_previews(session: AsyncSession, now: datetime) -> int:
    before = now - timedelta(days=PREVIEW_DAYS)
    return await discard_older(session, before) + await dukcapil_answers.discard_older(session, before)


async def _forget_batches(session: AsyncSession, now: datetime) -> int:
    return await forget_old(session, now - timedelta(days=PREVIEW_DAYS))


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
