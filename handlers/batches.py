"""What is done with a list, a workbook or an album by the buttons of its card."""

from __future__ import annotations

from telegram import Update

from gateway.outgoing import Button
from handlers.batch_card import NAME, card_of, line_why, refresh
from handlers.context import Context
from handlers.words import clipped, number, word
from locales import Text
from models import Batch, BatchSource, BatchStatus, RowOutcome
from services.errors import Invalid, NotAllowed
from services.lists.accepting import begin_taking, stop_taking, take_good
from services.lists.batch_rows import DONE, TO_LOOK_AT, counts_of, rows_of
from services.lists.batches import discard as discard_batch
from services.lists.batches import own_batch
from services.lists.undoing import undo as undo_batch

ROWS_A_PAGE = 6


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
            [context.button(Text("batch-take-anyway", count=counts.to_take), "bt", batch.id, category, "ya")],
            [context.button(Text("batch-back"), "bs", batch.id)],
        ]
        bad = counts.total - counts.to_take - counts[RowOutcome.UNCHANGED]
        context.say(Text("batch-suspicious", bad=bad, total=counts.total), rows, card_of(batch))
        return
    if batch.source is BatchSource.SHEET:
        await _begin_taking(context, batch, category)
        return
    try:
        done = await take_good(
            context.session, context.access, batch.id, category, context.regency, context.now
        )
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    if done.already:
        context.toast(Text("batch-settled"), alert=True)
        return
    await context.session.flush()
    taken, filled = len(done.enrolment_ids), done.filled
    context.toast(
        Text("batch-taken-filled-toast", count=taken, filled=filled)
        if filled
        else Text("batch-taken-toast", count=taken)
    )
    await refresh(context, done.batch)


async def _begin_taking(context: Context, batch: Batch, category: str) -> None:
    """A workbook is taken beside the answering of others; the card says how far it is."""
    try:
        await begin_taking(context.session, context.access, batch.id, category, context.regency)
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    await refresh(context, batch)


async def stop(_update: Update, context: Context) -> None:
    """Batal while a workbook is being taken: nobody of it is."""
    try:
        batch = await stop_taking(context.session, context.access, number(context.words, 0))
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
    lines = [context.t("batch-look-title"), *(line_why(context, row) for row in shown)]
    rows = [
        [
            Button(f"✏️ {row.place}. {clipped(row.name, NAME) or '?'}", f"br:{row.id}"),
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
        batch = await discard_batch(context.session, context.access, number(context.words, 0), context.now)
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
        counts = await counts_of(context.session, batch.id)
        taken, filled = (counts[outcome] for outcome in DONE)
        said = [Text("batch-undo-ask", count=taken)] if taken else []
        said += [Text("batch-undo-ask-filled", count=filled)] if filled else []
        yes = Text("batch-undo-yes-all") if filled else Text("batch-undo-yes", count=taken)
        rows = [
            [context.button(yes, "bu", batch.id, "ya")],
            [context.button(Text("batch-back"), "bs", batch.id)],
        ]
        context.say("\n".join(context.t(one) for one in said), rows, card_of(batch))
        return
    try:
        undone = await undo_batch(context.session, context.access, batch.id, context.regency, context.now)
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    context.toast(
        Text("batch-undone-filled", count=undone.entries, filled=undone.emptied)
        if undone.emptied
        else Text("batch-undone", count=undone.entries)
    )
    await refresh(context, batch)


async def _own(context: Context) -> Batch | None:
    """The batch that a button names, if it is one's own; otherwise the press is answered."""
    try:
        return await own_batch(context.session, context.access, number(context.words, 0))
    except NotAllowed as error:
        context.toast(error.text, alert=True)
        return None
