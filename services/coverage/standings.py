"""Keeping `standings` and its sums as what is stored says: whoever changed is worked out anew, soon after.

Triggers of the database write down who changed (`models.StandingDue`). The leader works them out beside its
other work; who is about to show figures does the last few at once (`up_to_date`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import Table, delete, exists, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from models import CoverageClock, Roster, Standing, StandingDue
from services.chunks import chunks
from services.coverage.lives import lives_of
from services.coverage.sums import Change, add_up
from services.coverage.timeline import Stretch, timeline

CATCH_UP, AT_ONCE = 50, 300
# Below the least number of parameters that a database takes in one statement.
_CHUNK = 900
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
_INSTANT = timedelta(microseconds=1)
_ROWS = cast(Table, Standing.__table__)
_DUE = cast(Table, StandingDue.__table__)
_CLOCK = cast(Table, CoverageClock.__table__)
_COLUMNS = tuple(getattr(Standing, name) for name in Stretch._fields)


async def somebody_is_due(session: AsyncSession) -> bool:
    """Whether `catch_up` has anything to do."""
    return bool(await session.scalar(select(exists().where(StandingDue.id.is_not(None)))))


async def up_to_date(session: AsyncSession, zone: ZoneInfo, now: datetime) -> bool:
    """Works out who is due, some hundreds at most; whether that was everybody. For who shows figures."""
    return not await catch_up(session, zone, now, AT_ONCE)


async def catch_up(session: AsyncSession, zone: ZoneInfo, now: datetime, at_most: int = CATCH_UP) -> bool:
    """Works out so many people in the caller's transaction; whether anybody is left who is due.

    `zone` says when the days of the regency begin. Safe in several processes: one works at a time.
    """
    query = select(StandingDue.id, StandingDue.worker_id).order_by(StandingDue.id)
    if (await session.execute(query.limit(1))).first() is None:
        return False
    known_at = await _next_moment(session, now)
    # Of several changes of one person those that are seen go at once; one that comes later stays.
    rows = (await session.execute(query.limit(4 * at_most))).all()
    chosen = set(islice(dict.fromkeys(row.worker_id for row in rows), at_most))
    done = [row.id for row in rows if row.worker_id in chosen]
    changes: list[Change] = []
    for ids in chunks(sorted(chosen), _CHUNK):
        changes += await _work_out(session, ids, zone, now, known_at)
    await add_up(session, changes)
    connection = await session.connection()
    for ids in chunks(done, _CHUNK):
        await connection.execute(delete(_DUE).where(_DUE.c.id.in_(ids)))
    return await somebody_is_due(session)


async def _next_moment(session: AsyncSession, now: datetime) -> datetime:
    """Puts the clock forward and keeps it for this transaction: others wait, and no moment comes twice.

    It lies after every moment for which figures were given, so what they said then stays as it was.
    """
    connection = await session.connection()
    build = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    first = build(_CLOCK).values(id=1, known_at=BEGINNING)
    await connection.execute(first.on_conflict_do_nothing())
    clock = select(_CLOCK.c.known_at).where(_CLOCK.c.id == 1).with_for_update()
    files = select(func.max(Roster.applied_at), func.max(Roster.undone_at))
    moments = [(await connection.execute(clock)).scalar_one(), *(await connection.execute(files)).one()]
    known_at: datetime = max(now, *(moment + _INSTANT for moment in moments if moment is not None))
    await connection.execute(update(_CLOCK).where(_CLOCK.c.id == 1).values(known_at=known_at))
    return known_at


async def _work_out(
    session: AsyncSession, worker_ids: Sequence[int], zone: ZoneInfo, now: datetime, known_at: datetime
) -> list[Change]:
    """Stores what became of these people; rows that are gone (-1) and new ones (1)."""
    today = now.astimezone(zone).date()
    lives = await lives_of(session, worker_ids, zone)
    before = await _stored(session, worker_ids)
    gone: list[int] = []
    rows: list[dict[str, Any]] = []
    changes: list[Change] = []
    for worker_id in worker_ids:
        stored = before.get(worker_id, {})
        life = lives.get(worker_id)
        now_so = set(timeline(life, list(stored), today)) if life is not None else set()
        for stretch, row_id in stored.items():
            if stretch not in now_so:
                gone.append(row_id)
                changes.append((stretch, -1))
        for stretch in sorted(now_so - stored.keys(), key=lambda one: (one.from_day, not one.is_main)):
            rows.append({"worker_id": worker_id, **stretch._asdict(), "known_from": known_at})
            changes.append((stretch, 1))
    connection = await session.connection()
    for ids in chunks(gone, _CHUNK):
        await connection.execute(update(_ROWS).where(_ROWS.c.id.in_(ids)).values(known_until=known_at))
    if rows:
        await connection.execute(insert(_ROWS), rows)
    return changes


async def _stored(session: AsyncSession, worker_ids: Collection[int]) -> Mapping[int, Mapping[Stretch, int]]:
    """The rows that are known now, by worker, each with its number."""
    found: defaultdict[int, dict[Stretch, int]] = defaultdict(dict)
    query = select(Standing.worker_id, Standing.id, *_COLUMNS).where(
        Standing.worker_id.in_(worker_ids), Standing.known_until.is_(None)
    )
    for worker_id, row_id, *values in await session.execute(query):
        found[worker_id][Stretch(*values)] = row_id
    return found
