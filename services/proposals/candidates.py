"""Who could be proposed now, and what stands against each: two statements, however many people."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import Enrolment, EnrolmentStatus, LineState, ProposalKind, ProposalLine, Protection, Worker
from regency import Regency
from services import readiness
from services.eligibility import Membership, Payer, PersonFacts, Severity, check_person, finding_label
from services.proposals.ordering import Candidate

S = EnrolmentStatus
NEW_ONES = (S.APPROVED, S.ANNOUNCED, S.CLEARED)
ANNOUNCED, COVERED = "announced", "covered"
_NEED = "need:"
_AT_ONCE = 200


@dataclass(frozen=True)
class Wanted:
    """For which proposal people are looked for. `only`: no other entries, `without`: not these."""

    kind: ProposalKind
    starts_on: date
    parent_id: int | None = None
    without: frozenset[int] = frozenset()
    only: frozenset[int] | None = None


async def candidates(session: AsyncSession, wanted: Wanted, regency: Regency, today: date) -> list[Candidate]:
    """Everybody decided or enrolled who is in no open proposal, with what stands against them.

    Raises `LookupError` when the regency needs a check that this program does not know.
    """
    needs = readiness.checks_of(regency.proposal.needs)
    columns = [case((condition, 1), else_=0).label(_NEED + name) for name, condition in needs.items()]
    cover = await _memberships(session, wanted)
    found = []
    for rows in (await session.execute(_query(wanted, columns))).partitions(_AT_ONCE):
        for row in rows:
            periods = cover.get(row.worker_id, [])
            one = _candidate(row, max((period.covered_until for period in periods), default=None))
            found.append(replace(one, why_not=_why_not(row, one, periods, wanted.starts_on, regency, today)))
        # A tenth of a millisecond each: others get their turn in between.
        await asyncio.sleep(0)
    return found


def reason_text(code: str) -> Text:
    """What stands against somebody, in a few words."""
    if code in (ANNOUNCED, COVERED) or code in readiness.CHECKS:
        return readiness.reason(code)
    return finding_label(code)


def _statuses(kind: ProposalKind) -> tuple[EnrolmentStatus, ...]:
    return (S.ENROLLED,) if kind is ProposalKind.RENEWAL else (*NEW_ONES, S.ENROLLED)


def _query(wanted: Wanted, columns: Collection[Any]) -> Select[*tuple[Any, ...]]:
    in_proposal = exists().where(
        ProposalLine.worker_id == Enrolment.worker_id, ProposalLine.state == LineState.OPEN
    )
    query: Select[*tuple[Any, ...]] = (
        select(
            Enrolment.id, Enrolment.worker_id, Enrolment.status, Enrolment.reference, Enrolment.category,
            Enrolment.organisation_id, Enrolment.decided_at, Enrolment.submitted_at, Enrolment.serving_since,
            Worker.nik, Worker.name, Worker.birth_place, Worker.birth_date, Worker.sex, Worker.mother_name,
            Worker.address, Worker.desa_code, *columns,
        )
        .join(Worker, Worker.id == Enrolment.worker_id)
        .where(Enrolment.status.in_(_statuses(wanted.kind)), ~in_proposal)
    )  # fmt: skip
    return query.where(*_among(wanted))


def _among(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """Whose entries are looked at, where not everybody's are."""
    if wanted.kind is ProposalKind.FOLLOW_UP:
        refused = select(ProposalLine.enrolment_id).where(
            ProposalLine.proposal_id == wanted.parent_id, ProposalLine.state == LineState.REFUSED
        )
        yield Enrolment.id.in_(refused)
    if wanted.without:
        yield Enrolment.id.not_in(wanted.without)
    if wanted.only is not None:
        yield Enrolment.id.in_(wanted.only)


async def _memberships(session: AsyncSession, wanted: Wanted) -> dict[int, list[Membership]]:
    rows = await session.execute(
        select(Protection.worker_id, Protection.ends_on, Protection.grace_until)
        .join(Enrolment, Enrolment.worker_id == Protection.worker_id)
        .where(Enrolment.status.in_(_statuses(wanted.kind)), *_among(wanted))
    )
    found: dict[int, list[Membership]] = {}
    for worker_id, ends_on, grace_until in rows:
        # Rosters are those of the regency's own group, so what they state is paid by this programme.
        found.setdefault(worker_id, []).append(Membership(Payer.REGENCY, ends_on, grace_until))
    return found


def _candidate(row: Row[Any], covered_until: date | None) -> Candidate:
    return Candidate(
        row.id, row.worker_id, row.status, row.reference, row.name, row.category, row.organisation_id,
        row.birth_date, row.decided_at, row.submitted_at, row.serving_since, covered_until,
    )  # fmt: skip


def _why_not(
    row: Row[Any],
    one: Candidate,
    periods: Collection[Membership],
    starts_on: date,
    regency: Regency,
    today: date,
) -> tuple[str, ...]:
    codes = [name for name in regency.proposal.needs if not row._mapping[_NEED + name]]
    if one.status is S.ANNOUNCED:
        codes.append(ANNOUNCED)
    if one.covered_until is not None and one.covered_until >= starts_on:
        codes.append(COVERED)
    facts = PersonFacts(
        row.nik, row.name, row.birth_place, row.birth_date, row.sex, row.mother_name, row.address,
        row.desa_code, row.category,
    )  # fmt: skip
    for finding in check_person(facts, today, regency, tuple(periods), starts_on):
        incomplete = finding.code == "incomplete" and "complete" in codes
        if finding.severity is Severity.BLOCKS and not incomplete and finding.code not in codes:
            codes.append(finding.code)
    return tuple(codes)
