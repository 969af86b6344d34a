"""One measurement: one bot, so many people, so much latency of the Bot API."""

from __future__ import annotations

import asyncio
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bots import TOKEN, Contestant, Running
from benchmarks.people import Crowd, Player, Tally
from regency import Regency
from simulator import serve

FIRST_ANSWER_SECONDS = 20.0


@dataclass(frozen=True)
class Setting:
    """People at once, latency of every call in milliseconds, and the bounds of the measurement."""

    people: int
    latency_ms: int
    most_updates: int
    most_seconds: float


@dataclass(frozen=True)
class Result:
    """What came out. Seconds unless the name says otherwise.

    `first_start` and `restart` are the times from the start of the process to its first answer, with an empty
    folder and once more.

    p95 counts those who still waited at the end with the time they had waited by then; `p95_is_least` says
    that this moved it. `simulator_share` is the part of one core that simulator and people took.
    """

    name: str
    setting: Setting
    updates: int
    seconds: float
    p50: float
    p95: float
    p95_is_least: bool
    cpu_ms: float
    resident_mb: float
    first_start: float
    restart: float
    simulator_share: float
    calls: float

    @property
    def rate(self) -> float:
        """Updates answered in a second."""
        return self.updates / self.seconds


class Failed(RuntimeError):
    """A bot did not do what its script expects; the words hold the step and the bot's log."""


async def measure(contestant: Contestant, setting: Setting, regency: Regency) -> Result:
    """Starts a bot with an empty world, lets people at it and counts. Raises Failed."""
    crowd = Crowd(TOKEN)
    with tempfile.TemporaryDirectory() as folder:
        async with serve(crowd) as server:
            # Somebody has written before the bot is there: that is how long a start is felt.
            first = await _started(crowd, contestant, regency, Path(folder), server.url, setting.people)
            # What serves people is a bot that has been started before: migrations are behind it.
            again = await _started(crowd, contestant, regency, Path(folder), server.url, setting.people + 1)
            async with Running(contestant, server.url, Path(folder)) as bot:
                try:
                    return await _crowded(crowd, contestant, setting, regency, bot, (first, again))
                except LookupError as error:
                    raise Failed(f"{contestant.name}: {error}\n{bot.said()}") from error


async def _started(
    crowd: Crowd, contestant: Contestant, regency: Regency, folder: Path, url: str, number: int
) -> float:
    """Seconds from the start of the process to the answer to a message that was there before."""
    tally = Tally(1, time.monotonic())
    (player,) = _players(crowd, contestant, regency, range(number, number + 1))
    player.play(tally)
    began = time.monotonic()
    async with Running(contestant, url, folder) as bot:
        await _until_full(tally, FIRST_ANSWER_SECONDS)
        if not tally.full.is_set():
            raise Failed(f"{contestant.name} does not answer:\n{bot.said()}")
        player.rest()
        return time.monotonic() - began


def _players(crowd: Crowd, contestant: Contestant, regency: Regency, numbers: range) -> list[Player]:
    made = []
    for number in numbers:
        account = crowd.add_person(name=f"Warga {number}", phone=f"62813{number:08}")
        made.append(Player(crowd, account.id, contestant.script(regency, number, 1000)))
    return made


async def _crowded(
    crowd: Crowd,
    contestant: Contestant,
    setting: Setting,
    regency: Regency,
    bot: Running,
    starts: tuple[float, float],
) -> Result:
    # A first round by one person loads what is loaded only once.
    early = _players(crowd, contestant, regency, range(1))
    warm = Tally(24, time.monotonic())
    early[0].play(warm)
    await _until_full(warm, FIRST_ANSWER_SECONDS)
    if not warm.full.is_set():
        raise Failed(f"{contestant.name} got stuck:\n{early[0].story()}\n{bot.said()}")
    players = early + _players(crowd, contestant, regency, range(1, setting.people))
    crowd.faults.latency = {"*": setting.latency_ms / 1000} if setting.latency_ms else {}
    calls, cpu, own = crowd.calls.total, bot.cpu_seconds(), time.process_time()
    tally = Tally(setting.most_updates, time.monotonic())
    for player in players:
        player.play(tally)
    await _until_full(tally, setting.most_seconds)
    now = time.monotonic()
    seconds = now - tally.began
    spent, own = bot.cpu_seconds() - cpu, time.process_time() - own
    for player in players:
        player.rest()
    answered = sorted(tally.waits)
    waiting = [now - since for player in players if (since := player.waiting_since()) is not None]
    if not answered:
        raise Failed(f"{contestant.name} answered nothing:\n{bot.said()}")
    # Nobody is left out because the time was up: those who wait longer than the p95 say so.
    p95 = _percentile(answered, 0.95)
    longer = [wait for wait in waiting if wait > p95]
    return Result(
        name=contestant.name,
        setting=setting,
        updates=len(answered),
        seconds=seconds,
        p50=_percentile(answered, 0.5),
        p95=_percentile(sorted(answered + longer), 0.95),
        p95_is_least=len(longer) > 0.05 * (len(answered) + len(longer)),
        cpu_ms=spent / len(answered) * 1000,
        resident_mb=bot.resident_mb(),
        first_start=starts[0],
        restart=starts[1],
        simulator_share=own / seconds,
        calls=(crowd.calls.total - calls) / len(answered),
    )


async def _until_full(tally: Tally, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await tally.full.wait()
    except TimeoutError:
        # The bound in time; what was answered by then counts.
        return
    if tally.stuck is not None:
        raise tally.stuck


def _percentile(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
