"""Many people at once: every row has one outcome, the good ones are taken together, and may be taken back."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from models import (
    AuditEntry,
    Batch,
    BatchRow,
    BatchSource,
    BatchStatus,
    Database,
    Enrolment,
    EnrolmentStatus,
    RowOutcome,
    StatusChange,
    Worker,
)
from regency import load_regency
from services import guesses
from services.completing import complete, count_incomplete, missing_of, next_incomplete
from services.errors import Invalid, NotAllowed
from services.lists import accepting, batches
from services.lists.batch_rows import counts_of, rows_of
from services.lists.candidates import Candidate
from services.lists.undoing import Undone, undo
from services.queue import next_in_queue, queue_counts
from services.references import read_reference
from services.review import clean_ones
from services.roles import Access
from tests.factories import (
    NOW,
    make_coordinator,
    make_enrolment,
    make_organisation,
    make_protection,
    make_staff,
    make_worker,
    nik_for,
)

REGENCY = load_regency()
R = RowOutcome


def person(place: int, **over: Any) -> Candidate:
    """Somebody of a list, as typed."""
    values: dict[str, Any] = {"nik": nik_for(5_000 + place), "name": f"Orang Rekaan {'ABCDEFGH'[place % 8]}"}
    return Candidate(place, values | over, words=f"row {place} {over}")


async def opened(session: Any, by: Access, organisation_id: int, *people: Candidate) -> Batch:
    """A pasted list."""
    return await batches.open_batch(session, by, organisation_id, BatchSource.PASTE, people, REGENCY, NOW)


async def outcomes(session: Any, batch: Batch) -> list[RowOutcome]:
    """What the rows came to, in their order."""
    return [row.outcome for row in await rows_of(session, batch.id)]


async def test_every_row_has_the_outcome_that_fits_it(database: Database) -> None:
    async with database.write() as session:
        place, other = await make_organisation(session), await make_organisation(session)
        takmir = await make_coordinator(session, place)
        mine = await make_enrolment(session, organisation=place)
        theirs = await make_enrolment(session, organisation=other)
        batch = await opened(
            session,
            takmir,
            place.id,
            person(1),
            person(2, nik="1609011708"),
            person(3, nik=""),
            person(4, birth_date="18-8-1980"),
            person(5, nik=mine.worker.nik),
            person(6, nik=theirs.worker.nik),
            person(7, nik=nik_for(5_001)),
            person(8, nik=nik_for(9, birth_date=mine.worker.birth_date.replace(year=1950))),
        )
        assert await outcomes(session, batch) == [
            *(R.GOOD, R.REFUSED, R.MISSING, R.DOUBTFUL, R.DUPLICATE, R.DUPLICATE, R.DUPLICATE, R.REFUSED)
        ]
        counts = await counts_of(session, batch.id)
        assert counts.total == batch.total == 8
        assert counts.suspicious
        rows = await rows_of(session, batch.id)
        assert [row.first_doubt for row in rows[1:4]] == ["nik", "nik", "birth_date"]
        assert [row.remarks[0].text.id for row in rows[4:7]] == [
            "batch-taken-own",
            "batch-taken-other",
            "batch-twice",
        ]


async def test_the_good_ones_are_taken_together_and_nobody_else(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session)
        takmir = await make_coordinator(session, place)
        batch = await opened(
            session, takmir, place.id, person(1, mother_name="Siti Rekaan"), person(2, nik="12"), person(3)
        )
        done = await accepting.take_good(session, takmir, batch.id, "marbot", REGENCY, NOW)
        assert len(done.enrolment_ids) == 2
        again = await accepting.take_good(session, takmir, batch.id, "marbot", REGENCY, NOW)
        assert again.already
    async with database.write() as session:
        entries = list(await session.scalars(select(Enrolment).order_by(Enrolment.id)))
        assert [entry.id for entry in entries] == list(done.enrolment_ids)
        for entry in entries:
            assert read_reference(entry.reference, REGENCY) == entry.reference
            assert entry.status is EnrolmentStatus.SUBMITTED
            assert entry.version == 1
            assert (entry.consent_at, entry.submitted_by) == (NOW, takmir.account_id)
            assert entry.category == "marbot"
        worker = await session.get_one(Worker, entries[0].worker_id)
        assert (worker.nik, worker.mother_name) == (nik_for(5_001), "Siti Rekaan")
        assert worker.address == "Desa Gedung Lepihan, Kec. Muara Dua"
        assert await session.scalar(select(func.count()).select_from(StatusChange)) == 2
        steps = await session.scalar(select(func.count()).where(AuditEntry.action == "enrolment.status"))
        assert steps == 2
        assert await outcomes(session, await session.get_one(Batch, batch.id)) == [
            R.TAKEN,
            R.REFUSED,
            R.TAKEN,
        ]


async def test_somebody_on_file_keeps_what_a_list_does_not_say(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session)
        takmir = await make_coordinator(session, place)
        known = await make_worker(session, mother_name="Aminah Contoh", phone="+6281200000001")
        batch = await opened(session, takmir, place.id, person(1, nik=known.nik, name="Ahmad Diperbarui"))
        await accepting.take_good(session, takmir, batch.id, "marbot", REGENCY, NOW)
        await session.refresh(known)
        assert (known.mother_name, known.phone) == ("Aminah Contoh", "+6281200000001")
        assert known.name == "Ahmad Diperbarui"
        assert await session.scalar(select(func.count()).select_from(Worker)) == 1


async def test_what_was_taken_word_for_word_before_is_unchanged(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session)
        takmir = await make_coordinator(session, place)
        first = await opened(session, takmir, place.id, person(1), person(2, nik="12"))
        await accepting.take_good(session, takmir, first.id, "marbot", REGENCY, NOW)
        again = await opened(session, takmir, place.id, person(1), person(2))
        assert await outcomes(session, again) == [R.UNCHANGED, R.GOOD]


async def test_somebody_past_the_age_limit_who_is_still_covered_is_taken(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session)
        takmir = await make_coordinator(session, place)
        old = NOW.date().replace(year=1950)
        worker = await make_worker(session, birth_date=old)
        await make_protection(session, worker)
        batch = await opened(session, takmir, place.id, person(1, nik=worker.nik))
        assert await outcomes(session, batch) == [R.GOOD]


async def test_a_batch_is_taken_back_as_a_whole_until_something_is_decided(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session)
        takmir = await make_coordinator(session, place)
        batch = await opened(session, takmir, place.id, person(1), person(2), person(3, nik="12"))
        await accepting.take_good(session, takmir, batch.id, "marbot", REGENCY, NOW)
        assert await undo(session, takmir, batch.id, REGENCY, NOW) == Undone(2)
        assert await outcomes(session, batch) == [R.UNDONE, R.UNDONE, R.REFUSED]
        entries = list(await session.scalars(select(Enrolment).execution_options(populate_existing=True)))
        assert {entry.status for entry in entries} == {EnrolmentStatus.WITHDRAWN}
        assert {entry.version for entry in entries} == {2}
        assert Counter(await session.scalars(select(StatusChange.after))) == {"submitted": 2, "withdrawn": 2}
        with pytest.raises(Invalid) as nothing:
            await undo(session, takmir, batch.id, REGENCY, NOW)
        assert nothing.value.text.id == "batch-nothing-to-undo"
        # Sent again, they are people without an open entry.
        again = await opened(session, takmir, place.id, person(1), person(2))
        assert await outcomes(session, again) == [R.GOOD, R.GOOD]
        await accepting.take_good(session, takmir, again.id, "marbot", REGENCY, NOW)
        one = await session.scalar(select(Enrolment).where(Enrolment.status == EnrolmentStatus.SUBMITTED))
        assert one is not None
        one.status = EnrolmentStatus.APPROVED
        await session.flush()
        with pytest.raises(Invalid) as refused:
            await undo(session, takmir, again.id, REGENCY, NOW)
        assert refused.value.text.args == {"count": 1}


async def test_nobody_touches_the_batch_of_somebody_else(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session)
        takmir, colleague = await make_coordinator(session, place), await make_coordinator(session, place)
        stranger = await make_coordinator(session, await make_organisation(session))
        batch = await opened(session, takmir, place.id, person(1))
        for somebody in (colleague, stranger):
            with pytest.raises(NotAllowed):
                await accepting.take_good(session, somebody, batch.id, "marbot", REGENCY, NOW)
            with pytest.raises(NotAllowed):
                await batches.discard(session, somebody, batch.id, NOW)
            with pytest.raises(NotAllowed):
                await undo(session, somebody, batch.id, REGENCY, NOW)
        with pytest.raises(NotAllowed):
            await opened(session, stranger, place.id, person(2))


async def test_a_list_cannot_be_used_to_try_out_whom_others_have_named(database: Database) -> None:
    async with database.write() as session:
        place, other = await make_organisation(session), await make_organisation(session)
        takmir = await make_coordinator(session, place)
        theirs = [await make_enrolment(session, organisation=other) for _ in range(guesses.MOST)]
        people = [person(at, nik=one.worker.nik) for at, one in enumerate(theirs, start=1)]
        await opened(session, takmir, place.id, *people)
        with pytest.raises(Invalid) as refused:
            await opened(session, takmir, place.id, person(30))
        assert refused.value.text.id == "member-taken-too-often"


async def test_what_nobody_confirms_is_forgotten(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session)
        takmir = await make_coordinator(session, place)
        taken = await opened(session, takmir, place.id, person(1), person(2, nik="12"))
        await accepting.take_good(session, takmir, taken.id, "marbot", REGENCY, NOW)
        left = await opened(session, takmir, place.id, person(3))
        assert await batches.forget_old(session, NOW) == 0
        assert await batches.forget_old(session, NOW + timedelta(seconds=1)) == 2
        assert await batches.forget_old(session, NOW + timedelta(seconds=1)) == 0
        assert left.status is BatchStatus.DISCARDED
        rows = list(await session.scalars(select(BatchRow).execution_options(populate_existing=True)))
        assert [(row.outcome, row.answers, row.remarks) for row in rows] == [(R.TAKEN, {}, [])]
        # The same words are known again even then.
        again = await opened(session, takmir, place.id, person(1))
        assert await outcomes(session, again) == [R.UNCHANGED]


async def test_an_entry_of_a_list_is_incomplete_until_it_is_filled_in(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session)
        takmir, staff = await make_coordinator(session, place), await make_staff(session)
        batch = await opened(session, takmir, place.id, person(1))
        done = await accepting.take_good(session, takmir, batch.id, "marbot", REGENCY, NOW)
        (number,) = done.enrolment_ids
        counts = await queue_counts(session, staff, REGENCY, NOW)
        assert (counts.total, counts.incomplete) == (0, 1)
        assert await next_in_queue(session, staff) is None
        assert await clean_ones(session, staff, REGENCY, NOW) == []
        waiting = await next_incomplete(session, takmir)
        assert waiting is not None
        assert missing_of(waiting.worker) == ("birth_place", "mother_name")
        half = await complete(session, takmir, number, {"mother_name": "Siti Rekaan"}, REGENCY, NOW)
        assert missing_of(half.worker) == ("birth_place",)
        assert "incomplete" in half.findings
        later = NOW + timedelta(hours=1)
        full = await complete(session, takmir, number, {"birth_place": "Muaradua"}, REGENCY, later)
        assert (full.findings, full.submitted_at) == ([], later)
        assert await count_incomplete(session) == 0
        found = await next_in_queue(session, staff)
        assert found is not None
        assert found.id == number


async def test_what_is_there_already_is_not_changed_by_filling_in(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session)
        takmir = await make_coordinator(session, place)
        stranger = await make_coordinator(session, await make_organisation(session))
        worker = await make_worker(session, mother_name=None)
        entry = await make_enrolment(session, organisation=place, worker=worker)
        given = {"mother_name": "Siti Rekaan", "address": "Jalan Lain 9"}
        with pytest.raises(NotAllowed):
            await complete(session, stranger, entry.id, given, REGENCY, NOW)
        done = await complete(session, takmir, entry.id, given, REGENCY, NOW)
        assert (done.worker.mother_name, done.worker.address) == ("Siti Rekaan", "Jalan Contoh 1")
        entry.status = EnrolmentStatus.APPROVED
        await session.flush()
        with pytest.raises(Invalid):
            await complete(session, takmir, entry.id, given, REGENCY, NOW)
