"""The life of a claim on BPJS as one table: every step there is, who may take it, what it needs.

`services.benefits.progress` takes the steps; nothing else changes where a case stands.
docs/diagrams/benefit-case.mmd is drawn from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from models import CaseStatus
from services.permissions import Action

S = CaseStatus


class CaseReason(StrEnum):
    """Why a case is closed without an answer of BPJS."""

    MISTAKE = "mistake"
    NOT_COVERED = "not_covered"
    NOT_PURSUED = "not_pursued"


@dataclass(frozen=True)
class CaseStep:
    """One possible step. `needs_reason`: one of `CaseReason`; `needs_note`: words of whoever takes it.

    `back`: it sets right what was done too early, so it stands last among the buttons.
    """

    action: Action
    needs_reason: bool = False
    needs_note: bool = False
    back: bool = False


_FOLLOW = CaseStep(Action.FOLLOW_CASES)
_BACK = CaseStep(Action.FOLLOW_CASES, needs_note=True, back=True)

STEPS: Mapping[tuple[CaseStatus | None, CaseStatus], CaseStep] = MappingProxyType(
    {
        (None, S.REPORTED): CaseStep(Action.REPORT_CASE),
        # Staff look at the papers themselves: a tick of the family is a word, not a paper.
        (S.REPORTED, S.COMPLETE): _FOLLOW,
        (S.COMPLETE, S.SENT): _FOLLOW,
        (S.SENT, S.PAID): _FOLLOW,
        (S.SENT, S.REFUSED): CaseStep(Action.FOLLOW_CASES, needs_note=True),
        (S.PAID, S.CLOSED): _FOLLOW,
        (S.REFUSED, S.CLOSED): _FOLLOW,
        # Not followed any further; until papers are complete the family may say so itself.
        (S.REPORTED, S.CLOSED): CaseStep(Action.WITHDRAW_CASE, needs_reason=True),
        (S.COMPLETE, S.CLOSED): CaseStep(Action.FOLLOW_CASES, needs_reason=True),
        # BPJS wants more, or what was refused is sent once more.
        (S.COMPLETE, S.REPORTED): _BACK,
        (S.SENT, S.REPORTED): _BACK,
        (S.REFUSED, S.SENT): _BACK,
        # A mistaken tap.
        (S.PAID, S.SENT): _BACK,
        (S.CLOSED, S.REPORTED): _BACK,
    }
)


def steps_from(status: CaseStatus) -> list[tuple[CaseStatus, CaseStep]]:
    """Where a case may go from here: forwards first."""
    found = [(after, step) for (before, after), step in STEPS.items() if before is status]
    return sorted(found, key=lambda one: one[1].back)


def mermaid() -> str:
    """The table as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", "    %% Made from services/benefits/case_steps.py; do not edit."]
    for (before, after), step in STEPS.items():
        needs = ", with a reason" if step.needs_reason else ", with words" if step.needs_note else ""
        start = before.value if before else "[*]"
        lines.append(f"    {start} --> {after.value} : {step.action.value}{needs}")
    return "\n".join([*lines, f"    {S.CLOSED.value} --> [*]", ""])
