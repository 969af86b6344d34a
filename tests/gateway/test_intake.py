"""Into the inbox first, acknowledged afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from gateway import intake
from gateway.intake import BATCH, Intake, callback_id, kind_of, lane_of, needed, store
from models import Database, InboxStatus
from tests.gateway.fakes import NOW, SECRET, FakeApi, inbox, press, text_update


class Telegram(FakeApi):
    """Keeps updates until an offset confirms them; the last poll hangs for ever."""

    def __init__(self, database: Database, *updates: dict[str, Any]) -> None:
        super().__init__()
        self.kept = list(updates)
        self.database = database
        self.faults: list[Exception] = []
        self.idle = asyncio.Event()
        self.confirmed: list[int] = []
        self.hopeless: set[int] = set()

    async def call(self, method: str, parameters: Mapping[str, Any], *more: Any, **named: Any) -> Any:
        self.calls.append((method, dict(parameters), None))
        if self.faults:
            raise self.faults.pop(0)
        if method != "getUpdates":
            return True
        if "offset" in parameters:
            stored = {row.update_id for row in await inbox(self.database)} | self.hopeless
            gone = [one for one in self.kept if one["update_id"] < parameters["offset"]]
            assert all(one["update_id"] in stored for one in gone), "acknowledged before it was stored"
            self.confirmed += [one["update_id"] for one in gone]
            self.kept = [one for one in self.kept if one["update_id"] >= parameters["offset"]]
        if not self.kept:
            self.idle.set()
            await asyncio.Event().wait()
        return self.kept[: parameters["limit"]]


class Run:
    """An intake at work, and what it reported."""

    def __init__(self, database: Database, telegram: Telegram) -> None:
        self.arrivals = 0
        self.early: list[str] = []
        self.intake = Intake(database, telegram, self._arrived, self.early.append)
        self.telegram = telegram

    def _arrived(self) -> None:
        self.arrivals += 1

    async def until_idle(self) -> None:
        task = asyncio.create_task(self.intake.run())
        idle = asyncio.create_task(self.telegram.idle.wait())
        async with asyncio.timeout(20):
            await asyncio.wait({task, idle}, return_when=asyncio.FIRST_COMPLETED)
        idle.cancel()
        if not task.done():
            task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            return


@pytest.fixture
def no_pause(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Pauses are noted instead of waited for."""
    pauses: list[float] = []

    async def noted(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr("gateway.intake.asyncio.sleep", noted)
    return pauses


MESSAGE = {"chat": {"id": 5}, "from": {"id": 6}}


@pytest.mark.parametrize(
    ("update", "kind", "lane"),
    [
        ({"message": MESSAGE}, "message", 5),
        ({"edited_message": MESSAGE}, "edited_message", 5),
        ({"channel_post": {"chat": {"id": -100}}}, "channel_post", -100),
        ({"my_chat_member": MESSAGE}, "my_chat_member", 5),
        ({"callback_query": {"from": {"id": 6}, "message": MESSAGE}}, "callback_query", 5),
        ({"callback_query": {"from": {"id": 6}, "inline_message_id": "x"}}, "callback_query", 6),
        ({"inline_query": {"from": {"id": 6}}}, "other", -9),
        ({}, "other", -9),
        ({"message": None}, "message", -9),
        ({"message": "text"}, "message", -9),
        ({"message": {"chat": None, "from": {"id": 6}}}, "message", 6),
        ({"message": {"chat": {"id": "5"}, "from": {}}}, "message", -9),
        ({"message": {"chat": {"id": 2**63}, "from": {"id": 6}}}, "message", 6),
        ({"callback_query": {"message": [], "from": {"id": 6}}}, "callback_query", 6),
        ({"callback_query": {"message": {"chat": 3}, "from": 4}}, "callback_query", -9),
    ],
)
def test_every_shape_has_a_kind_and_a_lane(update: dict[str, Any], kind: str, lane: int) -> None:
    whole = {"update_id": 9, **update}
    assert (kind_of(whole), lane_of(whole)) == (kind, lane)


@pytest.mark.parametrize("update", [None, {}, {"callback_query": 1}, {"callback_query": {"id": 5}}])
def test_what_is_no_press_has_no_callback_id(update: Any) -> None:
    assert callback_id(update) is None
    assert callback_id(press(3)) == "q3"


async def test_a_batch_is_one_commit_and_repeats_are_ignored(database: Database) -> None:
    await store(database, [text_update(1), text_update(2)], NOW)
    async with database.write() as session:
        await session.execute(text("UPDATE inbox SET status = 'done', payload = NULL WHERE update_id = 1"))
    await store(database, [text_update(1), text_update(2), text_update(3)], NOW)
    rows = await inbox(database)
    assert [(row.update_id, row.status) for row in rows] == [
        (1, InboxStatus.DONE),
        (2, InboxStatus.WAITING),
        (3, InboxStatus.WAITING),
    ]
    assert rows[2].payload == text_update(3)
    assert await store(database, [], NOW) == []


async def test_a_batch_with_a_fault_is_not_stored_by_halves(database: Database) -> None:
    with pytest.raises(Exception, match="surrogates"):
        await store(database, [text_update(1), text_update(2, text="\ud83d")], NOW)
    assert await inbox(database) == []


async def test_what_somebody_typed_is_in_the_table_only_sealed(database: Database) -> None:
    await store(database, [text_update(1, text=SECRET)], NOW)
    async with database.read() as session:
        raw = (await session.execute(text("SELECT payload FROM inbox"))).scalar_one()
    assert SECRET.encode() not in bytes(raw)


async def test_presses_behind_others_come_back_once(database: Database) -> None:
    early = await store(database, [press(1), press(2), press(3, chat=2), text_update(4, 3), press(5, 3)], NOW)
    assert [one["update_id"] for one in early] == [2, 5]
    assert [row.answered for row in await inbox(database)] == [False, True, False, False, True]
    # The batch was not acknowledged, so it comes again.
    assert await store(database, [press(1), press(2), press(3, chat=2)], NOW) == []
    assert [one["update_id"] for one in await store(database, [press(6, chat=2)], NOW)] == [6]


async def test_a_press_whose_lane_is_free_waits_for_its_own_answer(database: Database) -> None:
    await store(database, [text_update(1)], NOW)
    async with database.write() as session:
        await session.execute(text("UPDATE inbox SET status = 'done'"))
    assert await store(database, [press(2)], NOW) == []


async def test_the_offset_moves_only_after_the_commit(database: Database) -> None:
    telegram = Telegram(database, *(text_update(number) for number in range(1, BATCH + 51)))
    run = Run(database, telegram)
    await run.until_idle()
    assert telegram.confirmed == list(range(1, BATCH + 51))
    assert len(await inbox(database)) == BATCH + 50
    assert run.arrivals == 2
    assert telegram.calls[0][0] == "deleteWebhook"
    assert telegram.calls[1][1]["allowed_updates"] == intake.ALLOWED_UPDATES
    assert "offset" not in telegram.calls[1][1]


async def test_killed_between_commit_and_acknowledgement(database: Database) -> None:
    telegram = Telegram(database, text_update(1), press(2))
    first = Run(database, telegram)

    def killed() -> None:
        raise asyncio.CancelledError

    first.intake._arrived = killed
    with pytest.raises(asyncio.CancelledError):
        await first.intake.run()
    assert len(await inbox(database)) == 2
    assert telegram.confirmed == []
    second = Run(database, telegram)
    await second.until_idle()
    assert [row.update_id for row in await inbox(database)] == [1, 2]
    assert telegram.confirmed == [1, 2]
    assert first.early + second.early == ["q2"]


async def test_a_database_that_is_away_costs_no_update(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch, no_pause: list[float]
) -> None:
    tries = 0
    real = intake.store

    async def flaky(*arguments: Any) -> Any:
        nonlocal tries
        tries += 1
        if tries <= 2:
            raise outage()
        return await real(*arguments)

    monkeypatch.setattr(intake, "store", flaky)
    telegram = Telegram(sqlite_database, text_update(1))
    await Run(sqlite_database, telegram).until_idle()
    assert telegram.confirmed == [1]
    assert no_pause == [1.0, 2.0]


def outage() -> OperationalError:
    import sqlite3

    cause = sqlite3.OperationalError("database is locked")
    cause.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return OperationalError("BEGIN IMMEDIATE", {}, cause)


async def test_faults_of_telegram_pass_also_right_at_the_start(
    sqlite_database: Database, no_pause: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    telegram = Telegram(sqlite_database, text_update(1))
    telegram.faults = [
        NetworkError("away"),
        RetryAfter(7),
        Conflict("another"),
        TelegramError("Invalid server response"),
    ]
    await Run(sqlite_database, telegram).until_idle()
    assert telegram.confirmed == [1]
    assert no_pause == [1.0, 7.0, 2.0, 4.0]
    assert "another program polls with this token" in caplog.text


async def test_a_wrong_token_surfaces(sqlite_database: Database) -> None:
    telegram = Telegram(sqlite_database)
    telegram.faults = [InvalidToken("Unauthorized")]
    with pytest.raises(InvalidToken):
        await Run(sqlite_database, telegram).until_idle()


async def test_an_error_of_the_program_surfaces(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: Any) -> Any:
        raise KeyError("a bug")

    monkeypatch.setattr(intake, "store", broken)
    with pytest.raises(KeyError):
        await Run(sqlite_database, Telegram(sqlite_database, text_update(1))).until_idle()


async def test_what_can_never_be_stored_holds_up_nobody(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    telegram = Telegram(database, press(1), text_update(2, text=f"{SECRET}\ud83d"), press(3))
    telegram.hopeless = {2}
    run = Run(database, telegram)
    await run.until_idle()
    assert [row.update_id for row in await inbox(database)] == [1, 3]
    assert run.early == ["q3"]
    assert "update 2 is passed over" in caplog.text
    assert SECRET not in caplog.text


async def test_cancelled_at_any_moment_a_batch_is_there_wholly_or_not_at_all(database: Database) -> None:
    batches = 40
    for number in range(batches):
        first = 10 * number
        task = asyncio.create_task(store(database, [text_update(first + 1), text_update(first + 2)], NOW))
        for _ in range(number):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    kept = [row.update_id for row in await inbox(database)]
    assert all((one % 10 == 1 and one + 1 in kept) or (one % 10 == 2 and one - 1 in kept) for one in kept)
    await store(database, [text_update(1000)], NOW)
    assert (await inbox(database))[-1].update_id == 1000


def test_of_the_message_with_a_pressed_button_only_which_one_it_was_is_kept() -> None:
    update = press(3)
    pressed_on = update["callback_query"]["message"]
    pressed_on |= {"text": SECRET, "reply_markup": {"inline_keyboard": []}}
    kept = needed(update)["callback_query"]["message"]
    assert kept == {name: pressed_on[name] for name in ("message_id", "date", "chat")}


@pytest.mark.parametrize("update", [{}, {"message": MESSAGE}, {"callback_query": {"inline_message_id": "x"}}])
def test_other_updates_are_kept_whole(update: dict[str, Any]) -> None:
    assert needed(update) == update
