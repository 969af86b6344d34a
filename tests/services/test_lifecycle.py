"""No entry takes a step that the table does not know, and every step is written down."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from models import OPEN_STATUSES, AuditEntry, Database, Enrolment, EnrolmentStatus, Role, StatusChange
from regency import load_regency
from services.errors import Invalid, NotAllowed, Stale
from services.lifecycle import (
    Verdict,
    begin,
    expect_version,
    locked,
    move,
    move_many,
    possible,
)
from services.permissions import ALLOWED
from services.reasons import Reason
from services.roles import Access
from services.transitions import STEPS_BACK, TRANSITIONS, step_for
from tests.factories import NOW, make_account, make_enrolment, make_staff
from tests.services.saying import says

REGENCY = load_regency()
S = EnrolmentStatus
STAFF = Access(1, frozenset({Role.STAFF}))
COORDINATOR = Access(2, frozenset({Role.COORDINATOR}))
REASON = {S.RETURNED: Reason.NIK_MISMATCH, S.REJECTED: Reason.DECEASED, S.LEFT: Reason.TERM_ENDED}


class Rows:
    """Collects what is added, in place of a session: `move` itself needs no database."""

    def __init__(self) -> None:
        self.added: list[object] = []

    def add(self, row: object) -> None:
        self.added.append(row)


def entry(status: EnrolmentStatus) -> Enrolment:
    return Enrolment(id=7, status=status, status_since=NOW, submitted_at=NOW, version=1)


verdicts = st.builds(
    Verdict,
    st.sampled_from(S),
    st.none() | st.sampled_from(Reason),
    st.none() | st.sampled_from(["nik", "name"]),
    st.none() | st.just("catatan"),
    st.booleans(),
)


@given(st.sampled_from(S), st.lists(st.tuples(verdicts, st.sampled_from([STAFF, COORDINATOR, None]))))
def test_random_moves_keep_to_the_table_and_leave_a_whole_trail(
    first: EnrolmentStatus, moves: list[tuple[Verdict, Access | None]]
) -> None:
    enrolment, rows = entry(first), Rows()
    for number, (verdict, by) in enumerate(moves, start=1):
        before, trail = enrolment.status, len(rows.added)
        decided: tuple[object, object] = (enrolment.decided_by, enrolment.decided_at)
        now = NOW + timedelta(minutes=number)
        try:
            move(rows, enrolment, verdict, by, now)  # type: ignore[arg-type]
        except (Invalid, NotAllowed, ValueError):
            assert (enrolment.status, len(rows.added)) == (before, trail)
            continue
        step = step_for(before, verdict.to, undo=verdict.undo)
        assert step is not None
        assert step.by_clock if by is None else any(ALLOWED[one] & by.roles for one in step.actions)
        assert (enrolment.status, enrolment.status_since) == (verdict.to, now)
        assert (enrolment.reason, enrolment.note) == (verdict.reason, verdict.note)
        if verdict.to is S.SUBMITTED:
            decided = (None, None)
        elif step.decides:
            decided = (by.account_id if by else None, now)
        assert (enrolment.decided_by, enrolment.decided_at) == decided
    changes = [row for row in rows.added if isinstance(row, StatusChange)]
    audit = [row for row in rows.added if isinstance(row, AuditEntry)]
    assert [(row.before, row.after, row.by) for row in changes] == [
        (row.before, row.after, row.account_id) for row in audit
    ]
    assert all(one.after == other.before for one, other in pairwise(changes))
    assert not changes or (changes[0].before, changes[-1].after) == (first, enrolment.status)


@pytest.mark.parametrize(("before", "after"), list(product(S, S)))
def test_each_pair_is_possible_or_refused(before: EnrolmentStatus, after: EnrolmentStatus) -> None:
    step = TRANSITIONS.get((before, after)) or STEPS_BACK.get((before, after))
    undo = step is not None and step.undo
    both_ways = (before, after) in STEPS_BACK
    enrolment, verdict = entry(before), Verdict(after, REASON.get(after), undo=undo)
    both = Access(1, frozenset({Role.STAFF, Role.COORDINATOR}))
    if step is not None:
        if not both_ways:
            with says(Invalid, "lifecycle-no-such-step"):
                move(Rows(), entry(before), replace(verdict, undo=not undo), both, NOW)  # type: ignore[arg-type]
        move(Rows(), enrolment, verdict, both, NOW)  # type: ignore[arg-type]
        assert enrolment.status is after
    else:
        with says(Invalid, "lifecycle-no-such-step"):
            move(Rows(), enrolment, verdict, both, NOW)  # type: ignore[arg-type]


def test_what_is_refused_or_withdrawn_stays_so_and_opens_nothing_again() -> None:
    for (before, _), step in TRANSITIONS.items():
        assert before is None or before in OPEN_STATUSES or step.undo
    taken_back = {pair for pair, step in TRANSITIONS.items() if step.undo and pair[0] not in OPEN_STATUSES}
    assert taken_back == {(S.REJECTED, S.PROPOSED)} | {(S.LEFT, after) for after in OPEN_STATUSES}


def test_the_buttons_worth_showing() -> None:
    assert possible(S.SUBMITTED, STAFF) == {S.APPROVED, S.RETURNED, S.REJECTED, S.WITHDRAWN}
    assert possible(S.RETURNED, COORDINATOR) == {S.SUBMITTED, S.WITHDRAWN, S.LEFT}
    assert possible(S.APPROVED, COORDINATOR) == {S.WITHDRAWN, S.LEFT}
    assert possible(S.PROPOSED, STAFF) == frozenset()
    assert possible(S.PROPOSED, COORDINATOR) == possible(S.ENROLLED, COORDINATOR) == {S.LEFT}
    assert possible(S.ENROLLED, STAFF) == {S.REJECTED}
    assert possible(S.LEFT, STAFF) == possible(S.LEFT, COORDINATOR) == frozenset()
    assert possible(S.REJECTED, STAFF) == frozenset()
    assert possible(S.SUBMITTED, Access(3, frozenset({Role.VERIFIER, Role.GUEST}))) == frozenset()


@pytest.mark.parametrize(
    "verdict",
    [
        Verdict(S.RETURNED),
        Verdict(S.REJECTED),
        Verdict(S.RETURNED, Reason.DECEASED),  # nobody can mend that
        Verdict(S.REJECTED, Reason.INCOMPLETE),  # that is no ground to refuse
        Verdict(S.REJECTED, Reason.WITHDRAWN),
        Verdict(S.LEFT),
        Verdict(S.LEFT, Reason.CIVIL_SERVANT),
    ],
)
def test_a_reason_that_fits_is_needed(verdict: Verdict) -> None:
    both = Access(1, frozenset({Role.STAFF, Role.COORDINATOR}))
    with says(Invalid, "lifecycle-reason-needed"):
        move(Rows(), entry(S.SUBMITTED), verdict, both, NOW)  # type: ignore[arg-type]


def test_the_field_to_mend_is_the_named_one_or_that_of_the_reason() -> None:
    for verdict, field in (
        (Verdict(S.RETURNED, Reason.NIK_MISMATCH), "nik"),
        (Verdict(S.RETURNED, Reason.INCOMPLETE), None),
        (Verdict(S.RETURNED, Reason.INCOMPLETE, "ktp"), "ktp"),
    ):
        enrolment = entry(S.SUBMITTED)
        move(Rows(), enrolment, verdict, STAFF, NOW)  # type: ignore[arg-type]
        assert enrolment.returned_field == field
    for wrong in (Verdict(S.RETURNED, Reason.INCOMPLETE, "password"), Verdict(S.APPROVED, field="nik")):
        with pytest.raises(ValueError, match="not a field"):
            move(Rows(), entry(S.SUBMITTED), wrong, STAFF, NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize("role", [Role.GUEST, Role.WORKER, Role.VERIFIER, Role.COORDINATOR])
def test_others_than_staff_do_not_approve(role: Role) -> None:
    with says(NotAllowed, "not-allowed"):
        move(Rows(), entry(S.SUBMITTED), Verdict(S.APPROVED), Access(5, frozenset({role})), NOW)  # type: ignore[arg-type]


async def test_a_step_is_stored_with_its_trail(database: Database) -> None:
    async with database.write() as session:
        staff, made = await make_staff(session), await make_enrolment(session)
    async with database.write() as session:
        enrolment = await locked(session, made.id)
        assert enrolment is not None
        assert enrolment.worker.name == made.worker.name
        move(session, enrolment, Verdict(S.RETURNED, Reason.NIK_MISMATCH, note="lihat KTP"), staff, NOW)
    async with database.read() as session:
        stored = await session.get_one(Enrolment, made.id)
        change = (await session.scalars(select(StatusChange))).one()
        trail = (await session.scalars(select(AuditEntry))).one()
    assert (stored.status, stored.version, stored.reason) == (S.RETURNED, 2, "nik_mismatch")
    assert (stored.returned_field, stored.note) == ("nik", "lihat KTP")
    assert (change.before, change.after, change.by) == (S.SUBMITTED, S.RETURNED, staff.account_id)
    assert (change.reason, change.field, change.note) == ("nik_mismatch", "nik", "lihat KTP")
    assert (trail.action, trail.subject_id, trail.after) == ("enrolment.status", made.id, "returned")


async def test_a_new_entry_begins_with_its_first_step(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        made = await make_enrolment(session, status=S.WITHDRAWN)
        account = await make_account(session)
        coordinator = Access(account.id, frozenset({Role.COORDINATOR}))
        new = Enrolment(
            reference="OKS-26-000999-A", worker=made.worker, organisation=made.organisation, category="marbot"
        )
        await begin(session, new, coordinator, NOW)
        change = (await session.scalars(select(StatusChange))).one()
    assert (change.before, change.after, change.enrolment_id) == (None, S.SUBMITTED, new.id)
    assert (new.submitted_by, new.submitted_at, new.status_since) == (account.id, NOW, NOW)
    with pytest.raises(NotAllowed):
        await begin(session, new, STAFF, NOW)


async def test_a_changed_entry_says_who_decided_what_and_when(database: Database) -> None:
    async with database.write() as session:
        account = await make_account(session, name="Sari Contoh")
        staff = Access(account.id, frozenset({Role.STAFF}))
        enrolment = await make_enrolment(session)
        shown = enrolment.version
        await expect_version(session, enrolment, shown, REGENCY)
        move(session, enrolment, Verdict(S.APPROVED), staff, NOW)
        await session.flush()
        with says(Stale, "review-decided-already") as words:
            await expect_version(session, enrolment, shown, REGENCY)
    assert words("id").startswith(
        "Sudah diputuskan: <b>disetujui</b> oleh Sari Contoh, 22 November 2026 10.00."
    )


async def test_a_mended_entry_says_that_it_changed(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        enrolment = await make_enrolment(session)
        with says(Stale, "review-changed"):
            await expect_version(session, enrolment, 99, REGENCY)
        assert await locked(session, 0) is None


def test_the_clock_ends_the_time_for_objections_and_nothing_else() -> None:
    announced = entry(S.ANNOUNCED)
    move(Rows(), announced, Verdict(S.CLEARED), None, NOW)  # type: ignore[arg-type]
    assert announced.status is S.CLEARED
    for (before, after), step in TRANSITIONS.items():
        if before is None or step.by_clock:
            continue
        with pytest.raises(NotAllowed):
            move(Rows(), entry(before), Verdict(after, REASON.get(after), undo=step.undo), None, NOW)  # type: ignore[arg-type]


def test_a_list_or_a_file_leaves_who_decided_as_it_was() -> None:
    enrolment = entry(S.SUBMITTED)
    move(Rows(), enrolment, Verdict(S.APPROVED), STAFF, NOW)  # type: ignore[arg-type]
    other = Access(9, frozenset({Role.STAFF}))
    for number, to in enumerate((S.ANNOUNCED, S.CLEARED, S.PROPOSED, S.ENROLLED, S.PROPOSED), start=1):
        move(Rows(), enrolment, Verdict(to), other, NOW + timedelta(days=number))  # type: ignore[arg-type]
        assert (enrolment.decided_by, enrolment.decided_at) == (STAFF.account_id, NOW)
    move(Rows(), enrolment, Verdict(S.ENROLLED, undo=True), other, NOW)  # type: ignore[arg-type]
    assert enrolment.status is S.ENROLLED


async def test_many_take_a_step_as_one_does(database: Database) -> None:
    later = NOW + timedelta(hours=1)
    async with database.write() as session:
        staff = await make_staff(session)
        one, *many = [await make_enrolment(session, status=S.APPROVED) for _ in range(4)]
        ids = [made.id for made in many]
    async with database.write() as session:
        enrolment = await locked(session, one.id)
        assert enrolment is not None
        verdict = Verdict(S.RETURNED, Reason.NIK_MISMATCH, note="lihat KTP")
        move(session, enrolment, verdict, staff, later)
        await move_many(session, ids, S.APPROVED, verdict, staff, later)
    columns = (
        "status",
        "status_since",
        "reason",
        "returned_field",
        "note",
        "decided_by",
        "decided_at",
        "version",
    )
    async with database.read() as session:
        stored = [await session.get_one(Enrolment, key) for key in (one.id, *ids)]
        changes = (await session.scalars(select(StatusChange).order_by(StatusChange.enrolment_id))).all()
        trail = (await session.scalars(select(AuditEntry).order_by(AuditEntry.subject_id))).all()
    assert len({tuple(getattr(row, column) for column in columns) for row in stored}) == 1
    assert [row.enrolment_id for row in changes] == [row.subject_id for row in trail] == [one.id, *ids]
    for column in ("before", "after", "at", "by", "reason", "field", "note"):
        assert len({getattr(row, column) for row in changes}) == 1, column
    for column in ("account_id", "action", "before", "after", "reason", "note"):
        assert len({getattr(row, column) for row in trail}) == 1, column


async def test_many_of_whom_one_stands_elsewhere_are_refused(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        staff = await make_staff(session)
        made = [await make_enrolment(session, status=status) for status in (S.APPROVED, S.PROPOSED)]
        with pytest.raises(ValueError, match="not all of these"):
            await move_many(session, [one.id for one in made], S.APPROVED, Verdict(S.PROPOSED), staff, NOW)
