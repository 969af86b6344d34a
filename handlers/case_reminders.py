"""Reminders about open cases of claims, said by the clock: to the family's side, and to staff."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import Settings
from gateway.outbox import queue
from gateway.scheduler import More, Run, Turn
from handlers.context import Context
from locales import Text
from models import Account
from regency import Regency
from services.accounts import accounts_by_id
from services.benefits.followups import due_followups, mark_reminded
from services.quiet import next_good_time
from services.roles import Access, access_of_many, staff_ids

EVERY = timedelta(minutes=30)


def case_reminders(
    settings: Settings,
    regency: Regency,
    context_for: Callable[[AsyncSession, Account, Access, Turn], Context],
) -> Run:
    """A job for `handlers.jobs`: who should do something about a case reads it, outside of quiet hours."""

    async def run(session: AsyncSession, turn: Turn) -> More | None:
        good = next_good_time(turn.now, regency)
        if good > turn.now:
            return More(None, min(good - turn.now, EVERY))
        due = await due_followups(session, turn.now, regency)
        if not due:
            return None
        staff = await staff_ids(session)
        readers = {one.case_id: one.account_ids | (staff if one.to_staff else frozenset()) for one in due}
        accounts = await accounts_by_id(session, set().union(*readers.values()))
        access = await access_of_many(session, list(accounts.values()), settings.admin_ids)
        said = []
        for one in due:
            for account_id in sorted(readers[one.case_id] & accounts.keys()):
                if accounts[account_id].reminders_muted_at is not None:
                    continue
                context = context_for(session, accounts[account_id], access[account_id], turn)
                context.say(one.text, [[context.button(Text("menu-klaim"), one.data)]])
                said += context.given.outgoing
        await mark_reminded(session, [one.case_id for one in due], turn.now)
        await queue(session, said, turn.now)
        return None

    return run
