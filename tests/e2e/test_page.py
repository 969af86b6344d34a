"""The story of the demo as a newcomer plays it: in the chat page alone, from the first message to AKTIF."""

from __future__ import annotations

import io
import re
from collections.abc import AsyncIterator
from pathlib import Path

import openpyxl
import pytest
from playwright.async_api import expect

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
NOTE = "Nama di KTP berbeda, mohon dicek."


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
    await takmir.answer("nama lengkap", name)
    await takmir.tap("cocok dengan KTP", "Ya, benar")
    await takmir.answer("tempat lahir", "Muaradua")
    await takmir.answer("ibu kandung", "Siti Contoh")
    await takmir.answer("Alamat seperti di KTP", "Dusun II RT 02")
    if phone:
        await takmir.tap("Sudah benar semua", "➕ Tambah keterangan")
        await takmir.press("➕ Nomor HP")
        await takmir.answer("Nomor HP-nya", phone)
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


async def find(staff: Somebody, name: str) -> None:
    """From /cari to the card on which staff decide."""
    await staff.send(f"/cari {name}")
    await staff.reads(re.compile(f"ditemukan.*{name}", re.DOTALL))
    await staff.press(f"1. {name}")
    await staff.reads(re.compile(f"{name}.*Riwayat", re.DOTALL))
    await staff.press("⚖️ Buka untuk diputuskan")
    await staff.reads(re.compile(f"{name}.*tidak ada temuan", re.DOTALL))


async def decide(staff: Somebody, stations: Stations) -> None:
    """The mosque is confirmed, one marbot approved, the other returned."""
    await staff.become(PETUGAS)
    await staff.start()
    await staff.tap("Selamat datang kembali", "🗂 Antrean")
    await staff.reads("menunggu keputusan")
    await stations.keep("queue", on_phone="menunggu keputusan")
    await staff.press("🕌 Lembaga saja (1)")
    await staff.reads(re.compile(f"{MOSQUE}.*sebelah pasar", re.DOTALL))
    await stations.keep("mosque-card")
    await staff.press("✅ Konfirmasi")
    await staff.reads(f"{MOSQUE} dikonfirmasi")
    await find(staff, MARBOT)
    await stations.keep("staff-card", on_phone="tidak ada temuan")
    await staff.press("✅ Setujui")
    await staff.reads(f"{MARBOT} disetujui")
    await find(staff, SECOND)
    await staff.press("↩️ Kembalikan")
    await staff.tap("Apa alasannya", "Data belum lengkap")
    await staff.tap("Bagian mana", "Nama")
    await staff.answer("Pesan untuk pengurus", NOTE)
    await staff.reads("Sudah benar semua")
    await stations.keep("verdict-summary")
    await staff.press("✅ Kirim")
    await staff.reads(f"{SECOND} dikembalikan")


async def mend(takmir: Somebody, stations: Stations) -> None:
    """The takmir is told; the button opens the form at the name."""
    await takmir.become(TAKMIR)
    await takmir.reads(f"Disetujui: {MARBOT}")
    await takmir.reads(re.compile(f"Perlu diperbaiki: {SECOND}.*{NOTE}", re.DOTALL))
    await stations.keep("returned", on_phone=NOTE)
    await takmir.press("✏️ Perbaiki sekarang")
    await takmir.reads("Dikembalikan petugas")
    await stations.keep("mend")
    await takmir.send(MENDED)
    await takmir.reads(re.compile(f"Sudah benar semua.*{MENDED}", re.DOTALL))
    await takmir.press("✅ Kirim")
    await takmir.reads(f"Perbaikan untuk {MENDED} sudah dikirim")


async def send_roster(staff: Somebody, stations: Stations) -> Path:
    """The sample file of BPJS: preview, confirm; the file with the results."""
    await staff.become(PETUGAS)
    await find(staff, MENDED)
    await staff.press("✅ Setujui")
    await staff.reads(f"{MENDED} disetujui")
    await staff.attach(re.compile("Contoh: peserta-bpjs"))
    await staff.reads("Belum ada yang disimpan")
    await stations.keep("roster-preview", on_phone="Belum ada yang disimpan")
    await staff.press("✅ Terapkan")
    await staff.reads("Berkas BPJS tersimpan")
    await staff.reads("Hasil per baris")
    await stations.keep("roster-result")
    await staff.send("/cakupan")
    await staff.reads("AKTIF hari ini")
    await stations.keep("coverage", on_phone="AKTIF hari ini")
    return await (await staff.download("hasil-peserta-bpjs-contoh.xlsx")).path()


def outcomes(path: Path, name: str) -> list[object]:
    """What the file with the results says of somebody, row by row."""
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    header, *rows = book.worksheets[0].iter_rows(values_only=True)
    of, result = header.index("nama"), header.index("Hasil")
    return [row[result] for row in rows if row[of] == name.upper()]


async def ask(marbot: Somebody, stations: Stations) -> None:
    """The marbot shows that it is he, and reads the answer."""
    await marbot.become(MARBOT)
    await marbot.start()
    await marbot.tap("selamat datang di Lindung", "👷 Pekerja, mau cek status")
    await marbot.reads("tunjukkan sekali saja")
    await stations.keep("prove", on_phone="tunjukkan sekali saja")
    await marbot.share_contact()
    answer = await marbot.reads("AKTIF sampai")
    await expect(answer).to_contain_text("1609••••••••0011")
    await expect(answer.get_by_text("AKTIF sampai")).to_be_in_viewport()
    await stations.keep("active", on_phone="AKTIF sampai")


async def test_the_story_in_the_page(demo: Demo) -> None:
    async with windows() as (desk, phone):
        stations = Stations(desk, phone)
        await phone.page.goto(demo.address)
        await expect(phone.page.get_by_text("mulai di sini")).to_be_visible()
        assert await phone.fits()
        await desk.page.goto(demo.address)
        await register_mosque(desk, stations)
        await submit_both(desk, stations)
        await decide(desk, stations)
        await mend(desk, stations)
        results = await send_roster(desk, stations)
        assert outcomes(results, MARBOT) == ["Cocok"]
        # The sample names its first person twice, as such files do.
        assert outcomes(results, MENDED) == ["Cocok", "Disisihkan"]
        await ask(desk, stations)
