"""/antrean as transcripts: what waits, card after card, decisions, and who is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models import AuditEntry, Enrolment, EnrolmentStatus, JoinRequest, OrganisationStatus, Role
from tests.factories import make_organisation
from tests.handlers.conftest import NOW, Person, Village, World, entry_of, village


async def test_an_empty_queue_says_so(staff: Person) -> None:
    await staff.sends("/antrean")
    staff.reads("Antrean kosong")
    assert not staff.has_button("Mulai")


async def test_the_queue_counts_by_kind_and_age(world: World, staff: Person, masjid: Village) -> None:
    await masjid.names("Ahmad Satu", days=0.1)
    await masjid.names("Ahmad Dua", days=2)
    await masjid.names("Ahmad Tiga", days=12)
    async with world.database.write() as session:
        await make_organisation(session, status=OrganisationStatus.SUBMITTED, submitted_at=NOW)
    await staff.sends("/antrean")
    staff.reads("4 menunggu", "Orang: 3", "Lembaga baru: 1", "Kurang dari sehari: 2", "Lewat 5 hari kerja: 1")


async def test_approving_tells_the_takmir_and_shows_the_next_in_the_same_card(
    world: World, staff: Person, masjid: Village
) -> None:
    first = await masjid.names("Ahmad Pertama", days=3)
    await masjid.names("Budi Kedua", days=2)
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    staff.reads(
        "Ahmad Pertama", "OKS-26-", "Marbot – Masjid Al-Ikhlas", "NIK 1609••••••••", "46 tahun", "3 hari"
    )
    card = staff.newest.message_id
    await staff.presses("✅ Setujui")
    staff.reads("Budi Kedua", "Ahmad Pertama disetujui")
    assert staff.newest.message_id == card
    assert "Ahmad Pertama disetujui" in staff.toast
    masjid.takmir.reads("Disetujui: Ahmad Pertama", "belum berlaku")
    assert (await entry_of(world, first)).status is EnrolmentStatus.APPROVED


async def test_returning_asks_reason_field_and_words_and_offers_the_takmir_to_mend(
    world: World, staff: Person, masjid: Village
) -> None:
    entry = await masjid.names("Ahmad Keliru", days=3)
    await masjid.names("Budi Kedua", days=2)
    await staff.sends("/antrean")
    await staff.presses("👤" if staff.has_button("👤") else "▶️ Mulai")
    await staff.presses("↩️ Kembalikan")
    staff.reads("Ahmad Keliru")
    await staff.presses("Data belum lengkap")
    await staff.presses("Nama")
    await staff.sends("Mohon tulis nama lengkapnya")
    await staff.presses("✅ Kirim")
    staff.reads("Budi Kedua", "Ahmad Keliru dikembalikan")
    masjid.takmir.reads("Perlu diperbaiki: Ahmad Keliru", "masih kosong", "Mohon tulis nama lengkapnya")
    assert masjid.takmir.newest.buttons == [("✏️ Perbaiki sekarang", f"mend:{entry}")]
    stored = await entry_of(world, entry)
    assert (stored.status, stored.reason, stored.returned_field) == (
        EnrolmentStatus.RETURNED,
        "incomplete",
        "name",
    )


async def test_rejecting_asks_for_a_reason_and_tells_it(world: World, staff: Person, masjid: Village) -> None:
    entry = await masjid.names("Ahmad Asn")
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    await staff.presses("⛔ Tolak")
    await staff.presses("▶️")
    await staff.presses("ASN, TNI, atau Polri")
    await staff.presses("Lewati")
    await staff.presses("✅ Kirim")
    staff.reads("Antrean kosong", "Ahmad Asn ditolak")
    masjid.takmir.reads("Belum dapat disetujui: Ahmad Asn", "sudah diatur tersendiri")
    assert not masjid.takmir.has_button("Perbaiki")
    assert (await entry_of(world, entry)).status is EnrolmentStatus.REJECTED


async def test_skipping_leaves_it_in_the_queue(world: World, staff: Person, masjid: Village) -> None:
    await masjid.names("Ahmad Pertama", days=3)
    await masjid.names("Budi Kedua", days=2)
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    await staff.presses("⏭ Lewati")
    staff.reads("Budi Kedua")
    await staff.presses("⏭ Lewati")
    staff.reads("ujung antrean", "2 menunggu")


async def test_the_second_presser_reads_who_decided_and_when(
    world: World, staff: Person, colleague: Person, masjid: Village
) -> None:
    entry = await masjid.names("Ahmad Bersama", days=3)
    await masjid.names("Budi Kedua", days=2)
    for one in (staff, colleague):
        await one.sends("/antrean")
        await one.presses("▶️ Mulai")
    await staff.presses("✅ Setujui")
    told = len(masjid.takmir.chat.shown)
    await colleague.presses("✅ Setujui")
    assert "disetujui" in colleague.toast
    assert "Rina Petugas" in colleague.toast
    assert "22 November 2026" in colleague.toast
    colleague.reads("Budi Kedua")
    assert len(masjid.takmir.chat.shown) == told
    assert (await entry_of(world, entry)).decided_by == await world.account_id(staff)


async def test_a_dialogue_that_comes_too_late_says_who_was_first(
    staff: Person, colleague: Person, masjid: Village
) -> None:
    await masjid.names("Ahmad Bersama")
    for one in (staff, colleague):
        await one.sends("/antrean")
        await one.presses("▶️ Mulai")
    await colleague.presses("↩️ Kembalikan")
    await colleague.presses("NIK tidak ditemukan")
    await colleague.presses("Lewati")
    await staff.presses("✅ Setujui")
    told = len(masjid.takmir.chat.shown)
    await colleague.presses("✅ Kirim")
    colleague.got("Sudah diputuskan", "Rina Petugas")
    assert len(masjid.takmir.chat.shown) == told


async def test_a_press_on_a_card_of_before_the_mending_is_refused(
    world: World, staff: Person, masjid: Village
) -> None:
    entry = await masjid.names("Ahmad Berubah")
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    async with world.database.write() as session:
        changed = await session.get(Enrolment, entry)
        assert changed is not None
        changed.category = "guru_ngaji"
    await staff.presses("✅ Setujui")
    assert "berubah" in staff.toast
    assert (await entry_of(world, entry)).status is EnrolmentStatus.SUBMITTED


async def test_the_findings_stand_on_the_card(staff: Person, masjid: Village) -> None:
    worker = {"birth_date": date(1962, 3, 1), "nik": "1609010103620001"}
    await masjid.names("Kakek Hampir", worker=worker)
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    staff.reads("⚠️ Usianya 64 tahun", "sebelum 1 Maret 2027")


async def test_who_turned_65_while_waiting_cannot_be_approved(
    world: World, staff: Person, masjid: Village
) -> None:
    worker = {"birth_date": date(1961, 3, 1), "nik": "1609010103610001"}
    entry = await masjid.names("Kakek Lewat", worker=worker)
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    staff.reads("⛔ Usianya 65 tahun")
    await staff.presses("✅ Setujui")
    staff.reads("Kakek Lewat", "Belum bisa disetujui", "Kembalikan")
    assert (await entry_of(world, entry)).status is EnrolmentStatus.SUBMITTED


async def test_details_show_everything_and_the_photo_and_are_recorded(
    world: World, staff: Person, masjid: Village
) -> None:
    entry = await masjid.names("Ahmad Rinci")
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    staff.does_not_read("Siti Rekaan", "Jalan Contoh 1")
    await staff.presses("🔎 Rincian")
    full, picture, card = staff.chat.shown[-3:]
    assert "✅ Setujui" in [label for label, _ in card.buttons]
    assert "Siti Rekaan" in full.text
    assert "Jalan Contoh 1" in full.text
    assert "••••••••" in full.text
    assert full.parameters["protect_content"]
    assert (picture.method, picture.parameters["photo"]) == ("sendPhoto", "synthetic-photo")
    assert picture.parameters["protect_content"]
    async with world.database.read() as session:
        seen = (await session.scalars(select(AuditEntry).where(AuditEntry.action == "enrolment.view"))).one()
    assert (seen.subject_id, seen.account_id) == (entry, await world.account_id(staff))


async def test_nobody_decides_on_their_own(world: World, masjid: Village) -> None:
    both = await world.holder("Takmir Petugas", Role.STAFF)
    entry = await masjid.names("Ahmad Sendiri")
    by = await world.account_id(both)
    async with world.database.write() as session:
        own = await session.get(Enrolment, entry)
        assert own is not None
        own.submitted_by = by
    await both.sends("/antrean")
    both.reads("Antrean kosong", "1 lagi milik")
    await both.sends_data(f"qa:a:m:{entry}:2")
    assert (await entry_of(world, entry)).status is EnrolmentStatus.SUBMITTED


async def test_people_of_an_unconfirmed_masjid_lead_to_it_first(world: World, staff: Person) -> None:
    new = await village(world, name="Masjid Baru", status=OrganisationStatus.SUBMITTED, submitted_at=NOW)
    entry = await new.names("Ahmad Menunggu")
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    staff.reads("Ahmad Menunggu", "belum dikonfirmasi")
    assert not staff.has_button("✅ Setujui")
    await staff.sends_data(f"qa:a:m:{entry}:1")
    staff.reads("belum dikonfirmasi")
    await staff.presses("🕌 Periksa lembaganya")
    staff.reads("Masjid Baru", "1 orang dari lembaga ini menunggu")
    await staff.presses("✅ Konfirmasi")
    new.takmir.reads("Masjid Baru sudah dikonfirmasi", "/tambah")
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    await staff.presses("✅ Setujui")
    assert (await entry_of(world, entry)).status is EnrolmentStatus.APPROVED


async def test_rejecting_an_organisation_asks_why_and_takes_the_role_away(
    world: World, staff: Person
) -> None:
    new = await village(world, name="Masjid Ganda", status=OrganisationStatus.SUBMITTED, submitted_at=NOW)
    entry = await new.names("Ahmad Ikut", days=0)
    asking = world.person(7_600, "Pak Ingin")
    by = await world.account_id(asking)
    async with world.database.write() as session:
        waiting = OrganisationStatus.SUBMITTED
        session.add(
            JoinRequest(organisation_id=new.organisation.id, account_id=by, status=waiting, submitted_at=NOW)
        )
    await staff.sends("/antrean")
    await staff.presses("🕌 Lembaga saja")
    await staff.presses("⛔ Tolak")
    staff.reads("Masjid Ganda")
    await staff.sends("Sudah terdaftar sebagai Masjid Al-Ikhlas")
    await staff.presses("✅ Kirim")
    new.takmir.reads("Masjid Ganda belum bisa diterima", "Sudah terdaftar sebagai", "1 pengajuan")
    assert "anggota" not in new.takmir.chat.commands
    asking.reads("menjadi pengurus Masjid Ganda belum bisa diterima", "Sudah terdaftar sebagai")
    assert (await entry_of(world, entry)).status is EnrolmentStatus.WITHDRAWN


async def test_a_join_request_is_confirmed_or_turned_down(
    world: World, staff: Person, masjid: Village
) -> None:
    asking = [world.person(7_600 + number, name) for number, name in enumerate(("Pak Yakin", "Pak Ragu"))]
    for one in asking:
        by = await world.account_id(one)
        async with world.database.write() as session:
            session.add(
                JoinRequest(
                    organisation_id=masjid.organisation.id,
                    account_id=by,
                    position="Bendahara",
                    status=OrganisationStatus.SUBMITTED,
                    submitted_at=NOW - timedelta(days=1, minutes=-by),
                )
            )
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    staff.reads("Pak Yakin ingin menjadi pengurus", "Bendahara", "Pengurus sekarang: Pak Takmir", "Al-Ikhlas")
    await staff.presses("✅ Konfirmasi")
    asking[0].reads("sekarang pengurus Masjid Al-Ikhlas")
    assert "anggota" in asking[0].chat.commands
    staff.reads("Pak Ragu")
    await staff.presses("⛔ Tolak")
    await staff.sends("Bukan pengurus menurut takmir")
    await staff.presses("✅ Kirim")
    asking[1].reads("belum bisa diterima", "Bukan pengurus menurut takmir")
    staff.reads("Antrean kosong")


async def test_a_press_that_was_answered_early_gets_its_words_as_a_message(
    world: World, staff: Person, colleague: Person, masjid: Village
) -> None:
    entry = await masjid.names("Ahmad Bersama")
    await staff.sends_data(f"qa:a:m:{entry}:1")
    await colleague.sends_data(f"qa:a:m:{entry}:1", answered=True)
    colleague.got("Sudah diputuskan", "Rina Petugas")
    assert not colleague.toast


FORGED = (
    "qv", "qn", "qn:a", "qn:zz:m:1", "qn:a:m:0", "qn:a:m:99999999999999999999", "qc", "qc:a:m", "qc:a:x:1",
    "qc:a:m:777", "qc:a:o:777", "qc:a:j:777", "qd", "qd:x", "qd:a:777", "qa", "qa:a:m:777:1", "qa:a:o:777:1",
    "qa:a:j:777:1", "qa:a:m:-1:1", "qa:a:m:١:1", "qr", "qr:a:777:1", "qr:a:1:99999", "qx", "qx:a:m:777:1",
    "qx:a:o:777:1", "qx:a:j:777:1", "qb", "qy", "qy:0000", "qy:" + "f" * 60,
)  # fmt: skip


@pytest.mark.parametrize("data", FORGED)
async def test_nonsense_is_answered_and_changes_nothing(staff: Person, data: str) -> None:
    await staff.sends_data(data)
    assert staff.toast or staff.chat.shown


STAFF_ONLY = (
    "antrean", "qv", "qn:a", "qd:a:{id}", "qc:a:m:{id}", "qa:a:m:{id}:1", "qr:a:{id}:1", "qx:a:m:{id}:1",
    "qb", "qy:1",
)  # fmt: skip


@pytest.mark.parametrize("data", STAFF_ONLY)
async def test_a_coordinator_with_forged_data_sees_and_decides_nothing(
    world: World, masjid: Village, data: str
) -> None:
    entry = await masjid.names("Ahmad Rahasia")
    await masjid.takmir.sends_data(data.format(id=entry))
    assert "peran" in masjid.takmir.toast
    assert not masjid.takmir.chat.shown
    assert (await entry_of(world, entry)).status is EnrolmentStatus.SUBMITTED
    await masjid.takmir.sends("/antrean")
    masjid.takmir.does_not_read("Ahmad Rahasia")


async def test_what_was_decided_stands_above_the_next_card(masjid: Village, staff: Person) -> None:
    await masjid.names("Ahmad Pertama", days=3)
    await masjid.names("Budi Kedua", days=2)
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    await staff.presses("✅ Setujui")
    assert staff.newest.text.startswith("👉 ✅ Ahmad Pertama disetujui.")
    assert staff.newest.text.index("Budi Kedua") > staff.newest.text.index("Ahmad Pertama")


@pytest.mark.parametrize("label", ["↩️ Kembalikan", "⛔ Tolak"])
async def test_who_comes_second_is_told_before_filling_in_a_form(
    masjid: Village, staff: Person, colleague: Person, label: str
) -> None:
    await masjid.names("Ahmad Contoh")
    for one in (staff, colleague):
        await one.sends("/antrean")
        await one.presses("▶️ Mulai")
    await staff.presses("✅ Setujui")
    await colleague.presses(label)
    assert "Sudah diputuskan: disetujui oleh Rina Petugas" in colleague.toast
    colleague.does_not_read("Apa alasannya?")
    colleague.reads("Status sekarang: disetujui")


async def test_second_at_an_organisation_is_told_at_once(
    world: World, staff: Person, colleague: Person
) -> None:
    await village(world, name="Masjid Baru", status=OrganisationStatus.SUBMITTED)
    for one in (staff, colleague):
        await one.sends("/antrean")
        await one.presses("▶️ Mulai")
    await staff.presses("✅ Konfirmasi")
    await colleague.presses("⛔ Tolak")
    assert "Sudah diputuskan" in colleague.toast
    assert not colleague.has_button("✖️ Batal")
