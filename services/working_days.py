"""Working days of the regency: Monday to Friday without the days of its calendar."""

from __future__ import annotations

from datetime import datetime, timedelta

from regency import Regency


def working_days_before(moment: datetime, days: int, regency: Regency) -> datetime:
    """The moment so many working days earlier: what has waited since before it waits longer than `days`."""
    while days > 0:
        moment -= timedelta(days=1)
        days -= regency.is_working_day(moment.astimezone(regency.zone).date())
    return moment
