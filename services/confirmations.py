"""Staff confirm organisations, and the people who say that they speak for one, or turn them down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager

from locales import Text
from models import (
    Account,
    Enrolment,
    EnrolmentStatus,
    JoinRequest,
    Organisation,
    OrganisationStatus,
    RoleGrant,
)
from regency import Regency
from services.audit import Subject, record
from services.errors import Invalid, NotAllowed, Stale
from services.lifecycle import Verdict, move
from services.organisations import coordinators_by_organisation, organisation_status_name
from services.permissions import Action, allowed
from services.roles import Access, grant_coordinator

NOTE_LENGTH = 500


@dataclass(frozen=True)
class Answer:
    """What staff say to an organisation or a request: CONFIRMED or REJECTED, and words for the applicant."""

    to: OrganisationStatus
    note: str | None = None


@dataclass(frozen=True)
class DecidedOrganisation:
    """An organisation as decided, whom to tell, and how many open entries were withdrawn with it.

    `applicants`: account ids of those whose requests to speak for it were turned down with it.
    """

    organisation: Organisation
    tell_account_ids: frozenset[int]
    withdrawn: int = 0
    applicants: frozenset[int] = frozenset()


@dataclass(frozen=True)
class DecidedJoin:
    """A request to speak for an organisation as decided, and whom to tell."""

    request: JoinRequest
    tell_account_ids: frozenset[int]


async def decide_organisation(
    session: AsyncSession,
    organisation_id: int,
    expected_version: int,
    answer: Answer,
    by: Access,
    regency: Regency,
    now: datetime,
) -> DecidedOrganisation:
    """Confirms or rejects an organisation. Raises `Stale`, `NotAllowed` (also for one's own) or `Invalid`.

    A rejected one loses its coordinators, and its open entries are withdrawn so that the right organisation
    can name those people.
    """
    _may_decide(by, answer)
    organisation = await session.scalar(
        select(Organisation)
        .where(Organisation.id == organisation_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if organisation is None:
        raise Invalid(Text("organisations-not-found"))
    if organisation.submitted_by == by.account_id or organisation.id in by.organisation_ids:
        raise NotAllowed(Text("review-own"))
    await expect_waiting(session, organisation, expected_version, regency)
    speakers = await coordinators_by_organisation(session, (organisation.id,))
    tell = speakers.get(organisation.id, frozenset())
    _decided(session, organisation, answer, by, now)
    if answer.to is not OrganisationStatus.REJECTED:
        return DecidedOrganisation(organisation, tell)
    applicants = await _turn_down_requests(session, organisation, by, now)
    withdrawn = await _close(session, organisation, by, now)
    return DecidedOrganisation(organisation, tell, withdrawn, applicants)


async def decide_join(
    session: AsyncSession,
    request_id: int,
    expected_version: int,
    answer: Answer,
    by: Access,
    regency: Regency,
    now: datetime,
) -> DecidedJoin:
    """Lets somebody speak for an organisation, or not. Raises as `decide_organisation` does."""
    _may_decide(by, answer)
    request = await session.scalar(
        select(JoinRequest)
        .join(JoinRequest.organisation)
        .where(JoinRequest.id == request_id)
        .options(contains_eager(JoinRequest.organisation))
        .with_for_update(of=JoinRequest)
        .execution_options(populate_existing=True)
    )
    if request is None:
        raise Invalid(Text("organisations-not-found"))
    if request.account_id == by.account_id or request.organisation_id in by.organisation_ids:
        raise NotAllowed(Text("review-own"))
    await expect_waiting(session, request, expected_version, regency)
    confirmed = answer.to is OrganisationStatus.CONFIRMED
    if confirmed and request.organisation.status is OrganisationStatus.REJECTED:
        raise Invalid(Text("organisations-not-found"))
    _decided(session, request, answer, by, now)
    if confirmed:
        await grant_coordinator(
            session, request.account_id, request.organisation_id, request.position, now, by.account_id
        )
    return DecidedJoin(request, frozenset({request.account_id}))


def _may_decide(by: Access, answer: Answer) -> None:
    if not allowed(by, Action.CONFIRM_ORGANISATION):
        raise NotAllowed(Text("not-allowed"))
    if answer.to is OrganisationStatus.SUBMITTED:
        raise ValueError("staff confirm or reject")
    if len(answer.note or "") > NOTE_LENGTH:
        raise Invalid(Text("review-note-long", limit=NOTE_LENGTH))


async def expect_waiting(
    session: AsyncSession, row: Organisation | JoinRequest, version: int, regency: Regency
) -> None:
    """Raises `Stale`, saying who did what and when, unless it waits as it was shown."""
    if row.status is OrganisationStatus.SUBMITTED:
        if row.version != version:
            raise Stale(Text("review-changed", since=row.submitted_at.astimezone(regency.zone)))
        return
    name = await session.scalar(select(Account.name).where(Account.id == row.decided_by))
    raise Stale(
        Text(
            "review-decided-already",
            status=organisation_status_name(row.status),
            name=name,
            at=row.decided_at.astimezone(regency.zone) if row.decided_at else None,
        )
    )


def _decided(
    session: AsyncSession, row: Organisation | JoinRequest, answer: Answer, by: Access, now: datetime
) -> None:
    action, subject = "organisation.decide", Subject.ORGANISATION
    if isinstance(row, JoinRequest):
        action, subject = "organisation.decide_join", Subject.JOIN_REQUEST
    record(
        session,
        now,
        by.account_id,
        action,
        subject,
        row.id,
        before=row.status,
        after=answer.to,
        note=answer.note,
    )
    row.status = answer.to
    row.decided_by, row.decided_at, row.decision_note = by.account_id, now, answer.note


async def _turn_down_requests(
    session: AsyncSession, organisation: Organisation, by: Access, now: datetime
) -> frozenset[int]:
    """Nobody can speak for what is not there; whose requests those were."""
    waiting = await session.scalars(
        update(JoinRequest)
        .where(
            JoinRequest.organisation_id == organisation.id,
            JoinRequest.status == OrganisationStatus.SUBMITTED,
        )
        .values(
            status=OrganisationStatus.REJECTED,
            decided_by=by.account_id,
            decided_at=now,
            version=JoinRequest.version + 1,
        )
        .returning(JoinRequest.account_id)
        .execution_options(synchronize_session=False)
    )
    return frozenset(waiting)


async def _close(session: AsyncSession, organisation: Organisation, by: Access, now: datetime) -> int:
    await session.execute(
        update(RoleGrant)
        .where(RoleGrant.organisation_id == organisation.id, RoleGrant.revoked_at.is_(None))
        .values(revoked_at=now, revoked_by=by.account_id)
    )
    open_ones = await session.scalars(
        select(Enrolment)
        .where(
            Enrolment.organisation_id == organisation.id,
            Enrolment.status.in_((EnrolmentStatus.SUBMITTED, EnrolmentStatus.RETURNED)),
        )
        .order_by(Enrolment.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    entries = list(open_ones)
    for entry in entries:
        move(session, entry, Verdict(EnrolmentStatus.WITHDRAWN), by, now)
    return len(entries)
