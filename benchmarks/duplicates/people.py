"""Invented people of a province, with the look-alikes that every register has: twins, brothers, namesakes.

Nobody real is meant. How often what happens stands in constants, so that it can be questioned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from benchmarks.duplicates.names import FAMILY, MEN, RHYMES, WOMEN
from services.alike.blocking import Traits

# A province: regencies of South Sumatra by their first four digits, kecamatan in each, desa in each.
REGENCIES = tuple(f"16.{number:02d}" for number in (*range(1, 14), *range(71, 75)))
KECAMATAN, DESA = 15, 14
# Shares of the people.
TWINS, SIBLINGS, NAMESAKES, SAME_DAY_NAMESAKES = 0.012, 0.10, 0.02, 0.004
WORDS = (0.22, 0.58, 0.20)  # one, two, three words
WITH_MUHAMMAD, HEAPED, NO_PHONE, BORN_ELSEWHERE = 0.18, 0.1, 0.25, 0.1
WITH_ABDUL, ABDUL = 0.04, ("Rahman", "Aziz", "Karim", "Latif", "Somad", "Halim", "Kadir", "Rasyid")
# Days that stand for "not known exactly" in older registers.
HEAPS = ((1, 1), (1, 7), (31, 12))
OLDEST, DAYS = date(1946, 1, 1), 62 * 365
_STEPS = tuple(accumulate(1 / (rank + 4) for rank in range(len(MEN))))


@dataclass(frozen=True)
class Record:
    """One row: whose it is, and what it says of them."""

    person: int
    traits: Traits


def people(count: int, seed: int) -> list[Record]:
    """So many different people, one row each; `person` counts from 0."""
    random = Random(seed)
    serials: dict[str, int] = {}
    found: list[Record] = []
    while len(found) < count:
        kind = random.random()
        one = _newcomer(random, serials)
        if found and kind < TWINS:
            found[-1], one = _twins(random, found[-1], serials)
        elif found and kind < TWINS + SIBLINGS:
            one = _sibling(random, found[-1].traits, one, serials)
        elif found and kind < TWINS + SIBLINGS + NAMESAKES:
            namesake = random.choice(found).traits
            one = replace(one, name=namesake.name, sex=namesake.sex, desa=namesake.desa)
            one = replace(one, nik=_nik(random, one, serials))
        elif found and kind < TWINS + SIBLINGS + NAMESAKES + SAME_DAY_NAMESAKES:
            namesake = random.choice(found).traits
            one = replace(one, name=namesake.name, sex=namesake.sex, birth_date=namesake.birth_date)
            one = replace(one, nik=_nik(random, one, serials))
        found.append(Record(len(found), one))
    return found


def _newcomer(random: Random, serials: dict[str, int]) -> Traits:
    sex = "L" if random.random() < 0.62 else "P"
    born = OLDEST + timedelta(days=random.randrange(DAYS))
    if random.random() < HEAPED:
        day, month = random.choice(HEAPS)
        born = born.replace(day=day, month=month)
    regency, kecamatan = random.choice(REGENCIES), random.randrange(1, KECAMATAN + 1)
    desa = f"{regency}.{kecamatan:02d}.{2001 + random.randrange(DESA)}"
    phone = None if random.random() < NO_PHONE else f"+62860{random.randrange(10**8):08d}"
    traits = Traits(_name(random, sex), born, sex, desa, "", phone)
    return replace(traits, nik=_nik(random, traits, serials))


def _name(random: Random, sex: str) -> str:
    size = random.choices((1, 2, 3), WORDS)[0]
    words = [_drawn(random, MEN if sex == "L" else WOMEN)]
    while len(words) < size:
        word = _drawn(random, FAMILY if random.random() < 0.7 else (MEN if sex == "L" else WOMEN))
        if word not in words:
            words.append(word)
    if sex == "L" and words[0] != "Muhammad" and random.random() < WITH_MUHAMMAD:
        words.insert(0, "Muhammad")
    elif sex == "L" and random.random() < WITH_ABDUL:
        words[0] = f"Abdul {random.choice(ABDUL)}"
    return " ".join(words)


def _drawn(random: Random, words: Sequence[str]) -> str:
    return random.choices(words, cum_weights=_STEPS[: len(words)])[0]


def _nik(random: Random, traits: Traits, serials: dict[str, int]) -> str:
    area = traits.desa[:8].replace(".", "")
    if random.random() < BORN_ELSEWHERE:
        area = elsewhere(random)
    day = traits.birth_date.day + (40 if traits.sex == "P" else 0)
    start = f"{area}{day:02d}{traits.birth_date:%m%y}"
    serials[start] = serials.get(start, 0) + 1
    return f"{start}{serials[start]:04d}"


def elsewhere(random: Random) -> str:
    """The six digits of any kecamatan of the province."""
    return f"{random.choice(REGENCIES)}{random.randrange(1, KECAMATAN + 1):02d}".replace(".", "")


def _twins(random: Random, first: Record, serials: dict[str, int]) -> tuple[Record, Traits]:
    """Two of one day, house and phone, named alike, with serials beside each other."""
    one, other = random.choice(RHYMES)
    rest = first.traits.name.split()[:1]
    elder = replace(first.traits, name=" ".join([*rest, one]))
    younger = replace(elder, name=" ".join([*rest, other]))
    start = elder.nik[:12]
    serials[start] = serials.get(start, 0) + 1
    return replace(first, traits=elder), replace(younger, nik=f"{start}{serials[start]:04d}")


def _sibling(random: Random, elder: Traits, one: Traits, serials: dict[str, int]) -> Traits:
    """Another child of one house: the family's word, the desa and often the phone, another day and first
    word.
    """
    family = elder.name.split()[-1]
    born = elder.birth_date + timedelta(days=random.randrange(300, 3000))
    first = _drawn(random, MEN if one.sex == "L" else WOMEN)
    phone = elder.phone if random.random() < 0.5 else one.phone
    child = replace(one, name=f"{first} {family}", birth_date=born, desa=elder.desa, phone=phone)
    return replace(child, nik=_nik(random, child, serials))
