"""Taking a whole batch back, as long as staff have decided on nothing of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from locales import Text
from models import Account, BatchRow, BatchStatus, Enrolment, EnrolmentStatus, RowOutcome
from regency import Regency
from services.audit import Subject, record
from services.errors import Invalid
from services.findings import codes, findings_of
from services.lifecycle import Verdict, move_many
from services.lists.batch_rows import DONE, Row, rows_of
from services.lists.batches import SUBJECT, own_batch
from services.lists.filling import FILLS
from services.reasons import Reason
from services.roles import Access
from services.workers import data_of

_ROWS, _ENROLMENTS = cast(Table, BatchRow.__table__), cast(Table, Enrolment.__table__)
_UNDECIDED = (EnrolmentStatus.SUBMITTED, EnrolmentStatus.WITHDRAWN)


@dataclass(frozen=True)
class Undone:
    """How many entries were withdrawn, and how many lost again what the batch had filled in."""

    entries: int
    emptied: int = 0


async def undo(session: AsyncSession, by: Access, batch_id: int, regency: Regency, now: datetime) -> Undone:
    """Withdraws every entry that a batch made and empties what it filled in, in one transaction.

    What its coordinator has withdrawn already stays so, and an answer that was changed since then stays too.
    Raises `Invalid` when nothing of it was taken or staff have decided on one of them, and `NotAllowed` for
    somebody else's batch.
    """
    batch = await own_batch(session, by, batch_id, lock=True)
    if batch.status is not BatchStatus.TAKEN:
        raise Invalid(Text("batch-nothing-to-undo"))
    mine = (BatchRow.batch_id == batch.id, BatchRow.outcome.in_(DONE))
    touched = select(BatchRow.enrolment_id).where(*mine).scalar_subquery()
    # On PostgreSQL a decision that is being made at this moment is waited for, and then seen.
    entries = (
        await session.execute(
            select(Enrolment.id, Enrolment.status)
            .where(Enrolment.id.in_(touched))
            .order_by(Enrolment.id)
            .with_for_update()
        )
    ).all()
    decided = sum(status not in _UNDECIDED for _, status in entries)
    if decided:
        raise Invalid(Text("batch-undo-decided", count=decided))
    filled = await rows_of(session, batch.id, (RowOutcome.FILLED,))
    lent = {row.enrolment_id for row in filled}
    open_ones = [
        entry for entry, status in entries if status is EnrolmentStatus.SUBMITTED and entry not in lent
    ]
    verdict = Verdict(EnrolmentStatus.WITHDRAWN, Reason.WITHDRAWN)
    await move_many(session, open_ones, EnrolmentStatus.SUBMITTED, verdict, by, now)
    emptied = await _empty(session, filled, by, regency, now)
    await session.execute(
        update(_ROWS)
        .where(_ROWS.c.batch_id == batch.id, _ROWS.c.outcome.in_(DONE))
        .values(outcome=RowOutcome.UNDONE)
    )
    batch.status = BatchStatus.UNDONE
    after = f"entries={len(open_ones)}" + (f" emptied={emptied}" if emptied else "")
    record(session, now, by.account_id, "batch.undo", SUBJECT, batch.id, after=after)
    await session.flush()
    return Undone(len(open_ones), emptied)


async def _empty(
    session: AsyncSession, rows: Sequence[Row], by: Access, regency: Regency, now: datetime
) -> int:
    """Takes answers away again that still are those of the row; how many entries that concerned."""
    if not rows:
        return 0
    entries = {
        entry.id: entry
        for entry in await session.scalars(
            select(Enrolment)
            .where(Enrolment.id.in_([row.enrolment_id for row in rows]))
            .where(Enrolment.status == EnrolmentStatus.SUBMITTED)
            .options(joinedload(Enrolment.worker, innerjoin=True))
            .execution_options(populate_existing=True)
        )
    }
    people = [entry.worker_id for entry in entries.values()]
    linked = set(await session.scalars(select(Account.worker_id).where(Account.worker_id.in_(people))))
    changed: dict[int, list[str]] = {}
    for row in rows:
        entry = entries.get(row.enrolment_id or 0)
        fields = _to_empty(row, entry, keep_phone=entry.worker_id in linked) if entry is not None else []
        if entry is not None and fields:
            _take_away(entry, fields, now)
            changed[entry.id] = fields
    await session.flush()
    emptied = [entries[number] for number in changed]
    today = now.astimezone(regency.zone).date()
    found = await findings_of(session, emptied, regency, today)
    for entry in emptied:
        entry.findings = codes(found[entry.id])
        after = ",".join(changed[entry.id])
        record(session, now, by.account_id, "enrolment.empty", Subject.ENROLMENT, entry.id, after=after)
    await session.flush()
    return len(emptied)


def _to_empty(row: Row, entry: Enrolment, *, keep_phone: bool) -> list[str]:
    said = [one.field for one in row.remarks if one.text.id == FILLS and one.field is not None]
    return [
        field
        for field in said
        if _as_answer(data_of(entry), field) == row.answers.get(field)
        # Who was linked meanwhile was perhaps linked by this number.
        and not (field == "phone" and keep_phone)
    ]


def _as_answer(data: Any, field: str) -> Any:
    value = getattr(data, field)
    return value.isoformat() if field == "serving_since" and value else value


def _take_away(entry: Enrolment, fields: Sequence[str], now: datetime) -> None:
    for field in fields:
        setattr(entry if field == "serving_since" else entry.worker, field, None)
    if "phone" in fields:
        entry.worker.phone_index, entry.worker.keys_version = None, 0
    entry.worker.updated_at = now
