"""Whom a proposal would name: who is ready, in the regency's order, up to ceiling and quota."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import Proposal, ProposalKind, ProposalLine
from regency import Regency
from services.errors import Invalid
from services.proposals.budgets import COUNTED, YearOfMoney, year_of_money
from services.proposals.candidates import Wanted, candidates
from services.proposals.money import Cost, Stretch, ends_on, most_months, stretches
from services.proposals.ordering import Candidate, circumstances, in_order


class Limit(StrEnum):
    """What ended the list."""

    CEILING = "ceiling"
    QUOTA = "quota"


@dataclass(frozen=True)
class Request:
    """What staff ask for: the kind, the first day of cover (the first of a month), the months."""

    kind: ProposalKind
    starts_on: date
    months: int
    parent_id: int | None = None

    @property
    def year(self) -> int:
        """The fiscal year that pays."""
        return self.starts_on.year

    @property
    def ends_on(self) -> date:
        """The last day of cover."""
        return ends_on(self.starts_on, self.months)


@dataclass(frozen=True)
class Waiting:
    """Somebody who is ready and left out: the place in the line, from 1, and what ended the list."""

    place: int
    person: Candidate
    why: Limit


@dataclass(frozen=True)
class Plan:
    """A proposal as it would be now. Everybody looked at is in exactly one of the three lists."""

    request: Request
    stretches: tuple[Stretch, ...]
    money: YearOfMoney
    taken: tuple[Candidate, ...]
    waiting: tuple[Waiting, ...]
    not_ready: tuple[Candidate, ...]

    @property
    def cost(self) -> Cost:
        """Of those who are taken."""
        return Cost(len(self.taken), self.stretches)

    @property
    def renewals(self) -> int:
        """How many of those who are taken were paid for before."""
        return sum(one.is_renewal for one in self.taken)

    @property
    def left(self) -> int:
        """Rupiah that would still be free."""
        return self.money.free - self.cost.total

    @property
    def why_not(self) -> dict[str, int]:
        """How many are not ready, by what stands against them first; the most frequent first."""
        return dict(Counter(one.why_not[0] for one in self.not_ready).most_common())

    @property
    def fingerprint(self) -> str:
        """Tells this plan from one with other people or other money: eight hex digits."""
        about = (self.request, self.stretches, [one.enrolment_id for one in self.taken])
        return hashlib.blake2b(repr(about).encode(), digest_size=4).hexdigest()


def check_request(request: Request, today: date) -> None:
    """Raises `Invalid` for a start that is over or no first of a month, or months the year cannot pay."""
    most = most_months(request.starts_on)
    if request.starts_on.day != 1 or request.starts_on < today.replace(day=1):
        raise Invalid(Text("proposal-start-range"))
    if not 1 <= request.months <= most:
        raise Invalid(Text("proposal-months-range", most=most, year=str(request.year)))


async def plan(
    session: AsyncSession,
    request: Request,
    regency: Regency,
    today: date,
    without: frozenset[int] = frozenset(),
) -> Plan:
    """The proposal that the request would make today; nothing is changed. Raises `Invalid`.

    Without a budget nobody is left out, since nothing is known of the money; such a plan cannot be frozen.
    """
    check_request(request, today)
    money = await year_of_money(session, request.year)
    wanted = Wanted(request.kind, request.starts_on, request.parent_id, without)
    everybody = await candidates(session, wanted, regency, today)
    ready = in_order(
        (one for one in everybody if not one.why_not),
        regency.proposal.order,
        circumstances(regency, request.starts_on),
    )
    not_ready = tuple(
        sorted((one for one in everybody if one.why_not), key=lambda one: (one.why_not, one.enrolment_id))
    )
    rates = stretches(regency, request.starts_on, request.months)
    counted = await _counted_workers(session, request.year) if money.places is not None else frozenset()
    taken, waiting = _up_to(ready, Cost(1, rates).each, money, counted)
    return Plan(request, rates, money, tuple(taken), tuple(waiting), not_ready)


def _up_to(
    ready: Iterable[Candidate], each: int, money: YearOfMoney, counted: frozenset[int]
) -> tuple[list[Candidate], list[Waiting]]:
    """Those whom money and places are enough for, and the rest in a line."""
    taken: list[Candidate] = []
    waiting: list[Waiting] = []
    rupiah, places = money.free, money.places
    for one in ready:
        why = None
        if money.budget is not None and rupiah < each:
            why = Limit.CEILING
        elif places is not None and places < 1 and one.worker_id not in counted:
            why = Limit.QUOTA
        if why is not None:
            waiting.append(Waiting(len(waiting) + 1, one, why))
            continue
        taken.append(one)
        rupiah -= each
        if places is not None and one.worker_id not in counted:
            places -= 1
    return taken, waiting


async def _counted_workers(session: AsyncSession, year: int) -> frozenset[int]:
    """Who has one of the year's places already."""
    rows = await session.scalars(
        select(ProposalLine.worker_id)
        .join(Proposal, Proposal.id == ProposalLine.proposal_id)
        .where(Proposal.year == year, ProposalLine.state.in_(COUNTED))
    )
    return frozenset(rows)
