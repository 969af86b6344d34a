"""What a family may claim when a member dies, from BPJS's own file and the regency's facts.

Nothing here is a promise: BPJS decides. Without cover on the day of death there may still be a membership
that the regency does not know of, so the channels are named all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from locales import Text
from models import Protection
from regency import Programme, Regency
from services.dates import months_after
from services.protections import P


class DeathCover(StrEnum):
    """FULL: the whole benefit. EARLY: in the first months, the reduced one. NONE: not covered on that day."""

    FULL = "full"
    EARLY = "early"
    NONE = "none"


@dataclass(frozen=True)
class DeathClaim:
    """The guidance in parts: the answer, further amounts, papers, and how to reach BPJS."""

    cover: DeathCover
    amount: int | None
    headline: Text
    further: tuple[Text, ...]
    papers: tuple[Text, ...]
    channels: tuple[Text, ...]


async def death_claim(session: AsyncSession, worker_id: int, day: date, regency: Regency) -> DeathClaim:
    """What the heirs of a worker who died on a day should know."""
    periods = await session.scalars(select(Protection).where(Protection.worker_id == worker_id))
    return claim_on(day, periods.all(), regency)


def claim_on(day: date, periods: Iterable[P], regency: Regency) -> DeathClaim:
    """The same from the periods of cover themselves."""
    began = membership_began(day, periods)
    cover = DeathCover.NONE
    if began is not None:
        is_early = day < months_after(began, regency.cover.reduced_death_months)
        cover = DeathCover.EARLY if is_early else DeathCover.FULL
    amount = None
    if cover is not DeathCover.NONE:
        amount = regency.benefit("jkm_early" if cover is DeathCover.EARLY else "jkm_death").amount
    return DeathClaim(
        cover,
        amount,
        Text(
            f"death-claim-{cover}",
            amount=amount,
            day=day,
            began=began,
            months=regency.cover.reduced_death_months,
        ),
        tuple(
            Text(benefit.label_id, amount=benefit.amount)
            for benefit in regency.benefits
            if benefit.key in ("jkk_death", "scholarship")
        ),
        tuple(Text(paper.label_id) for paper in regency.papers_of(Programme.JKM)),
        tuple(
            Text("status-channel", label=Text(channel.label_id), value=channel.value)
            for channel in regency.channels
        ),
    )


def membership_began(day: date, periods: Iterable[P]) -> date | None:
    """The first day of the membership that covers a day; None where no period covers it.

    A period that begins within the grace time of the one before goes on with the same membership.
    """
    ordered = sorted(periods, key=lambda period: period.starts_on)
    covering = [period for period in ordered if period.starts_on <= day <= period.ends_on]
    if not covering:
        return None
    began = covering[0].starts_on
    for period in reversed(ordered):
        if period.starts_on < began <= period.grace_until + timedelta(days=1):
            began = period.starts_on
    return began
