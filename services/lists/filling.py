"""A list sent again fills in what entries made from an earlier one still lack.

Only answers that are missing are given, only in the organisation's own entries that are "belum lengkap", and
only when the row speaks of the same name: a slip in a NIK must not give somebody another person's mother.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Dialect, Table, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager

from locales import Text
from models import AuditEntry, BatchRow, Enrolment, EnrolmentStatus, RowOutcome, Worker
from models.encryption import blind_index
from models.many import ForMany, run_many
from regency import Regency
from services.alike.duplicates import pairs_of
from services.audit import Subject
from services.completing import lacks_something
from services.eligibility import LATER, missing_label
from services.files.packed_texts import packed_text
from services.findings import LOOKALIKE, codes, findings_with
from services.lists.candidates import Doubt, Remark
from services.lists.known_people import Known
from services.lists.stated_area import village_address
from services.names import fold_name
from services.roles import Access
from services.workers import data_of

FIELDS = (*LATER, "phone", "serving_since")
FILLS = "batch-fills"
_CHUNK = 400
_WORKERS, _ENTRIES = cast(Table, Worker.__table__), cast(Table, Enrolment.__table__)
_ROWS, _TRAIL = cast(Table, BatchRow.__table__), cast(Table, AuditEntry.__table__)
_OF_WORKER = (*LATER, "phone", "phone_index")


class Overtaken(RuntimeError):
    """An entry was changed between the look and the store: look again."""


@dataclass(frozen=True, repr=False)
class Gap:
    """An own entry (loaded with its worker) with something left open, and what that is."""

    entry: Enrolment
    open: frozenset[str]


@dataclass(frozen=True, repr=False)
class Fill:
    """What a row adds to an entry, for the driver; `version` is that of the entry when it was seen."""

    entry_id: int
    version: int
    worker: tuple[Any, ...]
    entry: tuple[Any, ...]
    row: tuple[Any, ...]
    trail: tuple[Any, ...]


@dataclass(frozen=True)
class _Statements:
    worker: ForMany
    entry: ForMany
    row: ForMany
    trail: ForMany


async def gaps_of(
    session: AsyncSession, known: Mapping[str, Known], organisation_id: int
) -> Mapping[int, Gap]:
    """The organisation's entries of these people that are "belum lengkap", by id."""
    ids = [
        one.enrolment_id
        for one in known.values()
        if one.enrolment_id is not None and one.organisation_id == organisation_id
    ]
    linked = {one.worker_id for one in known.values() if one.linked}
    found: dict[int, Gap] = {}
    for start in range(0, len(ids), _CHUNK):
        entries = await session.scalars(
            select(Enrolment)
            .join(Enrolment.worker)
            .where(
                Enrolment.id.in_(ids[start : start + _CHUNK]),
                Enrolment.status == EnrolmentStatus.SUBMITTED,
                lacks_something(),
            )
            .options(contains_eager(Enrolment.worker))
            .execution_options(populate_existing=True)
        )
        for entry in entries:
            # Whoever is linked gives their own number.
            asked = [field for field in FIELDS if field != "phone" or entry.worker_id not in linked]
            data = data_of(entry)
            found[entry.id] = Gap(entry, frozenset(one for one in asked if getattr(data, one) is None))
    return found


def filled_by(answers: Mapping[str, Any], gap: Gap, regency: Regency) -> dict[str, Any]:
    """What the answers of a row say of what is open, as values of `MemberData`; nothing for another name."""
    if fold_name(answers.get("name") or "")[:100] != gap.entry.worker.folded_name:
        return {}
    given: dict[str, Any] = {
        field: answers[field] for field in FIELDS if field in gap.open and answers.get(field)
    }
    # The village alone is what is put in where a row names no address: it is no news.
    if given.get("address") == village_address(answers.get("desa"), regency):
        given.pop("address", None)
    if "serving_since" in given:
        given["serving_since"] = date.fromisoformat(given["serving_since"])
    return given


def remarks_of(given: Mapping[str, Any]) -> tuple[Remark, ...]:
    """What is said of a row that fills something in: each answer by its question."""
    return tuple(Remark(one, Doubt.NOTE, Text(FILLS, what=missing_label(one))) for one in given)


async def ready_fills(
    session: AsyncSession,
    by: Access,
    organisation_id: int,
    rows: Sequence[tuple[int, Mapping[str, Any]]],
    known: Mapping[str, Known],
    regency: Regency,
    now: datetime,
) -> tuple[list[Fill], list[int]]:
    """Rows (id and answers) made ready to be stored, and the ids of those that add nothing any more."""
    if not rows:
        return [], []
    gaps = await gaps_of(session, known, organisation_id)
    alike = await pairs_of(session, {gap.entry.worker_id for gap in gaps.values()})
    statements = _statements(session.get_bind().dialect)
    today = now.astimezone(regency.zone).date()
    fills: list[Fill] = []
    gone: list[int] = []
    for row_id, answers in rows:
        person = known.get(answers["nik"])
        gap = gaps.get(person.enrolment_id or 0) if person else None
        given = filled_by(answers, gap, regency) if gap else {}
        if person is None or gap is None or not given:
            gone.append(row_id)
            continue
        data = replace(data_of(gap.entry), **given)
        also = (LOOKALIKE,) if gap.entry.worker_id in alike else ()
        after = {
            "findings": codes((*findings_with(data, person.memberships, regency, today), *also)),
            # It waits for staff from the moment on which they can decide.
            "submitted_at": now if all(getattr(data, one) for one in LATER) else None,
            "by": by.account_id,
            "now": now,
        }
        fills.append(_fill(row_id, gap.entry, given, after, statements))
    return fills, gone


async def store_fills(session: AsyncSession, fills: Sequence[Fill]) -> None:
    """Fills in, writes it into the trail and says so of the batch rows. Raises `Overtaken`."""
    if not fills:
        return
    seen = {fill.entry_id: fill.version for fill in fills}
    ids = list(seen)
    for start in range(0, len(ids), _CHUNK):
        now = await session.execute(
            select(Enrolment.id, Enrolment.version)
            .where(
                Enrolment.id.in_(ids[start : start + _CHUNK]), Enrolment.status == EnrolmentStatus.SUBMITTED
            )
            .with_for_update()
        )
        if {(row.id, row.version) for row in now} != {
            (one, seen[one]) for one in ids[start : start + _CHUNK]
        }:
            raise Overtaken
    statements = _statements(session.get_bind().dialect)
    await run_many(session, statements.worker, [fill.worker for fill in fills])
    await run_many(session, statements.entry, [fill.entry for fill in fills])
    await run_many(session, statements.trail, [fill.trail for fill in fills])
    await run_many(session, statements.row, [fill.row for fill in fills])


def _fill(
    row_id: int, entry: Enrolment, given: Mapping[str, Any], after: Mapping[str, Any], statements: _Statements
) -> Fill:
    """`after` is what the entry is to have besides: `findings`, `submitted_at`, and `by` and `now`."""
    phone = given.get("phone")
    worker = {f"new_{field}": given.get(field) for field in (*LATER, "phone")} | {
        "new_phone_index": blind_index(phone, "phone") if phone else None,
        # Whom else they may be is looked for anew.
        "new_keys_version": 0 if phone else None,
        "new_updated_at": after["now"],
        "worker": entry.worker_id,
    }
    changed = {
        "new_findings": after["findings"],
        "new_submitted_at": after["submitted_at"],
        "new_serving_since": given.get("serving_since"),
        "entry": entry.id,
    }
    said = [[one.field, one.doubt.value, packed_text(one.text)] for one in remarks_of(given)]
    trail = {
        "at": after["now"],
        "account_id": after["by"],
        "action": "enrolment.complete",
        "subject": Subject.ENROLMENT.value,
        "subject_id": entry.id,
        "after": ",".join(given),
    }
    return Fill(
        entry.id,
        entry.version,
        statements.worker.row(worker),
        statements.entry.row(changed),
        statements.row.row({"row": row_id, "entry": entry.id, "outcome": RowOutcome.FILLED, "remarks": said}),
        statements.trail.row(trail),
    )


@lru_cache(maxsize=4)
def _statements(dialect: Dialect) -> _Statements:
    def new(table: Table, field: str) -> Any:
        return bindparam(f"new_{field}", type_=table.c[field].type)

    worker = {one: func.coalesce(_WORKERS.c[one], new(_WORKERS, one)) for one in _OF_WORKER} | {
        "keys_version": func.coalesce(new(_WORKERS, "keys_version"), _WORKERS.c.keys_version),
        "updated_at": new(_WORKERS, "updated_at"),
    }
    entry = {
        "findings": new(_ENTRIES, "findings"),
        "submitted_at": func.coalesce(new(_ENTRIES, "submitted_at"), _ENTRIES.c.submitted_at),
        "serving_since": func.coalesce(_ENTRIES.c.serving_since, new(_ENTRIES, "serving_since")),
        "version": _ENTRIES.c.version + 1,
    }
    row: dict[str, Any] = {
        "outcome": bindparam("outcome"),
        "remarks": bindparam("remarks"),
        "enrolment_id": bindparam("entry"),
    }
    return _Statements(
        ForMany(update(_WORKERS).where(_WORKERS.c.id == bindparam("worker")).values(worker), dialect),
        ForMany(update(_ENTRIES).where(_ENTRIES.c.id == bindparam("entry")).values(entry), dialect),
        ForMany(update(_ROWS).where(_ROWS.c.id == bindparam("row")).values(row), dialect),
        ForMany(insert(_TRAIL), dialect, without={"id"}),
    )
