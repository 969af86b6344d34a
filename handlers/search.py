"""/cari: a person by name, reference, NIK or organisation, and what is known of them."""

from __future__ import annotations

from telegram import Update

from gateway.outgoing import Button, delete
from handlers import entry, leaving, proposal_lines, queue
from handlers.context import Context
from handlers.words import clipped, number
from locales import Text
from models import OPEN_STATUSES, Enrolment, Worker
from services import review
from services.audit import Subject, record
from services.errors import Invalid
from services.leaving import may_undo
from services.lifecycle import possible, status_name
from services.masks import holds_nik, mask_nik
from services.permissions import Action, allowed
from services.search_people import Hit, search_people
from services.worker_status import status_of

RESULTS_CARD, PERSON_CARD = "search", "person"
LONGEST = 120
_NAME = 40


async def ask(_update: Update, context: Context) -> None:
    """/cari: with words behind it searches, without asks for them; the next text typed is the answer."""
    if context.words and context.incoming.update.message is not None:
        await search_for(context, " ".join(context.words))
    else:
        context.say(Text("search-chat-ask"))


async def search_for(context: Context, words: str) -> None:
    """Who may be meant, a button each."""
    _forget_nik(context, words)
    query = words.strip()[:LONGEST]
    try:
        found = await search_people(context.session, query, context.regency)
    except Invalid as error:
        context.say(error.text)
        return
    if not found.hits:
        context.say(Text("search-chat-none"))
        return
    lines: list[str] = [
        context.t("search-chat-found", count=found.total)
        if found.total == len(found.hits)
        else context.t("search-chat-many", count=found.total, shown=len(found.hits))
    ]
    lines += [_hit_line(context, place, hit) for place, hit in enumerate(found.hits, 1)]
    rows = [
        [Button(f"{place}. {clipped(hit.worker.name, _NAME)}", f"so:{hit.worker.id}")]
        for place, hit in enumerate(found.hits, 1)
    ]
    context.say("\n\n".join(lines), rows, RESULTS_CARD, fresh=True)


async def person(_update: Update, context: Context) -> None:
    """One person: the entry and its history, the organisation, and what BPJS says."""
    worker_id = number(context.words, 0)
    worker = await context.session.get(Worker, worker_id) if worker_id else None
    if worker is None:
        context.toast(Text("search-chat-gone"), alert=True)
        return
    # Looking at a person is on record (UU 27/2022 art. 31).
    record(context.session, context.now, context.account.id, "worker.view", Subject.WORKER, worker.id)
    found = await search_people(context.session, worker.nik, context.regency)
    one = next((hit.enrolment for hit in found.hits if hit.worker.id == worker.id), None)
    parts = [_head(context, worker, one), await _protection(context, worker)]
    rows: list[list[Button]] = []
    if one is not None:
        steps = await review.history(context.session, one.id)
        parts.append(context.t("search-chat-status", status=status_name(one.status)))
        if may_undo(one, context.access, context.regency, context.now):
            rows.append([leaving.undo_button(context, one)])
        parts.append("\n".join([context.t("search-chat-history"), entry.history(context, steps)]))
        if allowed(context.access, Action.REVIEW_QUEUE):
            rows.append([context.button(Text("queue-details"), "qd", queue.FROM_SEARCH, one.id)])
            if possible(one.status, context.access) & review.DECISIONS:
                open_it = context.button(Text("search-chat-decide"), "qc", queue.FROM_SEARCH, "m", one.id)
                rows[-1].append(open_it)
            if (out := await proposal_lines.button_for(context, worker.id)) is not None:
                rows.append([out])
            if one.status in OPEN_STATUSES:
                rows.append([context.button(Text("slip-button"), "slip", one.id)])
    if allowed(context.access, Action.FOLLOW_CASES):
        rows.append([context.button(Text("klaim-report-this"), "klr", "e", worker.id)])
    context.say("\n\n".join(parts), rows, PERSON_CARD, fresh=True)


async def _protection(context: Context, worker: Worker) -> str:
    """What BPJS says; what an entry says stands beside it."""
    seen = await status_of(context.session, worker.id, context.today, context.regency)
    if seen.as_of is None:
        return context.t("search-chat-no-cover")
    lines: list[str] = [context.t(seen.headline)]
    lines += [context.t(note) for note in seen.notes]
    return "\n".join(lines)


def _head(context: Context, worker: Worker, one: Enrolment | None) -> str:
    place = entry.place_name(context, worker.desa_code, worker.kecamatan_code)
    head = context.t("search-chat-person", name=worker.name, nik=mask_nik(worker.nik), place=place)
    if one is None:
        return head
    about = context.t(
        "search-chat-entry",
        reference=one.reference,
        category=entry.category_name(context, one.category),
        organisation=one.organisation.name,
    )
    return f"{head}\n{about}"


def _hit_line(context: Context, place: int, hit: Hit) -> str:
    return context.t(
        "search-chat-hit",
        place=str(place),
        name=clipped(hit.worker.name, _NAME),
        nik=mask_nik(hit.worker.nik),
        organisation=clipped(hit.enrolment.organisation.name, _NAME) if hit.enrolment else None,
        status=status_name(hit.enrolment.status) if hit.enrolment else Text("search-chat-no-entry"),
    )


def _forget_nik(context: Context, words: str) -> None:
    """Nobody should leave a NIK lying in a chat."""
    said = context.incoming.update.message
    if said is not None and holds_nik(words):
        context.send(delete(context.chat_id, said.message_id))
