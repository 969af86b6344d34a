"""Which days a digest speaks of, and what falls due within them: waited long enough, or near its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_
from sqlalchemy.orm import InstrumentedAttribute

from regency import Regency

_DAY = timedelta(days=1)
# After a longer sleep of the bot, what was missed before is not worth saying.
_MOST_DAYS = 31


@dataclass(frozen=True)
class Window:
    """The days a digest speaks of: after `last`, up to and with `today`."""

    last: date
    today: date
    regency: Regency

    @classmethod
    def since(cls, last: date | None, today: date, regency: Regency) -> Window:
        """From the last digest on; a first one speaks of today alone."""
        earliest = today - timedelta(days=_MOST_DAYS)
        return cls(max(last or today - _DAY, earliest), today, regency)

    def holds(self, day: date) -> bool:
        """Whether the digest speaks of this day."""
        return self.last < day <= self.today

    def waited(self, since: InstrumentedAttribute[datetime], steps: Iterable[int]) -> ColumnElement[bool]:
        """What reached one of these ages, in days, within the window."""
        return or_(
            false(),
            *(
                and_(
                    since >= self._midnight(self.last + (1 - step) * _DAY),
                    since < self._midnight(self.today + (1 - step) * _DAY),
                )
                for step in steps
            ),
        )

    def comes_near(self, day: ColumnElement[Any], steps: Iterable[int]) -> ColumnElement[bool]:
        """What came within so many days in the window, and is not over."""
        near = (day.between(self.last + (step + 1) * _DAY, self.today + step * _DAY) for step in steps)
        return and_(day >= self.today, or_(false(), *near))

    def counts_down(self, day: date, steps: Iterable[int]) -> bool:
        """The same for a day at hand."""
        return day >= self.today and any(self.holds(day - step * _DAY) for step in steps)

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), tzinfo=self.regency.zone)
