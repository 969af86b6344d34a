"""Taking a wrong file of BPJS back as a whole: periods, entries and lines are what they were before.

It works as long as nothing builds on it; else it is refused, saying on whom something builds and what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Table, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import (
    Enrolment,
    EnrolmentStatus,
    LineState,
    Proposal,
    ProposalLine,
    ProposalStatus,
    ProtectionCause,
    Roster,
    RosterEffect,
    RosterMatch,
    RosterStatus,
)
from services.audit import record
from services.bpjs.counts import from_json
from services.bpjs.known import CHUNK, Person, people_by_id
from services.bpjs.rosters import SUBJECT, locked
from services.bpjs.storing import Refused, packed_cover, store_covers, unpacked_cover
from services.chunks import chunks
from services.errors import Invalid
from services.lifecycle import Verdict, move_many, status_name
from services.protection_changes import Because, note_changes
from services.reasons import Reason
from services.roles import Access
from services.transitions import step_for

_ENTRIES = cast(Table, Enrolment.__table__)
_ANSWERED = (LineState.ENROLLED, LineState.REFUSED)


@dataclass(frozen=True, repr=False)
class Builds:
    """Something done to a person since, which taking the file back would undo as well."""

    name: str
    why: Text


@dataclass(frozen=True, repr=False)
class Undone:
    """What was taken back: people concerned, and those whose coordinators were told that BPJS refused them.

    With `builds` nothing was done.
    """

    roster_id: int
    file_name: str
    people: int = 0
    refused: tuple[Refused, ...] = ()
    builds: tuple[Builds, ...] = ()


@dataclass(frozen=True, repr=False)
class _Entry:
    id: int
    worker_id: int
    status: EnrolmentStatus
    since: datetime
    reference: str
    organisation_id: int
    submitted_by: int | None
    reason: str | None
    note: str | None


async def undo(session: AsyncSession, roster_id: int, by: Access, today: date, now: datetime) -> Undone:
    """Takes an applied file back. Raises `Invalid` for one that is not applied, `NotAllowed`.

    `today` is the day in the regency. Matches that staff accepted for the file are forgotten with it.
    """
    roster = await locked(session, roster_id, by)
    if roster.status is not RosterStatus.APPLIED:
        raise Invalid(Text("roster-undo-not-applied"))
    query = select(RosterEffect).where(RosterEffect.roster_id == roster.id)
    effects = {effect.worker_id: effect for effect in await session.scalars(query)}
    if not effects and from_json(roster.counts).changes:
        # Applied by a release that did not keep what was there before.
        raise Invalid(Text("roster-undo-unknown"))
    people = await people_by_id(session, effects, lock=True)
    entries = await _entries(session, [e.enrolment_id for e in effects.values() if e.enrolment_id])
    lines = list(await session.scalars(select(ProposalLine).where(ProposalLine.roster_id == roster.id)))
    builds = _building(roster, effects, people, entries)
    builds += [
        Builds(people[line.worker_id].name if line.worker_id in people else "–", Text("roster-undo-line"))
        for line in lines
        if line.state not in _ANSWERED
    ]
    if builds:
        return Undone(roster.id, roster.file_name, builds=tuple(sorted(builds, key=lambda one: one.name)))
    await _restore(session, effects, people, entries, by, now)
    await _reopen(session, lines)
    await session.execute(delete(RosterMatch).where(RosterMatch.roster_id == roster.id))
    await session.execute(delete(RosterEffect).where(RosterEffect.roster_id == roster.id))
    roster.status, roster.undone_at, roster.undone_by = RosterStatus.UNDONE, now, by.account_id
    record(
        session, now, by.account_id, "roster.undo", SUBJECT, roster.id,
        after=f"people={len(effects)} entries={len(entries)} lines={len(lines)}", note=roster.file_hash,
    )  # fmt: skip
    await session.flush()
    because = Because(ProtectionCause.ROSTER_UNDONE, by, roster.id)
    await note_changes(session, effects, today, because, now)
    return Undone(roster.id, roster.file_name, len(effects), tuple(_refused(entries, people)))


def _building(
    roster: Roster,
    effects: Mapping[int, RosterEffect],
    people: Mapping[int, Person],
    entries: Mapping[int, _Entry],
) -> list[Builds]:
    found: list[Builds] = []
    for worker_id, effect in effects.items():
        person = people[worker_id]
        if [packed_cover(cover) for cover in person.covers] != effect.after["covers"]:
            found.append(Builds(person.name, Text("roster-undo-cover")))
        if effect.enrolment_id is None:
            continue
        entry = entries.get(effect.enrolment_id)
        if entry is None or entry.status != effect.after["status"] or entry.since != roster.applied_at:
            why = Text("roster-undo-entry", status=status_name(entry.status) if entry else "–")
            found.append(Builds(person.name, why))
        elif person.entry is not None and person.entry.id != entry.id:
            found.append(Builds(person.name, Text("roster-undo-named-again")))
        elif person.sent is not None:
            found.append(Builds(person.name, Text("roster-undo-line")))
    return found


async def _entries(session: AsyncSession, ids: Sequence[int]) -> dict[int, _Entry]:
    found: dict[int, _Entry] = {}
    columns = (
        *(Enrolment.id, Enrolment.worker_id, Enrolment.status, Enrolment.status_since, Enrolment.reference),
        *(Enrolment.organisation_id, Enrolment.submitted_by, Enrolment.reason, Enrolment.note),
    )
    for chunk in chunks(sorted(ids), CHUNK):
        query = select(*columns).where(Enrolment.id.in_(chunk)).order_by(Enrolment.id)
        for row in await session.execute(query.with_for_update()):
            found[row[0]] = _Entry(*row)
    return found


async def _restore(
    session: AsyncSession,
    effects: Mapping[int, RosterEffect],
    people: Mapping[int, Person],
    entries: Mapping[int, _Entry],
    by: Access,
    now: datetime,
) -> None:
    await store_covers(
        session,
        {worker_id: person.covers for worker_id, person in people.items()},
        {
            worker_id: [unpacked_cover(stored) for stored in effect.before["covers"]]
            for worker_id, effect in effects.items()
        },
    )
    moved: defaultdict[tuple[EnrolmentStatus, EnrolmentStatus], list[int]] = defaultdict(list)
    decided: list[dict[str, Any]] = []
    for effect in effects.values():
        if effect.enrolment_id is not None:
            was = EnrolmentStatus(effect.before["status"])
            moved[entries[effect.enrolment_id].status, was].append(effect.enrolment_id)
            at = effect.before["decided_at"]
            decided.append(
                {
                    "entry": effect.enrolment_id,
                    "account": effect.before["decided_by"],
                    "moment": datetime.fromisoformat(at) if at else None,
                }
            )
    for (status, was), ids in moved.items():
        # Who waited again for the next proposal goes forward into the one they were in.
        verdict = Verdict(was, undo=step_for(status, was, undo=True) is not None)
        await move_many(session, sorted(ids), status, verdict, by, now)
    if decided:
        connection = await session.connection()
        await connection.execute(
            update(_ENTRIES)
            .where(_ENTRIES.c.id == bindparam("entry"))
            .values(decided_by=bindparam("account"), decided_at=bindparam("moment")),
            decided,
        )


async def _reopen(session: AsyncSession, lines: Iterable[ProposalLine]) -> None:
    """The lines wait again, and so do proposals that were closed by this answer."""
    proposals: set[int] = set()
    for line in lines:
        line.state, line.reason, line.note = LineState.OPEN, None, None
        line.answered_at = line.roster_id = None
        proposals.add(line.proposal_id)
    closed = select(Proposal).where(Proposal.id.in_(proposals), Proposal.status == ProposalStatus.CLOSED)
    for proposal in await session.scalars(closed):
        proposal.status = ProposalStatus.PAID if proposal.paid_at else ProposalStatus.SENT
        proposal.ended_at = proposal.ended_by = None
    await session.flush()


def _refused(entries: Mapping[int, _Entry], people: Mapping[int, Person]) -> Iterable[Refused]:
    for entry in entries.values():
        if entry.reason in set(Reason):
            mends = entry.status is EnrolmentStatus.RETURNED
            yield Refused(
                entry.id, entry.organisation_id, entry.submitted_by, people[entry.worker_id].name,
                entry.reference, Reason(entry.reason), entry.note or "", mends,
            )  # fmt: skip
