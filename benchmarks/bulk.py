"""`python -m benchmarks.bulk [--rows N] [--cores N]`: a large workbook, and how long others wait meanwhile.

One process does it all, as the bot does: the importer's loop beside somebody who asks for the menu ten times
a second, through the real routing table and the one writing connection. The file is read and written in the
importer's own child process, on the same core.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import io
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select
from telegram import Update, User
from telegram.ext import ExtBot
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from config import Settings
from gateway.router import Incoming
from handlers import ROUTES
from handlers.importing import Importer
from handlers.router import Handlers
from migrations import upgrade
from models import (
    Account,
    Batch,
    BatchStatus,
    Database,
    Enrolment,
    Organisation,
    OrganisationStatus,
    OutboxMessage,
    Role,
    RoleGrant,
)
from models.encryption import use_keys
from regency import load_regency
from services.lists.accepting import begin_taking
from services.lists.importing import upload
from services.roles import Access

EVERY = 0.1
TITLES = ("NIK", "Nama", "Tempat Lahir", "Nama Ibu Kandung", "Alamat", "No HP")
NAMES = ("Ahmad", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gunawan", "Hasan", "Indah", "Joko")


@dataclass
class Waits:
    """How long somebody waited for each answer, in seconds, by what went on when it was due."""

    of: dict[str, list[float]] = field(default_factory=dict)
    _stations: list[tuple[float, str]] = field(default_factory=lambda: [(0.0, "nothing")])

    def begin(self, station: str) -> None:
        """What goes on from now."""
        self._stations.append((time.perf_counter(), station))

    def add(self, due: float) -> None:
        """One answer, given now."""
        station = next(name for since, name in reversed(self._stations) if since <= due)
        self.of.setdefault(station, []).append(time.perf_counter() - due)


def workbook(rows: int) -> bytes:
    """So many invented people; one in fifty has a NIK that is too short."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Anggota")
        sheet.write_row(0, 0, TITLES)
        for at in range(rows):
            born = date(1962, 1, 1) + timedelta(days=at % 14_000)
            nik = f"160901{born:%d%m%y}{at // 14_000 + 1 + at % 9_000:04d}"
            name = f"{NAMES[at % 10]} {NAMES[at // 10 % 10]} Rekaan"
            shown = nik[:15] if at % 50 == 49 else nik
            phone = f"0812{at:08d}"
            sheet.write_row(at + 1, 0, (shown, name, "Muaradua", "Siti Contoh", f"Dusun {at % 9 + 1}", phone))
    return out.getvalue()


async def run(rows: int) -> None:
    """Measures one import and prints what came out."""
    use_keys({"bench": bytes(range(32))})
    data = workbook(rows)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'bulk.sqlite3'}")
        try:
            await upgrade(database)
            await _measure(database, data, rows)
        finally:
            await database.close()


async def _measure(database: Database, data: bytes, rows: int) -> None:
    settings = Settings(_env_file=None)
    regency = load_regency(settings.regency)
    bot: ExtBot[None] = ExtBot("1:bench")
    bot._bot_user = User(id=1, is_bot=True, first_name="Lindung", username="lindung_bot")
    handlers = Handlers(settings, regency, bot, ROUTES)
    by, organisation_id = await _coordinator(database)
    stop, waits = asyncio.Event(), Waits()
    asking = asyncio.create_task(_ask(database, handlers, bot, stop, waits))
    importing = asyncio.create_task(Importer(database, settings, handlers).run(stop))
    try:
        await asyncio.sleep(5)
        waits.begin("reading")
        async with database.write() as session:
            file = ("daftar.xlsx", data, hashlib.sha256(data).hexdigest())
            batch = await upload(session, by, organisation_id, file, datetime.now(UTC))
            batch_id = batch.id
        read = await _until(database, batch_id, BatchStatus.OPEN)
        waits.begin("taking")
        async with database.write() as session:
            await begin_taking(session, by, batch_id, "marbot", regency)
        taken = await _until(database, batch_id, BatchStatus.TAKEN)
        waits.begin("giving back")
        given = await _until_given(database, batch_id)
        await _report(database, waits, rows, len(data), (read, taken, given))
    finally:
        stop.set()
        await asyncio.gather(asking, importing)


async def _coordinator(database: Database) -> tuple[Access, int]:
    now = datetime.now(UTC)
    async with database.write() as session:
        account = Account(telegram_id=7, name="Pak Takmir", phone_proven=False, created_at=now)
        masjid = Organisation(
            kind="masjid",
            name="Masjid Rekaan",
            folded_name="masjidrekaan",
            kecamatan_code="16.09.01",
            desa_code="16.09.01.2002",
            status=OrganisationStatus.CONFIRMED,
            submitted_at=now,
        )
        session.add_all([account, masjid])
        await session.flush()
        grant = RoleGrant(
            account_id=account.id, role=Role.COORDINATOR, organisation_id=masjid.id, granted_at=now
        )
        session.add(grant)
        access = Access(account.id, frozenset({Role.GUEST, Role.COORDINATOR}), frozenset({masjid.id}))
        return access, masjid.id


async def _ask(
    database: Database, handlers: Handlers, bot: ExtBot[None], stop: asyncio.Event, waits: Waits
) -> None:
    """Somebody else asks for the menu ten times a second; each is a transaction like those of dispatch."""
    number = 0
    due = time.perf_counter()
    while not stop.is_set():
        number += 1
        due += EVERY
        # From when it was due: who is held up does not ask less.
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        body = {
            "message_id": number,
            "date": int(time.time()),
            "chat": {"id": 8, "type": "private", "first_name": "Bu Guru"},
            "from": {"id": 8, "is_bot": False, "first_name": "Bu Guru"},
            "text": "/menu",
            "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
        }
        update = Update.de_json({"update_id": number, "message": body}, bot)
        async with database.write() as session:
            await handlers.preload(session, [update])
            await handlers.handle(session, Incoming(update, datetime.now(UTC)))
        waits.add(due)


async def _until(database: Database, batch_id: int, status: BatchStatus) -> float:
    began = time.perf_counter()
    while True:
        async with database.read() as session:
            now = await session.scalar(select(Batch.status).where(Batch.id == batch_id))
        if now is status:
            return time.perf_counter() - began
        if now is BatchStatus.DISCARDED:
            raise RuntimeError("the importer gave the batch up; see its log")
        await asyncio.sleep(0.05)


async def _until_given(database: Database, batch_id: int) -> float:
    began = time.perf_counter()
    while True:
        async with database.read() as session:
            wanted = await session.scalar(select(Batch.report_wanted).where(Batch.id == batch_id))
        if not wanted:
            return time.perf_counter() - began
        await asyncio.sleep(0.05)


async def _report(
    database: Database, waits: Waits, rows: int, size: int, seconds: tuple[float, float, float]
) -> None:
    async with database.read() as session:
        entries = await session.scalar(select(func.count()).select_from(Enrolment))
        back = await session.scalar(
            select(func.length(OutboxMessage.attachment)).where(OutboxMessage.attachment.is_not(None))
        )
    usage = [
        resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    print(f"{rows} rows, {size // 1000} kB; {entries} entries made; given back: {(back or 0) // 1000} kB")
    print(
        f"reading and preview {seconds[0]:.1f} s, taking {seconds[1]:.1f} s, giving back {seconds[2]:.1f} s, "
        f"together {sum(seconds):.1f} s"
    )
    print(f"memory of the bot at most: {usage} MB; CPU of the bot: {time.process_time():.1f} s")
    print("| meanwhile | answers | p50 ms | p95 ms | longest ms |\n|---|---|---|---|---|")
    for during, found in waits.of.items():
        ordered = sorted(found)
        p95 = ordered[int(0.95 * (len(ordered) - 1))]
        print(
            f"| {during} | {len(ordered)} | {statistics.median(ordered) * 1000:.1f} | {p95 * 1000:.1f} "
            f"| {ordered[-1] * 1000:.0f} |"
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line and measures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bulk", description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--cores", type=int, default=1, help="how many cores bot and child share")
    given = parser.parse_args(arguments)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: given.cores])
    asyncio.run(run(given.rows))


if __name__ == "__main__":
    main()
