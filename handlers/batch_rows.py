"""One row of a list or an album as a form, open at its first doubtful question; or left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telegram import Update

from conversations import events
from conversations.draft import Unsure
from conversations.member import ROW
from handlers.batch_card import refresh
from handlers.context import Context
from handlers.dialogue import begin
from handlers.dialogues import Dialogue, register
from handlers.member import facts_of, nik_free
from handlers.words import number
from locales import Text
from models import RowOutcome
from services.enrolments import submit
from services.errors import Invalid, NotAllowed
from services.lists.batch_rows import TO_LOOK_AT, Row, opened
from services.lists.batches import drop_row, own_batch, own_row
from services.lists.candidates import member_data
from services.organisations import own_organisation
from services.permissions import Action


async def start(_update: Update, context: Context) -> None:
    """The button of a row: its form, with everything that could be read."""
    await _open(context, number(context.words, 0))


async def drop(_update: Update, context: Context) -> None:
    """Lewati: leaves the row out."""
    try:
        batch, _ = await drop_row(context.session, context.access, number(context.words, 0))
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    await context.session.flush()
    context.toast(Text("batch-row-dropped"))
    await refresh(context, batch)


async def _open(context: Context, row_id: int) -> None:
    try:
        _, stored = await own_row(context.session, context.access, row_id)
    except NotAllowed as error:
        context.toast(error.text, alert=True)
        return
    if stored.outcome not in (*TO_LOOK_AT, RowOutcome.GOOD):
        context.toast(Text("batch-row-settled"), alert=True)
        return
    row = opened(stored)
    await begin(
        context,
        FORM,
        row.id,
        answers=row.answers,
        at=row.first_doubt if row.first_doubt in ROW else None,
        notice=_notice(row),
        unsure={key: Unsure(why) for key, why in row.unsure.items()},
        anew=True,
    )


def _notice(row: Row) -> Text:
    first = row.first_doubt
    said = [one.text for one in row.remarks if one.field == first]
    why = said[0] if said else Text("batch-row-look")
    return Text("batch-row-notice", place=str(row.place), name=row.name or Text("batch-nameless"), why=why)


async def _facts(context: Context, subject: int) -> Mapping[str, Any]:
    batch, _ = await own_row(context.session, context.access, subject)
    try:
        organisation = await own_organisation(context.session, context.access, batch.organisation_id)
    except Invalid as error:
        raise NotAllowed(error.text) from error
    return facts_of(context, [organisation])


async def _submit(context: Context, given: Mapping[str, Any], subject: int) -> None:
    batch, row = await own_row(context.session, context.access, subject)
    if row.outcome not in (*TO_LOOK_AT, RowOutcome.GOOD):
        raise Invalid(Text("batch-row-settled"))
    done = await submit(
        context.session,
        context.access,
        batch.organisation_id,
        member_data(given, given["category"]),
        context.regency,
        context.now,
    )
    row.outcome, row.enrolment_id = RowOutcome.TAKEN, done.enrolment.id
    await context.session.flush()
    context.say(Text("batch-row-taken", name=done.enrolment.worker.name, reference=done.enrolment.reference))
    await refresh(context, await own_batch(context.session, context.access, batch.id), fresh=True)


async def _nik_free(context: Context, check: events.Check, _subject: int) -> events.Checked:
    return await nik_free(context, check, 0)


FORM = register(Dialogue(ROW, Action.SUBMIT_MANY, _facts, _submit, {"nik_free": _nik_free}, again=_open))
