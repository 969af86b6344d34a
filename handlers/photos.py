"""A photo of a KTP, wherever a coordinator sends it: read, taken out of the chat, shown as people to take."""

from __future__ import annotations

import json
from datetime import date, timedelta

from sqlalchemy import select
from telegram import Update

from conversations.draft import Draft
from conversations.member import MEMBER
from gateway.outgoing import Rows, delete
from handlers import batch_card as cards
from handlers import drafts
from handlers.context import Context
from handlers.files import ReadCard, Unreadable
from handlers.member import naming_organisations
from handlers.organisation import label_of
from handlers.photo_forms import FORMS, fill
from handlers.said import picture_in
from handlers.words import clipped
from locales import Text
from models import Batch, BatchSource, BatchStatus, Organisation
from services import evidence
from services.errors import Invalid, NotAllowed
from services.ktp.candidates import candidate_of
from services.ktp.card import Reading
from services.ktp.image import MAX_BYTES
from services.lists import batches
from services.masks import mask_nik
from services.permissions import Action, allowed

# An album comes as updates of its own; what follows within this time joins it.
TOGETHER = timedelta(minutes=10)
MOST = 40
_FIRST_STEPS = frozenset({"organisation", "category", "nik"})
_CARD = "ktp"
_SHOWN = ("name", "birth_place", "address", "desa", "kecamatan")


async def received(update: Update, context: Context) -> bool:
    """Whether a message was a photo to be read; without the reader, or within other forms, it is not."""
    found = picture_in(update.message)
    if found is None or not context.reads_photos or not allowed(context.access, Action.SUBMIT_MANY):
        return False
    if context.active is not None and context.active.form not in FORMS:
        return False
    own = await naming_organisations(context)
    if not own:
        return False
    prepared = context.incoming.prepared
    if (found.file_size or 0) > MAX_BYTES:
        prepared = Unreadable(Text("ktp-too-large", most=MAX_BYTES // 1024 // 1024))
    if prepared is None:
        context.say(Text("ktp-reading"), _rows(context), _CARD, fresh=True)
        context.given.wants_file = found.file_id
        return True
    _forget(update, context)
    if isinstance(prepared, Unreadable):
        _say_unread(context, prepared.reason)
    elif not isinstance(prepared, ReadCard) or not prepared.reading.is_card:
        _say_unread(context, Text("ktp-not-a-card"))
    else:
        await _take(context, prepared, own)
    return True


async def chosen(context: Context, batch: Batch, data: bytes) -> None:
    """The photos of somebody with several organisations, once it is said for which one they are."""
    for stored in json.loads(data):
        await _add(context, batch, Reading.load(stored))
    await cards.refresh(context, batch, fresh=True)


def _forget(update: Update, context: Context) -> None:
    if update.message is not None:
        context.send(delete(context.chat_id, update.message.message_id))


def _rows(context: Context) -> Rows:
    """A card without a button would be finished; the photos of an album share one that moves along."""
    return [[context.button(Text("menu-bantuan"), "bantuan")]]


def _say_read(context: Context, reading: Reading) -> None:
    """What the card says, to be compared with it; the NIK stands in no chat in full."""
    said = {
        key: reading.values.get(key, "–") for key in ("name", "birth_place", "address", "desa", "kecamatan")
    }
    born = reading.values.get("birth_date")
    text = Text(
        "ktp-read",
        **{key: value[:100] for key, value in said.items()},
        nik=mask_nik(reading.values["nik"]) if "nik" in reading.values else "–",
        born=Text("form-day", day=date.fromisoformat(born)) if born else "–",
        sex=_sex(reading.values.get("sex")),
    )
    context.say(text, _rows(context), _CARD)


def _sex(sex: str | None) -> Text | str:
    return {"L": Text("sex-male"), "P": Text("sex-female")}.get(sex or "", "–")


def _say_unread(context: Context, why: Text) -> None:
    rows = [[context.button(Text("menu-tambah"), "tambah")]]
    context.say(Text("ktp-unread", why=why), rows, _CARD, fresh=True)


async def _take(context: Context, read: ReadCard, own: list[Organisation]) -> None:
    """Into the form that is under way, or as one of the people of an album."""
    if read.picture is not None and read.reading.values.get("nik"):
        evidence.keep(context.session, read.reading.values["nik"], read.picture, context.now)
    if context.active is not None and not _hardly_begun(context):
        _say_read(context, read.reading)
        await fill(context, read.reading)
        return
    chosen_id = await _leave_form(context)
    _say_read(context, read.reading)
    batch = await _open_one(context)
    try:
        if batch is None:
            batch = await _new(context, own, chosen_id)
        if batch.status is BatchStatus.CHOOSING:
            waiting = [*json.loads(batch.file or b"[]"), read.reading.dump()]
            batch.file = json.dumps(waiting).encode()
            _ask_for_whom(context, batch, own)
            return
        await _add(context, batch, read.reading)
    except (Invalid, NotAllowed) as error:
        context.say(error.text)
        return
    await cards.refresh(context, batch, fresh=True)


def _hardly_begun(context: Context) -> bool:
    if context.active is None:
        return True
    if context.active.form != MEMBER.name:
        return False
    draft = Draft.load(context.active.draft)
    return draft.step in _FIRST_STEPS and not draft.answers.keys() - {"organisation", "category"}


async def _leave_form(context: Context) -> int:
    """Takes the place of a form that was hardly begun; the organisation that was chosen in it, or 0."""
    if context.active is None:
        return 0
    answers = Draft.load(context.active.draft).answers
    await drafts.close(context, context.active)
    return int(answers.get("organisation") or 0)


async def _open_one(context: Context) -> Batch | None:
    """The album that began a moment ago and is not taken yet."""
    found: Batch | None = await context.session.scalar(
        select(Batch)
        .where(
            Batch.account_id == context.account.id,
            Batch.source == BatchSource.PHOTOS,
            Batch.status.in_((BatchStatus.OPEN, BatchStatus.CHOOSING)),
            Batch.created_at > context.now - TOGETHER,
            Batch.total < MOST,
        )
        .order_by(Batch.id.desc())
        .limit(1)
    )
    return found


async def _new(context: Context, own: list[Organisation], chosen_id: int) -> Batch:
    clear = next((one for one in own if one.id == chosen_id), own[0] if len(own) == 1 else None)
    batch = Batch(
        account_id=context.account.id,
        organisation_id=(clear or own[0]).id,
        source=BatchSource.PHOTOS,
        status=BatchStatus.OPEN if clear else BatchStatus.CHOOSING,
        created_at=context.now,
    )
    context.session.add(batch)
    await context.session.flush()
    return batch


async def _add(context: Context, batch: Batch, reading: Reading) -> None:
    people = [candidate_of(reading)]
    await batches.add_people(context.session, context.access, batch, people, context.regency, context.now)


def _ask_for_whom(context: Context, batch: Batch, own: list[Organisation]) -> None:
    rows = [[context.button(clipped(label_of(context, one), 60), "bo", batch.id, one.id)] for one in own]
    context.say(Text("batch-for-whom"), rows, cards.card_of(batch), fresh=True)
