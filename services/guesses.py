"""How often somebody may learn that a person is proposed elsewhere already.

Often enough for an honest list, too seldom to find out by trying which NIKs are in the programme: anybody may
register an organisation, and a NIK is no secret.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import AuditEntry
from services.audit import Subject, record

MOST = 20
WINDOW = timedelta(hours=24)
_ACTION = "enrolment.taken_elsewhere"
# Asked with every NIK that is typed: put together once.
_TOLD = select(func.count()).where(
    AuditEntry.account_id == bindparam("account"),
    AuditEntry.action == _ACTION,
    AuditEntry.at > bindparam("since"),
)


def note(session: AsyncSession, account_id: int, now: datetime) -> None:
    """Writes down that an account was told so; which NIK it was stays out of the trail."""
    record(session, now, account_id, _ACTION, Subject.ACCOUNT, account_id)


async def too_many(session: AsyncSession, account_id: int, now: datetime) -> bool:
    """Whether an account was told so `MOST` times within `WINDOW`; then it is told nothing of any NIK."""
    told = await session.scalar(_TOLD, {"account": account_id, "since": now - WINDOW})
    return (told or 0) >= MOST
