from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

from simulator import Person

COMMAND = (sys.executable, "-W", "error", "-m", "simulator", "--port", "0", "--people", "2")


async def started(*more: str) -> tuple[asyncio.subprocess.Process, str]:
    process = await asyncio.create_subprocess_exec(*COMMAND, *more, stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    line = (await process.stdout.readline()).decode()
    return process, line.strip().removeprefix("TELEGRAM_API_URL=")


async def test_it_runs_alone_and_keeps_its_chats(tmp_path: Path) -> None:
    state = ("--state", str(tmp_path / "state.sqlite3"))
    process, url = await started(*state)
    async with await Person.join(url, name="Siti") as siti:
        await siti.send("sebelum")
        process.kill()
        await process.wait()
    process, url = await started(*state)
    async with Person(url, siti.id) as siti:
        await siti.send("sesudah")
        assert [message.text for message in await siti.messages()] == ["sebelum", "sesudah"]
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), 10) == 0
