from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import openpyxl
import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import texts
from models import (
    Database,
    Enrolment,
    EnrolmentStatus,
    Role,
    Sample,
    SamplePerson,
    SamplePool,
    Visit,
    VisitCheck,
)
from regency import load_regency
from services.errors import Invalid, NotAllowed
from services.field.desk import own_card
from services.field.drawing import draw
from services.field.planning import MOST_PEOPLE, assign
from services.field.recording import apply, say_of_the_rest, send
from services.field.reports import read_report
from services.field.sample_file import rows_of, sample_file
from services.field.samples import Design, draw_sample, outcome, plan
from services.field.verified import is_verified
from services.field.wilson import wilson
from services.roles import Access
from tests.factories import make_enrolment, make_organisation, make_staff, make_worker

REGENCY = load_regency()
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
DESIGN = Design(SamplePool.WAITING, None, 10, False, 4711)


async def people(session: AsyncSession, marbot: int = 30, guru: int = 10, **over: object) -> None:
    for category, count in (("marbot", marbot), ("guru_ngaji", guru)):
        place = await make_organisation(session)
        for _ in range(count):
            await make_enrolment(session, organisation=place, category=category, **over)


async def sent(session: AsyncSession, verifier: Access, visit_id: int, text: str, now: datetime) -> None:
    card = await own_card(session, verifier, visit_id)
    apply(session, verifier, card, read_report(text), 1, now)
    await session.flush()
    await send(session, verifier, await own_card(session, verifier, visit_id), now)


async def visits(session: AsyncSession, sample: Sample) -> list[Visit]:
    return list(await session.scalars(select(Visit).where(Visit.sample_id == sample.id).order_by(Visit.id)))


async def test_what_is_drawn_can_be_drawn_again_by_hand(database: Database) -> None:
    async with database.write() as session:
        await people(session)
        await people(session, 3, 3, status=EnrolmentStatus.RETURNED)
        sample = await draw_sample(session, DESIGN, await make_staff(session), REGENCY, NOW)
        assert sample.strata == {"marbot": [30, 7], "guru_ngaji": [10, 3]}
        rows = (
            await session.execute(
                select(SamplePerson.category, Enrolment.reference).join(
                    Enrolment, Enrolment.id == SamplePerson.enrolment_id
                )
            )
        ).all()
        for category, (_, count) in sample.strata.items():
            pool = await session.scalars(
                select(Enrolment.reference).where(
                    Enrolment.category == category, Enrolment.status == EnrolmentStatus.SUBMITTED
                )
            )
            assert {one for of, one in rows if of == category} == set(draw(4711, list(pool), count))
        assert (await plan(session, DESIGN)).drawn == 10


async def test_everybody_is_drawn_at_a_hundred_percent_and_the_share_is_exact(database: Database) -> None:
    async with database.write() as session:
        await people(session, 14, 3)
        everybody = Design(SamplePool.WAITING, None, 100, True, 1)
        sample = await draw_sample(session, everybody, await make_staff(session), REGENCY, NOW)
        verifier = await make_staff(session, Role.VERIFIER)
        mine = await visits(session, sample)
        assert len(mine) == 3  # 14 people of one place are two lists
        await assign(session, [one.organisation_id for one in mine], verifier, verifier, REGENCY, NOW)
        for one in mine:
            await sent(session, verifier, one.id, "1 alamat beda, sisanya benar", NOW)
        found = await outcome(session, sample.id)
        assert (found.total.people, found.total.drawn, found.total.visited, found.total.right) == (
            17,
            17,
            17,
            14,
        )
        assert (found.total.is_whole, found.total.interval) == (True, None)


async def test_the_first_meeting_since_the_drawing_counts(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session)
        entries = [
            await make_enrolment(session, organisation=place, worker=await make_worker(session, name=name))
            for name in ("Ahmad Satu", "Budi Dua", "Citra Tiga")
        ]
        office, verifier = await make_staff(session), await make_staff(session, Role.VERIFIER)
        # A visit before the drawing says nothing about what is drawn.
        before = await assign(session, [place.id], verifier, verifier, REGENCY, NOW)
        await sent(session, verifier, before.visits[0], "semua benar", NOW)
        later = NOW + timedelta(days=1)
        sample = await draw_sample(
            session, Design(SamplePool.WAITING, None, 100, True, 1), office, REGENCY, later
        )
        assert (await outcome(session, sample.id)).total.visited == 0
        await assign(session, [place.id], verifier, verifier, REGENCY, later)
        (visit,) = await visits(session, sample)
        await sent(session, verifier, visit.id, "1 nama beda, 2 tidak ada, 3 benar", later)
        found = (await outcome(session, sample.id)).total
        assert (found.visited, found.right) == (3, 1)
        # Mended and visited again: what was drawn was wrong all the same. Who was not met counts anew.
        entries[0].submitted_at = later + timedelta(days=1)
        await session.flush()
        from services.field.planning import make_visits

        again = await make_visits(
            session,
            [(place.id, one.id) for one in entries[:2]],
            office.account_id,
            sample.due_on,
            later,
            verifier,
        )
        await sent(session, verifier, again[0], "semua benar", later + timedelta(days=2))
        found = (await outcome(session, sample.id)).total
        assert (found.visited, found.right) == (3, 2)


async def test_who_is_on_a_list_already_is_not_listed_twice(database: Database) -> None:
    async with database.write() as session:
        place = await make_organisation(session)
        await make_enrolment(session, organisation=place)
        office, verifier = await make_staff(session), await make_staff(session, Role.VERIFIER)
        given = await assign(session, [place.id], verifier, verifier, REGENCY, NOW)
        sample = await draw_sample(session, DESIGN, office, REGENCY, NOW)
        assert await visits(session, sample) == []
        await sent(session, verifier, given.visits[0], "1 benar", NOW + timedelta(hours=1))
        assert (await outcome(session, sample.id)).total.right == 1


async def test_nobody_to_draw_and_nobody_who_may(database: Database) -> None:
    async with database.write() as session:
        with pytest.raises(Invalid, match="samples-nobody"):
            await draw_sample(session, DESIGN, await make_staff(session), REGENCY, NOW)
        with pytest.raises(NotAllowed):
            await draw_sample(session, DESIGN, await make_staff(session, Role.VERIFIER), REGENCY, NOW)


async def test_the_file_is_read_back(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        await people(session, 25, 5)
        sample = await draw_sample(session, DESIGN, await make_staff(session), REGENCY, NOW)
        verifier = await make_staff(session, Role.VERIFIER)
        mine = await visits(session, sample)
        await assign(session, [one.organisation_id for one in mine], verifier, verifier, REGENCY, NOW)
        await sent(session, verifier, mine[0].id, "1 meninggal, sisanya benar", NOW)
        found = await outcome(session, sample.id)
        book = openpyxl.load_workbook(
            io.BytesIO(sample_file(found, await rows_of(session, found), REGENCY, texts("id")))
        )
    assert book.sheetnames == ["Ringkasan", "Sampel", "Cara"]
    rows = list(book["Sampel"].iter_rows(values_only=True))[1:]
    assert len(rows) == found.total.drawn
    assert sum(row[12] == "ya" for row in rows) == found.total.right
    assert sum(row[11] == "belum dikunjungi" for row in rows) == found.total.drawn - found.total.visited
    low = wilson(found.total.right, found.total.visited).low
    total = list(book["Ringkasan"].iter_rows(values_only=True))[-1]
    assert total[6] == f"{100 * low:.1f}".replace(".", ",")


async def test_a_large_regency_is_drawn_whole(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        place = await make_organisation(session)
        for _ in range(3 * MOST_PEOPLE + 1):
            await make_enrolment(session, organisation=place)
        whole = Design(SamplePool.EVERYBODY, "16.09.01", 100, True, 9)
        sample = await draw_sample(session, whole, await make_staff(session), REGENCY, NOW)
        assert len(await visits(session, sample)) == 4
        assert await session.scalar(select(func.count(VisitCheck.id))) == 3 * MOST_PEOPLE + 1


async def test_verified_is_met_and_right_or_mended_since(database: Database) -> None:
    async def names(session: AsyncSession) -> list[str]:
        rows = await session.scalars(select(Enrolment).where(is_verified()).order_by(Enrolment.id))
        return [one.reference for one in rows]

    async with database.write() as session:
        place = await make_organisation(session)
        one, other, third = [
            await make_enrolment(session, organisation=place, worker=await make_worker(session, name=name))
            for name in ("Ahmad Satu", "Budi Dua", "Citra Tiga")
        ]
        verifier = await make_staff(session, Role.VERIFIER)
        given = await assign(session, [place.id], verifier, verifier, REGENCY, NOW)
        card = await own_card(session, verifier, given.visits[0])
        apply(session, verifier, card, read_report("1 benar 2 alamat beda 3 tidak ada"), 1, NOW)
        await session.flush()
        assert await names(session) == []
        await send(session, verifier, await own_card(session, verifier, given.visits[0]), NOW)
        assert await names(session) == [one.reference]
        other.submitted_at = third.submitted_at = NOW + timedelta(days=1)
        await session.flush()
        assert await names(session) == [one.reference, other.reference]
        # Mended after nobody was met: somebody has to go again.
        again = await assign(session, [place.id], verifier, verifier, REGENCY, NOW + timedelta(days=2))
        assert again.people == 1
        card = await own_card(session, verifier, again.visits[0])
        assert card.people[0].enrolment.id == third.id
        assert say_of_the_rest(card, read_report("semua benar").rest or pytest.fail("nothing"), NOW) == 1
