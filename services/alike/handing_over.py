"""What hangs on a person's row goes over to another row, and back: the trail keeps which went."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models import (
    Account,
    BenefitCase,
    CaseStatus,
    ClaimCode,
    Enrolment,
    FurtherPost,
    LineState,
    ProposalLine,
    Protection,
    Worker,
)

# What points at a person and goes over as a whole.
_TABLES: tuple[Any, ...] = (Enrolment, ClaimCode, Account)


async def hand_over(session: AsyncSession, source: int, target: int) -> dict[str, list[int]]:
    """Makes what is one person's another's, as far as that makes nothing double; the ids by table.

    Under "merged" stand the rows that pointed at the one that goes.
    """
    done = {table.__tablename__: await _all(session, table, source, target) for table in _TABLES}
    done["further_posts"] = await _posts(session, source, target)
    for table, only in _once(target):
        done[table.__tablename__] = await _all(session, table, source, target, only=only)
    done["merged"] = await _all(session, Worker, source, target, "merged_into_id")
    return done


async def give_back(session: AsyncSession, done: Mapping[str, Any], kept: int, gone: int) -> None:
    """The way back of what `hand_over` says, but for what would be double there by now."""
    # Merges of before there were cases or proposals say nothing of them.
    for table in (*_TABLES, FurtherPost):
        await _point(session, table, done.get(table.__tablename__, []), kept, gone)
    # Since then cover may begin on another day, and what was closed may be open again beside one that stayed.
    for table, only in _once(gone):
        went = table.id.in_(done.get(table.__tablename__, []))
        ids = list(await session.scalars(select(table.id).where(went, only)))
        await _point(session, table, ids, kept, gone)
    await _point(session, Worker, done["merged"], kept, gone, "merged_into_id")


async def _all(
    session: AsyncSession,
    table: Any,
    source: int,
    target: int,
    field: str = "worker_id",
    only: ColumnElement[bool] | None = None,
) -> list[int]:
    """Makes every row of one person, or `only` some, one of another's; their ids."""
    query = select(table.id).where(getattr(table, field) == source)
    if only is not None:
        query = query.where(only)
    ids = list(await session.scalars(query.order_by(table.id)))
    await _point(session, table, ids, source, target, field)
    return ids


def _once(target: int) -> tuple[tuple[Any, ColumnElement[bool]], ...]:
    """Tables of which a person has only one at a time in some respect: which rows may go to `target`."""
    return (
        (Protection, _no_second_cover(target)),
        (BenefitCase, _no_second_case(target)),
        (ProposalLine, _no_second_line(target)),
    )


def _no_second_cover(target: int) -> ColumnElement[bool]:
    """Two periods from one day mean that BPJS was paid twice: the second stays visible under its own NIK."""
    taken = select(Protection.starts_on).where(Protection.worker_id == target)
    return Protection.starts_on.not_in(taken)


def _no_second_case(target: int) -> ColumnElement[bool]:
    """A second open case for the same event stays where it is; staff see both and close one."""
    taken = select(BenefitCase.event).where(
        BenefitCase.worker_id == target, BenefitCase.status != CaseStatus.CLOSED
    )
    return (BenefitCase.status == CaseStatus.CLOSED) | BenefitCase.event.not_in(taken)


def _no_second_line(target: int) -> ColumnElement[bool]:
    """In two open proposals at once a person is proposed twice: the second line stays where it is.

    Its proposal shows it, since its entry is closed.
    """
    other = aliased(ProposalLine)
    waits = exists().where(other.worker_id == target, other.state == LineState.OPEN)
    return (ProposalLine.state != LineState.OPEN) | ~waits


async def _posts(session: AsyncSession, source: int, target: int) -> list[int]:
    rows = await session.scalars(select(FurtherPost).where(FurtherPost.worker_id.in_((source, target))))
    posts = list(rows)
    taken = {(post.organisation_id, post.category) for post in posts if post.worker_id == target}
    ids = [
        post.id
        for post in posts
        if post.worker_id == source and (post.organisation_id, post.category) not in taken
    ]
    await _point(session, FurtherPost, ids, source, target)
    return ids


async def _point(
    session: AsyncSession, table: Any, ids: list[int], source: int, target: int, field: str = "worker_id"
) -> None:
    """Lets rows that still are of one person be of another; a version of theirs stays, since what they say
    does.
    """
    await session.flush()
    await session.execute(
        update(table)
        .where(table.id.in_(ids), getattr(table, field) == source)
        .values({field: target})
        .execution_options(synchronize_session="fetch")
    )
