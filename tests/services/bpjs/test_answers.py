"""BPJS's answer to a proposal: both sides add up, and nothing is taken silently."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from locales import Text
from models import (
    Database,
    Enrolment,
    EnrolmentStatus,
    LineState,
    Proposal,
    ProposalKind,
    ProposalLine,
    ProposalStatus,
    Protection,
    ProtectionCause,
    ProtectionChange,
    ProtectionState,
    Role,
    RoleGrant,
    Roster,
    RosterMatch,
    StatusChange,
    Worker,
)
from services.bpjs.near import decide
from services.bpjs.roster import ProblemKind, RefusedRow, RosterRow, RowProblem
from services.bpjs.roster_plan import Answer, Outcome
from services.bpjs.rosters import apply, choose_reason, discard, plan_of, shown_again
from services.bpjs.telling import whom_to_tell
from services.bpjs.waiting import Unanswered, everybody_waiting, unanswered_for
from services.errors import Invalid, NotAllowed
from services.lifecycle import Verdict, locked, move
from services.reasons import Reason
from services.roles import Access
from tests.factories import NOW, make_account, make_enrolment, make_grant, make_staff, make_worker
from tests.services.bpjs.sent import (
    ENDS,
    STARTS,
    TODAY,
    add_line,
    covered,
    file,
    give,
    refused,
    send,
    show,
    states,
    statuses,
)

S = EnrolmentStatus


async def test_both_sides_add_up_and_every_answer_has_its_effect(database: Database) -> None:
    async with database.write() as session:
        sent = await send(session, 5)
        stranger = await make_worker(session)
    yes, differs, mend, gone, silent = sent.workers
    done = await give(
        database,
        file(
            covered(yes, 2),
            covered(differs, 3, name="ORANG LAIN SEKALI", ends_on=date(2026, 12, 31)),
            refused(mend, 4),
            refused(gone, 5, "Peserta meninggal dunia"),
            covered(stranger, 6, nik="1609011708809999", name="TIDAK DIKENAL"),
            RowProblem(7, ProblemKind.UNREADABLE, Text("roster-nik-empty"), ("", "")),
        ),
        sent.staff,
    )
    counts = done.counts
    assert counts.answers == {
        Answer.MATCHED: 1, Answer.CHANGED: 1, Answer.REFUSED: 2, Answer.UNKNOWN: 1, Answer.ASIDE: 1,
    }  # fmt: skip
    assert (counts.accepted, counts.turned_down, counts.unanswered, counts.oldest_days) == (2, 2, 1, 40)
    assert await statuses(database, sent) == [S.ENROLLED, S.ENROLLED, S.RETURNED, S.REJECTED, S.PROPOSED]
    answered = [LineState.ENROLLED] * 2 + [LineState.REFUSED] * 2
    assert await states(database, sent) == [*answered, LineState.OPEN]
    assert [(one.name, one.days) for one in done.waiting] == [(silent.name, 40)]
    changed = next(line for line in done.lines if line.row == 3)
    assert changed.flags == {"name_differs", "period_differs"}


async def test_a_refusal_has_its_code_the_field_and_bpjs_own_words(database: Database) -> None:
    async with database.write() as session:
        sent = await send(session, 2)
    await give(database, file(refused(sent.workers[0], 2, "NIK tdk ditemukan di Dukcapil")), sent.staff)
    async with database.read() as session:
        entry = await session.get_one(Enrolment, sent.entries[0].id)
        line = await session.get_one(ProposalLine, sent.lines[0].id)
        step = (await session.scalars(select(StatusChange).order_by(StatusChange.id.desc()))).first()
    assert (entry.reason, entry.returned_field) == (Reason.NIK_UNKNOWN, "nik")
    assert entry.note == line.note == "NIK tdk ditemukan di Dukcapil"
    assert line.reason == Reason.NIK_UNKNOWN
    assert step is not None
    assert (step.before, step.after, step.by) == (S.PROPOSED, S.RETURNED, sent.staff.account_id)


async def test_no_place_left_is_no_fault_of_the_person(database: Database) -> None:
    async with database.write() as session:
        sent = await send(session, 1, before=S.CLEARED)
    done = await give(database, file(refused(sent.workers[0], 2, "Kuota penuh")), sent.staff)
    assert await statuses(database, sent) == [S.CLEARED]
    assert await states(database, sent) == [LineState.REFUSED]
    assert [one.mends for one in done.refused] == [False]


async def test_the_last_answer_closes_the_proposal(database: Database) -> None:
    async with database.write() as session:
        sent = await send(session, 2)
    first, second = sent.workers
    await give(database, file(covered(first, 2)), sent.staff)
    async with database.read() as session:
        assert (await session.get_one(Proposal, sent.proposal.id)).status is ProposalStatus.SENT
    await give(database, file(refused(second, 2)), sent.staff, "b" * 64)
    async with database.read() as session:
        assert (await session.get_one(Proposal, sent.proposal.id)).status is ProposalStatus.CLOSED


async def test_an_old_period_is_no_answer_to_what_was_asked_for(database: Database) -> None:
    async with database.write() as session:
        sent = await send(session, 1)
    old = covered(sent.workers[0], 2, starts_on=date(2026, 1, 1), ends_on=date(2026, 9, 30))
    done = await give(database, file(replace(old, grace_until=date(2026, 12, 31))), sent.staff)
    assert (done.counts.accepted, done.counts.unanswered) == (0, 1)
    assert await statuses(database, sent) == [S.PROPOSED]


@pytest.mark.parametrize("status", [S.APPROVED, S.ANNOUNCED, S.CLEARED])
async def test_whom_bpjs_has_already_is_enrolled_without_a_proposal(
    database: Database, status: EnrolmentStatus
) -> None:
    async with database.write() as session:
        staff = await make_staff(session)
        entry = await make_enrolment(session, status=status)
        waits = await make_enrolment(session)
        lapsed = await make_enrolment(session, status=status)
        one, other, third = entry.worker, waits.worker, lapsed.worker
    ended = {"starts_on": date(2025, 1, 1), "ends_on": date(2025, 12, 31), "grace_until": date(2026, 3, 31)}
    await give(database, file(covered(one, 2), covered(other, 3), covered(third, 4, **ended)), staff)
    async with database.read() as session:
        found = [(await session.get_one(Enrolment, e.id)).status for e in (entry, waits, lapsed)]
        trail = list(await session.scalars(select(ProtectionChange).order_by(ProtectionChange.worker_id)))
    assert found == [S.ENROLLED, S.SUBMITTED, status]
    assert [(c.cause, c.after) for c in trail] == [
        (ProtectionCause.ROSTER, ProtectionState.ACTIVE),
        (ProtectionCause.ROSTER, ProtectionState.ACTIVE),
        (ProtectionCause.ROSTER, ProtectionState.ENDED),
    ]


async def test_who_has_left_meanwhile_is_answered_and_stays_gone(database: Database) -> None:
    async with database.write() as session:
        sent = await send(session, 2)
        for entry in sent.entries:
            found = await locked(session, entry.id)
            assert found is not None
            found.left_on = date(2026, 11, 1)
            move(session, found, Verdict(S.LEFT, Reason.DECEASED), sent.takmir, NOW)
    one, other = sent.workers
    done = await give(database, file(covered(one, 2), refused(other, 3)), sent.staff)
    assert (done.counts.accepted, done.counts.turned_down, done.refused) == (1, 1, ())
    assert await statuses(database, sent) == [S.LEFT, S.LEFT]
    assert await states(database, sent) == [LineState.ENROLLED, LineState.REFUSED]


async def test_cover_speaks_before_a_refusal_of_the_same_person(database: Database) -> None:
    async with database.write() as session:
        sent = await send(session, 1)
    worker = sent.workers[0]
    done = await give(database, file(covered(worker, 2), refused(worker, 3, "Sudah terdaftar")), sent.staff)
    assert await statuses(database, sent) == [S.ENROLLED]
    assert done.counts.answers == {Answer.MATCHED: 1, Answer.ASIDE: 1}


async def test_a_refusal_of_somebody_who_was_not_sent_changes_nothing(database: Database) -> None:
    async with database.write() as session:
        staff = await make_staff(session)
        entry = await make_enrolment(session, status=S.APPROVED)
        worker = entry.worker
    done = await give(database, file(refused(worker, 2)), staff)
    assert (done.counts[Answer.REFUSED], done.counts.turned_down, done.refused) == (1, 0, ())
    async with database.read() as session:
        assert (await session.get_one(Enrolment, entry.id)).status is S.APPROVED


async def test_words_that_no_code_fits_wait_for_staff_to_choose_one(database: Database) -> None:
    async with database.write() as session:
        sent = await send(session, 2)
    odd = "Kode 417 pada sistem pusat"
    roster = file(*(refused(worker, n, odd) for n, worker in enumerate(sent.workers, 2)))
    shown = await show(database, roster, sent.staff)
    assert shown.counts.unread == 1
    async with database.write() as session:
        with pytest.raises(Invalid, match="roster-wordings-open"):
            await apply(session, shown.roster_id, sent.staff, TODAY, NOW)
    assert await statuses(database, sent) == [S.PROPOSED, S.PROPOSED]
    async with database.write() as session:
        row, plan = await plan_of(session, shown.roster_id, sent.staff)
        assert plan.unread == {odd: 2}
        with pytest.raises(Invalid):
            await choose_reason(session, row, odd, Reason.WITHDRAWN, sent.staff, NOW)
        await choose_reason(session, row, odd, Reason.NIK_MISMATCH, sent.staff, NOW)
    async with database.write() as session:
        done = await apply(session, shown.roster_id, sent.staff, TODAY, NOW)
    assert [one.reason for one in done.refused] == [Reason.NIK_MISMATCH] * 2
    assert await statuses(database, sent) == [S.RETURNED, S.RETURNED]


async def test_the_coordinator_who_submitted_is_told_or_whoever_speaks_by_now(database: Database) -> None:
    async with database.write() as session:
        sent = await send(session, 2)
        other = await make_account(session)
        await make_grant(session, other, Role.COORDINATOR, organisation_id=sent.entries[0].organisation_id)
    done = await give(database, file(*(refused(w, n) for n, w in enumerate(sent.workers, 2))), sent.staff)
    async with database.write() as session:
        told = await whom_to_tell(session, done.refused)
        assert {key: len(people) for key, people in told.items()} == {sent.takmir.account_id: 2}
        grants = await session.scalars(
            select(RoleGrant).where(RoleGrant.account_id == sent.takmir.account_id)
        )
        for grant in grants:
            grant.revoked_at = NOW
    async with database.read() as session:
        assert set(await whom_to_tell(session, done.refused)) == {other.id}


async def test_mended_and_approved_again_somebody_can_be_in_the_next_proposal(database: Database) -> None:
    async with database.write() as session:
        sent = await send(session, 1)
    await give(database, file(refused(sent.workers[0], 2)), sent.staff)
    async with database.write() as session:
        entry = await locked(session, sent.entries[0].id)
        assert entry is not None
        move(session, entry, Verdict(S.SUBMITTED), sent.takmir, NOW)
        move(session, entry, Verdict(S.APPROVED), sent.staff, NOW)
        move(session, entry, Verdict(S.PROPOSED), sent.staff, NOW)
        first = sent.proposal
        again = Proposal(
            number=f"{first.number}-S",
            year=2026,
            kind=ProposalKind.FOLLOW_UP,
            status=ProposalStatus.SENT,
            starts_on=STARTS,
            months=3,
            monthly=16_800,
            parent_id=first.id,
            frozen_at=NOW,
        )
        session.add(again)
        await session.flush()
        await add_line(session, again, entry, 1)
    done = await give(database, file(covered(sent.workers[0], 2)), sent.staff, "b" * 64)
    assert (done.counts.accepted, done.counts.unanswered) == (1, 0)


async def test_two_rows_in_the_file_of_one_person_may_differ_by_programme(database: Database) -> None:
    async with database.write() as session:
        sent = await send(session, 1)
    worker = sent.workers[0]
    rows = (
        covered(worker, 2, programmes=("JKK",)),
        covered(worker, 3, programmes=("JKM",), ends_on=date(2027, 3, 31), grace_until=date(2027, 6, 30)),
    )
    done = await give(database, file(*rows), sent.staff)
    assert done.counts[Answer.MATCHED] == 2
    async with database.read() as session:
        stored = await session.execute(
            select(Protection.programmes, Protection.ends_on).order_by(Protection.id)
        )
        assert sorted(map(tuple, stored)) == [(["JKK"], ENDS), (["JKM"], date(2027, 3, 31))]


def slip(nik: str) -> str:
    """The same number with its last digit read wrongly."""
    return nik[:-1] + str((int(nik[-1]) + 1) % 10)


async def test_a_near_match_is_offered_and_not_taken_in_silence(database: Database) -> None:
    async with database.write() as session:
        sent = await send(session, 1)
    worker = sent.workers[0]
    roster = file(covered(worker, 2, nik=slip(worker.nik), birth_date=date(1980, 8, 18)))
    shown = await show(database, roster, sent.staff)
    assert (shown.counts.near, shown.counts[Answer.UNKNOWN], shown.counts.unanswered) == (1, 1, 1)
    async with database.write() as session:
        await apply(session, shown.roster_id, sent.staff, TODAY, NOW)
        assert await session.scalar(select(Protection.id)) is None
    assert await statuses(database, sent) == [S.PROPOSED]


async def test_a_near_match_that_staff_accept_counts_now_and_in_later_files(database: Database) -> None:
    async with database.write() as session:
        sent = await send(session, 1)
    worker = sent.workers[0]
    roster = file(covered(worker, 2, nik=slip(worker.nik)))
    shown = await show(database, roster, sent.staff)
    async with database.write() as session:
        row = await session.get_one(Roster, shown.roster_id)
        with pytest.raises(NotAllowed):
            await decide(session, row, {(slip(worker.nik), worker.id): True}, sent.takmir, NOW)
        await decide(session, row, {(slip(worker.nik), worker.id): True}, sent.staff, NOW)
        again = await shown_again(session, row.id, sent.staff, NOW)
        assert (again.counts.near, again.counts[Answer.CHANGED], again.counts.accepted) == (0, 1, 1)
        assert again.counts.flags == {"nik_differs": 1}
        assert await session.scalar(select(Protection.id)) is None
        await apply(session, row.id, sent.staff, TODAY, NOW)
    assert await statuses(database, sent) == [S.ENROLLED]
    later = await give(database, roster, sent.staff, "b" * 64)
    assert later.counts[Outcome.UNCHANGED] == 1


async def test_a_near_match_that_staff_refuse_is_not_offered_again(database: Database) -> None:
    async with database.write() as session:
        sent = await send(session, 1)
    worker = sent.workers[0]
    roster = file(covered(worker, 2, nik=slip(worker.nik)))
    shown = await show(database, roster, sent.staff)
    async with database.write() as session:
        row = await session.get_one(Roster, shown.roster_id)
        await decide(session, row, {(slip(worker.nik), worker.id): False}, sent.staff, NOW)
        assert (await shown_again(session, row.id, sent.staff, NOW)).counts.near == 0
        await apply(session, row.id, sent.staff, TODAY, NOW)
    assert (await show(database, roster, sent.staff, "b" * 64)).counts.near == 0


async def test_what_was_said_of_a_discarded_file_is_forgotten(database: Database) -> None:
    async with database.write() as session:
        sent = await send(session, 1)
    worker = sent.workers[0]
    roster = file(covered(worker, 2, nik=slip(worker.nik)))
    shown = await show(database, roster, sent.staff)
    other = await show(database, roster, sent.staff, "b" * 64)
    async with database.write() as session:
        row = await session.get_one(Roster, shown.roster_id)
        await decide(session, row, {(slip(worker.nik), worker.id): True}, sent.staff, NOW)
        # Another preview knows nothing of it while the file is not applied.
        assert (await shown_again(session, other.roster_id, sent.staff, NOW)).counts.near == 1
        assert await discard(session, shown.roster_id, sent.staff, NOW)
        assert await session.scalar(select(RosterMatch.id)) is None


async def test_another_name_or_two_slips_are_not_near(database: Database) -> None:
    async with database.write() as session:
        sent = await send(session, 1)
    worker = sent.workers[0]
    for row in (
        covered(worker, 2, nik=slip(worker.nik), name="ORANG LAIN SEKALI"),
        covered(worker, 2, nik=slip(slip(worker.nik[:-1]) + worker.nik[-1])),
    ):
        shown = await show(database, file(row), sent.staff)
        assert (shown.counts.near, shown.counts[Answer.UNKNOWN]) == (0, 1)


async def test_who_waits_is_listed_by_age(database: Database) -> None:
    async with database.write() as session:
        await send(session, 2)
        newer = await send(session, 1)
        newer.proposal.frozen_at = NOW - timedelta(days=3)
    async with database.read() as session:
        assert [one.days for one in await everybody_waiting(session, NOW)] == [40, 40, 3]
        assert await unanswered_for(session, 30, NOW) == Unanswered(2, 40)
        assert await unanswered_for(session, 3, NOW) == Unanswered(3, 40)
        assert await unanswered_for(session, 41, NOW) == Unanswered(0, 0)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.VERIFIER, Role.WORKER])
async def test_only_the_office_applies(sqlite_database: Database, role: Role) -> None:
    async with sqlite_database.write() as session:
        sent = await send(session, 1)
        other = Access(sent.takmir.account_id, frozenset({role}))
    shown = await show(sqlite_database, file(covered(sent.workers[0], 2)), sent.staff)
    async with sqlite_database.write() as session:
        with pytest.raises(NotAllowed):
            await apply(session, shown.roster_id, other, TODAY, NOW)


kinds = st.sampled_from(["none", "yes", "no", "odd", "both", "old", "other name", "near", "twice"])


@given(st.lists(kinds, min_size=1, max_size=8), st.integers(0, 3))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
async def test_the_counts_of_random_files_add_up_to_both_sides(
    sqlite_database: Database, people: list[str], strangers: int
) -> None:
    async with sqlite_database.write() as session:
        sent = await send(session, len(people))
        others = [await make_worker(session) for _ in range(strangers)]
    rows: list[RosterRow | RefusedRow] = []
    for worker, kind in zip(sent.workers, people, strict=True):
        rows += _rows(worker, kind, len(rows) + 2)
    rows += [covered(one, len(rows) + n, ends_on=date(2027, 5, 31)) for n, one in enumerate(others, 2)]
    shown = await show(sqlite_database, file(*rows), sent.staff, f"{sent.proposal.id:064}")
    counts = shown.counts
    assert counts.total == len(rows) == sum(counts.answers.values()) == sum(counts.outcomes.values())
    async with sqlite_database.write() as session:
        row, plan = await plan_of(session, shown.roster_id, sent.staff)
        open_lines = select(ProposalLine.id).where(ProposalLine.state == LineState.OPEN)
        assert counts.sent == len((await session.scalars(open_lines)).all())
        assert (
            counts.unanswered
            == len(await everybody_waiting(session, NOW)) - counts.accepted - counts.turned_down
        )
        for wording in plan.unread:
            await choose_reason(session, row, wording, Reason.INCOMPLETE, sent.staff, NOW)
        done = await apply(session, row.id, sent.staff, TODAY, NOW)
        left = await everybody_waiting(session, NOW)
    assert done.counts.unanswered == len(left) == len(done.waiting)
    assert (done.counts.accepted, done.counts.turned_down) == (counts.accepted, counts.turned_down)
    async with sqlite_database.read() as session:
        # Also people of an earlier example, to whose NIK a row of this one comes near.
        answered = select(ProposalLine.state).where(ProposalLine.roster_id == shown.roster_id)
        found = list(await session.scalars(answered))
    assert found.count(LineState.ENROLLED) == done.counts.accepted
    assert found.count(LineState.REFUSED) == done.counts.turned_down


def _rows(worker: Worker, kind: str, number: int) -> list[RosterRow | RefusedRow]:
    old = {"starts_on": date(2025, 1, 1), "ends_on": date(2025, 12, 31), "grace_until": date(2026, 3, 31)}
    made: dict[str, list[RosterRow | RefusedRow]] = {
        "none": [],
        "yes": [covered(worker, number)],
        "no": [refused(worker, number)],
        "odd": [refused(worker, number, "Kode 417 pusat")],
        "both": [covered(worker, number), refused(worker, number + 1)],
        "old": [covered(worker, number, **old)],
        "other name": [covered(worker, number, name="ORANG LAIN")],
        "near": [covered(worker, number, nik=slip(worker.nik))],
        "twice": [
            covered(worker, number, kpj="11111111111"),
            covered(worker, number + 1, kpj="22222222222", starts_on=STARTS + timedelta(days=3)),
        ],
    }
    return made[kind]
