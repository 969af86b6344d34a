"""The answer to "am I protected?", in plain words and with dates.

Approved never means protected: AKTIF, MASA TENGGANG and BERAKHIR rest on BPJS's own file, and the answer says
of which date that is. The NIK is masked; the KPJ is never shown, because it opens balances elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import case, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import (
    OPEN_STATUSES,
    Enrolment,
    EnrolmentStatus,
    Organisation,
    Protection,
    ProtectionState,
    Worker,
)
from regency import Programme, Regency
from services.dates import months_after
from services.masks import mask_nik
from services.protections import best_of, state_on
from services.reasons import Reason, reason_text


class WorkerState(StrEnum):
    """Where a worker stands, seen from their side."""

    UNKNOWN = "unknown"
    IN_REVIEW = "in_review"
    TO_MEND = "to_mend"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    LEFT = "left"
    DECEASED = "deceased"
    APPROVED = "approved"
    PROPOSED = "proposed"
    ACTIVE = "active"
    UPCOMING = "upcoming"
    GRACE = "grace"
    ENDED = "ended"


BY_ENROLMENT = {
    EnrolmentStatus.SUBMITTED: WorkerState.IN_REVIEW,
    EnrolmentStatus.RETURNED: WorkerState.TO_MEND,
    EnrolmentStatus.APPROVED: WorkerState.APPROVED,
    EnrolmentStatus.ANNOUNCED: WorkerState.APPROVED,
    EnrolmentStatus.CLEARED: WorkerState.APPROVED,
    EnrolmentStatus.PROPOSED: WorkerState.PROPOSED,
    # Enrolled with no period stored: BPJS has spoken of the person, not of any day.
    EnrolmentStatus.ENROLLED: WorkerState.PROPOSED,
    EnrolmentStatus.REJECTED: WorkerState.REJECTED,
    EnrolmentStatus.WITHDRAWN: WorkerState.WITHDRAWN,
    EnrolmentStatus.LEFT: WorkerState.LEFT,
}
BY_PROTECTION = {
    ProtectionState.ACTIVE: WorkerState.ACTIVE,
    ProtectionState.UPCOMING: WorkerState.UPCOMING,
    ProtectionState.GRACE: WorkerState.GRACE,
    ProtectionState.ENDED: WorkerState.ENDED,
}


@dataclass(frozen=True, repr=False)
class WorkerStatus:
    """The answer in parts, in the order they are said.

    `day` is the date in the headline (until when, since when), None where there is none; `as_of` the date of
    BPJS's file behind it, None where the answer does not rest on one. `covers` and `channels` are lists.
    """

    worker_id: int | None
    state: WorkerState
    headline: Text
    who: Text | None
    day: date | None
    as_of: date | None
    notes: tuple[Text, ...]
    covers: tuple[Text, ...]
    next_step: Text
    channels: tuple[Text, ...]

    def texts(self) -> tuple[Text, ...]:
        """The whole answer: one paragraph each, lists as one paragraph."""
        parts = [self.headline, self.who, *self.notes]
        if self.covers:
            parts += [Text("status-covers"), *(Text("status-item", item=item) for item in self.covers)]
        parts.append(self.next_step)
        parts += [Text("status-channels"), *(Text("status-item", item=item) for item in self.channels)]
        return tuple(part for part in parts if part is not None)


async def status_of(
    session: AsyncSession, worker_id: int | None, today: date, regency: Regency
) -> WorkerStatus:
    """The status of a worker on a day; None, or an id that is gone, reads "belum terdata"."""
    worker = await session.get(Worker, worker_id) if worker_id is not None else None
    if worker is None:
        return _answer(WorkerState.UNKNOWN, None, None, regency)
    enrolment, organisation = await _entry(session, worker.id)
    periods = (await session.scalars(select(Protection).where(Protection.worker_id == worker.id))).all()
    period = best_of(today, periods)
    if period is not None and _by_enrolment(enrolment) is not WorkerState.DECEASED:
        answer = _covered(period, enrolment, today, regency)
    else:
        state = _by_enrolment(enrolment)
        answer = _answer(state, None, enrolment, regency)
        answer = replace(answer, notes=_reason_notes(enrolment))
    who = _who(worker, enrolment, organisation, regency)
    return replace(answer, worker_id=worker.id, who=who)


async def _entry(session: AsyncSession, worker_id: int) -> tuple[Enrolment | None, str | None]:
    """The entry that counts, the open one or else the latest, and the name of its organisation."""
    found = (
        await session.execute(
            select(Enrolment, Organisation.name)
            .join(Organisation, Organisation.id == Enrolment.organisation_id)
            .where(Enrolment.worker_id == worker_id)
            .order_by(case((Enrolment.status.in_(OPEN_STATUSES), 0), else_=1), Enrolment.id.desc())
            .limit(1)
        )
    ).first()
    return (found[0], found[1]) if found else (None, None)


def _by_enrolment(enrolment: Enrolment | None) -> WorkerState:
    if enrolment is None:
        return WorkerState.UNKNOWN
    if enrolment.status is EnrolmentStatus.LEFT and enrolment.reason == Reason.DECEASED:
        # Whoever reads this holds the phone of somebody who has died.
        return WorkerState.DECEASED
    return BY_ENROLMENT[enrolment.status]


def _covered(period: Protection, enrolment: Enrolment | None, today: date, regency: Regency) -> WorkerStatus:
    state = BY_PROTECTION[state_on(today, period)]
    day = {
        WorkerState.ACTIVE: period.ends_on,
        WorkerState.UPCOMING: period.starts_on,
        WorkerState.GRACE: period.grace_until,
        WorkerState.ENDED: period.ends_on,
    }[state]
    notes = [Text("status-as-of", day=period.as_of)]
    if state is WorkerState.GRACE:
        notes.insert(0, Text("status-grace-since", day=period.ends_on))
    if enrolment is not None and enrolment.status in (EnrolmentStatus.SUBMITTED, EnrolmentStatus.RETURNED):
        notes.append(Text(f"status-entry-{enrolment.status.value}", reference=enrolment.reference))
        notes.extend(_reason_notes(enrolment))
    shows_benefits = state in (WorkerState.ACTIVE, WorkerState.UPCOMING)
    return replace(
        _answer(state, day, enrolment, regency),
        as_of=period.as_of,
        notes=tuple(notes),
        covers=_covers(period, today, regency) if shows_benefits else (),
    )


def _answer(
    state: WorkerState, day: date | None, enrolment: Enrolment | None, regency: Regency
) -> WorkerStatus:
    name = state.value.replace("_", "-")
    return WorkerStatus(
        worker_id=None,
        state=state,
        headline=Text(f"status-{name}", day=day),
        who=None,
        day=day,
        as_of=None,
        notes=(),
        covers=(),
        next_step=Text(
            f"status-next-{name}",
            reference=enrolment.reference if enrolment else None,
            days=regency.review.working_days,
            office=regency.department.short_name,
        ),
        channels=tuple(
            Text("status-channel", label=Text(channel.label_id), value=channel.value)
            for channel in regency.channels
        ),
    )


def _who(worker: Worker, enrolment: Enrolment | None, organisation: str | None, regency: Regency) -> Text:
    nik = mask_nik(worker.nik)
    if enrolment is None:
        return Text("status-who-alone", name=worker.name, nik=nik)
    labels = {category.key: Text(category.label_id) for category in regency.categories}
    category = labels.get(enrolment.category, enrolment.category)
    return Text("status-who", name=worker.name, nik=nik, category=category, organisation=organisation)


def _reason_notes(enrolment: Enrolment | None) -> tuple[Text, ...]:
    if enrolment is None or not enrolment.reason:
        return ()
    if enrolment.status not in (EnrolmentStatus.RETURNED, EnrolmentStatus.REJECTED, EnrolmentStatus.LEFT):
        return ()
    return (Text("status-reason", reason=reason_text(enrolment.reason)),)


def _covers(period: Protection, today: date, regency: Regency) -> tuple[Text, ...]:
    """What the period's programmes pay; without them in BPJS's file, what a regency buys."""
    bought = {str(programme) for programme in period.programmes} or {
        programme.value for programme in Programme
    }
    is_young = today < months_after(period.starts_on, regency.cover.reduced_death_months)
    left_out = {"jkm_death"} if is_young else {"jkm_early"}
    return tuple(
        Text(benefit.label_id, amount=benefit.amount)
        for benefit in regency.benefits
        if benefit.programme.value in bought and benefit.key not in left_out
    )
