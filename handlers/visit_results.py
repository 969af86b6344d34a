"""What staff see of a visit: beside the findings of an entry, and as a whole with its photos and place."""

from __future__ import annotations

from collections.abc import Collection

from telegram import Update

from gateway.outgoing import Button, photo
from handlers.context import Context
from handlers.entry import place_name
from handlers.visit_cards import sign_of
from handlers.words import clipped, number
from locales import Html, Text
from models import Account, Enrolment, PieceKind, VisitResult, VisitStatus
from services.audit import Subject, record
from services.eligibility import Finding, Severity
from services.errors import Invalid
from services.field.desk import Person, VisitCard, visit_card
from services.field.near import Position
from services.field.passing import AGAIN, DOUBTFUL
from services.field.verified import newest_results, result_text
from services.permissions import Action, allowed

CARD = "visit"
# In the button of a visit that looks into what the first one said.
DOUBT = "x"
# An official address of Google Maps, which every phone opens; it says a place and nobody's name.
_MAP = "https://www.google.com/maps/search/?api=1&query={latitude:.5f},{longitude:.5f}"
_NAME, _NOTE = 50, 150


def advice(context: Context, findings: tuple[Finding, ...]) -> list[str]:
    """What staff may make of a visit's grave findings; they decide."""
    return [
        context.t("field-advice", advice=one.next_step)
        for one in findings
        if one.code.startswith("field_") and one.severity is Severity.FLAG
    ]


async def button_for(context: Context, entry: Enrolment) -> list[Button]:
    """The way from an entry to the visit that speaks of it."""
    if not allowed(context.access, Action.SEE_VISITS):
        return []
    found = (await newest_results(context.session, (entry.id,))).get(entry.id)
    return [context.button(Text("field-see-visit"), "lq", found.check.visit_id)] if found else []


async def show(_update: Update, context: Context) -> None:
    """Lihat kunjungan: everything of one visit, its photos below. That somebody looked is on record."""
    try:
        card = await visit_card(context.session, number(context.words, 0))
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    record(context.session, context.now, context.account.id, "visit.view", Subject.VISIT, card.visit.id)
    await show_card(context, card, fresh=True)
    for one in card.of_kind(PieceKind.PHOTO):
        caption = context.t(
            "field-photo", number=str(card.visit.id), organisation=clipped(card.organisation.name, _NAME)
        )
        context.send(photo(context.chat_id, one, caption))


async def show_card(
    context: Context, card: VisitCard, notice: Text | None = None, *, fresh: bool = False
) -> None:
    """The words and buttons of it."""
    visit, place = card.visit, card.organisation
    holder = await context.session.get(Account, visit.account_id) if visit.account_id else None
    parts: list[str] = [
        context.t(
            "field-visit",
            number=str(visit.id),
            organisation=clipped(place.name, _NAME),
            place=place_name(context, place.desa_code, place.kecamatan_code),
            verifier=clipped(holder.name, _NAME) if holder else Text("field-nobody"),
            state=Text(f"field-visit-{visit.status}"),
            due=visit.due_on,
            closed=visit.closed_at.astimezone(context.regency.zone) if visit.closed_at else "no",
        ),
        "\n".join(_line(context, one) for one in card.people),
    ]
    if card.position is None:
        parts.append(context.t("field-no-location"))
    if notes := card.of_kind(PieceKind.NOTE):
        parts.append(context.t("field-note", note=clipped("; ".join(notes), 4 * _NOTE)))
    if notice is not None:
        parts.insert(0, context.t("visits-notice", notice=notice))
    context.say("\n\n".join(parts), _rows(context, card), CARD, fresh=fresh)


def _rows(context: Context, card: VisitCard) -> list[list[Button]]:
    visit = card.visit
    holder = visit.account_id or 0
    rows = []
    if card.position is not None:
        rows.append([_map_button(context, card.position)])
    if allowed(context.access, Action.ASSIGN_VISITS):
        if visit.status is VisitStatus.OPEN:
            rows.append(
                [
                    context.button(Text("field-move"), "lm", visit.id, holder),
                    context.button(Text("field-cancel"), "lc", visit.id, holder),
                ]
            )
        for label, results, *data in (("field-again", AGAIN), ("field-doubt", DOUBTFUL, DOUBT)):
            if people := _to_visit_again(card, results):
                rows.append([context.button(Text(label, people=people), "lr", visit.id, *data)])
    return [*rows, [context.button(Text("field-back"), "lw")]]


def _to_visit_again(card: VisitCard, results: Collection[VisitResult]) -> int:
    """How many of a sent visit somebody may be sent to once more."""
    if card.visit.status is not VisitStatus.SENT:
        return 0
    return sum(one.check.result in results and one.is_asked for one in card.people)


def _map_button(context: Context, position: Position) -> Button:
    address = _MAP.format(latitude=position.latitude, longitude=position.longitude)
    return Button(context.button(Text("field-map"), "x").label, url=address)


def _line(context: Context, person: Person) -> Html:
    check, entry = person.check, person.enrolment
    return context.t(
        "field-person",
        sign=sign_of(check),
        place=str(check.place),
        name=clipped(entry.worker.name, _NAME),
        reference=entry.reference,
        result=result_text(check),
        note=clipped(check.note, _NOTE) if check.note else "no",
    )
