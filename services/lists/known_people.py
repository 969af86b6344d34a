"""What is known already of many people at once: who has an open entry, and what cover there has been."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import OPEN_STATUSES, Account, Enrolment, Protection, Worker
from models.encryption import blind_indexes
from services.eligibility import Membership
from services.findings import membership_of

CHUNK = 400


@dataclass(frozen=True)
class Known:
    """A person with a row of their own. `organisation_id` and `enrolment_id` are of the open entry, if any.

    `linked`: an account is connected to the record, so that a list does not change the phone number.
    """

    worker_id: int
    organisation_id: int | None = None
    enrolment_id: int | None = None
    linked: bool = False
    memberships: tuple[Membership, ...] = ()


async def known_people(session: AsyncSession, niks: Iterable[str]) -> Mapping[str, Known]:
    """Those of the people (16 digits each) who are on file, by NIK; three statements for each 400."""
    wanted = list(dict.fromkeys(niks))
    found: dict[str, Known] = {}
    for start in range(0, len(wanted), CHUNK):
        found |= await _known(session, wanted[start : start + CHUNK])
    return found


async def _known(session: AsyncSession, niks: Collection[str]) -> dict[str, Known]:
    # Whoever staff found to be somebody else is that person.
    owner = func.coalesce(Worker.merged_into_id, Worker.id)
    nik_of = {index: nik for nik in niks for index in blind_indexes(nik, "nik")}
    rows = (
        await session.execute(
            select(owner, Worker.nik_index, Enrolment.organisation_id, Enrolment.id)
            .outerjoin(Enrolment, (Enrolment.worker_id == owner) & Enrolment.status.in_(OPEN_STATUSES))
            .where(Worker.nik_index.in_(nik_of))
        )
    ).all()
    if not rows:
        return {}
    ids = [row[0] for row in rows]
    covers: dict[int, list[Membership]] = {}
    for cover in await session.scalars(select(Protection).where(Protection.worker_id.in_(ids))):
        covers.setdefault(cover.worker_id, []).append(membership_of(cover))
    linked = set(await session.scalars(select(Account.worker_id).where(Account.worker_id.in_(ids))))
    return {
        nik_of[index]: Known(
            worker_id, organisation_id, enrolment_id, worker_id in linked, tuple(covers.get(worker_id, ()))
        )
        for worker_id, index, organisation_id, enrolment_id in rows
    }
