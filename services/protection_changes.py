"""The states of a worker's cover as one table of moves, and the only code that notes a move.

What BPJS said is in the periods, and the state on a day follows from them (`services.protections`). Here
stands which moves there are, who or what may bring them about, and the trail of those that came about.
docs/diagrams/protection.mmd is drawn from `MOVES`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import permutations
from types import MappingProxyType
from typing import NamedTuple, cast

from sqlalchemy import Table, bindparam, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import Protection, ProtectionCause, ProtectionChange, ProtectionState, Worker
from services.chunks import chunks
from services.errors import NotAllowed
from services.permissions import Action, allowed
from services.protections import best_of, state_on
from services.roles import Access

State = ProtectionState | None
C, P = ProtectionCause, ProtectionState
_AT_ONCE = 500
_DAY = timedelta(days=1)
_WORKERS = cast(Table, Worker.__table__)
_CHANGES = cast(Table, ProtectionChange.__table__)

# By whom a cause may be brought about; None: by the clock alone.
MAY_CAUSE: Mapping[ProtectionCause, Action | None] = MappingProxyType(
    {
        C.ROSTER: Action.APPLY_ROSTER,
        C.ROSTER_UNDONE: Action.APPLY_ROSTER,
        C.MERGED: Action.DECIDE_PAIR,
        C.DAY: None,
        C.FIRST_SEEN: None,
    }
)


def _moves() -> dict[tuple[State, State], frozenset[ProtectionCause]]:
    """BPJS's file may say anything of anybody; a day only ever moves on."""
    moves: defaultdict[tuple[State, State], set[ProtectionCause]] = defaultdict(set)
    for before, after in permutations((None, *P), 2):
        moves[before, after] |= {C.ROSTER_UNDONE, C.MERGED}
        if after is not None:
            moves[before, after].add(C.ROSTER)
        if before is None:
            moves[before, after].add(C.FIRST_SEEN)
    for before, after in (
        (P.UPCOMING, P.ACTIVE),
        # With a gap between two periods: the next one speaks already, but pays nothing yet.
        (P.ACTIVE, P.UPCOMING),
        (P.ACTIVE, P.GRACE),
        (P.ACTIVE, P.ENDED),
        (P.GRACE, P.ENDED),
    ):
        moves[before, after].add(C.DAY)
    return {pair: frozenset(causes) for pair, causes in moves.items()}


MOVES: Mapping[tuple[State, State], frozenset[ProtectionCause]] = MappingProxyType(_moves())


@dataclass(frozen=True)
class Because:
    """Why states are looked at anew: the cause, who brought it about (None: the clock), the file behind."""

    cause: ProtectionCause
    by: Access | None = None
    roster_id: int | None = None
    note: str | None = None

    def check(self) -> None:
        """Raises `NotAllowed` for somebody who may not bring this about."""
        action = MAY_CAUSE[self.cause]
        if action is None if self.by is not None else action is not None:
            raise NotAllowed(Text("not-allowed"))
        if self.by is not None and action is not None and not allowed(self.by, action):
            raise NotAllowed(Text("not-allowed"))


async def note_changes(
    session: AsyncSession, worker_ids: Collection[int], day: date, because: Because, now: datetime
) -> list[ProtectionChange]:
    """Looks at the cover of these people on a day of the regency and notes whose state changed.

    Call it after their periods have changed, in the same transaction. Raises `NotAllowed`.
    """
    because.check()
    changes: list[ProtectionChange] = []
    for ids in chunks(sorted(set(worker_ids)), _AT_ONCE):
        noted = await session.execute(select(Worker.id, Worker.protection).where(Worker.id.in_(ids)))
        periods = await _periods(session, ids)
        for worker_id, before in noted:
            after = _state(day, periods[worker_id])
            if after is not before:
                changes.append(_change(worker_id, before, after, day, because, now))
    await _write(session, changes)
    return changes


async def pass_days(
    session: AsyncSession, last: date | None, today: date, now: datetime
) -> list[ProtectionChange]:
    """Notes what the days after `last` up to and with `today` changed, each day's change under its own date.

    With None everybody is looked at whose cover was never noted. Days that were slept through are made good;
    a clock that went backwards changes nothing.
    """
    if last is None:
        unseen = select(Protection.worker_id).join(Worker, Worker.id == Protection.worker_id)
        ids = (await session.scalars(unseen.where(Worker.protection.is_(None)).distinct())).all()
        return await note_changes(session, ids, today, Because(C.FIRST_SEEN), now)
    changes: list[ProtectionChange] = []
    for ids in chunks(await _with_a_boundary(session, last, today), _AT_ONCE):
        noted = await session.execute(select(Worker.id, Worker.protection).where(Worker.id.in_(ids)))
        periods = await _periods(session, ids)
        for worker_id, before in noted:
            state = before
            for day in _boundaries(periods[worker_id], last, today):
                after = _state(day, periods[worker_id])
                if after is not state and C.DAY in MOVES.get((state, after), ()):
                    changes.append(_change(worker_id, state, after, day, Because(C.DAY), now))
                    state = after
    await _write(session, changes)
    return changes


def mermaid() -> str:
    """What days do to cover, as a Mermaid state diagram; what a file of BPJS may do stands in its note."""
    lines = ["stateDiagram-v2", "    %% Made from services/protection_changes.py; do not edit."]
    lines += [f"    [*] --> {state.value} : a file of BPJS" for state in P]
    lines += [
        f"    {before.value} --> {after.value} : a day passes"
        for (before, after), causes in MOVES.items()
        if before is not None and after is not None and C.DAY in causes
    ]
    lines += [
        f"    note right of {P.ACTIVE.value}",
        "        A file of BPJS, its taking back, and a merge of two people may move any state to any other.",
        "    end note",
    ]
    return "\n".join(lines) + "\n"


async def _with_a_boundary(session: AsyncSession, last: date, today: date) -> list[int]:
    """People of whom some period begins, ends or leaves its grace in these days."""
    found = await session.scalars(
        select(Protection.worker_id)
        .where(
            or_(
                Protection.starts_on.between(last + _DAY, today),
                Protection.ends_on.between(last, today - _DAY),
                Protection.grace_until.between(last, today - _DAY),
            )
        )
        .distinct()
    )
    return sorted(found)


def _boundaries(periods: Iterable[_Stated], last: date, today: date) -> Iterator[date]:
    """The days after `last` on which one of the periods may begin to say something else, in order."""
    days = {
        day
        for period in periods
        for day in (period.starts_on, period.ends_on + _DAY, period.grace_until + _DAY)
        if last < day <= today
    }
    yield from sorted(days)


class _Stated(NamedTuple):
    """The days of a period; the rest of it, which would be decrypted, says nothing about its state."""

    starts_on: date
    ends_on: date
    grace_until: date


async def _periods(session: AsyncSession, worker_ids: Collection[int]) -> defaultdict[int, list[_Stated]]:
    found: defaultdict[int, list[_Stated]] = defaultdict(list)
    days = (Protection.starts_on, Protection.ends_on, Protection.grace_until)
    query = select(Protection.worker_id, *days).where(Protection.worker_id.in_(worker_ids))
    for worker_id, *period in await session.execute(query):
        found[worker_id].append(_Stated(*period))
    return found


def _state(day: date, periods: Collection[_Stated]) -> State:
    period = best_of(day, periods)
    return state_on(day, period) if period is not None else None


def _change(
    worker_id: int, before: State, after: State, day: date, because: Because, now: datetime
) -> ProtectionChange:
    if because.cause not in MOVES.get((before, after), ()):
        raise ValueError(f"no such move of cover: {before} to {after} by {because.cause}")
    return ProtectionChange(
        worker_id=worker_id,
        before=before,
        after=after,
        since=day,
        at=now,
        by=because.by.account_id if because.by else None,
        cause=because.cause,
        roster_id=because.roster_id,
        note=because.note,
    )


async def _write(session: AsyncSession, changes: list[ProtectionChange]) -> None:
    if not changes:
        return
    states = {change.worker_id: change.after for change in changes}
    connection = await session.connection()
    await connection.execute(
        update(_WORKERS).where(_WORKERS.c.id == bindparam("key")).values(protection=bindparam("state")),
        [{"key": worker_id, "state": state} for worker_id, state in states.items()],
    )
    # Rows, not objects: nobody needs their numbers, and a file of BPJS changes thousands.
    columns = [column.key for column in _CHANGES.c if column.key != "id"]
    rows = [{column: getattr(change, column) for column in columns} for change in changes]
    for some in chunks(rows, _AT_ONCE):
        await connection.execute(insert(_CHANGES), some)
