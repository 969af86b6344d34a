"""What stands on a picture, in one language: sentences, and numbers and days as people write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from locales import Texts, plain


class Words:
    """The words of a picture. Percentages are rounded down, so that none claims more than is true."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._language = texts.language

    def __call__(self, identifier: str, /, **args: Any) -> str:
        """A sentence, without markup."""
        return plain(self._texts(identifier, **args))

    def number(self, value: int) -> str:
        """A whole number: 3.934."""
        return str(format_decimal(value, locale=self._language))

    def signed(self, value: int) -> str:
        """A change: +12 or −5."""
        return f"{'+' if value > 0 else '−' if value < 0 else ''}{self.number(abs(value))}"

    def percent(self, part: int, whole: int, digits: int = 2) -> str:
        """Part of a whole in percent, cut off after so many digits; 100 only for everybody. "–" of nobody."""
        if whole <= 0:
            return "–"
        digits = 0 if part == whole else digits
        cut = Decimal(part * 100 * 10**digits // whole) / 10**digits
        pattern = f"#,##0.{'0' * digits}" if digits else "#,##0"
        return f"{format_decimal(cut, format=pattern, locale=self._language)} %"

    def stated(self, percent: float) -> str:
        """A percentage as it was reported, with its own number of digits."""
        return f"{format_decimal(Decimal(str(percent)), format='#,##0.####', locale=self._language)} %"

    def rupiah(self, amount: int) -> str:
        """Rp588.672.000."""
        return f"Rp{self.number(amount)}"

    def days(self, count: float | None) -> str:
        """A number of days, with half ones: 3,5. "–" where nobody knows."""
        return "–" if count is None else str(format_decimal(round(count, 1), locale=self._language))

    def day(self, day: date) -> str:
        """30 April 2025."""
        return self._texts.date(day)

    def short_day(self, day: date) -> str:
        """30 Apr 2025."""
        return str(format_date(day, "d MMM y", locale=self._language))

    def month(self, day: date) -> str:
        """April 2025."""
        return str(format_date(day, "MMMM y", locale=self._language))

    def period(self, first: date, last: date) -> str:
        """2024, April 2025, or both days."""
        if (first.day, first.month, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return str(first.year)
        if first.day == 1 and first.month == last.month and last.day >= 28:
            return self.month(first)
        return f"{self.day(first)} – {self.day(last)}"

    def short_month(self, day: date) -> str:
        """Apr 25."""
        return str(format_date(day, "MMM yy", locale=self._language))
