"""What a handler holds: the words of the person, answers to presses, messages to others."""

from __future__ import annotations

from sqlalchemy import update

from models import Account
from tests.handlers.conftest import Person, Village, World


async def test_a_toast_has_no_markup(masjid: Village) -> None:
    entry_id = await masjid.names("Ahmad Contoh")
    await masjid.takmir.sends_data(f"tarik:{entry_id}:1:ya")
    await masjid.takmir.sends_data(f"tarik:{entry_id}:1:ya")
    assert "ditarik kembali" in masjid.takmir.toast
    assert "<b>" not in masjid.takmir.toast


async def test_what_answers_a_press_that_was_answered_early_is_a_message(masjid: Village) -> None:
    await masjid.takmir.sends_data("orang:0", answered=True)
    masjid.takmir.reads("tidak ditemukan")
    assert masjid.takmir.toast == ""


async def test_others_are_told_in_their_own_language(masjid: Village, staff: Person, world: World) -> None:
    await masjid.names("Ahmad Contoh")
    async with world.database.write() as session:
        of_takmir = Account.telegram_id == masjid.takmir.telegram_id
        await session.execute(update(Account).where(of_takmir).values(language="en"))
    await staff.sends("/antrean")
    await staff.presses("▶️ Mulai")
    await staff.presses("↩️")
    staff.reads("alasannya")
    await staff.presses("Data belum lengkap")
    await staff.presses("Alamat")
    await staff.presses("Lewati")
    await staff.presses("✅ Kirim")
    masjid.takmir.reads("Ahmad Contoh")
    masjid.takmir.does_not_read("Dikembalikan")
