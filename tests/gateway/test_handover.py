"""From dispatch to delivery past the table: in order, never twice, and never lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.delivery import Delivery
from gateway.dispatch import Dispatch
from gateway.handover import MOST_IN_HAND, MOST_OF_A_CHAT, Handover
from gateway.intake import store
from gateway.outbox import queue
from gateway.outgoing import Outgoing, message
from gateway.pacing import Pacing
from gateway.router import Answer
from models import Database, OutboxMessage, OutboxStatus
from tests.gateway.fakes import NOW, FakeApi, FakeRouter, eventually, text_update
from tests.gateway.test_intake import outage

SENT, WAITING, SENDING = OutboxStatus.SENT, OutboxStatus.WAITING, OutboxStatus.SENDING


@pytest.fixture
def hand() -> Handover:
    """As while delivery is at work."""
    made = Handover()
    made.open = True
    return made


async def calls(api: FakeApi, count: int) -> None:
    """Returns once so many calls were made."""

    async def made() -> bool:
        await asyncio.sleep(0)
        return len(api.calls) >= count

    await eventually(made)


async def failing(database: Database, hand: Handover, before: Exception | None, after: Exception) -> None:
    """A message whose transaction fails before its commit, or of whose commit nobody hears."""
    with hand.post() as post:
        async with database.write() as session:
            await post.put(session, [message(1, "a")], NOW)
            if before:
                raise before
        raise after


async def say(database: Database, hand: Handover, *messages: Outgoing) -> None:
    with hand.post() as post:
        async with database.write() as session:
            await post.put(session, messages, NOW)


async def statuses(database: Database) -> list[OutboxStatus]:
    async with database.read() as session:
        return list(await session.scalars(select(OutboxMessage.status).order_by(OutboxMessage.id)))


def deliver(database: Database, api: FakeApi, hand: Handover) -> Delivery:
    return Delivery(database, api, Pacing(100_000, 100_000), hand)


async def test_what_waits_for_the_morning_is_not_handed_over_and_stops_nothing_else(
    sqlite_database: Database, hand: Handover
) -> None:
    await say(sqlite_database, hand, replace(message(1, "a"), not_before=NOW + timedelta(hours=8)))
    assert not hand.ready
    await say(sqlite_database, hand, message(2, "b"))
    assert [one.payload["text"] for one in hand.ready] == ["b"]
    assert await statuses(sqlite_database) == [WAITING, SENDING]


async def test_what_is_handed_over_is_in_the_table_as_in_hand(
    sqlite_database: Database, hand: Handover
) -> None:
    await say(sqlite_database, hand, message(1, "a"), message(2, "b"))
    assert [(one.id, one.chat_id, one.payload["text"]) for one in hand.ready] == [(1, 1, "a"), (2, 2, "b")]
    assert hand.held == {1, 2}
    assert await statuses(sqlite_database) == [SENDING, SENDING]


async def test_nothing_overtakes_what_waits_in_the_table(sqlite_database: Database, hand: Handover) -> None:
    async with sqlite_database.write() as session:
        await queue(session, [message(1, "first")], NOW)
    await say(sqlite_database, hand, message(1, "second"))
    assert (hand.ready, hand.held, hand.told) == ([], set(), True)
    assert await statuses(sqlite_database) == [WAITING, WAITING]


async def test_a_chat_with_a_long_queue_goes_through_the_table(
    sqlite_database: Database, hand: Handover
) -> None:
    for number in range(MOST_OF_A_CHAT):
        await say(sqlite_database, hand, message(1, f"{number}"))
    await say(sqlite_database, hand, message(1, "too much"))
    assert len(hand.ready) == MOST_OF_A_CHAT
    assert await statuses(sqlite_database) == [SENDING] * MOST_OF_A_CHAT + [WAITING]
    assert hand.full() == [1]


async def test_the_hand_has_a_size(sqlite_database: Database, hand: Handover) -> None:
    hand.held = set(range(-MOST_IN_HAND, 0))
    await say(sqlite_database, hand, message(1, "a"))
    assert await statuses(sqlite_database) == [WAITING]


async def test_without_delivery_at_work_it_waits_in_the_table(sqlite_database: Database) -> None:
    hand = Handover()
    await say(sqlite_database, hand, message(1, "a"))
    assert await statuses(sqlite_database) == [WAITING]


async def test_on_postgresql_the_table_decides(database: Database, hand: Handover) -> None:
    """Other processes may put something in for the same chat at the same time."""
    await say(database, hand, message(1, "a"))
    assert await statuses(database) == [SENDING if database.is_sqlite else WAITING]


async def test_a_transaction_that_fails_leaves_nothing_in_hand(
    sqlite_database: Database, hand: Handover
) -> None:
    with pytest.raises(ValueError, match="no"):
        await failing(sqlite_database, hand, ValueError("no"), outage())
    assert (hand.ready, hand.held, hand.full()) == ([], set(), [])
    assert await statuses(sqlite_database) == []


async def test_a_transaction_that_said_nothing_does_not_hide_what_waits(
    sqlite_database: Database, hand: Handover
) -> None:
    hand.more()
    with pytest.raises(ValueError, match="no"), hand.post():
        raise ValueError("no")
    assert (hand.look, hand.unsure) == (True, False)


async def test_a_commit_of_unknown_outcome_is_looked_up_and_sent_once(
    sqlite_database: Database, api: FakeApi, hand: Handover
) -> None:
    with pytest.raises(type(outage())):
        await failing(sqlite_database, hand, None, outage())
    delivery = deliver(sqlite_database, api, hand)
    stop = asyncio.Event()
    running = asyncio.create_task(delivery.run(stop))
    await calls(api, 1)
    stop.set()
    await running
    assert [parameters["text"] for _, parameters, _ in api.calls] == ["a"]
    assert await statuses(sqlite_database) == [SENT]


async def test_what_is_committed_after_delivery_ended_is_found_by_the_next_one(
    sqlite_database: Database, api: FakeApi, hand: Handover
) -> None:
    with hand.post() as post:
        async with sqlite_database.write() as session:
            await post.put(session, [message(1, "a")], NOW)
            hand.let_go()
            hand.open = True
    assert (hand.ready, hand.held) == ([], set())
    delivery = deliver(sqlite_database, api, hand)
    await delivery.recover()
    assert await statuses(sqlite_database) == [WAITING]


async def test_dispatch_and_delivery_at_work_together(
    sqlite_database: Database, api: FakeApi, router: FakeRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four hundred updates of ten people: everything said once, in order; hardly anything looked for."""
    hand = Handover()
    delivery = deliver(sqlite_database, api, hand)
    dispatch = Dispatch(sqlite_database, api, router, [], hand)
    claims: list[int] = []
    claim = delivery._claim

    async def counted() -> Any:
        found = await claim()
        claims.append(len(found))
        return found

    async def echo(_session: AsyncSession, incoming: Any) -> Any:
        said = incoming.update.message
        return Answer([message(said.chat.id, said.text)])

    router.act = echo
    monkeypatch.setattr(delivery, "_claim", counted)
    stop = asyncio.Event()
    running = [asyncio.create_task(one.run(stop)) for one in (delivery, dispatch)]
    for first in range(1, 401, 100):
        batch = [
            text_update(number, number % 10 + 1, text=f"{number}") for number in range(first, first + 100)
        ]
        await store(sqlite_database, batch, NOW)
        dispatch.wake.set()
    await calls(api, 400)
    stop.set()
    await asyncio.gather(*running)
    for chat in range(1, 11):
        heard = [int(words) for _, words in api.said(chat)]
        assert heard == sorted(heard)
        assert len(heard) == 40
    assert await statuses(sqlite_database) == [SENT] * 400
    assert sum(claims) < 200


async def test_a_fault_of_the_database_between_two_groups(
    sqlite_database: Database, api: FakeApi, router: FakeRouter
) -> None:
    hand = Handover()
    faults = [outage()]

    class Flaky:
        """The commit is done, and its confirmation is lost."""

        @asynccontextmanager
        async def write(self) -> AsyncIterator[AsyncSession]:
            async with sqlite_database.write() as session:
                yield session
            if faults and hand.held:
                raise faults.pop()

    delivery = deliver(sqlite_database, api, hand)
    dispatch = Dispatch(Flaky(), api, router, [], hand)  # type: ignore[arg-type]
    stop = asyncio.Event()
    running = [asyncio.create_task(one.run(stop)) for one in (delivery, dispatch)]
    await store(sqlite_database, [text_update(1, 1), text_update(2, 2)], NOW)
    dispatch.wake.set()
    await calls(api, 2)
    stop.set()
    await asyncio.gather(*running)
    assert await statuses(sqlite_database) == [SENT, SENT]
    assert not faults
