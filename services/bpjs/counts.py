"""What a file of BPJS comes to in numbers that add up to both of its sides.

Rows of the file = matched + changed + unknown + refused + aside.
People sent in open proposals = accepted + turned down + unanswered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from services.bpjs.comparing import FLAGS
from services.bpjs.roster_plan import CHANGES, Answer, Outcome, Plan


@dataclass(frozen=True)
class Counts:
    """`outcomes` and `answers` each add up to `total`; `flags` stand beside them.

    `unread` are wordings of refusals without a code, `near` rows of nobody that may mean somebody,
    `oldest_days` how long the longest of the unanswered has waited.
    """

    outcomes: Mapping[Outcome, int] = field(default_factory=dict)
    answers: Mapping[Answer, int] = field(default_factory=dict)
    flags: Mapping[str, int] = field(default_factory=dict)
    accepted: int = 0
    turned_down: int = 0
    unanswered: int = 0
    oldest_days: int = 0
    near: int = 0
    unread: int = 0

    @property
    def total(self) -> int:
        """Rows of the file."""
        return sum(self.outcomes.values())

    @property
    def sent(self) -> int:
        """People who were waiting for an answer when the file was compared."""
        return self.accepted + self.turned_down + self.unanswered

    @property
    def changes(self) -> int:
        """Rows that change cover."""
        return sum(self[outcome] for outcome in CHANGES)

    def __getitem__(self, one: Outcome | Answer) -> int:
        if isinstance(one, Outcome):
            return self.outcomes.get(one, 0)
        return self.answers.get(one, 0)


def count(plan: Plan, now: datetime) -> Counts:
    """The numbers of a plan."""
    unanswered = plan.unanswered
    return Counts(
        outcomes=dict(Counter(line.outcome for line in plan.lines)),
        answers=dict(Counter(line.answer for line in plan.lines)),
        flags={flag: found for flag in FLAGS if (found := sum(flag in line.flags for line in plan.lines))},
        accepted=sum(one.worker_id in plan.enrolled for one in plan.sent),
        turned_down=sum(one.worker_id in plan.refused for one in plan.sent),
        unanswered=len(unanswered),
        oldest_days=max((age_of(one.sent_at, now) for one in unanswered), default=0),
        near=len(plan.near),
        unread=len(plan.unread),
    )


def age_of(sent_at: datetime, now: datetime) -> int:
    """Whole days somebody has waited."""
    return max(0, (now - sent_at).days)


def as_json(counts: Counts) -> dict[str, Any]:
    """For the column of the file."""
    numbers = ("accepted", "turned_down", "unanswered", "oldest_days", "near", "unread")
    return {
        "outcomes": dict(counts.outcomes),
        "answers": dict(counts.answers),
        "flags": dict(counts.flags),
        **{name: getattr(counts, name) for name in numbers},
    }


def from_json(stored: Mapping[str, Any]) -> Counts:
    """What `as_json` made, also by an earlier release, which counted outcomes only."""
    if "outcomes" not in stored:
        # There "refused" were rows that could not be read.
        renamed = {"refused": Outcome.UNREADABLE.value}
        found = {renamed.get(name, name): number for name, number in stored.items() if number}
        return Counts(outcomes={Outcome(name): n for name, n in found.items() if name in set(Outcome)})
    rest = {name: number for name, number in stored.items() if isinstance(number, int)}
    return Counts(
        {Outcome(name): number for name, number in stored["outcomes"].items()},
        {Answer(name): number for name, number in stored["answers"].items()},
        stored["flags"],
        **rest,
    )
