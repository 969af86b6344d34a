"""Pictures of KTP kept as evidence, for as many days as the operator says; without the setting, none."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from models import KtpEvidence
from models.encryption import blind_index


def keep(session: AsyncSession, nik: str, picture: bytes, now: datetime) -> None:
    """Stores a picture, encrypted, under the NIK (16 digits) that was read on it."""
    session.add(KtpEvidence(nik_index=blind_index(nik, "nik"), picture=picture, created_at=now))


async def forget_old(session: AsyncSession, now: datetime, days: int) -> int:
    """Wipes pictures older than so many days; how many that were."""
    old = KtpEvidence.created_at < now - timedelta(days=days)
    done = await session.execute(delete(KtpEvidence).where(old).execution_options(synchronize_session=False))
    return int(getattr(done, "rowcount", 0))
