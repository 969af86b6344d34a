"""What coordinators do with their people: name them, see them, mend what came back, withdraw.

Of other organisations' people nothing is said, not even that they exist: an id that is not one's own and an
id that is nobody's read the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager, joinedload

from locales import Text
from models import OPEN_STATUSES, Enrolment, EnrolmentStatus, Organisation, Worker
from regency import Regency
from services import claims
from services.alike import duplicates
from services.audit import Subject, record
from services.eligibility import Finding
from services.errors import Invalid, NotAllowed
from services.findings import codes, findings_for, findings_with, refuse_blocked
from services.lifecycle import Verdict, begin, expect_version, locked, move
from services.organisations import own_organisation
from services.reasons import Reason
from services.references import new_reference, next_number
from services.roles import Access
from services.taken import refuse_taken
from services.workers import MemberData, describe, make, renumbered, worker_by_nik

PAGE_SIZE = 8

# What asks for the coordinator's hand comes first.
_ORDER = (
    EnrolmentStatus.RETURNED,
    EnrolmentStatus.SUBMITTED,
    EnrolmentStatus.APPROVED,
    EnrolmentStatus.ANNOUNCED,
    EnrolmentStatus.CLEARED,
    EnrolmentStatus.PROPOSED,
    EnrolmentStatus.ENROLLED,
    EnrolmentStatus.REJECTED,
    EnrolmentStatus.WITHDRAWN,
    EnrolmentStatus.LEFT,
)


@dataclass(frozen=True)
class Submitted:
    """A new entry, the code that its person may claim their record with, and what staff will look at."""

    enrolment: Enrolment
    claim_code: claims.IssuedCode
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class MembersPage:
    """A page of one's own people. `page` counts from 0; `counts` are of all, by status."""

    members: tuple[Enrolment, ...]
    page: int
    pages: int
    counts: Mapping[EnrolmentStatus, int]

    @property
    def total(self) -> int:
        """How many entries there are on all pages."""
        return sum(self.counts.values())


async def submit(
    session: AsyncSession,
    by: Access,
    organisation_id: int,
    data: MemberData,
    regency: Regency,
    now: datetime,
) -> Submitted:
    """Names a person for an organisation of one's own. Raises `Invalid` or `NotAllowed`.

    A refused one leaves nothing behind. Of two organisations that name a person at the same moment one is
    told that the other was first.
    """
    organisation = await own_organisation(session, by, organisation_id)
    _check(organisation, data, regency)
    known = await worker_by_nik(session, data.nik, lock=True)
    today = now.astimezone(regency.zone).date()
    # Of somebody new nothing can be known: nobody has named them, and there is no cover.
    findings = findings_with(data, (), regency, today)
    if known is not None:
        findings = await findings_for(session, data, regency, today)
    refuse_blocked(findings)
    if known is not None:
        await refuse_taken(session, data.nik, by)
    try:
        async with session.begin_nested():
            worker = known or make(session, data, now)
            if known is not None:
                await describe(session, worker, data, now)
                duplicates.look_again(worker)
            entry = _entry(await next_number(session), worker, organisation, data, regency, now)
            entry.findings = codes(findings)
            await begin(session, entry, by, now)
    except IntegrityError as error:
        raise Invalid(Text("enrolments-taken-other")) from error
    if known is None:
        return Submitted(entry, claims.issue_code(session, worker.id, now), findings)
    return Submitted(entry, await claims.code_of(session, worker.id, now), findings)


def _entry(
    number: int, worker: Worker, organisation: Organisation, data: MemberData, regency: Regency, now: datetime
) -> Enrolment:
    return Enrolment(
        id=number,
        reference=new_reference(regency, number, now),
        worker=worker,
        organisation=organisation,
        category=data.category,
        serving_since=data.serving_since,
        ktp_file_id=data.ktp_file_id,
        consent_at=now,
    )


async def own_members(
    session: AsyncSession, by: Access, page: int = 0, page_size: int = PAGE_SIZE
) -> MembersPage:
    """One's own people with their worker and organisation: what was returned first, then by name."""
    mine = Enrolment.organisation_id.in_(by.organisation_ids)
    rows = await session.execute(
        select(Enrolment.status, func.count()).where(mine).group_by(Enrolment.status)
    )
    counts: dict[EnrolmentStatus, int] = {row[0]: row[1] for row in rows}
    pages = max(1, -(-sum(counts.values()) // page_size))
    page = min(max(page, 0), pages - 1)
    found = await session.scalars(
        select(Enrolment)
        .join(Enrolment.worker)
        .where(mine)
        .options(contains_eager(Enrolment.worker), joinedload(Enrolment.organisation, innerjoin=True))
        .order_by(
            case({status: place for place, status in enumerate(_ORDER)}, value=Enrolment.status),
            Worker.folded_name,
            Enrolment.id,
        )
        .limit(page_size)
        .offset(page * page_size)
    )
    return MembersPage(tuple(found), page, pages, counts)


async def member_card(session: AsyncSession, by: Access, enrolment_id: int) -> Enrolment:
    """One of one's own people, with worker and organisation. Raises `NotAllowed`."""
    enrolment = await session.scalar(
        select(Enrolment)
        .where(Enrolment.id == enrolment_id)
        .options(joinedload(Enrolment.worker, innerjoin=True))
        .options(joinedload(Enrolment.organisation, innerjoin=True))
    )
    return _own(enrolment, by)


async def mend(
    session: AsyncSession,
    by: Access,
    enrolment_id: int,
    expected_version: int,
    data: MemberData,
    regency: Regency,
    now: datetime,
) -> Submitted:
    """Puts a returned entry, corrected, back into the queue. Raises `Invalid`, `Stale` or `NotAllowed`.

    `data` are all answers (begin with `workers.data_of`); a photo that is not sent again is kept.
    """
    enrolment = _own(await locked(session, enrolment_id), by)
    await expect_version(session, enrolment, expected_version, regency)
    findings = await _checked(session, enrolment.organisation, data, regency, now)
    worker = enrolment.worker
    renamed = worker.nik != data.nik
    if renamed:
        await refuse_taken(session, data.nik, by, except_worker=worker.id)
    try:
        async with session.begin_nested():
            move(session, enrolment, Verdict(EnrolmentStatus.SUBMITTED), by, now)
            if renamed:
                worker = await renumbered(session, worker, enrolment, data, now)
            changed = [*(["nik"] if renamed else []), *await describe(session, worker, data, now)]
            changed += _update(enrolment, data, findings)
            duplicates.look_again(worker)
            await session.flush()
    except IntegrityError as error:
        raise Invalid(Text("enrolments-taken-other")) from error
    record(
        session,
        now,
        by.account_id,
        "enrolment.mend",
        Subject.ENROLMENT,
        enrolment.id,
        after=",".join(changed)[:100] or None,
    )
    return Submitted(enrolment, await claims.code_of(session, worker.id, now), findings)


async def withdraw(
    session: AsyncSession,
    by: Access,
    enrolment_id: int,
    expected_version: int,
    regency: Regency,
    now: datetime,
) -> Enrolment:
    """Takes an open entry of one's own back. Raises `Invalid`, `Stale` or `NotAllowed`."""
    enrolment = _own(await locked(session, enrolment_id), by)
    await expect_version(session, enrolment, expected_version, regency)
    move(session, enrolment, Verdict(EnrolmentStatus.WITHDRAWN, Reason.WITHDRAWN), by, now)
    await session.flush()
    return enrolment


async def claim_code_of(
    session: AsyncSession, by: Access, enrolment_id: int, now: datetime
) -> claims.IssuedCode:
    """The code to pass to one of one's own people. Raises `NotAllowed`."""
    enrolment = await member_card(session, by, enrolment_id)
    if enrolment.status not in OPEN_STATUSES:
        raise Invalid(Text("enrolments-code-closed"))
    return await claims.code_of(session, enrolment.worker_id, now)


def _own(enrolment: Enrolment | None, by: Access) -> Enrolment:
    if enrolment is None or enrolment.organisation_id not in by.organisation_ids:
        raise NotAllowed(Text("enrolments-not-found"))
    return enrolment


async def _checked(
    session: AsyncSession, organisation: Organisation, data: MemberData, regency: Regency, now: datetime
) -> tuple[Finding, ...]:
    """What the checks say; raises `Invalid` for what cannot be."""
    _check(organisation, data, regency)
    findings = await findings_for(session, data, regency, now.astimezone(regency.zone).date())
    refuse_blocked(findings)
    return findings


def _check(organisation: Organisation, data: MemberData, regency: Regency) -> None:
    """What no honest form sends. Raises `Invalid`."""
    if data.category not in {category.key for category in regency.categories_of(organisation.kind)}:
        raise Invalid(Text("enrolments-category"))
    if not regency.has_area(data.desa_code) or regency.area(data.desa_code).parent != data.kecamatan_code:
        raise Invalid(Text("enrolments-area"))
    if not data.consent:
        raise Invalid(Text("enrolments-consent"))


def _update(enrolment: Enrolment, data: MemberData, findings: tuple[Finding, ...]) -> list[str]:
    changed = []
    for field in ("category", "serving_since"):
        if getattr(enrolment, field) != getattr(data, field):
            setattr(enrolment, field, getattr(data, field))
            changed.append(field)
    if data.ktp_file_id and data.ktp_file_id != enrolment.ktp_file_id:
        enrolment.ktp_file_id = data.ktp_file_id
        changed.append("ktp")
    enrolment.findings = codes(findings)
    return changed
