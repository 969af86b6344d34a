"""Reference numbers: OKS-26-000123-K is the regency, the year, a running number and a check letter.

The letter is a weighted sum modulo 23, a prime: every single wrong digit and every swap of two digits changes
it, so a number that was copied wrongly by hand is noticed instead of finding somebody else.
"""

from __future__ import annotations

import re
from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import Enrolment
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


async def next_numbers(session: AsyncSession, count: int) -> list[int]:
    """As `next_number`, for many at once."""
    if session.get_bind().dialect.name == "postgresql":
        found = await session.scalars(
            text(
                "SELECT nextval(pg_get_serial_sequence('enrolments', 'id')) FROM generate_series(1, :count)"
            ),
            {"count": count},
        )
        return [int(number) for number in found]
    first = await next_number(session)
    return list(range(first, first + count))


def new_reference(regency: Regency, number: int, now: datetime) -> str:
    """The reference for a number taken with `next_number`; the year is that of the regency's calendar."""
    return reference(regency.reference_prefix, now.astimezone(regency.zone).year, number)


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


def _check_letter(digits: str) -> str:
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, reversed(digits), strict=False))
    return LETTERS[total % len(LETTERS)]
