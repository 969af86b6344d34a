"""What a period of cover means on a given day, for one person and, as SQL, for all of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from sqlalchemy import ColumnElement, Select, and_, case, func, select

from models import Protection, ProtectionState

# The order in which one of several periods speaks for a person: cover today, then cover that is coming.
PRECEDENCE = (
    ProtectionState.ACTIVE,
    ProtectionState.UPCOMING,
    ProtectionState.GRACE,
    ProtectionState.ENDED,
)


class Period(Protocol):
    """Anything with the three dates of a period of cover."""

    @property
    def starts_on(self) -> date: ...
    @property
    def ends_on(self) -> date: ...
    @property
    def grace_until(self) -> date: ...


P = TypeVar("P", bound=Period)


def state_on(day: date, protection: Period) -> ProtectionState:
    """The state of one period on a day (a day of the regency, not of UTC)."""
    if day < protection.starts_on:
        return ProtectionState.UPCOMING
    if day <= protection.ends_on:
        return ProtectionState.ACTIVE
    if day <= protection.grace_until:
        return ProtectionState.GRACE
    return ProtectionState.ENDED


def best_of(day: date, protections: Iterable[P]) -> P | None:
    """The period that speaks for a person on a day: by `PRECEDENCE`, then the one that lasts longest.

    Of several that are still to come it is the first to begin. None without any.
    """

    def rank(protection: P) -> tuple[int, int]:
        state = state_on(day, protection)
        if state is ProtectionState.UPCOMING:
            return PRECEDENCE.index(state), protection.starts_on.toordinal()
        return PRECEDENCE.index(state), -protection.ends_on.toordinal()

    return min(protections, key=rank, default=None)


def rank_on(day: date) -> ColumnElement[int]:
    """The place of a `protections` row in `PRECEDENCE` on a day, as SQL; agrees with `state_on`."""
    return case(
        (Protection.starts_on > day, PRECEDENCE.index(ProtectionState.UPCOMING)),
        (and_(Protection.starts_on <= day, Protection.ends_on >= day), 0),
        (Protection.grace_until >= day, PRECEDENCE.index(ProtectionState.GRACE)),
        else_=PRECEDENCE.index(ProtectionState.ENDED),
    )


def ranks_by_worker(day: date) -> Select[int, int]:
    """One row a worker that BPJS knows: worker_id and `rank`, the place of their state in `PRECEDENCE`."""
    return select(Protection.worker_id, func.min(rank_on(day)).label("rank")).group_by(Protection.worker_id)
