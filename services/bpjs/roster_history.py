"""The files of BPJS that were sent, newest first, with what became of each and by whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import Account, Roster, RosterStatus
from services.errors import Invalid, NotAllowed
from services.permissions import Action, allowed
from services.roles import Access

SHOWN = 8


@dataclass(frozen=True)
class FileLine:
    """A file; `at` and `who` are of the last thing done with it."""

    id: int
    name: str
    as_of: date
    status: RosterStatus
    counts: Mapping[str, Any]
    at: datetime
    who: str | None


async def newest_files(session: AsyncSession, by: Access) -> list[FileLine]:
    """The newest files, without those that were only looked at and discarded. Raises `NotAllowed`."""
    query = _files(by).where(Roster.status != RosterStatus.DISCARDED).order_by(Roster.id.desc())
    return [FileLine(*row) for row in await session.execute(query.limit(SHOWN))]


async def file_line(session: AsyncSession, roster_id: int, by: Access) -> FileLine:
    """One file. Raises `Invalid` without one, `NotAllowed`."""
    row = (await session.execute(_files(by).where(Roster.id == roster_id))).first()
    if row is None:
        raise Invalid(Text("roster-gone"))
    return FileLine(*row)


def _files(by: Access) -> Select[Any]:
    if not allowed(by, Action.SEE_ROSTERS):
        raise NotAllowed(Text("not-allowed"))
    at = func.coalesce(Roster.undone_at, Roster.applied_at, Roster.uploaded_at)
    who = func.coalesce(Roster.undone_by, Roster.applied_by, Roster.uploaded_by)
    return select(
        Roster.id, Roster.file_name, Roster.as_of, Roster.status, Roster.counts, at, Account.name
    ).outerjoin(Account, Account.id == who)
