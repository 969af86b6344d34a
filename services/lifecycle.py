"""Steps of an entry taken by the table of `services.transitions`: the only code that changes a status.

Who takes a step is an `Access`, or None for the clock (a time that is over).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import BigInteger, ColumnElement, String, Table, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from locales import Text
from models import OPEN_STATUSES, Account, AuditEntry, Enrolment, EnrolmentStatus, StatusChange
from regency import Regency
from services.audit import Subject, record
from services.errors import Invalid, NotAllowed, Stale
from services.permissions import allowed
from services.reasons import RETURNABLE, Reason, reasons_for
from services.roles import Access
from services.transitions import TRANSITIONS, Step, step_for

S = EnrolmentStatus
_STEPS, _TRAIL = cast(Table, StatusChange.__table__), cast(Table, AuditEntry.__table__)
_ENTRIES = cast(Table, Enrolment.__table__)
_AT_ONCE = 500


@dataclass(frozen=True)
class Verdict:
    """What an entry is to become and why: a reason, the field to mend (RETURNABLE), free words (encrypted).

    Without a field the one that the reason speaks of is meant. `undo` takes a mistaken step back.
    """

    to: EnrolmentStatus
    reason: Reason | None = None
    field: str | None = None
    note: str | None = None
    undo: bool = False

    @property
    def field_to_mend(self) -> str | None:
        """Where mending begins, for an entry that is given back."""
        if self.to is not EnrolmentStatus.RETURNED:
            return None
        return self.field or (self.reason.field if self.reason else None)


def possible(status: EnrolmentStatus, by: Access) -> frozenset[EnrolmentStatus]:
    """What this person could make of an entry with that status: the buttons worth showing."""
    return frozenset(
        after
        for (before, after), step in TRANSITIONS.items()
        if before is status and step.offered and not step.undo and _permits(step, by)
    )


async def locked(session: AsyncSession, enrolment_id: int) -> Enrolment | None:
    """The entry with its worker and organisation, as it is now, and nobody else's until the end of this unit.

    On PostgreSQL a second presser waits here and then sees what the first did; on SQLite writers are alone.
    """
    return await session.scalar(
        select(Enrolment)
        .where(Enrolment.id == enrolment_id)
        .options(joinedload(Enrolment.worker, innerjoin=True))
        .options(joinedload(Enrolment.organisation, innerjoin=True))
        .with_for_update(of=Enrolment)
        .execution_options(populate_existing=True)
    )


async def expect_version(session: AsyncSession, enrolment: Enrolment, version: int, regency: Regency) -> None:
    """Raises `Stale`, saying who did what and when, unless the entry is still as it was shown."""
    if enrolment.version == version:
        return
    if enrolment.decided_by is None or enrolment.decided_at is None:
        raise Stale(Text("review-changed", since=enrolment.status_since.astimezone(regency.zone)))
    name = await session.scalar(select(Account.name).where(Account.id == enrolment.decided_by))
    raise Stale(
        Text(
            "review-decided-already",
            status=status_name(enrolment.status),
            name=name,
            at=enrolment.decided_at.astimezone(regency.zone),
        )
    )


async def begin(session: AsyncSession, enrolment: Enrolment, by: Access, now: datetime) -> None:
    """The first status of a new entry. Raises IntegrityError when its worker has an open one."""
    _checked(None, Verdict(S.SUBMITTED), by)
    enrolment.status = S.SUBMITTED
    enrolment.status_since = enrolment.submitted_at = now
    enrolment.submitted_by = by.account_id
    session.add(enrolment)
    await session.flush()
    _write(session, enrolment, None, Verdict(S.SUBMITTED), by, now)


def move(
    session: AsyncSession, enrolment: Enrolment, verdict: Verdict, by: Access | None, now: datetime
) -> None:
    """Gives an entry (from `locked`) another status and writes down who, when, from what, to what and why.

    Raises `Invalid` for a step that does not exist or lacks its reason, `NotAllowed` for the wrong role.
    """
    before = enrolment.status
    step = _checked(before, verdict, by)
    enrolment.status = verdict.to
    enrolment.status_since = now
    enrolment.reason, enrolment.returned_field = verdict.reason, verdict.field_to_mend
    enrolment.note = verdict.note
    if verdict.to is S.SUBMITTED:
        # Mended: it waits again from today, and nobody has decided it as it is now.
        enrolment.submitted_at = now
        enrolment.decided_by = enrolment.decided_at = None
    elif step.decides:
        enrolment.decided_by, enrolment.decided_at = _account(by), now
    _write(session, enrolment, before, verdict, by, now)


async def write_steps(
    session: AsyncSession,
    enrolment_ids: Sequence[int],
    before: EnrolmentStatus | None,
    verdict: Verdict,
    by: Access | None,
    now: datetime,
) -> None:
    """The same step of many entries, allowed and written down as `begin` and `move` do; none is loaded.

    The rows themselves are changed by the caller, in the same transaction; new ones are there already.
    """
    _checked(before, verdict, by)
    connection = await session.connection()
    for these in _pieces(enrolment_ids):
        # The database makes these rows itself, from those of the entries: its one writer is free sooner.
        steps = {
            "enrolment_id": _ENTRIES.c.id,
            "before": literal(before, _STEPS.c.before.type),
            "after": literal(verdict.to, _STEPS.c.after.type),
            "at": literal(now, _STEPS.c.at.type),
            "by": literal(_account(by), BigInteger()),
            "reason": literal(verdict.reason, String()),
            "field": literal(verdict.field_to_mend, String()),
            "note": literal(verdict.note, _STEPS.c.note.type),
        }
        trail = {
            "at": literal(now, _TRAIL.c.at.type),
            "account_id": literal(_account(by), BigInteger()),
            "action": literal("enrolment.status"),
            "subject": literal(Subject.ENROLMENT.value),
            "subject_id": _ENTRIES.c.id,
            "before": literal(before, String()),
            "after": literal(verdict.to, String()),
            "reason": literal(verdict.reason, String()),
            "note": literal(verdict.note, _TRAIL.c.note.type),
        }
        for table, values in ((_STEPS, steps), (_TRAIL, trail)):
            rows = select(*values.values()).where(these)
            await connection.execute(insert(table).from_select(list(values), rows))


async def move_many(
    session: AsyncSession,
    enrolment_ids: Sequence[int],
    before: EnrolmentStatus,
    verdict: Verdict,
    by: Access | None,
    now: datetime,
) -> None:
    """The same step of many entries, all of which stand at `before` and are locked by the caller.

    As `move` does it one by one; what is loaded of them already is not told. Raises as `move` does.
    """
    step = _checked(before, verdict, by)
    values: dict[str, Any] = {
        "status": verdict.to,
        "status_since": now,
        "reason": verdict.reason,
        "returned_field": verdict.field_to_mend,
        "note": verdict.note,
        "version": _ENTRIES.c.version + 1,
    }
    if verdict.to is S.SUBMITTED:
        values |= {"submitted_at": now, "decided_by": None, "decided_at": None}
    elif step.decides:
        values |= {"decided_by": _account(by), "decided_at": now}
    connection = await session.connection()
    moved = 0
    for these in _pieces(enrolment_ids):
        step_of_all = update(_ENTRIES).where(these, _ENTRIES.c.status == before).values(values)
        moved += (await connection.execute(step_of_all)).rowcount
    if moved != len(enrolment_ids):
        raise ValueError(f"not all of these entries stand at {before}")
    await write_steps(session, enrolment_ids, before, verdict, by, now)


def _pieces(ids: Sequence[int]) -> Iterator[ColumnElement[bool]]:
    """Conditions that together mean these entries: one range, where no other entry lies between them."""
    if ids and ids[-1] - ids[0] == len(ids) - 1 and list(ids) == list(range(ids[0], ids[-1] + 1)):
        yield _ENTRIES.c.id.between(ids[0], ids[-1])
        return
    for start in range(0, len(ids), _AT_ONCE):
        yield _ENTRIES.c.id.in_(ids[start : start + _AT_ONCE])


def restore(
    session: AsyncSession, enrolment: Enrolment, last: StatusChange, by: Access, now: datetime
) -> None:
    """Gives an entry (from `locked`) that was closed as a duplicate by mistake back the step it stood at.

    This is no step that anybody can choose: only undoing a merge of two people asks for it.
    """
    if enrolment.status is not S.REJECTED or last.after not in OPEN_STATUSES:
        raise ValueError(f"nothing to restore: {enrolment.status} to {last.after}")
    reason = Reason(last.reason) if last.reason else None
    verdict = Verdict(last.after, reason, last.field, last.note)
    enrolment.status, enrolment.status_since = last.after, now
    enrolment.reason, enrolment.returned_field, enrolment.note = reason, last.field, last.note
    waits = last.after is S.SUBMITTED
    enrolment.decided_by, enrolment.decided_at = (None, None) if waits else (last.by, last.at)
    _write(session, enrolment, S.REJECTED, verdict, by, now)


def status_name(status: EnrolmentStatus) -> Text:
    """What a status is called."""
    return Text(f"enrolment-status-{status}")


def _permits(step: Step, by: Access) -> bool:
    return any(allowed(by, action) for action in step.actions)


def _checked(before: EnrolmentStatus | None, verdict: Verdict, by: Access | None) -> Step:
    step = step_for(before, verdict.to, undo=verdict.undo)
    if step is None:
        if before is None:
            raise ValueError(f"an entry does not begin as {verdict.to}")
        raise Invalid(
            Text("lifecycle-no-such-step", before=status_name(before), after=status_name(verdict.to))
        )
    if not (step.by_clock if by is None else _permits(step, by)):
        raise NotAllowed(Text("not-allowed"))
    if step.needs_reason and verdict.reason not in reasons_for(step.needs_reason):
        raise Invalid(Text("lifecycle-reason-needed"))
    if verdict.field is not None and (verdict.to is not S.RETURNED or verdict.field not in RETURNABLE):
        raise ValueError(f"not a field to mend: {verdict.field}")
    return step


def _account(by: Access | None) -> int | None:
    return by.account_id if by is not None else None


def _write(
    session: AsyncSession,
    enrolment: Enrolment,
    before: EnrolmentStatus | None,
    verdict: Verdict,
    by: Access | None,
    now: datetime,
) -> None:
    session.add(
        StatusChange(
            enrolment_id=enrolment.id,
            before=before,
            after=verdict.to,
            at=now,
            by=_account(by),
            reason=verdict.reason,
            field=verdict.field_to_mend,
            note=verdict.note,
        )
    )
    record(
        session,
        now,
        _account(by),
        "enrolment.status",
        Subject.ENROLMENT,
        enrolment.id,
        before=before,
        after=verdict.to,
        reason=verdict.reason,
        note=verdict.note,
    )
