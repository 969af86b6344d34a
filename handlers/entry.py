"""What staff see of one entry, in the queue and in the search: short on a card, and in full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from gateway.outgoing import message, photo
from handlers.context import Context
from handlers.words import clipped
from locales import Html, Text
from models import Enrolment
from services.audit import Subject, record
from services.dates import age_on
from services.eligibility import Finding, Severity
from services.lifecycle import status_name
from services.masks import mask_nik
from services.reasons import reason_text
from services.review import HistoryLine
from services.worker_status import WorkerStatus
from services.working_days import working_days_before

SIGNS = {Severity.BLOCKS: "⛔", Severity.FLAG: "⚠️", Severity.INFO: "ℹ️"}
STEPS_SHOWN = 8
NOTE_SHOWN = 200


def show_details(context: Context, entry: Enrolment, submitter: str | None) -> None:
    """Every field and the photo of the KTP, not to be forwarded. That somebody looked is on record."""
    record(context.session, context.now, context.account.id, "enrolment.view", Subject.ENROLMENT, entry.id)
    said = message(context.chat_id, _full(context, entry, submitter))
    context.send(replace(said, parameters=said.parameters | {"protect_content": True}))
    if entry.ktp_file_id:
        caption = context.t("entry-ktp", name=entry.worker.name, reference=entry.reference)
        context.send(photo(context.chat_id, entry.ktp_file_id, caption))


def short(context: Context, entry: Enrolment) -> Html:
    """Who it is, for whom, from where: the head of a card."""
    worker = entry.worker
    return context.t(
        "entry-short",
        name=worker.name,
        reference=entry.reference,
        category=category_name(context, entry.category),
        organisation=entry.organisation.name,
        place=place_name(context, worker.desa_code, worker.kecamatan_code),
        nik=mask_nik(worker.nik),
        age=age_on(worker.birth_date, context.today),
        sex=Text("finding-sex-female" if worker.sex == "P" else "finding-sex-male"),
    )


def waiting(context: Context, since: datetime, who: str | None) -> Html:
    """Who handed it in and how long it waits; late when longer than promised."""
    day = since.astimezone(context.regency.zone).date()
    promised = working_days_before(context.now, context.regency.review.working_days, context.regency)
    return context.t(
        "entry-waiting",
        who=who or Text("entry-nobody"),
        day=day,
        days=(context.today - day).days,
        late="yes" if since <= promised else "no",
    )


def findings(context: Context, found: Iterable[Finding]) -> str:
    """What the checks say, in words; that they say nothing is said too."""
    lines = [context.t("entry-finding", sign=SIGNS[one.severity], text=one.text) for one in found]
    return "\n".join(lines) if lines else context.t("entry-no-findings")


def history(context: Context, steps: Iterable[HistoryLine]) -> str:
    """The latest steps of an entry: when, what, who, why."""
    return "\n".join(_step(context, step) for step in list(steps)[-STEPS_SHOWN:])


def status_words(context: Context, found: WorkerStatus) -> str:
    """The answer to "am I protected?". Lists are folded up: the answer itself fits a phone."""
    folded = {"status-covers": found.covers, "status-channels": found.channels}
    lines: list[str] = []
    for part in found.texts():
        if part.id == "status-item":
            continue
        said: str = context.t(part)
        if items := folded.get(part.id):
            listed = "\n".join([said, *(context.t("status-item", item=item) for item in items)])
            said = f"<blockquote expandable>{listed}</blockquote>"
        lines.append(said)
    return "\n\n".join(lines)


def category_name(context: Context, key: str) -> Text | str:
    """What a category is called; a key that the regency's data no longer has is shown as it is."""
    labels = {category.key: category.label_id for category in context.regency.categories}
    return Text(labels[key]) if key in labels else key


def kind_name(context: Context, key: str) -> Text | str:
    """What a kind of organisation is called."""
    labels = {kind.key: kind.label_id for kind in context.regency.organisation_kinds}
    return Text(labels[key]) if key in labels else key


def place_name(context: Context, desa_code: str, kecamatan_code: str) -> Text:
    """A village and its kecamatan, by name."""
    names = [
        context.regency.area(code).name if context.regency.has_area(code) else code
        for code in (desa_code, kecamatan_code)
    ]
    return Text("entry-place", desa=names[0], kecamatan=names[1])


def _step(context: Context, step: HistoryLine) -> Html:
    said = context.t(
        "entry-step",
        at=step.at.astimezone(context.regency.zone),
        status=status_name(step.after),
        who=step.who or Text("entry-nobody"),
    )
    if step.reason:
        said = Html(said + context.t("entry-step-reason", reason=reason_text(step.reason)))
    if step.note:
        said = Html(said + context.t("entry-step-note", note=clipped(step.note, NOTE_SHOWN)))
    return said


def _full(context: Context, entry: Enrolment, submitter: str | None) -> Html:
    worker = entry.worker
    zone = context.regency.zone
    return context.t(
        "entry-full",
        name=worker.name,
        reference=entry.reference,
        nik=mask_nik(worker.nik),
        birth_place=worker.birth_place,
        birth_date=worker.birth_date,
        sex=Text("finding-sex-female" if worker.sex == "P" else "finding-sex-male"),
        mother=worker.mother_name,
        address=worker.address,
        place=place_name(context, worker.desa_code, worker.kecamatan_code),
        phone=worker.phone,
        category=category_name(context, entry.category),
        organisation=entry.organisation.name,
        serving=entry.serving_since,
        submitter=submitter,
        submitted=entry.submitted_at.astimezone(zone),
        consent=entry.consent_at.astimezone(zone).date() if entry.consent_at else None,
        photo="yes" if entry.ktp_file_id else "no",
    )
