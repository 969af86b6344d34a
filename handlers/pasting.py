"""A pasted list of people: recognised wherever a coordinator sends it, read, shown as one card."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from telegram import Update

from conversations.draft import Draft
from conversations.member import MEMBER
from gateway.outgoing import delete
from handlers import batch_card as cards
from handlers import photos
from handlers.context import Context
from handlers.member import naming_organisations
from handlers.organisation import label_of
from handlers.words import clipped, number
from locales import Text
from models import Batch, BatchSource, BatchStatus, Organisation
from services.errors import Invalid, NotAllowed
from services.lists import batches
from services.lists.candidates import Candidate
from services.lists.pasted import looks_like_list, read_pasted
from services.nik import EXAMPLES
from services.organisations import own_organisation
from services.permissions import Action, allowed

# A list may come in several messages; what is sent later is a list of its own.
TOGETHER = timedelta(hours=1)
MOST = 400
_FIRST_STEPS = frozenset({"organisation", "category", "nik"})


async def explain(_update: Update, context: Context) -> None:
    """/tempel: how to write a list, with a template to copy and to fill in, without signal too."""
    if not await naming_organisations(context):
        context.say(Text("member-no-organisation"), [[context.button(Text("menu-daftar"), "daftar")]])
        return
    context.say(Text("pasted-how"))
    # A message of its own: one tap copies it whole, and nothing else with it.
    context.say(Text("pasted-template", first=EXAMPLES[0], second=EXAMPLES[1]))


async def heard(update: Update, context: Context) -> bool:
    """Whether a text was a list of people; then it is read, and taken out of the chat."""
    said = update.message
    if said is None or not said.text or not allowed(context.access, Action.SUBMIT_MANY):
        return False
    if not _may_listen(context) or not looks_like_list(said.text, context.regency):
        return False
    own = await naming_organisations(context)
    if not own:
        return False
    context.send(delete(context.chat_id, said.message_id))
    await _leave_form(context)
    if len(own) > 1 and await _open_one(context) is None:
        await _ask_for_whom(context, said.text, own)
    else:
        await _read(context, said.text, own[0].id)
    return True


async def chosen(_update: Update, context: Context) -> None:
    """For which organisation a list is: it is read for that one."""
    organisation_id = number(context.words, 1)
    try:
        batch = await batches.own_batch(context.session, context.access, number(context.words, 0), lock=True)
        await own_organisation(context.session, context.access, organisation_id)
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    if batch.status is not BatchStatus.CHOOSING or batch.file is None:
        context.toast(Text("batch-settled"), alert=True)
        return
    if batch.source is BatchSource.SHEET:
        batch.organisation_id, batch.status = organisation_id, BatchStatus.READING
        await cards.refresh(context, batch)
        return
    data = batch.file
    batch.organisation_id, batch.file = organisation_id, None
    if batch.source is BatchSource.PHOTOS:
        await photos.chosen(context, batch, data)
        return
    await _fill(context, batch, read_pasted(data.decode(), context.regency))


def _may_listen(context: Context) -> bool:
    """Not in the middle of a form, where an answer is expected; at the beginning of /tambah it is welcome."""
    open_form = context.active
    if open_form is None:
        return True
    if open_form.form != MEMBER.name:
        return False
    draft = Draft.load(open_form.draft)
    return draft.step in _FIRST_STEPS and not draft.answers.keys() - _FIRST_STEPS


async def _leave_form(context: Context) -> None:
    """The form of one person that was hardly begun: the list takes its place."""
    if context.active is not None:
        await context.session.delete(context.active)
        context.known.active.pop(context.account.id, None)


async def _read(context: Context, text: str, organisation_id: int) -> None:
    found = read_pasted(text, context.regency)
    batch = await _open_one(context)
    if batch is not None and batch.total + len(found) <= MOST:
        await _fill(context, batch, found)
        return
    try:
        made = await batches.open_batch(
            context.session,
            context.access,
            organisation_id,
            BatchSource.PASTE,
            found,
            context.regency,
            context.now,
        )
    except (Invalid, NotAllowed) as error:
        context.say(error.text)
        return
    await cards.refresh(context, made, fresh=True)


async def _fill(context: Context, batch: Batch, found: list[Candidate]) -> None:
    try:
        await batches.add_people(context.session, context.access, batch, found, context.regency, context.now)
    except (Invalid, NotAllowed) as error:
        context.say(error.text)
        return
    await cards.refresh(context, batch, fresh=True)


async def _open_one(context: Context) -> Batch | None:
    """The list that was sent a moment ago and is not taken yet."""
    found: Batch | None = await context.session.scalar(
        select(Batch)
        .where(
            Batch.account_id == context.account.id,
            Batch.source == BatchSource.PASTE,
            Batch.status == BatchStatus.OPEN,
            Batch.created_at > context.now - TOGETHER,
        )
        .order_by(Batch.id.desc())
        .limit(1)
    )
    return found


async def _ask_for_whom(context: Context, text: str, own: list[Organisation]) -> None:
    batch = Batch(
        account_id=context.account.id,
        organisation_id=own[0].id,
        source=BatchSource.PASTE,
        status=BatchStatus.CHOOSING,
        file=text.encode(),
        created_at=context.now,
    )
    context.session.add(batch)
    await context.session.flush()
    rows = [[context.button(clipped(label_of(context, one), 60), "bo", batch.id, one.id)] for one in own]
    context.say(Text("batch-for-whom"), rows, cards.card_of(batch), fresh=True)
