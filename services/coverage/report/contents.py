"""What a monthly report says: figures of its last day, and what changed since the last day before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from services.coverage.drawing.words import Words
from services.coverage.figures import Basis, Changes, Funnel, Gap, Picture, Projection


@dataclass(frozen=True)
class Office:
    """Who signs: regency, office, and the place where it sits."""

    regency: str
    department: str
    place: str


@dataclass(frozen=True)
class Report:
    """All figures of a month, with labels in the language of the report.

    `made_on` is the day on which it was made; `projection` and `funnels` are those of that day.
    """

    office: Office
    made_on: date
    picture: Picture
    changes: Changes
    projection: Projection | None = None
    funnels: tuple[Funnel, ...] = ()


@dataclass(frozen=True)
class Line:
    """A row of a table; `is_sum` is its last one."""

    cells: tuple[str | int, ...]
    is_sum: bool = False


GAP_COLUMNS = ("people", "protected", "percent", "gap", "rupiah")


def gap_lines(parts: tuple[Gap, ...], total: Gap, words: Words, *, adds_up: bool) -> list[Line]:
    """Parts with how many, how many protected, percent, missing, rupiah; the total below.

    `adds_up`: people in no part yet are a row of their own, so that the rows make the total.
    """
    lines = [_gap_line(part.label, part, words) for part in parts]
    people = total.share.entitled.people - sum(part.share.entitled.people for part in parts)
    gap = total.share.gap - sum(part.share.gap for part in parts)
    if adds_up and gap > 0 and total.share.entitled.basis is Basis.STATED:
        rupiah = gap * total.monthly * total.months
        lines.append(Line((words("drawing-unlisted"), people, 0, "–", gap, rupiah)))
    return [*lines, _gap_line(words("report-total"), total, words, is_sum=True)]


def change_lines(changes: Changes, words: Words) -> list[Line]:
    """The first day, every cause with its people, and the last day: they add up."""
    first, last = changes.first, changes.last
    lines = [Line((words("report-on-day", day=first.day), first.protected))]
    lines += [
        Line((words(f"drawing-cause-{cause.replace('_', '-')}"), people))
        for cause, people in changes.steps
        if people
    ]
    return [*lines, Line((words("report-on-day", day=last.day), last.protected), is_sum=True)]


def trend_lines(picture: Picture, words: Words) -> list[Line]:
    """What was reported before, then the month ends that were counted."""
    lines = [
        Line((words.period(one.first, one.last), "", "", words.stated(one.percent), one.source))
        for one in picture.stated
    ]
    lines += [
        Line(
            (
                words.day(share.day), share.protected, share.entitled.people,
                words.percent(share.protected, share.entitled.people), words("report-computed"),
            )
        )
        for share in picture.trend
    ]  # fmt: skip
    return lines


def definitions(report: Report, words: Words) -> Iterator[str]:
    """What every number means, a sentence each."""
    picture, share = report.picture, report.picture.total.share
    yield words("drawing-as-of", day=share.as_of) if share.as_of else words("drawing-no-file")
    yield words("drawing-definition")
    basis = words(f"drawing-basis-{share.entitled.basis}", people=share.entitled.people)
    source = share.entitled.source
    yield f"{basis} {words('drawing-source', source=source)}" if source else basis
    if any(part.share.entitled.basis is Basis.KNOWN for part in (*picture.kecamatan, *picture.categories)):
        yield words("drawing-basis-parts")
    if picture.further_roles:
        yield words("drawing-further-roles", people=picture.further_roles)
    yield words("report-cost", monthly=picture.total.monthly, months=picture.total.months)
    yield words("drawing-rounding")
    for one in picture.stated:
        yield words(
            "drawing-stated",
            percent=words.stated(one.percent),
            period=words.period(one.first, one.last),
            source=one.source,
        )


def _gap_line(label: str, gap: Gap, words: Words, *, is_sum: bool = False) -> Line:
    share = gap.share
    percent = words.percent(share.protected, share.entitled.people)
    return Line((label, share.entitled.people, share.protected, percent, share.gap, gap.rupiah), is_sum)
