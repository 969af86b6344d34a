"""Pictures that somebody waits for: asked for, taken up one by one, and kept for the next who asks."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Account, Drawing, PictureKind, PictureRequest
from services.coverage.drawing.making import STYLE, Made, Work

KEPT = timedelta(days=14)
WHOLE = "a"
"""The cut that is the whole regency, as it stands in a button."""
# What tells when a figure was counted and not what it is: it differs each time that somebody asks.
_PASSING = frozenset({"known_at", "still_counting"})


async def ask(  # noqa: PLR0913 - a request has that many parts
    session: AsyncSession,
    account_id: int,
    kind: PictureKind,
    day: date,
    now: datetime,
    *,
    cut: str = WHOLE,
    first_day: date | None = None,
    as_file: bool = False,
) -> bool:
    """Puts a picture on the list; False when this person waits for the very same already."""
    same = select(PictureRequest.id).where(
        PictureRequest.account_id == account_id,
        PictureRequest.kind == kind,
        PictureRequest.cut == cut,
        PictureRequest.day == day,
        PictureRequest.first_day.is_(None) if first_day is None else PictureRequest.first_day == first_day,
        PictureRequest.as_file == as_file,
    )
    if await session.scalar(same.limit(1)) is not None:
        return False
    session.add(
        PictureRequest(
            account_id=account_id, kind=kind, cut=cut, day=day, first_day=first_day, as_file=as_file,
            asked_at=now,
        )
    )  # fmt: skip
    await session.flush()
    return True


async def ask_for_all(session: AsyncSession, day: date, first_day: date, now: datetime) -> int:
    """The report of a month for everybody who wants each month's; how many."""
    wanting = select(Account.id).where(Account.reports_wanted_at.is_not(None), Account.blocked_at.is_(None))
    asked = [
        await ask(session, account_id, PictureKind.REPORT, day, now, first_day=first_day)
        for account_id in await session.scalars(wanting.order_by(Account.id))
    ]
    return sum(asked)


async def next_request(session: AsyncSession) -> PictureRequest | None:
    """The one that has waited longest; what failed comes after what has not been tried."""
    return await session.scalar(
        select(PictureRequest).order_by(PictureRequest.tries, PictureRequest.id).limit(1)
    )


async def locked_request(session: AsyncSession, request_id: int) -> PictureRequest | None:
    """A request, nobody else's until the end of this unit; None when it was answered meanwhile."""
    return await session.get(PictureRequest, request_id, with_for_update=True)


def key_of(work: Work) -> str:
    """A hash of everything that a picture shows: figures, words' language, and the way it is drawn."""
    return hashlib.sha256(repr((STYLE, _plain(work))).encode()).hexdigest()


async def drawn(session: AsyncSession, key: str) -> list[Made]:
    """The files that were made from the same figures; none before they are."""
    found = await session.scalars(select(Drawing).where(Drawing.key == key).order_by(Drawing.part))
    return [Made(one.name, one.content) for one in found]


async def keep(session: AsyncSession, key: str, made: Sequence[Made], now: datetime) -> None:
    """Keeps files for the next who asks; what is there already stays."""
    if not await drawn(session, key):
        session.add_all(
            Drawing(key=key, part=part, name=one.name, content=one.data, made_at=now)
            for part, one in enumerate(made)
        )
        await session.flush()


async def forget_old(session: AsyncSession, now: datetime) -> int:
    """Deletes what nobody is likely to ask for again; it can be drawn anew. How many files that were."""
    gone = await session.execute(
        delete(Drawing).where(Drawing.made_at < now - KEPT).execution_options(synchronize_session=False)
    )
    return int(getattr(gone, "rowcount", 0))


def _plain(value: Any) -> Any:
    """Figures as nested tuples, without what differs each time."""
    if is_dataclass(value) and not isinstance(value, type):
        return (
            type(value).__name__,
            *(_plain(getattr(value, one.name)) for one in fields(value) if one.name not in _PASSING),
        )
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple | list):
        return tuple(_plain(one) for one in value)
    return value
