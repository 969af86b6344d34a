"""Entries that are "belum lengkap": taken in from a list or a photo, with something left to fill in.

Such an entry holds its place and its reference number, but staff are not asked to decide on it, and could not
approve it: BPJS's form asks for what is missing. Nothing is stored about the state: what is missing is
missing in the person's own row, so an entry is complete the moment that the last of it is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager, joinedload

from locales import Text
from models import Enrolment, EnrolmentStatus, Worker
from regency import Regency
from services.audit import Subject, record
from services.eligibility import LATER
from services.errors import Invalid, NotAllowed
from services.findings import codes, findings_of
from services.lifecycle import locked
from services.roles import Access


def missing_of(worker: Worker) -> tuple[str, ...]:
    """Which of `LATER` a person's record lacks, in the order in which they are asked."""
    return tuple(field for field in LATER if getattr(worker, field) is None)


def lacks_something() -> ColumnElement[bool]:
    """`missing_of` as a condition on `Worker`; what is encrypted is empty where it is empty."""
    return or_(*(getattr(Worker, field).is_(None) for field in LATER))


def waits_for_completing(enrolment: Enrolment) -> bool:
    """Whether an entry (loaded with its worker) is "belum lengkap"."""
    return enrolment.status is EnrolmentStatus.SUBMITTED and bool(missing_of(enrolment.worker))


async def count_incomplete(session: AsyncSession, by: Access | None = None) -> int:
    """How many entries are "belum lengkap": of one's own people, or (None) of everybody."""
    query = (
        select(func.count())
        .select_from(Enrolment)
        .join(Worker, Worker.id == Enrolment.worker_id)
        .where(Enrolment.status == EnrolmentStatus.SUBMITTED, lacks_something())
    )
    if by is not None:
        query = query.where(Enrolment.organisation_id.in_(by.organisation_ids))
    return await session.scalar(query) or 0


async def next_incomplete(session: AsyncSession, by: Access, after: int = 0) -> Enrolment | None:
    """The next of one's own entries to be filled in, behind the one with the id `after`, or the first."""
    query = (
        select(Enrolment)
        .join(Enrolment.worker)
        .where(
            Enrolment.organisation_id.in_(by.organisation_ids),
            Enrolment.status == EnrolmentStatus.SUBMITTED,
            lacks_something(),
        )
        .options(contains_eager(Enrolment.worker), joinedload(Enrolment.organisation, innerjoin=True))
        .order_by((Enrolment.id <= after), Enrolment.id)
        .limit(1)
    )
    return await session.scalar(query)


async def complete(
    session: AsyncSession,
    by: Access,
    enrolment_id: int,
    given: Mapping[str, str | None],
    regency: Regency,
    now: datetime,
) -> Enrolment:
    """Fills in what an own entry lacks; `given` are values of `LATER`, read already, None for "not yet".

    What is there already is not touched: it may have been seen by staff. Raises `NotAllowed` for somebody
    else's entry and `Invalid` for one that is not waiting any more.
    """
    enrolment = await locked(session, enrolment_id)
    if enrolment is None or enrolment.organisation_id not in by.organisation_ids:
        raise NotAllowed(Text("enrolments-not-found"))
    if enrolment.status is not EnrolmentStatus.SUBMITTED:
        raise Invalid(Text("completing-not-waiting"))
    worker = enrolment.worker
    filled = [field for field in missing_of(worker) if given.get(field)]
    for field in filled:
        setattr(worker, field, given[field])
    if not filled:
        return enrolment
    worker.updated_at = now
    if not missing_of(worker):
        # It waits for staff from the moment on which they can decide.
        enrolment.submitted_at = now
    await session.flush()
    today = now.astimezone(regency.zone).date()
    enrolment.findings = codes((await findings_of(session, (enrolment,), regency, today))[enrolment.id])
    record(
        session,
        now,
        by.account_id,
        "enrolment.complete",
        Subject.ENROLMENT,
        enrolment.id,
        after=",".join(filled),
    )
    await session.flush()
    return enrolment
