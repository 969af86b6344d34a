"""The story of the demo as a newcomer plays it: in the chat page alone, from the first message to AKTIF."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.e2e.page import CHROMIUM, Demo, Somebody, windows
from tests.e2e.play import NIKS

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.browser,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}"),
]

TAKMIR, MARBOT, PETUGAS = "Sarkowi Bin Lemat", "Badri Semendawai", "Yuliana Dinas"
MOSQUE, SECOND, MENDED = "Masjid Nurul Contoh", "Aisyah Contoh", "Aisyah Putri Contoh"


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Demo]:
    """The demo with new people, running."""
    running = Demo(tmp_path / "demo")
    await running.start(fresh=True)
    yield running
    assert await running.end() == 0


class Stations:
    """Pictures of the way, numbered: all on the desk, some on the phone beside it."""

    def __init__(self, desk: Somebody, phone: Somebody) -> None:
        self._desk, self._phone, self._number = desk, phone, 0

    async def keep(self, name: str, *, on_phone: str = "") -> None:
        """`on_phone` is what the phone has to show before it is pictured."""
        self._number += 1
        await self._desk.shoot(f"{self._number:02d}-{name}")
        if on_phone:
            await self._phone.page.goto(self._desk.page.url)
            await self._phone.reads(on_phone)
            await self._phone.shoot(f"{self._number:02d}-{name}-360")


async def register_mosque(takmir: Somebody, stations: Stations) -> None:
    """From the button MULAI to "sudah tercatat"."""
    await takmir.become(TAKMIR)
    await stations.keep("stranger")
    await takmir.start()
    await takmir.reads("selamat datang di Lindung")
    await stations.keep("welcome", on_phone="selamat datang di Lindung")
    await takmir.press("🕌 Pengurus masjid/musholla")
    await takmir.tap("Lembaga apa", "Masjid")
    await takmir.answer("Apa nama lembaganya", MOSQUE)
    await takmir.reads("Di kecamatan mana")
    await stations.keep("picker", on_phone="Di kecamatan mana")
    await takmir.send("muara dua")
    await takmir.answer("Di desa atau kelurahan mana", "pelangki")
    await takmir.answer("Patokannya", "sebelah pasar")
    await takmir.tap("SIMAS", "Lewati")
    await takmir.tap("Apa jabatan", "Takmir")
    await takmir.reads("Nomor HP Bapak/Ibu")
    await stations.keep("contact", on_phone="Nomor HP Bapak/Ibu")
    await takmir.share_contact()
    await takmir.reads("Sudah benar semua")
    await stations.keep("mosque-summary", on_phone="Sudah benar semua")
    await takmir.press("✅ Kirim")
    await takmir.reads("sudah tercatat")
    await stations.keep("mosque-sent")


async def submit(takmir: Somebody, nik: str, name: str, phone: str = "") -> None:
    """One marbot from the NIK on, up to the summary."""
    await takmir.answer("Berapa NIK", nik)
    await takmir.tap("Apakah cocok dengan KTP", "Ya, benar")
    await takmir.answer("nama lengkap", name)
    await takmir.answer("tempat lahirnya", "Muaradua")
    await takmir.answer("ibu kandung", "Siti Contoh")
    await takmir.answer("Alamat seperti di KTP", "Dusun II RT 02")
    if phone:
        await takmir.answer("Nomor HP-nya", phone)
    else:
        await takmir.tap("Nomor HP-nya", "Lewati")
    await takmir.answer("Sejak kapan bertugas", "2015")
    await takmir.tap("foto KTP", "Lewati")
    await takmir.tap("Pernyataan", "Ya, ia tahu dan setuju")
    await takmir.reads("Sudah benar semua")


async def submit_both(takmir: Somebody, stations: Stations) -> None:
    await takmir.press(re.compile("Tambah anggota"))
    await takmir.tap("Tugasnya sebagai apa", "Marbot")
    await submit(takmir, NIKS[0], MARBOT, "0860-0000-0002")
    await stations.keep("member-summary", on_phone="Sudah benar semua")
    await takmir.press("✅ Kirim")
    await takmir.reads(f"{MARBOT} sudah terdaftar")
    await stations.keep("member-sent")
    await takmir.press("➕ Tambah lagi")
    await submit(takmir, NIKS[1], SECOND)
    await takmir.press("✅ Kirim")
    await takmir.reads(f"{SECOND} sudah terdaftar")


async def decide_on(staff: Somebody, name: str) -> None:
    """Finds somebody and opens the entry to decide on it."""
    await staff.send(f"/cari {name}")
    await staff.press(f"1. {name}")
    await staff.tap("Riwayat", re.compile("Buka untuk diputuskan"))


async def decide(staff: Somebody, stations: Stations) -> None:
    """The mosque is confirmed, one marbot approved, the other returned."""
    await staff.become(PETUGAS)
    await staff.start()
    await staff.send("/antrean")
    await staff.reads("menunggu keputusan")
    await stations.keep("queue", on_phone="menunggu keputusan")
    await staff.press(re.compile("Lembaga saja"))
    await staff.reads(MOSQUE)
    await stations.keep("mosque-card", on_phone=MOSQUE)
    await staff.press("✅ Konfirmasi")
    await decide_on(staff, MARBOT)
    await staff.tap(MARBOT, "✅ Setujui")
    await staff.reads(f"{MARBOT} disetujui")
    await decide_on(staff, SECOND)
    await stations.keep("person-card", on_phone=SECOND)
    await staff.press("↩️ Kembalikan")
    await staff.tap("Apa alasannya", "Data belum lengkap")
    await staff.tap("Bagian mana", "Nama")
    await staff.answer("Pesan untuk pengurus", "Nama di KTP berbeda, mohon dicek.")
    await staff.tap("Sudah benar semua", "✅ Kirim")
    await staff.reads("dikembalikan")


async def mend(takmir: Somebody, stations: Stations) -> None:
    """The takmir reads why, and mends it where the button leads."""
    await takmir.become(TAKMIR)
    await takmir.reads("Nama di KTP berbeda")
    await stations.keep("returned", on_phone="Nama di KTP berbeda")
    await takmir.press("✏️ Perbaiki sekarang")
    await takmir.answer("Dikembalikan petugas", MENDED)
    await takmir.tap("Sudah benar semua", "✅ Kirim")
    await takmir.reads(f"Perbaikan untuk {MENDED} sudah dikirim")


async def import_roster(staff: Somebody, stations: Stations) -> None:
    """The mended one is approved too; then the file of BPJS, from the paper clip's menu."""
    await staff.become(PETUGAS)
    await decide_on(staff, MENDED)
    await staff.tap(MENDED, "✅ Setujui")
    await staff.reads(f"{MENDED} disetujui")
    await staff.attach(re.compile("Contoh berkas BPJS"))
    await staff.reads("Berkas BPJS")
    await stations.keep("roster-preview", on_phone="Berkas BPJS")
    await staff.press("✅ Terapkan")
    await staff.reads("tersimpan")
    await stations.keep("roster-applied")
    await staff.send("/cakupan")
    await staff.reads("3.934")
    await stations.keep("coverage", on_phone="3.934")


async def ask(marbot: Somebody, stations: Stations) -> None:
    """The marbot proves who he is by his own contact, and reads the answer."""
    await marbot.become(MARBOT)
    await marbot.start()
    await marbot.press("👷 Pekerja, mau cek status")
    await marbot.reads("Cek status perlindungan")
    await marbot.share_contact()
    await marbot.reads("AKTIF sampai")
    await stations.keep("active", on_phone="AKTIF sampai")


async def test_the_story_in_the_page(demo: Demo) -> None:
    async with windows() as (desk, phone):
        stations = Stations(desk, phone)
        await desk.page.goto(demo.address)
        await register_mosque(desk, stations)
        await submit_both(desk, stations)
        await decide(desk, stations)
        await mend(desk, stations)
        await import_roster(desk, stations)
        await ask(desk, stations)
