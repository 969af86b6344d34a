"""What each row of BPJS's roster would change, worked out for the whole file with a few statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rapidfuzz import fuzz
from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from locales import Text
from models import Protection, Worker
from models.encryption import blind_indexes
from services.bpjs.roster_file import ProblemKind, RosterFile, RosterRow, RowProblem
from services.chunks import chunks
from services.names import fold_name

# Below the least number of parameters that a database takes in one statement.
_CHUNK = 900
_SAME_NAME = 88  # percent; below it a person should look at both names
NAME_DIFFERS = "name_differs"
BIRTH_DATE_DIFFERS = "birth_date_differs"
FLAGS = (NAME_DIFFERS, BIRTH_DATE_DIFFERS)


class Outcome(StrEnum):
    """What becomes of a row; every row has exactly one."""

    NEW = "new"
    EXTENDED = "extended"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    OLDER = "older"
    UNKNOWN = "unknown"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


CHANGES = frozenset({Outcome.NEW, Outcome.EXTENDED, Outcome.CHANGED})


@dataclass(frozen=True, repr=False)
class Line:
    """One row of the file and its outcome. `row` as in Excel, `cells` its words, `stated` what it says."""

    row: int
    outcome: Outcome
    remarks: tuple[Text, ...]
    cells: tuple[str, ...]
    flags: frozenset[str] = frozenset()
    stated: RosterRow | None = None
    worker_id: int | None = None
    protection_id: int | None = None
    stored_programmes: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class Plan:
    """All lines, in the order of the file."""

    lines: tuple[Line, ...]

    @property
    def changed_workers(self) -> frozenset[int]:
        """The ids of workers whose cover changes."""
        return frozenset(
            line.worker_id for line in self.lines if line.worker_id is not None and line.outcome in CHANGES
        )


@dataclass(frozen=True, repr=False)
class _Known:
    id: int
    name: str
    folded_name: str
    birth_date: date


_Period = Row[int, int, date, date, date, date, list[object], bytes | None]


async def make_plan(session: AsyncSession, roster: RosterFile, as_of: date) -> Plan:
    """Compares the file, which speaks as of a day, with what is stored; changes nothing."""
    workers = await _workers(session, [row.nik for row in roster.rows])
    periods = await _periods(session, [worker.id for worker in workers.values()])
    lines = [_problem_line(problem) for problem in roster.problems]
    for row in roster.rows:
        worker = workers.get(row.nik)
        if worker is None:
            remarks = (*row.remarks, Text("roster-remark-unknown"))
            lines.append(Line(row.row, Outcome.UNKNOWN, remarks, row.cells, stated=row))
        else:
            lines.append(_line(row, worker, periods[worker.id], as_of))
    return Plan(tuple(sorted(lines, key=lambda line: line.row)))


async def _workers(session: AsyncSession, niks: Sequence[str]) -> dict[str, _Known]:
    nik_of = {index: nik for nik in niks for index in blind_indexes(nik, "nik")}
    found: dict[str, _Known] = {}
    for chunk in chunks(nik_of, _CHUNK):
        # A NIK that staff found to be another one of somebody's stands for that person.
        row_of = aliased(Worker)
        rows = await session.execute(
            select(row_of.nik_index, Worker.id, Worker.name, Worker.folded_name, Worker.birth_date)
            .join(Worker, Worker.id == func.coalesce(row_of.merged_into_id, row_of.id))
            .where(row_of.nik_index.in_(chunk))
        )
        for index, key, name, folded_name, birth_date in rows:
            found[nik_of[index]] = _Known(key, name, folded_name, birth_date)
    return found


async def _periods(session: AsyncSession, workers: Sequence[int]) -> defaultdict[int, list[_Period]]:
    columns = (
        *(Protection.worker_id, Protection.id, Protection.starts_on, Protection.ends_on),
        *(Protection.grace_until, Protection.as_of, Protection.programmes, Protection.kpj_index),
    )
    found: defaultdict[int, list[_Period]] = defaultdict(list)
    for chunk in chunks(workers, _CHUNK):
        for period in await session.execute(select(*columns).where(Protection.worker_id.in_(chunk))):
            found[period.worker_id].append(period)
    return found


def _problem_line(problem: RowProblem) -> Line:
    outcome = Outcome.DUPLICATE if problem.kind is ProblemKind.DUPLICATE else Outcome.REFUSED
    return Line(problem.row, outcome, (problem.reason, *problem.remarks), problem.cells)


def _line(row: RosterRow, worker: _Known, periods: Sequence[_Period], as_of: date) -> Line:
    flags, remarks = _differences(row, worker)
    newest = max((period.as_of for period in periods), default=as_of)
    stored = _same_period(row, periods)
    if newest > as_of:
        outcome, remark = Outcome.OLDER, Text("roster-remark-older", day=newest)
    elif stored is None:
        outcome, remark = Outcome.NEW, Text("roster-remark-new", ends=row.ends_on)
    elif _is_same(row, stored):
        outcome, remark = Outcome.UNCHANGED, Text("roster-remark-unchanged", ends=row.ends_on)
    else:
        before = stored.ends_on
        outcome = Outcome.EXTENDED if row.ends_on > before else Outcome.CHANGED
        # With the same end it is the start, the grace period, a programme or the KPJ that differs.
        kind = "details" if row.ends_on == before else outcome.value
        remark = Text(f"roster-remark-{kind}", before=before, ends=row.ends_on)
    return Line(
        row.row,
        outcome,
        (remark, *remarks, *row.remarks),
        row.cells,
        flags,
        row,
        worker.id,
        stored.id if stored is not None else None,
        tuple(map(str, stored.programmes)) if stored is not None else (),
    )


def _same_period(row: RosterRow, periods: Iterable[_Period]) -> _Period | None:
    """The stored period that the row speaks of: the same start, or one that overlaps it and ends later.

    Left beside the row, the latter would say AKTIF for longer than BPJS does. A renewal that begins before
    the old period has ended is a period of its own: both stand.
    """
    for period in periods:
        if period.starts_on == row.starts_on:
            return period
    overlapping = [
        p for p in periods if p.starts_on <= row.ends_on < p.ends_on and row.starts_on <= p.ends_on
    ]
    return max(overlapping, key=lambda period: period.ends_on, default=None)


def _is_same(row: RosterRow, stored: _Period) -> bool:
    """What the file leaves out (programmes, KPJ) is no difference."""
    return (
        (row.starts_on, row.ends_on, row.grace_until)
        == (stored.starts_on, stored.ends_on, stored.grace_until)
        and (not row.programmes or list(row.programmes) == sorted(map(str, stored.programmes)))
        and (row.kpj is None or stored.kpj_index in blind_indexes(row.kpj, "kpj"))
    )


def _differences(row: RosterRow, worker: _Known) -> tuple[frozenset[str], tuple[Text, ...]]:
    """Flags for staff: a NIK decides, so another name or birth date does not refuse a row."""
    flags: set[str] = set()
    remarks: list[Text] = []
    if row.name and fuzz.token_sort_ratio(fold_name(row.name), worker.folded_name) < _SAME_NAME:
        flags.add(NAME_DIFFERS)
        remarks.append(Text("roster-remark-name", ours=worker.name))
    if row.birth_date is not None and row.birth_date != worker.birth_date:
        flags.add(BIRTH_DATE_DIFFERS)
        remarks.append(Text("roster-remark-birth-date", ours=worker.birth_date))
    return frozenset(flags), tuple(remarks)
