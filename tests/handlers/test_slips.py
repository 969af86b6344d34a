"""The paper for people without Telegram, for one and for all, and the status that a coordinator looks up."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models import AuditEntry, EnrolmentStatus, OrganisationStatus, Role, RoleGrant
from services.slips import MOST
from tests.factories import make_organisation, make_protection
from tests.handlers.conftest import Person, Village, World, entry_of, village


async def test_one_slip_from_the_code(masjid: Village, world: World) -> None:
    entry_id = await masjid.names("Ahmad Contoh")
    await masjid.takmir.sends_data(f"orang:{entry_id}")
    await masjid.takmir.presses("🔑 Kode status")
    entry = await entry_of(world, entry_id)
    masjid.takmir.reads("Untuk SMS, ketuk untuk menyalin", entry.reference)
    await masjid.takmir.presses("🖨 Kertas (PDF)")
    slip = masjid.takmir.file()
    assert slip.file_name == f"kartu-{entry.reference}.pdf"
    assert (slip.data or b"").startswith(b"%PDF")
    async with world.database.read() as session:
        made = (await session.scalars(select(AuditEntry).where(AuditEntry.action == "slip.make"))).all()
    assert [one.subject_id for one in made] == [entry_id]


async def test_all_of_an_organisation_in_files_of_bounded_length(masjid: Village) -> None:
    for number in range(MOST + 2):
        await masjid.names(f"Orang {number:03}")
    await masjid.names("Sudah Ditarik", status=EnrolmentStatus.WITHDRAWN)
    await masjid.takmir.sends("/anggota")
    await masjid.takmir.presses("🖨 Kertas untuk semua")
    masjid.takmir.got(f"Kertas nomor 1 sampai {MOST} dari {MOST + 2}")
    await masjid.takmir.presses("🖨 Berikutnya")
    masjid.takmir.got(f"Kertas nomor {MOST + 1} sampai {MOST + 2} dari {MOST + 2}")
    assert not masjid.takmir.newest.buttons


async def test_of_several_organisations_one_is_chosen(masjid: Village, world: World) -> None:
    async with world.database.write() as session:
        other = await make_organisation(session, name="TPA Dua", kind="tpa")
        account = await world.account(session, masjid.takmir)
        session.add(
            RoleGrant(
                account_id=account.id, role=Role.COORDINATOR, organisation_id=other.id, granted_at=world.now
            )
        )
    await masjid.names("Budi Dua", organisation=other)
    await masjid.takmir.sends_data("slipall")
    masjid.takmir.reads("Kertas untuk lembaga yang mana?")
    await masjid.takmir.presses("TPA Dua")
    masjid.takmir.got("TPA Dua")
    assert masjid.takmir.file().file_name.startswith("kartu-")
    await masjid.takmir.presses("Masjid Al-Ikhlas")
    assert "Belum ada orang" in masjid.takmir.toast


@pytest.mark.parametrize("data", ["slip:{id}", "slip:0", "slip", "slip:x", "cek:{id}", "cek:"])
async def test_other_people_s_papers_are_not_there(masjid: Village, world: World, data: str) -> None:
    other = await village(world, name="Masjid Rahasia")
    entry_id = await other.names("Orang Rahasia")
    await masjid.takmir.sends_data(data.format(id=entry_id))
    assert "tidak ditemukan di daftar Anda" in masjid.takmir.toast
    assert not masjid.takmir.chat.shown


async def test_another_s_organisation_gives_no_papers(masjid: Village, world: World) -> None:
    other = await village(world, name="Masjid Rahasia")
    await other.names("Orang Rahasia")
    await masjid.takmir.sends_data(f"slipall:{other.organisation.id}")
    masjid.takmir.does_not_read("Rahasia")


async def test_a_closed_entry_has_no_paper(masjid: Village) -> None:
    entry_id = await masjid.names("Ahmad Contoh", status=EnrolmentStatus.WITHDRAWN)
    await masjid.takmir.sends_data(f"slip:{entry_id}")
    assert "sudah ditutup" in masjid.takmir.toast


async def test_staff_make_slips_from_the_search(masjid: Village, staff: Person) -> None:
    await masjid.names("Ahmad Contoh")
    await staff.sends("/cari ahmad contoh")
    await staff.presses("1. Ahmad")
    await staff.presses("🖨 Kertas (PDF)")
    assert (staff.file().data or b"").startswith(b"%PDF")


async def test_the_status_is_what_the_worker_reads(masjid: Village, world: World) -> None:
    entry_id = await masjid.names("Ahmad Contoh", status=EnrolmentStatus.APPROVED)
    worker = (await entry_of(world, entry_id)).worker
    account = world.person(7_700, "Ahmad")
    async with world.database.write() as session:
        await make_protection(session, worker, kpj="26012345678")
        (await world.account(session, account)).worker_id = worker.id
    await masjid.takmir.sends_data(f"orang:{entry_id}")
    await masjid.takmir.presses("📋 Status lengkap")
    masjid.takmir.reads("Beginilah yang dibaca Ahmad Contoh", "AKTIF sampai 31 Desember 2026", "1609••••")
    masjid.takmir.does_not_read("26012345678", worker.nik)
    shown = masjid.takmir.newest.text.partition(":\n\n")[2]
    await account.sends("/status")
    assert account.newest.text == shown
    assert account.newest.parameters["text"].count("<blockquote expandable>") == 2
    await masjid.takmir.presses("⬅️ Kembali ke kartunya")
    masjid.takmir.reads("Nomor pengajuan")


async def test_an_organisation_that_is_not_confirmed_sees_no_protection(world: World) -> None:
    other = await village(world, name="Masjid Baru", status=OrganisationStatus.SUBMITTED)
    entry_id = await other.names("Ahmad Contoh")
    await other.takmir.sends_data(f"cek:{entry_id}")
    assert "belum dikonfirmasi" in other.takmir.toast
