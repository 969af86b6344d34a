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
from services.lifecycle import TRANSITIONS, Verdict, begin, expect_version, locked, move, possible
from services.permissions import ALLOWED
from services.reasons import Reason
from services.roles import Access
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


@given(st.sampled_from(S), st.lists(st.tuples(verdicts, st.sampled_from([STAFF, COORDINATOR]))))
def test_random_moves_keep_to_the_table_and_leave_a_whole_trail(
    first: EnrolmentStatus, moves: list[tuple[Verdict, Access]]
) -> None:
    enrolment, rows = entry(first), Rows()
    for number, (verdict, by) in enumerate(moves, start=1):
        before, trail = enrolment.status, len(rows.added)
        now = NOW + timedelta(minutes=number)
        try:
            move(rows, enrolment, verdict, by, now)  # type: ignore[arg-type]
        except (Invalid, NotAllowed, ValueError):
            assert (enrolment.status, len(rows.added)) == (before, trail)
            continue
        step = TRANSITIONS[before, verdict.to]
        assert any(ALLOWED[action] & by.roles for action in step.actions)
        assert (enrolment.status, enrolment.status_since) == (verdict.to, now)
        assert (enrolment.reason, enrolment.note) == (verdict.reason, verdict.note)
        decided = (by.account_id, now) if verdict.to is not S.SUBMITTED else (None, None)
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
    step = TRANSITIONS.get((before, after))
    undo = step is not None and step.undo
    enrolment, verdict = entry(before), Verdict(after, REASON.get(after), undo=undo)
    both = Access(1, frozenset({Role.STAFF, Role.COORDINATOR}))
    if step is not None:
        with says(Invalid, "lifecycle-no-such-step"):
            move(Rows(), entry(before), replace(verdict, undo=not undo), both, NOW)  # type: ignore[arg-type]
        move(Rows(), enrolment, verdict, both, NOW)  # type: ignore[arg-type]
        assert enrolment.status is after
    else:
        with says(Invalid, "lifecycle-no-such-step"):
            move(Rows(), enrolment, verdict, both, NOW)  # type: ignore[arg-type]


def test_what_is_refused_or_withdrawn_stays_so_and_opens_nothing_again() -> None:
    for (before, _), step in TRANSITIONS.items():
        assert before is None or before in OPEN_STATUSES or (before is S.LEFT and step.undo)


def test_the_buttons_worth_showing() -> None:
    assert possible(S.SUBMITTED, STAFF) == {S.APPROVED, S.RETURNED, S.REJECTED, S.WITHDRAWN}
    assert possible(S.RETURNED, COORDINATOR) == {S.SUBMITTED, S.WITHDRAWN, S.LEFT}
    assert possible(S.APPROVED, COORDINATOR) == {S.WITHDRAWN, S.LEFT}
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
