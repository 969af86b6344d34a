"""How far the programme is: people known, decided and covered, in total, per category and per kecamatan.

Everything is read in one statement from the sums of standings, and a list is asked for with the very
conditions that were counted. Somebody with two roles counts once in the total and in a kecamatan, and once
in each category. `services.coverage.standings.up_to_date` comes first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from models import OPEN_STATUSES, EnrolmentStatus, ProtectionState, Standing
from regency import Regency
from services.coverage.asking import is_one_of_us, known
from services.coverage.figures import Cut, Entitled
from services.coverage.lists import PAGE, PeoplePage, Person, page_of, people_of, rows_of
from services.coverage.shares import entitled
from services.coverage.sums import KEY, counts_on

Cell = tuple[str, str, str, str, int]
"""Category ("": persons), kecamatan, status, state of the cover ("": none) and people."""


class Count(StrEnum):
    """What is counted. KNOWN is the sum of SUBMITTED to APPROVED, and also of ACTIVE to UNCOVERED."""

    KNOWN = "known"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    ACTIVE = "active"
    UPCOMING = "upcoming"
    GRACE = "grace"
    ENDED = "ended"
    UNCOVERED = "uncovered"


STATUSES = {
    EnrolmentStatus.SUBMITTED: Count.SUBMITTED,
    EnrolmentStatus.RETURNED: Count.RETURNED,
    # Approved by the office, however far it has gone since.
    EnrolmentStatus.APPROVED: Count.APPROVED,
    EnrolmentStatus.ANNOUNCED: Count.APPROVED,
    EnrolmentStatus.CLEARED: Count.APPROVED,
    EnrolmentStatus.PROPOSED: Count.APPROVED,
    EnrolmentStatus.ENROLLED: Count.APPROVED,
}
STATES = {
    ProtectionState.ACTIVE: Count.ACTIVE,
    ProtectionState.UPCOMING: Count.UPCOMING,
    ProtectionState.GRACE: Count.GRACE,
    ProtectionState.ENDED: Count.ENDED,
}


@dataclass(frozen=True)
class Row:
    """The counts of one cut and of how many; `label`: a kecamatan's name or a category's key, "" for all."""

    cut: Cut
    label: str
    counts: dict[Count, int]
    entitled: Entitled

    def __getitem__(self, count: Count) -> int:
        return self.counts[count]

    @property
    def gap(self) -> int:
        """The entitled who are not AKTIF; never below 0."""
        return max(0, self.entitled.people - self[Count.ACTIVE])


@dataclass(frozen=True)
class Coverage:
    """`as_of` is the date of BPJS's newest file (None before the first); `kecamatan` the widest gap first.

    `still_counting`: somebody changed who is not yet counted anew.
    """

    today: date
    as_of: date | None
    total: Row
    categories: tuple[Row, ...]
    kecamatan: tuple[Row, ...]
    still_counting: bool = False

    def row_of(self, cut: Cut) -> Row | None:
        """The row of a part, None for one that is not counted."""
        return next((row for row in (self.total, *self.categories, *self.kecamatan) if row.cut == cut), None)


async def coverage(session: AsyncSession, today: date, regency: Regency) -> Coverage:
    """All counts of a day. A person counts once: nobody has two open entries; closed ones do not count."""
    now = await known(session)
    counts = counts_on(today)
    query = select(*(counts.c[name] for name in (*KEY, "people"))).where(
        counts.c.status.in_([status.value for status in OPEN_STATUSES])
    )
    cells: list[Cell] = [tuple(row) for row in await session.execute(query)]
    persons = [cell for cell in cells if not cell[0]]

    def row(cut: Cut, label: str, of_cut: Iterable[Cell]) -> Row:
        counts = _counts(of_cut)
        return Row(cut, label, counts, entitled(cut, today, counts[Count.KNOWN], regency))

    kecamatan = [
        row(
            Cut(kecamatan=code),
            regency.area(code).name if regency.has_area(code) else code,
            (cell for cell in persons if cell[1] == code),
        )
        for code in _keys((area.code for area in regency.kecamatan), (cell[1] for cell in persons))
    ]
    return Coverage(
        today=today,
        as_of=now.as_of,
        total=row(Cut(), "", persons),
        categories=tuple(
            row(Cut(category=key), key, (cell for cell in cells if cell[0] == key))
            for key in _keys((one.key for one in regency.categories), (cell[0] for cell in cells if cell[0]))
        ),
        kecamatan=tuple(sorted(kecamatan, key=lambda one: (-one.gap, one.label))),
        still_counting=now.still_counting,
    )


async def people_behind(
    session: AsyncSession, cut: Cut, count: Count, day: date, page: int = 0, size: int = PAGE
) -> PeoplePage:
    """The people whom a count stands for on any day, by name; a page beyond the list is its last."""
    return await page_of(session, rows_of(cut, day, counts_as(count)), page, size)


async def everyone_behind(session: AsyncSession, cut: Cut, count: Count, day: date) -> tuple[Person, ...]:
    """All of them, for `services.coverage.people_file`."""
    return await people_of(session, rows_of(cut, day, counts_as(count)))


def counts_as(count: Count) -> ColumnElement[bool]:
    """The rows of `Standing` that a count is made of."""
    statuses = [status for status, one in STATUSES.items() if one is count]
    if statuses:
        return Standing.status.in_(statuses)
    state = next((state for state, one in STATES.items() if one is count), None)
    is_unknown = Standing.cover.is_(None) if count is Count.UNCOVERED else true()
    return is_one_of_us(Standing) & (Standing.cover == state if state is not None else is_unknown)


def _counts(cells: Iterable[Cell]) -> dict[Count, int]:
    counts = dict.fromkeys(Count, 0)
    for _, _, status, cover, people in cells:
        covered = STATES[ProtectionState(cover)] if cover else Count.UNCOVERED
        for count in (Count.KNOWN, STATUSES[EnrolmentStatus(status)], covered):
            counts[count] += people
    return counts


def _keys(declared: Iterable[str], found: Iterable[str]) -> list[str]:
    """All keys of the regency's data, and those that only old rows still have, so that sums stay whole."""
    keys = list(declared)
    return keys + sorted(set(found) - set(keys))
