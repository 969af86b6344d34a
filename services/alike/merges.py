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

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import (
    OPEN_STATUSES,
    Account,
    AuditEntry,
    BenefitCase,
    CaseStatus,
    ClaimCode,
    Enrolment,
    EnrolmentStatus,
    FurtherPost,
    LineState,
    PairStatus,
    ProposalLine,
    Protection,
    ProtectionCause,
    StatusChange,
    Worker,
)
from regency import Regency
from services.alike.duplicates import refresh
from services.alike.pairs import decided, locked_pair
from services.audit import Subject, record
from services.errors import Invalid
from services.lifecycle import Verdict, locked, move, restore
from services.organisations import coordinators_by_organisation
from services.protection_changes import Because, note_changes
from services.reasons import Reason
from services.roles import Access

MERGE, UNDO = "worker.merge", "worker.unmerge"
# What points at a person and goes over; cover does as well, but not two periods that begin on one day.
_TABLES: tuple[Any, ...] = (Enrolment, ClaimCode, Account)


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
    done["was"] = was
    for table in _TABLES:
        done[table.__tablename__] = await _hand_over(session, table, gone.id, kept.id)
    done["protections"] = await _hand_over_cover(session, gone.id, kept.id)
    done["further_posts"] = await _hand_over_posts(session, gone.id, kept.id)
    done["benefit_cases"] = await _hand_over_cases(session, gone.id, kept.id)
    done["proposal_lines"] = await _hand_over_lines(session, gone.id, kept.id)
    done["merged"] = await _hand_over(session, Worker, gone.id, kept.id, "merged_into_id")
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
    for table in (*_TABLES, Protection, FurtherPost, BenefitCase, ProposalLine):
        # Merges of before there were cases or proposals say nothing of them.
        await _point(session, table, done.get(table.__tablename__, []), kept.id, gone.id)
    await _point(session, Worker, done["merged"], kept.id, gone.id, "merged_into_id")
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
) -> tuple[Enrolment | None, EnrolmentStatus | None]:
    """Closes the entry of the row that goes, when both have an open one; the entry and its status before."""
    open_of = {
        worker_id: enrolment_id
        for enrolment_id, worker_id in await session.execute(
            select(Enrolment.id, Enrolment.worker_id).where(
                Enrolment.worker_id.in_((kept.id, gone.id)), Enrolment.status.in_(OPEN_STATUSES)
            )
        )
    }
    if len(open_of) < 2:
        return None, None
    entry = await locked(session, open_of[gone.id])
    if entry is None:
        raise LookupError("an entry vanished while it was closed")
    was = entry.status
    move(session, entry, Verdict(EnrolmentStatus.REJECTED, Reason.DUPLICATE), by, now)
    await session.flush()
    return entry, was


async def _hand_over(
    session: AsyncSession, table: Any, source: int, target: int, field: str = "worker_id"
) -> list[int]:
    """Makes every row of one person one of another's; their ids."""
    pointing = getattr(table, field)
    ids = list(await session.scalars(select(table.id).where(pointing == source)))
    await _point(session, table, ids, source, target, field)
    return ids


async def _hand_over_cover(session: AsyncSession, source: int, target: int) -> list[int]:
    # Two periods from one day mean that BPJS was paid twice: the second stays visible under its own NIK.
    taken = select(Protection.starts_on).where(Protection.worker_id == target)
    moving = select(Protection.id).where(Protection.worker_id == source, Protection.starts_on.not_in(taken))
    ids = list(await session.scalars(moving))
    await _point(session, Protection, ids, source, target)
    return ids


async def _hand_over_posts(session: AsyncSession, source: int, target: int) -> list[int]:
    rows = await session.scalars(select(FurtherPost).where(FurtherPost.worker_id.in_((source, target))))
    posts = list(rows)
    taken = {(post.organisation_id, post.category) for post in posts if post.worker_id == target}
    ids = [
        post.id
        for post in posts
        if post.worker_id == source and (post.organisation_id, post.category) not in taken
    ]
    await _point(session, FurtherPost, ids, source, target)
    return ids


async def _hand_over_cases(session: AsyncSession, source: int, target: int) -> list[int]:
    # A second open case for the same event stays where it is; staff see both and close one.
    taken = select(BenefitCase.event).where(
        BenefitCase.worker_id == target, BenefitCase.status != CaseStatus.CLOSED
    )
    moving = select(BenefitCase.id).where(
        BenefitCase.worker_id == source,
        (BenefitCase.status == CaseStatus.CLOSED) | BenefitCase.event.not_in(taken),
    )
    ids = list(await session.scalars(moving))
    await _point(session, BenefitCase, ids, source, target)
    return ids


async def _hand_over_lines(session: AsyncSession, source: int, target: int) -> list[int]:
    # In two open proposals at once a person is proposed twice: the second line stays where it is, and its
    # proposal shows it, since its entry is closed.
    rows = await session.scalars(select(ProposalLine).where(ProposalLine.worker_id.in_((source, target))))
    lines = list(rows)
    is_in_one = any(line.worker_id == target and line.state is LineState.OPEN for line in lines)
    ids = [
        line.id
        for line in lines
        if line.worker_id == source and not (is_in_one and line.state is LineState.OPEN)
    ]
    await _point(session, ProposalLine, ids, source, target)
    return ids


async def _point(
    session: AsyncSession, table: Any, ids: list[int], source: int, target: int, field: str = "worker_id"
) -> None:
    """Lets rows that still are of one person be of another; a version of theirs stays, since what they say
    does.
    """
    await session.flush()
    await session.execute(
        update(table)
        .where(table.id.in_(ids), getattr(table, field) == source)
        .values({field: target})
        .execution_options(synchronize_session="fetch")
    )


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
    last = await session.scalar(
        select(StatusChange)
        .where(StatusChange.enrolment_id == done["closed"], StatusChange.after == done["was"])
        .order_by(StatusChange.id.desc())
        .limit(1)
    )
    if entry is None or not is_as_left:
        return None
    was = EnrolmentStatus(done["was"])
    restore(session, entry, last or StatusChange(enrolment_id=entry.id, after=was, at=now), by, now)
    await session.flush()
    return entry


async def _speakers(session: AsyncSession, entry: Enrolment | None) -> frozenset[int]:
    if entry is None:
        return frozenset()
    speakers = await coordinators_by_organisation(session, (entry.organisation_id,))
    return speakers.get(entry.organisation_id, frozenset())
