"""/perpanjang as transcripts: prepared once, asked a few at a time, answered with a tap, counted."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from models import (
    Account,
    AuditEntry,
    Database,
    Enrolment,
    EnrolmentStatus,
    LineState,
    Mailing,
    Proposal,
    ProposalKind,
    ProposalLine,
    ProposalStatus,
    RenewalAnswer,
)
from services.renewals import is_still_serving
from tests.factories import make_protection
from tests.handlers.clock import Clockwork
from tests.handlers.conftest import NOW, Person, Village, World, entry_of, village, world_on


@pytest.fixture
async def world(database: Database) -> World:
    """The bot on SQLite and on PostgreSQL in turn: the rows of a renewal are made by the database itself."""
    return world_on(database)


@pytest.fixture
async def clock(world: World) -> Clockwork:
    """The bot has started."""
    found = Clockwork(world)
    await found.begin()
    return found


async def member(place: Village, name: str, ends_on: date = date(2026, 12, 31), **over: Any) -> int:
    """Somebody whom BPJS has taken in."""
    facts: dict[str, Any] = {"status": EnrolmentStatus.ENROLLED, "days": 90, **over}
    entry_id = await place.names(name, **facts)
    worker = (await entry_of(place.world, entry_id)).worker
    async with place.world.database.write() as session:
        grace = ends_on + timedelta(days=90)
        await make_protection(session, worker, ends_on=ends_on, grace_until=grace)
    return entry_id


@pytest.fixture
async def three(masjid: Village) -> list[int]:
    """Three who are in; one approved and one whose grace is long over are not asked about."""
    ids = [await member(masjid, name) for name in ("Ahmad Satu", "Budi Dua", "Citra Tiga")]
    await masjid.names("Dewi Disetujui", status=EnrolmentStatus.APPROVED)
    await member(masjid, "Eko Lewat", date(2026, 6, 30))
    return ids


async def begins(staff: Person, clock: Clockwork) -> None:
    await staff.sends("/perpanjang")
    await staff.presses("▶️ Mulai")
    await clock.passes(seconds=5)
    await clock.passes(seconds=5)


async def proposable(world: World) -> set[str]:
    async with world.database.read() as session:
        rows = await session.scalars(select(Enrolment).where(is_still_serving()))
        return {(await entry_of(world, one.id)).worker.name for one in rows}


async def test_the_plan_says_people_places_and_money(
    staff: Person, masjid: Village, three: list[int], world: World
) -> None:
    silent = await village(world, name="Masjid Tanpa Telegram")
    await member(silent, "Fajar Empat")
    async with world.database.write() as session:
        gone = update(Account).where(Account.telegram_id == silent.takmir.telegram_id)
        await session.execute(gone.values(blocked_at=NOW))
    await staff.sends("/perpanjang")
    staff.reads("1 Januari 2027", "4 orang", "2 lembaga", "Rp806.400", "tanpa pengurus di Telegram: 1")


async def test_from_the_question_to_the_last_answer(
    staff: Person, masjid: Village, three: list[int], clock: Clockwork, world: World
) -> None:
    await begins(staff, clock)
    takmir = masjid.takmir
    takmir.reads("dari 3 anggota", "1 Januari 2027")
    assert await proposable(world) == {"Dewi Disetujui"}
    await takmir.presses("✅ Jawab")
    takmir.reads("3 orang belum dijawab")
    await takmir.presses("✅ Ahmad Satu")
    assert "Dicatat" in takmir.toast
    takmir.reads("2 orang belum dijawab")
    await takmir.sends_data(f"pm:{three[0]}:0")
    assert "Sudah dicatat" in takmir.toast
    # One left, by the usual way.
    await takmir.presses("👋 Tidak lagi")
    await takmir.presses("🔁 Berhenti")
    await takmir.presses("Hari ini")
    takmir.got("Dicatat: Budi Dua")
    assert takmir.has_button("➕ Daftarkan pengganti")
    await takmir.sends("/perpanjang")
    await takmir.presses("✅ Semua masih bertugas (1)")
    takmir.reads("semuanya sudah dijawab")
    await staff.presses("🔄")
    staff.reads("Ditanyakan: 3", "Masih bertugas: 2", "Sudah tidak: 1", "Belum dijawab: 0")
    # Who left is closed, which no proposal takes; who was not asked about needs no word.
    assert await proposable(world) == {"Dewi Disetujui", "Ahmad Satu", "Citra Tiga", "Budi Dua"}
    assert (await entry_of(world, three[1])).status is EnrolmentStatus.LEFT
    async with world.database.read() as session:
        said = await session.scalars(select(AuditEntry).where(AuditEntry.action == "renewal.serving"))
        assert {one.subject_id for one in said} == {three[0], three[2]}


async def test_everybody_at_once(staff: Person, masjid: Village, three: list[int], clock: Clockwork) -> None:
    await begins(staff, clock)
    await masjid.takmir.presses("✅ Jawab")
    await masjid.takmir.presses("✅ Semua masih bertugas (3)")
    assert "3 orang masih bertugas" in masjid.takmir.toast
    await masjid.takmir.sends_data("pa:3")
    assert "berubah" in masjid.takmir.toast


async def test_a_number_that_has_changed_marks_nobody(
    staff: Person, masjid: Village, three: list[int], clock: Clockwork, world: World
) -> None:
    await begins(staff, clock)
    await masjid.takmir.sends_data("pa:2")
    assert "sekarang 3 orang" in masjid.takmir.toast
    async with world.database.read() as session:
        answers = await session.scalars(select(RenewalAnswer.serving_at))
        assert set(answers) == {None}


async def test_nobody_answers_for_others(
    staff: Person, masjid: Village, three: list[int], clock: Clockwork, world: World
) -> None:
    other = await village(world, name="Masjid Lain")
    await begins(staff, clock)
    for data in (
        f"pm:{three[0]}:0",
        f"pm:{three[0]}:0:{masjid.organisation.id}",
        f"pa:3:{masjid.organisation.id}",
    ):
        await other.takmir.sends_data(data)
    await other.takmir.sends_data(f"pj:0:{masjid.organisation.id}")
    other.takmir.does_not_read("Ahmad")
    await masjid.takmir.sends_data("pm:9999:0")
    assert "tidak sedang ditanyakan" in masjid.takmir.toast
    async with world.database.read() as session:
        assert set(await session.scalars(select(RenewalAnswer.serving_at))) == {None}


async def test_staff_note_what_was_said_on_the_phone(
    staff: Person, masjid: Village, three: list[int], clock: Clockwork, world: World
) -> None:
    async with world.database.write() as session:
        gone = update(Account).where(Account.telegram_id == masjid.takmir.telegram_id)
        await session.execute(gone.values(blocked_at=NOW))
    await begins(staff, clock)
    assert not masjid.takmir.chat.shown
    await staff.presses("📋 Yang belum menjawab")
    await staff.presses("⬇️ Unduh")
    assert staff.sheet()[1][0] == "Masjid Al-Ikhlas"
    assert staff.sheet()[1][3] == "tidak bisa"
    await staff.presses("📵 Masjid Al-Ikhlas: 3")
    await staff.presses("✅ Budi Dua")
    await staff.presses("✅ Semua masih bertugas (2)")
    staff.got("semuanya sudah dijawab")


async def test_it_is_begun_once_extended_and_closed(
    staff: Person, masjid: Village, three: list[int], clock: Clockwork, world: World
) -> None:
    await begins(staff, clock)
    await staff.sends_data(f"pb:{date(2027, 1, 1).toordinal()}")
    assert "sudah pernah dibuat" in staff.toast
    await staff.sends_data("pb:1")
    assert "sudah berganti" in staff.toast
    await member(masjid, "Gita Baru")
    await staff.presses("➕ Tambahkan")
    assert "1 orang ditambahkan" in staff.toast
    await staff.sends_data("pe")
    assert "Tidak ada yang baru" in staff.toast
    staff.got("Ditanyakan: 4")
    await staff.presses("⏹ Tutup")
    await staff.presses("Ya, tutup")
    staff.got("Perpanjangan mulai 1 Januari 2027")
    await masjid.takmir.sends("/perpanjang")
    masjid.takmir.reads("Tidak ada perpanjangan")
    await masjid.takmir.sends_data(f"pm:{three[0]}:0")
    assert "tidak sedang ditanyakan" in masjid.takmir.toast
    await staff.sends_data("pe")
    assert "Tidak ada perpanjangan" in staff.toast
    async with world.database.read() as session:
        assert len((await session.scalars(select(Mailing))).all()) == 1


async def test_without_anybody_there_is_nothing_to_begin(staff: Person, masjid: Village) -> None:
    await staff.sends("/perpanjang")
    staff.reads("Belum ada orang", "berkas BPJS")
    assert not staff.has_button("▶️ Mulai")
    await staff.sends_data(f"pb:{date(2027, 1, 1).toordinal()}")
    assert "Belum ada orang" in staff.toast


async def test_who_does_not_answer_is_reminded_in_the_digest(
    staff: Person, masjid: Village, three: list[int], clock: Clockwork
) -> None:
    await begins(staff, clock)
    await clock.until(24, "07:30")
    masjid.takmir.does_not_read("Sekadar mengingatkan")
    await clock.until(25, "07:30")
    masjid.takmir.reads("3 orang belum dijawab")
    await masjid.takmir.presses("✅ Jawab")
    masjid.takmir.got("Masih bertugas mulai 1 Januari 2027")


async def test_the_question_waits_for_a_good_hour(
    staff: Person, masjid: Village, three: list[int], clock: Clockwork, world: World
) -> None:
    world.now = datetime(2026, 11, 22, 22, 30, tzinfo=world.regency.zone)
    await begins(staff, clock)
    assert not masjid.takmir.chat.shown
    await clock.until(23, "06:00")
    await clock.passes(hours=1)
    masjid.takmir.got("dari 3 anggota")


async def test_whoever_is_proposed_for_next_year_already_is_not_asked_again(
    staff: Person, masjid: Village, three: list[int], world: World
) -> None:
    entry = await entry_of(world, three[0])
    async with world.database.write() as session:
        proposal = Proposal(
            number="2027-01", year=2027, kind=ProposalKind.RENEWAL, status=ProposalStatus.CLOSED,
            starts_on=date(2027, 1, 1), months=12, monthly=16_800, frozen_at=NOW,
        )  # fmt: skip
        session.add(proposal)
        await session.flush()
        line = ProposalLine(
            proposal_id=proposal.id, enrolment_id=entry.id, worker_id=entry.worker_id, place=1,
            before=EnrolmentStatus.ENROLLED, amount=201_600, state=LineState.ENROLLED,
        )  # fmt: skip
        session.add(line)
    await staff.sends("/perpanjang")
    staff.reads("2 orang", "Rp403.200")
