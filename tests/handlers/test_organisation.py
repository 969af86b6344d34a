"""/daftar: an organisation is registered, or somebody asks to join one that is here already."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models import Account, JoinRequest, Organisation, OrganisationStatus, Role, RoleGrant
from tests.factories import make_organisation
from tests.handlers.conftest import Person, Village, World
from tests.handlers.flows import changes, drafts, registers


async def organisations(world: World) -> list[Organisation]:
    """All of them, the oldest first."""
    async with world.database.read() as session:
        return list(await session.scalars(select(Organisation).order_by(Organisation.id)))


async def requests(world: World) -> list[JoinRequest]:
    """Who asks to speak for one that is here."""
    async with world.database.read() as session:
        return list(await session.scalars(select(JoinRequest)))


async def stored(world: World, person: Person) -> Account:
    """The account of a person."""
    account_id = await world.account_id(person)
    async with world.database.read() as session:
        return await session.get_one(Account, account_id)


@pytest.mark.parametrize(
    ("kind", "key", "position", "steps"),
    [
        ("Masjid", "masjid", "takmir", 8),
        ("musholla", "musholla", "pengurus langgar", 7),
        ("posko", "posko_damkar", "danpos", 7),
        ("TPQ", "tpa", "Ustadzah", 7),
        ("lembaga adat", "lembaga_adat", "Juru tulis adat", 7),
    ],
)
async def test_every_kind_is_registered(
    guest: Person, world: World, kind: str, key: str, position: str, steps: int
) -> None:
    await registers(guest, kind, "Nurul Contoh 2", position=position)
    guest.reads("Sudah benar semua", "Nurul Contoh 2", "Bumi Agung", "Patokan: –", "0812••••1234")
    assert ("ID SIMAS: –" in guest.newest.text) == (key == "masjid")
    await guest.presses("✅ Kirim")
    guest.reads("Nurul Contoh 2 – Bumi Agung sudah tercatat", "menunggu konfirmasi", "5 hari kerja")
    assert guest.buttons == ["➕ Tambah anggota"]
    (made,) = await organisations(world)
    assert (made.kind, made.status) == (key, OrganisationStatus.SUBMITTED)
    async with world.database.read() as session:
        grant = (await session.scalars(select(RoleGrant))).one()
    assert grant.role is Role.COORDINATOR
    assert grant.organisation_id == made.id
    assert (grant.position or "").casefold() == position.casefold()
    assert "tambah" in guest.chat.commands
    assert steps
    assert not await drafts(world)


async def test_members_may_follow_at_once(guest: Person) -> None:
    await registers(guest)
    await guest.presses("✅ Kirim")
    await guest.presses("➕ Tambah anggota")
    guest.reads("Tugasnya sebagai apa")
    assert guest.buttons[:2] == ["Marbot", "Guru ngaji"]


async def test_landmark_and_simas_are_kept(guest: Person, world: World) -> None:
    await guest.sends("/daftar")
    for said in ("Masjid", "Masjid Nurul Contoh", "muaradua", "bumi agung", "dekat jembatan"):
        await guest.sends(said)
    await guest.sends("12345")
    guest.reads("12 atau 15 angka; yang diketik 5 angka")
    guest.reads("Yang Bapak/Ibu ketik: “12345”")
    await guest.sends("01.1.604.02.0100.012")
    guest.reads("jabatan")
    await guest.presses("DKM")
    await guest.sends("0812 7890 1234")
    await guest.presses("✅ Kirim")
    (made,) = await organisations(world)
    assert (made.landmark, made.simas_id) == ("dekat jembatan", "011604020100012")


async def test_the_same_one_is_offered_and_joined(guest: Person, masjid: Village, world: World) -> None:
    async with world.database.write() as session:
        place = world.regency.area(masjid.organisation.desa_code)
        await make_organisation(session, name="TPA Lain")
    await guest.sends("/daftar")
    for said in ("Masjid", "mesjid al ikhlas", world.regency.area(place.parent or "").name):
        await guest.sends(said)
    await guest.sends(place.name)
    guest.reads("Apakah ini lembaga yang sama?")
    assert guest.buttons[:2] == [f"Masjid Al-Ikhlas – {place.name}", "Bukan, ini lembaga lain"]
    await guest.presses("Masjid Al-Ikhlas")
    guest.reads("jabatan")
    await guest.sends("imam")
    await guest.sends_contact("6281278901234")
    guest.does_not_read("Patokan")
    await guest.presses("✅ Kirim")
    guest.reads("Permintaan bergabung sudah dikirim")
    (request,) = await requests(world)
    assert request.organisation_id == masjid.organisation.id
    assert len(await organisations(world)) == 2
    # Its people are other people's data until staff agree.
    await guest.sends("/anggota")
    guest.reads("tidak bisa dilakukan dengan peran")


async def test_another_one_of_that_name_is_registered(guest: Person, masjid: Village, world: World) -> None:
    place = world.regency.area(masjid.organisation.desa_code)
    await guest.sends("/daftar")
    for said in ("Masjid", "Al Ikhlas", world.regency.area(place.parent or "").name, place.name):
        await guest.sends(said)
    await guest.presses("Bukan, ini")
    guest.reads("Patokannya")
    for said in ("lewati", "lewati", "takmir", "081278901234", "kirim"):
        await guest.sends(said)
    guest.reads("sudah tercatat")
    assert len(await organisations(world)) == 2
    assert not await requests(world)


async def test_who_speaks_for_it_already_reads_so(masjid: Village, world: World) -> None:
    takmir = masjid.takmir
    place = world.regency.area(masjid.organisation.desa_code)
    await takmir.sends("/daftar")
    for said in ("Masjid", "Al Ikhlas", world.regency.area(place.parent or "").name, place.name):
        await takmir.sends(said)
    await takmir.presses("Masjid Al-Ikhlas")
    for said in ("takmir", "081278901234", "kirim"):
        await takmir.sends(said)
    takmir.reads("sudah terdaftar sebagai pengurus lembaga ini")
    assert takmir.has_button("✅ Kirim")
    assert not await requests(world)
    assert (await stored(world, takmir)).phone is None


async def test_another_kecamatan_asks_for_the_desa_again(guest: Person, world: World) -> None:
    await registers(guest)
    await changes(guest, "Kecamatan")
    guest.reads("Mengubah jawaban", "Jawaban sekarang: Muara Dua")
    await guest.sends("banding agung")
    guest.reads("Di desa atau kelurahan mana?")
    assert not guest.has_button("Bumi Agung")
    option = guest.buttons[0]
    await guest.presses(option)
    guest.reads("Sudah benar semua", "Kecamatan: Banding Agung", f"Desa: {option}")
    await guest.presses("✅ Kirim")
    (made,) = await organisations(world)
    assert world.regency.area(made.desa_code).parent == made.kecamatan_code


async def test_going_back_keeps_the_answers(guest: Person) -> None:
    await guest.sends("/daftar")
    for said in ("Masjid", "Masjid Nurul Contoh", "Muaradua"):
        await guest.sends(said)
    await guest.presses("⬅️ Kembali")
    guest.reads("Di kecamatan mana?", "Jawaban sekarang: Muara Dua")
    await guest.presses("⬅️ Kembali")
    guest.reads("Jawaban sekarang: Masjid Nurul Contoh")
    await guest.presses("Lanjut")
    await guest.presses("Lanjut")
    guest.reads("Di desa atau kelurahan mana?")


async def test_a_desa_of_another_kecamatan_is_not_found(guest: Person) -> None:
    await guest.sends("/daftar")
    for said in ("Masjid", "Masjid Nurul Contoh", "Muaradua"):
        await guest.sends(said)
    for _ in range(3):
        await guest.sends("qqxyz")
    guest.reads("tidak ditemukan", "mungkin kecamatannya keliru")
    assert guest.has_button("❓ Bantuan")


async def test_a_foreign_contact_is_refused_and_one_s_own_taken(guest: Person, world: World) -> None:
    await registers(guest, phone="kosong")
    guest.got("Belum ada nomor")
    await guest.sends_contact("6281200000001", owner=guest.telegram_id + 1)
    guest.got("Itu kontak orang lain")
    await guest.sends_contact("+6281278901234")
    guest.reads("Sudah benar semua")
    await guest.presses("✅ Kirim")
    assert (await stored(world, guest)).phone == "+6281278901234"


@pytest.mark.parametrize("typed", ["0812 7890 1234", "+62 812-7890-1234", "WA: 081278901234", "٠٨١٢٧٨٩٠١٢٣٤"])
async def test_a_typed_number_is_never_a_proof(guest: Person, world: World, typed: str) -> None:
    await registers(guest, phone=typed)
    await guest.presses("✅ Kirim")
    account = await stored(world, guest)
    assert account.phone == "+6281278901234"
    assert not account.phone_proven


async def test_a_proof_does_not_pass_to_another_number(guest: Person, world: World) -> None:
    await guest.sends_contact("6281278901234")
    assert (await stored(world, guest)).phone_proven
    await registers(guest, phone="0812 7890 9999")
    await guest.presses("✅ Kirim")
    account = await stored(world, guest)
    assert account.phone == "+6281278909999"
    assert not account.phone_proven


@pytest.mark.parametrize("name", ["", "🕌", "12", "\u202e\u200f", "a" * 121])
async def test_what_is_no_name(guest: Person, name: str) -> None:
    await guest.sends("/daftar")
    await guest.sends("Masjid")
    await guest.sends(name or "  ")
    guest.reads("Nama ini terlalu", "Al-Ikhlas")


async def test_too_many_waiting_ones(guest: Person, world: World) -> None:
    by = await world.account_id(guest)
    async with world.database.write() as session:
        for _ in range(10):
            await make_organisation(session, status=OrganisationStatus.SUBMITTED, submitted_by=by)
    await registers(guest)
    await guest.presses("✅ Kirim")
    guest.reads("Sudah ada 10 pendaftaran")
    assert len(await organisations(world)) == 10


async def test_kirim_twice_registers_once(guest: Person, world: World) -> None:
    await registers(guest)
    data = guest.button("✅ Kirim")
    await guest.sends_data(data)
    await guest.sends_data(data)
    assert "sudah selesai" in guest.toast
    assert len(await organisations(world)) == 1
