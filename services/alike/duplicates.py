"""People who may be one person under two NIKs: found when an entry is made or mended, kept as pairs,
decided by staff.

The same NIK twice needs no guessing and is refused (`services.enrolments`). Here a person's keys lead to
the few others who share one, these are compared, and only what is alike enough is shown to anybody. A pair
is shown while both of its people are in the programme; when data are mended so that the likeness is gone,
the pair goes by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from functools import lru_cache

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    TextClause,
    bindparam,
    column,
    delete,
    exists,
    insert,
    or_,
    select,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models import (
    OPEN_STATUSES,
    UNDECIDED,
    DuplicatePair,
    Enrolment,
    PairStatus,
    Protection,
    Worker,
    WorkerKey,
)
from services.alike.blocking import BLOCK_LIMIT, VERSION, Traits, stored_keys, traits_of, wanted_keys
from services.alike.likeness import THRESHOLD, points

CATCH_UP = 50
ONCE_MORE = -VERSION
"""The keys are stored, and the search is to be repeated when its transaction is over.

On PostgreSQL two that are open at once do not see each other's people. Whoever commits last is looked for
again after that, when both can be seen; SQLite has one writer at a time.
"""
_CHUNK = 400
_TENTHS = 10


async def refresh(session: AsyncSession, workers: Collection[Worker], now: datetime) -> None:
    """New keys and pairs for people who are new or whose data have changed, in the caller's transaction.

    What it costs does not depend on how many people are stored. Pairs that were decided stay as they are.
    """
    await session.flush()
    for worker in workers:
        await _store_keys(session, worker)
    for worker in workers:
        await _pair(session, worker, now)


async def catch_up(session: AsyncSession, now: datetime, most: int = CATCH_UP) -> int:
    """Gives keys to people who have none, or old ones, and looks once more for those who came beside others.

    A few at a time; how many these were. To be called in a transaction of its own.
    """
    behind = await session.scalars(
        select(Worker)
        .where(Worker.keys_version < VERSION)
        .order_by(Worker.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    workers = list(behind)
    counting = [worker for worker in workers if worker.merged_into_id is None]
    once_more = [worker for worker in counting if worker.keys_version == ONCE_MORE]
    await refresh(session, [worker for worker in counting if worker not in once_more], now)
    for worker in once_more:
        await _pair(session, worker, now)
    for worker in workers:
        if worker in once_more or worker not in counting:
            worker.keys_version = VERSION
    await session.flush()
    return len(workers)


async def pairs_of(session: AsyncSession, worker_ids: Collection[int]) -> dict[int, int]:
    """The undecided pair of each of these people with somebody in the programme, if any, by worker."""
    found: dict[int, int] = {}
    first, second = aliased(Worker), aliased(Worker)
    rows = await session.execute(
        select(DuplicatePair.id, DuplicatePair.first_id, DuplicatePair.second_id)
        .join(first, first.id == DuplicatePair.first_id)
        .join(second, second.id == DuplicatePair.second_id)
        .where(
            DuplicatePair.status.in_(UNDECIDED),
            or_(
                DuplicatePair.first_id.in_(worker_ids) & takes_part(second),
                DuplicatePair.second_id.in_(worker_ids) & takes_part(first),
            ),
        )
        .order_by(DuplicatePair.points)
    )
    for pair_id, first_id, second_id in rows:
        for worker_id in (first_id, second_id):
            if worker_id in worker_ids:
                found[worker_id] = pair_id
    return found


def takes_part(worker: type[Worker]) -> ColumnElement[bool]:
    """Whether a person has an open entry or is known to BPJS, and is nobody else by now."""
    return worker.merged_into_id.is_(None) & or_(
        exists().where(Enrolment.worker_id == worker.id, Enrolment.status.in_(OPEN_STATUSES)),
        exists().where(Protection.worker_id == worker.id),
    )


async def _store_keys(session: AsyncSession, worker: Worker) -> None:
    await session.execute(delete(WorkerKey).where(WorkerKey.worker_id == worker.id))
    rows = [{"key": key, "worker_id": worker.id} for key in stored_keys(traits_of(worker))]
    await session.execute(insert(WorkerKey), rows)
    worker.keys_version = ONCE_MORE if _is_postgres(session) else VERSION


def _is_postgres(session: AsyncSession) -> bool:
    return session.get_bind().dialect.name == "postgresql"


async def _pair(session: AsyncSession, worker: Worker, now: datetime) -> None:
    """Makes the pairs of one person what they should be now."""
    alike = await alike_to(session, traits_of(worker), except_id=worker.id)
    known = {
        pair.first_id if pair.second_id == worker.id else pair.second_id: pair
        for pair in await session.scalars(
            select(DuplicatePair).where(
                or_(DuplicatePair.first_id == worker.id, DuplicatePair.second_id == worker.id)
            )
        )
    }
    for other_id, pair in known.items():
        if pair.status in UNDECIDED and other_id not in alike:
            await session.delete(pair)
        elif pair.status in UNDECIDED:
            pair.points = alike[other_id]
    found = [
        {
            "first_id": min(worker.id, other_id),
            "second_id": max(worker.id, other_id),
            "points": tenths,
            "status": PairStatus.OPEN,
            "found_at": now,
            "version": 1,
        }
        for other_id, tenths in alike.items()
        if other_id not in known
    ]
    if found:
        # The other one's search may have found the same at the same time.
        build = postgresql.insert if _is_postgres(session) else sqlite.insert
        await session.execute(build(DuplicatePair).on_conflict_do_nothing(), found)
    await session.flush()


async def alike_to(session: AsyncSession, traits: Traits, except_id: int = 0) -> dict[int, int]:
    """Stored people who may be this one, by id, with the points (in tenths) that speak for it."""
    candidates = await _candidates(session, wanted_keys(traits)) - {except_id}
    found: dict[int, int] = {}
    ordered = sorted(candidates)
    for start in range(0, len(ordered), _CHUNK):
        for worker_id, other in await _traits(session, ordered[start : start + _CHUNK]):
            if (spoken := points(traits, other)) >= THRESHOLD:
                found[worker_id] = round(spoken * _TENTHS)
    return found


async def _candidates(session: AsyncSession, keys: Sequence[int]) -> set[int]:
    rows = (
        await session.execute(
            _blocks(len(keys)),
            {"most": BLOCK_LIMIT + 1} | {f"key{place}": key for place, key in enumerate(keys)},
        )
    ).all()
    shared = Counter(key for key, _ in rows)
    return {worker_id for key, worker_id in rows if shared[key] <= BLOCK_LIMIT}


@lru_cache(maxsize=64)
def _blocks(count: int) -> TextClause:
    """Who has one of so many keys, each read only so far that one sees whether too many share it."""
    block = (
        "SELECT * FROM (SELECT key, worker_id FROM worker_keys WHERE key = :key{0} LIMIT :most) AS block{0}"
    )
    parts = (block.format(place) for place in range(count))
    bound = [bindparam(f"key{place}", type_=BigInteger) for place in range(count)]
    statement = text(" UNION ALL ".join(parts)).bindparams(*bound, bindparam("most", type_=Integer))
    return statement.columns(column("key", BigInteger), column("worker_id", BigInteger))  # type: ignore[return-value]


async def _traits(session: AsyncSession, worker_ids: Sequence[int]) -> Iterable[tuple[int, Traits]]:
    columns = (
        *(Worker.id, Worker.name, Worker.birth_date, Worker.sex, Worker.desa_code, Worker.nik, Worker.phone),
    )
    rows = await session.execute(
        select(*columns).where(Worker.id.in_(worker_ids), Worker.merged_into_id.is_(None))
    )
    return [(row[0], Traits(*row[1:])) for row in rows]
