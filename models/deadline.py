"""The day until which organisations are asked to hand in their people."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id


class CollectionDeadline(Base):
    """Set by staff; the newest one that was not taken back counts. Earlier ones stay as they were."""

    __tablename__ = "collection_deadlines"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    day: Mapped[date]
    set_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    set_at: Mapped[datetime]
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
