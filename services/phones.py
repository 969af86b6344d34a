"""Phone numbers: kept in E.164 (+6281234567890), shown with their middle hidden."""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, PhoneNumberType

from locales import Text
from services.clean import ascii_digits, cell_text
from services.errors import Invalid
from services.masks import mask_phone

HOME_REGION = "ID"
_OWN_MOBILE = re.compile(r"(?:0|\+62)?(8[0-9]{8,11})")
_MOBILE = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}


def read_phone(typed: str | float) -> str:
    """The mobile number in an answer or a spreadsheet cell, in E.164. Raises `Invalid` with an example.

    0812…, 812… (a sheet ate the zero), 62812… and +62 812-… are Indonesian; a number of another country needs
    its "+". Landlines are refused: the number is for Telegram, WhatsApp and SMS, and BPJS asks for a mobile.
    """
    text = re.sub(r"^(no(mor)?[.\s]*)?(hp|wa|whatsapp|telp?|telepon)(?![a-z])[^\d+]*", "", _plain(typed))
    digits = re.sub(r"[^0-9]", "", text)
    if not digits:
        raise Invalid(Text("phones-none"))
    if len(digits) == 16 and not text.startswith("+"):
        raise Invalid(Text("phones-is-nik"))
    if len(digits) > 15:
        raise Invalid(Text("phones-several"))
    if re.search(r"[^0-9\s+().,/'-]", text):
        raise Invalid(Text("phones-letters"))
    international = text.startswith(("+", "0062"))
    number = _parsed("+" + digits.removeprefix("00") if international else digits)
    # A number without a type is no valid one: `is_valid_number` asks the same.
    kind = phonenumbers.number_type(number)
    if kind == PhoneNumberType.UNKNOWN:
        raise Invalid(Text("phones-shape"))
    if kind not in _MOBILE:
        raise Invalid(Text("phones-landline"))
    return str(phonenumbers.format_number(number, PhoneNumberFormat.E164))


def show_phone(e164: str) -> str:
    """A stored number for a person's eyes: 0812••••7890; a foreign one keeps its "+"."""
    return mask_phone("0" + e164[3:] if e164.startswith("+62") else e164)


def _plain(typed: str | float) -> str:
    return ascii_digits(cell_text(typed)).lower()


def _parsed(digits: str) -> PhoneNumber:
    if own := _OWN_MOBILE.fullmatch(digits):
        # Nearly all, and what `parse` makes of them at a tenth of the time.
        return PhoneNumber(country_code=62, national_number=int(own[1]))
    try:
        return phonenumbers.parse(digits, HOME_REGION)
    except NumberParseException as error:
        raise Invalid(Text("phones-shape")) from error
