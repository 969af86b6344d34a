"""Word templates of letters as the office sent them back: each one stays, one of a kind is in use."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id
from models.encryption import EncryptedBytes

_IN_USE = text("used_from IS NOT NULL AND ended_at IS NULL")


class LetterTemplate(Base):
    """A template of a letter. `kind` is one of `services.proposals.letters.LETTERS`, `sha256` of the file.

    Sent and tried out, but not confirmed: `used_from` is empty. No longer in use: `ended_at`. The contents
    are encrypted: they may name officials.
    """

    __tablename__ = "letter_templates"
    __table_args__ = (
        Index(
            "uq_letter_templates_in_use", "kind", unique=True, sqlite_where=_IN_USE, postgresql_where=_IN_USE
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(EncryptedBytes("letter_templates.content"))
    sent_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    sent_at: Mapped[datetime]
    used_from: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
