"""Reference numbers: OKS-26-000123-K is the regency, the year, a running number and a check letter.

The letter is a weighted sum modulo 23, a prime: every single wrong digit and every swap of two digits changes
it, so a number that was copied wrongly by hand is noticed instead of finding somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import Enrolment, Worker
from regency import Regency
from services.clean import ascii_digits
from services.errors import Invalid

LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ"  # 23: without I, O and U, which are misread
WEIGHTS = tuple(range(2, 22))
DIGITS = 6

_SHAPE = re.compile(r"([A-Z]{2,4})?([0-9]{2})([0-9]{1,10})([A-Z])")
_PARTED = re.compile(r"(?:([A-Z]{2,4})\W*)?([0-9]{2})\W+([0-9]{1,10})\W*([A-Z])")


def reference(prefix: str, year: int, number: int) -> str:
    """The reference of an entry: prefix of the regency, year of submission, running number (from 1)."""
    years, digits = f"{year % 100:02d}", f"{number:0{DIGITS}d}"
    return f"{prefix}-{years}-{digits}-{_check_letter(years + digits)}"


def references(prefix: str, year: int, numbers: Sequence[int]) -> list[str]:
    """As `reference`, for thousands at once: the share of every three digits is added up beforehand."""
    years = f"{year % 100:02d}"
    ends = _weighted(0)
    begins = _weighted(3)
    both = sum(weight * int(digit) for weight, digit in zip(WEIGHTS[DIGITS:], reversed(years), strict=False))
    most = 10**DIGITS
    return [
        f"{prefix}-{years}-{number:06d}-"
        f"{LETTERS[(both + begins[number // 1000] + ends[number % 1000]) % len(LETTERS)]}"
        if number < most
        else reference(prefix, year, number)
        for number in numbers
    ]


async def next_number(session: AsyncSession) -> int:
    """The number, and the id, of the next enrolment. Numbers of transactions that fail are left out.

    It is the id itself, so no counter has to be locked while people submit at the same time.
    """
    if session.get_bind().dialect.name == "postgresql":
        number = await session.scalar(text("SELECT nextval(pg_get_serial_sequence('enrolments', 'id'))"))
    else:
        # A writer on SQLite is alone from its BEGIN IMMEDIATE on.
        number = await session.scalar(select(func.coalesce(func.max(Enrolment.id), 0) + 1))
    if number is None:
        raise LookupError("the database gave no number")
    return int(number)


async def next_numbers(session: AsyncSession, count: int, of: type[Enrolment | Worker]) -> list[int]:
    """As `next_number`, for many at once, growing; the number of a person is no more than an id."""
    if session.get_bind().dialect.name == "postgresql":
        found = await session.scalars(
            text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)"),
            {"name": of.__tablename__, "count": count},
        )
        return sorted(int(number) for number in found)
    last = await session.scalar(select(func.coalesce(func.max(of.id), 0))) or 0
    return list(range(last + 1, last + 1 + count))


def new_reference(regency: Regency, number: int, now: datetime) -> str:
    """The reference for a number taken with `next_number`; the year is that of the regency's calendar."""
    return reference(regency.reference_prefix, now.astimezone(regency.zone).year, number)


def new_references(regency: Regency, numbers: Sequence[int], now: datetime) -> list[str]:
    """As `new_reference`, for many at once."""
    return references(regency.reference_prefix, now.astimezone(regency.zone).year, numbers)


def looks_like_reference(typed: str) -> bool:
    """Whether somebody seems to mean a reference number (a search box takes names and NIK as well)."""
    return _parts(typed) is not None


def read_reference(typed: str, regency: Regency) -> str:
    """A reference as it is stored, from any way to type it: oks26000123k, 26 123 k. Raises `Invalid`."""
    parts = _parts(typed)
    if parts is None:
        raise Invalid(Text("reference-shape", example=reference(regency.reference_prefix, 2026, 123)))
    prefix, years, number, letter = parts
    if prefix not in ("", regency.reference_prefix):
        raise Invalid(Text("reference-elsewhere", prefix=regency.reference_prefix))
    found = reference(regency.reference_prefix, int(years), int(number))
    if found[-1] != letter:
        raise Invalid(Text("reference-check", example=reference(regency.reference_prefix, 2026, 123)))
    return found


def _parts(typed: str) -> tuple[str, str, str, str] | None:
    words = ascii_digits(typed).upper()
    match = _PARTED.fullmatch(words) or _SHAPE.fullmatch(re.sub(r"\W", "", words))
    if match is None:
        return None
    return match[1] or "", match[2], match[3], match[4]


@cache
def _weighted(first: int) -> list[int]:
    """What each number of three digits adds to the sum, when its last digit is the one numbered `first`."""
    return [sum(WEIGHTS[first + at] * (number // 10**at % 10) for at in range(3)) for number in range(1_000)]


def _check_letter(digits: str) -> str:
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, reversed(digits), strict=False))
    return LETTERS[total % len(LETTERS)]
