"""The office's open cases: those that hurry first, then the oldest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from models import BenefitCase, CaseStatus

PAGE_SIZE = 6


@dataclass(frozen=True)
class CasesPage:
    """A page of open cases with their workers. `page` counts from 0; `counts` are of all, by status."""

    cases: tuple[BenefitCase, ...]
    page: int
    pages: int
    counts: Mapping[CaseStatus, int]

    @property
    def total(self) -> int:
        """How many there are on all pages."""
        return sum(self.counts.values())


async def open_cases(
    session: AsyncSession, now: datetime, page: int = 0, page_size: int = PAGE_SIZE
) -> CasesPage:
    """What the office follows: whose time for telling BPJS still runs, the shortest first, then by age."""
    is_open = BenefitCase.status != CaseStatus.CLOSED
    rows = await session.execute(
        select(BenefitCase.status, func.count()).where(is_open).group_by(BenefitCase.status)
    )
    counts: dict[CaseStatus, int] = {row[0]: row[1] for row in rows}
    pages = max(1, -(-sum(counts.values()) // page_size))
    page = min(max(page, 0), pages - 1)
    hurries = and_(BenefitCase.bpjs_told_at.is_(None), BenefitCase.report_until > now)
    found = await session.scalars(
        select(BenefitCase)
        .where(is_open)
        .options(joinedload(BenefitCase.worker, innerjoin=True))
        .order_by(
            case((hurries, 0), else_=1),
            case((hurries, BenefitCase.report_until)),
            BenefitCase.opened_at,
            BenefitCase.id,
        )
        .limit(page_size)
        .offset(page * page_size)
    )
    return CasesPage(tuple(found), page, pages, counts)
