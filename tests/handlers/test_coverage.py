"""/cakupan as transcripts: counts that open to their list, and what may be downloaded by whom."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models import AuditEntry, EnrolmentStatus
from services.coverage import standings
from tests.factories import make_protection
from tests.handlers.conftest import Person, Village, World, entry_of
from tests.handlers.coverage_people import cakupan


@pytest.fixture
async def programme(world: World, masjid: Village) -> Village:
    """Three people: one AKTIF, one approved, one waiting."""
    active = await masjid.names("Ahmad Aktif", status=EnrolmentStatus.APPROVED)
    await masjid.names("Budi Disetujui", status=EnrolmentStatus.APPROVED, category="guru_ngaji")
    await masjid.names("Citra Menunggu", worker={"kecamatan_code": "16.09.02", "desa_code": "16.09.02.2001"})
    async with world.database.write() as session:
        await make_protection(session, (await entry_of(world, active)).worker)
    return masjid


async def test_the_whole_regency_against_its_target(staff: Person, programme: Village) -> None:
    await cakupan(staff)
    staff.reads("Cakupan OKU Selatan", "22 November 2026")
    staff.reads("AKTIF hari ini: 0,02 % – 1 dari 3.934 yang berhak")
    staff.reads("Belum terlindungi: 3.933 orang. Melindungi semuanya: Rp792.892.800 untuk 12 bulan.")
    staff.reads(
        "Terdata: 3", "Menunggu diperiksa: 1", "Disetujui: 2", "AKTIF hari ini: 1", "Belum ada di berkas"
    )
    staff.reads("belum ada berkas BPJS")


async def test_the_picture_comes_along_and_the_card_comes_down_below_it(
    world: World, staff: Person, programme: Village
) -> None:
    await staff.sends("/cakupan")
    card, drawn = staff.chat.shown[-2:]
    assert (card.method, drawn.method) == ("sendMessage", "sendPhoto")
    assert "0,02 %: 1 dari 3.934 orang terlindungi, 3.933 belum." in drawn.text
    await staff.presses("📊 Angka dan rincian")
    staff.reads("Cakupan OKU Selatan")
    assert staff.newest.message_id > drawn.message_id


async def test_figures_that_are_still_being_counted_say_so(
    staff: Person, programme: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standings, "AT_ONCE", 1)
    await staff.sends_data("cv")
    staff.reads("Terdata: 1", "Ada data yang sedang dihitung")
    await staff.sends_data("cv")
    await staff.sends_data("cv")
    staff.reads("Terdata: 3")
    staff.does_not_read("sedang dihitung")


async def test_a_count_opens_to_its_list_and_downloads(
    world: World, staff: Person, programme: Village
) -> None:
    await cakupan(staff)
    await staff.presses("📋 Daftar")
    staff.reads("Daftar OKU Selatan", "Ketuk satu angka")
    await staff.presses("Disetujui: 2")
    staff.reads("Disetujui – OKU Selatan", "2 orang, halaman 1 dari 1", "1. Ahmad Aktif", "2. Budi Disetujui")
    staff.reads("1609••••••••", "Masjid Al-Ikhlas")
    await staff.presses("⬇️ Unduh daftar")
    rows = staff.sheet()
    assert [line[2] for line in rows[1:]] == ["Ahmad Aktif", "Budi Disetujui"]
    assert all("••••••••" in str(line[3]) for line in rows[1:])
    assert "2 orang" in staff.file().text
    async with world.database.read() as session:
        taken = (
            await session.scalars(select(AuditEntry).where(AuditEntry.action == "coverage.export"))
        ).one()
    assert (taken.after, taken.account_id) == ("a approved rows=2", await world.account_id(staff))
    await staff.presses("⬅️ Kembali")
    await staff.presses("⬅️ Kembali")
    assert staff.has_button("Per kelompok")


async def test_by_category_and_back(staff: Person, programme: Village) -> None:
    await cakupan(staff)
    await staff.presses("Per kelompok")
    staff.reads("Marbot\n1 AKTIF dari 2 (50 %), kurang 1", "Guru ngaji\n0 AKTIF dari 1 (0 %), kurang 1")
    await staff.presses("Guru ngaji")
    staff.reads("Cakupan Guru ngaji", "AKTIF hari ini: 0 % – 0 dari 1 yang terdata", "Terdata: 1")
    await staff.presses("📋 Daftar")
    await staff.presses("Disetujui: 1")
    staff.reads("Budi Disetujui")
    staff.does_not_read("Ahmad Aktif")
    await staff.presses("⬅️ Kembali")
    await staff.presses("⬅️ Kembali")
    staff.reads("Cakupan Guru ngaji")
    await staff.presses("⬅️ Kembali")
    staff.reads("Cakupan per kelompok")


async def test_every_kecamatan_is_on_one_of_the_pages(
    world: World, staff: Person, programme: Village
) -> None:
    await cakupan(staff)
    await staff.presses("Per kecamatan")
    seen = staff.newest.text
    for page in ("2", "3"):
        await staff.presses("▶️")
        staff.reads(f"halaman {page} dari 3")
        seen += staff.newest.text
    assert all(area.name in seen for area in world.regency.kecamatan)
    assert not staff.has_button("▶️")
    await staff.presses("◀️")
    area = world.regency.area("16.09.02").name
    await staff.sends_data("cp:k16.09.02")
    staff.reads(f"Cakupan {area}", "Menunggu diperiksa: 1")
    await staff.presses("⬅️ Kembali")
    staff.reads(area)


async def test_long_lists_come_in_pages(world: World, staff: Person, masjid: Village) -> None:
    for number in range(23):
        await masjid.names(f"Ahmad {chr(97 + number) * 3}")
    await cakupan(staff)
    await staff.presses("📋 Daftar")
    await staff.presses("Terdata: 23")
    staff.reads("halaman 1 dari 3", "10. ")
    await staff.presses("▶️")
    await staff.presses("▶️")
    staff.reads("halaman 3 dari 3", "23. ")
    await staff.sends_data("cl:a:known:999999")
    staff.reads("halaman 3 dari 3")


async def test_a_verifier_sees_the_figures_and_no_names(verifier: Person, programme: Village) -> None:
    await cakupan(verifier)
    verifier.reads("Terdata: 3")
    assert not verifier.has_button("Daftar")
    for data in ("cw:a", "cl:a:known:0", "cx:a:known"):
        await verifier.sends_data(data)
        assert "peran" in verifier.toast
    verifier.does_not_read("Ahmad Aktif")
    await verifier.presses("Per kecamatan")
    verifier.reads("Cakupan per kecamatan")


async def test_a_coordinator_sees_no_figures(programme: Village) -> None:
    await programme.takmir.sends("/cakupan")
    await programme.takmir.sends_data("cv")
    programme.takmir.does_not_read("Cakupan", "Terdata: 3")


FORGED = (
    "cp", "cp:x", "cp:cnone", "cp:k99.99.99", "cl", "cl:a", "cl:a:x", "cl:zz:known", "cx", "cx:a",
    "cx:a:nothing", "cp:" + "k" * 50,
)  # fmt: skip


@pytest.mark.parametrize("data", FORGED)
async def test_a_forged_part_is_answered(staff: Person, programme: Village, data: str) -> None:
    await staff.sends_data(data)
    assert "tidak ada" in staff.toast


@pytest.mark.parametrize("data", ["ck:99", "ck:x", "ck", "cl:cnone:known:0", "cl:k99.99.99:known:-1"])
async def test_a_page_that_is_not_there_is_the_nearest(staff: Person, programme: Village, data: str) -> None:
    await staff.sends_data(data)
    staff.reads("halaman")


async def test_an_empty_programme_counts_nothing_and_offers_no_list(staff: Person) -> None:
    await cakupan(staff)
    staff.reads("Terdata: 0")
    assert not staff.has_button("Terdata")
