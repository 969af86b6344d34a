"""The daily digest as transcripts: one message a day, on the right days, and never at a wrong hour."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from models import Account, AuditEntry, EnrolmentStatus, Proposal, ProtectionChange, ScheduledJob, Visit
from tests.factories import make_protection
from tests.handlers.clock import Clockwork
from tests.handlers.conftest import Person, Village, World, entry_of
from tests.handlers.flows import adds
from tests.handlers.test_bpjs_answers import sent
from tests.handlers.test_objections import approved, objects, opens
from tests.handlers.test_visits import goes


@pytest.fixture
async def clock(world: World) -> Clockwork:
    """A bot that has started on Sunday 22 November."""
    found = Clockwork(world)
    await found.begin()
    return found


def digests(person: Person) -> int:
    return sum("Sekadar mengingatkan" in one.text for one in person.chat.shown)


async def covered(world: World, entry_id: int, ends_on: date, **over: object) -> None:
    worker = (await entry_of(world, entry_id)).worker
    facts = {"ends_on": ends_on, "grace_until": ends_on + timedelta(days=90), **over}
    async with world.database.write() as session:
        await make_protection(session, worker, **facts)


async def test_a_draft_is_remembered_after_one_three_and_seven_days(
    masjid: Village, clock: Clockwork
) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    said = []
    for day in range(23, 31):
        before = digests(takmir)
        await clock.until(day, "07:30")
        await clock.until(day, "15:00")
        said.append(digests(takmir) - before)
    assert said == [1, 0, 1, 0, 0, 0, 1, 0]
    takmir.got("1 isian belum selesai")
    await takmir.presses("▶️ Lanjutkan isian")
    takmir.reads("belum selesai, terakhir dibuka")


async def test_days_that_the_bot_slept_are_made_good_with_one_message(
    masjid: Village, clock: Clockwork
) -> None:
    await clock.until(23, "07:30")
    await masjid.names("Ahmad Contoh", days=0, status=EnrolmentStatus.RETURNED, reason="incomplete")
    await clock.until(29, "14:00")
    assert digests(masjid.takmir) == 1
    masjid.takmir.got("1 pengajuan menunggu perbaikan")


async def test_everything_of_a_day_stands_in_one_message(
    masjid: Village, world: World, clock: Clockwork
) -> None:
    await masjid.names("Ahmad Contoh", status=EnrolmentStatus.RETURNED, reason="incomplete", days=0.1)
    await masjid.names("Budi Contoh", days=0.1, worker={"mother_name": None})
    ending = await masjid.names("Citra Contoh", status=EnrolmentStatus.ENROLLED)
    await covered(world, ending, date(2026, 11, 30))
    await masjid.takmir.sends("/tambah")
    await clock.until(23, "07:30")
    assert digests(masjid.takmir) == 1
    masjid.takmir.reads(
        "Assalamu'alaikum, Pak Takmir", "1 pengajuan menunggu perbaikan", "1 orang belum lengkap",
        "1 isian belum selesai", "Perlindungan 1 anggota segera berakhir, yang pertama 30 November 2026",
    )  # fmt: skip
    masjid.takmir.does_not_read("1609", "Citra")
    await masjid.takmir.presses("✏️ Perbaiki sekarang")
    masjid.takmir.got("Ahmad Contoh")


@pytest.mark.parametrize(("ends", "says"), [(60, True), (59, False), (30, True), (7, True), (8, False)])
async def test_cover_that_ends_is_said_to_the_worker_too(
    world: World, masjid: Village, clock: Clockwork, guest: Person, ends: int, says: bool
) -> None:
    entry = await entry_of(world, await masjid.names("Pak Tamu", status=EnrolmentStatus.ENROLLED))
    await covered(world, entry.id, date(2026, 11, 23) + timedelta(days=ends))
    async with world.database.write() as session:
        (await world.account(session, guest)).worker_id = entry.worker_id
    await clock.until(23, "07:30")
    assert digests(guest) == says
    if says:
        guest.reads(f"({ends} hari lagi)")
        await guest.presses("🛡 Cek status saya")
        guest.reads("AKTIF sampai")


async def test_a_programme_that_ends_is_named_while_another_lasts(
    world: World, masjid: Village, clock: Clockwork, guest: Person
) -> None:
    entry = await entry_of(world, await masjid.names("Pak Tamu", status=EnrolmentStatus.ENROLLED))
    await covered(world, entry.id, date(2026, 11, 30), programmes=["JKK"])
    await covered(world, entry.id, date(2027, 6, 30), programmes=["JKM"])
    async with world.database.write() as session:
        (await world.account(session, guest)).worker_id = entry.worker_id
    await clock.until(23, "07:30")
    for person, says in ((guest, "Bapak/Ibu berakhir 30 November 2026"), (masjid.takmir, "1 anggota segera")):
        assert digests(person) == 1
        person.reads("JKK (kecelakaan kerja)", says, "lainnya" if person is guest else "yang lain")
        person.does_not_read("JKM")


async def test_programmes_that_end_together_are_one_line(
    world: World, masjid: Village, clock: Clockwork
) -> None:
    ending = await masjid.names("Citra Contoh", status=EnrolmentStatus.ENROLLED)
    await covered(world, ending, date(2026, 11, 30), programmes=["JKK"])
    await covered(world, ending, date(2026, 11, 30), programmes=["JKM"])
    await clock.until(23, "07:30")
    masjid.takmir.reads("Perlindungan 1 anggota segera berakhir, yang pertama 30 November 2026")
    assert masjid.takmir.newest.text.count("segera berakhir") == 1


async def test_grace_that_ends_and_cover_that_goes_on(
    world: World, masjid: Village, clock: Clockwork
) -> None:
    ended = await masjid.names("Ahmad Contoh", status=EnrolmentStatus.ENROLLED)
    await covered(world, ended, date(2026, 9, 23), grace_until=date(2026, 12, 23))
    renewed = await masjid.names("Budi Contoh", status=EnrolmentStatus.ENROLLED)
    await covered(world, renewed, date(2026, 11, 30))
    await covered(world, renewed, date(2027, 11, 30), starts_on=date(2026, 12, 1))
    await clock.until(23, "07:30")
    masjid.takmir.reads("Masa tenggang 1 anggota segera habis, yang pertama 23 Desember 2026")
    masjid.takmir.does_not_read("segera berakhir")


@pytest.mark.parametrize(("days", "says"), [(29, False), (30, True)])
async def test_staff_read_whom_bpjs_has_not_answered_for(
    world: World, staff: Person, masjid: Village, clock: Clockwork, days: int, says: bool
) -> None:
    await sent(world, masjid, "Ahmad Satu", "Budi Dua")
    async with world.database.write() as session:
        proposal = (await session.scalars(select(Proposal))).one()
        proposal.frozen_at = datetime(2026, 11, 23, tzinfo=world.regency.zone) - timedelta(days=days)
    await clock.until(23, "07:30")
    assert any("BPJS belum menjawab 2 orang" in one.text for one in staff.chat.shown) is says
    if says:
        staff.reads("sesudah 30 hari (terlama 30 hari)")
        await staff.presses("📄 Berkas BPJS")
        staff.got("Menunggu jawaban BPJS: 2 orang")
        staff.does_not_read("Ahmad Satu")


async def test_nobody_is_written_to_in_quiet_hours(masjid: Village, clock: Clockwork) -> None:
    await masjid.takmir.sends("/tambah")
    await clock.until(23, "22:15")
    assert digests(masjid.takmir) == 0
    await clock.until(24, "05:50")
    assert digests(masjid.takmir) == 0
    # The day before is over: what it would have said is said today, once.
    await clock.until(24, "07:30")
    await clock.until(24, "09:00")
    assert digests(masjid.takmir) == 1


async def test_around_the_friday_prayer_it_waits(masjid: Village, clock: Clockwork, world: World) -> None:
    await clock.until(26, "07:30")
    await masjid.takmir.sends("/tambah")
    await clock.until(27, "11:40")
    assert digests(masjid.takmir) == 0
    await clock.until(27, "13:00")
    assert digests(masjid.takmir) == 1


async def test_who_mutes_is_left_alone_and_may_come_back(
    masjid: Village, clock: Clockwork, world: World
) -> None:
    takmir = masjid.takmir
    await takmir.sends("/pengingat")
    takmir.reads("Pengingat harian: aktif", "07.30", "21.00", "Jumat")
    await takmir.presses("🔕 Matikan")
    takmir.reads("Pengingat harian: mati")
    assert "dimatikan" in takmir.toast
    await takmir.sends_data("pg:off")
    await takmir.sends("/tambah")
    await clock.until(23, "07:30")
    assert digests(takmir) == 0
    await takmir.sends("/pengingat")
    await takmir.presses("🔔 Nyalakan")
    await clock.until(25, "07:30")
    assert digests(takmir) == 1
    await takmir.sends_data("pg:hack")
    async with world.database.read() as session:
        trail = await session.scalars(
            select(AuditEntry.after).where(AuditEntry.action == "account.reminders")
        )
        assert list(trail) == ["off", "on"]


async def test_who_blocked_the_bot_is_not_written_to(masjid: Village, clock: Clockwork, world: World) -> None:
    await masjid.takmir.sends("/tambah")
    async with world.database.write() as session:
        await session.execute(update(Account).values(blocked_at=world.now))
    await clock.until(23, "07:30")
    assert digests(masjid.takmir) == 0


async def test_staff_have_their_morning_on_working_days(
    masjid: Village, staff: Person, clock: Clockwork, world: World
) -> None:
    await masjid.names("Ahmad Contoh", days=12)
    await masjid.names("Budi Contoh", days=0.1)
    urgent = await masjid.names(
        "Citra Contoh", status=EnrolmentStatus.ENROLLED, worker={"birth_date": date(1962, 1, 10)}
    )
    await covered(world, urgent, date(2026, 11, 10))
    await clock.until(22, "12:00")
    assert digests(staff) == 0
    await clock.until(23, "07:30")
    staff.reads("2 menunggu diperiksa", "1 sudah lewat 5 hari kerja", "1 orang mendesak", "masa tenggang: 1")
    staff.does_not_read("Citra")
    await staff.presses("⏳ Jatuh tempo")
    staff.got("Mendesak, hampir 65 tahun: 1")
    await clock.until(24, "07:30")
    assert digests(staff) == 2
    await clock.until(28, "07:30")  # a Saturday
    assert digests(staff) == 2


async def test_one_message_for_somebody_who_is_both(
    masjid: Village, staff: Person, clock: Clockwork, world: World
) -> None:
    await masjid.names("Ahmad Contoh", days=0.2)
    await staff.sends("/tenggat")
    await staff.presses("📅 Atur tanggal")
    await clock.until(23, "07:30")
    assert digests(staff) == 1
    staff.reads("1 menunggu diperiksa", "1 isian belum selesai")


async def test_the_deadline_is_counted_down_for_every_coordinator(
    masjid: Village, staff: Person, clock: Clockwork
) -> None:
    await masjid.names("Ahmad Contoh", status=EnrolmentStatus.APPROVED)
    await masjid.names("Budi Contoh", days=40, status=EnrolmentStatus.RETURNED, reason="incomplete")
    await staff.sends("/tenggat")
    staff.reads("Belum ada tenggat")
    await staff.presses("📅 Atur tanggal")
    await staff.sends("1-1-2020")
    staff.reads("sudah lewat", "Contoh")
    await staff.sends("26 November 2026")
    await staff.presses("✅ Kirim")
    staff.reads("26 November 2026", "14, 7, 3, 1 hari sebelumnya dan pada harinya, dengan")
    said = []
    for day in range(23, 29):
        before = digests(masjid.takmir)
        await clock.until(day, "07:30")
        said.append(digests(masjid.takmir) - before)
    assert said == [1, 0, 1, 1, 0, 0]
    masjid.takmir.got("ditunggu sampai 26 November 2026", "2 orang, 1 di antaranya masih perlu")
    await staff.sends("/tenggat")
    await staff.presses("🗑 Hapus")
    staff.reads("Belum ada tenggat")


async def test_a_whole_village_of_readers_is_written_to_a_few_at_a_time(
    world: World, masjid: Village, clock: Clockwork
) -> None:
    for number in range(60):
        person = world.person(20_000 + number, f"Orang {number}")
        await person.sends("/daftar")
    world.now = world.now.replace(day=23, hour=0, minute=31)
    for _ in range(3):
        await clock.scheduler.step()
    async with world.database.read() as session:
        job = await session.get_one(ScheduledJob, "digest")
        assert job.cursor
    assert not any(digests(one) for one in world.people.values())
    assert await clock.deliver() <= 25
    for _ in range(20):
        await clock.passes(seconds=2)
    assert sum(digests(one) for one in world.people.values()) == 60
    assert max(digests(one) for one in world.people.values()) == 1


async def test_the_day_passes_over_everybodys_cover(world: World, masjid: Village, clock: Clockwork) -> None:
    entry_id = await masjid.names("Ahmad Contoh", status=EnrolmentStatus.ENROLLED)
    await covered(world, entry_id, date(2026, 11, 23))
    await clock.settle()
    await clock.until(25, "09:00")
    async with world.database.read() as session:
        trail = (await session.scalars(select(ProtectionChange).order_by(ProtectionChange.id))).all()
    assert [(one.after, one.since.day) for one in trail] == [("aktif", 22), ("masa_tenggang", 24)]


async def test_a_submitted_form_is_no_draft(masjid: Village, clock: Clockwork) -> None:
    await adds(masjid.takmir)
    await clock.until(23, "07:30")
    assert digests(masjid.takmir) == 0


async def test_a_verifier_is_reminded_of_visits_that_are_late(
    world: World, masjid: Village, verifier: Person, clock: Clockwork
) -> None:
    await goes(world, verifier, masjid, "Ahmad Satu")
    async with world.database.write() as session:
        await session.execute(update(Visit).values(due_on=date(2026, 11, 22)))
    said = []
    for day in range(23, 31):
        before = digests(verifier)
        await clock.until(day, "07:30")
        said.append(digests(verifier) - before)
    # One, three and seven days after its last day.
    assert said == [1, 0, 1, 0, 0, 0, 1, 0]
    verifier.reads("1 kunjungan sudah lewat batasnya", "22 November 2026")
    await verifier.presses("🧭 Tugas saya")
    verifier.reads("Masjid Al-Ikhlas")


async def test_staff_are_told_what_the_end_of_the_time_for_objections_brought(
    world: World, masjid: Village, staff: Person, guest: Person, clock: Clockwork
) -> None:
    await approved(masjid, "Ahmad Satu", "Budi Dua", "Citra Tiga")
    await opens(staff)
    await objects(guest)
    await clock.until(24, "07:30")
    staff.got("1 orang menunggu keputusan atas keberatan")
    staff.does_not_read("Masa sanggah berakhir")
    await clock.until(26, "07:30")
    staff.got("Masa sanggah berakhir: 2 orang lanjut", "1 orang menunggu keputusan atas keberatan")
    await staff.presses("📣 Masa sanggah")
    staff.reads("Keberatan yang menunggu keputusan: 1")
    before = len(staff.chat.shown)
    await clock.until(27, "07:30")
    assert not any("Masa sanggah berakhir" in one.text for one in staff.chat.shown[before:])


async def test_what_ended_over_the_weekend_is_told_on_monday(
    world: World, masjid: Village, staff: Person, clock: Clockwork
) -> None:
    await clock.until(25, "10:00")
    await approved(masjid, "Ahmad Satu")
    await opens(staff)
    await clock.until(29, "07:30")
    staff.does_not_read("Masa sanggah berakhir")
    await clock.until(30, "07:30")
    staff.got("Masa sanggah berakhir: 1 orang lanjut")
