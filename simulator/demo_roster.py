"""A file as BPJS would send it for the people in the demo's database, to play the import with."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from random import Random

from sqlalchemy import select
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from models import Database, Enrolment, EnrolmentStatus, Protection, ProtectionState, Worker
from regency import Regency
from services.dates import months_after
from services.protections import PRECEDENCE, ranks_by_worker

NEW_PEOPLE, RENEWED, STILL_ACTIVE = 250, 60, 40
HEADERS = (
    *("nik", "kpj", "nama", "tgl_lahir", "no_handphone", "program", "", ""),
    *("jenis_pekerjaan", "tgl_kepesertaan", "tgl_berakhir", "masa_grace"),
)
PROGRAMMES = ("JHT", "JKK", "JKM")
_FIRST_PROGRAMME = HEADERS.index("program")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGU", "SEP", "OKT", "NOV", "DES")


async def demo_roster(database: Database, regency: Regency, today: date) -> bytes:
    """An xlsx in BPJS's layout from the state of the database.

    The people approved last come first, then renewals, people who stay as they are, and the usual faults.
    """
    ranks = ranks_by_worker(today).subquery()
    columns = (Worker.nik, Worker.name, Worker.birth_date, Worker.phone, Enrolment.category)
    approved = (
        select(*columns)
        .join(Enrolment, Enrolment.worker_id == Worker.id)
        .outerjoin(ranks, ranks.c.worker_id == Worker.id)
        .where(Enrolment.status == EnrolmentStatus.APPROVED)
        .order_by(Enrolment.decided_at.desc(), Worker.id)
    )
    ended = PRECEDENCE.index(ProtectionState.GRACE)
    async with database.read() as session:
        new = (await session.execute(approved.where(ranks.c.rank.is_(None)).limit(NEW_PEOPLE))).all()
        renewed = (await session.execute(approved.where(ranks.c.rank >= ended).limit(RENEWED))).all()
        still = (
            await session.execute(
                select(*columns, Protection.starts_on, Protection.ends_on, Protection.kpj)
                .join(Enrolment, Enrolment.worker_id == Worker.id)
                .join(Protection, Protection.worker_id == Worker.id)
                .where(Enrolment.status == EnrolmentStatus.ENROLLED, Protection.ends_on >= today)
                .order_by(Worker.id)
                .limit(STILL_ACTIVE)
            )
        ).all()
    starts_on = today.replace(day=1)
    ends_on = months_after(starts_on, 12) - timedelta(days=1)
    rows = [
        *(_row((*person,), (starts_on, ends_on), None, regency) for person in (*new, *renewed)),
        *(_row((a, b, c, d, e), (start, end), kpj, regency) for a, b, c, d, e, start, end, kpj in still),
    ]
    return _workbook([*rows, *_faulty(rows, starts_on, ends_on)])


_Row = tuple[str | int | datetime, ...]
_Person = tuple[str, str, date, str | None, str]


def _row(person: _Person, period: tuple[date, date], kpj: str | None, regency: Regency) -> _Row:
    nik, name, birth_date, phone, category = person
    starts_on, ends_on = period
    born = f"{birth_date.day:02d}-{_MONTHS[birth_date.month - 1]}-{birth_date.year % 100:02d}"
    return (
        nik,
        kpj or f"{Random(nik).randint(10**10, 10**11 - 1)}",  # noqa: S311 - a made-up number
        name.upper(),
        born,
        "0" + phone[3:] if phone else "",
        *(0, 1, 1),
        regency.category(category).job,
        *(_midnight(starts_on), _midnight(ends_on)),
        _midnight(months_after(ends_on, regency.cover.grace_months)),
    )


def _faulty(rows: list[_Row], starts_on: date, ends_on: date) -> list[_Row]:
    """What such files are never without: somebody twice, a NIK that Excel rounded, one that nobody knows."""
    dates = (_midnight(starts_on), _midnight(ends_on), "")
    blank = ("", "TANPA DATA", "", "", 0, 1, 1, "Marbot", *dates)
    return [*rows[:1], ("1.60901E+15", *blank), ("1609011708819999", *blank)]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _workbook(rows: list[_Row]) -> bytes:
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("DATA")
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        head = book.add_format({"bold": True, "align": "center", "valign": "vcenter", "border": 1})
        for column, title in enumerate(HEADERS):
            if _FIRST_PROGRAMME <= column < _FIRST_PROGRAMME + len(PROGRAMMES):
                sheet.write_string(1, column, PROGRAMMES[column - _FIRST_PROGRAMME], head)
            else:
                sheet.merge_range(0, column, 1, column, title, head)
        sheet.merge_range(
            0, _FIRST_PROGRAMME, 0, _FIRST_PROGRAMME + len(PROGRAMMES) - 1, HEADERS[_FIRST_PROGRAMME], head
        )
        for number, row in enumerate(rows, start=2):
            for column, cell in enumerate(row):
                if isinstance(cell, datetime):
                    sheet.write_datetime(number, column, cell, day)
                elif isinstance(cell, int):
                    sheet.write_number(number, column, cell)
                else:
                    sheet.write_string(number, column, cell)
        sheet.set_column(0, len(HEADERS) - 1, 18)
    return out.getvalue()
