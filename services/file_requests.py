"""What is made beside the answering for whoever pressed: asked for once, taken up in order."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import FileKind, FileRequest

LONGEST = 64
"""Bytes of a button's data in Telegram, so of the words as well."""


async def ask(
    session: AsyncSession,
    account_id: int,
    kind: FileKind,
    words: str,
    now: datetime,
    about: bytes | None = None,
) -> bool:
    """Puts it on the list; False when this person waits for the very same already."""
    words = words[:LONGEST]
    same = select(FileRequest.id).where(
        FileRequest.account_id == account_id, FileRequest.kind == kind, FileRequest.words == words
    )
    if await session.scalar(same.limit(1)) is not None:
        return False
    session.add(FileRequest(account_id=account_id, kind=kind, words=words, about=about, asked_at=now))
    await session.flush()
    return True


async def next_request(session: AsyncSession) -> FileRequest | None:
    """The one that has waited longest; what failed comes after what has not been tried."""
    return await session.scalar(select(FileRequest).order_by(FileRequest.tries, FileRequest.id).limit(1))


async def locked_request(session: AsyncSession, request_id: int) -> FileRequest | None:
    """A request, nobody else's until the end of this unit; None when it was answered meanwhile."""
    return await session.get(FileRequest, request_id, with_for_update=True)
