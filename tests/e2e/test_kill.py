"""kill -9 at random moments of the story: nothing is lost, nothing happens twice, every dialogue goes on.

KILLS=100 for the long run (`make kill`); the default keeps the suite short.
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Callable
from random import Random

import pytest
from sqlalchemy import func, select

from models import (
    Account,
    Conversation,
    Enrolment,
    InboxStatus,
    InboxUpdate,
    Organisation,
    StatusChange,
    Worker,
)
from simulator import Message, Person
from tests.e2e.conftest import World
from tests.e2e.play import register_mosque, submit_marbot

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(1800)]

KILLS = int(os.environ.get("KILLS", "12"))
PEOPLE = 4
SEED = 20261122
PATIENCE = 120.0


class Patient(Person):
    """Somebody who waits while the bot is away."""

    async def press(self, label: str, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109 - as in Person
        await super().press(label, timeout)

    async def reads(self, text: str, timeout: float = PATIENCE) -> Message:  # noqa: ASYNC109 - as in Person
        return await super().reads(text, timeout)


async def play(takmir: Person, number: int, finished: asyncio.Event, done: list[str]) -> None:
    """One takmir: a mosque, then one marbot after the other until the killing is over."""
    await register_mosque(takmir, f"Masjid Uji {'ABCDEFGH'[number]}")
    member = 0
    while not finished.is_set() or member == 0:
        member += 1
        nik = f"160999{17:02}0880{number * 1000 + member:04}"
        done.append(f"{nik} {await submit_marbot(takmir, nik, name_of(number, member))}")


def name_of(number: int, member: int) -> str:
    """A name without digits, different for everybody."""
    letters = "".join("abcdefghij"[int(digit)] for digit in f"{member:03}")
    return f"Orang {'ABCDEFGH'[number]} {letters.title()}"


async def kill_again_and_again(world: World, random: Random) -> None:
    """Each time after a random number of calls, wherever that finds the bot."""
    simulator = world.simulator
    for _ in range(KILLS):
        alive = simulator.calls.total
        await simulator.changes.wait(lambda: simulator.updates.is_polled, 60)
        await simulator.changes.wait(_called(world, alive + random.randint(3, 40)), 5)
        await world.bot.kill()
        await world.bot.start()


def _called(world: World, calls: int) -> Callable[[], bool]:
    """Whether the bot has made so many calls in all."""
    return lambda: world.simulator.calls.total >= calls


async def test_nothing_is_lost_and_nothing_happens_twice(world: World) -> None:
    random = Random(SEED)
    finished = asyncio.Event()
    done: list[str] = []
    takmir = []
    for number in range(PEOPLE):
        one = await Patient.join(world.simulator, name=f"Takmir {number}", phone=f"+62812345678{number:02}")
        takmir.append(one)
    playing = [asyncio.create_task(play(one, number, finished, done)) for number, one in enumerate(takmir)]
    await kill_again_and_again(world, random)
    finished.set()
    await asyncio.gather(*playing)
    for one in takmir:
        await one.settled(PATIENCE)
    await world.bot.stop()
    await _all_is_there_once(world, done)
    for one in takmir:
        await one.close()


async def _all_is_there_once(world: World, done: list[str]) -> None:
    """Exactly what people were told is saved is in the database, in the right places, once."""
    database = world.database()
    try:
        async with database.read() as session:
            states = Counter((await session.scalars(select(InboxUpdate.status))).all())
            assert set(states) == {InboxStatus.DONE}, states
            assert await session.scalar(select(func.count()).select_from(Account)) == PEOPLE
            assert await session.scalar(select(func.count()).select_from(Organisation)) == PEOPLE
            assert await session.scalar(select(func.count()).select_from(Conversation)) == 0
            rows = await session.execute(
                select(Worker, Enrolment.reference).join(Enrolment, Enrolment.worker_id == Worker.id)
            )
            found = {}
            for worker, reference in rows:
                number, member = divmod(int(worker.nik[12:]), 1000)
                assert worker.name == name_of(number, member)
                assert worker.birth_place == "Muaradua"
                assert worker.mother_name == "Siti Contoh"
                assert worker.address == "Dusun II RT 02"
                assert worker.phone is None
                found[worker.nik] = reference
            told = dict(line.split() for line in done)
            assert found == told
            steps = await session.scalar(select(func.count()).select_from(StatusChange))
            assert steps == len(told)
    finally:
        await database.close()
