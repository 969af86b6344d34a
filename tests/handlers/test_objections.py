"""/sanggah and /keberatan: people are announced, somebody objects, staff decide, the rest go on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models import (
    AuditEntry,
    EnrolmentStatus,
    Objection,
    ObjectionStatus,
    ObjectionWindow,
    Protection,
    StatusChange,
    WindowStatus,
)
from services.objections.windows import close_due
from tests.factories import OTHER_DESA
from tests.handlers.conftest import Person, Village, World, entry_of
from tests.poppler import needs_poppler, pages_of
from tests.services.test_slips import words_of

S = EnrolmentStatus


async def approved(masjid: Village, *names: str, **over: Any) -> list[int]:
    """People of the masjid who are approved."""
    return [await masjid.names(name, status=S.APPROVED, **over) for name in names]


async def opens(staff: Person, days: str = "") -> None:
    """A window for everybody."""
    await staff.sends("/sanggah")
    await staff.presses("➕ Buka masa sanggah")
    await staff.presses("Semua yang disetujui")
    if days:
        await staff.presses(days)
    await staff.presses("📣 Umumkan")


async def place(person: Person) -> None:
    """The masjid's kecamatan and desa."""
    await person.presses("Muara Dua")
    await person.presses("Gedung Lepihan")


async def objects(person: Person, name: str = "ahmad", reason: str = "Tidak bertugas") -> None:
    """/keberatan from beginning to end."""
    await person.sends("/keberatan")
    await place(person)
    await person.sends(name)
    await person.presses("Ahmad Satu")
    await person.presses(reason)
    await person.sends("Sudah lama pindah tugas ke tempat lain.")
    await person.presses("Tidak, jangan disebut")
    await person.presses("✅ Kirim")


async def statuses(world: World, ids: list[int]) -> list[EnrolmentStatus]:
    """Where entries stand."""
    return [(await entry_of(world, one)).status for one in ids]


async def window_of(world: World) -> ObjectionWindow:
    """The newest window."""
    async with world.database.read() as session:
        return (await session.scalars(select(ObjectionWindow).order_by(ObjectionWindow.id.desc()))).first()  # type: ignore[return-value]


async def clock(world: World, at: datetime) -> int:
    """The clock runs at an instant."""
    async with world.database.write() as session:
        return await close_due(session, at)


async def test_a_window_announces_everybody_of_a_scope_and_tells_their_coordinators(
    world: World, staff: Person, masjid: Village
) -> None:
    ids = await approved(masjid, "Ahmad Satu", "Budi Dua")
    waits = await masjid.names("Citra Tiga")
    await staff.sends("/sanggah")
    staff.reads("belum diumumkan: 2 orang")
    await staff.presses("➕ Buka masa sanggah")
    await staff.presses("Per kelompok")
    await staff.presses("Marbot (2)")
    # Sunday 22 November: three days from tomorrow on.
    staff.reads("Umumkan 2 orang", "3 hari: sampai akhir 25 November 2026", "2 di antaranya belum cocok")
    await staff.presses("➕ 1 hari")
    staff.reads("4 hari", "26 November 2026")
    await staff.presses("📣 Umumkan 2 orang, 4 hari")
    staff.reads("2 orang diumumkan", "sampai akhir 26 November 2026")
    assert await statuses(world, [*ids, waits]) == [S.ANNOUNCED, S.ANNOUNCED, S.SUBMITTED]
    masjid.takmir.reads("2 orang dari daftar Bapak/Ibu diumumkan", "26 November 2026")
    window = await window_of(world)
    assert window.ends_at == datetime(2026, 11, 26, 17, tzinfo=UTC)  # midnight in the regency


async def test_a_list_that_changed_is_not_announced(world: World, staff: Person, masjid: Village) -> None:
    await approved(masjid, "Ahmad Satu")
    await staff.sends("/sanggah")
    await staff.presses("➕ Buka masa sanggah")
    await staff.presses("Semua yang disetujui")
    await approved(masjid, "Budi Dua")
    await staff.presses("📣 Umumkan 1 orang")
    assert "menjadi 2 orang" in staff.toast
    staff.reads("Umumkan 2 orang")
    await staff.presses("📣 Umumkan 2 orang")
    again = "sgo:a:3:2"
    await staff.sends_data(again)
    assert "Tidak ada orang yang disetujui" in staff.toast


async def test_the_lists_hold_name_organisation_and_desa_and_no_more(
    world: World, staff: Person, masjid: Village
) -> None:
    (entry,) = await approved(masjid, "Ahmad Satu", worker={"desa_code": OTHER_DESA})
    await approved(masjid, "Budi Dua")
    await opens(staff)
    await staff.presses("📊 Excel")
    rows = staff.sheet()
    assert rows[0] == ("No", "Kecamatan", "Desa", "Nama", "Lembaga")
    assert sorted(row[3] for row in rows[1:]) == ["Ahmad Satu", "Budi Dua"]
    assert all(row[1] == "Muara Dua" and row[4] == "Masjid Al-Ikhlas" for row in rows[1:])
    await staff.presses("📄 PDF")
    pdf = staff.file().data or b""
    assert pdf.startswith(b"%PDF")
    words = words_of(pdf)
    # A page for each of the two desa.
    assert pdf.count(b"/Type /Page\n") == 2
    assert words.count("Desa/Kelurahan") == 2
    assert words.count("Masjid Al-Ikhlas") == 2
    assert "/keberatan" in words
    worker = (await entry_of(world, entry)).worker
    for secret in (worker.nik, "1980", "Jalan Contoh", "OKS-"):
        assert secret not in words


@needs_poppler
async def test_another_programme_reads_a_page_a_desa(staff: Person, masjid: Village) -> None:
    await approved(masjid, "Ahmad Satu", worker={"desa_code": OTHER_DESA})
    await approved(masjid, "Budi Dua")
    await opens(staff)
    await staff.presses("📄 PDF")
    pages = pages_of(staff.file().data or b"")
    assert sorted(("Ahmad Satu" in page, "Budi Dua" in page) for page in pages) == [
        (False, True),
        (True, False),
    ]
    assert all("Masjid Al-Ikhlas" in page for page in pages)


async def test_the_clock_lets_go_on_whom_nobody_objects_to_at_the_end_of_the_last_day(
    world: World, staff: Person, guest: Person, masjid: Village
) -> None:
    ids = await approved(masjid, "Ahmad Satu", "Budi Dua")
    await opens(staff)
    await objects(guest)
    end = (await window_of(world)).ends_at
    assert await clock(world, end - timedelta(seconds=1)) == 0
    assert await clock(world, end) == 1
    assert await clock(world, end) == 0
    assert await statuses(world, ids) == [S.ANNOUNCED, S.CLEARED]
    async with world.database.read() as session:
        step = (await session.scalars(select(StatusChange).where(StatusChange.after == S.CLEARED))).one()
    assert step.by is None
    world.now = end + timedelta(hours=2)
    await staff.presses("⚖️ Lihat keberatan")
    await staff.presses("✅ Tolak keberatan")
    await staff.sends("Beliau masih bertugas setiap hari.")
    await staff.presses("✅ Kirim")
    assert await statuses(world, ids) == [S.CLEARED, S.CLEARED]
    guest.reads("Keberatan atas Ahmad Satu tidak diterima", "masih bertugas setiap hari")


async def test_an_objection_upheld_refuses_the_entry_and_names_nobody(
    world: World, staff: Person, guest: Person, masjid: Village
) -> None:
    ids = await approved(masjid, "Ahmad Satu", "Budi Dua")
    await opens(staff)
    await objects(guest)
    guest.reads("Keberatan atas Ahmad Satu sudah diterima")
    staff.got("Ada keberatan baru")
    await staff.presses("⚖️ Lihat keberatan")
    staff.got("Ahmad Satu", "Tidak bertugas di lembaga itu", "Sudah lama pindah tugas", "tidak disebut")
    staff.does_not_read(guest.name)
    await staff.presses("⛔ Terima keberatan")
    await staff.presses("Lewati")
    await staff.presses("✅ Kirim")
    assert await statuses(world, ids) == [S.REJECTED, S.ANNOUNCED]
    one = await entry_of(world, ids[0])
    assert one.reason == "objection_upheld"
    guest.reads("Keberatan atas Ahmad Satu diterima")
    masjid.takmir.got("Belum dapat disetujui: Ahmad Satu")
    masjid.takmir.does_not_read(guest.name)
    async with world.database.read() as session:
        trail = list(await session.scalars(select(AuditEntry).where(AuditEntry.action == "objection.file")))
    assert [one.account_id for one in trail] == [None]


async def test_the_search_shows_only_the_public_list(
    world: World, staff: Person, guest: Person, masjid: Village
) -> None:
    await approved(masjid, "Ahmad Satu")
    await masjid.names("Ahmad Rahasia")
    await opens(staff)
    await guest.sends("/keberatan")
    await place(guest)
    await guest.sends("ah")
    guest.reads("paling sedikit 3 huruf")
    await guest.sends("rahasia")
    guest.reads("Tidak ada nama seperti itu")
    await guest.sends("ahmd satu")
    assert "Ahmad Satu – Masjid Al-Ikhlas" in guest.buttons
    guest.does_not_read("Ahmad Rahasia", "OKS-", "1609")


async def test_without_a_list_there_is_nothing_to_object_to(guest: Person) -> None:
    await guest.sends("/keberatan")
    guest.reads("tidak ada daftar yang sedang diumumkan")


async def test_one_person_objects_once_and_not_without_end(
    world: World, staff: Person, guest: Person, masjid: Village
) -> None:
    await approved(masjid, "Ahmad Satu", "Ahmad Satu Dua", "Ahmad Satu Tiga", "Ahmad Satu Empat")
    await approved(masjid, "Ahmad Satu Lima", "Ahmad Satu Enam")
    await opens(staff)
    await objects(guest)
    await objects(guest)
    guest.got("sudah diterima dan sedang diperiksa")
    await guest.sends("/batal")
    async with world.database.write() as session:
        first = (await session.scalars(select(Objection))).one()
        for n in range(2, 6):
            session.add(
                Objection(
                    window_id=first.window_id,
                    enrolment_id=first.enrolment_id + n - 1,
                    account_id=first.account_id,
                    reason=first.reason,
                    at=first.at,
                    status=ObjectionStatus.OPEN,
                )
            )
    await guest.sends("/keberatan")
    guest.reads("sudah menyampaikan 5 keberatan")
    guest.got("Keberatan Bapak/Ibu:", "sedang diperiksa")


async def test_a_form_finished_too_late_is_told_so(
    world: World, staff: Person, guest: Person, masjid: Village
) -> None:
    await approved(masjid, "Ahmad Satu")
    await opens(staff)
    await guest.sends("/keberatan")
    await place(guest)
    await guest.sends("ahmad")
    await guest.presses("Ahmad Satu")
    await guest.presses("Hal lain")
    await guest.sends("Sudah lama pindah tugas ke tempat lain.")
    await guest.presses("Tidak, jangan disebut")
    world.now = (await window_of(world)).ends_at
    await guest.presses("✅ Kirim")
    assert "sudah berakhir" in guest.toast
    async with world.database.read() as session:
        assert not list(await session.scalars(select(Objection)))


async def test_a_window_is_lengthened_closed_early_and_cancelled(
    world: World, staff: Person, colleague: Person, masjid: Village
) -> None:
    ids = await approved(masjid, "Ahmad Satu")
    await opens(staff)
    stale = staff.button("➕ 3 hari")
    await staff.presses("➕ 1 hari")
    staff.reads("Diperpanjang sampai akhir 26 November 2026")
    await colleague.sends_data(stale)
    assert "sudah diubah petugas lain" in colleague.toast
    await staff.presses("↩️ Batalkan")
    staff.reads("Batalkan pengumuman ini?", "1 orang")
    await staff.presses("↩️ Ya, batalkan")
    assert await statuses(world, ids) == [S.APPROVED]
    assert (await window_of(world)).status is WindowStatus.CANCELLED
    await opens(staff)
    await staff.presses("✅ Tutup sekarang")
    yes = staff.button("✅ Ya, tutup")
    await staff.presses("✅ Ya, tutup")
    staff.reads("Ditutup. 1 orang lanjut, 0 menunggu")
    assert await statuses(world, ids) == [S.CLEARED]
    await staff.sends_data(yes)
    assert "sudah ditutup" in staff.toast


async def test_nobody_decides_on_what_is_their_own(
    world: World, staff: Person, colleague: Person, masjid: Village
) -> None:
    await approved(masjid, "Ahmad Satu")
    await opens(staff)
    await objects(colleague)
    await colleague.sends("/sanggah")
    await colleague.presses("⚖️ Lihat keberatan")
    colleague.reads("petugas lain yang memutuskannya")
    await colleague.sends_data("sgt:1")
    assert "petugas lain" in colleague.toast


async def test_a_decided_objection_is_not_decided_again(
    world: World, staff: Person, colleague: Person, guest: Person, masjid: Village
) -> None:
    await approved(masjid, "Ahmad Satu")
    await opens(staff)
    await objects(guest)
    for one in (staff, colleague):
        await one.sends_data("sgk")
        await one.presses("⛔ Terima keberatan")
        await one.presses("Lewati")
    await staff.presses("✅ Kirim")
    await colleague.presses("✅ Kirim")
    colleague.reads("sudah diputuskan")
    await colleague.sends_data("sgb:1")
    assert "sudah diputuskan" in colleague.toast


FORGED = (
    *(
        "sgw:0",
        "sgw:x",
        "sgp:zz",
        "sgp:o99999999999999999999",
        "sgo:a:0:1",
        "sgo:a:99:1",
        "sgo:k1:3:1",
        "sgl:z",
    ),
    *("sge:1:2:3", "sgc:5:ya", "sgx:5:ya", "sgt:9", "sgb:x", "sgf:7:p"),
)


@pytest.mark.parametrize("data", FORGED)
async def test_forged_buttons_are_answered(staff: Person, data: str) -> None:
    await staff.sends_data(data)
    assert staff.toast


async def test_who_comes_back_to_a_closed_list_goes_on_too(
    world: World, staff: Person, masjid: Village
) -> None:
    (entry,) = await approved(masjid, "Ahmad Satu")
    await opens(staff)
    takmir = masjid.takmir
    one = await entry_of(world, entry)
    await takmir.sends_data(f"pergi:{entry}:{one.version}:moved_away:0")
    assert await statuses(world, [entry]) == [S.LEFT]
    end = (await window_of(world)).ends_at
    await clock(world, end)
    one = await entry_of(world, entry)
    await staff.sends_data(f"kembali:{entry}:{one.version}")
    assert await statuses(world, [entry]) == [S.ANNOUNCED]
    await clock(world, end)
    assert await statuses(world, [entry]) == [S.CLEARED]
    async with world.database.read() as session:
        assert not list(await session.scalars(select(Protection)))
