"""What a verifier says of people, and sending it: from then on it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from textwrap import wrap

from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import PieceKind, VisitPiece, VisitResult, VisitStatus
from services.audit import Subject, record
from services.errors import Invalid, Stale
from services.field.desk import Person, VisitCard, keep, leave_all, visit_card
from services.field.near import Position, metres
from services.field.reports import NOTE_LENGTH, Report, Said, read_report
from services.field.words import Part
from services.masks import hide_niks
from services.roles import Access

MOST_PIECES = 20
# Two locations further apart than this are hardly one place.
ELSEWHERE_METRES = 500


@dataclass(frozen=True)
class Applied:
    """What became of a text: results taken, numbers that are not on the list, words not understood."""

    taken: int = 0
    unknown: tuple[int, ...] = ()
    unread: tuple[str, ...] = ()
    sends: bool = False

    def __add__(self, other: Applied) -> Applied:
        return Applied(
            self.taken + other.taken,
            (*self.unknown, *other.unknown),
            (*self.unread, *other.unread),
            self.sends or other.sends,
        )


def expect_open(card: VisitCard) -> None:
    """Raises `Stale` when nothing can be recorded any more."""
    if card.visit.status is not VisitStatus.OPEN:
        raise Stale(Text("visits-sent-already"))


def say(person: Person, said: Said, now: datetime) -> None:
    """Records what was found of somebody; whatever was said before is replaced."""
    check = person.check
    check.result = said.result
    present = said.result is VisitResult.PRESENT
    check.data_right = said.right if present else None
    check.differs = [part.value for part in said.differs] if present else []
    check.note = hide_niks(said.note)[:NOTE_LENGTH] if said.note else None
    check.recorded_at = now


def turn_part(person: Person, part: Part, now: datetime) -> None:
    """Marks a part of the data as differing, or takes the mark away."""
    there = [Part(one) for one in person.check.differs if one in set(Part)]
    marked = [one for one in Part if (one in there) is not (one is part)]
    say(person, Said(VisitResult.PRESENT, False, tuple(marked), person.check.note), now)


def say_of_the_rest(card: VisitCard, said: Said, now: datetime) -> int:
    """Records it of everybody of whom something is still to be said; of how many."""
    rest = [one for one in card.people if not one.is_done]
    for one in rest:
        # Somebody met, of whose data nothing was said, is not made somebody else by "sisanya pindah".
        if one.check.result is None or said.result is VisitResult.PRESENT:
            say(one, replace(said, note=said.note or one.check.note), now)
    return len(rest)


def apply(
    session: AsyncSession, by: Access, card: VisitCard, report: Report, message_id: int, now: datetime
) -> Applied:
    """Takes a text's results into a visit; its note is kept with what was sent. Raises `Stale`."""
    expect_open(card)
    unknown = []
    for place, said in report.said.items():
        person = card.person(place)
        if person is None:
            unknown.append(place)
        else:
            say(person, said, now)
    taken = len(report.said) - len(unknown)
    if report.rest is not None:
        taken += say_of_the_rest(card, report.rest, now)
    # "3 sakit" is a result that was not understood; "12 maret" is none on a list of five.
    unread = tuple(words for place, words in report.unread if card.person(place) is not None)
    note = "; ".join(part for part in (report.note, *(words for _, words in report.unread)) if part)
    # Whoever writes at length from a village loses nothing of it: it is kept in parts.
    parts = wrap(hide_niks(note), NOTE_LENGTH)
    for part in parts[: max(0, MOST_PIECES - len(card.pieces))]:
        keep(session, by, card.visit.id, PieceKind.NOTE, part, message_id, now)
    card.visit.current_at = now
    return Applied(taken, tuple(unknown), unread, report.sends)


def is_elsewhere(card: VisitCard, position: Position) -> bool:
    """Whether a location lies too far from the one shared before to be of the same place."""
    before = card.position
    return before is not None and metres(before, position) > ELSEWHERE_METRES


async def adopt(
    session: AsyncSession, by: Access, card: VisitCard, pieces: Sequence[VisitPiece], now: datetime
) -> Applied:
    """Gives a visit what had waited to be told where it belongs. Raises `Stale`."""
    expect_open(card)
    done = Applied()
    for piece in pieces:
        if piece.kind is PieceKind.REPORT:
            done += apply(session, by, card, read_report(piece.content), piece.message_id, now)
            await session.delete(piece)
        else:
            piece.visit_id = card.visit.id
    card.visit.current_at = now
    await session.flush()
    return done


async def send(session: AsyncSession, by: Access, card: VisitCard, now: datetime) -> VisitCard:
    """The results count from now on. Raises `Stale`, and `Invalid` while something is still to be said."""
    expect_open(card)
    if places := card.open_places:
        raise Invalid(Text("visits-missing", places=", ".join(map(str, places))))
    visit = card.visit
    visit.status, visit.closed_at = VisitStatus.SENT, now
    await leave_all(session, by)
    for person in card.people:
        check = person.check
        check.settled_at = now
        if not person.is_asked:
            check.result = None
        if check.result is not None:
            # What differs is a code of ours; what was written about it stays with the result, encrypted.
            record(
                session,
                now,
                by.account_id,
                "visit.result",
                Subject.ENROLMENT,
                check.enrolment_id,
                after=check.result,
                reason=",".join(check.differs) or None,
            )
    record(session, now, by.account_id, "visit.send", Subject.VISIT, visit.id, after=visit.status)
    await session.flush()
    return await visit_card(session, visit.id)
