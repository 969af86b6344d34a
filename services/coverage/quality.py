"""How good the data are that come in: the share that had to be given back, and why.

Of an entry that was given back several times the newest reason counts, so the reasons add up to the returned.
Entries that were refused or ended since still count: they were decided too.
"""

from __future__ import annotations

from sqlalchemy import Subquery, and_, case, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Enrolment, EnrolmentStatus, StatusChange, Worker
from services.coverage.entries import Listed, in_cut, people_where
from services.coverage.figures import Cut, Quality

S = EnrolmentStatus
_DECISIONS = (S.APPROVED, S.RETURNED, S.REJECTED)


async def quality(session: AsyncSession, cut: Cut) -> Quality:
    """Of all entries ever decided; reasons by how often, then by code ("" where none was written)."""
    history = _history()
    rows = (
        await session.execute(
            select(history.c.returned, history.c.reason, func.count())
            .join(Enrolment, Enrolment.id == history.c.enrolment_id)
            .join(Worker, Worker.id == Enrolment.worker_id)
            .where(*in_cut(cut))
            .group_by(history.c.returned, history.c.reason)
        )
    ).all()
    reasons = {reason or "": people for returned, reason, people in rows if returned}
    return Quality(
        decided=sum(people for _, _, people in rows),
        returned=sum(reasons.values()),
        reasons=tuple(sorted(reasons.items(), key=lambda one: (-one[1], one[0]))),
    )


async def people_returned(session: AsyncSession, cut: Cut, reason: str | None = None) -> tuple[Listed, ...]:
    """Everybody whose entry was ever given back, each with the reason; or those of one reason ("": none)."""
    history = _history()
    wanted = [history.c.returned == 1]
    if reason is not None:
        wanted.append(func.coalesce(history.c.reason, "") == reason)
    return await people_where(
        session,
        [*wanted, *in_cut(cut)],
        func.coalesce(history.c.reason, literal("")),
        [(history, history.c.enrolment_id == Enrolment.id)],
    )


def _history() -> Subquery:
    """One row for each entry ever decided: whether it was given back (1 or 0), and the newest reason."""
    change = StatusChange
    newest = (
        select(
            change.enrolment_id, func.max(case((change.after == S.RETURNED, change.id))).label("last_return")
        )
        .where(change.after.in_(_DECISIONS), change.before.is_not(None))
        .group_by(change.enrolment_id)
        .subquery()
    )
    return (
        select(
            newest.c.enrolment_id,
            case((newest.c.last_return.is_not(None), 1), else_=0).label("returned"),
            change.reason,
        )
        .outerjoin(change, and_(change.id == newest.c.last_return, change.after == S.RETURNED))
        .subquery()
    )
