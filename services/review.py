"""The queue of staff: what waits, one item after the other, and what is decided on it.

Nobody decides on what they submitted, on an organisation they speak for, or on themselves (four eyes).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import not_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager, joinedload

from locales import Text
from models import Account, Enrolment, EnrolmentStatus, Organisation, OrganisationStatus, StatusChange
from regency import Regency
from services.alike.blocking import VERSION
from services.alike.duplicates import CATCH_UP, up_to_date
from services.completing import lacks_something
from services.eligibility import Finding, is_clean
from services.errors import Invalid, NotAllowed
from services.findings import findings_of, first_block
from services.lifecycle import Verdict, expect_version, locked, move, possible
from services.organisations import coordinators_by_organisation
from services.permissions import Action, allowed
from services.roles import Access

NOTE_LENGTH = 500
BULK_LIMIT = 50
SCAN = 200
DECISIONS = frozenset({EnrolmentStatus.APPROVED, EnrolmentStatus.RETURNED, EnrolmentStatus.REJECTED})


@dataclass(frozen=True)
class ReviewCard:
    """An entry (with worker and organisation) as staff look at it, checked as of today.

    `possible` is what this person may make of it; `own` says that it needs somebody else's eyes.
    """

    enrolment: Enrolment
    findings: tuple[Finding, ...]
    submitter: str | None
    possible: frozenset[EnrolmentStatus]
    own: bool


@dataclass(frozen=True)
class HistoryLine:
    """One step of an entry. `who` is empty when the system did it."""

    at: datetime
    before: EnrolmentStatus | None
    after: EnrolmentStatus
    who: str | None
    reason: str | None
    field: str | None
    note: str | None


@dataclass(frozen=True)
class Decided:
    """An entry as decided, and the accounts of those who speak for its organisation."""

    enrolment: Enrolment
    tell_account_ids: frozenset[int]


@dataclass(frozen=True)
class BulkApproved:
    """What became of a preview: approved ones, ids that had changed meanwhile, and whom to tell of which."""

    approved: tuple[Enrolment, ...]
    changed_meanwhile: tuple[int, ...]
    tell: Mapping[int, tuple[Enrolment, ...]]


async def review_card(
    session: AsyncSession, enrolment_id: int, by: Access, regency: Regency, now: datetime
) -> ReviewCard:
    """An entry for the eyes of staff. Raises `Invalid` when there is none."""
    row = (
        await session.execute(
            select(Enrolment, Account.name)
            .outerjoin(Account, Account.id == Enrolment.submitted_by)
            .where(Enrolment.id == enrolment_id)
            .options(joinedload(Enrolment.worker, innerjoin=True))
            .options(joinedload(Enrolment.organisation, innerjoin=True))
        )
    ).one_or_none()
    if row is None:
        raise Invalid(Text("review-not-found"))
    enrolment, submitter = row
    own = is_own(enrolment, by)
    choices = frozenset() if own else possible(enrolment.status, by) & DECISIONS
    await up_to_date(session, enrolment.worker, now)
    findings = await findings_of(session, (enrolment,), regency, _today(regency, now))
    return ReviewCard(enrolment, findings[enrolment.id], submitter, choices, own)


async def entry_for_office(session: AsyncSession, enrolment_id: int) -> Enrolment:
    """An entry with worker and organisation, whose ever it is. Raises `NotAllowed` when there is none."""
    enrolment = await session.scalar(
        select(Enrolment)
        .where(Enrolment.id == enrolment_id)
        .options(joinedload(Enrolment.worker, innerjoin=True))
        .options(joinedload(Enrolment.organisation, innerjoin=True))
    )
    if enrolment is None:
        raise NotAllowed(Text("review-not-found"))
    return enrolment


async def history(session: AsyncSession, enrolment_id: int) -> list[HistoryLine]:
    """Every step of an entry, the first one first."""
    rows = await session.execute(
        select(StatusChange, Account.name)
        .outerjoin(Account, Account.id == StatusChange.by)
        .where(StatusChange.enrolment_id == enrolment_id)
        .order_by(StatusChange.id)
    )
    return [
        HistoryLine(step.at, step.before, step.after, who, step.reason, step.field, step.note)
        for step, who in rows
    ]


async def decide(
    session: AsyncSession,
    enrolment_id: int,
    expected_version: int,
    verdict: Verdict,
    by: Access,
    regency: Regency,
    now: datetime,
) -> Decided:
    """Approves, returns or rejects an entry as it was shown. Raises `Stale`, `NotAllowed` or `Invalid`."""
    if not allowed(by, Action.REVIEW_DECIDE):
        raise NotAllowed(Text("not-allowed"))
    if len(verdict.note or "") > NOTE_LENGTH:
        raise Invalid(Text("review-note-long", limit=NOTE_LENGTH))
    if verdict.to not in DECISIONS:
        raise ValueError(f"not a decision of staff: {verdict.to}")
    enrolment = await locked(session, enrolment_id)
    if enrolment is None:
        raise Invalid(Text("review-not-found"))
    await expect_version(session, enrolment, expected_version, regency)
    if is_own(enrolment, by):
        raise NotAllowed(Text("review-own"))
    if verdict.to is EnrolmentStatus.APPROVED:
        await _check_approvable(session, enrolment, regency, now)
    move(session, enrolment, verdict, by, now)
    await session.flush()
    tell = await coordinators_by_organisation(session, (enrolment.organisation_id,))
    return Decided(enrolment, tell.get(enrolment.organisation_id, frozenset()))


async def clean_ones(
    session: AsyncSession, by: Access, regency: Regency, now: datetime, limit: int = BULK_LIMIT
) -> list[Enrolment]:
    """Waiting entries to which nothing is to be said, of confirmed organisations, the oldest first.

    Exactly these, with their versions, are what "approve all" may be pressed for.
    """
    query = (
        select(Enrolment)
        .join(Organisation, Organisation.id == Enrolment.organisation_id)
        .join(Enrolment.worker)
        .where(
            Enrolment.status == EnrolmentStatus.SUBMITTED,
            Organisation.status == OrganisationStatus.CONFIRMED,
            not_(lacks_something()),
        )
        .options(contains_eager(Enrolment.worker))
        .options(joinedload(Enrolment.organisation, innerjoin=True))
        .order_by(Enrolment.submitted_at, Enrolment.id)
    )
    clean: list[Enrolment] = []
    looked_at = 0
    while len(clean) < limit:
        rows = list(await session.scalars(query.limit(SCAN).offset(looked_at)))
        clean += await _clean(session, rows, by, regency, now)
        looked_at += SCAN
        if len(rows) < SCAN:
            break
    return clean[:limit]


async def approve_all_clean(
    session: AsyncSession,
    shown: Collection[tuple[int, int]],
    by: Access,
    regency: Regency,
    now: datetime,
) -> BulkApproved:
    """Approves what a preview showed, (id, version) each, and nothing else.

    What changed meanwhile, or would no longer be clean today, is left for a look at its own card.
    """
    if not allowed(by, Action.REVIEW_BULK):
        raise NotAllowed(Text("not-allowed"))
    versions = dict(shown)
    # In the order of ids, so that two bulk approvals cannot wait for each other for ever.
    rows = await session.scalars(
        select(Enrolment)
        .where(Enrolment.id.in_(versions))
        .options(joinedload(Enrolment.worker, innerjoin=True))
        .options(joinedload(Enrolment.organisation, innerjoin=True))
        .order_by(Enrolment.id)
        .with_for_update(of=Enrolment)
        .execution_options(populate_existing=True)
    )
    unchanged = [entry for entry in rows if entry.version == versions[entry.id]]
    approved = await _clean(session, unchanged, by, regency, now)
    for entry in approved:
        move(session, entry, Verdict(EnrolmentStatus.APPROVED), by, now)
    await session.flush()
    speakers = await coordinators_by_organisation(session, {entry.organisation_id for entry in approved})
    tell: dict[int, tuple[Enrolment, ...]] = {}
    for entry in approved:
        for account_id in speakers.get(entry.organisation_id, ()):
            tell[account_id] = (*tell.get(account_id, ()), entry)
    done = {entry.id for entry in approved}
    return BulkApproved(tuple(approved), tuple(sorted(versions.keys() - done)), tell)


def is_own(enrolment: Enrolment, by: Access) -> bool:
    """Whether somebody would decide on what is theirs."""
    return (
        enrolment.submitted_by == by.account_id
        or enrolment.organisation_id in by.organisation_ids
        or enrolment.worker_id == by.worker_id
    )


async def _clean(
    session: AsyncSession, entries: list[Enrolment], by: Access, regency: Regency, now: datetime
) -> list[Enrolment]:
    """Those that may be approved without a look."""
    candidates = [
        entry
        for entry in entries
        if entry.status is EnrolmentStatus.SUBMITTED
        and entry.organisation.status is OrganisationStatus.CONFIRMED
        and not is_own(entry, by)
    ]
    # Who has only just come is compared with the others now; of very many, the rest has to wait.
    for entry in [one for one in candidates if one.worker.keys_version < VERSION][CATCH_UP:]:
        candidates.remove(entry)
    for entry in candidates:
        await up_to_date(session, entry.worker, now)
    findings = await findings_of(session, candidates, regency, _today(regency, now))
    return [entry for entry in candidates if is_clean(findings[entry.id])]


async def _check_approvable(
    session: AsyncSession, enrolment: Enrolment, regency: Regency, now: datetime
) -> None:
    if enrolment.organisation.status is not OrganisationStatus.CONFIRMED:
        raise Invalid(Text("review-organisation-waits", name=enrolment.organisation.name))
    await up_to_date(session, enrolment.worker, now)
    # Somebody may have turned 65 while waiting.
    findings = await findings_of(session, (enrolment,), regency, _today(regency, now))
    block = first_block(findings[enrolment.id])
    if block is not None:
        raise Invalid(Text("review-blocked", why=block.text))


def _today(regency: Regency, now: datetime) -> date:
    return now.astimezone(regency.zone).date()
