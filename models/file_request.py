"""What somebody waits for that takes longer than a turn may: papers, whole lists, a plan counted anew."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, choice
from models.encryption import EncryptedBytes


class FileKind(StrEnum):
    """SLIPS: papers for an organisation's people. PLAN: the preview of a proposal; PLAN_FILE: its list.

    LAPSES: whose cover ends. SAMPLE: everybody drawn. OBJECTIONS: a public list. DUKCAPIL: a list to compare.
    ROSTER_WAITING: who still waits for BPJS. ROSTER_RESULT: what a file of BPJS came to.
    """

    SLIPS = "slips"
    PLAN = "plan"
    PLAN_FILE = "plan_file"
    LAPSES = "lapses"
    SAMPLE = "sample"
    OBJECTIONS = "objections"
    DUKCAPIL = "dukcapil"
    ROSTER_WAITING = "roster_waiting"
    ROSTER_RESULT = "roster_result"


class FileRequest(Base):
    """One press; the row goes when it has been answered. `words` are those of the button, without a name.

    `about` is what a file is made of that cannot be asked for again.
    """

    __tablename__ = "file_requests"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    kind: Mapped[FileKind] = mapped_column(choice(FileKind))
    words: Mapped[str] = mapped_column(String(64))
    about: Mapped[bytes | None] = mapped_column(EncryptedBytes("file_requests.about"), default=None)
    tries: Mapped[int] = mapped_column(default=0)
    asked_at: Mapped[datetime]
