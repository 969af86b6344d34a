"""/tugas: a verifier's visits, worked off by buttons; `handlers.visit_burst` takes what comes without."""

from __future__ import annotations

from telegram import Update

from handlers import visit_cards
from handlers.context import Context
from handlers.office import tell_office
from handlers.words import number, word
from locales import Text
from models import VisitResult, VisitStatus
from services.audit import Subject, record
from services.errors import Invalid, NotAllowed, Stale
from services.field.desk import VisitCard, forget_pieces, own_card, own_visits, visit_card
from services.field.near import Here, Position
from services.field.passing import release
from services.field.places import Place, here_of, nearest, waiting_places
from services.field.planning import assign
from services.field.recording import expect_open, say, say_of_the_rest, send, turn_part
from services.field.reports import Said
from services.field.verified import parts_text
from services.field.words import Part

RIGHT = "right"


async def show(_update: Update, context: Context) -> None:
    """/tugas: what somebody still has to visit."""
    fresh = context.incoming.update.message is not None
    await visit_cards.show_list(context, number(context.words, 0), fresh=fresh)


async def open_visit(_update: Update, context: Context) -> None:
    """One visit; from now on what is sent without a number belongs to it."""
    card = await mine(context)
    if card is None:
        return
    if card.visit.status is VisitStatus.OPEN:
        card.visit.current_at = context.now
    _looked(context, card)
    visit_cards.show(context, card, fresh=word(context.words, 1) == visit_cards.FROM_LIST)


async def bring(_update: Update, context: Context) -> None:
    """Bawa semua: the cards of a page as messages of their own, to be read where there is no signal."""
    lines = await own_visits(context.session, context.account.id)
    begin = number(context.words, 0) * visit_cards.PAGE
    for line in lines[begin : begin + visit_cards.PAGE]:
        card = await visit_card(context.session, line.visit_id)
        _looked(context, card)
        visit_cards.show(context, card, fresh=True)
    context.toast(Text("visits-brought"))


async def near(_update: Update, context: Context) -> None:
    """Ambil yang terdekat: the next place near the last one, near a location, or of a kecamatan."""
    if word(context.words, 0) == "k":
        here: Here = Here(kecamatan_code=word(context.words, 1))
    elif len(context.words) > 1:
        here = _here(word(context.words, 0), word(context.words, 1))
    else:
        here = await here_of(context.session, context.account.id)
    await take_near(context, here)


async def take_near(context: Context, here: Here) -> None:
    """Takes the place that is nearest; asks for the kecamatan while nothing is known."""
    places = await waiting_places(context.session, context.access)
    if not places:
        context.toast(Text("visits-nowhere"), alert=True)
        return
    if here == Here():
        _ask_kecamatan(context, places)
        return
    nearest_one = (await nearest(context.session, places, here))[0]
    try:
        taken = await assign(
            context.session,
            (nearest_one.organisation_id,),
            context.access,
            context.access,
            context.regency,
            context.now,
        )
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    if not taken.visits:
        context.toast(Text("field-taken-meanwhile"), alert=True)
        return
    card = await own_card(context.session, context.access, taken.visits[0])
    card.visit.current_at = context.now
    _looked(context, card)
    visit_cards.show(context, card, Text("visits-taken", count=len(taken.visits)), fresh=True)


async def person(_update: Update, context: Context) -> None:
    """One person of a visit."""
    card = await mine(context, to_work=True)
    if card is None:
        return
    found = card.person(number(context.words, 1))
    if found is None or not found.is_asked:
        context.toast(Text("visits-nobody-there"), alert=True)
        return
    visit_cards.show_person(context, card, found)


async def result(_update: Update, context: Context) -> None:
    """A result pressed: recorded, and the list again."""
    card = await mine(context, to_work=True)
    found = card.person(number(context.words, 1)) if card else None
    said = word(context.words, 2)
    if card is None:
        return
    if found is None or not found.is_asked or said not in {RIGHT, *VisitResult}:
        context.toast(Text("visits-nobody-there"), alert=True)
        return
    outcome = VisitResult.PRESENT if said == RIGHT else VisitResult(said)
    note = found.check.note if found.check.result is outcome else None
    say(found, Said(outcome, True if said == RIGHT else None, note=note), context.now)
    card.visit.current_at = context.now
    visit_cards.show(context, card)


async def part(_update: Update, context: Context) -> None:
    """Hadir, data beda: which part, each with a tap; more than one may differ."""
    card = await mine(context, to_work=True)
    found = card.person(number(context.words, 1)) if card else None
    if card is None:
        return
    if found is None or not found.is_asked:
        context.toast(Text("visits-nobody-there"), alert=True)
        return
    wanted = word(context.words, 2)
    if wanted in set(Part):
        turn_part(found, Part(wanted), context.now)
    elif found.check.data_right is not False:
        say(found, Said(VisitResult.PRESENT, False), context.now)
    visit_id, place = card.visit.id, found.check.place
    marked = set(found.check.differs)
    rows = [
        [
            context.button(
                Text("visits-part", sign="✏️" if one in marked else "▫️", part=parts_text((one,))),
                *("vf", visit_id, place, one),
            )
        ]
        for one in Part
    ]
    rows.append([context.button(Text("visits-part-done"), "vi", visit_id)])
    name = found.enrolment.worker.name
    visit_cards.put(context, card, context.t("visits-part-ask", place=str(place), name=name), rows)


async def all_right(_update: Update, context: Context) -> None:
    """Sisanya hadir dan benar: whoever has no result yet was met, and the data are right."""
    card = await mine(context, to_work=True)
    if card is None:
        return
    say_of_the_rest(card, Said(VisitResult.PRESENT, True), context.now)
    card.visit.current_at = context.now
    visit_cards.show(context, card)


async def send_off(_update: Update, context: Context) -> None:
    """Kirim: with a question first where location or photo are missing."""
    card = await mine(context, to_work=True)
    if card is not None:
        await send_visit(context, card, anyway=word(context.words, 1) == "y")


async def send_visit(context: Context, card: VisitCard, *, anyway: bool = False, fresh: bool = False) -> None:
    """Sends a visit whose results are complete; otherwise the card says what is missing."""
    lacks = visit_cards.missing_text(card)
    if lacks is not None and not anyway and not card.open_places:
        rows = [
            [context.button(Text("visits-send-anyway"), "vs", card.visit.id, "y")],
            [context.button(Text("visits-back"), "vi", card.visit.id)],
        ]
        number_ = str(card.visit.id)
        visit_cards.put(
            context, card, context.t("visits-send-ask", number=number_, lacks=lacks), rows, fresh=fresh
        )
        return
    try:
        sent = await send(context.session, context.access, card, context.now)
    except (Invalid, Stale) as error:
        visit_cards.show(context, card, error.text, fresh=fresh)
        return
    visit_cards.show(context, sent, fresh=fresh)
    await _tell_of_deaths(context, sent)


async def forget(_update: Update, context: Context) -> None:
    """Hapus kiriman: a photo of papers or a wrong location goes; the results stay."""
    card = await mine(context, to_work=True)
    if card is None:
        return
    if word(context.words, 1) != "y":
        rows = [
            [context.button(Text("visits-forget-yes"), "vd", card.visit.id, "y")],
            [context.button(Text("visits-back"), "vi", card.visit.id)],
        ]
        visit_cards.put(context, card, context.t("visits-forget-ask", number=str(card.visit.id)), rows)
        return
    await forget_pieces(context.session, card)
    visit_cards.show(context, await own_card(context.session, context.access, card.visit.id))


async def give_back(_update: Update, context: Context) -> None:
    """Kembalikan tugas: somebody else may go; asks first."""
    card = await mine(context, to_work=True)
    if card is None:
        return
    if word(context.words, 1) != "y":
        rows = [
            [context.button(Text("visits-release-yes"), "vl", card.visit.id, "y")],
            [context.button(Text("visits-back"), "vi", card.visit.id)],
        ]
        visit_cards.put(context, card, context.t("visits-release-ask", number=str(card.visit.id)), rows)
        return
    await release(context.session, card.visit.id, context.access, context.now)
    # Without buttons the card has ended, and whoever takes it over has one of their own.
    visit_cards.put(context, card, context.t("visits-released", number=str(card.visit.id)), ())
    await visit_cards.show_list(context)


async def mine(context: Context, *, to_work: bool = False) -> VisitCard | None:
    """The visit that a button names, if it is one's own (and open, to work on it); None answers the press."""
    try:
        card = await own_card(context.session, context.access, number(context.words, 0))
        if to_work:
            expect_open(card)
    except (NotAllowed, Stale) as error:
        context.toast(error.text, alert=True)
        return None
    return card


def _here(latitude: str, longitude: str) -> Here:
    try:
        return Here(position=Position.load(f"{latitude},{longitude}"))
    except ValueError:
        return Here()


def _ask_kecamatan(context: Context, places: list[Place]) -> None:
    counts: dict[str, int] = {}
    for place in places:
        counts[place.kecamatan_code] = counts.get(place.kecamatan_code, 0) + place.people
    buttons = [
        context.button(
            Text("visits-kecamatan", name=context.regency.area(code).name, count=count), "vn", "k", code
        )
        for code, count in counts.items()
        if context.regency.has_area(code)
    ]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    context.say(Text("visits-where"), rows, visit_cards.LIST_CARD)


def _looked(context: Context, card: VisitCard) -> None:
    """Looking at people is on record (UU 27/2022 art. 31)."""
    record(context.session, context.now, context.account.id, "visit.view", Subject.VISIT, card.visit.id)


async def _tell_of_deaths(context: Context, card: VisitCard) -> None:
    """Whom a visit says to have died staff hear of at once: the family has rights that run out."""
    dead = [one for one in card.people if one.check.result is VisitResult.DECEASED]
    if not dead:
        return
    for one in dead:
        about = {"name": one.enrolment.worker.name, "reference": one.enrolment.reference}
        told = Text(
            "field-told-deceased", **about, organisation=card.organisation.name, verifier=context.account.name
        )
        await tell_office(context, told, [[(Text("leaving-person"), f"so:{one.enrolment.worker_id}")]])
