"""/ganda as transcripts: two people side by side, one of them twice, and the way back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from models import AuditEntry, DuplicatePair, Enrolment, EnrolmentStatus, FurtherPost, PairStatus, Worker
from services.alike.duplicates import catch_up, refresh
from tests.handlers.conftest import NOW, Person, Village, World, entry_of, village
from tests.handlers.flows import fills

BORN = date(1972, 3, 9)
ONE = {"birth_date": BORN, "nik": "1609010903720001", "phone": "+6281234567890"}
TWIN = {"birth_date": BORN, "nik": "1609010903720010", "mother_name": "Aminah"}


async def twice(world: World, first: Village, second: Village) -> tuple[int, int]:
    """One person named by two villages under two NIKs; the ids of the entries."""
    one = await first.names("Muhammad Syahrul", days=3, worker=ONE)
    other = await second.names("H. Moh. Sjahroel", days=2, worker=TWIN)
    async with world.database.write() as session:
        await refresh(session, list(await session.scalars(select(Worker))), NOW)
    return one, other


async def the_pair(world: World) -> DuplicatePair:
    async with world.database.read() as session:
        return (await session.scalars(select(DuplicatePair))).one()


async def test_nobody_to_compare_is_said(staff: Person) -> None:
    await staff.sends("/ganda")
    staff.reads("Tidak ada orang yang perlu dibandingkan")
    await staff.sends_data("gx")
    assert "Tidak ada" in staff.toast


async def test_the_queue_counts_them_and_the_card_leads_there(
    world: World, staff: Person, masjid: Village
) -> None:
    await twice(world, masjid, await village(world, name="TPA Al-Hikmah", kind="tpa"))
    await staff.sends("/antrean")
    assert staff.has_button("👥 Mungkin orang yang sama (1)")
    await staff.presses("▶️ Mulai")
    staff.reads("Mirip dengan orang lain")
    await staff.presses("👥 Bandingkan")
    staff.reads(
        "Apakah ini orang yang sama", "① Muhammad Syahrul",
        "② H. Moh. Sjahroel", "≠ Siti Rekaan", "≠ Aminah", "TPA Al-Hikmah", "angka ke-15, 16",
        "+628••••••7890",
    )  # fmt: skip
    staff.does_not_read(str(ONE["nik"]), str(TWIN["nik"]), "81234567")


async def test_same_asks_which_nik_and_closes_the_other_entry(
    world: World, staff: Person, masjid: Village
) -> None:
    second = await village(world, name="TPA Al-Hikmah", kind="tpa")
    one, other = await twice(world, masjid, second)
    await staff.sends("/ganda")
    await staff.presses("🟰 Sama")
    staff.reads("NIK mana yang benar?")
    await staff.presses("①")
    staff.reads("Sekarang satu orang: Muhammad Syahrul", "Pengajuan yang kedua ditutup")
    second.takmir.reads("Sudah terdata: ", "NIK yang lain")
    second.takmir.does_not_read("Al-Ikhlas")
    kept, closed = await entry_of(world, one), await entry_of(world, other)
    assert (kept.status, closed.status) == (EnrolmentStatus.SUBMITTED, EnrolmentStatus.REJECTED)
    assert kept.worker_id == closed.worker_id
    await staff.presses("↩️ Batalkan")
    staff.reads("dibatalkan")
    second.takmir.reads("Dibuka lagi")
    assert (await entry_of(world, other)).status is EnrolmentStatus.SUBMITTED
    assert (await the_pair(world)).status is PairStatus.OPEN


async def test_different_is_remembered_and_later_is_not(world: World, staff: Person, masjid: Village) -> None:
    await twice(world, masjid, masjid)
    await staff.sends("/ganda")
    await staff.presses("🕓 Nanti")
    staff.reads("Ditunda")
    await staff.sends("/ganda")
    await staff.presses("≠ Berbeda")
    staff.reads("dua orang yang berbeda")
    await staff.sends("/ganda")
    staff.reads("Tidak ada orang")
    assert (await the_pair(world)).status is PairStatus.DIFFERENT


async def test_of_two_staff_the_first_decides(
    world: World, staff: Person, colleague: Person, masjid: Village
) -> None:
    await twice(world, masjid, masjid)
    await colleague.sends("/ganda")
    await staff.sends("/ganda")
    data = staff.button("≠ Berbeda")
    await staff.presses("≠ Berbeda")
    await colleague.presses("≠ Berbeda")
    assert "Rina Petugas" in colleague.toast
    await staff.sends_data(data)
    assert "Sudah diputuskan" in staff.toast
    async with world.database.read() as session:
        said = await session.scalars(select(AuditEntry).where(AuditEntry.action == "pair.decide"))
        assert len(said.all()) == 1


async def test_a_double_press_on_a_nik_merges_once(world: World, staff: Person, masjid: Village) -> None:
    await twice(world, masjid, masjid)
    await staff.sends("/ganda")
    await staff.presses("🟰 Sama")
    data = staff.button("②")
    await staff.sends_data(data)
    await staff.sends_data(data)
    assert "Sudah diputuskan" in staff.toast
    staff.reads("orang yang sama")


async def test_the_file_has_two_rows_a_pair_and_no_whole_nik(
    world: World, staff: Person, masjid: Village
) -> None:
    await twice(world, masjid, masjid)
    await staff.sends("/ganda")
    await staff.presses("⬇️ Unduh")
    head, *rows = staff.sheet()
    assert len(rows) == 2
    assert head[0] == "Pasangan"
    assert {row[1] for row in rows} == {"Muhammad Syahrul", "H. Moh. Sjahroel"}
    assert all("•" in row[2] for row in rows)
    assert "NIK" in rows[0][-1]


async def test_who_has_a_part_in_it_does_not_decide(world: World, masjid: Village) -> None:
    from models import Role

    both = await world.holder("Takmir Petugas", Role.STAFF)
    await twice(world, masjid, masjid)
    by = await world.account_id(both)
    async with world.database.write() as session:
        for one in await session.scalars(select(Enrolment)):
            one.submitted_by = by
    await both.sends("/ganda")
    both.reads("petugas lain yang memutuskannya")
    assert not both.has_button("🟰 Sama")
    pair = await the_pair(world)
    for data in (
        f"gs:{pair.id}",
        f"gb:{pair.id}:{pair.version}",
        f"gm:{pair.id}:{pair.version}:{pair.first_id}",
    ):
        await both.sends_data(data)
    assert (await the_pair(world)).status is PairStatus.OPEN


FORGED = (
    "gp",
    "gp:777",
    "gn:x",
    "gs:777",
    "gm:1:1:1",
    "gm",
    "gu:1:1",
    "gb:-1:1",
    "gl:١:1",
    "gb:99999999999999999999:1",
)


@pytest.mark.parametrize("data", FORGED)
async def test_nonsense_is_answered_and_changes_nothing(staff: Person, data: str) -> None:
    await staff.sends_data(data)
    assert staff.toast or staff.chat.shown


async def also_serves(world: World, masjid: Village) -> Village:
    """A TPA whose coordinator types the NIK of a marbot of the masjid."""
    await masjid.names("Muhammad Syahrul", worker=ONE)
    tpa = await village(world, name="TPA Al-Hikmah", kind="tpa")
    await tpa.takmir.sends("/tambah")
    await tpa.takmir.sends(str(ONE["nik"]))
    return tpa


async def posts(world: World) -> list[Any]:
    async with world.database.read() as session:
        found = await session.scalars(select(FurtherPost))
        return [(one.organisation_id, one.category) for one in found]


async def test_a_second_role_is_recorded_and_paid_for_once(
    world: World, staff: Person, masjid: Village
) -> None:
    tpa = await also_serves(world, masjid)
    tpa.takmir.got("juga bertugas di lembaga Bapak/Ibu")
    data = tpa.takmir.button("➕ Catat")
    await tpa.takmir.presses("➕ Catat")
    await tpa.takmir.sends_data(data)
    tpa.takmir.got("Tercatat", "TPA Al-Hikmah")
    tpa.takmir.does_not_read("Al-Ikhlas", "Syahrul")
    assert await posts(world) == [(tpa.organisation.id, "guru_ngaji")]
    async with world.database.read() as session:
        assert len((await session.scalars(select(Enrolment))).all()) == 1
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    staff.reads("Juga bertugas: Guru ngaji – TPA Al-Hikmah")


async def test_a_button_for_a_second_role_cannot_be_made_up_or_passed_on(
    world: World, masjid: Village
) -> None:
    tpa = await also_serves(world, masjid)
    worker, organisation, category, seal = tpa.takmir.button("➕ Catat").split(":")[1:]
    other = await village(world, name="TPA Lain", kind="tpa")
    forged = (
        f"juga:{worker}:{organisation}:{category}:{'0' * 20}", f"juga:{worker}:{organisation}:marbot:{seal}",
        f"juga:{int(worker) + 1}:{organisation}:{category}:{seal}", "juga", "juga:x:y:z:w", f"juga:{worker}",
    )  # fmt: skip
    for data in forged:
        await tpa.takmir.sends_data(data)
        assert "tidak berlaku lagi" in tpa.takmir.toast
    await other.takmir.sends_data(f"juga:{worker}:{organisation}:{category}:{seal}")
    assert "tidak berlaku lagi" in other.takmir.toast
    assert await posts(world) == []


async def test_an_entry_made_in_the_form_finds_its_look_alike(
    world: World, staff: Person, masjid: Village
) -> None:
    await masjid.names("Muhammad Syahrul", worker=ONE)
    async with world.database.write() as session:
        await refresh(session, list(await session.scalars(select(Worker))), NOW)
    await masjid.takmir.sends("/tambah")
    await fills(masjid.takmir, {"nik": str(TWIN["nik"]), "name": "Moh. Sjahrul"})
    await masjid.takmir.presses("✅ Kirim")
    async with world.database.write() as session:
        assert await catch_up(session, NOW) == 1
    await staff.sends("/ganda")
    staff.reads("Muhammad Syahrul", "Moh. Sjahrul")
