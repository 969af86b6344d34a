"""What is stored of one person, as stretches of days in which nothing changes: a pure function.

On each day one entry speaks for the person: the open one; where there is none, the one that ended last. The
status of a day is that of its evening. Cover is by the periods of BPJS, in the order of
`services.protections.PRECEDENCE`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from models import FAR, OPEN_STATUSES, EnrolmentStatus, ProtectionState
from services.protections import best_of, state_on

_DAY = timedelta(days=1)


class Step(NamedTuple):
    """A status and the day of the regency from which it holds, in the order of the trail."""

    day: date
    status: EnrolmentStatus
    reason: str | None = None


class Period(NamedTuple):
    """A period of cover."""

    starts_on: date
    ends_on: date
    grace_until: date


class Post(NamedTuple):
    """A further post of a person, from the day on which it was named."""

    organisation_id: int
    category: str
    named_on: date


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with all its steps; `left_on` is the day from which LEFT holds, however late it was said."""

    id: int
    organisation_id: int
    category: str
    steps: tuple[Step, ...]
    left_on: date | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """All that is stored of one person as it is now."""

    kecamatan_code: str
    desa_code: str
    entries: tuple[Entry, ...]
    posts: tuple[Post, ...] = ()
    periods: tuple[Period, ...] = ()


class Stretch(NamedTuple):
    """The days of one post in which nothing changes; the columns of `models.Standing`."""

    enrolment_id: int
    organisation_id: int
    category: str
    kecamatan_code: str
    desa_code: str
    is_main: bool
    in_category: bool
    status: EnrolmentStatus
    reason: str | None
    cover: ProtectionState | None
    was_covered: bool
    from_day: date
    until_day: date = FAR


def timeline(life: Life, before: Sequence[Stretch], today: date) -> list[Stretch]:
    """The stretches of a person who takes part; `before` are those that were worked out last.

    What has no history of its own (category, organisation, kecamatan, desa) holds from `today`, the day of
    working out; days before keep what they had. So with cover that is still to come: that it will is known
    from the day on which BPJS's file came, and makes no past day another one.
    """
    spans = [span for entry in life.entries if (span := _Span.of(entry)) is not None]
    if not spans:
        return []
    first = min(span.first for span in spans)
    covered_from = min((one.starts_on for one in life.periods if one.starts_on <= one.ends_on), default=FAR)
    known = _Known(before, today)
    open_rows: dict[tuple[int, str], Stretch] = {}
    found: list[Stretch] = []
    for day in _turning_days(life, spans, before, first, today):
        rows = {}
        for row in _rows_on(day, life, spans, known, covered_from):
            key = row.organisation_id, row.category
            last = open_rows.pop(key, None)
            if last is not None and _same(last, row):
                rows[key] = last
            else:
                if last is not None:
                    found.append(last._replace(until_day=day))
                rows[key] = row
        found += [last._replace(until_day=day) for last in open_rows.values()]
        open_rows = rows
    return [*found, *open_rows.values()]


@dataclass(frozen=True, slots=True)
class _Span:
    """The days of an entry: from `first`, open until before `closed`."""

    entry: Entry
    steps: tuple[Step, ...]
    first: date
    closed: date

    @classmethod
    def of(cls, entry: Entry) -> _Span | None:
        # What ended an entry and was taken back was a mistake: it never held.
        last = len(entry.steps) - 1
        steps = [step for at, step in enumerate(entry.steps) if at == last or step.status in OPEN_STATUSES]
        if not steps:
            return None
        first, end = min(step.day for step in steps), steps[-1]
        if end.status is EnrolmentStatus.LEFT and entry.left_on is not None:
            left = end._replace(day=max(first, entry.left_on))
            steps = [*(step for step in steps[:-1] if step.day < left.day), left]
        closed = FAR if end.status in OPEN_STATUSES else steps[-1].day
        return cls(entry, tuple(steps), first, closed)

    def on(self, day: date) -> Step:
        """The last step taken up to a day on which the entry is there."""
        return next(step for step in reversed(self.steps) if step.day <= day)


class _Known:
    """What was worked out before of the days before today."""

    def __init__(self, before: Iterable[Stretch], today: date) -> None:
        self._mains = [stretch for stretch in before if stretch.is_main and stretch.from_day < today]
        self.today = today

    def on(self, day: date) -> Stretch | None:
        """The row by which the person counted on a past day."""
        if day >= self.today:
            return None
        return next((one for one in self._mains if one.from_day <= day < one.until_day), None)


def _turning_days(
    life: Life, spans: Iterable[_Span], before: Iterable[Stretch], first: date, today: date
) -> list[date]:
    """The days, from the first on, on which anything may change."""
    days = {first, today}
    for span in spans:
        days |= {step.day for step in span.steps}
    days |= {post.named_on for post in life.posts}
    for period in life.periods:
        days |= {period.starts_on, period.ends_on + _DAY, period.grace_until + _DAY}
    days |= {day for one in before for day in (one.from_day, one.until_day) if day < today}
    return sorted(day for day in days if first <= day < FAR)


def _rows_on(
    day: date, life: Life, spans: Iterable[_Span], known: _Known, covered_from: date
) -> Iterator[Stretch]:
    """One row for each post that the person has on a day."""
    span = _speaking(day, spans)
    was = known.on(day)
    step, entry = span.on(day), span.entry
    # The entry as it was counted on that day, if it is the same one.
    its = was if was is not None and was.enrolment_id == entry.id else entry
    main = Stretch(
        entry.id,
        its.organisation_id,
        its.category,
        was.kecamatan_code if was else life.kecamatan_code,
        was.desa_code if was else life.desa_code,
        is_main=True,
        in_category=True,
        status=step.status,
        reason=None if step.status in OPEN_STATUSES else step.reason,
        cover=_cover(day, life.periods, was, is_past=day < known.today),
        was_covered=covered_from < day,
        from_day=day,
    )
    yield main
    categories = {main.category}
    for post in life.posts:
        if post.named_on <= day and post[:2] != (main.organisation_id, main.category):
            yield main._replace(
                organisation_id=post.organisation_id,
                category=post.category,
                is_main=False,
                in_category=post.category not in categories,
            )
            categories.add(post.category)


def _speaking(day: date, spans: Iterable[_Span]) -> _Span:
    """The entry that speaks for the person on a day: of open ones the one that stays open the longest."""
    here = [span for span in spans if span.first <= day]
    if opened := [span for span in here if day < span.closed]:
        return max(opened, key=lambda span: (span.closed, -span.entry.id))
    return max(here, key=lambda span: (span.closed, span.entry.id))


def _cover(
    day: date, periods: Sequence[Period], was: Stretch | None, *, is_past: bool
) -> ProtectionState | None:
    state = _state(day, periods)
    was_to_come = was is not None and was.cover is ProtectionState.UPCOMING
    if state is ProtectionState.UPCOMING and is_past and not was_to_come:
        return _state(day, [period for period in periods if period.starts_on <= day])
    return state


def _state(day: date, periods: Sequence[Period]) -> ProtectionState | None:
    period = best_of(day, periods)
    return state_on(day, period) if period is not None else None


def _same(one: Stretch, other: Stretch) -> bool:
    """Whether two rows of one post differ in their days alone (and what follows from these)."""
    return one[:10] == other[:10]
