"""A list, a workbook or an album as one card: what was understood, what is doubtful, what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update

from gateway.outgoing import Button, Rows
from handlers.context import Context
from handlers.entry import category_name
from handlers.words import clipped, number, word
from locales import Text, plain
from models import Batch, BatchSource, BatchStatus, Organisation, RowOutcome
from services.errors import Invalid, NotAllowed
from services.lists import batches
from services.lists.batch_rows import TO_LOOK_AT, BatchCounts, Row, counts_of, rows_of
from services.lists.batches import defaults_of
from services.lists.candidates import Doubt, missing_later
from services.lists.undoing import undo as undo_batch

SIGNS = {
    RowOutcome.GOOD: "✅",
    RowOutcome.TAKEN: "✅",
    RowOutcome.DOUBTFUL: "🟡",
    RowOutcome.MISSING: "❓",
    RowOutcome.REFUSED: "⛔",
    RowOutcome.DUPLICATE: "👥",
    RowOutcome.UNCHANGED: "➖",
    RowOutcome.DROPPED: "🗑",
    RowOutcome.UNDONE: "↩️",
}
_CLEAR = (RowOutcome.GOOD, RowOutcome.TAKEN, RowOutcome.UNCHANGED, RowOutcome.DROPPED, RowOutcome.UNDONE)
NAMES_SHOWN = 40
REASONS_SHOWN = 8
ROWS_A_PAGE = 6
_NAME, _WHY = 40, 160


async def show(_update: Update, context: Context) -> None:
    """The card of a batch again."""
    batch = await _own(context)
    if batch is not None:
        await refresh(context, batch)


async def take(_update: Update, context: Context) -> None:
    """Takes all good ones; a batch that looks like the wrong list asks once more."""
    batch = await _own(context)
    if batch is None:
        return
    counts = await counts_of(context.session, batch.id)
    category = word(context.words, 1)
    if counts.suspicious and batch.status is BatchStatus.OPEN and word(context.words, 2) != "ya":
        rows = [
            [
                context.button(
                    Text("batch-take-anyway", count=counts[RowOutcome.GOOD]), "bt", batch.id, category, "ya"
                )
            ],
            [context.button(Text("batch-back"), "bs", batch.id)],
        ]
        bad = counts.total - counts[RowOutcome.GOOD] - counts[RowOutcome.UNCHANGED]
        context.say(Text("batch-suspicious", bad=bad, total=counts.total), rows, card_of(batch))
        return
    if batch.source is BatchSource.SHEET:
        await _begin_taking(context, batch, category)
        return
    try:
        done = await batches.take_good(
            context.session, context.access, batch.id, category, context.regency, context.now
        )
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    if done.already:
        context.toast(Text("batch-settled"), alert=True)
        return
    await context.session.flush()
    context.toast(Text("batch-taken-toast", count=len(done.enrolment_ids)))
    await refresh(context, done.batch)


async def _begin_taking(context: Context, batch: Batch, category: str) -> None:
    """A workbook is taken beside the answering of others; the card says how far it is."""
    try:
        await batches.begin_taking(context.session, context.access, batch.id, category, context.regency)
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    await refresh(context, batch)


async def stop(_update: Update, context: Context) -> None:
    """Batal while a workbook is being taken: nobody of it is."""
    try:
        batch = await batches.stop_taking(context.session, context.access, number(context.words, 0))
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    context.toast(Text("batch-stopped"))
    await refresh(context, batch)


async def give_back(_update: Update, context: Context) -> None:
    """The workbook with what is to be said of each row, before anything of it is taken."""
    batch = await _own(context)
    if batch is None:
        return
    if batch.file is None:
        context.toast(Text("batch-settled"), alert=True)
        return
    batch.report_wanted = True
    context.toast(Text("batch-report-soon"))


async def look(_update: Update, context: Context) -> None:
    """The rows that somebody has to look at, a few at a time, each with its buttons."""
    batch = await _own(context)
    if batch is None:
        return
    after = number(context.words, 1)
    found = await rows_of(context.session, batch.id, TO_LOOK_AT, ROWS_A_PAGE + 1, after)
    if not found:
        await refresh(context, batch)
        return
    shown = found[:ROWS_A_PAGE]
    lines = [context.t("batch-look-title"), *(_why(context, row) for row in shown)]
    rows = [
        [
            Button(f"✏️ {row.place}. {clipped(row.name, _NAME) or '?'}", f"br:{row.id}"),
            context.button(Text("batch-drop"), "bd", row.id),
        ]
        for row in shown
    ]
    if len(found) > ROWS_A_PAGE:
        rows.append([context.button(Text("form-button-next"), "bl", batch.id, shown[-1].id)])
    rows.append([context.button(Text("batch-back"), "bs", batch.id)])
    context.say("\n".join(lines), rows, card_of(batch))


async def discard(_update: Update, context: Context) -> None:
    """Buang: forgets a list of which nothing was taken."""
    try:
        batch = await batches.discard(context.session, context.access, number(context.words, 0), context.now)
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    context.toast(Text("batch-discarded"))
    context.say(Text("batch-discarded-card"), card=card_of(batch))


async def undo(_update: Update, context: Context) -> None:
    """Batalkan semua: asks, then takes the whole batch back."""
    batch = await _own(context)
    if batch is None:
        return
    if word(context.words, 1) != "ya":
        taken = (await counts_of(context.session, batch.id))[RowOutcome.TAKEN]
        rows = [
            [context.button(Text("batch-undo-yes", count=taken), "bu", batch.id, "ya")],
            [context.button(Text("batch-back"), "bs", batch.id)],
        ]
        context.say(Text("batch-undo-ask", count=taken), rows, card_of(batch))
        return
    try:
        count = await undo_batch(context.session, context.access, batch.id, context.now)
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    context.toast(Text("batch-undone", count=count))
    await refresh(context, batch)


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
        file=clipped(batch.file_name or "?", _NAME),
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
            lines.append(_why(context, row))
    return [*lines, ""]


def _line(context: Context, row: Row) -> str:
    return context.t("batch-line", sign=SIGNS[row.outcome], place=str(row.place), name=_name(row))


def _why(context: Context, row: Row) -> str:
    said = next((one.text for one in row.remarks if one.doubt is not Doubt.NOTE), Text("batch-row-look"))
    return context.t(
        "batch-line-why",
        sign=SIGNS[row.outcome],
        place=str(row.place),
        name=_name(row),
        why=clipped(plain(context.t(said)), _WHY),
    )


def _name(row: Row) -> str:
    return clipped(row.name, _NAME) or "?"


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
    if batch.status is BatchStatus.OPEN and any(row.outcome is RowOutcome.GOOD for row in rows):
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
    good = counts[RowOutcome.GOOD]
    if batch.status is BatchStatus.OPEN and good:
        allowed = defaults_of(organisation, context.regency).categories
        for category in allowed:
            label = Text("batch-take", count=good, category=category_name(context, category))
            rows.append([context.button(label, "bt", batch.id, category)])
    if counts.to_look_at and batch.status in (BatchStatus.OPEN, BatchStatus.TAKEN):
        rows.append([context.button(Text("batch-look", count=counts.to_look_at), "bl", batch.id)])
    if batch.status is BatchStatus.OPEN and batch.source is BatchSource.SHEET:
        rows.append([context.button(Text("batch-report"), "bf", batch.id)])
    if batch.status is BatchStatus.OPEN:
        rows.append([context.button(Text("batch-discard"), "bx", batch.id)])
    if batch.status is BatchStatus.TAKEN and counts[RowOutcome.TAKEN]:
        rows.append([context.button(Text("completing-next"), "isi")])
        rows.append([context.button(Text("batch-undo"), "bu", batch.id)])
    if batch.status in (BatchStatus.TAKEN, BatchStatus.UNDONE):
        rows.append([context.button(Text("menu-anggota"), "anggota")])
    return rows


async def _own(context: Context) -> Batch | None:
    """The batch that a button names, if it is one's own; otherwise the press is answered."""
    try:
        return await batches.own_batch(context.session, context.access, number(context.words, 0))
    except NotAllowed as error:
        context.toast(error.text, alert=True)
        return None
