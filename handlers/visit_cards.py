"""What a verifier sees: the list of visits, and one visit as a card that works without signal too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gateway.outgoing import Button, Rows, message
from handlers.context import Context
from handlers.entry import category_name, place_name
from handlers.words import clipped
from locales import Html, Text
from models import PieceKind, VisitCheck, VisitResult, VisitStatus
from services.dates import age_on
from services.field.desk import DeskLine, Person, VisitCard, own_visits
from services.field.verified import result_text

LIST_CARD, LOOSE_CARD = "tugas", "loose"
# In the data of a button of the list: the visit opens below it, on a card of its own.
FROM_LIST = "n"
PAGE = 8
SIGNS = {
    VisitResult.PRESENT: "✅",
    VisitResult.NOT_FOUND: "🚪",
    VisitResult.NOT_ACTIVE: "💤",
    VisitResult.DECEASED: "🕊",
    VisitResult.MOVED: "🚚",
    VisitResult.REFUSED: "✋",
}
DIFFERS, UNSTATED, NOTHING, CLOSED = "✏️", "❓", "⬜", "⚪"
_NAME, _ADDRESS, _NOTE, _BUTTON = 40, 60, 80, 24
_NOTES_SHOWN = 3


def card_name(visit_id: int) -> str:
    """The live card of a visit."""
    return f"k{visit_id}"


def sign_of(check: VisitCheck) -> str:
    """A result as one picture."""
    if check.result is None:
        return NOTHING
    if check.result is VisitResult.PRESENT and check.data_right is not True:
        return UNSTATED if check.data_right is None else DIFFERS
    return SIGNS[check.result]


async def show_list(
    context: Context, page: int = 0, notice: Text | None = None, *, fresh: bool = False
) -> None:
    """Somebody's open visits, what is due first."""
    lines = await own_visits(context.session, context.account.id)
    pages = max(1, -(-len(lines) // PAGE))
    page = min(page, pages - 1)
    shown = lines[page * PAGE : (page + 1) * PAGE]
    parts: list[str] = [context.t(notice), ""] if notice else []
    if lines:
        parts.append(
            context.t("visits-title", count=len(lines), people=sum(line.people - line.done for line in lines))
        )
        parts += [_list_line(context, line) for line in shown]
    else:
        parts.append(context.t("visits-none"))
    rows = [
        [context.button(f"K{line.visit_id} {clipped(line.organisation, 40)}", "vi", line.visit_id, FROM_LIST)]
        for line in shown
    ]
    turns = []
    if page > 0:
        turns.append(context.button(Text("form-button-previous"), "tugas", page - 1))
    if page + 1 < pages:
        turns.append(context.button(Text("form-button-next"), "tugas", page + 1))
    rows += [turns, [context.button(Text("visits-near"), "vn")]]
    if len(shown) > 1:
        rows.append([context.button(Text("visits-bring", count=len(shown)), "vb", page)])
    context.say("\n".join(parts), rows, LIST_CARD, fresh=fresh)


def show(context: Context, card: VisitCard, notice: Text | None = None, *, fresh: bool = False) -> None:
    """One visit: the people with their numbers, what was sent, and what is still missing."""
    parts = [_head(context, card), "\n".join(_person_line(context, one) for one in card.people)]
    if card.visit.status is VisitStatus.OPEN:
        parts += [_sent_line(context, card), context.t("visits-how", example=_example(context, card))]
    else:
        parts.append(context.t(f"visits-is-{card.visit.status}"))
    if notice is not None:
        parts.append(context.t("visits-notice", notice=notice))
    put(context, card, "\n\n".join(parts), _rows(context, card), fresh=fresh)


def put(context: Context, card: VisitCard, words: str, rows: Rows, *, fresh: bool = False) -> None:
    """Into the card of a visit; it holds addresses, so it is not to be passed on."""
    said = message(context.chat_id, words, rows, card_name(card.visit.id), fresh)
    context.send(replace(said, parameters=said.parameters | {"protect_content": True}))


def show_person(context: Context, card: VisitCard, person: Person) -> None:
    """One person of a visit, with a button for everything that may be found."""
    visit_id, place = card.visit.id, person.check.place

    def button(result: VisitResult, label: str) -> Button:
        return context.button(Text(label), "vr", visit_id, place, result)

    rows = [
        [context.button(Text("visits-right"), "vr", visit_id, place, "right")],
        [context.button(Text("visits-differs"), "vf", visit_id, place)],
        [
            button(VisitResult.NOT_FOUND, "visits-not-found"),
            button(VisitResult.NOT_ACTIVE, "visits-not-active"),
        ],
        [button(VisitResult.DECEASED, "visits-deceased"), button(VisitResult.MOVED, "visits-moved")],
        [button(VisitResult.REFUSED, "visits-refused")],
        [context.button(Text("visits-back"), "vi", visit_id)],
    ]
    words = [_head(context, card), _person_line(context, person), context.t("visits-ask")]
    put(context, card, "\n\n".join(words), rows)


def missing_text(card: VisitCard) -> Text | None:
    """What a visit lacks besides results; None when nothing does."""
    has_location, has_photo = card.position is not None, bool(card.of_kind(PieceKind.PHOTO))
    if has_location and has_photo:
        return None
    if has_location:
        return Text("visits-without-photo")
    return Text("visits-without-location" if has_photo else "visits-without-both")


def _rows(context: Context, card: VisitCard) -> Rows:
    visit_id = card.visit.id
    if card.visit.status is not VisitStatus.OPEN:
        return [[context.button(Text("visits-next"), "tugas"), context.button(Text("visits-near"), "vn")]]
    people = [
        context.button(
            f"{sign_of(one.check)} {one.check.place}. {clipped(one.enrolment.worker.name, _BUTTON)}",
            *("vp", visit_id, one.check.place),
        )
        for one in card.people
        if one.is_asked
    ]
    rows = [people[at : at + 2] for at in range(0, len(people), 2)]
    open_places = card.open_places
    if open_places:
        rows.append([context.button(Text("visits-all-right", count=len(open_places)), "va", visit_id)])
    else:
        rows.append([context.button(Text("visits-send"), "vs", visit_id)])
    last = [context.button(Text("visits-to-list"), "tugas")]
    if card.pieces:
        last.append(context.button(Text("visits-forget"), "vd", visit_id))
    return [*rows, [*last, context.button(Text("visits-release"), "vl", visit_id)]]


def _head(context: Context, card: VisitCard) -> Html:
    place = card.organisation
    is_open = card.visit.status is VisitStatus.OPEN
    return context.t(
        "visits-head",
        number=str(card.visit.id),
        organisation=clipped(place.name, 60),
        place=place_name(context, place.desa_code, place.kecamatan_code),
        landmark=clipped(place.landmark, 80) if place.landmark else "no",
        due=card.visit.due_on,
        late="yes" if is_open and card.visit.due_on < context.today else "no",
    )


def _person_line(context: Context, person: Person) -> Html:
    entry, check = person.enrolment, person.check
    if not person.is_asked:
        return context.t(
            "visits-person-closed",
            sign=CLOSED,
            place=str(check.place),
            name=clipped(entry.worker.name, _NAME),
        )
    said = context.t(
        "visits-person",
        sign=sign_of(check),
        place=str(check.place),
        name=clipped(entry.worker.name, _NAME),
        age=age_on(entry.worker.birth_date, context.today),
        category=category_name(context, entry.category),
        address=clipped(entry.worker.address or "–", _ADDRESS),
        home=place_name(context, entry.worker.desa_code, entry.worker.kecamatan_code),
    )
    if check.result is not None:
        said = Html(said + context.t("visits-person-result", result=result_text(check)))
    if check.note:
        said = Html(said + context.t("visits-person-note", note=clipped(check.note, _NOTE)))
    return said


def _sent_line(context: Context, card: VisitCard) -> Html:
    notes = card.of_kind(PieceKind.NOTE)
    return context.t(
        "visits-sent-things",
        location="yes" if card.position else "no",
        photos=len(card.of_kind(PieceKind.PHOTO)),
        note=_notes_shown(notes) if notes else "no",
    )


def _notes_shown(notes: Sequence[str]) -> str:
    """The latest of them, each with its beginning: whoever has just written one looks for it."""
    shown = [clipped(one, _NOTE) for one in notes[-_NOTES_SHOWN:]]
    return "; ".join(["…", *shown] if len(notes) > _NOTES_SHOWN else shown)


def _example(context: Context, card: VisitCard) -> str:
    """A text to copy that fits this list: where there is no signal nobody can look the words up."""
    number = str(card.visit.id)
    if len(card.people) == 1:
        return context.t("visits-example-one", number=number)
    return context.t("visits-example", number=number, third="yes" if card.person(3) else "no")


def _list_line(context: Context, line: DeskLine) -> Html:
    return context.t(
        "visits-line",
        number=str(line.visit_id),
        organisation=clipped(line.organisation, 50),
        place=place_name(context, line.desa_code, line.kecamatan_code),
        people=line.people,
        done=line.done,
        due=line.due_on,
        late="yes" if line.due_on < context.today else "no",
    )
