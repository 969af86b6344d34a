"""How many of how many are protected on a day: one share, and all of /cakupan as one picture.

Counted from the sums of standings (`services.coverage.sums`), so the number of people hardly matters; an
organisation, and what was known at an earlier moment, from the standings themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import OPEN_STATUSES, CoverageMonth, ProtectionState, Standing
from regency import Regency
from services.coverage.asking import Known, in_cut, is_one_of_us, is_protected, on_day, steady
from services.coverage.figures import Basis, Cut, Entitled, Gap, Picture, Share, Stated
from services.coverage.sums import counts_on, first_of

TREND = 12
"""Month ends before the day that the trend shows, as far as there is anything to count."""
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Count:
    """People with an open entry, and those of them whose cover is AKTIF."""

    known: int = 0
    protected: int = 0

    def __add__(self, other: _Count) -> _Count:
        return _Count(self.known + other.known, self.protected + other.protected)


async def share(
    session: AsyncSession, cut: Cut, day: date, regency: Regency, known_at: datetime | None = None
) -> Share:
    """The share of one part on any day, also one to come; with `known_at` as was known at that moment."""

    async def ask(now: Known) -> Share:
        found = await _counted(session, cut, day, known_at)
        return _share(cut, day, found, regency, now)

    return await steady(session, ask, known_at)


async def picture(session: AsyncSession, day: date, regency: Regency, months: int) -> Picture:
    """Everything that /cakupan says of a day; closing the gaps is priced for so many months."""

    async def ask(now: Known) -> Picture:
        cells = await _cells(session, day)
        total = _share(Cut(), day, _total(cells, ""), regency, now)
        monthly = regency.monthly_contribution(day)

        def gap(label: str, cut: Cut, count: _Count) -> Gap:
            return Gap(label, _share(cut, day, count, regency, now), months, monthly)

        keys = _keys((one.key for one in regency.categories), (key for key, _ in cells if key))
        areas = _keys((one.code for one in regency.kecamatan), (code for _, code in cells))
        kecamatan = [
            gap(_name(regency, code), Cut(kecamatan=code), cells.get(("", code), _Count())) for code in areas
        ]
        target = regency.stated(day.year)
        return Picture(
            total=Gap("", total, months, monthly),
            target=target.people if target is not None else None,
            trend=(*await _trend(session, day, regency, now), total),
            stated=tuple(Stated(*one.days, one.percent, one.source) for one in regency.history),
            categories=tuple(gap(key, Cut(category=key), _total(cells, key)) for key in keys),
            kecamatan=tuple(sorted(kecamatan, key=lambda one: (-one.share.gap, one.label))),
            further_roles=await _further_roles(session, day),
        )

    return await steady(session, ask)


def entitled(cut: Cut, day: date, known: int, regency: Regency) -> Entitled:
    """The denominator of a part: what is stated of just this part for the year, else who is known."""
    if cut.organisation is None:
        stated = regency.stated(day.year, cut.category, cut.kecamatan)
        if stated is not None:
            return Entitled(stated.people, Basis.STATED, stated.source, stated.stated_on)
    return Entitled(known, Basis.KNOWN)


def _share(cut: Cut, day: date, count: _Count, regency: Regency, now: Known) -> Share:
    return Share(
        cut,
        day,
        count.protected,
        count.known,
        entitled(cut, day, count.known, regency),
        now.as_of,
        now.at,
        now.still_counting,
    )


async def _counted(session: AsyncSession, cut: Cut, day: date, at: datetime | None) -> _Count:
    if at is not None or cut.organisation is not None:
        return await _counted_from_rows(session, cut, day, at)
    counts = counts_on(day, cut.category or "")
    of_area = [counts.c.kecamatan_code == cut.kecamatan] if cut.kecamatan is not None else []
    query = select(*_sums(counts.c.status, counts.c.cover, counts.c.people)).where(*of_area)
    return _Count(*(await session.execute(query)).one())


async def _counted_from_rows(session: AsyncSession, cut: Cut, day: date, at: datetime | None) -> _Count:
    # People and not rows: one organisation may have somebody in two posts.
    def people(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.count(case((condition, Standing.worker_id)).distinct())

    query = select(people(is_one_of_us(Standing)), people(is_protected(Standing))).where(
        on_day(Standing, day, at), in_cut(Standing, cut)
    )
    known, protected = (await session.execute(query)).one()
    return _Count(known, protected)


async def _cells(session: AsyncSession, day: date) -> Mapping[tuple[str, str], _Count]:
    """The counts of a day by category ("": persons) and kecamatan."""
    counts = counts_on(day)
    by = counts.c.category, counts.c.kecamatan_code
    query = select(*by, *_sums(counts.c.status, counts.c.cover, counts.c.people)).group_by(*by)
    rows = await session.execute(query)
    return {(category, code): _Count(known, protected) for category, code, known, protected in rows}


async def _trend(session: AsyncSession, day: date, regency: Regency, now: Known) -> list[Share]:
    """The month ends before a day, from the first on at which there was anybody."""
    table = CoverageMonth
    query = (
        select(table.month, *_sums(table.status, table.cover, table.people))
        .where(table.category == "", table.month < first_of(day))
        .group_by(table.month)
        .order_by(table.month)
    )
    changes = {row[0]: _Count(*row[1:]) for row in await session.execute(query)}
    counts = dict(zip(changes, accumulate(changes.values()), strict=True))
    ends: list[Share] = []
    for month in _months_before(first_of(day), TREND):
        latest = max((known for known in counts if known < month), default=None)
        if latest is not None:
            ends.append(_share(Cut(), month - _DAY, counts[latest], regency, now))
    return ends


def _months_before(month: date, count: int) -> list[date]:
    """The firsts of the months up to and with this one; the day before each is a month end."""
    found = [month]
    while len(found) < count:
        found.insert(0, first_of(found[0] - _DAY))
    return found


async def _further_roles(session: AsyncSession, day: date) -> int:
    query = select(func.count(Standing.worker_id.distinct())).where(
        on_day(Standing, day), ~Standing.is_main, Standing.in_category, is_one_of_us(Standing)
    )
    return await session.scalar(query) or 0


def _sums(status: Any, cover: Any, people: Any) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """The people of cells with an open entry, and those of them who are protected."""
    is_open = status.in_([one.value for one in OPEN_STATUSES])
    is_active = and_(is_open, cover == ProtectionState.ACTIVE.value)
    known, active = (func.coalesce(func.sum(case((one, people), else_=0)), 0) for one in (is_open, is_active))
    return known, active


def _total(cells: Mapping[tuple[str, str], _Count], category: str) -> _Count:
    return sum((count for (key, _), count in cells.items() if key == category), _Count())


def _keys(declared: Iterable[str], found: Iterable[str]) -> list[str]:
    """All keys of the regency's data, and those that only old rows still have, so that sums stay whole."""
    keys = list(declared)
    return keys + sorted(set(found) - set(keys))


def _name(regency: Regency, code: str) -> str:
    return regency.area(code).name if regency.has_area(code) else code
