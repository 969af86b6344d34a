"""/klaim as transcripts: guidance for anybody, a report, papers over days, the office's steps until done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models import AuditEntry, BenefitCase, CaseKind, CaseStatus, OrganisationStatus
from tests.factories import make_protection
from tests.handlers.clock import Clockwork
from tests.handlers.conftest import Person, Village, World, entry_of, village
from tests.handlers.test_leaving import leaves


async def cases(world: World) -> list[BenefitCase]:
    """All cases, the oldest first."""
    async with world.database.read() as session:
        return list(await session.scalars(select(BenefitCase).order_by(BenefitCase.id)))


async def linked(world: World, entry_id: int, **over: Any) -> Person:
    """The worker of an entry with Telegram, covered unless `over` says otherwise."""
    worker = (await entry_of(world, entry_id)).worker
    person = world.person(7_700 + entry_id, "Pak Marbot")
    async with world.database.write() as session:
        (await world.account(session, person)).worker_id = worker.id
        if over.pop("covered", True):
            await make_protection(session, worker, **over)
    return person


async def reports_accident(person: Person, when: str = "Kemarin", hour: str = "14.30") -> None:
    """From /klaim to the summary sent, as the worker."""
    await person.sends("/klaim")
    await person.presses("🚑 Kecelakaan saat bekerja")
    await person.presses("📨 Laporkan kecelakaan saya")
    await person.presses(when)
    await person.sends(hour)
    await person.presses("Tidak")
    await person.presses("✅ Kirim")


async def reports_death(takmir: Person, kind: str = "Meninggal, sebab lain") -> None:
    """From /klaim to the summary sent, as the coordinator of one person."""
    await takmir.sends("/klaim")
    await takmir.presses("🕊 Meninggal dunia")
    await takmir.presses("📨 Laporkan anggota saya")
    await takmir.presses("Ahmad")
    await takmir.presses(kind)
    await takmir.presses("Hari ini")
    await takmir.presses("✅ Kirim")


async def test_anybody_reads_the_first_steps_without_data(guest: Person) -> None:
    await guest.sends("/klaim")
    await guest.presses("🚑 Kecelakaan")
    guest.reads("2 × 24 jam", "dua saksi", "Kronologi", "surat polisi", "175", "0813-8007-0175", "gratis")
    await guest.presses("⬅️ Kembali")
    await guest.presses("🕊 Meninggal")
    guest.reads("turut berduka", "Rp42.000.000", "Buku tabungan")
    assert not guest.has_button("📨 Laporkan")


async def test_a_worker_reports_and_sees_how_many_hours_are_left(
    masjid: Village, world: World, staff: Person
) -> None:
    worker = await linked(world, await masjid.names("Ahmad Contoh"))
    await reports_accident(worker)
    # 14.30 of yesterday is 19.5 hours ago.
    worker.reads("laporannya sudah diterima", "Waktu lapor ke BPJS: 28 jam", "23 November 2026 14.30", "175")
    worker.reads("terlindungi pada 21 November 2026", "per 1 November 2026", "biaya pengobatan")
    staff.reads("Klaim baru: Ahmad Contoh", "Kecelakaan kerja", "23 November 2026 14.30", "terlindungi")
    masjid.takmir.reads("Ahmad Contoh", "Petugas sudah dikabari")
    worker.does_not_read((await entry_of(world, 1)).worker.nik)
    await worker.presses("☎️ BPJS sudah ditelepon")
    worker.reads("BPJS sudah diberi tahu")
    assert not worker.has_button("☎️ BPJS")
    (case,) = await cases(world)
    assert (case.kind, case.status, case.event) == (
        CaseKind.ACCIDENT, CaseStatus.REPORTED, "accident 2026-11-21",
    )  # fmt: skip


async def test_a_late_report_is_still_sent_on(masjid: Village, world: World) -> None:
    worker = await linked(world, await masjid.names("Ahmad Contoh"))
    await reports_accident(worker, "Kemarin")
    world.now += timedelta(days=3)
    await worker.sends("/klaim")
    await worker.presses("🚑 Ahmad")
    worker.reads("sudah lewat", "Tetap telepon 175")


async def test_an_hour_that_has_not_come_is_asked_again(masjid: Village, world: World) -> None:
    worker = await linked(world, await masjid.names("Ahmad Contoh"))
    await reports_accident(worker, "Hari ini", "23.30")
    worker.reads("Jam itu belum tiba")
    assert not await cases(world)


async def test_papers_are_ticked_over_days_and_twice_is_once(
    masjid: Village, world: World, staff: Person
) -> None:
    worker = await linked(world, await masjid.names("Ahmad Contoh"))
    await reports_accident(worker)
    await worker.presses("📋 Surat")
    worker.reads("Surat yang belum ada: 5")
    worker.does_not_read("polisi (kecelakaan")
    data = worker.button("⬜ 1")
    await worker.presses("⬜ 1")
    await worker.sends_data(data)
    worker.reads("Surat yang belum ada: 4")
    world.now += timedelta(days=2)
    await worker.sends("/klaim")
    await worker.presses("🚑 Ahmad")
    await worker.presses("📋 Surat")
    for place in (2, 3, 4, 5):
        await worker.presses(f"⬜ {place}")
    assert "Petugas dikabari" in worker.toast
    staff.reads("semua surat sudah ada")
    await worker.presses("✅ 5")
    worker.reads("Surat yang belum ada: 1")


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({"ends_on": date(2026, 9, 30), "grace_until": date(2026, 12, 31)}, "berakhir 30 September 2026"),
        ({"starts_on": date(2026, 12, 1), "ends_on": date(2027, 11, 30)}, "baru mulai 1 Desember 2026"),
        ({"covered": False}, "belum punya berkas BPJS"),
    ],
)
async def test_without_cover_it_is_said_with_what_can_still_be_done(
    masjid: Village, world: World, over: dict[str, Any], said: str
) -> None:
    worker = await linked(world, await masjid.names("Ahmad Contoh"), **over)
    await reports_accident(worker)
    worker.reads(said, "Yang masih bisa dilakukan", "kepesertaan lain", "JKN", "Dinas Sosial")
    assert "Yang bisa diajukan" not in worker.newest.text


@pytest.mark.parametrize(
    ("starts", "said", "not_said"),
    [
        (date(2026, 1, 1), "Rp42.000.000", "Rp10.000.000"),
        (date(2026, 10, 1), "Rp10.000.000", "Rp42.000.000"),
    ],
)
async def test_a_coordinator_reports_a_death_and_reads_what_applies(
    masjid: Village, world: World, staff: Person, starts: date, said: str, not_said: str
) -> None:
    await linked(world, await masjid.names("Ahmad Contoh"), starts_on=starts)
    await reports_death(masjid.takmir)
    masjid.takmir.reads(said, "Beasiswa anak baru ada sesudah 36 bulan")
    assert not_said not in masjid.takmir.newest.text
    await masjid.takmir.presses("👋 Catat")
    await masjid.takmir.presses("👋 Sudah tidak bertugas")
    masjid.takmir.reads("Kenapa?")


async def test_one_case_per_event_whoever_reports(masjid: Village, world: World) -> None:
    worker = await linked(world, await masjid.names("Ahmad Contoh"))
    await reports_death(masjid.takmir)
    await reports_death(masjid.takmir, "Meninggal, sebab lain")
    masjid.takmir.reads("sudah dilaporkan; inilah klaimnya")
    await reports_accident(worker)
    await reports_accident(worker)
    worker.reads("sudah dilaporkan")
    assert [one.event for one in await cases(world)] == ["death", "accident 2026-11-21"]


async def test_the_office_follows_a_case_until_it_is_done(
    masjid: Village, world: World, staff: Person
) -> None:
    await linked(world, await masjid.names("Ahmad Contoh"))
    await reports_death(masjid.takmir)
    await staff.presses("📂 Buka klaimnya")
    await staff.presses("✅ Surat sudah lengkap")
    assert "6 surat yang belum dicentang" in staff.toast
    await staff.presses("📋 Surat")
    for place in range(1, 6):
        await staff.presses(f"⬜ {place}")
    # The marriage book may not apply: there, then not needed.
    await staff.presses("⬜ 6")
    await staff.presses("✅ 6")
    staff.reads("➖ 6.", "Semua surat sudah ada")
    await staff.presses("⬅️ Kembali ke klaim")
    for label in ("✅ Surat sudah lengkap", "📨 Sudah dikirim"):
        await staff.presses(label)
    masjid.takmir.reads("sudah dikirim ke BPJS")
    await staff.presses("✖️ BPJS menolak")
    await staff.sends("Akta kematian belum asli")
    await staff.presses("✅ Kirim")
    masjid.takmir.reads("belum mengabulkan", "Akta kematian belum asli", "tetap membantu")
    await staff.presses("🔁 Diajukan lagi")
    await staff.sends("Akta asli sudah dibawa")
    await staff.presses("✅ Kirim")
    await staff.presses("💚 BPJS sudah membayar")
    assert (await cases(world))[0].status is CaseStatus.SENT
    await staff.presses("Ya, benar")
    masjid.takmir.reads("sudah membayar")
    await staff.presses("🏁 Selesai")
    await staff.presses("Ya, benar")
    masjid.takmir.reads("sudah selesai")
    assert (await cases(world))[0].status is CaseStatus.CLOSED
    await staff.sends("/klaim")
    staff.reads("Klaim yang berjalan: 0")
    async with world.database.read() as session:
        steps = await session.scalars(
            select(AuditEntry.after).where(AuditEntry.action == "case.status").order_by(AuditEntry.id)
        )
        assert list(steps) == ["reported", "complete", "sent", "refused", "sent", "paid", "closed"]
    await reports_death(masjid.takmir)
    masjid.takmir.reads("sudah pernah diurus sampai selesai")


async def test_the_list_shows_who_hurries_then_age_and_missing_papers(
    masjid: Village, world: World, staff: Person
) -> None:
    await linked(world, await masjid.names("Ahmad Contoh"))
    await reports_death(masjid.takmir)
    world.now += timedelta(days=2)
    other = await linked(world, await masjid.names("Budi Misalnya"))
    await reports_accident(other)
    await staff.sends("/klaim")
    assert staff.buttons[:2] == ["⏰ Budi Misalnya · 0 hr · kurang 5", "🕊 Ahmad Contoh · 2 hr · kurang 6"]


async def test_an_old_button_of_the_office_changes_nothing(
    masjid: Village, world: World, staff: Person
) -> None:
    await linked(world, await masjid.names("Ahmad Contoh"))
    await reports_death(masjid.takmir)
    await staff.presses("📂 Buka klaimnya")
    data = staff.button("🏁 Tutup tanpa klaim")
    await masjid.takmir.presses("📋 Surat")
    await masjid.takmir.presses("⬜ 1")
    await staff.sends_data(f"{data}:mistake")
    assert "sudah berubah" in staff.toast
    assert (await cases(world))[0].status is CaseStatus.REPORTED


async def test_a_note_is_for_the_office_alone(masjid: Village, world: World, staff: Person) -> None:
    await linked(world, await masjid.names("Ahmad Contoh"))
    await reports_death(masjid.takmir)
    await staff.presses("📂 Buka klaimnya")
    await staff.presses("🗒 Catatan")
    await staff.sends("Sudah ditelepon, tidak diangkat")
    await staff.presses("✅ Kirim")
    staff.reads("Catatan tersimpan", "Sudah ditelepon, tidak diangkat")
    await masjid.takmir.sends("/klaim")
    await masjid.takmir.presses("🕊 Ahmad")
    masjid.takmir.does_not_read("tidak diangkat")


async def test_story_and_heir_reach_the_office_and_lie_sealed(
    masjid: Village, world: World, staff: Person
) -> None:
    await linked(world, await masjid.names("Ahmad Contoh"))
    await reports_death(masjid.takmir)
    await masjid.takmir.presses("✍️ Cerita")
    await masjid.takmir.sends("Sakit di rumah, ditemani anaknya")
    await masjid.takmir.sends("Siti Waris")
    await masjid.takmir.sends("0812 7890 1234")
    await masjid.takmir.presses("✅ Kirim")
    masjid.takmir.got("Tersimpan")
    await staff.presses("📂 Buka klaimnya")
    staff.reads("Sakit di rumah", "Siti Waris", "0812••••1234")
    async with world.database.reader.connect() as connection:
        raw = (await connection.exec_driver_sql("SELECT details FROM benefit_cases")).scalar()
    assert raw
    assert b"Siti" not in raw
    assert b"Sakit" not in raw


async def test_a_mistaken_report_is_taken_back_by_who_made_it(
    masjid: Village, world: World, staff: Person
) -> None:
    worker = await linked(world, await masjid.names("Ahmad Contoh"))
    await reports_accident(worker)
    await worker.presses("↩️ Keliru")
    await worker.presses("Ya, laporannya keliru")
    worker.reads("dibatalkan")
    staff.reads("dibatalkan oleh Pak Marbot")
    assert (await cases(world))[0].status is CaseStatus.CLOSED
    await reports_accident(worker)
    assert [one.status for one in await cases(world)] == [CaseStatus.CLOSED, CaseStatus.REPORTED]


async def test_a_death_recorded_as_left_offers_the_case_once(masjid: Village, world: World) -> None:
    entry_id = await masjid.names("Ahmad Contoh")
    await linked(world, entry_id)
    await leaves(masjid, entry_id, "🕊 Meninggal", "Kemarin")
    assert not await cases(world)
    await masjid.takmir.presses("🕊 Urus santunannya")
    await masjid.takmir.presses("Meninggal, sebab lain")
    masjid.takmir.reads("21 November 2026")
    await masjid.takmir.presses("✅ Kirim")
    assert [one.event_on for one in await cases(world)] == [date(2026, 11, 21)]
    assert not masjid.takmir.newest.text.count("👋")
    await masjid.takmir.presses("↩️ Batalkan")
    assert [one.status for one in await cases(world)] == [CaseStatus.CLOSED]


async def test_with_a_case_open_leaving_shows_it(masjid: Village, world: World) -> None:
    entry_id = await masjid.names("Ahmad Contoh")
    await linked(world, entry_id)
    await reports_death(masjid.takmir)
    await leaves(masjid, entry_id, "🕊 Meninggal")
    assert masjid.takmir.has_button("📂 Buka klaimnya")
    assert not masjid.takmir.has_button("🕊 Urus santunannya")
    assert len(await cases(world)) == 1


async def test_staff_open_a_case_for_a_family_that_calls(
    masjid: Village, world: World, staff: Person
) -> None:
    await linked(world, await masjid.names("Ahmad Contoh"))
    await staff.sends("/cari Ahmad Contoh")
    await staff.presses("1. Ahmad")
    await staff.presses("🚑 Laporkan kecelakaan / duka")
    await staff.presses("Meninggal karena kecelakaan kerja")
    await staff.presses("Hari ini")
    await staff.sends("7 pagi")
    await staff.presses("Ya")
    await staff.presses("✅ Kirim")
    staff.reads("Rp70.000.000", "Waktu lapor ke BPJS: 44 jam")
    masjid.takmir.reads("Meninggal karena kecelakaan kerja")
    await staff.presses("📋 Surat")
    staff.reads("polisi", "ahli waris")


async def test_others_see_and_change_nothing(masjid: Village, world: World, guest: Person) -> None:
    await linked(world, await masjid.names("Orang Rahasia"))
    other = (await village(world, name="Masjid Lain")).takmir
    own = await linked(world, await masjid.names("Budi Misalnya"), covered=False)
    await masjid.takmir.sends("/klaim")
    await masjid.takmir.presses("🕊 Meninggal")
    await masjid.takmir.presses("📨 Laporkan anggota")
    await masjid.takmir.presses("Orang Rahasia")
    await masjid.takmir.presses("Meninggal, sebab lain")
    await masjid.takmir.presses("Hari ini")
    await masjid.takmir.presses("✅ Kirim")
    (case,) = await cases(world)
    secret = (await entry_of(world, 1)).worker_id
    for person in (guest, other, own):
        for data in (
            f"klk:{case.id}", f"klp:{case.id}", f"klt:{case.id}:ktp_kk:h", f"klb:{case.id}",
            f"kld:{case.id}", f"klw:{case.id}:{case.version}:ya", f"kls:{case.id}:{case.version}:complete",
            f"kln:{case.id}", f"klr:d:{secret}", f"klr:a:{secret}:2026-99-99", "klr", "klo:zz:-1", "kll:0",
        ):  # fmt: skip
            await person.sends_data(data)
        person.does_not_read("Rahasia")
    (after,) = await cases(world)
    assert (after.version, after.papers, after.status) == (case.version, {}, CaseStatus.REPORTED)


async def test_an_unconfirmed_organisation_learns_nothing_of_the_cover(world: World) -> None:
    unknown = await village(world, status=OrganisationStatus.SUBMITTED)
    await linked(world, await unknown.names("Ahmad Contoh"))
    await reports_death(unknown.takmir)
    unknown.takmir.reads("belum dikonfirmasi")
    assert "Rp" not in unknown.takmir.newest.text
    assert "terlindungi pada" not in unknown.takmir.newest.text


async def test_the_clock_reminds_before_the_time_for_reporting_is_over_but_not_at_night(
    masjid: Village, world: World, staff: Person
) -> None:
    clock = Clockwork(world)
    await clock.begin()
    worker = await linked(world, await masjid.names("Ahmad Contoh"))
    await reports_accident(worker)
    # 14.30 on the 23rd is the end: twelve hours before that everybody sleeps.
    await clock.until(23, "03:00")
    worker.does_not_read("tinggal")
    await clock.until(23, "06:45")
    for person in (worker, staff):
        person.reads("Waktu melaporkan kecelakaan", "tinggal 7 jam")
    said = worker.transcript.count("tinggal")
    await clock.until(23, "09:00")
    assert worker.transcript.count("tinggal") == said
    await worker.presses("🚑 Kecelakaan / duka")
    worker.reads("Ahmad Contoh")
