"""/status: a worker proves who they are once, and then reads where they stand in one tap."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from models import Account, ClaimAttempt, ClaimCode, EnrolmentStatus
from services.reasons import Reason
from tests.factories import make_protection, make_worker, nik_for
from tests.handlers.conftest import Person, Village, World, entry_of
from tests.handlers.flows import drafts

PHONE = "+6281278901234"
SHARED = "6281278901234"


async def code_for(village: Village, entry_id: int) -> str:
    """The code that the takmir passes on."""
    await village.takmir.sends_data(f"kode:{entry_id}")
    async with village.world.database.read() as session:
        worker_id = (await entry_of(village.world, entry_id)).worker_id
        found = await session.scalar(select(ClaimCode.code).where(ClaimCode.worker_id == worker_id))
    assert found
    return found


async def linked(world: World, person: Person) -> int | None:
    """Whose record the account is linked to."""
    async with world.database.read() as session:
        return await session.scalar(
            select(Account.worker_id).where(Account.telegram_id == person.telegram_id)
        )


async def attempts(world: World) -> int:
    """How many tries have failed."""
    async with world.database.read() as session:
        return await session.scalar(select(func.count()).select_from(ClaimAttempt)) or 0


async def test_by_one_s_own_contact(masjid: Village, guest: Person, world: World) -> None:
    entry_id = await masjid.names("Ahmad Contoh", worker={"phone": PHONE})
    await guest.sends("/status")
    guest.reads("Kirim nomor HP saya", "kode status", "K7QM-3XPD")
    await guest.sends_contact(SHARED)
    guest.got("sudah terhubung")
    guest.reads(
        "DALAM PEMERIKSAAN", "Ahmad Contoh", "1609••••••••", "Marbot – Masjid Al-Ikhlas", "5 hari", "175"
    )
    entry = await entry_of(world, entry_id)
    assert await linked(world, guest) == entry.worker_id
    guest.does_not_read(entry.worker.nik, "Siti Rekaan", SHARED)
    await guest.sends("/status")
    assert guest.buttons == ["🔄 Cek lagi", "Bukan data saya"]
    await guest.presses("🔄 Cek lagi")
    guest.reads("DALAM PEMERIKSAAN")


async def test_another_person_s_contact_proves_nothing(masjid: Village, guest: Person, world: World) -> None:
    await masjid.names("Ahmad Contoh", worker={"phone": PHONE})
    await guest.sends("/status")
    await guest.sends_contact(SHARED, owner=guest.telegram_id + 1)
    guest.reads("Itu kontak orang lain")
    await guest.sends_message(contact={"phone_number": SHARED, "first_name": "Tanpa Akun"})
    guest.reads("Itu kontak orang lain")
    assert await linked(world, guest) is None


async def test_a_number_that_nobody_gave(guest: Person, world: World) -> None:
    await guest.sends_contact(SHARED)
    guest.reads("Data belum ditemukan")
    await guest.sends_contact("123")
    assert await linked(world, guest) is None


@pytest.mark.parametrize("form", ["{0}-{1}", "{0} {1}", "{0}{1}", "  {0} - {1} ", "kode_{0}{1}"])
@pytest.mark.parametrize("case", ["upper", "lower"])
async def test_by_code_however_it_is_typed(
    masjid: Village, guest: Person, world: World, form: str, case: str
) -> None:
    entry_id = await masjid.names("Ahmad Contoh")
    code = await code_for(masjid, entry_id)
    typed = form.format(code[:4], code[4:])
    await guest.sends(typed.lower() if case == "lower" else typed.replace(code[:4], code[:4].upper()))
    guest.reads("DALAM PEMERIKSAAN", "Ahmad Contoh")
    assert await linked(world, guest) == (await entry_of(world, entry_id)).worker_id


async def test_by_link(masjid: Village, guest: Person) -> None:
    code = await code_for(masjid, await masjid.names("Ahmad Contoh"))
    await guest.sends(f"/start kode_{code}")
    guest.reads("DALAM PEMERIKSAAN")
    # The same person may open the link again; somebody else may not.
    await guest.sends(f"/start kode_{code}")
    guest.reads("DALAM PEMERIKSAAN")
    stranger = masjid.world.person(7_700, "Orang Lain")
    await stranger.sends(f"/start kode_{code}")
    stranger.reads("Data belum ditemukan")
    stranger.does_not_read("Ahmad")


async def test_words_without_a_digit_are_no_try(guest: Person, world: World) -> None:
    await guest.sends("Tolong ya")
    guest.reads("belum mengerti")
    assert await attempts(world) == 0


async def test_unknown_used_and_void_read_the_same(masjid: Village, guest: Person, world: World) -> None:
    used = await code_for(masjid, await masjid.names("Ahmad Contoh"))
    void_id = await masjid.names("Budi Contoh")
    void = await code_for(masjid, void_id)
    await masjid.takmir.sends_data(f"kode:{void_id}:baru:ya")
    first = world.person(7_700, "Ahmad")
    await first.sends(used)
    read = set()
    for code in ("K7QM-3XPD", used, void):
        await guest.sends(code)
        read.add(guest.newest.text)
    assert len(read) == 1
    assert await attempts(world) == 3


async def test_tries_are_limited_until_tomorrow(masjid: Village, guest: Person, world: World) -> None:
    code = await code_for(masjid, await masjid.names("Ahmad Contoh"))
    for number in range(5):
        await guest.sends(f"K7QM-3XP{number}")
    guest.reads("Data belum ditemukan")
    await guest.sends(code)
    guest.reads("terlalu banyak percobaan", "besok")
    assert await linked(world, guest) is None
    world.now = world.now.replace(day=24)
    await guest.sends(code)
    guest.reads("DALAM PEMERIKSAAN")


async def family(masjid: Village) -> list[str]:
    """Two people with one phone; their NIKs."""
    niks = [nik_for(5_001), nik_for(5_002)]
    for nik, name in zip(niks, ("Ahmad Bapak", "Budi Anak"), strict=True):
        await masjid.names(name, worker={"nik": nik, "phone": PHONE})
    return niks


async def test_a_family_with_one_phone(masjid: Village, guest: Person, world: World) -> None:
    niks = await family(masjid)
    await guest.sends_contact(SHARED)
    guest.reads("dipakai oleh beberapa orang")
    guest.does_not_read("Ahmad", "Budi")
    await guest.sends("1609")
    guest.reads("padahal NIK 16 angka")
    await guest.sends(niks[1])
    guest.reads("1609••••••••5003")
    await guest.presses("✅ Kirim")
    guest.reads("DALAM PEMERIKSAAN", "Budi Anak")
    guest.does_not_read("Ahmad", niks[1])
    assert not await drafts(world)


async def test_the_nik_of_a_stranger_opens_nothing(masjid: Village, guest: Person, world: World) -> None:
    await family(masjid)
    stranger = nik_for(5_009)
    await masjid.names("Orang Lain", worker={"nik": stranger})
    read = set()
    for nik in (stranger, nik_for(6_000)):
        await guest.sends_contact(SHARED)
        await guest.sends(nik)
        await guest.presses("✅ Kirim")
        read.add(guest.newest.text)
    assert len(read) == 1
    assert "Data belum ditemukan" in read.pop()
    assert await attempts(world) == 2
    assert await linked(world, guest) is None


async def test_tries_with_one_nik_are_limited_whoever_tries(masjid: Village, world: World) -> None:
    await family(masjid)
    target = nik_for(5_009)
    for number in range(6):
        person = world.person(7_800 + number, "Penebak")
        await person.sends_contact(SHARED)
        await person.sends(target)
        await person.presses("✅ Kirim")
    person.reads("terlalu banyak percobaan")
    assert await attempts(world) == 5


async def test_an_unproven_number_opens_no_family(masjid: Village, guest: Person, world: World) -> None:
    niks = await family(masjid)
    await guest.sends_contact(SHARED)
    await guest.sends(niks[0])
    async with world.database.write() as session:
        account = (
            await session.scalars(select(Account).where(Account.telegram_id == guest.telegram_id))
        ).one()
        account.phone_proven = False
    await guest.presses("✅ Kirim")
    guest.reads("Data belum ditemukan")
    assert await linked(world, guest) is None


async def test_unlinking(masjid: Village, guest: Person, world: World) -> None:
    await masjid.names("Ahmad Contoh", worker={"phone": PHONE})
    await guest.sends_contact(SHARED)
    await guest.presses("Bukan data saya")
    guest.reads("Putuskan akun ini")
    await guest.presses("Tidak jadi")
    guest.reads("DALAM PEMERIKSAAN")
    await guest.presses("Bukan data saya")
    yes = guest.button("Ya, putuskan")
    await guest.sends_data(yes)
    guest.reads("sudah tidak terhubung")
    guest.does_not_read("DALAM PEMERIKSAAN", "1609")
    assert await linked(world, guest) is None
    await guest.sends_data(yes)
    guest.reads("memang tidak terhubung")


STATES: list[tuple[dict[str, Any], dict[str, Any] | None, list[str]]] = [
    ({"status": EnrolmentStatus.SUBMITTED}, None, ["DALAM PEMERIKSAAN", "Belum perlu melakukan apa-apa"]),
    (
        {"status": EnrolmentStatus.RETURNED, "reason": Reason.NIK_MISMATCH},
        None,
        ["PERLU DIPERBAIKI", "Data tidak cocok dengan NIK", "Pengurus sudah menerima pesannya"],
    ),
    (
        {"status": EnrolmentStatus.REJECTED, "reason": Reason.CIVIL_SERVANT},
        None,
        ["BELUM DAPAT DISETUJUI", "ASN, TNI, atau Polri", "Disnakertrans"],
    ),
    ({"status": EnrolmentStatus.WITHDRAWN}, None, ["PENGAJUAN DITARIK", "mintalah pengurus"]),
    ({"status": EnrolmentStatus.APPROVED}, None, ["DISETUJUI – MENUNGGU BPJS", "belum berlaku"]),
    (
        {"status": EnrolmentStatus.APPROVED},
        {},
        ["AKTIF sampai 31 Desember 2026", "per 1 November 2026", "Yang ditanggung", "2 × 24 jam"],
    ),
    (
        {"status": EnrolmentStatus.APPROVED},
        {"starts_on": date(2026, 12, 1), "ends_on": date(2027, 11, 30), "grace_until": date(2028, 2, 28)},
        ["MULAI 1 Desember 2026", "belum berlaku sebelum tanggal itu"],
    ),
    (
        {"status": EnrolmentStatus.APPROVED},
        {"starts_on": date(2025, 11, 1), "ends_on": date(2026, 10, 31), "grace_until": date(2027, 1, 31)},
        [
            "MASA TENGGANG sampai 31 Januari 2027",
            "Iuran terakhir sampai 31 Oktober 2026",
            "belum tentu dibayar",
        ],
    ),
    (
        {"status": EnrolmentStatus.APPROVED},
        {"starts_on": date(2025, 1, 1), "ends_on": date(2025, 12, 31), "grace_until": date(2026, 3, 31)},
        ["BERAKHIR sejak 31 Desember 2025", "tidak ada perlindungan"],
    ),
    (
        {"status": EnrolmentStatus.RETURNED, "reason": Reason.INCOMPLETE},
        {},
        ["AKTIF sampai", "perlu diperbaiki oleh pengurus", "Data belum lengkap"],
    ),
]


@pytest.mark.parametrize(("entry", "cover", "read"), STATES)
async def test_every_state_in_words(
    masjid: Village,
    guest: Person,
    world: World,
    entry: dict[str, Any],
    cover: dict[str, Any] | None,
    read: list[str],
) -> None:
    entry_id = await masjid.names("Ahmad Contoh", worker={"phone": PHONE}, **entry)
    if cover is not None:
        worker = (await entry_of(world, entry_id)).worker
        async with world.database.write() as session:
            await make_protection(session, worker, kpj="26012345678", **cover)
    await guest.sends_contact(SHARED)
    guest.reads(*read, "Bertanya langsung ke BPJS")
    guest.does_not_read("26012345678")


async def test_somebody_without_an_entry(guest: Person, world: World) -> None:
    async with world.database.write() as session:
        await make_worker(session, phone=PHONE, name="Ahmad Contoh")
    await guest.sends_contact(SHARED)
    guest.reads("BELUM TERDATA", "Mintalah takmir")


async def test_a_person_may_be_both(masjid: Village, world: World) -> None:
    await masjid.names("Ahmad Contoh", worker={"phone": PHONE})
    await masjid.takmir.sends("/status")
    await masjid.takmir.sends_contact(SHARED)
    masjid.takmir.reads("DALAM PEMERIKSAAN")
    await masjid.takmir.sends("/menu")
    assert masjid.takmir.has_button("➕ Tambah anggota")
