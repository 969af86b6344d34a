"""Who names people: a masjid, musholla, posko damkar, TPA or lembaga adat."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Id, choice
from models.encryption import EncryptedText

_IS_WAITING = text("status = 'submitted'")


class OrganisationStatus(StrEnum):
    """Where an organisation stands: staff confirm it, its coordinator may enter members meanwhile."""

    SUBMITTED = "submitted"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Organisation(Base):
    """`kind` is a key of regency/…/organisations.toml; areas are Kemendagri codes (16.09.01.2002)."""

    __tablename__ = "organisations"
    __table_args__ = (Index("ix_organisations_place", "desa_code", "kind"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(120))
    folded_name: Mapped[str] = mapped_column(String(120), index=True)
    kecamatan_code: Mapped[str] = mapped_column(String(16), index=True)
    desa_code: Mapped[str] = mapped_column(String(16))
    landmark: Mapped[str | None] = mapped_column(String(200), default=None)
    simas_id: Mapped[str | None] = mapped_column(String(15), default=None)
    status: Mapped[OrganisationStatus] = mapped_column(choice(OrganisationStatus), index=True)
    submitted_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    submitted_at: Mapped[datetime]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    decision_note: Mapped[str | None] = mapped_column(
        EncryptedText("organisations.decision_note"), default=None
    )
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class JoinRequest(Base):
    """Somebody says that they speak for an organisation that is here already; staff confirm it first.

    Until then they see nothing of it: its members are other people's data.
    """

    __tablename__ = "join_requests"
    __table_args__ = (
        Index(
            "uq_join_requests_waiting",
            "account_id",
            "organisation_id",
            unique=True,
            sqlite_where=_IS_WAITING,
            postgresql_where=_IS_WAITING,
        ),
        Index("ix_join_requests_queue", "status", "submitted_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    position: Mapped[str | None] = mapped_column(String(100), default=None)
    status: Mapped[OrganisationStatus] = mapped_column(choice(OrganisationStatus))
    submitted_at: Mapped[datetime]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    decision_note: Mapped[str | None] = mapped_column(
        EncryptedText("join_requests.decision_note"), default=None
    )
    version: Mapped[int] = mapped_column(default=1)

    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}
