"""The money of a fiscal year: what was decided, what of it is used, and what is free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Case, case, distinct, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import Account, Budget, LineState, Proposal, ProposalKind, ProposalLine, ProposalStatus
from services.audit import Subject, record
from services.errors import Invalid, NotAllowed
from services.permissions import Action, allowed
from services.proposals.money import MONTHS
from services.roles import Access

# What a line costs counts until BPJS refuses the person or staff take them out.
COUNTED = (LineState.OPEN, LineState.ENROLLED)
LARGEST = 10**15
MOST_PEOPLE = 10**6


@dataclass(frozen=True)
class BudgetData:
    """What staff enter: rupiah, people (None: no limit but the money), planned months a person."""

    ceiling: int
    quota: int | None
    months: int


@dataclass(frozen=True)
class ProposalSums:
    """A proposal with how many people count and what they cost, and how many stand in it in which state."""

    id: int
    number: str
    kind: ProposalKind
    status: ProposalStatus
    starts_on: date
    months: int
    monthly: int
    people: int
    rupiah: int
    open: int
    enrolled: int
    refused: int
    removed: int


@dataclass(frozen=True)
class YearOfMoney:
    """A fiscal year: `people` counts everybody once, however many proposals of the year name them."""

    year: int
    budget: Budget | None
    proposals: tuple[ProposalSums, ...]
    people: int

    @property
    def used(self) -> int:
        """Rupiah."""
        return sum(proposal.rupiah for proposal in self.proposals)

    @property
    def free(self) -> int:
        """Rupiah; negative when a ceiling was lowered below what is used."""
        return (self.budget.ceiling if self.budget else 0) - self.used

    @property
    def places(self) -> int | None:
        """How many more people the quota allows; None without a quota."""
        if self.budget is None or self.budget.quota is None:
            return None
        return max(0, self.budget.quota - self.people)


async def budget_of(session: AsyncSession, year: int, *, lock: bool = False) -> Budget | None:
    """What was last decided for a year. `lock`: nobody else freezes or changes a proposal of it meanwhile."""
    query = select(Budget).where(Budget.year == year).order_by(Budget.id.desc()).limit(1)
    return await session.scalar(query.with_for_update() if lock else query)


async def history(session: AsyncSession, year: int) -> Sequence[tuple[Budget, str | None]]:
    """Every decision for a year with the name of who entered it, the newest first."""
    rows = await session.execute(
        select(Budget, Account.name)
        .outerjoin(Account, Account.id == Budget.set_by)
        .where(Budget.year == year)
        .order_by(Budget.id.desc())
    )
    return [(budget, name) for budget, name in rows]


async def set_budget(session: AsyncSession, year: int, data: BudgetData, by: Access, now: datetime) -> Budget:
    """Writes down what was decided for a year; what stood before stays as history.

    Raises `NotAllowed`, or `Invalid` with the field when a number cannot be or is below what is used.
    """
    if not allowed(by, Action.SET_BUDGET):
        raise NotAllowed(Text("not-allowed"))
    before = await budget_of(session, year, lock=True)
    used = await year_of_money(session, year)
    _check(data, used)
    budget = Budget(
        year=year,
        ceiling=data.ceiling,
        quota=data.quota,
        months=data.months,
        set_at=now,
        set_by=by.account_id,
    )
    session.add(budget)
    await session.flush()
    record(
        session, now, by.account_id, "budget.set", Subject.BUDGET, budget.id,
        before=_figures(before) if before else None, after=_figures(budget), reason=str(year),
    )  # fmt: skip
    return budget


async def year_of_money(session: AsyncSession, year: int) -> YearOfMoney:
    """The year's budget and everything that was proposed from it."""
    counts = ProposalLine.state.in_(COUNTED)
    people = await session.scalar(
        select(func.count(distinct(ProposalLine.worker_id)))
        .join(Proposal, Proposal.id == ProposalLine.proposal_id)
        .where(Proposal.year == year, counts)
    )
    return YearOfMoney(year, await budget_of(session, year), await sums(session, year=year), people or 0)


async def sums(
    session: AsyncSession, *, year: int | None = None, proposal_id: int | None = None
) -> tuple[ProposalSums, ...]:
    """The proposals of a year, or one of them, with their sums; the oldest first."""
    counts = ProposalLine.state.in_(COUNTED)

    def in_state(state: LineState) -> Case[int]:
        return case((ProposalLine.state == state, 1), else_=0)

    query = (
        select(
            Proposal,
            func.coalesce(func.sum(case((counts, 1), else_=0)), 0),
            func.coalesce(func.sum(case((counts, ProposalLine.amount), else_=0)), 0),
            *(func.coalesce(func.sum(in_state(state)), 0) for state in LineState),
        )
        .outerjoin(ProposalLine, ProposalLine.proposal_id == Proposal.id)
        .group_by(Proposal.id)
        .order_by(Proposal.id)
    )
    if year is not None:
        query = query.where(Proposal.year == year)
    if proposal_id is not None:
        query = query.where(Proposal.id == proposal_id)
    return tuple(
        ProposalSums(
            one.id, one.number, one.kind, one.status, one.starts_on, one.months, one.monthly,
            *(int(count) for count in counted),
        )
        for one, *counted in await session.execute(query)
    )  # fmt: skip


def check_ceiling(rupiah: int) -> None:
    """Money there is, and not more than a country has. Raises `Invalid`."""
    if not 0 < rupiah <= LARGEST:
        raise Invalid(Text("budget-ceiling-range", most=LARGEST), "ceiling")


def check_quota(people: int) -> None:
    """Somebody, and not more than live in the regency. Raises `Invalid`."""
    if not 0 < people <= MOST_PEOPLE:
        raise Invalid(Text("budget-quota-range", most=MOST_PEOPLE), "quota")


def _check(data: BudgetData, used: YearOfMoney) -> None:
    check_ceiling(data.ceiling)
    if data.quota is not None:
        check_quota(data.quota)
    if not 1 <= data.months <= MONTHS:
        raise Invalid(Text("budget-months-range"), "months")
    if data.ceiling < used.used:
        raise Invalid(Text("budget-below-used", used=used.used), "ceiling")
    if data.quota is not None and data.quota < used.people:
        raise Invalid(Text("budget-quota-below", people=used.people), "quota")


def _figures(budget: Budget) -> str:
    return f"ceiling={budget.ceiling} quota={budget.quota} months={budget.months}"
