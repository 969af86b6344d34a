"""BPJS's answer in the chat: near matches, reasons, news for coordinators, files of late, taking back."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select

from models import (
    EnrolmentStatus,
    LineState,
    Proposal,
    ProposalKind,
    ProposalLine,
    ProposalStatus,
    Protection,
    Worker,
)
from services.alike.duplicates import refresh
from tests.handlers.conftest import NOW, Person, Village, World, entry_of
from tests.handlers.test_rosters import count, csv_file, row

FAILED = ("NIK", "NAMA", "ALASAN")
S = EnrolmentStatus


async def sent(world: World, masjid: Village, *names: str) -> list[tuple[int, str]]:
    """People of the masjid in a proposal that BPJS has had for 40 days: (entry, NIK)."""
    entries = [await masjid.names(name, status=S.PROPOSED) for name in names]
    async with world.database.write() as session:
        proposal = Proposal(
            number="U-26-001",
            year=2026,
            kind=ProposalKind.NEW,
            status=ProposalStatus.SENT,
            starts_on=date(2026, 1, 1),
            months=12,
            monthly=16_800,
            frozen_at=NOW - timedelta(days=40),
        )
        session.add(proposal)
        await session.flush()
        found = []
        for place, key in enumerate(entries, 1):
            entry = await entry_of(world, key)
            session.add(
                ProposalLine(
                    proposal_id=proposal.id,
                    enrolment_id=key,
                    worker_id=entry.worker_id,
                    place=place,
                    before=S.APPROVED,
                    amount=201_600,
                    state=LineState.OPEN,
                )
            )
            found.append((key, entry.worker.nik))
        await refresh(session, list(await session.scalars(select(Worker))), NOW)
    return found


def failed(*rows: tuple[str, str, str]) -> bytes:
    """A list of rows that BPJS did not take."""
    return "\n".join(";".join(one) for one in (("DAFTAR GAGAL", "", ""), FAILED, *rows)).encode()


async def status_of(world: World, key: int) -> EnrolmentStatus:
    """Where an entry stands."""
    return (await entry_of(world, key)).status


async def test_a_refusal_goes_by_itself_to_the_coordinator_with_the_button_that_mends_it(
    world: World, staff: Person, masjid: Village
) -> None:
    ((ahmad, nik), (budi, _)) = await sent(world, masjid, "Ahmad Satu", "Budi Dua")
    await staff.sends_file(failed((nik, "AHMAD SATU", "NIK tidak ditemukan di Dukcapil")), "gagal.csv")
    staff.reads("Ditolak BPJS: 1", "menunggu jawaban: 2", "Belum dijawab: 1 (terlama 40 hari)")
    assert await status_of(world, ahmad) is S.PROPOSED
    assert not masjid.takmir.chat.shown
    await staff.presses("✅ Terapkan")
    staff.got("1 pengurus dikabari")
    masjid.takmir.reads("BPJS belum bisa menerima Ahmad Satu", "usulan berikutnya")
    assert (await status_of(world, ahmad), await status_of(world, budi)) == (S.RETURNED, S.PROPOSED)
    await masjid.takmir.presses("✏️ Perbaiki sekarang")
    masjid.takmir.reads("Belum diterima BPJS", "Kata BPJS: “")
    masjid.takmir.reads("NIK")


async def test_at_night_coordinators_are_told_in_the_morning_and_staff_at_once(
    world: World, staff: Person, masjid: Village
) -> None:
    ((_, nik), _) = await sent(world, masjid, "Ahmad Satu", "Budi Dua")
    world.now = datetime(2026, 11, 22, 23, tzinfo=world.regency.zone)
    await staff.sends_file(failed((nik, "AHMAD SATU", "NIK tidak ditemukan di Dukcapil")), "gagal.csv")
    await staff.presses("✅ Terapkan")
    staff.got("1 pengurus dikabari", "dikirim pukul 06.00")
    assert staff.file().file_name == "hasil-gagal.xlsx"
    assert not masjid.takmir.chat.shown
    world.now = datetime(2026, 11, 23, 5, 59, tzinfo=world.regency.zone)
    await staff.sends("/bpjs")
    assert not masjid.takmir.chat.shown
    world.now = datetime(2026, 11, 23, 6, tzinfo=world.regency.zone)
    await staff.sends("/bpjs")
    masjid.takmir.reads("BPJS belum bisa menerima Ahmad Satu")
    await masjid.takmir.presses("✏️ Perbaiki sekarang")
    masjid.takmir.reads("Belum diterima BPJS")


async def test_a_refusal_taken_back_in_the_same_night_is_told_after_it(
    world: World, staff: Person, masjid: Village
) -> None:
    ((_, nik),) = await sent(world, masjid, "Ahmad Satu")
    world.now = datetime(2026, 11, 22, 23, tzinfo=world.regency.zone)
    await staff.sends_file(failed((nik, "AHMAD SATU", "NIK tidak ditemukan di Dukcapil")), "gagal.csv")
    await staff.presses("✅ Terapkan")
    await staff.presses("↩️")
    await staff.presses("Ya")
    staff.got("1 pengurus dikabari pukul 06.00")
    assert not masjid.takmir.chat.shown
    world.now = datetime(2026, 11, 23, 6, tzinfo=world.regency.zone)
    await staff.sends("/bpjs")
    refused, back = (one.text for one in masjid.takmir.chat.shown)
    assert "belum bisa menerima" in refused
    assert "Ahmad Satu" in back


async def test_several_refusals_of_one_coordinator_are_one_message(
    world: World, staff: Person, masjid: Village
) -> None:
    people = await sent(world, masjid, "Ahmad Satu", "Budi Dua", "Cici Tiga")
    words = ("NIK tidak valid", "tanggal lahir berbeda", "meninggal dunia")
    rows = [(nik, "", why) for (_, nik), why in zip(people, words, strict=True)]
    await staff.sends_file(failed(*rows))
    await staff.presses("✅ Terapkan")
    (news,) = masjid.takmir.chat.shown
    for part in ("BPJS belum menerima 3 orang", "🟠 Ahmad Satu", "⚪ Cici Tiga", "“meninggal dunia”"):
        assert part in news.text
    assert [label for label, _ in news.buttons] == ["✏️ Perbaiki semua (2)"]


async def test_a_wording_that_nobody_knows_is_explained_by_staff_before_it_applies(
    world: World, staff: Person, masjid: Village
) -> None:
    ((ahmad, nik),) = await sent(world, masjid, "Ahmad Satu")
    await staff.sends_file(failed((nik, "AHMAD SATU", "Kode 417 pusat")))
    staff.reads("1 alasan penolakan belum dikenal")
    await staff.presses("✅ Terapkan")
    assert "belum dipilih artinya" in staff.toast
    await staff.presses("❓ Pilih arti")
    staff.reads("“Kode 417 pusat”", "Untuk 1 orang")
    stale = staff.button("Data tidak cocok")
    await staff.presses("Data tidak cocok")
    staff.reads("Ditolak BPJS: 1")
    await staff.sends_data(stale)
    assert "sudah berubah" in staff.toast
    await staff.presses("✅ Terapkan")
    masjid.takmir.reads("Kode 417 pusat")
    assert await status_of(world, ahmad) is S.RETURNED


async def test_a_near_match_is_shown_side_by_side_and_staff_decide(
    world: World, staff: Person, masjid: Village
) -> None:
    people = await sent(world, masjid, "Ahmad Satu", "Budi Dua")
    wrong = [nik[:-1] + str((int(nik[-1]) + 5) % 10) for _, nik in people]
    file = csv_file(row(wrong[0], "AHMAD SATU"), row(wrong[1], "BUDI DUA"))
    await staff.sends_file(file)
    staff.reads("Belum terdata: 2", "2 baris mirip orang yang sudah terdata")
    await staff.presses("👥 Lihat yang mirip")
    staff.reads("Orang yang sama? 1 dari 2", "NIK berbeda di angka ke-16")
    staff.does_not_read(wrong[0], people[0][1])
    await staff.presses("≠ Bukan")
    staff.reads("1 dari 1")
    await staff.presses("🟰 Orang yang sama")
    staff.reads("Berubah: 1", "Belum terdata: 1", "NIK berbeda 1")
    assert await count(world, Protection) == 0
    await staff.presses("✅ Terapkan")
    found = [await status_of(world, key) for key, _ in people]
    assert sorted(found) == [S.ENROLLED, S.PROPOSED]


async def test_all_near_matches_at_once_after_one_look(world: World, staff: Person, masjid: Village) -> None:
    people = await sent(world, masjid, "Ahmad Satu", "Budi Dua")
    wrong = [nik[:-1] + str((int(nik[-1]) + 5) % 10) for _, nik in people]
    await staff.sends_file(csv_file(row(wrong[0], "AHMAD SATU"), row(wrong[1], "BUDI DUA")))
    await staff.presses("👥 Lihat yang mirip")
    await staff.presses("🟰 Semua sama")
    staff.reads("2 orang ini semuanya sama?", "AHMAD SATU = Ahmad Satu")
    await staff.presses("Ya, 2 orang")
    staff.reads("Berubah: 2", "Diterima: 2")


async def test_a_wrong_file_is_taken_back_as_a_whole(world: World, staff: Person, masjid: Village) -> None:
    people = await sent(world, masjid, "Ahmad Satu", "Budi Dua")
    await staff.sends_file(failed((people[0][1], "", "NIK tidak valid")), "gagal.csv")
    await staff.presses("✅ Terapkan")
    await staff.sends("/bpjs")
    staff.reads("Menunggu jawaban BPJS: 1 orang", "terlama 40 hari")
    await staff.presses("✅")
    staff.reads("Diterapkan: gagal.csv", "oleh Rina Petugas")
    await staff.presses("↩️ Batalkan berkas ini")
    staff.reads("Batalkan seluruh berkas?", "1 yang ditolak")
    confirm = staff.button("Ya, batalkan semuanya")
    await staff.presses("Ya, batalkan semuanya")
    staff.reads("Berkas dibatalkan", "1 pengurus dikabari")
    masjid.takmir.reads("Kabar penolakan BPJS dibatalkan", "Ahmad Satu")
    assert await status_of(world, people[0][0]) is S.PROPOSED
    await staff.sends_data(confirm)
    assert "tidak sedang diterapkan" in staff.toast


async def test_what_builds_on_a_file_is_named_and_nothing_is_changed(
    world: World, staff: Person, masjid: Village
) -> None:
    ((_, nik),) = await sent(world, masjid, "Ahmad Satu")
    await staff.sends_file(csv_file(row(nik, "Ahmad Satu")), "satu.csv")
    await staff.presses("✅ Terapkan")
    first = staff.button("↩️ Batalkan berkas ini").replace("ru:", "rk:")
    await staff.sends_file(csv_file(row(nik, "Ahmad Satu", ends="30-11-2027")), "dua.csv")
    await staff.presses("✅ Terapkan")
    await staff.sends_data(first)
    staff.got("tidak bisa dibatalkan", "Ahmad Satu: Perlindungannya sudah diubah lagi")
    assert await count(world, Protection) == 1


async def test_who_still_waits_is_a_file_on_request(world: World, staff: Person, masjid: Village) -> None:
    await sent(world, masjid, "Ahmad Satu")
    await staff.sends("/bpjs")
    await staff.presses("⬇️ Daftar yang belum dijawab")
    assert staff.file().file_name.startswith("belum-dijawab-")
    rows = staff.sheet()
    assert (rows[1][0], rows[1][3]) == (40, "Ahmad Satu")
    assert "•" in str(rows[1][4])


async def test_nobody_waits_and_no_file_yet(staff: Person) -> None:
    await staff.sends("/bpjs")
    staff.reads("Tidak ada orang yang menunggu", "Belum ada berkas")
    await staff.sends_data("rq")
    assert "Tidak ada yang menunggu" in staff.toast


async def test_forged_buttons_are_answered(staff: Person) -> None:
    pressed = ("rs", "rs:0", "ru:99", "rk:x", "rn:9:9", "ry:9:9:9:9", "ri:7", "rj:7:7", "rw:3", "rc:3:a:b")
    for data in (*pressed, "rp:1"):
        await staff.sends_data(data)
        assert "tidak ditemukan" in staff.toast, data
