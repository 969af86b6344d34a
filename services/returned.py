"""Entries that came back to be mended: how many wait for a coordinator, and which is next in a row."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Enrolment, EnrolmentStatus, StatusChange


@dataclass(frozen=True)
class Next:
    """The entry to mend now, and how many wait from it on, itself included."""

    enrolment_id: int
    waiting: int


async def count_returned(session: AsyncSession, organisation_ids: Collection[int]) -> int:
    """How many entries of these organisations wait to be mended."""
    mine = Enrolment.organisation_id.in_(organisation_ids)
    asked = select(func.count()).where(mine, Enrolment.status == EnrolmentStatus.RETURNED)
    return await session.scalar(asked) or 0


async def next_returned(
    session: AsyncSession, organisation_ids: Collection[int], after: int = 0
) -> Next | None:
    """The first returned entry behind the id `after`; None at the end of the row.

    A row goes by ids, so what was skipped is behind and does not come again until a new row begins.
    """
    found = (
        await session.execute(
            select(func.min(Enrolment.id), func.count()).where(
                Enrolment.organisation_id.in_(organisation_ids),
                Enrolment.status == EnrolmentStatus.RETURNED,
                Enrolment.id > after,
            )
        )
    ).one()
    return Next(found[0], found[1]) if found[0] is not None else None


async def is_refused_by_bpjs(session: AsyncSession, enrolment_id: int) -> bool:
    """Whether it was BPJS, not the office, that an entry came back from: it had been proposed."""
    newest = (
        select(StatusChange.before)
        .where(StatusChange.enrolment_id == enrolment_id)
        .order_by(StatusChange.id.desc())
        .limit(1)
    )
    return await session.scalar(newest) is EnrolmentStatus.PROPOSED
