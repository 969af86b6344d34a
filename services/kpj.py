"""The KPJ: the number of a BPJS Ketenagakerjaan membership card."""

from __future__ import annotations

import re

from locales import Text
from services.clean import ascii_digits, cell_text
from services.errors import Invalid


def read_kpj(typed: str | float) -> str:
    """The 11 characters of a KPJ, letters as capitals. Raises `Invalid`.

    Digits as a rule, letters in old ones; there is no check digit, so only the shape can be looked at.
    A number from a spreadsheet that lost its leading zero is one character short and therefore refused.
    """
    text = re.sub(
        r"^(no(mor)?[.\s]*)?kpj(?![a-z])\W*", "", ascii_digits(cell_text(typed)), flags=re.IGNORECASE
    )
    text = re.sub(r"[\s.'’/-]", "", text).upper()
    if re.fullmatch(r"[0-9]{16}", text):
        raise Invalid(Text("kpj-is-nik"))
    if re.fullmatch(r"[0-9]{13}", text):
        raise Invalid(Text("kpj-is-health-card"))
    if not re.fullmatch(r"[0-9A-Z]*", text):
        raise Invalid(Text("kpj-characters"))
    if len(text) != 11 or text.isalpha() or len(set(text)) == 1:
        raise Invalid(Text("kpj-shape", count=len(text)))
    return text
