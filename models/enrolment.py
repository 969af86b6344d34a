"""One person's entry by one organisation, and every status it ever had."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Id, choice
from models.encryption import EncryptedText
from models.organisation import Organisation
from models.worker import Worker


class EnrolmentStatus(StrEnum):
    """Where an entry stands. Approved never means protected: that only BPJS's own file says.

    ANNOUNCED: on the public list, objections may come. CLEARED: that time is over. PROPOSED: in a proposal
    that was sent. ENROLLED: BPJS has taken the person in; how long the cover runs its periods say.
    """

    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    ANNOUNCED = "announced"
    CLEARED = "cleared"
    PROPOSED = "proposed"
    ENROLLED = "enrolled"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    LEFT = "left"


OPEN_STATUSES = (
    EnrolmentStatus.SUBMITTED,
    EnrolmentStatus.RETURNED,
    EnrolmentStatus.APPROVED,
    EnrolmentStatus.ANNOUNCED,
    EnrolmentStatus.CLEARED,
    EnrolmentStatus.PROPOSED,
    EnrolmentStatus.ENROLLED,
)
# Decided by the office, and not yet in a proposal.
DECIDED_STATUSES = (EnrolmentStatus.APPROVED, EnrolmentStatus.ANNOUNCED, EnrolmentStatus.CLEARED)
_IS_OPEN = text("status IN (" + ", ".join(f"'{status}'" for status in OPEN_STATUSES) + ")")


class Enrolment(Base):
    """`category` is a key of regency/…/categories.toml. `findings` are the codes that the checks gave.

    `left_on` is the day from which the person no longer serves (the day of death, too); only with LEFT.
    """

    __tablename__ = "enrolments"
    __table_args__ = (
        # One worker is paid for once, however many organisations name them.
        Index(
            "uq_enrolments_open_worker",
            "worker_id",
            unique=True,
            sqlite_where=_IS_OPEN,
            postgresql_where=_IS_OPEN,
        ),
        Index("ix_enrolments_queue", "status", "submitted_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    reference: Mapped[str] = mapped_column(String(20), unique=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    category: Mapped[str] = mapped_column(String(32), index=True)
    serving_since: Mapped[date | None] = mapped_column(default=None)
    ktp_file_id: Mapped[str | None] = mapped_column(EncryptedText("enrolments.ktp_file_id"), default=None)
    consent_at: Mapped[datetime | None] = mapped_column(default=None)
    status: Mapped[EnrolmentStatus] = mapped_column(choice(EnrolmentStatus))
    status_since: Mapped[datetime]
    reason: Mapped[str | None] = mapped_column(String(32), default=None)
    returned_field: Mapped[str | None] = mapped_column(String(32), default=None)
    note: Mapped[str | None] = mapped_column(EncryptedText("enrolments.note"), default=None)
    left_on: Mapped[date | None] = mapped_column(default=None)
    findings: Mapped[list[Any]] = mapped_column(default=list)
    submitted_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), index=True, default=None)
    submitted_at: Mapped[datetime]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)

    worker: Mapped[Worker] = relationship(lazy="raise_on_sql")
    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}


class StatusChange(Base):
    """One step of an entry: who, when, from what, to what and why. Never changed afterwards."""

    __tablename__ = "status_changes"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id"), index=True)
    before: Mapped[EnrolmentStatus | None] = mapped_column(choice(EnrolmentStatus), default=None)
    after: Mapped[EnrolmentStatus] = mapped_column(choice(EnrolmentStatus))
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    reason: Mapped[str | None] = mapped_column(String(32), default=None)
    field: Mapped[str | None] = mapped_column(String(32), default=None)
    note: Mapped[str | None] = mapped_column(EncryptedText("status_changes.note"), default=None)
