"""How a second row of a person comes to differ from the first: habits of writing, slips, and what changed.

A repeat of the same NIK is no part of it: that one is found without any guessing and refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from benchmarks.duplicates.people import BORN_ELSEWHERE, DESA, KECAMATAN, Record, elsewhere, people
from services.alike.blocking import Traits
from services.dates import adult_birth_date

# The share of people who have a second row, and of those a third one.
TWICE, THRICE = 0.12, 0.15
# How often each part differs from the first row.
NAME_AS_IT_WAS, BIRTH_DATE_DIFFERS, DESA_DIFFERS, PHONE_DIFFERS, PHONE_MISSING = 0.22, 0.14, 0.10, 0.18, 0.25
# One digit wrong, two neighbours swapped, two digits wrong, an older or provisional number.
NIK_SLIPS = (0.5, 0.2, 0.12, 0.18)

_TITLES = ("H. ", "Hj. ", "H ", "Ust. ", "Drs. ", "KH. ", "Bpk ", "Ibu ")
_DEGREES = (", S.Pd.I", ", S.Ag", " S.Pd", ", SE", ", A.Ma", " S.Sos.I", ", Lc")
_SHORT = (
    ("Muhammad", ("Moh.", "Muh.", "M.", "Mhd", "Mohammad", "Mochamad", "Muhamad", "Md.", "Moch.")),
    ("Ahmad", ("Achmad", "Akhmad", "Ahmat", "A.")),
    ("Abdul ", ("Abd. ", "Abd ", "Abdoel ")),
    ("Abdul R", ("Abdurr", "Abdur R")),
    ("Siti", ("St.", "Sitti")),
)
_FATHERS = ("Hasan", "Ali", "Somad", "Umar", "Zainal", "Rusli")
_SPELLINGS = (
    *(("u", "oe"), ("j", "dj"), ("y", "j"), ("c", "tj"), ("kh", "ch"), ("kh", "h"), ("sy", "s")),
    *(("sy", "sj"), ("z", "j"), ("f", "p"), ("f", "v"), ("uddin", "udin"), ("dh", "d"), ("q", "k")),
    *(("ai", "ei"), ("o", "u"), ("iya", "ia")),
)


def labelled(count: int, seed: int) -> list[Record]:
    """Rows of so many people; those of one person carry one number."""
    random = Random(seed * 7919 + 1)
    rows = people(count, seed)
    taken = {row.traits.nik for row in rows}
    more: list[Record] = []
    for row in rows:
        times = (random.random() < TWICE) + (random.random() < TWICE * THRICE)
        for _ in range(times):
            again = second_row(random, row.traits)
            if again.nik not in taken:
                taken.add(again.nik)
                more.append(Record(row.person, again))
    mixed = [*rows, *more]
    random.shuffle(mixed)
    return mixed


def second_row(random: Random, first: Traits) -> Traits:
    """The same person, written down once more by somebody else."""
    born = first.birth_date
    if random.random() < BIRTH_DATE_DIFFERS:
        born = _other_date(random, born)
    phone: str | None = first.phone
    if random.random() < PHONE_MISSING:
        phone = None
    elif phone is None or random.random() < PHONE_DIFFERS:
        phone = f"+62860{random.randrange(10**8):08d}"
    desa = first.desa
    if random.random() < DESA_DIFFERS:
        kecamatan = desa[6:8] if random.random() < 0.6 else f"{random.randrange(1, KECAMATAN + 1):02d}"
        desa = f"{desa[:5]}.{kecamatan}.{2001 + random.randrange(DESA)}"
    return replace(
        first, name=other_name(random, first.name, first.sex), birth_date=born, phone=phone, desa=desa,
        nik=_other_nik(random, first.nik),
    )  # fmt: skip


def other_name(random: Random, name: str, sex: str) -> str:
    """The name as another hand writes it; now and then as it was."""
    if random.random() < NAME_AS_IT_WAS:
        return name
    changes: list[Callable[[Random, str], str]] = [
        _shortened, _titled, _respelled, _respelled, _doubled, _typed_wrong, _shorter, _reordered, _joined,
        _son if sex == "L" else _daughter,
    ]  # fmt: skip
    for change in random.sample(changes, random.choices((1, 2, 3), (0.55, 0.35, 0.1))[0]):
        name = change(random, name)
    return random.choice((name, name.upper(), name.title()))


def _shortened(random: Random, name: str) -> str:
    for whole, short in _SHORT:
        if whole in name:
            name = name.replace(whole, random.choice(short), 1)
    return name


def _titled(random: Random, name: str) -> str:
    return random.choice(_TITLES) + name if random.random() < 0.6 else name + random.choice(_DEGREES)


def _respelled(random: Random, name: str) -> str:
    fitting = [pair for pair in _SPELLINGS if pair[0] in name]
    return name.replace(*random.choice(fitting), 1) if fitting else name


def _doubled(random: Random, name: str) -> str:
    if double := re.search(r"([a-z])\1", name):
        return name[: double.start()] + name[double.start() + 1 :]
    place = random.randrange(1, len(name))
    return name[:place] + name[place - 1] + name[place:] if name[place - 1] in "lmnrst" else name


def _typed_wrong(random: Random, name: str) -> str:
    """A letter left out, another one, two swapped, or a space forgotten."""
    places = [place for place in range(1, len(name) - 1) if name[place].isalpha()]
    place = random.choice(places) if places else 0
    letter = random.choice("abdeghiklmnorstuwy")
    return random.choice(
        (
            name[:place] + name[place + 1 :],
            name[:place] + letter + name[place + 1 :],
            name[:place] + name[place + 1 :][:1] + name[place] + name[place + 2 :],
            name.replace(" ", "", 1),
        )
    )


def _shorter(random: Random, name: str) -> str:
    words = name.split()
    if len(words) == 1:
        return name
    del words[random.randrange(len(words))]
    return " ".join(words)


def _reordered(_random: Random, name: str) -> str:
    words = name.split()
    return " ".join([*words[1:], words[0]])


def _joined(_random: Random, name: str) -> str:
    return (
        re.sub(r"(?<=[a-z]) (?=[A-Z])", "", name, count=1).capitalize() if name.startswith("Nur ") else name
    )


def _son(random: Random, name: str) -> str:
    return f"{name} bin {random.choice(_FATHERS)}"


def _daughter(random: Random, name: str) -> str:
    return f"{name} binti {random.choice(_FATHERS)}"


def _other_date(random: Random, born: date) -> date:
    kind = random.random()
    if kind < 0.4 and born.day <= 12 and born.day != born.month:
        return born.replace(day=born.month, month=born.day)
    if kind < 0.6:
        return born + timedelta(days=random.choice((-10, -1, 1, 10)))
    if kind < 0.75:
        return born.replace(day=min(born.day, 28), month=born.month % 12 + 1)
    return born.replace(day=min(born.day, 28), year=born.year + random.choice((-10, -2, -1, 1, 2, 10)))


def _other_nik(random: Random, nik: str) -> str:
    """A number that could have been issued and is not the first one."""
    while True:
        kind = random.choices(range(4), NIK_SLIPS)[0]
        if kind == 0:
            wrong = _digit(random, nik)
        elif kind == 1:
            place = random.randrange(15)
            wrong = nik[:place] + nik[place + 1] + nik[place] + nik[place + 2 :]
        elif kind == 2:
            wrong = _digit(random, _digit(random, nik))
        else:
            area = elsewhere(random) if random.random() < BORN_ELSEWHERE else nik[:6]
            wrong = f"{area}{nik[6:12]}{random.randrange(1, 60):04d}"
        if wrong != nik and _possible(wrong):
            return wrong


def _digit(random: Random, nik: str) -> str:
    place = random.randrange(16)
    return nik[:place] + str(random.randrange(10)) + nik[place + 1 :]


def _possible(nik: str) -> bool:
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    born = adult_birth_date(day - 40 if day > 40 else day, month, year, date(2026, 1, 1), None)
    return born is not None and not nik.endswith("0000")
