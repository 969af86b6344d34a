"""Which column of Disdukcapil's answer holds what, and whether a file is such an answer at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.bpjs.roster_columns import ALIASES as ROSTER_ALIASES
from services.files.headers import Headers, fold
from services.files.sheets import Sheet, text_of

# Folded: lower case, letters and digits only. "Hasil validasi" and "status validasi" are BPJS's words.
ALIASES: Mapping[str, tuple[str, ...]] = {
    "nik": ROSTER_ALIASES["nik"],
    "name": (*ROSTER_ALIASES["name"], "namasesuaiktp", "namalgkp"),
    "birth_date": (*ROSTER_ALIASES["birth_date"], "tgllhr"),
    "reference": (
        "noberkas",
        "nomorberkas",
        "nopengajuan",
        "nomorpengajuan",
        "noreferensi",
        "nomorreferensi",
    ),
    "result": (
        *("hasil", "hasildukcapil", "hasilpadan", "hasilpemadanan", "hasilpadanan", "hasilpemadanandata"),
        *("statuspadan", "statuspemadanan", "statusdukcapil", "padan", "pemadanan", "dukcapil"),
        *("hasilverifikasi", "hasilverifikasidukcapil", "verifikasidukcapil", "statusverifikasi"),
        *("keterangandukcapil", "ketdukcapil", "catatandukcapil", "hasilcek", "hasilpengecekan", "ceknik"),
        *("statusnik", "ketnik", "keterangannik", "kesesuaian", "statuskependudukan", "keteranganpadan"),
    ),
    "name_result": ("kesesuaiannama", "hasilnama", "statusnama", "ceknama", "padannama", "keterangannama"),
    "date_result": (
        *("kesesuaiantgllahir", "kesesuaiantanggallahir", "hasiltgllahir", "hasiltanggallahir"),
        *("statustgllahir", "statustanggallahir", "cektgllahir", "cektanggallahir", "padantgllahir"),
    ),
    "remark": ("keterangan", "ket", "catatan", "alasan", "penjelasan"),
}
# What only BPJS's file has; with these it is a roster, whatever else stands in it.
_OF_ROSTERS = frozenset({*ROSTER_ALIASES["starts_on"], *ROSTER_ALIASES["ends_on"], *ROSTER_ALIASES["kpj"]})
_SEARCHED_ROWS = 40
_HEADERS = Headers(ALIASES, likeness=90, shortest=7)


@dataclass(frozen=True)
class AnswerColumns:
    """`row` is the index of the first row of data, `titles` the headers as written, `of` field → column."""

    row: int
    titles: tuple[str, ...]
    of: Mapping[str, int]


def find_answer(sheet: Sheet) -> AnswerColumns | None:
    """The header of an answer of Disdukcapil: who, and what was found; None when the sheet has none."""
    for index, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        titles = [text_of(cell) for cell in row]
        if any(fold(title) in _OF_ROSTERS for title in titles):
            return None
        fields = _HEADERS.fields(titles)
        says = {"result", "name_result", "date_result"} & fields.keys()
        if says and {"nik", "reference"} & fields.keys():
            return AnswerColumns(index + 1, tuple(titles), fields)
    return None


def is_header(cells: Sequence[str], columns: AnswerColumns) -> bool:
    """Whether a row repeats the header, as at the top of each printed page."""
    return all(
        fold(cells[column]) in ALIASES[field]
        for field, column in columns.of.items()
        if field in ("nik", "reference")
    )
