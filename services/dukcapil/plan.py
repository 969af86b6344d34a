"""What an answer of Disdukcapil would say of the people on our list: a line for each of its rows.

Law: rows in the file = rows taken (each with its verdict) + older + stranger + duplicate + the silent ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from locales import Text
from models import DukcapilCheck, DukcapilSent, DukcapilVerdict, Enrolment, Worker
from models.encryption import blind_indexes
from services.chunks import chunks
from services.dukcapil.answer_file import AnswerFile, AnswerRow
from services.names import fold_name

_CHUNK = 400


class Outcome(StrEnum):
    """What becomes of a row. The first three are taken; of the others nothing is stored.

    NEW: the first verdict about the person as they were sent. CHANGED: another one than before. SAME: the
    same again. OLDER: what we know is of a later day. STRANGER: nobody on our list. DUPLICATE: the person
    stands in another row too. The last three are of rows that say nothing (`answer_file.Silence`).
    """

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    OLDER = "older"
    STRANGER = "stranger"
    DUPLICATE = "duplicate"
    UNREAD = "unread"
    UNANSWERED = "unanswered"
    REFUSED = "refused"


TAKEN = (Outcome.NEW, Outcome.CHANGED, Outcome.SAME)


@dataclass(frozen=True)
class Compared:
    """The data that Disdukcapil compared: those that were sent, not what they were mended to since."""

    nik_index: bytes
    name: str
    birth_date: date


@dataclass(frozen=True, repr=False)
class Line:
    """A row with its outcome. `mended`: the person's data have changed since they were sent.

    `repeats`: the current verdict says the same of the same day already, so no further evidence is made.
    """

    row: int
    outcome: Outcome
    cells: tuple[str, ...]
    remark: Text | None = None
    verdict: DukcapilVerdict | None = None
    words: str = ""
    worker_id: int | None = None
    compared: Compared | None = None
    mended: bool = False
    repeats: bool = False


@dataclass(frozen=True)
class _Known:
    by_nik: Mapping[bytes, Worker]
    by_reference: Mapping[str, Worker]
    sent: Mapping[int, Sequence[Compared]]
    current: Mapping[int, DukcapilCheck]


async def make_plan(session: AsyncSession, answer: AnswerFile, as_of: date) -> list[Line]:
    """A line for each row, in their order. `as_of` is the day the answer speaks of."""
    known = await _known(session, answer.rows)
    lines = [_line(row, known, as_of) for row in answer.rows]
    lines = _without_repeats(lines)
    lines += [Line(one.row, Outcome(one.why.value), one.cells, one.reason) for one in answer.silent]
    return sorted(lines, key=lambda line: line.row)


def compared_of(worker: Worker) -> Compared:
    """Somebody's data as they stand now."""
    return Compared(worker.nik_index, worker.name, worker.birth_date)


def _line(row: AnswerRow, known: _Known, as_of: date) -> Line:
    line = Line(row.row, Outcome.STRANGER, row.cells, Text("dukcapil-row-stranger"))
    indexes = blind_indexes(row.nik, "nik") if row.nik else ()
    by_nik = next((known.by_nik[one] for one in indexes if one in known.by_nik), None)
    by_reference = known.by_reference.get(_plain(row.reference)) if row.reference else None
    if by_reference is not None and by_nik is not None and by_reference.id != by_nik.id:
        return replace(line, outcome=Outcome.REFUSED, remark=Text("dukcapil-row-two-people"))
    worker = by_nik or by_reference
    if worker is None:
        return line
    sent = known.sent.get(worker.id, ())
    if by_nik is None and indexes and not any(one.nik_index in indexes for one in sent):
        return replace(line, outcome=Outcome.REFUSED, remark=Text("dukcapil-row-other-nik"))
    compared = _compared(row, worker, [one for one in sent if not indexes or one.nik_index in indexes])
    mended = compared != compared_of(worker)
    current = known.current.get(worker.id)
    taken = replace(
        line,
        outcome=Outcome.NEW,
        remark=Text("dukcapil-row-mended") if mended else None,
        verdict=row.verdict,
        words=row.words,
        worker_id=worker.id,
        compared=compared,
        mended=mended,
    )
    if current is None or _data(current) != compared:
        # Of data that came later we know more already.
        if current is not None and mended and _data(current) == compared_of(worker):
            return replace(taken, outcome=Outcome.OLDER, remark=Text("dukcapil-row-mended"))
        return taken
    if current.as_of > as_of:
        return replace(taken, outcome=Outcome.OLDER, remark=Text("dukcapil-row-older", day=current.as_of))
    if current.verdict is not row.verdict:
        return replace(taken, outcome=Outcome.CHANGED)
    return replace(taken, outcome=Outcome.SAME, repeats=current.as_of == as_of)


def _compared(row: AnswerRow, worker: Worker, sent: Sequence[Compared]) -> Compared:
    """Of several lists the newest on which the person stood with the name of the row."""
    name = fold_name(row.name) if row.name else ""

    def fits(one: Compared) -> bool:
        return fold_name(one.name) == name and row.birth_date in (None, one.birth_date)

    best = next((one for one in sent if name and fits(one)), None)
    if best is not None:
        return best
    own = sent[0] if sent else compared_of(worker)
    if row.verdict is not DukcapilVerdict.MATCH:
        return own
    # "It agrees" is said of what stands in the row, whatever we sent.
    same_name = not name or fold_name(own.name) == name
    return Compared(
        own.nik_index,
        own.name if same_name else row.name,
        row.birth_date if row.birth_date else own.birth_date,
    )


def _without_repeats(lines: Sequence[Line]) -> list[Line]:
    """Of several rows about one person the first counts, if they agree; if not, none of them does."""
    rows: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.worker_id is not None:
            rows[line.worker_id].append(line)
    kept: list[Line] = []
    for line in lines:
        same = rows[line.worker_id] if line.worker_id is not None else [line]
        if len(same) > 1 and len({one.verdict for one in same}) > 1:
            numbers = ", ".join(str(one.row) for one in same)
            remark = Text("dukcapil-row-contradicts", rows=numbers)
            kept.append(Line(line.row, Outcome.REFUSED, line.cells, remark))
        elif line is not same[0]:
            remark = Text("dukcapil-row-duplicate", row=str(same[0].row))
            kept.append(Line(line.row, Outcome.DUPLICATE, line.cells, remark))
        else:
            kept.append(line)
    return kept


async def _known(session: AsyncSession, rows: Iterable[AnswerRow]) -> _Known:
    rows = list(rows)
    indexes = [index for row in rows if row.nik for index in blind_indexes(row.nik, "nik")]
    by_nik: dict[bytes, Worker] = {}
    for some in chunks(indexes, _CHUNK):
        for worker in await session.scalars(select(Worker).where(Worker.nik_index.in_(some))):
            by_nik[worker.nik_index] = worker
    by_reference: dict[str, Worker] = {}
    wanted = {_plain(row.reference): row.reference for row in rows if row.reference}
    for named in chunks(wanted, _CHUNK):
        entries = await session.scalars(
            select(Enrolment).where(Enrolment.reference.in_(named)).options(joinedload(Enrolment.worker))
        )
        by_reference |= {entry.reference: entry.worker for entry in entries}
    ids = {worker.id for worker in (*by_nik.values(), *by_reference.values())}
    sent: defaultdict[int, list[Compared]] = defaultdict(list)
    current: dict[int, DukcapilCheck] = {}
    for people in chunks(ids, _CHUNK):
        newest_first = select(DukcapilSent).where(DukcapilSent.worker_id.in_(people))
        for one in await session.scalars(newest_first.order_by(DukcapilSent.id.desc())):
            sent[one.worker_id].append(Compared(one.nik_index, one.name, one.birth_date))
        checks = select(DukcapilCheck).where(DukcapilCheck.worker_id.in_(people))
        for check in await session.scalars(checks.where(DukcapilCheck.replaced_at.is_(None))):
            current[check.worker_id] = check
    return _Known(by_nik, by_reference, sent, current)


def _data(check: DukcapilCheck) -> Compared:
    return Compared(check.nik_index, check.name, check.birth_date)


def _plain(reference: str) -> str:
    return reference.strip().upper()
