"""One message to many: previewed, begun, sent a few at a time, stopped, gone on with, and reported.

Who gets it is fixed when it begins, one row a person; which message of the outbox is whose is kept in the
transaction that queues it. So a restart neither forgets nor repeats anybody.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import ColumnElement, Table, case, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import (
    Account,
    DeliveryState,
    Mailing,
    MailingKind,
    MailingRecipient,
    MailingStatus,
    OutboxMessage,
    OutboxStatus,
)
from regency import Regency
from services.audit import Subject, record
from services.errors import Invalid, NotAllowed, Stale
from services.permissions import Action, allowed
from services.roles import Access
from services.segments import Segment, holds

D, S = DeliveryState, MailingStatus
_RECIPIENTS = cast(Table, MailingRecipient.__table__)
_ANNOUNCEMENTS = select(Mailing.id).where(Mailing.kind == MailingKind.ANNOUNCEMENT)
_FINISHED = (OutboxStatus.SENT, OutboxStatus.FAILED, OutboxStatus.SUPERSEDED)


@dataclass(frozen=True)
class Report:
    """People by what became of their message; the parts add up to the whole."""

    counts: Mapping[DeliveryState, int]

    def __getitem__(self, state: DeliveryState) -> int:
        return self.counts.get(state, 0)

    @property
    def total(self) -> int:
        """Everybody of the mailing."""
        return sum(self.counts.values())

    @property
    def under_way(self) -> int:
        """Not sent yet, or nobody knows what became of it yet."""
        return self[D.WAITING] + self[D.QUEUED]


async def preview_mailing(
    session: AsyncSession, by: Access, words: str, segment: Segment, now: datetime
) -> Mailing:
    """Keeps what is to be said and to whom; nothing is sent. Raises `NotAllowed`."""
    _check(by)
    made = Mailing(
        kind=MailingKind.ANNOUNCEMENT, status=S.PREVIEWED, words=words, segment=segment.dump(),
        made_by=by.account_id, made_at=now,
    )  # fmt: skip
    session.add(made)
    await session.flush()
    return made


async def begin_announcement(
    session: AsyncSession, by: Access, mailing_id: int, regency: Regency, now: datetime
) -> Mailing:
    """Begins to send a previewed announcement. Raises `NotAllowed`, `Invalid` past a limit, `Stale` twice."""
    _check(by)
    mailing = await locked_mailing(session, mailing_id)
    if mailing.status is not S.PREVIEWED:
        raise Stale(Text("mailing-settled"))
    await _check_limits(session, regency, now)
    today = now.astimezone(regency.zone).date()
    people = await _begin(session, mailing, holds(Segment.load(mailing.segment), today, regency), now)
    if not people:
        raise Invalid(Text("mailing-nobody"))
    codes = " ".join(f"{name}={value}" for name, value in mailing.segment.items())
    record(
        session, now, by.account_id, "mailing.begin", Subject.MAILING, mailing.id,
        after=f"people={people} {codes}"[:100], note=mailing.words,
    )  # fmt: skip
    return mailing


async def begin_renewal_mailing(
    session: AsyncSession, by: Access, renewal_id: int, account_ids: Collection[int], now: datetime
) -> Mailing:
    """Begins to ask these coordinators about their people; what each reads is made when it is sent."""
    mailing = Mailing(
        kind=MailingKind.RENEWAL, status=S.PREVIEWED, subject_id=renewal_id, made_by=by.account_id,
        made_at=now,
    )  # fmt: skip
    session.add(mailing)
    await session.flush()
    await _begin(session, mailing, Account.id.in_(account_ids), now)
    return mailing


async def stop_mailing(session: AsyncSession, by: Access, mailing_id: int, now: datetime) -> Mailing:
    """Sends no more; what is queued already still goes out. Raises `NotAllowed`, `Stale`."""
    return await _turn(session, by, mailing_id, (S.SENDING, S.STOPPED), now)


async def resume_mailing(session: AsyncSession, by: Access, mailing_id: int, now: datetime) -> Mailing:
    """Goes on with those who have not got it. Raises `NotAllowed`, `Stale`, `Invalid` during another."""
    _check(by)
    mailing = await locked_mailing(session, mailing_id)
    if mailing.status is S.STOPPED and mailing.kind is MailingKind.ANNOUNCEMENT:
        await _check_nothing_is_sent(session)
    return await _turn(session, by, mailing_id, (S.STOPPED, S.SENDING), now)


async def drop_mailing(session: AsyncSession, by: Access, mailing_id: int, now: datetime) -> Mailing:
    """Forgets a preview. Raises `NotAllowed`, `Stale`."""
    mailing = await _turn(session, by, mailing_id, (S.PREVIEWED, S.DROPPED), now)
    mailing.words = None
    return mailing


async def report_of(session: AsyncSession, mailing_id: int) -> Report:
    """What became of each message so far."""
    rows = await session.execute(
        select(MailingRecipient.state, func.count())
        .where(MailingRecipient.mailing_id == mailing_id)
        .group_by(MailingRecipient.state)
    )
    return Report({row[0]: row[1] for row in rows})


async def locked_mailing(session: AsyncSession, mailing_id: int) -> Mailing:
    """A mailing, nobody else's until the end of this unit. Raises `Invalid` when there is none."""
    found = await session.get(Mailing, mailing_id, with_for_update=True, populate_existing=True)
    if found is None:
        raise Invalid(Text("mailing-gone"))
    return found


async def mailing_at_work(session: AsyncSession) -> Mailing | None:
    """The first mailing that has anything under way: people who wait, or messages not yet accounted for."""
    queued = (
        select(MailingRecipient.id)
        .where(MailingRecipient.mailing_id == Mailing.id, MailingRecipient.state == D.QUEUED)
        .exists()
    )
    return await session.scalar(
        select(Mailing)
        .where((Mailing.status == S.SENDING) | ((Mailing.status == S.STOPPED) & queued))
        .order_by(Mailing.begun_at, Mailing.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )


async def latest_mailings(session: AsyncSession, most: int) -> list[Mailing]:
    """The newest ones that were begun."""
    return list(
        await session.scalars(
            select(Mailing).where(Mailing.begun_at.is_not(None)).order_by(Mailing.id.desc()).limit(most)
        )
    )


async def next_recipients(
    session: AsyncSession, mailing: Mailing, most: int, now: datetime
) -> list[tuple[MailingRecipient, Account]]:
    """The next people to be written to; whoever has blocked the bot meanwhile is passed over for good."""
    await session.execute(
        update(MailingRecipient)
        .where(
            MailingRecipient.mailing_id == mailing.id,
            MailingRecipient.state == D.WAITING,
            MailingRecipient.account_id.in_(select(Account.id).where(Account.blocked_at.is_not(None))),
        )
        .values(state=D.BLOCKED, at=now)
        .execution_options(synchronize_session=False)
    )
    rows = await session.execute(
        select(MailingRecipient, Account)
        .join(Account, Account.id == MailingRecipient.account_id)
        .where(MailingRecipient.mailing_id == mailing.id, MailingRecipient.state == D.WAITING)
        .order_by(MailingRecipient.id)
        .limit(most)
    )
    return [(recipient, account) for recipient, account in rows]


async def account_for_sent(session: AsyncSession, mailing: Mailing, now: datetime) -> None:
    """Looks up in the outbox what became of the messages that were queued."""
    rows = await session.execute(
        select(MailingRecipient, OutboxMessage.status, OutboxMessage.error, Account.blocked_at)
        .join(Account, Account.id == MailingRecipient.account_id)
        .outerjoin(OutboxMessage, OutboxMessage.id == MailingRecipient.outbox_id)
        .where(MailingRecipient.mailing_id == mailing.id, MailingRecipient.state == D.QUEUED)
    )
    for recipient, status, error, blocked_at in rows:
        if status is not None and status not in _FINISHED:
            continue
        recipient.at = now
        if status is OutboxStatus.SENT:
            recipient.state = D.DELIVERED
        else:
            recipient.state = D.BLOCKED if blocked_at is not None else D.FAILED
            # The kind of the error only: its words may quote what was written.
            recipient.error = (error or "unknown").partition(":")[0][:40]


async def _check_limits(session: AsyncSession, regency: Regency, now: datetime) -> None:
    most = regency.announcements.a_day
    midnight = now.astimezone(regency.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    await _check_nothing_is_sent(session)
    today = _ANNOUNCEMENTS.where(
        Mailing.begun_at >= midnight, Mailing.begun_at < midnight + timedelta(days=1)
    )
    if len((await session.scalars(today)).all()) >= most:
        raise Invalid(Text("mailing-enough", most=most))


async def _check_nothing_is_sent(session: AsyncSession) -> None:
    """One announcement at a time. Raises `Invalid`.

    Two that begin in the same instant do not see each other on PostgreSQL: the row of the first announcement
    of all is locked by whoever looks, and the other waits for it.
    """
    await session.execute(_ANNOUNCEMENTS.order_by(Mailing.id).limit(1).with_for_update())
    if (
        await session.scalars(_ANNOUNCEMENTS.where(Mailing.status == S.SENDING).limit(1))
    ).first() is not None:
        raise Invalid(Text("mailing-busy"))


async def _begin(session: AsyncSession, mailing: Mailing, who: ColumnElement[bool], now: datetime) -> int:
    """Rows for everybody; the database makes them itself. How many there are."""
    state = case((Account.blocked_at.is_not(None), D.BLOCKED.value), else_=D.WAITING.value)
    people = select(
        literal(mailing.id), Account.id, state, literal(now, _RECIPIENTS.c.at.type)
    ).where(who).order_by(Account.id)  # fmt: skip
    connection = await session.connection()
    made = await connection.execute(
        insert(_RECIPIENTS).from_select(["mailing_id", "account_id", "state", "at"], people)
    )
    mailing.status, mailing.begun_at = S.SENDING, now
    return made.rowcount


async def _turn(
    session: AsyncSession,
    by: Access,
    mailing_id: int,
    step: tuple[MailingStatus, MailingStatus],
    now: datetime,
) -> Mailing:
    _check(by)
    mailing = await locked_mailing(session, mailing_id)
    before, after = step
    if mailing.status is not before:
        raise Stale(Text("mailing-settled"))
    mailing.status = after
    mailing.stopped_by = by.account_id if after is S.STOPPED else None
    record(
        session, now, by.account_id, "mailing.status", Subject.MAILING, mailing.id, before=before, after=after
    )
    return mailing


def _check(by: Access) -> None:
    if not allowed(by, Action.ANNOUNCE):
        raise NotAllowed(Text("not-allowed"))
