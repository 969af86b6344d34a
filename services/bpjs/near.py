"""Rows whose NIK nobody has, and people whose NIK is one slip away and whose name is the same.

Such a person is offered to staff and never taken in silence: with a wrong digit it may be anybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from rapidfuzz.distance import OSA
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import Roster, RosterMatch, RosterStatus, Worker, WorkerKey
from models.encryption import blind_index, blind_indexes
from services.alike.blocking import near_nik_keys
from services.alike.name_keys import name_likeness
from services.audit import record
from services.bpjs.known import CHUNK
from services.bpjs.roster import RefusedRow, RosterRow
from services.chunks import chunks
from services.errors import Invalid, NotAllowed
from services.permissions import Action, allowed
from services.roles import Access

SAME_NAME = 0.9
"""Likeness of names, spelled one way, from which on they are one (1 is the same)."""


@dataclass(frozen=True, repr=False)
class Near:
    """A row of BPJS's file and whom it may mean."""

    row: RosterRow | RefusedRow
    worker_id: int
    nik: str
    name: str
    birth_date: date

    @property
    def differing_places(self) -> tuple[int, ...]:
        """Which digits of the two NIKs differ, counted from 1."""
        pairs = enumerate(zip(self.row.nik, self.nik, strict=True), 1)
        return tuple(place for place, (one, other) in pairs if one != other)


async def near_people(
    session: AsyncSession, rows: Iterable[RosterRow | RefusedRow], roster_id: int | None
) -> dict[str, Near]:
    """By the NIK of a row, the one most alike; without those whom staff said not to be meant."""
    row_of = {row.nik: row for row in rows if row.name}
    nik_of: defaultdict[int, set[str]] = defaultdict(set)
    for nik in row_of:
        for key in near_nik_keys(nik):
            nik_of[key].add(nik)
    said_no = await _said_no(session, row_of, roster_id)
    best: dict[str, tuple[float, Near]] = {}
    for keys in chunks(sorted(nik_of), CHUNK):
        found = await session.execute(
            select(WorkerKey.key, Worker.id, Worker.nik, Worker.name, Worker.birth_date)
            .join(Worker, Worker.id == WorkerKey.worker_id)
            .where(WorkerKey.key.in_(keys), Worker.merged_into_id.is_(None))
        )
        for key, worker_id, stored, name, born in found:
            for nik in nik_of[key]:
                near = Near(row_of[nik], worker_id, stored, name, born)
                alike = _likeness(near)
                if alike >= SAME_NAME and (near.worker_id, nik) not in said_no:
                    best[nik] = max(
                        best.get(nik, (0.0, near)), (alike, near), key=lambda one: (one[0], -one[1].worker_id)
                    )
    return {nik: near for nik, (_, near) in best.items()}


async def decide(
    session: AsyncSession,
    roster: Roster,
    said: Mapping[tuple[str, int], bool],
    by: Access,
    now: datetime,
) -> None:
    """Keeps what staff said of (NIK of the file, worker): the same person or not. It changes nothing else.

    Raises `Invalid` once the file is no preview any more, `NotAllowed` for the wrong role.
    """
    if not allowed(by, Action.APPLY_ROSTER):
        raise NotAllowed(Text("not-allowed"))
    if roster.status is not RosterStatus.PREVIEWED:
        raise Invalid(Text("roster-chat-settled"))
    for (nik, worker_id), is_same in said.items():
        known = await session.scalar(
            select(RosterMatch).where(
                RosterMatch.roster_id == roster.id,
                RosterMatch.worker_id == worker_id,
                RosterMatch.nik_index.in_(blind_indexes(nik, "nik")),
            )
        )
        if known is None:
            known = RosterMatch(roster_id=roster.id, nik_index=blind_index(nik, "nik"), worker_id=worker_id)
        known.is_same, known.decided_by, known.decided_at = is_same, by.account_id, now
        session.add(known)
        record(
            session, now, by.account_id, "roster.near", "roster", roster.id,
            before=str(worker_id), after="same" if is_same else "different",
        )  # fmt: skip
    await session.flush()


def _likeness(near: Near) -> float:
    if OSA.distance(near.row.nik, near.nik, score_cutoff=1) != 1:
        return 0.0
    return name_likeness(near.row.name, near.name)


async def _said_no(
    session: AsyncSession, niks: Collection[str], roster_id: int | None
) -> set[tuple[int, str]]:
    nik_of = {index: nik for nik in niks for index in blind_indexes(nik, "nik")}
    found: set[tuple[int, str]] = set()
    for chunk in chunks(nik_of, CHUNK):
        rows = await session.execute(
            select(RosterMatch.worker_id, RosterMatch.nik_index)
            .join(Roster, Roster.id == RosterMatch.roster_id)
            .where(
                RosterMatch.nik_index.in_(chunk),
                ~RosterMatch.is_same,
                (Roster.status == RosterStatus.APPLIED) | (Roster.id == roster_id),
            )
        )
        found |= {(worker_id, nik_of[index]) for worker_id, index in rows}
    return found
