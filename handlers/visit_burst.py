"""What a verifier sends from the field without pressing anything: location, photos, results and notes.

Without signal a phone keeps messages and sends them all at once later. So each of them is taken by itself, no
answer is waited for, and which visit it belongs to is told by, in this order: the number in its words
("K12"), the message of the bot that it answers, the visit worked on last, the only open one. What is still
unclear is kept and asked about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from telegram import Message, Update

from gateway.outgoing import delete
from handlers import visit_cards
from handlers.context import Context
from handlers.visits import mine, send_visit
from handlers.words import clipped
from locales import Text
from models import PieceKind, VisitStatus
from services.errors import NotAllowed, Stale
from services.field.desk import VisitCard, current_visit, keep, loose_pieces, only_visit, own_card, own_visits
from services.field.near import Position
from services.field.recording import MOST_PIECES, Applied, adopt, apply, is_elsewhere
from services.field.reports import NOTE_LENGTH, Report, read_report
from services.masks import hide_niks, holds_nik
from services.permissions import Action, allowed

# After that, words without a number are a search again and no note.
NOTES_FOR = timedelta(hours=12)
_MOST_OFFERED = 8
_NUMBER = re.compile(r"\bK(\d{1,9})\b")


@dataclass(frozen=True)
class Sent:
    """One message from the field."""

    message_id: int
    text: str
    report: Report
    position: Position | None = None
    photo: str | None = None
    answers: int | None = None

    @property
    def named(self) -> int | None:
        """The visit that it names itself."""
        return self.report.visit or self.answers


async def heard(update: Update, context: Context) -> bool:
    """Whether a message was something from the field; then it is kept, and said where it went."""
    said = update.message
    if said is None or not allowed(context.access, Action.VISIT):
        return False
    sent = _read(said)
    if sent is None or (context.active is not None and sent.named is None and sent.position is None):
        # A form is open, and waits for words or a photo.
        return False
    if said.forward_origin is not None and (sent.position or sent.photo):
        context.say(Text("visits-forwarded"))
        return True
    visit_id = await _where(context, sent)
    if visit_id is None:
        return await _without_visit(context, sent)
    try:
        card = await own_card(context.session, context.access, visit_id)
        if card.visit.status is not VisitStatus.OPEN:
            raise Stale(Text("visits-sent-already"))
    except (NotAllowed, Stale) as error:
        # Nothing that somebody brings from a village is thrown away because of a wrong number.
        await _keep_loose(context, sent, error.text)
        return True
    _forget_nik(context, sent)
    if sent.position and sent.named is None and is_elsewhere(card, sent.position):
        await _keep_loose(context, sent, Text("visits-elsewhere", number=str(visit_id)))
        return True
    done = _take(context, card, sent)
    # Answered messages may be answered again: their card stays where it is.
    await _answer(context, visit_id, done, fresh=sent.answers is None)
    return True


async def chosen(_update: Update, context: Context) -> None:
    """Which visit it was that things came from, now that it is said."""
    card = await mine(context, to_work=True)
    if card is None:
        return
    pieces = await loose_pieces(context.session, context.access, context.now)
    if not pieces:
        context.toast(Text("visits-nothing-loose"), alert=True)
        return
    done = await adopt(context.session, context.access, card, pieces, context.now)
    context.say(Text("visits-loose-done", number=str(card.visit.id)), (), visit_cards.LOOSE_CARD)
    await _answer(context, card.visit.id, done, fresh=True)


def _read(said: Message) -> Sent | None:
    """A message as something from the field; None for what could not be."""
    words = said.text or said.caption or ""
    answered = said.reply_to_message
    answers = None
    if answered is not None and answered.from_user is not None and answered.from_user.is_bot:
        found = _NUMBER.search((answered.text or "")[:60])
        answers = int(found[1]) if found else None
    position = Position(said.location.latitude, said.location.longitude) if said.location else None
    if position is not None and not position.is_on_earth:
        return None
    photo = said.photo[-1].file_id if said.photo else None
    if not (position or photo or said.text):
        return None
    return Sent(said.message_id, words, read_report(words), position, photo, answers)


async def _where(context: Context, sent: Sent) -> int | None:
    """The visit that a message belongs to, as far as that can be told."""
    if sent.named is not None:
        return sent.named
    is_note = not (sent.position or sent.photo or sent.report.has_results or sent.report.sends)
    since = context.now - NOTES_FOR if is_note else None
    current = await current_visit(context.session, context.access, since)
    return current if current is not None or is_note else await only_visit(context.session, context.access)


async def _without_visit(context: Context, sent: Sent) -> bool:
    """Nobody can tell where it belongs: kept and asked about, a way to the next place, or not ours."""
    open_ones = await own_visits(context.session, context.account.id)
    if sent.position and not open_ones:
        at = sent.position.dump().split(",")
        rows = [[context.button(Text("visits-near"), "vn", *at)]]
        context.say(Text("visits-location-alone"), rows, visit_cards.LOOSE_CARD, fresh=True)
        return True
    if not open_ones or not (sent.position or sent.photo or sent.report.has_results):
        return False
    _forget_nik(context, sent)
    await _keep_loose(context, sent, None)
    return True


async def _keep_loose(context: Context, sent: Sent, why: Text | None) -> None:
    """Keeps a message until somebody says where it belongs, and asks."""
    waiting = await loose_pieces(context.session, context.access, context.now)
    if len(waiting) < MOST_PIECES:
        for kind, content in _contents(sent):
            keep(context.session, context.access, None, kind, content, sent.message_id, context.now)
    await context.session.flush()
    count = len(await loose_pieces(context.session, context.access, context.now))
    open_ones = (await own_visits(context.session, context.account.id))[:_MOST_OFFERED]
    rows = [
        [context.button(f"K{one.visit_id} {clipped(one.organisation, 40)}", "vw", one.visit_id)]
        for one in open_ones
    ]
    parts: list[str] = [context.t(why)] if why else []
    parts.append(context.t("visits-which", count=count) if open_ones else context.t("visits-which-none"))
    context.say("\n\n".join(parts), rows, visit_cards.LOOSE_CARD, fresh=True)


def _contents(sent: Sent) -> list[tuple[PieceKind, str]]:
    found = []
    if sent.position:
        found.append((PieceKind.LOCATION, sent.position.dump()))
    if sent.photo:
        found.append((PieceKind.PHOTO, sent.photo))
    if sent.text:
        found.append((PieceKind.REPORT, hide_niks(sent.text)[: 4 * NOTE_LENGTH]))
    return found


def _take(context: Context, card: VisitCard, sent: Sent) -> Applied:
    """Everything of one message into a visit."""
    visit_id, room = card.visit.id, len(card.pieces) < MOST_PIECES
    for kind, content in _contents(sent):
        if kind is not PieceKind.REPORT and room:
            keep(context.session, context.access, visit_id, kind, content, sent.message_id, context.now)
    return apply(context.session, context.access, card, sent.report, sent.message_id, context.now)


async def _answer(context: Context, visit_id: int, done: Applied, *, fresh: bool) -> None:
    """The card as it is now, with what could not be taken; sent off where the words said so."""
    await context.session.flush()
    card = await own_card(context.session, context.access, visit_id)
    is_complete = not card.open_places and visit_cards.missing_text(card) is None
    wants_to_go = done.sends or bool(card.of_kind(PieceKind.REPORT))
    if not (done.unknown or done.unread) and (done.sends or (wants_to_go and is_complete)):
        if not is_complete:
            # "Kirim" came before the photo: the visit goes off by itself once the rest is here.
            keep(context.session, context.access, visit_id, PieceKind.REPORT, "kirim", 0, context.now)
        await send_visit(context, card, fresh=fresh)
        return
    notice = None
    if done.unread:
        notice = Text("visits-unread", words=clipped("; ".join(done.unread), 120))
    elif done.unknown:
        places = ", ".join(map(str, done.unknown[:10]))
        notice = Text("visits-unknown-places", places=places, most=len(card.people))
    visit_cards.show(context, card, notice, fresh=fresh)


def _forget_nik(context: Context, sent: Sent) -> None:
    """Nobody should leave a NIK lying in a chat."""
    if holds_nik(sent.text):
        context.send(delete(context.chat_id, sent.message_id))
