"""BPJS's roster against what is stored: first shown, then applied once, then its rows are forgotten.

Law: rows in the file = new + extended + changed + unchanged + older + unknown + duplicate + refused.
BPJS is right about cover, so its newest file wins; a file of an earlier date never overwrites a later one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import Account, Protection, Roster, RosterStatus
from models.encryption import blind_index
from services.audit import record
from services.bpjs.roster_file import RosterFile
from services.bpjs.roster_plan import FLAGS, Line, Outcome, Plan, make_plan
from services.bpjs.roster_rows import packed, unpacked
from services.errors import Invalid, Stale

SUBJECT = "roster"
_CHUNK = 500


@dataclass(frozen=True)
class Counts:
    """How many rows of a file came to what; `total` is their sum. The `…_differs` are flags beside it."""

    total: int = 0
    new: int = 0
    extended: int = 0
    changed: int = 0
    unchanged: int = 0
    older: int = 0
    unknown: int = 0
    duplicate: int = 0
    refused: int = 0
    name_differs: int = 0
    birth_date_differs: int = 0

    @property
    def changes(self) -> int:
        """Rows that change what is stored."""
        return self.new + self.extended + self.changed


@dataclass(frozen=True)
class Preview:
    """What a file would change. Nothing has changed yet.

    `already_applied_at` says that this very file was applied before: `counts` are then those of that time and
    there is nothing to confirm. `newer_as_of` is the date of a later file that is stored already.
    """

    roster_id: int
    file_name: str
    as_of: date
    counts: Counts
    already_applied_at: datetime | None = None
    newer_as_of: date | None = None


@dataclass(frozen=True, repr=False)
class Applied:
    """What a file changed. With `already` this is the second press: nothing was done and `lines` are gone.

    `header` and `lines` are for the result file; `accounts` (ids) are linked to workers whose cover changed.
    """

    roster_id: int
    file_name: str
    as_of: date
    counts: Counts
    header: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    accounts: tuple[int, ...] = ()
    already: bool = False


async def preview(
    session: AsyncSession,
    roster: RosterFile,
    file_name: str,
    file_hash: str,
    as_of: date,
    by: int,
    now: datetime,
) -> Preview:
    """Stores what was read and says what it would change. `file_hash` is the SHA-256 of the bytes, in hex.

    A file that was applied before is not stored again. Sending a file twice before confirming makes one
    preview, and the later `as_of` holds.
    """
    known = (await session.scalars(select(Roster).where(Roster.file_hash == file_hash))).all()
    for row in known:
        if row.status is RosterStatus.APPLIED:
            counts = _counts_from(row.counts)
            return Preview(row.id, row.file_name, row.as_of, counts, already_applied_at=row.applied_at)
    plan = await make_plan(session, roster, as_of)
    counts = _count(plan.lines)
    row = next((row for row in known if row.status is RosterStatus.PREVIEWED), None) or Roster(
        file_hash=file_hash, status=RosterStatus.PREVIEWED
    )
    row.file_name, row.as_of, row.rows = file_name[:200], as_of, packed(roster)
    row.counts, row.uploaded_by, row.uploaded_at = _counts_as_json(counts), by, now
    session.add(row)
    await session.flush()
    record(session, now, by, "roster.preview", SUBJECT, row.id, note=file_hash)
    return Preview(row.id, row.file_name, as_of, counts, newer_as_of=await _newer(session, as_of))


async def apply(session: AsyncSession, roster_id: int, by: int, now: datetime) -> Applied:
    """Stores the cover that the file states. Works once: a second press changes nothing and says so.

    What would change is worked out anew, since people may have been entered after the preview. Raises `Stale`
    when the preview was discarded and `Invalid` for an id that is unknown.
    """
    row = await _locked(session, roster_id)
    if row.status is RosterStatus.DISCARDED:
        raise Stale(Text("roster-discarded"))
    if row.status is RosterStatus.APPLIED or row.rows is None:
        counts = _counts_from(row.counts)
        return Applied(row.id, row.file_name, row.as_of, counts, already=True)
    roster = unpacked(row.rows)
    plan = await make_plan(session, roster, row.as_of)
    counts = _count(plan.lines)
    await _store(session, plan, row)
    row.status, row.applied_at, row.applied_by = RosterStatus.APPLIED, now, by
    row.rows, row.counts = None, _counts_as_json(counts)
    record(
        session,
        now,
        by,
        "roster.apply",
        SUBJECT,
        row.id,
        after=f"rows={counts.total} changes={counts.changes}",
        note=row.file_hash,
    )
    return Applied(
        row.id,
        row.file_name,
        row.as_of,
        counts,
        header=roster.header,
        lines=plan.lines,
        accounts=await _accounts_of(session, plan.changed_workers),
    )


async def discard(session: AsyncSession, roster_id: int, by: int, now: datetime) -> bool:
    """Forgets a preview and its rows; False when it was applied or discarded before."""
    row = await _locked(session, roster_id)
    if row.status is not RosterStatus.PREVIEWED:
        return False
    row.status, row.rows = RosterStatus.DISCARDED, None
    record(session, now, by, "roster.discard", SUBJECT, row.id)
    return True


async def discard_older(session: AsyncSession, before: datetime) -> int:
    """Forgets previews that nobody confirmed, since personal data needs a purpose; gives their number."""
    done = await session.scalars(
        update(Roster)
        .where(Roster.status == RosterStatus.PREVIEWED, Roster.uploaded_at < before)
        .values(status=RosterStatus.DISCARDED, rows=None)
        .returning(Roster.id)
        .execution_options(synchronize_session=False)
    )
    return len(done.all())


async def _locked(session: AsyncSession, roster_id: int) -> Roster:
    """The row, waited for: of two presses at once the second sees what the first did."""
    row = await session.scalar(
        select(Roster)
        .where(Roster.id == roster_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise Invalid(Text("roster-gone"))
    return row


async def _newer(session: AsyncSession, as_of: date) -> date | None:
    return await session.scalar(
        select(Roster.as_of)
        .where(Roster.status == RosterStatus.APPLIED, Roster.as_of > as_of)
        .order_by(Roster.as_of.desc())
        .limit(1)
    )


async def _store(session: AsyncSession, plan: Plan, row: Roster) -> None:
    added = [_values(line, row) for line in plan.lines if line.outcome is Outcome.NEW]
    # Rows that say a KPJ and rows that do not are two statements: those alike stand together.
    by_kpj = sorted(plan.lines, key=lambda line: line.stated is not None and line.stated.kpj is not None)
    mended = [
        {"id": line.protection_id, **_values(line, row)}
        for line in by_kpj
        if line.protection_id is not None
        and line.outcome in (Outcome.EXTENDED, Outcome.CHANGED, Outcome.UNCHANGED)
    ]
    if added:
        # Without this, rows with and without a KPJ would become a statement each.
        await session.execute(insert(Protection), added, execution_options={"render_nulls": True})
    if mended:
        # Unchanged ones too: BPJS has now said it as of a later date.
        await session.execute(update(Protection), mended)


def _values(line: Line, row: Roster) -> dict[str, Any]:
    stated = line.stated
    if stated is None:
        raise ValueError("a line that is stored needs a row of the file")
    kpj: dict[str, Any] = (
        {"kpj": stated.kpj, "kpj_index": blind_index(stated.kpj, "kpj")} if stated.kpj else {}
    )
    if line.outcome is Outcome.NEW:
        kpj = kpj or {"kpj": None, "kpj_index": None}
    return {
        **kpj,
        "worker_id": line.worker_id,
        "programmes": list(stated.programmes or line.stored_programmes),
        "starts_on": stated.starts_on,
        "ends_on": stated.ends_on,
        "grace_until": stated.grace_until,
        "as_of": row.as_of,
        "roster_id": row.id,
    }


async def _accounts_of(session: AsyncSession, workers: Iterable[int]) -> tuple[int, ...]:
    ids = sorted(workers)
    found: list[int] = []
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        found.extend(await session.scalars(select(Account.id).where(Account.worker_id.in_(chunk))))
    return tuple(sorted(found))


def _count(lines: Iterable[Line]) -> Counts:
    outcomes: Counter[str] = Counter()
    for line in lines:
        outcomes[line.outcome.value] += 1
        outcomes.update(flag for flag in FLAGS if flag in line.flags)
    return Counts(total=sum(outcomes[outcome.value] for outcome in Outcome), **outcomes)


def _counts_as_json(counts: Counts) -> dict[str, Any]:
    return {name: getattr(counts, name) for name in Counts.__dataclass_fields__}


def _counts_from(stored: Mapping[str, Any]) -> Counts:
    return Counts(**{name: stored.get(name, 0) for name in Counts.__dataclass_fields__})
