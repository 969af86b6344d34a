"""Cases of accident and death: who may open and see which, opened once per worker and event.

Of other people nothing is said, not even that there is a case: what is not one's own and what does not exist
read the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlalchemy import case as sql_case
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from locales import Text
from models import (
    OPEN_STATUSES,
    Account,
    BenefitCase,
    CaseKind,
    CaseStatus,
    Enrolment,
    EnrolmentStatus,
    Organisation,
    OrganisationStatus,
    Worker,
)
from regency import Paper, Regency
from services.benefits.case_steps import CaseReason
from services.benefits.progress import Move, begin, move_case
from services.errors import Invalid, NotAllowed
from services.organisations import coordinators_by_organisation
from services.permissions import Action, allowed
from services.roles import Access

# A death is reported of somebody whose entry stands open, or was closed for that very death.
_SPEAKS = (*OPEN_STATUSES, EnrolmentStatus.LEFT)
DEATHS = (CaseKind.DEATH, CaseKind.WORK_DEATH)
# Nobody dies twice, whatever the cause turns out to be.
DEATH = "death"


@dataclass(frozen=True)
class Concerned:
    """Somebody of whom one may report an event: with the entry through which, where there is one.

    `shows_cover`: whether what BPJS says of them may be shown to the one who asks.
    """

    worker: Worker
    enrolment: Enrolment | None
    shows_cover: bool


@dataclass(frozen=True)
class Report:
    """What somebody says: the day, for an accident the earliest hour it may have been, and details."""

    kind: CaseKind
    day: date
    hour: time | None = None
    is_traffic: bool = False
    details: Mapping[str, str] = field(default_factory=dict)


async def concerned(session: AsyncSession, by: Access, worker_id: int) -> Concerned:
    """Whom a report is about: oneself, one of one's own people, or for the office anybody.

    Raises `NotAllowed`.
    """
    worker = await session.get(Worker, worker_id) if worker_id else None
    if worker is not None and worker.merged_into_id is not None:
        worker = await session.get(Worker, worker.merged_into_id)
    if worker is None:
        raise NotAllowed(Text("enrolments-not-found"))
    entries = await _entries(session, worker.id)
    if by.worker_id == worker.id or allowed(by, Action.FOLLOW_CASES):
        trusted = [one for one in entries if one.organisation.status is OrganisationStatus.CONFIRMED]
        return Concerned(worker, next(iter(trusted), None), shows_cover=True)
    own = next((one for one in entries if one.organisation_id in by.organisation_ids), None)
    if own is None:
        raise NotAllowed(Text("enrolments-not-found"))
    # Anybody can register an organisation and name somebody whose NIK they know.
    return Concerned(worker, own, own.organisation.status is OrganisationStatus.CONFIRMED)


async def report(
    session: AsyncSession, by: Access, worker_id: int, said: Report, regency: Regency, now: datetime
) -> tuple[BenefitCase, bool]:
    """Opens the case, or gives the one that is open for this event already; whether it is new.

    Raises `Invalid` or `NotAllowed`.
    """
    about = await concerned(session, by, worker_id)
    instant = _instant(said, about.worker, regency, now)
    event = DEATH if said.kind in DEATHS else f"accident {said.day.isoformat()}"
    known = await open_case(session, about.worker.id, event)
    if known is not None:
        return known, False
    await _refuse_finished(session, about.worker, event)
    hours = timedelta(hours=regency.cover.accident_report_hours)
    case = BenefitCase(
        worker=about.worker,
        organisation_id=about.enrolment.organisation_id if about.enrolment else None,
        kind=said.kind,
        event=event,
        event_on=said.day,
        event_at=instant,
        report_until=instant + hours if instant is not None else None,
        is_traffic=said.is_traffic and said.kind is not CaseKind.DEATH,
        details=dict(said.details) or None,
    )
    try:
        async with session.begin_nested():
            await begin(session, case, by, now)
    except IntegrityError:
        # Two people of one family at the same moment.
        known = await open_case(session, about.worker.id, event)
        if known is None:
            raise
        return known, False
    return case, True


async def open_case(session: AsyncSession, worker_id: int, event: str) -> BenefitCase | None:
    """The case that is open for an event of a worker."""
    return await session.scalar(
        select(BenefitCase)
        .where(
            BenefitCase.worker_id == worker_id,
            BenefitCase.event == event,
            BenefitCase.status != CaseStatus.CLOSED,
        )
        .options(joinedload(BenefitCase.worker, innerjoin=True))
    )


async def close_mistaken(session: AsyncSession, worker_id: int, by: Access, now: datetime) -> None:
    """A death recorded by mistake: the case that the same person opened for it goes, unless it was begun."""
    case = await open_case(session, worker_id, DEATH)
    if case is None or case.status is not CaseStatus.REPORTED or case.opened_by != by.account_id:
        return
    move = Move(CaseStatus.CLOSED, CaseReason.MISTAKE)
    await move_case(session, case, case.version, move, (), by, now)


async def case_for(session: AsyncSession, by: Access, case_id: int, *, lock: bool = False) -> BenefitCase:
    """A case that this person may see, with its worker; with `lock` nobody else's until the end of this unit.

    Raises `NotAllowed`.
    """
    query = (
        select(BenefitCase)
        .where(BenefitCase.id == case_id)
        .options(joinedload(BenefitCase.worker, innerjoin=True))
    )
    if lock:
        query = query.with_for_update(of=BenefitCase).execution_options(populate_existing=True)
    case = await session.scalar(query)
    if case is None or not _may_see(case, by):
        raise NotAllowed(Text("klaim-not-found"))
    return case


async def cases_of(session: AsyncSession, by: Access) -> Sequence[BenefitCase]:
    """The open cases of oneself and one's own people, the newest first; of the office's work nothing."""
    found = await session.scalars(
        select(BenefitCase)
        .where(
            BenefitCase.status != CaseStatus.CLOSED,
            (BenefitCase.worker_id == (by.worker_id or 0))
            | BenefitCase.organisation_id.in_(by.organisation_ids),
        )
        .options(joinedload(BenefitCase.worker, innerjoin=True))
        .order_by(BenefitCase.id.desc())
        .limit(10)
    )
    return found.all()


async def shows_cover(session: AsyncSession, by: Access, case: BenefitCase) -> bool:
    """Whether what BPJS says of the worker may be shown to somebody who sees the case."""
    if by.worker_id == case.worker_id or allowed(by, Action.FOLLOW_CASES):
        return True
    organisation = await session.get(Organisation, case.organisation_id or 0)
    return organisation is not None and organisation.status is OrganisationStatus.CONFIRMED


async def family_of(session: AsyncSession, case: BenefitCase) -> frozenset[int]:
    """Account ids of those who follow a case from outside the office: the worker's own, the coordinators."""
    own = await session.scalars(select(Account.id).where(Account.worker_id == case.worker_id))
    speakers = await coordinators_by_organisation(session, (case.organisation_id or 0,))
    return frozenset(own) | speakers.get(case.organisation_id or 0, frozenset())


def papers_of(case: BenefitCase, regency: Regency) -> tuple[Paper, ...]:
    """What this claim needs, in the order in which families get it."""
    return regency.papers_for(case.kind.value, traffic=case.is_traffic)


def missing_papers(case: BenefitCase, regency: Regency) -> tuple[Paper, ...]:
    """What nobody has said is there, or not needed."""
    return tuple(paper for paper in papers_of(case, regency) if paper.key not in case.papers)


async def _entries(session: AsyncSession, worker_id: int) -> Sequence[Enrolment]:
    """Open ones first, then the latest."""
    found = await session.scalars(
        select(Enrolment)
        .where(Enrolment.worker_id == worker_id, Enrolment.status.in_(_SPEAKS))
        .options(joinedload(Enrolment.organisation, innerjoin=True))
        .order_by(sql_case((Enrolment.status == EnrolmentStatus.LEFT, 1), else_=0), Enrolment.id.desc())
    )
    return found.all()


def _instant(said: Report, worker: Worker, regency: Regency, now: datetime) -> datetime | None:
    """When the accident was at the earliest. Raises `Invalid` for what has not happened or cannot have."""
    today = now.astimezone(regency.zone).date()
    if said.day > today:
        raise Invalid(Text("leaving-future", day=said.day, today=today), "day")
    if said.day <= worker.birth_date:
        raise Invalid(Text("leaving-before-birth", day=said.day), "day")
    if said.kind is CaseKind.DEATH:
        return None
    instant = datetime.combine(said.day, said.hour or time(), tzinfo=regency.zone)
    if instant > now:
        raise Invalid(Text("klaim-future-hour", now=now.astimezone(regency.zone)), "hour")
    return instant


async def _refuse_finished(session: AsyncSession, worker: Worker, event: str) -> None:
    """An event that was followed to its end is not followed again; one closed by mistake may be."""
    done = await session.scalar(
        select(BenefitCase.id)
        .where(
            BenefitCase.worker_id == worker.id,
            BenefitCase.event == event,
            BenefitCase.status == CaseStatus.CLOSED,
            BenefitCase.reason.is_(None),
        )
        .limit(1)
    )
    if done is not None:
        raise Invalid(Text("klaim-done-already", name=worker.name))


def _may_see(case: BenefitCase, by: Access) -> bool:
    if allowed(by, Action.FOLLOW_CASES):
        return True
    return allowed(by, Action.SEE_CASE) and (
        by.worker_id == case.worker_id or case.organisation_id in by.organisation_ids
    )
