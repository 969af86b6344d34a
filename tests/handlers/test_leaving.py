"""Sudah tidak bertugas: two taps, the replacement, the family's guidance, the alert, and taking it back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from models import EnrolmentStatus, Role
from services.reasons import Reason
from tests.factories import make_protection
from tests.handlers.conftest import Person, Village, World, entry_of, village
from tests.handlers.flows import adds, drafts, entries


async def leaves(masjid: Village, entry_id: int, why: str = "🔁 Berhenti", when: str = "Hari ini") -> None:
    """From the person's card: two taps."""
    await masjid.takmir.sends_data(f"orang:{entry_id}")
    await masjid.takmir.presses("👋 Sudah tidak bertugas")
    await masjid.takmir.presses(why)
    await masjid.takmir.presses(when)


@pytest.mark.parametrize(
    ("why", "reason"),
    [
        ("🕊 Meninggal", Reason.DECEASED), ("🧳 Pindah", Reason.MOVED_AWAY),
        ("🔁 Berhenti", Reason.TERM_ENDED), ("💤 Tidak aktif", Reason.ROLE_NOT_MET),
    ],
)  # fmt: skip
async def test_two_taps_record_why_and_since_when(
    masjid: Village, world: World, why: str, reason: Reason
) -> None:
    entry_id = await masjid.names("Ahmad Contoh", status=EnrolmentStatus.APPROVED)
    await leaves(masjid, entry_id, why, "Kemarin")
    masjid.takmir.got("Dicatat: Ahmad Contoh", "sejak 21 November 2026", "tidak diusulkan lagi")
    entry = await entry_of(world, entry_id)
    assert (entry.status, entry.reason, entry.left_on) == (EnrolmentStatus.LEFT, reason, date(2026, 11, 21))
    await masjid.takmir.sends_data(f"orang:{entry_id}")
    masjid.takmir.got("👋 sudah tidak bertugas", "Sejak: 21 November 2026")


async def test_the_replacement_keeps_organisation_and_category(masjid: Village, world: World) -> None:
    entry_id = await masjid.names("Ahmad Contoh", category="guru_ngaji", status=EnrolmentStatus.APPROVED)
    await leaves(masjid, entry_id)
    await masjid.takmir.presses("➕ Daftarkan pengganti")
    masjid.takmir.reads("NIK-nya")
    (draft,) = await drafts(world)
    assert draft.draft["answers"]["category"] == "guru_ngaji"


async def test_another_day_is_typed(masjid: Village, world: World) -> None:
    entry_id = await masjid.names("Ahmad Contoh")
    await leaves(masjid, entry_id, "🕊 Meninggal", "📅 Tanggal lain")
    masjid.takmir.reads("Ahmad Contoh: Meninggal dunia. Sejak tanggal berapa?")
    await masjid.takmir.sends("1-1-2030")
    masjid.takmir.reads("belum terjadi")
    await masjid.takmir.sends("17 Agustus 2026")
    await masjid.takmir.presses("✅ Kirim")
    masjid.takmir.got("Dicatat: Ahmad Contoh", "17 Agustus 2026")
    assert (await entry_of(world, entry_id)).left_on == date(2026, 8, 17)


async def test_a_day_before_birth_is_refused(masjid: Village, world: World) -> None:
    entry_id = await masjid.names("Ahmad Contoh")
    await leaves(masjid, entry_id, "🧳 Pindah", "📅 Tanggal lain")
    await masjid.takmir.sends("1-1-1950")
    await masjid.takmir.presses("✅ Kirim")
    masjid.takmir.reads("lebih awal daripada tanggal lahirnya")
    assert (await entry_of(world, entry_id)).status is EnrolmentStatus.SUBMITTED


@pytest.mark.parametrize(
    ("starts", "said", "not_said"),
    [
        (date(2026, 1, 1), "Rp42.000.000", "Rp10.000.000"),
        (date(2026, 10, 1), "Rp10.000.000", "Rp42.000.000"),
    ],
)
async def test_a_death_opens_the_family_s_guidance_and_alerts_every_staff_account(
    masjid: Village, staff: Person, colleague: Person, world: World, starts: date, said: str, not_said: str
) -> None:
    entry_id = await masjid.names("Ahmad Contoh", status=EnrolmentStatus.APPROVED)
    worker = (await entry_of(world, entry_id)).worker
    async with world.database.write() as session:
        await make_protection(session, worker, starts_on=starts)
    await leaves(masjid, entry_id, "🕊 Meninggal")
    masjid.takmir.reads(
        "turut berduka cita", said, "Kartu Keluarga", "ahli waris", "sekitar 3 hari", "175", "0813-8007-0175",
        "Disnakertrans sudah diberi tahu dan akan menghubungi Bapak/Ibu",
    )  # fmt: skip
    masjid.takmir.does_not_read(not_said, worker.nik)
    for one in (staff, colleague):
        one.reads("Meninggal dunia: Ahmad Contoh", "Masjid Al-Ikhlas", "Pak Takmir", said)
        await one.presses("👤 Lihat orangnya")
        one.reads("sudah tidak bertugas")


async def test_without_cover_nothing_is_promised(masjid: Village, staff: Person) -> None:
    await leaves(masjid, await masjid.names("Ahmad Contoh"), "🕊 Meninggal")
    masjid.takmir.reads("tidak terlindungi", "tanyakan juga langsung ke BPJS", "175")
    masjid.takmir.does_not_read("Rp42.000.000", "Rp10.000.000")
    staff.reads("tidak terlindungi")


async def test_who_leaves_otherwise_alerts_nobody(masjid: Village, staff: Person) -> None:
    await leaves(masjid, await masjid.names("Ahmad Contoh"))
    assert not staff.chat.shown
    masjid.takmir.does_not_read("berduka")


@pytest.mark.parametrize("status", [EnrolmentStatus.SUBMITTED, EnrolmentStatus.APPROVED])
async def test_a_mistaken_tap_is_taken_back_on_the_same_day(
    masjid: Village, world: World, status: EnrolmentStatus
) -> None:
    entry_id = await masjid.names("Ahmad Contoh", status=status)
    before = await entry_of(world, entry_id)
    await leaves(masjid, entry_id)
    await masjid.takmir.presses("↩️ Batalkan")
    assert "kembali seperti semula" in masjid.takmir.toast
    after = await entry_of(world, entry_id)
    assert (after.status, after.left_on, after.reason) == (status, None, None)
    assert after.submitted_at == before.submitted_at
    await masjid.takmir.presses("👤 Lihat kartunya")
    masjid.takmir.reads("Ahmad Contoh")


async def test_what_was_returned_is_returned_again_with_its_reason(
    masjid: Village, staff: Person, world: World
) -> None:
    await adds(masjid.takmir)
    (entry,) = await entries(world)
    await staff.sends("/antrean")
    for label in ("▶️ Mulai", "↩️ Kembalikan", "Data belum lengkap", "Nama", "Lewati", "✅ Kirim"):
        if label == "▶️ Mulai" and not staff.has_button(label):
            continue
        await staff.presses(label)
    assert (await entry_of(world, entry.id)).status is EnrolmentStatus.RETURNED
    returned = await entry_of(world, entry.id)
    await leaves(masjid, entry.id)
    await masjid.takmir.presses("↩️ Batalkan")
    after = await entry_of(world, entry.id)
    assert (after.status, after.reason, after.returned_field) == (
        EnrolmentStatus.RETURNED, Reason.INCOMPLETE, returned.returned_field,
    )  # fmt: skip
    assert (after.decided_by, after.decided_at) == (returned.decided_by, returned.decided_at)
    assert after.status_since == returned.status_since


async def test_later_only_staff_take_it_back(masjid: Village, staff: Person, world: World) -> None:
    entry_id = await masjid.names("Ahmad Contoh", status=EnrolmentStatus.APPROVED)
    await leaves(masjid, entry_id, "🕊 Meninggal")
    data = masjid.takmir.button("↩️ Batalkan")
    world.now += timedelta(days=1)
    await masjid.takmir.sends_data(data)
    assert "hanya petugas" in masjid.takmir.toast
    assert (await entry_of(world, entry_id)).status is EnrolmentStatus.LEFT
    await staff.presses("👤 Lihat orangnya")
    await staff.presses("↩️ Batalkan")
    assert (await entry_of(world, entry_id)).status is EnrolmentStatus.APPROVED


async def test_staff_do_not_approve_somebody_who_left(masjid: Village, staff: Person, world: World) -> None:
    entry_id = await masjid.names("Ahmad Contoh", status=EnrolmentStatus.APPROVED)
    await leaves(masjid, entry_id)
    version = (await entry_of(world, entry_id)).version
    await staff.sends_data(f"qc:s:m:{entry_id}")
    assert not staff.has_button("✅ Setujui")
    await staff.sends_data(f"qa:a:m:{entry_id}:{version}")
    assert (await entry_of(world, entry_id)).status is EnrolmentStatus.LEFT


async def test_named_again_by_others_meanwhile_it_cannot_come_back(masjid: Village, world: World) -> None:
    entry_id = await masjid.names("Ahmad Contoh")
    worker = (await entry_of(world, entry_id)).worker
    await leaves(masjid, entry_id)
    other = await village(world, name="Masjid Dua")
    async with world.database.write() as session:
        from tests.factories import make_enrolment

        await make_enrolment(session, worker=await session.merge(worker), organisation=other.organisation)
    await masjid.takmir.presses("↩️ Batalkan")
    assert "lembaga lain" in masjid.takmir.toast
    assert (await entry_of(world, entry_id)).status is EnrolmentStatus.LEFT


async def test_the_worker_reads_it_kindly(masjid: Village, world: World) -> None:
    entry_id = await masjid.names("Ahmad Contoh")
    worker = (await entry_of(world, entry_id)).worker
    account = world.person(7_700, "Keluarga Ahmad")
    async with world.database.write() as session:
        (await world.account(session, account)).worker_id = worker.id
    await leaves(masjid, entry_id)
    await account.sends("/status")
    account.reads("SUDAH TIDAK BERTUGAS", "tidak diusulkan lagi")
    await masjid.takmir.presses("↩️ Batalkan")
    await leaves(masjid, entry_id, "🕊 Meninggal")
    await account.sends("/status")
    account.reads("TERCATAT MENINGGAL DUNIA", "turut berduka")


@pytest.mark.parametrize("data", ["", ":", ":9:deceased:0", ":x:y:z:0", ":1:withdrawn:0", ":1:deceased:9"])
async def test_forged_presses_record_nothing(masjid: Village, world: World, data: str) -> None:
    other = await village(world, name="Masjid Rahasia")
    foreign = await other.names("Orang Rahasia")
    own = await masjid.names("Ahmad Contoh")
    for entry_id in (foreign, own):
        await masjid.takmir.sends_data(f"pergi:{entry_id}{data}")
        await masjid.takmir.sends_data(f"kembali:{entry_id}{data}")
        assert (await entry_of(world, entry_id)).status is EnrolmentStatus.SUBMITTED
    masjid.takmir.does_not_read("Rahasia")


async def test_a_press_of_before_changes_nothing(masjid: Village, world: World) -> None:
    entry_id = await masjid.names("Ahmad Contoh")
    await leaves(masjid, entry_id)
    await masjid.takmir.sends_data(f"pergi:{entry_id}:1:deceased:0")
    assert "sudah tidak bertugas" in masjid.takmir.toast
    assert (await entry_of(world, entry_id)).reason == Reason.TERM_ENDED


async def test_a_second_coordinator_is_told_who_was_first(masjid: Village, world: World) -> None:
    entry_id = await masjid.names("Ahmad Contoh", status=EnrolmentStatus.APPROVED)
    colleague = await world.holder("Bu Takmir", Role.COORDINATOR, masjid.organisation.id)
    await colleague.sends_data(f"orang:{entry_id}")
    await colleague.presses("👋 Sudah tidak bertugas")
    await leaves(masjid, entry_id)
    await masjid.takmir.presses("↩️ Batalkan")
    await colleague.presses("🧳 Pindah")
    await colleague.presses("Hari ini")
    assert "Sudah diputuskan" in colleague.toast or "berubah pada" in colleague.toast
    assert (await entry_of(world, entry_id)).status is EnrolmentStatus.APPROVED
