"""What each row of BPJS's file says of whom and would change, worked out for the whole file at once.

Laws: every row has exactly one outcome; everybody sent in an open proposal is taken, refused or unanswered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import DECIDED_STATUSES, EnrolmentStatus
from services.bpjs.comparing import PERIOD, differences, period_differs
from services.bpjs.known import Person, Sent, people_by_nik, sent_lines
from services.bpjs.near import Near, near_people
from services.bpjs.periods import Cover, Effect, Merged, merge
from services.bpjs.refusals import usable, wording_key
from services.bpjs.roster import ProblemKind, RefusedRow, RosterFile, RosterRow, RowProblem
from services.bpjs.roster_file import without_repeats
from services.reasons import Reason


class Outcome(StrEnum):
    """What becomes of a row; every row has exactly one."""

    NEW = "new"
    EXTENDED = "extended"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    OLDER = "older"
    NO_COVER = "no_cover"
    DUPLICATE = "duplicate"
    UNREADABLE = "unreadable"


class Answer(StrEnum):
    """What a row is to staff. ASIDE: it says nothing of anybody that was not said better elsewhere."""

    MATCHED = "matched"
    CHANGED = "changed"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    ASIDE = "aside"


COVER = frozenset({Outcome.NEW, Outcome.EXTENDED, Outcome.CHANGED, Outcome.UNCHANGED})
CHANGES = COVER - {Outcome.UNCHANGED}
# From these steps BPJS's yes leads on.
TAKEN_IN = (*DECIDED_STATUSES, EnrolmentStatus.PROPOSED)
_ANSWERS = {
    Outcome.CHANGED: Answer.CHANGED,
    Outcome.REFUSED: Answer.REFUSED,
    Outcome.UNKNOWN: Answer.UNKNOWN,
} | dict.fromkeys((Outcome.OLDER, Outcome.NO_COVER, Outcome.DUPLICATE, Outcome.UNREADABLE), Answer.ASIDE)
_ASIDES = {
    ProblemKind.UNREADABLE: Outcome.UNREADABLE,
    ProblemKind.DUPLICATE: Outcome.DUPLICATE,
    ProblemKind.NO_COVER: Outcome.NO_COVER,
}


@dataclass(frozen=True, repr=False)
class Line:
    """One row of the file and what becomes of it. `row` as in Excel, `cells` its words.

    `answers` is the open line of a proposal that the row answers; `near` whom it may mean; `flags` what a
    person should look at.
    """

    row: int
    outcome: Outcome
    remarks: tuple[Text, ...]
    cells: tuple[str, ...]
    flags: frozenset[str] = frozenset()
    sheet: int = 0
    said: RosterRow | RefusedRow | None = None
    person: Person | None = None
    answers: Sent | None = None
    near: Near | None = None

    @property
    def answer(self) -> Answer:
        """As we have it or as we sent it is matched; what differs in any way is changed."""
        if self.outcome in _ANSWERS:
            return _ANSWERS[self.outcome]
        is_expected = self.outcome is not Outcome.EXTENDED or self.answers is not None
        return Answer.MATCHED if is_expected and not self.flags else Answer.CHANGED


@dataclass(frozen=True, repr=False)
class Plan:
    """All lines in the order of the file, and what is to happen, by worker.

    `sent` are all who wait for an answer; `enrolled` whom BPJS has by this file, `refused` with the code.
    `unread` are wordings of refusals that fit no code.
    """

    lines: tuple[Line, ...]
    sent: tuple[Sent, ...]
    people: Mapping[int, Person] = field(default_factory=dict)
    merged: Mapping[int, Merged] = field(default_factory=dict)
    enrolled: frozenset[int] = frozenset()
    refused: Mapping[int, tuple[RefusedRow, Reason | None]] = field(default_factory=dict)

    @property
    def unread(self) -> dict[str, int]:
        """Wordings that staff have to name a reason for, and for how many people each."""
        found: defaultdict[str, int] = defaultdict(int)
        for row, reason in self.refused.values():
            if reason is None:
                found[row.wording] += 1
        return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))

    @property
    def near(self) -> list[Line]:
        """Rows of nobody we know that may mean somebody."""
        return [line for line in self.lines if line.near is not None]

    @property
    def unanswered(self) -> list[Sent]:
        """People who were sent and of whom this file says neither yes nor no."""
        return [one for one in self.sent if not self.has_answered(one)]

    def has_answered(self, one: Sent) -> bool:
        """Whether the file says yes or no to somebody who was sent."""
        return one.worker_id in self.enrolled or one.worker_id in self.refused


async def make_plan(
    session: AsyncSession,
    roster: RosterFile,
    as_of: date,
    roster_id: int | None = None,
    wordings: Mapping[str, str] | None = None,
    *,
    lock: bool = False,
) -> Plan:
    """Compares the file, which speaks as of a day, with what is stored; changes nothing.

    `wordings` are the codes that staff chose, by `wording_key`.
    """
    said: list[RosterRow | RefusedRow] = [*roster.rows, *roster.refusals]
    known = await people_by_nik(session, (row.nik for row in said), roster_id, lock=lock)
    near = await near_people(session, (row for row in said if row.nik not in known), roster_id)
    people = {person.id: person for person in known.values()}
    # Once more, since two NIKs of the file may be of one person.
    known_rows = [row for row in roster.rows if row.nik in known]
    rows, again = without_repeats(known_rows, lambda row: known[row.nik].id)
    rows_of: defaultdict[int, list[RosterRow]] = defaultdict(list)
    for row in rows:
        rows_of[known[row.nik].id].append(row)
    merged = {
        key: merge(people[key].covers, [_cover(row, as_of, roster_id) for row in rows])
        for key, rows in rows_of.items()
    }
    lines = [_aside(problem) for problem in (*roster.problems, *again)]
    lines += [_unknown(row, near.get(row.nik)) for row in said if row.nik not in known]
    taken: set[int] = set()
    for key, said_of in rows_of.items():
        lines += _covered(people[key], said_of, merged[key])
        if _takes_in(people[key], said_of, merged[key], as_of):
            taken.add(key)
    refused: dict[int, tuple[RefusedRow, Reason | None]] = {}
    for refusal in roster.refusals:
        if (person := known.get(refusal.nik)) is not None:
            lines.append(_refused(person, refusal, taken))
            if person.sent is not None and person.id not in taken:
                refused.setdefault(person.id, (refusal, _reason(refusal, wordings or {})))
    lines.sort(key=lambda line: (line.sheet, line.row))
    return Plan(tuple(lines), tuple(await sent_lines(session)), people, merged, frozenset(taken), refused)


def _cover(row: RosterRow, as_of: date, roster_id: int | None) -> Cover:
    return Cover(
        row.starts_on, row.ends_on, row.grace_until, as_of, row.programmes, row.kpj, roster_id=roster_id
    )


def _aside(problem: RowProblem) -> Line:
    remarks = (problem.reason, *problem.remarks)
    return Line(problem.row, _ASIDES[problem.kind], remarks, problem.cells, sheet=problem.sheet)


def _unknown(row: RosterRow | RefusedRow, near: Near | None) -> Line:
    remark = Text("roster-remark-unknown")
    if near is not None:
        remark = Text("roster-remark-near", name=near.name, places=", ".join(map(str, near.differing_places)))
    return Line(
        row.row, Outcome.UNKNOWN, (remark, *_wording(row), *row.remarks), row.cells,
        sheet=row.sheet, said=row, near=near,
    )  # fmt: skip


def _covered(person: Person, rows: Sequence[RosterRow], merged: Merged) -> Iterable[Line]:
    for row, (effect, before) in zip(rows, merged.effects, strict=True):
        flags, remarks = differences(row, person)
        sent = person.sent if _reaches(row, person.sent) and effect is not Effect.OLDER else None
        if sent is not None and (remark := period_differs(row, sent)) is not None:
            flags, remarks = flags | {PERIOD}, (*remarks, remark)
        yield Line(
            row.row,
            Outcome(effect.value),
            (_change(row, effect, before), *remarks, *row.remarks),
            row.cells,
            flags,
            row.sheet,
            row,
            person,
            sent,
        )


def _refused(person: Person, row: RefusedRow, enrolled: Collection[int]) -> Line:
    flags, remarks = differences(row, person)
    outcome, remark = Outcome.REFUSED, Text("roster-remark-refused-not-sent")
    if person.id in enrolled:
        # Usually somebody who was sent twice: one row was refused because the other one was taken.
        outcome, remark = Outcome.DUPLICATE, Text("roster-remark-refused-but-covered")
    elif person.sent is not None:
        remark = Text("roster-remark-refused-sent", number=person.sent.number)
    return Line(
        row.row, outcome, (remark, *_wording(row), *remarks, *row.remarks), row.cells,
        flags, row.sheet, row, person, person.sent if outcome is Outcome.REFUSED else None,
    )  # fmt: skip


def _wording(row: RosterRow | RefusedRow) -> tuple[Text, ...]:
    if isinstance(row, RosterRow):
        return ()
    if row.reason is None:
        return (Text("roster-remark-wording", words=row.wording),)
    return (Text("roster-remark-said", words=row.wording, reason=row.reason.label),)


def _change(row: RosterRow, effect: Effect, before: Cover | None) -> Text:
    if before is None:
        return Text("roster-remark-new", ends=row.ends_on)
    if effect is Effect.OLDER:
        return Text("roster-remark-older", day=before.as_of)
    # With the same end it is the start, the grace period, a programme or the KPJ that differs.
    is_detail = effect is not Effect.UNCHANGED and row.ends_on == before.ends_on
    kind = "details" if is_detail else effect.value
    return Text(f"roster-remark-{kind}", before=before.ends_on, ends=row.ends_on)


def _takes_in(person: Person, rows: Sequence[RosterRow], merged: Merged, as_of: date) -> bool:
    """Whether BPJS says yes to the person: to what was asked for, or, when nothing was, for now."""
    said = [row for row, (effect, _) in zip(rows, merged.effects, strict=True) if effect is not Effect.OLDER]
    if person.sent is not None:
        return any(_reaches(row, person.sent) for row in said)
    may_be = person.entry is not None and person.entry.status in TAKEN_IN
    return may_be and any(row.ends_on >= as_of for row in said)


def _reaches(row: RosterRow, sent: Sent | None) -> bool:
    """An old period says nothing of what was asked for now."""
    return sent is not None and row.ends_on >= sent.starts_on


def _reason(row: RefusedRow, wordings: Mapping[str, str]) -> Reason | None:
    chosen = wordings.get(wording_key(row.wording))
    reason = Reason(chosen) if chosen in set(Reason) else row.reason
    return reason if usable(reason) else None
