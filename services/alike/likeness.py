"""How much speaks for two records being one person: points for and against, added up.

The points are the logarithms of how much more often something is seen between two records of one person than
between two people who share a key of `services.alike.blocking`, as counted on a labelled set
(`python -m benchmarks.duplicates --weights` counts them again).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from rapidfuzz.distance import OSA

from services.alike.blocking import Traits
from services.alike.name_keys import is_part, name_likeness


class Sign(StrEnum):
    """What is compared."""

    NAME = "name"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    DESA = "desa"
    PHONE = "phone"
    NIK = "nik"


_START = -1.3
_POINTS: Mapping[Sign, Mapping[str, float]] = {
    # Another name outweighs everything else: wives and neighbours share the rest.
    Sign.NAME: {
        "same": 2.6, "shorter": 1.9, "near": 0.8, "alike": 0.3, "part": 0.9, "half": -2.0, "little": -2.6,
        "differs": -7.0,
    },
    Sign.BIRTH_DATE: {"same": 0.6, "swapped": 1.9, "usual": -0.5, "slip": 1.2, "part": -0.3, "differs": -3.5},
    Sign.SEX: {"same": 0.4, "differs": -1.8},
    Sign.DESA: {"same": 1.7, "near": 0.6, "differs": -3.4},
    Sign.PHONE: {"same": 0.6, "unknown": -0.2, "differs": -1.4},
    Sign.NIK: {
        "same": 9.0, "slip": 3.8, "serial": 2.7, "place": 1.7, "slips": 0.5, "date": 0.2, "dates": -2.7,
        "differs": -3.2, "beside": -4.0,
    },
}  # fmt: skip
_LIKENESS = ((1.0, "same"), (0.9, "near"), (0.8, "alike"), (0.65, "part"), (0.5, "half"), (0.3, "little"))
# Written where nobody knew the day, so many share it.
_USUAL_DAYS = {(1, 1), (1, 7), (31, 12)}
# From here on staff are asked. Chosen on the labelled set so that hardly anybody is missed.
THRESHOLD = -0.7


def points(one: Traits, other: Traits) -> float:
    """What speaks for one person, added up; the same whichever comes first."""
    return round(_START + sum(_POINTS[sign][word] for sign, word in signs(one, other).items()), 1)


def is_alike(one: Traits, other: Traits) -> bool:
    """Whether somebody has to look at the two."""
    return points(one, other) >= THRESHOLD


def signs(one: Traits, other: Traits) -> dict[Sign, str]:
    """What the comparison shows, in the words of the points; the same whichever comes first."""
    return {
        Sign.NAME: _name(one.name, other.name),
        Sign.BIRTH_DATE: _birth_date(one.birth_date, other.birth_date),
        Sign.SEX: "same" if one.sex == other.sex else "differs",
        Sign.DESA: _desa(one.desa, other.desa),
        Sign.PHONE: _phone(one.phone, other.phone),
        Sign.NIK: _nik(one, other),
    }


def _desa(one: str, other: str) -> str:
    if one == other:
        return "same"
    return "near" if one.rpartition(".")[0] == other.rpartition(".")[0] else "differs"


def _phone(one: str | None, other: str | None) -> str:
    if not one or not other:
        return "unknown"
    return "same" if one == other else "differs"


def _name(one: str, other: str) -> str:
    alike = name_likeness(one, other)
    if alike < 1 and is_part(one, other):
        return "shorter"
    return next((word for least, word in _LIKENESS if alike >= least), "differs")


def _birth_date(one: date, other: date) -> str:
    if one == other:
        return "usual" if (one.day, one.month) in _USUAL_DAYS else "same"
    if one.year == other.year and (one.day, one.month) == (other.month, other.day):
        return "swapped"
    parts = (one.year == other.year) + (one.month == other.month) + (one.day == other.day)
    if OSA.distance(f"{one:%d%m%Y}", f"{other:%d%m%Y}", score_cutoff=1) == 1:
        return "slip"
    if parts == 2 or abs((one - other).days) == 1:
        return "part"
    return "differs"


def _nik(person: Traits, another: Traits) -> str:
    one, other = person.nik, another.nik
    slips = OSA.distance(one, other, score_cutoff=2)
    if slips == 0:
        return "same"
    if one[:12] == other[:12]:
        # Born in one place on one day: twins get serials beside each other, strangers nearby ones.
        return "beside" if abs(int(one[12:]) - int(other[12:])) == 1 else "serial"
    if one[6:] == other[6:]:
        # Serials are small, so people of one birth date differ by no more than the place.
        return "place"
    if one[:6] + one[12:] == other[:6] + other[12:] and person.birth_date != another.birth_date:
        # Two birth dates make two such numbers by themselves.
        return "dates"
    if slips == 1:
        return "slip"
    if slips == 2:
        return "slips"
    if one[6:12] == other[6:12]:
        return "date"
    return "differs"
