"""Whether somebody with this NIK is proposed already: one worker is paid for once."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import OPEN_STATUSES, Enrolment, Worker
from models.encryption import blind_indexes
from services.errors import Invalid
from services.roles import Access


class TakenBy(StrEnum):
    """Who has an open entry for a person: an organisation one speaks for, or another, unnamed one."""

    OWN = "own"
    OTHER = "other"


async def nik_taken(
    session: AsyncSession, nik: str, by: Access, except_worker: int | None = None
) -> TakenBy | None:
    """Whether a person (16 digits) has an open entry already; `except_worker` is the one being mended."""
    query = (
        select(Enrolment.organisation_id)
        .join(Worker, func.coalesce(Worker.merged_into_id, Worker.id) == Enrolment.worker_id)
        .where(Worker.nik_index.in_(blind_indexes(nik, "nik")), Enrolment.status.in_(OPEN_STATUSES))
    )
    if except_worker is not None:
        query = query.where(Enrolment.worker_id != except_worker)
    organisation_id = await session.scalar(query.limit(1))
    if organisation_id is None:
        return None
    return TakenBy.OWN if organisation_id in by.organisation_ids else TakenBy.OTHER


async def refuse_taken(session: AsyncSession, nik: str, by: Access, except_worker: int | None = None) -> None:
    """Raises `Invalid` when somebody has an open entry with this NIK."""
    taken = await nik_taken(session, nik, by, except_worker)
    if taken is not None:
        raise Invalid(Text(f"enrolments-taken-{taken}"))
