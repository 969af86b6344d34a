"""The bots that are measured, each a process of its own, and what such a process costs."""

from __future__ import annotations

import asyncio
import base64
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from benchmarks import scripts
from benchmarks.people import Step
from config import ROOT
from regency import Regency

PATIENCE_SECONDS = 10.0
TOKEN = "4242:" + "benchmark_" * 4
KEYS = f"bench:{base64.b64encode(bytes(range(32))).decode()}"


@dataclass(frozen=True)
class Contestant:
    """A bot: how it is started, and what people do with it."""

    name: str
    arguments: tuple[str, ...]
    script: Callable[[Regency, int, int], Iterator[Step]]
    settings: Mapping[str, str] = field(default_factory=dict)


OURS = Contestant(
    "Lindung",
    ("bot.py",),
    scripts.ours,
    # Telegram's own limits are not what is measured here.
    {"SEND_RATE": "100000", "CHAT_RATE": "10000", "LOG_LEVEL": "WARNING", "DATA_KEYS": KEYS},
)
STOCK = Contestant("PTB ConversationHandler", ("-m", "benchmarks.peers.stock"), scripts.stock)
CONCURRENT = Contestant(
    "PTB concurrent_updates", ("-m", "benchmarks.peers.stock"), scripts.stock, {"PEER_CONCURRENT": "1"}
)
AIOGRAM = Contestant("aiogram FSM", ("-m", "benchmarks.peers.fsm"), scripts.stock)
ECHO = Contestant("PTB bare echo", ("-m", "benchmarks.peers.echo"), scripts.echo)
ALL = (OURS, STOCK, CONCURRENT, AIOGRAM, ECHO)


class Running:
    """A bot at work; `async with Running(contestant, url, folder) as bot`."""

    def __init__(self, contestant: Contestant, url: str, folder: Path) -> None:
        self._contestant = contestant
        self._log = folder / "bot.log"
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "PYTHONPATH": str(ROOT),
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": url,
            "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'lindung.sqlite3'}",
            **contestant.settings,
        }
        self._process: asyncio.subprocess.Process | None = None
        self._looked_into: psutil.Process | None = None

    async def __aenter__(self) -> Running:
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *self._contestant.arguments,
                cwd=ROOT,
                env=self._environment,
                stdout=log,
                stderr=log,
            )
        self._looked_into = psutil.Process(self._process.pid)
        return self

    async def __aexit__(self, *_error: object) -> None:
        if self._process is None or self._process.returncode is not None:
            return
        self._process.terminate()
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()

    @property
    def _open(self) -> psutil.Process:
        if self._looked_into is None:
            raise RuntimeError("the bot was not started")
        return self._looked_into

    def cpu_seconds(self) -> float:
        """User and system time so far."""
        times = self._open.cpu_times()
        return float(times.user + times.system)

    def resident_mb(self) -> float:
        """Resident memory now, in MB of 10^6 bytes."""
        return float(self._open.memory_info().rss) / 1e6

    def said(self) -> str:
        """The end of its log."""
        return self._log.read_text(encoding="utf-8", errors="replace")[-2000:]
