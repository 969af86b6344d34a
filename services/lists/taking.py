"""Many entries at once: made ready outside of any transaction, then stored in a short one.

What costs time is encrypting, blind indexes and the conversion of values; what must be short is the
transaction, because SQLite has one writer and everybody else waits for it. So `ready` does the first, in a
thread if need be, and `store` only hands finished rows to the database. Both together do what
`enrolments.submit` does for one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Dialect, Table, bindparam, func, insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import BatchRow, Enrolment, EnrolmentStatus, RowOutcome, Worker
from models.encryption import blind_index
from models.many import ForMany, run_many
from regency import Regency
from services.lifecycle import Verdict, write_steps
from services.lists.known_people import Known
from services.names import fold_name
from services.references import new_references, next_numbers
from services.roles import Access
from services.workers import PERSONAL, MemberData

_WORKERS = cast(Table, Worker.__table__)
_ENROLMENTS = cast(Table, Enrolment.__table__)
_ROWS = cast(Table, BatchRow.__table__)
# What only the transaction knows; these columns come first in their tables.
_NUMBERED, _REFERENCED = ("id",), ("id", "reference", "worker_id")
_TOLD = (*PERSONAL, "folded_name", "phone", "phone_index", "updated_at", "keys_version")


@dataclass(frozen=True, repr=False)
class Person:
    """One row to take: its id, what it says, and the codes of what the checks found."""

    row_id: int
    data: MemberData
    findings: Sequence[str]


@dataclass(frozen=True, repr=False)
class Ready:
    """A person as rows for the driver; `worker_id` is of somebody on file already.

    `worker` lacks its id where it is a new row, `entry` its id, its reference and whose it is.
    """

    row_id: int
    worker_id: int | None
    worker: tuple[Any, ...]
    entry: tuple[Any, ...]


@dataclass(frozen=True)
class _Statements:
    worker: ForMany
    describe: ForMany
    entry: ForMany
    taken: ForMany


def ready(
    people: Sequence[Person],
    known: Mapping[str, Known],
    by: Access,
    organisation_id: int,
    now: datetime,
    dialect: Dialect,
) -> list[Ready]:
    """The rows of people without an open entry, for the database of that kind. Pure but for the keys."""
    statements = _statements(dialect)
    return [
        _ready(person, known.get(person.data.nik), by, organisation_id, now, statements) for person in people
    ]


async def store(
    session: AsyncSession, people: Sequence[Ready], by: Access, regency: Regency, now: datetime
) -> list[int]:
    """Stores them, and says of their batch rows that they are taken; the ids of the entries, in their order.

    Raises `IntegrityError`, with nothing stored, when somebody named one of them meanwhile, and `NotAllowed`.
    """
    if not people:
        return []
    statements = _statements(session.get_bind().dialect)
    fresh = [one for one in people if one.worker_id is None]
    ids = await next_numbers(session, len(fresh), Worker)
    rows = [(number, *one.worker) for number, one in zip(ids, fresh, strict=True)]
    await run_many(session, statements.worker, rows)
    met = [one.worker for one in people if one.worker_id is not None]
    await run_many(session, statements.describe, met)
    numbers = await next_numbers(session, len(people), Enrolment)
    new_ids = iter(ids)
    entries = [
        (number, reference, next(new_ids) if one.worker_id is None else one.worker_id, *one.entry)
        for one, number, reference in zip(people, numbers, new_references(regency, numbers, now), strict=True)
    ]
    await run_many(session, statements.entry, entries)
    await write_steps(session, numbers, None, Verdict(EnrolmentStatus.SUBMITTED), by, now)
    outcome = RowOutcome.TAKEN.value
    taken = [(outcome, number, one.row_id) for one, number in zip(people, numbers, strict=True)]
    await run_many(session, statements.taken, taken)
    return numbers


@lru_cache(maxsize=4)
def _statements(dialect: Dialect) -> _Statements:
    found = _Statements(
        ForMany(insert(_WORKERS), dialect),
        ForMany(_describe(), dialect),
        ForMany(insert(_ENROLMENTS), dialect),
        ForMany(
            update(_ROWS)
            .where(_ROWS.c.id == bindparam("row"))
            .values(outcome=bindparam("outcome"), enrolment_id=bindparam("entry")),
            dialect,
        ),
    )
    if (
        found.worker.names[: len(_NUMBERED)] != _NUMBERED
        or found.entry.names[: len(_REFERENCED)] != _REFERENCED
        or found.taken.names != ("outcome", "entry", "row")
    ):
        raise TypeError("columns in another order")
    return found


def _ready(
    person: Person,
    known: Known | None,
    by: Access,
    organisation_id: int,
    now: datetime,
    statements: _Statements,
) -> Ready:
    data = person.data
    phone = None if known is not None and known.linked else data.phone
    worker: dict[str, Any] = {field: getattr(data, field) for field in ("nik", *PERSONAL)} | {
        "nik_index": blind_index(data.nik, "nik"),
        "folded_name": fold_name(data.name)[:100],
        "phone": phone,
        "phone_index": blind_index(phone, "phone") if phone else None,
        "created_at": now,
        "updated_at": now,
        # Who resembles whom is found right after, outside of this short transaction.
        "keys_version": 0,
    }
    entry = {
        "organisation_id": organisation_id,
        "category": data.category,
        "serving_since": data.serving_since,
        "ktp_file_id": data.ktp_file_id,
        "consent_at": now,
        "status": EnrolmentStatus.SUBMITTED,
        "status_since": now,
        "findings": list(person.findings),
        "submitted_by": by.account_id,
        "submitted_at": now,
        "version": 1,
    }
    if known is None:
        described = statements.worker.row(worker, but=len(_NUMBERED))
    else:
        told = {f"new_{field}": worker[field] for field in _TOLD}
        described = statements.describe.row({"worker": known.worker_id, **told})
    worker_id = None if known is None else known.worker_id
    return Ready(person.row_id, worker_id, described, statements.entry.row(entry, but=len(_REFERENCED)))


def _describe() -> Any:
    """What is left open takes nothing away that is known: see `workers.describe`."""
    kept = {
        field: func.coalesce(bindparam(f"new_{field}", type_=_WORKERS.c[field].type), _WORKERS.c[field])
        for field in _TOLD
    }
    # Whom else they may be is looked for anew.
    return update(_WORKERS).where(_WORKERS.c.id == bindparam("worker")).values(**kept)
