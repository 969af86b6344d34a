"""A guided dialogue that somebody has open."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id
from models.encryption import EncryptedJSON


class Conversation(Base):
    """A draft. `subject` tells two drafts of one form apart (the entry that is mended); 0 is a new one."""

    __tablename__ = "conversations"
    __table_args__ = (UniqueConstraint("account_id", "form", "subject"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    form: Mapped[str] = mapped_column(String(32))
    subject: Mapped[int] = mapped_column(BigInteger, default=0)
    # Text that a person types goes to the one dialogue that is active; the others rest as drafts.
    active: Mapped[bool] = mapped_column(default=True)
    draft: Mapped[dict[str, Any]] = mapped_column(EncryptedJSON("conversations.draft"))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime] = mapped_column(index=True)
