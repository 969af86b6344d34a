"""The list that goes up at the desa offices: a sheet for staff, pages to print, each with one desa.

Name, organisation and desa, nothing more. `list_pdf` is CPU work: call it in a thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text, Texts, plain
from models import AnnouncedEntry, Enrolment, Organisation, Worker
from regency import Regency
from services.files.workbooks import Table, workbook_bytes
from services.slips import latin

if TYPE_CHECKING:
    from fpdf import FPDF

_WIDTHS = (10.0, 82.0, 82.0)  # millimetres
_FITS, _FITS_SMALL = 34, 50  # letters of either size, wide ones


@dataclass(frozen=True)
class ListLine:
    """Somebody on the list of a desa; areas by their names."""

    kecamatan: str
    desa: str
    name: str
    organisation: str


@dataclass(frozen=True)
class Notice:
    """What stands around the names: until when, who asks, and where to object."""

    regency: str
    office: str
    bot: str
    opened_on: date
    ends_on: date


async def list_of(
    session: AsyncSession, window_id: int, regency: Regency, kecamatan: str | None = None
) -> list[ListLine]:
    """Everybody whom a window announced, or those of a kecamatan (by code), by kecamatan, desa and name."""
    query = (
        select(Worker.kecamatan_code, Worker.desa_code, Worker.name, Organisation.name)
        .select_from(AnnouncedEntry)
        .join(Enrolment, Enrolment.id == AnnouncedEntry.enrolment_id)
        .join(Worker, Worker.id == Enrolment.worker_id)
        .join(Organisation, Organisation.id == Enrolment.organisation_id)
        .where(AnnouncedEntry.window_id == window_id)
        .order_by(Worker.folded_name, Worker.id)
    )
    if kecamatan:
        query = query.where(Worker.kecamatan_code == kecamatan)

    def area(code: str) -> str:
        return regency.area(code).name if regency.has_area(code) else code

    rows = [ListLine(area(one), area(two), name, of) for one, two, name, of in await session.execute(query)]
    return sorted(rows, key=lambda line: (line.kecamatan, line.desa))


async def kecamatan_of(session: AsyncSession, window_id: int) -> list[str]:
    """Codes of the kecamatan on the list of a window."""
    found = await session.scalars(
        select(Worker.kecamatan_code)
        .join(Enrolment, Enrolment.worker_id == Worker.id)
        .join(AnnouncedEntry, AnnouncedEntry.enrolment_id == Enrolment.id)
        .where(AnnouncedEntry.window_id == window_id)
        .distinct()
    )
    return sorted(found)


async def count_of(session: AsyncSession, window_id: int, kecamatan: str | None = None) -> int:
    """How many people `list_of` would give."""
    query = (
        select(func.count())
        .select_from(AnnouncedEntry)
        .join(Enrolment, Enrolment.id == AnnouncedEntry.enrolment_id)
        .join(Worker, Worker.id == Enrolment.worker_id)
        .where(AnnouncedEntry.window_id == window_id)
    )
    if kecamatan:
        query = query.where(Worker.kecamatan_code == kecamatan)
    return await session.scalar(query) or 0


def list_file(lines: Sequence[ListLine], notice: Notice | None, _regency: Regency, texts: Texts) -> bytes:
    """Pages to print with a notice around the names; without one a workbook."""
    return list_workbook(lines, texts) if notice is None else list_pdf(lines, notice, texts)


def list_workbook(lines: Sequence[ListLine], texts: Texts) -> bytes:
    """An xlsx with a row a person; filters by kecamatan and desa."""
    titles = [
        plain(texts(f"objections-column-{name}"))
        for name in ("no", "kecamatan", "desa", "name", "organisation")
    ]
    rows = [
        (str(place), line.kecamatan, line.desa, line.name, line.organisation)
        for place, line in enumerate(lines, 1)
    ]
    return workbook_bytes([Table(plain(texts("objections-sheet")), titles, rows)])


def list_pdf(lines: Sequence[ListLine], notice: Notice, texts: Texts) -> bytes:
    """Pages of A4, each desa beginning on one of its own. Raises `ValueError` without anybody."""
    from fpdf import FPDF

    if not lines:
        raise ValueError("a list needs somebody on it")
    pdf = FPDF(orientation="portrait", unit="mm", format="A4")
    pdf.set_margins(18, 16, 18)
    pdf.set_auto_page_break(True, margin=16)
    pdf.set_title(latin(plain(texts("objections-list-title"))))

    def say(text: Text, size: float, style: str = "", align: str = "L") -> None:
        pdf.set_font("helvetica", style, size)
        pdf.multi_cell(
            0, size * 0.48, latin(plain(texts(text))), align=align, new_x="LMARGIN", new_y="NEXT"
        )  # fmt: skip

    for (kecamatan, desa), people in groupby(lines, key=lambda line: (line.kecamatan, line.desa)):
        pdf.add_page()
        say(Text("objections-list-title"), 14, "B", "C")
        say(Text("objections-list-programme", regency=notice.regency), 10, align="C")
        pdf.ln(3)
        say(Text("objections-list-place", desa=desa, kecamatan=kecamatan), 13, "B")
        say(Text("objections-list-time", start=notice.opened_on, end=notice.ends_on), 10)
        pdf.ln(2)
        pdf.set_font("helvetica", "", 10)
        # Cells, not fpdf's tables: those take ten seconds for the whole regency.
        _row(pdf, [latin(plain(texts(f"objections-column-{one}"))) for one in ("no", "name", "organisation")])
        for place, line in enumerate(people, 1):
            _row(pdf, [str(place), latin(line.name), latin(line.organisation)])
        pdf.ln(3)
        say(Text("objections-list-how", bot=notice.bot, office=notice.office), 10)
    return bytes(pdf.output())


def _row(pdf: FPDF, cells: Sequence[str]) -> None:
    """Number, name and organisation on one line; long ones in smaller letters."""
    size = 10 if max(map(len, cells)) <= _FITS else 7
    pdf.set_font_size(size)
    for cell, width in zip(cells, _WIDTHS, strict=True):
        words = cell if len(cell) <= _FITS_SMALL else cell[: _FITS_SMALL - 3] + "..."
        pdf.cell(width, 6, words, border=1)
    pdf.ln()
