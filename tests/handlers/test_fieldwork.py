"""/lapangan as transcripts: assigning, following, passing on; and what staff read of a visit."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from models import AuditEntry, EnrolmentStatus, Role, Visit, VisitCheck, VisitStatus
from tests.handlers.conftest import Person, Village, World, entry_of, village
from tests.handlers.test_visits import goes, photographs, shares, status


@pytest.fixture
async def second(world: World) -> Person:
    return await world.holder("Ujang Lapangan", Role.VERIFIER)


async def test_a_whole_desa_is_assigned_and_worked_off(
    world: World, masjid: Village, staff: Person, verifier: Person
) -> None:
    await masjid.names("Ahmad Satu")
    await masjid.names("Budi Dua")
    other = await village(world, name="Masjid Lain", desa_code="16.09.01.2003")
    await other.names("Citra Tiga")
    await staff.sends("/lapangan")
    staff.reads("Terdata dan belum diusulkan: 3 orang", "Terverifikasi: 0", "siapa pun: 3", "Tono Lapangan")
    await staff.presses("➕ Tugaskan")
    await staff.presses("Tono Lapangan")
    staff.reads("3 orang perlu dikunjungi")
    await staff.presses("Muara Dua (3)")
    assert staff.has_button("Seluruhnya (3 orang)")
    await staff.presses("Gedung Lepihan (2)")
    await staff.presses("Seluruhnya (2 orang)")
    staff.reads(
        "Tugaskan 2 orang di 1 lembaga (Gedung Lepihan) kepada Tono Lapangan, paling lambat 6 Desember 2026"
    )
    await staff.presses("✅ Ya, tugaskan")
    staff.reads(
        "2 orang dalam 1 kunjungan ditugaskan kepada Tono Lapangan", "siapa pun: 1", "1 terbuka (2 orang)"
    )
    verifier.got("1 kunjungan baru")
    await verifier.presses("🧭 Tugas saya")
    verifier.reads("Masjid Al-Ikhlas", "0/2 orang")
    await verifier.sends("1 benar 2 benar")
    await shares(verifier)
    await photographs(verifier)
    await verifier.presses("📤 Kirim")
    await staff.sends("/lapangan")
    staff.reads("Terverifikasi: 2", "0 terbuka (0 orang)", "30 hari: 1 terkirim (2 orang)")


async def test_one_organisation_is_assigned(
    world: World, masjid: Village, staff: Person, verifier: Person
) -> None:
    await masjid.names("Ahmad Satu")
    await (await village(world, name="Masjid Lain")).names("Citra Tiga")
    await staff.sends("/lapangan")
    for label in ("➕ Tugaskan", "Tono", "Muara Dua (2)", "Gedung Lepihan (2)", "Masjid Lain (1)", "✅ Ya"):
        await staff.presses(label)
    await verifier.sends("/tugas")
    verifier.reads("Masjid Lain")
    verifier.does_not_read("Al-Ikhlas")
    # Pressed twice, there is nobody left to assign.
    await staff.presses("➕ Tugaskan")
    await staff.presses("Tono")
    staff.reads("1 orang perlu dikunjungi")


async def test_grave_results_reach_the_card_and_nothing_is_decided(
    world: World, masjid: Village, staff: Person, verifier: Person
) -> None:
    number = await goes(world, verifier, masjid, "Ahmad Satu", "Budi Dua", "Citra Tiga")
    await shares(verifier)
    await photographs(verifier)
    await verifier.sends("1 meninggal bulan maret, 2 alamat beda: dusun IV, 3 benar, kirim")
    assert await status(world, number) is VisitStatus.SENT
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    staff.reads("Ahmad Satu", "⚠️ Dikunjungi 22 November 2026 oleh Tono Lapangan: meninggal")
    staff.reads("💡 Saran", "“Meninggal dunia”", "Bapak/Ibu yang memutuskan")
    await staff.presses("🧭 Lihat kunjungan")
    staff.got(f"K{number} · Masjid Al-Ikhlas", "1. Ahmad Satu", "bulan maret", "data beda: alamat")
    assert staff.newest.method == "sendPhoto"
    assert staff.newest.parameters["photo"] == "place-1"
    assert "query=-4.53521,104.07312" in staff.button("🗺 Buka di peta")
    await staff.presses("⏭ Lewati")
    staff.got("Budi Dua", "⚠️ Dikunjungi", "data beda (alamat)", "kembalikan ke pengurus")
    await staff.presses("⏭ Lewati")
    staff.got("Citra Tiga", "ℹ️ Dikunjungi 22 November 2026 oleh Tono Lapangan: hadir, data benar")
    staff.does_not_read("💡")
    async with world.database.read() as session:
        entries = await session.scalars(select(VisitCheck.enrolment_id))
        found = [await entry_of(world, one) for one in entries]
    assert {one.status for one in found} == {EnrolmentStatus.SUBMITTED}


async def test_what_a_visit_found_keeps_an_entry_out_of_the_bulk(
    world: World, masjid: Village, staff: Person, verifier: Person
) -> None:
    await goes(world, verifier, masjid, "Ahmad Satu", "Budi Dua")
    await verifier.sends("1 pindah 2 benar")
    await verifier.presses("📤 Kirim")
    await verifier.presses("📤 Kirim tanpa itu")
    await staff.sends("/antrean")
    await staff.presses("Setujui semua yang bersih")
    staff.reads("Budi Dua")
    assert "Ahmad Satu" not in staff.newest.text


async def test_late_visits_are_seen_and_passed_on(
    world: World, masjid: Village, staff: Person, verifier: Person, second: Person
) -> None:
    number = await goes(world, verifier, masjid, "Ahmad Satu", "Budi Dua")
    await verifier.sends("1 benar")
    world.now += timedelta(days=15)
    await staff.sends("/lapangan")
    staff.reads("Lewat batas: 1 kunjungan", "Tono Lapangan: 1 terbuka (2 orang), ⏰ 1")
    await staff.presses("⏰ Lewat batas (1)")
    staff.reads(f"K{number}", "Tono Lapangan · 1/2 orang", "lewat batas 6 Desember 2026")
    await staff.presses(f"K{number}")
    await staff.presses("🔁 Pindahkan")
    assert not staff.has_button("Tono Lapangan ")
    await staff.presses("Ujang Lapangan")
    staff.reads("1 kunjungan dipindahkan kepada Ujang Lapangan", "Ujang Lapangan: 1 terbuka")
    second.got("1 kunjungan baru")
    await second.sends("/tugas")
    second.reads("1/2 orang")
    # Whoever had it cannot write into it any more.
    await verifier.sends(f"K{number} 2 meninggal")
    verifier.reads("tidak ada di daftar Bapak/Ibu")
    await staff.sends_data(f"lm:{number}:{await world.account_id(verifier)}:{await world.account_id(second)}")
    assert "berubah tangan" in staff.toast


async def test_everything_of_one_verifier_is_passed_on(
    world: World, masjid: Village, staff: Person, verifier: Person, second: Person
) -> None:
    await goes(world, verifier, masjid, "Ahmad Satu")
    await goes(world, verifier, await village(world, name="Masjid Lain"), "Citra Tiga")
    await staff.sends("/lapangan")
    await staff.presses("👤 Tono Lapangan (2)")
    await staff.presses("🔁 Pindahkan semuanya (2)")
    await staff.presses("Ujang")
    staff.reads("2 kunjungan dipindahkan kepada Ujang Lapangan")
    await verifier.sends("/tugas")
    verifier.reads("Belum ada kunjungan")


async def test_a_visit_is_called_off_and_its_people_are_free_again(
    world: World, masjid: Village, staff: Person, verifier: Person
) -> None:
    number = await goes(world, verifier, masjid, "Ahmad Satu")
    await verifier.sends("1 meninggal")
    await staff.sends("/lapangan")
    await staff.presses("👤 Tono Lapangan (1)")
    await staff.presses(f"K{number}")
    await staff.presses("✖️ Batalkan tugas")
    await staff.presses("✖️ Ya")
    staff.reads(f"K{number} dibatalkan", "siapa pun: 1")
    verifier.got(f"K{number} dibatalkan petugas dinas")
    await verifier.sends_data(f"vs:{number}:y")
    assert "sudah dikirim atau dibatalkan" in verifier.toast
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    assert "Dikunjungi" not in staff.newest.text


async def test_whoever_was_not_met_is_visited_again(
    world: World, masjid: Village, staff: Person, verifier: Person
) -> None:
    number = await goes(world, verifier, masjid, "Ahmad Satu", "Budi Dua")
    await verifier.sends("1 tidak ada 2 benar")
    await verifier.sends_data(f"vs:{number}:y")
    await staff.sends_data(f"lq:{number}")
    await staff.presses("🔁 Kunjungi lagi")
    staff.reads("menunggu petugas lapangan, 1 orang")
    await staff.sends_data(f"lr:{number}")
    assert "Tidak ada lagi" in staff.toast
    await verifier.sends("/tugas")
    await verifier.presses("📍 Ambil yang terdekat")
    verifier.reads("1. Ahmad Satu")
    await verifier.sends("1 benar")
    async with world.database.read() as session:
        newest = await session.scalar(select(Visit.id).order_by(Visit.id.desc()).limit(1))
    await verifier.sends_data(f"vs:{newest}:y")
    await staff.sends("/lapangan")
    staff.reads("Terverifikasi: 2")


async def test_whoever_was_called_dead_by_mistake_is_visited_again(
    world: World, masjid: Village, staff: Person, verifier: Person
) -> None:
    number = await goes(world, verifier, masjid, "Ahmad Satu", "Budi Dua", "Citra Tiga")
    await verifier.sends("1 meninggal 2 tidak ada 3 benar")
    await verifier.sends_data(f"vs:{number}:y")
    await staff.sends_data(f"lq:{number}")
    await staff.presses("🔁 Keliru?")
    staff.reads("menunggu petugas lapangan, 1 orang")
    await verifier.sends("/tugas")
    await verifier.presses("📍 Ambil yang terdekat")
    verifier.reads("1. Ahmad Satu")
    await verifier.sends("1 benar")
    async with world.database.read() as session:
        newest = await session.scalar(select(Visit.id).order_by(Visit.id.desc()).limit(1))
    await verifier.sends_data(f"vs:{newest}:y")
    await staff.sends("/lapangan")
    staff.reads("Terverifikasi: 2")
    # The mistake is mended: the old button sends nobody there a third time.
    await staff.sends_data(f"lr:{number}:x")
    assert "Tidak ada lagi" in staff.toast


async def test_nobody_verifies_what_is_their_own(world: World, masjid: Village, staff: Person) -> None:
    await masjid.names("Ahmad Satu")
    async with world.database.write() as session:
        from models import RoleGrant

        account = await world.account(session, masjid.takmir)
        session.add(RoleGrant(account_id=account.id, role=Role.VERIFIER, granted_at=world.now))
    await masjid.takmir.sends("/tugas")
    await masjid.takmir.sends_data("vn:k:16.09.01")
    assert "Semua orang sudah dikunjungi" in masjid.takmir.toast
    await staff.sends("/lapangan")
    await staff.presses("➕ Tugaskan")
    await staff.presses("Pak Takmir")
    assert "tidak ada lagi yang perlu dikunjungi" in staff.toast


async def test_a_sample_is_drawn_visited_and_downloaded(
    world: World, masjid: Village, staff: Person, verifier: Person
) -> None:
    for number in range(4):
        await masjid.names(f"Marbot {number}")
    await masjid.names("Guru Ngaji", category="guru_ngaji")
    await staff.sends("/sampel")
    staff.reads("Belum ada sampel")
    for label in ("🎲 Tarik sampel baru", "Menunggu keputusan", "Seluruh kabupaten", "10 %"):
        await staff.presses(label)
    staff.reads("2 dari 5 orang" if "2 dari 5" in staff.newest.text else "1 dari", "Benih acak")
    seed = staff.button("✅ Tarik").rpartition(":")[2]
    await staff.presses("✅ Tarik sampel ini")
    staff.reads("Sampel ditarik", f"benih {seed}", "belum ada hasil", "menunggu petugas lapangan")
    await verifier.sends_data("vn:k:16.09.01")
    async with world.database.read() as session:
        visits = list(await session.scalars(select(Visit).where(Visit.sample_id == 1)))
    assert len(visits) == 1
    # The rest of that place comes along in visits of their own; the sample's own list is this one.
    await verifier.sends(f"K{visits[0].id} 1 benar 2 tidak ada kirim")
    await verifier.presses("📤 Kirim tanpa itu")
    await staff.sends("/sampel")
    await staff.presses("Sampel 1")
    staff.reads(
        "Semua kelompok: 50,0 % benar", "1 dari 2 yang dikunjungi (sampel 2)", "antara 9,5 % dan 90,5 %"
    )
    staff.reads("Guru ngaji", "semuanya dikunjungi, jadi ini angka pasti")
    await staff.presses("⬇️ Unduh daftar")
    rows = staff.sheet("Sampel")
    assert len(rows) == 3
    assert {row[12] for row in rows[1:]} == {"ya", "tidak"}
    assert all("••••••••" in str(row[3]) for row in rows[1:])
    assert staff.sheet("Ringkasan")[-1] == ("Semua kelompok", 5, 2, 2, 1, "50,0", "9,5", "90,5")
    assert ("Benih acak", seed) in staff.sheet("Cara")
    async with world.database.read() as session:
        actions = list(await session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))
    assert {"sample.draw", "sample.export", "visit.assign", "visit.send"} <= set(actions)


async def test_forged_designs_draw_nothing(world: World, masjid: Village, staff: Person) -> None:
    await masjid.names("Ahmad Satu")
    for data in (
        "sy",
        "sy:w:a:p100:9999999",
        "sy:x:a:30:1",
        "sy:w:16.01.01:30:1",
        "sy:w:a:31:1",
        "ss:7",
        "sd:7",
    ):
        await staff.sends_data(data)
        assert staff.toast
    async with world.database.read() as session:
        assert await session.scalar(select(Visit.id)) is None
