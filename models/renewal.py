"""Asking before each year whether those who are covered still serve."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id


class Renewal(Base):
    """One campaign: cover is to go on from `starts_on`. It ends by being closed, or by the next one."""

    __tablename__ = "renewals"
    __table_args__ = (UniqueConstraint("starts_on"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    starts_on: Mapped[date]
    begun_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    begun_at: Mapped[datetime]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)


class RenewalAnswer(Base):
    """Somebody whom a campaign asks about. Answered: they still serve. Who left, the entry itself says."""

    __tablename__ = "renewal_answers"
    __table_args__ = (
        UniqueConstraint("renewal_id", "enrolment_id"),
        Index("ix_renewal_answers_organisation", "organisation_id", "renewal_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    renewal_id: Mapped[int] = mapped_column(ForeignKey("renewals.id"))
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    serving_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
