"""A person who is to be protected, once, whoever names them; and the code by which they are linked."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, choice
from models.encryption import EncryptedText
from models.protection import ProtectionState


class Worker(Base):
    """One human being: one NIK, one row. `sex` is L or P as on the KTP, areas are Kemendagri codes."""

    __tablename__ = "workers"
    __table_args__ = (Index("ix_workers_kecamatan_code", "kecamatan_code"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    nik: Mapped[str] = mapped_column(EncryptedText("workers.nik"))
    nik_index: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    folded_name: Mapped[str] = mapped_column(String(100), index=True)
    birth_date: Mapped[date]
    birth_place: Mapped[str | None] = mapped_column(String(100), default=None)
    sex: Mapped[str] = mapped_column(String(1))
    mother_name: Mapped[str | None] = mapped_column(EncryptedText("workers.mother_name"), default=None)
    address: Mapped[str | None] = mapped_column(EncryptedText("workers.address"), default=None)
    kecamatan_code: Mapped[str] = mapped_column(String(16))
    desa_code: Mapped[str] = mapped_column(String(16))
    phone: Mapped[str | None] = mapped_column(EncryptedText("workers.phone"), default=None)
    phone_index: Mapped[bytes | None] = mapped_column(LargeBinary(32), index=True, default=None)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    # The state of the cover as last noted in `protection_changes`; None for somebody BPJS does not know.
    protection: Mapped[ProtectionState | None] = mapped_column(choice(ProtectionState), default=None)
    # Which keys of `services.alike.blocking` are stored; 0: to be compared with others.
    keys_version: Mapped[int] = mapped_column(default=0, server_default="0", index=True)
    # Staff found that this is the person of another row, under another NIK; everything of theirs is there.
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("workers.id"), index=True, default=None)


class ClaimCode(Base):
    """A code that the coordinator passes to the worker; whoever opens it first is linked to the record."""

    __tablename__ = "claim_codes"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"), index=True)
    code: Mapped[str] = mapped_column(EncryptedText("claim_codes.code"))
    code_index: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    created_at: Mapped[datetime]
    used_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    used_at: Mapped[datetime | None] = mapped_column(default=None)


class ClaimAttempt(Base):
    """A try to get at a record that failed, so that tries can be limited per account and per NIK."""

    __tablename__ = "claim_attempts"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    target_index: Mapped[bytes | None] = mapped_column(LargeBinary(32), index=True, default=None)
    at: Mapped[datetime]
