"""A small year: money for some, staff, and people who are ready."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    Database,
    Enrolment,
    EnrolmentStatus,
    LineState,
    Organisation,
    Proposal,
    ProposalKind,
    ProposalLine,
)
from regency import load_regency
from services.proposals.budgets import BudgetData, set_budget
from services.proposals.planning import Plan, Request, plan
from services.proposals.steps import freeze
from services.roles import Access
from tests.factories import NOW, make_enrolment, make_organisation, make_staff, make_worker

REGENCY = load_regency()
TODAY = NOW.astimezone(REGENCY.zone).date()
START = date(2027, 1, 1)
EACH = 16_800 * 9


@dataclass
class Year:
    """The fiscal year 2027 on a database."""

    database: Database
    staff: Access
    organisation: Organisation
    now: datetime = NOW
    request: Request = field(default_factory=lambda: Request(ProposalKind.NEW, START, 9))

    async def person(self, name: str = "Ahmad Contoh", **over: Any) -> int:
        """Somebody approved; the entry's id. `worker`: facts of the person, `days`: approved so long ago."""
        decided = NOW - timedelta(days=over.pop("days", 10))
        status = over.pop("status", EnrolmentStatus.APPROVED)
        async with self.database.write() as session:
            worker = await make_worker(session, name=name, **over.pop("worker", {}))
            entry = await make_enrolment(
                session,
                worker=worker,
                organisation=self.organisation,
                status=status,
                decided_at=decided,
                **over,
            )
            return entry.id

    async def budget(self, ceiling: int, quota: int | None = None, months: int = 9) -> None:
        """What was decided for 2027."""
        async with self.database.write() as session:
            await set_budget(session, 2027, BudgetData(ceiling, quota, months), self.staff, self.now)

    async def plan(self, request: Request | None = None) -> Plan:
        """What would be proposed now."""
        async with self.database.read() as session:
            return await plan(session, request or self.request, REGENCY, TODAY)

    async def freeze(self, request: Request | None = None) -> int:
        """Freezes what would be proposed now; the proposal's id."""
        wanted = request or self.request
        found = await self.plan(wanted)
        async with self.database.write() as session:
            return (await freeze(session, wanted, found.fingerprint, self.staff, REGENCY, self.now)).id

    async def statuses(self, *ids: int) -> list[EnrolmentStatus]:
        """Where these entries stand."""
        async with self.database.read() as session:
            return [(await session.get_one(Enrolment, one)).status for one in ids]

    async def lines(self, proposal_id: int) -> list[ProposalLine]:
        """The lines by place."""
        async with self.database.read() as session:
            found = await session.scalars(
                select(ProposalLine)
                .where(ProposalLine.proposal_id == proposal_id)
                .order_by(ProposalLine.place)
            )
            return list(found)

    async def proposal(self, proposal_id: int) -> Proposal:
        """A proposal as stored."""
        async with self.database.read() as session:
            return await session.get_one(Proposal, proposal_id)

    async def refuse(self, proposal_id: int, enrolment_id: int) -> None:
        """As BPJS's answer would: the line is refused, the entry was given back and mended since."""
        async with self.database.write() as session:
            line = await line_of(session, proposal_id, enrolment_id)
            line.state, line.answered_at = LineState.REFUSED, self.now
            entry = await session.get_one(Enrolment, enrolment_id)
            entry.status = EnrolmentStatus.APPROVED


async def line_of(session: AsyncSession, proposal_id: int, enrolment_id: int) -> ProposalLine:
    """The line of an entry in a proposal."""
    found = await session.scalars(
        select(ProposalLine).where(
            ProposalLine.proposal_id == proposal_id, ProposalLine.enrolment_id == enrolment_id
        )
    )
    return found.one()


@pytest.fixture
async def year(database: Database) -> Year:
    """Nobody is ready yet, and there is no budget."""
    async with database.write() as session:
        staff = await make_staff(session)
        organisation = await make_organisation(session, name="Masjid Al-Ikhlas")
    return Year(database, staff, organisation)
