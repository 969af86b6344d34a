"""What was given back is put right, the NIK as well, and nobody else's record suffers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from models import (
    AuditEntry,
    Database,
    Enrolment,
    EnrolmentStatus,
    Worker,
)
from regency import load_regency
from services.enrolments import (
    member_card,
    mend,
    submit,
)
from services.errors import Invalid, Stale
from services.lifecycle import Verdict, move
from services.reasons import Reason
from services.roles import Access
from services.taken import TakenBy, nik_taken
from services.workers import MemberData, data_of
from tests.factories import (
    NOW,
    make_coordinator,
    make_enrolment,
    make_organisation,
    make_protection,
    make_staff,
    make_worker,
    member_data,
    nik_for,
)
from tests.services.saying import says

REGENCY = load_regency()
S = EnrolmentStatus


async def returned(session: Any, enrolment: Enrolment) -> int:
    """Staff give the entry back; its version afterwards."""
    staff = await make_staff(session)
    move(session, enrolment, Verdict(S.RETURNED, Reason.NIK_MISMATCH), staff, NOW)
    await session.flush()
    return enrolment.version


async def named(session: Any, **over: Any) -> tuple[Access, Enrolment, MemberData]:
    place = await make_organisation(session)
    takmir = await make_coordinator(session, place)
    data = member_data(**over)
    done = await submit(session, takmir, place.id, data, REGENCY, NOW)
    return takmir, done.enrolment, data


async def test_mending_puts_it_back_into_the_queue(database: Database) -> None:
    later = NOW + timedelta(days=3)
    async with database.write() as session:
        takmir, entry, data = await named(session)
        version = await returned(session, entry)
        better = replace(data, name="Nama Betul", serving_since=date(2010, 1, 1), ktp_file_id=None)
        done = await mend(session, takmir, entry.id, version, better, REGENCY, later)
        with says(Stale, "review-changed"):
            await mend(session, takmir, entry.id, version, better, REGENCY, later)
    async with database.read() as session:
        stored = await member_card(session, takmir, entry.id)
        trail = select(AuditEntry).where(AuditEntry.action == "enrolment.mend")
        [mended] = await session.scalars(trail)
    assert (stored.status, stored.submitted_at, stored.decided_by) == (S.SUBMITTED, later, None)
    assert (stored.reason, stored.returned_field, stored.note) == (None, None, None)
    assert data_of(stored) == replace(better, ktp_file_id=data.ktp_file_id)
    assert mended.after == "name,serving_since"
    assert done.enrolment.reference == entry.reference


async def test_only_what_was_returned_is_mended(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        takmir, entry, data = await named(session)
        with says(Invalid, "lifecycle-no-such-step"):
            await mend(session, takmir, entry.id, entry.version, data, REGENCY, NOW)
        version = await returned(session, entry)
        with says(Invalid, "enrolments-blocked"):
            await mend(session, takmir, entry.id, version, replace(data, name=""), REGENCY, NOW)
        assert entry.status is S.RETURNED


async def test_a_mistyped_nik_is_put_right_in_place(database: Database) -> None:
    async with database.write() as session:
        takmir, entry, data = await named(session)
        version, worker_id = await returned(session, entry), entry.worker_id
        right = replace(data, nik=nik_for(8_000))
        done = await mend(session, takmir, entry.id, version, right, REGENCY, NOW)
        assert done.enrolment.worker_id == worker_id
        assert await nik_taken(session, data.nik, takmir) is None
        assert await nik_taken(session, right.nik, takmir) is TakenBy.OWN


async def test_a_right_nik_that_is_known_takes_the_entry_over(database: Database) -> None:
    async with database.write() as session:
        takmir, entry, data = await named(session)
        version, mistyped = await returned(session, entry), entry.worker_id
        known = await make_worker(session, nik=nik_for(8_001))
        right = replace(data, nik=known.nik)
        done = await mend(session, takmir, entry.id, version, right, REGENCY, NOW)
        assert done.enrolment.worker_id == known.id
    async with database.read() as session:
        assert await session.get(Worker, mistyped) is None
        stored = await member_card(session, takmir, entry.id)
        assert data_of(stored) == right


async def test_a_wrong_nik_of_somebody_with_a_history_leaves_them_alone(database: Database) -> None:
    async with database.write() as session:
        takmir, entry, data = await named(session)
        version, wrong = await returned(session, entry), entry.worker
        await make_protection(session, wrong)
        right = replace(data, nik=nik_for(8_002))
        done = await mend(session, takmir, entry.id, version, right, REGENCY, NOW)
        assert done.enrolment.worker_id != wrong.id
        assert wrong.nik == data.nik


async def test_mending_onto_a_taken_nik_is_refused(database: Database) -> None:
    async with database.write() as session:
        takmir, entry, data = await named(session)
        version, other = await returned(session, entry), await make_enrolment(session)
        taken = replace(data, nik=other.worker.nik)
        with says(Invalid, "enrolments-taken-other"):
            await mend(session, takmir, entry.id, version, taken, REGENCY, NOW)
