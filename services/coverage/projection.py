"""Where coverage goes: month ends of the budget year, by the cover that BPJS has noted and at today's pace.

Contributions are paid a budget year at a time. So whoever joins at the present pace counts up to the end of
the year, and after that only those who would have joined since; at least one month end of the next year is
shown, for there the cliff stands.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from regency import Regency
from services.coverage.changes import changes
from services.coverage.figures import Basis, Cause, Cut, Entitled, Forecast, Projection
from services.coverage.shares import share

PACE_DAYS = 90
AT_LEAST = 6
"""Month ends that are always shown: in December too one sees where next year goes."""
_MONTH = 365.25 / 12


async def projection(session: AsyncSession, cut: Cut, today: date, regency: Regency) -> Projection:
    """Of one part. The pace are people protected for the first time (JOINED) in the last `PACE_DAYS`."""
    lately = await changes(session, cut, today - timedelta(days=PACE_DAYS), today, regency)
    joined = dict(lately.steps).get(Cause.JOINED, 0)
    days = month_ends(today)
    protected = [(await share(session, cut, day, regency)).protected for day in days]
    return project(
        today, lately.last.entitled, lately.last.protected, joined, list(zip(days, protected, strict=True))
    )


def project(
    today: date, entitled: Entitled, protected: int, joined: int, by_periods: Sequence[tuple[date, int]]
) -> Projection:
    """The projection from what was counted: `protected` today, `joined` in the last `PACE_DAYS`."""
    pace = joined * _MONTH / PACE_DAYS
    points = tuple(
        Forecast(day, count, _at_pace(day, count, today, pace, entitled)) for day, count in by_periods
    )
    falls = [
        (before - point.by_periods, point)
        for before, point in zip([protected, *(one.by_periods for one in points)], points, strict=False)
    ]
    deepest = max(falls, key=lambda fall: fall[0], default=None)
    cliff = deepest[1] if deepest is not None and deepest[0] > 0 else None
    return Projection(today, entitled, pace, PACE_DAYS, points, cliff, protected)


def month_ends(today: date) -> list[date]:
    """The month ends from this month over December to the January after it; late in a year at least six."""
    months = range(today.month, max(14, today.month + AT_LEAST))
    return [_end(today.year + (month - 1) // 12, (month - 1) % 12 + 1) for month in months]


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _at_pace(day: date, by_periods: int, today: date, pace: float, entitled: Entitled) -> int:
    since = today if day.year == today.year else date(day.year - 1, 12, 31)
    expected = by_periods + int(pace * (day - since).days / _MONTH)
    if entitled.basis is Basis.KNOWN:
        return expected
    return max(by_periods, min(expected, entitled.people))
