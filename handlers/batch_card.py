"""The card of a list, a workbook or an album: what was understood, what is doubtful, what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from gateway.outgoing import Button, Rows
from handlers.context import Context
from handlers.entry import category_name
from handlers.words import clipped
from locales import Text, plain
from models import Batch, BatchSource, BatchStatus, Organisation, RowOutcome
from services.lists.batch_rows import DONE, TO_TAKE, BatchCounts, Row, counts_of, rows_of
from services.lists.batches import defaults_of
from services.lists.candidates import Doubt, missing_later

SIGNS = {
    RowOutcome.GOOD: "✅",
    RowOutcome.COMPLETES: "🔵",
    RowOutcome.TAKEN: "✅",
    RowOutcome.FILLED: "🔵",
    RowOutcome.DOUBTFUL: "🟡",
    RowOutcome.MISSING: "❓",
    RowOutcome.REFUSED: "⛔",
    RowOutcome.DUPLICATE: "👥",
    RowOutcome.UNCHANGED: "➖",
    RowOutcome.DROPPED: "🗑",
    RowOutcome.UNDONE: "↩️",
}
_CLEAR = (*TO_TAKE, *DONE, RowOutcome.UNCHANGED, RowOutcome.DROPPED, RowOutcome.UNDONE)
NAMES_SHOWN = 40
REASONS_SHOWN = 8
NAME, _WHY = 40, 160


async def refresh(context: Context, batch: Batch, *, fresh: bool = False) -> None:
    """The card of a batch as it is now."""
    if batch.status is BatchStatus.DISCARDED:
        context.say(Text("batch-discarded-card"), card=card_of(batch), fresh=fresh)
        return
    organisation = await context.session.get_one(Organisation, batch.organisation_id)
    if batch.status in (BatchStatus.READING, BatchStatus.TAKING):
        _show_progress(context, batch, organisation, fresh=fresh)
        return
    counts = await counts_of(context.session, batch.id)
    rows = await rows_of(context.session, batch.id, limit=NAMES_SHOWN + 1)
    lines = [
        context.t(f"batch-title-{batch.source}", organisation=organisation.name, total=counts.total),
        "",
        *_names(context, rows, counts),
        *_count_lines(context, counts),
        *_sum_up(context, batch, rows),
    ]
    context.say("\n".join(lines), _buttons(context, batch, organisation, counts), card_of(batch), fresh=fresh)


def _show_progress(context: Context, batch: Batch, organisation: Organisation, *, fresh: bool) -> None:
    reading = batch.status is BatchStatus.READING
    said = Text(
        f"batch-{batch.status}",
        file=clipped(batch.file_name or "?", NAME),
        organisation=organisation.name,
        done=batch.done,
        total=batch.total,
        bar=_bar(batch),
    )
    rows = [[context.button(Text("batch-stop"), "bx" if reading else "bz", batch.id)]]
    context.say(said, rows, card_of(batch), fresh=fresh)


def _bar(batch: Batch) -> str:
    full = 10 * batch.done // batch.total if batch.total else 0
    return "▰" * full + "▱" * (10 - full)


def card_of(batch: Batch) -> str:
    """The message that shows a batch."""
    return f"batch{batch.id}"


def _names(context: Context, rows: Sequence[Row], counts: BatchCounts) -> list[str]:
    """Who was understood, one a line, where they fit on a small screen; what is wrong beside them."""
    if counts.total > NAMES_SHOWN:
        return []
    lines: list[str] = []
    explained = 0
    for row in rows:
        if row.outcome in _CLEAR or explained == REASONS_SHOWN:
            lines.append(_line(context, row))
        else:
            explained += 1
            lines.append(line_why(context, row))
    return [*lines, ""]


def _line(context: Context, row: Row) -> str:
    return context.t("batch-line", sign=SIGNS[row.outcome], place=str(row.place), name=_name(row))


def line_why(context: Context, row: Row) -> str:
    """A row with what is wrong with it, on one line."""
    said = next((one.text for one in row.remarks if one.doubt is not Doubt.NOTE), Text("batch-row-look"))
    return context.t(
        "batch-line-why",
        sign=SIGNS[row.outcome],
        place=str(row.place),
        name=_name(row),
        why=clipped(plain(context.t(said)), _WHY),
    )


def _name(row: Row) -> str:
    return clipped(row.name, NAME) or "?"


def _count_lines(context: Context, counts: BatchCounts) -> list[str]:
    """The parts add up to the whole."""
    return [
        context.t(f"batch-count-{outcome}", sign=SIGNS[outcome], count=counts[outcome])
        for outcome in RowOutcome
        if counts[outcome]
    ]


def _sum_up(context: Context, batch: Batch, rows: Sequence[Row]) -> list[str]:
    good = (RowOutcome.GOOD, RowOutcome.TAKEN)
    lacking = sum(bool(missing_later(row.answers)) for row in rows if row.outcome in good)
    lines: list[str] = []
    if lacking:
        lines += ["", context.t("batch-incomplete", count=lacking)]
    if batch.status is BatchStatus.OPEN and any(row.outcome in TO_TAKE for row in rows):
        lines += ["", context.t("batch-consent")]
    if batch.status is BatchStatus.TAKEN:
        days = context.regency.review.working_days
        office = context.regency.department.short_name
        lines += ["", context.t("batch-next", office=office, days=days)]
    passed_over = (batch.notes or {}).get("passed_over", [])
    if passed_over and batch.status is BatchStatus.OPEN:
        lines += ["", context.t("batch-passed-over", sheets=clipped(", ".join(passed_over), _WHY))]
    return lines


def _buttons(context: Context, batch: Batch, organisation: Organisation, counts: BatchCounts) -> Rows:
    rows: list[list[Button]] = []
    if batch.status is BatchStatus.OPEN:
        rows += _take_buttons(context, batch, organisation, counts)
    if counts.to_look_at and batch.status in (BatchStatus.OPEN, BatchStatus.TAKEN):
        rows.append([context.button(Text("batch-look", count=counts.to_look_at), "bl", batch.id)])
    if batch.status is BatchStatus.OPEN and batch.source is BatchSource.SHEET:
        rows.append([context.button(Text("batch-report"), "bf", batch.id)])
    if batch.status is BatchStatus.OPEN:
        rows.append([context.button(Text("batch-discard"), "bx", batch.id)])
    if batch.status is BatchStatus.TAKEN and any(counts[outcome] for outcome in DONE):
        rows.append([context.button(Text("completing-next"), "isi")])
        rows.append([context.button(Text("batch-undo"), "bu", batch.id)])
    if batch.status in (BatchStatus.TAKEN, BatchStatus.UNDONE):
        rows.append([context.button(Text("menu-anggota"), "anggota")])
    return rows


def _take_buttons(
    context: Context, batch: Batch, organisation: Organisation, counts: BatchCounts
) -> list[list[Button]]:
    """One for each group that the organisation may name; one alone where nobody is new."""
    good, completes = counts[RowOutcome.GOOD], counts[RowOutcome.COMPLETES]
    allowed = defaults_of(organisation, context.regency).categories
    if not good:
        label = Text("batch-complete", count=completes)
        return [[context.button(label, "bt", batch.id, allowed[0])]] if completes else []
    return [
        [
            context.button(
                Text("batch-take", count=good, category=category_name(context, category)),
                "bt",
                batch.id,
                category,
            )
        ]
        for category in allowed
    ]
