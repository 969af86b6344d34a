from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import ConsoleMessage, FilePayload, Page, async_playwright, expect

from simulator import Person, Server, Simulator
from simulator.page import PAGE, words
from tests.simulator.conftest import Bot
from tests.simulator.samples import png

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ARTIFACTS = Path(__file__).parents[2] / "artifacts"
browser = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium at /usr/bin/chromium"),
]


def test_every_word_of_the_page_exists_and_every_word_is_used() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in PAGE.glob("*.js"))
    said = set(re.findall(r'say\(\s*"([\w-]+)"', source))
    for language in ("id", "en"):
        known = words(language)
        assert said <= set(known)
        assert [word for word in known if f'"{word}"' not in source] == []
    assert words("id").keys() == words("en").keys()
    assert words("fr") == words("id")
    assert words("id")["as"] == "sebagai {name}"


def test_nothing_comes_from_outside_and_nothing_is_parsed_as_markup() -> None:
    for path in PAGE.iterdir():
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", source), path
        assert not re.search(r"(?:src|href|url\()=?[\"'(]?https?://", source), path


async def test_the_page_and_its_parts_are_served(bot: Bot, server: Server) -> None:
    async with bot.session.get(server.url) as answer:
        assert answer.content_type == "text/html"
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        parts = re.findall(r'(?:src|href)="(/page/[\w.]+)"', await answer.text())
    for part in [*parts, "/page/words/en.json"]:
        async with bot.session.get(server.url + part) as answer:
            assert answer.status == 200, part
    for wrong in ("/page/none.js", "/page/..%2fpage.py"):
        async with bot.session.get(server.url + wrong) as answer:
            assert answer.status == 404


def is_complaint(told: ConsoleMessage) -> bool:
    # A lost connection is told by the browser itself, and by the page to the person.
    return told.type == "error" and not told.text.startswith("Failed to load resource")


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    """A phone-sized window; complaints of the browser fail the test."""
    complaints: list[str] = []
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        opened = await chromium.new_page(viewport={"width": 360, "height": 720}, locale="id-ID")
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.on("console", lambda told: complaints.append(told.text) if is_complaint(told) else None)
        opened.set_default_timeout(15_000)
        yield opened
        await chromium.close()
    assert complaints == []


@pytest.fixture
async def echo(bot: Bot) -> AsyncIterator[None]:
    """Says everything again with a button; the button edits the message."""

    async def answer(update: Any) -> None:
        if "callback_query" in update:
            query = update["callback_query"]
            card = query["message"]
            await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="Baik, dicatat")
            where = {"chat_id": card["chat"]["id"], "message_id": card["message_id"]}
            await bot.call("editMessageText", **where, text="<b>Sudah</b> ditekan", parse_mode="HTML")
            return
        message = update["message"]
        keys = {"inline_keyboard": [[{"text": "Tekan saya", "callback_data": "x"}]]}
        text = f"Anda menulis: {message.get('text', 'sebuah berkas')}"
        await bot.call("sendMessage", chat_id=message["chat"]["id"], text=text, reply_markup=keys)

    async def run() -> None:
        offset = 0
        while True:
            for update in await bot.updates(offset=offset, timeout=30):
                offset = update["update_id"] + 1
                await answer(update)

    running = asyncio.create_task(run())
    yield
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def fits(page: Page) -> bool:
    width = await page.evaluate("document.documentElement.scrollWidth")
    return bool(width <= await page.evaluate("innerWidth"))


async def shoot(page: Page, name: str) -> None:
    ARTIFACTS.mkdir(exist_ok=True)
    await page.screenshot(path=ARTIFACTS / f"{name}.png")


class TestInTheBrowser:
    pytestmark = browser

    async def test_a_dialogue_on_a_phone(self, page: Page, server: Server, echo: None) -> None:
        server.simulator.add_person(name="Siti Aminah", role="Pekerja", hint="Cek status perlindungan.")
        await page.goto(server.url)
        await expect(page.get_by_text("Cek status perlindungan.")).to_be_visible()
        assert await fits(page)
        await shoot(page, "simulator-people-360")
        await page.get_by_role("button", name="Siti Aminah").click()
        await page.get_by_role("button", name="MULAI").click()
        log = page.get_by_role("log")
        await expect(log.get_by_text("Anda menulis: /start")).to_be_visible()
        await page.get_by_label("Tulis pesan").fill("<b>bukan tebal</b>")
        await page.keyboard.press("Enter")
        await expect(log.get_by_text("Anda menulis: <b>bukan tebal</b>")).to_be_visible()
        await page.get_by_role("button", name="Tekan saya").last.click()
        await expect(page.get_by_role("status")).to_have_text("Baik, dicatat")
        await expect(log.locator("strong", has_text="Sudah")).to_be_visible()
        await expect(page.get_by_role("button", name="Tekan saya")).to_have_count(1)
        assert await fits(page)
        await shoot(page, "simulator-chat-360")

    async def test_contact_command_link_and_file(
        self, page: Page, server: Server, bot: Bot, simulator: Simulator
    ) -> None:
        siti = await Person.join(simulator, name="Siti", phone="+62812", role="Pengurus")
        await Person.join(simulator, name="Budi", role="Pekerja")
        await siti.start()
        await bot.call("setMyCommands", commands=[{"command": "anggota", "description": "Daftar anggota"}])
        ask = {"keyboard": [[{"text": "Bagikan nomor", "request_contact": True}]]}
        link = "Bagikan https://t.me/lindung_bot?start=klaim_1"
        await bot.call("sendMessage", chat_id=siti.id, text=link, reply_markup=ask)
        await page.set_viewport_size({"width": 1100, "height": 760})
        await page.goto(f"{server.url}/#{siti.id}")
        await page.get_by_role("button", name="Bagikan nomor").click()
        await page.get_by_role("button", name="Bagikan", exact=True).click()
        await expect(page.get_by_role("log").get_by_text("+62812")).to_be_visible()
        await page.get_by_role("button", name="Daftar perintah").click()
        await page.get_by_role("option", name="/anggota").click()
        await expect(page.get_by_role("log").get_by_text("/anggota")).to_be_visible()
        photo = FilePayload(name="ktp.png", mimeType="image/png", buffer=png(120, 80))
        await page.locator("#photo-input").set_input_files(photo)
        await expect(page.get_by_role("button", name="Lihat foto lebih besar")).to_be_visible()
        await page.locator("#file-input").set_input_files(
            FilePayload(name="roster.csv", mimeType="text/csv", buffer=b"nik")
        )
        async with page.expect_download() as download:
            await page.get_by_role("link", name="Unduh roster.csv").click()
        assert (await download.value).suggested_filename == "roster.csv"
        await page.get_by_role("link", name="t.me/lindung_bot").click()
        await shoot(page, "simulator-link-desktop")
        await page.get_by_role("dialog").get_by_role("button", name="Budi").click()
        await expect(page.get_by_role("log").get_by_text("/start klaim_1")).to_be_visible()
        await expect(page.locator("#as")).to_have_text("sebagai Budi")
        await shoot(page, "simulator-chat-desktop")

    async def test_unread_deleted_blocked_and_english(
        self, page: Page, bot: Bot, siti: Person, server: Server, simulator: Simulator
    ) -> None:
        sent = await bot.call("sendMessage", chat_id=siti.id, text="satu")
        await bot.call("sendMessage", chat_id=siti.id, text="dua")
        await page.goto(f"{server.url}/?lang=en")
        await expect(page.get_by_label("2 new messages")).to_be_visible()
        await page.get_by_role("button", name="Siti Aminah").click()
        await expect(page.get_by_role("log").get_by_text("satu")).to_be_visible()
        await bot.call("deleteMessage", chat_id=siti.id, message_id=sent["message_id"])
        await expect(page.get_by_role("log").get_by_text("satu")).to_have_count(0)
        await siti.block()
        await page.get_by_role("button", name="UNBLOCK AND START AGAIN").click()
        await expect(page.get_by_label("Write a message")).to_be_visible()
        await page.get_by_role("button", name="Back to the list of people").click()
        await expect(page.locator(".badge")).to_have_count(0)
        assert simulator.chats[siti.id].blocked is False

    async def test_a_lost_connection_is_said_and_found_again(self, page: Page, server: Server) -> None:
        server.simulator.add_person(name="Siti")
        await page.goto(server.url)
        await expect(page.get_by_role("button", name="Siti")).to_be_visible()
        await page.route("**/sim/**", lambda route: route.abort())
        server.simulator.add_person(name="Budi")
        await expect(page.get_by_role("alert")).to_have_text("Sambungan terputus. Mencoba lagi…")
        await page.unroute("**/sim/**")
        await expect(page.get_by_role("button", name="Budi")).to_be_visible()
        await expect(page.get_by_role("alert")).to_be_hidden()
