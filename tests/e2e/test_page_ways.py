"""The three ways to bring in many people, in the chat page on a phone: a photo, a pasted list, a workbook."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import openpyxl
import pytest

from services.ktp.reader import is_installed
from tests.e2e.page import CHROMIUM, Demo, Somebody, windows

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.browser,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}"),
]

TAKMIR = "Zulfikri Ranau"
LIST = """Assalamualaikum, ini datanya
1. Karim Tempel, 1609990101700031
2. Rahma Tempel 1609995202800032 0813-6000-0001
3. Yusuf Tempel 16099903037"""
ROWS = (
    ("1609990404750041", "Umar Berkas"),
    ("1609994505850042", "Laila Berkas"),
    ("1,60901E+15", "Hasan Berkas"),
)


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Demo]:
    """The demo with new people, running."""
    running = Demo(tmp_path / "demo")
    await running.start(fresh=True)
    yield running
    assert await running.end() == 0


async def paste(takmir: Somebody) -> None:
    """One message of greetings and people."""
    await takmir.send("/tempel")
    await takmir.reads("satu orang")
    await takmir.shoot("ways-paste-template-360")
    await takmir.send(LIST)
    await takmir.reads("3 orang terbaca")
    await takmir.shoot("ways-paste-card-360")
    await takmir.press(re.compile("^✅ Daftarkan 2 Marbot"))
    await takmir.reads("Sudah didaftarkan: 2")


async def workbook(takmir: Somebody, folder: Path) -> None:
    """The template, filled in with one NIK that Excel has cut."""
    await takmir.send("/templat")
    given = await takmir.download("templat-")
    path = folder / "daftar.xlsx"
    await given.save_as(path)
    book = openpyxl.load_workbook(path)
    sheet = next(one for one in book if any(cell.value == "NIK" for row in one.iter_rows() for cell in row))
    (head,) = [row for row in sheet.iter_rows() if any(cell.value == "NIK" for cell in row)]
    columns = {str(cell.value): int(cell.column or 0) for cell in head}
    for number, (nik, name) in enumerate(ROWS, start=int(head[0].row or 0) + 2):
        sheet.cell(number, columns["NIK"], nik)
        sheet.cell(number, next(at for title, at in columns.items() if title.startswith("Nama")), name)
    book.save(path)
    await takmir.page.locator("#file-input").set_input_files(path)
    await takmir.reads(re.compile("Berkas untuk.*Siap didaftarkan: 2", re.DOTALL))
    await takmir.press(re.compile("^✅ Daftarkan 2 Marbot"))
    await takmir.reads(re.compile("Berkas untuk.*Sudah didaftarkan: 2", re.DOTALL))
    await takmir.shoot("ways-workbook-360")


async def photo(takmir: Somebody) -> None:
    """One of the cards of nobody."""
    await takmir.attach(re.compile("KTP-contoh-1"))
    await takmir.reads("SAMSUL CONTOH")
    await takmir.reads("1 orang terbaca")
    await takmir.shoot("ways-photo-360")
    await takmir.press(re.compile("^✅ Daftarkan 1 Marbot"))
    await takmir.reads("Sudah didaftarkan: 1")


async def test_the_three_ways_in(demo: Demo, tmp_path: Path) -> None:
    async with windows() as (_, takmir):
        await takmir.page.goto(demo.address)
        await takmir.become(TAKMIR)
        await takmir.start()
        await paste(takmir)
        await workbook(takmir, tmp_path)
        if is_installed():
            await photo(takmir)
        await takmir.send("/anggota")
        await takmir.reads("Anggota yang didaftarkan")
        await takmir.shoot("ways-members-360")
