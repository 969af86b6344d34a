"""Many people at once: a batch opened from what was read, looked at, left out of, and forgotten.

Law: every row has exactly one outcome, so the rows read are always the sum of all outcomes. Every row
that is not taken at once can be opened as a form at its first doubtful question.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast

from sqlalchemy import Table, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import (
    Batch,
    BatchRow,
    BatchSource,
    BatchStatus,
    Organisation,
    RowOutcome,
)
from regency import Regency
from services import guesses
from services.audit import record
from services.errors import Invalid, NotAllowed
from services.lists.batch_rows import (
    TAKEN_OTHER,
    TO_LOOK_AT,
    Settled,
    Surroundings,
    insert_rows,
    row_values,
    rows_of,
    settle,
    taken_before,
)
from services.lists.candidates import Candidate, Defaults, Judged, judge
from services.lists.filling import gaps_of
from services.lists.known_people import known_people
from services.organisations import own_organisation
from services.roles import Access

SUBJECT = "batch"
_NOT_TAKEN = (BatchStatus.CHOOSING, BatchStatus.READING, BatchStatus.OPEN)
_ROWS = cast(Table, BatchRow.__table__)


def defaults_of(organisation: Organisation, regency: Regency) -> Defaults:
    """What an organisation says of everybody in its list."""
    return Defaults(
        organisation.kecamatan_code,
        organisation.desa_code,
        tuple(category.key for category in regency.categories_of(organisation.kind)),
    )


async def open_batch(
    session: AsyncSession,
    by: Access,
    organisation_id: int,
    source: BatchSource,
    candidates: Iterable[Candidate],
    regency: Regency,
    now: datetime,
) -> Batch:
    """A batch of a few dozen people, judged at once and shown; nothing of it is taken yet.

    For a pasted text or an album. A workbook is read piece by piece instead, see `services.lists.importing`.
    """
    organisation = await own_organisation(session, by, organisation_id)
    batch = Batch(
        account_id=by.account_id,
        organisation_id=organisation.id,
        source=source,
        status=BatchStatus.OPEN,
        created_at=now,
    )
    session.add(batch)
    await session.flush()
    await add_people(session, by, batch, candidates, regency, now)
    return batch


async def add_people(
    session: AsyncSession,
    by: Access,
    batch: Batch,
    candidates: Iterable[Candidate],
    regency: Regency,
    now: datetime,
) -> None:
    """More people for a batch: a further message of the same list, the next photo of an album.

    They are numbered on. Whoever stands in the batch already is a duplicate of that row. Raises `Invalid` for
    somebody who has learned too often today whom others have named.
    """
    if await guesses.too_many(session, by.account_id, now):
        raise Invalid(Text("member-taken-too-often"))
    organisation = await own_organisation(session, by, batch.organisation_id)
    defaults = defaults_of(organisation, regency)
    today = now.astimezone(regency.zone).date()
    judged = [
        judge(replace(one, place=batch.total + one.place), defaults, regency, today) for one in candidates
    ]
    batch.status = BatchStatus.OPEN
    batch.total = batch.done = batch.total + len(judged)
    await _add(session, batch, judged, by, regency, now)
    after = f"{batch.source} rows={len(judged)}"
    record(session, now, by.account_id, "batch.open", SUBJECT, batch.id, after=after)
    await session.flush()


async def _add(
    session: AsyncSession,
    batch: Batch,
    judged: Sequence[Judged],
    by: Access,
    regency: Regency,
    now: datetime,
) -> None:
    met = {
        row.answers["nik"]: row.place
        for row in await rows_of(session, batch.id)
        if "nik" in row.answers and row.outcome is not RowOutcome.DROPPED
    }
    facts = Surroundings(by, batch.organisation_id, regency, now.astimezone(regency.zone).date(), met=met)
    around = await surroundings(session, judged, facts)
    settled = [settle(one, around) for one in judged]
    note_guesses(session, by, settled, now)
    await insert_rows(session, row_values(batch, settled, session.get_bind().dialect))


async def surroundings(session: AsyncSession, judged: Sequence[Judged], facts: Surroundings) -> Surroundings:
    """The same with what is known of these people; whom the rows before have met stays joined."""
    known = await known_people(session, [one.answers["nik"] for one in judged if "nik" in one.answers])
    before = await taken_before(session, facts.organisation_id, judged)
    gaps = await gaps_of(session, known, facts.organisation_id)
    return replace(facts, known=known, before=before, gaps=gaps)


def note_guesses(session: AsyncSession, by: Access, settled: Iterable[Settled], now: datetime) -> None:
    """A list, too, tells whom others have named; that counts against what somebody may learn in a day."""
    told = sum(one.judged.remarks[:1] == (TAKEN_OTHER,) for one in settled)
    for _ in range(min(told, guesses.MOST)):
        guesses.note(session, by.account_id, now)


async def own_batch(session: AsyncSession, by: Access, batch_id: int, *, lock: bool = False) -> Batch:
    """A batch that this person opened. Raises `NotAllowed`; with `lock` nobody else changes it meanwhile."""
    query = select(Batch).where(Batch.id == batch_id, Batch.account_id == by.account_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = await session.scalar(query)
    if found is None:
        raise NotAllowed(Text("batch-gone"))
    return found


async def own_row(session: AsyncSession, by: Access, row_id: int) -> tuple[Batch, BatchRow]:
    """A row of one's own batch. Raises `NotAllowed`."""
    row = await session.get(BatchRow, row_id)
    if row is None:
        raise NotAllowed(Text("batch-gone"))
    return await own_batch(session, by, row.batch_id), row


async def drop_row(session: AsyncSession, by: Access, row_id: int) -> tuple[Batch, BatchRow]:
    """Leaves a row out at the person's wish. Raises `NotAllowed` or `Invalid`."""
    batch, row = await own_row(session, by, row_id)
    if row.outcome not in (*TO_LOOK_AT, RowOutcome.GOOD):
        raise Invalid(Text("batch-row-settled"))
    row.outcome = RowOutcome.DROPPED
    return batch, row


async def discard(session: AsyncSession, by: Access, batch_id: int, now: datetime) -> Batch:
    """Forgets a batch of which nothing was taken, with its rows. Raises `Invalid` or `NotAllowed`."""
    batch = await own_batch(session, by, batch_id, lock=True)
    if batch.status not in _NOT_TAKEN:
        raise Invalid(Text("batch-settled"))
    await _forget(session, batch)
    record(session, now, by.account_id, "batch.discard", SUBJECT, batch.id)
    return batch


async def forget_old(session: AsyncSession, before: datetime) -> int:
    """Discards batches that nobody confirmed, and forgets what the others said; how many that were.

    Of a row that was taken there stays which entry came from it, so that the same file is known again.
    """
    old = await session.scalars(
        select(Batch).where(
            Batch.created_at < before,
            Batch.wiped_at.is_(None),
            Batch.status.notin_((BatchStatus.DISCARDED, BatchStatus.TAKING)),
        )
    )
    gone = 0
    for batch in old:
        gone += 1
        if batch.status in _NOT_TAKEN:
            await _forget(session, batch)
            continue
        batch.file, batch.notes, batch.wiped_at = None, None, before
        mine = _ROWS.c.batch_id == batch.id
        await session.execute(_ROWS.delete().where(mine, _ROWS.c.enrolment_id.is_(None)))
        await session.execute(update(_ROWS).where(mine).values(answers={}, remarks=[]))
    return gone


async def _forget(session: AsyncSession, batch: Batch) -> None:
    batch.status, batch.file, batch.notes = BatchStatus.DISCARDED, None, None
    await session.execute(_ROWS.delete().where(_ROWS.c.batch_id == batch.id))
