"""Which column of BPJS's file holds what: headers in any order, wording and spelling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from locales import Text
from services.errors import Invalid
from services.files.headers import Headers, fold
from services.files.sheets import Sheet, text_of

# Folded: lower case, letters and digits only. The first words are BPJS's own; the others were seen.
ALIASES: Mapping[str, tuple[str, ...]] = {
    "nik": (
        *("nik", "noktp", "nomorktp", "noidentitas", "nomoridentitas", "nonik", "nomornik"),
        *("nikktp", "nikkpt", "noktpnik", "niknoktp", "nomorindukkependudukan", "ktp"),
    ),
    "kpj": (
        "kpj",
        "nokpj",
        "nomorkpj",
        "kpjtk",
        "nokpjtk",
        "nomorpeserta",
        "nopeserta",
        "nokartu",
        "nomorkartu",
    ),
    "name": ("nama", "namalengkap", "namapeserta", "namatk", "namatenagakerja", "namapekerja"),
    "birth_date": ("tgllahir", "tanggallahir", "ttl", "tempattanggallahir", "tempattgllahir", "lahir"),
    "phone": (
        *("nohandphone", "hp", "nohp", "nomorhp", "handphone", "telepon", "notelepon", "notelp", "telp"),
        *("nomorhandphone", "nomortelepon", "nowa"),
    ),
    "programme": ("program", "programs", "programbpjs", "programkepesertaan", "kepesertaanprogram"),
    "job": ("jenispekerjaan", "pekerjaan", "jabatan"),
    "starts_on": (
        *("tglkepesertaan", "tanggalkepesertaan", "tglawalkepesertaan", "tanggalawalkepesertaan", "tglmulai"),
        *("tanggalmulai", "awalkepesertaan", "mulaikepesertaan", "tmtkepesertaan", "tglawal", "tanggalawal"),
    ),
    "ends_on": (
        *("tglberakhir", "tanggalberakhir", "tglakhirkepesertaan", "tanggalakhirkepesertaan", "tglakhir"),
        *("tanggalakhir", "akhirkepesertaan", "berakhir", "tglberakhirkepesertaan", "masaberlaku"),
    ),
    "remark": (
        *("keterangan", "ket", "alasan", "alasanpenolakan", "alasangagal", "alasanditolak", "catatan"),
        *("keterangangagal", "keterangantolak", "keteranganerror", "alasantidakvalid", "penyebab"),
        *("pesankesalahan", "pesanerror", "errormessage", "error"),
    ),
    "verdict": ("statusvalidasi", "hasilvalidasi", "validasi", "statusdata", "statusupload", "status"),
    "grace_until": ("masagrace", "graceperiod", "tglgrace", "masatenggang", "tglmasatenggang", "grace"),
}
PROGRAMMES = ("JKK", "JKM", "JHT", "JP", "JKP")
NEEDED = ("nik", "starts_on", "ends_on")
# Enough for a list of rows that were refused: who it is, and why.
SAY_WHY = ("remark", "verdict")
# How the needed columns are called in the message that one is missing.
SHOWN = {"nik": "NIK", "starts_on": "TGL_KEPESERTAAN", "ends_on": "TGL_BERAKHIR"}

_SEARCHED_ROWS = 40
# The likeness was checked against the aliases themselves, none of which are that alike.
_HEADERS = Headers(ALIASES, likeness=86, shortest=6)


@dataclass(frozen=True)
class Columns:
    """`row` is the index of the first row of data, `titles` the headers as written, `of` field → column.

    `programmes` are the sub-columns of "program": JKK → column of its 1 or 0. `has_cover` says that the dates
    of a period are there; without them it is a list of refused rows.
    """

    row: int
    titles: tuple[str, ...]
    of: Mapping[str, int]
    programmes: Mapping[str, int]

    @property
    def has_cover(self) -> bool:
        return all(field in self.of for field in NEEDED)


def find_columns(sheet: Sheet) -> Columns | None:
    """The header of a sheet, None if it has none that names a NIK.

    Raises `Invalid` when there is a header with a NIK but another needed column is missing.
    """
    for index, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        titles = [text_of(cell) for cell in row]
        fields = _HEADERS.fields(titles)
        if "nik" in fields and len(fields) > 1:
            return _with_sub_header(sheet, index, titles, fields)
    return None


def missing(sheets: Sequence[Sheet]) -> Invalid:
    """What to raise when no sheet has a header: the headers that were found beside those that are needed."""
    widest: list[str] = []
    for sheet in sheets:
        for row in sheet.rows[:_SEARCHED_ROWS]:
            titles = [text for cell in row if (text := text_of(cell))]
            if len(titles) > len(widest):
                widest = titles
    if not widest:
        return Invalid(Text("roster-no-rows"))
    return Invalid(Text("roster-no-header", found=_listed(widest), needed=_needed_list(NEEDED)))


def is_header(cells: Sequence[str], columns: Columns) -> bool:
    """Whether a row repeats the header, as at the top of each printed page."""
    return fold(cells[columns.of["nik"]]) in ALIASES["nik"]


def _with_sub_header(sheet: Sheet, index: int, titles: list[str], fields: dict[str, int]) -> Columns:
    """A merged "program" stands over a second row with JHT, JKK, JKM; or these stand in the header itself."""
    programmes = _programmes(titles)
    first = index + 1
    if first < len(sheet.rows):
        below = [text_of(cell) for cell in sheet.rows[first]]
        # A row of somebody may name one programme as well.
        is_data = any(char.isdigit() for char in "".join(below[fields["nik"] : fields["nik"] + 1]))
        if not programmes and not is_data and (sub := _programmes(below)):
            programmes = sub
            first += 1
            width = max(len(titles), len(below))
            titles += [""] * (width - len(titles))
            for column, title in enumerate(below):
                titles[column] = title or titles[column]
            fields = {**_HEADERS.fields(below), **fields}
    lacking = [field for field in NEEDED if field not in fields]
    # Half of the dates is a roster with a column missing, and no list of refused rows.
    tells_why = any(field in fields for field in SAY_WHY) and len(lacking) == len(NEEDED) - 1
    if lacking and not tells_why:
        raise Invalid(
            Text("roster-missing-columns", missing=_needed_list(lacking), found=_listed(filter(None, titles)))
        )
    if programmes:
        fields.pop("programme", None)
    return Columns(first, tuple(titles), fields, programmes)


def _programmes(titles: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, title in enumerate(titles):
        word = fold(title).removeprefix("program").upper()
        if word in PROGRAMMES:
            found.setdefault(word, column)
    return found


def _needed_list(fields: Sequence[str]) -> str:
    return ", ".join(SHOWN[field] for field in fields)


def _listed(titles: Iterable[str], most: int = 15) -> str:
    shown = [title[:30] for title in titles]
    return ", ".join(shown[:most]) + (" …" if len(shown) > most else "")
