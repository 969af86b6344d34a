"""A workbook's way from bytes to entries, a piece at a time, so that everybody else is answered meanwhile.

Reading is done in a process of its own; rows are stored in short transactions; what is taken is made ready
before one transaction stores it. Each piece begins by looking whether the batch is still wanted: so Batal
stops it cleanly.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text, Texts, plain
from models import Batch, BatchRow, BatchSource, BatchStatus, Enrolment, Organisation, RowOutcome
from regency import Regency
from services import guesses
from services.audit import record
from services.errors import Invalid
from services.lists.accepting import ToStore, finish
from services.lists.annotating import Note
from services.lists.batch_rows import (
    Row,
    Settled,
    insert_rows,
    rows_of,
)
from services.lists.batches import SUBJECT, note_guesses
from services.lists.candidates import Doubt, missing_later
from services.lists.filling import store_fills
from services.lists.people_file import ReadSheet
from services.lists.taking import store
from services.roles import Access

CHUNK = 200
TRIES = 3
_COLOURS = {
    RowOutcome.TAKEN: "C6EFCE",
    RowOutcome.GOOD: "C6EFCE",
    RowOutcome.COMPLETES: "C6EFCE",
    RowOutcome.FILLED: "C6EFCE",
    RowOutcome.UNCHANGED: "E7E6E6",
    RowOutcome.DOUBTFUL: "FFEB9C",
    RowOutcome.MISSING: "FFEB9C",
    RowOutcome.DUPLICATE: "DDEBF7",
    RowOutcome.REFUSED: "FFC7CE",
    RowOutcome.DROPPED: "E7E6E6",
    RowOutcome.UNDONE: "E7E6E6",
}


class Stopped(RuntimeError):
    """The batch is not wanted any more, or somebody else has done its work."""


@dataclass(frozen=True, repr=False)
class Work:
    """What is to be done for a batch, loaded."""

    batch: Batch
    organisation: Organisation


async def next_work(session: AsyncSession) -> Work | None:
    """The oldest batch that waits for its file to be read, its rows to be taken, or to be given back."""
    row = (
        await session.execute(
            select(Batch, Organisation)
            .join(Organisation, Organisation.id == Batch.organisation_id)
            .where(
                or_(
                    Batch.status.in_((BatchStatus.READING, BatchStatus.TAKING)),
                    Batch.report_wanted,
                )
            )
            .order_by(Batch.id)
            .limit(1)
        )
    ).one_or_none()
    return Work(row[0], row[1]) if row else None


async def upload(
    session: AsyncSession,
    by: Access,
    organisation_id: int,
    file: tuple[str, bytes, str],
    now: datetime,
    *,
    choosing: bool = False,
) -> Batch:
    """Keeps a workbook (its name, bytes and SHA-256 in hex) to be read soon, in place of an open same one.

    Raises `Invalid` for somebody who has learned too often today whom others have named.
    """
    if await guesses.too_many(session, by.account_id, now):
        raise Invalid(Text("member-taken-too-often"))
    name, data, digest = file
    same = await session.scalars(
        select(Batch).where(
            Batch.account_id == by.account_id,
            Batch.file_hash == digest,
            Batch.status.in_((BatchStatus.CHOOSING, BatchStatus.READING, BatchStatus.OPEN)),
        )
    )
    for older in same:
        older.status, older.file = BatchStatus.DISCARDED, None
        await session.execute(delete(BatchRow).where(BatchRow.batch_id == older.id))
    batch = Batch(
        account_id=by.account_id,
        organisation_id=organisation_id,
        source=BatchSource.SHEET,
        status=BatchStatus.CHOOSING if choosing else BatchStatus.READING,
        file_name=name[:100],
        file_hash=digest,
        file=data,
        created_at=now,
    )
    session.add(batch)
    await session.flush()
    record(session, now, by.account_id, "batch.upload", SUBJECT, batch.id, note=digest)
    return batch


async def locked(session: AsyncSession, batch_id: int, status: BatchStatus) -> Batch:
    """The batch as it is now, for a piece of work. Raises `Stopped` when it is in another state."""
    batch = await session.scalar(
        select(Batch).where(Batch.id == batch_id).with_for_update().execution_options(populate_existing=True)
    )
    if batch is None or batch.status is not status:
        raise Stopped
    return batch


async def begin_rows(
    session: AsyncSession, batch_id: int, total: int, sheets: Sequence[ReadSheet], passed_over: Sequence[str]
) -> None:
    """The file is read: so many rows will follow. What a process that died has left of them goes."""
    batch = await locked(session, batch_id, BatchStatus.READING)
    await session.execute(delete(BatchRow).where(BatchRow.batch_id == batch_id))
    batch.total, batch.done = total, 0
    batch.notes = {
        "sheets": [[one.name, one.header_row, one.width] for one in sheets],
        "passed_over": list(passed_over),
    }


async def add_rows(
    session: AsyncSession,
    batch_id: int,
    settled: Sequence[Settled],
    rows: Sequence[tuple[Any, ...]],
    by: Access,
    now: datetime,
) -> Batch:
    """One piece of the rows, each with its outcome; `rows` as `row_values` made them."""
    batch = await locked(session, batch_id, BatchStatus.READING)
    note_guesses(session, by, settled, now)
    await insert_rows(session, rows)
    batch.done += len(rows)
    return batch


async def show(session: AsyncSession, batch_id: int) -> Batch:
    """All rows are there: the batch may be looked at."""
    batch = await locked(session, batch_id, BatchStatus.READING)
    batch.status = BatchStatus.OPEN
    return batch


async def refuse(session: AsyncSession, batch_id: int) -> Batch:
    """A file that cannot be read is not kept."""
    batch = await locked(session, batch_id, BatchStatus.READING)
    batch.status, batch.file = BatchStatus.DISCARDED, None
    return batch


async def take(
    session: AsyncSession, batch_id: int, found: ToStore, by: Access, regency: Regency, now: datetime
) -> Batch:
    """The one transaction in which everybody of a workbook is named, and what was open is filled in.

    Raises `Stopped`, and `IntegrityError` or `Overtaken` when somebody was quicker.
    """
    batch = await locked(session, batch_id, BatchStatus.TAKING)
    await store(session, found.people, by, regency, now)
    await store_fills(session, found.fills)
    await finish(session, batch, found, by, batch.category, now)
    batch.report_wanted = batch.file is not None
    batch.done = len(found)
    return batch


async def notes_of(session: AsyncSession, batch_id: int, say: Texts) -> dict[tuple[int, int], Note]:
    """What stands beside each row of the workbook."""
    references = {
        row.id: row.reference
        for row in await session.execute(
            select(Enrolment.id, Enrolment.reference)
            .join(BatchRow, BatchRow.enrolment_id == Enrolment.id)
            .where(BatchRow.batch_id == batch_id)
        )
    }
    found = {}
    after = 0
    while rows := await rows_of(session, batch_id, limit=CHUNK, after=after):
        after = rows[-1].id
        # Reading from SQLite does not wait for anything: the others' turn comes here.
        await asyncio.sleep(0)
        for row in rows:
            found[row.sheet, row.place] = Note(_words(row, references, say), _COLOURS[row.outcome])
    return found


def _words(row: Row, references: Mapping[int, str], say: Texts) -> str:
    """The outcome and everything that is to be said of the row, in the words of its sender."""
    head = plain(say(Text(f"people-note-{row.outcome}", reference=references.get(row.enrolment_id or 0, ""))))
    reasons = [plain(say(one.text)) for one in row.remarks if one.doubt is not Doubt.NOTE]
    notes = [plain(say(one.text)) for one in row.remarks if one.doubt is Doubt.NOTE]
    lacking = missing_later(row.answers) if row.outcome in (RowOutcome.TAKEN, RowOutcome.GOOD) else ()
    if lacking:
        notes = [plain(say(Text("people-note-incomplete")))]
    said = " ".join(dict.fromkeys([head, *reasons, *notes]))
    # Nothing that a spreadsheet could take for a formula.
    return said.lstrip("=+-@\t\r ")


def read_sheets(batch: Batch) -> list[ReadSheet]:
    """The sheets that were read, as kept with the batch."""
    return [ReadSheet(*one) for one in (batch.notes or {}).get("sheets", [])]


def today_of(regency: Regency, now: datetime) -> date:
    """The day in the regency."""
    return now.astimezone(regency.zone).date()
