"""`python -m benchmarks.turns [--people N]`: how long one press holds everybody else up, at 3,934 people.

Each press is one turn as dispatch takes it: one writing transaction, which on SQLite is the only one there
is. Measured of each: how long the transaction was held, the processor time of all threads meanwhile, the
longest time in which the event loop answered nobody, and the wait of somebody else who asks for the menu at
the same moment. The best of three, but for what can only be done once. What a press asks for is then made
beside the turns; of that the same is measured, "held" being how long it took altogether.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from telegram import Update, User
from telegram.ext import ExtBot

from benchmarks.turns_people import NOW, START, entry, roster, worker
from config import Settings
from gateway.router import Answer, Incoming
from handlers import ROUTES
from handlers.file_maker import FileMaker
from handlers.router import Handlers
from migrations import upgrade
from models import Account, Database, EnrolmentStatus, ProposalKind, Role, RoleGrant
from models.encryption import use_keys
from regency import load_regency
from services.bpjs.rosters import preview
from services.file_requests import next_request
from services.lifecycle import Verdict, write_steps
from services.proposals.budgets import BudgetData, set_budget
from services.proposals.planning import Request, plan
from services.roles import Access
from tests.factories import make_organisation

PEOPLE, PLACES, MONTHLY, MONTHS = 3_934, 20, 16_800, 12
STAFF, TAKMIR, OTHER = 1, 2, 3
TICK = 0.002


@dataclass(frozen=True)
class Cost:
    """Milliseconds."""

    held: float
    cpu: float
    stall: float
    other: float


class Bench:
    """The real handlers on a database; every press goes through one transaction."""

    def __init__(self, database: Database) -> None:
        self.database = database
        settings = Settings(_env_file=None)
        self.regency = load_regency(settings.regency)
        self.bot: ExtBot[None] = ExtBot("1:bench")
        self.bot._bot_user = User(id=1, is_bot=True, first_name="Lindung", username="lindung_bot")
        self.handlers = Handlers(settings, self.regency, self.bot, ROUTES)
        self.now = NOW
        self.maker = FileMaker(database, settings, self.handlers, clock=lambda: self.now)
        self.place = 0
        self._number = 0

    async def fill(self, people: int) -> None:
        """Everybody approved, in twenty organisations, and money for all of them."""
        async with self.database.write() as session:
            accounts = [
                Account(telegram_id=number, name=f"Orang {number}", phone_proven=False, created_at=NOW)
                for number in (STAFF, TAKMIR, OTHER)
            ]
            session.add_all(accounts)
            places = [await make_organisation(session) for _ in range(PLACES)]
            staff = Access(accounts[0].id, frozenset({Role.GUEST, Role.STAFF}))
            self.place = places[0].id
            session.add_all(
                [
                    RoleGrant(account_id=accounts[0].id, role=Role.STAFF, granted_at=NOW),
                    RoleGrant(
                        account_id=accounts[1].id, role=Role.COORDINATOR, organisation_id=self.place,
                        granted_at=NOW,
                    ),
                ]
            )  # fmt: skip
            numbers = range(1, people + 1)
            session.add_all([worker(number) for number in numbers])
            await session.flush()
            by = accounts[1].id
            session.add_all([entry(number, places[number % PLACES].id, by) for number in numbers])
            await session.flush()
            takmir = Access(by, frozenset({Role.GUEST, Role.COORDINATOR}), frozenset({self.place}))
            await write_steps(session, numbers, None, Verdict(EnrolmentStatus.SUBMITTED), takmir, NOW)
            money = BudgetData(people * MONTHLY * MONTHS, None, MONTHS)
            await set_budget(session, START.year, money, staff, NOW)

    async def receive_roster(self, people: int) -> None:
        """BPJS's file has come, and its preview was shown."""
        async with self.database.write() as session:
            staff = Access(1, frozenset({Role.GUEST, Role.STAFF}))
            await preview(session, roster(people), "BPJS.xlsx", "a" * 64, NOW.date(), staff, NOW)

    async def measured(self, who: int, data: str, times: int = 3) -> tuple[Cost, Answer]:
        """The cheapest of so many presses, each figure by itself, and the last answer."""
        found, answer = [], Answer()
        for _ in range(times):
            cost, answer = await self._once(who, data)
            found.append(cost)
        best = {one.name: min(getattr(cost, one.name) for cost in found) for one in fields(Cost)}
        return Cost(**best), answer

    async def _once(self, who: int, data: str) -> tuple[Cost, Answer]:
        stop, gaps = asyncio.Event(), [0.0]
        ticking = asyncio.create_task(_tick(stop, gaps))
        await asyncio.sleep(5 * TICK)
        gaps[:] = [0.0]
        began, cpu = time.perf_counter(), time.process_time()
        press = asyncio.create_task(self._turn(self._press(who, data)))
        await asyncio.sleep(0)
        other = asyncio.create_task(self._turn(self._menu()))
        held, answer = await press
        spent = time.process_time() - cpu
        await other
        waited = time.perf_counter() - began
        stop.set()
        await ticking
        return Cost(*(1000 * one for one in (held, spent, max(gaps), waited))), answer

    async def beside(self) -> Cost:
        """What was asked for is made, while somebody asks for the menu again and again."""
        stop, gaps, waits = asyncio.Event(), [0.0], [0.0]
        ticking = asyncio.create_task(_tick(stop, gaps))
        asking = asyncio.create_task(self._ask_on(stop, waits))
        await asyncio.sleep(5 * TICK)
        gaps[:], waits[:] = [0.0], [0.0]
        began, cpu = time.perf_counter(), time.process_time()
        if not await self.maker.step():
            raise RuntimeError("nobody had asked for anything")
        took, spent = time.perf_counter() - began, time.process_time() - cpu
        stop.set()
        await asyncio.gather(ticking, asking)
        return Cost(*(1000 * one for one in (took, spent, max(gaps), max(waits))))

    async def _ask_on(self, stop: asyncio.Event, waits: list[float]) -> None:
        while not stop.is_set():
            # From when it was due: who is held up does not ask less.
            due = time.perf_counter() + 5 * TICK
            await asyncio.sleep(5 * TICK)
            await self._turn(self._menu())
            waits.append(time.perf_counter() - due)

    async def _turn(self, update: Update) -> tuple[float, Answer]:
        async with self.database.write() as session:
            # The transaction begins with its first statement.
            await session.connection()
            began = time.perf_counter()
            await self.handlers.preload(session, [update])
            answer = await self.handlers.handle(session, Incoming(update, self.now))
            await self.handlers.settle(session)
        return time.perf_counter() - began, answer

    def _press(self, who: int, data: str) -> Update:
        message = self._message(who) | {"text": "–"}
        query = {"id": "1", "from": _user(who), "chat_instance": "1", "message": message, "data": data}
        return self._update({"callback_query": query})

    def _menu(self) -> Update:
        entities = [{"type": "bot_command", "offset": 0, "length": 5}]
        return self._update({"message": self._message(OTHER) | {"text": "/menu", "entities": entities}})

    def _message(self, who: int) -> dict[str, Any]:
        chat = {"id": who, "type": "private", "first_name": f"Orang {who}"}
        return {"message_id": 1, "date": int(NOW.timestamp()), "chat": chat, "from": _user(who)}

    def _update(self, parts: dict[str, Any]) -> Update:
        self._number += 1
        return Update.de_json({"update_id": self._number, **parts}, self.bot)


def _user(who: int) -> dict[str, Any]:
    return {"id": who, "is_bot": False, "first_name": f"Orang {who}"}


async def _tick(stop: asyncio.Event, gaps: list[float]) -> None:
    while not stop.is_set():
        began = time.perf_counter()
        await asyncio.sleep(TICK)
        gaps.append(time.perf_counter() - began - TICK)


async def run(people: int) -> None:
    """Measures and prints."""
    use_keys({"bench": bytes(range(32))})
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'turns.sqlite3'}")
        try:
            await upgrade(database)
            bench = Bench(database)
            try:
                await _report(bench, people)
            finally:
                bench.maker._child.end()
        finally:
            await database.close()


async def _report(bench: Bench, people: int) -> None:
    await bench.fill(people)
    async with bench.database.read() as session:
        request = Request(ProposalKind.NEW, START, MONTHS)
        found = await plan(session, request, bench.regency, NOW.date())
    parts = f"n:{START:%Y%m}:{MONTHS}:0"
    print(f"{people} people; the plan takes {len(found.taken)}, {len(found.not_ready)} are not ready")
    print("| press | held ms | CPU ms | loop stalled ms | another waits ms |\n|---|---|---|---|---|")
    for row in (
        ("the menu (nothing to hold up)", OTHER, "menu", 3),
        ("preview of a proposal", STAFF, f"ub:{parts}", 3),
        ("its list as a file", STAFF, f"ux:{parts}", 3),
        ("30 slips as PDF", TAKMIR, f"slipall:{bench.place}", 3),
        ("list for Dukcapil", STAFF, "dks:all", 3),
        ("drawing a sample of everybody", STAFF, "sy:e:a:p100:7", 1),
        ("its file", STAFF, "sd:1", 3),
        ("announcing everybody for objections", STAFF, f"sgo:a:3:{people}", 1),
        ("its list as a workbook", STAFF, "sgf:1:x:*", 3),
        ("taking that back", STAFF, "sgx:1:ya", 1),
        ("freezing", STAFF, f"uf:{parts}:{found.fingerprint}", 1),
        ("who waits for BPJS, as a file", STAFF, "rq", 3),
    ):
        await _row(bench, *row)
    await bench.receive_roster(people)
    await _row(bench, "preview of BPJS's file", STAFF, "rs:1:h", 3)
    await _row(bench, "applying it", STAFF, "ra:1", 1)
    bench.now = datetime(2028, 1, 10, 3, tzinfo=UTC)
    await _row(bench, "the list of cover that has ended", STAFF, "jx:grace", 3)


async def _row(bench: Bench, name: str, who: int, data: str, times: int) -> None:
    cost, answer = await bench.measured(who, data, times)
    what = answer.outgoing[0].method if answer.outgoing else answer.toast
    print(f"| {name} ({what}) | {_figures(cost)} |", flush=True)
    async with bench.database.read() as session:
        if await next_request(session) is None:
            return
    # The second time: the first one starts the process.
    for again in ("first", "then"):
        if again == "then":
            if times == 1:
                return
            await bench.measured(who, data, 1)
        print(f"| – made beside it, {again} | {_figures(await bench.beside())} |", flush=True)


def _figures(cost: Cost) -> str:
    return " | ".join(f"{getattr(cost, one.name):.0f}" for one in fields(cost))


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line and measures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.turns", description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    asyncio.run(run(parser.parse_args(arguments).people))


if __name__ == "__main__":
    main()
