"""The demo as an operator starts it, and somebody who uses nothing but its chat page."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import (
    ConsoleMessage,
    Download,
    Locator,
    Page,
    ViewportSize,
    async_playwright,
    expect,
)

from tests.e2e.conftest import ROOT

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}
SCREENSHOTS = ROOT / "artifacts" / "screenshots"
# What a small machine may take for one answer while it does other things as well.
PATIENCE = 30_000
# The end of the chat, or the beginning of a last message that is higher than the window.
SETTLED = """() => {
  const log = document.getElementById("messages");
  const top = log.lastElementChild.getBoundingClientRect().top - log.getBoundingClientRect().top;
  return log.scrollHeight - log.scrollTop - log.clientHeight < 2 || (top >= 0 && top < 16);
}"""


class Demo:
    """`python bot.py --demo` in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None
        self.address = ""

    async def start(self, *, fresh: bool = False) -> None:
        """Starts it on a free port, or on the one it had; `address` is what it prints."""
        port = str(urlsplit(self.address).port or 0)
        arguments = ["--demo", "--folder", str(self._folder), "--port", port, *(["--fresh"] if fresh else [])]
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, str(ROOT / "bot.py"), *arguments),
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "HOME": str(self._folder.parent)},
            stdout=asyncio.subprocess.PIPE,
        )
        assert self._process.stdout is not None
        async with asyncio.timeout(PATIENCE / 1000):
            while (line := (await self._process.stdout.readline()).decode()) and "open http" not in line:
                pass
        found = re.search(r"http://\S+", line)
        assert found, "the demo ended before it said where it is"
        self.address = found[0]

    async def end(self, number: signal.Signals = signal.SIGINT) -> int:
        """Ctrl-C, or another signal; the exit status."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(number)
        async with asyncio.timeout(PATIENCE / 1000):
            await self._process.communicate()
        assert self._process.returncode is not None
        return self._process.returncode


class Somebody:
    """Clicks and types in one window, as whoever is chosen in its list of people."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.log = page.get_by_role("log")

    async def become(self, name: str) -> None:
        """Chooses somebody in the list of people."""
        back = self.page.get_by_role("button", name="Kembali ke daftar orang")
        if await back.is_visible():
            await back.click()
        await self.page.get_by_role("navigation").get_by_role("button", name=re.compile(f"^{name}")).click()
        await expect(self.page.locator("#as")).to_contain_text(f"sebagai {name}")

    async def start(self) -> None:
        """The button of a chat that was never begun."""
        await self.page.get_by_role("button", name="MULAI", exact=True).click()

    async def send(self, text: str) -> None:
        """Types and presses Enter."""
        await self.page.get_by_label("Tulis pesan").fill(text)
        await self.page.keyboard.press("Enter")

    async def command(self, name: str) -> None:
        """Chooses from the bot's menu of commands."""
        await self.page.get_by_role("button", name="Daftar perintah").click()
        await self.page.get_by_role("option", name=f"/{name} ").click()

    async def press(self, label: str | re.Pattern[str]) -> None:
        """The lowest button of that name under a message."""
        exact = isinstance(label, str)
        await self.log.get_by_role("group").get_by_role("button", name=label, exact=exact).last.click()

    async def reads(self, text: str | re.Pattern[str]) -> Locator:
        """Waits until a message of the bot says so; the lowest of them."""
        lowest = self.log.locator(".theirs").filter(has_text=text).last
        await expect(lowest).to_be_visible()
        return lowest

    async def answer(self, question: str, text: str) -> None:
        """Waits for a question, then types."""
        await self.reads(question)
        await self.send(text)

    async def tap(self, question: str, label: str | re.Pattern[str]) -> None:
        """Waits for a question, then presses one of its buttons."""
        await self.reads(question)
        await self.press(label)

    async def share_contact(self) -> None:
        """The bot's button below the typing box, and the question whether one is sure."""
        await self.page.locator("#keyboard").get_by_role("button", name="Kirim nomor HP saya").click()
        await self.page.get_by_role("dialog").get_by_role("button", name="Bagikan", exact=True).click()

    async def attach(self, label: str | re.Pattern[str]) -> None:
        """Chooses from the paper clip's menu."""
        await self.page.get_by_role("button", name="Lampirkan").click()
        await self.page.get_by_role("dialog").get_by_role("button", name=label).click()

    async def download(self, name: str | re.Pattern[str]) -> Download:
        """Saves a file that the bot sent."""
        label = f"Unduh {name}" if isinstance(name, str) else name
        async with self.page.expect_download() as begun:
            await self.page.get_by_role("link", name=label).last.click()
        return await begun.value

    async def fits(self) -> bool:
        """Whether nothing sticks out sideways."""
        return bool(await self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))

    async def shoot(self, name: str) -> None:
        """Keeps what is seen now, at the end of the chat; nothing may stick out sideways."""
        toast = self.page.locator("#toast")
        if await toast.is_visible():
            await toast.click()
        await self.page.wait_for_function(SETTLED)
        assert await self.fits(), name
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=SCREENSHOTS / f"{name}.png", animations="disabled")


class Watch:
    """What a browser complained about, and whom it asked."""

    def __init__(self, page: Page) -> None:
        self.complaints: list[str] = []
        self.hosts: set[str | None] = set()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._note)
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname))

    def _note(self, told: ConsoleMessage) -> None:
        if told.type in ("error", "warning"):
            self.complaints.append(told.text)

    def found_nothing(self) -> None:
        """No error, no warning, and no other machine."""
        assert self.complaints == []
        assert self.hosts <= {"127.0.0.1"}


@asynccontextmanager
async def windows() -> AsyncIterator[tuple[Somebody, Somebody]]:
    """A window on a desk and one on a phone, of one browser each; their complaints fail the test."""
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        desk = await chromium.new_page(viewport=DESKTOP, locale="id-ID", accept_downloads=True)
        phone = await chromium.new_page(viewport=PHONE, locale="id-ID", has_touch=True, is_mobile=True)
        watches = [Watch(page) for page in (desk, phone)]
        for page in (desk, phone):
            page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        yield Somebody(desk), Somebody(phone)
        await chromium.close()
        for watch in watches:
            watch.found_nothing()
