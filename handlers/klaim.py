"""/klaim: what to do after an accident or a death, and the report that opens a case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from telegram import Update

from conversations.incident import INCIDENT
from gateway.outgoing import Button
from handlers import klaim_case, klaim_news, klaim_staff
from handlers.context import Context
from handlers.dialogue import begin
from handlers.dialogues import Dialogue, register
from handlers.words import clipped, number, word
from locales import Html, Text
from models import OPEN_STATUSES, CaseKind, EnrolmentStatus
from services.benefits.cases import Concerned, Report, cases_of, concerned, report
from services.enrolments import own_members
from services.errors import NotAllowed
from services.permissions import Action, allowed

CARD = klaim_case.CARD
# What stands in a button for a kind.
LETTERS = {"a": CaseKind.ACCIDENT, "w": CaseKind.WORK_DEATH, "d": CaseKind.DEATH}
LETTER_OF = {kind: letter for letter, kind in LETTERS.items()}
_BENEFITS = {
    CaseKind.ACCIDENT: ("jkk_treatment", "jkk_wage", "jkk_disability", "jkk_death"),
    CaseKind.DEATH: ("jkm_death", "jkm_early", "jkk_death", "scholarship"),
}
_NAME = 40


async def show(_update: Update, context: Context) -> None:
    """/klaim: for the office its open cases; for everybody else what happened, and their own cases."""
    fresh = context.incoming.update.message is not None
    if allowed(context.access, Action.FOLLOW_CASES):
        await klaim_staff.overview(context, 0, fresh=fresh)
        return
    own = await cases_of(context.session, context.access)
    rows = [
        [Button(clipped(f"{klaim_case.SIGNS[one.kind]} {one.worker.name}", _NAME), f"klk:{one.id}")]
        for one in own
    ]
    rows += [
        [context.button(Text("klaim-guide-accident"), "klg", "a")],
        [context.button(Text("klaim-guide-death"), "klg", "d")],
    ]
    context.say(Text("klaim-home", open=len(own)), rows, CARD, fresh=fresh)


async def guide(_update: Update, context: Context) -> None:
    """The first steps, without anybody's data: for whoever asks."""
    kind = LETTERS.get(word(context.words, 0), CaseKind.ACCIDENT)
    is_accident = kind is CaseKind.ACCIDENT
    papers = context.regency.papers_for(kind.value, traffic=True)
    benefits = [context.regency.benefit(key) for key in _BENEFITS.get(kind, _BENEFITS[CaseKind.DEATH])]
    parts = [
        context.t(
            "klaim-first-accident" if is_accident else "klaim-first-death",
            hours=context.regency.cover.accident_report_hours,
        ),
        klaim_case.folded(context, Text("klaim-papers-needed"), [Text(paper.label_id) for paper in papers]),
        klaim_case.folded(
            context, Text("klaim-if-covered"), [Text(one.label_id, amount=one.amount) for one in benefits]
        ),
        klaim_case.channels(context),
        context.t("klaim-free"),
    ]
    context.say(Html("\n\n".join(parts)), _ways_on(context, LETTER_OF[kind]), CARD)


def _ways_on(context: Context, letter: str) -> list[list[Button]]:
    """From the guidance to a report, for whoever can make one."""
    rows = []
    if context.access.organisation_ids:
        rows.append([context.button(Text("klaim-report-member"), "klo", letter, 0)])
    if context.access.worker_id is not None:
        label = "klaim-report-me" if letter == "a" else "klaim-report-family"
        rows.append([context.button(Text(label), "klr", letter, context.access.worker_id)])
    if allowed(context.access, Action.FOLLOW_CASES):
        rows.append([context.button(Text("menu-cari"), "cari")])
    elif not rows:
        rows.append([context.button(Text("menu-status"), "status")])
    return [*rows, [context.button(Text("klaim-back"), "klaim")]]


async def choose(_update: Update, context: Context) -> None:
    """A coordinator says of which of their people it is."""
    letter = word(context.words, 0) if word(context.words, 0) in LETTERS else "a"
    found = await own_members(context.session, context.access, number(context.words, 1))
    named = [one for one in found.members if one.status in (*OPEN_STATUSES, EnrolmentStatus.LEFT)]
    rows = [[Button(clipped(one.worker.name, _NAME), f"klr:{letter}:{one.worker_id}")] for one in named]
    turns = []
    if found.page > 0:
        turns.append(context.button(Text("form-button-previous"), "klo", letter, found.page - 1))
    if found.page + 1 < found.pages:
        turns.append(context.button(Text("form-button-next"), "klo", letter, found.page + 1))
    rows += [turns, [context.button(Text("klaim-back"), "klg", letter)]]
    context.say(Text("klaim-who" if found.total else "members-none"), rows, CARD)


async def start(_update: Update, context: Context) -> None:
    """`klr:<kind>:<worker>[:<day>]`: the report for oneself, one's own people, or for the office anybody."""
    kind, worker_id = LETTERS.get(word(context.words, 0)), number(context.words, 1)
    if await _about(context, worker_id) is None:
        return
    # A death may have been an accident at work, which is another claim: that is asked.
    known = {"kind": kind.value} if kind is CaseKind.ACCIDENT else {}
    if day := _day(word(context.words, 2)):
        known["day"] = day
    await begin(context, DIALOGUE, worker_id, answers=known, anew=True)


def _day(said: str) -> str | None:
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        return None


async def _about(context: Context, worker_id: int) -> Concerned | None:
    try:
        return await concerned(context.session, context.access, worker_id)
    except NotAllowed:
        context.toast(Text("members-gone"), alert=True)
        return None


async def _facts(context: Context, subject: int) -> Mapping[str, Any]:
    about = await concerned(context.session, context.access, subject)
    return {"regency": context.regency, "name": about.worker.name}


async def _submit(context: Context, given: Mapping[str, Any], subject: int) -> None:
    hour = given.get("hour")
    said = Report(
        kind=CaseKind(given["kind"]),
        day=date.fromisoformat(given["day"]),
        hour=time.fromisoformat(hour) if hour else None,
        is_traffic=bool(given.get("traffic")),
        details={key: given[key] for key in klaim_case.DETAIL_KEYS if given.get(key)},
    )
    case, is_new = await report(context.session, context.access, subject, said, context.regency, context.now)
    notice = Text("klaim-reported" if is_new else "klaim-open-already", office=_office(context))
    await klaim_case.show_case(context, case, notice, fresh=True)
    if is_new:
        await klaim_news.tell_opened(context, case)


def _office(context: Context) -> str:
    return context.regency.department.short_name


DIALOGUE = register(Dialogue(INCIDENT, Action.REPORT_CASE, _facts, _submit))
