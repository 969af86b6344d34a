"""That somebody who is proposed by one organisation serves another one too."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Id
from models.organisation import Organisation


class FurtherPost(Base):
    """A second role of one person (marbot here, guru ngaji there). It is no entry: a person is paid for
    once.
    """

    __tablename__ = "further_posts"
    __table_args__ = (
        UniqueConstraint("worker_id", "organisation_id", "category", name="uq_further_posts_post"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    category: Mapped[str] = mapped_column(String(32))
    named_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    named_at: Mapped[datetime]

    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")
