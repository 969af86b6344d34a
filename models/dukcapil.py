"""Files that went to Disdukcapil and came back, and what Disdukcapil says of each person."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, choice
from models.encryption import EncryptedJSON, EncryptedText


class DukcapilFileStatus(StrEnum):
    """SENT: a list given out. An answer is PREVIEWED first, then APPLIED or DISCARDED."""

    SENT = "sent"
    PREVIEWED = "previewed"
    APPLIED = "applied"
    DISCARDED = "discarded"


class DukcapilVerdict(StrEnum):
    """What Disdukcapil says of a person. DIFFERS: something does not agree, without saying what."""

    MATCH = "match"
    NAME_DIFFERS = "name_differs"
    DATE_DIFFERS = "date_differs"
    DIFFERS = "differs"
    UNKNOWN = "unknown"
    DEAD = "dead"
    MOVED = "moved"


class DukcapilFile(Base):
    """A list for Disdukcapil or an answer. `file_hash` is SHA-256 of its bytes in hex.

    `as_of` is the day the answer speaks of (of a list: the day it was made). `rows` holds what was read of an
    answer until it is applied or discarded, then it is wiped.
    """

    __tablename__ = "dukcapil_files"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    status: Mapped[DukcapilFileStatus] = mapped_column(choice(DukcapilFileStatus))
    file_name: Mapped[str] = mapped_column(String(200))
    file_hash: Mapped[str] = mapped_column(String(64), index=True)
    as_of: Mapped[date]
    rows: Mapped[Any | None] = mapped_column(EncryptedJSON("dukcapil_files.rows"), default=None)
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    made_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    made_at: Mapped[datetime]
    applied_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    applied_at: Mapped[datetime | None] = mapped_column(default=None)


class DukcapilSent(Base):
    """Somebody on a list, as they stood on it: an answer speaks of these data, whatever was mended since."""

    __tablename__ = "dukcapil_sent"
    __table_args__ = (Index("ix_dukcapil_sent_worker", "worker_id", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("dukcapil_files.id"))
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"))
    nik_index: Mapped[bytes] = mapped_column(LargeBinary(32))
    name: Mapped[str] = mapped_column(String(100))
    birth_date: Mapped[date]


class DukcapilCheck(Base):
    """One verdict about a person: the evidence who was compared, when, by which file. None is ever deleted.

    `nik_index`, `name` and `birth_date` are the data that were compared: once the person's own differ from
    them, the verdict speaks of somebody as they no longer stand here. `words` are Disdukcapil's own, `as_of`
    the day of its answer. `replaced_at`: a later verdict counts instead.
    """

    __tablename__ = "dukcapil_checks"
    __table_args__ = (
        Index(
            "uq_dukcapil_checks_current",
            "worker_id",
            unique=True,
            sqlite_where=text("replaced_at IS NULL"),
            postgresql_where=text("replaced_at IS NULL"),
        ),
        Index("ix_dukcapil_checks_worker", "worker_id", "id"),
        Index("ix_dukcapil_checks_verdict", "verdict"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    worker_id: Mapped[int] = mapped_column(ForeignKey("workers.id"))
    file_id: Mapped[int] = mapped_column(ForeignKey("dukcapil_files.id"), index=True)
    verdict: Mapped[DukcapilVerdict] = mapped_column(choice(DukcapilVerdict))
    words: Mapped[str | None] = mapped_column(EncryptedText("dukcapil_checks.words"), default=None)
    nik_index: Mapped[bytes] = mapped_column(LargeBinary(32))
    name: Mapped[str] = mapped_column(String(100))
    birth_date: Mapped[date]
    as_of: Mapped[date]
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    replaced_at: Mapped[datetime | None] = mapped_column(default=None)
