"""Pictures of KTP that are kept only where the operator has decided so."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id
from models.encryption import EncryptedBytes


class KtpEvidence(Base):
    """A picture as it was sent, encrypted; `nik_index` is the blind index of the NIK that was read on it."""

    __tablename__ = "ktp_evidence"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    nik_index: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    picture: Mapped[bytes] = mapped_column(EncryptedBytes("ktp_evidence.picture"))
    created_at: Mapped[datetime] = mapped_column(index=True)
