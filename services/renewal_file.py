"""Organisations that have not said who still serves, as a spreadsheet: for phoning them."""

from __future__ import annotations

from collections.abc import Iterable

from locales import Texts, plain
from regency import Regency
from services.files.workbooks import Table, workbook_bytes
from services.renewal_answers import WaitingPlace

COLUMNS = ("organisation", "kecamatan", "waiting", "telegram")


def waiting_file(places: Iterable[WaitingPlace], regency: Regency, texts: Texts) -> bytes:
    """An xlsx with one row an organisation; no person is named in it."""
    rows = [
        (
            place.name,
            regency.area(place.kecamatan_code).name
            if regency.has_area(place.kecamatan_code)
            else place.kecamatan_code,
            str(place.waiting),
            plain(texts("renewal-reached" if place.reachable else "renewal-not-reached")),
        )
        for place in places
    ]
    titles = [plain(texts(f"renewal-column-{column}")) for column in COLUMNS]
    return workbook_bytes([Table(plain(texts("renewal-sheet")), titles, rows)])
