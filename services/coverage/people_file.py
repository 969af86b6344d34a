"""The list behind a count as a spreadsheet, for staff."""

from __future__ import annotations

from collections.abc import Sequence

from locales import Texts, plain
from regency import Regency
from services.coverage.lists import Person
from services.files.workbooks import Table, workbook_bytes

COLUMNS = ("number", "reference", "name", "nik", "category", "organisation", "desa", "kecamatan")


def people_file(
    people: Sequence[Person], regency: Regency, texts: Texts, further: tuple[str, Sequence[str]] | None = None
) -> bytes:
    """An xlsx with one row a person, the NIK masked; as many rows as the count says.

    `further` is one more column: its title, and a word for each of the people.
    """

    def area(code: str) -> str:
        return regency.area(code).name if regency.has_area(code) else code

    labels = {category.key: plain(texts(category.label_id)) for category in regency.categories}
    rows: list[tuple[str, ...]] = [
        (
            *(str(number), person.reference, person.name, person.masked_nik),
            *(labels.get(person.category, person.category), person.organisation),
            *(area(person.desa_code), area(person.kecamatan_code)),
        )
        for number, person in enumerate(people, start=1)
    ]
    titles = [plain(texts(f"coverage-column-{column}")) for column in COLUMNS]
    if further is not None:
        titles.append(further[0])
        rows = [(*row, said) for row, said in zip(rows, further[1], strict=True)]
    return workbook_bytes([Table(plain(texts("coverage-sheet")), titles, rows)])
