"""`python -m benchmarks [--quick] [--only NAME] [--people N] [--latency MS]`: prints a table."""

from __future__ import annotations

import argparse
import asyncio
import gc
from collections.abc import Sequence

from benchmarks.bots import AIOGRAM, ALL, CONCURRENT, ECHO, OURS, STOCK, Contestant
from benchmarks.measure import Result, Setting, measure
from benchmarks.report import head, line, ratios
from regency import DEFAULT_FOLDER, load_regency

GOAL = (500, 150)


def settings(quick: bool) -> list[Setting]:
    """People and latencies, each bounded in updates and in seconds."""
    if quick:
        return [Setting(1, 0, 300, 4), Setting(50, 0, 1500, 6), Setting(*GOAL, 6000, 15)]
    found = [
        Setting(people, latency, most, seconds)
        for latency in (0, 100)
        for people, most, seconds in ((1, 300, 8), (50, 3000, 12), (500, 6000, 20))
    ]
    return [Setting(*GOAL, 12000, 45), *found]


def contestants(quick: bool) -> tuple[Contestant, ...]:
    """Who takes part; a short run leaves out those whose figures hardly change."""
    return (OURS, STOCK, ECHO) if quick else (OURS, STOCK, CONCURRENT, AIOGRAM, ECHO)


async def run(chosen: Sequence[Contestant], wanted: Sequence[Setting]) -> list[Result]:
    """Measures everybody in every setting, one after another on the same machine."""
    regency = load_regency(DEFAULT_FOLDER)
    results = []
    print(head(), flush=True)
    for setting in wanted:
        for one in chosen:
            results.append(await measure(one, setting, regency))
            print(line(results[-1]), flush=True)
            gc.collect()
    return results


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line and measures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="about two minutes instead of ten")
    parser.add_argument("--only", action="append", help="a part of a bot's name; may be given again")
    parser.add_argument("--people", type=int, action="append", help="only settings with so many people")
    parser.add_argument("--latency", type=int, action="append", help="only settings with this latency in ms")
    given = parser.parse_args(arguments)
    chosen = [
        one
        for one in (ALL if given.only else contestants(given.quick))
        if not given.only or any(part.lower() in one.name.lower() for part in given.only)
    ]
    wanted = [
        one
        for one in settings(given.quick)
        if (not given.people or one.people in given.people)
        and (not given.latency or one.latency_ms in given.latency)
    ]
    results = asyncio.run(run(chosen, wanted))
    for words in ratios(results):
        print(words)


if __name__ == "__main__":
    main()
