"""Out of the outbox: in order, paced, patient, and honest about what could not be sent."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from gateway import delivery as module
from gateway.delivery import GIVE_UP_AFTER, Delivery
from gateway.handover import MOST_IN_HAND, MOST_OF_A_CHAT, Handover, Parcel
from gateway.outbox import queue
from gateway.outgoing import Button, Outgoing, document, message, set_commands
from gateway.pacing import Pacing
from gateway.receipts import write_receipts
from models import Account, Card, Database, OutboxMessage, OutboxStatus
from tests.gateway.fakes import NOW, SECRET, FakeApi, Timeline
from tests.gateway.test_intake import outage

SENT, WAITING, SENDING = OutboxStatus.SENT, OutboxStatus.WAITING, OutboxStatus.SENDING
FAILED, SUPERSEDED = OutboxStatus.FAILED, OutboxStatus.SUPERSEDED
GONE = BadRequest("Message to edit not found")


class Post:
    """A delivery whose time is the timeline's."""

    def __init__(self, database: Database, api: FakeApi, timeline: Timeline) -> None:
        self.database, self.api, self.timeline = database, api, timeline
        self.sent_at: list[float] = []
        self.restart()
        api.before = self._note

    async def _note(self, method: str, parameters: Mapping[str, Any]) -> None:
        if method != "deleteMessage":
            self.sent_at.append(self.timeline.seconds - 1000)

    def restart(self) -> None:
        """A new process."""
        pacing = Pacing(30, 1, self.timeline)
        self.handover = Handover()
        self.delivery = Delivery(self.database, self.api, pacing, self.handover, self.timeline.utc)

    async def put(self, *messages: Outgoing) -> None:
        async with self.database.write() as session:
            await queue(session, messages, self.timeline.utc())

    async def deliver(self) -> None:
        """Until nothing is left to do."""
        one = self.delivery
        while await one.step() or one._lanes:
            await self.timeline.until(lambda: bool(one._receipts) or not one._lanes)

    async def rows(self) -> list[OutboxMessage]:
        async with self.database.read() as session:
            return list(await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))

    async def statuses(self) -> list[OutboxStatus]:
        return [row.status for row in await self.rows()]

    async def cards(self) -> list[tuple[int, str, int]]:
        async with self.database.read() as session:
            found = await session.scalars(select(Card).order_by(Card.chat_id))
            return [(card.chat_id, card.name, card.message_id) for card in found]


@pytest.fixture
def post(
    sqlite_database: Database, api: FakeApi, timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> Post:
    monkeypatch.setattr(module, "wait_for_any", timeline.wait_for_any)
    return Post(sqlite_database, api, timeline)


@pytest.fixture
def any_post(database: Database, api: FakeApi, timeline: Timeline, monkeypatch: pytest.MonkeyPatch) -> Post:
    monkeypatch.setattr(module, "wait_for_any", timeline.wait_for_any)
    return Post(database, api, timeline)


def state(words: str, *, chat: int = 1, fresh: bool = False) -> Outgoing:
    """A card with a button."""
    return message(chat, words, [[Button("ok", "x")]], card="form", fresh=fresh)


def end(words: str) -> Outgoing:
    """The last state of a card."""
    return message(1, words, card="form")


async def test_what_is_to_wait_for_the_morning_waits_and_holds_up_nobody(any_post: Post) -> None:
    morning = any_post.timeline.utc() + timedelta(hours=8)
    await any_post.put(replace(message(1, "night"), not_before=morning), message(1, "answer"))
    await any_post.deliver()
    assert any_post.api.said() == [("sendMessage", "answer")]
    assert await any_post.statuses() == [WAITING, SENT]
    any_post.timeline.seconds += 8 * 3600 - 60
    any_post.restart()
    await any_post.delivery.recover()
    await any_post.deliver()
    assert await any_post.statuses() == [WAITING, SENT]
    any_post.timeline.seconds += 60
    await any_post.deliver()
    assert any_post.api.said() == [("sendMessage", "answer"), ("sendMessage", "night")]


async def test_in_order_within_a_chat_and_wiped_afterwards(any_post: Post) -> None:
    await any_post.put(*(message(chat, f"{chat}.{number}") for number in range(3) for chat in (1, 2)))
    await any_post.deliver()
    assert any_post.api.said(1) == [("sendMessage", f"1.{number}") for number in range(3)]
    assert any_post.api.said(2) == [("sendMessage", f"2.{number}") for number in range(3)]
    rows = await any_post.rows()
    assert {(row.status, row.payload, row.sent_at) for row in rows} == {(SENT, None, NOW)}
    assert any_post.api.calls[0][1]["parse_mode"] == "HTML"


async def test_a_call_without_a_chat_names_none(post: Post) -> None:
    await post.put(set_commands([("bantuan", "Bantuan")]))
    await post.deliver()
    ((method, parameters, _),) = post.api.calls
    assert method == "setMyCommands"
    assert "chat_id" not in parameters


async def test_a_document_is_sent_as_bytes_and_wiped(any_post: Post) -> None:
    await any_post.put(document(1, "hasil.xlsx", SECRET.encode(), "Hasil"))
    async with any_post.database.read() as session:
        raw = (await session.execute(text("SELECT attachment FROM outbox"))).scalar_one()
    assert SECRET.encode() not in bytes(raw)
    await any_post.deliver()
    ((method, parameters, attachment),) = any_post.api.calls
    assert (method, attachment) == ("sendDocument", ("hasil.xlsx", SECRET.encode()))
    assert parameters == {"caption": "Hasil", "parse_mode": "HTML", "chat_id": 1}
    assert (await any_post.rows())[0].attachment is None


async def test_retry_after_is_honoured_for_its_full_time(post: Post) -> None:
    post.api.script["sendMessage"].extend([RetryAfter(35), RetryAfter(timedelta(seconds=10))])
    await post.put(message(1, "a"), message(1, "b"))
    await post.deliver()
    assert post.sent_at == [0, 35, 45, 45]
    assert [words for _, words in post.api.said()] == ["a", "a", "a", "b"]


async def test_one_flooded_chat_holds_up_nobody_else(post: Post) -> None:
    post.api.script["sendMessage"].append(RetryAfter(100))
    await post.put(message(1, "a"), message(2, "b"), message(3, "c"))
    await post.deliver()
    assert post.sent_at == [0, 0, 0, 100]


async def test_two_flooded_chats_pause_all_also_those_who_wait_already(post: Post) -> None:
    # The fifth message to one chat waits when the pause begins.
    await post.put(*(message(1, f"{number}") for number in range(6)))
    await post.delivery.step()
    await post.timeline.until(lambda: post.timeline.seconds >= 1001)
    post.api.script["sendMessage"].extend([RetryAfter(60), RetryAfter(60)])
    await post.put(message(2, "a"), message(3, "b"))
    began = len(post.sent_at)
    await post.deliver()
    later = post.sent_at[began:]
    assert later[:2] == [1, 1]
    assert all(at >= 61 for at in later[2:])
    assert len(later) == 2 + 3


async def test_a_pause_binds_those_whose_turn_among_all_was_fixed_before(post: Post) -> None:
    post.api.script["sendMessage"].extend([RetryAfter(60), RetryAfter(60)])
    await post.put(*(message(chat, "x") for chat in range(1, 41)))
    await post.deliver()
    assert sum(at < 60 for at in post.sent_at) == 30, "the burst that was out already"
    assert len(post.sent_at) == 42


async def test_the_end_of_a_long_pause_is_no_flood(post: Post) -> None:
    post.api.script["sendMessage"].extend([RetryAfter(60), RetryAfter(60)])
    await post.put(message(1, "a"), message(2, "b"))
    await post.delivery.step()
    await post.timeline.until(lambda: len(post.sent_at) == 2)
    await post.put(*(message(chat, "x") for chat in range(3, 103)))
    await post.deliver()
    times = post.sent_at[2:]
    assert min(times) >= 60
    assert all(sum(start <= at <= start + 1 for at in times) <= 60 for start in times)


async def test_faults_of_the_network_are_retried_with_growing_pauses(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    faults: list[TelegramError] = [NetworkError("away"), TimedOut(), TelegramError("Invalid server response")]
    post.api.script["sendMessage"].extend(faults)
    await post.put(message(1, SECRET))
    await post.deliver()
    assert post.sent_at == [0, 1, 3, 7]
    assert await post.statuses() == [SENT]
    assert SECRET not in caplog.text


async def test_after_a_day_of_faults_it_is_given_up(post: Post) -> None:
    post.api.script["sendMessage"].extend(NetworkError("away") for _ in range(5000))
    await post.put(message(1, "a"))
    await post.deliver()
    (row,) = await post.rows()
    assert (row.status, row.error, row.payload) == (FAILED, "NetworkError: away", None)
    day = GIVE_UP_AFTER.total_seconds()
    assert day < post.sent_at[-1] < day + 61


@pytest.mark.parametrize(
    "error",
    [
        Forbidden("Forbidden: bot was blocked by the user"),
        BadRequest("Chat not found"),
        Forbidden("Forbidden: user is deactivated"),
    ],
)
async def test_who_cannot_be_reached_is_marked(any_post: Post, error: TelegramError) -> None:
    async with any_post.database.write() as session:
        session.add_all(Account(telegram_id=number, name="Contoh", created_at=NOW) for number in (1, 2))
    any_post.api.script["sendMessage"].append(error)
    await any_post.put(message(1, "a"), message(2, "b"))
    await any_post.deliver()
    assert await any_post.statuses() == [FAILED, SENT]
    async with any_post.database.read() as session:
        found = {row.telegram_id: row.blocked_at for row in await session.scalars(select(Account))}
    assert found == {1: NOW, 2: None}


@pytest.mark.parametrize(
    "error",
    [
        BadRequest('Can\'t parse entities: unsupported start tag "1609"'),
        ChatMigrated(-100),
        NetworkError("Request Entity Too Large (413)"),
        InvalidToken("Not Found"),
    ],
)
async def test_what_can_never_be_sent_is_final_and_recorded_without_our_words(
    post: Post, error: TelegramError, caplog: pytest.LogCaptureFixture
) -> None:
    post.api.script["sendMessage"].append(error)
    await post.put(message(1, "a"), message(1, "b"))
    await post.deliver()
    assert await post.statuses() == [FAILED, SENT]
    row = (await post.rows())[0]
    assert str(row.error).startswith(type(error).__name__)
    assert "1609" not in str(row.error) + caplog.text
    assert row.payload is None


async def test_a_token_that_was_taken_back_loses_no_message(post: Post) -> None:
    post.api.script["sendMessage"].append(InvalidToken("Unauthorized"))
    await post.put(message(1, "a"))
    await post.deliver()
    assert await post.statuses() == [SENT]


async def test_an_error_of_our_own_is_final_and_holds_up_nobody(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    post.api.script["sendMessage"].append(UnicodeEncodeError("utf-8", SECRET, 0, 1, SECRET))
    await post.put(message(1, SECRET), message(1, "b"))
    await post.deliver()
    assert await post.statuses() == [FAILED, SENT]
    assert SECRET not in caplog.text + str((await post.rows())[0].error)


async def test_the_life_of_a_card(any_post: Post) -> None:
    for one in (state("1"), state("2"), state("3", fresh=True), end("4"), state("5")):
        await any_post.put(one)
        await any_post.deliver()
    assert any_post.api.said() == [
        ("sendMessage", "1"),
        ("editMessageText", "2"),
        ("deleteMessage", ""),
        ("sendMessage", "3"),
        ("editMessageText", "4"),
        ("sendMessage", "5"),
    ]
    ids = [parameters.get("message_id") for _, parameters, _ in any_post.api.calls]
    assert ids == [None, 1000, 1000, None, 1003, None]
    assert await any_post.cards() == [(1, "form", 1005)]
    await any_post.put(end("6"))
    await any_post.deliver()
    assert await any_post.cards() == []


async def test_cards_are_known_after_a_restart(any_post: Post) -> None:
    await any_post.put(state("1"))
    await any_post.deliver()
    any_post.restart()
    await any_post.put(state("2"))
    await any_post.deliver()
    assert any_post.api.said()[-1] == ("editMessageText", "2")
    assert any_post.api.calls[-1][1]["message_id"] == 1000


async def test_a_card_that_the_person_deleted_is_sent_anew(post: Post) -> None:
    await post.put(state("1"))
    await post.deliver()
    post.api.script["editMessageText"].append(GONE)
    await post.put(state("2"))
    await post.deliver()
    assert post.api.said() == [("sendMessage", "1"), ("editMessageText", "2"), ("sendMessage", "2")]
    assert await post.cards() == [(1, "form", 1001)]
    assert await post.statuses() == [SENT, SENT]


async def test_a_message_that_cannot_be_edited_and_is_no_card_is_given_up(post: Post) -> None:
    post.api.script["editMessageText"].append(GONE)
    post.api.script["sendMessage"].append(BadRequest("MESSAGE_ID_INVALID"))
    await post.put(Outgoing(1, "editMessageText", {"text": "a", "message_id": 5}), state("b", chat=2))
    await post.deliver()
    assert await post.statuses() == [FAILED, FAILED]


async def test_not_modified_is_fine_and_ends_a_card_all_the_same(post: Post) -> None:
    await post.put(state("1"))
    await post.deliver()
    same = BadRequest("Message is not modified: specified new message content is the same")
    post.api.script["editMessageText"].extend([same, same])
    await post.put(state("1"))
    await post.deliver()
    assert await post.cards() == [(1, "form", 1000)]
    await post.put(end("1"))
    await post.deliver()
    assert await post.statuses() == [SENT, SENT, SENT]
    assert await post.cards() == []
    await post.put(state("2"))
    await post.deliver()
    assert post.api.said()[-1] == ("sendMessage", "2")


async def test_an_old_card_that_cannot_be_deleted_loses_its_buttons(post: Post) -> None:
    await post.put(state("1"))
    await post.deliver()
    post.api.script["deleteMessage"].append(BadRequest("Message can't be deleted for everyone"))
    await post.put(state("2", fresh=True))
    await post.deliver()
    assert [method for method, _ in post.api.said()][1:] == [
        "deleteMessage",
        "editMessageReplyMarkup",
        "sendMessage",
    ]
    post.api.script["deleteMessage"].append(BadRequest("no"))
    post.api.script["editMessageReplyMarkup"].append(BadRequest("no"))
    await post.put(state("3", fresh=True))
    await post.deliver()
    assert post.api.said()[-1] == ("sendMessage", "3")


async def test_only_the_newest_waiting_state_is_shown_and_it_inherits_freshness(post: Post) -> None:
    await post.put(state("0"))
    await post.deliver()
    await post.put(state("1", fresh=True), message(1, "between"), state("2"), state("3"))
    await post.deliver()
    assert post.api.said()[1:] == [("sendMessage", "between"), ("deleteMessage", ""), ("sendMessage", "3")]
    assert await post.statuses() == [SENT, SUPERSEDED, SENT, SUPERSEDED, SENT]
    assert {row.payload for row in await post.rows()} == {None}


async def test_what_ends_a_card_is_always_shown(post: Post) -> None:
    await post.put(state("1"), end("Nomor OKS-1"), state("2"), state("3"))
    await post.deliver()
    assert post.api.said() == [("sendMessage", "Nomor OKS-1"), ("sendMessage", "3")]
    assert await post.statuses() == [SUPERSEDED, SENT, SUPERSEDED, SENT]


async def test_killed_between_sending_and_receipt_it_goes_out_again(any_post: Post) -> None:
    await any_post.put(message(1, "a"), message(1, "b"))
    await any_post.delivery.step()
    await any_post.timeline.until(lambda: len(any_post.api.calls) == 2)
    assert await any_post.statuses() == [SENDING, SENDING]
    any_post.restart()
    assert await any_post.delivery.step() is False
    await any_post.delivery.recover()
    await any_post.deliver()
    assert [words for _, words in any_post.api.said()] == ["a", "b", "a", "b"]
    assert await any_post.statuses() == [SENT, SENT]


async def test_recovering_leaves_alone_what_is_in_hand(post: Post) -> None:
    await post.put(message(1, "a"))
    await post.delivery.step()
    await post.delivery.recover()
    await post.deliver()
    assert post.api.said() == [("sendMessage", "a")]


async def test_a_claim_of_unknown_outcome_is_found_again(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commit was done, its confirmation was lost with the connection."""
    claim = post.delivery._claim
    broken = [True]

    async def claim_and_lose() -> list[Parcel]:
        found = await claim()
        if found and broken:
            broken.clear()
            raise outage()
        return found

    monkeypatch.setattr(post.delivery, "_claim", claim_and_lose)
    await post.put(message(1, "a"), message(1, "b"))
    stop = asyncio.Event()
    running = asyncio.create_task(post.delivery.run(stop))
    await _until(post, 2)
    stop.set()
    await running
    assert [words for _, words in post.api.said()] == ["a", "b"]
    assert await post.statuses() == [SENT, SENT]


async def _until(post: Post, calls: int) -> None:
    """Lets the loop run, and time pass, until so many calls were made."""
    async with asyncio.timeout(20):
        while len(post.api.calls) < calls:
            await asyncio.sleep(0.002)
            if post.timeline._sleepers:
                await post.timeline.until(lambda: True)
                at, _, sleeper = post.timeline._sleepers.pop(0)
                post.timeline.seconds = max(post.timeline.seconds, at)
                if not sleeper.done():
                    sleeper.set_result(None)


async def test_claimed_messages_outlive_a_fault_when_their_cards_are_looked_up(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = post.delivery._cards.load
    faults = [outage()]

    async def flaky(*arguments: Any) -> None:
        if faults:
            raise faults.pop()
        await load(*arguments)

    monkeypatch.setattr(post.delivery._cards, "load", flaky)
    await post.put(state("1"))
    with pytest.raises(type(outage())):
        await post.delivery.step()
    await post.deliver()
    assert await post.statuses() == [SENT]


async def test_receipts_outlive_a_fault(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    real = write_receipts
    faults = [outage()]

    async def flaky(*arguments: Any) -> None:
        if faults:
            raise faults.pop()
        await real(*arguments)

    monkeypatch.setattr(module, "write_receipts", flaky)
    await post.put(message(1, "a"))
    await post.delivery.step()
    await post.timeline.until(lambda: bool(post.delivery._receipts))
    with pytest.raises(type(outage())):
        await post.delivery.step()
    await post.delivery.recover()
    await post.deliver()
    assert post.api.said() == [("sendMessage", "a")]
    assert await post.statuses() == [SENT]


async def test_a_stop_in_the_middle_leaves_the_rest_in_order_for_the_next_start(any_post: Post) -> None:
    stop = asyncio.Event()

    def stop_now() -> dict[str, int]:
        stop.set()
        return {"message_id": 1}

    any_post.api.script["sendMessage"].append(stop_now)
    any_post.api.script["sendMessage"].append(NetworkError("away"))
    await any_post.put(*(message(1, words) for words in "abcd"), message(2, "e"))
    any_post.delivery._stop = stop
    await any_post.delivery.step()
    await any_post.timeline.until(lambda: not any_post.delivery._lanes)
    await any_post.delivery.run(stop)
    sent = [words for _, words in any_post.api.said()]
    left = [row for row in await any_post.rows() if row.status is not SENT]
    assert left
    assert all(row.status in (WAITING, SENDING) and row.payload for row in left)
    any_post.restart()
    await any_post.delivery.recover()
    await any_post.deliver()
    assert set(await any_post.statuses()) == {SENT}
    final = [words for method, words in any_post.api.said(1)]
    once = [words for number, words in enumerate(final) if words not in final[:number]]
    assert once == list("abcd"), sent


async def test_a_call_that_hangs_does_not_hold_up_the_stop(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LAST_CALLS_SECONDS", 0.01)
    hangs = asyncio.Event()

    async def hang(method: str, parameters: Mapping[str, Any]) -> None:
        hangs.set()
        await asyncio.Event().wait()

    post.api.before = hang
    await post.put(message(1, "a"))
    await post.delivery.step()
    await asyncio.wait_for(hangs.wait(), 10)
    stop = asyncio.Event()
    stop.set()
    await asyncio.wait_for(post.delivery.run(stop), 10)
    assert not post.delivery._workers
    assert await post.statuses() == [SENDING]
    assert await post.rows()


async def test_a_chat_with_a_long_queue_does_not_fill_the_hand(post: Post) -> None:
    await post.put(*(message(1, f"{number}") for number in range(MOST_IN_HAND + 500)))
    await post.put(message(2, "me"), message(3, "me too"))
    await post.delivery.step()
    assert len(post.handover.held) == MOST_OF_A_CHAT + 2
    await post.timeline.until(lambda: len(post.api.calls) >= 6)
    assert {chat for _, parameters, _ in post.api.calls if (chat := parameters["chat_id"]) != 1} == {2, 3}


async def test_nothing_personal_in_the_log(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    post.api.script["sendMessage"].extend(
        [NetworkError("x"), RetryAfter(1), BadRequest("x"), Forbidden("x"), ValueError(SECRET)]
    )
    await post.put(*(message(1, SECRET) for _ in range(5)))
    await post.deliver()
    assert SECRET not in caplog.text


async def test_who_leads_again_knows_the_cards_that_another_sent_meanwhile(post: Post) -> None:
    await post.put(state("1"))
    await post.deliver()
    stop = asyncio.Event()
    stop.set()
    await post.delivery.run(stop)
    async with post.database.write() as session:
        await session.execute(text("UPDATE cards SET message_id = 77"))
    post.delivery._stop = asyncio.Event()
    await post.put(state("2"))
    await post.deliver()
    assert post.api.calls[-1][1]["message_id"] == 77


async def test_receipts_that_cannot_be_written_at_the_end_do_not_stop_the_stop(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def away(*arguments: Any) -> None:
        raise outage()

    await post.put(message(1, "a"))
    await post.delivery.step()
    await post.timeline.until(lambda: bool(post.delivery._receipts))
    monkeypatch.setattr(module, "write_receipts", away)
    stop = asyncio.Event()
    stop.set()
    await post.delivery.run(stop)
    assert "it will go out again" in caplog.text
    assert await post.statuses() == [SENDING]
