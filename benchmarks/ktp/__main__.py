"""`python -m benchmarks.ktp [--count N] [--first N] [--seed N] [--only DAMAGE]`: rates, time, memory."""

from __future__ import annotations

import argparse
import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from math import comb
from statistics import median

import psutil

from benchmarks.ktp.damage import DAMAGES
from benchmarks.ktp.people import TODAY, Printed
from benchmarks.ktp.samples import Sample, samples
from regency import DEFAULT_FOLDER, load_regency
from services.errors import Invalid
from services.ktp.card import Reading
from services.ktp.reader import Reader

FIELDS = ("nik", "name", "birth_place", "birth_date", "sex", "address", "desa", "kecamatan")
_PATIENCE = 600.0
GOALS = "goals: nik >= 98 %, wrong nik unflagged <= 0.2 %, name >= 95 %, median < 2 s on two idle cores"


@dataclass
class Tally:
    """Counts by damage and field."""

    pictures: Counter[str] = field(default_factory=Counter)
    exact: Counter[tuple[str, str]] = field(default_factory=Counter)
    silent: Counter[tuple[str, str]] = field(default_factory=Counter)
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    memory: int = 0

    def add(self, sample: Sample, reading: Reading) -> None:
        """One picture: exact, wrong without a word (`silent`), or flagged although exact (`asked`)."""
        for damage in (sample.damage, "all"):
            self.pictures[damage] += 1
            for name, printed in expected(sample.printed).items():
                read = reading.values.get(name, "").upper()
                flagged = not read or name in reading.doubtful
                self.exact[damage, name] += read == printed
                self.silent[damage, name] += read != printed and not flagged
                self.asked[damage, name] += read == printed and flagged


def expected(card: Printed) -> dict[str, str]:
    """What has to come out, in capitals."""
    return {
        "nik": card.nik,
        "name": card.name,
        "birth_place": card.birth_place,
        "birth_date": card.birth_date.isoformat(),
        "sex": card.sex,
        "address": f"{card.address} RT {card.rt_rw[:3]}/RW {card.rt_rw[4:]}",
        "desa": card.desa,
        "kecamatan": card.kecamatan,
    }


async def measure(count: int, seed: int, only: str = "", first: int = 0) -> Tally:
    """Reads each picture through the same child process as the bot does."""
    regency = load_regency(DEFAULT_FOLDER)
    # How well it reads must not depend on what else the machine does.
    reader, tally = Reader(regency.key, seconds=_PATIENCE), Tally()
    for number, sample in enumerate(samples(regency, count, seed, only, first)):
        began = time.perf_counter()
        try:
            reading = await reader.read(sample.picture, TODAY)
        except Invalid:
            reading = Reading(False)
        if number:
            # The first one waits for the child to start.
            tally.seconds.append(time.perf_counter() - began)
        tally.add(sample, reading)
        used = [one.memory_info().rss for one in psutil.Process().children()]
        tally.memory = max(tally.memory, *used, 0)
    await reader.close()
    return tally


def table(tally: Tally) -> str:
    """Exact rates in percent, as a table of Markdown."""
    lines = [
        f"| Damage | Pictures | {' | '.join(FIELDS)} |",
        f"| --- | ---: |{' ---: |' * len(FIELDS)}",
    ]
    for damage in (*DAMAGES, "all"):
        total = tally.pictures[damage]
        if total:
            rates = " | ".join(f"{100 * tally.exact[damage, name] / total:.1f}" for name in FIELDS)
            lines.append(f"| {damage} | {total} | {rates} |")
    for words, counts in (("wrong, not flagged", tally.silent), ("right, but asked", tally.asked)):
        rates = " | ".join(f"{100 * counts['all', name] / tally.pictures['all']:.1f}" for name in FIELDS)
        lines.append(f"| {words} | | {rates} |")
    return "\n".join(lines)


def bound(tally: Tally, name: str) -> str:
    """What share of wrong ones without a flag so many pictures leave possible, with 95 % confidence."""
    seen, total = tally.silent["all", name], tally.pictures["all"]
    low, high = 0.0, 1.0
    while high - low > 1e-6:
        share = (low + high) / 2
        at_most = sum(comb(total, k) * share**k * (1 - share) ** (total - k) for k in range(seen + 1))
        low, high = (share, high) if at_most > 0.05 else (low, share)
    return f"\nwrong {name}, not flagged: {seen} of {total}; with 95 % confidence at most {100 * high:.2f} %"


def main() -> None:
    """Prints the table, time and memory."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ktp")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first picture")
    parser.add_argument("--only", choices=("", *DAMAGES), default="")
    given = parser.parse_args()
    tally = asyncio.run(measure(given.count, given.seed, given.only, given.first))
    print(table(tally))
    print(bound(tally, "nik"))
    if tally.seconds:
        slowest = sorted(tally.seconds)[int(0.95 * len(tally.seconds))]
        print(f"\nseconds a picture: median {median(tally.seconds):.2f}, 95 % {slowest:.2f}")
    print(f"memory of the child: {tally.memory / 1e6:.0f} MB at most\n{GOALS}")


if __name__ == "__main__":
    main()
