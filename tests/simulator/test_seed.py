from __future__ import annotations

from datetime import UTC, datetime, timedelta
from time import perf_counter

import pytest
from sqlalchemy import select

from locales import LANGUAGES, texts
from models import Account, Database, Enrolment, Role, Worker
from regency import load_regency
from services.bpjs.roster import ProblemKind
from services.bpjs.roster_file import read_roster
from services.bpjs.roster_plan import Outcome
from services.bpjs.rosters import apply, preview
from services.claims import link_by_code, link_by_contact
from services.coverage.counting import Count, coverage
from services.coverage.standings import catch_up
from services.nik import read_nik
from services.phones import read_phone
from services.roles import Access
from simulator.demo_roster import demo_roster
from simulator.personas import ADMIN_IDS, GURU_NGAJI, GURU_NGAJI_CODE, MARBOT, PERSONAS, PETUGAS
from simulator.seed import seed

NOW = datetime(2026, 8, 15, 2, tzinfo=UTC)
TODAY = NOW.date()
REGENCY = load_regency()


async def test_the_demo_has_the_regency_at_its_real_scale(database: Database) -> None:
    started = perf_counter()
    assert await seed(database, REGENCY, NOW)
    assert perf_counter() - started < 10

    async with database.read() as session:
        figures = await coverage(session, TODAY, REGENCY)
    assert figures.total[Count.KNOWN] == 3_934
    assert figures.total[Count.ACTIVE] == 1_014
    assert figures.total[Count.SUBMITTED] == 14
    assert figures.total[Count.RETURNED] == 9
    assert figures.total[Count.GRACE] > 0
    assert figures.total[Count.ENDED] > 0
    assert len(figures.kecamatan) == 19
    assert all(row[Count.KNOWN] for row in (*figures.kecamatan, *figures.categories))
    assert figures.as_of == TODAY - timedelta(days=20)


async def test_it_is_filled_only_once(sqlite_database: Database) -> None:
    assert await seed(sqlite_database, REGENCY, NOW)
    assert not await seed(sqlite_database, REGENCY, NOW)


async def test_it_is_the_same_every_time(tmp_path_factory: pytest.TempPathFactory) -> None:
    from migrations import upgrade

    seen = []
    for name in ("a", "b"):
        database = Database(f"sqlite+aiosqlite:///{tmp_path_factory.mktemp(name) / 'x.sqlite3'}")
        await upgrade(database)
        await seed(database, REGENCY, NOW)
        async with database.read() as session:
            rows = await session.execute(
                select(Worker.nik, Worker.name, Worker.phone, Enrolment.reference, Enrolment.status).join(
                    Enrolment, Enrolment.worker_id == Worker.id
                )
            )
            seen.append([tuple(row) for row in rows])
        await database.close()
    assert seen[0] == seen[1]


async def test_every_invented_person_passes_our_own_rules(sqlite_database: Database) -> None:
    await seed(sqlite_database, REGENCY, NOW)
    async with sqlite_database.read() as session:
        for worker in await session.scalars(select(Worker)):
            nik = read_nik(worker.nik, TODAY)
            assert nik.birth_date == worker.birth_date
            assert nik.is_local(REGENCY)
            assert worker.phone is None or read_phone(worker.phone) == worker.phone


async def test_new_entries_can_follow_on_both_databases(database: Database) -> None:
    await seed(database, REGENCY, NOW)
    async with database.write() as session:
        account = Account(telegram_id=1, name="Baru", created_at=NOW)
        session.add(account)
        await session.flush()
        assert account.id > 5


async def test_the_personas_can_play_their_parts(sqlite_database: Database) -> None:
    await seed(sqlite_database, REGENCY, NOW)
    async with sqlite_database.write() as session:
        for persona in (MARBOT, GURU_NGAJI):
            session.add(Account(telegram_id=persona.id, name=persona.first_name, created_at=NOW))
        await session.flush()
        accounts = {a.telegram_id: a for a in await session.scalars(select(Account))}
        marbot = await link_by_contact(session, accounts[MARBOT.id], MARBOT.phone, NOW)
        guru = await link_by_code(session, accounts[GURU_NGAJI.id], GURU_NGAJI_CODE, NOW)
        assert marbot.worker_id is not None
        assert guru.worker_id is not None
    assert set(ADMIN_IDS) <= set(accounts)


def test_every_persona_is_introduced_in_both_languages() -> None:
    for language in LANGUAGES:
        for persona in PERSONAS:
            assert texts(language)(persona.role)
            assert texts(language)(persona.hint)
    assert len({persona.id for persona in PERSONAS}) == len(PERSONAS)
    assert all(read_phone(persona.phone) == persona.phone for persona in PERSONAS)


async def test_the_demo_roster_is_one_that_can_be_imported(sqlite_database: Database) -> None:
    await seed(sqlite_database, REGENCY, NOW)
    data = await demo_roster(sqlite_database, REGENCY, TODAY)
    roster = read_roster(data, TODAY)
    assert [problem.kind for problem in roster.problems] == [ProblemKind.DUPLICATE, ProblemKind.UNREADABLE]
    async with sqlite_database.write() as session:
        staff = await session.scalar(select(Account.id).where(Account.telegram_id == PETUGAS.id))
        assert staff is not None
        by = Access(staff, frozenset({Role.STAFF}))
        before = await coverage(session, TODAY, REGENCY)
        shown = await preview(session, roster, "BPJS.xlsx", "f" * 64, TODAY, by, NOW)
        done = await apply(session, shown.roster_id, by, TODAY, NOW)
        await session.flush()
        assert not await catch_up(session, REGENCY.zone, NOW, at_most=1_000)
        after = await coverage(session, TODAY, REGENCY)
    assert done.counts.flags == {}
    assert done.counts[Outcome.UNKNOWN] == 1
    assert done.counts[Outcome.UNCHANGED] == 40
    assert done.counts[Outcome.NEW] == 310
    assert after.total[Count.ACTIVE] == before.total[Count.ACTIVE] + 310
