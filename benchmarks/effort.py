"""`python -m benchmarks.effort [--only WAY]`: what registering one person costs the coordinator.

Scripted people do with the real bot process what people would do: every action waits for its answer. Counted:

- actions: a message sent, a button pressed, a file or photo attached (opening the chat is none);
- typed characters; a pasted list and the cells of a sheet count in full, since somebody typed them once;
- bytes in: the bodies of the bot's calls to this chat, which are what the phone is sent; bytes out: the
  bodies of the actions. Telegram packs both tighter, so they are upper bounds;
- round trips: actions whose answer had to be waited for before the next one.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import json
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

from benchmarks.bots import OURS, TOKEN, Running
from benchmarks.scripts import FIRST, LAST, nik
from regency import DEFAULT_FOLDER, load_regency
from simulator import Person, Simulator, serve
from simulator.errors import Json

PATIENCE = 20.0
READING = 90.0
"""Seconds for the first photo: the reader's process starts with it."""
MOST_BYTES = 20_000
"""A person besides the photo."""


@dataclass
class Tally:
    """What was done and carried so far."""

    actions: int = 0
    typed: int = 0
    bytes_in: int = 0
    bytes_out: int = 0
    files: int = 0

    def since(self, before: Tally) -> Tally:
        """What came on top of an earlier count."""
        return Tally(*(getattr(self, name) - getattr(before, name) for name in self.__dataclass_fields__))


class Counted(Person):
    """A person of the simulator whose actions are counted; `files` are bytes of photos and sheets alone."""

    def __init__(self, where: Simulator | str, id: int, name: str = "", chat_id: int | None = None) -> None:
        super().__init__(where, id, name, chat_id)
        self.done = Tally()

    async def _act(self, action: str, **body: object) -> Json:
        content = body.pop("content", None)
        self.done.actions += 1
        self.done.bytes_out += len(json.dumps(body, ensure_ascii=False).encode())
        if content is not None:
            self.done.files += len(str(content)) * 3 // 4
            body["content"] = content
        return await super()._act(action, **body)

    async def types(self, text: str) -> None:
        """Types and sends."""
        self.done.typed += len(text)
        await self.send(text)


@dataclass(frozen=True)
class Goal:
    """The most that a path may cost: actions for one person, or for all when `of_all`; typed characters."""

    actions: int
    typed: int | None = None
    of_all: bool = False


@dataclass(frozen=True)
class Way:
    """One way in: its name, how many people it takes in one go, what is done, and what it may cost."""

    name: str
    people: int
    take: Callable[[Counted, Sequence[tuple[str, str]]], Awaitable[None]]
    goal: Goal


@dataclass(frozen=True)
class Cost:
    """What a way cost, for `people`."""

    way: Way
    people: int
    tally: Tally

    def each(self, amount: int) -> float:
        """The share of one person."""
        return amount / self.people

    @property
    def misses(self) -> list[str]:
        """The goals that are not met, in words."""
        goal, missed = self.way.goal, []
        actions = self.tally.actions if goal.of_all else self.each(self.tally.actions)
        if actions > goal.actions:
            missed.append(f"{self.way.name}: {actions:.1f} actions, the goal is {goal.actions}")
        if goal.typed is not None and self.each(self.tally.typed) > goal.typed:
            missed.append(
                f"{self.way.name}: {self.each(self.tally.typed):.0f} typed, the goal is {goal.typed}"
            )
        carried = self.each(self.tally.bytes_in + self.tally.bytes_out)
        if carried > MOST_BYTES:
            missed.append(f"{self.way.name}: {carried:.0f} bytes a person, the goal is {MOST_BYTES}")
        return missed


def somebody(number: int) -> tuple[str, str]:
    """An invented NIK and name; no two of a run are the same."""
    return nik(number), f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]}"


async def by_form(takmir: Counted, people: Sequence[tuple[str, str]]) -> None:
    """One after the other; the first from the menu, the others by "Tambah lagi"."""
    for place, (number, name) in enumerate(people):
        if place == 0:
            await takmir.press("➕ Tambah anggota", PATIENCE)
            await takmir.press("Marbot", PATIENCE)
        else:
            await takmir.press("➕ Tambah lagi", PATIENCE)
        await takmir.reads("Berapa NIK", PATIENCE)
        await takmir.types(number)
        await takmir.reads("nama lengkap", PATIENCE)
        await takmir.types(name)
        await takmir.press("Ya, benar", PATIENCE)
        await takmir.press("Muaradua", PATIENCE)
        await takmir.reads("ibu kandung", PATIENCE)
        await takmir.types("Siti Aminah")
        await takmir.press("🏠", PATIENCE)
        await takmir.reads("Sudah benar semua", PATIENCE)
        await takmir.press("✅ Kirim", PATIENCE)
        await takmir.reads(f"{name} sudah terdaftar", PATIENCE)


async def by_paste(takmir: Counted, people: Sequence[tuple[str, str]]) -> None:
    """A list composed offline, one person a line, sent when there is signal."""
    await takmir.types(
        "\n".join(f"{place}. {name} {number}" for place, (number, name) in enumerate(people, 1))
    )
    await takmir.reads(f"{len(people)} orang terbaca", PATIENCE)
    await takmir.press(f"✅ Daftarkan {len(people)}", PATIENCE)
    await takmir.reads(f"Sudah didaftarkan: {len(people)}", PATIENCE)


async def by_sheet(takmir: Counted, people: Sequence[tuple[str, str]]) -> None:
    """The template, filled in offline, and one tap; what stands in its cells counts as typed."""
    await takmir.types("/templat")
    await takmir.reads("Templat untuk", PATIENCE)
    book = Workbook()
    sheet = book.active or book.create_sheet()
    sheet.append(["No", "NIK", "Nama", "Ibu Kandung", "Tempat Lahir", "Alamat"])
    for place, (number, name) in enumerate(people, 1):
        cells = (number, name, "Siti Aminah", "Muaradua", "Dusun II RT 02")
        takmir.done.typed += sum(map(len, cells))
        sheet.append([place, *cells])
    out = io.BytesIO()
    book.save(out)
    await takmir.send_file("anggota.xlsx", out.getvalue())
    await takmir.reads(f"{len(people)} baris terbaca", PATIENCE)
    await takmir.press(f"✅ Daftarkan {len(people)} Marbot", PATIENCE)
    await takmir.reads(f"Sudah didaftarkan: {len(people)}", PATIENCE)


async def by_photo(takmir: Counted, _people: Sequence[tuple[str, str]]) -> None:
    """A photo of the KTP and one tap; the picture is synthetic (`benchmarks.ktp`)."""
    from benchmarks.ktp.samples import samples

    (sample,) = samples(load_regency(DEFAULT_FOLDER), 1, 7, "clean")
    await takmir.send_photo(sample.picture)
    await takmir.reads("Siap didaftarkan: 1", READING)
    await takmir.press("✅ Daftarkan 1", PATIENCE)
    await takmir.reads("Sudah didaftarkan: 1", PATIENCE)


WAYS = (
    Way("photo", 1, by_photo, Goal(actions=3, typed=0)),
    Way("form", 1, by_form, Goal(actions=10, typed=70)),
    Way("form, five in a row", 5, by_form, Goal(actions=10, typed=70)),
    Way("paste, ten in a message", 10, by_paste, Goal(actions=4, of_all=True)),
    Way("sheet of thirty", 30, by_sheet, Goal(actions=4, of_all=True)),
)


async def measure(way: Way) -> Cost:
    """The real bot with an empty database, one masjid, and its takmir at work."""
    simulator = Simulator(token=TOKEN)
    with tempfile.TemporaryDirectory() as folder:
        async with serve(simulator) as server, Running(OURS, server.url, Path(folder)) as bot:
            joined = await Person.join(simulator, name="Pak Takmir", phone="+6281278901234")
            takmir = Counted(simulator, joined.id, "Pak Takmir")
            try:
                await _register(takmir)
                before, number = _carried(simulator, takmir), simulator.calls.total
                people = [somebody(place) for place in range(way.people)]
                await way.take(takmir, people)
                await _settled(simulator, number)
            except AssertionError as error:
                raise RuntimeError(f"{way.name}: {error}\n{bot.said()}") from error
            return Cost(way, way.people, _carried(simulator, takmir).since(before))


async def _register(takmir: Counted) -> None:
    await takmir.start()
    for label in ("🕌 Pengurus masjid/musholla", "Masjid"):
        await takmir.press(label, PATIENCE)
    for question, answer in (
        ("Apa nama lembaganya", "Masjid Nurul Iman"),
        ("Di kecamatan mana", "Muaradua"),
        ("Di desa atau kelurahan mana", "Bumi Agung"),
    ):
        await takmir.reads(question, PATIENCE)
        await takmir.send(answer)
    for question, label in (("Patokannya", "Lewati"), ("SIMAS", "Lewati"), ("Apa jabatan", "Takmir")):
        await takmir.reads(question, PATIENCE)
        await takmir.press(label, PATIENCE)
    await takmir.reads("Nomor HP Bapak/Ibu", PATIENCE)
    await takmir.share_contact()
    await takmir.press("✅ Kirim", PATIENCE)
    await takmir.reads("sudah tercatat", PATIENCE)


def _carried(simulator: Simulator, takmir: Counted) -> Tally:
    calls = [call for call in simulator.calls.log() if call["chat_id"] == takmir.chat_id]
    done = takmir.done
    return Tally(
        done.actions, done.typed, sum(call["bytes_in"] for call in calls), done.bytes_out, done.files
    )


async def _settled(simulator: Simulator, number: int) -> None:
    """Until the bot has nothing more to say: what follows the awaited answer is carried as well."""
    seen = number
    while seen != simulator.calls.total or simulator.calls.running:
        seen = simulator.calls.total
        await asyncio.sleep(0.5)


def table(costs: Sequence[Cost]) -> str:
    """The figures as a Markdown table, a person each."""
    lines = [
        "| Way | People | Actions | Typed characters | Bytes in | Bytes out | Files | Round trips |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for cost in costs:
        done = cost.tally
        lines.append(
            f"| {cost.way.name} | {cost.people} "
            f"| {cost.each(done.actions):.1f} | {cost.each(done.typed):.1f} "
            f"| {cost.each(done.bytes_in):,.0f} | {cost.each(done.bytes_out):,.0f} "
            f"| {cost.each(done.files):,.0f} | {cost.each(done.actions):.1f} |"
        )
    return "\n".join(lines)


async def run(ways: Sequence[Way]) -> list[Cost]:
    """Every way, each with a bot of its own."""
    return [await measure(way) for way in ways]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.effort", description=__doc__)
    parser.add_argument("--only", action="append", help="a part of a way's name; may be given again")
    given = parser.parse_args(arguments)
    ways = [way for way in WAYS if not given.only or any(part in way.name for part in given.only)]
    costs = asyncio.run(run(ways))
    print(table(costs))
    missed = [words for cost in costs for words in cost.misses]
    print("\n".join(missed) if missed else "All goals are met.")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
