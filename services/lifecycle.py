"""The life of an entry: one table of steps, and `move`, the only code that changes a status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import cast

from sqlalchemy import ColumnElement, String, Table, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from locales import Text
from models import OPEN_STATUSES, Account, AuditEntry, Enrolment, EnrolmentStatus, StatusChange
from regency import Regency
from services.audit import Subject, record
from services.errors import Invalid, NotAllowed, Stale
from services.permissions import Action, allowed
from services.reasons import RETURNABLE, Decision, Reason, reasons_for
from services.roles import Access

S = EnrolmentStatus
_STEPS, _TRAIL = cast(Table, StatusChange.__table__), cast(Table, AuditEntry.__table__)
_ENTRIES = cast(Table, Enrolment.__table__)
_AT_ONCE = 500


@dataclass(frozen=True)
class Step:
    """One possible step: any of `actions` permits it; `needs_reason`: one of that decision's codes.

    `undo`: it only takes a mistaken step back, so a verdict must say so, and it is no decision to offer.
    """

    actions: frozenset[Action]
    needs_reason: Decision | None = None
    undo: bool = False


_STAFF = frozenset({Action.REVIEW_DECIDE})
_COORDINATOR = frozenset({Action.WITHDRAW_MEMBER})
# When an organisation turns out not to be one, its open entries go with it: others may name the people.
_EITHER = _COORDINATOR | {Action.CONFIRM_ORGANISATION}

_LEFT = Step(frozenset({Action.MEMBER_LEFT}), Decision.LEAVE)
_UNDO = Step(frozenset({Action.UNDO_LEFT}), undo=True)

TRANSITIONS: Mapping[tuple[EnrolmentStatus | None, EnrolmentStatus], Step] = MappingProxyType(
    {
        (None, S.SUBMITTED): Step(frozenset({Action.SUBMIT_MEMBER})),
        (S.SUBMITTED, S.APPROVED): Step(_STAFF),
        (S.SUBMITTED, S.RETURNED): Step(_STAFF, Decision.RETURN),
        (S.SUBMITTED, S.REJECTED): Step(_STAFF, Decision.REJECT),
        (S.SUBMITTED, S.WITHDRAWN): Step(_EITHER),
        (S.RETURNED, S.SUBMITTED): Step(frozenset({Action.MEND_MEMBER})),
        (S.RETURNED, S.REJECTED): Step(_STAFF, Decision.REJECT),
        (S.RETURNED, S.WITHDRAWN): Step(_EITHER),
        # Approved is not yet paid: what comes to light before the proposal can still stop it.
        (S.APPROVED, S.RETURNED): Step(_STAFF, Decision.RETURN),
        (S.APPROVED, S.REJECTED): Step(_STAFF, Decision.REJECT),
        (S.APPROVED, S.WITHDRAWN): Step(_EITHER),
        (S.SUBMITTED, S.LEFT): _LEFT,
        (S.RETURNED, S.LEFT): _LEFT,
        (S.APPROVED, S.LEFT): _LEFT,
        # A mistaken tap: the entry goes back to where it stood.
        (S.LEFT, S.SUBMITTED): _UNDO,
        (S.LEFT, S.RETURNED): _UNDO,
        (S.LEFT, S.APPROVED): _UNDO,
    }
)


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
        if before is status and not step.undo and any(allowed(by, action) for action in step.actions)
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
    _check(None, Verdict(S.SUBMITTED), by)
    enrolment.status = S.SUBMITTED
    enrolment.status_since = enrolment.submitted_at = now
    enrolment.submitted_by = by.account_id
    session.add(enrolment)
    await session.flush()
    _write(session, enrolment, None, Verdict(S.SUBMITTED), by, now)


def move(session: AsyncSession, enrolment: Enrolment, verdict: Verdict, by: Access, now: datetime) -> None:
    """Gives an entry (from `locked`) another status and writes down who, when, from what, to what and why.

    Raises `Invalid` for a step that does not exist or lacks its reason, `NotAllowed` for the wrong role.
    """
    before = enrolment.status
    _check(before, verdict, by)
    enrolment.status = verdict.to
    enrolment.status_since = now
    enrolment.reason, enrolment.returned_field = verdict.reason, verdict.field_to_mend
    enrolment.note = verdict.note
    if verdict.to is S.SUBMITTED:
        # Mended: it waits again from today, and nobody has decided it as it is now.
        enrolment.submitted_at = now
        enrolment.decided_by = enrolment.decided_at = None
    else:
        enrolment.decided_by, enrolment.decided_at = by.account_id, now
    _write(session, enrolment, before, verdict, by, now)


async def write_steps(
    session: AsyncSession,
    enrolment_ids: Sequence[int],
    before: EnrolmentStatus | None,
    verdict: Verdict,
    by: Access,
    now: datetime,
) -> None:
    """The same step of many entries, allowed and written down as `begin` and `move` do; none is loaded.

    The rows themselves are changed by the caller, in the same transaction; new ones are there already.
    """
    _check(before, verdict, by)
    connection = await session.connection()
    for these in _pieces(enrolment_ids):
        # The database makes these rows itself, from those of the entries: its one writer is free sooner.
        steps = {
            "enrolment_id": _ENTRIES.c.id,
            "before": literal(before, _STEPS.c.before.type),
            "after": literal(verdict.to, _STEPS.c.after.type),
            "at": literal(now, _STEPS.c.at.type),
            "by": literal(by.account_id),
            "reason": literal(verdict.reason, String()),
        }
        trail = {
            "at": literal(now, _TRAIL.c.at.type),
            "account_id": literal(by.account_id),
            "action": literal("enrolment.status"),
            "subject": literal(Subject.ENROLMENT.value),
            "subject_id": _ENTRIES.c.id,
            "before": literal(before, String()),
            "after": literal(verdict.to, String()),
            "reason": literal(verdict.reason, String()),
        }
        for table, values in ((_STEPS, steps), (_TRAIL, trail)):
            rows = select(*values.values()).where(these)
            await connection.execute(insert(table).from_select(list(values), rows))


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


def _check(before: EnrolmentStatus | None, verdict: Verdict, by: Access) -> None:
    step = TRANSITIONS.get((before, verdict.to))
    if step is None or step.undo is not verdict.undo:
        if before is None:
            raise ValueError(f"an entry does not begin as {verdict.to}")
        raise Invalid(
            Text("lifecycle-no-such-step", before=status_name(before), after=status_name(verdict.to))
        )
    if not any(allowed(by, action) for action in step.actions):
        raise NotAllowed(Text("not-allowed"))
    if step.needs_reason and verdict.reason not in reasons_for(step.needs_reason):
        raise Invalid(Text("lifecycle-reason-needed"))
    if verdict.field is not None and (verdict.to is not S.RETURNED or verdict.field not in RETURNABLE):
        raise ValueError(f"not a field to mend: {verdict.field}")


def _write(
    session: AsyncSession,
    enrolment: Enrolment,
    before: EnrolmentStatus | None,
    verdict: Verdict,
    by: Access,
    now: datetime,
) -> None:
    session.add(
        StatusChange(
            enrolment_id=enrolment.id,
            before=before,
            after=verdict.to,
            at=now,
            by=by.account_id,
            reason=verdict.reason,
            field=verdict.field_to_mend,
            note=verdict.note,
        )
    )
    record(
        session,
        now,
        by.account_id,
        "enrolment.status",
        Subject.ENROLMENT,
        enrolment.id,
        before=before,
        after=verdict.to,
        reason=verdict.reason,
        note=verdict.note,
    )
