"""Names, birth places and addresses as on the KTP, names of organisations, and names folded for search."""

from __future__ import annotations

import re
import unicodedata

from locales import Text
from services.clean import ascii_digits, clean_text, without_pictures
from services.errors import Invalid

NAME_LENGTH = (2, 100)
PLACE_LENGTH = (2, 100)
ADDRESS_LENGTH = (5, 200)
ORGANISATION_LENGTH = (3, 100)

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))
_STRAY_SPACE = re.compile(r" +(?=[.,])")

# Said before a name, and after it (there without points and spaces).
TITLE = re.compile(
    r"hj?|haji|hajj?ah|kh?|k(i|y|iy)ai|ki|ust|usta[dz]|ustadz(ah)?|ustazah|tgk|tuan|guru|dr[sa]?|prof|ir"
    r"|bapak|bpk|ibu|sdri?|almh?"
)
DEGREE = re.compile(
    r"s(ag|hi|thi|pdi?|pdsd|ip|sos|kom|km|pi?|pt|t|h|e|ei)|m(ag|pdi?|si|m|h|a|sc)|amd|amdpd|ama|amapd|lc|bsc|phd"
)
# Written out or cut short: M., Md., Moh., Muh., Mochamad …
MUHAMMAD = re.compile(r"md?|m[ou]c?hd?|m[ou]c?hamm?[aeu][dt]")


def read_name(typed: str) -> str:
    """A person's name as on the KTP, 2 to 100 characters. Raises `Invalid` with what is wrong.

    Letters, spaces and . ' , - stand in names; emoji and invisible marks are dropped, capitals stay as typed.
    """
    name = _spoken(typed)
    if re.search(r"[0-9]", ascii_digits(name)):
        raise Invalid(Text("names-digits"))
    _check_length(name, NAME_LENGTH, "names")
    _check_letters(name, ".',-", "names-characters")
    if sum(letter.isalpha() for letter in name) < 2:
        raise Invalid(Text("names-short", least=NAME_LENGTH[0]))
    return name


def read_place(typed: str) -> str:
    """A birth place as on the KTP, 2 to 100 characters. Raises `Invalid`, also for a date typed with it."""
    place = _spoken(typed)
    # Names of villages hold a small number at most: Batu Belang 2.
    if re.search(r"[0-9]{3}|[0-9]\W+[0-9]", ascii_digits(place)):
        raise Invalid(Text("places-date"))
    _check_length(place, PLACE_LENGTH, "places")
    _check_letters(place, ".',-()/0123456789", "places-characters")
    if sum(letter.isalpha() for letter in place) < 2:
        raise Invalid(Text("places-short", least=PLACE_LENGTH[0]))
    return place


def read_address(typed: str) -> str:
    """An address below the desa (street, RT/RW, landmark), 5 to 200 characters. Raises `Invalid`."""
    address = _spoken(typed)
    _check_length(address, ADDRESS_LENGTH, "addresses")
    if not any(letter.isalpha() for letter in address):
        raise Invalid(Text("addresses-letters"))
    return address


def read_organisation_name(typed: str) -> str:
    """What a masjid, posko, TPA or lembaga adat is called, 3 to 100 characters. Raises `Invalid`."""
    name = _spoken(typed)
    _check_length(name, ORGANISATION_LENGTH, "organisation-names")
    _check_letters(name, ".',-()/&\"0123456789", "organisation-names-characters")
    if sum(letter.isalpha() for letter in name) < 2:
        raise Invalid(Text("organisation-names-short", least=ORGANISATION_LENGTH[0]))
    return name


def fold_name(name: str) -> str:
    """A name for search and comparison: lower case, no accents, titles, degrees or signs.

    "H. Moh. Ma'ruf, S.Pd.I" and "muhammad maruf" are one. A name made of titles only stays as it is.
    """
    before, _, after = plain_letters(name).partition(",")
    if after and not DEGREE.fullmatch(re.sub(r"\W", "", after.split(",")[0])):
        before = f"{before} {after}"
    words = re.findall(r"\w+", before)
    while len(words) > 1 and TITLE.fullmatch(words[0]):
        words = words[1:]
    if len(words) > 1 and MUHAMMAD.fullmatch(words[0]):
        words = ["muhammad", *words[1:]]
    return " ".join(words)


def is_degree(words: str) -> bool:
    """Whether something after a comma is a degree and no further field: "S.Pd.I", "Lc."."""
    return DEGREE.fullmatch(re.sub(r"\W", "", words.lower())) is not None


def _spoken(typed: str) -> str:
    return _STRAY_SPACE.sub("", without_pictures(typed).translate(_APOSTROPHES))


def plain_letters(name: str) -> str:
    """Lower case, without accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", clean_text(name).translate(_APOSTROPHES)).lower()
    return "".join(letter for letter in plain if not unicodedata.combining(letter) and letter != "'")


def _check_length(text: str, length: tuple[int, int], topic: str) -> None:
    least, most = length
    if len(text) < least:
        raise Invalid(Text(f"{topic}-short", least=least))
    if len(text) > most:
        raise Invalid(Text(f"{topic}-long", most=most, count=len(text)))


def _check_letters(text: str, also: str, refusal: str) -> None:
    for letter in text:
        if not (letter.isalpha() or unicodedata.combining(letter) or letter == " " or letter in also):
            raise Invalid(Text(refusal, sign=letter))
