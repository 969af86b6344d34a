"""Taking a whole batch back, as long as staff have decided on nothing of it."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from sqlalchemy import Table, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import BatchRow, BatchStatus, Enrolment, EnrolmentStatus, RowOutcome
from services.audit import record
from services.errors import Invalid
from services.lifecycle import Verdict, write_steps
from services.lists.batches import SUBJECT, own_batch
from services.reasons import Reason
from services.roles import Access

_ROWS, _ENROLMENTS = cast(Table, BatchRow.__table__), cast(Table, Enrolment.__table__)
_UNDECIDED = (EnrolmentStatus.SUBMITTED, EnrolmentStatus.WITHDRAWN)


async def undo(session: AsyncSession, by: Access, batch_id: int, now: datetime) -> int:
    """Withdraws every entry that a batch made, in one transaction; how many that were.

    What its coordinator has withdrawn already stays so. Raises `Invalid` when nothing of it was taken or
    staff have decided on one of them, and `NotAllowed` for somebody else's batch.
    """
    batch = await own_batch(session, by, batch_id, lock=True)
    if batch.status is not BatchStatus.TAKEN:
        raise Invalid(Text("batch-nothing-to-undo"))
    made = (
        select(BatchRow.enrolment_id)
        .where(BatchRow.batch_id == batch.id, BatchRow.outcome == RowOutcome.TAKEN)
        .scalar_subquery()
    )
    # On PostgreSQL a decision that is being made at this moment is waited for, and then seen.
    entries = (
        await session.execute(
            select(Enrolment.id, Enrolment.status).where(Enrolment.id.in_(made)).with_for_update()
        )
    ).all()
    decided = sum(status not in _UNDECIDED for _, status in entries)
    if decided:
        raise Invalid(Text("batch-undo-decided", count=decided))
    open_ones = [entry for entry, status in entries if status is EnrolmentStatus.SUBMITTED]
    verdict = Verdict(EnrolmentStatus.WITHDRAWN, Reason.WITHDRAWN)
    await write_steps(session, open_ones, EnrolmentStatus.SUBMITTED, verdict, by, now)
    await session.execute(
        update(_ENROLMENTS)
        .where(_ENROLMENTS.c.id.in_(made), _ENROLMENTS.c.status == EnrolmentStatus.SUBMITTED)
        .values(
            status=EnrolmentStatus.WITHDRAWN,
            status_since=now,
            reason=verdict.reason,
            decided_by=by.account_id,
            decided_at=now,
            version=_ENROLMENTS.c.version + 1,
        )
    )
    await session.execute(
        update(_ROWS)
        .where(_ROWS.c.batch_id == batch.id, _ROWS.c.outcome == RowOutcome.TAKEN)
        .values(outcome=RowOutcome.UNDONE)
    )
    batch.status = BatchStatus.UNDONE
    record(session, now, by.account_id, "batch.undo", SUBJECT, batch.id, after=f"entries={len(open_ones)}")
    await session.flush()
    return len(open_ones)
