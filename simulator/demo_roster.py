"""A file as BPJS would send it for the people in the demo's database, to play the import with."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from random import Random
from typing import Any

from sqlalchemy import Select, Subquery, select
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from models import (
    Database,
    Enrolment,
    EnrolmentStatus,
    LineState,
    Proposal,
    ProposalLine,
    Protection,
    ProtectionState,
    Worker,
)
from regency import Regency
from services.dates import months_after
from services.proposals.money import ends_on
from services.protections import PRECEDENCE, ranks_by_worker

NEW_PEOPLE, RENEWED, STILL_ACTIVE, FORGOTTEN = 250, 60, 40, 2
# What is said of those who are not taken in.
REFUSALS = (
    *("NIK TIDAK DITEMUKAN", "NAMA TIDAK SESUAI DENGAN KTP", "SUDAH TERDAFTAR SEBAGAI PESERTA PU"),
    "MENUNGGU PETUNJUK KANTOR WILAYAH",
)
HEADERS = (
    *("nik", "kpj", "nama", "tgl_lahir", "no_handphone", "program", "", ""),
    *("jenis_pekerjaan", "tgl_kepesertaan", "tgl_berakhir", "masa_grace"),
)
PROGRAMMES = ("JHT", "JKK", "JKM")
_FIRST_PROGRAMME = HEADERS.index("program")
_Row = tuple[str | int | datetime, ...]
_Person = tuple[str, str, date, str | None, str]
_COLUMNS = (Worker.nik, Worker.name, Worker.birth_date, Worker.phone, Enrolment.category)
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGU", "SEP", "OKT", "NOV", "DES")


async def demo_roster(database: Database, regency: Regency, today: date) -> bytes:
    """An xlsx in BPJS's layout from the state of the database.

    While a proposal waits for its answer, this is the answer: most are taken in, some are not, and one stands
    there with a wrong digit. Otherwise the people approved last come first, then renewals. People who stay as
    they are and the usual faults are always there.
    """
    ranks = ranks_by_worker(today).subquery()
    async with database.read() as session:
        sent = (await session.execute(_sent())).all()
        approved = _approved(ranks)
        new = (await session.execute(approved.where(ranks.c.rank.is_(None)).limit(NEW_PEOPLE))).all()
        renewed = (
            await session.execute(
                approved.where(ranks.c.rank >= PRECEDENCE.index(ProtectionState.GRACE)).limit(RENEWED)
            )
        ).all()
        still = (await session.execute(_still_active(today))).all()
    starts_on = today.replace(day=1)
    period = (starts_on, ends_on(starts_on, 12))
    stays = [_row((a, b, c, d, e), (start, end), kpj, regency) for a, b, c, d, e, start, end, kpj in still]
    if sent:
        taken, refused = _answer(sent, regency)
        return _workbook([*taken, *stays, *_faulty(taken or stays, *period)], refused)
    rows = [*(_row((*person,), period, None, regency) for person in (*new, *renewed)), *stays]
    return _workbook([*rows, *_faulty(rows, *period)], [])


def _approved(ranks: Subquery) -> Select[*_Person]:
    return (
        select(*_COLUMNS)
        .join(Enrolment, Enrolment.worker_id == Worker.id)
        .outerjoin(ranks, ranks.c.worker_id == Worker.id)
        .where(Enrolment.status == EnrolmentStatus.APPROVED)
        .order_by(Enrolment.decided_at.desc(), Worker.id)
    )


def _still_active(today: date) -> Select[*tuple[Any, ...]]:
    return (
        select(*_COLUMNS, Protection.starts_on, Protection.ends_on, Protection.kpj)
        .join(Enrolment, Enrolment.worker_id == Worker.id)
        .join(Protection, Protection.worker_id == Worker.id)
        .where(Enrolment.status == EnrolmentStatus.ENROLLED, Protection.ends_on >= today)
        .order_by(Worker.id)
        .limit(STILL_ACTIVE)
    )


def _sent() -> Select[*tuple[Any, ...]]:
    """Who waits for BPJS's answer; those whose coordinator can be played come last."""
    return (
        select(*_COLUMNS, Proposal.starts_on, Proposal.months)
        .join(ProposalLine, ProposalLine.worker_id == Worker.id)
        .join(Enrolment, Enrolment.id == ProposalLine.enrolment_id)
        .join(Proposal, Proposal.id == ProposalLine.proposal_id)
        .where(ProposalLine.state == LineState.OPEN)
        .order_by(Enrolment.submitted_by.is_not(None), ProposalLine.place, ProposalLine.id)
    )


def _answer(sent: Sequence[Any], regency: Regency) -> tuple[list[_Row], list[_Row]]:
    """Rows of those who are taken in and of those who are not; two people are forgotten."""
    people = list(sent)
    refused: list[_Row] = [
        (nik, name.upper(), wording)
        for (nik, name, *_), wording in zip(reversed(people), REFUSALS, strict=False)
    ]
    rest = people[: len(people) - len(refused)]
    taken = [
        _row((*person,), (starts_on, ends_on(starts_on, months)), None, regency)
        for *person, starts_on, months in rest[: len(rest) - FORGOTTEN]
    ]
    if taken:
        nik, *others = taken[-1]
        taken[-1] = (_one_digit_off(str(nik)), *others)
    return taken, refused


def _one_digit_off(nik: str) -> str:
    """As typed by somebody in a hurry: the last but one digit is the next one."""
    return f"{nik[:-2]}{(int(nik[-2]) + 1) % 10}{nik[-1]}"


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


def _workbook(rows: list[_Row], refused: list[_Row]) -> bytes:
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
        if refused:
            failed = book.add_worksheet("GAGAL")
            for number, row in enumerate((("nik", "nama", "keterangan"), *refused)):
                failed.write_row(number, 0, row)
    return out.getvalue()
