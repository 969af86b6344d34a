"""In order within a chat, chats beside each other, wholly or not at all, and once."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession
from telegram.error import BadRequest

from gateway.dead_letters import PAUSES, dead_letters, replay
from gateway.dispatch import FETCH_LEASE, FETCHES, GROUP, Dispatch
from gateway.handover import Handover
from gateway.intake import store
from gateway.outgoing import message
from gateway.request import TooLarge
from gateway.router import Answer, Incoming
from models import Account, Database, InboxStatus, OutboxMessage
from tests.gateway.fakes import (
    NOW,
    SECRET,
    FakeApi,
    FakeRouter,
    another,
    applied,
    document_update,
    eventually,
    inbox,
    press,
    text_update,
    waiting,
)
from tests.gateway.test_intake import outage

ADMIN = 99


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def dispatch(database: Database, api: FakeApi, router: FakeRouter, clock: Clock) -> Dispatch:
    return Dispatch(database, api, router, [ADMIN], Handover(), clock)


@pytest.fixture
def lite(sqlite_database: Database, api: FakeApi, router: FakeRouter, clock: Clock) -> Dispatch:
    """A dispatch for what has nothing to do with the kind of database."""
    return Dispatch(sqlite_database, api, router, [ADMIN], Handover(), clock)


async def outbox(database: Database) -> list[tuple[int, str]]:
    async with database.read() as session:
        rows = await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
        return [(row.chat_id, (row.payload or {})["text"]) for row in rows]


def raising(*update_ids: int, error: Exception | None = None) -> Any:
    """A handler that changes rows and then raises, for these updates."""

    async def act(session: AsyncSession, incoming: Incoming) -> None:
        await session.flush()
        if incoming.update.update_id in update_ids:
            raise error or ValueError(f"cannot read {SECRET}")

    return act


async def test_one_update_a_chat_and_many_chats_in_one_commit(
    database: Database, dispatch: Dispatch, router: FakeRouter
) -> None:
    await store(database, [text_update(1, 1), text_update(2, 1), text_update(3, 2), text_update(4, 3)], NOW)
    assert await dispatch.step() == 3
    assert router.groups == [3]
    assert await applied(database) == [1, 3, 4]
    assert await dispatch.step() == 1
    assert await dispatch.step() == 0
    assert await applied(database) == [1, 3, 4, 2]
    assert await outbox(database) == [(1, "re: halo"), (2, "re: halo"), (3, "re: halo"), (1, "re: halo")]


async def test_what_is_done_is_wiped_and_nothing_lies_in_clear(
    database: Database, dispatch: Dispatch
) -> None:
    await store(database, [text_update(1, text=SECRET)], NOW)
    await dispatch.step()
    (row,) = await inbox(database)
    assert (row.status, row.payload, row.done_at, row.error) == (InboxStatus.DONE, None, NOW, None)
    async with database.read() as session:
        raw = (await session.execute(text("SELECT payload FROM outbox"))).scalar_one()
    assert SECRET.encode() not in bytes(raw)


async def test_a_flooding_chat_takes_one_place_of_the_group(
    sqlite_database: Database, lite: Dispatch
) -> None:
    flood = [text_update(number, 1) for number in range(1, 3 * GROUP)]
    await store(sqlite_database, [*flood, text_update(1000, 2)], NOW)
    await lite.step()
    assert await applied(sqlite_database) == [1, 1000]


async def test_a_group_has_its_limit(sqlite_database: Database, lite: Dispatch) -> None:
    await store(sqlite_database, [text_update(number, number) for number in range(1, GROUP + 3)], NOW)
    assert [await lite.step(), await lite.step(), await lite.step()] == [GROUP, 2, 0]


async def test_a_poison_update_takes_nothing_along(
    database: Database, dispatch: Dispatch, router: FakeRouter, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    router.act = raising(2)
    await store(database, [text_update(number, number, text=SECRET) for number in (1, 2, 3)], NOW)
    assert await dispatch.step() == 3
    assert await applied(database) == [1, 3]
    assert [chat for chat, _ in await outbox(database)] == [1, 3]
    rows = {row.update_id: row for row in await inbox(database)}
    assert (rows[2].status, rows[2].tries, rows[1].tries) == (InboxStatus.WAITING, 1, 0)
    assert rows[2].error == "ValueError at gateway/test_dispatch.py:" + str(rows[2].error).split(":")[1]
    assert SECRET not in caplog.text
    assert "halo" not in caplog.text


async def test_retries_with_pauses_then_a_dead_letter_with_words_for_all(
    database: Database, dispatch: Dispatch, router: FakeRouter, clock: Clock
) -> None:
    router.act = raising(1)
    await store(database, [text_update(1, 5, text=SECRET), text_update(2, 5)], NOW)
    for number, pause in enumerate(PAUSES, start=1):
        assert await dispatch.step() == 1
        row = (await inbox(database))[0]
        assert (row.tries, row.due_at - clock.now) == (number, pause)
        if pause:
            assert await dispatch.step() == 0, "its lane waits meanwhile"
        clock.now += pause
    assert await dispatch.step() == 1
    row = (await inbox(database))[0]
    assert (row.status, row.tries) == (InboxStatus.DEAD, len(PAUSES) + 1)
    assert await outbox(database) == [(ADMIN, "alert 1"), (5, "maaf")]
    assert router.apologies[0] is not None
    await dispatch.step()
    assert await applied(database) == [2], "the chat goes on"


async def test_administrators_are_told_once_an_hour(
    sqlite_database: Database, lite: Dispatch, router: FakeRouter, clock: Clock
) -> None:
    router.act = raising(1, 2, 3)
    for number, pause in ((1, 0), (2, 10), (3, 61)):
        clock.now += timedelta(minutes=pause)
        await store(sqlite_database, [text_update(number, number)], clock.now)
        for _ in range(len(PAUSES) + 1):
            await lite.step()
            clock.now += timedelta(seconds=30)
    assert await outbox(sqlite_database) == [
        (ADMIN, "alert 1"),
        (1, "maaf"),
        (2, "maaf"),
        (ADMIN, "alert 3"),
        (3, "maaf"),
    ]


async def test_a_dead_letter_can_be_looked_at_and_replayed(
    database: Database, dispatch: Dispatch, router: FakeRouter, clock: Clock
) -> None:
    router.act = raising(1, 2)
    await store(database, [text_update(1, 1, text=SECRET), text_update(2, 2)], NOW)
    for _ in range(len(PAUSES) + 1):
        await dispatch.step()
        clock.now += timedelta(minutes=1)
    async with database.write() as session:
        found = await dead_letters(session)
        assert [(one.update_id, one.kind, one.tries) for one in found] == [
            (1, "message", 5),
            (2, "message", 5),
        ]
        assert SECRET not in repr(found)
        assert await replay(session, clock.now, update_id=1) == 1
        assert await replay(session, clock.now, update_id=1) == 0
    router.act = None
    assert await dispatch.step() == 1
    assert await applied(database) == [1]
    async with database.write() as session:
        assert await replay(session, clock.now) == 1
    assert await dispatch.step() == 1
    assert await applied(database) == [1, 2]


async def test_an_update_that_cannot_even_be_parsed_is_set_aside(
    sqlite_database: Database, lite: Dispatch, router: FakeRouter, clock: Clock
) -> None:
    broken: dict[str, Any] = {"update_id": 1, "message": {"chat": {"id": 5}, "text": SECRET}}
    await store(sqlite_database, [broken, text_update(2, 6)], NOW)
    for _ in range(len(PAUSES) + 1):
        await lite.step()
        clock.now += timedelta(minutes=1)
    assert [row.status for row in await inbox(sqlite_database)] == [InboxStatus.DEAD, InboxStatus.DONE]
    assert router.apologies == [None]


async def test_a_dead_letter_whose_words_fail_is_one_all_the_same(
    sqlite_database: Database,
    lite: Dispatch,
    router: FakeRouter,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(router, "alert", lambda count: {}[count])
    router.act = raising(1)
    await store(sqlite_database, [text_update(1)], NOW)
    for _ in range(len(PAUSES) + 1):
        await lite.step()
        clock.now += timedelta(minutes=1)
    assert [row.status for row in await inbox(sqlite_database)] == [InboxStatus.DEAD]


async def test_a_group_chat_gets_no_apology(
    sqlite_database: Database, lite: Dispatch, router: FakeRouter, clock: Clock
) -> None:
    router.act = raising(1)
    await store(sqlite_database, [text_update(1, -5)], NOW)
    for _ in range(len(PAUSES) + 1):
        await lite.step()
        clock.now += timedelta(minutes=1)
    assert await outbox(sqlite_database) == [(ADMIN, "alert 1")]


async def test_an_outage_in_a_handler_costs_no_try(
    database: Database, dispatch: Dispatch, router: FakeRouter
) -> None:
    router.act = raising(2, error=outage())
    await store(database, [text_update(1, 1), text_update(2, 2)], NOW)
    with pytest.raises(type(outage())):
        await dispatch.step()
    assert [row.tries for row in await inbox(database)] == [0, 0]
    assert await applied(database) == []
    router.act = None
    assert await dispatch.step() == 2
    assert await applied(database) == [1, 2]


async def test_a_wrong_statement_is_no_outage(
    database: Database, dispatch: Dispatch, router: FakeRouter
) -> None:
    async def act(session: AsyncSession, incoming: Incoming) -> None:
        if incoming.update.update_id == 1:
            await session.execute(text("SELECT nonsense FROM nowhere"))

    router.act = act
    await store(database, [text_update(1, 1), text_update(2, 2)], NOW)
    assert await dispatch.step() == 2
    assert [row.tries for row in await inbox(database)] == [1, 0]
    assert await applied(database) == [2]


class Flaky:
    """A database whose next `fails` transactions fail, when they begin or when they are to be committed."""

    def __init__(self, database: Database, fails: int, at_commit: bool) -> None:
        self._database, self.fails, self._at_commit = database, fails, at_commit

    def __getattr__(self, name: str) -> Any:
        return getattr(self._database, name)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        failing, self.fails = self.fails > 0, self.fails - 1
        if failing and not self._at_commit:
            raise outage()
        async with self._database.write() as session:
            yield session
            if failing:
                await session.flush()
                raise outage()


@pytest.mark.parametrize("at_commit", [False, True])
async def test_the_loop_outlives_outages(
    sqlite_database: Database,
    api: FakeApi,
    router: FakeRouter,
    at_commit: bool,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await store(sqlite_database, [text_update(1)], NOW)
    flaky = Flaky(sqlite_database, 3, at_commit)
    dispatch = Dispatch(flaky, api, router, [], Handover())  # type: ignore[arg-type]
    stop = asyncio.Event()
    pauses = []

    async def pause(*events: asyncio.Event, seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) > 3:
            stop.set()

    monkeypatch.setattr("gateway.dispatch.wait_for_any", pause)
    await dispatch.run(stop)
    assert pauses[:3] == [1.0, 1.0, 1.0]
    assert await applied(sqlite_database) == [1]
    assert (await inbox(sqlite_database))[0].tries == 0
    assert caplog.text.count("the database does not answer") == 3


async def test_presses_are_answered_after_the_commit_unless_they_were_before(
    database: Database, dispatch: Dispatch, api: FakeApi, router: FakeRouter, clock: Clock
) -> None:
    await store(database, [press(1), press(2), press(3, chat=2)], NOW)
    router.act = raising(3)
    await dispatch.step()
    await dispatch.step()
    await dispatch.background.finish()
    assert api.answered == [("q1", "ok", False)]
    assert (2, True) in router.seen
    router.act = None
    clock.now += timedelta(minutes=1)
    await dispatch.step()
    await dispatch.background.finish()
    assert api.answered == [("q1", "ok", False), ("q3", "ok", False)]


def wanting_files(router: FakeRouter) -> None:
    async def act(session: AsyncSession, incoming: Incoming) -> Answer:
        update = incoming.update
        if incoming.prepared is None and update.message and update.message.document:
            return Answer(wants_file=update.message.document.file_id)
        assert update.message
        return Answer([message(update.message.chat.id, f"got {incoming.prepared}")])

    router.act = act


async def test_a_file_is_fetched_and_its_chat_waits_meanwhile(
    database: Database, dispatch: Dispatch, api: FakeApi, router: FakeRouter, clock: Clock
) -> None:
    wanting_files(router)
    gate = asyncio.Event()
    api.files = {"file1": gate}
    await store(database, [document_update(1, 1), text_update(2, 1), text_update(3, 2)], NOW)
    await dispatch.step()
    row = (await inbox(database))[0]
    assert (row.status, row.due_at) == (InboxStatus.WAITING, NOW + FETCH_LEASE)
    assert await dispatch.step() == 0
    clock.now += FETCH_LEASE
    assert await dispatch.step() == 0, "the file is being fetched still"
    dispatch.wake.clear()
    gate.set()
    await asyncio.wait_for(dispatch.wake.wait(), 10)
    await dispatch.step()
    said = await outbox(database)
    assert said == [(2, "got None"), (1, "got ('file', b'late')"), (1, "got None")]
    assert (await inbox(database))[0].payload is None


@pytest.mark.parametrize("error", [TooLarge(), BadRequest("file is too big")])
async def test_a_file_that_cannot_be_had_is_told_to_the_handler(
    sqlite_database: Database, lite: Dispatch, api: FakeApi, router: FakeRouter, error: Exception
) -> None:
    wanting_files(router)
    api.files = {"file1": error}
    await store(sqlite_database, [document_update(1)], NOW)
    await lite.step()
    await asyncio.wait_for(lite.wake.wait(), 10)
    assert router.prepared == [None]
    assert await outbox(sqlite_database) == [(1, "got ('file', None)")]


async def test_a_file_that_cannot_be_read_ends_as_a_dead_letter(
    sqlite_database: Database, lite: Dispatch, api: FakeApi, router: FakeRouter, clock: Clock
) -> None:
    wanting_files(router)
    api.files = {"file1": b"x"}
    router.prepare_error = ValueError(SECRET)
    await store(sqlite_database, [document_update(1)], NOW)
    for _ in range(len(PAUSES) + 1):
        lite.wake.clear()
        await lite.step()
        await asyncio.wait_for(lite.wake.wait(), 10)
        clock.now += timedelta(minutes=1)
    (row,) = await inbox(sqlite_database)
    assert row.status is InboxStatus.DEAD
    assert SECRET not in str(row.error)
    assert await outbox(sqlite_database) == [(ADMIN, "alert 1"), (1, "maaf")]


async def test_a_handler_that_asks_for_the_file_for_ever_is_stopped(
    sqlite_database: Database, lite: Dispatch, api: FakeApi, router: FakeRouter
) -> None:
    async def act(session: AsyncSession, incoming: Incoming) -> Answer:
        return Answer(wants_file="file1")

    router.act = act
    api.files = {"file1": b"x"}
    await store(sqlite_database, [document_update(1)], NOW)
    await lite.step()
    await asyncio.wait_for(lite.wake.wait(), 10)
    (row,) = await inbox(sqlite_database)
    assert row.tries == 1
    assert str(row.error).startswith("AskedTwice")


async def test_killed_while_fetching_it_is_due_again_after_the_lease(
    database: Database, dispatch: Dispatch, api: FakeApi, router: FakeRouter, clock: Clock
) -> None:
    wanting_files(router)
    api.files = {"file1": asyncio.Event()}
    await store(database, [document_update(1)], NOW)
    await dispatch.step()
    await dispatch._fetches.finish(seconds=0)
    api.files = {"file1": b"x"}
    restarted = Dispatch(database, api, router, [], Handover(), clock)
    assert await restarted.step() == 0
    clock.now += FETCH_LEASE
    assert await restarted.step() == 1
    await asyncio.wait_for(restarted.wake.wait(), 10)
    assert await outbox(database) == [(1, "got ('file', b'x')")]
    assert (await inbox(database))[0].status is InboxStatus.DONE


async def test_few_files_are_in_memory_at_once(
    sqlite_database: Database, lite: Dispatch, api: FakeApi, router: FakeRouter
) -> None:
    wanting_files(router)
    count = FETCHES + 3
    now, most = 0, 0
    gate = asyncio.Event()

    async def fetch(file_id: str, limit: int = 0) -> bytes:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await gate.wait()
        now -= 1
        return b""

    api.fetch_file = fetch  # type: ignore[method-assign]
    await store(sqlite_database, [document_update(number, number) for number in range(1, count + 1)], NOW)
    await lite.step()

    async def full() -> bool:
        return now == FETCHES

    await eventually(full)
    gate.set()
    await lite._fetches.finish()
    assert most == FETCHES
    assert await waiting(sqlite_database) == 0


async def test_an_unfetched_file_with_the_database_away_is_due_again(
    sqlite_database: Database,
    lite: Dispatch,
    api: FakeApi,
    router: FakeRouter,
    caplog: pytest.LogCaptureFixture,
) -> None:
    wanting_files(router)
    api.files = {"file1": b"x"}
    router.prepare_error = outage()
    await store(sqlite_database, [document_update(1)], NOW)
    await lite.step()
    await asyncio.wait_for(lite.wake.wait(), 10)
    (row,) = await inbox(sqlite_database)
    assert (row.status, row.tries, row.due_at) == (InboxStatus.WAITING, 0, NOW + FETCH_LEASE)
    assert "it is due again soon" in caplog.text


async def test_two_processes_share_the_lanes(database: Database, api: FakeApi) -> None:
    """Real concurrency: every update acts once, in order within its chat, whoever takes it."""
    lanes, each = 12, 15
    updates = [text_update(1 + n * lanes + lane, lane + 1) for n in range(each) for lane in range(lanes)]
    await store(database, updates, NOW)
    failed: set[int] = set()

    async def act(session: AsyncSession, incoming: Incoming) -> None:
        update_id = incoming.update.update_id
        await session.flush()
        # Gives way in the middle, as handlers do that read something.
        await session.execute(select(Account.id).limit(1))
        if update_id % 17 == 0 and update_id not in failed:
            failed.add(update_id)
            raise ValueError

    async def work(own: Database) -> None:
        router = FakeRouter()
        router.act = act
        dispatch = Dispatch(own, api, router, [], Handover(), lambda: NOW)
        while await waiting(own):
            await dispatch.step()

    others = [another(database), another(database)]
    await asyncio.gather(*(work(one) for one in (database, *others)))
    for one in others:
        await one.close()
    came = await applied(database)
    assert sorted(came) == sorted(one["update_id"] for one in updates)
    by_lane = defaultdict(list)
    for update_id in came:
        by_lane[(update_id - 1) % lanes].append(update_id)
    assert all(ids == sorted(ids) for ids in by_lane.values())


async def test_a_busy_dispatch_lets_other_writers_in(
    sqlite_database: Database, api: FakeApi, router: FakeRouter
) -> None:
    """On SQLite there is one writer; a long backlog must not keep the intake out."""
    await store(sqlite_database, [text_update(number, 1) for number in range(1, 401)], NOW)
    dispatch = Dispatch(sqlite_database, api, router, [], Handover())
    stop = asyncio.Event()
    running = asyncio.create_task(dispatch.run(stop))

    async def begun() -> bool:
        return len(router.seen) > 3

    await eventually(begun)
    for number in range(5):
        before = len(router.seen)
        await asyncio.wait_for(store(sqlite_database, [text_update(1000 + number, 2)], NOW), 20)
        assert len(router.seen) - before < 8
    stop.set()
    await running


async def test_it_stops_after_the_group_at_hand_and_answers_what_it_began(
    sqlite_database: Database, api: FakeApi, router: FakeRouter
) -> None:
    stop = asyncio.Event()

    async def act(session: AsyncSession, incoming: Incoming) -> None:
        stop.set()

    router.act = act
    await store(sqlite_database, [press(1), text_update(2)], NOW)
    dispatch = Dispatch(sqlite_database, api, router, [], Handover())
    await asyncio.wait_for(dispatch.run(stop), 10)
    assert await applied(sqlite_database) == [1]
    assert api.answered == [("q1", "ok", False)]


async def test_a_new_update_wakes_it_at_once(
    sqlite_database: Database, api: FakeApi, router: FakeRouter
) -> None:
    dispatch = Dispatch(sqlite_database, api, router, [], Handover())
    stop = asyncio.Event()
    running = asyncio.create_task(dispatch.run(stop))
    await store(sqlite_database, [text_update(1)], NOW)
    dispatch.wake.set()

    async def done() -> bool:
        return await waiting(sqlite_database) == 0

    # Less than the poll that would find it anyway.
    await eventually(done, seconds=4)
    stop.set()
    await running
