"""What a worker, or the family, may claim for an event: by the cover on that very day, from BPJS's own file.

Nothing here is a promise: BPJS decides. Sources: BPJS Ketenagakerjaan's pages on JKK and JKM; the sums and
months stand in the regency's benefits.toml and regency.toml.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import CaseKind, Protection, Roster, RosterStatus
from regency import Programme, Regency
from services.dates import months_after
from services.death_claim import membership_began

PROGRAMMES = {
    CaseKind.ACCIDENT: Programme.JKK,
    CaseKind.WORK_DEATH: Programme.JKK,
    CaseKind.DEATH: Programme.JKM,
}
_JKK = {
    CaseKind.ACCIDENT: ("jkk_treatment", "jkk_wage", "jkk_disability"),
    CaseKind.WORK_DEATH: ("jkk_death",),
}
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Event:
    """What happened to whom, and on which day of the regency."""

    kind: CaseKind
    day: date
    name: str
    is_traffic: bool = False


@dataclass(frozen=True)
class Entitlement:
    """The answer in parts: cover on that day and by which file, what is paid, what can still be done."""

    is_covered: bool
    headline: Text
    amounts: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()
    still: tuple[Text, ...] = ()


async def entitlement(session: AsyncSession, worker_id: int, event: Event, regency: Regency) -> Entitlement:
    """What may be claimed for an event, from the stored periods and the newest applied file of BPJS."""
    periods = await session.scalars(select(Protection).where(Protection.worker_id == worker_id))
    newest = await session.scalar(select(func.max(Roster.as_of)).where(Roster.status == RosterStatus.APPLIED))
    return entitled(event, periods.all(), newest, regency)


def entitled(
    event: Event, periods: Sequence[Protection], newest: date | None, regency: Regency
) -> Entitlement:
    """The same from the periods themselves; `newest` is the day of BPJS's newest file, None without any."""
    programme = PROGRAMMES[event.kind].value
    of_programme = [one for one in periods if not one.programmes or programme in one.programmes]
    began = membership_began(event.day, of_programme)
    if began is None:
        return _without_cover(event, of_programme, newest, regency)
    stated = max(one.as_of for one in of_programme if one.starts_on <= event.day <= one.ends_on)
    headline = Text("klaim-covered", name=event.name, day=event.day, began=began, stated=stated)
    notes = [Text("klaim-file-older", stated=stated)] if stated < event.day else []
    if event.kind is CaseKind.DEATH:
        amounts = [*_for_death(event.day, began, regency), _scholarship(event.day, of_programme, regency)]
    else:
        amounts = [_benefit(key, regency) for key in _JKK[event.kind]]
    return Entitlement(True, headline, tuple(amounts), tuple(notes))


def contributed_months(day: date, periods: Sequence[Protection]) -> int:
    """Whole months of cover up to and with a day; months that two periods cover count once."""
    months, reached = 0, date.min
    for period in sorted(periods, key=lambda one: one.starts_on):
        start, end = max(period.starts_on, reached), min(period.ends_on, day)
        count = 0
        while months_after(start, count + 1) - _DAY <= end:
            count += 1
        months += count
        reached = max(reached, end + _DAY)
    return months


def _benefit(key: str, regency: Regency) -> Text:
    found = regency.benefit(key)
    return Text(found.label_id, amount=found.amount)


def _for_death(day: date, began: date, regency: Regency) -> list[Text]:
    months = regency.cover.reduced_death_months
    if day >= months_after(began, months):
        return [_benefit("jkm_death", regency)]
    return [_benefit("jkm_early", regency), Text("klaim-early", began=began, months=months)]


def _scholarship(day: date, periods: Sequence[Protection], regency: Regency) -> Text:
    months, needed = contributed_months(day, periods), regency.cover.scholarship_months
    if months >= needed:
        return _benefit("scholarship", regency)
    return Text("klaim-no-scholarship", months=months, needed=needed)


def _without_cover(
    event: Event, periods: Sequence[Protection], newest: date | None, regency: Regency
) -> Entitlement:
    """Said honestly, with what can still be done."""
    before = [one for one in periods if one.ends_on < event.day]
    after = [one for one in periods if one.starts_on > event.day]
    about = {"name": event.name, "day": event.day}
    if before:
        last = max(before, key=lambda one: one.ends_on)
        headline = Text("klaim-cover-ended", **about, ended=last.ends_on, stated=last.as_of)
    elif after:
        first = min(after, key=lambda one: one.starts_on)
        headline = Text("klaim-cover-later", **about, starts=first.starts_on, stated=first.as_of)
    elif newest is not None:
        headline = Text("klaim-cover-unknown", **about, stated=newest)
    else:
        headline = Text("klaim-no-file", **about)
    still = [Text("klaim-still-ask"), Text("klaim-still-office", office=regency.department.short_name)]
    if event.is_traffic:
        still.append(Text("klaim-still-traffic"))
    if event.kind is CaseKind.ACCIDENT:
        still.append(Text("klaim-still-treatment"))
    still.append(Text("klaim-still-village"))
    return Entitlement(False, headline, still=tuple(still))
