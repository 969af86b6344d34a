"""The list for Disdukcapil: who has to be compared, as a file whose columns a profile names.

What was sent of each person is kept, so that an answer is never taken for data that were mended meanwhile.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, exists, func, insert, not_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from locales import Text, Texts
from models import (
    DECIDED_STATUSES,
    OPEN_STATUSES,
    DukcapilFile,
    DukcapilFileStatus,
    DukcapilSent,
    DukcapilVerdict,
    Enrolment,
    EnrolmentStatus,
    Worker,
)
from regency import Regency
from regency.facts import DukcapilField
from services.audit import record
from services.chunks import chunks
from services.completing import lacks_something
from services.dukcapil.answers import SUBJECT
from services.dukcapil.verdicts import has_verdict
from services.errors import Invalid, NotAllowed
from services.files.workbooks import Table, workbook_bytes
from services.permissions import Action, allowed
from services.roles import Access

F = DukcapilField
_CHUNK = 400
# Before the budget: who is with the coordinator anyway will be mended first.
_COMPARED = (EnrolmentStatus.SUBMITTED, *DECIDED_STATUSES)


class Extent(StrEnum):
    """Whom a list holds: never compared as they stand, the same but not on a list yet, or everybody."""

    NEW = "new"
    UNKNOWN = "unknown"
    ALL = "all"


@dataclass(frozen=True)
class Standing:
    """How far the comparing is: open entries by verdict that holds, those to be sent, those out, the rest."""

    by_verdict: Mapping[DukcapilVerdict, int]
    waiting: int
    unanswered: int


@dataclass(frozen=True, repr=False)
class Gathered:
    """Who stands on a list: its cells, what an answer will be compared with, and how many are left over."""

    extent: Extent
    rows: Sequence[Sequence[str]]
    sent: Sequence[Mapping[str, object]]
    left: int


@dataclass(frozen=True, repr=False)
class Prepared:
    """A list that was made and written down: name and bytes of the file, people on it and left over."""

    name: str
    data: bytes
    people: int
    left: int


async def standing(session: AsyncSession) -> Standing:
    """The figures of the card; `waiting` are to be sent, `unanswered` were sent and wait for an answer."""
    by_verdict = {}
    for verdict in DukcapilVerdict:
        query = select(func.count()).where(Enrolment.status.in_(OPEN_STATUSES), has_verdict(verdict))
        if count := await session.scalar(query.select_from(Enrolment)):
            by_verdict[verdict] = count
    waiting = await session.scalar(select(func.count()).select_from(_people(Extent.NEW).subquery())) or 0
    both = await session.scalar(select(func.count()).select_from(_people(Extent.UNKNOWN).subquery())) or 0
    return Standing(by_verdict, waiting, both - waiting)


async def anybody(session: AsyncSession, extent: Extent) -> bool:
    """Whether a list would hold anybody."""
    return await session.scalar(_people(extent).with_only_columns(Enrolment.id).limit(1)) is not None


async def gather_list(session: AsyncSession, extent: Extent, by: Access, regency: Regency) -> Gathered:
    """Everybody on a list by the regency's profile. Raises `Invalid` when nobody is on it, `NotAllowed`.

    CPU for 4,000 people is about a second of decrypting; others have their turns in between.
    """
    if not allowed(by, Action.SEND_TO_DUKCAPIL):
        raise NotAllowed(Text("not-allowed"))
    profile = regency.dukcapil_profiles[0]
    wanted = _people(extent).with_only_columns(Enrolment.id).order_by(Enrolment.id)
    ids = (await session.scalars(wanted.limit(profile.rows))).all()
    if not ids:
        raise Invalid(Text("dukcapil-nobody-to-send"))
    total = await session.scalar(select(func.count()).select_from(_people(extent).subquery())) or 0
    rows: list[list[str]] = []
    sent: list[Mapping[str, object]] = []
    for some in chunks(ids, _CHUNK):
        found = select(Enrolment).options(joinedload(Enrolment.worker)).order_by(Enrolment.id)
        for entry in await session.scalars(found.where(Enrolment.id.in_(some))):
            place = len(rows) + 1
            rows.append([_cell(column.field, place, entry, regency) for column in profile.columns])
            sent.append(_sent(entry.worker))
        # Statements this small are made at once, without a turn for anybody else.
        await asyncio.sleep(0)
    return Gathered(extent, rows, sent, total - len(rows))


async def keep_list(
    session: AsyncSession, made: Gathered, data: bytes, by: Access, regency: Regency, now: datetime
) -> Prepared:
    """Writes down that a list was made, and what stands on it of each person. `data` is the file."""
    day = now.astimezone(regency.zone).date()
    row = DukcapilFile(
        status=DukcapilFileStatus.SENT,
        file_name="",
        file_hash=hashlib.sha256(data).hexdigest(),
        as_of=day,
        counts={"total": len(made.rows)},
        made_by=by.account_id,
        made_at=now,
    )
    session.add(row)
    await session.flush()
    row.file_name = f"dukcapil-{day:%Y-%m-%d}-{row.id}.xlsx"
    for some in chunks(made.sent, _CHUNK):
        await session.execute(insert(DukcapilSent), [{"file_id": row.id, **one} for one in some])
    said = f"extent={made.extent} rows={len(made.rows)}"
    record(session, now, by.account_id, "dukcapil.send", SUBJECT, row.id, after=said, note=row.file_hash)
    return Prepared(row.file_name, data, len(made.rows), made.left)


async def make_list(
    session: AsyncSession, extent: Extent, by: Access, regency: Regency, now: datetime
) -> Prepared:
    """All of it in one transaction. Raises as `gather_list` does."""
    made = await gather_list(session, extent, by, regency)
    return await keep_list(session, made, rows_file(made.rows, regency), by, regency, now)


def list_file(rows: Sequence[Sequence[str]], regency: Regency, _texts: Texts) -> bytes:
    """`rows_file` as other files of people are made; Disdukcapil's columns are in no language of ours."""
    return rows_file(rows, regency)


def rows_file(rows: Sequence[Sequence[str]], regency: Regency) -> bytes:
    """An xlsx, every cell text, the columns as the profile names them."""
    profile = regency.dukcapil_profiles[0]
    return workbook_bytes([Table(profile.sheet, [column.title for column in profile.columns], rows)])


def _people(extent: Extent) -> Select[Enrolment]:
    """One open entry a person: an index of the database sees to that."""
    query = select(Enrolment).join(Worker, Worker.id == Enrolment.worker_id)
    if extent is Extent.ALL:
        return query.where(Enrolment.status.in_(OPEN_STATUSES), not_(lacks_something()))
    query = query.where(
        Enrolment.status.in_(_COMPARED), not_(lacks_something()), not_(has_verdict(*DukcapilVerdict))
    )
    return query.where(not_(_is_out())) if extent is Extent.NEW else query


def _is_out() -> ColumnElement[bool]:
    """Whether the person stands on a list as they are now, so that an answer may still come."""
    return exists(
        select(DukcapilSent.id)
        .where(
            DukcapilSent.worker_id == Worker.id,
            DukcapilSent.nik_index == Worker.nik_index,
            DukcapilSent.name == Worker.name,
            DukcapilSent.birth_date == Worker.birth_date,
        )
        .correlate(Worker)
    )


def _sent(worker: Worker) -> dict[str, object]:
    return {
        "worker_id": worker.id,
        "nik_index": worker.nik_index,
        "name": worker.name,
        "birth_date": worker.birth_date,
    }


def _cell(field: DukcapilField, place: int, entry: Enrolment, regency: Regency) -> str:
    worker = entry.worker
    match field:
        case F.NUMBER:
            return str(place)
        case F.REFERENCE:
            return entry.reference
        case F.BIRTH_DATE:
            return f"{worker.birth_date:%d-%m-%Y}"
        case F.DESA | F.KECAMATAN:
            code = worker.desa_code if field is F.DESA else worker.kecamatan_code
            return regency.area(code).name if regency.has_area(code) else code
        case F.EMPTY:
            return ""
        case _:
            return str(getattr(worker, field.value) or "")
