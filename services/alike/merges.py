"""Two rows of one person become one, with the history of both, and can become two again.

Nothing is thrown away: entries, cover, codes and links of the one go over to the other, and the row stays
behind with a pointer, so that its NIK still leads to the person. What went over stands in the audit trail;
undoing reads it there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import (
    OPEN_STATUSES,
    AuditEntry,
    Enrolment,
    EnrolmentStatus,
    LineState,
    PairStatus,
    ProposalLine,
    ProtectionCause,
    StatusChange,
    Worker,
)
from regency import Regency
from services.alike.duplicates import refresh
from services.alike.handing_over import give_back, hand_over
from services.alike.pairs import decided, locked_pair
from services.audit import Subject, record
from services.errors import Invalid
from services.lifecycle import Verdict, locked, move, restore
from services.organisations import coordinators_by_organisation
from services.protection_changes import Because, note_changes
from services.reasons import Reason
from services.roles import Access

MERGE, UNDO = "worker.merge", "worker.unmerge"


@dataclass(frozen=True)
class Merged:
    """Who the person is now, the entry that was closed since they had two, and whom to tell of that."""

    kept: Worker
    closed: Enrolment | None
    tell_account_ids: frozenset[int]


async def merge(
    session: AsyncSession,
    pair_id: int,
    version: int,
    kept_id: int,
    by: Access,
    regency: Regency,
    now: datetime,
) -> Merged:
    """Sama: one person, who has the NIK of `kept_id`. Raises `Stale`, `Invalid` or `NotAllowed`.

    Of two open entries that of the other NIK is closed as a duplicate: a person is paid for once.
    """
    card = await locked_pair(session, pair_id, version, by, regency)
    ids = {card.pair.first_id, card.pair.second_id}
    if not card.is_undecided or kept_id not in ids:
        raise Invalid(Text("pairs-changed"))
    kept = await _locked_worker(session, kept_id)
    gone = await _locked_worker(session, (ids - {kept_id}).pop())
    if kept.merged_into_id is not None or gone.merged_into_id is not None:
        raise Invalid(Text("pairs-changed"))
    closed, was = await _close_second(session, kept, gone, by, now)
    done: dict[str, Any] = {"kept": kept.id, "gone": gone.id, "closed": closed.id if closed else None}
    done |= was
    done |= await hand_over(session, gone.id, kept.id)
    gone.merged_into_id = kept.id
    decided(session, card.pair, PairStatus.SAME, by, now)
    record(
        session, now, by.account_id, MERGE, Subject.DUPLICATE_PAIR, pair_id,
        before=str(gone.id), after=str(kept.id), note=json.dumps(done),
    )  # fmt: skip
    await refresh(session, [kept], now)
    await _note_cover(session, done, by, regency, now)
    session.expire(kept)
    await session.refresh(kept)
    return Merged(kept, closed, await _speakers(session, closed))


async def undo(
    session: AsyncSession, pair_id: int, version: int, by: Access, regency: Regency, now: datetime
) -> Merged:
    """Two people again, each with what was theirs; the closed entry is as open as it was.

    What was added to the person since stays with the NIK that was kept. Raises `Stale`, `Invalid` or
    `NotAllowed`.
    """
    card = await locked_pair(session, pair_id, version, by, regency)
    trail = await session.scalar(
        select(AuditEntry)
        .where(
            AuditEntry.subject == Subject.DUPLICATE_PAIR,
            AuditEntry.subject_id == pair_id,
            AuditEntry.action == MERGE,
        )
        .order_by(AuditEntry.id.desc())
        .limit(1)
    )
    if card.pair.status is not PairStatus.SAME or trail is None or trail.note is None:
        raise Invalid(Text("pairs-changed"))
    done = json.loads(trail.note)
    kept, gone = await _locked_worker(session, done["kept"]), await _locked_worker(session, done["gone"])
    if gone.merged_into_id != kept.id:
        raise Invalid(Text("pairs-merged-further"))
    gone.merged_into_id = None
    await give_back(session, done, kept.id, gone.id)
    opened = await _open_again(session, done, by, now)
    await session.refresh(card.pair)
    decided(session, card.pair, PairStatus.OPEN, by, now)
    record(
        session, now, by.account_id, UNDO, Subject.DUPLICATE_PAIR, pair_id,
        before=str(kept.id), after=str(gone.id),
    )  # fmt: skip
    workers = [await session.get_one(Worker, worker_id) for worker_id in (done["kept"], done["gone"])]
    await refresh(session, workers, now)
    await _note_cover(session, done, by, regency, now)
    return Merged(workers[0], opened, await _speakers(session, opened))


async def _note_cover(
    session: AsyncSession, done: dict[str, Any], by: Access, regency: Regency, now: datetime
) -> None:
    """Whose cover is another one since periods went over is noted as such."""
    today = now.astimezone(regency.zone).date()
    because = Because(ProtectionCause.MERGED, by)
    await note_changes(session, (done["kept"], done["gone"]), today, because, now)


async def _locked_worker(session: AsyncSession, worker_id: int) -> Worker:
    return await session.get_one(Worker, worker_id, with_for_update=True)


async def _close_second(
    session: AsyncSession, kept: Worker, gone: Worker, by: Access, now: datetime
) -> tuple[Enrolment | None, dict[str, Any]]:
    """Closes the entry of the row that goes, when both have an open one; the entry and what it was before."""
    open_of = {
        worker_id: enrolment_id
        for enrolment_id, worker_id in await session.execute(
            select(Enrolment.id, Enrolment.worker_id).where(
                Enrolment.worker_id.in_((kept.id, gone.id)), Enrolment.status.in_(OPEN_STATUSES)
            )
        )
    }
    if len(open_of) < 2:
        return None, {"was": None}
    entry = await locked(session, open_of[gone.id])
    if entry is None:
        raise LookupError("an entry vanished while it was closed")
    decided = entry.decided_at.isoformat() if entry.decided_at else None
    was = {"was": entry.status, "decided_by": entry.decided_by, "decided_at": decided}
    move(session, entry, Verdict(EnrolmentStatus.REJECTED, Reason.DUPLICATE), by, now)
    await session.flush()
    return entry, was


async def _open_again(
    session: AsyncSession, done: dict[str, Any], by: Access, now: datetime
) -> Enrolment | None:
    """The entry that the merge closed, if nobody did anything to it since."""
    if done["closed"] is None:
        return None
    entry = await locked(session, done["closed"])
    is_as_left = (
        entry is not None
        and entry.status is EnrolmentStatus.REJECTED
        and entry.reason == Reason.DUPLICATE
        and entry.worker_id == done["gone"]
    )
    if entry is None or not is_as_left:
        return None
    was = await _stands_at(session, entry, EnrolmentStatus(done["was"]))
    last = await session.scalar(
        select(StatusChange)
        .where(StatusChange.enrolment_id == entry.id, StatusChange.after == was)
        .order_by(StatusChange.id.desc())
        .limit(1)
    )
    restore(session, entry, last or StatusChange(enrolment_id=entry.id, after=was, at=now), by, now)
    if "decided_by" in done:
        # Merges of before this was kept say nothing of it.
        at = done["decided_at"]
        entry.decided_by, entry.decided_at = done["decided_by"], datetime.fromisoformat(at) if at else None
    await session.flush()
    return entry


async def _stands_at(session: AsyncSession, entry: Enrolment, was: EnrolmentStatus) -> EnrolmentStatus:
    """Where an entry that is opened again stands now: PROPOSED only while a line of it waits for BPJS."""
    if was is not EnrolmentStatus.PROPOSED:
        return was
    lines = await session.execute(
        select(ProposalLine.state, ProposalLine.before)
        .where(ProposalLine.enrolment_id == entry.id)
        .order_by(ProposalLine.id.desc())
        .limit(1)
    )
    line = lines.first()
    if line is None or line.state is LineState.OPEN:
        return was
    # Taken out, or refused: the next proposal may take them.
    return EnrolmentStatus.ENROLLED if line.state is LineState.ENROLLED else line.before


async def _speakers(session: AsyncSession, entry: Enrolment | None) -> frozenset[int]:
    if entry is None:
        return frozenset()
    speakers = await coordinators_by_organisation(session, (entry.organisation_id,))
    return speakers.get(entry.organisation_id, frozenset())
