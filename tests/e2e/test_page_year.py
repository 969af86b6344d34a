"""The year of a case in the chat page: proposed, answered, mended, asked again; a claim; an objection."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.async_api import expect

from regency import load_regency
from tests.e2e.page import CHROMIUM, PATIENCE, Demo, Somebody, windows

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.browser,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}"),
]

PETUGAS, POSKO, MARBOT, STRANGER = "Yuliana Dinas", "Hendri Saka", "Mat Ali Kisam", "Badri Semendawai"
REGENCY = load_regency()
TODAY = datetime.now(REGENCY.zone).date()
UNKNOWN = ("1609991212800099", "TIDAK DIKENAL")
WORDS = "NIK TIDAK DITEMUKAN"
UMUM = re.compile(r"usulan-.*-umum\.xlsx")
Row = dict[str, Any]


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Demo]:
    """The demo with its 3,934 people, running."""
    running = Demo(tmp_path / "demo")
    await running.start(fresh=True)
    yield running
    assert await running.end() == 0


def rows_of(path: Path) -> list[Row]:
    """A sheet that the bot wrote, read by another library: a dictionary a row."""
    header, *rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


async def saved(one: Somebody, name: str | re.Pattern[str], folder: Path) -> Path:
    """A file that the bot sent, on the disk."""
    given = await one.download(name)
    path = folder / given.suggested_filename
    await given.save_as(path)
    return path


def never_covered(folder: Path) -> set[str]:
    """Names of those of whom BPJS has never written, from the demo's database."""
    query = "SELECT name FROM workers WHERE id NOT IN (SELECT worker_id FROM protections)"
    with closing(sqlite3.connect(folder / "demo" / "lindung.sqlite3")) as database:
        return {name for (name,) in database.execute(query)}


def answer_file(people: list[Row], newcomers: set[str], path: Path) -> tuple[str, str]:
    """BPJS's answer to some of them; the name of the one who is refused and their NIK once it is right."""
    posko = [
        row
        for row in people
        if row["Kecamatan"] == REGENCY.kecamatan[0].name
        and row["Jenis pekerjaan"] == REGENCY.category("relawan_damkar").job
    ]
    # A namesake, or cover under the wrong NIK, leads to /ganda, which is another story.
    names = Counter(row["Nama"] for row in people)
    refused = next(row for row in posko if names[row["Nama"]] == 1 and row["Nama"] in newcomers)
    others = [row for row in people if row not in posko]
    book = openpyxl.Workbook()
    data = book.worksheets[0]
    data.append(["Jawaban BPJS Ketenagakerjaan"])
    data.append(["nik", "kpj", "nama", "tgl_lahir", "tgl_kepesertaan", "tgl_berakhir"])
    period = [REGENCY.planned_start(TODAY), date(REGENCY.planned_start(TODAY).year, 12, 31)]
    data.append([others[0]["NIK"], "26012345601", others[0]["Nama"].upper(), None, *period])
    data.append([others[1]["NIK"], "26012345602", f"{others[1]['Nama']} BIN CONTOH", None, *period])
    data.append([*UNKNOWN[:1], "26012345603", *UNKNOWN[1:], None, *period])
    failed = book.create_sheet("GAGAL")
    failed.append(["nik", "nama", "keterangan"])
    failed.append([refused["NIK"], refused["Nama"], WORDS])
    book.save(path)
    nik = str(refused["NIK"])
    return str(refused["Nama"]), f"{nik[:12]}{int(nik[12:]) - 4321:04d}"


async def propose(staff: Somebody, folder: Path) -> list[Row]:
    """From /usulan to the files and the payment; everybody in it."""
    await staff.become(PETUGAS)
    await staff.start()
    await staff.reads("Selamat datang kembali")
    await staff.send("/usulan")
    await staff.reads("Usulan 2")
    await staff.shoot("year-01-proposals-360")
    await staff.press("➕ Usulan baru: semua yang siap")
    await staff.reads("Pratinjau usulan")
    await staff.shoot("year-02-preview-360")
    await staff.press(re.compile("^✅ Bekukan"))
    ready = staff.log.locator(".theirs").filter(has_text="berkas siap").last
    await expect(ready).to_be_visible(timeout=3 * PATIENCE)
    await staff.shoot("year-03-frozen-360")
    people = rows_of(await saved(staff, UMUM, folder))
    await staff.press("💸 Sudah dibayar")
    await staff.tap("sudah dibayar ke BPJS?", "Ya")
    await staff.reads("sudah dibayar")
    return people


async def take_answer(staff: Somebody, path: Path) -> None:
    """BPJS's file: the preview, then the change."""
    await staff.page.locator("#file-input").set_input_files(path)
    await staff.reads("Belum ada yang disimpan")
    await staff.shoot("year-04-answer-360")
    await staff.press("✅ Terapkan")
    applied = await staff.reads("Berkas BPJS tersimpan")
    await expect(applied).to_contain_text("1 pengurus dikabari")
    await staff.reads("Hasil per baris")
    await staff.shoot("year-05-applied-360")


async def mend(speaker: Somebody, name: str, nik: str) -> str:
    """The coordinator reads why, and the button opens the form at the NIK; the number of the entry."""
    await speaker.become(POSKO)
    news = await speaker.reads(re.compile(f"BPJS belum bisa menerima {name}.*“{WORDS}”", re.DOTALL))
    reference = re.search(r"OKS-\d\d-\d+-[A-Z]", await news.inner_text())
    assert reference
    await speaker.shoot("year-06-refused-360")
    await speaker.press("✏️ Perbaiki sekarang")
    await speaker.reads("Belum diterima BPJS")
    await speaker.shoot("year-07-mend-360")
    await speaker.send(nik)
    await speaker.tap("Apakah cocok dengan KTP", "Ya, benar")
    await speaker.reads("Sudah benar semua")
    await speaker.press("✅ Kirim")
    await speaker.reads(f"Perbaikan untuk {name} sudah dikirim")
    return reference[0]


async def approve(staff: Somebody, name: str, reference: str) -> None:
    """Staff look at the mended one, and the proposal offers to propose again."""
    await staff.become(PETUGAS)
    await staff.send(f"/cari {reference}")
    await staff.tap("Posko Damkar", re.compile(f"^1. {name}"))
    await staff.press("⚖️ Buka untuk diputuskan")
    await staff.press("✅ Setujui")
    await staff.reads(f"{name} disetujui")
    await staff.send("/usulan")
    await staff.tap("Usulan 2", re.compile("^📋 .*02$"))
    again = staff.log.get_by_role("button", name="🔁 Usulan susulan: 1 orang")
    await expect(again.last).to_be_visible()
    await staff.shoot("year-08-follow-up-360")
    await staff.press("🔁 Usulan susulan: 1 orang")
    await staff.reads("1 orang × ")
    await staff.shoot("year-09-follow-up-preview-360")


async def renew(one: Somebody) -> None:
    """Staff ask who still serves; a coordinator answers with one tap."""
    await one.send("/perpanjang")
    await one.reads("Perpanjangan mulai")
    await one.shoot("year-10-renewal-360")
    await one.press(re.compile("^▶️ Mulai"))
    await one.reads("Masih bertugas: 0")
    await one.become(POSKO)
    # Whatever the hour: at night the question waits for the morning.
    await one.send("/perpanjang")
    await one.reads("Masih bertugas mulai")
    await one.shoot("year-11-still-serving-360")
    rows = one.log.get_by_role("group").last.get_by_role("button", name=re.compile("^✅ (?!Semua)"))
    first = await rows.first.inner_text()
    await rows.first.click()
    await expect(
        one.log.get_by_role("group").last.get_by_role("button", name=first, exact=True)
    ).to_have_count(0)
    await one.become(PETUGAS)
    await one.press("🔄 Segarkan")
    await one.reads("Masih bertugas: 1")
    await one.shoot("year-12-renewal-progress-360")


async def test_a_year_from_proposal_to_the_next_question(demo: Demo, tmp_path: Path) -> None:
    async with windows() as (_, phone):
        await phone.page.goto(demo.address)
        people = await propose(phone, tmp_path)
        name, nik = answer_file(people, never_covered(tmp_path), tmp_path / "jawaban.xlsx")
        await take_answer(phone, tmp_path / "jawaban.xlsx")
        reference = await mend(phone, name, nik)
        await approve(phone, name, reference)
        await renew(phone)


async def report(worker: Somebody) -> None:
    """What to do after an accident, and the report."""
    await worker.become(MARBOT)
    await worker.start()
    await worker.tap("selamat datang di Lindung", "👷 Pekerja, mau cek status")
    await worker.reads("tunjukkan sekali saja")
    await worker.share_contact()
    await worker.reads("AKTIF sampai")
    await worker.send("/klaim")
    await worker.reads("Apa yang terjadi?")
    await worker.shoot("claim-01-home-360")
    await worker.press("🚑 Kecelakaan saat bekerja")
    await worker.reads("Telepon BPJS 175")
    await worker.shoot("claim-02-guide-360")
    await worker.press("📨 Laporkan kecelakaan saya")
    await worker.tap("tanggal berapa", "Hari ini")
    await worker.tap("jam berapa", "Dini hari / tidak tahu")
    await worker.tap("di jalan raya", "Tidak")
    await worker.reads("Sudah benar semua")
    await worker.shoot("claim-03-summary-360")
    await worker.press("✅ Kirim")
    await worker.reads("laporannya sudah diterima")
    await worker.shoot("claim-04-card-360")


async def tick_all(worker: Somebody) -> None:
    """Every paper, one after the other, until none is missing."""
    await worker.press("📋 Surat-suratnya")
    papers = REGENCY.papers_for("accident", traffic=False)
    for place in range(1, len(papers) + 1):
        await worker.tap(f"Surat yang belum ada: {len(papers) - place + 1}", f"⬜ {place}")
        if place == 2:
            await worker.reads(f"Surat yang belum ada: {len(papers) - place}")
            await worker.shoot("claim-05-papers-360")
    await worker.reads("Semua surat sudah ada")


async def follow(staff: Somebody) -> None:
    """The office reads of it, opens it and takes it to its end."""
    await staff.become(PETUGAS)
    await staff.reads("menurut Mat Ali Kisam, semua surat sudah ada")
    await staff.shoot("claim-06-told-office-360")
    await staff.send("/klaim")
    await staff.reads("Klaim yang berjalan")
    await staff.shoot("claim-07-list-360")
    await staff.press(re.compile(f"{MARBOT}.*lengkap"))
    await staff.reads(re.compile(f"{MARBOT}.*Tahap: dilaporkan", re.DOTALL))
    await staff.shoot("claim-08-office-card-360")
    await staff.press("✅ Surat sudah lengkap")
    await staff.tap("Tahap: surat lengkap", "📨 Sudah dikirim ke BPJS")
    await staff.tap("Tahap: dikirim ke BPJS", "💚 BPJS sudah membayar")
    await staff.tap("langsung dikabari", "Ya, benar")
    await staff.tap("Tahap: dibayar", "🏁 Selesai")
    await staff.reads('menjadi "selesai"')
    await staff.shoot("claim-09-sure-360")
    await staff.press("Ya, benar")
    await staff.reads("Tahap: selesai")
    await staff.shoot("claim-10-closed-360")


async def test_a_claim_from_the_first_steps_to_its_end(demo: Demo) -> None:
    async with windows() as (_, phone):
        await phone.page.goto(demo.address)
        await report(phone)
        await tick_all(phone)
        await follow(phone)
        await phone.become(MARBOT)
        for said in ("sudah lengkap", "sudah dikirim ke BPJS", "sudah membayar", "sudah selesai"):
            await phone.reads(re.compile(f"laim {MARBOT}.*{said}|{said}.*laim {MARBOT}", re.DOTALL))
        await phone.shoot("claim-11-told-family-360")


async def announce(staff: Somebody, folder: Path) -> Row:
    """A window for one kecamatan with its lists; somebody on them."""
    await staff.become(PETUGAS)
    await staff.start()
    await staff.reads("Selamat datang kembali")
    await staff.send("/sanggah")
    await staff.reads("Masa sanggah")
    await staff.shoot("objection-01-home-360")
    await staff.press("➕ Buka masa sanggah")
    await staff.tap("Siapa yang diumumkan?", "Per kecamatan")
    await staff.reads("Di kecamatan mana?")
    await staff.shoot("objection-02-where-360")
    await staff.log.get_by_role("group").last.get_by_role("button").first.click()
    await staff.reads("Umumkan")
    await staff.shoot("objection-03-preview-360")
    await staff.press(re.compile("^📣 Umumkan"))
    await staff.reads("orang diumumkan")
    await staff.shoot("objection-04-window-360")
    await staff.press("📄 PDF untuk ditempel")
    assert (await saved(staff, "pengumuman-1.pdf", folder)).read_bytes().startswith(b"%PDF")
    await staff.press("📊 Excel")
    return rows_of(await saved(staff, "pengumuman-1.xlsx", folder))[0]


async def object_to(stranger: Somebody, row: Row) -> None:
    """Somebody who never used the bot before has read the list on the wall."""
    await stranger.become(STRANGER)
    await stranger.start()
    await stranger.reads("selamat datang di Lindung")
    await stranger.send("/keberatan")
    await stranger.answer("di kecamatan mana", str(row["Kecamatan"]))
    await stranger.answer("Di desa atau kelurahan mana", str(row["Desa"]))
    await stranger.answer("Ketik beberapa huruf", str(row["Nama"]).split()[0])
    await stranger.reads("Siapa orangnya?")
    await stranger.shoot("objection-05-who-360")
    await stranger.press(re.compile(f"^{row['Nama']}"))
    await stranger.tap("Apa keberatannya?", "Tidak tinggal di sini lagi")
    await stranger.answer("Ceritakan singkat", "Pindah ke Palembang sejak awal tahun 🙏")
    await stranger.tap("petugas tahu nama", "Tidak, jangan disebut")
    await stranger.reads("Sudah benar semua")
    await stranger.shoot("objection-06-summary-360")
    await stranger.press("✅ Kirim")
    await stranger.reads("sudah diterima")
    await stranger.shoot("objection-07-filed-360")


async def settle(staff: Somebody, row: Row) -> None:
    """The office answers, and closes the window early."""
    await staff.become(PETUGAS)
    await staff.tap("Ada keberatan baru dari warga", "⚖️ Lihat keberatan")
    card = await staff.reads("Pindah ke Palembang")
    await expect(card).to_contain_text("tidak disebut")
    await staff.shoot("objection-08-card-360")
    await staff.press("✅ Tolak keberatan")
    await staff.reads("Ia membaca pesan ini")
    await staff.send("Sudah dicek di desa; beliau masih bertugas setiap hari.")
    await staff.tap("Sudah benar semua", "✅ Kirim")
    await staff.reads(f"Keberatan atas {row['Nama']} ditolak")
    await staff.send("/sanggah")
    await staff.tap("Masa sanggah", re.compile(f"{row['Kecamatan']}, sampai"))
    await staff.tap("Berlangsung sampai", "✅ Tutup sekarang")
    await staff.tap("Tutup sekarang?", "✅ Ya, tutup")
    await staff.reads("orang lanjut, 0 menunggu keputusan")
    await staff.shoot("objection-09-closed-360")


async def test_an_objection_is_heard_and_answered(demo: Demo, tmp_path: Path) -> None:
    async with windows() as (_, phone):
        await phone.page.goto(demo.address)
        row = await announce(phone, tmp_path)
        await object_to(phone, row)
        await settle(phone, row)
        await phone.become(STRANGER)
        await phone.reads(re.compile(f"{row['Nama']} tidak diterima.*masih bertugas setiap hari", re.DOTALL))
        await phone.shoot("objection-10-answered-360")
