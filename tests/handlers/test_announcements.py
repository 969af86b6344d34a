"""/pengumuman as transcripts: previewed, sent a few at a time, stopped, gone on with, reported, limited."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import select, update

from gateway.scheduler import Scheduler
from handlers.jobs import jobs
from models import (
    Account,
    AuditEntry,
    Database,
    DeliveryState,
    Mailing,
    MailingRecipient,
    MailingStatus,
    Role,
)
from tests.handlers.clock import Clockwork
from tests.handlers.conftest import NOW, Person, Village, World, village, world_on

WORDS = "Mohon data anggota dilengkapi sebelum akhir bulan. Terima kasih."


@pytest.fixture
async def world(database: Database) -> World:
    """The bot on SQLite and on PostgreSQL in turn: the rows of a mailing are made by the database itself."""
    return world_on(database)


@pytest.fixture
async def clock(world: World) -> Clockwork:
    """The bot has started."""
    found = Clockwork(world)
    await found.begin()
    return found


@pytest.fixture
async def many(world: World) -> list[Person]:
    """Sixty coordinators."""
    return [(await village(world, name=f"Masjid Nomor {number}")).takmir for number in range(60)]


async def writes(staff: Person, words: str = WORDS, to: str = "Pengurus lembaga") -> None:
    """From the command to the preview."""
    await staff.sends("/pengumuman")
    await staff.presses(to)
    if to.startswith("Pe") and "lapangan" not in to:
        for label in ("Semua kecamatan", "Semua kelompok", "Semua"):
            await staff.presses(label)
    await staff.sends(words)
    await staff.presses("✅ Kirim")


async def states(world: World) -> Counter[DeliveryState]:
    async with world.database.read() as session:
        return Counter(await session.scalars(select(MailingRecipient.state)))


def readers(people: list[Person]) -> int:
    return sum(any(WORDS in shown.text for shown in one.chat.shown) for one in people)


async def test_a_preview_sends_nothing_and_can_be_dropped(
    staff: Person, many: list[Person], clock: Clockwork, world: World
) -> None:
    await writes(staff)
    staff.reads("Akan dikirim ke 60 orang", "Pengumuman Disnakertrans", WORDS)
    await clock.passes(minutes=5)
    assert readers(many) == 0
    await staff.presses("✖️ Tidak jadi")
    staff.reads("tidak jadi")
    async with world.database.read() as session:
        (mailing,) = (await session.scalars(select(Mailing))).all()
        assert (mailing.status, mailing.words) == (MailingStatus.DROPPED, None)
    await staff.sends_data(f"mb:{mailing.id}")
    assert "berubah" in staff.toast


async def test_it_goes_out_a_few_at_a_time_and_is_reported(
    staff: Person, many: list[Person], clock: Clockwork, world: World
) -> None:
    async with world.database.write() as session:
        away = update(Account).where(Account.telegram_id == many[0].telegram_id)
        await session.execute(away.values(blocked_at=NOW))
    clock.fails = {many[1].telegram_id: "BadRequest: something odd"}
    await writes(staff)
    staff.reads("ke 59 orang", "tidak dikirimi: 1")
    await staff.presses("✅ Kirim ke 59")
    await clock.scheduler.step()
    assert (await states(world))[DeliveryState.QUEUED] <= 25
    for _ in range(20):
        await clock.passes(seconds=2)
    assert readers(many) == 58
    assert await states(world) == {
        DeliveryState.DELIVERED: 58, DeliveryState.BLOCKED: 1, DeliveryState.FAILED: 1,
    }  # fmt: skip
    staff.reads("Selesai", "Sampai: 58", "Memblokir bot: 1", "Gagal: 1", "Menunggu: 0")
    assert all(sum(WORDS in shown.text for shown in one.chat.shown) <= 1 for one in many)
    async with world.database.read() as session:
        begun = (await session.scalars(select(AuditEntry).where(AuditEntry.action == "mailing.begin"))).one()
        assert begun.after == "people=60 role=coordinator"
        assert begun.note == WORDS


async def test_it_goes_on_after_a_restart_and_writes_to_nobody_twice(
    staff: Person, many: list[Person], clock: Clockwork, world: World
) -> None:
    await writes(staff)
    await staff.presses("✅ Kirim ke 60")
    await clock.scheduler.step()
    # The process dies here; another one begins with what stands in the tables.
    due = jobs(world.handlers, world.settings, world.regency)
    clock.scheduler = Scheduler(world.database, due, world.regency.zone, clock=lambda: world.now)
    await clock.begin()
    for _ in range(20):
        await clock.passes(seconds=2)
    assert await states(world) == {DeliveryState.DELIVERED: 60}
    assert all(sum(WORDS in shown.text for shown in one.chat.shown) == 1 for one in many)


async def test_it_can_be_stopped_and_gone_on_with(
    staff: Person, many: list[Person], clock: Clockwork, world: World
) -> None:
    await writes(staff)
    await staff.presses("✅ Kirim ke 60")
    await clock.scheduler.step()
    await clock.deliver()
    await staff.presses("⏹ Hentikan")
    staff.reads("Dihentikan")
    for _ in range(10):
        await clock.passes(seconds=2)
    assert readers(many) == 25
    assert (await states(world))[DeliveryState.WAITING] == 35
    await staff.sends_data(staff.button("▶️ Lanjutkan").replace("mr", "ms"))
    assert "berubah" in staff.toast
    await staff.presses("▶️ Lanjutkan")
    for _ in range(10):
        await clock.passes(seconds=12)
    assert readers(many) == 60
    staff.got("Sampai: 60")


async def test_whoever_blocks_the_bot_meanwhile_is_passed_over(
    staff: Person, many: list[Person], clock: Clockwork, world: World
) -> None:
    await writes(staff)
    await staff.presses("✅ Kirim ke 60")
    await clock.scheduler.step()
    async with world.database.write() as session:
        away = update(Account).where(Account.telegram_id == many[-1].telegram_id)
        await session.execute(away.values(blocked_at=world.now))
    for _ in range(20):
        await clock.passes(seconds=2)
    assert (await states(world))[DeliveryState.BLOCKED] == 1
    assert readers(many[-1:]) == 0


async def test_answers_to_people_do_not_wait_behind_it(
    staff: Person, many: list[Person], clock: Clockwork, world: World
) -> None:
    await writes(staff)
    await staff.presses("✅ Kirim ke 60")
    for _ in range(10):
        # Telegram is slow: nothing goes out, and so nothing more is put in.
        await clock.scheduler.step()
        world.now = world.now.replace(second=(world.now.second + 2) % 60)
    queued = (await states(world))[DeliveryState.QUEUED]
    assert 0 < queued <= 25


async def test_limits_of_length_and_number(
    staff: Person, many: list[Person], clock: Clockwork, world: World
) -> None:
    await staff.sends("/pengumuman")
    await staff.presses("Petugas lapangan")
    await staff.sends("x" * 1_001)
    staff.reads("1.001 huruf", "10 sampai 1.000")
    await staff.sends("NIK 1609011708800001 mohon diperbaiki ya")
    staff.reads("seperti NIK")
    await staff.sends("/batal")
    for _ in range(3):
        await writes(staff)
        await staff.presses("✅ Kirim ke 60")
        for _ in range(15):
            await clock.passes(seconds=2)
    await writes(staff)
    await staff.presses("✅ Kirim ke 60")
    assert "sudah 3 pengumuman" in staff.toast


async def test_one_at_a_time(staff: Person, many: list[Person], clock: Clockwork) -> None:
    await writes(staff)
    await staff.presses("✅ Kirim ke 60")
    await writes(staff)
    await staff.presses("✅ Kirim ke 60")
    assert "sedang dikirim" in staff.toast


async def test_nobody_like_that(staff: Person, world: World) -> None:
    await writes(staff, to="Petugas lapangan")
    staff.reads("Tidak ada orang seperti itu")
    await world.holder("Tono", Role.VERIFIER)
    await staff.presses("Petugas lapangan")
    await staff.presses("✅ Kirim")
    staff.reads("Akan dikirim ke 1 orang")


@pytest.mark.parametrize("name", ["mb", "mx", "ml", "ms", "mr"])
async def test_forged_presses_do_nothing(staff: Person, masjid: Village, name: str) -> None:
    await staff.sends_data(f"{name}:77")
    assert "tidak ada" in staff.toast.lower()


async def test_words_are_shown_as_written_and_never_as_markup(
    staff: Person, many: list[Person], clock: Clockwork
) -> None:
    await writes(staff, "Baris <b>satu</b> & dua\n\n\n\nBaris tiga")
    staff.reads("Baris <b>satu</b> & dua\n\nBaris tiga")
