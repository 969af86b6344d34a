"""Cover as BPJS's own files state it, and the files it came from."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, choice
from models.encryption import EncryptedJSON, EncryptedText


class Protection(Base):
    """A period of cover. AKTIF until `ends_on`, MASA TENGGANG until `grace_until`, then BERAKHIR."""

    __tablename__ = "protections"
    __table_args__ = (UniqueConstraint("worker_id", "starts_on"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"))
    kpj: Mapped[str | None] = mapped_column(EncryptedText("protections.kpj"), default=None)
    kpj_index: Mapped[bytes | None] = mapped_column(LargeBinary(32), index=True, default=None)
    programmes: Mapped[list[Any]] = mapped_column(default=list)
    starts_on: Mapped[date]
    ends_on: Mapped[date] = mapped_column(index=True)
    grace_until: Mapped[date]
    as_of: Mapped[date]
    roster_id: Mapped[int | None] = mapped_column(ForeignKey("rosters.id"), default=None)


class RosterStatus(StrEnum):
    """A file is first shown as a preview; it changes nothing before it is applied."""

    PREVIEWED = "previewed"
    APPLIED = "applied"
    DISCARDED = "discarded"


class Roster(Base):
    """A file of BPJS. `rows` holds what was read until it is applied or discarded, then it is wiped."""

    __tablename__ = "rosters"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    file_name: Mapped[str] = mapped_column(String(200))
    file_hash: Mapped[str] = mapped_column(String(64), index=True)
    as_of: Mapped[date]
    rows: Mapped[Any | None] = mapped_column(EncryptedJSON("rosters.rows"), default=None)
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    status: Mapped[RosterStatus] = mapped_column(choice(RosterStatus))
    uploaded_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    uploaded_at: Mapped[datetime]
    applied_at: Mapped[datetime | None] = mapped_column(default=None)
    applied_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
