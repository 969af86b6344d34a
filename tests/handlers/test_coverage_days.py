"""/cakupan over time, as transcripts: to come, between two days, by organisation, and on a past day."""

from __future__ import annotations

import pytest

from tests.handlers.conftest import Person, Village, World
from tests.handlers.coverage_people import exports, four_people


@pytest.fixture
async def programme(world: World, masjid: Village) -> Village:
    """Four people, and a masjid without anybody."""
    return await four_people(world, masjid)


async def test_the_projection_shows_the_cliff(staff: Person, programme: Village) -> None:
    await staff.sends_data("cj:a")
    staff.reads("AKTIF hari ini: 1 dari 3.934 (0,02 %)", "Laju: 0,3 orang baru sebulan (90 hari terakhir)")
    staff.reads("31 Desember 2026: 1 (0,02 %) → 1", "31 Januari 2027: 0 (0 %) → 0")
    staff.reads("Turun paling tajam sampai 31 Januari 2027: 1 menjadi 0 (−1).")
    await staff.sends_data("cp:k16.09.02")
    await staff.presses("🔭 Proyeksi")
    staff.reads("AKTIF hari ini: 0 dari 1", "Tidak ada penurunan")


async def test_the_change_adds_up_and_opens_to_its_people(
    world: World, staff: Person, programme: Village
) -> None:
    await staff.sends_data("cg:a")
    staff.reads("Dibandingkan dengan kapan?")
    await staff.presses("Sejak 31 Desember 2025")
    staff.reads("31 Desember 2025 sampai 22 November 2026", "31 Desember 2025: 0 AKTIF dari 3.934 (0 %)")
    staff.reads(
        "➕ Baru terlindungi: 1", "22 November 2026: 1 AKTIF dari 3.934 (0,02 %)", "Selisih: +1 orang"
    )
    staff.reads("Penyebut tetap: 3.934")
    await staff.presses("⬇️ Baru terlindungi: 1")
    assert [line[2] for line in staff.sheet()[1:]] == ["Ahmad Aktif"]
    assert await exports(world) == ["a changes joined 2025-12-31 2026-11-22 rows=1"]
    await staff.presses("🔀 Tanggal lain")
    await staff.presses("Sejak 31 Oktober 2026")
    staff.got("31 Oktober 2026: 0 AKTIF", "Baru terlindungi: 1")


async def test_a_change_between_two_typed_days(staff: Person, programme: Village) -> None:
    await staff.sends_data("cg:a")
    await staff.presses("✏️ Dua tanggal lain")
    staff.reads("Dari tanggal berapa?")
    await staff.sends("10-11-2026")
    await staff.sends("1-11-2026")
    staff.reads("tidak sesudah 10 November 2026")
    await staff.sends("21-11-2026")
    await staff.presses("✅")
    staff.reads(
        "10 November 2026 sampai 21 November 2026", "Tidak ada yang masuk atau keluar.", "Selisih: 0 orang"
    )


async def test_organisations_by_gap(world: World, staff: Person, programme: Village) -> None:
    await staff.sends_data("co:0")
    staff.reads("1 lembaga, halaman 1 dari 1", "1. Masjid Al-Ikhlas\n1 AKTIF dari 4 (25 %), kurang 3")
    await staff.presses("1. Masjid Al-Ikhlas")
    staff.reads("AKTIF: 1 dari 4 terdata (25 %)", "Kurang: 3 orang × Rp16.800 = Rp50.400 sebulan")
    await staff.presses("⬇️ Belum AKTIF: 3")
    names = [line[2] for line in staff.sheet()[1:]]
    assert names == ["Budi Disetujui", "Citra Menunggu", "Dewi Kembali"]
    await staff.presses("⬇️ AKTIF: 1")
    assert await exports(world) == ["o1 protected=no rows=3", "o1 protected=yes rows=1"]


async def test_a_past_day_with_its_lists(world: World, staff: Person, programme: Village) -> None:
    await staff.sends_data("cm")
    await staff.presses("📅 Keadaan tanggal")
    staff.reads("Keadaan pada tanggal berapa?")
    await staff.sends("12 November 2026")
    await staff.presses("✅")
    staff.reads(
        "Keadaan pada tanggal itu", "12 November 2026", "Terdata: 3", "Perlu diperbaiki: 0", "Disetujui: 2"
    )
    staff.reads(
        "AKTIF: 1", "AKTIF: 0,02 % – 1 dari 3.934 yang berhak", "Menurut data sampai 22 November 2026"
    )
    staff.does_not_read("AKTIF hari ini")
    await staff.presses("⬇️ Disetujui: 2")
    assert [line[2] for line in staff.sheet()[1:]] == ["Ahmad Aktif", "Budi Disetujui"]
    assert await exports(world) == ["a approved 2026-11-12 rows=2"]
    await staff.presses("Per kecamatan")
    staff.got("Keadaan 12 November 2026", "Halaman 1 dari 3")
    name = world.regency.area("16.09.01").name
    await staff.presses(name)
    staff.got(f"Cakupan {name}", "Terdata: 3")
    await staff.presses("⬅️ Kembali")
    await staff.presses("🔀 Perubahan sampai hari ini")
    staff.got("12 November 2026 sampai 22 November 2026")


async def test_what_was_reported_before_the_system_is_said_as_such(staff: Person, programme: Village) -> None:
    await staff.sends_data("cdd:20250415:a")
    staff.reads("Dilaporkan sebelum sistem ini: 25,77 %", "Terdata: 0")


async def test_a_day_to_come_is_not_a_past_day(staff: Person, programme: Village) -> None:
    await staff.sends_data("cm")
    await staff.presses("📅 Keadaan tanggal")
    await staff.sends("1-12-2026")
    assert "22 November 2026" in staff.newest.text
    staff.does_not_read("Keadaan pada tanggal itu")
