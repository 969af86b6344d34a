"""A wrong file is taken back as a whole: what was before is there again, or nothing is changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    AuditEntry,
    Database,
    Enrolment,
    EnrolmentStatus,
    LineState,
    Proposal,
    ProposalLine,
    ProposalStatus,
    Protection,
    ProtectionCause,
    ProtectionChange,
    Roster,
    RosterEffect,
    RosterMatch,
    RosterStatus,
    Worker,
)
from services.bpjs.near import decide
from services.bpjs.rosters import apply
from services.bpjs.undoing import undo
from services.errors import Invalid, NotAllowed
from services.lifecycle import Verdict, locked, move
from tests.factories import NOW, make_enrolment, make_protection
from tests.services.bpjs.sent import TODAY, Sent, covered, file, give, refused, send, show, statuses
from tests.services.bpjs.test_answers import slip

S = EnrolmentStatus


async def everything(session: AsyncSession) -> dict[str, list[Any]]:
    """Cover, entries, lines and proposals, as far as undoing has to give them back."""
    columns = {
        "cover": (
            *(Protection.id, Protection.worker_id, Protection.programmes, Protection.starts_on),
            *(Protection.ends_on, Protection.grace_until, Protection.as_of, Protection.roster_id),
            Protection.kpj,
        ),
        "entries": (
            *(Enrolment.id, Enrolment.status, Enrolment.reason, Enrolment.note, Enrolment.returned_field),
            *(Enrolment.decided_by, Enrolment.decided_at),
        ),
        "lines": (
            *(ProposalLine.id, ProposalLine.state, ProposalLine.reason, ProposalLine.note),
            *(ProposalLine.answered_at, ProposalLine.roster_id),
        ),
        "proposals": (Proposal.id, Proposal.status, Proposal.ended_at, Proposal.ended_by),
        "workers": (Worker.id, Worker.protection),
    }
    return {
        name: [tuple(row) for row in await session.execute(select(*those).order_by(those[0]))]
        for name, those in columns.items()
    }


async def now_in(database: Database) -> dict[str, list[Any]]:
    """The same, read."""
    async with database.read() as session:
        return await everything(session)


kinds = st.sampled_from(["silent", "yes", "longer", "no", "dead", "quota", "two"])


@given(st.lists(st.tuples(kinds, st.booleans()), min_size=1, max_size=6))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
async def test_undo_is_the_exact_way_back(sqlite_database: Database, people: list[tuple[str, bool]]) -> None:
    database = sqlite_database
    async with database.write() as session:
        sent = await send(session, len(people), before=S.CLEARED)
        for worker, (_, had_cover) in zip(sent.workers, people, strict=True):
            if had_cover:
                await make_protection(session, worker, ends_on=date(2026, 12, 31))
    before = await now_in(database)
    rows: list[Any] = []
    for worker, (kind, _) in zip(sent.workers, people, strict=True):
        rows += _rows(worker, kind, len(rows) + 2)
    marked = f"{sent.proposal.id:064}"
    if not rows:
        return
    done = await give(database, file(*rows), sent.staff, marked)
    async with database.write() as session:
        back = await undo(session, done.roster_id, sent.staff, TODAY, NOW)
    assert back.builds == ()
    after = await now_in(database)
    noted = {worker_id for worker_id, _ in after.pop("workers")}
    assert noted == {worker_id for worker_id, _ in before.pop("workers")}
    assert after == before


def _rows(worker: Worker, kind: str, number: int) -> list[Any]:
    made: dict[str, list[Any]] = {
        "silent": [],
        "yes": [covered(worker, number)],
        "longer": [covered(worker, number, starts_on=date(2026, 1, 1))],
        "no": [refused(worker, number)],
        "dead": [refused(worker, number, "meninggal dunia")],
        "quota": [refused(worker, number, "kuota penuh")],
        "two": [
            covered(worker, number, programmes=("JKK",)),
            covered(worker, number + 1, programmes=("JKM",), ends_on=date(2027, 3, 31)),
        ],
    }
    return made[kind]


async def given_answer(database: Database) -> tuple[Sent, int]:
    """A proposal of three people, answered whole: yes, to mend, refused for good."""
    async with database.write() as session:
        sent = await send(session, 3)
    yes, mend, dead = sent.workers
    roster = file(covered(yes, 2), refused(mend, 3), refused(dead, 4, "meninggal dunia"))
    done = await give(database, roster, sent.staff)
    return sent, done.roster_id


async def test_everything_is_back_and_on_record(database: Database) -> None:
    sent, roster_id = await given_answer(database)
    async with database.write() as session:
        done = await undo(session, roster_id, sent.staff, TODAY, NOW)
    assert (done.people, [one.mends for one in sorted(done.refused, key=lambda one: one.reference)]) == (
        3, [True, False],
    )  # fmt: skip
    assert await statuses(database, sent) == [S.PROPOSED] * 3
    async with database.read() as session:
        assert (await session.get_one(Proposal, sent.proposal.id)).status is ProposalStatus.SENT
        assert set(await session.scalars(select(ProposalLine.state))) == {LineState.OPEN}
        assert await session.scalar(select(Protection.id)) is None
        assert await session.scalar(select(RosterEffect.id)) is None
        assert (await session.get_one(Roster, roster_id)).status is RosterStatus.UNDONE
        trail = await session.scalars(select(AuditEntry.action).where(AuditEntry.subject == "roster"))
        assert list(trail)[-1] == "roster.undo"
        changes = list(await session.scalars(select(ProtectionChange).order_by(ProtectionChange.id)))
    assert [change.cause for change in changes] == [ProtectionCause.ROSTER, ProtectionCause.ROSTER_UNDONE]
    assert changes[-1].after is None


async def test_the_same_file_can_be_applied_again_afterwards(database: Database) -> None:
    sent, roster_id = await given_answer(database)
    async with database.write() as session:
        await undo(session, roster_id, sent.staff, TODAY, NOW)
    done = await give(database, file(covered(sent.workers[0], 2)), sent.staff)
    assert not done.already
    assert (await statuses(database, sent))[0] is S.ENROLLED


async def test_twice_or_of_a_preview_is_refused(database: Database) -> None:
    sent, roster_id = await given_answer(database)
    shown = await show(database, file(covered(sent.workers[0], 2)), sent.staff, "b" * 64)
    async with database.write() as session:
        await undo(session, roster_id, sent.staff, TODAY, NOW)
        for one in (roster_id, shown.roster_id):
            with pytest.raises(Invalid, match="roster-undo-not-applied"):
                await undo(session, one, sent.staff, TODAY, NOW)
        with pytest.raises(Invalid, match="roster-gone"):
            await undo(session, 999, sent.staff, TODAY, NOW)
        with pytest.raises(NotAllowed):
            await undo(session, roster_id, sent.takmir, TODAY, NOW)


async def test_a_later_file_stands_in_the_way_until_it_is_taken_back_itself(database: Database) -> None:
    sent, roster_id = await given_answer(database)
    longer = covered(sent.workers[0], 2, ends_on=date(2027, 4, 30), grace_until=date(2027, 7, 31))
    later = await give(database, file(longer), sent.staff, "b" * 64)
    before = await now_in(database)
    async with database.write() as session:
        refusal = await undo(session, roster_id, sent.staff, TODAY, NOW)
    assert [(one.name, one.why.id) for one in refusal.builds] == [(sent.workers[0].name, "roster-undo-cover")]
    assert await now_in(database) == before
    async with database.write() as session:
        assert (await undo(session, later.roster_id, sent.staff, TODAY, NOW)).builds == ()
        assert (await undo(session, roster_id, sent.staff, TODAY, NOW)).builds == ()


async def test_what_a_coordinator_has_mended_stands_in_the_way(database: Database) -> None:
    sent, roster_id = await given_answer(database)
    async with database.write() as session:
        entry = await locked(session, sent.entries[1].id)
        assert entry is not None
        move(session, entry, Verdict(S.SUBMITTED), sent.takmir, NOW)
    async with database.write() as session:
        refusal = await undo(session, roster_id, sent.staff, TODAY, NOW)
    assert [(one.name, one.why.id) for one in refusal.builds] == [(sent.workers[1].name, "roster-undo-entry")]
    assert (await statuses(database, sent))[0] is S.ENROLLED


async def test_who_was_named_again_stands_in_the_way(database: Database) -> None:
    sent, roster_id = await given_answer(database)
    async with database.write() as session:
        worker = await session.get_one(Worker, sent.workers[2].id)
        await make_enrolment(session, worker=worker)
    async with database.write() as session:
        refusal = await undo(session, roster_id, sent.staff, TODAY, NOW)
    assert [one.why.id for one in refusal.builds] == ["roster-undo-named-again"]


async def test_what_staff_said_of_near_ones_is_forgotten_with_the_file(database: Database) -> None:
    async with database.write() as session:
        sent = await send(session, 1)
    worker = sent.workers[0]
    roster = file(covered(worker, 2, nik=slip(worker.nik)))
    shown = await show(database, roster, sent.staff)
    async with database.write() as session:
        row = await session.get_one(Roster, shown.roster_id)
        await decide(session, row, {(slip(worker.nik), worker.id): True}, sent.staff, NOW)
        await apply(session, row.id, sent.staff, TODAY, NOW)
    async with database.write() as session:
        await undo(session, shown.roster_id, sent.staff, TODAY, NOW)
        assert await session.scalar(select(RosterMatch.id)) is None
    assert (await show(database, roster, sent.staff)).counts.near == 1


async def test_a_file_of_before_undoing_was_known_says_so(sqlite_database: Database) -> None:
    sent, roster_id = await given_answer(sqlite_database)
    async with sqlite_database.write() as session:
        for effect in await session.scalars(select(RosterEffect)):
            await session.delete(effect)
    async with sqlite_database.write() as session:
        with pytest.raises(Invalid, match="roster-undo-unknown"):
            await undo(session, roster_id, sent.staff, TODAY, NOW)
