"""What people do again and again in these stories, one function a task."""

from __future__ import annotations

import io
import re
from datetime import date

from openpyxl import Workbook

from simulator import Person
from tests.e2e.conftest import World

# Invented: kecamatan 99 was never given out.
NIKS = ("1609991708800011", "1609994503850012", "1609990101700013")


async def invite_staff(world: World, admin: Person, name: str = "Yuliana Dinas") -> Person:
    """The administrator makes a link, the person opens it."""
    await admin.send("/undang")
    await admin.press("Petugas")
    await admin.press("3 hari")
    message = await admin.reads("?start=i_")
    staff = await world.person(name)
    await staff.open_link(link_in(message.text))
    await staff.reads("Selamat datang, petugas")
    return staff


async def send_off(somebody: Person) -> None:
    """Reads the summary before pressing: after a crash an older card with that button may stand above it."""
    await somebody.reads("Sudah benar semua")
    await somebody.press("✅ Kirim")


async def register_mosque(takmir: Person, name: str = "Masjid Nurul Contoh") -> None:
    """From /start to "sudah tercatat"."""
    await takmir.start()
    await takmir.press("🕌 Pengurus masjid/musholla")
    await takmir.press("Masjid")
    await takmir.reads("Apa nama lembaganya")
    await takmir.send(name)
    await takmir.reads("Di kecamatan mana")
    await takmir.send("muaradua")
    await takmir.reads("Di desa atau kelurahan mana")
    await takmir.send("pelangki")
    await takmir.reads("Patokannya")
    await takmir.press("Lewati")
    await takmir.reads("SIMAS")
    await takmir.press("Lewati")
    await takmir.press("Takmir")
    await takmir.reads("Nomor HP Bapak/Ibu")
    await takmir.share_contact()
    await send_off(takmir)
    await takmir.reads("sudah tercatat")


async def submit_marbot(takmir: Person, nik: str, name: str, phone: str | None = None) -> str:
    """One person through the form; the reference number."""
    await takmir.send("/tambah")
    await takmir.reads("Tugasnya sebagai apa")
    await takmir.press("Marbot")
    await takmir.reads("Berapa NIK")
    await takmir.send(nik)
    await takmir.reads("nama lengkap")
    await takmir.send(name)
    await takmir.press("Ya, benar")
    await takmir.reads("tempat lahir")
    await takmir.send("Muaradua")
    await takmir.reads("ibu kandung")
    await takmir.send("Siti Contoh")
    await takmir.reads("Alamat seperti di KTP")
    await takmir.send("Dusun II RT 02")
    if phone:
        await takmir.press("➕ Tambah keterangan")
        await takmir.press("➕ Nomor HP")
        await takmir.reads("Nomor HP-nya")
        await takmir.send(phone)
    await send_off(takmir)
    done = await takmir.reads(f"{name} sudah terdaftar")
    found = re.search(r"[A-Z]{2,4}-\d\d-\d+-?[A-Z]", done.text)
    assert found, done.text
    return found[0]


def roster_file(rows: list[tuple[str, str, date, date]]) -> bytes:
    """A roster in BPJS's layout: (nik, name, covered from, covered until)."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["nik", "kpj", "nama", "tgl_lahir", "tgl_kepesertaan", "tgl_berakhir", "masa_grace"])
    for number, (nik, name, start, end) in enumerate(rows):
        sheet.append([nik, f"260123456{number:02}", name, None, start, end, None])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def link_in(text: str) -> str:
    """The t.me link of a message."""
    found = re.search(r"https://t\.me/\S+", text)
    assert found, text
    return found[0]
