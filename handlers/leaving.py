"""Sudah tidak bertugas: why, from which day; then the replacement, and on a death the help for the family."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from telegram import Update

from conversations.leaving import LEAVING
from gateway.outgoing import Button
from handlers.context import Context
from handlers.dialogue import begin
from handlers.dialogues import Dialogue, register
from handlers.office import tell_office
from handlers.words import number, word
from locales import Text
from models import OPEN_STATUSES, Enrolment
from services.benefits.cases import DEATH, open_case
from services.death_claim import DeathClaim, death_claim
from services.enrolments import member_card
from services.errors import Invalid, NotAllowed, Stale
from services.leaving import REASONS, Departure, record_left, undo_left
from services.lifecycle import status_name
from services.permissions import Action
from services.phones import show_phone
from services.reasons import Reason
from services.renewal_answers import count_waiting

CARD = "anggota"
_DAYS = {"0": timedelta(), "1": timedelta(days=1)}
# The subject of the form is one number: the entry and the reason.
_REASONS = 100


async def ask(_update: Update, context: Context) -> None:
    """`pergi:<entry>:<version>[:<reason>[:<days ago>]]`: each press adds a part, the last one does it."""
    try:
        enrolment = await member_card(context.session, context.access, number(context.words, 0))
    except NotAllowed:
        context.toast(Text("members-gone"), alert=True)
        return
    if enrolment.status not in OPEN_STATUSES:
        context.toast(Text("leaving-closed", status=status_name(enrolment.status)), alert=True)
        return
    version, reason = number(context.words, 1), _reason(word(context.words, 2))
    ago = word(context.words, 3)
    if reason is None:
        _ask_why(context, enrolment, version)
    elif ago in _DAYS:
        await _leave(context, enrolment.id, version, Departure(reason, context.today - _DAYS[ago]))
    elif ago:
        await begin(context, DIALOGUE, _subject(enrolment.id, reason), anew=True)
    else:
        _ask_when(context, enrolment, version, reason)


async def undo(_update: Update, context: Context) -> None:
    """Batalkan: the person serves after all."""
    try:
        enrolment = await undo_left(
            context.session,
            context.access,
            number(context.words, 0),
            number(context.words, 1),
            context.regency,
            context.now,
        )
    except (Invalid, Stale, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    said = Text("leaving-undone", name=enrolment.worker.name, status=status_name(enrolment.status))
    context.toast(said)
    rows = [[context.button(Text("leaving-card"), "orang", enrolment.id)]]
    own = enrolment.organisation_id in context.access.organisation_ids
    context.say(said, rows if own else (), CARD if own else None)
    await _tell_of(context, Text("leaving-told-undone", name=enrolment.worker.name), enrolment)


def left_button(context: Context, enrolment: Enrolment) -> Button:
    """On the card of a member: opens the question why."""
    return context.button(Text("leaving-button"), "pergi", enrolment.id, enrolment.version)


def undo_button(context: Context, enrolment: Enrolment) -> Button:
    """Takes a mistaken tap back."""
    return context.button(Text("leaving-undo"), "kembali", enrolment.id, enrolment.version)


def _ask_why(context: Context, enrolment: Enrolment, version: int) -> None:
    rows = [[context.button(_label(reason), "pergi", enrolment.id, version, reason)] for reason in REASONS]
    rows.append([context.button(Text("leaving-no"), "orang", enrolment.id)])
    context.say(Text("leaving-why", name=enrolment.worker.name), rows, CARD)


def _ask_when(context: Context, enrolment: Enrolment, version: int, reason: Reason) -> None:
    data = ("pergi", enrolment.id, version, reason)
    rows = [
        [
            context.button(Text("leaving-today"), *data, "0"),
            context.button(Text("leaving-yesterday"), *data, "1"),
        ],
        [context.button(Text("leaving-other-day"), *data, "x")],
        [context.button(Text("leaving-no"), "orang", enrolment.id)],
    ]
    context.say(Text("leaving-when", name=enrolment.worker.name, reason=reason.label), rows, CARD)


async def _leave(context: Context, enrolment_id: int, version: int, departure: Departure) -> None:
    try:
        await _record(context, enrolment_id, version, departure)
    except (Invalid, Stale, NotAllowed) as error:
        context.toast(error.text, alert=True)


async def _record(
    context: Context, enrolment_id: int, version: int, departure: Departure, *, fresh: bool = False
) -> None:
    """Does it, and offers what usually comes next. Raises as `record_left` does."""
    enrolment = await record_left(
        context.session, context.access, enrolment_id, version, departure, context.regency, context.now
    )
    again = ("tambah", enrolment.organisation_id, enrolment.category)
    rows = [
        [context.button(Text("leaving-replace"), *again)],
        *await _others_asked(context),
        [undo_button(context, enrolment)],
        [context.button(Text("members-back"), "anggota")],
    ]
    about = {"name": enrolment.worker.name, "reason": departure.reason.label, "day": departure.day}
    context.say(Text("leaving-done", **about), rows, CARD, fresh=fresh)
    if departure.reason is Reason.DECEASED:
        claim = await death_claim(context.session, enrolment.worker_id, departure.day, context.regency)
        context.say(_guidance(context, enrolment, claim), await _case_rows(context, enrolment, departure.day))
        who = show_phone(context.account.phone) if context.account.phone else Text("leaving-by-chat")
        told = Text(
            "leaving-told-deceased",
            name=enrolment.worker.name,
            reference=enrolment.reference,
            organisation=enrolment.organisation.name,
            day=departure.day,
            coordinator=context.account.name,
            phone=who,
            claim=claim.headline,
        )
        await _tell_of(context, told, enrolment)


async def _others_asked(context: Context) -> list[list[Button]]:
    """The way back to the renewal's question, while others wait for an answer."""
    waiting = sum((await count_waiting(context.session, context.access.organisation_ids)).values())
    return [[context.button(Text("leaving-renewal", people=waiting), "pj", 0)]] if waiting else []


def _guidance(context: Context, enrolment: Enrolment, claim: DeathClaim) -> str:
    phone = context.account.phone
    parts = [
        context.t("death-claim-title", name=enrolment.worker.name),
        context.t(claim.headline),
        "\n".join([context.t("death-claim-further"), *_items(context, claim.further)]),
        "\n".join([context.t("death-claim-papers"), *_items(context, claim.papers)]),
        context.t("death-claim-paid", days=context.regency.cover.claim_days),
        "\n".join([context.t("status-channels"), *_items(context, claim.channels)]),
        context.t(
            "death-claim-called",
            office=context.regency.department.short_name,
            phone=show_phone(phone) if phone else "no",
        ),
    ]
    return "\n\n".join(parts)


async def _case_rows(context: Context, enrolment: Enrolment, day: date) -> list[list[Button]]:
    """The case of this death is offered, or the one that is open already."""
    case = await open_case(context.session, enrolment.worker_id, DEATH)
    if case is not None:
        return [[context.button(Text("klaim-open-button"), "klk", case.id, "n")]]
    return [[context.button(Text("klaim-open-death"), "klr", "d", enrolment.worker_id, day.isoformat())]]


def _items(context: Context, texts: tuple[Text, ...]) -> list[str]:
    return [context.t("status-item", item=text) for text in texts]


async def _tell_of(context: Context, text: Text, enrolment: Enrolment) -> None:
    """Every account of the staff, with the way to the person's card."""
    await tell_office(context, text, [[(Text("leaving-person"), f"so:{enrolment.worker_id}")]])


def _label(reason: Reason) -> Text:
    return Text(f"leaving-reason-{reason.replace('_', '-')}")


def _reason(code: str) -> Reason | None:
    return next((reason for reason in REASONS if reason == code), None)


def _subject(enrolment_id: int, reason: Reason) -> int:
    return enrolment_id * _REASONS + REASONS.index(reason)


async def _facts(context: Context, subject: int) -> Mapping[str, Any]:
    enrolment_id, place = divmod(subject, _REASONS)
    enrolment = await member_card(context.session, context.access, enrolment_id)
    return {"regency": context.regency, "name": enrolment.worker.name, "reason": REASONS[place].label.id}


async def _submit(context: Context, given: Mapping[str, Any], subject: int) -> None:
    enrolment_id, place = divmod(subject, _REASONS)
    enrolment = await member_card(context.session, context.access, enrolment_id)
    departure = Departure(REASONS[place], date.fromisoformat(given["day"]))
    await _record(context, enrolment_id, enrolment.version, departure, fresh=True)


DIALOGUE = register(Dialogue(LEAVING, Action.MEMBER_LEFT, _facts, _submit))
