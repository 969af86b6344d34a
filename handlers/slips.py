"""Paper for people without Telegram: for one person, or for everybody of an organisation."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Update

from gateway.outgoing import document
from handlers.context import Context
from handlers.entry import category_name, place_name
from handlers.words import clipped, number
from locales import Text, plain
from models import OPEN_STATUSES, Enrolment, FileKind
from services import file_requests
from services.audit import Subject, record
from services.claims import IssuedCode, codes_of
from services.enrolments import member_card
from services.errors import NotAllowed
from services.organisation_members import open_members
from services.organisations import organisations_of
from services.permissions import Action, allowed
from services.review import entry_for_office
from services.slips import MOST, Sender, Slip, slip_pdf, sms_text

_NAME = 40


@dataclass(frozen=True, repr=False)
class Papers:
    """One file of papers: `first` counts from 0, of `total` people of the organisation."""

    organisation_id: int
    organisation: str
    first: int
    total: int
    enrolment_ids: tuple[int, ...]
    slips: tuple[Slip, ...]
    sender: Sender


async def one(_update: Update, context: Context) -> None:
    """`slip:<entry>`: a page for one person, of one's own people or, for the office, anybody."""
    try:
        enrolment = await _entry(context, number(context.words, 0))
    except NotAllowed:
        context.toast(Text("members-gone"), alert=True)
        return
    if enrolment.status not in OPEN_STATUSES:
        context.toast(Text("enrolments-code-closed"), alert=True)
        return
    caption = context.t("slip-caption", name=enrolment.worker.name)
    slips = await _slips(context, [enrolment])
    _note(context, enrolment.id)
    data = await asyncio.to_thread(slip_pdf, slips, _sender(context), context.say_in)
    context.send(document(context.chat_id, f"kartu-{enrolment.reference}.pdf", data, caption))


async def everybody(_update: Update, context: Context) -> None:
    """`slipall[:<organisation>[:<first>]]`: which organisation, then its people, `MOST` to a file.

    Thirty pages take a second to draw: they are made beside the turns.
    """
    own = await organisations_of(context.session, context.access)
    wanted = number(context.words, 0) or (own[0].id if len(own) == 1 else 0)
    place = next((place for place in own if place.id == wanted), None)
    if place is None:
        rows = [
            [context.button(clipped(organisation.name, _NAME), "slipall", organisation.id)]
            for organisation in own
        ]
        context.say(Text("slip-which"), rows)
        return
    first = number(context.words, 1)
    members, _ = await open_members(context.session, context.access, place.id, first, 1)
    if not members:
        context.toast(Text("slip-none"), alert=True)
        return
    words = f"{place.id}:{first}"
    await file_requests.ask(context.session, context.account.id, FileKind.SLIPS, words, context.now)
    context.toast(Text("slip-coming"))


async def gather(context: Context) -> Papers | None:
    """The next papers of the organisation that the words name; None when it is not one's own (any more)."""
    place_id, first = number(context.words, 0), number(context.words, 1)
    own = await organisations_of(context.session, context.access)
    place = next((place for place in own if place.id == place_id), None)
    if place is None:
        return None
    members, total = await open_members(context.session, context.access, place.id, first, MOST)
    if not members:
        return None
    slips = tuple(await _slips(context, members))
    ids = tuple(member.id for member in members)
    return Papers(place.id, place.name, first, total, ids, slips, _sender(context))


def give(context: Context, papers: Papers, data: bytes) -> None:
    """Sends the file, and offers the next one."""
    for enrolment_id in papers.enrolment_ids:
        _note(context, enrolment_id)
    first, until = papers.first + 1, papers.first + len(papers.slips)
    caption = context.t(
        "slip-caption-all", **{"from": first}, to=until, total=papers.total, name=papers.organisation
    )
    name = f"kartu-{papers.organisation_id}-{first}-{until}.pdf"
    context.send(document(context.chat_id, name, data, caption))
    if until < papers.total:
        next_ones = Text("slip-next", **{"from": until + 1})
        context.say(next_ones, [[context.button(next_ones, "slipall", papers.organisation_id, until)]])


def sms_of(context: Context, enrolment: Enrolment, code: IssuedCode) -> str:
    """What fits an SMS, for somebody without Telegram but with a phone."""
    return sms_text(_slip(context, enrolment, code), _sender(context), context.say_in)


async def _entry(context: Context, enrolment_id: int) -> Enrolment:
    """Raises `NotAllowed` for what is neither one's own nor the office's to see."""
    if allowed(context.access, Action.REVIEW_QUEUE):
        return await entry_for_office(context.session, enrolment_id)
    return await member_card(context.session, context.access, enrolment_id)


async def _slips(context: Context, members: Sequence[Enrolment]) -> list[Slip]:
    codes = await codes_of(context.session, [one.worker_id for one in members], context.now)
    return [_slip(context, one, codes[one.worker_id]) for one in members]


def _note(context: Context, enrolment_id: int) -> None:
    # A slip opens the record to whoever holds it, so each one made is on record.
    record(context.session, context.now, context.account.id, "slip.make", Subject.ENROLMENT, enrolment_id)


def _slip(context: Context, enrolment: Enrolment, code: IssuedCode) -> Slip:
    worker = enrolment.worker
    link = f"https://t.me/{context.bot.username}?start={code.payload}"
    return Slip(
        name=worker.name,
        nik=worker.nik,
        category=category_name(context, enrolment.category),
        organisation=enrolment.organisation.name,
        place=plain(context.t(place_name(context, worker.desa_code, worker.kecamatan_code))),
        reference=enrolment.reference,
        code=code.code,
        link=None if code.used else link,
    )


def _sender(context: Context) -> Sender:
    call_centre = next((one.value for one in context.regency.channels if one.key == "call_centre"), "175")
    return Sender(
        regency=context.regency.name,
        office=context.regency.department.short_name,
        bpjs=call_centre,
        bot=context.bot.username,
        day=context.today,
    )
