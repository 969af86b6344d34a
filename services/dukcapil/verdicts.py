"""What Disdukcapil says of the people here, as long as they still stand as they were compared."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from locales import Text
from models import DukcapilCheck, DukcapilVerdict, Enrolment, Worker
from services.eligibility import Finding, Severity
from services.reasons import Reason

V = DukcapilVerdict
# How much a verdict weighs, with which reason staff would give back or refuse, and where it is mended.
# Only what can never be paid for blocks: whether somebody "moved" still lives here a letter of the desa says.
_MEANING: Mapping[DukcapilVerdict, tuple[Severity, Reason | None, str | None]] = {
    V.MATCH: (Severity.INFO, None, None),
    V.NAME_DIFFERS: (Severity.FLAG, Reason.NIK_MISMATCH, "name"),
    V.DATE_DIFFERS: (Severity.FLAG, Reason.NIK_MISMATCH, "birth_date"),
    V.DIFFERS: (Severity.FLAG, Reason.NIK_MISMATCH, "nik"),
    V.UNKNOWN: (Severity.BLOCKS, Reason.NIK_UNKNOWN, "nik"),
    V.DEAD: (Severity.BLOCKS, Reason.DECEASED, None),
    V.MOVED: (Severity.FLAG, Reason.MOVED_AWAY, "desa"),
}
TROUBLES = tuple(verdict for verdict in V if verdict is not V.MATCH)
RETURNABLE = (V.NAME_DIFFERS, V.DATE_DIFFERS, V.DIFFERS, V.UNKNOWN)
"""Verdicts that the coordinator can do something about."""


def is_matched() -> ColumnElement[bool]:
    """Whether Disdukcapil has found the person of an `Enrolment` row exactly as they stand here today."""
    return has_verdict(V.MATCH)


def has_verdict(*verdicts: DukcapilVerdict) -> ColumnElement[bool]:
    """Whether one of these verdicts holds for the person of an `Enrolment` row, as they stand today."""
    person = aliased(Worker)
    return exists(
        select(DukcapilCheck.id)
        .join(person, person.id == DukcapilCheck.worker_id)
        .where(
            DukcapilCheck.worker_id == Enrolment.worker_id,
            DukcapilCheck.verdict.in_(verdicts),
            holds(person),
        )
        .correlate(Enrolment)
    )


def holds(person: type[Worker] = Worker) -> ColumnElement[bool]:
    """Whether a check still speaks of the person it is joined with.

    What was mended heals the finding about it: another name one about the name, another NIK all of them.
    """
    check = DukcapilCheck
    same_name = check.name == person.name
    same_birth_date = check.birth_date == person.birth_date
    return and_(
        check.replaced_at.is_(None),
        check.nik_index == person.nik_index,
        or_(
            check.verdict.in_((V.UNKNOWN, V.DEAD, V.MOVED)),
            and_(check.verdict == V.NAME_DIFFERS, same_name),
            and_(check.verdict == V.DATE_DIFFERS, same_birth_date),
            and_(check.verdict.in_((V.MATCH, V.DIFFERS)), same_name, same_birth_date),
        ),
    )


async def verdicts_of(session: AsyncSession, worker_ids: Collection[int]) -> dict[int, DukcapilCheck]:
    """The verdicts that hold for people as they stand now, by their ids; in one statement."""
    found = await session.scalars(
        select(DukcapilCheck)
        .join(Worker, Worker.id == DukcapilCheck.worker_id)
        .where(DukcapilCheck.worker_id.in_(worker_ids), holds())
    )
    return {check.worker_id: check for check in found}


def finding_of(check: DukcapilCheck) -> Finding:
    """A verdict as a finding on the entry of the person."""
    severity, reason, field = _MEANING[check.verdict]
    name = f"finding-dukcapil-{check.verdict.value.replace('_', '-')}"
    step = reason.next_step if reason else Text(f"{name}-next")
    text = Text(f"{name}-detail", day=check.as_of, words=check.words or "–")
    return Finding(f"dukcapil_{check.verdict.value}", severity, text, step, reason, field)


def field_to_mend(verdict: DukcapilVerdict) -> str | None:
    """The question of the member form that a verdict speaks of."""
    return _MEANING[verdict][2]


def reason_for(verdict: DukcapilVerdict) -> Reason | None:
    """The code with which staff give back or refuse after a verdict."""
    return _MEANING[verdict][1]
