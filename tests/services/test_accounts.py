"""People on Telegram are known once, whoever writes first."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from sqlalchemy import func, select

from models import Account, Database
from services import accounts
from tests.factories import NOW, make_account


async def test_the_first_message_makes_an_account_and_the_second_finds_it(database: Database) -> None:
    async with database.write() as session:
        first = await accounts.account_for(session, 77, "Sari Contoh", NOW)
        again = await accounts.account_for(session, 77, "Sari Rekaan", NOW + timedelta(days=1))
    assert first is again
    async with database.read() as session:
        stored = (await session.scalars(select(Account))).one()
    assert (stored.name, stored.created_at, stored.phone_proven) == ("Sari Rekaan", NOW, False)


async def test_ten_first_messages_at_once_make_one_account(database: Database) -> None:
    async def write() -> int:
        async with database.write() as session:
            return (await accounts.account_for(session, 77, "Sari Contoh", NOW)).id

    assert len(set(await asyncio.gather(*(write() for _ in range(10))))) == 1
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Account)) == 1


async def test_known_accounts_come_in_one_go(database: Database) -> None:
    async with database.write() as session:
        one, other = await make_account(session), await make_account(session)
        found = await accounts.accounts_for(session, [one.telegram_id, other.telegram_id, 5])
        assert found == {one.telegram_id: one, other.telegram_id: other}
        assert await accounts.accounts_by_id(session, [one.id, 0]) == {one.id: one}
        assert await accounts.accounts_for(session, []) == {}


async def test_whoever_writes_has_not_blocked_the_bot(database: Database) -> None:
    async with database.write() as session:
        account = await make_account(session)
        accounts.mark_blocked(account, NOW)
        accounts.mark_blocked(account, NOW + timedelta(days=1))
        assert account.blocked_at == NOW
        assert (
            await accounts.account_for(session, account.telegram_id, account.name, NOW)
        ).blocked_at is None
        accounts.mark_blocked(account, NOW)
        accounts.mark_unblocked(account)
        assert account.blocked_at is None


async def test_the_privacy_notice_is_seen_once(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        account = await make_account(session)
        accounts.mark_privacy_seen(account, NOW)
        accounts.mark_privacy_seen(account, NOW + timedelta(days=9))
        accounts.set_language(account, "en")
        assert (account.privacy_seen_at, account.language) == (NOW, "en")


async def test_a_typed_number_proves_nothing_and_unproves_only_another_one(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        account = await make_account(session)
        accounts.set_phone(account, "+6281200000001", proven=False)
        assert (account.phone, account.phone_proven) == ("+6281200000001", False)
        accounts.set_phone(account, "+6281200000001", proven=True)
        accounts.set_phone(account, "+6281200000001", proven=False)
        assert (account.phone, account.phone_proven) == ("+6281200000001", True)
        accounts.set_phone(account, "+6281200000002", proven=False)
        assert (account.phone, account.phone_proven) == ("+6281200000002", False)
