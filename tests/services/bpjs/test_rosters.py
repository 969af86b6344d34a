from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event, select

from locales import LANGUAGES, Text, texts
from models import AuditEntry, Database, Protection, Roster, RosterStatus, Worker
from services.bpjs.comparing import BIRTH_DATE, NAME
from services.bpjs.counts import Counts, as_json, from_json
from services.bpjs.roster import ProblemKind, RosterFile, RosterRow, RowProblem, SheetHead
from services.bpjs.roster_plan import Answer, Outcome
from services.bpjs.roster_rows import packed, unpacked
from services.bpjs.rosters import Applied, apply, discard, discard_older, preview
from services.errors import Stale
from services.roles import Access
from tests.factories import NOW, make_protection, make_staff, make_worker, nik_for

AS_OF, TODAY = date(2026, 11, 15), date(2026, 11, 22)
HASH = "a" * 64


def row(number: int, nik: str, name: str = "Ahmad Contoh", **over: object) -> RosterRow:
    facts = RosterRow(
        row=number,
        nik=nik,
        kpj="12345678901",
        name=name,
        birth_date=date(1980, 8, 17),
        programmes=("JKK", "JKM"),
        job="Marbot",
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        grace_until=date(2027, 3, 31),
        cells=(nik, name),
    )
    return replace(facts, **over)  # type: ignore[arg-type]


def file(*rows: RosterRow, problems: tuple[RowProblem, ...] = ()) -> RosterFile:
    return RosterFile((SheetHead("DATA", ("nik", "nama")),), rows, (), problems)


async def send(
    database: Database,
    roster: RosterFile,
    by: Access,
    *,
    as_of: date = AS_OF,
    file_hash: str = HASH,
) -> Applied:
    async with database.write() as session:
        shown = await preview(session, roster, "BPJS.xlsx", file_hash, as_of, by, NOW)
    async with database.write() as session:
        return await apply(session, shown.roster_id, by, TODAY, NOW)


async def people(database: Database, count: int) -> tuple[Access, list[Worker]]:
    async with database.write() as session:
        return await make_staff(session), [
            await make_worker(session, nik=nik_for(number), name="Ahmad Contoh") for number in range(count)
        ]


def adds_up(counts: Counts) -> bool:
    return counts.total == sum(counts.outcomes.values()) == sum(counts.answers.values())


async def test_rows_of_every_kind_are_counted_and_add_up(database: Database) -> None:
    staff, (new, extended, changed, same) = await people(database, 4)
    async with database.write() as session:
        await make_protection(session, extended, ends_on=date(2026, 6, 30), grace_until=date(2026, 9, 30))
        await make_protection(session, changed, ends_on=date(2027, 6, 30), grace_until=date(2027, 9, 30))
        await make_protection(session, same)
    roster = file(
        row(2, new.nik),
        row(3, extended.nik),
        row(4, changed.nik),
        row(5, same.nik, kpj=None),
        row(6, nik_for(500)),
        problems=(
            RowProblem(7, ProblemKind.DUPLICATE, Text("roster-duplicate", row="2", ends=AS_OF), ("x", "y")),
            RowProblem(8, ProblemKind.UNREADABLE, Text("roster-nik-empty"), ("", "z")),
        ),
    )
    async with database.write() as session:
        shown = await preview(session, roster, "BPJS.xlsx", HASH, AS_OF, staff, NOW)
        assert len((await session.scalars(select(Protection))).all()) == 3
    outcomes = set(Outcome) - {Outcome.REFUSED, Outcome.OLDER, Outcome.NO_COVER}
    assert shown.counts.outcomes == dict.fromkeys(outcomes, 1)
    answers = {Answer.MATCHED: 2, Answer.CHANGED: 2, Answer.UNKNOWN: 1, Answer.ASIDE: 2}
    assert shown.counts.answers == answers
    async with database.write() as session:
        done = await apply(session, shown.roster_id, staff, TODAY, NOW)
    assert done.counts == shown.counts
    assert adds_up(done.counts)
    assert [line.row for line in done.lines] == [2, 3, 4, 5, 6, 7, 8]
    async with database.read() as session:
        stored = (await session.scalars(select(Protection))).all()
    assert {p.ends_on for p in stored} == {date(2026, 12, 31)}
    assert {p.as_of for p in stored} == {AS_OF}
    assert len(stored) == 4


async def test_rows_are_wiped_and_the_hash_is_in_the_trail(database: Database) -> None:
    staff, (worker,) = await people(database, 1)
    await send(database, file(row(2, worker.nik)), staff)
    async with database.read() as session:
        stored = (await session.scalars(select(Roster))).one()
        entry = (await session.scalars(select(AuditEntry).where(AuditEntry.action == "roster.apply"))).one()
    assert stored.rows is None
    assert stored.status is RosterStatus.APPLIED
    assert (entry.note, entry.account_id) == (HASH, staff.account_id)


async def test_a_second_press_changes_nothing(database: Database) -> None:
    staff, (worker,) = await people(database, 1)
    first = await send(database, file(row(2, worker.nik)), staff)
    async with database.write() as session:
        second = await apply(session, first.roster_id, staff, TODAY, NOW + timedelta(seconds=1))
        trail = await session.scalars(select(AuditEntry).where(AuditEntry.action == "roster.apply"))
        assert len(trail.all()) == 1
    assert second.already
    assert second.counts == first.counts


async def test_the_same_file_twice_says_so(database: Database) -> None:
    staff, (worker,) = await people(database, 1)
    first = await send(database, file(row(2, worker.nik)), staff)
    async with database.write() as session:
        shown = await preview(session, file(row(2, worker.nik)), "lagi.xlsx", HASH, AS_OF, staff, NOW)
        assert len((await session.scalars(select(Roster))).all()) == 1
    assert shown.already_applied_at == NOW
    assert (shown.roster_id, shown.counts) == (first.roster_id, first.counts)


async def test_the_same_content_in_another_file_is_unchanged(database: Database) -> None:
    staff, (worker,) = await people(database, 1)
    await send(database, file(row(2, worker.nik)), staff)
    again = await send(database, file(row(2, worker.nik)), staff, file_hash="b" * 64)
    assert (again.counts[Outcome.UNCHANGED], again.counts.changes) == (1, 0)


async def test_a_preview_sent_twice_is_one(database: Database) -> None:
    staff, (worker,) = await people(database, 1)
    async with database.write() as session:
        first = await preview(session, file(row(2, worker.nik)), "a.xlsx", HASH, AS_OF, staff, NOW)
        later = AS_OF + timedelta(days=1)
        second = await preview(session, file(row(2, worker.nik)), "a.xlsx", HASH, later, staff, NOW)
    assert first.roster_id == second.roster_id
    assert second.as_of == later


async def test_an_older_file_does_not_overwrite_newer_data(database: Database) -> None:
    staff, (worker,) = await people(database, 1)
    await send(database, file(row(2, worker.nik)), staff)
    old = file(row(2, worker.nik, ends_on=date(2026, 6, 30)))
    async with database.write() as session:
        shown = await preview(session, old, "lama.xlsx", "b" * 64, date(2026, 5, 1), staff, NOW)
        done = await apply(session, shown.roster_id, staff, TODAY, NOW)
        ends = await session.scalar(select(Protection.ends_on))
    assert shown.newer_as_of == AS_OF
    assert (done.counts[Outcome.OLDER], done.counts.changes) == (1, 0)
    assert ends == date(2026, 12, 31)


async def test_another_name_or_birth_date_is_flagged_and_not_refused(database: Database) -> None:
    staff, (worker, other) = await people(database, 2)
    done = await send(
        database,
        file(
            row(2, worker.nik, name="Zulkifli Lain", birth_date=date(1981, 8, 17)),
            row(3, other.nik, name="H. AHMAD CONTOH"),
        ),
        staff,
    )
    assert done.counts[Outcome.NEW] == 2
    assert done.counts.flags == {NAME: 1, BIRTH_DATE: 1}
    words = [texts("id")(text) for text in done.lines[0].remarks]
    assert "Nama berbeda, data kami: Ahmad Contoh." in words


async def test_a_corrected_start_replaces_the_period_that_would_outlast_it(database: Database) -> None:
    staff, (worker,) = await people(database, 1)
    async with database.write() as session:
        await make_protection(session, worker, ends_on=date(2027, 6, 30), grace_until=date(2027, 9, 30))
    done = await send(database, file(row(2, worker.nik, starts_on=date(2026, 2, 1))), staff)
    assert done.counts[Outcome.CHANGED] == 1
    async with database.read() as session:
        (period,) = (await session.scalars(select(Protection))).all()
    assert (period.starts_on, period.ends_on) == (date(2026, 2, 1), date(2026, 12, 31))


async def test_a_renewal_stands_beside_the_year_before(database: Database) -> None:
    staff, (worker,) = await people(database, 1)
    async with database.write() as session:
        await make_protection(session, worker)
    renewal = row(2, worker.nik, starts_on=date(2026, 12, 1), ends_on=date(2027, 11, 30))
    done = await send(database, file(replace(renewal, grace_until=date(2028, 2, 28))), staff)
    assert done.counts[Outcome.NEW] == 1
    async with database.read() as session:
        assert len((await session.scalars(select(Protection))).all()) == 2


async def test_people_entered_after_the_preview_are_counted_when_it_is_applied(database: Database) -> None:
    staff, _ = await people(database, 1)
    nik = nik_for(700)
    async with database.write() as session:
        shown = await preview(session, file(row(2, nik)), "a.xlsx", HASH, AS_OF, staff, NOW)
        await make_worker(session, nik=nik)
    async with database.write() as session:
        done = await apply(session, shown.roster_id, staff, TODAY, NOW)
    assert (shown.counts[Outcome.UNKNOWN], done.counts[Outcome.NEW]) == (1, 1)


async def test_a_discarded_preview_is_forgotten_and_cannot_be_applied(database: Database) -> None:
    staff, (worker,) = await people(database, 1)
    async with database.write() as session:
        shown = await preview(session, file(row(2, worker.nik)), "a.xlsx", HASH, AS_OF, staff, NOW)
        assert await discard(session, shown.roster_id, staff, NOW)
        assert not await discard(session, shown.roster_id, staff, NOW)
        with pytest.raises(Stale) as caught:
            await apply(session, shown.roster_id, staff, TODAY, NOW)
        assert (await session.scalars(select(Roster))).one().rows is None
        again = await preview(session, file(row(2, worker.nik)), "a.xlsx", HASH, AS_OF, staff, NOW)
    assert again.already_applied_at is None
    assert all(texts(language)(caught.value.text) for language in LANGUAGES)


async def test_previews_that_nobody_confirmed_are_forgotten(database: Database) -> None:
    staff, (worker,) = await people(database, 1)
    async with database.write() as session:
        await preview(session, file(row(2, worker.nik)), "a.xlsx", HASH, AS_OF, staff, NOW)
        assert await discard_older(session, NOW) == 0
        assert await discard_older(session, NOW + timedelta(days=1)) == 1
    async with database.read() as session:
        assert (await session.scalars(select(Roster))).one().rows is None


async def test_thousands_of_rows_take_few_statements(sqlite_database: Database) -> None:
    staff, workers = await people(sqlite_database, 5)
    unknown = [row(number, nik_for(number)) for number in range(1_000, 5_000)]
    statements = 0

    def counted(*_: object) -> None:
        nonlocal statements
        statements += 1

    event.listen(sqlite_database.writer.sync_engine, "before_cursor_execute", counted)
    known = [
        row(number, worker.nik, kpj="12345678901" if number % 2 else None)
        for number, worker in enumerate(workers)
    ]
    done = await send(sqlite_database, file(*known, *unknown), staff)
    assert (done.counts[Outcome.UNKNOWN], done.counts[Outcome.NEW]) == (4_000, 5)
    assert statements < 150


def test_a_file_survives_the_way_through_the_database() -> None:
    reason = Text("roster-end-wrong", reason=Text("dates-future", day=AS_OF, today=AS_OF))
    roster = file(
        row(2, nik_for(1), birth_date=None, kpj=None, remarks=(Text("roster-remark-kept"),)),
        problems=(RowProblem(3, ProblemKind.UNREADABLE, reason, ("a", "b")),),
    )
    assert unpacked(packed(roster)) == roster


async def test_two_presses_at_the_same_moment_apply_once(database: Database) -> None:
    staff, (worker,) = await people(database, 1)
    async with database.write() as session:
        shown = await preview(session, file(row(2, worker.nik)), "a.xlsx", HASH, AS_OF, staff, NOW)

    async def press() -> bool:
        async with database.write() as session:
            return (await apply(session, shown.roster_id, staff, TODAY, NOW)).already

    assert sorted(await asyncio.gather(press(), press(), press())) == [False, True, True]


async def test_counts_survive_the_database_and_those_of_earlier_files_are_read(database: Database) -> None:
    staff, (worker,) = await people(database, 1)
    done = await send(database, file(row(2, worker.nik, name="Orang Lain")), staff)
    assert from_json(as_json(done.counts)) == done.counts
    earlier = {"total": 3, "new": 2, "refused": 1, "name_differs": 1, "extended": 0}
    assert from_json(earlier).outcomes == {Outcome.NEW: 2, Outcome.UNREADABLE: 1}
