from __future__ import annotations

import io
from datetime import date
from itertools import product
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession

from locales import LANGUAGES, texts
from models import Database, EnrolmentStatus, ProtectionState, Roster, RosterStatus
from regency import load_regency
from services.coverage.counting import Count, coverage, everyone_behind, people_behind
from services.coverage.figures import Cut
from services.coverage.people_file import people_file
from services.coverage.standings import up_to_date
from tests.factories import NOW, make_account, make_enrolment, make_organisation, make_protection, make_worker

REGENCY = load_regency()
TODAY = date(2026, 11, 22)
COVERS = {
    ProtectionState.ACTIVE: (date(2026, 1, 1), date(2026, 12, 31), date(2027, 3, 31)),
    ProtectionState.UPCOMING: (date(2027, 1, 1), date(2027, 12, 31), date(2028, 3, 31)),
    ProtectionState.GRACE: (date(2025, 10, 1), date(2026, 9, 30), date(2026, 12, 31)),
    ProtectionState.ENDED: (date(2024, 1, 1), date(2024, 12, 31), date(2025, 3, 31)),
}


async def somebody(
    session: AsyncSession,
    status: EnrolmentStatus = EnrolmentStatus.APPROVED,
    category: str = "marbot",
    kecamatan: str = "16.09.01",
    covers: tuple[ProtectionState, ...] = (),
) -> None:
    desa = REGENCY.desa_of(kecamatan)[0]
    worker = await make_worker(session, kecamatan_code=kecamatan, desa_code=desa.code)
    await make_enrolment(session, worker=worker, status=status, category=category)
    for state in covers:
        starts_on, ends_on, grace_until = COVERS[state]
        await make_protection(session, worker, starts_on=starts_on, ends_on=ends_on, grace_until=grace_until)
    await up_to_date(session, REGENCY.zone, NOW)


async def populate(session: AsyncSession, seed: int, people: int = 40) -> None:
    random = Random(seed)
    for _ in range(people):
        await somebody(
            session,
            random.choice(list(EnrolmentStatus)),
            random.choice([category.key for category in REGENCY.categories]),
            random.choice(REGENCY.kecamatan[:3]).code,
            tuple(random.sample(list(ProtectionState), random.randint(0, 2))),
        )


async def test_an_empty_regency_has_all_its_rows(database: Database) -> None:
    async with database.read() as session:
        figures = await coverage(session, TODAY, REGENCY)
    assert len(figures.kecamatan) == 19
    assert [row.label for row in figures.categories] == [category.key for category in REGENCY.categories]
    assert figures.total[Count.KNOWN] == 0
    assert (figures.as_of, figures.total.entitled.people, figures.total.gap) == (None, 3_934, 3_934)


async def test_rejected_and_withdrawn_people_do_not_count(database: Database) -> None:
    async with database.write() as session:
        for status in EnrolmentStatus:
            await somebody(session, status)
    async with database.read() as session:
        figures = await coverage(session, TODAY, REGENCY)
    counted = {count: figures.total[count] for count in Count if figures.total[count]}
    assert counted == {
        Count.KNOWN: 7,
        Count.SUBMITTED: 1,
        Count.RETURNED: 1,
        Count.APPROVED: 5,
        Count.UNCOVERED: 7,
    }


async def test_somebody_whom_two_organisations_named_counts_once(database: Database) -> None:
    async with database.write() as session:
        worker = await make_worker(session)
        await make_enrolment(session, worker=worker, status=EnrolmentStatus.WITHDRAWN)
        await make_enrolment(session, worker=worker, organisation=await make_organisation(session))
        await up_to_date(session, REGENCY.zone, NOW)
    async with database.read() as session:
        assert (await coverage(session, TODAY, REGENCY)).total[Count.KNOWN] == 1


async def test_the_best_of_several_periods_counts(database: Database) -> None:
    async with database.write() as session:
        await somebody(session, covers=(ProtectionState.ENDED, ProtectionState.ACTIVE))
        await somebody(session, covers=(ProtectionState.ENDED, ProtectionState.GRACE))
    async with database.read() as session:
        total = (await coverage(session, TODAY, REGENCY)).total
    assert (total[Count.ACTIVE], total[Count.GRACE], total[Count.ENDED]) == (1, 1, 0)


async def test_the_date_is_that_of_the_newest_applied_file(database: Database) -> None:
    async with database.write() as session:
        staff = await make_account(session)
        for as_of, status in (
            (date(2026, 9, 1), RosterStatus.APPLIED),
            (date(2026, 10, 1), RosterStatus.APPLIED),
            (date(2026, 11, 1), RosterStatus.PREVIEWED),
        ):
            session.add(
                Roster(
                    file_name="x",
                    file_hash="x",
                    as_of=as_of,
                    counts={},
                    status=status,
                    uploaded_by=staff.id,
                    uploaded_at=NOW,
                )
            )
    async with database.read() as session:
        assert (await coverage(session, TODAY, REGENCY)).as_of == date(2026, 10, 1)


@pytest.mark.parametrize("seed", [1, 2])
async def test_parts_add_up_and_every_list_is_as_long_as_its_count(database: Database, seed: int) -> None:
    async with database.write() as session:
        await populate(session, seed)
    async with database.read() as session:
        figures = await coverage(session, TODAY, REGENCY)
        for count in Count:
            assert sum(row[count] for row in figures.categories) == figures.total[count]
            assert sum(row[count] for row in figures.kecamatan) == figures.total[count]
        for row in (figures.total, *figures.categories, *figures.kecamatan):
            counts = row.counts
            assert row[Count.KNOWN] == sum(
                counts[c] for c in (Count.SUBMITTED, Count.RETURNED, Count.APPROVED)
            )
            assert row[Count.KNOWN] == sum(
                counts[c] for c in (Count.ACTIVE, Count.UPCOMING, Count.GRACE, Count.ENDED, Count.UNCOVERED)
            )
        for row, count in product((figures.total, *figures.categories, *figures.kecamatan[:4]), Count):
            people = await everyone_behind(session, row.cut, count, TODAY)
            assert len({person.worker_id for person in people}) == len(people) == row[count]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(page=st.integers(-3, 60), size=st.integers(1, 15), count=st.sampled_from(list(Count)))
async def test_pages_together_are_the_list(
    sqlite_database: Database, page: int, size: int, count: Count
) -> None:
    async with sqlite_database.write() as session:
        if not await everyone_behind(session, Cut(), Count.KNOWN, TODAY):
            await populate(session, 3, people=30)
    async with sqlite_database.read() as session:
        everyone = await everyone_behind(session, Cut(), count, TODAY)
        shown = await people_behind(session, Cut(), count, TODAY, page, size)
        assert shown.total == len(everyone)
        assert 0 <= shown.page < shown.pages
        assert shown.people == everyone[shown.page * size : (shown.page + 1) * size]


async def test_both_cuts_at_once(database: Database) -> None:
    async with database.write() as session:
        await somebody(session, category="marbot", kecamatan="16.09.02")
        await somebody(session, category="guru_ngaji", kecamatan="16.09.02")
        await somebody(session, category="marbot", kecamatan="16.09.03")
    async with database.read() as session:
        page = await people_behind(session, Cut("marbot", "16.09.02"), Count.APPROVED, TODAY)
    assert page.total == 1
    (person,) = page.people
    assert (person.category, person.kecamatan_code) == ("marbot", "16.09.02")
    assert "••••••••" in person.masked_nik


async def test_counting_takes_two_statements(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        await populate(session, 5)
    statements: list[str] = []
    event.listen(
        sqlite_database.reader.sync_engine,
        "before_cursor_execute",
        lambda *call: statements.append(call[2]),
    )
    async with sqlite_database.read() as session:
        await coverage(session, TODAY, REGENCY)
    assert sum(statement.startswith("SELECT") for statement in statements) == 2


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_file_has_as_many_rows_as_the_count_says(sqlite_database: Database, language: str) -> None:
    async with sqlite_database.write() as session:
        await populate(session, 7, people=12)
        people = await everyone_behind(session, Cut(), Count.KNOWN, TODAY)
    data = people_file(people, REGENCY, texts(language))
    rows = list(load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(people)
    assert [row[2] for row in rows] == [person.name for person in people]
    assert all("•" in str(row[3]) for row in rows)


def test_every_count_has_a_name() -> None:
    for language in LANGUAGES:
        assert all(texts(language)(f"coverage-count-{count.value}") for count in Count)
