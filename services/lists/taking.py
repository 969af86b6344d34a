"""Many entries at once: made ready outside of any transaction, then stored in a short one.

What costs time is encrypting and computing blind indexes; what must be short is the transaction, because
SQLite has one writer and everybody else waits for it. So `ready` does the first, in a thread if need be, and
`store` only hands finished rows to the database. Both together do what `enrolments.submit` does for one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from models import BatchRow, Enrolment, EnrolmentStatus, RowOutcome, Worker
from models.encryption import blind_index, seal, sealed_table
from regency import Regency
from services.lifecycle import Verdict, write_steps
from services.lists.known_people import Known
from services.names import fold_name
from services.references import new_reference, next_numbers
from services.roles import Access
from services.workers import PERSONAL, MemberData

CHUNK = 400
_WORKERS = cast(Table, Worker.__table__)
_ENROLMENTS = cast(Table, Enrolment.__table__)
_ROWS = cast(Table, BatchRow.__table__)
_SEALED_WORKERS, _SEALED_ENROLMENTS = sealed_table(_WORKERS), sealed_table(_ENROLMENTS)
_SECRET = frozenset({"nik", "mother_name", "address", "phone"})


@dataclass(frozen=True, repr=False)
class Person:
    """One row to take: its id, what it says, and the codes of what the checks found."""

    row_id: int
    data: MemberData
    findings: Sequence[str]


@dataclass(frozen=True, repr=False)
class Ready:
    """A person as rows of tables, sealed; `worker_id` is of somebody on file already."""

    row_id: int
    worker_id: int | None
    nik_index: bytes
    worker: dict[str, Any]
    enrolment: dict[str, Any]


def ready(
    people: Sequence[Person], known: Mapping[str, Known], by: Access, organisation_id: int, now: datetime
) -> list[Ready]:
    """The rows of people without an open entry. Pure but for the keys; about 60 microseconds a person."""
    return [_ready(person, known.get(person.data.nik), by, organisation_id, now) for person in people]


async def store(
    session: AsyncSession, people: Sequence[Ready], by: Access, regency: Regency, now: datetime
) -> list[int]:
    """Stores them, and says of their batch rows that they are taken; the ids of the entries, in their order.

    Raises `IntegrityError`, with nothing stored, when somebody named one of them meanwhile, and `NotAllowed`.
    """
    if not people:
        return []
    connection = await session.connection()
    fresh = [one for one in people if one.worker_id is None]
    if fresh:
        await _many(connection, insert(_SEALED_WORKERS), [one.worker for one in fresh])
    met = [one for one in people if one.worker_id is not None]
    if met:
        await _many(connection, _describe(), [{"worker": one.worker_id, **_told(one)} for one in met])
    ids = await _worker_ids(session, [one.nik_index for one in fresh])
    numbers = await next_numbers(session, len(people))
    entries = [
        {
            **one.enrolment,
            "id": number,
            "reference": new_reference(regency, number, now),
            "worker_id": one.worker_id or ids[one.nik_index],
        }
        for one, number in zip(people, numbers, strict=True)
    ]
    await _many(connection, insert(_SEALED_ENROLMENTS), entries)
    await write_steps(session, numbers, None, Verdict(EnrolmentStatus.SUBMITTED), by, now)
    await _many(
        connection,
        update(_ROWS)
        .where(_ROWS.c.id == bindparam("row"))
        .values(outcome=RowOutcome.TAKEN, enrolment_id=bindparam("entry")),
        [{"row": one.row_id, "entry": number} for one, number in zip(people, numbers, strict=True)],
    )
    return numbers


async def _many(connection: AsyncConnection, statement: Any, rows: Sequence[dict[str, Any]]) -> None:
    """A statement for many rows, some at a time, so that the event loop has its turns in between."""
    for start in range(0, len(rows), CHUNK):
        await connection.execute(statement, rows[start : start + CHUNK])


def _ready(person: Person, known: Known | None, by: Access, organisation_id: int, now: datetime) -> Ready:
    data = person.data
    worker: dict[str, Any] = {
        field: seal(_WORKERS, field, getattr(data, field)) if field in _SECRET else getattr(data, field)
        for field in ("nik", *PERSONAL)
    }
    index = blind_index(data.nik, "nik")
    phone = None if known is not None and known.linked else data.phone
    worker |= {
        "nik_index": index,
        "folded_name": fold_name(data.name)[:100],
        "phone": seal(_WORKERS, "phone", phone),
        "phone_index": blind_index(phone, "phone") if phone else None,
        "created_at": now,
        "updated_at": now,
        # Who resembles whom is found right after, outside of this short transaction.
        "keys_version": 0,
    }
    enrolment = {
        "organisation_id": organisation_id,
        "category": data.category,
        "serving_since": data.serving_since,
        "ktp_file_id": seal(_ENROLMENTS, "ktp_file_id", data.ktp_file_id),
        "consent_at": now,
        "status": EnrolmentStatus.SUBMITTED,
        "status_since": now,
        "findings": list(person.findings),
        "submitted_by": by.account_id,
        "submitted_at": now,
        "version": 1,
    }
    return Ready(person.row_id, known.worker_id if known else None, index, worker, enrolment)


def _describe() -> Any:
    """What is left open takes nothing away that is known: see `workers.describe`."""
    table = _SEALED_WORKERS
    fields = (*PERSONAL, "folded_name", "phone", "phone_index", "updated_at", "keys_version")
    kept = {
        field: func.coalesce(bindparam(f"new_{field}", type_=table.c[field].type), table.c[field])
        for field in fields
    }
    # Whom else they may be is looked for anew.
    return update(table).where(table.c.id == bindparam("worker")).values(**kept)


def _told(one: Ready) -> dict[str, Any]:
    fields = (*PERSONAL, "folded_name", "phone", "phone_index", "updated_at", "keys_version")
    return {f"new_{field}": one.worker[field] for field in fields}


async def _worker_ids(session: AsyncSession, indexes: Sequence[bytes]) -> dict[bytes, int]:
    found: dict[bytes, int] = {}
    for start in range(0, len(indexes), CHUNK):
        rows = await session.execute(
            select(Worker.nik_index, Worker.id).where(Worker.nik_index.in_(indexes[start : start + CHUNK]))
        )
        found |= {row.nik_index: row.id for row in rows}
    return found
