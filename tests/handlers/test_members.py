"""/anggota: a coordinator's own people, the code to pass on, and taking an entry back."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models import ClaimCode, EnrolmentStatus, Role, RoleGrant
from services.reasons import Reason
from tests.factories import make_organisation, make_protection
from tests.handlers.conftest import Person, Village, World, entry_of, village


async def test_nobody_yet(masjid: Village) -> None:
    await masjid.takmir.sends("/anggota")
    masjid.takmir.reads("Belum ada anggota", "Siapkan KTP-nya")
    await masjid.takmir.presses("➕ Tambah anggota")
    masjid.takmir.reads("Tugasnya sebagai apa")


async def test_what_was_returned_stands_first(masjid: Village) -> None:
    await masjid.names("Ahmad Menunggu")
    await masjid.names("Zainal Kembali", status=EnrolmentStatus.RETURNED, reason=Reason.INCOMPLETE)
    await masjid.names("Budi Setuju", status=EnrolmentStatus.APPROVED)
    await masjid.takmir.sends("/anggota")
    masjid.takmir.reads("3 orang", "🟠 perlu diperbaiki: 1", "🟡 dalam pemeriksaan: 1", "🟢 disetujui: 1")
    assert masjid.takmir.buttons == [
        "🟠 Zainal Kembali", "🟡 Ahmad Menunggu", "🟢 Budi Setuju", "➕ Tambah anggota",
        "🖨 Kertas untuk semua (PDF)",
    ]  # fmt: skip


async def test_pages(masjid: Village) -> None:
    for number in range(17):
        await masjid.names(f"Orang {chr(65 + number)}")
    takmir = masjid.takmir
    await takmir.sends("/anggota")
    assert takmir.buttons[0] == "🟡 Orang A"
    assert "◀️ Sebelumnya" not in takmir.buttons
    await takmir.presses("Berikutnya ▶️")
    await takmir.presses("Berikutnya ▶️")
    assert takmir.buttons == [
        "🟡 Orang Q", "◀️ Sebelumnya", "➕ Tambah anggota", "🖨 Kertas untuk semua (PDF)",
    ]  # fmt: skip
    assert len(takmir.chat.shown) == 1
    await takmir.presses("◀️ Sebelumnya")
    assert takmir.buttons[0] == "🟡 Orang I"


@pytest.mark.parametrize("page", ["x", "-1", "9" * 40, "٣", "1_0", ""])
async def test_a_page_that_is_none(masjid: Village, page: str) -> None:
    await masjid.names("Ahmad")
    await masjid.takmir.sends_data(f"anggota:{page}")
    masjid.takmir.reads("1 orang")


async def test_a_card(masjid: Village, world: World) -> None:
    entry_id = await masjid.names("Ahmad Contoh")
    entry = await entry_of(world, entry_id)
    await masjid.takmir.sends("/anggota")
    await masjid.takmir.presses("🟡 Ahmad")
    masjid.takmir.reads(
        "Ahmad Contoh", "Marbot – Masjid Al-Ikhlas", "1609••••••••", entry.reference,
        "dalam pemeriksaan sejak 21 November 2026", "Perlindungan: 🟡 DALAM PEMERIKSAAN",
    )  # fmt: skip
    masjid.takmir.does_not_read(entry.worker.nik, "Siti Rekaan", "Jalan Contoh")
    await masjid.takmir.presses("⬅️ Semua anggota")
    masjid.takmir.reads("1 orang")


async def test_a_card_of_somebody_covered(masjid: Village, world: World) -> None:
    entry_id = await masjid.names("Ahmad Contoh", status=EnrolmentStatus.APPROVED)
    async with world.database.write() as session:
        worker = (await entry_of(world, entry_id)).worker
        await make_protection(session, worker, kpj="26012345678")
    await masjid.takmir.sends_data(f"orang:{entry_id}")
    masjid.takmir.reads("disetujui", "AKTIF sampai 31 Desember 2026")
    masjid.takmir.does_not_read("26012345678")


async def test_a_refused_one_says_why_and_what_next(masjid: Village) -> None:
    entry_id = await masjid.names(
        "Ahmad Contoh", status=EnrolmentStatus.REJECTED, reason=Reason.CIVIL_SERVANT, note="Guru <PNS>."
    )
    await masjid.takmir.sends_data(f"orang:{entry_id}")
    masjid.takmir.reads("ditolak", "Alasan: ASN, TNI, atau Polri", "Tidak perlu diajukan", "“Guru <PNS>.”")
    assert masjid.takmir.buttons == ["⬅️ Semua anggota"]


async def test_a_category_of_before_is_shown_as_it_is(masjid: Village) -> None:
    entry_id = await masjid.names("Ahmad Contoh", category="khatib")
    await masjid.takmir.sends_data(f"orang:{entry_id}")
    masjid.takmir.reads("khatib – Masjid Al-Ikhlas")


@pytest.mark.parametrize("name", ["orang", "kode", "tarik"])
@pytest.mark.parametrize("data", ["{id}", "", "0", "x", "9" * 30, "-1", "٣"])
async def test_other_people_s_entries_are_not_there(
    masjid: Village, world: World, name: str, data: str
) -> None:
    other = await village(world, name="Masjid Rahasia")
    entry_id = await other.names("Orang Rahasia")
    await masjid.takmir.sends_data(f"{name}:{data.format(id=entry_id)}:1:ya")
    assert "tidak ditemukan di daftar Anda" in masjid.takmir.toast
    assert not masjid.takmir.chat.shown
    assert (await entry_of(world, entry_id)).status is EnrolmentStatus.SUBMITTED


async def codes(world: World) -> list[ClaimCode]:
    """All codes in force."""
    async with world.database.read() as session:
        return list(await session.scalars(select(ClaimCode)))


async def test_the_code_is_the_same_until_it_is_renewed(masjid: Village, world: World) -> None:
    entry_id = await masjid.names("Ahmad Contoh")
    takmir = masjid.takmir
    for _ in range(2):
        await takmir.sends_data(f"kode:{entry_id}")
    (first,) = await codes(world)
    spaced = f"{first.code[:4]}-{first.code[4:]}"
    takmir.reads(f"Kode status untuk Ahmad Contoh: {spaced}", f"start=kode_{first.code}")
    await takmir.presses("🔄 Buat kode baru")
    takmir.reads("Buat kode baru untuk Ahmad Contoh?", "tidak berlaku lagi")
    assert [one.code for one in await codes(world)] == [first.code]
    await takmir.presses("Ya, buat kode baru")
    (second,) = await codes(world)
    assert second.code != first.code
    takmir.reads(second.code[:4])
    worker = world.person(7_600, "Ahmad")
    await worker.sends(f"/start kode_{first.code}")
    worker.reads("Data belum ditemukan")
    await worker.sends(f"/start kode_{second.code}")
    worker.reads("DALAM PEMERIKSAAN", "Ahmad Contoh")
    await takmir.sends_data(f"kode:{entry_id}")
    takmir.reads("sudah dipakai", second.code[:4])


async def test_renewing_takes_the_record_from_whoever_had_the_old_code(masjid: Village, world: World) -> None:
    entry_id = await masjid.names("Ahmad Contoh")
    await masjid.takmir.sends_data(f"kode:{entry_id}")
    (first,) = await codes(world)
    wrong = world.person(7_600, "Bukan Ahmad")
    await wrong.sends(first.code)
    wrong.reads("Ahmad Contoh")
    await masjid.takmir.sends_data(f"kode:{entry_id}")
    await masjid.takmir.presses("🔄 Buat kode baru")
    masjid.takmir.reads("sudah dipakai", "diputus")
    await masjid.takmir.presses("Tidak jadi")
    await wrong.sends("/status")
    wrong.reads("Ahmad Contoh")
    await masjid.takmir.sends_data(f"kode:{entry_id}:baru:ya")
    await wrong.sends("/status")
    wrong.reads("tunjukkan sekali saja")


async def test_a_closed_entry_has_no_code(masjid: Village) -> None:
    entry_id = await masjid.names("Ahmad", status=EnrolmentStatus.REJECTED, reason=Reason.DECEASED)
    for data in (f"kode:{entry_id}", f"kode:{entry_id}:baru", f"kode:{entry_id}:baru:ya"):
        await masjid.takmir.sends_data(data)
        assert "sudah ditutup" in masjid.takmir.toast


async def test_an_entry_is_taken_back(masjid: Village, world: World) -> None:
    entry_id = await masjid.names("Ahmad Contoh")
    takmir = masjid.takmir
    await takmir.sends_data(f"orang:{entry_id}")
    await takmir.presses("🗑 Tarik")
    takmir.reads("Tarik pengajuan Ahmad Contoh?")
    await takmir.presses("Tidak jadi")
    takmir.reads("dalam pemeriksaan")
    assert (await entry_of(world, entry_id)).status is EnrolmentStatus.SUBMITTED
    await takmir.presses("🗑 Tarik")
    data = takmir.button("Ya, tarik")
    await takmir.sends_data(data)
    takmir.reads("ditarik kembali", "Pengajuan sudah ditarik")
    assert takmir.buttons == ["⬅️ Semua anggota"]
    withdrawn = await entry_of(world, entry_id)
    assert withdrawn.status is EnrolmentStatus.WITHDRAWN
    await takmir.sends_data(data)
    assert "Sudah diputuskan: ditarik kembali" in takmir.toast
    assert (await entry_of(world, entry_id)).version == withdrawn.version


async def test_taking_back_what_staff_have_decided_meanwhile(
    masjid: Village, staff: Person, world: World
) -> None:
    entry_id = await masjid.names("Ahmad Contoh")
    await masjid.takmir.sends_data(f"orang:{entry_id}")
    await masjid.takmir.presses("🗑 Tarik")
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    await staff.presses("✅ Setujui")
    await masjid.takmir.presses("Ya, tarik")
    assert "Sudah diputuskan: disetujui oleh Rina Petugas" in masjid.takmir.toast
    assert (await entry_of(world, entry_id)).status is EnrolmentStatus.APPROVED


@pytest.mark.parametrize("version", ["0", "", "x", "99", "9" * 25])
async def test_a_forged_version_takes_nothing_back(masjid: Village, world: World, version: str) -> None:
    entry_id = await masjid.names("Ahmad Contoh")
    await masjid.takmir.sends_data(f"tarik:{entry_id}:{version}:ya")
    assert "berubah pada" in masjid.takmir.toast
    assert (await entry_of(world, entry_id)).status is EnrolmentStatus.SUBMITTED


async def test_people_of_several_organisations_are_one_list(masjid: Village, world: World) -> None:
    async with world.database.write() as session:
        other = await make_organisation(session, name="TPA Dua", kind="tpa")
    await masjid.names("Ahmad Satu")
    await masjid.names("Budi Dua", organisation=other)
    both = await world.holder("Pak Dua", Role.COORDINATOR, other.id)
    await both.sends("/anggota")
    both.reads("1 orang")
    both.does_not_read("Ahmad Satu")
    account_id = await world.account_id(both)
    async with world.database.write() as session:
        session.add(
            RoleGrant(
                account_id=account_id,
                role=Role.COORDINATOR,
                organisation_id=masjid.organisation.id,
                granted_at=world.now,
            )
        )
    await both.sends("/anggota")
    both.reads("2 orang")
    assert both.buttons[:2] == ["🟡 Ahmad Satu", "🟡 Budi Dua"]
