"""Blank spots as a spreadsheet, for whoever goes there."""

from __future__ import annotations

from collections.abc import Iterable

from locales import Texts, plain
from regency import Regency
from services.coverage.figures import Blank
from services.files.workbooks import Table, workbook_bytes

COLUMNS = ("number", "kecamatan", "desa", "kind", "organisation", "expected")


def blanks_file(spots: Iterable[Blank], regency: Regency, texts: Texts) -> bytes:
    """An xlsx with one row a blank spot; `expected` is empty where nobody has counted."""

    def area(code: str) -> str:
        return regency.area(code).name if regency.has_area(code) else code

    kinds = {kind.key: plain(texts(kind.label_id)) for kind in regency.organisation_kinds}
    rows: list[tuple[str | int, ...]] = [
        (
            *(number, area(spot.kecamatan_code), area(spot.desa_code)),
            *(kinds.get(spot.kind, spot.kind) if spot.kind else "", spot.organisation or ""),
            spot.expected if spot.expected is not None else "",
        )
        for number, spot in enumerate(spots, start=1)
    ]
    titles = [plain(texts(f"blanks-column-{column}")) for column in COLUMNS]
    return workbook_bytes([Table(plain(texts("blanks-sheet")), titles, rows)])
