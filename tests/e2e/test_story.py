"""The main job, from a takmir's first message to a marbot's answer, with the real bot process."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from models import AuditEntry, Enrolment, EnrolmentStatus, InboxStatus, InboxUpdate, StatusChange
from simulator import Person
from tests.e2e.conftest import World
from tests.e2e.play import NIKS, invite_staff, register_mosque, roster_file, send_off, submit_marbot

pytestmark = pytest.mark.e2e

PHONE = "+6281298765432"


async def approve_organisation_and_first(staff: Person) -> None:
    """The mosque is confirmed, then the older of the two people is approved."""
    await staff.send("/antrean")
    await staff.press("🕌 Lembaga saja (1)")
    await staff.press("✅ Konfirmasi")
    await staff.send("/antrean")
    await staff.press("▶️ Mulai dari yang paling lama")
    await staff.reads("Badri Contoh")
    await staff.press("✅ Setujui")
    await staff.reads("Badri Contoh disetujui")


async def return_second(staff: Person) -> None:
    """The other goes back with a reason and a word."""
    await staff.reads("Aisyah Contoh")
    await staff.press("↩️ Kembalikan")
    await staff.reads("Apa alasannya")
    await staff.press("Data belum lengkap")
    await staff.press("Nama")
    await staff.reads("Pesan untuk pengurus")
    await staff.send("Nama di KTP berbeda, mohon dicek.")
    await send_off(staff)
    await staff.reads("dikembalikan")


async def mend(takmir: Person) -> None:
    """The takmir is told, and the button opens the form at the name."""
    told = await takmir.reads("Perlu diperbaiki: Aisyah Contoh")
    assert "Nama di KTP berbeda" in told.text
    await takmir.press("✏️ Perbaiki sekarang")
    card = await takmir.reads("nama lengkap")
    assert "Dikembalikan petugas" in card.text
    await takmir.send("Aisyah Putri Contoh")
    await send_off(takmir)
    await takmir.reads("Perbaikan untuk Aisyah Putri Contoh sudah dikirim")


async def import_roster(staff: Person) -> None:
    """BPJS's file as a document: preview, confirm, result; and once more without effect."""
    today = datetime.now(UTC).date()
    start, end = today - timedelta(days=30), today + timedelta(days=335)
    data = roster_file([(NIKS[0], "Badri Contoh", start, end), (NIKS[1], "Aisyah Putri Contoh", start, end)])
    await staff.send_file("peserta.xlsx", data)
    await staff.reads("peserta.xlsx")
    await staff.press("✅ Terapkan")
    await staff.sees(lambda messages: any(one.by_bot and one.file_name for one in messages))
    await staff.send_file("peserta lagi.xlsx", data)
    await staff.reads("sudah")


async def test_the_story(world: World) -> None:
    admin = await world.admin()
    takmir = await world.person("Sarkowi Lemat", phone="+6281234567890")
    marbot = await world.person("Badri", phone=PHONE)
    staff = await invite_staff(world, admin)

    await register_mosque(takmir)
    first = await submit_marbot(takmir, NIKS[0], "Badri Contoh", "0812-9876-5432")
    second = await submit_marbot(takmir, NIKS[1], "Aisyah Contoh")
    assert first != second

    await approve_organisation_and_first(staff)
    await return_second(staff)
    await mend(takmir)
    await staff.send("/antrean")
    await staff.press("▶️ Mulai dari yang paling lama")
    await staff.reads("Aisyah Putri Contoh")
    await staff.press("✅ Setujui")
    await takmir.reads("Disetujui: Aisyah Putri Contoh")

    await marbot.start()
    await marbot.press("👷 Pekerja, mau cek status")
    await marbot.share_contact()
    await marbot.reads("DISETUJUI – MENUNGGU BPJS")
    await import_roster(staff)
    await marbot.send("/status")
    answer = await marbot.reads("AKTIF sampai")
    assert NIKS[0] not in await marbot.transcript()
    assert "1609••••••••0011" in answer.text

    await _nothing_is_left_over(world)


async def _nothing_is_left_over(world: World) -> None:
    """Every update is done, every change is on record, and no payload lies about."""
    database = world.database()
    try:
        async with database.read() as session:
            left = select(func.count()).select_from(InboxUpdate).where(InboxUpdate.status != InboxStatus.DONE)
            assert await session.scalar(left) == 0
            kept = select(func.count()).select_from(InboxUpdate).where(InboxUpdate.payload.is_not(None))
            assert await session.scalar(kept) == 0
            statuses = (await session.scalars(select(Enrolment.status))).all()
            # BPJS's file has taken both in.
            assert statuses == [EnrolmentStatus.ENROLLED] * 2
            steps = (await session.scalars(select(StatusChange.after).order_by(StatusChange.id))).all()
            assert steps.count(EnrolmentStatus.RETURNED) == 1
            assert steps.count(EnrolmentStatus.SUBMITTED) == 3
            assert await session.scalar(select(func.count()).select_from(AuditEntry))
    finally:
        await database.close()


async def test_a_form_goes_on_after_the_bot_was_away(world: World) -> None:
    takmir = await world.person("Sarkowi Lemat", phone="+6281234567890")
    await takmir.start()
    await takmir.press("🚒 Koordinator posko damkar")
    await takmir.send("Posko Contoh")
    await takmir.reads("Di kecamatan mana")
    await world.bot.stop()
    await takmir.send("buay sandang aji")
    await takmir.send("/start")
    await world.bot.start()
    await takmir.reads("Di desa atau kelurahan mana")
    await takmir.press("▶️ Lanjutkan")
    card = await takmir.reads("Di desa atau kelurahan mana")
    assert "Langkah" in card.text


async def test_the_bot_stops_gracefully(world: World) -> None:
    somebody = await world.person("Warga")
    await somebody.start()
    await somebody.reads("selamat datang")
    assert await world.bot.stop() == 0
    assert "Traceback" not in world.bot.said()
