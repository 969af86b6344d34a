"""One message for many, sent a few at a time: what staff announce, and the questions of a renewal."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, choice
from models.encryption import EncryptedText


class MailingKind(StrEnum):
    """What is written: the words of staff, or the question of a renewal (made for each reader)."""

    ANNOUNCEMENT = "announcement"
    RENEWAL = "renewal"


class MailingStatus(StrEnum):
    """Shown first, then sent; stopped it can go on; a preview may be dropped."""

    PREVIEWED = "previewed"
    SENDING = "sending"
    STOPPED = "stopped"
    DONE = "done"
    DROPPED = "dropped"


class DeliveryState(StrEnum):
    """Where the message to one person stands. BLOCKED: they have stopped the bot, nothing is sent."""

    WAITING = "waiting"
    QUEUED = "queued"
    DELIVERED = "delivered"
    BLOCKED = "blocked"
    FAILED = "failed"


class Mailing(Base):
    """`words` is what staff wrote; `segment` says to whom, as codes (`services.segments.Segment`)."""

    __tablename__ = "mailings"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    kind: Mapped[MailingKind] = mapped_column(choice(MailingKind))
    status: Mapped[MailingStatus] = mapped_column(choice(MailingStatus), index=True)
    words: Mapped[str | None] = mapped_column(EncryptedText("mailings.words"), default=None)
    segment: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    subject_id: Mapped[int | None] = mapped_column(BigInteger, default=None)
    made_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    made_at: Mapped[datetime]
    begun_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    stopped_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    shown_at: Mapped[datetime | None] = mapped_column(default=None)


class MailingRecipient(Base):
    """One person of a mailing; `outbox_id` is the message on its way, as long as the outbox remembers it."""

    __tablename__ = "mailing_recipients"
    __table_args__ = (
        UniqueConstraint("mailing_id", "account_id"),
        Index("ix_mailing_recipients_state", "mailing_id", "state"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    mailing_id: Mapped[int] = mapped_column(ForeignKey("mailings.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    state: Mapped[DeliveryState] = mapped_column(choice(DeliveryState), default=DeliveryState.WAITING)
    outbox_id: Mapped[int | None] = mapped_column(BigInteger, default=None)
    error: Mapped[str | None] = mapped_column(String(40), default=None)
    at: Mapped[datetime]
