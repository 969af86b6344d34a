"""The office's side of /klaim: open cases by age and missing papers, steps, notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telegram import Update

from conversations.incident import CASE_NOTE
from gateway.outgoing import Button
from handlers import klaim_case, klaim_news
from handlers.context import Context
from handlers.dialogue import begin
from handlers.dialogues import Dialogue, register
from handlers.words import clipped, number, word
from locales import Html, Text
from models import BenefitCase, CaseStatus
from services.benefits.case_list import open_cases
from services.benefits.case_steps import STEPS, CaseReason
from services.benefits.cases import case_for, missing_papers
from services.benefits.progress import Move, add_note, move_case
from services.errors import Invalid, NotAllowed, Stale
from services.permissions import Action

_NAME = 28
_STATUSES = tuple(CaseStatus)
# The subject of the form is one number: the case and what the words are for (0: only a note).
_AIMS = 10
# One more tap before the family is told so.
_ASKED = (CaseStatus.PAID, CaseStatus.CLOSED)


async def turn(_update: Update, context: Context) -> None:
    """Another page."""
    await overview(context, number(context.words, 0))


async def overview(context: Context, page: int, *, fresh: bool = False) -> None:
    """The open cases: whose time runs first, then the oldest; each with what is missing."""
    found = await open_cases(context.session, context.now, page)
    lines: list[str] = [context.t("klaim-list-title", count=found.total)]
    lines += [
        context.t("klaim-list-count", status=Text(f"klaim-status-{status}"), count=found.counts[status])
        for status in CaseStatus
        if found.counts.get(status)
    ]
    rows = [[Button(_label(context, case), f"klk:{case.id}")] for case in found.cases]
    turns = []
    if found.page > 0:
        turns.append(context.button(Text("form-button-previous"), "kll", found.page - 1))
    if found.page + 1 < found.pages:
        turns.append(context.button(Text("form-button-next"), "kll", found.page + 1))
    rows += [turns, [context.button(Text("klaim-guide-accident"), "klg", "a")]]
    rows.append([context.button(Text("klaim-guide-death"), "klg", "d")])
    lines.append(context.t("klaim-list-help" if found.total else "klaim-list-none"))
    context.say(Html("\n".join(lines)), rows, klaim_case.CARD, fresh=fresh)


def _label(context: Context, case: BenefitCase) -> str:
    """Name, age in days, how many papers are missing; ⏰ while the time for telling BPJS runs."""
    days = (context.today - case.opened_at.astimezone(context.regency.zone).date()).days
    hurries = case.report_until is not None and case.bpjs_told_at is None and case.report_until > context.now
    return context.t(
        "klaim-list-line",
        sign="⏰" if hurries else klaim_case.SIGNS[case.kind],
        name=Html(clipped(case.worker.name, _NAME)),
        days=days,
        missing=len(missing_papers(case, context.regency)),
    )


async def step(_update: Update, context: Context) -> None:
    """`kls:<case>:<version>:<to>[:<reason>|ya]`: asks for what the step needs, then takes it."""
    case = await klaim_case.found(context, lock=True)
    if case is None:
        return
    version, to = number(context.words, 1), _status(word(context.words, 2))
    more = word(context.words, 3)
    wanted = STEPS.get((case.status, to)) if to else None
    if to is None or wanted is None or version != case.version:
        context.toast(Text("klaim-changed"), alert=True)
        await klaim_case.show_case(context, case)
        return
    if wanted.needs_note:
        await begin(context, DIALOGUE, _subject(case.id, to), anew=True)
    elif wanted.needs_reason and more not in set(CaseReason):
        _ask_why(context, case, to)
    elif not wanted.needs_reason and to in _ASKED and more != "ya":
        _ask_sure(context, case, to)
    else:
        await _take(context, case, version, Move(to, CaseReason(more) if wanted.needs_reason else None))


async def note(_update: Update, context: Context) -> None:
    """Words for the office itself."""
    case = await klaim_case.found(context)
    if case is not None:
        await begin(context, DIALOGUE, case.id * _AIMS, anew=True)


async def _take(context: Context, case: BenefitCase, version: int, move: Move) -> None:
    try:
        await _moved(context, case, version, move)
    except (Invalid, Stale, NotAllowed) as error:
        context.toast(error.text, alert=True)


async def _moved(
    context: Context, case: BenefitCase, version: int, move: Move, *, fresh: bool = False
) -> None:
    """Takes the step and tells the family's side. Raises as `move_case` does."""
    missing = missing_papers(case, context.regency)
    await move_case(context.session, case, version, move, missing, context.access, context.now)
    await klaim_case.show_case(context, case, Text("klaim-step-done"), fresh=fresh)
    await klaim_news.tell_family(context, case, move.note)


def _ask_why(context: Context, case: BenefitCase, to: CaseStatus) -> None:
    here = ("kls", case.id, case.version, to)
    rows = [[context.button(klaim_case.reason_name(reason), *here, reason)] for reason in CaseReason]
    rows.append([context.button(Text("klaim-to-case"), "klk", case.id)])
    context.say(Text("klaim-close-why", name=case.worker.name), rows, klaim_case.CARD)


def _ask_sure(context: Context, case: BenefitCase, to: CaseStatus) -> None:
    rows = [
        [context.button(Text("klaim-sure-yes"), "kls", case.id, case.version, to, "ya")],
        [context.button(Text("klaim-to-case"), "klk", case.id)],
    ]
    asked = Text("klaim-sure", name=case.worker.name, status=Text(f"klaim-status-{to}"))
    context.say(asked, rows, klaim_case.CARD)


def _status(said: str) -> CaseStatus | None:
    return CaseStatus(said) if said in set(CaseStatus) else None


def _subject(case_id: int, to: CaseStatus) -> int:
    return case_id * _AIMS + _STATUSES.index(to) + 1


def _aim(subject: int) -> tuple[int, CaseStatus | None]:
    case_id, place = divmod(subject, _AIMS)
    return case_id, _STATUSES[place - 1] if 0 < place <= len(_STATUSES) else None


async def _facts(context: Context, subject: int) -> Mapping[str, Any]:
    case_id, to = _aim(subject)
    case = await case_for(context.session, context.access, case_id)
    return {"name": case.worker.name, "ask": f"casenote-for-{to}" if to else "casenote-for-note"}


async def _submit(context: Context, given: Mapping[str, Any], subject: int) -> None:
    case_id, to = _aim(subject)
    case = await case_for(context.session, context.access, case_id, lock=True)
    if to is None:
        add_note(context.session, case, given["message"], context.access, context.now)
        await context.session.flush()
        await klaim_case.show_case(context, case, Text("klaim-note-saved"), fresh=True)
        return
    await _moved(context, case, case.version, Move(to, note=given["message"]), fresh=True)


DIALOGUE = register(Dialogue(CASE_NOTE, Action.FOLLOW_CASES, _facts, _submit))
