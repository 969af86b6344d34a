"""In which order people are proposed: rules by name, the regency says which and in what order.

A rule gives a value to sort by, the smallest first. Whoever is equal in all of them goes by the number of the
entry, so the order of the same people is the same every time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

from locales import Text
from models import EnrolmentStatus
from regency import OrderRule, Regency
from services.dates import months_after, turns

_LAST_DAY, _LAST_MOMENT = date.max, datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, repr=False)
class Candidate:
    """A person who could be proposed. `why_not`: codes of what stands against it, `reason_text` says them."""

    enrolment_id: int
    worker_id: int
    status: EnrolmentStatus
    reference: str
    name: str
    category: str
    organisation_id: int
    birth_date: date
    approved_at: datetime | None
    submitted_at: datetime
    serving_since: date | None
    covered_until: date | None = None
    why_not: tuple[str, ...] = ()

    def __repr__(self) -> str:
        # A repr ends up in logs and tracebacks.
        return f"Candidate({self.enrolment_id})"

    @property
    def is_renewal(self) -> bool:
        """Whether BPJS has taken the person in before."""
        return self.status is EnrolmentStatus.ENROLLED


@dataclass(frozen=True)
class Circumstances:
    """What a rule may know beside the person: the age limit, and up to which day of turning it is "near"."""

    limit: int
    near_until: date


Rule = Callable[[Candidate, Circumstances], Any]


def _near_limit(one: Candidate, around: Circumstances) -> date:
    day = turns(one.birth_date, around.limit)
    return day if day <= around.near_until else _LAST_DAY


RULES: Mapping[OrderRule, Rule] = MappingProxyType(
    {
        OrderRule.NEAR_LIMIT: _near_limit,
        OrderRule.RENEWAL: lambda one, _around: not one.is_renewal,
        OrderRule.APPROVED_AT: lambda one, _around: one.approved_at or _LAST_MOMENT,
        OrderRule.SUBMITTED_AT: lambda one, _around: one.submitted_at,
        OrderRule.OLDEST: lambda one, _around: one.birth_date,
        OrderRule.LONGEST_SERVING: lambda one, _around: one.serving_since or _LAST_DAY,
    }
)


def circumstances(regency: Regency, starts_on: date) -> Circumstances:
    """What the rules may know for cover that begins on a day."""
    near = months_after(starts_on, regency.proposal.near_months)
    return Circumstances(regency.ages_on(starts_on).limit, near)


def in_order(
    people: Iterable[Candidate], rules: Sequence[OrderRule], around: Circumstances
) -> list[Candidate]:
    """The people by the rules, the first rule first; those who are equal by the number of their entry."""
    chosen = [RULES[rule] for rule in rules]
    return sorted(people, key=lambda one: (*(rule(one, around) for rule in chosen), one.enrolment_id))


def rule_label(rule: OrderRule | str) -> Text:
    """A few words for a rule."""
    return Text(f"order-{str(rule).replace('_', '-')}")
