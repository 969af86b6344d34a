"""Storing what a file of BPJS says: periods, steps of entries, answers to lines; and what was before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    EnrolmentStatus,
    LineState,
    ProposalLine,
    Protection,
    Roster,
    RosterEffect,
)
from models.encryption import blind_index
from services.bpjs.known import CHUNK, Person, Sent, covers_of
from services.bpjs.periods import Cover
from services.bpjs.refusals import verdict_for
from services.bpjs.roster_plan import TAKEN_IN, Plan
from services.chunks import chunks
from services.lifecycle import Verdict, move_many
from services.proposals.steps import close_if_answered
from services.reasons import Reason
from services.roles import Access

Key = tuple[EnrolmentStatus, Verdict]


@dataclass(frozen=True, repr=False)
class Refused:
    """Somebody BPJS did not take, for the message to whoever submitted them. `mends`: it can be put right."""

    enrolment_id: int
    organisation_id: int
    submitted_by: int | None
    name: str
    reference: str
    reason: Reason
    wording: str
    mends: bool


async def store(
    session: AsyncSession, plan: Plan, roster: Roster, by: Access, now: datetime
) -> list[Refused]:
    """Makes the plan true, in the caller's transaction, and keeps what is needed to take it back.

    The people of the plan are locked by the caller. Raises as `services.lifecycle.move_many` does.
    """
    before = {key: _seen(plan.people[key]) for key in (*plan.merged, *plan.refused)}
    await store_covers(
        session,
        {key: plan.people[key].covers for key in plan.merged},
        {key: merged.covers for key, merged in plan.merged.items()},
    )
    moved, refused = _steps(plan)
    for (status, verdict), ids in moved.items():
        await move_many(session, sorted(ids), status, verdict, by, now)
    answers = _answers(plan, roster, now)
    if answers:
        await session.execute(update(ProposalLine), answers)
        for proposal_id in sorted({one.proposal_id for one in plan.sent}):
            await close_if_answered(session, proposal_id, by.account_id, now)
    await _keep(session, plan, roster, before, moved)
    return refused


async def store_covers(
    session: AsyncSession,
    before: Mapping[int, Sequence[Cover]],
    after: Mapping[int, Sequence[Cover]],
) -> None:
    """Makes the stored periods of these workers what they are to be; rows keep their ids."""
    added: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    gone: list[int] = []
    for worker_id, covers in after.items():
        known = {cover.id: cover for cover in before.get(worker_id, ())}
        for cover in covers:
            if cover.id is None or cover.id not in known:
                added.append(_values(worker_id, cover))
            elif cover != known[cover.id]:
                changed.append(_values(worker_id, cover))
        kept = {cover.id for cover in covers}
        gone += [key for key in known if key is not None and key not in kept]
    for ids in chunks(gone, CHUNK):
        await session.execute(delete(Protection).where(Protection.id.in_(ids)))
    # A row that comes back has its old number; new ones are numbered by the database: two statements.
    for has_id in (True, False):
        if rows := [row for row in added if ("id" in row) is has_id]:
            await session.execute(insert(Protection), rows, execution_options={"render_nulls": True})
    if changed:
        await session.execute(update(Protection), changed)


def packed_cover(cover: Cover) -> list[Any]:
    """A period as JSON values."""
    days = (cover.starts_on, cover.ends_on, cover.grace_until, cover.as_of)
    return [*(day.isoformat() for day in days), list(cover.programmes), cover.kpj, cover.roster_id, cover.id]


def unpacked_cover(stored: Sequence[Any]) -> Cover:
    """What `packed_cover` made."""
    starts_on, ends_on, grace_until, as_of = (date.fromisoformat(day) for day in stored[:4])
    programmes, kpj, roster_id, key = stored[4:]
    return Cover(starts_on, ends_on, grace_until, as_of, tuple(programmes), kpj, roster_id, key)


def _values(worker_id: int, cover: Cover) -> dict[str, Any]:
    return {
        **({"id": cover.id} if cover.id is not None else {}),
        "worker_id": worker_id,
        "kpj": cover.kpj,
        "kpj_index": blind_index(cover.kpj, "kpj") if cover.kpj else None,
        "programmes": list(cover.programmes),
        "starts_on": cover.starts_on,
        "ends_on": cover.ends_on,
        "grace_until": cover.grace_until,
        "as_of": cover.as_of,
        "roster_id": cover.roster_id,
    }


def _steps(plan: Plan) -> tuple[dict[Key, set[int]], list[Refused]]:
    """Entries by the step they take, and those whom BPJS refused."""
    moved: defaultdict[Key, set[int]] = defaultdict(set)
    refused: list[Refused] = []
    for key in plan.enrolled:
        entry = plan.people[key].entry
        if entry is not None and entry.status in TAKEN_IN:
            moved[entry.status, Verdict(EnrolmentStatus.ENROLLED)].add(entry.id)
    for key, (row, reason) in plan.refused.items():
        person = plan.people[key]
        entry, sent = person.entry, person.sent
        if reason is None or sent is None:
            raise ValueError("a refusal is stored with its reason and of somebody who was sent")
        if not _waits(person):
            # Left or withdrawn meanwhile: the line is answered, and nobody has anything to mend.
            continue
        if entry is None:
            continue
        verdict = verdict_for(reason, row.wording, sent)
        moved[entry.status, verdict].add(entry.id)
        refused.append(
            Refused(
                entry.id,
                entry.organisation_id,
                entry.submitted_by,
                person.name,
                entry.reference,
                reason,
                row.wording,
                verdict.to is EnrolmentStatus.RETURNED,
            )
        )
    return dict(moved), refused


def _waits(person: Person) -> bool:
    """Whether the open entry is the one that was sent, and still in BPJS's hands."""
    entry, sent = person.entry, person.sent
    is_sent = entry is not None and sent is not None and entry.id == sent.enrolment_id
    return is_sent and entry is not None and entry.status is EnrolmentStatus.PROPOSED


def _answers(plan: Plan, roster: Roster, now: datetime) -> list[dict[str, Any]]:
    def answer(one: Sent) -> dict[str, Any]:
        row, reason = plan.refused.get(one.worker_id, (None, None))
        return {
            "id": one.line_id,
            "state": LineState.REFUSED if row else LineState.ENROLLED,
            "reason": reason,
            "note": row.wording if row else None,
            "answered_at": now,
            "roster_id": roster.id,
        }

    return [answer(one) for one in plan.sent if plan.has_answered(one)]


def _seen(person: Person) -> dict[str, Any]:
    entry = person.entry
    return {
        "covers": [packed_cover(cover) for cover in person.covers],
        "status": entry.status.value if entry else None,
        "decided_by": entry.decided_by if entry else None,
        "decided_at": entry.decided_at.isoformat() if entry and entry.decided_at else None,
    }


async def _keep(
    session: AsyncSession,
    plan: Plan,
    roster: Roster,
    before: Mapping[int, dict[str, Any]],
    moved: Mapping[Key, Iterable[int]],
) -> None:
    became = {entry: verdict.to.value for (_, verdict), ids in moved.items() for entry in ids}
    rows = []
    for ids in chunks(sorted(before), CHUNK):
        # Read again: new rows have their numbers now.
        covers = await covers_of(session, ids)
        for worker_id in ids:
            entry = plan.people[worker_id].entry
            took_step = entry is not None and entry.id in became
            rows.append(
                {
                    "roster_id": roster.id,
                    "worker_id": worker_id,
                    "enrolment_id": entry.id if entry is not None and took_step else None,
                    "before": before[worker_id],
                    "after": {
                        "covers": [packed_cover(cover) for cover in covers[worker_id]],
                        "status": became[entry.id] if entry is not None and took_step else None,
                    },
                }
            )
    if rows:
        await session.execute(insert(RosterEffect), rows, execution_options={"render_nulls": True})
