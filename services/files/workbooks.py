"""Spreadsheets for people: every cell is text or a whole number, never a formula, whatever it begins with."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

WIDEST = 60
_THIRD = 1 / 3


@dataclass(frozen=True)
class Table:
    """One sheet. `colours` gives the background (#RRGGBB) of a row of `rows` by its place in them.

    `picture` is a PNG that stands at the right of the columns, a third of its size.
    """

    name: str
    titles: Sequence[str]
    rows: Sequence[Sequence[str | int]]
    colours: Mapping[int, str] = field(default_factory=dict)
    picture: bytes | None = None


def workbook_bytes(tables: Iterable[Table]) -> bytes:
    """An xlsx file: bold titles that stay in sight, filters, columns as wide as their words."""
    # Megabytes of code that most processes need for no file at all.
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        formats = {"": book.add_format({"num_format": "@", "valign": "top"})}
        head = book.add_format(
            {"bold": True, "bg_color": "#1F4E78", "font_color": "#FFFFFF", "num_format": "@"}
        )
        for table in tables:
            sheet = book.add_worksheet(table.name)
            for column, title in enumerate(table.titles):
                sheet.write_string(0, column, title, head)
                sheet.set_column(column, column, _width(table, column))
            for number, row in enumerate(table.rows):
                colour = table.colours.get(number, "")
                if colour not in formats:
                    formats[colour] = book.add_format(
                        {"num_format": "@", "valign": "top", "bg_color": colour}
                    )
                for column, cell in enumerate(row):
                    if isinstance(cell, int):
                        sheet.write_number(number + 1, column, cell)
                    else:
                        sheet.write_string(number + 1, column, cell, formats[colour])
            if table.picture is not None:
                place = {"image_data": io.BytesIO(table.picture), "x_scale": _THIRD, "y_scale": _THIRD}
                sheet.insert_image(1, len(table.titles) + 1, "picture.png", place)
            sheet.freeze_panes(1, 0)
            if table.rows:
                sheet.autofilter(0, 0, len(table.rows), len(table.titles) - 1)
    return out.getvalue()


def _width(table: Table, column: int) -> int:
    shown = [str(row[column]) for row in table.rows[:200] if column < len(row)]
    return min(WIDEST, max(len(text) for text in [table.titles[column], *shown]) + 2)
