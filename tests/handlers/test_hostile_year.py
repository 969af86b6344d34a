"""Clumsy and hostile answers in the work of the year: numbers, days, words and files that cannot be."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
from sqlalchemy import delete, func, select

from locales import texts
from models import Budget, EnrolmentStatus, PieceKind, Proposal, Role, RoleGrant
from services.deadlines import MOST_MONTHS, current_deadline
from tests.handlers.conftest import Person, Village, World
from tests.handlers.test_proposals import sets_budget
from tests.handlers.test_visits import checks, goes, pieces, shares

HOSTILE = "<b>Iuran</b> &amp; =1+1 \u202ekanan"


async def count(world: World, model: type) -> int:
    async with world.database.read() as session:
        return await session.scalar(select(func.count()).select_from(model)) or 0


# Numbers


@pytest.mark.parametrize("typed", ["0", "0 juta", "999999999999999999999", "1.000.000.000.000.000.000"])
async def test_a_ceiling_that_cannot_be_is_refused_where_it_is_typed(staff: Person, typed: str) -> None:
    await staff.sends("/anggaran")
    await staff.presses("✏️ Isi pagu")
    await staff.sends(typed)
    staff.reads("Langkah 1/3", "lebih dari nol", "paling banyak Rp1.000.000.000.000.000", "793 juta")


@pytest.mark.parametrize("typed", ["0", "1.000.000.000"])
async def test_a_quota_that_cannot_be_is_refused_where_it_is_typed(staff: Person, typed: str) -> None:
    await staff.sends("/anggaran")
    await staff.presses("✏️ Isi pagu")
    await staff.sends("793 juta")
    await staff.sends(typed)
    staff.reads("Langkah 2/3", "antara 1 dan 1.000.000 orang", "4000")


@pytest.mark.parametrize(
    "typed", ["-5", "1e9", "1,5", "1.00.000", "=1+1", "<b>1</b>", "100 jt/th", "1000 000"]
)
async def test_a_sum_that_is_none_says_how_one_is_written(staff: Person, typed: str) -> None:
    await staff.sends("/anggaran")
    await staff.presses("✏️ Isi pagu")
    await staff.sends(typed)
    staff.reads("belum terbaca", "Contoh: 793.094.400 atau 793 juta", f"“{typed}”")


async def test_digits_of_another_script_are_read(staff: Person, world: World) -> None:
    await staff.sends("/anggaran")
    await staff.presses("✏️ Isi pagu")
    await staff.sends("٣٤٥ juta")
    await staff.sends("٤٠٠٠")
    await staff.sends("٩")
    staff.reads("Rp345.000.000", "4.000 orang", "9 bulan")


# Days


async def opens_deadline(staff: Person) -> None:
    await staff.sends("/tenggat")
    await staff.presses("📅")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/02/2026", "Tidak ada tanggal 31 di bulan itu"), ("2026-13-01", "Tidak ada bulan ke-13"),
        ("01/01/0001", "Tahun 1 tidak mungkin"), ("31-12-9999", "Tahun 9999 tidak mungkin"),
        ("17880", "Lima angka"), ("17 Foo 2026", "tidak kami kenal"),
        ("minggu depan", "belum bisa kami baca"),
        ("kemarin", "21 November 2026 sudah lewat"), ("1-1-1990", "sudah lewat"),
        ("31-12-2099", "tenggat paling lambat 22 November 2028"),
    ],
)  # fmt: skip
async def test_a_deadline_that_cannot_be_is_explained_without_a_ktp(
    staff: Person, world: World, typed: str, said: str
) -> None:
    await opens_deadline(staff)
    staff.reads("Contoh: 31-01-2027")
    await staff.sends(typed)
    staff.reads(said, "Contoh: ")
    staff.does_not_read("KTP", "1980")
    async with world.database.read() as session:
        assert await current_deadline(session) is None


async def test_a_deadline_may_be_a_word(staff: Person, world: World) -> None:
    await opens_deadline(staff)
    await staff.sends("besok")
    await staff.presses("✅")
    async with world.database.read() as session:
        found = await current_deadline(session)
    assert found is not None
    assert found.day == date(2026, 11, 23)
    assert MOST_MONTHS == 24


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        # Two digits of a year are not a century ago.
        ("25-12-26", "25 Desember 2026 belum terjadi"), ("besok", "23 November 2026 belum terjadi"),
        ("31-02-26", "Tidak ada tanggal 31"), ("hari ini", "22 November 2026"),
        ("kemarin", "21 November 2026"),
    ],
)  # fmt: skip
async def test_a_day_of_the_past_is_near(staff: Person, typed: str, said: str) -> None:
    await staff.sends_data("cd")
    await staff.sends(typed)
    staff.reads(said)
    staff.does_not_read("1926", "1980", "KTP")


# Words


async def test_what_was_typed_is_repeated_without_marks_that_turn_the_card(staff: Person) -> None:
    await staff.sends("/pengumuman")
    await staff.sends(HOSTILE)
    staff.reads("“<b>Iuran</b> &amp; =1+1 kanan”")
    await staff.sends_message(location={"latitude": -4.5, "longitude": 104.1})
    staff.reads("Lokasi")
    staff.does_not_read("Yang Bapak/Ibu ketik")


async def test_who_cannot_find_a_choice_is_shown_the_buttons_and_no_example(staff: Person) -> None:
    await staff.sends("/pengumuman")
    for typed in ("x" * 4096, "😀", "=1+1"):
        await staff.sends(typed)
    staff.reads("Ketuk salah satu tombol di bawah")
    staff.does_not_read("Lihat contohnya")


async def test_turning_a_page_leaves_no_old_answer_behind(guest: Person) -> None:
    await guest.sends("/daftar")
    await guest.sends("Masjid")
    await guest.sends("Masjid Nurul Contoh")
    await guest.sends("zzzz")
    guest.reads("“zzzz”")
    await guest.presses("Berikutnya")
    guest.does_not_read("zzzz")


# Files


@pytest.mark.parametrize("name", ["surat.doc", "surat.odt", "Lampiran SK.rtf"])
async def test_a_letter_in_another_format_is_told_to_be_saved_as_docx(staff: Person, name: str) -> None:
    await staff.sends_file(b"\xd0\xcf\x11\xe0" * 100, name)
    staff.reads(name, "Simpan sebagai .docx", "Surat tetap memakai templat yang lama")


async def test_an_empty_file_of_a_coordinator_is_not_blamed_on_bpjs(masjid: Village) -> None:
    await masjid.takmir.sends_file(b"", "anggota.xlsx")
    masjid.takmir.reads("anggota.xlsx", "kosong", "lalu kirim lagi")
    masjid.takmir.does_not_read("BPJS")


@pytest.mark.parametrize("caption", ["31/02/2026", "31-12-2099"])
async def test_a_day_beside_the_file_of_bpjs_that_cannot_be(staff: Person, caption: str) -> None:
    await staff.sends_file(b"nik,nama\n1,2\n", "bpjs.csv", caption=caption)
    staff.reads("bpjs.csv", "Contoh: 22-11-2026")
    staff.does_not_read("KTP", "1980")


# Another's things, and the same thing twice


async def test_two_of_the_office_freeze_at_the_same_moment(
    world: World, masjid: Village, staff: Person, colleague: Person
) -> None:
    await masjid.names("Ahmad Contoh", status=EnrolmentStatus.APPROVED)
    await staff.sends("/anggaran")
    await staff.presses("2027 ▶️")
    await sets_budget(staff, "310 ribu")
    await staff.sends("/usulan")
    await staff.presses("2027 ▶️")
    await staff.presses("➕ Usulan baru")
    data = staff.button("✅ Bekukan")
    await asyncio.gather(staff.sends_data(data), colleague.sends_data(data), staff.sends_data(data))
    assert await count(world, Proposal) == 1
    assert sum("sudah dibekukan" in one for one in (*staff.toasts, *colleague.toasts)) == 2


async def test_a_role_taken_away_while_a_form_is_open_ends_the_form(staff: Person, world: World) -> None:
    await staff.sends("/anggaran")
    await staff.presses("✏️ Isi pagu")
    card = staff.newest
    async with world.database.write() as session:
        await session.execute(delete(RoleGrant))
    await staff.sends("793 juta")
    staff.got(str(texts("id")("not-allowed"))[:30])
    for _, data in card.buttons:
        await staff.sends_data(data)
        assert staff.toast
    assert await count(world, Budget) == 0


@pytest.mark.parametrize("name", ["vi", "vb", "vp", "vr", "vf", "va", "vs", "vd", "vl", "vw"])
async def test_the_visit_of_another_verifier_cannot_be_touched(
    world: World, masjid: Village, verifier: Person, guest: Person, name: str
) -> None:
    other = await world.holder("Lain Lapangan", Role.VERIFIER)
    visit = await goes(world, verifier, masjid, "Ahmad Contoh")
    before = await checks(world, visit)
    for rest in ("", ":1", ":1:present", ":1:d", ":1:r:ya", ":ya"):
        await other.sends_data(f"{name}:{visit}{rest}")
    other.does_not_read("Ahmad Contoh")
    assert await checks(world, visit) == before
    assert await pieces(world, visit) == []


# From the field


async def test_a_location_that_is_nowhere_does_not_spoil_the_visit(
    world: World, masjid: Village, verifier: Person
) -> None:
    visit = await goes(world, verifier, masjid, "Ahmad Contoh")
    await verifier.sends_data(f"vi:{visit}")
    await shares(verifier, (91.0, 500.0))
    verifier.reads("belum diperlukan")
    await verifier.sends_data(f"vi:{visit}")
    verifier.got("lokasi belum")


async def test_a_long_note_is_kept_whole_and_the_newest_is_seen(
    world: World, masjid: Village, verifier: Person
) -> None:
    visit = await goes(world, verifier, masjid, "Ahmad Contoh")
    await verifier.sends_data(f"vi:{visit}")
    words = " ".join(f"kata{place}" for place in range(120))
    await verifier.sends(words)
    await verifier.sends("<b>yang terakhir</b>")
    verifier.reads("<b>yang terakhir</b>")
    kept = [content for kind, content in await pieces(world, visit) if kind is PieceKind.NOTE]
    assert " ".join(kept[:-1]) == words


async def test_a_command_for_another_bot_of_a_group_is_left_alone(staff: Person, world: World) -> None:
    group = world.person(-100_500, "Dinas")
    chat = {"id": group.telegram_id, "type": "supergroup", "title": group.name}
    for text, answered in (("/start@bot_lain", False), ("/usulan@LINDUNG_bot", True)):
        entities = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        said = {"message_id": 1, "date": 1, "chat": chat, "from": staff.user, "text": text}
        await world.update({"message": said | {"entities": entities}})
        assert bool(group.chat.shown) is answered
