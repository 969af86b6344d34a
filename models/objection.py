"""The days on which the public may object: who is announced, until when, and what was said against whom."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, choice
from models.encryption import EncryptedText

_IS_OPEN = text("status = 'open'")


class WindowStatus(StrEnum):
    """CANCELLED: as if it had never been opened; the people stand where they stood before."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class ObjectionStatus(StrEnum):
    """OPEN waits for staff. UPHELD: it was right, the entry is refused. DISMISSED: it was not."""

    OPEN = "open"
    UPHELD = "upheld"
    DISMISSED = "dismissed"


class ObjectionReason(StrEnum):
    """What somebody objects with; the words stand in `locales/*/objections.ftl`."""

    NOT_SERVING = "not_serving"
    DECEASED = "deceased"
    MOVED = "moved"
    CIVIL_SERVANT = "civil_servant"
    EMPLOYED = "employed"
    TWICE = "twice"
    OTHER = "other"


class ObjectionWindow(Base):
    """A window for a set of people, chosen by `scope` (see `services.objections.scopes`).

    It is open up to and with `ends_on`, a day of the regency; `ends_at` is the instant at which that day is
    over.
    """

    __tablename__ = "objection_windows"
    __table_args__ = (Index("ix_objection_windows_due", "status", "ends_at"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    scope: Mapped[str] = mapped_column(String(40))
    status: Mapped[WindowStatus] = mapped_column(choice(WindowStatus))
    opened_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    opened_at: Mapped[datetime]
    ends_on: Mapped[date]
    ends_at: Mapped[datetime]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)


class AnnouncedEntry(Base):
    """An entry on the list of a window. `ended_at`: this window no longer holds it, however that came."""

    __tablename__ = "announced_entries"
    __table_args__ = (
        Index("uq_announced_entries_window", "window_id", "enrolment_id", unique=True),
        Index(
            "uq_announced_entries_held",
            "enrolment_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    window_id: Mapped[int] = mapped_column(ForeignKey("objection_windows.id"))
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id"))
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class Objection(Base):
    """What somebody said against an entry. Who it was, nobody is told unless `named` says they agreed."""

    __tablename__ = "objections"
    __table_args__ = (
        # One person says a thing once; the next may be said when the first is decided.
        Index(
            "uq_objections_open",
            "account_id",
            "enrolment_id",
            unique=True,
            sqlite_where=_IS_OPEN,
            postgresql_where=_IS_OPEN,
        ),
        Index("ix_objections_queue", "status", "at"),
        Index("ix_objections_enrolment", "enrolment_id", "status"),
        Index("ix_objections_account", "account_id", "at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    window_id: Mapped[int] = mapped_column(ForeignKey("objection_windows.id"), index=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolments.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    named: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[ObjectionReason] = mapped_column(choice(ObjectionReason))
    words: Mapped[str | None] = mapped_column(EncryptedText("objections.words"), default=None)
    at: Mapped[datetime]
    status: Mapped[ObjectionStatus] = mapped_column(choice(ObjectionStatus))
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    answer: Mapped[str | None] = mapped_column(EncryptedText("objections.answer"), default=None)
