"""When people are written to of the bot's own accord: not at night, and not around the Friday prayer.

Answers to what somebody sends or presses are never held back.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from regency import Regency

_FRIDAY = 4


def is_quiet(now: datetime, regency: Regency) -> bool:
    """Whether nobody should be written to unasked at this moment."""
    return _ends(now.astimezone(regency.zone), regency) is not None


def next_good_time(now: datetime, regency: Regency) -> datetime:
    """This moment, or the end of the quiet time that it lies in."""
    here = now.astimezone(regency.zone)
    while (end := _ends(here, regency)) is not None:
        here = end
    return here.astimezone(now.tzinfo)


def _ends(here: datetime, regency: Regency) -> datetime | None:
    """The end of the quiet time at a moment of the regency, None outside of any."""
    rules, clock = regency.reminders, here.time()
    if clock >= rules.quiet_from:
        return _at(here + timedelta(days=1), rules.quiet_until)
    if clock < rules.quiet_until:
        return _at(here, rules.quiet_until)
    if here.weekday() == _FRIDAY and rules.friday_from <= clock < rules.friday_until:
        return _at(here, rules.friday_until)
    return None


def _at(day: datetime, clock: time) -> datetime:
    return day.replace(hour=clock.hour, minute=clock.minute, second=clock.second, microsecond=0)
