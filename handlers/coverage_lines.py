"""What the cards of /cakupan say: a part's share, its counts, and a line of it among others."""

from __future__ import annotations

from handlers.context import Context
from handlers.coverage_cuts import part_name, percent
from locales import Text
from services.coverage.counting import Count, Coverage, Row
from services.coverage.figures import MONTHS, Basis

REVIEW = (Count.SUBMITTED, Count.RETURNED, Count.APPROVED)
COVER = (Count.ACTIVE, Count.UPCOMING, Count.GRACE, Count.ENDED, Count.UNCOVERED)


def lines_of(context: Context, found: Coverage, row: Row) -> list[str]:
    """A part's share, what closing its gap costs, and all of its counts on a day."""
    past = found.today < context.today
    lines: list[str] = [context.t("coverage-chat-title", part=part_name(context, row.cut), today=found.today)]
    lines += ["", *_share(context, found, row, past=past)]
    lines += ["", context.t("coverage-chat-known", count=row[Count.KNOWN])]
    lines += [_count_line(context, row, count) for count in REVIEW]
    lines += ["", context.t(_source(found))]
    lines += [_count_line(context, row, count, past=past) for count in COVER]
    if found.still_counting:
        lines += ["", context.t("coverage-chat-still-counting")]
    return lines


def row_line(context: Context, row: Row) -> str:
    """A part in two lines, for pages of many."""
    active, whole = row[Count.ACTIVE], row.entitled.people
    return context.t(
        "coverage-chat-row",
        part=part_name(context, row.cut),
        known=row[Count.KNOWN],
        active=active,
        whole=whole,
        percent=percent(active, whole),
        gap=row.gap,
    )


def count_name(count: Count, *, past: bool) -> Text:
    """What a count is called: a past day has no "today"."""
    return Text("coverage-count-active-then" if past and count is Count.ACTIVE else f"coverage-count-{count}")


def _share(context: Context, found: Coverage, row: Row, *, past: bool) -> list[str]:
    active, whole = row[Count.ACTIVE], row.entitled.people
    stated = row.entitled.basis is Basis.STATED
    name = "coverage-chat-percent" if stated else "coverage-chat-percent-known"
    label = count_name(Count.ACTIVE, past=past)
    lines: list[str] = [
        context.t(name, label=label, percent=percent(active, whole), active=active, whole=whole)
    ]
    # What closing it would have cost then helps nobody now.
    if row.gap and not past:
        monthly = context.regency.monthly_contribution(found.today)
        rupiah = row.gap * monthly * MONTHS
        lines.append(context.t("coverage-chat-gap", gap=row.gap, rupiah=rupiah, months=MONTHS))
    return lines


def _source(found: Coverage) -> Text:
    if found.as_of is None:
        return Text("coverage-chat-no-source")
    return Text("coverage-chat-source", as_of=found.as_of)


def _count_line(context: Context, row: Row, count: Count, *, past: bool = False) -> str:
    name = "coverage-chat-count-active" if count is Count.ACTIVE else "coverage-chat-count"
    return context.t(name, label=count_name(count, past=past), count=row[count])
