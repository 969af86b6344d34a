"""BPJS's roster as a document in the chat: preview, apply once, result file; and every wrong file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any

import openpyxl
import pytest
from sqlalchemy import func, select, text

from models import FileRequest, Protection, Role, Roster, RosterStatus, Worker
from tests.handlers.conftest import Person, Village, World, entry_of

HEADER = ("nik", "kpj", "nama", "tgl_lahir", "tgl_kepesertaan", "tgl_berakhir", "masa_grace")


def csv_file(*rows: Sequence[str]) -> bytes:
    """A file of BPJS with these rows."""
    return "\n".join(";".join(row) for row in (HEADER, *rows)).encode()


def row(nik: str, name: str, ends: str = "31-12-2026", kpj: str = "17012345678") -> tuple[str, ...]:
    """Somebody covered from the first of January."""
    return (nik, kpj, name, "17-08-1980", "01-01-2026", ends, "")


async def known(world: World, masjid: Village, name: str) -> str:
    """The NIK of somebody who is on our list."""
    return (await entry_of(world, await masjid.names(name))).worker.nik


async def count(world: World, table: type[Any]) -> int:
    """How many rows a table has."""
    async with world.database.read() as session:
        return int(await session.scalar(select(func.count()).select_from(table)) or 0)


async def test_a_roster_is_shown_first_then_applied_and_answered_with_a_file(
    world: World, staff: Person, masjid: Village
) -> None:
    ahmad, budi = await known(world, masjid, "Ahmad Satu"), await known(world, masjid, "Budi Dua")
    file = csv_file(
        row(ahmad, "Ahmad Satu"),
        row(budi, "Orang Lain Sama Sekali"),
        row("1609011708809876", "Tidak Terdata"),
        row("12345", "NIK Pendek"),
        row(ahmad, "Ahmad Satu", ends="30-06-2026"),
    )
    await staff.sends_file(file, "bpjs april.csv", caption="Roster per 30-04-2026 ya")
    staff.reads("bpjs april.csv", "per 30 April 2026", "menurut tulisan")
    staff.reads("Baris di berkas: 5", "Cocok: 1", "Berubah: 1", "Belum terdata: 1")
    staff.reads("Disisihkan: 2 (Ganda 1, Tidak terbaca 1)")
    staff.reads("nama berbeda 1", "2 orang akan berubah", "Belum ada yang disimpan")
    assert await count(world, Protection) == 0
    await staff.presses("✅ Terapkan")
    assert "Tersimpan" in staff.toast
    staff.got("Berkas BPJS tersimpan", "Baris di berkas: 5", "Cocok: 1", "tidak dikirimi pesan")
    assert await count(world, Protection) == 2
    assert staff.file().file_name == "hasil-bpjs april.xlsx"
    results = [str(line[1]) for line in staff.sheet()[1:]]
    assert sorted(results) == ["Belum terdata", "Berubah", "Cocok", "Disisihkan", "Disisihkan"]
    assert not masjid.takmir.chat.shown


async def test_the_result_comes_after_a_restart_too(world: World, staff: Person, masjid: Village) -> None:
    """The rows are forgotten once they are applied: the request itself holds what the file is made of."""
    ahmad = await known(world, masjid, "Ahmad Satu")
    await staff.sends_file(csv_file(row(ahmad, "Ahmad Satu")), "bpjs april.csv", caption="30-04-2026")
    world.imports = False
    await staff.presses("✅ Terapkan")
    assert not [one for one in staff.chat.shown if one.method == "sendDocument"]
    async with world.database.read() as session:
        (stored,) = (await session.scalars(select(FileRequest))).all()
        lying = await session.scalar(text("SELECT about FROM file_requests"))
    assert stored.about is not None
    assert stored.about not in lying
    after = World(world.database, world.settings)
    after.people, after.now = world.people, world.now
    while await after.file_maker.step():
        after._deliver(after._waiting)
    assert staff.file().file_name == "hasil-bpjs april.xlsx"
    assert [str(line[1]) for line in staff.sheet()[1:]] == ["Cocok"]
    assert await count(world, FileRequest) == 0


async def test_an_xlsx_works_as_well_and_without_a_date_it_is_of_today(
    world: World, staff: Person, masjid: Village
) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in (HEADER, row(await known(world, masjid, "Ahmad Satu"), "Ahmad Satu")):
        sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    await staff.sends_file(out.getvalue(), "peserta.xlsx")
    staff.reads("per 22 November 2026 (hari ini)", "misalnya: 30-04-2026", "Cocok: 1")


async def test_the_same_file_twice_changes_nothing_and_says_so(
    world: World, staff: Person, masjid: Village
) -> None:
    file = csv_file(row(await known(world, masjid, "Ahmad Satu"), "Ahmad Satu"))
    await staff.sends_file(file, "a.csv", caption="30-04-2026")
    await staff.presses("✅ Terapkan")
    await staff.sends_file(file, "b.csv", caption="30-04-2026")
    staff.reads("sudah pernah diterapkan", "22 November 2026", "Cocok: 1")
    assert [label for label, _ in staff.newest.buttons] == ["📄 Buka berkas"]
    assert await count(world, Protection) == 1


async def test_pressing_apply_twice_applies_once(world: World, staff: Person, masjid: Village) -> None:
    await staff.sends_file(csv_file(row(await known(world, masjid, "Ahmad Satu"), "Ahmad Satu")))
    data = staff.button("✅ Terapkan")
    await staff.sends_data(data)
    shown = len(staff.chat.shown)
    await staff.sends_data(data)
    assert "sudah diterapkan" in staff.toast
    assert len(staff.chat.shown) == shown
    assert await count(world, Protection) == 1


async def test_a_discarded_preview_is_forgotten_and_cannot_be_applied(
    world: World, staff: Person, masjid: Village
) -> None:
    await staff.sends_file(csv_file(row(await known(world, masjid, "Ahmad Satu"), "Ahmad Satu")))
    apply = staff.button("✅ Terapkan")
    await staff.presses("Buang")
    staff.reads("Berkas dibuang")
    await staff.sends_data(apply)
    assert "dibatalkan" in staff.toast
    async with world.database.read() as session:
        roster = (await session.scalars(select(Roster))).one()
    assert (roster.status, roster.rows) == (RosterStatus.DISCARDED, None)
    assert await count(world, Protection) == 0


async def test_two_staff_at_once_apply_one_file_once(
    world: World, staff: Person, colleague: Person, masjid: Village
) -> None:
    file = csv_file(row(await known(world, masjid, "Ahmad Satu"), "Ahmad Satu"))
    await staff.sends_file(file)
    await colleague.sends_file(file)
    await staff.presses("✅ Terapkan")
    await colleague.presses("✅ Terapkan")
    assert "sudah diterapkan" in colleague.toast
    assert await count(world, Protection) == 1


async def test_an_older_file_warns(world: World, staff: Person, masjid: Village) -> None:
    nik = await known(world, masjid, "Ahmad Satu")
    await staff.sends_file(csv_file(row(nik, "Ahmad Satu")), caption="30 April 2026")
    await staff.presses("✅ Terapkan")
    await staff.sends_file(csv_file(row(nik, "Ahmad Satu", ends="31-03-2026")), caption="2026-01-31")
    staff.reads(
        "per 31 Januari 2026", "lebih baru, per 30 April 2026", "Data lama 1", "tidak ada yang berubah"
    )


@pytest.mark.parametrize("caption", ["per 31-02-2026", "30-04-2099"])
async def test_a_date_that_cannot_be_is_refused_with_an_example(
    world: World, staff: Person, caption: str
) -> None:
    await staff.sends_file(csv_file(row("1609011708809876", "Siapa")), caption=caption)
    staff.reads("Berkas belum bisa dipakai")
    assert await count(world, Roster) == 0


def zip_bomb() -> bytes:
    """A small file that would unpack to a hundred megabytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 100_000_000)
    return out.getvalue()


WRONG = (
    (b"", "kosong"),
    (b"   \n", "kosong"),
    (b"%PDF-1.7 not a table", "bukan berkas tabel"),
    (b"\x89PNG\r\n", "bukan berkas tabel"),
    (b"PK\x03\x04 broken", "rusak"),
    (b"<html><table><tr><td>nik</td></tr></table></html>", "halaman web"),
    (b"nama;alamat\nAhmad;Muaradua", "Kolom NIK tidak ditemukan"),
    (csv_file(), "Tidak ada baris peserta"),
    (b"x" * 10_000_001, "terlalu besar"),
    (
        (";".join(f"judul yang sangat panjang nomor {n} <b>&" for n in range(400)) + "\n1;2").encode(),
        "Kolom NIK",
    ),
)


@pytest.mark.parametrize(("data", "words"), WRONG, ids=[words for _, words in WRONG])
async def test_a_wrong_file_is_refused_with_reason_and_way_out(
    world: World, staff: Person, data: bytes, words: str
) -> None:
    await staff.sends_file(data, "daftar <b>.xlsx")
    staff.reads("Berkas belum bisa dipakai", "daftar <b>.xlsx", words)
    assert await count(world, Roster) == 0


async def test_a_zip_bomb_is_refused(staff: Person) -> None:
    await staff.sends_file(zip_bomb())
    staff.reads("terlalu besar setelah dibuka")


async def test_a_file_that_telegram_no_longer_has(world: World, staff: Person) -> None:
    world.files["file-0"] = None
    document = {"file_id": "file-0", "file_unique_id": "u", "file_name": "a.csv"}
    await staff.sends_message(document=document)
    staff.reads("tidak berhasil diambil")


async def test_formulas_in_a_file_stay_text_in_the_result(
    world: World, staff: Person, masjid: Village
) -> None:
    formula = "=HYPERLINK(A1)"
    nik = await known(world, masjid, "Ahmad Satu")
    await staff.sends_file(csv_file(row(nik, "=1+1"), row("12", f"'{formula}"), row("13", "@SUM(A1)")))
    await staff.presses("✅ Terapkan")
    book = openpyxl.load_workbook(io.BytesIO(staff.file().data or b""))
    cells = [cell for line in book.worksheets[0].iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert {"@SUM(A1)", f"'{formula}"} <= {cell.value for cell in cells}


async def test_documents_of_others_get_a_friendly_word(world: World, guest: Person, masjid: Village) -> None:
    for one in (guest, await world.holder("Tono", Role.VERIFIER)):
        await one.sends_file(csv_file(row("1609011708809876", "Siapa")))
        one.reads("Terima kasih", "/bantuan")
    # From a coordinator it is a list of people.
    await masjid.takmir.sends_file(csv_file(row("1609011708809876", "Siapa")))
    masjid.takmir.reads("1 baris terbaca", "belum lengkap")
    assert await count(world, Roster) == 0


async def test_only_staff_apply(world: World, staff: Person, masjid: Village) -> None:
    await staff.sends_file(csv_file(row(await known(world, masjid, "Ahmad Satu"), "Ahmad Satu")))
    await masjid.takmir.sends_data(staff.button("✅ Terapkan"))
    assert "peran" in masjid.takmir.toast
    assert await count(world, Protection) == 0


@pytest.mark.parametrize("data", ["ra", "ra:", "ra:0", "ra:77", "ra:x", "rd", "rd:99999999999999999999"])
async def test_a_forged_file_is_answered(staff: Person, data: str) -> None:
    await staff.sends_data(data)
    assert "tidak ditemukan" in staff.toast


async def test_the_cover_is_stored_as_stated(world: World, staff: Person, masjid: Village) -> None:
    nik = await known(world, masjid, "Ahmad Satu")
    await staff.sends_file(csv_file(row(nik, "Ahmad Satu")), caption="30/04/26")
    await staff.presses("✅ Terapkan")
    async with world.database.read() as session:
        cover, worker = (
            await session.execute(select(Protection, Worker).join(Worker, Worker.id == Protection.worker_id))
        ).one()
    assert worker.nik == nik
    assert (cover.starts_on, cover.ends_on, cover.as_of) == (
        date(2026, 1, 1),
        date(2026, 12, 31),
        date(2026, 4, 30),
    )
