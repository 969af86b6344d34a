"""A list of people whose cover ends, as a spreadsheet for staff."""

from __future__ import annotations

from collections.abc import Iterable

from locales import Texts, plain
from regency import Regency
from services.files.workbooks import Table, workbook_bytes
from services.lapses import LapsingPerson

SHARED = ("number", "reference", "name", "nik", "category", "organisation", "desa", "kecamatan")
DATES = ("ends", "grace", "turns", "programmes")


def lapses_file(people: Iterable[LapsingPerson], regency: Regency, texts: Texts) -> bytes:
    """An xlsx with one row a person, the NIK masked, dates as text (dd-mm-yyyy)."""

    def area(code: str) -> str:
        return regency.area(code).name if regency.has_area(code) else code

    labels = {category.key: plain(texts(category.label_id)) for category in regency.categories}
    rows = []
    for number, one in enumerate(people, start=1):
        person = one.person
        dates = (one.ending.ends_on, one.ending.grace_until, one.turns_limit)
        days = (f"{day:%d-%m-%Y}" for day in dates)
        programmes = ", ".join(one.ending.programmes) or plain(texts("lapses-all-programmes"))
        rows.append(
            (
                *(str(number), person.reference, person.name, person.masked_nik),
                *(labels.get(person.category, person.category), person.organisation),
                *(area(person.desa_code), area(person.kecamatan_code), *days, programmes),
            )
        )
    titles = [plain(texts(f"coverage-column-{column}")) for column in SHARED]
    titles += [plain(texts(f"lapses-column-{column}")) for column in DATES]
    return workbook_bytes([Table(plain(texts("lapses-sheet")), titles, rows)])
