"""The NIK: 16 digits PPKKCC DDMMYY SSSS.

Area of first registration (Kemendagri codes), birth date (day + 40 for women), serial from 0001. It is kept
for life, on moving and when it disagrees with the true birth date (PP 40/2019 art. 30(2)): so only what can
never have been issued is refused here. A foreign area or another date is mentioned by `services.eligibility`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from locales import Text
from regency import Regency
from services.clean import ascii_digits, cell_text
from services.dates import adult_birth_date
from services.errors import Invalid
from services.masks import mask_nik

_LABEL = re.compile(r"^(no(mor)?[.\s]*)?(nik|ktp|identitas)(?![a-z])\W*", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s.,'’`_/-]")
_ROUNDED = re.compile(r"[0-9]+([.,][0-9]+)?[eE]\+?[0-9]+|[0-9]{16}[.,]0+")
_PLAIN = re.compile(r"[0-9]{16}")
_SEQUENCES = ("01234567890123456789" * 2, "98765432109876543210" * 2)
# Shown in our own messages, and copied from there: kecamatan 00 was never issued to anybody.
EXAMPLES = ("1609001708800001", "1609005708800001")


class Sex(StrEnum):
    """As on the KTP and in BPJS's files: laki-laki, perempuan."""

    MALE = "L"
    FEMALE = "P"


@dataclass(frozen=True, repr=False)
class Nik:
    """A NIK that can have been issued: 16 digits, six-digit area code, birth date, sex."""

    digits: str
    area_code: str
    birth_date: date
    sex: Sex

    def is_local(self, regency: Regency) -> bool:
        """Whether it was first issued in this regency. Information only: people move, borders too."""
        return self.digits.startswith(regency.nik_prefix)

    @property
    def masked(self) -> str:
        """1609••••••••0001."""
        return mask_nik(self.digits)

    def __repr__(self) -> str:
        # A repr ends up in logs and tracebacks.
        return f"Nik({self.masked})"


def read_nik(typed: str | float, today: date, stated: date | None = None) -> Nik:
    """The NIK in an answer or a spreadsheet cell. Raises `Invalid` with what is wrong and the way out.

    `stated` is the birth date on the KTP: it decides the century, which the NIK itself does not hold.
    """
    digits = _digits(typed)
    _refuse_other_numbers(digits)
    if len(digits) != 16:
        raise Invalid(Text("nik-count", count=len(digits)))
    if _is_dummy(digits):
        raise Invalid(Text("nik-dummy"))
    if digits.endswith("0000"):
        raise Invalid(Text("nik-serial"))
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    birth_date = adult_birth_date(day - 40 if day > 40 else day, month, year, today, stated)
    if birth_date is None:
        raise Invalid(Text("nik-date", part=digits[6:12]))
    return Nik(digits, digits[:6], birth_date, Sex.FEMALE if day > 40 else Sex.MALE)


def _digits(typed: str | float) -> str:
    if isinstance(typed, str) and _PLAIN.fullmatch(typed):
        return typed
    text = ascii_digits(cell_text(typed))
    text = _LABEL.sub("", text)
    # A spreadsheet keeps 15 digits of a number: the sixteenth is gone, so nothing may be guessed from it.
    if _ROUNDED.fullmatch(text) or (not isinstance(typed, str) and len(text) >= 16):
        raise Invalid(Text("nik-rounded"))
    text = _SEPARATORS.sub("", text)
    if not text:
        raise Invalid(Text("nik-count", count=0))
    if re.fullmatch(r"[0-9OoIl]{16}", text) and not text.isdigit():
        raise Invalid(Text("nik-letter-like"))
    if re.fullmatch(r"(?=.*[0-9])[0-9A-Za-z]{11}", text):
        raise Invalid(Text("nik-is-kpj"))
    if not re.fullmatch(r"[0-9]+", text):
        raise Invalid(Text("nik-letters"))
    return text


def _refuse_other_numbers(digits: str) -> None:
    if re.fullmatch(r"(08|628)[0-9]{8,11}", digits):
        raise Invalid(Text("nik-is-phone"))
    if len(digits) == 13:
        raise Invalid(Text("nik-is-health-card"))


def _is_dummy(digits: str) -> bool:
    repeated = any(digits == digits[:size] * (16 // size) for size in (1, 2, 4))
    counted = any(digits in sequence for sequence in _SEQUENCES)
    return repeated or counted or digits.startswith("000000") or digits in EXAMPLES
