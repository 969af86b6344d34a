"""/templat: a workbook made for one organisation, that a list can be filled into without a mistake."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from locales import Text, Texts, plain
from models import Organisation
from regency import Regency
from services.lists.people_file import KEY
from services.nik import EXAMPLES

ROWS = 500
# Header as BPJS's own list calls it ("umum"), and how wide the column is.
COLUMNS = (
    ("NIK", 20),
    ("Nama", 28),
    ("Tempat Lahir", 16),
    ("Tgl Lahir", 13),
    ("L/P", 6),
    ("Nama Ibu Kandung", 24),
    ("Alamat", 30),
    ("Desa", 22),
    ("Kecamatan", 22),
    ("No HP", 16),
    ("Kelompok", 20),
    ("Bertugas Sejak", 15),
)
_DESA, _KECAMATAN, _CATEGORY = 7, 8, 10


def template(organisation: Organisation, regency: Regency, say: Texts) -> bytes:
    """An xlsx file: text cells, lists to choose category and desa from, an example, how to fill it in.

    A hidden sheet holds which organisation it is for; whoever sends it still has to speak for that one.
    """
    # Megabytes of code that most processes need for no file at all.
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        people, how = book.add_worksheet("Anggota"), book.add_worksheet("Petunjuk")
        lists = book.add_worksheet("_lindung")
        lists.very_hidden()
        categories = [say(Text(one.label_id)) for one in regency.categories_of(organisation.kind)]
        desa = [area.name for area in regency.desa_of(organisation.kecamatan_code)]
        lists.write_string(0, 0, f"{KEY}{organisation.id}")
        for column, values in ((1, desa), (2, categories)):
            for row, value in enumerate(values):
                lists.write_string(row, column, plain(value))
        _people(book, people, organisation, regency, (len(desa), len(categories)))
        _how(book, how, organisation, say)
    return out.getvalue()


def _people(
    book: Any, sheet: Any, organisation: Organisation, regency: Regency, lengths: tuple[int, int]
) -> None:
    text = book.add_format({"num_format": "@"})
    head = book.add_format({"bold": True, "bg_color": "#1F4E78", "font_color": "#FFFFFF", "num_format": "@"})
    example = book.add_format({"italic": True, "font_color": "#808080", "num_format": "@"})
    for column, (title, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width, text)
        sheet.write_string(0, column, title, head)
    for column, value in enumerate(_example(organisation, regency)):
        sheet.write_string(1, column, value, example)
    for column, letter, length in ((_DESA, "B", lengths[0]), (_CATEGORY, "C", lengths[1])):
        sheet.data_validation(
            1,
            column,
            ROWS,
            column,
            {
                "validate": "list",
                "source": f"=_lindung!${letter}$1:${letter}${length}",
                # Somebody may live in another kecamatan: a value that is not in the list is only warned of.
                "error_type": "warning",
            },
        )
    sheet.data_validation(1, 4, ROWS, 4, {"validate": "list", "source": ["L", "P"]})
    sheet.freeze_panes(1, 2)


def _example(organisation: Organisation, regency: Regency) -> Sequence[str]:
    desa, kecamatan = (
        regency.area(code).name for code in (organisation.desa_code, organisation.kecamatan_code)
    )
    return (
        *(EXAMPLES[0], "CONTOH Ahmad Fauzi", "Muaradua", "17-08-1980", "L", "Siti Aminah"),
        *("Dusun II RT 02", desa, kecamatan, "081234567890", "", "2015"),
    )


def _how(book: Any, sheet: Any, organisation: Organisation, say: Texts) -> None:
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    sheet.set_column(0, 0, 90, wrapped)
    words = plain(say(Text("people-template-how", organisation=organisation.name)))
    for row, line in enumerate(words.split("\n")):
        sheet.write_string(row, 0, line, wrapped)
