"""Every other thing that people do, as transcripts with the real bot process."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from simulator import Person
from tests.e2e.conftest import World
from tests.e2e.play import NIKS, invite_staff, link_in, register_mosque, roster_file, submit_marbot

pytestmark = pytest.mark.e2e


async def takmir_with_two(world: World) -> Person:
    """A takmir whose mosque and two people wait for staff; the first has a phone on file."""
    takmir = await world.person("Sarkowi Lemat", phone="+6281234567890")
    await register_mosque(takmir)
    await submit_marbot(takmir, NIKS[0], "Badri Contoh", "0812-9876-5432")
    await submit_marbot(takmir, NIKS[1], "Aisyah Contoh")
    return takmir


async def staff_with_confirmed_mosque(world: World) -> Person:
    """Staff who have confirmed the only organisation that waits."""
    staff = await invite_staff(world, await world.admin())
    await staff.send("/antrean")
    await staff.press("🕌 Lembaga saja")
    await staff.press("✅ Konfirmasi")
    await staff.reads("dikonfirmasi")
    return staff


async def test_all_clean_ones_at_once_and_the_file_of_bpjs_and_coverage(world: World) -> None:
    takmir = await takmir_with_two(world)
    staff = await staff_with_confirmed_mosque(world)
    await staff.send("/antrean")
    await staff.press("✅ Setujui semua yang bersih")
    preview = await staff.reads("Setujui 2 orang ini?")
    assert "Badri Contoh" in preview.text
    assert "Aisyah Contoh" in preview.text
    await staff.press("✅ Setujui 2 orang ini")
    await staff.reads("2 orang disetujui")
    await takmir.reads("2 orang disetujui")

    today = datetime.now(UTC).date()
    data = roster_file([(NIKS[0], "Badri Contoh", today - timedelta(days=9), today + timedelta(days=99))])
    await staff.send_file("peserta.xlsx", data, caption=f"{today:%d-%m-%Y}")
    await staff.press("✅ Terapkan")
    await staff.reads("tersimpan")

    await staff.send("/cakupan")
    picture = await staff.reads("Cakupan")
    assert "3.934" in picture.text
    await staff.press("📋 Daftar")
    await staff.press("AKTIF hari ini: 1")
    listed = await staff.reads("1 orang, halaman 1 dari 1")
    assert "Badri Contoh" in listed.text
    assert NIKS[0] not in listed.text
    await staff.press("⬇️ Unduh daftar")
    sent = await staff.sees(lambda messages: any(one.by_bot and "Daftar" in one.text for one in messages))
    assert (await staff.download(next(one for one in sent if "Daftar" in one.text))).startswith(b"PK")


async def test_two_staff_press_at_once(world: World) -> None:
    await takmir_with_two(world)
    staff = await staff_with_confirmed_mosque(world)
    other = await invite_staff(world, await world.admin(), "Rizal Dinas")
    for one in (staff, other):
        await one.send("/antrean")
        await one.press("▶️ Mulai dari yang paling lama")
        await one.reads("Badri Contoh")
    await staff.press("✅ Setujui")
    await staff.reads("Badri Contoh disetujui")
    await other.press("✅ Setujui")
    told = await other.reads("Yuliana Dinas")
    assert "Badri Contoh disetujui" not in told.text


async def test_a_worker_by_the_code_of_the_takmir(world: World) -> None:
    takmir = await takmir_with_two(world)
    sent = await takmir.reads("Kode status untuk Aisyah Contoh")
    aisyah, stranger = await world.person("Aisyah"), await world.person("Orang Lain")
    await aisyah.open_link(link_in(sent.text))
    await aisyah.reads("DALAM PEMERIKSAAN")
    await stranger.open_link(link_in(sent.text))
    refused = await stranger.reads("Data belum ditemukan")
    assert "Aisyah" not in refused.text
    await aisyah.press("Bukan data saya")
    await aisyah.press("Ya, putuskan")
    await aisyah.reads("tidak terhubung")
    await aisyah.send("/status")
    await aisyah.reads("kode status")


async def test_somebody_elses_contact_opens_nothing(world: World) -> None:
    await takmir_with_two(world)
    marbot = await world.person("Badri", phone="+6281298765432")
    stranger = await world.person("Orang Lain", phone="+6281200000000")
    await stranger.start()
    await stranger.press("👷 Pekerja, mau cek status")
    await stranger.forward_contact(marbot)
    await stranger.reads("kontak orang lain")
    assert "Badri Contoh" not in await stranger.transcript()


async def test_one_person_is_proposed_once(world: World) -> None:
    await takmir_with_two(world)
    other = await world.person("Zulfikri", phone="+6281234500000")
    await register_mosque(other, "Masjid Al Amin Contoh")
    await other.send("/tambah")
    await other.press("Marbot")
    await other.reads("Berapa NIK")
    await other.send(NIKS[0])
    refused = await other.reads("sudah diajukan lembaga lain")
    assert "Nurul" not in refused.text
    assert "Sarkowi" not in refused.text


async def test_the_same_mosque_is_offered_and_joined(world: World) -> None:
    takmir = await takmir_with_two(world)
    staff = await staff_with_confirmed_mosque(world)
    second = await world.person("Wakil Takmir", phone="+6281234511111")
    await second.start()
    await second.press("🕌 Pengurus masjid/musholla")
    await second.press("Masjid")
    await second.reads("Apa nama lembaganya")
    await second.send("Mesjid Nurul Conto")
    await second.reads("Di kecamatan mana")
    await second.send("muara dua")
    await second.reads("Di desa atau kelurahan mana")
    await second.send("pelangki")
    await second.reads("Apakah ini lembaga yang sama")
    await second.press("Masjid Nurul Contoh – Pelangki")
    await second.press("Imam")
    await second.reads("Nomor HP Bapak/Ibu")
    await second.share_contact()
    await second.reads("Sudah benar semua")
    await second.press("✅ Kirim")
    await second.reads("Permintaan bergabung sudah dikirim")
    await second.send("/anggota")
    await second.reads("tidak bisa dilakukan")
    await staff.send("/antrean")
    await staff.press("🤝 Pengurus saja")
    await staff.press("✅ Konfirmasi")
    await second.reads("Masjid Nurul Contoh")
    await second.send("/anggota")
    await second.reads("Anggota yang didaftarkan: 2 orang")
    assert takmir.id != second.id


async def test_withdrawing_and_looking_people_up(world: World) -> None:
    takmir = await takmir_with_two(world)
    staff = await staff_with_confirmed_mosque(world)
    await takmir.send("/anggota")
    await takmir.press("🟡 Aisyah Contoh")
    await takmir.press("🗑 Tarik")
    await takmir.press("Ya, tarik")
    await takmir.reads("sudah ditarik")
    await staff.send("/cari aisyah")
    await staff.press("1. Aisyah Contoh")
    person = await staff.reads("Riwayat")
    assert NIKS[1] not in person.text
    await staff.send(NIKS[0])
    await staff.reads("Badri Contoh")
    assert NIKS[0] not in await staff.transcript()


async def test_roles_are_taken_back_at_once(world: World) -> None:
    admin = await world.admin()
    staff = await invite_staff(world, admin)
    await staff.send("/antrean")
    await staff.reads("Antrean kosong")
    await admin.send("/peran")
    await admin.press("Cabut: Yuliana Dinas")
    await admin.press("Ya, cabut")
    await staff.reads("sudah berakhir")
    await staff.send("/antrean")
    await staff.reads("tidak bisa dilakukan")


async def test_groups_edits_stickers_and_other_words(world: World) -> None:
    somebody = await world.person("Warga")
    await somebody.start()
    await somebody.reads("selamat datang")
    await somebody.send_sticker()
    await somebody.reads("belum diperlukan")
    number = await somebody.send("apa kabar")
    await somebody.reads("belum mengerti")
    await somebody.edit(number, "apa kabar hari ini")
    await somebody.reads("tidak dibaca ulang")
    await somebody.send("/tidakada")
    await somebody.reads("Perintah itu tidak ada")
    await somebody.send(NIKS[2])
    await somebody.reads("saya hapus demi keamanan")
    assert NIKS[2] not in await somebody.transcript()
    await somebody.press_data((await somebody.last()).id, "qa:a:m:1:1")
    await somebody.reads("tidak bisa dilakukan")


async def test_language_privacy_help_and_leaving(world: World) -> None:
    somebody = await world.person("Warga")
    await somebody.start()
    await somebody.press("🔒 Privasi lengkap")
    await somebody.reads("UU 27/2022")
    await somebody.send("/bantuan")
    await somebody.reads("175")
    await somebody.press("🕌 Daftarkan lembaga")
    await somebody.press("Posko damkar")
    await somebody.reads("Apa nama lembaganya")
    await somebody.send("/batal")
    await somebody.reads("dibatalkan")
    await somebody.send("/bahasa")
    await somebody.press("🇬🇧 English")
    await somebody.reads("English it is")
    await somebody.send("/bantuan")
    await somebody.reads("What can be done here")


async def test_blocked_and_back(world: World) -> None:
    takmir = await takmir_with_two(world)
    await takmir.block()
    staff = await staff_with_confirmed_mosque(world)
    await staff.send("/antrean")
    await staff.reads("menunggu keputusan")
    await takmir.unblock()
    await takmir.start()
    await takmir.reads("Selamat datang kembali")
