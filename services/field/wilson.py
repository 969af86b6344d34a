"""The interval around a share that was found in a sample."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

# The 97.5 % point of the normal distribution: 95 % lie between its two sides.
Z_95 = 1.959963984540054


@dataclass(frozen=True)
class Interval:
    """From `low` to `high`, both between 0 and 1."""

    low: float
    high: float


def wilson(hits: int, tries: int, z: float = Z_95) -> Interval:
    """The score interval of Wilson (J. Am. Stat. Assoc. 22, 1927) for `hits` out of `tries`.

    It stays between 0 and 1 and holds its promise for small samples and for shares near 0 and 1, where the
    usual one does not (Newcombe, Stat. Med. 17, 1998). Without a try: everything is possible, 0 to 1.
    Raises ValueError unless 0 <= hits <= tries.
    """
    if not 0 <= hits <= tries:
        raise ValueError(f"{hits} out of {tries}")
    if tries == 0:
        return Interval(0.0, 1.0)
    share, square = hits / tries, z * z
    middle = share + square / (2 * tries)
    reach = z * sqrt(share * (1 - share) / tries + square / (4 * tries * tries))
    whole = 1 + square / tries
    # Rounding alone could put the bounds of 0 and of everybody a hair beside 0 and 1.
    low = 0.0 if hits == 0 else (middle - reach) / whole
    high = 1.0 if hits == tries else (middle + reach) / whole
    return Interval(low, high)
