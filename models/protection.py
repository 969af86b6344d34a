"""Cover as BPJS's own files state it, and the files it came from."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, choice
from models.encryption import EncryptedJSON, EncryptedText


class ProtectionState(StrEnum):
    """AKTIF up to and with `ends_on`, MASA TENGGANG up to and with `grace_until`, then BERAKHIR.

    Only AKTIF pays benefits: in the grace period a membership can be revived, not used (BPJS, BPU).
    """

    ACTIVE = "aktif"
    UPCOMING = "belum_mulai"
    GRACE = "masa_tenggang"
    ENDED = "berakhir"


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


class ProtectionCause(StrEnum):
    """Why the state of somebody's cover changed.

    A file of BPJS was applied, or taken back; two people turned out to be one; a day passed; or it was first
    looked at (people who were stored before changes were noted).
    """

    ROSTER = "roster"
    ROSTER_UNDONE = "roster_undone"
    MERGED = "merged"
    DAY = "day"
    FIRST_SEEN = "first_seen"


class ProtectionChange(Base):
    """One change of the state of somebody's cover: the trail of it, never changed afterwards.

    None before: BPJS did not know the person; None after: does not know them any more. `since` is the day of
    the regency from which the new state holds, `at` when it was noted.
    """

    __tablename__ = "protection_changes"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"), index=True)
    before: Mapped[ProtectionState | None] = mapped_column(choice(ProtectionState), default=None)
    after: Mapped[ProtectionState | None] = mapped_column(choice(ProtectionState), default=None)
    since: Mapped[date] = mapped_column(index=True)
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    cause: Mapped[ProtectionCause] = mapped_column(choice(ProtectionCause))
    roster_id: Mapped[int | None] = mapped_column(ForeignKey("rosters.id"), default=None)
    note: Mapped[str | None] = mapped_column(EncryptedText("protection_changes.note"), default=None)


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
