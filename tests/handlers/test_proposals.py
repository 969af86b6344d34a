"""/anggaran and /usulan as the office sees them."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from sqlalchemy import select

from handlers import paperwork
from handlers.child import SMALL, Child
from locales import Text
from models import (
    AuditEntry,
    DuplicatePair,
    Enrolment,
    EnrolmentStatus,
    LineState,
    Proposal,
    ProposalLine,
    Worker,
)
from services.proposals import papers
from tests.factories import make_protection, make_worker
from tests.handlers.conftest import Person, Village, World, entry_of
from tests.services.proposals.test_files import FIRST, changed
from tests.services.proposals.test_files import papers as proposal_of

S = EnrolmentStatus


async def sets_budget(person: Person, ceiling: str, quota: str = "") -> None:
    """The form, from the newest card with "Isi pagu"."""
    await person.presses("✏️ Isi pagu")
    await person.sends(ceiling)
    if quota:
        await person.sends(quota)
    else:
        await person.presses("Lewati")
    await person.presses("9")
    await person.presses("✅")


async def approved(masjid: Village, name: str, **over: Any) -> int:
    """Somebody the office has said yes to."""
    return await masjid.names(name, status=over.pop("status", S.APPROVED), **over)


async def actions(world: World) -> list[str]:
    async with world.database.read() as session:
        rows = await session.scalars(
            select(AuditEntry.action).where(AuditEntry.action.like("proposal.%")).order_by(AuditEntry.id)
        )
        return list(rows)


@pytest.fixture
async def funded(masjid: Village, staff: Person) -> Person:
    """The office with money for two people, nine months of 2027; three are ready."""
    for days, name in ((9, "Ahmad Contoh"), (8, "Budi Rekaan"), (7, "Citra Umpama")):
        await approved(masjid, name, days=days)
    await staff.sends("/anggaran")
    await staff.presses("2027 ▶️")
    await sets_budget(staff, "310 ribu")
    return staff


async def frozen(staff: Person) -> None:
    await staff.sends("/usulan")
    await staff.presses("2027 ▶️")
    await staff.presses("➕ Usulan baru")
    await staff.presses("✅ Bekukan")


async def test_the_budget_says_used_free_and_what_more_costs(funded: Person) -> None:
    funded.reads(
        "Anggaran 2027", "Pagu Rp310.000, tanpa kuota, rencana 9 bulan", "Sisa Rp310.000",
        "Cukup untuk 2 orang × Rp16.800 × 9 bulan = Rp302.400",
        "10 orang × Rp16.800 × 9 bulan = Rp1.512.000", "Kurang Rp1.202.000",
    )  # fmt: skip
    await funded.presses("−10 orang")
    funded.does_not_read("Rp1.512.000")
    await funded.presses("🕘 Riwayat")
    funded.reads("Rina Petugas: Rp310.000, tanpa kuota, 9 bulan")


async def test_a_ceiling_that_cannot_be_is_explained_in_the_form(staff: Person) -> None:
    await staff.sends("/anggaran")
    staff.reads("Pagu tahun ini belum diisi")
    await staff.presses("✏️ Isi pagu")
    await staff.sends("banyak")
    staff.reads("Contoh", "793 juta")


async def test_a_preview_names_cost_end_order_and_who_is_left_out(funded: Person, masjid: Village) -> None:
    await approved(masjid, "Dewi Teladan", worker={"mother_name": None})
    await funded.sends("/usulan")
    await funded.presses("2027 ▶️")
    funded.reads("Belum ada usulan untuk tahun ini")
    await funded.presses("➕ Usulan baru")
    funded.reads(
        "Mulai 1 Januari 2027, 9 bulan. Perlindungan berakhir 30 September 2027",
        "2 orang × Rp16.800 × 9 bulan = Rp302.400", "sisa sesudah usulan ini Rp7.600",
        "Urutan: hampir 65 tahun, perpanjangan, tanggal disetujui",
        "Daftar tunggu: 1 orang (pagu habis)", "Belum siap: 1 orang", "data belum lengkap: 1",
    )  # fmt: skip
    await funded.presses("−1 bulan")
    funded.reads("2 orang × Rp16.800 × 8 bulan = Rp268.800", "berakhir 31 Agustus 2027")
    await funded.presses("Sebulan lebih lambat")
    funded.reads("Mulai 1 Februari 2027, 8 bulan")
    await funded.presses("📄 Lihat daftarnya")
    assert [row[2] for row in funded.sheet("Daftar tunggu")[1:]] == ["Citra Umpama"]
    assert "proposal.preview_file" in await actions(funded.world)


async def test_freezing_sends_every_file_and_proposes_the_people(funded: Person) -> None:
    await frozen(funded)
    files = {one.file_name: one.data or b"" for one in funded.chat.shown if one.method == "sendDocument"}
    assert set(files) == {
        "data_tk_baru.xlsx", "usulan-2027-01-umum.xlsx", "usulan-2027-01-surat.docx",
        "usulan-2027-01-lampiran-sk.docx", "usulan-2027-01-daftar-tunggu.xlsx",
    }  # fmt: skip
    sheet = openpyxl.load_workbook(io.BytesIO(files["data_tk_baru.xlsx"])).worksheets[0]
    assert [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["Ahmad Contoh", "Budi Rekaan"]
    words = "\n".join(one.text for one in Document(io.BytesIO(files["usulan-2027-01-surat.docx"])).paragraphs)
    assert "Rp302.400 (tiga ratus dua ribu empat ratus rupiah)" in words
    funded.reads("Usulan 2027-01 (semua yang siap): dibekukan", "Menunggu jawaban BPJS: 2", "5 berkas siap")
    assert (await actions(funded.world)) == [
        "proposal.freeze", *["proposal.file_made"] * 5, "proposal.files_given",
    ]  # fmt: skip
    async with funded.world.database.read() as session:
        statuses = [one.status for one in await session.scalars(select(Enrolment).order_by(Enrolment.id))]
    assert statuses == [S.PROPOSED, S.PROPOSED, S.APPROVED]


async def test_asked_again_the_files_are_the_same_bytes(funded: Person) -> None:
    await frozen(funded)
    first = {one.file_name: one.data for one in funded.chat.shown if one.method == "sendDocument"}
    funded.chat.shown = [one for one in funded.chat.shown if one.method != "sendDocument"]
    await funded.presses("⬇️ Berkas")
    assert {one.file_name: one.data for one in funded.chat.shown if one.method == "sendDocument"} == first


async def test_a_template_that_cannot_be_filled_is_said_and_can_be_tried_again(
    funded: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = {**FIRST, "surat": changed("{{ jumlah_oragn }}")}

    async def as_broken(*_: object) -> dict[str, bytes]:
        return broken

    with monkeypatch.context() as patched:
        patched.setattr(paperwork, "contents", as_broken)
        await frozen(funded)
    funded.got("templat surat.docx tidak bisa diisi", "jumlah_oragn")
    await funded.presses("⬇️ Berkas")
    funded.reads("5 berkas siap")


async def test_files_are_made_in_another_process_and_so_is_what_is_the_matter() -> None:
    child = Child()
    try:
        made = await child.run(SMALL + 1, papers.make_or_say, proposal_of(2), "oku-selatan", FIRST)
        assert not isinstance(made, Text)
        assert len(made) == 5
        broken = {**FIRST, "surat": changed("{{ jumlah_oragn }}")}
        said = await child.run(SMALL + 1, papers.make_or_say, proposal_of(2), "oku-selatan", broken)
        assert isinstance(said, Text)
        assert (said.id, said.args["file"]) == ("proposal-template", "surat.docx")
    finally:
        child.end()


async def test_a_second_press_of_freeze_makes_no_second_proposal(funded: Person) -> None:
    await funded.sends("/usulan")
    await funded.presses("2027 ▶️")
    await funded.presses("➕ Usulan baru")
    data = funded.button("✅ Bekukan")
    await funded.sends_data(data)
    await funded.sends_data(data)
    assert "sudah dibekukan" in funded.toast
    funded.got("Usulan 2027-01 (semua yang siap): dibekukan")
    async with funded.world.database.read() as session:
        assert len(list(await session.scalars(select(Proposal)))) == 1


async def test_somebody_is_replaced_and_their_coordinator_is_told(funded: Person, masjid: Village) -> None:
    await frozen(funded)
    await funded.sends("/cari Ahmad Contoh")
    await funded.presses("1. Ahmad")
    await funded.presses("🚪 Keluarkan dari usulan 2027-01")
    await funded.presses("Pindah")
    funded.reads("Berikutnya di daftar tunggu: Citra Umpama")
    data = funded.button("Ganti dengan Citra")
    await funded.presses("Ganti dengan Citra")
    assert "Ahmad Contoh diganti Citra Umpama" in funded.toast
    funded.reads("Dikeluarkan: 1", "berkas lama tidak berlaku", "2 orang × Rp16.800 × 9 bulan")
    await funded.sends_data(data)
    assert "tidak bisa dikeluarkan" in funded.toast
    masjid.takmir.reads("Ahmad Contoh tidak jadi diusulkan")
    await funded.presses("⬇️ Berkas")
    assert [row[1] for row in _people(funded)] == ["Budi Rekaan", "Citra Umpama"]
    await funded.presses("🕘 Riwayat")
    funded.reads("seorang dikeluarkan", "seorang pengganti masuk", "dibekukan")


async def test_a_note_beside_the_reason_is_kept_told_and_shown(
    funded: Person, masjid: Village, world: World
) -> None:
    await frozen(funded)
    await funded.sends("/cari Ahmad Contoh")
    await funded.presses("1. Ahmad")
    await funded.presses("🚪 Keluarkan dari usulan 2027-01")
    await funded.presses("Pindah")
    await funded.presses("📝 Dengan catatan")
    funded.reads("Ahmad Contoh dikeluarkan", "Pengurus lembaganya ikut membacanya")
    await funded.sends("ya")
    funded.reads("seharusnya 3 sampai 300")
    await funded.sends("  Pindah ke <Baturaja>\n sejak Mei ")
    await funded.presses("Ganti dengan urutan berikutnya")
    await funded.presses("✅ Kirim")
    assert "Ahmad Contoh diganti Citra Umpama" in funded.toast
    masjid.takmir.reads(
        "Ahmad Contoh tidak jadi diusulkan", "Pesan petugas: “Pindah ke <Baturaja> sejak Mei”"
    )
    await funded.presses("🕘 Riwayat")
    funded.reads("seorang dikeluarkan", "“Pindah ke <Baturaja> sejak Mei”")
    async with world.database.read() as session:
        line = (await session.scalars(select(ProposalLine).where(ProposalLine.reason.is_not(None)))).one()
        entry = await session.get_one(Enrolment, line.enrolment_id)
        kept = "Pindah ke <Baturaja> sejak Mei"
        assert (line.note, entry.note, entry.status) == (kept, kept, S.REJECTED)
        trail = select(AuditEntry).where(AuditEntry.action == "proposal.remove")
        assert (await session.scalars(trail)).one().note == kept


async def test_a_note_for_a_line_that_is_gone_meanwhile_is_refused(funded: Person) -> None:
    await frozen(funded)
    await funded.sends("/cari Ahmad Contoh")
    await funded.presses("1. Ahmad")
    await funded.presses("🚪 Keluarkan dari usulan 2027-01")
    await funded.presses("⏳ Tunda")
    alone = funded.button("Keluarkan saja")
    await funded.presses("📝 Dengan catatan")
    funded.reads("tercatat di riwayat usulan")
    await funded.sends("Menunggu surat dari desa")
    await funded.presses("Keluarkan saja")
    send = funded.button("✅ Kirim")
    await funded.sends_data(alone)
    await funded.sends_data(send)
    funded.got("tidak bisa dikeluarkan")


async def refused_and_mended(world: World, *names: str) -> None:
    """BPJS refused them, their coordinator mended them, staff approved them again."""
    async with world.database.write() as session:
        rows = await session.execute(
            select(ProposalLine, Enrolment)
            .join(Enrolment, Enrolment.id == ProposalLine.enrolment_id)
            .join(Worker, Worker.id == Enrolment.worker_id)
            .where(Worker.name.in_(names))
        )
        for line, entry in rows.all():
            line.state, entry.status = LineState.REFUSED, S.APPROVED


async def has_a_twin(world: World, name: str) -> None:
    async with world.database.write() as session:
        one = (await session.scalars(select(Worker).where(Worker.name == name))).one()
        other = await make_worker(session, name="Orang Mirip")
        await make_protection(session, other, ends_on=date(2025, 12, 31))
        session.add(DuplicatePair(first_id=one.id, second_id=other.id, points=90, found_at=world.now))


async def looks_at_the_proposal(staff: Person) -> None:
    await staff.sends("/usulan")
    await staff.presses("2027 ▶️")
    await staff.presses("📋 2027-01")


async def test_a_follow_up_counts_whom_its_preview_takes(funded: Person, world: World) -> None:
    await frozen(funded)
    await refused_and_mended(world, "Ahmad Contoh", "Budi Rekaan")
    await looks_at_the_proposal(funded)
    assert funded.has_button("🔁 Usulan susulan: 2 orang")
    await has_a_twin(world, "Ahmad Contoh")
    await looks_at_the_proposal(funded)
    funded.reads(
        "belum bisa ikut usulan susulan: 1 orang", "mungkin orang yang sama dengan orang lain (/ganda): 1"
    )
    await funded.presses("🔁 Usulan susulan: 1 orang, 1 belum siap")
    assert funded.has_button("✅ Bekukan 1 orang")


async def test_a_follow_up_that_waits_for_ganda_says_so_and_leads_there(funded: Person, world: World) -> None:
    await frozen(funded)
    await refused_and_mended(world, "Ahmad Contoh")
    await has_a_twin(world, "Ahmad Contoh")
    await looks_at_the_proposal(funded)
    assert "🔁 Usulan susulan: 1 menunggu jawaban /ganda" in funded.buttons
    await funded.presses("👥")
    funded.got("Orang Mirip")


def _people(person: Person) -> list[Any]:
    data = next(one.data for one in reversed(person.chat.shown) if one.file_name == "data_tk_baru.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(data or b"")).worksheets[0]
    return list(sheet.iter_rows(min_row=2, values_only=True))


async def test_who_died_since_is_shown_for_checking(funded: Person, masjid: Village, world: World) -> None:
    await frozen(funded)
    async with world.database.write() as session:
        entry = (await session.scalars(select(Enrolment).where(Enrolment.status == S.PROPOSED))).first()
        assert entry is not None
        entry.status, entry.left_on = S.LEFT, date(2026, 11, 1)
    await funded.sends("/usulan")
    await funded.presses("2027 ▶️")
    await funded.presses("📋 2027-01")
    funded.reads("1 orang di dalamnya sudah tidak bertugas")
    await funded.presses("⚠️ Periksa 1 orang")
    await funded.presses("👤 Ahmad Contoh")
    await funded.presses("Meninggal")
    await funded.presses("Ganti dengan Citra")
    assert (await entry_of(world, entry.id)).status is S.LEFT
    async with world.database.read() as session:
        states = [
            line.state for line in await session.scalars(select(ProposalLine).order_by(ProposalLine.place))
        ]
    assert states == [LineState.REMOVED, LineState.OPEN, LineState.OPEN]


async def test_payment_is_asked_for_once_more_and_ends_all_changes(funded: Person) -> None:
    await frozen(funded)
    await funded.presses("💸 Sudah dibayar")
    funded.reads("Rp302.400 untuk 2 orang")
    stale = funded.button("Ya")
    await funded.presses("Ya")
    funded.reads("sudah dibayar")
    assert not funded.has_button("❌ Batalkan usulan")
    await funded.sends_data(stale)
    assert "berubah" in funded.toast
    await funded.presses("↩️ Ternyata belum dibayar")
    await funded.presses("Ya")
    await funded.presses("❌ Batalkan usulan")
    await funded.presses("Ya")
    funded.reads("dibatalkan", "Dikeluarkan: 2")
    await funded.sends("/anggaran")
    await funded.presses("2027 ▶️")
    funded.reads("Sisa Rp310.000")


async def test_a_preview_without_a_budget_offers_to_enter_it(staff: Person, masjid: Village) -> None:
    await approved(masjid, "Ahmad Contoh")
    await staff.sends("/usulan")
    await staff.presses("➕ Usulan baru")
    staff.reads("1 orang × Rp16.800 × 1 bulan", "belum diisi")
    assert not staff.has_button("✅ Bekukan")
    assert staff.has_button("✏️ Isi pagu")


@pytest.mark.parametrize("data", ["uo:99", "up:99", "ur:99", "ud:99", "us:99:1", "uh:x", "ub:q:999999:99:7"])
async def test_buttons_that_cannot_be_are_answered(staff: Person, data: str) -> None:
    await staff.sends("/usulan")
    await staff.sends_data(data)
    assert staff.toast or "Pratinjau" in staff.newest.text
