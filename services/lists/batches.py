"""Many people at once: opened from what was read, shown, and the good ones taken in one transaction.

Law: rows read = good + doubtful + missing + duplicate + refused + unchanged + taken + dropped (+ undone),
always. Every row that is not taken at once can be opened as a form at its first doubtful question.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast

from sqlalchemy import Table, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import (
    Batch,
    BatchRow,
    BatchSource,
    BatchStatus,
    Enrolment,
    Organisation,
    RowOutcome,
    Worker,
)
from regency import Regency
from services import guesses
from services.alike import duplicates
from services.audit import record
from services.errors import Invalid, NotAllowed
from services.files.packed_texts import packed_text
from services.findings import codes, findings_with
from services.lists.batch_rows import (
    TAKEN_OTHER,
    TO_LOOK_AT,
    Row,
    Settled,
    Surroundings,
    counts_of,
    insert_rows,
    row_values,
    rows_of,
    settle,
    taken_before,
)
from services.lists.candidates import Candidate, Defaults, Doubt, Judged, judge, member_data
from services.lists.known_people import Known, known_people
from services.lists.taking import Person, Ready, ready, store
from services.organisations import own_organisation
from services.roles import Access

SUBJECT = "batch"
_NOT_TAKEN = (BatchStatus.CHOOSING, BatchStatus.READING, BatchStatus.OPEN)
_ROWS = cast(Table, BatchRow.__table__)


@dataclass(frozen=True, repr=False)
class Taken:
    """What was taken. `gone` rows turned out to be somebody's already between the preview and the press."""

    batch: Batch
    enrolment_ids: tuple[int, ...]
    gone: int = 0
    already: bool = False


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
    around = Surroundings(
        by,
        batch.organisation_id,
        regency,
        now.astimezone(regency.zone).date(),
        await known_people(session, [one.answers["nik"] for one in judged if "nik" in one.answers]),
        await taken_before(session, batch.organisation_id, judged),
        {
            row.answers["nik"]: row.place
            for row in await rows_of(session, batch.id)
            if "nik" in row.answers and row.outcome is not RowOutcome.DROPPED
        },
    )
    settled = [settle(one, around) for one in judged]
    note_guesses(session, by, settled, now)
    await insert_rows(session, [row_values(batch, one) for one in settled])


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


async def take_good(
    session: AsyncSession,
    by: Access,
    batch_id: int,
    category: str | None,
    regency: Regency,
    now: datetime,
) -> Taken:
    """Takes all good rows of a small batch; `category` is for rows that name none. Works once.

    The press says that everybody in it knows of it and agrees. Raises `Invalid` or `NotAllowed`.
    """
    batch = await own_batch(session, by, batch_id, lock=True)
    if batch.status is not BatchStatus.OPEN:
        return Taken(batch, (), already=True)
    rows = await rows_of(session, batch_id, (RowOutcome.GOOD,))
    people, gone = await ready_rows(session, by, batch, rows, category, regency, now)
    try:
        async with session.begin_nested():
            ids = await store(session, people, by, regency, now)
            workers = select(Worker).join(Enrolment, Enrolment.worker_id == Worker.id)
            named = await session.scalars(
                workers.where(Enrolment.id.in_(ids)).execution_options(populate_existing=True)
            )
            await duplicates.refresh(session, list(named), now)
    except IntegrityError as error:
        raise Invalid(Text("batch-changed")) from error
    await mark_gone(session, gone)
    finish(session, batch, len(ids), by, category, now)
    return Taken(batch, tuple(ids), len(gone))


def finish(
    session: AsyncSession, batch: Batch, count: int, by: Access, category: str | None, now: datetime
) -> None:
    """Says of a batch that its good rows were taken."""
    batch.status, batch.taken_at, batch.category = BatchStatus.TAKEN, now, category
    record(session, now, by.account_id, "batch.take", SUBJECT, batch.id, after=f"entries={count}")


async def ready_rows(
    session: AsyncSession,
    by: Access,
    batch: Batch,
    rows: Sequence[Row],
    category: str | None,
    regency: Regency,
    now: datetime,
) -> tuple[list[Ready], list[int]]:
    """Good rows made ready to be stored, and the ids of those that somebody else has named meanwhile."""
    organisation = await own_organisation(session, by, batch.organisation_id)
    allowed = defaults_of(organisation, regency).categories
    if category not in allowed:
        if any("category" not in row.answers for row in rows):
            raise Invalid(Text("batch-category-needed"))
        category = allowed[0]
    known = await known_people(session, [row.answers["nik"] for row in rows])
    free = [row for row in rows if not _is_taken(known.get(row.answers["nik"]))]
    today = now.astimezone(regency.zone).date()
    people = [_person(row, known, category, regency, today) for row in free]
    gone = [row.id for row in rows if _is_taken(known.get(row.answers["nik"]))]
    return ready(people, known, by, organisation.id, now), gone


def _person(row: Row, known: Mapping[str, Known], category: str, regency: Regency, today: date) -> Person:
    data = member_data(row.answers, category)
    person = known.get(data.nik)
    findings = findings_with(data, person.memberships if person else (), regency, today)
    return Person(row.id, data, codes(findings))


async def mark_gone(session: AsyncSession, row_ids: Collection[int]) -> None:
    """Rows whose person somebody named between the preview and the press."""
    for row_id in row_ids:
        row = await session.get_one(BatchRow, row_id)
        row.outcome = RowOutcome.DUPLICATE
        row.remarks = [*row.remarks, ["nik", Doubt.REFUSED.value, packed_text(TAKEN_OTHER.text)]]


async def drop_row(session: AsyncSession, by: Access, row_id: int) -> tuple[Batch, BatchRow]:
    """Leaves a row out at the person's wish. Raises `NotAllowed` or `Invalid`."""
    batch, row = await own_row(session, by, row_id)
    if row.outcome not in (*TO_LOOK_AT, RowOutcome.GOOD):
        raise Invalid(Text("batch-row-settled"))
    row.outcome = RowOutcome.DROPPED
    return batch, row


async def begin_taking(
    session: AsyncSession, by: Access, batch_id: int, category: str, regency: Regency
) -> Batch:
    """The person has said yes to a workbook. Raises `Invalid` for one that is settled, or `NotAllowed`."""
    batch = await own_batch(session, by, batch_id, lock=True)
    organisation = await own_organisation(session, by, batch.organisation_id)
    if batch.status is not BatchStatus.OPEN:
        raise Invalid(Text("batch-settled"))
    if category not in defaults_of(organisation, regency).categories:
        raise Invalid(Text("batch-category-needed"))
    counts = await counts_of(session, batch_id)
    batch.status, batch.category = BatchStatus.TAKING, category
    batch.total, batch.done = counts[RowOutcome.GOOD], 0
    return batch


async def stop_taking(session: AsyncSession, by: Access, batch_id: int) -> Batch:
    """Not after all. Raises `Invalid` when everybody is taken already, or `NotAllowed`."""
    batch = await own_batch(session, by, batch_id, lock=True)
    if batch.status is not BatchStatus.TAKING:
        raise Invalid(Text("batch-settled"))
    batch.status = BatchStatus.OPEN
    return batch


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


def _is_taken(known: Known | None) -> bool:
    return known is not None and known.enrolment_id is not None
