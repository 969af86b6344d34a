"""A list sent again fills in what its people's entries lack, and nothing else; that can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models import (
    AuditEntry,
    Batch,
    BatchSource,
    Database,
    Enrolment,
    EnrolmentStatus,
    RowOutcome,
    Worker,
)
from regency import load_regency
from services.completing import missing_of
from services.errors import Invalid
from services.lists import accepting, batches
from services.lists.batch_rows import counts_of, rows_of
from services.lists.candidates import Candidate
from services.lists.filling import Overtaken, ready_fills, store_fills
from services.lists.known_people import known_people
from services.lists.undoing import Undone, undo
from services.roles import Access
from tests.factories import NOW, make_coordinator, make_enrolment, make_organisation, make_worker

REGENCY = load_regency()
R = RowOutcome
LATER = NOW + timedelta(days=1)


async def incomplete(session: Any, place: Any, **facts: Any) -> Enrolment:
    """An own entry without a mother's name."""
    worker = await make_worker(session, name="Ahmad Contoh", **{"mother_name": None, **facts})
    entry: Enrolment = await make_enrolment(session, organisation=place, worker=worker)
    return entry


def row_of(entry: Enrolment, **over: Any) -> Candidate:
    """The person of an entry in a list."""
    values = {"nik": entry.worker.nik, "name": entry.worker.name, "mother_name": "Siti Rekaan"}
    return Candidate(1, values | over, words=f"{entry.id} {over}")


async def listed(session: Any, by: Access, place: Any, *people: Candidate) -> tuple[Batch, list[R]]:
    """A pasted list and what its rows came to."""
    numbered = [replace(one, place=at) for at, one in enumerate(people, start=1)]
    batch = await batches.open_batch(session, by, place.id, BatchSource.PASTE, numbered, REGENCY, LATER)
    return batch, [row.outcome for row in await rows_of(session, batch.id)]


async def take(session: Any, by: Access, batch: Batch) -> accepting.Taken:
    """The one tap."""
    return await accepting.take_good(session, by, batch.id, "marbot", REGENCY, LATER)


async def test_only_what_is_missing_is_filled_in(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session)
        takmir = await make_coordinator(session, place)
        entry = await incomplete(session, place, birth_place="Muaradua", phone=None)
        batch, outcomes = await listed(
            session, takmir, place, row_of(entry, birth_place="Baturaja", phone="081278901234")
        )
        assert outcomes == [R.COMPLETES]
        assert (await counts_of(session, batch.id)).total == 1
        done = await take(session, takmir, batch)
        assert (done.enrolment_ids, done.filled) == ((), 1)
    async with database.write() as session:
        entry = await session.get_one(Enrolment, entry.id)
        worker = await session.get_one(Worker, entry.worker_id)
        assert (worker.birth_place, worker.mother_name) == ("Muaradua", "Siti Rekaan")
        assert worker.phone == "+6281278901234"
        assert worker.phone_index is not None
        assert (entry.findings, entry.submitted_at, entry.version) == ([], LATER, 2)
        (row,) = await rows_of(session, batch.id)
        assert (row.outcome, row.enrolment_id) == (R.FILLED, entry.id)
        trail = await session.scalar(select(AuditEntry).where(AuditEntry.action == "enrolment.complete"))
        assert trail is not None
        assert (trail.after, trail.account_id) == ("mother_name,phone", takmir.account_id)
        # The same words again change nothing.
        same = row_of(entry, birth_place="Baturaja", phone="081278901234")
        _, again = await listed(session, takmir, place, same)
        assert again == [R.UNCHANGED]


async def test_nothing_else_is_touched(database: Database) -> None:
    async with database.write() as session:
        place, other = await make_organisation(session), await make_organisation(session)
        takmir = await make_coordinator(session, place)
        theirs = await incomplete(session, other)
        full = await incomplete(session, place, mother_name="Aminah Contoh")
        approved = await incomplete(session, place)
        approved.status = EnrolmentStatus.APPROVED
        somebody = await incomplete(session, place)
        nowhere = await incomplete(session, place, mother_name="Aminah Contoh", address=None)
        await session.flush()
        _, outcomes = await listed(
            session,
            takmir,
            place,
            row_of(theirs),
            row_of(full),
            row_of(approved),
            row_of(somebody, name="Budi Umpama"),
            row_of(somebody, mother_name=""),
            # The village alone, which is put in for an address that is not named, is no news.
            row_of(nowhere),
        )
        assert set(outcomes) == {R.DUPLICATE}


async def test_undoing_empties_what_was_filled_in_and_not_changed_since(
    database: Database,
) -> None:
    async with database.write() as session:
        place = await make_organisation(session)
        takmir = await make_coordinator(session, place)
        first, second = await incomplete(session, place), await incomplete(session, place)
        said = row_of(first)
        batch, _ = await listed(session, takmir, place, said, row_of(second))
        assert (await take(session, takmir, batch)).filled == 2
        worker = await session.get_one(Worker, second.worker_id, populate_existing=True)
        worker.mother_name = "Aminah Contoh"
        await session.flush()
        assert await undo(session, takmir, batch.id, REGENCY, LATER) == Undone(0, 1)
        assert {row.outcome for row in await rows_of(session, batch.id)} == {R.UNDONE}
        entry = await session.get_one(Enrolment, first.id, populate_existing=True)
        assert entry.status is EnrolmentStatus.SUBMITTED
        assert "incomplete" in entry.findings
        assert missing_of(await session.get_one(Worker, first.worker_id)) == ("mother_name",)
        assert worker.mother_name == "Aminah Contoh"
        _, outcomes = await listed(session, takmir, place, said)
        assert outcomes == [R.COMPLETES]


async def test_what_staff_decided_on_is_not_emptied(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session)
        takmir = await make_coordinator(session, place)
        entry = await incomplete(session, place)
        batch, _ = await listed(session, takmir, place, row_of(entry))
        await take(session, takmir, batch)
        stored = await session.get_one(Enrolment, entry.id, populate_existing=True)
        stored.status = EnrolmentStatus.APPROVED
        await session.flush()
        with pytest.raises(Invalid) as refused:
            await undo(session, takmir, batch.id, REGENCY, LATER)
        assert refused.value.text.id == "batch-undo-decided"


async def test_filled_in_elsewhere_meanwhile_it_is_said_and_nothing_happens(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session)
        takmir = await make_coordinator(session, place)
        entry = await incomplete(session, place)
        batch, _ = await listed(session, takmir, place, row_of(entry))
        rows = [(row.id, row.answers) for row in await rows_of(session, batch.id)]
        known = await known_people(session, [entry.worker.nik])
        fills, gone = await ready_fills(session, takmir, place.id, rows, known, REGENCY, LATER)
        assert (len(fills), gone) == (1, [])
        stored = await session.get_one(Enrolment, entry.id)
        stored.findings = ["changed"]
        await session.flush()
        with pytest.raises(Overtaken):
            await store_fills(session, fills)
        worker = await session.get_one(Worker, entry.worker_id)
        worker.mother_name = "Aminah Contoh"
        await session.flush()
        done = await take(session, takmir, batch)
        assert (done.filled, done.gone) == (0, 1)
        assert [row.outcome for row in await rows_of(session, batch.id)] == [R.DUPLICATE]
