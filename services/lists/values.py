"""One value of a row: how people write a sex, a year, a category, and nothing at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from locales import Text
from regency import Regency
from services.clean import clean_text
from services.dates import read_year_or_date
from services.errors import Invalid
from services.names import read_address, read_name, read_place
from services.nik import Sex
from services.phones import read_phone
from services.search import best_matches

Value = str | float | date

_EMPTY = frozenset(
    {"", "-", "--", "–", "—", "0", "?", "n/a", "na", "nihil", "tidak ada", "tdk ada", "belum ada"}
)
_MALE = frozenset({"l", "lk", "laki", "lakilaki", "laki2", "pria", "m", "male", "cowok", "putra"})
_FEMALE = frozenset({"p", "pr", "perempuan", "wanita", "w", "f", "female", "cewek", "putri"})


def is_empty(value: object) -> bool:
    """Whether a cell or a part of a line says nothing."""
    return value is None or clean_text(str(value)).lower() in _EMPTY


def read_sex(typed: object) -> str:
    """L or P from the ways to write it. Raises `Invalid`."""
    word = "".join(letter for letter in clean_text(str(typed)).lower() if letter.isalnum())
    if word in _MALE:
        return Sex.MALE.value
    if word in _FEMALE:
        return Sex.FEMALE.value
    raise Invalid(Text("batch-sex"))


class Reader(Protocol):
    def __call__(self, value: Value, today: date) -> str: ...


def _sex(value: Value, today: date) -> str:  # noqa: ARG001 - every reader is called alike
    return read_sex(value)


def _name(value: Value, today: date) -> str:  # noqa: ARG001
    return read_name(str(value))


def _place(value: Value, today: date) -> str:  # noqa: ARG001
    return read_place(str(value))


def _address(value: Value, today: date) -> str:  # noqa: ARG001
    return read_address(str(value))


def _phone(value: Value, today: date) -> str:  # noqa: ARG001
    return read_phone(value if isinstance(value, int | float) else str(value))


def _since(value: Value, today: date) -> str:
    return read_year_or_date(value, today).isoformat()


READERS: Mapping[str, Reader] = {
    "sex": _sex,
    "name": _name,
    "birth_place": _place,
    "mother_name": _name,
    "address": _address,
    "phone": _phone,
    "serving_since": _since,
}


@dataclass(frozen=True)
class _Choice:
    key: str
    label: str
    aliases: tuple[str, ...]


def find_category(typed: str, regency: Regency) -> str | None:
    """The category that somebody means: "merbot", "Ustadzah", "Guru Ngaji". None for something else."""
    choices = [_Choice(one.key, one.job, one.words) for one in regency.categories]
    found = best_matches(typed, choices, limit=1)
    return found[0].key if found else None
