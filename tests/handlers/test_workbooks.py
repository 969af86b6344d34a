"""A workbook's way: template, file in, preview, taken in one go, file back; mended and sent once more."""

from __future__ import annotations

import io
import re
from typing import Any

import openpyxl
from sqlalchemy import select

from models import Batch, BatchStatus, EnrolmentStatus, Role, RoleGrant
from services.alike.duplicates import catch_up
from services.lists.people_file import NOTE
from services.lists.people_reading import read_and_judge
from tests.factories import make_organisation, nik_for
from tests.handlers.conftest import Person, Village, World
from tests.handlers.flows import entries, speaks_also_for
from tests.services.ugly_workbooks import saved, text, xlsx

NIKS = [nik_for(7_000 + at) for at in range(9)]
HEAD = ("No", "NIK", "Nama", "Ibu Kandung", "Tempat Lahir")


def row(at: int, **over: Any) -> tuple[Any, ...]:
    """A person of a workbook."""
    values = {"nik": NIKS[at], "name": f"Ahmad {'ABCDEFGHI'[at]}ontoh", "mother": "Siti Rekaan"} | over
    return (at + 1, values["nik"], values["name"], values["mother"], "Muaradua")


async def batch(world: World) -> Batch:
    """The newest batch."""
    async with world.database.read() as session:
        found = await session.scalar(select(Batch).order_by(Batch.id.desc()).limit(1))
        assert found is not None
        return found


async def test_a_workbook_is_shown_taken_and_given_back(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends_file(xlsx(HEAD, row(0), row(1, nik="12"), row(2)))
    takmir.reads(
        "Berkas untuk Masjid Al-Ikhlas: 3 baris terbaca", "Siap didaftarkan: 2", "Belum bisa diterima: 1"
    )
    assert await entries(world) == []
    await takmir.presses("✅ Daftarkan 2 Marbot")
    takmir.got("Sudah didaftarkan: 2", "Belum bisa diterima: 1")
    found = await entries(world)
    assert [one.worker.nik for one in found] == [NIKS[0], NIKS[2]]
    assert {one.findings == [] for one in found} == {True}
    sheet = takmir.sheet()
    assert sheet[0] == (*HEAD, NOTE)
    assert [line[:5] for line in sheet[1:]] == [row(0), row(1, nik="12"), row(2)]
    assert found[0].reference in sheet[1][5]
    assert sheet[2][5].startswith("Belum bisa diterima. ")
    assert "16" in sheet[2][5]
    assert (await batch(world)).file is None


async def test_mended_and_sent_again_only_what_changed_is_read(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends_file(xlsx(HEAD, row(0), row(1, nik="12"), row(2)))
    await takmir.presses("✅ Daftarkan 2 Marbot")
    book = openpyxl.load_workbook(io.BytesIO(takmir.file().data or b""))
    book.worksheets[0]["B3"] = NIKS[1]
    await takmir.sends_file(saved(book))
    takmir.reads("3 baris terbaca", "Siap didaftarkan: 1", "tidak berubah: 2")
    await takmir.presses("✅ Daftarkan 1 Marbot")
    assert len(await entries(world)) == 3
    assert [line[5][:5] for line in takmir.sheet()[1:]] == ["Sudah", "Sudah", "Sudah"]
    assert takmir.sheet()[0] == (*HEAD, NOTE)


async def test_sent_again_it_fills_in_what_was_left_open(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends_file(xlsx(HEAD, row(0, mother=""), row(1)))
    await takmir.presses("✅ Daftarkan 2 Marbot")
    takmir.got("belum lengkap")
    await takmir.sends_file(xlsx(HEAD, row(0), row(1), row(2)))
    takmir.reads("3 baris terbaca", "Siap didaftarkan: 1")
    takmir.reads("Melengkapi yang sudah didaftarkan: 1", "tidak berubah: 1")
    counted = re.findall(r"^\S+ [^.\n]+: (\d+)$", takmir.newest.text, re.MULTILINE)
    assert sum(map(int, counted)) == 3
    assert [one.worker.mother_name for one in await entries(world)] == [None, "Siti Rekaan"]
    await takmir.presses("✅ Daftarkan 1 Marbot")
    takmir.got("Sudah dilengkapi: 1", "Sudah didaftarkan: 1")
    first = (await entries(world))[0]
    assert (first.worker.mother_name, first.findings) == ("Siti Rekaan", [])
    said = takmir.sheet()[1][5]
    assert first.reference in said
    assert "Melengkapi nama ibu kandung." in said
    await takmir.presses("↩️ Batalkan semuanya")
    takmir.got("1 orang", "kembali menjadi belum lengkap")
    await takmir.presses("Ya, kembalikan semuanya")
    assert [(one.worker.mother_name, one.status) for one in await entries(world)] == [
        (None, EnrolmentStatus.SUBMITTED),
        ("Siti Rekaan", EnrolmentStatus.SUBMITTED),
        ("Siti Rekaan", EnrolmentStatus.WITHDRAWN),
    ]


async def test_a_file_that_only_fills_in_has_one_button(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends_file(xlsx(HEAD, row(0, mother="")))
    await takmir.presses("✅ Daftarkan 1 Marbot")
    await takmir.sends_file(xlsx(HEAD, row(0)))
    await takmir.presses("✅ Lengkapi 1 orang")
    takmir.got("Sudah dilengkapi: 1")
    assert [one.worker.mother_name for one in await entries(world)] == ["Siti Rekaan"]


async def test_the_same_file_twice_changes_nothing(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    data = xlsx(HEAD, row(0), row(1))
    await takmir.sends_file(data)
    await takmir.sends_file(data)
    await takmir.presses("✅ Daftarkan 2 Marbot")
    before = [(one.id, one.version) for one in await entries(world)]
    await takmir.sends_file(data)
    takmir.reads("2 baris terbaca", "tidak berubah: 2")
    assert not takmir.newest.buttons or "✅ Daftarkan" not in str(takmir.buttons)
    assert [(one.id, one.version) for one in await entries(world)] == before


async def test_the_parts_always_add_up(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    taken = await masjid.names("Budi Umpama", worker={"nik": NIKS[5]})
    assert taken
    rows = [row(0), row(0), row(1, nik="x"), row(2, nik=""), row(5), row(3, name="4hmad"), row(6)]
    await takmir.sends_file(xlsx(HEAD, *rows))
    takmir.reads("7 baris terbaca")
    counted = re.findall(r"^\S+ [^.\n]+: (\d+)$", takmir.newest.text, re.MULTILINE)
    assert len(counted) == 4
    assert sum(map(int, counted)) == 7


async def test_a_file_can_be_asked_for_before_anything_is_taken(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends_file(text(HEAD, row(0), row(1, nik="12")), "daftar.csv")
    await takmir.presses("📄 Minta berkas")
    assert takmir.file().file_name == "hasil-daftar.xlsx"
    assert [line[5] for line in takmir.sheet()][:2] == [NOTE, "Siap didaftarkan."]
    assert await entries(world) == []
    await takmir.presses("✅ Daftarkan 1 Marbot")
    assert len(await entries(world)) == 1


async def test_batal_while_it_is_read_and_while_it_is_taken_leaves_nothing(
    world: World, masjid: Village
) -> None:
    takmir = masjid.takmir
    world.imports = False
    await takmir.sends_file(xlsx(HEAD, row(0), row(1)))
    takmir.reads("Sedang membaca")
    await takmir.presses("✖️ Batal")
    assert (await batch(world)).status is BatchStatus.DISCARDED
    world.imports = True
    await takmir.sends_file(xlsx(HEAD, row(0), row(1)))
    world.imports = False
    await takmir.presses("✅ Daftarkan 2 Marbot")
    takmir.reads("Sedang mendaftarkan", "0 dari 2")
    await takmir.presses("✖️ Batal")
    assert "Tidak ada yang didaftarkan" in takmir.toast
    world.imports = True
    assert await entries(world) == []
    takmir.reads("Siap didaftarkan: 2")
    await takmir.presses("✅ Daftarkan 2 Marbot")
    assert len(await entries(world)) == 2


async def test_what_was_begun_before_a_restart_is_finished_after_it(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    world.imports = False
    await takmir.sends_file(xlsx(HEAD, row(0), row(1)))
    world.imports = True
    await takmir.sends("/anggota")
    world.imports = False
    await takmir.presses("✅ Daftarkan 2 Marbot")
    assert await entries(world) == []
    world.imports = True
    await takmir.sends("/anggota")
    assert len(await entries(world)) == 2
    assert takmir.file().data


async def test_a_whole_import_is_taken_back(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends_file(xlsx(HEAD, row(0), row(1)))
    await takmir.presses("✅ Daftarkan 2 Marbot")
    await takmir.presses("↩️ Batalkan semuanya")
    await takmir.presses("Ya, tarik 2")
    assert {one.status for one in await entries(world)} == {EnrolmentStatus.WITHDRAWN}
    await takmir.sends_file(xlsx(HEAD, row(0), row(1)))
    takmir.reads("Siap didaftarkan: 2")


async def test_who_may_be_somebody_else_is_looked_for_after_an_import(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends_file(xlsx(HEAD, row(0), row(1)))
    await takmir.presses("✅ Daftarkan 2 Marbot")
    assert {one.worker.keys_version for one in await entries(world)} == {0}
    async with world.database.write() as session:
        assert await catch_up(session, world.now) == 2


async def test_the_wrong_file_asks_first(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends_file(xlsx(HEAD, row(0), *(row(at, nik=str(at)) for at in range(1, 6))))
    await takmir.presses("✅ Daftarkan 1 Marbot")
    takmir.reads("Mohon dicek dulu", "5 dari 6")
    assert await entries(world) == []
    await takmir.presses("Ya, daftarkan 1")
    assert len(await entries(world)) == 1


async def test_the_template_names_its_organisation(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await speaks_also_for(world, takmir)
    await takmir.sends("/templat")
    await takmir.presses("Posko Redkar")
    book = openpyxl.load_workbook(io.BytesIO(takmir.file().data or b""))
    for column, value in enumerate((NIKS[0], "Ahmad Contoh"), start=1):
        book["Anggota"].cell(3, column).value = value
    await takmir.sends_file(saved(book))
    takmir.reads("Berkas untuk Posko Redkar Rekaan: 1 baris")
    # A list of one's own does not say whose it is.
    await takmir.sends_file(xlsx(HEAD, row(1)))
    takmir.reads("Ini daftar apa?")
    await takmir.presses("Masjid Al-Ikhlas")
    takmir.reads("Berkas untuk Masjid Al-Ikhlas: 1 baris")


async def test_a_forged_template_opens_nothing(world: World, masjid: Village) -> None:
    async with world.database.write() as session:
        other = await make_organisation(session, name="Masjid Orang Lain")
    data = xlsx(HEAD, row(0), (f"LINDUNG-LEMBAGA-{other.id}",))
    await masjid.takmir.sends_file(data)
    masjid.takmir.reads("Berkas untuk Masjid Al-Ikhlas")


async def test_who_is_both_says_what_it_is(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    async with world.database.write() as session:
        account = await world.account(session, takmir)
        session.add(RoleGrant(account_id=account.id, role=Role.STAFF, granted_at=world.now))
    roster = xlsx(
        ("NIK", "KPJ", "NAMA", "TGL_KEPESERTAAN", "TGL_BERAKHIR"),
        (NIKS[0], "12345678901", "Ahmad Contoh", "01-01-2026", "31-12-2026"),
    )
    await takmir.sends_file(roster, "bpjs.xlsx")
    takmir.reads("Ini daftar apa?")
    await takmir.presses("🏛 Berkas dari BPJS")
    assert takmir.has_button("Terapkan")
    await takmir.sends_file(xlsx(HEAD, row(0)))
    await takmir.presses("Masjid Al-Ikhlas")
    takmir.reads("1 baris terbaca")


async def test_what_cannot_be_read_is_said_with_the_way_out(masjid: Village) -> None:
    takmir = masjid.takmir
    for data, words in (
        (b"", "kosong"),
        (b"%PDF-1.7 ....", "bukan"),
        (xlsx(("Barang", "Jumlah"), ("Sajadah", 10)), "Kolom NIK dan Nama tidak ditemukan"),
    ):
        await takmir.sends_file(data)
        takmir.reads(words)


async def test_three_stumbles_end_a_batch_and_nobody_is_registered(
    world: World, masjid: Village, monkeypatch: Any
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("the disk is on fire")

    monkeypatch.setattr("handlers.importing.read_and_judge", broken)
    takmir = masjid.takmir
    await takmir.sends_file(xlsx(HEAD, row(0)))
    takmir.reads("tidak ada yang didaftarkan")
    assert (await batch(world)).status is BatchStatus.DISCARDED
    monkeypatch.setattr("handlers.importing.read_and_judge", read_and_judge)
    await takmir.sends_file(xlsx(HEAD, row(0)))
    takmir.reads("Siap didaftarkan: 1")


async def test_a_large_file_is_read_in_a_process_of_its_own(
    world: World, masjid: Village, monkeypatch: Any
) -> None:
    monkeypatch.setattr("handlers.child.SMALL", 0)
    takmir = masjid.takmir
    await takmir.sends_file(xlsx(HEAD, row(0), row(1)))
    takmir.reads("Siap didaftarkan: 2")
    await takmir.presses("✅ Daftarkan 2 Marbot")
    assert len(takmir.sheet()) == 3
    world.importer._child.end()


async def test_staff_alone_are_asked_for_bpjs_files_only(staff: Person) -> None:
    await staff.sends_file(xlsx(HEAD, row(0)))
    staff.reads("TGL_BERAKHIR")
