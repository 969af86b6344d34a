"""What is to be said, kept from the moment it is decided until Telegram has taken it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, choice
from models.encryption import EncryptedBytes, EncryptedJSON

_IS_OPEN = text("status IN ('waiting', 'sending')")


class OutboxStatus(StrEnum):
    """`superseded`: a newer state of the same card made this one needless."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    SUPERSEDED = "superseded"


class OutboxMessage(Base):
    """One call of the Bot API: `payload` holds its parameters, `attachment` the bytes of a document.

    It is not sent before `due_at`: what nobody asked for waits there for the end of the night.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_open", "id", sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN),
        Index("ix_outbox_finished", "status", "created_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    method: Mapped[str] = mapped_column(String(40))
    payload: Mapped[Any | None] = mapped_column(EncryptedJSON("outbox.payload"))
    attachment: Mapped[bytes | None] = mapped_column(EncryptedBytes("outbox.attachment"), default=None)
    # A card is one message that is edited in place; `fresh` sends it anew at the bottom of the chat.
    card: Mapped[str | None] = mapped_column(String(40), default=None)
    fresh: Mapped[bool] = mapped_column(default=False)
    status: Mapped[OutboxStatus] = mapped_column(choice(OutboxStatus), default=OutboxStatus.WAITING)
    tries: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(String(300), default=None)
    due_at: Mapped[datetime]
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None] = mapped_column(default=None)


class Card(Base):
    """Which message of a chat is the card of that name at present."""

    __tablename__ = "cards"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    message_id: Mapped[int] = mapped_column(BigInteger)
