"""The numbers in a line of a pasted list: NIK, phone and dates, wherever they stand, however parted."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTH = r"(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|ags|agt|aug|sep|okt|oct|nov|nop|des|dec)[a-z]*"
_DATE = re.compile(
    r"(?<![\d./-])(?:\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2}"
    rf"|\d{{1,2}}[\s-]{{1,2}}{_MONTH}[\s,-]{{1,2}}(?:\d{{4}}|\d{{2}}))(?![\d]|[./-]\d)",
    re.IGNORECASE,
)
_ROUNDED = re.compile(r"(?<![\w.,])\d(?:[.,]\d+)?E\+?1\d(?!\w)", re.IGNORECASE)
_RUN = re.compile(r"(?<![\w+])\+?[0-9]{9,20}(?![\w])")
_LETTERED = re.compile(r"(?<!\w)(?=(?:[OoIlBS]*[0-9]){6})[0-9OoIlBS]{16}(?!\w)")
_GROUPED = re.compile(r"(?<![\w+.,/-])\+?(?:\(0\d{2,3}\)\s?)?\d{1,6}(?:[ .'’-]{1,2}\d{2,6}){1,7}(?![\w])")
_MARK = "\x00"
_PARTED = re.compile(
    rf"{_MARK}|[\t|;]|\s[-–—/=:]+\s|\s{{3,}}|,"
    r"|\s(?=(?:desa|ds\.|kec\.|kecamatan|kelurahan|kel\.|dusun|dsn|jl\.?|jln\.?|jalan|rt\.?)\s?[\w.])",
    re.IGNORECASE,
)
_SEX_ALONE = re.compile(rf"(?<=[\s{_MARK}])([LP])(?=[\s{_MARK}]|$)")


@dataclass
class Numbers:
    """What was found in a line, in the order in which it stood; `rest` is the line with a mark for each."""

    nik: list[str]
    phone: list[str]
    date: list[str]
    rest: str

    @property
    def some(self) -> bool:
        """Whether the line holds anything that only a person has."""
        return bool(self.nik or self.phone)


def numbers_in(line: str) -> Numbers:
    """Long numbers and dates of a line. A long number of no known kind is taken for a NIK typed wrongly."""
    found = Numbers([], [], [], line)

    def sort_out(match: re.Match[str]) -> str:
        kind = kind_of(match[0])
        if kind == "phone":
            found.phone.append(match[0].strip())
        elif kind == "nik":
            found.nik.append(match[0].strip())
        else:
            return match[0]
        return _MARK

    def nik(match: re.Match[str]) -> str:
        found.nik.append(match[0])
        return _MARK

    def day(match: re.Match[str]) -> str:
        found.date.append(match[0])
        return _MARK

    found.rest = _ROUNDED.sub(nik, found.rest)
    found.rest = _LETTERED.sub(lambda match: nik(match) if not match[0].isdigit() else match[0], found.rest)
    found.rest = _RUN.sub(sort_out, found.rest)
    found.rest = _DATE.sub(day, found.rest)
    found.rest = _GROUPED.sub(sort_out, found.rest)
    return found


def kind_of(number: str) -> str | None:
    """ "nik", "phone" or neither, from how many digits there are and how they begin."""
    digits = re.sub(r"\D", "", number)
    begins = digits.startswith(("08", "628", "8")) or number.strip().startswith("+")
    if begins and 9 <= len(digits) <= 14 and not (digits[0] == "8" and len(digits) > 12):
        return "phone"
    return "nik" if 13 <= len(digits) <= 20 or len(digits) == 11 else None


def parts_of(rest: str) -> list[str]:
    """The words between the numbers of a line, cut at the marks and at what people part fields with."""
    pieces = _PARTED.split(_SEX_ALONE.sub(lambda match: f"{_MARK}{match[1]}{_MARK}", rest))
    return [piece for one in pieces if (piece := one.strip(" \t-–—:=/.,*_()[]'\"\u2022"))]
