"""People who may be one person under two NIKs: found soon after an entry is made or mended, kept as pairs,
decided by staff.

The same NIK twice needs no guessing and is refused (`services.enrolments`). Here a person's keys lead to
the few others who share one, these are compared, and only what is alike enough is shown to anybody. A pair
is shown while both of its people are in the programme; when data are mended so that the likeness is gone,
the pair goes by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import cast

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Table,
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
from services.chunks import chunks

CATCH_UP = 20
_CHUNK = 400
_TENTHS = 10
_KEYS = cast(Table, WorkerKey.__table__)


def look_again(worker: Worker) -> None:
    """Somebody is new, or their data have changed: `catch_up` compares them with others, soon after.

    Not in the transaction of whoever names them: the comparing is most of what they would wait for.
    """
    worker.keys_version = 0


async def up_to_date(session: AsyncSession, worker: Worker, now: datetime) -> None:
    """Compares somebody at once whom staff look at before `catch_up` came to them.

    It comes all the same: beside it, this transaction may not see whom another one names right now.
    """
    if worker.keys_version < VERSION and worker.merged_into_id is None:
        await refresh(session, [worker], now)
        look_again(worker)


async def refresh(session: AsyncSession, workers: Collection[Worker], now: datetime) -> None:
    """New keys and pairs for people who are new or whose data have changed, in the caller's transaction.

    What it costs does not depend on how many people are stored. Pairs that were decided stay as they are.
    """
    await session.flush()
    people = {worker.id: traits_of(worker) for worker in workers}
    if not people:
        return
    await _store_keys(session, people)
    for worker in workers:
        worker.keys_version = VERSION
    alike = await _alike(session, people)
    await _pair(session, people, alike, now)
    await session.flush()


async def somebody_waits(session: AsyncSession) -> bool:
    """Whether `catch_up` has anything to do."""
    return bool(await session.scalar(select(exists().where(Worker.keys_version < VERSION))))


async def catch_up(session: AsyncSession, now: datetime, most: int = CATCH_UP) -> int:
    """Compares people who are new or changed, a few at a time; how many these were.

    Only one process does this, and one transaction after another: so of two people who are named in the same
    instant, each unseen by the other, the later one in this order finds the earlier one.
    """
    behind = await session.scalars(
        select(Worker)
        .where(Worker.keys_version < VERSION)
        .order_by(Worker.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    workers = list(behind)
    await refresh(session, [worker for worker in workers if worker.merged_into_id is None], now)
    for worker in workers:
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
    # Under names of their own: whoever asks may be asking about entries or cover already.
    entry, cover = aliased(Enrolment), aliased(Protection)
    return worker.merged_into_id.is_(None) & or_(
        exists().where(entry.worker_id == worker.id, entry.status.in_(OPEN_STATUSES)),
        exists().where(cover.worker_id == worker.id),
    )


async def _store_keys(session: AsyncSession, people: Mapping[int, Traits]) -> None:
    connection = await session.connection()
    await connection.execute(delete(_KEYS).where(_KEYS.c.worker_id.in_(people)))
    rows = [
        {"key": key, "worker_id": worker_id}
        for worker_id, traits in people.items()
        for key in stored_keys(traits)
    ]
    await connection.execute(insert(_KEYS), rows)


async def _pair(
    session: AsyncSession, people: Mapping[int, Traits], alike: Mapping[tuple[int, int], int], now: datetime
) -> None:
    """Makes the pairs of these people what they should be now."""
    theirs = or_(DuplicatePair.first_id.in_(people), DuplicatePair.second_id.in_(people))
    known = set()
    for pair in await session.scalars(select(DuplicatePair).where(theirs)):
        both = pair.first_id, pair.second_id
        known.add(both)
        if pair.status in UNDECIDED and both not in alike:
            await session.delete(pair)
        elif pair.status in UNDECIDED:
            pair.points = alike[both]
    found = [
        {"first_id": first, "second_id": second, "points": tenths, "status": PairStatus.OPEN}
        | {"found_at": now, "version": 1}
        for (first, second), tenths in alike.items()
        if (first, second) not in known
    ]
    if found:
        # Another process may find the same at the same time: staff who look at one of the two.
        build = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
        await session.execute(build(DuplicatePair).on_conflict_do_nothing(), found)


async def alike_to(session: AsyncSession, traits: Traits) -> dict[int, int]:
    """Stored people who may be this one, by id, with the points (in tenths) that speak for it."""
    return {second: tenths for (_, second), tenths in (await _alike(session, {0: traits})).items()}


async def _alike(session: AsyncSession, people: Mapping[int, Traits]) -> dict[tuple[int, int], int]:
    """Pairs of one of these people and somebody stored, lower id first, with the points in tenths."""
    near = {
        worker_id: await _candidates(session, wanted_keys(traits)) - {worker_id}
        for worker_id, traits in people.items()
    }
    others: dict[int, Traits] = {}
    for ids in chunks(sorted(set().union(*near.values())), _CHUNK):
        others |= await _traits(session, ids)
    found: dict[tuple[int, int], int] = {}
    for worker_id, candidates in near.items():
        for other_id in sorted(candidates & others.keys()):
            if (spoken := points(people[worker_id], others[other_id])) >= THRESHOLD:
                found[min(worker_id, other_id), max(worker_id, other_id)] = round(spoken * _TENTHS)
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


async def _traits(session: AsyncSession, worker_ids: Sequence[int]) -> dict[int, Traits]:
    columns = (
        *(Worker.id, Worker.name, Worker.birth_date, Worker.sex, Worker.desa_code, Worker.nik, Worker.phone),
    )
    rows = await session.execute(
        select(*columns).where(Worker.id.in_(worker_ids), Worker.merged_into_id.is_(None))
    )
    return {row[0]: Traits(*row[1:]) for row in rows}
