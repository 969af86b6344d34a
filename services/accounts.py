"""People on Telegram: known from their first message on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from models import Account
from models.encryption import blind_index, blind_indexes

# Asked for every group of updates: put together once.
_BY_TELEGRAM_ID = select(Account).where(Account.telegram_id.in_(bindparam("ids", expanding=True)))


async def account_for(session: AsyncSession, telegram_id: int, name: str, now: datetime) -> Account:
    """The account of a Telegram user, made on their first message; the name follows Telegram's.

    Whoever writes has not blocked the bot (any more).
    """
    account = await _find(session, telegram_id)
    if account is None:
        await _insert(session, {telegram_id: name}, now)
        account = await _find(session, telegram_id)
        if account is None:
            raise LookupError("an account vanished while it was made")
    return refresh(account, name)


def refresh(account: Account, name: str) -> Account:
    """Brings an account that is loaded already up to date with what Telegram says of its owner."""
    if name and account.name != name:
        account.name = name
    if account.blocked_at is not None:
        account.blocked_at = None
    return account


async def accounts_for(session: AsyncSession, telegram_ids: Iterable[int]) -> dict[int, Account]:
    """Known accounts by Telegram id, in one statement; unknown ids are not in it."""
    found = await session.scalars(_BY_TELEGRAM_ID, {"ids": list(set(telegram_ids))})
    return {account.telegram_id: account for account in found}


async def welcome_all(session: AsyncSession, names: Mapping[int, str], now: datetime) -> dict[int, Account]:
    """Accounts of people who write for the first time, by Telegram id: in two statements for all of them."""
    await _insert(session, names, now)
    return await accounts_for(session, names)


async def accounts_by_id(session: AsyncSession, ids: Iterable[int]) -> dict[int, Account]:
    """Accounts by their own ids, in one statement: whom to tell, and in which language."""
    found = await session.scalars(select(Account).where(Account.id.in_(set(ids))))
    return {account.id: account for account in found}


def mark_privacy_seen(account: Account, now: datetime) -> None:
    """Records when the privacy notice was first seen (UU 27/2022 art. 21); later views change nothing."""
    if account.privacy_seen_at is None:
        account.privacy_seen_at = now


def mark_blocked(account: Account, now: datetime) -> None:
    """The person has stopped the bot: nothing is sent to them until they come back."""
    if account.blocked_at is None:
        account.blocked_at = now


def mark_unblocked(account: Account) -> None:
    """The person has started the bot again."""
    account.blocked_at = None


def want_reports(account: Account, wanted: bool, now: datetime) -> bool:
    """Whether the report of each month comes by itself; whether that changed anything."""
    if wanted is (account.reports_wanted_at is not None):
        return False
    account.reports_wanted_at = now if wanted else None
    return True


def mute_reminders(account: Account, muted: bool, now: datetime) -> bool:
    """Whether the daily reminders come; whether that changed anything."""
    if muted is (account.reminders_muted_at is not None):
        return False
    account.reminders_muted_at = now if muted else None
    return True


def set_language(account: Account, language: str | None) -> None:
    """The language chosen ("id" or "en"), None for the one of the installation."""
    account.language = language


def set_phone(account: Account, phone: str, *, proven: bool) -> None:
    """The account's own number in E.164. A number once proven stays so when it is typed again."""
    same = account.phone_index is not None and account.phone_index in blind_indexes(phone, "phone")
    account.phone_proven = proven or (same and account.phone_proven)
    if not same:
        account.phone = phone
        account.phone_index = blind_index(phone, "phone")


async def _find(session: AsyncSession, telegram_id: int) -> Account | None:
    return (await accounts_for(session, [telegram_id])).get(telegram_id)


async def _insert(session: AsyncSession, names: Mapping[int, str], now: datetime) -> None:
    # Two first messages at the same moment: the second insert waits for the first and then does nothing.
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    rows = [
        {"telegram_id": telegram_id, "name": name, "phone_proven": False, "created_at": now}
        for telegram_id, name in names.items()
    ]
    await session.execute(insert(Account).on_conflict_do_nothing(index_elements=["telegram_id"]), rows)
