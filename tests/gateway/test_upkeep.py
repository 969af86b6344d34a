"""Only what is past its time goes."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway import upkeep
from gateway.upkeep import INBOX_DAYS, OUTBOX_DAYS, keep_tidy, tidy
from models import (
    Account,
    Conversation,
    Database,
    InboxStatus,
    InboxUpdate,
    OutboxMessage,
    OutboxStatus,
)
from tests.gateway.fakes import NOW, inbox

SECOND = timedelta(seconds=1)


def _update(number: int, status: InboxStatus, age: timedelta) -> InboxUpdate:
    at = NOW - age
    return InboxUpdate(
        update_id=number, lane=1, kind="message", payload={}, status=status, due_at=at, received_at=at
    )


def _message(number: int, status: OutboxStatus, age: timedelta) -> OutboxMessage:
    at = NOW - age
    return OutboxMessage(
        id=number, chat_id=1, method="sendMessage", payload={}, status=status, due_at=at, created_at=at
    )


def _draft(session: AsyncSession, account: Account, number: int, age: timedelta) -> None:
    at = NOW - age
    session.add(
        Conversation(
            account_id=account.id,
            chat_id=1,
            form="member",
            subject=number,
            draft={},
            created_at=at,
            updated_at=at,
        )
    )


async def test_only_what_is_finished_and_old_goes(database: Database) -> None:
    week, month, draft = timedelta(days=INBOX_DAYS), timedelta(days=OUTBOX_DAYS), timedelta(days=180)
    async with database.write() as session:
        account = Account(telegram_id=1, name="Contoh", created_at=NOW)
        session.add(account)
        await session.flush()
        session.add_all(
            [
                _update(1, InboxStatus.DONE, week + SECOND),
                _update(2, InboxStatus.DONE, week - SECOND),
                _update(3, InboxStatus.DEAD, 100 * week),
                _update(4, InboxStatus.WAITING, 100 * week),
                *(_message(number, one, month + SECOND) for number, one in enumerate(OutboxStatus, start=1)),
                _message(9, OutboxStatus.SENT, month - SECOND),
            ]
        )
        _draft(session, account, 1, draft + SECOND)
        _draft(session, account, 2, draft - SECOND)
    assert await tidy(database, NOW, 180) == 1 + 3 + 1
    assert [row.update_id for row in await inbox(database)] == [2, 3, 4]
    async with database.read() as session:
        left = (await session.scalars(select(OutboxMessage.id).order_by(OutboxMessage.id))).all()
        drafts = (await session.scalars(select(Conversation.subject))).all()
    assert list(left) == [1, 2, 9]
    assert list(drafts) == [2]
    assert await tidy(database, NOW, 180) == 0


async def test_upkeep_outlives_whatever_goes_wrong(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stop, rounds = asyncio.Event(), []

    async def broken(*_: Any) -> int:
        rounds.append(1)
        if len(rounds) == 3:
            stop.set()
        raise OSError("disk")

    async def at_once(*_: Any, **__: Any) -> None:
        return None

    monkeypatch.setattr(upkeep, "tidy", broken)
    monkeypatch.setattr(upkeep, "wait_for_any", at_once)
    await keep_tidy(sqlite_database, 180, stop)
    assert caplog.text.count("upkeep failed") == 3
