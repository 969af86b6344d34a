"""What was paid before the demo begins: a proposal with its answer, BPJS's files, and the cover that runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain, islice

from models import (
    AuditEntry,
    Budget,
    Enrolment,
    EnrolmentStatus,
    LineState,
    Proposal,
    ProposalKind,
    ProposalLine,
    ProposalStatus,
    Protection,
    Roster,
    RosterStatus,
    StatusChange,
)
from models.encryption import blind_index
from regency import Regency
from services.audit import Subject
from services.dates import months_after
from services.proposals.money import cost, ends_on, most_months
from services.reasons import Reason
from simulator.personas import GURU_NGAJI, PETUGAS
from simulator.seed_people import Enrolled
from simulator.seed_plan import Plan

ACTIVE, GRACE, ENDED = 1_014, 96, 614
REFUSED = 5
CEILING = 400_000_000
_WORDING = "NIK TIDAK SESUAI DENGAN DATA KEPENDUDUKAN"
_BPJS_FILE_AGE = timedelta(days=20)


@dataclass(frozen=True)
class Paid:
    """The days of the proposal that was paid; cover began on `starts_on` and runs to the end of that year."""

    starts_on: date
    frozen: datetime
    paid: datetime
    answered: datetime
    newest_file: datetime

    @property
    def months(self) -> int:
        """As many as the year's money pays."""
        return most_months(self.starts_on)


def paid_days(regency: Regency, now: datetime) -> Paid:
    """Cover began five months ago, or in January: a year's money pays for that year only."""
    today = now.astimezone(regency.zone).date()
    month = today.replace(day=1)
    starts_on = max(months_after(month, -5), month.replace(month=1))
    newest = datetime.combine(today - _BPJS_FILE_AGE, time(10), tzinfo=regency.zone)
    answered = min(
        datetime.combine(starts_on + timedelta(days=9), time(9), tzinfo=regency.zone),
        newest - timedelta(hours=1),
    )
    return Paid(starts_on, answered - timedelta(days=16), answered - timedelta(days=9), answered, newest)


def add_cover(plan: Plan, people: Sequence[Enrolled], paid: Paid) -> None:
    """The proposal, who was taken in by it, and who was covered before there were proposals here."""
    answer = _add_roster(plan, "jawaban_bpjs.xlsx", paid.answered, ACTIVE)
    newest = _add_roster(plan, "peserta_bpjs.xlsx", paid.newest_file, ACTIVE + GRACE + ENDED)
    enrolled = [person for person in people if person.status is EnrolmentStatus.ENROLLED]
    for person in enrolled:
        _add_period(plan, person, paid.starts_on, paid.months, paid.newest_file.date(), newest)
    approved = [person for person in people if person.status is EnrolmentStatus.APPROVED]
    others = [person for person in approved if not person.persona]
    plan.random.shuffle(others)
    guru = (person for person in approved if person.persona is GURU_NGAJI)
    line = chain(guru, others)
    month = plan.now.astimezone(plan.regency.zone).date().replace(day=1)
    for many, ago in ((GRACE, 13), (ENDED, 24)):
        for person in islice(line, many):
            _add_period(plan, person, months_after(month, -ago), 12, paid.newest_file.date(), newest)
    _add_proposal(plan, enrolled, list(islice(line, REFUSED)), paid, answer)
    _add_budgets(plan, paid)


def _add_roster(plan: Plan, name: str, at: datetime, people: int) -> int:
    officer = plan.persona_ids[PETUGAS.key]
    return plan.add(
        Roster,
        file_name=name,
        file_hash=f"{len(plan.rows[Roster]):064d}",
        as_of=at.date(),
        rows=None,
        counts={"total": people, "new": people},
        status=RosterStatus.APPLIED,
        uploaded_by=officer,
        uploaded_at=at,
        applied_at=at,
        applied_by=officer,
    )


def _add_period(plan: Plan, person: Enrolled, starts_on: date, months: int, as_of: date, roster: int) -> None:
    last_day = ends_on(starts_on, months)
    kpj = f"{plan.random.randint(10**10, 10**11 - 1)}"
    plan.add(
        Protection,
        worker_id=person.worker_id,
        kpj=kpj,
        kpj_index=blind_index(kpj, "kpj"),
        programmes=["JKK", "JKM"],
        starts_on=starts_on,
        ends_on=last_day,
        grace_until=months_after(last_day, plan.regency.cover.grace_months),
        as_of=as_of,
        roster_id=roster,
    )


def _add_proposal(
    plan: Plan, enrolled: Sequence[Enrolled], refused: Sequence[Enrolled], paid: Paid, roster: int
) -> None:
    """Sent, paid and answered; those whom BPJS did not take were mended since and wait for the next one."""
    officer = plan.persona_ids[PETUGAS.key]
    each = cost(plan.regency, 1, paid.starts_on, paid.months).total
    people = [*enrolled, *refused]
    number = f"{paid.starts_on.year}-01"
    proposal = plan.add(
        Proposal,
        number=number,
        year=paid.starts_on.year,
        kind=ProposalKind.NEW,
        status=ProposalStatus.CLOSED,
        starts_on=paid.starts_on,
        months=paid.months,
        programmes=list(plan.regency.proposal.programmes),
        monthly=each // paid.months,
        order_rule=list(plan.regency.proposal.order),
        revision=0,
        frozen_at=paid.frozen,
        frozen_by=officer,
        paid_at=paid.paid,
        paid_by=officer,
        ended_at=paid.answered,
        ended_by=officer,
        version=4,
    )
    for place, person in enumerate(people, start=1):
        is_in = person.status is EnrolmentStatus.ENROLLED
        plan.add(
            ProposalLine,
            proposal_id=proposal,
            enrolment_id=person.enrolment_id,
            worker_id=person.worker_id,
            place=place,
            before=EnrolmentStatus.APPROVED,
            amount=each,
            state=LineState.ENROLLED if is_in else LineState.REFUSED,
            reason=None if is_in else Reason.NIK_MISMATCH.value,
            note=None if is_in else _WORDING,
            answered_at=paid.answered,
            roster_id=roster,
        )
        _add_steps(plan, person, paid, is_in=is_in)
    about = {"account_id": officer, "subject": Subject.PROPOSAL.value, "subject_id": proposal}
    figures = f"people={len(people)} months={paid.months} rupiah={len(people) * each} waiting=0"
    for at, action, before, after in (
        (paid.frozen, "freeze", None, figures),
        (paid.paid, "pay", ProposalStatus.SENT.value, ProposalStatus.PAID.value),
        (paid.answered, "close", ProposalStatus.PAID.value, ProposalStatus.CLOSED.value),
    ):
        plan.add(AuditEntry, at=at, action=f"proposal.{action}", before=before, after=after, **about)


def _add_steps(plan: Plan, person: Enrolled, paid: Paid, *, is_in: bool) -> None:
    """What the proposal did to an entry that was approved before it."""
    status, entry = EnrolmentStatus, plan.rows[Enrolment][person.enrolment_id - 1]
    officer, speaker = plan.persona_ids[PETUGAS.key], entry["submitted_by"]
    ways: list[tuple[datetime, EnrolmentStatus, EnrolmentStatus, int | None]] = [
        (paid.frozen, status.APPROVED, status.PROPOSED, officer)
    ]
    if is_in:
        ways.append((paid.answered, status.PROPOSED, status.ENROLLED, officer))
    else:
        mended = paid.answered + timedelta(days=3)
        decided = mended + timedelta(days=1)
        ways += [
            (paid.answered, status.PROPOSED, status.RETURNED, officer),
            (mended, status.RETURNED, status.SUBMITTED, speaker),
            (decided, status.SUBMITTED, status.APPROVED, officer),
        ]
        entry.update(submitted_at=mended, decided_at=decided, decided_by=officer)
    for at, before, after, by in ways:
        is_refusal = after is status.RETURNED
        plan.add(
            StatusChange,
            enrolment_id=person.enrolment_id,
            before=before,
            after=after,
            at=at,
            by=by,
            reason=Reason.NIK_MISMATCH.value if is_refusal else None,
            field="nik" if is_refusal else None,
            note=_WORDING if is_refusal else None,
        )
    entry.update(status_since=ways[-1][0], version=2 + len(ways))


def _add_budgets(plan: Plan, paid: Paid) -> None:
    """Money for some of them in this year and the next: enough to see a list end at the ceiling."""
    year = paid.starts_on.year
    for of, set_at in ((year, paid.frozen - timedelta(days=30)), (year + 1, plan.now - timedelta(days=10))):
        plan.add(
            Budget,
            year=of,
            ceiling=CEILING,
            quota=None,
            months=9,
            set_at=set_at,
            set_by=plan.persona_ids[PETUGAS.key],
            note=None,
        )
