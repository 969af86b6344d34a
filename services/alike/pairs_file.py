"""The pairs that wait, as a spreadsheet for staff: two rows a pair, one below the other."""

from __future__ import annotations

from collections.abc import Iterable

from locales import Texts, plain
from regency import Regency
from services.alike.likeness import Sign
from services.alike.pairs import PairCard, Side
from services.files.workbooks import Table, workbook_bytes
from services.masks import mask_nik, mask_phone

COLUMNS = (
    *("pair", "name", "nik", "birth_date", "sex", "desa", "kecamatan", "phone", "reference", "category"),
    *("organisation", "differs"),
)
_BAND = "#EAF1F8"


def pairs_file(cards: Iterable[PairCard], regency: Regency, texts: Texts) -> bytes:
    """An xlsx with NIK and phone masked; every second pair has a background, so that the two stay
    together."""
    rows: list[tuple[str, ...]] = []
    colours: dict[int, str] = {}
    for number, card in enumerate(cards, start=1):
        differing = ", ".join(sign_names(card, texts))
        for side in card.sides:
            if number % 2 == 0:
                colours[len(rows)] = _BAND
            rows.append((str(number), *_cells(side, regency, texts), differing))
    titles = [plain(texts(f"pairs-column-{column.replace('_', '-')}")) for column in COLUMNS]
    return workbook_bytes([Table(plain(texts("pairs-sheet")), titles, rows, colours)])


def sign_names(card: PairCard, texts: Texts) -> list[str]:
    """What differs between the two, in words."""
    names = (f"pairs-sign-{sign.value.replace('_', '-')}" for sign in Sign if sign in card.differing)
    return [plain(texts(name)) for name in names]


def _cells(side: Side, regency: Regency, texts: Texts) -> tuple[str, ...]:
    worker, entry = side.worker, side.enrolment
    labels = {category.key: plain(texts(category.label_id)) for category in regency.categories}
    areas = (
        regency.area(code).name if regency.has_area(code) else code
        for code in (worker.desa_code, worker.kecamatan_code)
    )
    about = (
        (entry.reference, labels.get(entry.category, entry.category), entry.organisation.name)
        if entry
        else ()
    )
    return (
        *(worker.name, mask_nik(worker.nik), f"{worker.birth_date:%d-%m-%Y}", worker.sex, *areas),
        mask_phone(worker.phone) if worker.phone else "",
        *(about or ("", "", "")),
    )
