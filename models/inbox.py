"""Updates of Telegram, kept from before they are acknowledged until long after they are done."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, choice
from models.encryption import EncryptedJSON

_IS_WAITING = text("status = 'waiting'")


class InboxStatus(StrEnum):
    """Dead letters were tried often enough and wait for an administrator."""

    WAITING = "waiting"
    DONE = "done"
    DEAD = "dead"


class InboxUpdate(Base):
    """One update. The payload is wiped when done; the id stays, so that a repeat is known as one."""

    __tablename__ = "inbox"
    __table_args__ = (
        Index(
            "ix_inbox_waiting",
            "lane",
            "update_id",
            sqlite_where=_IS_WAITING,
            postgresql_where=_IS_WAITING,
        ),
        Index("ix_inbox_finished", "status", "received_at"),
    )

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    # Updates of one lane are handled in order, lanes beside each other. It is the id of the chat.
    lane: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(32))
    payload: Mapped[Any | None] = mapped_column(EncryptedJSON("inbox.payload"))
    status: Mapped[InboxStatus] = mapped_column(choice(InboxStatus), default=InboxStatus.WAITING)
    answered: Mapped[bool] = mapped_column(default=False)
    tries: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(String(300), default=None)
    due_at: Mapped[datetime]
    received_at: Mapped[datetime]
    done_at: Mapped[datetime | None] = mapped_column(default=None)
