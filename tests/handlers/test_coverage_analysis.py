"""The cards behind /cakupan that explain the figures, as transcripts."""

from __future__ import annotations

import pytest

from models import EnrolmentStatus
from tests.handlers.conftest import Person, Village, World
from tests.handlers.coverage_people import cakupan, exports, four_people

S = EnrolmentStatus
LISTS = ("cgx:a:20261031:20261122:joined", "cox:o1:no", "cdx:20261031:a:known")
CARDS = (
    "cm", "cn", "cf:a", "cfs:k:0", "cfs:c:0", "cr:k:0", "cr:o:0", "crd:k16.09.01", "cq:a", "cb:a",
    "cbl:a:desa:0", "cj:a", "cg:a", "cgs:a:20261031:20261122", "co:0", "cdd:20261031:a", "cds:20261031:k:0",
    "cds:20261031:c:0",
)  # fmt: skip


@pytest.fixture
async def programme(world: World, masjid: Village) -> Village:
    """Four people, and a masjid without anybody."""
    return await four_people(world, masjid)


async def test_the_menu_leads_everywhere_and_back(staff: Person, programme: Village) -> None:
    await cakupan(staff)
    await staff.presses("📈 Analisis")
    for label, words in (
        ("🔻 Corong", "Corong OKU Selatan"),
        ("🏁 Peringkat", "Peringkat kecamatan"),
        ("🧪 Mutu data", "Mutu data OKU Selatan"),
        ("🕳 Titik kosong", "Titik kosong OKU Selatan"),
        ("📖 Definisi", "lebih dari 5 hari kerja"),
    ):
        await staff.presses(label)
        staff.reads(words)
        assert len(staff.newest.text.splitlines()) <= 25
        await staff.presses("⬅️ Kembali")
        staff.reads("Analisis cakupan")
    await staff.presses("⬅️ Kembali")
    staff.reads("Cakupan OKU Selatan")


async def test_the_funnel_with_its_medians_and_lists(world: World, staff: Person, programme: Village) -> None:
    await staff.sends_data("cf:a")
    staff.reads("22 November 2026", "Diajukan: 4\n", "Terverifikasi: 2 (50 % dari 4)", "2 di antaranya tanpa")
    staff.reads("Disetujui: 2 (50 % dari 4)", "median 7 hari", "Diusulkan: 1 (25 % dari 4)", "median 5 hari")
    staff.reads("AKTIF: 1 (25 % dari 4)", "Belum ada berkas BPJS")
    await staff.presses("⬇️ Disetujui: 2")
    rows = staff.sheet()
    assert [(line[2], line[-1]) for line in rows[1:]] == [
        ("Ahmad Aktif", "AKTIF"),
        ("Budi Disetujui", "Disetujui"),
    ]
    assert (rows[0][-1], "2 orang" in staff.file().text) == ("Tahap sekarang", True)
    assert await exports(world) == ["a funnel approved rows=2"]


async def test_the_funnel_by_kecamatan_in_pages(world: World, staff: Person, programme: Village) -> None:
    await staff.sends_data("cf:a")
    await staff.presses("Per kecamatan")
    seen = staff.newest.text
    for page in ("2", "3", "4"):
        await staff.presses("▶️")
        staff.reads(f"halaman {page} dari 4")
        assert len(staff.newest.text.splitlines()) <= 25
        seen += staff.newest.text
    assert all(area.name in seen for area in world.regency.kecamatan)
    assert "3 › 2 › 2 › 1 › 1" in seen
    await staff.presses("⬅️ Kembali")
    await staff.presses("Per kelompok")
    staff.reads("Guru ngaji\n1 › 1 › 1 › 0 › 0")
    await staff.presses("Guru ngaji")
    staff.reads("Corong Guru ngaji", "Diajukan: 1")


async def test_the_ranking_says_who_is_late(world: World, staff: Person, programme: Village) -> None:
    await staff.sends_data("cr:k:0")
    name = world.regency.area("16.09.01").name
    staff.reads("1. ", "100 % lengkap (1 dari 1), belum pernah dikembalikan")
    staff.reads(f"2. {name}\n66,66 % lengkap (2 dari 3), 3 hari, ⚠️ 1 terlambat", "belum ada")
    await staff.presses(f"2. {name}")
    staff.reads("Lengkap: 2 dari 3 (66,66 %)", "median 3 hari", "Terlambat (lebih dari 5 hari kerja): 1")
    await staff.presses("⬇️ Terlambat: 1")
    assert [(line[2], line[-1]) for line in staff.sheet()[1:]] == [
        ("Dewi Kembali", "Dikembalikan, terlambat")
    ]
    await staff.presses("⬇️ Belum lengkap: 1")
    assert await exports(world) == ["k16.09.01 ranking late rows=1", "k16.09.01 ranking incomplete rows=1"]
    await staff.presses("⬅️ Kembali")
    await staff.presses("Per lembaga")
    staff.got("Peringkat lembaga", "1. Masjid Al-Ikhlas\n75 % lengkap (3 dari 4)")
    staff.does_not_read("Masjid Kosong")
    await staff.presses("1. Masjid Al-Ikhlas")
    staff.got("Masjid Al-Ikhlas", "Belum lengkap atau dikembalikan: 1")


async def test_data_quality_with_its_reasons(world: World, staff: Person, programme: Village) -> None:
    await staff.sends_data("cq:a")
    staff.reads("Pernah diperiksa: 3", "Pernah dikembalikan: 2 (66,66 % dari 3)", "2 (100 %)")
    await staff.presses("⬇️ Dikembalikan: 2")
    assert {line[2] for line in staff.sheet()[1:]} == {"Budi Disetujui", "Dewi Kembali"}
    await staff.sends_data("cqx:a:incomplete")
    assert await exports(world) == ["a returned all rows=2", "a returned incomplete rows=2"]
    await staff.sends_data("cp:k16.09.02")
    await staff.presses("🧪 Mutu data")
    staff.got("Pernah diperiksa: 0", "0 (0 % dari 0)")
    assert not staff.has_button("⬇️ Dikembalikan: 2")


async def test_blank_spots_and_their_file(world: World, staff: Person, programme: Village) -> None:
    await staff.sends_data("cb:a")
    staff.reads("Desa/kelurahan: 257 dari 259", "Masjid: 1 dari 2", "Posko damkar: belum ada yang terdaftar")
    await staff.presses("Masjid: 1")
    staff.reads("1 tanpa orang terdata", "1. Masjid Kosong, ")
    await staff.presses("⬇️ Unduh daftar")
    assert [line[4] for line in staff.sheet()[1:]] == ["Masjid Kosong"]
    assert await exports(world) == ["a blanks masjid rows=1"]
    await staff.presses("⬅️ Kembali")
    await staff.presses("Desa/kelurahan: 257")
    staff.got("halaman 1 dari 26", "10. ")
    await staff.presses("▶️")
    staff.got("11. ")
    await staff.sends_data("cp:k16.09.02")
    await staff.presses("🕳 Titik kosong")
    staff.got(f"Titik kosong {world.regency.area('16.09.02').name}", "Masjid: belum ada yang terdaftar")


async def test_a_verifier_sees_all_figures_and_takes_no_list(verifier: Person, programme: Village) -> None:
    for data in CARDS:
        await verifier.sends_data(data)
        assert not verifier.has_button("⬇️")
    for data in ("cfx:a:submitted", "crx:k16.09.01:late", "cqx:a:all", "cbx:a:desa", *LISTS):
        await verifier.sends_data(data)
        assert "peran" in verifier.toast
    verifier.does_not_read("Dewi Kembali")


async def test_a_coordinator_sees_none_of_it(programme: Village) -> None:
    for data in CARDS:
        await programme.takmir.sends_data(data)
        assert "peran" in programme.takmir.toast


FORGED = (
    "cf", "cf:x", "cf:o1", "cfs", "cfs:x", "cfx", "cfx:a", "cfx:a:x", "cfx:o1:active", "crd", "crd:a",
    "crd:o999", "crd:cmarbot", "crx", "crx:a:late", "crx:o999:late", "crx:k16.09.01:x", "cq", "cq:x",
    "cqx", "cqx:a", "cqx:a:nothing", "cqx:x:all", "cb", "cb:cmarbot", "cb:o1", "cbl", "cbl:a", "cbl:a:x",
    "cbx", "cbx:a:x", "cj", "cj:x", "cg", "cg:o1", "cgs", "cgs:a", "cgs:a:20261122:20261031",
    "cgs:a:20261031:20271231", "cgs:x:20261031:20261122", "cgs:a:20261331:20261122",
    "cgx:a:20261031:20261122", "cgx:a:20261031:20261122:x", "cod", "cod:a", "cod:o999", "cox", "cox:o1",
    "cox:o999:yes", "cox:o1:maybe", "cdd", "cdd:x", "cdd:20261031", "cdd:20261031:x", "cdd:20271231:a",
    "cds", "cds:20261031", "cds:20261031:x", "cdx", "cdx:20261031:a", "cdx:20261031:a:x",
    "cdx:20271231:a:known", "cdd:00000000:a",
)  # fmt: skip


@pytest.mark.parametrize("data", FORGED)
async def test_a_forged_part_is_answered(staff: Person, programme: Village, data: str) -> None:
    await staff.sends_data(data)
    assert "tidak ada" in staff.toast


@pytest.mark.parametrize(
    "data",
    [
        "cr",
        "co:99",
        "cds:20261031:k:99",
        "cr:k:99",
        "cr:o:99",
        "cfs:k:99",
        "cbl:a:desa:999",
        "cbl:a:masjid:x",
    ],
)
async def test_a_page_that_is_not_there_is_the_nearest(staff: Person, programme: Village, data: str) -> None:
    await staff.sends_data(data)
    assert "halaman" in staff.newest.text.lower()


@pytest.mark.parametrize("data", CARDS)
async def test_an_empty_programme_has_every_card(staff: Person, data: str) -> None:
    await staff.sends_data(data)
    assert len(staff.newest.text.splitlines()) <= 25
    assert staff.has_button("⬅️ Kembali")
