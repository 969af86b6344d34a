"""Visits in the field: who goes where, whom they looked for, and everything that they sent from there."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Id, choice
from models.encryption import EncryptedText
from models.enrolment import Enrolment
from models.organisation import Organisation

_IS_OPEN = text("settled_at IS NULL")


class VisitStatus(StrEnum):
    """OPEN: somebody is to go there, or is there. SENT: the results are in. CANCELLED: nobody goes."""

    OPEN = "open"
    SENT = "sent"
    CANCELLED = "cancelled"


class VisitResult(StrEnum):
    """What was found of one person. NOT_FOUND: not met, and nobody there knew better."""

    PRESENT = "present"
    NOT_FOUND = "not_found"
    NOT_ACTIVE = "not_active"
    DECEASED = "deceased"
    MOVED = "moved"
    REFUSED = "refused"


class PieceKind(StrEnum):
    """What a message from the field was. REPORT: results of which it is not yet clear where they belong."""

    LOCATION = "location"
    PHOTO = "photo"
    NOTE = "note"
    REPORT = "report"


class Visit(Base):
    """One way to one organisation. Without `account_id` it waits for a verifier.

    `current_at` is when its verifier last worked on it: what comes without a number belongs to the newest.
    """

    __tablename__ = "visits"
    __table_args__ = (Index("ix_visits_desk", "status", "account_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    sample_id: Mapped[int | None] = mapped_column(ForeignKey("samples.id"), index=True, default=None)
    status: Mapped[VisitStatus] = mapped_column(choice(VisitStatus))
    due_on: Mapped[date]
    created_at: Mapped[datetime]
    created_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    assigned_at: Mapped[datetime | None] = mapped_column(default=None)
    current_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)

    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}


class VisitCheck(Base):
    """One person on the list of a visit; `place` is the number that stands before the name.

    `data_right`: whether what we have of somebody present is right (None: not said), `differs` what is not.
    `settled_at`: the result counts, or nobody looks any more (then without a result).
    """

    __tablename__ = "visit_checks"
    __table_args__ = (
        UniqueConstraint("visit_id", "place", name="uq_visit_checks_place"),
        # Nobody is looked for by two at once.
        Index(
            "uq_visit_checks_open",
            "enrolment_id",
            unique=True,
            sqlite_where=_IS_OPEN,
            postgresql_where=_IS_OPEN,
        ),
        Index("ix_visit_checks_enrolment_id", "enrolment_id", "settled_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visits.id"))
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id"))
    place: Mapped[int]
    result: Mapped[VisitResult | None] = mapped_column(choice(VisitResult), default=None)
    data_right: Mapped[bool | None] = mapped_column(default=None)
    differs: Mapped[list[Any]] = mapped_column(default=list)
    note: Mapped[str | None] = mapped_column(EncryptedText("visit_checks.note"), default=None)
    recorded_at: Mapped[datetime | None] = mapped_column(default=None)
    settled_at: Mapped[datetime | None] = mapped_column(default=None)

    visit: Mapped[Visit] = relationship(lazy="raise_on_sql")
    enrolment: Mapped[Enrolment] = relationship(lazy="raise_on_sql")


class VisitPiece(Base):
    """One thing sent from the field, in the order in which it came; without a visit while that is unclear.

    `content`: "latitude,longitude" in degrees, a Telegram file id, or words.
    """

    __tablename__ = "visit_pieces"
    __table_args__ = (Index("ix_visit_pieces_account_id", "account_id", "visit_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visits.id"), index=True, default=None)
    kind: Mapped[PieceKind] = mapped_column(choice(PieceKind))
    content: Mapped[str] = mapped_column(EncryptedText("visit_pieces.content"))
    message_id: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime]
