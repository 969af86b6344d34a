"""/cari as transcripts: who is found, what is shown, and to whom."""

from __future__ import annotations

import pytest

from models import EnrolmentStatus
from tests.factories import make_protection
from tests.handlers.conftest import Person, Village, World, entry_of


async def test_a_name_finds_a_person_with_history_and_protection(
    world: World, staff: Person, masjid: Village
) -> None:
    entry = await masjid.names("Ahmad Dicari", days=2)
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    await staff.presses("✅ Setujui")
    async with world.database.write() as session:
        await make_protection(session, (await entry_of(world, entry)).worker)
    await staff.sends("/cari ahmad dicari")
    staff.reads("1 orang ditemukan", "Ahmad Dicari", "1609••••••••", "Masjid Al-Ikhlas", "disetujui")
    await staff.presses("1. Ahmad Dicari")
    staff.reads("AKTIF sampai 31 Desember 2026", "per 1 November 2026", "Pengajuan: disetujui")
    staff.reads("Riwayat", "disetujui (Rina Petugas)")


async def test_a_decision_is_offered_only_where_one_can_be_made(
    world: World, staff: Person, masjid: Village
) -> None:
    await masjid.names("Ahmad Menunggu")
    await masjid.names("Budi Diusulkan", status=EnrolmentStatus.PROPOSED)
    await staff.sends("/cari ahmad menunggu")
    await staff.presses("1. Ahmad Menunggu")
    assert staff.has_button("⚖️ Buka untuk diputuskan")
    await staff.sends("/cari budi diusulkan")
    await staff.presses("1. Budi Diusulkan")
    assert not staff.has_button("⚖️ Buka untuk diputuskan")
    assert staff.has_button("🔎 Rincian")


async def test_without_words_it_asks_and_takes_the_next_text(staff: Person, masjid: Village) -> None:
    await masjid.names("Ahmad Dicari")
    await staff.sends("/cari")
    staff.reads("Cari siapa?", "Contoh")
    await staff.sends("al ikhlas")
    staff.reads("Ahmad Dicari")


async def test_a_whole_nik_finds_and_is_taken_out_of_the_chat(
    world: World, staff: Person, masjid: Village
) -> None:
    nik = (await entry_of(world, await masjid.names("Ahmad Dicari"))).worker.nik
    await staff.sends(f"/cari {nik[:8]} {nik[8:]}")
    staff.reads("Ahmad Dicari")
    staff.does_not_read(nik)


async def test_part_of_a_nik_finds_nobody_and_says_why(staff: Person, masjid: Village) -> None:
    await masjid.names("Ahmad Dicari")
    await staff.sends("/cari 16090117")
    staff.reads("8 angka belum cukup", "16 angka")


async def test_a_reference_finds_and_a_mistyped_one_is_noticed(
    world: World, staff: Person, masjid: Village
) -> None:
    reference = (await entry_of(world, await masjid.names("Ahmad Dicari"))).reference
    await staff.sends(f"/cari {reference.lower()}")
    staff.reads("Ahmad Dicari")
    await staff.sends(f"/cari {reference[:-1]}{'A' if reference[-1] != 'A' else 'B'}")
    staff.reads("salah ketik")


@pytest.mark.parametrize("words", ["<b>x & y</b> zzz", "q" * 4000, "%%%___", "'; drop table workers; --"])
async def test_odd_words_find_nobody_and_harm_nothing(staff: Person, words: str) -> None:
    await staff.sends(f"/cari {words}")
    staff.reads("Contoh")


async def test_many_are_cut_to_the_nearest(staff: Person, masjid: Village) -> None:
    for number in range(12):
        await masjid.names(f"Ahmad Kembar{chr(97 + number)}")
    await staff.sends("/cari ahmad")
    staff.reads("12 orang ditemukan, 10 teratas")
    assert len(staff.buttons) == 10


async def test_staff_open_the_card_to_decide_below(world: World, staff: Person, masjid: Village) -> None:
    entry = await masjid.names("Ahmad Salah")
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    await staff.presses("✅ Setujui")
    await staff.sends("/cari ahmad")
    await staff.presses("1. Ahmad")
    await staff.presses("⚖️ Buka")
    staff.reads("Ahmad Salah", "Status sekarang: disetujui")
    assert not staff.has_button("✅ Setujui")
    await staff.presses("↩️ Kembalikan")
    await staff.presses("NIK tidak ditemukan")
    await staff.presses("Lewati")
    await staff.presses("✅ Kirim")
    assert (await entry_of(world, entry)).status is EnrolmentStatus.RETURNED


async def test_a_verifier_sees_and_decides_nothing(world: World, verifier: Person, masjid: Village) -> None:
    entry = await masjid.names("Ahmad Dicari")
    await verifier.sends("/cari ahmad")
    await verifier.presses("1. Ahmad")
    verifier.reads("Ahmad Dicari", "dalam pemeriksaan")
    verifier.does_not_read("Siti Rekaan", "Jalan Contoh 1")
    assert not verifier.has_button("Rincian")
    assert not verifier.has_button("⚖️")
    for data in (f"qd:s:{entry}", f"qc:s:m:{entry}", f"qa:a:m:{entry}:1"):
        await verifier.sends_data(data)
        assert "peran" in verifier.toast
    verifier.does_not_read("Siti Rekaan")


async def test_a_coordinator_cannot_search(world: World, masjid: Village) -> None:
    entry = await masjid.names("Ahmad Rahasia")
    await masjid.takmir.sends("/cari ahmad")
    worker = (await entry_of(world, entry)).worker_id
    await masjid.takmir.sends_data(f"so:{worker}")
    masjid.takmir.does_not_read("Ahmad Rahasia")


@pytest.mark.parametrize("data", ["so", "so:", "so:0", "so:999", "so:x", "so:99999999999999999999"])
async def test_a_forged_person_is_answered(staff: Person, data: str) -> None:
    await staff.sends_data(data)
    assert "tidak ada lagi" in staff.toast
