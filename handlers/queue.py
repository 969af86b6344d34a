"""/antrean: what waits for staff, and one card after the other in the same message."""

from __future__ import annotations

from telegram import Update

from gateway.outgoing import Button, Rows
from handlers import entry, visit_results
from handlers.context import Context
from handlers.words import clipped, number, word
from locales import Html, Text
from models import Enrolment, EnrolmentStatus, Organisation, OrganisationStatus
from services import review
from services.accounts import accounts_by_id
from services.alike.duplicates import pairs_of
from services.alike.pairs import count_undecided
from services.errors import Invalid
from services.findings import LOOKALIKE
from services.further_posts import posts_of
from services.lifecycle import status_name
from services.organisations import coordinators_by_organisation, near_same, organisation_status_name
from services.queue import Age, QueueKind, join_card, next_in_queue, organisation_card, queue_counts

CARD = "queue"
# What somebody works through, as it stands in buttons: everything, or one kind.
EVERYTHING = "a"
FROM_SEARCH = "s"
LETTERS = {"m": QueueKind.MEMBER, "o": QueueKind.ORGANISATION, "j": QueueKind.JOIN}
LETTER_OF = {kind: letter for letter, kind in LETTERS.items()}
SIGNS = {QueueKind.MEMBER: "👤", QueueKind.ORGANISATION: "🕌", QueueKind.JOIN: "🤝"}
_NEAR_SHOWN = 3
_NAME = 60


async def show(_update: Update, context: Context) -> None:
    """/antrean: what waits, by kind and age."""
    await overview(context, fresh=True)


async def again(_update: Update, context: Context) -> None:
    """The way back to the overview."""
    await overview(context)


async def go_on(_update: Update, context: Context) -> None:
    """Starts a kind, or leaves one thing for later: shows what comes next."""
    after = item_of(context, 1)
    await show_next(context, line_of(context), after)


async def look(_update: Update, context: Context) -> None:
    """The card of one thing, whatever has become of it."""
    item = item_of(context, 1)
    if item is None:
        context.toast(Text("review-not-found"), alert=True)
        return
    # From the search the card comes anew, below what the person is looking at.
    await show_item(context, line_of(context), *item, fresh=word(context.words, 0) == FROM_SEARCH)


async def details(_update: Update, context: Context) -> None:
    """Rincian: everything of one entry; then its card anew, so that the buttons are below what was read."""
    row_id = number(context.words, 1)
    try:
        card = await review.review_card(context.session, row_id, context.access, context.regency, context.now)
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    entry.show_details(context, card.enrolment, card.submitter)
    if word(context.words, 0) != FROM_SEARCH:
        await show_item(context, line_of(context), QueueKind.MEMBER, row_id, fresh=True)


def line_of(context: Context) -> str:
    """Which line somebody works through."""
    letter = word(context.words, 0)
    return letter if letter in LETTERS else EVERYTHING


def item_of(context: Context, place: int) -> tuple[QueueKind, int] | None:
    """The thing that a button names: its kind at `place`, its id behind it."""
    kind, row_id = LETTERS.get(word(context.words, place)), number(context.words, place + 1)
    return (kind, row_id) if kind is not None and row_id else None


async def overview(context: Context, notice: Text | None = None, *, fresh: bool = False) -> None:
    """How much waits, by kind and age, and where to begin."""
    counts = await queue_counts(context.session, context.access, context.regency, context.now)
    lines: list[str] = [context.t(notice), ""] if notice else []
    if counts.total:
        lines.append(context.t("queue-title", count=counts.total))
        lines += [
            context.t(f"queue-kind-{kind}", sign=SIGNS[kind], count=counts.of_kind(kind))
            for kind in QueueKind
            if counts.of_kind(kind)
        ]
        days = context.regency.review.working_days
        lines += [
            "",
            *(
                context.t(f"queue-age-{age}", count=counts.of_age(age), days=days)
                for age in reversed(Age)
                if counts.of_age(age)
            ),
        ]
    else:
        lines.append(context.t("queue-empty"))
    if counts.incomplete:
        lines += ["", context.t("queue-incomplete", count=counts.incomplete)]
    if counts.own:
        lines += ["", context.t("queue-own", count=counts.own)]
    rows = []
    if counts.total:
        rows.append([context.button(Text("queue-start"), "qn", EVERYTHING)])
        kinds = [kind for kind in QueueKind if counts.of_kind(kind)]
        if len(kinds) > 1:
            rows += [[_kind_button(context, kind, counts.of_kind(kind))] for kind in kinds]
    if counts.of_kind(QueueKind.MEMBER):
        rows.append([context.button(Text("queue-bulk"), "qb")])
    if twins := await count_undecided(context.session):
        rows.append([context.button(Text("pairs-waiting", count=twins), "ganda")])
    rows.append([context.button(Text("queue-refresh"), "qv")])
    context.say("\n".join(lines), rows, CARD, fresh=fresh)


async def show_next(
    context: Context,
    line: str,
    after: tuple[QueueKind, int] | None = None,
    notice: Text | None = None,
    *,
    fresh: bool = False,
) -> None:
    """The next thing of a line in the card; at its end the overview."""
    item = await next_in_queue(context.session, context.access, after, LETTERS.get(line))
    if item is None:
        await overview(context, notice or Text("queue-end"), fresh=fresh)
        return
    await show_item(context, line, item.kind, item.id, notice, fresh=fresh)


async def show_item(
    context: Context,
    line: str,
    kind: QueueKind,
    row_id: int,
    notice: Text | None = None,
    *,
    fresh: bool = False,
) -> None:
    """The card of one thing, with what may be done to it."""
    draw = {QueueKind.MEMBER: _member, QueueKind.ORGANISATION: _organisation, QueueKind.JOIN: _join}[kind]
    try:
        parts, rows = await draw(context, line, row_id)
    except Invalid as error:
        context.toast(error.text, alert=True)
        return
    if notice is not None:
        # Above: what was decided was about somebody else than the card.
        parts.insert(0, context.t("queue-notice", notice=notice))
    context.say("\n\n".join(parts), rows, CARD, fresh=fresh)


async def _member(context: Context, line: str, row_id: int) -> tuple[list[str], Rows]:
    card = await review.review_card(context.session, row_id, context.access, context.regency, context.now)
    one = card.enrolment
    is_waiting = one.status is EnrolmentStatus.SUBMITTED
    parts = [
        entry.short(context, one),
        entry.waiting(context, one.submitted_at, card.submitter)
        if is_waiting
        else context.t("queue-status", status=status_name(one.status)),
        entry.findings(context, card.findings),
    ]
    parts += visit_results.advice(context, card.findings)
    rows: list[list[Button]] = [await visit_results.button_for(context, one)]
    if any(finding.code == LOOKALIKE.code for finding in card.findings):
        found = await pairs_of(context.session, (one.worker_id,))
        rows += [[context.button(Text("pairs-compare"), "gp", pair_id)] for pair_id in found.values()]
    if posts := await posts_of(context.session, one.worker_id):
        names = "; ".join(
            context.t(
                "queue-post", category=entry.category_name(context, key), organisation=clipped(name, _NAME)
            )
            for key, name in posts
        )
        parts.append(context.t("queue-posts", names=Html(names)))
    waits_for_organisation = one.organisation.status is OrganisationStatus.SUBMITTED
    if waits_for_organisation:
        parts.append(context.t("queue-organisation-waits"))
        data = ("qc", line, "o", one.organisation_id)
        rows.append([context.button(Text("queue-see-organisation"), *data)])
    if card.own:
        parts.append(context.t("review-own"))
    here = (line, one.id, one.version)
    if EnrolmentStatus.APPROVED in card.possible and not waits_for_organisation:
        rows.append([context.button(Text("queue-approve"), "qa", line, "m", one.id, one.version)])
    second = []
    if EnrolmentStatus.RETURNED in card.possible:
        second.append(context.button(Text("queue-return"), "qr", *here))
    if EnrolmentStatus.REJECTED in card.possible:
        second.append(context.button(Text("queue-reject"), "qx", line, "m", one.id, one.version))
    rows += [second, _foot(context, line, QueueKind.MEMBER, one)]
    return parts, rows


async def _organisation(context: Context, line: str, row_id: int) -> tuple[list[str], Rows]:
    card = await organisation_card(context.session, row_id)
    one = card.organisation
    parts: list[str] = [_about(context, one)]
    if one.status is OrganisationStatus.SUBMITTED:
        parts.append(entry.waiting(context, one.submitted_at, card.submitter))
    else:
        parts.append(context.t("queue-status", status=organisation_status_name(one.status)))
    if card.waiting_members:
        parts.append(context.t("queue-waiting-members", count=card.waiting_members))
    near = await near_same(context.session, context.regency, one.kind, one.name, one.desa_code)
    alike = [other for other in near if other.id != one.id][:_NEAR_SHOWN]
    if alike:
        names = ", ".join(clipped(other.name, _NAME) for other in alike)
        parts.append(context.t("queue-near", names=names))
    return parts, _yes_or_no(context, line, QueueKind.ORGANISATION, one.id, one.version, one.status)


async def _join(context: Context, line: str, row_id: int) -> tuple[list[str], Rows]:
    card = await join_card(context.session, row_id)
    request = card.request
    speakers = await coordinators_by_organisation(context.session, (request.organisation_id,))
    known = await accounts_by_id(context.session, speakers.get(request.organisation_id, ()))
    names = ", ".join(clipped(account.name, _NAME) for account in list(known.values())[:5])
    parts: list[str] = [
        context.t(
            "queue-join",
            who=clipped(card.applicant, _NAME),
            position=request.position,
            speakers=names or Text("entry-nobody"),
        ),
        _about(context, request.organisation),
    ]
    if request.status is OrganisationStatus.SUBMITTED:
        parts.append(entry.waiting(context, request.submitted_at, card.applicant))
    else:
        parts.append(context.t("queue-status", status=organisation_status_name(request.status)))
    return parts, _yes_or_no(context, line, QueueKind.JOIN, request.id, request.version, request.status)


def _yes_or_no(
    context: Context, line: str, kind: QueueKind, row_id: int, version: int, status: OrganisationStatus
) -> Rows:
    letter = LETTER_OF[kind]
    decide = []
    if status is OrganisationStatus.SUBMITTED:
        decide = [
            context.button(Text("queue-confirm"), "qa", line, letter, row_id, version),
            context.button(Text("queue-reject"), "qx", line, letter, row_id, version),
        ]
    skip = context.button(Text("queue-skip"), "qn", line, letter, row_id)
    return [decide, [skip], [context.button(Text("queue-back"), "qv")]]


def _foot(context: Context, line: str, kind: QueueKind, one: Enrolment) -> list[Button]:
    return [
        context.button(Text("queue-skip"), "qn", line, LETTER_OF[kind], one.id),
        context.button(Text("queue-details"), "qd", line, one.id),
        context.button(Text("queue-back"), "qv"),
    ]


def _about(context: Context, one: Organisation) -> str:
    lines: list[str] = [
        context.t(
            "queue-organisation",
            sign=SIGNS[QueueKind.ORGANISATION],
            name=one.name,
            kind=entry.kind_name(context, one.kind),
            place=entry.place_name(context, one.desa_code, one.kecamatan_code),
        )
    ]
    if one.landmark:
        lines.append(context.t("queue-landmark", landmark=one.landmark))
    if one.simas_id:
        lines.append(context.t("queue-simas", id=one.simas_id))
    return "\n".join(lines)


def _kind_button(context: Context, kind: QueueKind, count: int) -> Button:
    return context.button(Text(f"queue-only-{kind}", count=count), "qn", LETTER_OF[kind])
