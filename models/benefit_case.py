"""A claim on BPJS after an accident or a death, from the first report until it is done, and its trail.

It is called a case here, because `services.claims` already means claiming a record of one's own.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Id, choice
from models.encryption import EncryptedJSON, EncryptedText
from models.worker import Worker


class CaseKind(StrEnum):
    """ACCIDENT and WORK_DEATH (a death by an accident at work) are JKK, DEATH of any other cause is JKM."""

    ACCIDENT = "accident"
    WORK_DEATH = "work_death"
    DEATH = "death"


class CaseStatus(StrEnum):
    """Where a case stands; the steps between them are in `services.benefits.case_steps`."""

    REPORTED = "reported"
    COMPLETE = "complete"
    SENT = "sent"
    PAID = "paid"
    REFUSED = "refused"
    CLOSED = "closed"


class BenefitCase(Base):
    """One event of one worker. `event` names it ("death", "accident 2026-11-22"): once open at a time.

    `event_at` is the earliest instant at which the accident may have been, `report_until` when BPJS's time
    for reporting it is over; both None for a death that was no accident. `papers` says of a paper's key
    "have" or "not_needed". `details` holds what happened and who inherits, as far as somebody told.
    """

    __tablename__ = "benefit_cases"
    __table_args__ = (
        Index(
            "uq_benefit_cases_open_event",
            "worker_id",
            "event",
            unique=True,
            sqlite_where=text("status != 'closed'"),
            postgresql_where=text("status != 'closed'"),
        ),
        Index("ix_benefit_cases_status", "status", "opened_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id"), index=True, default=None
    )
    kind: Mapped[CaseKind] = mapped_column(choice(CaseKind))
    event: Mapped[str] = mapped_column(String(32))
    event_on: Mapped[date]
    event_at: Mapped[datetime | None] = mapped_column(default=None)
    report_until: Mapped[datetime | None] = mapped_column(default=None)
    is_traffic: Mapped[bool] = mapped_column(default=False)
    status: Mapped[CaseStatus] = mapped_column(choice(CaseStatus))
    status_since: Mapped[datetime]
    reason: Mapped[str | None] = mapped_column(String(32), default=None)
    papers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    details: Mapped[Any | None] = mapped_column(EncryptedJSON("benefit_cases.details"), default=None)
    # When somebody said that BPJS itself knows of it: the report here goes to the office alone.
    bpjs_told_at: Mapped[datetime | None] = mapped_column(default=None)
    opened_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    opened_at: Mapped[datetime]
    # When anybody last did anything to it, and when somebody was last reminded of it.
    touched_at: Mapped[datetime]
    reminded_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)

    worker: Mapped[Worker] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}


class BenefitCaseStep(Base):
    """One step of a case, or a note on it (`before` and `after` the same). Never changed afterwards."""

    __tablename__ = "benefit_case_steps"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("benefit_cases.id"), index=True)
    before: Mapped[CaseStatus | None] = mapped_column(choice(CaseStatus), default=None)
    after: Mapped[CaseStatus] = mapped_column(choice(CaseStatus))
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    reason: Mapped[str | None] = mapped_column(String(32), default=None)
    note: Mapped[str | None] = mapped_column(EncryptedText("benefit_case_steps.note"), default=None)
