"""Whether somebody with this NIK is proposed already: one worker is paid for once."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import bindparam, func, select
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


# Asked with every NIK that is typed: put together once.
_OPEN = (
    select(Enrolment.organisation_id)
    .join(Worker, func.coalesce(Worker.merged_into_id, Worker.id) == Enrolment.worker_id)
    .where(
        Worker.nik_index.in_(bindparam("indexes", expanding=True)),
        Enrolment.status.in_(OPEN_STATUSES),
        Enrolment.worker_id != bindparam("but"),
    )
    .limit(1)
)


async def nik_taken(
    session: AsyncSession, nik: str, by: Access, except_worker: int | None = None
) -> TakenBy | None:
    """Whether a person (16 digits) has an open entry already; `except_worker` is the one being mended."""
    asked = {"indexes": blind_indexes(nik, "nik"), "but": except_worker or 0}
    organisation_id = await session.scalar(_OPEN, asked)
    if organisation_id is None:
        return None
    return TakenBy.OWN if organisation_id in by.organisation_ids else TakenBy.OTHER


async def refuse_taken(session: AsyncSession, nik: str, by: Access, except_worker: int | None = None) -> None:
    """Raises `Invalid` when somebody has an open entry with this NIK."""
    taken = await nik_taken(session, nik, by, except_worker)
    if taken is not None:
        raise Invalid(Text(f"enrolments-taken-{taken}"))
