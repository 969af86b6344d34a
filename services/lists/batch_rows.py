"""Rows of a batch: what each comes to, kept, counted and opened again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Dialect, Table, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import Batch, BatchRow, Enrolment, EnrolmentStatus, RowOutcome
from models.encryption import blind_indexes
from models.many import ForMany, run_many
from regency import Regency
from services.files.packed_texts import packed_text, unpacked_text
from services.lists.candidates import Doubt, Judged, Remark, unsure_of, with_findings
from services.lists.filling import Gap, filled_by, remarks_of
from services.lists.known_people import Known
from services.roles import Access

CHUNK = 400
# What somebody may still look at, mend and take.
TO_LOOK_AT = (RowOutcome.DOUBTFUL, RowOutcome.MISSING, RowOutcome.REFUSED)
# What one tap does, and what it has done.
TO_TAKE = (RowOutcome.GOOD, RowOutcome.COMPLETES)
DONE = (RowOutcome.TAKEN, RowOutcome.FILLED)
# A batch in which more than half of the rows come to this asks before anything is taken.
SUSPICIOUS = (RowOutcome.DUPLICATE, RowOutcome.REFUSED, RowOutcome.MISSING)
SUSPICIOUS_FROM = 4
TAKEN_OWN = Remark("nik", Doubt.REFUSED, Text("batch-taken-own"))
TAKEN_OTHER = Remark("nik", Doubt.REFUSED, Text("batch-taken-other"))
_ROWS = cast(Table, BatchRow.__table__)
_COLUMNS = (
    *(BatchRow.id, BatchRow.place, BatchRow.sheet, BatchRow.outcome),
    *(BatchRow.answers, BatchRow.remarks, BatchRow.enrolment_id),
)


@dataclass(frozen=True)
class BatchCounts:
    """How many rows came to what."""

    of: Mapping[RowOutcome, int]

    @property
    def total(self) -> int:
        """All rows of the batch."""
        return sum(self.of.values())

    def __getitem__(self, outcome: RowOutcome) -> int:
        return self.of.get(outcome, 0)

    @property
    def to_take(self) -> int:
        """Rows that one tap takes or fills in with."""
        return sum(self[outcome] for outcome in TO_TAKE)

    @property
    def to_look_at(self) -> int:
        """Rows that somebody may mend one by one."""
        return sum(self[outcome] for outcome in TO_LOOK_AT)

    @property
    def suspicious(self) -> bool:
        """Most rows are duplicates, unknown or refused: perhaps it is the wrong list."""
        bad = sum(self[outcome] for outcome in SUSPICIOUS)
        return self.total >= SUSPICIOUS_FROM and 2 * bad > self.total


@dataclass(frozen=True, repr=False)
class Row:
    """A row as stored, opened."""

    id: int
    place: int
    sheet: int
    outcome: RowOutcome
    answers: dict[str, Any]
    remarks: tuple[Remark, ...]
    enrolment_id: int | None

    @property
    def name(self) -> str:
        """Who it is, as far as it could be read; empty otherwise."""
        return str(self.answers.get("name") or "")

    @property
    def first_doubt(self) -> str | None:
        """The question to begin with: the first about which something is to be said."""
        order = [Doubt.REFUSED, Doubt.MISSING, Doubt.DOUBTFUL]
        asked = [one for one in self.remarks if one.doubt in order and one.field is not None]
        return min(asked, key=lambda one: order.index(one.doubt)).field if asked else None

    @property
    def unsure(self) -> dict[str, Text]:
        """What the person has to vouch for or to change, with the reason, by question."""
        return unsure_of(self.answers, self.remarks)


@dataclass(frozen=True, repr=False)
class Settled:
    """A row with its outcome, after a look at what is known of the person."""

    judged: Judged
    outcome: RowOutcome
    enrolment_id: int | None = None


@dataclass(frozen=True, repr=False)
class Surroundings:
    """What the outcome of a row depends on beside its own words.

    `met` holds NIK and place of the batch's rows so far and grows with each that is settled; `known` are
    people on file, `before` rows taken earlier, by index, `gaps` own entries that are "belum lengkap".
    """

    by: Access
    organisation_id: int
    regency: Regency
    today: date
    known: Mapping[str, Known] = field(default_factory=dict)
    before: Mapping[bytes, int] = field(default_factory=dict)
    gaps: Mapping[int, Gap] = field(default_factory=dict)
    met: dict[str, int] = field(default_factory=dict)


def settle(judged: Judged, around: Surroundings) -> Settled:
    """What a row comes to."""
    same = next(
        (
            around.before[index]
            for index in row_indexes(around.organisation_id, judged.words)
            if index in around.before
        ),
        None,
    )
    if same is not None:
        return Settled(judged, RowOutcome.UNCHANGED, same)
    nik = judged.answers.get("nik")
    if nik is None:
        return Settled(judged, judged.outcome)
    if nik in around.met:
        text = Text("batch-twice", place=str(around.met[nik]))
        return Settled(_with(judged, Remark("nik", Doubt.REFUSED, text)), RowOutcome.DUPLICATE)
    around.met[nik] = judged.place
    person = around.known.get(nik)
    if person is None:
        return Settled(judged, judged.outcome)
    if person.memberships:
        judged = with_findings(judged, around.regency, around.today, person.memberships)
    if person.enrolment_id is None:
        return Settled(judged, judged.outcome)
    gap = around.gaps.get(person.enrolment_id)
    if gap is not None and judged.outcome is RowOutcome.GOOD:
        given = filled_by(judged.answers, gap, around.regency)
        if given:
            return Settled(_with(judged, *remarks_of(given)), RowOutcome.COMPLETES, person.enrolment_id)
    own = person.organisation_id in around.by.organisation_ids
    return Settled(_with(judged, TAKEN_OWN if own else TAKEN_OTHER), RowOutcome.DUPLICATE)


def row_indexes(organisation_id: int, words: str) -> tuple[bytes, ...]:
    """What a row's own words are looked up by; none for a row that never comes twice."""
    return blind_indexes(f"{organisation_id} {words}", "row") if words else ()


async def taken_before(
    session: AsyncSession, organisation_id: int, judged: Iterable[Judged]
) -> Mapping[bytes, int]:
    """Rows that were taken, or filled in with, word for word before and whose entry is not withdrawn: their
    index and entry.
    """
    wanted = [index for one in judged for index in row_indexes(organisation_id, one.words)]
    found: dict[bytes, int] = {}
    for start in range(0, len(wanted), CHUNK):
        rows = await session.execute(
            select(BatchRow.row_index, BatchRow.enrolment_id)
            .join(Enrolment, Enrolment.id == BatchRow.enrolment_id)
            .where(
                BatchRow.row_index.in_(wanted[start : start + CHUNK]),
                BatchRow.outcome.in_(DONE),
                Enrolment.status != EnrolmentStatus.WITHDRAWN,
            )
        )
        found |= {index: entry for index, entry in rows if index is not None and entry is not None}
    return found


def row_values(batch: Batch, settled: Iterable[Settled], dialect: Dialect) -> list[tuple[Any, ...]]:
    """Rows for `insert_rows`, encrypted, so that no transaction waits for that."""
    statement = _insert(dialect)
    return [statement.row(_values(batch, one)) for one in settled]


def _values(batch: Batch, settled: Settled) -> dict[str, Any]:
    judged = settled.judged
    return {
        "batch_id": batch.id,
        "sheet": judged.sheet,
        "place": judged.place,
        "answers": judged.answers,
        "remarks": [[one.field, one.doubt.value, packed_text(one.text)] for one in judged.remarks],
        "outcome": settled.outcome,
        "row_index": next(iter(row_indexes(batch.organisation_id, judged.words)), None),
        "enrolment_id": settled.enrolment_id,
    }


@lru_cache(maxsize=4)
def _insert(dialect: Dialect) -> ForMany:
    return ForMany(insert(_ROWS), dialect, without={"id"})


async def insert_rows(session: AsyncSession, rows: Sequence[tuple[Any, ...]]) -> None:
    """Stores rows past the ORM."""
    await run_many(session, _insert(session.get_bind().dialect), rows)


async def counts_of(session: AsyncSession, batch_id: int) -> BatchCounts:
    """How many rows came to what."""
    rows = await session.execute(
        select(BatchRow.outcome, func.count()).where(BatchRow.batch_id == batch_id).group_by(BatchRow.outcome)
    )
    return BatchCounts({row[0]: row[1] for row in rows})


async def rows_of(
    session: AsyncSession,
    batch_id: int,
    outcomes: Collection[RowOutcome] = tuple(RowOutcome),
    limit: int | None = None,
    after: int = 0,
) -> list[Row]:
    """Rows of a batch in their order, behind the row with the id `after`."""
    # Past the ORM: there may be thousands, and they are changed past it too.
    found = await session.execute(
        select(*_COLUMNS)
        .where(BatchRow.batch_id == batch_id, BatchRow.outcome.in_(outcomes), BatchRow.id > after)
        .order_by(BatchRow.id)
        .limit(limit)
    )
    return [_opened(row) for row in found]


def opened(row: BatchRow) -> Row:
    """A stored row, for reading."""
    return _opened(row)


def _opened(row: Any) -> Row:
    remarks = tuple(Remark(field, Doubt(doubt), unpacked_text(text)) for field, doubt, text in row.remarks)
    return Row(row.id, row.place, row.sheet, row.outcome, row.answers, remarks, row.enrolment_id)


def _with(judged: Judged, *remarks: Remark) -> Judged:
    return replace(judged, remarks=(*remarks, *judged.remarks))
