"""The life of an entry as one table: every step there is, who may take it and with what reason.

`services.lifecycle` takes the steps; nothing else changes a status.
docs/diagrams/lifecycle.mmd is drawn from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from models import DECIDED_STATUSES, OPEN_STATUSES, EnrolmentStatus
from services.permissions import Action
from services.reasons import Decision

S = EnrolmentStatus


@dataclass(frozen=True)
class Step:
    """One possible step: any of `actions` permits it; `needs_reason`: one of that decision's codes.

    `undo`: it only takes a mistaken step back, so a verdict must say so, and it is no decision to offer.
    `offered`: a button on a card may offer it; the others come about by a file or a list.
    `decides`: whoever takes it is the one who decided the entry; the others leave that as it was.
    `by_clock`: it also comes about when a time is over, without anybody.
    """

    actions: frozenset[Action]
    needs_reason: Decision | None = None
    undo: bool = False
    offered: bool = True
    decides: bool = True
    by_clock: bool = False


def _by(*actions: Action) -> frozenset[Action]:
    return frozenset(actions)


# When an organisation turns out not to be one, its open entries go with it: others may name the people.
_WITHDRAW = Step(_by(Action.WITHDRAW_MEMBER, Action.CONFIRM_ORGANISATION))
_APPROVE = Step(_by(Action.REVIEW_DECIDE))
_RETURN = Step(_by(Action.REVIEW_DECIDE), Decision.RETURN)
_REJECT = Step(_by(Action.REVIEW_DECIDE), Decision.REJECT)
_LEFT = Step(_by(Action.MEMBER_LEFT), Decision.LEAVE)
_NOT_LEFT = Step(_by(Action.UNDO_LEFT), undo=True)
_OBJECTIONS_OPEN = Step(_by(Action.OPEN_OBJECTIONS), offered=False, decides=False)
_OBJECTIONS_OVER = Step(_by(Action.CLOSE_OBJECTIONS), offered=False, decides=False, by_clock=True)
_NOT_ANNOUNCED = Step(_by(Action.OPEN_OBJECTIONS), undo=True, decides=False)
_PROPOSE = Step(_by(Action.MAKE_PROPOSAL), offered=False, decides=False)
# Taken out of a proposal before it is paid: back to where the entry stood.
_NOT_PROPOSED = Step(_by(Action.MAKE_PROPOSAL), undo=True, decides=False)
_ENROL = Step(_by(Action.APPLY_ROSTER), offered=False, decides=False)
# A wrong file of BPJS is taken back as a whole.
_NOT_ENROLLED = Step(_by(Action.APPLY_ROSTER), undo=True, decides=False)
_REFUSED_TO_MEND = Step(_by(Action.APPLY_ROSTER), Decision.RETURN, offered=False)
_REFUSED = Step(_by(Action.APPLY_ROSTER), Decision.REJECT, offered=False)

# Before a proposal an entry is only ours: it can still be given back, refused, withdrawn.
_DECIDED = DECIDED_STATUSES
_STEPS: dict[tuple[EnrolmentStatus | None, EnrolmentStatus], Step] = {
    (None, S.SUBMITTED): Step(_by(Action.SUBMIT_MEMBER)),
    (S.SUBMITTED, S.APPROVED): _APPROVE,
    (S.SUBMITTED, S.RETURNED): _RETURN,
    (S.RETURNED, S.SUBMITTED): Step(_by(Action.MEND_MEMBER)),
    **{(before, S.REJECTED): _REJECT for before in (S.SUBMITTED, S.RETURNED, *_DECIDED, S.ENROLLED)},
    **{(before, S.WITHDRAWN): _WITHDRAW for before in (S.SUBMITTED, S.RETURNED, *_DECIDED)},
    # Approved is not yet paid: what comes to light before the proposal can still stop it.
    **{(before, S.RETURNED): _RETURN for before in _DECIDED},
    # The public looks at the list for some days, where the regency wants that.
    (S.APPROVED, S.ANNOUNCED): _OBJECTIONS_OPEN,
    (S.ANNOUNCED, S.CLEARED): _OBJECTIONS_OVER,
    (S.ANNOUNCED, S.APPROVED): _NOT_ANNOUNCED,
    # Somebody enrolled is proposed again for the next year: a renewal.
    **{(before, S.PROPOSED): _PROPOSE for before in (S.APPROVED, S.CLEARED, S.ENROLLED)},
    **{(S.PROPOSED, after): _NOT_PROPOSED for after in (S.APPROVED, S.CLEARED)},
    # BPJS's file speaks also of those who were in before there was a proposal of ours.
    **{(before, S.ENROLLED): _ENROL for before in (*_DECIDED, S.PROPOSED)},
    **{(S.ENROLLED, after): _NOT_ENROLLED for after in (S.APPROVED, S.ANNOUNCED, S.CLEARED)},
    (S.PROPOSED, S.RETURNED): _REFUSED_TO_MEND,
    (S.PROPOSED, S.REJECTED): _REFUSED,
    (S.RETURNED, S.PROPOSED): _NOT_ENROLLED,
    (S.REJECTED, S.PROPOSED): _NOT_ENROLLED,
    **{(before, S.LEFT): _LEFT for before in OPEN_STATUSES},
    # A mistaken tap: the entry goes back to where it stood.
    **{(S.LEFT, after): _NOT_LEFT for after in OPEN_STATUSES},
}
# A renewal and BPJS's yes are each the taking back of the other one, when a verdict says so.
_STEPS_BACK: dict[tuple[EnrolmentStatus, EnrolmentStatus], Step] = {
    (S.PROPOSED, S.ENROLLED): _NOT_PROPOSED,
    (S.ENROLLED, S.PROPOSED): _NOT_ENROLLED,
}

TRANSITIONS: Mapping[tuple[EnrolmentStatus | None, EnrolmentStatus], Step] = MappingProxyType(_STEPS)
STEPS_BACK: Mapping[tuple[EnrolmentStatus, EnrolmentStatus], Step] = MappingProxyType(_STEPS_BACK)


def step_for(before: EnrolmentStatus | None, after: EnrolmentStatus, *, undo: bool) -> Step | None:
    """The step between two statuses, forwards or as the taking back of another one; None without one."""
    if undo and before is not None and (back := STEPS_BACK.get((before, after))) is not None:
        return back
    step = TRANSITIONS.get((before, after))
    return step if step is not None and step.undo is undo else None


def mermaid() -> str:
    """The table as a Mermaid state diagram; steps that only take a mistake back are left out."""
    return "\n".join(("stateDiagram-v2", *_arrows(), ""))


def _arrows() -> Iterator[str]:
    yield "    %% Made from services/transitions.py; do not edit."
    for (before, after), step in TRANSITIONS.items():
        if step.undo:
            continue
        label = " or ".join(sorted(action.value for action in step.actions))
        clock = " or the clock" if step.by_clock else ""
        reason = f", reason to {step.needs_reason.value}" if step.needs_reason else ""
        yield f"    {before.value if before else '[*]'} --> {after.value} : {label}{clock}{reason}"
    for status in S:
        if status not in OPEN_STATUSES:
            yield f"    {status.value} --> [*]"
