"""The real bot process against the simulator: what stands in these tests is what people would do."""

from __future__ import annotations

import asyncio
import base64
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from config import parse_keys
from models import Database
from models.encryption import use_keys
from simulator import Person, Server, Simulator, serve

ROOT = Path(__file__).parent.parent.parent
KEYS = f"e2e:{base64.b64encode(bytes(range(32))).decode()}"
ADMIN_ID = 9001
TOKEN = "4242:" + "e2e_token_" * 4


class BotProcess:
    """`python bot.py` as an operator would run it."""

    def __init__(self, server: Server, folder: Path, **settings: str) -> None:
        self.database_url = f"sqlite+aiosqlite:///{folder / 'lindung.sqlite3'}"
        self._log = folder / "bot.log"
        self._process: asyncio.subprocess.Process | None = None
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": server.url,
            "DATABASE_URL": self.database_url,
            "DATA_KEYS": KEYS,
            "ADMIN_IDS": str(ADMIN_ID),
            "SEND_RATE": "10000",
            "CHAT_RATE": "1000",
            "LOG_LEVEL": "WARNING",
            **settings,
        }

    async def start(self) -> None:
        """Starts it; what it says goes to a file."""
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, str(ROOT / "bot.py"), cwd=ROOT, env=self._environment, stdout=log, stderr=log
            )

    async def kill(self) -> None:
        """kill -9: no farewell, no clean-up."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """A graceful end; the exit status."""
        return await self._end(signal.SIGTERM)

    async def _end(self, number: signal.Signals) -> int:
        if self._process is None:
            return 0
        if self._process.returncode is None:
            self._process.send_signal(number)
        async with asyncio.timeout(30):
            status = await self._process.wait()
        self._process = None
        return status

    @property
    def running(self) -> bool:
        """Whether it is alive."""
        return self._process is not None and self._process.returncode is None

    def said(self) -> str:
        """Its log."""
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""


class World:
    """A Telegram, a bot and people."""

    def __init__(self, server: Server, folder: Path, **settings: str) -> None:
        self.server = server
        self.simulator = server.simulator
        self.bot = BotProcess(server, folder, **settings)
        self._people: list[Person] = []

    async def person(self, name: str, **fields: str | int) -> Person:
        """Somebody with a phone."""
        one = await Person.join(self.simulator, name=name, **fields)
        self._people.append(one)
        return one

    async def admin(self) -> Person:
        """The administrator of ADMIN_IDS."""
        return await self.person("Fitri Admin", id=ADMIN_ID)

    def database(self) -> Database:
        """The bot's database, to look into."""
        use_keys(parse_keys(KEYS))
        return Database(self.bot.database_url)

    async def close(self) -> None:
        """Ends the bot and puts the phones away."""
        await self.bot.stop()
        for one in self._people:
            await one.close()


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A bot with an empty database, running."""
    async with serve(Simulator(token=TOKEN)) as server:
        here = World(server, tmp_path)
        await here.bot.start()
        try:
            yield here
        finally:
            await here.close()
