"""What the bot does by the clock: one list, read like a menu. `gateway.scheduler` sees to when and how often.

A part that has something due adds a line: a function that does a little of it in the transaction given, or
(with `repeating`) one that says how many things it has done.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import Settings
from gateway.outbox import MOST_IN_BULK, queue, room_for_bulk
from gateway.scheduler import Job, More, Run, Turn, repeating
from handlers.case_reminders import EVERY, case_reminders
from handlers.context import Context
from handlers.dialogues import dialogues
from handlers.digest import say_digest
from handlers.mailing import DELIVER, deliver
from handlers.router import Handlers
from models import Account
from regency import Regency
from services.coverage.months import first_working_day, last_full_month
from services.coverage.pictures import ask_for_all
from services.objections.windows import close_due
from services.protection_changes import pass_days
from services.quiet import next_good_time
from services.reminder_window import Window
from services.reminders import next_readers, reminders_for
from services.roles import Access, access_of_many

# Shortly after midnight: what ends with a day is over then.
AFTER_MIDNIGHT = time(0, 5)
# The next look whether there is room for more messages.
SOON = timedelta(seconds=1)
ContextFor = Callable[[AsyncSession, Account, Access, Turn], Context]


def jobs(handlers: Handlers, settings: Settings, regency: Regency) -> tuple[Job, ...]:
    """Everything that is done by the clock."""

    def context_for(session: AsyncSession, account: Account, access: Access, turn: Turn) -> Context:
        return handlers.context_for(session, account, access, turn.now)

    return (
        # Cover begins, ends and leaves its grace: noted under the day on which it did.
        Job("cover-days", _pass_days, at=AFTER_MIDNIGHT, at_once=True),
        # One message a day with what waits and what comes near.
        Job("digest", _digest(settings, regency, context_for), at=regency.reminders.digest_at),
        # Announcements and the questions of a renewal, a few at a time; called when one begins.
        Job(DELIVER, deliver(settings, regency, context_for), every=timedelta(hours=1)),
        # The report of the month that is over, on the first working day.
        Job("monthly-report", _monthly_report(regency), at=regency.reminders.digest_at),
        # The time for objections is over: the rest go on.
        Job("objections", repeating(close_due), every=timedelta(minutes=5)),
        # Accidents to be reported, papers that are missing, cases that wait for the office.
        Job("cases", case_reminders(settings, regency, context_for), every=EVERY),
    )


async def _pass_days(session: AsyncSession, turn: Turn) -> More | None:
    await pass_days(session, turn.last_day, turn.day, turn.now)
    return None


def _monthly_report(regency: Regency) -> Run:
    async def run(session: AsyncSession, turn: Turn) -> More | None:
        """Asks for it for everybody who wants it; the leader makes it (`handlers.picture_maker`)."""
        first = first_working_day(turn.day, regency)
        if first <= turn.day and (turn.last_day is None or turn.last_day < first):
            month = last_full_month(turn.day)
            await ask_for_all(session, month.last, month.day_before, turn.now)
        return None

    return run


def _digest(settings: Settings, regency: Regency, context_for: ContextFor) -> Run:
    async def run(session: AsyncSession, turn: Turn) -> More | None:
        """Some of the people, in the order of their accounts, as far as there is room in the outbox."""
        after = turn.cursor or 0
        good = next_good_time(turn.now, regency)
        if good > turn.now:
            return More(after, good - turn.now)
        room = await room_for_bulk(session, turn.now)
        if not room:
            return More(after, SOON)
        people = await next_readers(session, after, min(room, MOST_IN_BULK), settings.admin_ids)
        if not people:
            return None
        access = await access_of_many(session, people, settings.admin_ids)
        window = Window.since(turn.last_day, turn.day, regency)
        found = await reminders_for(session, list(access.values()), frozenset(dialogues()), window)
        said = []
        for account in people:
            context = context_for(session, account, access[account.id], turn)
            lines = found.get(account.id, [])
            if await say_digest(context, lines, is_working_day=regency.is_working_day(turn.day)):
                said += context.given.outgoing
        await queue(session, said, turn.now)
        return More(people[-1].id)

    return run
