"""The questions behind the analysis cards of /cakupan: they read the entries themselves, not the sums."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncSession

from benchmarks.coverage.years import NOW, REGENCY, TODAY
from services.coverage.blanks import count_blanks
from services.coverage.entries import By
from services.coverage.figures import Cut
from services.coverage.funnel import funnel, funnels
from services.coverage.organisations import organisations_by_gap
from services.coverage.projection import projection
from services.coverage.quality import quality
from services.coverage.ranking import rank_kecamatan, rank_organisations

Ask = Callable[[AsyncSession], Awaitable[object]]
ANALYSIS: tuple[tuple[str, Ask, int], ...] = (
    ("projection", lambda session: projection(session, Cut(), TODAY, REGENCY), 3),
    ("funnel", lambda session: funnel(session, Cut(), TODAY, REGENCY), 3),
    ("funnel by kecamatan", lambda session: funnels(session, By.KECAMATAN, TODAY, REGENCY), 3),
    ("ranking of kecamatan", lambda session: rank_kecamatan(session, NOW, REGENCY), 3),
    ("ranking of organisations", lambda session: rank_organisations(session, NOW, REGENCY), 3),
    ("data quality", lambda session: quality(session, Cut()), 3),
    ("blank spots", lambda session: count_blanks(session, REGENCY), 3),
    ("organisations by gap", lambda session: organisations_by_gap(session, TODAY, REGENCY), 3),
)
