"""What a KTP says: every field with a value and whether it is certain; and whether it is a KTP at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from rapidfuzz import fuzz

from regency import Regency
from regency.facts import Area
from services.clean import clean_text
from services.dates import FIRST_YEAR, age_on
from services.errors import Invalid
from services.ktp.lines import Line, straighten
from services.ktp.repair import LENGTH, Number, weigh
from services.ktp.rows import Value, take_apart
from services.ktp.words import Settled, is_glued, is_glued_address, settle, spaced, spaced_address
from services.names import read_address, read_name, read_place
from services.nik import Sex, read_nik
from services.search import fold_label

SURE = 0.90
"""From this score of the recognition on, words are believed where nothing else speaks for or against them."""
_NEAR = 82
_MARGIN = 8
_LABELS_OF_A_CARD = 4
_READ_AGAIN = ("name", "birth", "address", "rt_rw")

_LETTERS = str.maketrans("0158", "OISB")
_DIGITS = str.maketrans("OoQDIl|!SBZ", "00001111582")
_DATE = re.compile(r"(\d{2})\D{0,3}(\d{2})\D{0,3}(\d{4})\D*$")


Again = Mapping[int, Sequence[tuple[str, float]]]
NOTHING_AGAIN: Again = MappingProxyType({})


@dataclass(frozen=True, repr=False)
class Reading:
    """What was read. `values` by name of the member form's questions; areas by name, dates as ISO text.

    `doubtful` are the fields that a person has to look at. `is_card`: enough of it looks like a KTP.
    """

    is_card: bool
    values: Mapping[str, str] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()

    def dump(self) -> dict[str, Any]:
        """Plain JSON, for `load`."""
        return {**asdict(self), "values": dict(self.values), "doubtful": sorted(self.doubtful)}

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Reading:
        """What `dump` gave."""
        return cls(bool(stored["is_card"]), dict(stored["values"]), frozenset(stored["doubtful"]))


def lines_to_check(lines: Sequence[Line]) -> list[int]:
    """Which of the lines are to be looked at once more: the NIK's, and the words that stand on no list."""
    rows = take_apart(straighten(lines))
    found = list(rows.number.indexes) if rows.number else []
    return found + [place for key in _READ_AGAIN if key in rows.values for place in rows.values[key].indexes]


def read_card(lines: Sequence[Line], regency: Regency, today: date, again: Again = NOTHING_AGAIN) -> Reading:
    """The fields of a card. `again` are further readings (text, score) of its lines, by place."""
    rows = take_apart(straighten(lines))
    if rows.labels < _LABELS_OF_A_CARD and not (rows.number and rows.labels >= 3):
        return Reading(False)
    found = {key: _Row(value, _more(value, again)) for key, value in rows.values.items()}
    values: dict[str, str] = {}
    doubtful: set[str] = set()
    born = _read_birth(found.get("birth"), values, doubtful, today)
    _read_sex(rows.values.get("sex"), values, doubtful)
    _read_name(found.get("name"), values, doubtful)
    _read_address(found, values, doubtful)
    _read_area(rows.values, values, doubtful, regency)
    number = None
    if rows.number is not None:
        readings = [(rows.number.text, rows.number.score), *again.get(rows.number.indexes[0], ())]
        number = weigh(readings, born, values.get("sex"))
    if number is not None:
        _settle_number(number, values, doubtful, today)
    return Reading(True, values, frozenset(doubtful))


@dataclass(frozen=True)
class _Row:
    """What stands behind a label, as read at first, and every further reading of it."""

    value: Value
    again: tuple[str, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Whether recognition is sure of it and nothing of it can stand under the portrait."""
        return self.value.score >= SURE and not self.value.cut

    def settled(self, clean: Callable[[str], str]) -> Settled | None:
        """The likeliest of all readings, each made clean before."""
        return settle([clean(text) for text in (self.value.text, *self.again)])


def _more(value: Value, again: Again) -> tuple[str, ...]:
    readings = [[text for text, _score in again.get(place, ())] for place in value.indexes]
    return tuple(value.read_again(texts) for texts in zip(*readings, strict=False))


def _settle_number(number: Number, values: dict[str, str], doubtful: set[str], today: date) -> None:
    """The NIK beside the printed date and sex: what agrees is certain, what differs is asked."""
    values["nik"] = number.digits
    try:
        nik = read_nik(number.digits, today)
    except Invalid:
        doubtful.add("nik")
        return
    if not number.sure:
        doubtful.add("nik")
    if "birth_date" not in values or "sex" not in values:
        # Derived from a number that nothing confirms.
        doubtful.add("nik")
        return
    same_day = values["birth_date"][2:] == nik.birth_date.isoformat()[2:]
    if same_day and values["sex"] == nik.sex.value and len(number.digits) == LENGTH:
        doubtful -= {"birth_date", "sex"}


def _read_birth(row: _Row | None, values: dict[str, str], doubtful: set[str], today: date) -> date | None:
    if row is None:
        return None
    place = row.settled(_place)
    if place is not None:
        values["birth_place"] = place.text
        whole = re.search(r"\d", row.value.text) is not None
        if not place.sure or not (whole and row.value.score >= SURE) or is_glued(place.text):
            doubtful.add("birth_place")
    # A date that runs under the portrait is cut off; the NIK says it, and the person confirms.
    found = _DATE.search(_bare(row.value.text).translate(_DIGITS))
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        born = date(year, month, day)
    except ValueError:
        return None
    if born.year < FIRST_YEAR or born >= today or age_on(born, today) > 110:
        return None
    values["birth_date"] = born.isoformat()
    # The NIK confirms it, or it is asked.
    doubtful.add("birth_date")
    return born


def _place(text: str) -> str:
    """The words before the date; empty for none."""
    bare = _bare(text)
    found = _DATE.search(bare.translate(_DIGITS))
    words = bare[: found.start()] if found else re.split(r"\d", bare)[0]
    try:
        return spaced(read_place(_upper(words.strip(" ,.-;:")).translate(_LETTERS)))
    except Invalid:
        return ""


def _read_sex(value: Value | None, values: dict[str, str], doubtful: set[str]) -> None:
    if value is None:
        return
    word = re.sub(r"[^A-Z]", "", _upper(value.text.split("Gol")[0]).translate(_LETTERS))
    scores = {
        Sex.MALE.value: fuzz.ratio(word, "LAKILAKI"),
        Sex.FEMALE.value: fuzz.ratio(word, "PEREMPUAN"),
    }
    best = max(scores, key=lambda one: scores[one])
    if scores[best] >= 60:
        values["sex"] = best
        doubtful.add("sex")


def _read_name(row: _Row | None, values: dict[str, str], doubtful: set[str]) -> None:
    name = row.settled(_name) if row else None
    if row is None or name is None:
        return
    values["name"] = name.text
    if not name.sure or not row.is_clear or is_glued(name.text):
        doubtful.add("name")


def _name(text: str) -> str:
    words = _upper(_bare(text)).translate(_LETTERS).strip(" :;.-_")
    try:
        return read_name(spaced(words))
    except Invalid:
        return ""


def _read_address(found: Mapping[str, _Row], values: dict[str, str], doubtful: set[str]) -> None:
    """Street and RT/RW in one; both stand on the card below each other."""
    if "address" not in found:
        return
    street = found["address"].settled(lambda text: spaced_address(_upper(_bare(text))))
    if street is None:
        return
    rows = [found["address"]]
    words, sure = street.text, street.sure and not is_glued_address(street.text)
    if "rt_rw" in found:
        rows.append(found["rt_rw"])
        numbers = found["rt_rw"].settled(_rt_rw)
        words += f" {numbers.text}" if numbers else ""
        sure = sure and numbers is not None and numbers.sure
    try:
        values["address"] = read_address(words)
    except Invalid:
        return
    if not sure or not all(row.is_clear for row in rows):
        doubtful.add("address")


def _rt_rw(text: str) -> str:
    parts = re.fullmatch(r"(\d{1,3})\D{1,2}(\d{1,3})", _bare(text).translate(_DIGITS))
    return f"RT {parts[1].zfill(3)}/RW {parts[2].zfill(3)}" if parts else ""


def _read_area(
    found: Mapping[str, Value], values: dict[str, str], doubtful: set[str], regency: Regency
) -> None:
    """Kecamatan and desa by the regency's list; what is on no list stays as it was read, and is asked."""
    kecamatan, desa = found.get("kecamatan"), found.get("desa")
    parent = _nearest(kecamatan.text, regency.kecamatan) if kecamatan else None
    if kecamatan is not None:
        values["kecamatan"] = parent.name if parent else _upper(_bare(kecamatan.text))
        if parent is None:
            doubtful.add("kecamatan")
    if desa is None:
        return
    village = _nearest(desa.text, regency.desa_of(parent.code)) if parent else None
    values["desa"] = village.name if village else _upper(_bare(desa.text))
    if village is None:
        doubtful.add("desa")


def _nearest(text: str, areas: Sequence[Area]) -> Area | None:
    """The one area that is meant: alike enough, and clearly more so than any other."""
    wanted = fold_label(_bare(text))
    if not wanted:
        return None
    scored = sorted(
        ((_likeness(wanted, one), one.code) for one in areas),
        reverse=True,
    )
    best = scored[0]
    if best[0] < 100 and (best[0] < _NEAR or (len(scored) > 1 and best[0] - scored[1][0] < _MARGIN)):
        return None
    return next(one for one in areas if one.code == best[1])


def _likeness(wanted: str, area: Area) -> float:
    return max(fuzz.ratio(wanted, fold_label(name)) for name in (area.name, *area.aliases))


def _bare(text: str) -> str:
    return clean_text(text).strip(" :;._-'").strip()


def _upper(text: str) -> str:
    return re.sub(r"\s+", " ", text.upper()).strip()
