"""`python -m simulator --port 8081`: a Telegram of its own, to point any bot at."""

from __future__ import annotations

import argparse
import asyncio
import signal
from pathlib import Path

from simulator.server import serve
from simulator.state import Simulator


async def run(port: int, state: Path | None, people: int) -> None:
    """Serve until SIGINT or SIGTERM."""
    simulator = Simulator(state_path=state)
    for number in range(len(simulator.people), people):
        simulator.add_person(name=f"Warga {number + 1}", phone=f"+62812000{number + 1:05d}")
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    async with serve(simulator, port=port) as server:
        print(f"TELEGRAM_API_URL={server.url}", flush=True)  # noqa: T201
        await stop.wait()
    simulator.close()


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    parser.add_argument("--port", type=int, default=8081, help="port on 127.0.0.1 (0: any free one)")
    parser.add_argument("--state", type=Path, help="SQLite file to keep chats in between runs")
    parser.add_argument("--people", type=int, default=3, help="people to begin with")
    given = parser.parse_args()
    asyncio.run(run(given.port, given.state, given.people))


if __name__ == "__main__":
    main()
