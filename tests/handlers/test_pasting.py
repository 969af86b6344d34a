"""A pasted list in the chat: recognised, taken out of the chat, shown as one card, taken with one tap."""

from __future__ import annotations

from sqlalchemy import select

from models import BatchRow, EnrolmentStatus
from tests.factories import nik_for
from tests.handlers.conftest import Person, Village, World
from tests.handlers.flows import drafts, entries, speaks_also_for

NIKS = [nik_for(6_000 + at) for at in range(9)]
LIST = f"Assalamualaikum, ini datanya:\n1. Ahmad Contoh, {NIKS[0]}, 081278901234\n2. Budi Umpama, {NIKS[1]}"


def people(count: int) -> str:
    """A list of so many people."""
    return "\n".join(f"{at + 1}. Orang {'ABCDEFGH'[at]}mpama {NIKS[at]}" for at in range(count))


async def test_one_tap_takes_all_good_ones(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends(LIST)
    takmir.reads("2 orang terbaca", "✅ 1. Ahmad Contoh", "✅ 2. Budi Umpama")
    takmir.reads("Siap didaftarkan: 2", "setuju")
    takmir.does_not_read(NIKS[0])
    await takmir.presses("✅ Daftarkan 2")
    takmir.reads("Sudah didaftarkan: 2", "belum lengkap")
    found = await entries(world)
    assert [(one.worker.name, one.worker.nik) for one in found] == [
        ("Ahmad Contoh", NIKS[0]),
        ("Budi Umpama", NIKS[1]),
    ]
    assert {one.category for one in found} == {"marbot"}
    assert found[0].worker.phone == "+6281278901234"


async def test_the_message_is_taken_out_of_the_chat(masjid: Village) -> None:
    await masjid.takmir.sends(LIST)
    masjid.takmir.does_not_read("Assalamualaikum")


async def test_a_second_tap_takes_nobody_twice(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends(LIST)
    data, where = takmir.button("✅ Daftarkan 2"), takmir.newest.message_id
    await takmir.sends_data(data, where)
    await takmir.sends_data(data, where)
    assert "sudah selesai" in takmir.toast
    assert len(await entries(world)) == 2


async def test_a_list_in_two_messages_is_one_list(masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends(LIST)
    await takmir.sends(f"3. Citra Andaian {NIKS[2]}\n4. Ahmad Contoh {NIKS[0]}")
    takmir.reads("4 orang terbaca", "✅ 3. Citra Andaian", "👥 4. Ahmad Contoh: NIK ini sama dengan nomor 1")


async def test_a_doubtful_one_opens_as_a_form_at_the_question(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends(f"1. Ahmad Contoh {NIKS[0]}\n2. Budi Umpama 12345678901")
    takmir.reads("⛔ 2. Budi Umpama", "Belum bisa diterima: 1")
    await takmir.presses("✏️ Lihat yang perlu")
    await takmir.presses("✏️ 2. Budi")
    takmir.reads("Berapa NIK", "No. 2, Budi Umpama")
    await takmir.sends(NIKS[3])
    await takmir.presses("Ya, benar")
    await takmir.presses("Marbot")
    for _ in range(2):
        await takmir.presses("Lewati")
    await takmir.presses("✅ Kirim")
    takmir.got("Budi Umpama sudah terdaftar")
    takmir.reads("Sudah didaftarkan: 1", "Siap didaftarkan: 1")
    (one,) = await entries(world)
    assert (one.worker.nik, one.worker.mother_name) == (NIKS[3], None)


async def test_a_row_may_be_left_out(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends(f"1. Ahmad Contoh {NIKS[0]}\n2. Budi Umpama 12345678901")
    await takmir.presses("✏️ Lihat yang perlu")
    await takmir.presses("🗑 Lewati")
    takmir.reads("Dilewati: 1", "Siap didaftarkan: 1")
    await takmir.sends_data("bd:1")
    await takmir.sends_data("bd:999")
    assert "tidak ditemukan" in takmir.toast


async def test_a_list_that_is_mostly_known_asks_first(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends(people(4))
    await takmir.presses("✅ Daftarkan 4")
    await takmir.sends(people(5))
    await takmir.presses("✅ Daftarkan 1")
    takmir.reads("Mohon dicek dulu", "4 dari 5")
    assert len(await entries(world)) == 4
    await takmir.presses("Ya, daftarkan 1")
    assert len(await entries(world)) == 5


async def test_a_list_is_thrown_away(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends(LIST)
    await takmir.presses("🗑 Buang")
    takmir.reads("sudah dibuang")
    async with world.database.read() as session:
        assert list(await session.scalars(select(BatchRow))) == []


async def test_a_whole_list_is_taken_back(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends(LIST)
    await takmir.presses("✅ Daftarkan 2")
    await takmir.presses("↩️ Batalkan semuanya")
    takmir.reads("Tarik kembali 2 orang")
    await takmir.presses("Ya, tarik 2")
    takmir.reads("Dibatalkan: 2")
    assert {one.status for one in await entries(world)} == {EnrolmentStatus.WITHDRAWN}


async def test_at_the_beginning_of_the_form_a_list_takes_its_place(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.sends(LIST)
    takmir.reads("2 orang terbaca")
    assert await drafts(world) == []


async def test_in_the_middle_of_a_form_text_is_an_answer(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await takmir.sends(NIKS[0])
    await takmir.sends(LIST)
    assert len(await drafts(world)) == 1
    assert not takmir.has_button("✅ Daftarkan")


async def test_who_speaks_for_two_says_for_which(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await speaks_also_for(world, takmir)
    await takmir.sends(LIST)
    takmir.reads("lembaga yang mana")
    await takmir.presses("Posko Redkar")
    takmir.reads("Daftar untuk Posko Redkar Rekaan")
    await takmir.presses("✅ Daftarkan 2")
    assert {one.category for one in await entries(world)} == {"relawan_damkar"}


async def test_the_template_can_be_copied_and_is_no_list_itself(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tempel")
    takmir.reads("Ahmad Fauzi")
    template = takmir.newest.text
    await takmir.sends(template)
    takmir.reads("⛔ 1. Ahmad Fauzi")
    assert await entries(world) == []


async def test_what_is_incomplete_is_filled_in_one_after_the_other(world: World, masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends(LIST)
    await takmir.presses("✅ Daftarkan 2")
    await takmir.sends("/anggota")
    takmir.reads("🔵 Belum lengkap: 2")
    await takmir.presses("🔵 Ahmad")
    takmir.reads("Belum lengkap: tempat lahir, nama ibu kandung")
    await takmir.presses("🔵 Lengkapi")
    takmir.reads("Untuk Ahmad Contoh")
    await takmir.sends("Muaradua")
    await takmir.sends("Aminah Contoh")
    await takmir.presses("✅ Kirim")
    takmir.got("Data Ahmad Contoh sudah lengkap")
    await takmir.presses("🔵 Berikutnya (1")
    await takmir.sends("Muaradua")
    await takmir.presses("Lewati")
    await takmir.presses("✅ Kirim")
    takmir.got("masih belum ada: nama ibu kandung")
    first, second = await entries(world)
    assert (first.worker.mother_name, first.findings) == ("Aminah Contoh", [])
    assert (second.worker.birth_place, second.worker.mother_name) == ("Muaradua", None)


async def test_staff_see_that_it_waits_for_the_coordinator(masjid: Village, staff: Person) -> None:
    await masjid.takmir.sends(LIST)
    await masjid.takmir.presses("✅ Daftarkan 2")
    await staff.sends("/antrean")
    staff.reads("Belum lengkap, menunggu pengurus: 2")


async def test_nobody_else_registers_by_a_list(
    world: World, guest: Person, staff: Person, verifier: Person
) -> None:
    for person in (guest, staff, verifier):
        await person.sends(LIST)
        assert not person.has_button("✅ Daftarkan")
    assert await entries(world) == []
