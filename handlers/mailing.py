"""One message to many, sent a few at a time behind everything that people ask for, and its live report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import Settings
from gateway.outbox import queue, queue_numbered, room_for_bulk
from gateway.outgoing import Button
from gateway.scheduler import More, Run, Turn
from handlers.context import Context
from locales import Text
from models import Account, DeliveryState, Mailing, MailingKind, MailingStatus
from regency import Regency
from services.mailings import (
    Report,
    account_for_sent,
    mailing_at_work,
    next_recipients,
    report_of,
)
from services.quiet import next_good_time
from services.renewal_answers import count_waiting
from services.renewals import newest_renewal
from services.roles import Access, access_of_many

# The name of the job that sends; whoever begins a mailing calls it.
DELIVER = "mailings"
SOON = timedelta(seconds=1)
# The report moves every so often: each edit is a message of its own.
_SHOW_EVERY = timedelta(seconds=10)
ContextFor = Callable[[AsyncSession, Account, Access, Turn], Context]


def card_of(mailing: Mailing) -> str:
    """The live card of a mailing in the chat of whoever began it."""
    return f"mail{mailing.id}"


def deliver(settings: Settings, regency: Regency, context_for: ContextFor) -> Run:
    """The job that sends what was begun."""

    async def run(session: AsyncSession, turn: Turn) -> More | None:
        mailing = await mailing_at_work(session)
        if mailing is None:
            return None
        await account_for_sent(session, mailing, turn.now)
        good = next_good_time(turn.now, regency)
        if mailing.status is MailingStatus.SENDING and good <= turn.now:
            await _send_some(session, mailing, turn)
        await session.flush()
        report = await report_of(session, mailing.id)
        over = not report.under_way
        if mailing.status is MailingStatus.SENDING and over:
            mailing.status, mailing.ended_at = MailingStatus.DONE, turn.now
        await _show(session, mailing, report, turn)
        if good > turn.now and not report[DeliveryState.QUEUED]:
            return More(None, good - turn.now)
        return More(None, timedelta() if over else SOON)

    async def _send_some(session: AsyncSession, mailing: Mailing, turn: Turn) -> None:
        room = await room_for_bulk(session, turn.now)
        some = await next_recipients(session, mailing, room, turn.now) if room else []
        access = await access_of_many(session, [account for _, account in some], settings.admin_ids)
        said, gets = [], []
        for recipient, account in some:
            context = context_for(session, account, access[account.id], turn)
            if await _write(context, mailing):
                said.append(context.given.outgoing[0])
                gets.append(recipient)
            else:
                # Answered meanwhile: nothing is left to ask.
                recipient.state, recipient.at = DeliveryState.DELIVERED, turn.now
        for recipient, number in zip(gets, await queue_numbered(session, said, turn.now), strict=True):
            recipient.state, recipient.outbox_id, recipient.at = DeliveryState.QUEUED, number, turn.now

    async def _show(session: AsyncSession, mailing: Mailing, report: Report, turn: Turn) -> None:
        done = mailing.status is MailingStatus.DONE
        if not done and mailing.shown_at is not None and turn.now - mailing.shown_at < _SHOW_EVERY:
            return
        mailing.shown_at = turn.now
        account = await session.get_one(Account, mailing.made_by)
        if account.blocked_at is not None or mailing.kind is MailingKind.RENEWAL:
            return
        access = await access_of_many(session, [account], settings.admin_ids)
        context = context_for(session, account, access[account.id], turn)
        show_report(context, mailing, report)
        await queue(session, context.given.outgoing, turn.now)

    return run


async def _write(context: Context, mailing: Mailing) -> bool:
    """What this person reads; False when there is nothing (any more) to say to them."""
    if mailing.kind is MailingKind.ANNOUNCEMENT:
        office = context.regency.department.short_name
        context.say(Text("announcement-message", office=office, words=mailing.words or ""))
        return True
    renewal = await newest_renewal(context.session)
    waiting = sum((await count_waiting(context.session, context.access.organisation_ids)).values())
    if renewal is None or not waiting:
        return False
    rows = [[context.button(Text("renewal-answer"), "pj")]]
    context.say(Text("renewal-ask", count=waiting, day=renewal.starts_on), rows)
    return True


def show_report(context: Context, mailing: Mailing, report: Report, *, fresh: bool = False) -> None:
    """The card of a mailing under way or done: what became of how many, and what can be done."""
    head = Text(f"mailing-{mailing.status}", count=report.total)
    lines: list[str] = [context.t(head), ""]
    for state in (DeliveryState.DELIVERED, DeliveryState.BLOCKED, DeliveryState.FAILED):
        lines.append(context.t(f"mailing-count-{state}", count=report[state]))
    lines.append(context.t("mailing-count-waiting", count=report.under_way))
    if mailing.status is MailingStatus.SENDING and next_good_time(context.now, context.regency) > context.now:
        lines += ["", context.t("mailing-quiet")]
    context.say("\n".join(lines), _report_rows(context, mailing), card_of(mailing), fresh=fresh)


def _report_rows(context: Context, mailing: Mailing) -> Sequence[Sequence[Button]]:
    if mailing.status is MailingStatus.SENDING:
        return [
            [
                context.button(Text("mailing-stop"), "ms", mailing.id),
                context.button(Text("mailing-again"), "ml", mailing.id),
            ]
        ]
    if mailing.status is MailingStatus.STOPPED:
        return [[context.button(Text("mailing-resume"), "mr", mailing.id)]]
    return []
