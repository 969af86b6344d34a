"""What must hold of an entry before it may be proposed, beside being approved.

Which of these a regency wants stands in its proposal.toml (`needs`). Each is a condition on an `Enrolment`
row, so that it is asked of thousands of entries in one statement; `reason` says what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from sqlalchemy import ColumnElement, not_, or_, select
from sqlalchemy.orm import aliased

from locales import Text
from models import UNDECIDED, DuplicatePair, Enrolment, EnrolmentStatus, Worker
from services.alike.duplicates import takes_part
from services.completing import lacks_something
from services.dukcapil.verdicts import is_matched
from services.field.verified import is_verified
from services.renewals import is_still_serving

Check = Callable[[], ColumnElement[bool]]


def is_complete() -> ColumnElement[bool]:
    """Everything that BPJS's form asks for is there."""
    incomplete = select(Worker.id).where(Worker.id == Enrolment.worker_id, lacks_something())
    # Whoever asks may have joined the person already.
    return not_(incomplete.correlate(Enrolment).exists())


def has_no_twin() -> ColumnElement[bool]:
    """Nobody is left who may be the same person: staff have looked at each pair that they are asked about."""
    other = aliased(Worker)
    halves = (DuplicatePair.first_id, DuplicatePair.second_id)
    # Two ways in, each with its index.
    pairs = [
        select(DuplicatePair.id)
        .join(other, other.id == theirs)
        .where(mine == Enrolment.worker_id, DuplicatePair.status.in_(UNDECIDED), takes_part(other))
        .correlate(Enrolment)
        .exists()
        for mine, theirs in (halves, halves[::-1])
    ]
    return not_(or_(*pairs))


def is_cleared() -> ColumnElement[bool]:
    """The time for objections is over; whoever was paid for already need not go through it again."""
    return Enrolment.status.in_((EnrolmentStatus.CLEARED, EnrolmentStatus.ENROLLED))


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "complete": is_complete,
        "no_twin": has_no_twin,
        "visited": is_verified,
        "dukcapil": is_matched,
        "cleared": is_cleared,
        "still_serving": is_still_serving,
    }
)


def checks_of(needs: Sequence[str]) -> dict[str, ColumnElement[bool]]:
    """The conditions by name. Raises `LookupError` for one that this program does not know."""
    unknown = [name for name in needs if name not in CHECKS]
    if unknown:
        raise LookupError(f"proposal.toml, needs: {unknown[0]} is none of {', '.join(CHECKS)}")
    return {name: CHECKS[name]() for name in needs}


def reason(name: str) -> Text:
    """What to say of an entry for which a check does not hold."""
    return Text(f"readiness-{name.replace('_', '-')}")
