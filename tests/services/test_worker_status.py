from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from locales import LANGUAGES, texts
from models import Database, EnrolmentStatus
from regency import load_regency
from services.worker_status import WorkerState, WorkerStatus, status_of
from tests.factories import make_enrolment, make_protection, make_worker

REGENCY = load_regency()
TODAY = date(2026, 11, 22)


def words(status: WorkerStatus) -> str:
    assert all(texts(language)(text) for language in LANGUAGES for text in status.texts())
    return "\n".join(texts("id")(text) for text in status.texts())


async def status(
    database: Database,
    entry: EnrolmentStatus | None = EnrolmentStatus.APPROVED,
    covers: tuple[dict[str, Any], ...] = (),
    today: date = TODAY,
    **over: Any,
) -> WorkerStatus:
    async with database.write() as session:
        worker = await make_worker(session)
        if entry is not None:
            await make_enrolment(session, worker=worker, status=entry, **over)
        for cover in covers:
            await make_protection(session, worker, kpj="12345678901", **cover)
    async with database.read() as session:
        return await status_of(session, worker.id, today, REGENCY)


@pytest.mark.parametrize(
    ("entry", "state", "headline"),
    [
        (None, WorkerState.UNKNOWN, "BELUM TERDATA"),
        (EnrolmentStatus.SUBMITTED, WorkerState.IN_REVIEW, "DALAM PEMERIKSAAN"),
        (EnrolmentStatus.RETURNED, WorkerState.TO_MEND, "PERLU DIPERBAIKI"),
        (EnrolmentStatus.APPROVED, WorkerState.APPROVED, "DISETUJUI – MENUNGGU BPJS"),
        (EnrolmentStatus.REJECTED, WorkerState.REJECTED, "BELUM DAPAT DISETUJUI"),
        (EnrolmentStatus.WITHDRAWN, WorkerState.WITHDRAWN, "PENGAJUAN DITARIK"),
    ],
)
async def test_before_bpjs_knows_somebody_the_entry_speaks(
    database: Database, entry: EnrolmentStatus | None, state: WorkerState, headline: str
) -> None:
    found = await status(database, entry)
    assert (found.state, found.as_of) == (state, None)
    assert headline in words(found)


@pytest.mark.parametrize(
    ("today", "state", "headline"),
    [
        (date(2025, 12, 31), WorkerState.UPCOMING, "MULAI 1 Januari 2026"),
        (date(2026, 12, 31), WorkerState.ACTIVE, "AKTIF sampai 31 Desember 2026"),
        (date(2027, 1, 1), WorkerState.GRACE, "MASA TENGGANG sampai 31 Maret 2027"),
        (date(2027, 4, 1), WorkerState.ENDED, "BERAKHIR sejak 31 Desember 2026"),
    ],
)
async def test_the_file_of_bpjs_decides_and_its_date_is_said(
    database: Database, today: date, state: WorkerState, headline: str
) -> None:
    found = await status(database, covers=({},), today=today)
    assert found.state is state
    assert headline in words(found)
    assert "per 1 November 2026" in words(found)


async def test_approved_is_never_said_to_be_protected(sqlite_database: Database) -> None:
    said = words(await status(sqlite_database))
    assert "belum berlaku" in said
    assert "AKTIF" not in said


async def test_numbers_are_masked_or_left_out(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        worker = await make_worker(session)
        await make_enrolment(session, worker=worker, status=EnrolmentStatus.APPROVED)
        await make_protection(session, worker, kpj="12345678901")
        said = words(await status_of(session, worker.id, TODAY, REGENCY))
    assert worker.nik not in said
    assert f"1609••••••••{worker.nik[-4:]}" in said
    assert "12345678901" not in said


async def test_what_is_covered_follows_the_programmes(sqlite_database: Database) -> None:
    both = words(await status(sqlite_database, covers=({},)))
    assert "42.000.000" in both
    assert "70.000.000" in both
    only_jkm = words(await status(sqlite_database, covers=({"programmes": ["JKM"]},)))
    assert "70.000.000" not in only_jkm


async def test_in_the_first_months_the_reduced_death_benefit_is_named(sqlite_database: Database) -> None:
    young = words(await status(sqlite_database, covers=({"starts_on": date(2026, 9, 1)},)))
    assert "10.000.000" in young
    assert "42.000.000" not in young
    older = words(await status(sqlite_database, covers=({"starts_on": date(2026, 8, 22)},)))
    assert "42.000.000" in older


async def test_a_returned_entry_names_its_reason(sqlite_database: Database) -> None:
    said = words(await status(sqlite_database, EnrolmentStatus.RETURNED, reason="nik_mismatch"))
    assert texts("id")("reason-nik-mismatch") in said


async def test_an_open_entry_is_told_beside_cover_that_has_ended(sqlite_database: Database) -> None:
    ended = {"starts_on": date(2024, 1, 1), "ends_on": date(2024, 12, 31), "grace_until": date(2025, 3, 31)}
    found = await status(sqlite_database, EnrolmentStatus.SUBMITTED, covers=(ended,))
    assert found.state is WorkerState.ENDED
    assert "sedang diperiksa" in words(found)
    assert found.covers == ()


async def test_the_official_channels_are_always_there(sqlite_database: Database) -> None:
    for entry in (None, *EnrolmentStatus):
        assert "175" in words(await status(sqlite_database, entry))


async def test_an_open_entry_speaks_before_a_newer_closed_one(database: Database) -> None:
    async with database.write() as session:
        worker = await make_worker(session)
        await make_enrolment(session, worker=worker, status=EnrolmentStatus.SUBMITTED)
        await make_enrolment(session, worker=worker, status=EnrolmentStatus.REJECTED)
    async with database.read() as session:
        assert (await status_of(session, worker.id, TODAY, REGENCY)).state is WorkerState.IN_REVIEW


@pytest.mark.parametrize("worker_id", [None, 99])
async def test_nobody_is_not_registered(sqlite_database: Database, worker_id: int | None) -> None:
    async with sqlite_database.read() as session:
        found = await status_of(session, worker_id, TODAY, REGENCY)
    assert (found.state, found.worker_id, found.who) == (WorkerState.UNKNOWN, None, None)
    assert "BELUM TERDATA" in words(found)


async def test_somebody_without_an_entry_is_named_without_blanks(sqlite_database: Database) -> None:
    said = words(await status(sqlite_database, None, covers=({},)))
    assert "– –" not in said
