"""A file of BPJS against what is stored: first shown, then applied once, then its rows are forgotten.

BPJS is right about cover, so its newest file wins; a file of an earlier date never overwrites a later one.
`services.bpjs.counts` says which numbers add up; `services.bpjs.undoing` takes a file back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import ProtectionCause, Roster, RosterMatch, RosterStatus
from services.audit import record
from services.bpjs.counts import Counts, as_json, count, from_json
from services.bpjs.refusals import usable, wording_key
from services.bpjs.roster import RosterFile, SheetHead
from services.bpjs.roster_plan import Line, Plan, make_plan
from services.bpjs.roster_rows import packed, unpacked
from services.bpjs.storing import Refused, store
from services.bpjs.waiting import Waiting, waiting_people
from services.errors import Invalid, NotAllowed, Stale
from services.permissions import Action, allowed
from services.protection_changes import Because, note_changes
from services.reasons import Reason
from services.roles import Access

SUBJECT = "roster"


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

    `sheets`, `lines` and `waiting` are for the result file; `refused` are to be told to their coordinators.
    """

    roster_id: int
    file_name: str
    as_of: date
    counts: Counts
    sheets: tuple[SheetHead, ...] = ()
    lines: tuple[Line, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    refused: tuple[Refused, ...] = ()
    already: bool = False


async def preview(
    session: AsyncSession,
    roster: RosterFile,
    file_name: str,
    file_hash: str,
    as_of: date,
    by: Access,
    now: datetime,
) -> Preview:
    """Stores what was read and says what it would change. `file_hash` is the SHA-256 of the bytes, in hex.

    A file that was applied before is not stored again. Sending a file twice before confirming makes one
    preview, and the later `as_of` holds. Raises `NotAllowed`.
    """
    if not allowed(by, Action.UPLOAD_ROSTER):
        raise NotAllowed(Text("not-allowed"))
    known = (await session.scalars(select(Roster).where(Roster.file_hash == file_hash))).all()
    for row in known:
        if row.status is RosterStatus.APPLIED:
            counts = from_json(row.counts)
            return Preview(row.id, row.file_name, row.as_of, counts, already_applied_at=row.applied_at)
    row = next((row for row in known if row.status is RosterStatus.PREVIEWED), None) or Roster(
        file_hash=file_hash, status=RosterStatus.PREVIEWED
    )
    row.file_name, row.as_of, row.rows = file_name[:200], as_of, packed(roster)
    row.uploaded_by, row.uploaded_at = by.account_id, now
    session.add(row)
    await session.flush()
    record(session, now, by.account_id, "roster.preview", SUBJECT, row.id, note=file_hash)
    return await _shown(session, row, roster, now)


async def shown_again(session: AsyncSession, roster_id: int, by: Access, now: datetime) -> Preview:
    """A preview as it stands now, after staff have decided something about it.

    Raises `Invalid` when it is unknown, or was applied or discarded, and `NotAllowed`.
    """
    row = await locked(session, roster_id, by)
    return await _shown(session, row, _pending(row), now)


async def plan_of(session: AsyncSession, roster_id: int, by: Access) -> tuple[Roster, Plan]:
    """A preview with everything it would do. Raises as `shown_again` does."""
    row = await locked(session, roster_id, by)
    return row, await make_plan(session, _pending(row), row.as_of, row.id, row.wordings)


async def choose_reason(
    session: AsyncSession, row: Roster, wording: str, reason: Reason, by: Access, now: datetime
) -> None:
    """Staff say which code a wording of BPJS means in this file. Raises `Invalid` for one of no use here."""
    if not usable(reason) or row.status is not RosterStatus.PREVIEWED:
        raise Invalid(Text("roster-chat-settled"))
    row.wordings = {**(row.wordings or {}), wording_key(wording): reason.value}
    record(
        session, now, by.account_id, "roster.reason", SUBJECT, row.id, reason=reason.value, note=wording
    )  # fmt: skip
    await session.flush()


async def apply(session: AsyncSession, roster_id: int, by: Access, today: date, now: datetime) -> Applied:
    """Stores what the file says, once: a second press changes nothing and says so. `today`: in the regency.

    What would change is worked out anew, since people may have been entered after the preview. Raises `Stale`
    when the preview was discarded or the file taken back, `Invalid` for an id that is unknown and while a
    refusal has no reason, `NotAllowed`.
    """
    row = await locked(session, roster_id, by)
    if row.status in (RosterStatus.DISCARDED, RosterStatus.UNDONE):
        raise Stale(Text("roster-discarded"))
    if row.status is RosterStatus.APPLIED or row.rows is None:
        return Applied(row.id, row.file_name, row.as_of, from_json(row.counts), already=True)
    roster = unpacked(row.rows)
    plan = await make_plan(session, roster, row.as_of, row.id, row.wordings, lock=True)
    if plan.unread:
        raise Invalid(Text("roster-wordings-open", count=len(plan.unread)))
    counts = count(plan, now)
    waiting = await waiting_people(session, plan.unanswered, now)
    refused = await store(session, plan, row, by, now)
    row.status, row.applied_at, row.applied_by = RosterStatus.APPLIED, now, by.account_id
    row.rows, row.counts = None, as_json(counts)
    record(
        session, now, by.account_id, "roster.apply", SUBJECT, row.id,
        after=f"rows={counts.total} changes={counts.changes} accepted={counts.accepted} "
        f"refused={counts.turned_down}",
        note=row.file_hash,
    )  # fmt: skip
    because = Because(ProtectionCause.ROSTER, by, row.id)
    await note_changes(session, plan.merged.keys(), today, because, now)
    return Applied(
        row.id, row.file_name, row.as_of, counts,
        roster.sheets, plan.lines, tuple(waiting), tuple(refused),
    )  # fmt: skip


async def discard(session: AsyncSession, roster_id: int, by: Access, now: datetime) -> bool:
    """Forgets a preview and its rows; False when it was applied or discarded before."""
    row = await locked(session, roster_id, by)
    if row.status is not RosterStatus.PREVIEWED:
        return False
    row.status, row.rows, row.wordings = RosterStatus.DISCARDED, None, None
    for match in await session.scalars(select(RosterMatch).where(RosterMatch.roster_id == row.id)):
        await session.delete(match)
    record(session, now, by.account_id, "roster.discard", SUBJECT, row.id)
    return True


async def discard_older(session: AsyncSession, before: datetime) -> int:
    """Forgets previews that nobody confirmed, since personal data needs a purpose; gives their number."""
    done = await session.scalars(
        update(Roster)
        .where(Roster.status == RosterStatus.PREVIEWED, Roster.uploaded_at < before)
        .values(status=RosterStatus.DISCARDED, rows=None, wordings=None)
        .returning(Roster.id)
        .execution_options(synchronize_session=False)
    )
    return len(done.all())


async def locked(session: AsyncSession, roster_id: int, by: Access) -> Roster:
    """The row, waited for: of two presses at once the second sees what the first did.

    Raises `NotAllowed`, and `Invalid` when there is none.
    """
    if not allowed(by, Action.APPLY_ROSTER):
        raise NotAllowed(Text("not-allowed"))
    row = await session.scalar(
        select(Roster)
        .where(Roster.id == roster_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise Invalid(Text("roster-gone"))
    return row


def _pending(row: Roster) -> RosterFile:
    if row.status is not RosterStatus.PREVIEWED or row.rows is None:
        raise Invalid(Text("roster-chat-settled"))
    return unpacked(row.rows)


async def _shown(session: AsyncSession, row: Roster, roster: RosterFile, now: datetime) -> Preview:
    chosen: Mapping[str, str] = row.wordings or {}
    counts = count(await make_plan(session, roster, row.as_of, row.id, chosen), now)
    row.counts = as_json(counts)
    newer = await _newer(session, row.as_of)
    return Preview(row.id, row.file_name, row.as_of, counts, newer_as_of=newer)


async def _newer(session: AsyncSession, as_of: date) -> date | None:
    return await session.scalar(
        select(Roster.as_of)
        .where(Roster.status == RosterStatus.APPLIED, Roster.as_of > as_of)
        .order_by(Roster.as_of.desc())
        .limit(1)
    )
