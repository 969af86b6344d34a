"""Disdukcapil's answer: first shown, then applied once, each verdict kept as evidence.

A later verdict counts instead of an earlier one; none is deleted. The same file twice changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import DukcapilCheck, DukcapilFile, DukcapilFileStatus, DukcapilVerdict
from services.audit import record
from services.chunks import chunks
from services.dukcapil.answer_file import AnswerFile, packed, unpacked
from services.dukcapil.plan import TAKEN, Line, Outcome, make_plan
from services.errors import Invalid, NotAllowed, Stale
from services.permissions import Action, allowed
from services.roles import Access

SUBJECT = "dukcapil_file"
S = DukcapilFileStatus
_CHUNK = 400


@dataclass(frozen=True)
class Counts:
    """Rows of an answer. `by_verdict` (of those taken) and `left` (of those not) add up to `total`.

    `by_outcome` says how many of those taken are new, changed or the same again; `mended` are those among
    them whose data have changed since they were sent, so that they have to be compared once more.
    """

    total: int
    by_verdict: dict[DukcapilVerdict, int]
    left: dict[Outcome, int]
    by_outcome: dict[Outcome, int]
    mended: int

    @property
    def taken(self) -> int:
        """Rows with a verdict about somebody on our list."""
        return sum(self.by_verdict.values())


@dataclass(frozen=True, repr=False)
class Shown:
    """An answer as previewed or applied. `already`: this very file was applied before, nothing is to do.

    `lines` are for the result file and are gone once it was applied. `unread` are some of the wordings that
    were not understood.
    """

    file_id: int
    file_name: str
    as_of: date
    counts: Counts
    header: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    unread: tuple[str, ...] = ()
    already: datetime | None = None


async def preview(
    session: AsyncSession,
    answer: AnswerFile,
    file_name: str,
    file_hash: str,
    as_of: date,
    by: Access,
    now: datetime,
) -> Shown:
    """Stores what was read and says what it would change; of a file applied before, what it changed then."""
    _check(by)
    known = (await session.scalars(select(DukcapilFile).where(DukcapilFile.file_hash == file_hash))).all()
    for row in known:
        if row.status is S.APPLIED:
            return Shown(row.id, row.file_name, row.as_of, _counts_from(row.counts), already=row.applied_at)
    lines = await make_plan(session, answer, as_of)
    counts = _count(lines)
    row = next((row for row in known if row.status is S.PREVIEWED), None) or DukcapilFile(
        file_hash=file_hash, status=S.PREVIEWED
    )
    row.file_name, row.as_of, row.rows = file_name[:200], as_of, packed(answer)
    row.counts, row.made_by, row.made_at = _as_json(counts), by.account_id, now
    session.add(row)
    await session.flush()
    record(session, now, by.account_id, "dukcapil.preview", SUBJECT, row.id, note=file_hash)
    unread = [line.remark.args["words"] for line in lines if line.outcome is Outcome.UNREAD and line.remark]
    return Shown(row.id, row.file_name, as_of, counts, unread=tuple(dict.fromkeys(unread)))


async def apply(session: AsyncSession, file_id: int, by: Access, now: datetime) -> Shown:
    """Keeps the verdicts. Works once: a second press changes nothing and says so (`already`).

    Worked out anew, since people may have been mended after the preview. Raises `Stale` when it was
    discarded, `Invalid` for an unknown id, `NotAllowed` for the wrong role.
    """
    _check(by)
    row = await _locked(session, file_id)
    if row.status is S.DISCARDED:
        raise Stale(Text("roster-discarded"))
    if row.status is S.APPLIED or row.rows is None:
        return Shown(
            row.id, row.file_name, row.as_of, _counts_from(row.counts), already=row.applied_at or now
        )
    answer = unpacked(row.rows)
    lines = await make_plan(session, answer, row.as_of)
    counts = _count(lines)
    await _store(session, lines, row, by, now)
    row.status, row.applied_at, row.applied_by = S.APPLIED, now, by.account_id
    row.rows, row.counts = None, _as_json(counts)
    said = f"rows={counts.total} taken={counts.taken}"
    record(
        session, now, by.account_id, "dukcapil.apply", SUBJECT, row.id, after=said, note=row.file_hash
    )  # fmt: skip
    return Shown(row.id, row.file_name, row.as_of, counts, answer.header, tuple(lines))


async def discard(session: AsyncSession, file_id: int, by: Access, now: datetime) -> bool:
    """Forgets a preview and its rows; False when it was applied or discarded before."""
    _check(by)
    row = await _locked(session, file_id)
    if row.status is not S.PREVIEWED:
        return False
    row.status, row.rows = S.DISCARDED, None
    record(session, now, by.account_id, "dukcapil.discard", SUBJECT, row.id)
    return True


async def discard_older(session: AsyncSession, before: datetime) -> int:
    """Forgets previews that nobody confirmed; how many that were."""
    done = await session.scalars(
        update(DukcapilFile)
        .where(DukcapilFile.status == S.PREVIEWED, DukcapilFile.made_at < before)
        .values(status=S.DISCARDED, rows=None)
        .returning(DukcapilFile.id)
        .execution_options(synchronize_session=False)
    )
    return len(done.all())


def _check(by: Access) -> None:
    if not allowed(by, Action.APPLY_DUKCAPIL):
        raise NotAllowed(Text("not-allowed"))


async def _locked(session: AsyncSession, file_id: int) -> DukcapilFile:
    """The row, waited for: of two presses at once the second sees what the first did."""
    row = await session.scalar(
        select(DukcapilFile)
        .where(DukcapilFile.id == file_id, DukcapilFile.status != S.SENT)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise Invalid(Text("roster-gone"))
    return row


async def _store(
    session: AsyncSession, lines: Iterable[Line], row: DukcapilFile, by: Access, now: datetime
) -> None:
    new = [line for line in lines if line.outcome in TAKEN and not line.repeats]
    for some in chunks(new, _CHUNK):
        people = [line.worker_id for line in some]
        await session.execute(
            update(DukcapilCheck)
            .where(DukcapilCheck.worker_id.in_(people), DukcapilCheck.replaced_at.is_(None))
            .values(replaced_at=now)
            .execution_options(synchronize_session=False)
        )
        rows = [_values(line, row, by, now) for line in some]
        await session.execute(insert(DukcapilCheck), rows)


def _values(line: Line, row: DukcapilFile, by: Access, now: datetime) -> dict[str, Any]:
    if line.compared is None:
        raise ValueError("a line that is stored speaks of somebody")
    return {
        "worker_id": line.worker_id,
        "file_id": row.id,
        "verdict": line.verdict,
        "words": line.words,
        "nik_index": line.compared.nik_index,
        "name": line.compared.name,
        "birth_date": line.compared.birth_date,
        "as_of": row.as_of,
        "at": now,
        "by": by.account_id,
    }


def _count(lines: Iterable[Line]) -> Counts:
    verdicts: Counter[DukcapilVerdict] = Counter()
    outcomes: Counter[Outcome] = Counter()
    mended = 0
    for line in lines:
        outcomes[line.outcome] += 1
        if line.outcome in TAKEN and line.verdict is not None:
            verdicts[line.verdict] += 1
            mended += line.mended
    return Counts(
        total=sum(outcomes.values()),
        by_verdict={one: verdicts[one] for one in DukcapilVerdict if verdicts[one]},
        left={one: outcomes[one] for one in Outcome if outcomes[one] and one not in TAKEN},
        by_outcome={one: outcomes[one] for one in TAKEN if outcomes[one]},
        mended=mended,
    )


def _as_json(counts: Counts) -> dict[str, Any]:
    return {
        "total": counts.total,
        "by_verdict": {one.value: count for one, count in counts.by_verdict.items()},
        "left": {one.value: count for one, count in counts.left.items()},
        "by_outcome": {one.value: count for one, count in counts.by_outcome.items()},
        "mended": counts.mended,
    }


def _counts_from(stored: dict[str, Any]) -> Counts:
    return Counts(
        stored["total"],
        {DukcapilVerdict(one): count for one, count in stored["by_verdict"].items()},
        {Outcome(one): count for one, count in stored["left"].items()},
        {Outcome(one): count for one, count in stored["by_outcome"].items()},
        stored["mended"],
    )
