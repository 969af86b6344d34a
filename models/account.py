"""A person on Telegram, whoever they are to the programme."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id
from models.encryption import EncryptedText


class Account(Base):
    """One Telegram user. `telegram_id` is also the id of the private chat with them."""

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    name: Mapped[str] = mapped_column(EncryptedText("accounts.name"))
    language: Mapped[str | None] = mapped_column(String(8), default=None)
    phone: Mapped[str | None] = mapped_column(EncryptedText("accounts.phone"), default=None)
    phone_index: Mapped[bytes | None] = mapped_column(LargeBinary(32), index=True, default=None)
    # Only a shared own contact proves a number; a typed one does not.
    phone_proven: Mapped[bool] = mapped_column(default=False)
    privacy_seen_at: Mapped[datetime | None] = mapped_column(default=None)
    blocked_at: Mapped[datetime | None] = mapped_column(default=None)
    # Since when the daily reminders are not wanted; what staff announce comes all the same.
    reminders_muted_at: Mapped[datetime | None] = mapped_column(default=None)
    # Since when the report of each month is wanted.
    reports_wanted_at: Mapped[datetime | None] = mapped_column(default=None)
    worker_id: Mapped[int | None] = mapped_column(ForeignKey("workers.id"), index=True, default=None)
    # Codes of the desa named last, the newest first: they stand on top when a place is asked for.
    recent_areas: Mapped[list[Any] | None] = mapped_column(default=None)
    created_at: Mapped[datetime]
