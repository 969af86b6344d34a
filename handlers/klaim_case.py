"""The card of one case: cover and amounts, the time that is left, what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from telegram import Update

from conversations.incident import DETAILS
from gateway.outgoing import Button
from handlers import klaim_news
from handlers.context import Context
from handlers.dialogue import begin
from handlers.dialogues import Dialogue, register
from handlers.words import number, word
from locales import Html, Text
from models import BenefitCase, CaseKind, CaseStatus
from services.audit import Subject, record
from services.benefits.case_steps import CaseReason, steps_from
from services.benefits.cases import case_for, missing_papers, shows_cover
from services.benefits.entitlement import Event, entitlement
from services.benefits.progress import TICKABLE, Move, bpjs_told, describe, history, move_case
from services.errors import Invalid, NotAllowed, Stale
from services.permissions import Action, allowed
from services.phones import show_phone

CARD = "klaim"
SIGNS = {CaseKind.ACCIDENT: "🚑", CaseKind.WORK_DEATH: "🕊", CaseKind.DEATH: "🕊"}
DETAIL_KEYS = ("story", "heir_name", "heir_phone")
_LINES = 8


async def card(_update: Update, context: Context) -> None:
    """`klk:<case>[:n]`: the card, in place or (from a message that told of it) at the bottom."""
    case = await found(context)
    if case is not None:
        await show_case(context, case, fresh=word(context.words, 1) == "n")


async def told_bpjs(_update: Update, context: Context) -> None:
    """BPJS itself was told of the accident."""
    case = await found(context, lock=True)
    if case is None:
        return
    if bpjs_told(context.session, case, context.access, context.now):
        context.toast(Text("klaim-bpjs-told-toast"))
    await show_case(context, case)


async def withdraw(_update: Update, context: Context) -> None:
    """`klw:<case>:<version>[:ya]`: reported by mistake; asks first."""
    case = await found(context, lock=True)
    if case is None:
        return
    version = number(context.words, 1)
    if word(context.words, 2) != "ya":
        rows = [
            [context.button(Text("klaim-withdraw-yes"), "klw", case.id, version, "ya")],
            [context.button(Text("klaim-withdraw-no"), "klk", case.id)],
        ]
        context.say(Text("klaim-withdraw-ask", name=case.worker.name), rows, CARD)
        return
    move = Move(CaseStatus.CLOSED, CaseReason.MISTAKE)
    try:
        await move_case(context.session, case, version, move, (), context.access, context.now)
    except (Invalid, Stale, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    await show_case(context, case, Text("klaim-withdrawn"))
    await klaim_news.tell_office(context, case, "klaim-told-withdrawn")


async def details(_update: Update, context: Context) -> None:
    """What happened and who inherits: told now, or changed."""
    case = await found(context)
    if case is not None:
        await begin(context, DIALOGUE, case.id, answers=_details(case), anew=True)


async def found(context: Context, *, lock: bool = False) -> BenefitCase | None:
    """The case that a button names, if this person may see it; otherwise the press is answered."""
    try:
        return await case_for(context.session, context.access, number(context.words, 0), lock=lock)
    except NotAllowed as error:
        context.toast(error.text, alert=True)
        return None


async def show_case(
    context: Context, case: BenefitCase, notice: Text | None = None, *, fresh: bool = False
) -> None:
    """The card of a case. That the office looked at somebody's is on record (UU 27/2022 art. 31)."""
    is_office = allowed(context.access, Action.FOLLOW_CASES)
    parts = [] if notice is None else [context.t(notice)]
    parts += [_head(context, case), *_time_left(context, case)]
    if case.status is not CaseStatus.CLOSED:
        parts += await _cover(context, case)
    open_papers = missing_papers(case, context.regency)
    if case.status in TICKABLE:
        parts.append(context.t("klaim-papers-left", count=len(open_papers)))
    if is_office:
        record(context.session, context.now, context.account.id, "case.view", Subject.BENEFIT_CASE, case.id)
        parts += [*_told(context, case), await _history(context, case)]
    if case.status is not CaseStatus.CLOSED:
        parts.append(channels(context))
    rows = _rows(context, case) + (_office_rows(context, case) if is_office else [])
    if case.status is not CaseStatus.CLOSED and case.organisation_id in context.access.organisation_ids:
        ways = await klaim_news.ways_to_record_it(context, case)
        rows += [[context.button(label, data) for label, data in row] for row in ways]
    rows.append([context.button(Text("klaim-list" if is_office else "klaim-back"), "klaim")])
    context.say(Html("\n\n".join(parts)), rows, CARD, fresh=fresh)


def folded(context: Context, title: Text, items: Iterable[Text]) -> Html:
    """A list below its title, folded up so that the answer itself fits a phone."""
    lines = "\n".join([context.t(title), *(context.t("status-item", item=item) for item in items)])
    return Html(f"<blockquote expandable>{lines}</blockquote>")


def channels(context: Context) -> Html:
    """How to reach BPJS, from the regency's own list."""
    listed = [
        Text("status-channel", label=Text(one.label_id), value=one.value) for one in context.regency.channels
    ]
    return folded(context, Text("status-channels"), listed)


def _head(context: Context, case: BenefitCase) -> Html:
    return context.t(
        "klaim-card",
        sign=SIGNS[case.kind],
        name=case.worker.name,
        kind=Text(f"klaim-kind-{case.kind.replace('_', '-')}"),
        day=case.event_on,
        status=Text(f"klaim-status-{case.status}"),
        since=case.status_since.astimezone(context.regency.zone).date(),
    )


def _time_left(context: Context, case: BenefitCase) -> list[Html]:
    """The countdown of an accident that BPJS does not know of yet."""
    if case.report_until is None or case.status is CaseStatus.CLOSED:
        return []
    if case.bpjs_told_at is not None:
        return [context.t("klaim-bpjs-told", at=case.bpjs_told_at.astimezone(context.regency.zone))]
    seconds = (case.report_until - context.now).total_seconds()
    until = case.report_until.astimezone(context.regency.zone)
    if seconds <= 0:
        return [context.t("klaim-time-over", until=until)]
    return [context.t("klaim-time-left", hours=int(seconds // 3600), until=until)]


async def _cover(context: Context, case: BenefitCase) -> list[Html]:
    if not await shows_cover(context.session, context.access, case):
        return [context.t("klaim-cover-hidden")]
    event = Event(case.kind, case.event_on, case.worker.name, case.is_traffic)
    answer = await entitlement(context.session, case.worker_id, event, context.regency)
    lines = [context.t(answer.headline), *(context.t(note) for note in answer.notes)]
    if answer.is_covered:
        lines.append(context.t("klaim-amounts"))
        lines += [context.t("status-item", item=item) for item in answer.amounts]
        death = "no" if case.kind is CaseKind.ACCIDENT else "yes"
        lines.append(context.t("klaim-bpjs-decides", days=context.regency.cover.claim_days, death=death))
    else:
        lines.append(context.t("klaim-still"))
        lines += [context.t("status-item", item=item) for item in answer.still]
    return [Html("\n".join(lines))]


def _rows(context: Context, case: BenefitCase) -> list[list[Button]]:
    """What the family and the office do alike."""
    rows = []
    if case.status in TICKABLE:
        rows.append([context.button(Text("klaim-papers-button"), "klp", case.id)])
    if case.report_until is not None and case.bpjs_told_at is None and case.status is not CaseStatus.CLOSED:
        rows.append([context.button(Text("klaim-bpjs-told-button"), "klb", case.id)])
    if case.status is not CaseStatus.CLOSED:
        label = "klaim-story-button" if case.kind is CaseKind.ACCIDENT else "klaim-details-button"
        rows.append([context.button(Text(label), "kld", case.id)])
    if case.status is CaseStatus.REPORTED and not allowed(context.access, Action.FOLLOW_CASES):
        rows.append([context.button(Text("klaim-withdraw"), "klw", case.id, case.version)])
    return rows


def _office_rows(context: Context, case: BenefitCase) -> list[list[Button]]:
    rows = [
        [context.button(Text(f"klaim-step-{case.status}-{after}"), "kls", case.id, case.version, after)]
        for after, _step in steps_from(case.status)
    ]
    rows.append(
        [
            context.button(Text("klaim-note-button"), "kln", case.id),
            context.button(Text("leaving-person"), "so", case.worker_id),
        ]
    )
    return rows


def _told(context: Context, case: BenefitCase) -> list[Html]:
    """What happened and who inherits, as far as it was told: for the office."""
    known = _details(case)
    lines = []
    if "story" in known:
        lines.append(context.t("klaim-told-story", story=known["story"]))
    if "heir_name" in known or "heir_phone" in known:
        phone = known.get("heir_phone")
        shown = show_phone(phone) if phone else None
        lines.append(context.t("klaim-told-heir", name=known.get("heir_name"), phone=shown))
    return lines


async def _history(context: Context, case: BenefitCase) -> Html:
    lines = [context.t("klaim-history")]
    for line in (await history(context.session, case.id))[-_LINES:]:
        is_note = line.before is line.after
        said = context.t(
            "klaim-line",
            at=line.at.astimezone(context.regency.zone),
            what=Text("klaim-line-note") if is_note else Text(f"klaim-status-{line.after}"),
            who=line.who or Text("entry-nobody"),
        )
        if line.reason:
            said = Html(f"{said}: {context.t(reason_name(line.reason))}")
        if line.note:
            said = Html(f"{said}\n{context.t('klaim-line-words', note=line.note)}")
        lines.append(said)
    return Html("\n".join(lines))


def reason_name(reason: str) -> Text:
    """Why a case was closed without an answer of BPJS."""
    return Text(f"klaim-reason-{reason.replace('_', '-')}")


def _details(case: BenefitCase) -> dict[str, str]:
    known: Mapping[str, Any] = case.details or {}
    return {key: str(known[key]) for key in DETAIL_KEYS if known.get(key)}


async def _facts(context: Context, subject: int) -> Mapping[str, Any]:
    case = await case_for(context.session, context.access, subject)
    return {"name": case.worker.name, "kind": case.kind.value}


async def _submit(context: Context, given: Mapping[str, Any], subject: int) -> None:
    case = await case_for(context.session, context.access, subject, lock=True)
    told = {key: given[key] for key in DETAIL_KEYS if given.get(key)}
    describe(context.session, case, told, context.access, context.now)
    await show_case(context, case, Text("klaim-details-saved"), fresh=True)


DIALOGUE = register(Dialogue(DETAILS, Action.TICK_PAPERS, _facts, _submit))
