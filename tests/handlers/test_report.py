"""/laporan: a month as PDF and workbook, now or by itself on the first working day."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest
from sqlalchemy import select

from gateway.scheduler import Scheduler
from handlers.jobs import jobs
from models import AuditEntry, EnrolmentStatus
from tests.factories import make_protection
from tests.handlers.conftest import Person, Village, World, entry_of


@pytest.fixture
async def programme(world: World, masjid: Village) -> Village:
    """One person, AKTIF."""
    active = await masjid.names("Ahmad Aktif", status=EnrolmentStatus.APPROVED, days=90)
    async with world.database.write() as session:
        await make_protection(session, (await entry_of(world, active)).worker)
    return masjid


def names(person: Person) -> list[str]:
    """The documents in a chat."""
    return [one.file_name for one in person.chat.shown if one.method == "sendDocument"]


async def test_the_last_full_month_comes_as_pdf_and_workbook(staff: Person, programme: Village) -> None:
    await staff.sends("/laporan")
    staff.reads("Laporan cakupan Oktober 2026", "Dua halaman PDF")
    await staff.presses("⬇️ Buat laporan Oktober 2026")
    assert "Laporan Oktober 2026 sedang disusun" in staff.toast
    assert names(staff) == ["laporan-cakupan-2026-10-31.pdf", "laporan-cakupan-2026-10-31.xlsx"]
    staff.got("Laporan cakupan Oktober 2026", "dari 3.934 orang terlindungi")
    pdf = next(one.data or b"" for one in staff.chat.shown if one.file_name.endswith(".pdf"))
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") == 2
    book = openpyxl.load_workbook(io.BytesIO(staff.file().data or b""))
    assert book.sheetnames == ["Kecamatan", "Kelompok", "Perubahan", "Dari waktu ke waktu", "Arti angka"]


async def test_another_month_is_chosen_and_none_that_is_not_over(staff: Person, programme: Village) -> None:
    await staff.sends("/laporan")
    assert not any("▶️" in label for label in staff.buttons)
    await staff.presses("◀️ September 2026")
    await staff.presses("◀️ Agustus 2026")
    staff.reads("Laporan cakupan Agustus 2026")
    await staff.presses("September 2026 ▶️")
    await staff.presses("⬇️ Buat laporan September 2026")
    assert names(staff)[0] == "laporan-cakupan-2026-09-30.pdf"
    for data, month in (
        ("lpb:202612", "Oktober 2026"),
        ("lpb:199001", "Oktober 2023"),
        ("lpb:x", "Oktober 2026"),
    ):
        await staff.sends_data(data)
        staff.got(f"Laporan cakupan {month}", "Dua halaman PDF")


async def test_a_second_press_meanwhile_makes_no_second_report(
    world: World, staff: Person, programme: Village
) -> None:
    world.imports = False
    await staff.sends_data("lpm:202610")
    await staff.sends_data("lpm:202610")
    assert "sebentar lagi dikirim" in staff.toast


async def test_whoever_wants_it_gets_it_on_the_first_working_day_once(
    world: World, staff: Person, programme: Village
) -> None:
    await staff.sends("/laporan")
    await staff.presses("🔔 Kirimi saya setiap bulan")
    staff.reads("Dikirim kepada Anda setiap bulan")
    scheduler = Scheduler(
        world.database,
        [job for job in jobs(world.handlers, world.settings, world.regency) if job.name == "monthly-report"],
        world.regency.zone,
        clock=lambda: world.now,
    )
    await scheduler.begin()
    world.now = datetime(2026, 10, 25, 1, tzinfo=UTC)
    came = []
    for _ in range(20):
        world.now += timedelta(days=1)
        await scheduler.step()
        await scheduler.step()
        while await world._background():
            world._deliver(world._waiting)
            world._waiting = []
        came.append((world.now.date(), len(names(staff))))
    days = [day for (day, count), (_, before) in zip(came[1:], came, strict=False) if count > before]
    # The first of November 2026 is a Sunday.
    assert days == [date(2026, 11, 2)]
    assert names(staff) == ["laporan-cakupan-2026-10-31.pdf", "laporan-cakupan-2026-10-31.xlsx"]


async def test_it_can_be_stopped_and_both_stand_in_the_trail(world: World, staff: Person) -> None:
    await staff.sends("/laporan")
    await staff.presses("🔔 Kirimi")
    await staff.presses("🔕 Jangan kirim")
    staff.reads("Bisa juga dikirim sendiri")
    await staff.sends_data("lpt:maybe")
    async with world.database.read() as session:
        rows = await session.scalars(select(AuditEntry.after).where(AuditEntry.action == "account.reports"))
        assert list(rows) == ["on", "off"]


async def test_verifiers_and_coordinators_get_no_report(verifier: Person, programme: Village) -> None:
    for person in (verifier, programme.takmir):
        await person.sends("/laporan")
        await person.sends_data("lpm:202610")
        assert not names(person)
