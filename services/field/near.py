"""Which place is near: positions on the earth, and the order in which places are offered."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_METRES = 6_371_000


@dataclass(frozen=True)
class Position:
    """Degrees north and east (WGS 84), as Telegram gives them."""

    latitude: float
    longitude: float

    def dump(self) -> str:
        """As it is stored: about a metre exact."""
        return f"{self.latitude:.5f},{self.longitude:.5f}"

    @classmethod
    def load(cls, stored: str) -> Position:
        """From what `dump` gave. Raises ValueError for anything else."""
        latitude, longitude = map(float, stored.split(","))
        found = cls(latitude, longitude)
        if not found.is_on_earth:
            raise ValueError("no place on earth")
        return found

    @property
    def is_on_earth(self) -> bool:
        """What a modified client sends need not be."""
        return -90 <= self.latitude <= 90 and -180 <= self.longitude <= 180


@dataclass(frozen=True)
class Here:
    """Where somebody is: the desa and kecamatan of the last visit, and the last location shared."""

    desa_code: str | None = None
    kecamatan_code: str | None = None
    position: Position | None = None


def metres(one: Position, other: Position) -> float:
    """The way between two positions as the crow flies."""
    north = radians(other.latitude - one.latitude)
    east = radians(other.longitude - one.longitude)
    narrow = cos(radians(one.latitude)) * cos(radians(other.latitude))
    part = sin(north / 2) ** 2 + narrow * sin(east / 2) ** 2
    return 2 * EARTH_METRES * asin(sqrt(min(1.0, part)))


def nearness(
    here: Here, desa_code: str, kecamatan_code: str, position: Position | None
) -> tuple[bool, bool, float]:
    """Sorts places, the near ones first: the same desa, the same kecamatan, then by distance.

    A place of which no position is known comes after those with one.
    """
    far = float("inf")
    way = metres(here.position, position) if here.position and position else far
    return desa_code != here.desa_code, kecamatan_code != here.kecamatan_code, way
