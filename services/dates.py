"""Dates as people write them and as spreadsheets keep them; day before month, as in Indonesia."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

from locales import Text
from services.clean import ascii_digits, cell_text
from services.errors import Invalid

# Long and short forms, Indonesian and English, old spellings too; a shorter word that begins one of them is
# read as well, if it is long enough to mean one month only.
_MONTHS = {
    1: ("januari", "january"),
    2: ("februari", "february", "pebruari"),
    3: ("maret", "march", "mrt"),
    4: ("april",),
    5: ("mei", "may"),
    6: ("juni", "june"),
    7: ("juli", "july"),
    8: ("agustus", "august", "agt", "ags", "agst"),
    9: ("september",),
    10: ("oktober", "october"),
    11: ("november", "nopember"),
    12: ("desember", "december"),
}
_NUMBER_WORDS = {
    "se": 1,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "sepuluh": 10,
    "sebelas": 11,
}
_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}\S*( ?[AP]M| ?WIB)?$", re.IGNORECASE)
_PLACE = re.compile(r"^[^\d,]*,\s*(?=\d)")  # "Muaradua, 17-8-1980", "Minggu, 17 Agustus 1980"
_LEAD = re.compile(
    r"^(tanggal|tgl|lahir|sejak|mulai|dari|tahun|thn|th|sekitar|kira-kira)\b[.:\s]*", re.IGNORECASE
)
_SPAN = re.compile(r"(\d{1,2}|[a-z]+?) ?(tahun|thn|th|bulan|bln|years?|months?)(?![a-z])")
_SPAN_FILLERS = re.compile(r"\b(sudah|kurang|lebih|yang|lalu|ini|terakhir|ago|for|dan|and)\b|[.,]")

# The 1900 system of Excel and Calc; serials under 61 differ between the two.
_SERIAL_ZERO = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 61, 73_050
FIRST_YEAR, LAST_YEAR = 1900, 2100

# What `read_date` refuses, without the birth date of a KTP as the example.
_OF_THESE_TIMES = {
    "dates-unreadable": "day-unreadable", "dates-ambiguous": "day-ambiguous", "dates-month": "day-month",
    "dates-month-word": "day-month-word", "dates-no-such-day": "day-no-such-day", "dates-year": "day-year",
}  # fmt: skip
_RELATIVE = {
    "hari ini": 0, "sekarang": 0, "today": 0,
    "kemarin": -1, "yesterday": -1, "kemarin lusa": -2, "kemarin dulu": -2,
    "besok": 1, "esok": 1, "tomorrow": 1, "lusa": 2, "besok lusa": 2,
}  # fmt: skip

# A NIK is printed on a KTP from 17 on; nobody on file is older than this.
_ADULT, _OLDEST = 17, 110


def read_date(typed: str | float | date | None, today: date, past: bool = True, sheet: bool = False) -> date:
    """The day in an answer or a spreadsheet cell. Raises `Invalid` with an example.

    Reads 17-8-1980, 17/08/80, 17081980, 17.08.1980, 1980-08-17, 17 Agustus 1980, 05-MEI-55, Aug 17 1980,
    "Muaradua, 17-8-1980", dates, datetimes and Excel serial numbers. With `past` no day after `today` is
    taken and a two-digit year lies in the past; without, it lies as near to `today` as it can. Five digits
    as text are a serial only if they come from a `sheet`: a person who types 17880 means something else.
    """
    day = _day_of(typed, sheet) or _typed_day(_trimmed(typed), today, past)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Invalid(Text("dates-year", year=str(day.year)))
    if past and day > today:
        raise Invalid(Text("dates-future", day=day, today=today))
    return day


def read_birth_date(typed: str | float | date | None, today: date, sheet: bool = False) -> date:
    """As `read_date`; a two-digit year is that of a living adult, so 17/08/20 is not a child of today."""
    day = read_date(typed, today, sheet=sheet)
    parts = re.findall(r"\d+", _trimmed(typed)) if isinstance(typed, str) else []
    if parts and (all(len(part) <= 2 for part in parts) or [len(part) for part in parts] == [6]):
        return adult_birth_date(day.day, day.month, day.year % 100, today) or day
    return day


def read_day(typed: str, today: date, past: bool = True) -> date:
    """A day of these times, typed by a person. Raises `Invalid` with today as the example.

    As `read_date`, and "hari ini", "kemarin", "besok" too. A two-digit year is the one nearest to `today`
    even where the day must be past: 25-12-26 read in November 2026 is a slip, not 1926.
    """
    words = _trimmed(typed).lower()
    if words in _RELATIVE:
        day = today + timedelta(days=_RELATIVE[words])
    else:
        try:
            day = read_date(typed, today, past=False)
        except Invalid as refusal:
            args = {**refusal.text.args, "example": f"{today:%d-%m-%Y}"}
            raise Invalid(Text(_OF_THESE_TIMES[refusal.text.id], **args)) from refusal
    if past and day > today:
        raise Invalid(Text("day-future", day=day, today=today, example=f"{today:%d-%m-%Y}"))
    return day


def read_year_or_date(typed: str | float | date | None, today: date) -> date:
    """The day since when something has lasted, never in the future. Raises `Invalid` with an example.

    2015 and "sejak 2015" are 1 January, "Juni 2015" and 06/2015 the first of the month; "10 tahun" and
    "5 bulan lalu" count back from `today`; anything else is read as a date.
    """
    text = _trimmed(typed)
    if re.fullmatch(r"[12]\d{3}", text):
        return read_date(_real(1, 1, int(text)), today)
    if months := _months_in(text):
        return months_after(today, -months)
    if re.fullmatch(r"\d{1,3}", text):
        raise Invalid(Text("dates-since-unclear", number=text))
    parts = _parts(text)
    if len(parts) == 2 and len(parts[1]) == 4 and parts[1].isdigit():
        return read_date(_real(1, _month(parts[0]), int(parts[1])), today)
    try:
        return read_date(typed, today)
    except Invalid as refusal:
        if refusal.text.id == "dates-unreadable":
            raise Invalid(Text("dates-since")) from refusal
        raise


def adult_birth_date(
    day: int, month: int, two_digit_year: int, today: date, stated: date | None = None
) -> date | None:
    """The birth date with a two-digit year: nearest the `stated` one, else that of a living adult.

    None if no century has such a day before today.
    """
    days = [
        found
        for century in (2000, 1900)
        if (found := _possible(day, month, century + two_digit_year)) and found <= today
    ]
    if stated:
        return min(days, key=lambda found: abs(found - stated), default=None)
    adults = [found for found in days if _ADULT <= age_on(found, today) <= _OLDEST]
    return next(iter(adults or days), None)


def age_on(birth_date: date, day: date) -> int:
    """Completed years of age on a day; somebody born on 29 February has a birthday on 1 March."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def turns(birth_date: date, age: int) -> date:
    """The day on which somebody reaches an age; the first on which `age_on` says so."""
    return _possible(birth_date.day, birth_date.month, birth_date.year + age) or date(
        birth_date.year + age, 3, 1
    )


def months_after(day: date, months: int) -> date:
    """The same day so many months later (or earlier, if negative), or the last of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _day_of(typed: object, sheet: bool) -> date | None:
    """The day in a cell that is a date or a serial number, None for text."""
    if isinstance(typed, datetime):
        return typed.date()
    if isinstance(typed, date):
        return typed
    number = _serial(typed, sheet)
    if number is None:
        return None
    # A cell with only a year is not a day of the year 1905.
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL or FIRST_YEAR <= number <= LAST_YEAR:
        raise Invalid(Text("dates-unreadable"))
    return _SERIAL_ZERO + timedelta(days=int(number))


def _serial(typed: object, sheet: bool) -> float | None:
    if isinstance(typed, int | float) and not isinstance(typed, bool) and abs(typed) < 100_000:
        return float(typed)
    text = str(typed).strip()
    if re.fullmatch(r"[0-9]{5}\.[0-9]+" if not sheet else r"[0-9]{5}(\.[0-9]+)?", text):
        return float(text)
    return None


def _trimmed(typed: object) -> str:
    text = "" if typed is None else ascii_digits(cell_text(typed))
    text = _PLACE.sub("", _CLOCK.sub("", text))
    while (shorter := _LEAD.sub("", text)) != text:
        text = shorter
    return text


def _parts(text: str) -> list[str]:
    return re.findall(r"[0-9]+|[a-z]+", text.lower())


def _typed_day(text: str, today: date, past: bool) -> date:
    parts = _parts(text)
    if len(parts) == 1:
        parts = _split(parts[0])
    if len(parts) != 3 or re.search(r"[^0-9A-Za-z\s.,/'’-]", text):
        raise Invalid(Text("dates-unreadable"))
    first, second, third = parts
    if first.isalpha():  # Aug 17 1980
        first, second = second, first
    if len(first) == 4:  # 1980-08-17
        first, third = third, first
    if not (first.isdigit() and third.isdigit() and len(first) <= 2 and len(third) in (2, 4)):
        raise Invalid(Text("dates-unreadable"))
    month = _month(second)
    if len(third) == 4:
        return _real(int(first), month, int(third))
    return _nearest(int(first), month, int(third), today, past)


def _nearest(day: int, month: int, two_digit_year: int, today: date, past: bool) -> date:
    days = [_possible(day, month, century + two_digit_year) for century in (2000, 1900)]
    found = [one for one in days if one and not (past and one > today)]
    if not found:
        return _real(day, month, (1900 if past else today.year // 100 * 100) + two_digit_year)
    return min(found, key=lambda one: abs(one - today))


def _split(digits: str) -> list[str]:
    """17081980, 19800817 and 170880 in their three parts; no eight digits can be read both ways."""
    if re.fullmatch(r"[0-9]{5}", digits):
        raise Invalid(Text("dates-ambiguous"))
    if len(digits) == 8 and digits[4:6] in {"19", "20"} and digits[2:4] <= "12":
        return [digits[:2], digits[2:4], digits[4:]]
    if len(digits) == 8:
        return [digits[:4], digits[4:6], digits[6:]]
    return [digits[:2], digits[2:4], digits[4:]] if len(digits) == 6 else [digits]


def _month(word: str) -> int:
    if word.isdigit():
        if not 1 <= int(word) <= 12:
            raise Invalid(Text("dates-month", month=word[:4]))
        return int(word)
    found = {number for number, names in _MONTHS.items() if any(_means(word, name) for name in names)}
    if len(found) != 1:
        raise Invalid(Text("dates-month-word", word=word[:20]))
    return found.pop()


def _means(word: str, name: str) -> bool:
    return len(word) >= 3 and name.startswith(word)


def _possible(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _real(day: int, month: int, year: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Invalid(Text("dates-year", year=str(year)))
    found = _possible(day, month, year)
    if found is None:
        last = date(year, month, monthrange(year, month)[1])
        raise Invalid(Text("dates-no-such-day", day=str(day), last=last))
    return found


def _months_in(text: str) -> int:
    """ "2 tahun 3 bulan" in months; 0 if the text is not a length of time."""
    bare = " ".join(_SPAN_FILLERS.sub(" ", text.lower()).split())
    if _SPAN.sub("", bare).strip():
        return 0
    months = 0
    for number, unit in _SPAN.findall(bare):
        amount = int(number) if number.isdigit() else _NUMBER_WORDS.get(number, 0)
        months += amount if unit.startswith(("b", "m")) else 12 * amount
    return months
