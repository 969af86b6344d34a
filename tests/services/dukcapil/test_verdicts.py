"""Which verdicts hold, and that evidence outlives the correction of a NIK; on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    Database,
    DukcapilCheck,
    DukcapilFile,
    DukcapilFileStatus,
    DukcapilSent,
    DukcapilVerdict,
    Enrolment,
    EnrolmentStatus,
    Worker,
)
from regency import load_regency
from services.dukcapil.sending import Extent, make_list, standing
from services.dukcapil.verdicts import has_verdict, is_matched, verdicts_of
from services.enrolments import mend
from services.objections.windows import close_due, open_window
from tests.factories import NOW, make_enrolment, make_staff, make_worker, nik_for
from tests.services.test_enrolments_mending import named, returned

V = DukcapilVerdict
REGENCY = load_regency()


async def check(session: AsyncSession, worker: Worker, verdict: DukcapilVerdict, by: int) -> DukcapilCheck:
    """A verdict about somebody as they stand."""
    file = DukcapilFile(
        status=DukcapilFileStatus.APPLIED, file_name="a", file_hash="0" * 64,
        as_of=NOW.date(), made_by=by, made_at=NOW,
    )  # fmt: skip
    session.add(file)
    await session.flush()
    facts: dict[str, Any] = {
        "nik_index": worker.nik_index,
        "name": worker.name,
        "birth_date": worker.birth_date,
    }
    one = DukcapilCheck(
        worker_id=worker.id,
        file_id=file.id,
        verdict=verdict,
        words="x",
        as_of=NOW.date(),
        at=NOW,
        by=by,
        **facts,
    )
    session.add(one)
    await session.flush()
    return one


async def test_a_match_holds_only_for_the_very_data_that_were_compared(database: Database) -> None:
    async with database.write() as session:
        staff = await make_staff(session)
        entry, other = await make_enrolment(session), await make_enrolment(session)
        await check(session, entry.worker, V.MATCH, staff.account_id)
        await check(session, other.worker, V.UNKNOWN, staff.account_id)
        matched = select(Enrolment.id).where(is_matched())
        assert list(await session.scalars(matched)) == [entry.id]
        assert list(await session.scalars(select(Enrolment.id).where(has_verdict(V.UNKNOWN)))) == [other.id]
        other.worker.name = "Nama Lain"
        entry.worker.birth_date = date(1981, 1, 1)
        await session.flush()
        assert not list(await session.scalars(matched))
        # Another name does not make an unknown NIK known.
        assert set(await verdicts_of(session, (entry.worker_id, other.worker_id))) == {other.worker_id}


async def test_whom_a_list_holds(database: Database) -> None:
    async with database.write() as session:
        staff = await make_staff(session)
        waits = await make_enrolment(session)
        await make_enrolment(session, status=EnrolmentStatus.RETURNED)
        matched = await make_enrolment(session, status=EnrolmentStatus.APPROVED)
        await make_enrolment(session, worker=await make_worker(session, mother_name=None))
        await check(session, matched.worker, V.MATCH, staff.account_id)
        assert (await standing(session)).waiting == 1
        made = await make_list(session, Extent.NEW, staff, REGENCY, NOW)
        assert made.people == 1
        found = await standing(session)
        assert (found.waiting, found.unanswered, found.by_verdict) == (0, 1, {V.MATCH: 1})
        waits.worker.name = "Nama Baru"
        await session.flush()
        assert (await standing(session)).waiting == 1
        assert (await make_list(session, Extent.ALL, staff, REGENCY, NOW)).people == 3
        assert len(list(await session.scalars(select(DukcapilSent)))) == 4


async def test_windows_are_closed_by_the_clock_on_both_databases(database: Database) -> None:
    async with database.write() as session:
        staff = await make_staff(session)
        entry = await make_enrolment(session, status=EnrolmentStatus.APPROVED)
        opened = await open_window(session, "a", 3, 1, staff, REGENCY, NOW)
        end = opened.window.ends_at
    async with database.write() as session:
        assert await close_due(session, NOW) == 0
        assert await close_due(session, end) == 1
        found = await session.get_one(Enrolment, entry.id, populate_existing=True)
        assert found.status is EnrolmentStatus.CLEARED


async def test_evidence_about_a_mistyped_nik_outlives_its_correction(database: Database) -> None:
    async with database.write() as session:
        takmir, entry, data = await named(session)
        version, mistyped = await returned(session, entry), entry.worker
        known = await make_worker(session, nik=nik_for(8_011))
        staff = await make_staff(session)
        await check(session, mistyped, V.UNKNOWN, staff.account_id)
        await check(session, known, V.MATCH, staff.account_id)
        done = await mend(session, takmir, entry.id, version, replace(data, nik=known.nik), REGENCY, NOW)
        assert done.enrolment.worker_id == known.id
        kept = await session.scalars(select(DukcapilCheck).order_by(DukcapilCheck.id))
        found = [(one.worker_id, one.verdict, one.replaced_at is None) for one in kept]
        assert found == [(known.id, V.UNKNOWN, False), (known.id, V.MATCH, True)]
