"""Everybody of an organisation whose entry is open, a part at a time, for those who speak for it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager, joinedload

from locales import Text
from models import OPEN_STATUSES, Enrolment, Worker
from services.errors import NotAllowed
from services.roles import Access


async def open_members(
    session: AsyncSession, by: Access, organisation_id: int, first: int, most: int
) -> tuple[Sequence[Enrolment], int]:
    """People of one of one's own organisations whose entries are open, by name, and how many there are.

    Raises `NotAllowed` for an organisation that is not one's own.
    """
    if organisation_id not in by.organisation_ids:
        raise NotAllowed(Text("enrolments-organisation-not-own"))
    mine = (Enrolment.organisation_id == organisation_id, Enrolment.status.in_(OPEN_STATUSES))
    total = await session.scalar(select(func.count()).select_from(Enrolment).where(*mine))
    found = await session.scalars(
        select(Enrolment)
        .join(Enrolment.worker)
        .where(*mine)
        .options(contains_eager(Enrolment.worker), joinedload(Enrolment.organisation, innerjoin=True))
        .order_by(Worker.folded_name, Enrolment.id)
        .limit(most)
        .offset(first)
    )
    return found.all(), total or 0
