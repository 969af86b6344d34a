"""/dukcapil: a list goes out as a file, the answer comes back as one, and becomes findings."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import timedelta

import openpyxl
import pytest
from sqlalchemy import select

from models import DukcapilCheck, DukcapilFile, DukcapilVerdict, EnrolmentStatus, Role, Worker
from services.dukcapil.verdicts import has_verdict, is_matched
from tests.handlers.conftest import Person, Village, World, entry_of
from tests.handlers.flows import entries

V = DukcapilVerdict


def answered(person: Person, results: Sequence[str], result: str = "HASIL") -> bytes:
    """The list that somebody downloaded, the column of results filled in row by row, saved by Excel."""
    book = openpyxl.load_workbook(io.BytesIO(person.file().data or b""))
    sheet = book.worksheets[0]
    column = next(cell.column for cell in sheet[1] if cell.value == "HASIL")
    sheet.cell(1, column, result)
    for row, words in enumerate(results, 2):
        sheet.cell(row, column, words)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


async def checks(world: World) -> list[DukcapilCheck]:
    """Every verdict that was ever kept."""
    async with world.database.read() as session:
        return list(await session.scalars(select(DukcapilCheck).order_by(DukcapilCheck.id)))


async def downloads(staff: Person, label: str = "⬇️ Daftar yang belum dikirim") -> None:
    """/dukcapil and the list."""
    await staff.sends("/dukcapil")
    await staff.presses(label)


async def three(masjid: Village) -> list[int]:
    """Entries of three people, the oldest first."""
    return [
        await masjid.names(name, days=9 - n)
        for n, name in enumerate(("Ahmad Satu", "Budi Dua", "Citra Tiga"))
    ]


async def test_the_list_holds_every_cell_as_text_and_is_kept_with_its_hash(
    world: World, staff: Person, masjid: Village
) -> None:
    ids = await three(masjid)
    await staff.sends("/dukcapil")
    staff.reads("Belum dikirim: 3", "belum dijawab: 0")
    await staff.presses("⬇️ Daftar yang belum dikirim (3)")
    rows = staff.sheet()
    assert rows[0] == (
        "NO",
        "NO BERKAS",
        "NIK",
        "NAMA",
        "TEMPAT LAHIR",
        "TANGGAL LAHIR",
        "JK",
        "HASIL",
        "KETERANGAN",
    )
    first = await entry_of(world, ids[0])
    assert rows[1][:7] == (
        "1", first.reference, first.worker.nik, "Ahmad Satu", "Muaradua", "17-08-1980", "L",
    )  # fmt: skip
    book = openpyxl.load_workbook(io.BytesIO(staff.file().data or b""))
    assert {cell.data_type for line in book.worksheets[0].iter_rows() for cell in line if cell.value} == {"s"}
    async with world.database.read() as session:
        kept = (await session.scalars(select(DukcapilFile))).one()
    assert len(kept.file_hash) == 64
    assert kept.counts == {"total": 3}
    staff.got("Belum dikirim: 0", "belum dijawab: 3")
    staff.does_not_read(first.worker.nik)


async def test_an_answer_is_shown_first_and_its_counts_add_up_to_its_rows(
    world: World, staff: Person, masjid: Village
) -> None:
    ids = await three(masjid)
    await downloads(staff)
    file = answered(staff, ["SESUAI", "Nama tdk sesuai", "entahlah"])
    await staff.sends_file(file, "jawaban.xlsx", caption="per 20-11-2026")
    staff.reads("Jawaban Dukcapil", "per 20 November 2026", "Baris di berkas: 3")
    staff.reads("Cocok: 1", "Nama berbeda: 1", "belum dipahami: 1", "“entahlah”", "2 orang akan dipakai")
    assert not await checks(world)
    await staff.presses("✅ Terapkan")
    staff.got("Jawaban Dukcapil tersimpan", "Cocok: 1")
    kept = await checks(world)
    assert [(one.verdict, one.words, one.as_of.isoformat()) for one in kept] == [
        (V.MATCH, "SESUAI", "2026-11-20"),
        (V.NAME_DIFFERS, "Nama tdk sesuai", "2026-11-20"),
    ]
    assert staff.file().file_name == "hasil-jawaban.xlsx"
    assert [line[:2] for line in staff.sheet()[1:]] == [
        ("2", "Cocok"), ("3", "Nama berbeda"), ("4", "Hasilnya belum dipahami"),
    ]  # fmt: skip
    async with world.database.read() as session:
        from models import Enrolment

        matched = list(await session.scalars(select(Enrolment.id).where(is_matched())))
    assert matched == [ids[0]]
    assert (await world.people[staff.telegram_id].world.account_id(staff)) == kept[0].by


async def test_the_same_answer_twice_changes_nothing_and_a_later_one_replaces_it(
    world: World, staff: Person, masjid: Village
) -> None:
    await masjid.names("Ahmad Satu")
    await downloads(staff)
    first = answered(staff, ["tidak ditemukan"])
    again = answered(staff, ["tidak ditemukan"], result="HASIL DUKCAPIL")
    later = answered(staff, ["sesuai"])
    for file, said in ((first, "baru 1"), (again, "sama seperti sebelumnya 1")):
        await staff.sends_file(file, caption="20-11-2026")
        staff.reads(said)
        await staff.presses("✅ Terapkan")
    assert len(await checks(world)) == 1
    await staff.sends_file(first, "lagi.xlsx", caption="20-11-2026")
    staff.reads("sudah pernah diterapkan", "NIK tidak ditemukan: 1")
    await staff.sends_file(later, caption="21-11-2026")
    staff.reads("berubah 1")
    apply = staff.button("✅ Terapkan")
    await staff.sends_data(apply)
    await staff.sends_data(apply)
    assert "sudah diterapkan" in staff.toast
    kept = await checks(world)
    assert [(one.verdict, one.replaced_at is None) for one in kept] == [(V.UNKNOWN, False), (V.MATCH, True)]


async def test_an_older_answer_does_not_replace_a_later_one(
    world: World, staff: Person, masjid: Village
) -> None:
    await masjid.names("Ahmad Satu")
    await downloads(staff)
    old, new = answered(staff, ["meninggal"]), answered(staff, ["sesuai"])
    await staff.sends_file(new, caption="21-11-2026")
    await staff.presses("✅ Terapkan")
    await staff.sends_file(old, caption="1-11-2026")
    staff.reads("lebih baru: 1", "Tidak ada jawaban yang bisa dipakai")


async def test_findings_stand_on_the_card_and_heal_when_the_name_is_mended(
    world: World, staff: Person, masjid: Village
) -> None:
    entry = await masjid.names("Ahmad Satu")
    await downloads(staff)
    await staff.sends_file(answered(staff, ["Nama berbeda"]))
    await staff.presses("✅ Terapkan")
    await staff.presses("Nama berbeda (1)")
    await staff.presses("1. Ahmad Satu")
    staff.reads("Dukcapil, 22 November 2026: nama berbeda (“Nama berbeda”)", "⚠️")
    await staff.sends("/dukcapil")
    await staff.presses("Nama berbeda (1)")
    await staff.presses("↩️ Kembalikan semua")
    staff.got("Kembalikan 1 orang ini", "Ahmad Satu")
    await staff.presses("↩️ Kembalikan 1 orang ini")
    assert (await entry_of(world, entry)).status is EnrolmentStatus.RETURNED
    assert (await entry_of(world, entry)).returned_field == "name"
    takmir = masjid.takmir
    takmir.reads("1 orang perlu diperbaiki", "namanya berbeda", "Ahmad Satu")
    await takmir.presses("✏️ Perbaiki sekarang")
    await takmir.sends("Ahmad Satu Saja")
    if takmir.has_button("Ya, benar"):
        await takmir.presses("Ya, benar")
    await takmir.presses("✅ Kirim")
    assert (await entries(world))[0].worker.name == "Ahmad Satu Saja"
    await staff.sends("/dukcapil")
    staff.reads("Belum dikirim: 1")
    assert not staff.has_button("Nama berbeda (1)")


async def test_an_answer_about_data_that_were_mended_since_is_no_match(
    world: World, staff: Person, masjid: Village
) -> None:
    entry = await masjid.names("Ahmad Satu")
    await downloads(staff)
    file = answered(staff, ["sesuai"])
    async with world.database.write() as session:
        worker = await session.get_one(Worker, (await entry_of(world, entry)).worker_id)
        worker.name, worker.folded_name = "Ahmad Lain", "ahmad lain"
    await staff.sends_file(file)
    staff.reads("Cocok: 1", "sudah diubah sejak dikirim")
    await staff.presses("✅ Terapkan")
    async with world.database.read() as session:
        from models import Enrolment

        assert not list(await session.scalars(select(Enrolment.id).where(has_verdict(*V))))
    await staff.sends("/dukcapil")
    staff.reads("Belum dikirim: 1")


async def test_who_died_cannot_be_approved(world: World, staff: Person, masjid: Village) -> None:
    entry = await masjid.names("Ahmad Satu")
    await downloads(staff)
    await staff.sends_file(answered(staff, ["Data sesuai, sudah meninggal"]))
    staff.reads("Meninggal dunia: 1")
    await staff.presses("✅ Terapkan")
    one = await entry_of(world, entry)
    await staff.sends_data(f"qa:a:m:{entry}:{one.version}")
    staff.reads("Belum bisa disetujui", "meninggal dunia")
    assert (await entry_of(world, entry)).status is EnrolmentStatus.SUBMITTED


async def test_a_nik_that_excel_has_broken_is_found_by_the_number_of_the_entry(
    world: World, staff: Person, masjid: Village
) -> None:
    one = await entry_of(world, await masjid.names("Ahmad Satu"))
    other = await entry_of(world, await masjid.names("Budi Dua"))
    file = "\n".join(
        (
            "No Berkas;NIK;Hasil Pemadanan",
            f"{one.reference};1,60901E+15;sesuai",
            f"{one.reference};{other.worker.nik};sesuai",
            ";;",
            "x;12345;sesuai",
        )
    ).encode()
    await staff.sends_file(file, "a.csv")
    staff.reads("Baris di berkas: 3", "Cocok: 1", "Ditolak: 2")


async def test_two_rows_about_one_person_that_disagree_are_not_taken(
    world: World, staff: Person, masjid: Village
) -> None:
    nik = (await entry_of(world, await masjid.names("Ahmad Satu"))).worker.nik
    twice = (await entry_of(world, await masjid.names("Budi Dua"))).worker.nik
    lines = (
        "NIK;Nama;Hasil",
        f"{nik};A;sesuai",
        f"{nik};A;meninggal",
        f"{twice};B;beda nama",
        f"{twice};B;nama beda",
    )
    await staff.sends_file("\n".join((*lines, "1609011708809876;C;sesuai")).encode(), "a.csv")
    staff.reads("Baris di berkas: 5", "Nama berbeda: 1", "Ganda: 1", "Ditolak: 2", "Belum terdata: 1")


async def test_a_file_of_bpjs_stays_one(staff: Person) -> None:
    await staff.sends_file(
        b"nik;nama;tgl_kepesertaan;tgl_berakhir;hasil\n1609011708809876;A;1-1-2026;31-12-2026;ok"
    )
    staff.reads("Berkas BPJS")


async def test_own_people_are_left_to_somebody_else(world: World, masjid: Village) -> None:
    both = masjid.takmir
    await masjid.names("Ahmad Satu")
    async with world.database.write() as session:
        from models import RoleGrant

        account = await world.account(session, both)
        session.add(
            RoleGrant(account_id=account.id, role=Role.STAFF, granted_at=world.now - timedelta(days=1))
        )
    await downloads(both)
    await both.sends_file(answered(both, ["nama beda"]))
    await both.presses("🏛 Berkas dari BPJS atau Dukcapil")
    await both.presses("✅ Terapkan")
    await both.presses("Nama berbeda (1)")
    await both.presses("↩️ Kembalikan semua")
    both.got("Tidak ada yang bisa dikembalikan sekaligus")


@pytest.mark.parametrize(
    "data", ["dka:0", "dka:77", "dkd:x", "dkl:x", "dks:x", "dkb:match", "dky:name_differs:x"]
)
async def test_forged_buttons_are_answered(staff: Person, data: str) -> None:
    await staff.sends("/dukcapil")
    await staff.sends_data(data)
    assert staff.toast or "Tidak ada" in staff.newest.text


async def test_a_discarded_answer_cannot_be_applied(world: World, staff: Person, masjid: Village) -> None:
    await masjid.names("Ahmad Satu")
    await downloads(staff)
    await staff.sends_file(answered(staff, ["sesuai"]))
    apply = staff.button("✅ Terapkan")
    await staff.presses("Buang")
    await staff.sends_data(apply)
    assert "dibatalkan" in staff.toast
    assert not await checks(world)
