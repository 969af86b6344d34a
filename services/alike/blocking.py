"""Under which keys a person is found by others who may be the same: no list is ever gone through.

Each key is a keyed blind index, so that the table of keys tells nothing to who has it without the data
keys. Two records of one person share a key unless several things differ at once; two strangers share none
but by chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import combinations

from models import Worker
from models.encryption import blind_numbers
from services.alike.name_keys import name_sounds

# To be raised when the keys of a person change: rows with an older number are given new ones.
VERSION = 1
_KIND = "duplicates"
# A wrong digit or two neighbours swapped lie within one of these places; without them the NIKs are equal.
_WINDOWS = tuple((start, min(start + 3, 16)) for start in range(0, 15, 2))
_SOUNDS = 4
# What so many share tells nobody apart (a phone of the coordinator, the first of July): such a key is
# passed over, which bounds the cost of one person whatever the number of people.
BLOCK_LIMIT = 48


@dataclass(frozen=True, repr=False)
class Traits:
    """What of a person is compared. `nik` is 16 digits, `phone` E.164, `sex` L or P, `desa` a code."""

    name: str
    birth_date: date
    sex: str
    desa: str
    nik: str
    phone: str | None = None

    def __repr__(self) -> str:
        # A repr ends up in logs and tracebacks.
        return "Traits(…)"


def traits_of(worker: Worker) -> Traits:
    """The traits of a stored person."""
    return Traits(worker.name, worker.birth_date, worker.sex, worker.desa_code, worker.nik, worker.phone)


def stored_keys(traits: Traits) -> list[int]:
    """What is stored of a person: each key under the newest data key."""
    return sorted({numbers[0] for numbers in blind_numbers(_values(traits), _KIND)})


def wanted_keys(traits: Traits) -> list[int]:
    """What to look for: others may have been stored under any of the data keys."""
    return sorted({number for numbers in blind_numbers(_values(traits), _KIND) for number in numbers})


def near_nik_keys(nik: str) -> list[int]:
    """What finds people whose NIK is this one but for a wrong digit or two neighbours swapped."""
    return sorted({number for numbers in blind_numbers(_nik_values(nik), _KIND) for number in numbers})


def _nik_values(nik: str) -> list[str]:
    return [f"nik {start} {nik[:start]}-{nik[end:]}" for start, end in _WINDOWS]


def _values(traits: Traits) -> list[str]:
    born, sounds = traits.birth_date, name_sounds(traits.name)[:_SOUNDS]
    # Day and month are often swapped, so their order does not count.
    day = f"{born.year} {min(born.day, born.month)} {max(born.day, born.month)}"
    values = _nik_values(traits.nik)
    values += [f"day {day} {sound}" for sound in sounds]
    # When the date differs too, one part of it, or the desa, is found by two words of the name.
    parts = [f"month {born.year} {born.month}", f"birthday {born.day} {born.month}", f"desa {traits.desa}"]
    words = [" ".join(pair) for pair in combinations(sounds, 2)]
    if not words:
        words, parts = list(sounds), [f"{parts[0]} {traits.desa}", f"{parts[1]} {traits.desa}"]
        parts.append(f"year {born.year} {traits.desa}")
    values += [f"{part} {word}" for part in parts for word in words]
    if traits.phone:
        values.append(f"phone {traits.phone}")
    return values
