"""/tambah: one person is submitted; and an entry that came back is mended."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models import EnrolmentStatus, Organisation, OrganisationStatus, Role, RoleGrant
from services.lifecycle import Verdict, locked, move
from services.reasons import Reason
from services.roles import roles_of
from tests.factories import make_organisation, make_worker, nik_for
from tests.handlers.conftest import Person, Village, World, entry_of
from tests.handlers.flows import MEMBER, NIK, adds, answers, changes, detail, drafts, entries, fills


async def test_a_person_is_submitted(masjid: Village, world: World) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    takmir.reads("Langkah 1/", "Tugasnya sebagai apa")
    await takmir.presses("Marbot")
    takmir.reads("NIK-nya", "Contoh: 1609")
    await takmir.sends(f"NIK: {NIK[:4]} {NIK[4:8]} {NIK[8:]}")
    takmir.reads("nama lengkap")
    await takmir.sends(MEMBER["name"])
    takmir.reads("Ahmad Contoh", "1609••••••••4712", "17 Agustus 1980", "laki-laki")
    takmir.does_not_read(NIK, "terbit di luar")
    await takmir.presses("Ya, benar")
    for key in ("birth_place", "mother_name", "address"):
        await takmir.sends(MEMBER[key])
    takmir.reads("Boleh ditambahkan, boleh tidak: Nomor HP, Bertugas sejak, Foto KTP.")
    await detail(takmir, "➕ Nomor HP")
    takmir.reads("Nomor HP-nya, kalau ada")
    await takmir.sends("0812 7890 1234")
    await detail(takmir, "➕ Bertugas sejak")
    await takmir.sends("Juni 2015")
    await detail(takmir, "➕ Foto KTP")
    takmir.reads("foto KTP")
    await takmir.sends_photo("ktp-1")
    takmir.reads("Dengan mengetuk Kirim:", "sudah tahu dan setuju datanya didaftarkan")
    assert takmir.buttons == ["✅ Kirim", "✏️ Ubah …", "⬅️ Kembali", "✖️ Batal"]
    takmir.reads(
        "Sudah benar semua", "NIK: 1609••••••••4712", "Tanggal lahir: 17 Agustus 1980",
        "Nama: Ahmad Contoh", "Nomor HP: 0812••••1234", "Bertugas sejak: 1 Juni 2015",
        "Foto KTP: foto sudah diterima", "Lembaga: Masjid Al-Ikhlas",
    )  # fmt: skip
    await takmir.presses("✅ Kirim")
    takmir.got("Ahmad Contoh sudah terdaftar", "OKS-26-", "5 hari kerja", "belum berarti terlindungi")
    takmir.got("Kode status untuk Ahmad Contoh", "https://t.me/lindung_bot?start=kode_")
    takmir.does_not_read(NIK)
    (entry,) = await entries(world)
    worker = entry.worker
    assert (worker.nik, worker.phone, entry.ktp_file_id) == (NIK, "+6281278901234", "ktp-1")
    assert (worker.mother_name, worker.address) == ("Siti Rekaan", "Dusun II, RT 02")
    assert entry.serving_since == date(2015, 6, 1)
    assert (entry.status, entry.category) == (EnrolmentStatus.SUBMITTED, "marbot")
    assert entry.consent_at is not None
    assert worker.desa_code == masjid.organisation.desa_code
    assert not await drafts(world)


async def test_what_may_be_left_out(masjid: Village, world: World) -> None:
    await adds(masjid.takmir)
    (entry,) = await entries(world)
    assert entry.worker.phone is None
    assert entry.ktp_file_id is None
    assert entry.serving_since is None
    assert entry.consent_at is not None


async def test_two_answers_are_one_tap_each(masjid: Village, world: World) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await takmir.sends(NIK)
    await takmir.sends("Ahmad Contoh")
    await takmir.presses("Ya, benar")
    takmir.reads("tempat lahir")
    await takmir.presses("Muaradua")
    await takmir.sends("Siti Rekaan")
    desa = world.regency.area(masjid.organisation.desa_code).name
    await takmir.presses(f"🏠 Desa {desa} saja")
    await takmir.presses("✅ Kirim")
    (entry,) = await entries(world)
    assert (entry.worker.birth_place, entry.worker.address) == ("Muaradua", f"Desa {desa}")


async def test_an_address_of_another_desa_is_asked_again(masjid: Village, world: World) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await answers(takmir, until="address")
    own = world.regency.area(masjid.organisation.desa_code)
    await takmir.sends("Desa Banding Agung")
    takmir.reads("menyebut desa lain", f"Desa {own.name}")
    await takmir.presses("🏠")
    await changes(takmir, "Kecamatan")
    await takmir.sends("banding agung")
    await takmir.presses(takmir.buttons[0])
    takmir.reads("Alamat seperti di KTP")
    await takmir.sends("Dusun II")
    takmir.reads("Sudah benar semua", "Alamat: Dusun II")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (NIK[:15], "Yang diketik 15 angka, padahal NIK 16 angka"),
        ("26012345678", "nomor kartu BPJS Ketenagakerjaan (KPJ)"),
        ("0001234567890", "nomor kartu BPJS Kesehatan"),
        ("0812 7890 1234", "seperti nomor HP"),
        ("1.60901E+15", "Excel menyimpan NIK"),
        ("1609011708800000", "tidak pernah 0000"),
        ("1234567890123456", "hanya contoh, bukan NIK"),
        ("1111111111111111", "hanya contoh, bukan NIK"),
        ("1609001708800001", "hanya contoh, bukan NIK"),
        ("16O9O117O88OOOO1", "huruf yang mirip angka"),
        ("tidak punya", "hanya berisi angka"),
        ("1609013113800001", "tanggal itu tidak ada"),
        ("🤲", "hanya berisi angka"),
        ("   ", "Belum ada angka"),
        ("9" * 4000, "4.000 angka"),
    ],
)
async def test_what_is_no_nik(masjid: Village, typed: str, read: str) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await takmir.sends(typed)
    takmir.reads(read, "NIK-nya")
    # What was typed may be somebody's number: it is never said again, nor left in the chat.
    if len(typed) == 16 and typed.isdigit() and not typed.startswith("1609001"):
        takmir.does_not_read(typed)


async def test_the_third_refusal_explains_more(masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    for typed in ("1", "2", "3"):
        await takmir.sends(typed)
    takmir.reads("💡", "tepat di bawah nama provinsi")
    await takmir.presses("❓ Bantuan")
    takmir.reads("/bantuan")
    await takmir.sends(NIK)
    takmir.reads("nama lengkap")


async def test_a_refusal_with_an_example_shows_it_once(masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    for typed in (NIK[:15], "tidak punya", "26012345678"):
        await takmir.sends(typed)
        assert takmir.newest.text.casefold().count("contoh:") == 1


async def test_a_nik_that_is_not_theirs_is_asked_again(masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await takmir.sends(nik_for(1, date(1980, 8, 17), "P"))
    await takmir.sends("Ahmad Contoh")
    takmir.reads("Ahmad Contoh", "perempuan")
    await takmir.presses("Bukan")
    takmir.reads("mari diperiksa dari sini", "NIK-nya", "Jawaban sekarang: 1609••")
    await takmir.sends(NIK)
    takmir.reads("nama lengkap")
    await takmir.sends("Ahmad Contoh")
    takmir.reads("laki-laki")
    await takmir.presses("Bukan")
    await takmir.presses("Lanjut")
    takmir.reads("nama lengkap")


async def test_a_nik_from_elsewhere_is_fine(masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await takmir.sends("3204011708800001")
    await takmir.sends("Ahmad Contoh")
    takmir.reads("terbit di luar kabupaten; itu tidak apa-apa")


@pytest.mark.parametrize(
    ("born", "why"),
    [(date(2012, 1, 5), "tahun, sedangkan paling muda"), (date(1950, 1, 5), "belum berusia 65")],
)
async def test_too_young_and_too_old(masjid: Village, world: World, born: date, why: str) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await fills(takmir, {"nik": nik_for(5)})
    await changes(takmir, "Tanggal lahir")
    await takmir.sends(f"{born:%d-%m-%Y}")
    await takmir.presses("✅ Kirim")
    takmir.reads("Belum bisa diajukan", why)
    assert not await entries(world)


async def test_one_person_is_named_once_by_the_same_people(masjid: Village, world: World) -> None:
    await adds(masjid.takmir)
    await masjid.takmir.sends("/tambah")
    await masjid.takmir.presses("Marbot")
    await masjid.takmir.sends(NIK)
    masjid.takmir.reads("sudah Bapak/Ibu daftarkan", "/anggota")
    assert len(await entries(world)) == 1


async def test_of_other_organisations_people_no_name_is_said(masjid: Village, world: World) -> None:
    async with world.database.write() as session:
        other = await make_organisation(session, name="Masjid Rahasia", kecamatan_code="16.09.02")
    stranger = await world.holder("Pak Lain", Role.COORDINATOR, other.id)
    await adds(masjid.takmir)
    await stranger.sends("/tambah")
    await stranger.presses("Marbot")
    await stranger.sends(NIK)
    stranger.got("sudah diajukan lembaga lain")
    stranger.does_not_read("Al-Ikhlas", "Ahmad", NIK)


async def test_named_by_another_meanwhile(masjid: Village, world: World) -> None:
    async with world.database.write() as session:
        other = await make_organisation(session, name="Masjid Rahasia")
    stranger = await world.holder("Pak Lain", Role.COORDINATOR, other.id)
    await stranger.sends("/tambah")
    await fills(stranger)
    await adds(masjid.takmir)
    await stranger.presses("✅ Kirim")
    stranger.reads("sudah diajukan oleh lembaga lain")
    stranger.does_not_read("Al-Ikhlas", "sudah terdaftar")
    assert len(await entries(world)) == 1


async def test_nobody_serves_before_their_birth(masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    await answers(takmir)
    await detail(takmir, "➕ Bertugas sejak")
    await takmir.sends("1970")
    takmir.reads("lebih awal daripada tanggal lahirnya")
    await takmir.sends("2030")
    takmir.reads("Sejak kapan")
    await takmir.sends("10 tahun")
    takmir.reads("Bertugas sejak: 22 November 2016")


async def test_everything_may_be_changed_at_the_summary(masjid: Village, world: World) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await fills(takmir)
    await changes(takmir, "Tanggal lahir")
    takmir.reads("Mengubah jawaban", "Jawaban sekarang: 17 Agustus 1980")
    await takmir.sends("18-8-1980")
    takmir.reads("Tanggal lahir: 18 Agustus 1980")
    await changes(takmir, "Nama")
    await takmir.presses("⬅️ Kembali")
    await changes(takmir, "Kelompok")
    await takmir.presses("Guru ngaji")
    takmir.reads("Kelompok: Guru ngaji")
    await changes(takmir, "Kecamatan")
    await takmir.sends("banding agung")
    takmir.reads("Tinggal di desa atau kelurahan mana?")
    await takmir.presses(takmir.buttons[0])
    await takmir.presses("✅ Kirim")
    (entry,) = await entries(world)
    assert entry.category == "guru_ngaji"
    assert entry.worker.birth_date == date(1980, 8, 18)
    assert world.regency.area(entry.worker.desa_code).parent == entry.worker.kecamatan_code


async def test_a_birth_date_changed_to_after_serving_asks_for_it_again(masjid: Village) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await fills(takmir, {"serving_since": "1995"})
    await changes(takmir, "Tanggal lahir")
    await takmir.sends("17-8-1999")
    takmir.reads("Sejak kapan bertugas?")


async def test_one_more_keeps_what_can_be_kept(masjid: Village, world: World) -> None:
    async with world.database.write() as session:
        other = await make_organisation(session, name="Masjid Dua")
        account_id = (await world.account(session, masjid.takmir)).id
        session.add(
            RoleGrant(
                account_id=account_id, role=Role.COORDINATOR, organisation_id=other.id, granted_at=world.now
            )
        )
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    takmir.reads("Untuk lembaga yang mana?")
    await takmir.presses("Masjid Dua")
    await fills(takmir, category="Guru ngaji")
    await takmir.presses("✅ Kirim")
    await takmir.presses("➕ Tambah lagi")
    takmir.reads("NIK-nya")
    await answers(takmir, {"nik": nik_for(4_712), "name": "Budi Contoh"})
    takmir.reads("Lembaga: Masjid Dua", "Kelompok: Guru ngaji")
    await takmir.presses("✅ Kirim")
    assert {(one.organisation_id, one.category) for one in await entries(world)} == {(other.id, "guru_ngaji")}


async def test_a_kept_organisation_that_is_not_theirs_is_asked_for(masjid: Village, world: World) -> None:
    async with world.database.write() as session:
        other = await make_organisation(session, name="Masjid Rahasia")
    await masjid.takmir.sends_data(f"tambah:{other.id}:pemangku_adat")
    masjid.takmir.reads("Untuk lembaga yang mana")
    masjid.takmir.does_not_read("Rahasia")
    await masjid.takmir.presses("Masjid Al-Ikhlas")
    masjid.takmir.reads("Tugasnya sebagai apa")
    masjid.takmir.does_not_read("adat")


async def test_a_posko_names_volunteers_only(world: World) -> None:
    async with world.database.write() as session:
        posko = await make_organisation(session, name="Posko Damkar Contoh", kind="posko_damkar")
    danpos = await world.holder("Pak Danpos", Role.COORDINATOR, posko.id)
    await danpos.sends("/tambah")
    danpos.reads("NIK-nya")
    await answers(danpos)
    await danpos.presses("✅ Kirim")
    (entry,) = await entries(world)
    assert entry.category == "relawan_damkar"


async def test_a_rejected_organisation_names_nobody(masjid: Village, world: World) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await fills(takmir)
    async with world.database.write() as session:
        (await session.get_one(Organisation, masjid.organisation.id)).status = OrganisationStatus.REJECTED
    await takmir.presses("✅ Kirim")
    assert not await entries(world)
    await takmir.sends("/batal")
    await takmir.sends("/tambah")
    takmir.reads("Belum ada lembaga")
    assert takmir.has_button("🕌 Daftarkan lembaga")


async def returned(village: Village, reason: Reason = Reason.NIK_MISMATCH, **over: Any) -> int:
    """An entry that staff gave back; its id."""
    facts = {"returned_field": "nik", "note": "Angka ke-9 kurang jelas."} | over
    return await village.names("Ahmad Contoh", status=EnrolmentStatus.RETURNED, reason=reason, **facts)


async def test_mending_opens_at_the_field_named(masjid: Village, world: World) -> None:
    entry_id = await returned(masjid)
    takmir = masjid.takmir
    await takmir.sends("/anggota")
    await takmir.presses("🟠 Ahmad")
    takmir.reads("perlu diperbaiki", "Data tidak cocok dengan NIK", "Angka ke-9 kurang jelas.", "KTP")
    await takmir.presses("✏️ Perbaiki")
    takmir.reads("Perbaiki data anggota", "Dikembalikan petugas", "Angka ke-9", "NIK-nya")
    right = nik_for(8_888)
    await takmir.sends(right)
    await takmir.presses("Ya, benar")
    takmir.reads("Sudah benar semua", "1609••••••••8889")
    await takmir.presses("✅ Kirim")
    takmir.got("Perbaikan untuk Ahmad Contoh sudah dikirim")
    entry = await entry_of(world, entry_id)
    assert entry.status is EnrolmentStatus.SUBMITTED
    assert entry.worker.nik == right
    assert entry.submitted_at == world.now


@pytest.mark.parametrize(
    ("field", "asked"),
    [
        ("name", "nama lengkap"), ("birth_date", "Tanggal lahir"), ("sex", "Laki-laki atau perempuan"),
        ("birth_place", "tempat lahir"), ("mother_name", "ibu kandung"), ("address", "Alamat"),
        ("desa", "desa atau kelurahan"), ("phone", "Nomor HP"), ("serving_since", "Sejak kapan"),
        ("ktp", "foto KTP"), ("category", "Tugasnya"), (None, "nama lengkap"), ("lama", "nama lengkap"),
    ],
)  # fmt: skip
async def test_any_field_may_be_named(masjid: Village, field: str | None, asked: str) -> None:
    entry_id = await returned(masjid, Reason.INCOMPLETE, returned_field=field, note=None)
    await masjid.takmir.sends_data(f"mend:{entry_id}")
    masjid.takmir.reads("Mengubah jawaban", "Mohon diperbaiki, lalu ketuk Kirim", asked)
    await masjid.takmir.presses("⬅️ Kembali")
    masjid.takmir.reads("Sudah benar semua")


async def test_the_same_nik_is_no_duplicate_of_itself(masjid: Village, world: World) -> None:
    entry_id = await returned(masjid)
    nik = (await entry_of(world, entry_id)).worker.nik
    await masjid.takmir.sends_data(f"mend:{entry_id}")
    await masjid.takmir.sends(nik)
    await masjid.takmir.presses("Ya, benar")
    await masjid.takmir.presses("✅ Kirim")
    assert (await entry_of(world, entry_id)).status is EnrolmentStatus.SUBMITTED


async def test_mending_begun_again_starts_from_what_is_stored(masjid: Village) -> None:
    entry_id = await returned(masjid, returned_field="name")
    takmir = masjid.takmir
    await takmir.sends_data(f"mend:{entry_id}")
    await takmir.sends("Salah Ketik")
    await takmir.sends("/start")
    await takmir.presses("🔄 Mulai ulang")
    takmir.reads("nama lengkap", "Jawaban sekarang: Ahmad Contoh")


async def test_a_card_from_before_opening_it_again_does_nothing(masjid: Village, world: World) -> None:
    entry_id = await returned(masjid, returned_field="name")
    takmir = masjid.takmir
    await takmir.sends_data(f"mend:{entry_id}")
    await takmir.sends("Nama Pertama")
    old = takmir.button("✅ Kirim")
    await takmir.sends_data(f"mend:{entry_id}")
    await takmir.sends("Nama Kedua")
    await takmir.sends_data(old)
    assert "tidak berlaku" in takmir.toast
    assert (await entry_of(world, entry_id)).status is EnrolmentStatus.RETURNED
    await takmir.presses("✅ Kirim")
    assert (await entry_of(world, entry_id)).worker.name == "Nama Kedua"


async def test_staff_refused_it_while_it_was_mended(masjid: Village, staff: Person, world: World) -> None:
    entry_id = await returned(masjid, returned_field="name")
    await masjid.takmir.sends_data(f"mend:{entry_id}")
    await masjid.takmir.sends("Ahmad Betul")
    await decided(world, entry_id, staff, Verdict(EnrolmentStatus.REJECTED, Reason.DECEASED))
    await masjid.takmir.presses("✅ Kirim")
    masjid.takmir.reads("tidak sedang menunggu perbaikan")
    entry = await entry_of(world, entry_id)
    assert entry.status is EnrolmentStatus.REJECTED
    assert entry.worker.name == "Ahmad Contoh"


async def decided(world: World, entry_id: int, by: Person, verdict: Verdict) -> None:
    """Staff decide elsewhere."""
    async with world.database.write() as session:
        access = await roles_of(session, await world.account(session, by), ())
        entry = await locked(session, entry_id)
        assert entry is not None
        move(session, entry, verdict, access, world.now)


async def test_returned_once_more_while_it_was_mended(masjid: Village, staff: Person, world: World) -> None:
    entry_id = await returned(masjid, returned_field="name")
    colleague = await world.holder("Bu Takmir", Role.COORDINATOR, masjid.organisation.id)
    for person, name in ((masjid.takmir, "Dari Sebelum"), (colleague, "Ahmad Betul")):
        await person.sends_data(f"mend:{entry_id}")
        await person.sends(name)
    await colleague.presses("✅ Kirim")
    again = Verdict(EnrolmentStatus.RETURNED, Reason.INCOMPLETE, note="Alamatnya kurang.")
    await decided(world, entry_id, staff, again)
    await masjid.takmir.presses("✅ Kirim")
    masjid.takmir.reads("dikirim dan dikembalikan lagi")
    assert (await entry_of(world, entry_id)).worker.name == "Ahmad Betul"


async def test_an_entry_that_is_theirs_no_more(masjid: Village, world: World) -> None:
    entry_id = await returned(masjid, returned_field="name")
    takmir = masjid.takmir
    await takmir.sends_data(f"mend:{entry_id}")
    async with world.database.write() as session:
        other = await make_organisation(session)
        for grant in await session.scalars(select(RoleGrant)):
            if grant.organisation_id == masjid.organisation.id:
                grant.organisation_id = other.id
    await takmir.sends("Ahmad Betul")
    takmir.reads("tidak ada di daftar")
    assert not await drafts(world)


@pytest.mark.parametrize(
    "data", ["mend", "mend:", "mend:0", "mend:x", "mend:999999999999999999999999", "mend:٣"]
)
async def test_a_forged_entry_is_not_there(masjid: Village, data: str) -> None:
    await returned(masjid)
    await masjid.takmir.sends_data(data)
    assert "tidak ditemukan" in masjid.takmir.toast
    assert not masjid.takmir.chat.shown


async def test_what_was_not_returned_cannot_be_mended(masjid: Village) -> None:
    entry_id = await masjid.names("Ahmad Contoh")
    await masjid.takmir.sends_data(f"mend:{entry_id}")
    assert "tidak sedang menunggu perbaikan" in masjid.takmir.toast


async def test_two_devices_one_form(masjid: Village, world: World) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    first = takmir.button("Marbot")
    second = takmir.button("Guru ngaji")
    await takmir.sends_data(first)
    await takmir.sends_data(second)
    assert "tidak berlaku" in takmir.toast
    await takmir.sends_data(first)
    assert "Sudah tercatat" in takmir.toast or "tidak berlaku" in takmir.toast
    (draft,) = await drafts(world)
    assert draft.draft["answers"] == {"category": "marbot"}


async def test_a_withdrawn_person_may_be_named_again(masjid: Village, world: World) -> None:
    async with world.database.write() as session:
        worker = await make_worker(session, nik=NIK, name="Ahmad Lama", birth_date=date(1980, 8, 17))
    await masjid.names("Ahmad Lama", days=9, status=EnrolmentStatus.WITHDRAWN)
    assert worker.nik == NIK
    await adds(masjid.takmir)
    masjid.takmir.got("sudah terdaftar")
    newest = (await entries(world))[-1]
    assert newest.worker_id == worker.id
    assert newest.submitted_at > world.now - timedelta(minutes=1)


async def test_places_named_before_stand_on_top(masjid: Village, world: World) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await fills(takmir)
    await changes(takmir, "Kecamatan")
    await takmir.sends("banding agung")
    chosen = takmir.buttons[2]
    await takmir.presses(chosen)
    await takmir.presses("✅ Kirim")
    await takmir.presses("➕ Tambah lagi")
    await answers(takmir, {"nik": nik_for(4_712), "name": "Budi Contoh"})
    await changes(takmir, "Kecamatan")
    assert takmir.buttons[0] == "Banding Agung"
    await takmir.presses("Banding Agung")
    assert takmir.buttons[0] == chosen
