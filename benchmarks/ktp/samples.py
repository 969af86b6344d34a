"""Labelled pictures, the same for the same seed: all damages in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from benchmarks.ktp.damage import DAMAGES, as_sent
from benchmarks.ktp.draw import LAYOUTS, draw_card, on_table
from benchmarks.ktp.people import TODAY, Printed, invent
from regency import Regency
from simulator.people import Inventor


@dataclass(frozen=True)
class Sample:
    """A picture as the bot would get it, with what stands on the card."""

    number: int
    damage: str
    printed: Printed
    picture: bytes


def samples(regency: Regency, count: int, seed: int, only: str = "", first: int = 0) -> Iterator[Sample]:
    """`count` pictures from number `first` on; each depends on the seed and its own number only.

    `only` names one damage.
    """
    names = list(DAMAGES)
    for number in range(first, first + count):
        damage = only or names[number % len(names)]
        random = Random(f"{seed}/{number}")
        printed = invent(random, Inventor(random, regency, TODAY), regency)
        image = on_table(draw_card(printed, regency, random.choice(LAYOUTS), random), random)
        yield Sample(number, damage, printed, as_sent(DAMAGES[damage](image, random), random))
