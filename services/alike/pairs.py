"""Pairs of people who may be one: the list, the two side by side, and what staff say to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased, joinedload

from locales import Text
from models import (
    OPEN_STATUSES,
    UNDECIDED,
    Account,
    DuplicatePair,
    Enrolment,
    PairStatus,
    Protection,
    Worker,
)
from regency import Regency
from services.alike.blocking import traits_of
from services.alike.duplicates import takes_part
from services.alike.likeness import Sign, signs
from services.audit import Subject, record
from services.errors import Invalid, NotAllowed, Stale
from services.permissions import Action, allowed
from services.roles import Access

_PUT_OFF = {PairStatus.OPEN: 0, PairStatus.LATER: 1}


@dataclass(frozen=True)
class Side:
    """One of the two: the person, the entry that counts with its organisation, and the end of their cover."""

    worker: Worker
    enrolment: Enrolment | None
    covered_until: date | None = None


@dataclass(frozen=True)
class PairCard:
    """The two as they are now, and what differs between them. `own`: somebody else has to decide."""

    pair: DuplicatePair
    sides: tuple[Side, Side]
    differing: frozenset[Sign]
    own: bool

    @property
    def is_undecided(self) -> bool:
        """Whether staff still have to say something."""
        return self.pair.status in UNDECIDED


async def count_undecided(session: AsyncSession) -> int:
    """How many pairs wait for staff."""
    return await session.scalar(select(func.count()).select_from(_undecided().subquery())) or 0


async def next_pair(session: AsyncSession, after: int = 0) -> int | None:
    """The pair to look at first, or the one behind `after` in the same order; None at the end.

    New ones before those that were put off, the most alike first.
    """
    ids = list(await session.scalars(_undecided()))
    if after in ids:
        ids = ids[ids.index(after) + 1 :]
    return ids[0] if ids else None


async def all_undecided(session: AsyncSession) -> list[PairCard]:
    """Every pair that waits, for the file."""
    return [await _card(session, pair_id, None) for pair_id in list(await session.scalars(_undecided()))]


async def pair_card(session: AsyncSession, pair_id: int, by: Access, now: datetime) -> PairCard:
    """A pair for the eyes of staff; that somebody looked is on record. Raises `Invalid` without one."""
    card = await _card(session, pair_id, by)
    for side in card.sides:
        record(session, now, by.account_id, "worker.view", Subject.WORKER, side.worker.id)
    return card


async def keep_apart(
    session: AsyncSession, pair_id: int, version: int, by: Access, regency: Regency, now: datetime
) -> DuplicatePair:
    """Berbeda: two people, for good. Raises `Stale`, `Invalid` or `NotAllowed`."""
    return await _say(session, pair_id, version, PairStatus.DIFFERENT, by, regency, now)


async def put_off(
    session: AsyncSession, pair_id: int, version: int, by: Access, regency: Regency, now: datetime
) -> DuplicatePair:
    """Nanti: goes to the end of the list. Raises `Stale`, `Invalid` or `NotAllowed`."""
    return await _say(session, pair_id, version, PairStatus.LATER, by, regency, now)


async def locked_pair(
    session: AsyncSession, pair_id: int, version: int, by: Access, regency: Regency
) -> PairCard:
    """A pair to decide on, nobody else's until the end of this unit and as it was shown.

    Raises `Stale` with who decided it and when, `NotAllowed` for who may not or whose own people these are.
    """
    if not allowed(by, Action.DECIDE_PAIR):
        raise NotAllowed(Text("not-allowed"))
    pair = await session.scalar(
        select(DuplicatePair)
        .where(DuplicatePair.id == pair_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if pair is None:
        raise Invalid(Text("pairs-gone"))
    if pair.version != version:
        raise Stale(await _who_decided(session, pair, regency))
    card = await _card(session, pair_id, by)
    if card.own:
        raise NotAllowed(Text("pairs-own"))
    return card


def decided(
    session: AsyncSession, pair: DuplicatePair, status: PairStatus, by: Access, now: datetime
) -> None:
    """Writes down who said what of a pair."""
    record(
        session, now, by.account_id, "pair.decide", Subject.DUPLICATE_PAIR, pair.id,
        before=pair.status, after=status,
    )  # fmt: skip
    pair.status, pair.decided_by, pair.decided_at = status, by.account_id, now


async def _say(
    session: AsyncSession,
    pair_id: int,
    version: int,
    status: PairStatus,
    by: Access,
    regency: Regency,
    now: datetime,
) -> DuplicatePair:
    card = await locked_pair(session, pair_id, version, by, regency)
    if not card.is_undecided:
        raise Stale(await _who_decided(session, card.pair, regency))
    decided(session, card.pair, status, by, now)
    await session.flush()
    return card.pair


async def _who_decided(session: AsyncSession, pair: DuplicatePair, regency: Regency) -> Text:
    if pair.decided_by is None or pair.decided_at is None:
        return Text("pairs-changed")
    name = await session.scalar(select(Account.name).where(Account.id == pair.decided_by))
    at = pair.decided_at.astimezone(regency.zone)
    return Text("pairs-decided-already", status=Text(f"pair-status-{pair.status}"), name=name, at=at)


def _undecided() -> Select[int]:
    first, second = aliased(Worker), aliased(Worker)
    return (
        select(DuplicatePair.id)
        .join(first, first.id == DuplicatePair.first_id)
        .join(second, second.id == DuplicatePair.second_id)
        .where(DuplicatePair.status.in_(UNDECIDED), takes_part(first), takes_part(second))
        .order_by(case(_PUT_OFF, value=DuplicatePair.status), DuplicatePair.points.desc(), DuplicatePair.id)
    )


async def _card(session: AsyncSession, pair_id: int, by: Access | None) -> PairCard:
    pair = await session.get(DuplicatePair, pair_id)
    if pair is None:
        raise Invalid(Text("pairs-gone"))
    first = await _side(session, await session.get_one(Worker, pair.first_id))
    second = await _side(session, await session.get_one(Worker, pair.second_id))
    seen = signs(traits_of(first.worker), traits_of(second.worker))
    differing = frozenset(sign for sign, word in seen.items() if word != "same")
    own = by is not None and any(_is_own(side, by) for side in (first, second))
    return PairCard(pair, (first, second), differing, own)


def _is_own(side: Side, by: Access) -> bool:
    entry = side.enrolment
    mine = entry is not None and (
        entry.submitted_by == by.account_id or entry.organisation_id in by.organisation_ids
    )
    return mine or side.worker.id == by.worker_id


async def _side(session: AsyncSession, worker: Worker) -> Side:
    entry = await session.scalar(
        select(Enrolment)
        .where(Enrolment.worker_id == worker.id)
        .options(joinedload(Enrolment.organisation, innerjoin=True), joinedload(Enrolment.worker))
        .order_by(case((Enrolment.status.in_(OPEN_STATUSES), 0), else_=1), Enrolment.id.desc())
        .limit(1)
    )
    until = await session.scalar(
        select(func.max(Protection.ends_on)).where(Protection.worker_id == worker.id)
    )
    return Side(worker, entry, until)
